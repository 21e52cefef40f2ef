/* sheet_test.c - books keep what is put into them, and count what they cannot.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/utf8.h"
#include "engine/sheet.h"

#include <string.h>

static void notes_over_the_bound_are_counted(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	for (unsigned i = 1; i <= BOOK_NOTES_MAX + 5; i++)
		book_note(&a, &b, "%u 行目", "line %u", i);
	assert_int_equal(b.note_count, BOOK_NOTES_MAX);
	assert_int_equal(b.noted, BOOK_NOTES_MAX + 5);
	same(str_of(b.notes[0].ja), S("1 行目"));
	same(str_of(b.notes[BOOK_NOTES_MAX - 2].en), S("line 199"));
	same(str_of(b.notes[BOOK_NOTES_MAX - 1].ja), S("ほかに 6 件あります"));
	same(str_of(b.notes[BOOK_NOTES_MAX - 1].en), S("and 6 more"));
}

static void a_long_note_is_cut_at_a_whole_character(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	char text[3 * 200 + 1] = "";
	for (size_t i = 0; i < 200; i++)
		memcpy(text + 3 * i, "長", 4);
	book_note(&a, &b, "%s", "x%s", text);
	assert_int_equal(strlen(b.notes[0].ja), 318);
	assert_int_equal(strlen(b.notes[0].en), 319);
	assert_true(utf8_valid(str_of(b.notes[0].ja)) && utf8_valid(str_of(b.notes[0].en)));
}

static void sheets_stay_where_they_are(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct sheet *first = book_sheet(&a, &b, S("規則"), S("rule"), (str[]){ S("名前"), S("許可") }, 2);
	while (b.count < SHEETS_MAX)
		book_sheet(&a, &b, S("空"), S(""), NULL, 0);
	assert_ptr_equal(first, &b.sheets[0]);
	same(first->name, S("規則"));
	same(first->kind, S("rule"));
	assert_int_equal(first->count, 1);
	assert_int_equal(first->rows[0].number, 0);
	same(first->rows[0].cells[1], S("許可"));
	assert_int_equal(b.sheets[SHEETS_MAX - 1].count, 0);
}

static void rows_lose_their_empty_ends_only(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct sheet *s = book_sheet(&a, &b, S(""), S(""), NULL, 0);
	str cells[] = { S(""), S("一"), S(""), S("二"), S(""), S("") };
	for (uint32_t i = 1; i <= 100; i++)
		sheet_put(&a, s, i, cells, i % 7);
	cells[1] = S("changed");
	assert_int_equal(s->count, 100);
	assert_int_equal(s->rows[99].number, 100);
	assert_int_equal(s->rows[6].count, 0); /* no cells at all */
	assert_int_equal(s->rows[0].count, 0); /* an empty one */
	assert_int_equal(s->rows[5].count, 4);
	same(s->rows[5].cells[0], S(""));
	same(s->rows[5].cells[1], S("一"));
	same(s->rows[5].cells[3], S("二"));
}

static void cells_are_named_as_in_a_spreadsheet(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	static const struct {
		size_t column;
		uint32_t row;
		str name;
	} rows[] = {
		{ 0, 1, T("A1") },      { 2, 12, T("C12") },     { 25, 9, T("Z9") },
		{ 26, 9, T("AA9") },    { 51, 1, T("AZ1") },     { 52, 1, T("BA1") },
		{ 701, 3, T("ZZ3") },   { 702, 3, T("AAA3") },
		{ SHEET_COLUMNS_MAX - 1, SHEET_ROWS_MAX, T("XFD1048576") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(cell_name(&a, rows[i].column, rows[i].row), rows[i].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_over_the_bound_are_counted),
		cmocka_unit_test(a_long_note_is_cut_at_a_whole_character),
		cmocka_unit_test(sheets_stay_where_they_are),
		cmocka_unit_test(rows_lose_their_empty_ends_only),
		cmocka_unit_test(cells_are_named_as_in_a_spreadsheet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
