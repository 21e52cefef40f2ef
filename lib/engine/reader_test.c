/* reader_test.c - every format has a name of its own, and files are given to the reader that knows them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/reader.h"

static void nobody_reads_what_is_no_text(void **state)
{
	(void)state;
	static const str rows[] = {
		T("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), T("\0"),
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_null(reader_of(rows[i]));
	assert_null(reader_named(S("")));
	assert_null(reader_named(S("xl")));
}

static void every_format_has_a_name_of_its_own(void **state)
{
	(void)state;
	const struct reader *last = readers;
	for (const struct reader *reader = readers; reader->name; last = reader++) {
		assert_ptr_equal(reader_named(str_of(reader->name)), reader);
		assert_true(reader->words.ja[0] && reader->words.en[0] && reader->is && reader->read);
	}
	same(str_of(last->name), S("csv"));
}

static void any_text_is_a_table(void **state)
{
	(void)state;
	static const str rows[] = { T(""), T("a"), T("a,b\n"), T("\x91\xE4\x92\xA0"), T("\xFF\xFE" "a\0") };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		const struct reader *reader = reader_of(rows[i]);
		same(str_of(reader->name), S("csv"));
		works(reader->read(&a, rows[i], S(""), S("表.csv"), &b, &e), e);
	}
}

static void a_broken_workbook_is_refused_by_its_own_reader(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e;
	const struct reader *xlsx = reader_named(S("xlsx"));
	refuses(xlsx->read(&a, S("PK\3\4 no book"), S(""), S("台帳.xlsx"), &b, &e), e, ERR_INPUT);
}

static void an_old_or_locked_workbook_is_named_and_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e;
	static const str old = T("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0");
	const struct reader *reader = reader_of(old);
	same(str_of(reader->name), S("xls"));
	refuses(reader->read(&a, old, S(""), S("台帳.xls"), &b, &e), e, ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_reads_what_is_no_text),
		cmocka_unit_test(every_format_has_a_name_of_its_own),
		cmocka_unit_test(any_text_is_a_table),
		cmocka_unit_test(a_broken_workbook_is_refused_by_its_own_reader),
		cmocka_unit_test(an_old_or_locked_workbook_is_named_and_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
