/* links_test.c - which record a name stands for, and that links follow records as they come and go.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#define OWNERS "氏名,職員番号\n佐藤　花子,0001\n鈴木一郎,0002\n鈴木一郎,0003\n高橋 Ken,0004\n不明,0005\n"

static const struct {
	const char *name, *code; /* code of the one meant; "" for nobody or several */
} names[] = {
	{ "誰もいない", "" },
	{ "", "" },
	{ "不明", "" },     /* that nobody knows is no name */
	{ "鈴木一郎", "" }, /* two are called so */
	{ "0003", "0003" }, /* but not by their number */
	{ "佐藤花子", "0001" },
	{ "佐藤 花子", "0001" },
	{ "高橋ＫＥＮ", "0004" },
};

static str code_of(struct toy *t, str id)
{
	struct err e = { 0 };
	str code;
	works(db_one_str(t->w.db, &t->arena, &e, &code, "SELECT code FROM owner_now WHERE id=?", BIND(V(id))), e);
	return code;
}

static void a_name_stands_for_one_record_or_none(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &owner_kind, "名簿.csv", OWNERS, &r, &e), e);
	const struct labels *l = labels_of(&t.w, &owner_kind, &e);
	assert_non_null(l);
	for (size_t i = 0; i < LENGTH(names); i++)
		same(code_of(&t, labels_find(&t.w, l, str_of(names[i].name))), str_of(names[i].code));
	toy_close(&t);
}

/* Whose the toy D1 is by its link. */
static str owner_of(struct toy *t)
{
	struct err e = { 0 };
	str id;
	works(db_one_str(t->w.db, &t->arena, &e, &id, "SELECT coalesce(owner_id, '') FROM toy_now WHERE number='D1'", NONE), e);
	return code_of(t, id);
}

static void links_follow_records(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	struct undo undo;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", "管理番号,品名,持ち主\nD1,汽車,佐藤花子\n", &r, &e), e);
	same(owner_of(&t), S("")); /* nobody of that name yet */
	works(toy_import(&t, &owner_kind, "名簿.csv", OWNERS, &r, &e), e);
	same(owner_of(&t), S("0001"));
	works(history_undo(&t.w, id_str(&r.act), &undo, &e), e);
	same(owner_of(&t), S("")); /* gone again */
	works(toy_import(&t, &owner_kind, "名簿.csv", "氏名,職員番号\n佐藤花子,0009\n", &r, &e), e);
	same(owner_of(&t), S("0009"));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_stands_for_one_record_or_none),
		cmocka_unit_test(links_follow_records),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
