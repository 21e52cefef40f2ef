/* edit_page_test.c - writing by hand: nothing vague is refused, nothing of another's is overwritten unseen, and everything
 * can be taken back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "duties.h"
#include "frame/finding.h"
#include "ledger/kinds.h"

/* Adds a record as a person does and gives its page's path. */
static const char *add(struct visitor *v, const char *kind, const char *form)
{
	visitor_post(v, arena_fmt(&v->arena, "/ledger/%s", kind).p, form);
	str to = visitor_header(v, "Location");
	assert_int_equal(v->status, 303);
	return arena_text(&v->arena, str_cut(&to, S("?")));
}

static const char *below(struct visitor *v, const char *path, const char *word)
{
	return arena_fmt(&v->arena, "%s/%s", path, word).p;
}

/* The act a form begins with. */
static str act_of(struct visitor *v, const char *path)
{
	visitor_get(v, below(v, path, "edit"));
	assert_int_equal(v->status, 200);
	return arena_copy(&v->arena, visitor_between(v, "name=\"act\" value=\"", "\""));
}

static const char *form_of(struct visitor *v, str act, const char *rest)
{
	return arena_fmt(&v->arena, "act=%.*s&%s", P(act), rest).p;
}

static size_t count_rows(struct visitor *v, const char *table)
{
	int64_t n = -1;
	struct err e = { 0 };
	works(db_one_int_made(v->toy.w.db, &e, &n, 0, arena_fmt(&v->arena, "SELECT count(*) FROM %s", table), NONE), e);
	return (size_t)n;
}

static void nothing_is_not_a_record(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/ledger/device", "number=&model=%20");
	sees(&v, 422, "何も書かれていません", "name=\"number\"");
	visitor_post(&v, "/ledger/nothing", "number=1");
	sees(&v, 404, "この種類の台帳はありません");
	assert_int_equal(count_rows(&v, "device"), 0);
	visitor_close(&v);
}

static void what_is_too_long_is_shown_again(void **state)
{
	(void)state;
	struct visitor v;
	auto_buf form = { 0 };
	visitor_open(&v, duties, ROLE_PLANNER);
	buf_put(&form, S("number=D1&note="));
	for (size_t i = 0; i <= RECORD_VALUE_MAX; i++)
		buf_byte(&form, 'x');
	visitor_post(&v, "/ledger/device", arena_text(&v.arena, buf_str(&form)));
	sees(&v, 422, "備考", "長すぎます", "value=\"D1\"");
	assert_int_equal(count_rows(&v, "device"), 0);
	visitor_close(&v);
}

static void who_only_reads_writes_nothing(void **state)
{
	(void)state;
	static const char *const words[] = { "", "/gone", "/back" };
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1");
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_get(&v, path);
	sees(&v, 200, "D1");
	misses(&v, "/edit", "/gone", "/undo");
	for (size_t i = 0; i < LENGTH(words); i++) {
		visitor_post(&v, arena_fmt(&v.arena, "%s%s", path, words[i]).p, "number=D2");
		assert_int_equal(v.status, 403);
	}
	same(toy_value(&v.toy, &device_kind, "D1", "number"), S("D1"));
	visitor_close(&v);
}

static void what_is_vague_is_kept_and_said(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	add(&v, "device", "number=D1&registered=H24.3&class=%E8%AC%8E&count=2%E5%8F%B0&support_end=%E3%81%84%E3%81%A4%E3%81%8B&vendor=%E8%AC%8E%E5%95%86%E4%BA%8B&os=%E4%B8%8D%E6%98%8E");
	visitor_follow(&v);
	sees(&v, 200, "記録を書きました", "<h1>機器 D1</h1>", "読み取れなかった項目があります: 種別、事業者、サポート期限", "謎 <span class=\"badge unseen\">", "H24.3 <small>→ 2012年3月</small>",
	     "謎商事 <span class=\"badge unseen\">同じ名前の事業者が台帳にないか", "いつか <span class=\"badge unseen\">日付として", "2台 <small>→ 2</small>",
	     "書かれていない項目");
	visitor_close(&v);
}

/* Saving a form untouched is no change: not of a text that is none of the choices, not of one that is. */
static void an_untouched_form_changes_nothing(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1&class=%E3%83%8E%E3%83%BC%E3%83%88PC&status=%E8%AC%8E&users=A%0AB");
	str act = act_of(&v, path);
	sees(&v, 200, "<option value=\"ノートPC\" selected>ノートPC</option>", "A\nB</textarea>", "<option value=\"謎\" selected>謎</option>");
	size_t acts = count_rows(&v, "journal");
	visitor_post(&v, path, form_of(&v, act, "number=D1&class=%E3%83%8E%E3%83%BC%E3%83%88PC&status=%E8%AC%8E&users=A%0D%0AB&note=%20"));
	assert_int_equal(v.status, 303);
	assert_int_equal(count_rows(&v, "journal"), acts);
	visitor_close(&v);
}

static void a_change_is_seen_in_the_history_and_taken_back(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1&location=%E6%9C%AC%E9%A4%A8");
	visitor_post(&v, path, form_of(&v, act_of(&v, path), "location=%E5%88%A5%E9%A4%A8"));
	visitor_follow(&v);
	sees(&v, 200, "/undo\"", "<h2>履歴</h2>", "設置場所: <del>本館</del> → <ins>別館</ins>", "新しく加えた");
	str undo = visitor_between(&v, "action=\"/history/", "\"");
	visitor_post(&v, arena_fmt(&v.arena, "/history/%.*s", P(undo)).p, "");
	visitor_follow(&v);
	sees(&v, 200, "変更を取り消しました");
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("本館"));
	visitor_get(&v, path);
	sees(&v, 200, "<ins>本館</ins>", "取り消し済み");
	visitor_close(&v);
}

static void off_the_ledger_and_back(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1");
	visitor_post(&v, below(&v, path, "gone"), "");
	visitor_follow(&v);
	sees(&v, 200, "この記録は、いまは台帳にありません。", "台帳に戻す", "台帳から外した");
	misses(&v, "/edit");
	assert_int_equal(toy_count(&v.toy, &device_kind), 0);
	visitor_get(&v, "/ledger/device?gone=1");
	sees(&v, 200, "1 件", "D1");
	visitor_post(&v, below(&v, path, "back"), "");
	assert_int_equal(toy_count(&v.toy, &device_kind), 1);
	visitor_close(&v);
}

/* ---- two people at one record */

static void another_change_is_not_overwritten(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1&location=A&users=U&note=N");
	str mine = act_of(&v, path);
	visitor_becomes(&v, ROLE_OPERATOR);
	visitor_post(&v, path, form_of(&v, act_of(&v, path), "number=D1&location=B&users=U&note=other"));
	assert_int_equal(v.status, 303);
	visitor_becomes(&v, ROLE_PLANNER);
	visitor_post(&v, path, form_of(&v, mine, "number=D1&location=C&users=mine&note=N"));
	sees(&v, 409, "ほかの人がこの記録を変えました", "<legend>設置場所</legend>", "value=\"B\" required> <span>今の値(システム運用担当者 2、2026-11-22 12:00): <strong>B</strong>",
	     "value=\"C\" required> <span>あなたが送った値: <strong>C</strong>", "<legend>利用者</legend>", "value=\"U\" required>", "value=\"mine\" required checked>",
	     "<legend>備考</legend>", "value=\"other\" required checked>", "value=\"N\" required>");
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("B"));
	str now = arena_copy(&v.arena, visitor_between(&v, "name=\"act\" value=\"", "\""));
	visitor_post(&v, path, form_of(&v, now, "location=C&users=mine&note=other"));
	assert_int_equal(v.status, 303);
	same(toy_value(&v.toy, &device_kind, "D1", "location"), S("C"));
	same(toy_value(&v.toy, &device_kind, "D1", "users"), S("mine"));
	same(toy_value(&v.toy, &device_kind, "D1", "note"), S("other"));
	visitor_close(&v);
}

/* A form that is shown again for another reason still knows what it began with. */
static void a_refused_form_does_not_forget(void **state)
{
	(void)state;
	struct visitor v;
	auto_buf form = { 0 };
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1&location=A");
	str mine = act_of(&v, path);
	visitor_post(&v, path, form_of(&v, mine, "location=B"));
	buf_put(&form, S("location="));
	for (size_t i = 0; i <= RECORD_VALUE_MAX; i++)
		buf_byte(&form, 'x');
	visitor_post(&v, path, form_of(&v, mine, arena_text(&v.arena, buf_str(&form))));
	assert_int_equal(v.status, 422);
	same(visitor_between(&v, "name=\"act\" value=\"", "\""), mine);
	visitor_close(&v);
}

/* ---- what is connected */

static void records_lead_to_each_other(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *vendor = add(&v, "vendor", "name=%E3%81%BF%E3%81%BB%E3%82%93");
	const char *device = add(&v, "device", "number=D1&vendor=%E3%81%BF%E3%81%BB%E3%82%93");
	visitor_get(&v, device);
	sees(&v, 200, arena_fmt(&v.arena, "<a href=\"%s\">みほん</a>", vendor).p);
	visitor_get(&v, vendor);
	sees(&v, 200, "つながっている記録", "機器 <small>(事業者)</small>", arena_fmt(&v.arena, "<a href=\"%s\">D1</a>", device).p, "<h2>履歴</h2>");
	visitor_get(&v, below(&v, device, "edit"));
	sees(&v, 200, "value=\"みほん\"", "<datalist id=\"vendor-labels\"><option value=\"みほん\">");
	visitor_post(&v, device, form_of(&v, act_of(&v, device), "vendor=%E5%88%A5"));
	visitor_get(&v, vendor);
	misses(&v, "つながっている記録"); /* a name that is another's lets go of the link */
	visitor_close(&v);
}

static void what_the_checks_found_stands_with_the_record(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	const char *path = add(&v, "device", "number=D1&class=%E8%AC%8E");
	visitor_get(&v, path);
	misses(&v, "点検の指摘");
	struct err e = { 0 };
	works(checks_run(&v.toy.w, NULL, NULL, &e), e);
	visitor_get(&v, path);
	sees(&v, 200, "点検の指摘", "<a href=\"/today/ledger.device_unclassified/");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_not_a_record),
		cmocka_unit_test(what_is_too_long_is_shown_again),
		cmocka_unit_test(who_only_reads_writes_nothing),
		cmocka_unit_test(what_is_vague_is_kept_and_said),
		cmocka_unit_test(an_untouched_form_changes_nothing),
		cmocka_unit_test(a_change_is_seen_in_the_history_and_taken_back),
		cmocka_unit_test(off_the_ledger_and_back),
		cmocka_unit_test(another_change_is_not_overwritten),
		cmocka_unit_test(a_refused_form_does_not_forget),
		cmocka_unit_test(records_lead_to_each_other),
		cmocka_unit_test(what_the_checks_found_stands_with_the_record),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
