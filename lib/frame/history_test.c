/* history_test.c - every change is taken back, also a taking back; what was changed again later is left alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

static void import(struct toy *t, const char *csv)
{
	struct import_result r;
	struct err e = { 0 };
	works(toy_import(t, &toy_kind, "台帳.csv", csv, &r, &e), e);
}

static void without_a_change_there_is_nothing_to_undo(void **state)
{
	(void)state;
	struct toy t;
	struct undo undo;
	struct err e;
	toy_open(&t, toy_duties);
	refuses(history_undo(&t.w, S(""), &undo, &e), e, ERR_MISSING);
	toy_close(&t);
}

static void an_undo_is_itself_undone(void **state)
{
	(void)state;
	struct toy t;
	struct undo undo, again;
	struct err e = { 0 };
	toy_open(&t, toy_duties);
	import(&t, "管理番号,品名,場所\nD1,汽車,1階\nD2,人形,2階\n");
	import(&t, "管理番号,品名,場所\nD1,汽車,9階\n");
	assert_int_equal(toy_count(&t, &toy_kind), 1);
	works(history_undo(&t.w, S(""), &undo, &e), e);
	same(toy_value(&t, &toy_kind, "D1", "place"), S("1階"));
	assert_int_equal(toy_count(&t, &toy_kind), 2);
	works(history_undo(&t.w, id_str(&undo.act), &again, &e), e);
	same(toy_value(&t, &toy_kind, "D1", "place"), S("9階"));
	assert_int_equal(toy_count(&t, &toy_kind), 1);
	toy_close(&t);
}

static void what_was_changed_again_is_left(void **state)
{
	(void)state;
	struct toy t;
	struct undo undo, first;
	struct err e = { 0 };
	str act;
	toy_open(&t, toy_duties);
	import(&t, "管理番号,品名,場所\nD1,汽車,1階\nD2,人形,2階\n");
	works(db_one_str(t.w.db, &t.arena, &e, &act, "SELECT max(act) FROM change", NONE), e);
	import(&t, "管理番号,品名,場所\nD1,汽車,9階\nD2,人形,2階\n");
	refuses(history_undo(&t.w, act, &undo, &e), e, ERR_PARTLY);
	assert_int_equal(undo.left_count, 1);
	same(undo.left[0], S("D1"));
	assert_int_equal(toy_count(&t, &toy_kind), 1);
	refuses(history_undo(&t.w, act, &first, &e), e, ERR_MISSING);
	toy_close(&t);
}

/* ("" = to nobody) */
static str owner_linked(struct toy *t)
{
	str id;
	struct err e = { 0 };
	works(db_one_str(t->w.db, &t->arena, &e, &id, "SELECT coalesce((SELECT o.name FROM owner o WHERE o.id=t.owner_id), '') FROM toy t", NONE), e);
	return id;
}

/* A link goes with the name it was made of, there and back. */
static void a_link_is_taken_back_with_its_name(void **state)
{
	(void)state;
	struct toy t;
	struct undo undo;
	struct import_result r;
	struct err e = { 0 };
	struct record_set set;
	struct id act;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &owner_kind, "人.csv", "氏名,職員番号\n佐藤,1\n鈴木,2\n", &r, &e), e);
	import(&t, "管理番号,品名,持ち主\nD1,汽車,佐藤\n");
	same(owner_linked(&t), S("佐藤"));
	works(record_all(t.w.db, &t.arena, &toy_kind, false, &set, &e), e);
	struct record now = record_copy(&t.arena, &toy_kind, &set.records[0]);
	works(record_put(&t.arena, &toy_kind, &now, (size_t)record_column(&toy_kind, S("owner")), S("鈴木"), &e), e);
	works(record_write(&t.w, &toy_kind, &set.records[0], &now, &act, &e), e);
	same(owner_linked(&t), S("鈴木"));
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	same(owner_linked(&t), S("佐藤"));
	toy_close(&t);
}

static void a_record_is_told_as_it_was(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct record_set set;
	struct record then;
	str act;
	toy_open(&t, toy_duties);
	import(&t, "管理番号,品名,場所\nD1,汽車,1階\n");
	works(db_one_str(t.w.db, &t.arena, &e, &act, "SELECT max(act) FROM change", NONE), e);
	import(&t, "管理番号,品名,場所\nD1,汽車,2階\n");
	import(&t, "管理番号,品名,場所\nD1,汽車,3階\n");
	works(record_all(t.w.db, &t.arena, &toy_kind, false, &set, &e), e);
	works(history_then(&t.w, &toy_kind, &set.records[0], act, &then, &e), e);
	same(then.values[record_column(&toy_kind, S("place"))], S("1階"));
	works(history_then(&t.w, &toy_kind, &set.records[0], set.records[0].act, &then, &e), e);
	same(then.values[record_column(&toy_kind, S("place"))], S("3階"));
	works(history_then(&t.w, &toy_kind, &set.records[0], S(""), &then, &e), e);
	assert_true(then.gone); /* before it was added */
	toy_close(&t);
}

static void differences_name_columns_and_going(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct difference *list;
	str diff = S("{\"place\":[\"1階\",\"9階\"],\"scope\":[\"a\",\"b\"],\"gone\":[\"\",\"yes\"],\"other\":[\"\",\"\"]}");
	assert_int_equal(history_differences(&a, &toy_kind, diff, &list), 2);
	assert_string_equal(list[0].column->name, "place");
	same(list[0].before, S("1階"));
	same(list[0].after, S("9階"));
	assert_null(list[1].column);
	assert_int_equal(history_differences(&a, &toy_kind, S(""), &list), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_change_there_is_nothing_to_undo),
		cmocka_unit_test(an_undo_is_itself_undone),
		cmocka_unit_test(what_was_changed_again_is_left),
		cmocka_unit_test(a_link_is_taken_back_with_its_name),
		cmocka_unit_test(a_record_is_told_as_it_was),
		cmocka_unit_test(differences_name_columns_and_going),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
