/* device_class_test.c - what a ledger's words tell of a device's class, and what they do not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "kinds.h"
#include "ledger.h"
#include "toy.h"

static const struct duty *const duties[] = { &ledger_duty, NULL };

static const struct {
	const char *maker, *model, *os, *software, *hostname, *room, *note, *class;
} devices[] = {
	/* nothing tells, or the words disagree */
	{ "富士通", "", "", "電子カルテ", "A-1", "サーバ室", "", "" },
	{ "", "CT画像サーバ", "Windows Server 2019", "", "", "", "", "" },
	{ "", "サーバ", "Windows 10", "", "", "", "", "" },
	{ "", "ルータ", "Win11", "", "", "", "", "" },
	{ "", "", "Windows 10", "超音波ビューア", "", "", "", "" },
	{ "", "分析装置接続PC", "", "", "", "", "", "" },
	{ "DELL", "", "", "", "EMR-12", "外来", "サーバ更新予定", "" },
	/* what it is called */
	{ "DELL", "PowerEdge R740", "", "", "", "", "", "server" },
	{ "", "ファイルサーバー", "", "", "", "", "", "server" },
	{ "", "", "Windows Server 2016", "Vue PACS", "PACS01", "", "", "server" },
	{ "", "OptiPlex 7080", "", "Microsoft SQL Server 2019 Native Client", "", "", "", "pc" },
	{ "", "ノートＰＣ", "", "", "", "", "", "pc" },
	{ "", "", "", "電子カルテ端末", "", "", "", "pc" },
	{ "", "FortiGate-60E", "", "", "", "", "", "network" },
	{ "", "", "", "ＲＴＸ１２１０", "", "", "", "network" },
	{ "", "無線アクセスポイント", "", "", "", "", "", "network" },
	{ "", "超音波診断装置", "Windows 10", "", "US-01", "", "", "medical" },
	{ "", "CT Aquilion", "", "", "", "", "", "medical" },
	{ "", "product X", "", "", "", "", "", "" },
	{ "", "レーザープリンタ", "", "", "", "", "", "other" },
	{ "", "NAS", "", "", "", "", "", "other" },
	{ "", "TeraStation", "", "", "", "", "", "other" },
	/* what runs on it */
	{ "", "", "Win10Pro", "", "", "", "", "pc" },
	{ "", "", "Windows 2012 R2", "", "", "", "", "server" },
	{ "", "", "CentOS 7", "", "", "", "", "server" },
	{ "", "", "FortiOS 7.2", "", "", "", "", "network" },
	/* hints */
	{ "", "", "", "", "DESKTOP-4F2KQ1", "", "", "pc" },
	{ "", "", "", "", "SV-AD01", "", "", "server" },
	{ "アライドテレシス", "", "", "", "", "", "", "network" },
	{ "ｼｽﾒｯｸｽ", "XN-1000", "", "", "", "", "", "medical" },
	{ "ﾌﾞﾗｻﾞｰ", "HL-5470", "", "", "", "", "", "other" },
	{ "ヤマハ", "", "", "", "PRN-1", "", "", "" },
	/* remarks */
	{ "", "XY-1", "", "", "", "2階EPS", "", "network" },
	{ "", "XY-1", "", "", "", "", "CR装置", "medical" },
	{ "", "XY-1", "", "", "", "Steps", "", "" },
};

static str ledger_text(struct arena *a)
{
	auto_buf b = { 0 };
	buf_put(&b, S("管理番号,メーカー,機種,OS,ソフトウェア,コンピュータ名,設置場所,備考\n"));
	for (size_t i = 0; i < LENGTH(devices); i++)
		buf_fmt(&b, "T%zu,%s,%s,%s,%s,%s,%s,%s\n", i, devices[i].maker, devices[i].model, devices[i].os,
		        devices[i].software, devices[i].hostname, devices[i].room, devices[i].note);
	return arena_copy(a, buf_str(&b));
}

static str class_of(struct toy *t, str number)
{
	struct err e = { 0 };
	str class;
	works(db_one_str(t->w.db, &t->arena, &e, &class, "SELECT class_code FROM device_now WHERE number=?",
	                 BIND(V(number))), e);
	return class;
}

static void give(struct toy *t, const struct record_kind *kind, const char *csv)
{
	struct err e = { 0 };
	struct import_result r;
	works(toy_import(t, kind, "台帳.csv", csv, &r, &e), e);
}

static void words_tell_the_class(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	give(&t, &device_kind, ledger_text(&t.arena).p);
	for (size_t i = 0; i < LENGTH(devices); i++) {
		str got = class_of(&t, arena_fmt(&t.arena, "T%zu", i));
		if (!str_eq(got, str_of(devices[i].class)))
			fail_msg("%s %s %s %s: got \"%.*s\", want \"%s\"", devices[i].model, devices[i].os,
			         devices[i].software, devices[i].hostname, P(got), devices[i].class);
	}
	toy_close(&t);
}

static void a_written_class_is_left_alone_and_a_new_word_is_heeded(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	give(&t, &device_kind, "管理番号,機種,種別\nD1,FortiGate,端末\nD2,XYZ,\n");
	same(class_of(&t, S("D1")), S("pc"));
	same(class_of(&t, S("D2")), S(""));
	give(&t, &device_kind, "管理番号,機種,種別\nD1,FortiGate,端末\nD2,FortiGate,\n");
	same(class_of(&t, S("D2")), S("network"));
	same(toy_value(&t, &device_kind, "D2", "class"), S(""));
	give(&t, &device_kind, "管理番号,機種,種別\nD1,FortiGate,端末\nD2,XYZ,\n");
	same(class_of(&t, S("D2")), S(""));
	toy_close(&t);
}

/* A list of everything installed says what runs on a computer, not what the computer is. */
static void installed_programs_do_not_tell(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, duties);
	give(&t, &device_kind, "管理番号,コンピュータ名\nD1,AA-1\n");
	works(toy_import(&t, &software_kind, "一覧.csv", "コンピュータ名,ソフトウェア\nAA-1,電子カルテサーバ\n", &r,
	                 &e), e);
	same(class_of(&t, S("D1")), S(""));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_tell_the_class),
		cmocka_unit_test(a_written_class_is_left_alone_and_a_new_word_is_heeded),
		cmocka_unit_test(installed_programs_do_not_tell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
