/* item_page_test.c - answering one item in a browser: nothing is answered by itself, written over or lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "answer.h"
#include "forms.h"
#include "frame/facility.h"
#include "frame/finding.h"
#include "visitor.h"
#include "ward.h"

#define FORM "/checklist/mhlw.facility.fy2025/"
#define USB FORM "2-9"
#define ADMIN FORM "1-1"

static void open_ward(struct visitor *v, enum role role)
{
	visitor_open(v, ward_duties, role);
	ward_measured(&v->toy);
	WARD_SEES(&v->toy, { "usb.policy", "d1", "SV1", "server", "ok" }, { "usb.policy", "d2", "PC1", "pc", "ok" });
}

/* How many entries there are, and the last one. */
static size_t entries(struct visitor *v, const char *key, struct answer *last)
{
	struct form_set set;
	struct answer_entry *list;
	size_t count;
	struct err e = { 0 };
	works(forms_read(&v->toy.w, &set, &e), e);
	const struct form *form = forms_named(&set, S("facility"), S("fy2025"));
	const struct answer_row row = { .form = form, .item = form_item_named(form, str_of(key)) };
	works(answer_history(&v->toy.w, &row, &list, &count, &e), e);
	*last = count ? list[count - 1].answer : (struct answer){ 0 };
	return count;
}

static const struct record_kind *document_kind_of(const struct visitor *v)
{
	return duty_kind(v->toy.w.duties, S("document"));
}

static size_t documents(struct visitor *v)
{
	return toy_count(&v->toy, document_kind_of(v));
}

/* ---- what must fail */

static void what_is_not_there_is_not_shown(void **state)
{
	(void)state;
	static const char *const paths[] = { FORM "9-9", "/checklist/none/1-1", "/checklist/mhlw.vendor.fy2025/1-1", "/checklist/mhlw.pharmacy.fy2025/1-1" };
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	for (size_t i = 0; i < LENGTH(paths); i++) {
		visitor_get(&v, paths[i]);
		assert_int_equal(v.status, 404);
		visitor_post(&v, paths[i], "first=yes&first_on=2026-11-20&seen=0");
		assert_int_equal(v.status, 404);
	}
	visitor_close(&v);
}

static void a_refused_answer_keeps_what_was_typed(void **state)
{
	(void)state;
	static const struct {
		const char *form;
		unsigned status;
		const char *says, *keeps;
	} cases[] = {
		{ "seen=0", 422, "記入する内容がありません", "name=\"first_on\"" },
		{ "first=yes&note=memo&seen=0", 422, "確認した日付を書いてください", "value=\"memo\"" },
		{ "first_on=2026-11-20&seen=0", 422, "「はい」か「いいえ」を書いてください", "value=\"2026-11-20\"" },
		{ "first=yes&first_on=2026-13-01&seen=0", 422, "1回目の日付の「2026-13-01」は", "value=\"2026-13-01\"" },
		{ "first=yes&first_on=2026-11&seen=0", 422, "ある一日の日付として読めません", "value=\"2026-11\"" },
		{ "first=yes&first_on=2026-11-23&seen=0", 422, "今日より先の日付です", "value=\"2026-11-23\"" },
		{ "first=no&first_on=2026-11-20&note=memo&seen=0", 422, "目標日を書いてください", "value=\"memo\"" },
		{ "first=no&first_on=2026-11-20&target_on=2026-11-01&seen=0", 422, "目標日が、1回目の確認の日付より前です", "value=\"2026-11-01\"" },
		{ "first=yes&first_on=2026-11-20&target_on=2027-03-01&seen=0", 422, "「いいえ」のときだけです", "value=\"2027-03-01\"" },
		{ "first=perhaps&first_on=2026-11-20&seen=0", 422, "「はい」か「いいえ」を選んでください", "value=\"2026-11-20\"" },
		{ "first=yes&first_on=2026-11-20&note=a%01b&seen=0", 422, "制御文字", "value=\"2026-11-20\"" },
		{ "first=yes&first_on=2026-11-20", 409, "別の記入がありました", "value=\"2026-11-20\"" },
		{ "first=yes&first_on=2026-11-20&seen=-1", 409, "別の記入がありました", "value=\"2026-11-20\"" },
	};
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		visitor_post(&v, USB, cases[i].form);
		sees(&v, cases[i].status, "role=\"alert\"", cases[i].says, "id=\"answer\"", cases[i].keeps);
		assert_int_equal(entries(&v, "2-9", &last), 0);
	}
	visitor_close(&v);
}

static void a_suggestion_is_taken_only_by_who_looked(void **state)
{
	(void)state;
	static const struct {
		const char *form;
		unsigned status;
		const char *says;
	} cases[] = {
		{ "accept_on=2026-11-20&seen=0", 422, "チェックを付けてください" },
		{ "sure=yes&seen=0", 422, "確認した日付を書いてください" },
		{ "sure=yes&accept_on=soon&seen=0", 422, "ある一日の日付として読めません" },
		{ "sure=yes&accept_on=2026-11-20&seen=3", 409, "別の記入がありました" },
	};
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_SAFETY);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		visitor_post(&v, USB "/accept", cases[i].form);
		sees(&v, cases[i].status, "role=\"alert\"", cases[i].says, "この根拠で「はい」と記入");
		assert_int_equal(entries(&v, "2-9", &last), 0);
	}
	visitor_post(&v, ADMIN "/accept", "sure=yes&accept_on=2026-11-20&seen=0"); /* nothing is suggested there */
	sees(&v, 409, "「はい」の案はなくなりました");
	assert_int_equal(entries(&v, "1-1", &last), 0);
	visitor_close(&v);
}

static void a_suggestion_that_is_gone_is_not_taken(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, USB);
	sees(&v, 200, "はい(案)", "この根拠で「はい」と記入");
	WARD_SEES(&v.toy, { "usb.policy", "d3", "PC2", "pc", "unseen", "blind", "設定" });
	visitor_post(&v, USB "/accept", "sure=yes&accept_on=2026-11-20&seen=0");
	sees(&v, 409, "「はい」の案はなくなりました", "未確認", "PC2");
	misses(&v, "この根拠で「はい」と記入");
	assert_int_equal(entries(&v, "2-9", &last), 0);
	visitor_close(&v);
}

static void nothing_is_written_over_unseen(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	visitor_post(&v, USB, "first=no&first_on=2026-11-10&target_on=2027-03-01&seen=0");
	assert_int_equal(v.status, 303);
	visitor_becomes(&v, ROLE_SAFETY);
	visitor_post(&v, USB, "first=yes&first_on=2026-11-20&note=mine&seen=0");
	sees(&v, 409, "別の記入がありました", "企画管理者 1: いいえ 2026年11月10日(令和8年)", "あなたが書いた内容は", "name=\"seen\" value=\"1\"",
	     "value=\"2026-11-20\"", "value=\"mine\"");
	assert_int_equal(entries(&v, "2-9", &last), 1);
	visitor_post(&v, USB "/take-back", "seen=0");
	assert_int_equal(v.status, 409);
	assert_int_equal(entries(&v, "2-9", &last), 1);
	visitor_post(&v, USB, "first=yes&first_on=2026-11-20&note=mine&seen=1");
	assert_int_equal(v.status, 303);
	assert_int_equal(entries(&v, "2-9", &last), 2);
	assert_int_equal(last.first, REPLY_YES);
	visitor_close(&v);
}

static void who_only_reads_finds_no_form(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_AUDITOR);
	visitor_get(&v, USB);
	sees(&v, 200, "はい(案)", "まだありません");
	misses(&v, "name=\"first\"", "name=\"accept_on\"", "name=\"file\"", "取り消す");
	visitor_post(&v, USB, "first=yes&first_on=2026-11-20&seen=0");
	assert_int_equal(v.status, 403);
	visitor_becomes(&v, ROLE_OPERATOR); /* attaches, and does not answer */
	visitor_get(&v, ADMIN);
	sees(&v, 200, "name=\"file\"");
	misses(&v, "name=\"first\"");
	visitor_post(&v, USB "/accept", "sure=yes&accept_on=2026-11-20&seen=0");
	assert_int_equal(v.status, 403);
	assert_int_equal(entries(&v, "2-9", &last), 0);
	visitor_close(&v);
}

static void what_is_no_document_is_not_kept(void **state)
{
	(void)state;
	static const struct {
		const char *form;
		str bytes;
		const char *says, *keeps;
	} cases[] = {
		{ "document_type=appointment&document_title=T1", T(""), "ファイルを選ぶか", "value=\"T1\"" },
		{ "document_type=appointment", T("MZ\x90"), "預かれない種類", "書類を付ける" },
		{ "document_type=bcp", T("%PDF-1.7"), "種類を選んでください", "書類を付ける" },
		{ "", T("%PDF-1.7"), "種類を選んでください", "書類を付ける" },
		{ "document_type=appointment&document_dated=someday", T("%PDF-1.7"), "日付として読めません", "value=\"someday\"" },
	};
	struct visitor v;
	open_ward(&v, ROLE_OPERATOR);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		visitor_upload(&v, ADMIN "/document", cases[i].form, "file", "a.pdf", cases[i].bytes);
		sees(&v, 422, "role=\"alert\"", cases[i].says, "<details class=\"screen-only\" open>", cases[i].keeps);
		assert_int_equal(documents(&v), 0);
	}
	visitor_close(&v);
}

/* ---- what must work */

static void no_day_is_filled_in(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, USB);
	sees(&v, 200, "name=\"accept_on\" required", "value=\"\"", "name=\"first_on\" required", "value=\"\"", "name=\"target_on\"", "value=\"\"");
	misses(&v, "2026-11-22", "令和8年11月22日", "checked");
	visitor_close(&v);
}

static void an_answer_is_entered_by_hand(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	visitor_post(&v, USB, "first=no&first_on=R8.3.2&target_on=%E4%BB%A4%E5%92%8C8%E5%B9%B43%E6%9C%8831%E6%97%A5&note=memo&original=shelf&seen=0");
	visitor_follow(&v);
	sees(&v, 200, "チェックリストに回答しました", "食い違い", "いいえ 2026年3月2日(令和8年) / 目標日 2026年3月31日(令和8年)", "2回目", "name=\"second\"",
	     "この回答を取り消す", "記入の履歴");
	assert_int_equal(entries(&v, "2-9", &last), 1);
	same(last.note, S("memo"));
	same(last.original, S("shelf"));
	/* The second check: what stands there is sent along, and is no change. */
	visitor_post(&v, USB, "first=no&first_on=2026-03-02&target_on=2026-03-31&second=yes&second_on=2026-03-20&note=memo&original=shelf&seen=1");
	assert_int_equal(v.status, 303);
	assert_int_equal(entries(&v, "2-9", &last), 2);
	assert_int_equal(last.first, REPLY_NO);
	assert_int_equal(last.second, REPLY_YES);
	same(day_iso(&v.arena, last.second_on), S("2026-03-20"));
	/* A first Yes in its place needs no target and no second check. */
	visitor_post(&v, USB, "first=yes&first_on=2026-03-02&target_on=2026-03-31&second=yes&second_on=2026-03-20&note=memo&original=shelf&seen=2");
	visitor_follow(&v);
	sees(&v, 200, "1回目の「いいえ」を「はい」に書き直しました");
	assert_int_equal(entries(&v, "2-9", &last), 3);
	assert_int_equal(last.target_on.year, 0);
	assert_int_equal(last.second, REPLY_NONE);
	visitor_post(&v, USB "/take-back", "seen=3");
	visitor_follow(&v);
	sees(&v, 200, "回答を取り消しました", "まだありません", "記入の履歴", "取り消し", "はい 2026年3月2日");
	visitor_close(&v);
}

static void a_suggestion_is_taken_with_a_typed_day(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_SAFETY);
	visitor_post(&v, USB "/accept", "sure=yes&accept_on=R8.11.20&seen=0");
	visitor_follow(&v);
	sees(&v, 200, "チェックリストに回答しました", "はい 2026年11月20日(令和8年)");
	misses(&v, "この根拠で「はい」と記入");
	assert_int_equal(entries(&v, "2-9", &last), 1);
	assert_int_equal(last.first, REPLY_YES);
	visitor_close(&v);
}

static void a_suggestion_after_a_no_is_the_second_check(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	visitor_post(&v, USB, "first=no&first_on=2026-11-01&target_on=2026-12-01&seen=0");
	visitor_get(&v, USB);
	sees(&v, 200, "案: 2回目「はい」");
	visitor_post(&v, USB "/accept", "sure=yes&accept_on=2026-11-21&seen=1");
	assert_int_equal(v.status, 303);
	assert_int_equal(entries(&v, "2-9", &last), 2);
	assert_int_equal(last.first, REPLY_NO);
	assert_int_equal(last.second, REPLY_YES);
	visitor_close(&v);
}

static void a_document_is_attached(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	str bytes;
	open_ward(&v, ROLE_OPERATOR);
	visitor_upload(&v, ADMIN "/document", "document_type=appointment&document_dated=R8.4.1&document_place=shelf", "photo", "IMG_1.jpg", S("\xff\xd8\xff 1"));
	visitor_follow(&v);
	sees(&v, 200, "記録を書きました", "元に戻す", "裏付ける書類", "任命書", "R8.4.1", "shelf");
	assert_int_equal(documents(&v), 1);
	works(facility_file(&v.toy.w, toy_value(&v.toy, document_kind_of(&v), "任命書", "file"), &bytes, &e), e);
	same(bytes, S("\xff\xd8\xff 1"));
	visitor_upload(&v, ADMIN "/document", "document_type=appointment&document_title=2026", "file", "a.pdf", S("%PDF-1.7"));
	assert_int_equal(v.status, 303);
	assert_int_equal(documents(&v), 2);
	visitor_close(&v);
}

static void long_lists_are_cut_and_lead_to_what_was_found(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	open_ward(&v, ROLE_PLANNER);
	for (int i = 0; i < 25; i++) {
		char id[8];
		snprintf(id, sizeof id, "x%02d", i);
		WARD_SEES(&v.toy, { "usb.policy", id, "PC", "pc", "short", "bad", "制限" });
	}
	visitor_get(&v, USB);
	sees(&v, 200, "要確認", "25台に確認の必要な点があります。", "機器", "27", "2", "25", "ほか5件");
	assert_int_equal(visitor_counts(&v, "<li>PC "), 20);
	works(checks_run(&v.toy.w, NULL, NULL, &e), e);
	visitor_get(&v, USB);
	assert_int_equal(visitor_counts(&v, "<a href=\"/today/usb.policy/x"), 20);
	visitor_close(&v);
}

static void the_way_leads_on(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_post(&v, FORM "2-10", "first=yes&first_on=2026-11-20&seen=0");
	visitor_get(&v, USB);
	sees(&v, 200, "rel=\"prev\" href=\"" FORM "2-8\"", "rel=\"next\" href=\"" FORM "2-10\"", "次の未回答へ(2⑪)");
	visitor_get(&v, FORM "0");
	misses(&v, "rel=\"prev\"");
	visitor_get(&v, FORM "4-1"); /* from the last one round to the first */
	sees(&v, 200, "rel=\"prev\"", "href=\"" FORM "0\">次の未回答へ(0)");
	visitor_get(&v, USB "/accept"); /* the address of a refused form */
	assert_int_equal(v.status, 303);
	visitor_follow(&v);
	sees(&v, 200, "はい(案)");
	visitor_close(&v);
}

static void the_explanation_is_open_for_newcomers(void **state)
{
	(void)state;
	static const char *const keys[] = { "0", "1-1", "2-4", "2-5", "2-6" };
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, USB);
	sees(&v, 200, "<details class=\"help\" open>", "この項目は何のこと?", "USBメモリ");
	for (size_t i = 0; i < LENGTH(keys); i++) {
		visitor_post(&v, arena_text(&v.arena, arena_fmt(&v.arena, FORM "%s", keys[i])), "first=yes&first_on=2026-11-20&seen=0");
		assert_int_equal(v.status, 303);
	}
	visitor_get(&v, USB);
	sees(&v, 200, "<details class=\"help\"><summary>この項目は何のこと?");
	visitor_close(&v);
}

static void what_needs_no_answer_takes_none(void **state)
{
	(void)state;
	struct visitor v;
	struct answer last;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, FORM "2-2"); /* no vendor is under contract */
	sees(&v, 200, "契約中の事業者が登録されていないため");
	misses(&v, "name=\"first\"");
	visitor_post(&v, FORM "2-2", "first=yes&first_on=2026-11-20&seen=0");
	sees(&v, 409, "先に台帳に契約を登録してください");
	assert_int_equal(entries(&v, "2-2", &last), 0);
	visitor_close(&v);
}

static void it_is_said_in_english(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_speaks(&v, LANG_EN);
	visitor_get(&v, USB);
	sees(&v, 200, "What does this item ask?", "Yes (draft)", "Suggested: Yes", "Enter an answer", "Where the original lies");
	visitor_post(&v, USB, "first=no&first_on=2026-11-20&seen=0");
	sees(&v, 422, "please give the target date");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_not_shown),
		cmocka_unit_test(a_refused_answer_keeps_what_was_typed),
		cmocka_unit_test(a_suggestion_is_taken_only_by_who_looked),
		cmocka_unit_test(a_suggestion_that_is_gone_is_not_taken),
		cmocka_unit_test(nothing_is_written_over_unseen),
		cmocka_unit_test(who_only_reads_finds_no_form),
		cmocka_unit_test(what_is_no_document_is_not_kept),
		cmocka_unit_test(no_day_is_filled_in),
		cmocka_unit_test(an_answer_is_entered_by_hand),
		cmocka_unit_test(a_suggestion_is_taken_with_a_typed_day),
		cmocka_unit_test(a_suggestion_after_a_no_is_the_second_check),
		cmocka_unit_test(a_document_is_attached),
		cmocka_unit_test(long_lists_are_cut_and_lead_to_what_was_found),
		cmocka_unit_test(the_way_leads_on),
		cmocka_unit_test(the_explanation_is_open_for_newcomers),
		cmocka_unit_test(what_needs_no_answer_takes_none),
		cmocka_unit_test(it_is_said_in_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
