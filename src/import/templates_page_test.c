/* templates_page_test.c - every template, filled in, comes back whole; every sample file can be had.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "base/data.h"
#include "duties.h"
#include "engine/sheet.h"
#include "lists.h"

#include <string.h>

/* The first sheet of a template. */
static const struct sheet *first_sheet(struct visitor *v, const struct list_row *list, struct book *book)
{
	struct err e = { 0 };
	visitor_get(v, arena_fmt(&v->arena, "/import/templates/%s.xlsx", list->kind).p);
	assert_int_equal(v->status, 200);
	assert_true(str_has(visitor_header(v, "Content-Disposition"), S("attachment")));
	works(xlsx_read(&v->arena, v->body, book, &e), e);
	assert_int_equal(book->count, 2);
	assert_int_equal(book->sheets[0].count, 1);
	assert_int_equal(book->sheets[1].count, book->sheets[0].rows[0].count + 2);
	return &book->sheets[0];
}

/* The empty template is known for what it is, with every header taken. */
static void expect_known(struct visitor *v, const struct list_row *list)
{
	struct book book = { 0 };
	struct err e = { 0 };
	struct import_result r;
	const struct sheet *sheet = first_sheet(v, list, &book);
	struct import_ask ask = { .kind = list->asked ? duty_kind(duties, str_of(list->kind)) : NULL, .among = lists_kinds(&v->toy.w), .file = S("ひな形.xlsx"), .bytes = v->body, .dry_run = true };
	works(import_run(&v->toy.w, &ask, &r, &e), e);
	if (strcmp(r.kind->name, list->kind) != 0)
		fail_msg("the template of %s is taken for a list of %s", list->kind, r.kind->name);
	assert_int_equal(r.column_count, sheet->rows[0].count);
	assert_int_equal(r.count, 0);
	for (size_t i = 0; i < r.column_count; i++)
		if (!r.columns[i].column)
			fail_msg("%s: \"%.*s\" means nothing", list->kind, P(r.columns[i].header));
}

static void every_template_is_known_by_its_headers(void **state)
{
	(void)state;
	static const enum lang langs[] = { LANG_JA, LANG_EN };
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	for (size_t l = 0; l < LENGTH(langs); l++) {
		visitor_speaks(&v, langs[l]);
		for (const struct list_row *list = list_rows; list->kind; list++)
			if (list_is_written_by_hand(list))
				expect_known(&v, list);
	}
	visitor_close(&v);
}

static void the_page_has_the_first_three_and_the_samples(void **state)
{
	(void)state;
	struct visitor v;
	size_t files = 0;
	visitor_open(&v, duties, ROLE_AUDITOR);
	visitor_get(&v, "/import/templates");
	sees(&v, 200, "はじめの3つ", "templates/device.xlsx", "templates/person.xlsx", "templates/vendor.xlsx", "そのあとの表", "練習用のファイル",
	     "/import/samples/");
	misses(&v, "templates/rule.xlsx");
	for (const struct data_file *file = data_files; file->name.p; file++)
		files += str_starts(file->name, S("sample/")) && !str_ends(file->name, S("README.md"));
	assert_int_equal(visitor_counts(&v, "href=\"/import/samples/"), files);
	visitor_get(&v, "/import/samples/fw01.conf");
	assert_int_equal(v.status, 200);
	same(v.body, data_bytes(S("sample/fw01.conf")));
	visitor_get(&v, "/import/templates/rule.xlsx");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void every_kind_of_the_ledger_is_a_list(void **state)
{
	(void)state;
	for (struct kinds k = kinds_of(duties); kinds_next(&k);)
		if (!list_of(str_of(k.kind->name)) && strcmp(k.kind->name, "decision") != 0)
			fail_msg("%s is no list", k.kind->name);
	for (const struct list_row *list = list_rows; list->kind; list++)
		assert_non_null(duty_kind(duties, str_of(list->kind)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_template_is_known_by_its_headers),
		cmocka_unit_test(the_page_has_the_first_three_and_the_samples),
		cmocka_unit_test(every_kind_of_the_ledger_is_a_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
