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
		cmocka_unit_test(differences_name_columns_and_going),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
