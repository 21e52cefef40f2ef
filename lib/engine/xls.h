/* xls.h - workbooks that cannot be read as they are: the old binary format, and those with a password.
 * Both are OLE compound files ([MS-CFB], section 2.2), and the same step in Excel helps with both.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

bool xls_is(str bytes);
bool xls_refuse(struct err *e); /* always false, as err_set is */
/* Stands in the table of readers, so that such a file is recognised by name. Always false. */
bool xls_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
