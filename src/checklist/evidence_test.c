/* evidence_test.c - what was seen is said as what was seen; silence is never taken for an answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "evidence.h"
#include "forms.h"
#include "frame/finding.h"
#include "standing.h"
#include "ward.h"

/* The evidence for an item of a form, read anew. */
static struct evidence look(struct toy *t, const char *id, const char *key)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct evidence evidence;
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	const struct form *form = forms_named(set, S("facility"), str_of(id));
	struct evidence_run *run = evidence_open(&t->w, &e);
	if (!run)
		fail_msg("%s", e.en);
	works(evidence_of(run, form, form_item_named(form, str_of(key)), &evidence, &e), e);
	return evidence;
}

/* One thing seen by a check, or two. */
struct seen_case {
	const char *key;
	struct ward_sight sights[4];
	enum verdict verdict;
	const char *ja, *en;
};

static void expect_case(const struct seen_case *c)
{
	struct toy t;
	ward_open(&t);
	for (size_t i = 0; i < LENGTH(c->sights) && c->sights[i].check; i++)
		ward_see(&t, &c->sights[i], 1);
	struct evidence evidence = look(&t, "fy2025", c->key);
	if (evidence.verdict != c->verdict)
		fail_msg("%s %s: got %s", c->key, c->en, verdict_names[evidence.verdict]);
	same(evidence.sentence, str_of(c->ja));
	t.w.lang = LANG_EN;
	same(look(&t, "fy2025", c->key).sentence, str_of(c->en));
	toy_close(&t);
}

static void what_was_seen_is_said_in_one_sentence(void **state)
{
	(void)state;
	static const struct seen_case cases[] = {
		{ "2-9", { { "usb.policy", "d1", "PC1", "pc", "ok" }, { "usb.policy", "d2", "PC2", "pc", "ok" } }, VERDICT_YES,
		  "確認できた2台に不足は見つかりませんでした。", "Nothing was found short in what was looked at (2 devices)." },
		{ "2-9",
		  { { "usb.policy", "d1", "PC1", "pc", "ok" }, { "usb.policy", "d2", "PC2", "pc", "short", "bad", "制限" } },
		  VERDICT_SHORT, "確認できた2台中1台に不足は見つかりませんでした。確認の必要な点: PC2(制限が足りません)。",
		  "Of 2 devices looked at, nothing was found short in 1. To look into: PC2 (制限 is missing)." },
		{ "2-9",
		  { { "usb.policy", "d1", "PC1", "pc", "ok" }, { "usb.policy", "d2", "PC2", "pc", "unseen" } },
		  VERDICT_UNSEEN, "確認できた1台に不足は見つかりませんでした。PC2は未確認です。",
		  "Nothing was found short in what was looked at (1 device). Unseen: PC2." },
		{ "2-9", { { 0 } }, VERDICT_UNSEEN, "対象となるものが見つかりませんでした。", "There was nothing to look at." },
		{ "2-5",
		  { { "account.unneeded", "a1", "yamada", "", "ok" },
		    { "account.system_not_seen", "s1", "電子カルテ", "", "unseen", "blind", "電子カルテのアカウント" } },
		  VERDICT_UNSEEN,
		  "確認できたアカウント1件に不足は見つかりませんでした。電子カルテのアカウントは未確認です。",
		  "Nothing was found short in what was looked at (1 account). Unseen: accounts of 電子カルテ." },
		{ "2-11", { { 0 } }, VERDICT_UNMEASURED, "「点検 log.measured」はまだ測れません。",
		  "\"check log.measured\" cannot be measured yet." },
		{ "2-11", { { "document.log_review", "d1", "点検記録", "", "ok" } }, VERDICT_UNSEEN,
		  "確認できた文書1件に不足は見つかりませんでした。「点検 log.measured」はまだ測れません。",
		  "Nothing was found short in what was looked at (1 document). \"check log.measured\" cannot be measured yet." },
		{ "1-1", { { "document.appointment", "d1", "任命書", "", "short", "bad", "日付" } }, VERDICT_SHORT,
		  "確認の必要な点: 任命書(日付が足りません)。", "To look into: 任命書 (日付 is missing)." },
		{ "2-4", { { "right.missing", "s1", "カルテ", "", "ok" } }, VERDICT_UNSEEN,
		  "確認できたシステム1件に不足は見つかりませんでした。職員の記録がないため、まだ測れない点があります。",
		  "Nothing was found short in what was looked at (1 system). Some of it cannot be measured yet, for there "
		  "are no records of: person." },
		{ "0", { { 0 } }, VERDICT_PERSON, "資料からは確かめられません。人が答える項目です。",
		  "This cannot be told from records; a person answers it." },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		expect_case(&cases[i]);
}

static void nothing_found_is_not_suggested_where_only_a_person_can_say(void **state)
{
	(void)state;
	static const struct {
		const char *key;
		struct ward_sight sight;
	} cases[] = {
		{ "1-1", { "document.appointment", "d1", "任命書", "", "ok" } },
		{ "2-2", { "remote.vendor_answer", "v1", "甲社", "", "ok" } },
		{ "2-3", { "mdssds.received", "s1", "カルテ", "", "ok" } },
		{ "2-8", { "password.factory", "d1", "ルータ", "network", "ok" } },
		{ "2-10", { "mfa.system", "s1", "カルテ", "", "ok" } },
		{ "2-12-srv", { "service.unneeded", "d1", "サーバ", "server", "ok" } },
		{ "3-1", { "document.contact_chart", "d1", "図", "", "ok" } },
		{ "3-3", { "document.bcp", "d1", "BCP", "", "ok" } },
		{ "4-1", { "document.rules", "d1", "規程", "", "ok" } },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct toy t;
		ward_open(&t);
		ward_see(&t, &cases[i].sight, 1);
		if (look(&t, "fy2025", cases[i].key).verdict != VERDICT_PERSON)
			fail_msg("%s was suggested", cases[i].key);
		toy_close(&t);
	}
}

static void a_thing_counts_once_as_the_worst_that_is_said_of_it(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "ledger.device_incomplete", "d1", "PC1", "pc", "ok" },
	          { "ledger.device_unclassified", "d1", "PC1", "pc", "ok" },
	          { "ledger.device_incomplete", "d2", "PC2", "pc", "short", "bad", "設置場所" },
	          { "ledger.device_unclassified", "d2", "PC2", "", "unseen" },
	          { "ledger.device_incomplete", "d3", "PC3", "pc", "ok" },
	          { "ledger.device_unclassified", "d3", "PC3", "", "unseen" });
	struct evidence evidence = look(&t, "fy2025", "2-1");
	assert_int_equal(evidence.tally_count, 1);
	assert_int_equal(evidence.tallies[0].ok, 1);
	assert_int_equal(evidence.tallies[0].short_of, 1);
	assert_int_equal(evidence.tallies[0].unseen, 1);
	assert_int_equal(evidence.shortfalls.count, 1);
	assert_int_equal(evidence.unseen.count, 2); /* every gap is listed */
	toy_close(&t);
}

static void a_row_sees_its_own_group_and_a_general_row_all(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "patch.host", "d1", "SV1", "server", "short", "bad", "更新", "" }, { "patch.host", "d2", "PC1", "pc", "ok" },
	          { "patch.host", "d3", "CT", "medical", "ok" });
	assert_int_equal(look(&t, "fy2024", "2-7-srv").shortfalls.count, 1);
	assert_int_equal(look(&t, "fy2024", "2-7-pc").shortfalls.count, 0);
	assert_int_equal(look(&t, "fy2024", "2-7-pc").tallies[0].ok, 1);
	assert_int_equal(look(&t, "fy2024", "2-7-net").tally_count, 0);
	assert_int_equal(look(&t, "fy2025", "2-6").tallies[0].ok, 2);
	toy_close(&t);
}

static void what_may_be_in_the_group_is_not_passed_over(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "patch.host", "d1", "SV1", "server", "ok" }, { "patch.host", "d2", "箱", "", "ok" });
	struct evidence evidence = look(&t, "fy2024", "2-7-srv");
	assert_int_equal(evidence.verdict, VERDICT_UNSEEN);
	assert_int_equal(evidence.unseen.count, 1);
	same(evidence.unseen.list[0].words, S("サーバ・端末PC・ネットワーク機器のどれか分からないため、未確認です"));
	/* A check that knows no groups speaks for every row. */
	WARD_SEES(&t, { "account.unneeded", "a1", "yamada", "", "short", "bad", "削除" });
	assert_int_equal(look(&t, "fy2024", "2-5-srv").verdict, VERDICT_SHORT);
	assert_int_equal(look(&t, "fy2024", "2-5-pc").verdict, VERDICT_SHORT);
	toy_close(&t);
}

static void old_sources_are_not_fresh_evidence(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "account.unneeded", "a1", "yamada", "", "ok", "", "", "no-such-source" });
	struct evidence evidence = look(&t, "fy2025", "2-5");
	assert_int_equal(evidence.verdict, VERDICT_UNSEEN);
	same(evidence.sentence, S("yamadaは未確認です。うち1件は、見た資料が古くなっています。"));
	same(evidence.unseen.list[0].words, S("見た資料が古いため、未確認です"));
	assert_true(evidence.unseen.list[0].stale);
	toy_close(&t);
}

static void accept(struct toy *t, const char *check, const char *subject)
{
	struct record r = record_blank(&t->arena, &decision_kind);
	struct err e = { 0 };
	struct id act;
	r.values[record_column(&decision_kind, S("check_name"))] = str_of(check);
	r.values[record_column(&decision_kind, S("subject"))] = str_of(subject);
	r.values[record_column(&decision_kind, S("accepted_until"))] = S("2027-03-31");
	works(record_write(&t->w, &decision_kind, NULL, &r, &act, &e), e);
}

static void what_is_accepted_until_a_day_is_said_apart(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "account.unneeded", "a1", "休職者", "", "short", "bad", "利用" }, { "account.unneeded", "a2", "yamada", "", "ok" });
	accept(&t, "account.unneeded", "a1");
	struct evidence evidence = look(&t, "fy2025", "2-5");
	assert_int_equal(evidence.verdict, VERDICT_YES);
	same(evidence.sentence, S("確認できたアカウント2件中1件に不足は見つかりませんでした。アカウント1件は期限つきで了承されています。"));
	t.w.lang = LANG_EN;
	same(look(&t, "fy2025", "2-5").sentence,
	     S("Of 2 accounts looked at, nothing was found short in 1. Accepted until a date: 1 account."));
	toy_close(&t);
}

static void the_worst_comes_first(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "net.open_rule", "r1", "規則1", "network", "short", "bad", "理由" },
	          { "net.open_rule", "r2", "規則2", "network", "short", "worse", "管理画面" },
	          { "net.connection_open", "c1", "回線", "", "short", "bad", "期限" },
	          { "net.device_not_seen", "d2", "SW2", "network", "unseen", "blind", "設定" },
	          { "net.device_not_seen", "d1", "SW1", "network", "unseen", "blind", "設定" });
	struct evidence evidence = look(&t, "fy2025", "2-13");
	assert_int_equal(evidence.shortfalls.count, 3);
	same(evidence.shortfalls.list[0].label, S("規則2"));
	same(evidence.shortfalls.list[0].words, S("管理画面が外から見えます"));
	same(evidence.shortfalls.list[1].label, S("回線"));
	same(evidence.unseen.list[0].label, S("SW1"));
	toy_close(&t);
}

static void many_things_are_counted(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "usb.policy", "1", "PC1", "pc", "unseen" }, { "usb.policy", "2", "PC2", "pc", "unseen" },
	          { "usb.policy", "3", "PC3", "pc", "unseen" }, { "usb.policy", "4", "PC4", "pc", "unseen" });
	same(look(&t, "fy2025", "2-9").sentence, S("PC1、PC2、PC3ほか1台は未確認です。"));
	t.w.lang = LANG_EN;
	same(look(&t, "fy2025", "2-9").sentence, S("Unseen: PC1, PC2, PC3 and 1 more."));
	WARD_SEES(&t, { "usb.policy", "5", "PC5", "pc", "short", "bad" }, { "usb.policy", "6", "PC6", "pc", "short", "bad" },
	          { "usb.policy", "7", "PC7", "pc", "short", "bad" }, { "usb.policy", "8", "PC8", "pc", "short", "bad" });
	same(look(&t, "fy2025", "2-9").sentence, S("To look into: 4 devices. Unseen: PC1, PC2, PC3 and 1 more."));
	toy_close(&t);
}

static void vendors_answer_their_own_items(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "account.unneeded", "a1", "yamada", "", "short", "bad", "削除" });
	struct evidence evidence = look(&t, "mhlw.vendor.fy2025", "2-5");
	assert_int_equal(evidence.verdict, VERDICT_PERSON);
	same(evidence.sentence, S("事業者が答える項目です。"));
	assert_int_equal(evidence.shortfalls.count, 0);
	toy_close(&t);
}

static void documents_stand_beside_the_item(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	ward_document(&t, "restore_drill", "復旧訓練 2025", "2025-11-01", "総務課");
	ward_document(&t, "restore_drill", "復旧訓練 2026", "令和8年10月1日", "総務課 書庫");
	ward_document(&t, "backup_plan", "バックアップ計画", "2026-04-01", "");
	struct evidence evidence = look(&t, "fy2025", "3-2");
	assert_int_equal(evidence.document_count, 3);
	same(evidence.documents[0].title, S("バックアップ計画"));
	same(evidence.documents[1].title, S("復旧訓練 2026"));
	same(evidence.documents[1].dated, S("令和8年10月1日"));
	same(evidence.documents[1].original_at, S("総務課 書庫"));
	assert_string_equal(evidence.documents[1].type_words.ja, "復旧訓練の記録");
	toy_close(&t);
}

static void requests_are_not_receipts(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	ward_document(&t, "mds_request", "依頼", "2026-10-01", "");
	same(look(&t, "fy2025", "2-3").beside, S("依頼1・受領0"));
	ward_document(&t, "mds", "開示書", "2026-10-20", "");
	same(look(&t, "fy2025", "2-3").beside, S("依頼1・受領1"));
	t.w.lang = LANG_EN;
	same(look(&t, "fy2025", "2-3").beside, S("Asked for: 1, received: 1"));
	same(look(&t, "fy2025", "2-5").beside, S(""));
	toy_close(&t);
}

static void each_check_runs_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct evidence_run *run = evidence_open(&t.w, &e);
	const struct check_result *first = evidence_check(run, S("usb.policy"), &e);
	WARD_SEES(&t, { "usb.policy", "d1", "PC1", "pc", "ok" });
	assert_ptr_equal(evidence_check(run, S("usb.policy"), &e), first);
	assert_int_equal(first->count, 0);
	assert_null(evidence_check(run, S("no.such"), &e));
	assert_int_equal(e.kind, ERR_INTERNAL);
	assert_null(evidence_document(run, S("bcp")));
	toy_close(&t);
}

/* Standing: evidence beside answers. */

static struct standing_row stand(struct toy *t, const char *key)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct standing standing;
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	const struct form *form = forms_named(set, S("facility"), S("fy2025"));
	struct evidence_run *run = evidence_open(&t->w, &e);
	works(standing_read(&t->w, run, form, S(""), S(""), &standing, &e), e);
	return standing.rows[form_item_named(form, str_of(key)) - form->items];
}

static void answer(struct toy *t, const char *key, enum reply reply)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	struct answer_row row = { .form = forms_named(set, S("facility"), S("fy2025")) };
	row.item = form_item_named(row.form, str_of(key));
	struct answer_change change = { .parts = ANSWER_FIRST, .first = reply, .first_on = { 2026, 3, 20 } };
	works(answer_give(&t->w, &row, &change, &e), e);
}

static void measured_and_answered_that_differ_are_shown(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "usb.policy", "d1", "PC1", "pc", "short", "bad", "制限" }, { "account.unneeded", "a1", "yamada", "", "ok" });
	assert_int_equal(stand(&t, "2-9").conflict, CONFLICT_NONE);
	answer(&t, "2-9", REPLY_YES);
	assert_int_equal(stand(&t, "2-9").conflict, CONFLICT_YES_BUT_SHORT);
	assert_int_equal(stand(&t, "2-9").answer.first, REPLY_YES); /* and stays */
	answer(&t, "2-9", REPLY_NO);
	assert_int_equal(stand(&t, "2-9").conflict, CONFLICT_NONE);
	answer(&t, "2-5", REPLY_NO);
	assert_int_equal(stand(&t, "2-5").conflict, CONFLICT_NO_BUT_NOTHING);
	answer(&t, "0", REPLY_NO);
	assert_int_equal(stand(&t, "2-5").conflict, CONFLICT_NONE);
	assert_int_equal(stand(&t, "2-5").need, NEED_NOT_GATE);
	assert_string_equal(conflict_words(CONFLICT_NONE).ja, "");
	toy_close(&t);
}

static void no_measurement_ever_answers(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	int64_t entries;
	ward_open(&t);
	WARD_SEES(&t, { "usb.policy", "d1", "PC1", "pc", "ok" });
	struct standing_row row = stand(&t, "2-9");
	assert_int_equal(row.evidence.verdict, VERDICT_YES);
	assert_int_equal(row.answer.first, REPLY_NONE);
	works(db_one_int(t.w.db, &e, &entries, -1, "SELECT count(*) FROM answer_entry", NONE), e);
	assert_int_equal(entries, 0);
	toy_close(&t);
}

static void a_broken_store_is_said(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct evidence_run *run = evidence_open(&t.w, &e);
	assert_non_null(run);
	works(db_do(t.w.db, &e, "DROP TABLE sight", NONE), e);
	assert_null(evidence_check(run, S("usb.policy"), &e));
	works(db_do(t.w.db, &e, "DROP VIEW document_now", NONE), e);
	assert_null(evidence_open(&t.w, &e));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_seen_is_said_in_one_sentence),
		cmocka_unit_test(nothing_found_is_not_suggested_where_only_a_person_can_say),
		cmocka_unit_test(a_thing_counts_once_as_the_worst_that_is_said_of_it),
		cmocka_unit_test(a_row_sees_its_own_group_and_a_general_row_all),
		cmocka_unit_test(what_may_be_in_the_group_is_not_passed_over),
		cmocka_unit_test(old_sources_are_not_fresh_evidence),
		cmocka_unit_test(what_is_accepted_until_a_day_is_said_apart),
		cmocka_unit_test(the_worst_comes_first),
		cmocka_unit_test(many_things_are_counted),
		cmocka_unit_test(vendors_answer_their_own_items),
		cmocka_unit_test(documents_stand_beside_the_item),
		cmocka_unit_test(requests_are_not_receipts),
		cmocka_unit_test(each_check_runs_once),
		cmocka_unit_test(measured_and_answered_that_differ_are_shown),
		cmocka_unit_test(no_measurement_ever_answers),
		cmocka_unit_test(a_broken_store_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
