/* record_list_test.c - what is asked for comes, counted, in order, and a page at a time, with a search or without.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "frame/record_list.h"
#include "toy.h"

#define TOYS                                                                                                   \
	"管理番号,品名,大きさ,購入日,数\nD1,ＡＢ汽車,大,R4.4.1,10\nD2,人形,小,2012,9\nD3,ab積木,,,\nD4,こま,謎,不明,約30\n"

static void import(struct toy *t, const char *csv)
{
	struct import_result r;
	struct err e = { 0 };
	works(toy_import(t, &toy_kind, "台帳.csv", csv, &r, &e), e);
}

static int column(const char *name)
{
	return record_column(&toy_kind, str_of(name));
}

/* The numbers of what is listed, then how many there are of it. */
static str listed(struct toy *t, const struct list_ask *ask)
{
	struct listed list;
	struct err e = { 0 };
	auto_buf b = { 0 };
	works(record_list(&t->w, ask, &list, &e), e);
	for (size_t i = 0; i < list.set.count; i++)
		buf_fmt(&b, "%.*s ", P(list.set.records[i].values[0]));
	buf_fmt(&b, "of %zu", list.total);
	return arena_copy(&t->arena, buf_str(&b));
}

static void what_is_asked_for_comes(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	import(&t, TOYS "D5,古い,,,\n");
	import(&t, TOYS);
	const struct {
		struct list_ask ask;
		const char *want;
	} rows[] = {
		{ { .sort = -1, .find = S("どこにもない") }, "of 0" },
		{ { .sort = -1 }, "D1 D2 D3 D4 of 4" },
		{ { .sort = -1, .presence = PRESENCE_GONE }, "D5 of 1" },
		{ { .sort = -1, .presence = PRESENCE_ANY }, "D1 D2 D3 D4 D5 of 5" },
		{ { .sort = -1, .falling = true }, "D4 D3 D2 D1 of 4" },
		{ { .sort = -1, .find = S("ａｂ") }, "D1 D3 of 2" },
		{ { .sort = -1, .find = S("AB"), .skip = 1, .most = 1 }, "D3 of 2" },
		{ { .sort = -1, .find = S("AB"), .skip = 5, .most = 1 }, "of 2" },
		{ { .sort = -1, .skip = 1, .most = 2 }, "D2 D3 of 4" },
		{ { .sort = -1, .skip = 9, .most = 2 }, "of 4" },
		{ { .sort = column("amount"), .most = 9 }, "D2 D1 D4 D3 of 4" },
		{ { .sort = column("amount"), .falling = true }, "D4 D1 D2 D3 of 4" },
		{ { .sort = column("bought") }, "D2 D1 D3 D4 of 4" },
		{ { .sort = column("size") }, "D1 D2 D3 D4 of 4" },
		{ { .sort = column("size"), .falling = true }, "D2 D1 D3 D4 of 4" },
		{ { .sort = column("size"), .find = S("ab"), .columns = { [0] = true } }, "D1 D3 of 2" },
		{ { .sort = column("name") }, "D3 D4 D2 D1 of 4" }, /* by bytes */
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct list_ask ask = rows[i].ask;
		ask.kind = &toy_kind;
		if (!str_eq(listed(&t, &ask), str_of(rows[i].want)))
			fail_msg("row %zu: got \"%.*s\", want \"%s\"", i, P(listed(&t, &ask)), rows[i].want);
	}
	toy_close(&t);
}

static void choices_are_filtered_and_told(void **state)
{
	(void)state;
	struct toy t;
	struct listed list;
	struct err e = { 0 };
	struct list_ask ask = { .kind = &toy_kind, .sort = -1, .most = 1 };
	int size = column("size");
	toy_open(&t, toy_duties);
	import(&t, TOYS);
	ask.choices[size] = S("big");
	same(listed(&t, &ask), S("D1 of 1"));
	ask.choices[size] = S(CHOICE_UNTOLD);
	same(listed(&t, &ask), S("D3 of 2"));
	ask.choices[size] = S("' OR 1=1 --");
	same(listed(&t, &ask), S("of 0"));
	ask.choices[size] = S("");
	ask.most = 0;
	works(record_list(&t.w, &ask, &list, &e), e);
	same(list.codes[(size_t)size], S("big"));
	same(list.codes[3 * record_columns(&toy_kind) + (size_t)size], S(""));
	toy_close(&t);
}

static void what_was_not_wanted_is_empty(void **state)
{
	(void)state;
	struct toy t;
	struct listed list;
	struct err e = { 0 };
	struct list_ask ask = { .kind = &toy_kind, .sort = -1, .find = S("大") };
	toy_open(&t, toy_duties);
	import(&t, TOYS);
	ask.columns[column("name")] = true;
	works(record_list(&t.w, &ask, &list, &e), e);
	assert_int_equal(list.set.count, 1);
	same(list.set.records[0].values[column("name")], S("ＡＢ汽車"));
	same(list.set.records[0].values[column("size")], S("")); /* though it was searched */
	assert_true(id_valid(list.set.records[0].act));
	toy_close(&t);
}

/* What was counted for one facility, or before an act, is not taken for another. */
static void counts_belong_to_an_act(void **state)
{
	(void)state;
	struct toy t, other;
	struct undo undo;
	int64_t n;
	struct err e = { 0 };
	toy_open(&t, toy_duties);
	toy_open(&other, toy_duties);
	works(record_count(&t.w, &toy_kind, &n, &e), e);
	assert_int_equal(n, 0);
	import(&t, TOYS);
	works(record_count(&t.w, &toy_kind, &n, &e), e);
	assert_int_equal(n, 4);
	works(record_count(&other.w, &toy_kind, &n, &e), e);
	assert_int_equal(n, 0);
	works(record_count(&t.w, &toy_kind, &n, &e), e);
	assert_int_equal(n, 4);
	works(history_undo(&t.w, S(""), &undo, &e), e);
	works(record_count(&t.w, &toy_kind, &n, &e), e);
	assert_int_equal(n, 0);
	toy_close(&other);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_asked_for_comes),
		cmocka_unit_test(choices_are_filtered_and_told),
		cmocka_unit_test(what_was_not_wanted_is_empty),
		cmocka_unit_test(counts_belong_to_an_act),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
