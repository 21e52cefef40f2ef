/* xlsx_escape_test.c - texts come back from a workbook as they went in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xlsx_escape.h"

static void escapes_are_undone(void **state)
{
	(void)state;
	static const struct {
		str text, want;
	} rows[] = {
		{ T(""), T("") },
		{ T("_x000D"), T("_x000D") },
		{ T("_x00GD_"), T("_x00GD_") },
		{ T("_x0007_"), T("_x0007_") }, /* a bell in a cell is nobody's wish */
		{ T("_xD83D_"), T("_xD83D_") },
		{ T("_x3042_い"), T("あい") },
		{ T("_x005F_x000D_"), T("_x000D_") },
		{ T("__x0041__"), T("_A_") },
		{ T("a_x000D_\nb"), T("a\nb") },
		{ T("a_x000d_b"), T("a\nb") },
		{ T("a\r\nb\rc\r"), T("a\nb\nc\n") },
		{ T("a\nb"), T("a\nb") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_buf to = { 0 };
		same(xlsx_unescape(rows[i].text, &to), rows[i].want);
	}
}

static void texts_become_xml(void **state)
{
	(void)state;
	static const struct {
		str text, want;
	} rows[] = {
		{ T(""), T("") },
		{ T("a<b>&\"'"), T("a&lt;b&gt;&amp;\"'") },
		{ T("髙\n﨑\t𠮷"), T("髙\n﨑\t𠮷") },
		{ T("\r\n"), T("_x000D_\n") },
		{ T("\a\0"), T("_x0007__x0000_") },
		{ T("_x000D_"), T("_x005F_x000D_") },
		{ T("_x000_"), T("_x000_") },
		{ T("\xEF\xBF\xBF"), T("_xFFFF_") },
		{ T("\xFF"), T("\xEF\xBF\xBD") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_buf to = { 0 };
		xlsx_escape(&to, rows[i].text);
		same(buf_str(&to), rows[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_are_undone),
		cmocka_unit_test(texts_become_xml),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
