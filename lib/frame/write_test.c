/* write_test.c - records written by hand: as one act, everything or nothing, and not over what somebody else wrote.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

static size_t place(void)
{
	return (size_t)record_column(&toy_kind, S("place"));
}

static void open_two(struct toy *t, struct record_set *set)
{
	struct import_result r;
	struct err e = { 0 };
	toy_open(t, toy_duties);
	works(toy_import(t, &toy_kind, "台帳.csv", "管理番号,品名,場所\nD1,汽車,1階\nD2,人形,2階\n", &r, &e), e);
	works(record_all(t->w.db, &t->arena, &toy_kind, false, set, &e), e);
	assert_int_equal(set->count, 2);
}

static struct record moved(struct toy *t, const struct record *r, const char *to)
{
	struct record now = record_copy(&t->arena, &toy_kind, r);
	record_set(&t->arena, &toy_kind, &now, place(), str_of(to));
	return now;
}

static int64_t acts(struct toy *t)
{
	int64_t n = 0;
	struct err e = { 0 };
	works(db_one_int(t->w.db, &e, &n, 0, "SELECT count(*) FROM journal", NONE), e);
	return n;
}

static void what_was_read_before_anothers_change_is_not_written(void **state)
{
	(void)state;
	struct toy t;
	struct record_set set;
	struct err e = { 0 };
	struct id act;
	open_two(&t, &set);
	struct record now[] = { moved(&t, &set.records[0], "8階"), moved(&t, &set.records[1], "8階") };
	struct record other = moved(&t, &set.records[1], "7階");
	works(record_write(&t.w, &toy_kind, &set.records[1], &other, &act, &e), e);
	int64_t before = acts(&t);
	refuses(records_write(&t.w, &toy_kind, set.records, now, 2, &act, &e), e, ERR_CONFLICT);
	same(toy_value(&t, &toy_kind, "D1", "place"), S("1階"));
	same(toy_value(&t, &toy_kind, "D2", "place"), S("7階"));
	assert_int_equal(acts(&t), before);
	toy_close(&t);
}

static void several_are_one_act(void **state)
{
	(void)state;
	struct toy t;
	struct record_set set;
	struct err e = { 0 };
	struct undo undo;
	struct id act;
	open_two(&t, &set);
	struct record now[] = { moved(&t, &set.records[0], "8階"), moved(&t, &set.records[1], "8階") };
	int64_t before = acts(&t);
	works(records_write(&t.w, &toy_kind, set.records, now, 2, &act, &e), e);
	assert_int_equal(acts(&t), before + 1);
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	assert_int_equal(undo.restored, 2);
	same(toy_value(&t, &toy_kind, "D2", "place"), S("2階"));
	toy_close(&t);
}

static void new_ones_get_ids(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	toy_open(&t, toy_duties);
	struct record now[] = { record_blank(&t.arena, &toy_kind), record_blank(&t.arena, &toy_kind) };
	works(records_write(&t.w, &toy_kind, NULL, now, 2, &act, &e), e);
	assert_true(id_valid(now[0].id) && id_valid(now[1].id) && str_order(now[0].id, now[1].id) < 0);
	assert_int_equal(toy_count(&t, &toy_kind), 2);
	toy_close(&t);
}

static void what_is_too_long_is_not_put(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 };
	struct err e = { 0 };
	struct record r = record_blank(&a, &toy_kind);
	for (size_t i = 0; i < RECORD_VALUE_MAX; i++)
		buf_byte(&text, 'x');
	works(record_put(&a, &toy_kind, &r, place(), buf_str(&text), &e), e);
	buf_byte(&text, 'x');
	refuses(record_put(&a, &toy_kind, &r, place(), buf_str(&text), &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), S("場所")) && str_has(str_of(e.en), S("Place")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_read_before_anothers_change_is_not_written),
		cmocka_unit_test(several_are_one_act),
		cmocka_unit_test(new_ones_get_ids),
		cmocka_unit_test(what_is_too_long_is_not_put),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
