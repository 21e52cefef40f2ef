/* messy_test.c - ledgers as messy as real ones come in whole: each row a device and its software.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "kinds.h"
#include "ledger.h"
#include "toy.h"

static const struct duty *const duties[] = { &ledger_duty, NULL };

/* number, class, days of registration, software, version */
static const struct {
	const char *number, *class, *from, *to, *software, *version;
} expected[] = {
	{ "D01", "network", "2019-04-01", "2019-04-01", "FortiGate-60E", "v6.0.3 build0200 (GA)" },
	{ "D02", "network", "2023-06-01", "2023-06-01", "ＦｏｒｔｉＧａｔｅ　１００Ｆ", "ｖ７．２．５" },
	{ "D03", "network", "2019-02-01", "2019-02-28", "PSA3000 (Pulse Connect Secure)", "9.0R3" },
	{ "D04", "server", "2022-10-01", "2022-10-01", "Proself Enterprise Edition", "Ver5.61" },
	{ "D05", "pc", "2024-04-01", "2024-04-01", "ＳＫＹＳＥＡ　Ｃｌｉｅｎｔ　Ｖｉｅｗ",
	  "Ｖｅｒ．１９．２１０．０４ｅ" },
	{ "D06", "network", "2012-03-01", "2012-03-31", "CentreCOM AR260S V2", "Ver.3.3.6" },
	{ "D07", "network", "", "", "ＡtermWG1200HP2", "不明" },
	{ "D08", "network", "2021-08-01", "2021-08-31", "WAB-I1750-PS", "v1.5.10" },
	{ "D09", "server", "2021-03-31", "2021-03-31", "Vue PACS", "12.2.8.300" },
	{ "D10", "pc", "2024-01-01", "2024-01-31", "MicroDicom DICOM ﾋﾞｭｰｱ", "2023.3 (Build 9342)" },
	{ "D11", "medical", "2020-11-01", "2020-11-30", "超音波診断装置 LOGIQ E10", "R3.1.9" },
	{ "D12", "other", "2023-05-01", "2023-05-31", "Satera LBP670Cｼﾘｰｽﾞ", "ﾌｧｰﾑ03.07" },
	{ "D13", "pc", "2014-10-01", "2014-10-01", "XX電子カルテ", "2.0" },
	{ "D14", "pc", "2013-01-01", "2013-12-31", "検体検査システム端末", "" },
	{ "D15", "pc", "2024-03-01", "2024-03-31", "電子カルテ端末", "" },
	{ "D16", "pc", "2024-03-01", "2024-03-31", "電子カルテ端末", "22631.3880" },
	{ "D17", "server", "2021-10-01", "2021-10-31", "Ａｐａｃｈｅ (院内ポータル)", "2.4.49" },
	{ "D18", "pc", "2020-12-01", "2020-12-01", "XX電子カルテ", "2.0" },
	{ "D19", "server", "2020-04-01", "2020-04-30", "日医標準レセプトソフト(ORCA)", "5.2.0" },
	{ "D20", "medical", "2012-01-01", "2012-12-31", "ＦＣＲ ＣＡＰＳＵＬＡ Ｘ", "CR-IR 357" },
};

static void expect_ledger(struct toy *t)
{
	struct err e = { 0 };
	size_t n = 0;
	auto_rows rows = db_ask(t->w.db, &e,
	                        "SELECT d.number, coalesce(d.class_code, ''), coalesce(registered_from, ''), "
	                        "coalesce(registered_to, ''), s.name, s.version, d.status_code FROM device_now d "
	                        "JOIN software_now s ON s.device_id = d.id ORDER BY number", NONE);
	for (; rows_next(&rows); n++) {
		assert_true(n < LENGTH(expected));
		same(rows_str(&rows, 0), str_of(expected[n].number));
		same(rows_str(&rows, 1), str_of(expected[n].class));
		same(rows_str(&rows, 2), str_of(expected[n].from));
		same(rows_str(&rows, 3), str_of(expected[n].to));
		same(rows_str(&rows, 4), str_of(expected[n].software));
		same(rows_str(&rows, 5), str_of(expected[n].version));
		same(rows_str(&rows, 6), S("in_use"));
	}
	assert_true(rows_done(&rows));
	assert_int_equal(n, LENGTH(expected));
}

static void import(struct toy *t, const char *file, str bytes, struct import_result *r)
{
	struct err e = { 0 };
	struct import_ask ask = { .kind = &device_kind, .file = str_of(file), .bytes = bytes };
	works(import_run(&t->w, &ask, r, &e), e);
}

static void the_ledger_of_the_reference_comes_in_whole(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str tsv, sjis;
	struct toy t;
	struct import_result r;
	if (!reference_read(&a, "vuln/ledger_dev.tsv", &tsv) ||
	    !reference_read(&a, "vuln/ledger_dev.sjis.csv", &sjis)) {
		skip();
		return;
	}
	toy_open(&t, duties);
	import(&t, "ledger_dev.tsv", tsv, &r);
	assert_int_equal(r.counts[ROW_ADDED], 2 * LENGTH(expected));
	assert_int_equal(r.counts[ROW_REJECTED], 0);
	for (size_t i = 0; i < r.column_count; i++)
		assert_non_null(r.columns[i].column);
	expect_ledger(&t);
	import(&t, "ledger_dev.sjis.csv", sjis, &r);
	assert_string_equal(r.charset.p, "CP932");
	assert_int_equal(r.counts[ROW_SAME], 2 * LENGTH(expected));
	expect_ledger(&t);
	toy_close(&t);
}

/* Title rows, a header in two rows, 〃, one device with three programs, a remark at the foot. */
static void a_printed_list_comes_in_without_its_trimmings(void **state)
{
	(void)state;
	static const char csv[] = "みほん病院 機器台帳,,,,,,,\n"
	                          "令和8年11月1日現在,,,,,,,\n"
	                          "管理番号,コンピュータ名,設置場所,利用者,ソフトウェア,,,台数\n"
	                          ",,,,名称,バージョン,サポート期限,\n"
	                          "A1,PC-1,外来,医師A、医師B,電子カルテ,2.0,,1\n"
	                          "A1,〃,〃,〃,Office,2021,2026/10/13,\n"
	                          "A1,〃,〃,〃,ビューア,不明,,\n"
	                          "A2,PC-2,病棟,看護部,,,,\n"
	                          "※印は更新予定,,,,,,,\n";
	struct toy t;
	struct import_result r;
	struct err e = { 0 };
	int64_t programs;
	toy_open(&t, duties);
	import(&t, "台帳.csv", str_of(csv), &r);
	assert_int_equal(toy_count(&t, &device_kind), 2);
	assert_int_equal(toy_count(&t, &software_kind), 3);
	same(toy_value(&t, &device_kind, "A1", "users"), S("医師A、医師B"));
	works(db_one_int(t.w.db, &e, &programs, 0,
	                 "SELECT count(*) FROM software_now s JOIN device_now d ON d.id = s.device_id "
	                 "WHERE d.number = 'A1' AND d.count_number = 1", NONE), e);
	assert_int_equal(programs, 3);
	import(&t, "台帳.csv", str_of(csv), &r);
	assert_int_equal(r.counts[ROW_ADDED] + r.counts[ROW_CHANGED] + r.counts[ROW_VANISHED], 0);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ledger_of_the_reference_comes_in_whole),
		cmocka_unit_test(a_printed_list_comes_in_without_its_trimmings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
