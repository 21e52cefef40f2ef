/* history_page_test.c - the journal loses nothing when it grows while it is read, and what an undo left is said.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "duties.h"
#include "ledger/kinds.h"

static void import(struct visitor *v, const char *csv)
{
	struct err e = { 0 };
	struct import_result *r = arena_new(&v->arena, struct import_result);
	works(toy_import(&v->toy, &device_kind, "機器.csv", csv, r, &e), e);
}

static str last_act(struct visitor *v)
{
	str act;
	struct err e = { 0 };
	works(db_one_str(v->toy.w.db, &v->arena, &e, &act, "SELECT max(act) FROM change", NONE), e);
	return act;
}

static void what_never_was_is_not_undone(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/history/no-such-act/undo", "");
	sees(&v, 404, "<h1>履歴</h1>", "取り消せる変更がありません");
	visitor_get(&v, "/history/no-such-act");
	sees(&v, 404, "この操作の記録はありません");
	visitor_get(&v, "/history?who=nobody&event=x&day=2026-13-45&before=zz&record=x");
	sees(&v, 200, "条件に合うものはありません。");
	visitor_close(&v);
}

static void who_only_reads_takes_nothing_back(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_SAFETY);
	import(&v, "管理番号\nD1\n");
	visitor_get(&v, "/history");
	sees(&v, 200, "ファイルを取り込みました", "機器.csv", "D1");
	misses(&v, "元に戻す");
	visitor_post(&v, arena_fmt(&v.arena, "/history/%.*s/undo", P(last_act(&v))).p, "");
	assert_int_equal(v.status, 403);
	assert_int_equal(toy_count(&v.toy, &device_kind), 1);
	visitor_close(&v);
}

static void what_changed_again_is_left_and_named(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	import(&v, "管理番号,設置場所\nD1,本館\nD2,本館\n");
	str first = last_act(&v);
	import(&v, "管理番号,設置場所\nD1,別館\nD2,本館\n");
	visitor_post(&v, arena_fmt(&v.arena, "/history/%.*s/undo", P(first)).p, "");
	visitor_follow(&v);
	sees(&v, 200, "変更を取り消しました", "次の記録は、その後に変更されているため、そのままにしました。", "D1");
	assert_int_equal(toy_count(&v.toy, &device_kind), 1);
	visitor_get(&v, arena_fmt(&v.arena, "/history/%.*s", P(last_act(&v))).p);
	sees(&v, 200, "取り消された操作", "そのままにしました", "D1", "D2", "台帳から外した");
	visitor_close(&v);
}

static void it_is_filtered_by_who_what_and_when(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	import(&v, "管理番号\nD1\n");
	visitor_post(&v, "/ledger/device", "number=D2");
	visitor_get(&v, "/history?who=%E8%A9%A6%E9%A8%93&event=record.imported");
	sees(&v, 200, "<strong>試験</strong>", "機器.csv");
	misses(&v, "D2");
	visitor_get(&v, "/history?event=record.written&day=2026-11-22");
	sees(&v, 200, "2026-11-22 12:00", "<strong>企画管理者 1</strong>", "D2");
	misses(&v, "D1</a>");
	visitor_get(&v, "/history?event=record.written&day=2026-11-21");
	sees(&v, 200, "条件に合うものはありません。");
	visitor_close(&v);
}

/* The second page goes on where the first one ended, though a new act came in between. */
static void pages_lose_nothing_when_it_grows(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	for (int i = 0; i < 40; i++)
		visitor_post(&v, "/ledger/device", arena_fmt(&v.arena, "number=N%02d", i).p);
	visitor_get(&v, "/history?event=record.written");
	sees(&v, 200, "N39", "N10", "もっと古いもの");
	misses(&v, "N09");
	str next = arena_copy(&v.arena, visitor_between(&v, "rel=\"next\" href=\"", "\""));
	visitor_post(&v, "/ledger/device", "number=M1");
	auto_buf path = { 0 };
	for (str rest = next; rest.p;) { /* &amp; is & again */
		str piece = str_cut(&rest, S("amp;"));
		buf_put(&path, piece);
	}
	visitor_get(&v, arena_text(&v.arena, buf_str(&path)));
	sees(&v, 200, "N09", "N00", "最新へ");
	misses(&v, "N10", "M1");
	visitor_close(&v);
}

static void a_large_act_is_shown_in_part_and_whole(void **state)
{
	(void)state;
	struct visitor v;
	auto_buf csv = { 0 };
	visitor_open(&v, duties, ROLE_PLANNER);
	buf_put(&csv, S("管理番号\n"));
	for (int i = 0; i < 130; i++)
		buf_fmt(&csv, "N%03d\n", i);
	import(&v, arena_text(&v.arena, buf_str(&csv)));
	visitor_get(&v, "/history");
	sees(&v, 200, "N000", "…ほか 127 件", "この操作の 130 件をまとめて元に戻す");
	visitor_get(&v, arena_fmt(&v.arena, "/history/%.*s", P(last_act(&v))).p);
	sees(&v, 200, "N000", "N099", "rel=\"next\" href=\"");
	misses(&v, "N100");
	visitor_get(&v, arena_text(&v.arena, visitor_between(&v, "rel=\"next\" href=\"", "\"")));
	sees(&v, 200, "N100", "N129");
	misses(&v, "N099");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_never_was_is_not_undone),
		cmocka_unit_test(who_only_reads_takes_nothing_back),
		cmocka_unit_test(what_changed_again_is_left_and_named),
		cmocka_unit_test(it_is_filtered_by_who_what_and_when),
		cmocka_unit_test(pages_lose_nothing_when_it_grows),
		cmocka_unit_test(a_large_act_is_shown_in_part_and_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
