/* xls.c - recognising the workbooks that cannot be read, and saying what to do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xls.h"

bool xls_is(str bytes)
{
	return str_starts(bytes, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

bool xls_refuse(struct err *e)
{
	return err_set(e, ERR_INPUT,
	               "パスワード付き、または古い形式（.xls）です。"
	               "Excel の「名前を付けて保存」で、パスワードを付けずに .xlsx で保存し直してください",
	               "it has a password or is in the old format (.xls); save it in Excel as .xlsx without a password");
}

bool xls_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	(void)a, (void)bytes, (void)charset, (void)file, (void)b;
	return xls_refuse(e);
}
