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

static void a_name_tells_what_is_inside(void **state)
{
	(void)state;
	static const str cases[][3] = {
		{ T("scan.pdf"), T("%PDF-1.7"), T("scan.pdf") },      { T("SCAN.PDF"), T("%PDF-1.7"), T("SCAN.PDF") },
		{ T("bill.hta"), T("%PDF-1.7"), T("bill.hta.pdf") },  { T("bill.pdf"), T("\x89PNG"), T("bill.pdf.png") },
		{ T("bill.pdf"), T("MZ\x90"), T("bill.pdf.bin") },    { T("pdf"), T("%PDF-1.7"), T("pdf.pdf") },
		{ T(""), T("%PDF-1.7"), T(".pdf") },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(cases); i++)
		same(paper_name(&a, cases[i][0], cases[i][1]), cases[i][2]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_paper_is_none),
		cmocka_unit_test(papers_are_known_by_how_they_begin),
		cmocka_unit_test(a_name_tells_what_is_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
