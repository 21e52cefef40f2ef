/* upload_page_test.c - a file on its way into the ledger, as somebody with a browser sees it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "base/data.h"
#include "duties.h"
#include "frame/job.h"
#include "frame/site_parts.h"
#include "preview.h"

#include <errno.h>
#include <time.h>

#define WAIT_MS_MAX 20000
#define VENDORS "業者名,担当者,電話番号\r\n"

/* The upload that the page is about. */
static str subject(const struct visitor *v)
{
	str path = v->path, head = S("/import/");
	assert_true(str_starts(path, head));
	path = str_from(path, head.n);
	return str_first(path, ID_LENGTH);
}

static void wait_for(struct visitor *v, str id)
{
	static const struct timespec pause = { .tv_nsec = 2000000 };
	for (int i = 0; i < WAIT_MS_MAX / 2; i++) {
		struct job_state job = job_look(v->site, id);
		if (job.stage != JOB_WAITS && job.stage != JOB_RUNS)
			return;
		nanosleep(&pause, NULL);
	}
	fail_msg("the job does not end");
}

/* The page behind the last answer, when what it began has ended. */
static void arrive(struct visitor *v)
{
	visitor_follow(v);
	wait_for(v, subject(v));
	visitor_get(v, arena_text(&v->arena, v->path));
}

static void bring(struct visitor *v, const char *kind, const char *file, str bytes)
{
	visitor_upload(v, "/import", arena_fmt(&v->arena, "kind=%s", kind).p, "file", file, bytes);
	assert_int_equal(v->status, 303);
	arrive(v);
}

static void act(struct visitor *v, const char *what, const char *form)
{
	str id = subject(v);
	visitor_post(v, arena_fmt(&v->arena, "/import/%.*s/%s", P(id), what).p, form);
}

static void apply(struct visitor *v)
{
	act(v, "apply", arena_fmt(&v->arena, "tries=%.*s", P(visitor_between(v, "name=\"tries\" value=\"", "\""))).p);
	assert_int_equal(v->status, 303);
	arrive(v);
}

static size_t present(struct visitor *v, const char *kind)
{
	return toy_count(&v->toy, duty_kind(duties, str_of(kind)));
}

static str sample(const char *name)
{
	auto_arena a = { 0 };
	return data_bytes(arena_fmt(&a, "sample/%s", name));
}

/* So many vendors, called W1, W2 … */
static str vendors(struct arena *a, int from, int to)
{
	auto_buf b = { 0 };
	buf_put(&b, S(VENDORS));
	for (int i = from; i <= to; i++)
		buf_fmt(&b, "W%d,窓口,%d\r\n", i, i);
	return arena_copy(a, buf_str(&b));
}

static void what_is_no_list_says_what_to_do(void **state)
{
	(void)state;
	static const struct {
		const char *file;
		str bytes;
		const char *says;
	} given[] = {
		{ "a.pdf", T("%PDF-1.4 x"), "PDFや文書からは表を読めません" },
		{ "a.xls", T("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 secret"), "パスワードを付けずに .xlsx で保存し直してください" },
		{ "a.xlsx", T(""), "壊れ" },
		{ "a.bin", T("\x01\x02\0\x03\0\0\xFF"), "読めない種類のファイルです" },
	};
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	for (size_t i = 0; i < LENGTH(given); i++) {
		str half = str_first(sample("機器台帳_20261101.xlsx"), 9000);
		bring(&v, "", given[i].file, given[i].bytes.n ? given[i].bytes : half);
		sees(&v, 200, "class=\"notice bad\"", given[i].says, "別のファイルを送る", "type=\"file\"");
		misses(&v, "/apply", "/match");
	}
	visitor_upload(&v, "/import", "kind=", "file", "empty.csv", S(""));
	sees(&v, 422, "「empty.csv」は空のファイルです", "type=\"file\"");
	visitor_upload(&v, "/import", "kind=", "file", "", S(""));
	sees(&v, 422, "取り込むファイルを選んでください");
	visitor_upload(&v, "/import", "kind=dragon", "file", "a.csv", S("a"));
	sees(&v, 422, "一覧の種類を選び直してください");
	visitor_close(&v);
}

static void what_nobody_knows_is_missing(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	visitor_get(&v, "/import/0192f000-0000-7000-8000-000000000000");
	sees(&v, 404, "このファイルは預かっていません");
	visitor_post(&v, "/import/0192f000-0000-7000-8000-000000000000/apply", "tries=0");
	assert_int_equal(v.status, 404);
	visitor_get(&v, "/import/templates/dragon.xlsx");
	assert_int_equal(v.status, 404);
	visitor_get(&v, "/import/samples/README.md");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void a_file_is_looked_through_and_then_taken_in(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	int64_t checked;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "機器台帳_20261101.xlsx", sample("機器台帳_20261101.xlsx"));
	str id = subject(&v);
	sees(&v, 200, "取り込みの下見", "機器台帳 / Excel ブック", "まだ何も変わっていません", "追加", "取り込む", "name=\"as_of\"", "value=\"2026-11-01\"", "M0001");
	misses(&v, "/history/");
	assert_int_equal(present(&v, "device"), 0);
	apply(&v);
	sees(&v, 200, "取り込みの結果", "取り込みました。", "/today", "/undo", "変わったところ", "/ledger/device/");
	assert_true(present(&v, "device") > 100);
	assert_false(disk_there(path_join(&v.arena, v.toy.w.data, arena_fmt(&v.arena, "upload/%.*s", P(id)))));
	works(db_one_int(v.toy.w.db, &e, &checked, 0, "SELECT count(*) FROM journal WHERE event='check.run'", NONE), e);
	assert_int_equal(checked, 1);
	visitor_get(&v, "/import");
	sees(&v, 200, "取り込んだもの", "機器台帳_20261101.xlsx", "元に戻す");
	misses(&v, "途中のもの");
	visitor_close(&v);
}

static void a_configuration_asks_for_no_columns(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "fw01.conf", sample("fw01.conf"));
	sees(&v, 200, "FortiGate の設定", "追加", "取り込む");
	misses(&v, "name=\"c0\"", "name=\"kind\"");
	apply(&v);
	assert_true(present(&v, "rule") > 0);
	visitor_close(&v);
}

static void headers_are_told_by_hand_and_remembered(void **state)
{
	(void)state;
	static const str file = T("資材符牒,据え付け先,ひみつ\r\nA1,外来,x\r\n");
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "資材_20261101.csv", file);
	sees(&v, 200, "何の一覧か見分けられませんでした", "name=\"kind\"");
	act(&v, "match", "kind=device&encoding=&as_of=2026-11-01");
	arrive(&v);
	sees(&v, 200, "「機器台帳」として読める見出しの行が見つかりません", "資材符牒", "name=\"c0\"", "据え付け先", "name=\"c1\"");
	act(&v, "match", "kind=device&encoding=&as_of=2026-11-01&c0=device.number&c1=device.number&c2=");
	sees(&v, 422, "「資材符牒」と「据え付け先」に同じ項目が選ばれています", "value=\"device.number\" selected", "value=\"device.number\" selected");
	act(&v, "match", "kind=device&encoding=&as_of=2026-12-24&c0=device.number&c1=device.location");
	sees(&v, 422, "今日までの日付");
	act(&v, "match", "kind=device&encoding=&as_of=2026-11-01&c0=device.number&c1=device.location&c2=");
	arrive(&v);
	sees(&v, 200, "1 列は使いません: ひみつ", "追加", "A1");
	apply(&v);
	same(toy_value(&v.toy, duty_kind(duties, S("device")), "A1", "location"), S("外来"));
	bring(&v, "", "資材_20261120.csv", S("資材符牒,据え付け先,ひみつ\r\nA1,病棟,x\r\n"));
	sees(&v, 200, "前回の対応を使いました", "変更", "<del>外来</del> <ins>病棟</ins>");
	bring(&v, "", "資材_20261121.csv", S("資材符牒,据え付け先\r\nA1,病棟\r\n"));
	sees(&v, 200, "何の一覧か見分けられませんでした");
	misses(&v, "前回の対応");
	visitor_close(&v);
}

static void what_was_taken_back_is_not_remembered(void **state)
{
	(void)state;
	struct visitor v;
	struct undo undo;
	struct err e = { 0 };
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "vendor", "a.csv", S(VENDORS "W1,窓口,1\r\n"));
	act(&v, "match", "kind=vendor&encoding=&as_of=&c0=vendor.name&c1=vendor.note&c2=vendor.phone");
	arrive(&v);
	apply(&v);
	works(history_undo(&v.toy.w, S(""), &undo, &e), e);
	visitor_get(&v, arena_text(&v.arena, v.path));
	sees(&v, 200, "この取り込みは取り消しました");
	misses(&v, "/undo");
	bring(&v, "vendor", "a.csv", S(VENDORS "W1,窓口,1\r\n"));
	misses(&v, "前回の対応");
	sees(&v, 200, "担当者: <ins>窓口</ins>");
	visitor_close(&v);
}

static void a_charset_is_chosen(void **state)
{
	(void)state;
	/* 氏名,職員番号 / 山田 太郎,001 in EUC-JP, which nothing tells from CP932 */
	static const str file = T("\xBB\xE1\xCC\xBE,\xBF\xA6\xB0\xF7\xC8\xD6\xB9\xE6\r\n\xBB\xB3\xC5\xC4 \xC2\xC0\xCF\xBA,001\r\n");
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "person", "a.csv", file);
	sees(&v, 200, "class=\"notice bad\"", "name=\"encoding\"", "EUC-JP");
	act(&v, "match", "kind=person&encoding=EBCDIC&as_of=");
	sees(&v, 422, "「EBCDIC」は選べません");
	act(&v, "match", "kind=person&encoding=EUC-JP&as_of=");
	arrive(&v);
	sees(&v, 200, "文字コード EUC-JP", "山田 太郎");
	visitor_close(&v);
}

static void much_vanishes_only_when_somebody_says_so(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 20));
	apply(&v);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 5));
	sees(&v, 200, "前に取り込んだ 20 件のうち 15 件が、このファイルにありません", "name=\"vanish\"", "なくなった", "W6");
	act(&v, "apply", "tries=0");
	sees(&v, 422, "台帳から 15 件が消えます", "name=\"vanish\"");
	assert_int_equal(present(&v, "vendor"), 20);
	act(&v, "apply", "tries=0&vanish=yes");
	arrive(&v);
	sees(&v, 200, "取り込みました。");
	assert_int_equal(present(&v, "vendor"), 5);
	visitor_close(&v);
}

/* Between the preview and the button, others go on. */
static void what_changed_meanwhile_is_not_taken_in_unseen(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 5));
	const char *page = arena_text(&v.arena, v.path);
	bring(&v, "", "業者.csv", vendors(&v.arena, 10, 40));
	apply(&v);
	visitor_get(&v, page);
	act(&v, "match", "kind=vendor&encoding=&as_of=&c0=vendor.name&c1=vendor.contact&c2=");
	arrive(&v);
	act(&v, "apply", "tries=0");
	sees(&v, 409, "別の人が読み方を変えました");
	act(&v, "apply", "tries=1");
	sees(&v, 422, "台帳から 31 件が消えます");
	visitor_close(&v);
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 5));
	page = arena_text(&v.arena, v.path);
	bring(&v, "", "業者.csv", vendors(&v.arena, 10, 40));
	apply(&v);
	visitor_get(&v, page);
	apply(&v);
	sees(&v, 200, "確かめたあとに台帳が変わり、31 件のうち 31 件がなくなることになりました");
	assert_int_equal(present(&v, "vendor"), 31);
	act(&v, "again", "");
	arrive(&v);
	sees(&v, 200, "name=\"vanish\"");
	visitor_close(&v);
}

static void rejected_rows_are_given_back_with_reasons(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", S(VENDORS "W1,窓口,#REF!\r\nW2,\"窓口,A\",2\r\n"));
	str id = subject(&v);
	sees(&v, 200, "1 行は取り込めません", "rejected.csv", "取り込めない", "C2", "数式の誤り", "W2");
	visitor_get(&v, arena_fmt(&v.arena, "/import/%.*s/rejected.csv", P(id)).p);
	same(v.body, S("\xEF\xBB\xBF業者名,担当者,電話番号,元のファイルの行,取り込めなかった理由\r\n"
	               "W1,窓口,#REF!,C2,「電話番号」が数式の誤り(#N/A など)です。Excelで直してください\r\n"));
	visitor_get(&v, arena_fmt(&v.arena, "/import/%.*s", P(id)).p);
	apply(&v);
	sees(&v, 200, "1 行は取り込めませんでした", "rejected.csv");
	assert_int_equal(present(&v, "vendor"), 1);
	visitor_close(&v);
}

static void rows_are_shown_a_page_at_a_time_and_by_outcome(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 120));
	str id = subject(&v);
	sees(&v, 200, "追加</span> 120", ">W1<", "rel=\"next\"");
	misses(&v, ">W51<");
	visitor_get(&v, arena_fmt(&v.arena, "/import/%.*s?page=3", P(id)).p);
	sees(&v, 200, ">W101<", ">W120<");
	assert_int_equal(visitor_counts(&v, "badge added\">"), 21);
	visitor_get(&v, arena_fmt(&v.arena, "/import/%.*s", P(id)).p);
	apply(&v);
	auto_buf b = { 0 };
	buf_put(&b, vendors(&v.arena, 3, 120));
	buf_put(&b, S("W121,新しい窓口,1\r\nW2,別の窓口,2\r\n"));
	bring(&v, "", "業者.csv", buf_str(&b));
	sees(&v, 200, "なくなった", "変更", "追加", ">W1<", "<del>窓口</del> <ins>別の窓口</ins>", "W121");
	id = subject(&v);
	visitor_get(&v, arena_fmt(&v.arena, "/import/%.*s?show=changed", P(id)).p);
	sees(&v, 200, "「変更」だけを示しています", "別の窓口");
	misses(&v, "W121");
	visitor_close(&v);
}

/* More rows than are kept for showing are still counted and taken in. */
static void what_is_not_shown_is_counted(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, PREVIEW_ROWS_MAX + 50));
	sees(&v, 200, "追加</span> 1050", "先頭の 1000 行までを示しています");
	apply(&v);
	assert_int_equal(present(&v, "vendor"), PREVIEW_ROWS_MAX + 50);
	visitor_close(&v);
}

static void what_was_interrupted_can_be_begun_again(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	struct upload u = { .file = S("業者.csv") };
	visitor_open(&v, duties, ROLE_OPERATOR);
	works(upload_keep(&v.toy.w, &u, vendors(&v.arena, 1, 3), &e), e); /* and then the program was killed */
	const char *page = arena_fmt(&v.arena, "/import/%.*s", P(u.id)).p;
	visitor_get(&v, page);
	sees(&v, 200, "途中で止まりました", "台帳は何も変わっていません", "/again");
	act(&v, "apply", "tries=0");
	assert_int_equal(v.status, 303);
	assert_int_equal(present(&v, "vendor"), 0);
	visitor_get(&v, page);
	act(&v, "again", "");
	arrive(&v);
	sees(&v, 200, "取り込みの下見", "追加</span> 3");
	works(upload_applying(&v.toy.w, &u, false, &e), e); /* killed before it was taken in */
	visitor_get(&v, page);
	sees(&v, 200, "途中で止まりました", "/again");
	act(&v, "again", "");
	arrive(&v);
	apply(&v);
	assert_int_equal(present(&v, "vendor"), 3);
	visitor_close(&v);
}

static void what_is_given_up_is_thrown_away(void **state)
{
	(void)state;
	struct visitor v;
	str *names;
	size_t count;
	struct err e = { 0 };
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 3));
	str page = v.path;
	act(&v, "drop", "");
	assert_int_equal(v.status, 303);
	works(disk_list(&v.arena, path_join(&v.arena, v.toy.w.data, S("upload")), &names, &count, &e), e);
	assert_int_equal(count, 0);
	visitor_get(&v, arena_text(&v.arena, page));
	sees(&v, 200, "取り込みをやめました");
	act(&v, "again", "");
	arrive(&v);
	sees(&v, 200, "取り込みをやめました");
	visitor_close(&v);
}

static ssize_t full_write(int fd, const void *from, size_t n)
{
	(void)fd, (void)from, (void)n;
	errno = ENOSPC;
	return -1;
}

static void a_full_disk_is_told_on_the_page(void **state)
{
	(void)state;
	struct visitor v;
	struct disk full = disk_real;
	full.write = full_write;
	visitor_open(&v, duties, ROLE_OPERATOR);
	v.site->disk = &full;
	visitor_upload(&v, "/import", "kind=vendor", "file", "業者.csv", S(VENDORS "W1,窓口,1\r\n"));
	sees(&v, 507, "ファイルを預かれませんでした(台帳は変わっていません)", "空き容量がありません", "type=\"file\"", "value=\"vendor\" selected");
	visitor_get(&v, "/import");
	misses(&v, "業者.csv");
	v.site->disk = &disk_real;
	bring(&v, "", "業者.csv", S(VENDORS "W1,窓口,1\r\n"));
	sees(&v, 200, "追加");
	visitor_close(&v);
}

static void who_only_reads_sees_no_buttons(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	bring(&v, "", "業者.csv", vendors(&v.arena, 1, 3));
	const char *page = arena_text(&v.arena, v.path);
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_get(&v, page);
	sees(&v, 200, "取り込みの下見", "W1");
	misses(&v, "/apply", "/match", "/drop");
	visitor_get(&v, "/import");
	misses(&v, "type=\"file\"");
	visitor_close(&v);
}

static void it_is_said_in_english_too(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	visitor_speaks(&v, LANG_EN);
	bring(&v, "", "vendors.csv", S("Vendor,Contact,Phone\r\nW1,desk,#REF!\r\nW2,desk,2\r\n"));
	sees(&v, 200, "Preview of the import", "List of vendors", "Rows that cannot be taken in: 1", "Take it in", "a formula error", "added");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_list_says_what_to_do),
		cmocka_unit_test(what_nobody_knows_is_missing),
		cmocka_unit_test(a_file_is_looked_through_and_then_taken_in),
		cmocka_unit_test(a_configuration_asks_for_no_columns),
		cmocka_unit_test(headers_are_told_by_hand_and_remembered),
		cmocka_unit_test(what_was_taken_back_is_not_remembered),
		cmocka_unit_test(a_charset_is_chosen),
		cmocka_unit_test(much_vanishes_only_when_somebody_says_so),
		cmocka_unit_test(what_changed_meanwhile_is_not_taken_in_unseen),
		cmocka_unit_test(rejected_rows_are_given_back_with_reasons),
		cmocka_unit_test(rows_are_shown_a_page_at_a_time_and_by_outcome),
		cmocka_unit_test(what_is_not_shown_is_counted),
		cmocka_unit_test(what_was_interrupted_can_be_begun_again),
		cmocka_unit_test(what_is_given_up_is_thrown_away),
		cmocka_unit_test(a_full_disk_is_told_on_the_page),
		cmocka_unit_test(who_only_reads_sees_no_buttons),
		cmocka_unit_test(it_is_said_in_english_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
