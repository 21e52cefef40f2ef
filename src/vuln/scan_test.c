/* scan_test.c - a ledger as a file: which cells go where, rows that repeat what is above, the same thing in many rows once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "frame/command.h"
#include "vuln_given.h"

static const char names[] = "vendor\tmaker\tMaker | メーカー\nvendor\tmicrosoft\tMicrosoft\nvendor\tfortinet\tFortinet | フォーティネット\nproduct\tfortinet\tfortios\tfortigate *\n";

/* The cells of each row that say something: number, what it is called, maker | model | software | os | build | firmware | version. */
static str cells(struct vuln *v, str file)
{
	struct scan scan;
	struct err e = { 0 };
	str all = S("");
	works(scan_read(&v->t.w, S("台帳.csv"), file, &scan, &e), e);
	for (size_t i = 0; i < scan.count; i++) {
		const struct naming_row *r = &scan.rows[i].cells;
		all = arena_fmt(&v->t.arena, "%.*s%u %.*s(%.*s) %.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", P(all), scan.rows[i].number, P(scan.rows[i].id), P(scan.rows[i].label), P(r->maker),
		                P(r->model), P(r->software), P(r->os), P(r->build), P(r->firmware), P(r->version));
	}
	return all;
}

static void what_is_no_ledger_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", "いろは,にほへ\nと,ち\n", "氏名,部署\n佐藤,医事課\n", "\177ELF\1\2" };
	struct vuln v;
	vuln_open(&v, names);
	for (size_t i = 0; i < LENGTH(none); i++) {
		struct scan scan;
		struct err e = { 0 };
		refuses(scan_read(&v.t.w, S("台帳.csv"), str_of(none[i]), &scan, &e), e, ERR_INPUT);
		assert_true(str_has(str_of(e.ja), S("台帳.csv")));
	}
	vuln_close(&v);
}

static void cells_go_where_they_belong(void **state)
{
	(void)state;
	static const str files[][2] = {
		{ T("管理番号,メーカー,OS,ソフトウェア,バージョン,IPアドレス\nD01,ﾌｫｰﾃｨﾈｯﾄ,,FortiGate-60E,v6.0.3,192.168.1.254\nD02,,Windows 10 22H2,Share, 1.0 ,\n"),
		  T("2 D01() ﾌｫｰﾃｨﾈｯﾄ||FortiGate-60E||||v6.0.3\n3 D02() ||Share|Windows 10 22H2|||1.0\n") },
		{ T("機器管理番号,製造元,型番,OS,OSビルド,ファームウェア,コンピュータ名\nA-1,Fortinet,FortiGate-60E,,,6.0.3,FW-01\nA-2,Maker,PC,Windows 11,22631.4317,,PC-2\n"),
		  T("2 A-1(FW-01) Fortinet|FortiGate-60E||||6.0.3|\n3 A-2(PC-2) Maker|PC||Windows 11|22631.4317||\n") },
		/* what is as above */
		{ T("管理番号,メーカー,ソフトウェア,バージョン\nD01,Maker,Share,1.0\nD02,〃,〃,2.0\nD03,,同上,〃\n"),
		  T("2 D01() Maker||Share||||1.0\n3 D02() Maker||Share||||2.0\n4 D03() ||Share||||2.0\n") },
	};
	struct vuln v;
	vuln_open(&v, names);
	for (size_t i = 0; i < LENGTH(files); i++)
		same(cells(&v, files[i][0]), files[i][1]);
	vuln_close(&v);
}

static void the_same_thing_is_judged_once(void **state)
{
	(void)state;
	struct vuln v;
	struct scan scan;
	struct err e = { 0 };
	vuln_open(&v, names);
	vuln_give(&v, S(NVD_FEED(NVD("CVE-2030-0001", "2026-01-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW("2.0")))))));
	works(scan_read(&v.t.w, S("台帳.csv"), S("管理番号,メーカー,OS,ソフトウェア,バージョン\nD1,Maker,Windows 10 22H2,Share,1.0\nD2,メーカー,win10 22h2,SHARE,Ver.1.0\n"
	                                        "D3,Maker,Windows 10 22H2,Share,2.0\nD4,Maker,Windows 11,Share,1.0\nD5,,,何か,\n"), &scan, &e), e);
	works(scan_judge(&v.t.w, v.db, v.d, &scan, &e), e);
	assert_int_equal(scan.count, 5);
	assert_int_equal(scan.rows[4].naming->count, 0);
	/* Share 1.0, Ver.1.0 and 2.0 on Windows 10, 1.0 on Windows 11, and both of these. */
	assert_int_equal(scan.thing_count, 6);
	for (size_t i = 0; i < 4; i++) {
		const struct scan_row *row = &scan.rows[i];
		assert_int_equal(row->naming->count, 2);
		for (size_t k = 0; k < 2; k++) {
			bool is_share = str_eq(row->naming->list[k].key, S("maker:share"));
			same(row->things[k]->named->key, row->naming->list[k].key);
			assert_int_equal(row->things[k]->count, is_share && i != 2);
		}
	}
	vuln_close(&v);
}

/* The command, as people type it. */
static void a_scan_needs_no_facility(void **state)
{
	(void)state;
	struct vuln v;
	struct err e = { 0 };
	vuln_open(&v, names);
	vuln_give(&v, S(NVD_FEED(NVD("CVE-2030-0001", "2026-01-01T00:00:00.000", ANY(MATCH_OF("true", "cpe:2.3:o:fortinet:fortios:*:*:*:*:*:*:*:*", UP_TO("6.0.4")))))));
	str path = path_join(&v.t.arena, v.t.w.data, S("台帳.csv"));
	works(disk_write(&disk_real, path, S("管理番号,メーカー,ソフトウェア,バージョン\nD01,ﾌｫｰﾃｨﾈｯﾄ,FortiGate-60E,v6.0.3\n"), &e), e);
	const struct command *command = NULL;
	for (const struct duty *const *d = v.t.w.duties; *d; d++)
		for (const struct command *c = (*d)->commands; c && c->name; c++)
			command = str_eq(str_of(c->name), S("vuln")) ? c : command;
	assert_non_null(command);
	struct arguments args = { .words = { S("scan"), path }, .count = 2 };
	v.t.w.json = true;
	works(command->run(&v.t.w, &args, &e), e);
	str out = buf_str(&v.t.out);
	static const str has[] = { T("\"id\":\"D01\""), T("\"cves\":[\"CVE-2030-0001\"]"), T("\"unknown\":[]"), T("\"version\":\"v6.0.3\""), T("\"said\":\"<= 6.0.4\"") };
	for (size_t i = 0; i < LENGTH(has); i++)
		if (!str_has(out, has[i]))
			fail_msg("no %.*s in %.*s", P(has[i]), P(out));
	vuln_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_ledger_is_refused),
		cmocka_unit_test(cells_go_where_they_belong),
		cmocka_unit_test(the_same_thing_is_judged_once),
		cmocka_unit_test(a_scan_needs_no_facility),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
