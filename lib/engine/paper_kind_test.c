/* paper_kind_test.c - kinds of paper are told by their bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "paper_kind.h"

static void what_is_no_paper_is_none(void **state)
{
	(void)state;
	static const str cases[] = { T(""), T("%PD"), T("MZ\x90"), T("<html>%PDF-"), T("PK\x03\x04 ppt/presentation.xml"), T("\0\0\0\x18"),
		                     T("\0\0\0\x18" "ftypmp42"), T("xl/workbook.xml") };
	for (size_t i = 0; i < LENGTH(cases); i++)
		if (paper_kind_of(cases[i]))
			fail_msg("case %zu is taken for %s", i, paper_kind_of(cases[i])->ending);
}

static void papers_are_known_by_how_they_begin(void **state)
{
	(void)state;
	static const struct {
		str bytes;
		const char *ending;
	} cases[] = {
		{ T("%PDF-1.7"), ".pdf" }, { T("\x89PNG\r\n"), ".png" }, { T("\xff\xd8\xff\xe0"), ".jpg" }, { T("II*\0"), ".tif" },
		{ T("MM\0*"), ".tif" }, { T("\0\0\0\x18" "ftypheic"), ".heic" }, { T("\0\0\0\x18" "ftypmif1"), ".heic" },
		{ T("PK\x03\x04..xl/workbook.xml.."), ".xlsx" }, { T("PK\x03\x04..word/document.xml.."), ".docx" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct paper_kind *kind = paper_kind_of(cases[i].bytes);
		same(str_of(kind ? kind->ending : ""), str_of(cases[i].ending));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_paper_is_none),
		cmocka_unit_test(papers_are_known_by_how_they_begin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
