/* xls_test.c - workbooks that cannot be read are told from others, and the way out is named.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xls.h"
#include "xlsx_patch.h"

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void they_are_recognised(void **state)
{
	(void)state;
	assert_true(xls_is(S(OLE " and so on")));
	assert_false(xls_is(S("\xD0\xCF\x11\xE0\xA1\xB1\x1A")));
	assert_false(xls_is(S("PK\3\4")));
	assert_false(xlsx_is(S(OLE " xl/workbook.xml")));
}

static void the_way_out_is_named(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct book b = { 0 };
	struct err e;
	str way = S("Excel の「名前を付けて保存」で、パスワードを付けずに .xlsx で保存し直してください");
	refuses(xls_read(&a, S(OLE), S(""), S("台帳.xls"), &b, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), way));
	refuses(xlsx_read(&a, S(OLE), &b, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), way));
	refuses(xlsx_patch(&a, S(OLE), NULL, 0, &out, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), way));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_are_recognised),
		cmocka_unit_test(the_way_out_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
