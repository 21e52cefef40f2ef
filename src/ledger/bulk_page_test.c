/* bulk_page_test.c - several records are changed as one act, after it was seen what changes, and taken back as one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "duties.h"
#include "ledger/kinds.h"

/* Three devices, and what the list sends when all of them are ticked: "id=…&id=…&id=…". */
static const char *open_three(struct visitor *v)
{
	struct err e = { 0 };
	struct record_set set;
	auto_buf ids = { 0 };
	visitor_open(v, duties, ROLE_OPERATOR);
	struct import_result *r = arena_new(&v->arena, struct import_result);
	works(toy_import(&v->toy, &device_kind, "機器.csv", "管理番号,設置場所\nD1,本館\nD2,別館\nD3,\n", r, &e), e);
	works(record_all(v->toy.w.db, &v->arena, &device_kind, false, &set, &e), e);
	for (size_t i = 0; i < set.count; i++)
		buf_fmt(&ids, "%sid=%.*s", i ? "&" : "", P(set.records[i].id));
	return arena_text(&v->arena, buf_str(&ids));
}

static const char *step(struct visitor *v, const char *ids, const char *rest)
{
	return arena_fmt(&v->arena, "/ledger/device/bulk?%s&%s", ids, rest).p;
}

static str last_seen(struct visitor *v)
{
	return arena_copy(&v->arena, visitor_between(v, "name=\"last\" value=\"", "\""));
}

static void without_rows_nothing_is_asked(void **state)
{
	(void)state;
	struct visitor v;
	open_three(&v);
	visitor_get(&v, "/ledger/device/bulk?column=location&value=x");
	sees(&v, 200, "行が選ばれていません");
	misses(&v, "この内容でまとめて直す");
	visitor_get(&v, "/ledger/device/bulk?id=nobody");
	sees(&v, 404, "記録はありません");
	visitor_post(&v, "/ledger/device/bulk", "column=location&value=x");
	sees(&v, 200, "行が選ばれていません");
	visitor_close(&v);
}

static void it_is_asked_step_by_step(void **state)
{
	(void)state;
	struct visitor v;
	const char *ids = open_three(&v);
	visitor_get(&v, step(&v, ids, "column="));
	sees(&v, 200, "選んだ 3 件", "<option value=\"location\">設置場所</option>");
	visitor_get(&v, step(&v, ids, "column=location"));
	sees(&v, 200, "name=\"column\" value=\"location\"", "id=\"value\" name=\"value\"", "value=\"\">");
	visitor_get(&v, step(&v, ids, "column=location&value=%E6%9C%AC%E9%A4%A8%20"));
	sees(&v, 200, "次の 2 件で変わります", "D2", "<del>別館</del> → <ins>本館</ins>", "D3", "<ins>本館</ins>", "ほかの 1 件は、すでにこの値です");
	same(toy_value(&v.toy, &device_kind, "D2", "location"), S("別館")); /* looking changes nothing */
	visitor_get(&v, step(&v, ids, "column=class"));
	sees(&v, 200, "<select id=\"value\" name=\"value\">", "サーバ");
	visitor_close(&v);
}

static void all_change_and_go_back_as_one(void **state)
{
	(void)state;
	struct visitor v;
	const char *ids = open_three(&v);
	visitor_get(&v, step(&v, ids, "column=location&value=X&list=%3Fq%3DD%26sort%3Dnumber"));
	str last = last_seen(&v);
	visitor_post(&v, "/ledger/device/bulk",
	             arena_fmt(&v.arena, "%s&column=location&value=X&last=%.*s&list=%%3Fq%%3DD%%26sort%%3Dnumber%%26nonsense%%3D1", ids, P(last)).p);
	assert_true(str_starts(visitor_header(&v, "Location"), S("/ledger/device?q=D&sort=number&done=")));
	visitor_follow(&v);
	sees(&v, 200, "記録を書きました", "/undo\"");
	same(toy_value(&v.toy, &device_kind, "D3", "location"), S("X"));
	str undo = arena_copy(&v.arena, visitor_between(&v, "action=\"/history/", "\""));
	visitor_get(&v, "/history");
	sees(&v, 200, "この操作の 3 件をまとめて元に戻す");
	visitor_post(&v, arena_fmt(&v.arena, "/history/%.*s", P(undo)).p, "");
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("本館"));
	same(toy_value(&v.toy, &device_kind, "D2", "location"), S("別館"));
	same(toy_value(&v.toy, &device_kind, "D3", "location"), S(""));
	visitor_close(&v);
}

static void what_changed_meanwhile_is_looked_at_again(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	const char *ids = open_three(&v);
	visitor_get(&v, step(&v, ids, "column=location&value=X"));
	str last = last_seen(&v);
	struct import_result *r = arena_new(&v.arena, struct import_result);
	works(toy_import(&v.toy, &device_kind, "機器.csv", "管理番号,設置場所\nD1,本館\nD2,新館\nD3,\n", r, &e), e);
	visitor_post(&v, "/ledger/device/bulk", arena_fmt(&v.arena, "%s&column=location&value=X&last=%.*s", ids, P(last)).p);
	sees(&v, 409, "ほかの人が「D2」を変えました", "<del>新館</del> → <ins>X</ins>");
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("本館"));
	visitor_post(&v, "/ledger/device/bulk", arena_fmt(&v.arena, "%s&column=location&value=X&last=%.*s", ids, P(last_seen(&v))).p);
	assert_int_equal(v.status, 303);
	same(toy_value(&v.toy, &device_kind, "D2", "location"), S("X"));
	visitor_close(&v);
}

static void a_value_that_is_too_long_changes_nothing(void **state)
{
	(void)state;
	struct visitor v;
	auto_buf form = { 0 };
	const char *ids = open_three(&v);
	visitor_get(&v, step(&v, ids, "column=location&value=X"));
	buf_fmt(&form, "%s&column=location&last=%.*s&value=", ids, P(last_seen(&v)));
	for (size_t i = 0; i <= RECORD_VALUE_MAX; i++)
		buf_byte(&form, 'x');
	visitor_post(&v, "/ledger/device/bulk", arena_text(&v.arena, buf_str(&form)));
	sees(&v, 422, "設置場所", "長すぎます");
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("本館"));
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_rows_nothing_is_asked),
		cmocka_unit_test(it_is_asked_step_by_step),
		cmocka_unit_test(all_change_and_go_back_as_one),
		cmocka_unit_test(what_changed_meanwhile_is_looked_at_again),
		cmocka_unit_test(a_value_that_is_too_long_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
