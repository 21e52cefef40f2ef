/* report_test.c - the report fits two pages, compares with the last one, and counts only once it was made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "hospital.h"
#include "pdf_pages.h"
#include "report.h"
#include "today.h"

static bool run(struct toy *t, const char *command, const char *word, struct err *e)
{
	struct arguments args = { .words = { str_of(word) }, .count = *word != 0 };
	buf_cut(&t->out, 0);
	buf_cut(&t->aside, 0);
	return duty_command(t->w.duties, str_of(command))->run(&t->w, &args, e);
}

/* Makes the report and gives the text of its pages. */
static str reported(struct toy *t)
{
	struct err e = { 0 };
	str bytes, path = arena_fmt(&t->arena, "%s/report.pdf", t->folder);
	works(run(t, "report", path.p, &e), e);
	works(disk_read(t->w.disk, &t->arena, path, 1 << 24, &bytes, &e), e);
	return pages_text(&t->arena, bytes);
}

static int64_t made_count(struct toy *t)
{
	int64_t n;
	struct err e = { 0 };
	works(db_one_int(t->w.db, &e, &n, 0, "SELECT count(*) FROM journal WHERE event='report.made'", NONE),
		e);
	return n;
}

static void a_report_that_cannot_be_written_was_not_made(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	hospital_open(&t);
	refuses(run(&t, "report", "/nowhere/report.pdf", &e), e, ERR_MISSING);
	assert_int_equal(made_count(&t), 0);
	toy_close(&t);
}

static bool count_nothing(struct work *w, struct figures *figures, struct err *e)
{
	(void)w, (void)figures, (void)e;
	return true;
}

static bool count_fails(struct work *w, struct figures *figures, struct err *e)
{
	(void)w, (void)figures;
	return err_set(e, ERR_DISK, "読めません", "cannot be read");
}

static void a_part_that_cannot_count_is_named(void **state)
{
	(void)state;
	static const struct figure_part broken[] = { { "broken", { "こわれた部分", "a broken part" }, count_fails },
		{ 0 } };
	static struct figure_part many[REPORT_SECTIONS_MAX + 1];
	static const struct duty breaking = { .name = "breaking", .figures = broken },
		counting = { .name = "counting", .figures = many };
	static const struct duty *const duties_given[] = { &breaking, &counting };
	struct toy t;
	struct err e = { 0 };
	auto_report report = { 0 };
	for (size_t i = 0; i < REPORT_SECTIONS_MAX; i++)
		many[i] = (struct figure_part){ "many", { "多い", "many" }, count_nothing };
	hospital_open(&t);
	const struct duty *ledger = t.w.duties[1]; /* the report looks for its device */
	for (size_t i = 0; i < LENGTH(duties_given); i++) {
		t.w.duties = (const struct duty *const[]){ duties_given[i], ledger, NULL };
		refuses(report_read(&t.w, &report, &e), e, i ? ERR_INTERNAL : ERR_DISK);
	}
	toy_close(&t);
}

static void the_first_report_has_nothing_to_compare(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	str text = reported(&t);
	assert_int_equal(pages_count(text), 2);
	in_order(text, "サイバーセキュリティの状況報告", "みほん記念病院", "2026年11月22日(令和8年)", "まだ点検していません", "ありません(今回が初めて)",
		"1. 機器台帳", "台帳にある機器", "0",
	         "－", "まだ取り込んでいません", "2. 点検の結果と、判断をお願いしたいこと", "直すべきこと", "0", "何が", "該当なし");
	in_order(pages_one(text, 2), "3. チェックリストの回答", "「はい」と答えた項目", "0 / 18", "令和7年度様式・公式PDF未照合",
		"4. 事業者への確認", "確認を依頼した", "0", "5. 確認",
	         "管理者", "医療情報システム安全管理責任者", "企画管理者", "指示事項");
	in_order(buf_str(&t.aside), "令和8年度の様式は");
	assert_int_equal(made_count(&t), 1);
	toy_close(&t);
}

static void a_later_report_says_what_changed(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	hospital_open(&t);
	reported(&t);
	hospital_fill(&t);
	hospital_import(&t, "person", "職員名簿_20261101.xlsx");
	hospital_import(&t, "account", "電子カルテ利用者.csv");
	works(run(&t, "check", "", &e), e);
	str text = reported(&t);
	assert_int_equal(pages_count(text), 2);
	in_order(text, "最後に点検した日", "2026年11月22日", "前回の報告", "2026年11月22日", "台帳にある機器", "0(+", "サーバ", "/",
		"端末PC", "ネットワーク機器", "医療機器", "その他",
	         "種別が分からない機器", "サポート期限を過ぎた機器", "機器台帳の最終取込", "直すべきこと", "0(+", "まだ見ることができていないもの", "いつまでに", "何が",
	         	"件数", "どうするか",
	         "今週中", "不要になったアカウント", "うち", "件: システム担当者に無効化を頼んでください", "影響の大きいものから示しています。ほかに");
	in_order(pages_one(text, 2), "まだ答えていない項目", "20 / 20", "18(+2)", "目標日を過ぎた項目", "0(同じ)", "確認を依頼した",
		"0 / 11");
	toy_close(&t);
}

static void the_report_speaks_json_and_english(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	hospital_open(&t);
	hospital_fill(&t);
	works(run(&t, "check", "", &e), e);
	reported(&t);
	t.w.lang = LANG_EN;
	t.w.json = true;
	in_order(reported(&t), "Report on cyber-security", "1. The ledger of devices", "Share", "Now",
		"Last (change)", "By when", "3. The checklist", "(same)", "5. Seen by");
	auto_json said = json_read(buf_str(&t.out), &e);
	if (!said)
		fail_msg("%s", e.en);
	const json_t *open = json_object_get(json_object_get(said, "figures"), "checklist.open");
	assert_int_equal(json_whole(open, "number", -1), 20);
	assert_int_equal(json_whole(open, "whole", -1), 20);
	assert_int_equal(json_whole(open, "before", -1), 20);
	assert_true(json_array_size(json_object_get(said, "decisions")) > 0);
	same(json_text(said, "last_on"), S("2026-11-22"));
	t.w.json = false;
	reported(&t);
	in_order(buf_str(&t.out), "The report to management was made", "(2 pages)");
	toy_close(&t);
}

/* What an older program, or a broken one, wrote there is no reason to fail. */
static void a_last_report_that_cannot_be_read_is_passed_over(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	hospital_open(&t);
	works(journal_add(t.w.db, clock_now(t.w.clock) - 86400, S("試験"), EVENT_REPORT_MADE, S(""),
		S("not JSON"), NULL, &e), e);
	in_order(reported(&t), "前回の報告", "2026年11月21日", "台帳にある機器", "－");
	toy_close(&t);
}

static void the_same_numbers_give_the_same_bytes(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	auto_report report = { 0 };
	auto_buf one = { 0 }, two = { 0 };
	size_t pages;
	hospital_open(&t);
	hospital_fill(&t);
	works(report_read(&t.w, &report, &e) && report_print(&t.w, &report, &one, &pages, &e) &&
		report_print(&t.w, &report, &two, &pages, &e), e);
	assert_true(str_eq(buf_str(&one), buf_str(&two)));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_report_that_cannot_be_written_was_not_made),
		cmocka_unit_test(a_part_that_cannot_count_is_named),
		cmocka_unit_test(the_first_report_has_nothing_to_compare),
		cmocka_unit_test(a_later_report_says_what_changed),
		cmocka_unit_test(the_report_speaks_json_and_english),
		cmocka_unit_test(a_last_report_that_cannot_be_read_is_passed_over),
		cmocka_unit_test(the_same_numbers_give_the_same_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
