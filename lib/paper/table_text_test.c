/* table_text_test.c - what people see in a terminal: aligned columns, nothing too wide, no steering.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "paper/table_text.h"

static void widths_are_those_people_see(void **state)
{
	(void)state;
	static const struct {
		str text;
		size_t columns, widest;
	} rows[] = {
		{ T(""), 0, 0 },
		{ T("abc"), 3, 3 },
		{ T("台帳"), 4, 4 },
		{ T("ﾀﾞｲ"), 3, 3 },
		{ T("Ａ１"), 4, 4 },
		{ T("か\u3099"), 2, 2 },
		{ T("e\u0301"), 1, 1 },
		{ T("\u200b"), 0, 0 },
		{ T("𠮷田"), 4, 4 },
		{ T("\x1b[0m"), 4, 4 },
		{ T("一\n二三"), 7, 4 },
		{ T("\xff"), 1, 1 },
		{ T("葛\U000E0100"), 2, 2 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(text_columns(rows[i].text), rows[i].columns);
		assert_int_equal(text_widest(rows[i].text), rows[i].widest);
	}
}

static const struct text_column columns[] = {
	{ .head = T("番号"), .right = true },
	{ .head = T("検査") },
	{ .head = T("理由"), .wrap = true },
};

static const str cells[] = {
	T("1"), T("退職者"), T("無効にしてください。\n至急"),
	T("120"), T("\x1b[31mred\nline"), T("the quick brown fox"),
};

static void tables_fit_the_terminal(void **state)
{
	(void)state;
	static const struct {
		size_t width, rows;
		str want;
	} given[] = {
		{ 0, 0, T("番号  検査  理由\n"
			  "----  ----  ----\n") },
		{ 0, 2, T("番号  検査           理由\n"
			  "----  -------------  --------------------\n"
			  "   1  退職者         無効にしてください。\n"
			  "                     至急\n"
			  " 120  \ufffd[31mred line  the quick brown fox\n") },
		{ 30, 2, T("番号  検査         理由\n"
			   "----  -----------  -----------\n"
			   "   1  退職者       無効にして\n"
			   "                   ください。\n"
			   "                   至急\n"
			   " 120  \ufffd[31mred l…  the quick\n"
			   "                   brown fox\n") },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		struct text_table t = { columns, LENGTH(columns), cells, given[i].rows, given[i].width };
		text_table_put(&out, &t);
		same(buf_str(&out), given[i].want);
	}
}

/* Even where nothing fits, every character of a wrapped text is shown, and the work ends. */
static void no_terminal_is_too_narrow(void **state)
{
	(void)state;
	static const str shown[] = { T("無"), T("効"), T("至"), T("急"), T("q"), T("x") };
	for (size_t width = 1; width < 20; width++) {
		auto_buf out = { 0 };
		struct text_table t = { columns, LENGTH(columns), cells, 2, width };
		text_table_put(&out, &t);
		for (size_t i = 0; i < LENGTH(shown); i++)
			assert_true(str_has(buf_str(&out), shown[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths_are_those_people_see),
		cmocka_unit_test(tables_fit_the_terminal),
		cmocka_unit_test(no_terminal_is_too_narrow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
