/* vuln_page_test.c - the screens of 脆弱性: data comes in, the worst comes first, one is accepted, names are put right.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "attached.h"
#include "duties.h"
#include "frame/job.h"
#include "frame/site_parts.h"
#include "leaks.h"
#include "pdf_pages.h"
#include "struck.h"
#include "visitor.h"

#include <time.h>

#define WAIT_MS_MAX 20000

static void open_struck(struct visitor *v, enum role role)
{
	visitor_open(v, duties, role);
	struck_fill(&v->toy);
}

/* "/vuln/device/ID" of the device with this number, and what is below it. */
static const char *of(struct visitor *v, const char *number, const char *below)
{
	return arena_text(&v->arena, arena_fmt(&v->arena, "/vuln/device/%.*s%s", P(struck_id(&v->toy, number)), below));
}

static str reason_of(struct visitor *v, const char *number)
{
	struct err e = { 0 };
	str reason;
	works(db_one_str(v->toy.w.db, &v->arena, &e, &reason, "SELECT reason FROM finding WHERE check_name = 'vuln.known' AND subject = ?",
	                 BIND(V(struck_id(&v->toy, number)))), e);
	return reason;
}

/* ---- data comes in */

static void wait_for(struct visitor *v)
{
	static const struct timespec pause = { .tv_nsec = 2000000 };
	visitor_follow(v);
	str id = str_first(str_from(v->path, S("/vuln/import/").n), ID_LENGTH);
	for (int i = 0; i < WAIT_MS_MAX / 2; i++) {
		struct job_state job = job_look(v->site, id);
		if (job.stage != JOB_WAITS && job.stage != JOB_RUNS)
			break;
		nanosleep(&pause, NULL);
	}
	visitor_get(v, arena_text(&v->arena, v->path));
}

static void bring(struct visitor *v, const char *file, str bytes)
{
	visitor_upload(v, "/vuln/import", "", "file", file, bytes);
	assert_int_equal(v->status, 303);
	wait_for(v);
}

static size_t left_in_spool(struct visitor *v)
{
	struct err e = { 0 };
	str *names;
	size_t count;
	works(disk_list(&v->arena, path_join(&v->arena, v->toy.w.data, S("spool")), &names, &count, &e), e);
	return count;
}

static void data_comes_in_from_the_page(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	struck_devices(&v.toy);
	visitor_get(&v, "/vuln");
	sees(&v, 200, "まだ読み込まれていません", "inro vuln fetch", "USBメモリー", "name=\"file\"");
	visitor_upload(&v, "/vuln/import", "", "file", "", S(""));
	sees(&v, 422, "ファイルを選んで");
	bring(&v, "broken.json", S("{\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0009\"}"));
	sees(&v, 200, "読み込めませんでした", "broken.json");
	misses(&v, "/spool/");
	assert_int_equal(left_in_spool(&v), 0);
	bring(&v, "nvd.json", struck_nvd);
	sees(&v, 200, "nvd.json", "4 件を読み込みました(新しいもの 4");
	assert_int_equal(left_in_spool(&v), 0);
	bring(&v, "kev.json", struck_kev);
	visitor_get(&v, "/vuln");
	sees(&v, 200, "情報の新しさ", "2026-10-02", "A-1");
	misses(&v, "まだ読み込まれていません");
	/* Data of 2026-10-05 is more than a week old on 2026-11-22. */
	sees(&v, 200, "データが古くなっています", "CISA KEV");
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_get(&v, "/vuln");
	misses(&v, "name=\"file\"");
	visitor_close(&v);
}

/* ---- the list */

static void the_worst_comes_first(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_AUDITOR);
	visitor_get(&v, "/vuln");
	sees(&v, 200, "機器ごと", "すぐに", "A-1", "外からの入口", "fortinet FortiOS 7.0.1", "CVE-2030-0001", ">2<", "7.0.9 以後", "2026-11-22", /* now */
	     "90日", "A-2", "maker Scope 300 1.2", "2.0 以後", "2027-02-20", "判断できない", "A-3", "製品が不明", "A-4");
	misses(&v, "A-5");
	visitor_get(&v, "/vuln?only=exploited_all");
	sees(&v, 200, "A-1");
	misses(&v, "A-2", "A-3");
	visitor_get(&v, "/vuln?group=medical");
	sees(&v, 200, "A-2");
	misses(&v, "A-1 ");
	visitor_get(&v, "/vuln?only=clear");
	sees(&v, 200, "A-5");
	visitor_get(&v, "/vuln?q=%EF%BC%B3%EF%BC%A3%EF%BC%AF%EF%BC%B0"); /* ＳＣＯＰＥ */
	sees(&v, 200, "A-2");
	misses(&v, "A-1 ");
	visitor_get(&v, "/vuln?q=%3Cb%3E&only=ended");
	sees(&v, 200, "条件に合う機器はありません");
	misses(&v, "<b>");
	visitor_get(&v, "/vuln?q=CVE-2030-0001");
	assert_int_equal(v.status, 303);
	visitor_follow(&v);
	sees(&v, 200, "影響を受ける機器", "A-1", "影響を受けるか判断できない機器", "発表されたこと", "NVD", "It lets anybody in.", "7.0.5", "CISA KEV", "2026-10-05");
	visitor_get(&v, "/vuln/cve/CVE-2030-0099");
	sees(&v, 200, "この番号はありません");
	visitor_get(&v, "/vuln/cve/nothing");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void a_device_shows_all_that_is_known(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_AUDITOR);
	visitor_get(&v, of(&v, "A-1", ""));
	sees(&v, 200, "攻撃に使われている脆弱性があります", "ログを調べ", "照合した製品", "fortinet FortiOS 7.0.1", "CVE-2030-0001", "2026-10-05 から", "ランサムウェア", "9.8",
	     "範囲に入っています", "&lt; 7.0.5", "7.0.5 以後", "CVE-2030-0002");
	misses(&v, "<b>too");
	visitor_get(&v, of(&v, "A-1", "/CVE-2030-0002"));
	sees(&v, 200, "https://nvd.nist.gov/vuln/detail/CVE-2030-0002", "It tells &lt;b&gt;too much");
	visitor_get(&v, of(&v, "A-3", ""));
	sees(&v, 200, "どの製品か分からないもの", "ESPRIMO", "CVE-2030-0004", "どこまで更新したかが台帳にありません");
	misses(&v, "どの製品か教える");
	visitor_get(&v, of(&v, "A-5", ""));
	sees(&v, 200, "脆弱性は見つかっていません");
	visitor_get(&v, of(&v, "A-5", "/CVE-2030-0001"));
	assert_int_equal(v.status, 404);
	visitor_get(&v, "/vuln/device/nobody");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

/* ---- accepting */

static void one_is_accepted_for_a_while(void **state)
{
	static const char *const refused[] = {
		"until=2027-03-31&why=&by=x", "until=2027-03-31&why=x&by=", "until=2026-11-21&why=x&by=x", "until=2027-11-24&why=x&by=x", "until=soon&why=x&by=x",
	};
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_SAFETY);
	same(reason_of(&v, "A-1"), S("exploited_vpn"));
	for (size_t i = 0; i < LENGTH(refused); i++) {
		visitor_post(&v, of(&v, "A-1", "/CVE-2030-0001"), refused[i]);
		sees(&v, 422, "id=\"problem\"");
	}
	same(reason_of(&v, "A-1"), S("exploited_vpn"));
	visitor_post(&v, of(&v, "A-1", "/CVE-2030-0001"), "until=R9.11.23&why=%E9%81%AE%E6%96%AD%E6%B8%88%E3%81%BF&by=%E9%99%A2%E9%95%B7");
	assert_int_equal(v.status, 303);
	visitor_follow(&v);
	sees(&v, 200, "CVE-2030-0002", "CVE-2030-0001", "了承", "2027-11-23 まで");
	same(reason_of(&v, "A-1"), S("known")); /* the other one stays */
	visitor_get(&v, "/vuln?only=exploited_all");
	misses(&v, "A-1");
	visitor_get(&v, "/vuln?only=other");
	sees(&v, 200, "A-1", ">1<");
	visitor_post(&v, of(&v, "A-1", "/CVE-2030-0001/back"), "");
	assert_int_equal(v.status, 303);
	same(reason_of(&v, "A-1"), S("exploited_vpn"));
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_post(&v, of(&v, "A-1", "/CVE-2030-0001"), "until=2027-03-31&why=x&by=x");
	assert_int_equal(v.status, 403);
	visitor_close(&v);
}

/* What was accepted until a day is found again after it. */
static void what_was_accepted_comes_back(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_SAFETY);
	visitor_post(&v, of(&v, "A-1", "/CVE-2030-0001"), "until=2026-11-23&why=x&by=x");
	assert_int_equal(v.status, 303);
	v.toy.clock.stopped_at += 2 * 86400;
	struck_check(&v.toy);
	same(reason_of(&v, "A-1"), S("exploited_vpn"));
	visitor_close(&v);
}

/* What a file of its maker's denies counts no more, and is still shown. */
static void what_its_maker_denies_counts_no_more(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	struct id act;
	open_struck(&v, ROLE_OPERATOR);
	same(reason_of(&v, "A-2"), S("ask_maker"));
	works(attach(&v.toy.w, struck_id(&v.toy, "A-2"), S("vex.json"),
	             S("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"Maker\",\"timestamp\":\"2026-11-01T00:00:00Z\",\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2030-0003\"},"
	               "\"products\":[{\"@id\":\"pkg:generic/scope\"}],\"status\":\"not_affected\",\"impact_statement\":\"no network\"}]}"), &act, &e), e);
	struck_check(&v.toy);
	same(reason_of(&v, "A-2"), S(""));
	visitor_get(&v, "/vuln?only=clear");
	sees(&v, 200, "A-2");
	visitor_get(&v, of(&v, "A-2", ""));
	sees(&v, 200, "CVE-2030-0003", "メーカー: 影響なし", "no network");
	visitor_get(&v, of(&v, "A-2", "/letter.pdf"));
	in_order(pages_text(&v.arena, v.body), "Scope 300", "把握している脆弱性");
	visitor_get(&v, "/vuln/export.csv");
	sees(&v, 200, "A-2", "メーカー: 影響なし");
	visitor_close(&v);
}

/* ---- changes */

static void what_is_new_and_what_is_over(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_OPERATOR);
	visitor_get(&v, "/vuln/changes");
	sees(&v, 200, "2026-11-22 から", "新しく見つかったもの", "A-1", "CVE-2030-0001", "A-2", "なくなったもの", "ありません");
	v.toy.clock.stopped_at += 3 * 86400;
	/* A-1 is updated, not far enough for both; A-2 is. */
	struck_import(&v.toy, S("管理番号,メーカー,機種・型番,種別,OS,OSビルド,ファームウェア,リモート保守\nA-1,フォーティネット,FortiGate-60E,ネットワーク機器,,,7.0.6,有\n"
	                        "A-2,Maker,Scope 300,医療機器,,,2.1,\nA-3,富士通,=ESPRIMO D588,端末PC,Windows 11 Pro 23H2,,,\nA-4,名もなき社,謎の箱XQ,その他,,,,\nA-5,Maker,Scope 300,医療機器,,,2.5,\n"));
	struck_check(&v.toy);
	visitor_becomes(&v, ROLE_OPERATOR);
	visitor_get(&v, "/vuln/changes?since=2026-11-24");
	sees(&v, 200, "新しく見つかったもの", "ありません", "なくなったもの", "A-1", "CVE-2030-0001", "台帳の製品か版が変わった", "A-2", "CVE-2030-0003");
	misses(&v, "CVE-2030-0002");
	visitor_get(&v, "/vuln/changes?since=2026-11-26");
	misses(&v, "A-1", "A-2");
	visitor_close(&v);
}

/* ---- names */

static void a_name_is_put_right_once_for_all(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	str id;
	open_struck(&v, ROLE_OPERATOR);
	visitor_get(&v, "/vuln/names");
	sees(&v, 200, "ESPRIMO", "謎の箱XQ", "A-4");
	visitor_get(&v, "/vuln/names/choose?words=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&q=scope");
	sees(&v, 200, "謎の箱XQ", "maker:scope_300", "-:-");
	visitor_post(&v, "/vuln/names/choose", "words=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&name=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&product=");
	sees(&v, 422, "どの製品かを選んで");
	visitor_post(&v, "/vuln/names/choose", "words=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&name=%E3%83%BB&product=maker:scope_300");
	sees(&v, 422, "見分けられません");
	visitor_post(&v, "/vuln/names/choose", "words=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&name=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&product=maker:scope_300");
	assert_int_equal(v.status, 303);
	visitor_follow(&v);
	sees(&v, 200, "ESPRIMO", "教えた呼び名", "謎の箱XQ", "maker scope_300");
	visitor_get(&v, of(&v, "A-4", ""));
	sees(&v, 200, "CVE-2030-0003", "台帳にバージョンがありません");
	/* Nothing that can be vulnerable. */
	visitor_post(&v, "/vuln/names/choose", "words=%3DESPRIMO+D588&name=ESPRIMO&product=-:-");
	assert_int_equal(v.status, 303);
	visitor_get(&v, "/vuln/names");
	sees(&v, 200, "分からないもの", "ありません", "ESPRIMO", "脆弱性の対象外");
	visitor_get(&v, of(&v, "A-3", ""));
	sees(&v, 200, "(脆弱性の対象外)");
	same(reason_of(&v, "A-3"), S("no_version"));
	/* And taken back. */
	works(db_one_str(v.toy.w.db, &v.arena, &e, &id, "SELECT id FROM product_name_now WHERE name = 'ESPRIMO'", NONE), e);
	visitor_post(&v, arena_fmt(&v.arena, "/vuln/names/%.*s/drop", P(id)).p, "");
	assert_int_equal(v.status, 303);
	visitor_get(&v, "/vuln/names");
	sees(&v, 200, "分からないもの", "ESPRIMO", "教えた呼び名");
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_post(&v, "/vuln/names/choose", "words=x&name=x&product=-:-");
	assert_int_equal(v.status, 403);
	visitor_close(&v);
}

/* A device of which all that was said is that it is nothing is clear. */
static void what_is_nothing_needs_nothing(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_OPERATOR);
	same(reason_of(&v, "A-4"), S("unnamed"));
	visitor_post(&v, "/vuln/names/choose", "words=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&name=%E8%AC%8E%E3%81%AE%E7%AE%B1XQ&product=-:-");
	assert_int_equal(v.status, 303);
	same(reason_of(&v, "A-4"), S(""));
	visitor_get(&v, "/vuln?only=clear");
	sees(&v, 200, "A-4");
	visitor_close(&v);
}

/* One that cannot be read keeps none of the others out. */
static void a_name_that_means_nothing_breaks_nothing(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	struct id act;
	const struct record_kind *kind = duty_kind(duties, S("product_name"));
	visitor_open(&v, duties, ROLE_OPERATOR);
	static const char *const rows[][3] = { { "箱#1|2", "・", "・" }, { "謎の箱XQ", "maker", "scope_300" }, { "*", "*", "*" } };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct record r = record_blank(&v.arena, kind);
		for (size_t k = 0; k < 3; k++)
			r.values[k] = str_of(rows[i][k]);
		works(record_write(&v.toy.w, kind, NULL, &r, &act, &e), e);
	}
	struck_fill(&v.toy);
	visitor_get(&v, of(&v, "A-4", ""));
	sees(&v, 200, "maker Scope 300");
	visitor_close(&v);
}

/* ---- files */

static void files_hold_each_pair(void **state)
{
	(void)state;
	struct visitor v;
	open_struck(&v, ROLE_AUDITOR);
	visitor_get(&v, "/vuln/export.csv");
	assert_true(str_starts(v.body, S("\xEF\xBB\xBF管理番号,")));
	sees(&v, 200, "CVE,状態,深刻度,EPSS,悪用,修正版,期限,出典の文,出典", "A-1,FortiGate-60E,fortinet FortiOS,7.0.1,CVE-2030-0001,該当,9.8,,2026-10-05 から,7.0.5,2026-11-22,< 7.0.5,",
	     "A-2", "A-1", "CVE-2030-0002", "A-3", "判断できない");
	misses(&v, ",=ESPRIMO");
	visitor_get(&v, "/vuln/export.xlsx");
	assert_int_equal(v.status, 200);
	assert_true(str_starts(v.body, S("PK")));
	visitor_close(&v);
}

static void the_letter_fits_a_page(void **state)
{
	(void)state;
	struct visitor v;
	auto_buf feed = { 0 };
	open_struck(&v, ROLE_AUDITOR);
	visitor_get(&v, of(&v, "A-2", "/letter.pdf"));
	str text = pages_text(&v.arena, v.body);
	assert_int_equal(pages_count(text), 1);
	in_order(text, "令和8年11月22日", "Maker 御中", "お問い合わせ", "Scope 300", "A-2", "maker Scope 300 1.2", "CVE-2030-0003", "It shows pictures", "7.5", "影響の有無", "対策・更新の予定",
	         "緩和策", "回答期限", "令和8年12月6日", "ご回答者");
	visitor_get(&v, of(&v, "A-5", "/letter.pdf"));
	in_order(pages_text(&v.arena, v.body), "Scope 300", "把握している脆弱性");
	/* Many, with long titles. */
	buf_put(&feed, S("{\"format\":\"NVD_CVE\",\"vulnerabilities\":["));
	for (int i = 0; i < 40; i++)
		buf_fmt(&feed, "%s{\"cve\":{\"id\":\"CVE-2031-00%02d\",\"lastModified\":\"2026-10-02T00:00:00.000\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"A vulnerability with a very long title "
		        "that goes on and on and on until nobody in this hospital reads it any more, whoever it may be\"}],\"configurations\":[{\"nodes\":[{\"operator\":\"OR\",\"negate\":false,"
		        "\"cpeMatch\":[{\"vulnerable\":true,\"criteria\":\"cpe:2.3:o:maker:scope_300:*:*:*:*:*:*:*:*\",\"versionEndExcluding\":\"2.0\"}]}]}]}}", i ? "," : "", i + 10);
	buf_put(&feed, S("]}"));
	struck_take(&v.toy, "many.json", buf_str(&feed));
	struck_check(&v.toy);
	visitor_get(&v, of(&v, "A-2", "/letter.pdf"));
	text = pages_text(&v.arena, v.body);
	assert_int_equal(pages_count(text), 1);
	in_order(text, "ほか 31 件", "ご回答者");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(data_comes_in_from_the_page),
		cmocka_unit_test(the_worst_comes_first),
		cmocka_unit_test(a_device_shows_all_that_is_known),
		cmocka_unit_test(one_is_accepted_for_a_while),
		cmocka_unit_test(what_was_accepted_comes_back),
		cmocka_unit_test(what_its_maker_denies_counts_no_more),
		cmocka_unit_test(what_is_new_and_what_is_over),
		cmocka_unit_test(a_name_is_put_right_once_for_all),
		cmocka_unit_test(what_is_nothing_needs_nothing),
		cmocka_unit_test(a_name_that_means_nothing_breaks_nothing),
		cmocka_unit_test(files_hold_each_pair),
		cmocka_unit_test(the_letter_fits_a_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
