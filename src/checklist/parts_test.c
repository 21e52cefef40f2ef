/* parts_test.c - what `inro checklist` says, held as a whole.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "base/json.h"
#include "frame/finding.h"
#include "golden.h"
#include "ward.h"

/* A small hospital: something of everything. */
static void settle(struct toy *t)
{
	struct err e;
	WARD_SEES(t, { "ledger.device_incomplete", "d1", "SV-KARTE", "server", "ok" },
	          { "ledger.device_incomplete", "d2", "PC-UKETSUKE", "pc", "short", "bad", "設置場所" },
	          { "ledger.device_unclassified", "d3", "箱", "", "unseen" },
	          { "account.unneeded", "a1", "yamada", "", "ok" }, { "account.unneeded", "a2", "sato", "", "short", "bad", "無効化" },
	          { "account.system_not_seen", "s1", "電子カルテ", "", "unseen", "blind", "アカウント" },
	          { "usb.policy", "d1", "SV-KARTE", "server", "ok" }, { "usb.policy", "d2", "PC-UKETSUKE", "pc", "ok" },
	          { "patch.host", "d1", "SV-KARTE", "server", "ok" },
	          { "net.open_rule", "r1", "規則1", "network", "short", "worse", "管理画面" },
	          { "document.appointment", "x1", "任命書", "", "ok" },
	          { "document.contact_chart", "x2", "連絡体制図", "", "short", "bad", "原本の保管場所" });
	ward_contract(t, "電子カルテ保守", "2026-04-01", "2027-03-31");
	ward_document(t, "appointment", "任命書", "2026-04-01", "総務課 書庫");
	ward_document(t, "mds_request", "開示書の依頼", "2026-10-01", "");
	works(WARD_RUNS(t, &e, "checklist", "answer", "0", "yes", "--date", "2026-03-02", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "1①", "はい", "--date", "令和8年3月2日", "--original", "総務課 書庫", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "2(5)", "yes", "--date", "2024-06-03", "--form", "fy2024", "--group", "server"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "2⑨", "no", "--date", "2026-03-02", "--target", "2026-03-31", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "3①", "yes", "--date", "2026-03-02", "--form", "fy2025"), e);
}

static void everything_is_listed(void **state)
{
	(void)state;
	static const struct {
		const char *form, *golden;
		enum lang lang;
		bool json;
	} cases[] = {
		{ "fy2025", "checklist/list.ja.txt", LANG_JA, false },
		{ "fy2025", "checklist/list.en.txt", LANG_EN, false },
		{ "fy2023", "checklist/list.fy2023.ja.txt", LANG_JA, false },
		{ "fy2025", "checklist/list.json", LANG_JA, true },
	};
	struct toy t;
	struct err e;
	ward_open(&t);
	settle(&t);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		t.w.lang = cases[i].lang;
		t.w.json = cases[i].json;
		works(WARD_RUNS(&t, &e, "checklist", "--form", cases[i].form), e);
		golden(cases[i].golden, buf_str(&t.out));
	}
	toy_close(&t);
}

static void without_a_system_the_rest_is_left_blank(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	settle(&t);
	works(WARD_RUNS(&t, &e, "checklist", "answer", "0", "no", "--date", "2026-03-03", "--form", "fy2025"), e);
	works(WARD_RUNS(&t, &e, "checklist", "list", "--form", "fy2025"), e);
	golden("checklist/list.gate.ja.txt", buf_str(&t.out));
	toy_close(&t);
}

static void one_item_is_shown_with_all_there_is(void **state)
{
	(void)state;
	static const struct {
		const char *item, *golden;
		enum lang lang;
		bool json;
	} cases[] = {
		{ "1①", "checklist/show.appointment.ja.txt", LANG_JA, false }, { "2⑤", "checklist/show.accounts.ja.txt", LANG_JA, false },
		{ "2⑤", "checklist/show.accounts.en.txt", LANG_EN, false },    { "2③", "checklist/show.disclosure.ja.txt", LANG_JA, false },
		{ "2⑨", "checklist/show.usb.json", LANG_JA, true },            { "1①", "checklist/show.appointment.json", LANG_JA, true },
	};
	struct toy t;
	struct err e;
	ward_open(&t);
	settle(&t);
	works(WARD_RUNS(&t, &e, "checklist", "take-back", "2⑨", "--form", "fy2025"), e);
	works(WARD_RUNS(&t, &e, "checklist", "answer", "2⑨", "yes", "--date", "2026-03-20", "--note", "設定を確認", "--form", "fy2025"), e);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		t.w.lang = cases[i].lang;
		t.w.json = cases[i].json;
		works(WARD_RUNS(&t, &e, "checklist", "show", cases[i].item, "--form", "fy2025"), e);
		str said = buf_str(&t.out);
		if (cases[i].json) /* ids differ each time */
			said = str_first(said, str_find(said, S("\"documents\"")));
		golden(cases[i].golden, said);
	}
	toy_close(&t);
}

static void last_years_answer_is_shown_beside_and_not_taken_over(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	works(WARD_RUNS(&t, &e, "checklist", "answer", "2-1-all", "yes", "--date", "2024-06-03", "--form", "fy2024"), e);
	works(WARD_RUNS(&t, &e, "checklist", "show", "2①", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("回答: まだありません\n昨年度までの回答(令和6年度。引き継ぎません): はい 2024年6月3日")));
	toy_close(&t);
}

static void long_lists_are_cut_and_counted(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	for (int i = 0; i < 25; i++) {
		char id[8];
		snprintf(id, sizeof id, "d%02d", i);
		WARD_SEES(&t, { "usb.policy", id, "PC", "pc", "short", "bad", "制限" });
	}
	works(WARD_RUNS(&t, &e, "checklist", "show", "2⑨", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("25台に確認の必要な点があります。")));
	assert_true(str_has(buf_str(&t.out), S("…ほか5件")));
	toy_close(&t);
}

static void a_year_without_a_form_is_said_first(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	works(WARD_RUNS(&t, &e, "checklist"), e);
	same(buf_str(&t.aside), S("令和8年度の様式はまだ取り込まれていません。令和7年度の様式で表示します。\n"));
	refuses(WARD_RUNS(&t, &e, "checklist", "answer", "1①", "yes", "--date", "2026-11-20"), e, ERR_MISSING);
	refuses(WARD_RUNS(&t, &e, "checklist", "take-back", "1①"), e, ERR_MISSING);
	toy_close(&t);
}

static void what_was_typed_wrongly_is_said(void **state)
{
	(void)state;
	static const struct {
		const char *words[8];
		enum err_kind kind;
		const char *says;
	} cases[] = {
		{ { "lst" }, ERR_USAGE, "has no \"lst\"; choose one of: list show answer" },
		{ { "show" }, ERR_USAGE, "usage: inro checklist show ITEM" },
		{ { "forms", "x" }, ERR_USAGE, "usage: inro checklist forms" },
		{ { "show", "1①", "--group", "tablet" }, ERR_USAGE, "--group is all, server" },
		{ { "show", "9⑨" }, ERR_MISSING, "there is no item" },
		{ { "show", "2⑫" }, ERR_INPUT, "may be any of 2 items" },
		{ { "show", "1①", "--form", "fy1999" }, ERR_MISSING, "there is no form" },
		{ { "answer", "1①", "maybe", "--date", "2026-11-20" }, ERR_USAGE, "neither yes nor no" },
		{ { "answer", "1①", "yes", "--date", "2026-11" }, ERR_INPUT, "is not the date of one day" },
		{ { "answer", "1①", "yes", "--date", "きのう" }, ERR_INPUT, "is not the date of one day" },
		{ { "answer", "1①", "yes", "--date", "2026-11-20", "--second", "x" }, ERR_USAGE, "neither yes nor no" },
		{ { "answer", "1①" }, ERR_MISSING, "say by --form" },
		{ { "import", "/nowhere.json" }, ERR_MISSING, "nowhere" },
	};
	struct toy t;
	struct err e;
	ward_open(&t);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const char *typed[10] = { "checklist" };
		for (size_t k = 0; k < LENGTH(cases[i].words) && cases[i].words[k]; k++)
			typed[k + 1] = cases[i].words[k];
		refuses(ward_run(&t, typed, &e), e, cases[i].kind);
		if (!str_has(str_of(e.en), str_of(cases[i].says)))
			fail_msg("case %zu: %s", i, e.en);
	}
	toy_close(&t);
}

static void entries_are_confirmed(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	works(WARD_RUNS(&t, &e, "checklist", "answer", "2⑤", "no", "--date", "2026-03-02", "--target", "R8.4.10", "--form", "fy2025"), e);
	same(buf_str(&t.out), S("記入しました: 2⑤ 退職者や使用していないアカウント等、不要なアカウントを削除または無効化している。 → "
	                        "いいえ 2026年3月2日(令和8年) / 目標日 2026年4月10日(令和8年)\n"));
	same(buf_str(&t.aside), S("項目 2⑤: 目標日が、この項目を「はい」にする年度を過ぎています。そのまま記入しました。\n"));
	works(WARD_RUNS(&t, &e, "checklist", "answer", "2⑤", "--second", "はい", "--second-date", "2026-11-20", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("2回目 はい 2026年11月20日(令和8年)")));
	works(WARD_RUNS(&t, &e, "checklist", "take-back", "2⑤", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("2⑤ の回答を取り消しました")));
	refuses(WARD_RUNS(&t, &e, "checklist", "take-back", "2⑤", "--form", "fy2025"), e, ERR_MISSING);
	toy_close(&t);
}

static void entries_are_confirmed_in_json(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	t.w.json = true;
	works(WARD_RUNS(&t, &e, "checklist", "answer", "3③", "no", "--date", "2026-03-02", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("\"key\":\"3-3\"")));
	assert_true(str_has(buf_str(&t.out), S("\"answer\":{\"first\":\"no\",\"first_on\":\"2026-03-02\",")));
	works(WARD_RUNS(&t, &e, "checklist", "take-back", "3③", "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("\"taken_back\":true")));
	toy_close(&t);
}

static void forms_are_listed_and_imported(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	works(WARD_RUNS(&t, &e, "checklist", "forms"), e);
	golden("checklist/forms.ja.txt", buf_str(&t.out));
	/* Next year's: the newest one under a new name, with a control nobody knows yet. */
	str bytes = data_bytes(S("forms/mhlw.facility.fy2025.json")), rest = bytes;
	str_cut(&rest, S("\"title\""));
	str known = S("\"control\": \"reg.rules\""), after = str_from(rest, str_find(rest, known) + known.n);
	str next = arena_fmt(&t.arena,
	                     "{\"format\":\"inro-form/1\",\"id\":\"mhlw.facility.fy2026\",\"revision\":1,\"form\":\"facility\","
	                     "\"fiscal_year\":2026,\"title\"%.*s\"control\":\"new.one\"%.*s",
	                     P(str_first(rest, str_find(rest, known))), P(after));
	const char *path = arena_text(&t.arena, arena_fmt(&t.arena, "%s/next.json", t.folder));
	works(disk_write(&disk_real, str_of(path), next, &e), e);
	works(WARD_RUNS(&t, &e, "checklist", "import", path), e);
	same(buf_str(&t.out), S("様式 mhlw.facility.fy2026(第1版、20項目)を取り込みました。\n"));
	same(buf_str(&t.aside), S("4①(new.one)は新しい項目です。測定はできませんが、回答は記入できます。\n"));
	works(WARD_RUNS(&t, &e, "checklist", "import", path), e);
	same(buf_str(&t.out), S("様式 mhlw.facility.fy2026(第1版、20項目)は、同じものがすでにあります。\n"));
	works(WARD_RUNS(&t, &e, "checklist", "answer", "4①", "yes", "--date", "2026-11-20"), e);
	works(WARD_RUNS(&t, &e, "checklist", "show", "4①"), e);
	assert_true(str_has(buf_str(&t.out), S("回答: はい 2026年11月20日(令和8年)")));
	t.w.json = true;
	works(WARD_RUNS(&t, &e, "checklist", "forms"), e);
	assert_true(str_starts(buf_str(&t.out), S("[{\"form\":\"mhlw.facility.fy2026\",\"kind\":\"facility\",\"fiscal_year\":2026")));
	works(WARD_RUNS(&t, &e, "checklist", "import", path), e);
	assert_true(str_ends(buf_str(&t.out), S("\"added\":false}\n")));
	works(disk_write(&disk_real, str_of(path), S("{}"), &e), e);
	refuses(WARD_RUNS(&t, &e, "checklist", "import", path), e, ERR_INPUT);
	toy_close(&t);
}

static void fee_requirements_are_shown_and_never_concluded(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	settle(&t);
	WARD_SEES(&t, { "document.bcp", "x3", "BCP", "", "unseen" });
	ward_document(&t, "training", "情報セキュリティ研修", "2026-06-10", "");
	works(WARD_RUNS(&t, &e, "checklist", "fee"), e);
	golden("checklist/fee.ja.txt", buf_str(&t.out));
	t.w.lang = LANG_EN;
	works(WARD_RUNS(&t, &e, "checklist", "fee"), e);
	golden("checklist/fee.en.txt", buf_str(&t.out));
	t.w.json = true;
	works(WARD_RUNS(&t, &e, "checklist", "fee"), e);
	golden("checklist/fee.json", buf_str(&t.out));
	toy_close(&t);
}

static void a_broken_store_is_said(void **state)
{
	(void)state;
	static const char *const parts[] = { "list", "fee", "forms" };
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	works(db_do(t.w.db, &e, "DROP VIEW document_now", NONE), e);
	refuses(WARD_RUNS(&t, &e, "checklist", "list"), e, ERR_INTERNAL);
	refuses(WARD_RUNS(&t, &e, "checklist", "show", "1①"), e, ERR_INTERNAL);
	refuses(WARD_RUNS(&t, &e, "checklist", "fee"), e, ERR_INTERNAL);
	works(db_do(t.w.db, &e, "DROP TABLE form", NONE), e);
	for (size_t i = 0; i < LENGTH(parts); i++)
		refuses(WARD_RUNS(&t, &e, "checklist", parts[i]), e, ERR_INTERNAL);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_listed),
		cmocka_unit_test(without_a_system_the_rest_is_left_blank),
		cmocka_unit_test(one_item_is_shown_with_all_there_is),
		cmocka_unit_test(last_years_answer_is_shown_beside_and_not_taken_over),
		cmocka_unit_test(long_lists_are_cut_and_counted),
		cmocka_unit_test(a_year_without_a_form_is_said_first),
		cmocka_unit_test(what_was_typed_wrongly_is_said),
		cmocka_unit_test(entries_are_confirmed),
		cmocka_unit_test(entries_are_confirmed_in_json),
		cmocka_unit_test(forms_are_listed_and_imported),
		cmocka_unit_test(fee_requirements_are_shown_and_never_concluded),
		cmocka_unit_test(a_broken_store_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
