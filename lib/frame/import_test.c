/* import_test.c - files become records: matched, compared, applied whole, and taken back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#define LEDGER "管理番号,品名,場所,大きさ,購入日,数,部品,版\r\n"

static void a_file_without_a_header_is_refused_with_what_it_began_with(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct import_result r;
	toy_open(&t, toy_duties);
	refuses(toy_import(&t, &toy_kind, "x.csv", "あ,い,う\r\n1,2,3\r\n", &r, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), S("あ / い / う")));
	refuses(toy_import(&t, &toy_kind, "x.csv", "", &r, &e), e, ERR_INPUT);
	refuses(toy_import(&t, NULL, "x.csv", LEDGER, &r, &e), e, ERR_USAGE);
	assert_int_equal(toy_count(&t, &toy_kind), 0);
	toy_close(&t);
}

static void a_row_becomes_a_thing_and_its_part(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv",
	                 "おもちゃ台帳,,,,,,,\r\n" LEDGER "D1,汽車,１階,大型,H24.3,約30,車輪,1.0\r\nD1,汽車,〃,大,〃,〃,煙突,2.0\r\n,,,,,,,\r\n"
	                 "※印は古いもの,,,,,,,\r\n" LEDGER "D2, 人形　,２階,?,不明,,,\r\n", &r, &e), e);
	assert_int_equal(toy_count(&t, &toy_kind), 2);
	assert_int_equal(toy_count(&t, &part_kind), 2);
	same(toy_value(&t, &toy_kind, "D2", "name"), S("人形"));
	same(toy_value(&t, &part_kind, "煙突", "toy"), S("D1"));
	int64_t n;
	works(db_one_int(t.w.db, &e, &n, 0, "SELECT count(*) FROM toy_now WHERE bought_from='2012-03-01' AND bought_to='2012-03-31' "
	                                    "AND size_code='big' AND amount_number=30", NONE), e);
	assert_int_equal(n, 1);
	works(db_one_int(t.w.db, &e, &n, 0, "SELECT count(*) FROM part_now p JOIN toy_now t ON t.id=p.toy_id WHERE t.number='D1'", NONE), e);
	assert_int_equal(n, 2);
	assert_int_equal(r.counts[ROW_ADDED], 4);
	toy_close(&t);
}

static void the_same_file_again_changes_nothing(void **state)
{
	(void)state;
	static const char csv[] = LEDGER "D1,汽車,1階,大,2012,3,車輪,1\r\n,人形,2階,小,,,,\r\n,,棚,小,,,,\r\n,,棚,大,,,ばね,\r\n";
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", csv, &r, &e), e);
	assert_int_equal(r.counts[ROW_ADDED], 6);
	works(toy_import(&t, &toy_kind, "台帳_20261201.csv", csv, &r, &e), e);
	assert_int_equal(r.counts[ROW_SAME], 6);
	assert_int_equal(r.counts[ROW_ADDED] + r.counts[ROW_CHANGED] + r.counts[ROW_VANISHED], 0);
	toy_close(&t);
}

static void changes_vanishings_and_returns_are_told_apart(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,1階,,,,,\r\nD2,人形,2階,,,,,\r\n", &r, &e), e);
	works(toy_import(&t, &toy_kind, "別の表.csv", LEDGER "D9,積木,9階,,,,,\r\n", &r, &e), e);
	assert_int_equal(r.counts[ROW_VANISHED], 0);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,3階,,,,,\r\n", &r, &e), e);
	assert_int_equal(r.counts[ROW_CHANGED], 1);
	assert_int_equal(r.counts[ROW_VANISHED], 1);
	assert_int_equal(toy_count(&t, &toy_kind), 2);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,3階,,,,,\r\nD2,人形,2階,,,,,\r\n", &r, &e), e);
	assert_int_equal(r.counts[ROW_BACK], 1);
	assert_int_equal(r.counts[ROW_SAME], 1);
	toy_close(&t);
}

static void an_import_is_undone_whole_and_later_changes_stay(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	struct undo undo;
	toy_open(&t, toy_duties);
	refuses(history_undo(&t.w, S(""), &undo, &e), e, ERR_MISSING);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,1階,,,,,\r\nD2,人形,2階,,,,,\r\n", &r, &e), e);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,3階,,,,,\r\nD2,人形,4階,,,,,\r\n", &r, &e), e);
	str second = arena_copy(&t.arena, id_str(&r.act));
	works(history_undo(&t.w, S(""), &undo, &e), e);
	same(undo.undone, second);
	same(toy_value(&t, &toy_kind, "D1", "place"), S("1階"));
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,5階,,,,,\r\nD2,人形,6階,,,,,\r\n", &r, &e), e);
	str third = arena_copy(&t.arena, id_str(&r.act));
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,7階,,,,,\r\nD2,人形,6階,,,,,\r\n", &r, &e), e);
	refuses(history_undo(&t.w, third, &undo, &e), e, ERR_PARTLY);
	assert_int_equal(undo.left_count, 1);
	same(undo.left[0], S("D1"));
	same(toy_value(&t, &toy_kind, "D1", "place"), S("7階"));
	same(toy_value(&t, &toy_kind, "D2", "place"), S("2階"));
	toy_close(&t);
}

static void bad_rows_are_named_by_cell_and_spoil_no_others(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct import_result r;
	toy_open(&t, toy_duties);
	refuses(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,汽車,#REF!,,,,,\r\nD2,人形,2階,,,,,\r\n", &r, &e), e, ERR_PARTLY);
	assert_int_equal(r.counts[ROW_REJECTED], 1);
	same(r.rows[0].cell, S("C2"));
	assert_true(r.rows[0].why_ja.n && r.rows[0].why_en.n);
	assert_int_equal(toy_count(&t, &toy_kind), 1);
	toy_close(&t);
}

static void a_dry_run_tells_all_and_changes_nothing(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = S(LEDGER "D1,汽車,1階,,,,,\r\n"), .dry_run = true };
	works(import_run(&t.w, &ask, &r, &e), e);
	assert_int_equal(r.counts[ROW_ADDED], 1);
	assert_false(r.applied);
	assert_int_equal(toy_count(&t, &toy_kind), 0);
	toy_close(&t);
}

static void headers_are_told_by_hand(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	const str maps[] = { S("ばんごう=number"), S("なまえ=name") }, wrong[] = { S("なまえ=nonsense") };
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = S("ばんごう,なまえ,ほか\r\nD1,汽車,x\r\n"), .maps = wrong, .map_count = 1 };
	toy_open(&t, toy_duties);
	refuses(import_run(&t.w, &ask, &r, &e), e, ERR_USAGE);
	ask.maps = maps;
	ask.map_count = 2;
	e = (struct err){ 0 };
	works(import_run(&t.w, &ask, &r, &e), e);
	same(toy_value(&t, &toy_kind, "D1", "name"), S("汽車"));
	assert_null(r.columns[2].kind);
	toy_close(&t);
}

/* A column that is not to be used, one of the record beside, and a header that holds the sign of a map itself. */
static void a_header_can_mean_nothing_or_the_record_beside(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	const str maps[] = { S("場所=-"), S("a=b=name"), S("車輪=part.part_name") }, unknown[] = { S("場所=owner.name") };
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = S("管理番号,場所,a=b,車輪\r\nD1,1階,汽車,前輪\r\n"), .maps = unknown,
		                  .map_count = 1 };
	toy_open(&t, toy_duties);
	refuses(import_run(&t.w, &ask, &r, &e), e, ERR_USAGE);
	assert_int_equal(r.trouble, TROUBLE_MAP);
	ask.maps = maps;
	ask.map_count = LENGTH(maps);
	works(import_run(&t.w, &ask, &r, &e), e);
	same(toy_value(&t, &toy_kind, "D1", "place"), S(""));
	same(toy_value(&t, &toy_kind, "D1", "name"), S("汽車"));
	assert_int_equal(toy_count(&t, &part_kind), 1);
	assert_int_equal(r.columns[3].at, 3);
	assert_int_equal(r.columns[3].first, 1);
	toy_close(&t);
}

static void a_table_tells_by_its_headers_what_it_lists(void **state)
{
	(void)state;
	static const struct record_kind *const among[] = { &owner_kind, &toy_kind, NULL };
	static const struct {
		const char *csv, *kind; /* NULL: it does not tell */
	} given[] = {
		{ "あ,い\r\n1,2\r\n", NULL },
		{ "氏名,職員番号\r\n山田,1\r\n", "owner" },
		{ "管理番号,品名,場所\r\nD1,汽車,1階\r\n", "toy" },
		{ "職員番号,名称\r\n1,汽車\r\n", NULL }, /* one column of each */
	};
	struct toy t;
	struct err e;
	struct import_result r;
	toy_open(&t, toy_duties);
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct import_ask ask = { .among = among, .file = S("表.csv"), .bytes = str_of(given[i].csv), .dry_run = true };
		e = (struct err){ 0 };
		if (!given[i].kind) {
			refuses(import_run(&t.w, &ask, &r, &e), e, ERR_USAGE);
			assert_int_equal(r.trouble, TROUBLE_KIND);
			continue;
		}
		works(import_run(&t.w, &ask, &r, &e), e);
		assert_string_equal(r.kind->name, given[i].kind);
	}
	toy_close(&t);
}

static bool refuse(void *of, struct work *w, const struct import_result *result, struct err *e)
{
	(void)of, (void)w;
	assert_int_equal(result->counts[ROW_ADDED], 1);
	return err_set(e, ERR_CONFLICT, "だめ", "no");
}

static void who_signs_can_refuse_it_all(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct import_result r;
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = S("管理番号,品名\r\nD1,汽車\r\n"), .sign = refuse };
	toy_open(&t, toy_duties);
	refuses(import_run(&t.w, &ask, &r, &e), e, ERR_CONFLICT);
	assert_int_equal(toy_count(&t, &toy_kind), 0);
	ask.dry_run = true;
	e = (struct err){ 0 };
	works(import_run(&t.w, &ask, &r, &e), e);
	toy_close(&t);
}

static void most_of_a_source_does_not_vanish_unasked(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	auto_buf all = { 0 };
	toy_open(&t, toy_duties);
	buf_put(&all, S(LEDGER));
	for (int i = 0; i < 20; i++)
		buf_fmt(&all, "D%d,もの%d,1階,,,,,\r\n", i, i);
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = buf_str(&all) };
	works(import_run(&t.w, &ask, &r, &e), e);
	ask.bytes = S(LEDGER "D1,もの1,1階,,,,,\r\n");
	refuses(import_run(&t.w, &ask, &r, &e), e, ERR_INPUT);
	assert_int_equal(r.trouble, TROUBLE_VANISH);
	assert_int_equal(toy_count(&t, &toy_kind), 20);
	ask.allow_vanish = true;
	e = (struct err){ 0 };
	works(import_run(&t.w, &ask, &r, &e), e);
	assert_int_equal(r.stood, 20);
	assert_int_equal(r.gone, 19);
	assert_int_equal(toy_count(&t, &toy_kind), 1);
	toy_close(&t);
}

static void a_repeated_number_stays_two_things(void **state)
{
	(void)state;
	static const char csv[] = LEDGER "D1,汽車,1階,,,,,\r\nD1,人形,2階,,,,,\r\nD1,汽車,3階,,,,,\r\n";
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", csv, &r, &e), e);
	assert_int_equal(r.counts[ROW_ADDED], 2);
	assert_true(str_has(r.rows[2].why_ja, S("場所")));
	works(toy_import(&t, &toy_kind, "台帳.csv", csv, &r, &e), e);
	assert_int_equal(r.counts[ROW_SAME], 3);
	toy_close(&t);
}

static void links_follow_names_whichever_comes_first(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	int64_t n;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", "管理番号,品名,持ち主\r\nD1,汽車,花子\r\nD2,人形,太郎\r\n", &r, &e), e);
	works(toy_import(&t, &owner_kind, "人.csv", "氏名,職員番号\r\n花子,1\r\n太郎,2\r\n太郎,3\r\n", &r, &e), e);
	works(db_one_int(t.w.db, &e, &n, 0, "SELECT count(*) FROM toy_now t JOIN owner_now o ON o.id=t.owner_id", NONE), e);
	assert_int_equal(n, 1); /* two people are called 太郎 */
	toy_close(&t);
}

static void geta_of_cp932_is_no_change(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, toy_duties);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,𠮷の汽車,1階,,,,,\r\n", &r, &e), e);
	works(toy_import(&t, &toy_kind, "台帳.csv", LEDGER "D1,〓の汽車,1階,,,,,\r\n", &r, &e), e);
	assert_int_equal(r.counts[ROW_SAME], 1);
	same(toy_value(&t, &toy_kind, "D1", "name"), S("𠮷の汽車"));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_without_a_header_is_refused_with_what_it_began_with),
		cmocka_unit_test(a_row_becomes_a_thing_and_its_part),
		cmocka_unit_test(the_same_file_again_changes_nothing),
		cmocka_unit_test(changes_vanishings_and_returns_are_told_apart),
		cmocka_unit_test(an_import_is_undone_whole_and_later_changes_stay),
		cmocka_unit_test(bad_rows_are_named_by_cell_and_spoil_no_others),
		cmocka_unit_test(a_dry_run_tells_all_and_changes_nothing),
		cmocka_unit_test(headers_are_told_by_hand),
		cmocka_unit_test(a_header_can_mean_nothing_or_the_record_beside),
		cmocka_unit_test(a_table_tells_by_its_headers_what_it_lists),
		cmocka_unit_test(who_signs_can_refuse_it_all),
		cmocka_unit_test(most_of_a_source_does_not_vanish_unasked),
		cmocka_unit_test(a_repeated_number_stays_two_things),
		cmocka_unit_test(links_follow_names_whichever_comes_first),
		cmocka_unit_test(geta_of_cp932_is_no_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
