/* pack_parts_test.c - what an inspector is handed: what there is, what is missing, and nothing beyond.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "frame/facility.h"
#include "frame/finding.h"
#include "hospital.h"
#include "pack_parts.h"
#include "pdf_pages.h"
#include "vendor.h"

#define PDF_NAME "00_立入検査パック.pdf"

struct made {
	struct pack pack;
	str pdf, text;
};

static str place(struct toy *t, const char *name)
{
	return arena_fmt(&t->arena, "%s/%s", t->folder, name);
}

static struct made make(struct toy *t, const char *folder, const char *form, const str *with,
	size_t with_count)
{
	struct made made = { 0 };
	struct err e = { 0 };
	const struct pack_ask ask = { place(t, folder), str_of(form), with, with_count };
	works(pack_make(&t->w, &ask, &made.pack, &e), e);
	works(disk_read(t->w.disk, &t->arena, path_join(&t->arena, ask.folder, S(PDF_NAME)),
		MANIFEST_FILE_BYTES_MAX, &made.pdf, &e), e);
	made.text = pages_text(&t->arena, made.pdf);
	return made;
}

static bool has_file(const struct made *made, const char *name)
{
	for (size_t i = 0; i < made->pack.manifest.count; i++)
		if (str_eq(made->pack.manifest.files[i].name, str_of(name)))
			return true;
	return false;
}

/* The page that begins a part, by what stands on it; "" when there is none. */
static str page_with(str text, const char *words)
{
	for (size_t i = 2; i <= pages_count(text); i++)
		if (str_has(pages_one(text, i), str_of(words)))
			return pages_one(text, i);
	return S("");
}

static const struct form *form_of(struct toy *t, const char *kind, const char *id)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	return forms_named(set, str_of(kind), str_of(id));
}

/* "機器 298件" */
static const char *devices_say(struct toy *t, const char *before, const char *behind)
{
	return arena_fmt(&t->arena, "%s%zu%s", before, toy_count(t, duty_kind(t->w.duties, S("device"))),
		behind).p;
}

/* An answer of Yes, No (with a target) or "by contract", as the day's person gives it. */
static void answer(struct toy *t, const struct vendor_pair *pair, const char *key, const char *said)
{
	struct answer_change change = { .parts = ANSWER_FIRST, .first = REPLY_YES, .first_on = { 2026, 11,
		1 }, .target_on = { 2027, 1, 31 },
		                        .skipped = S("第12条第3項"), .original = S("総務課 耐火書庫") };
	const struct answer_row row = { pair->form, form_item_named(pair->form, str_of(key)), pair->vendor,
		pair->system };
	struct err e = { 0 };
	if (str_eq(str_of(said), S("no"))) {
		change.first = REPLY_NO;
		change.parts |= ANSWER_TARGET;
	}
	if (str_eq(str_of(said), S("skipped")))
		change.parts = ANSWER_SKIPPED;
	if (str_eq(str_of(said), S("yes, kept")))
		change.parts |= ANSWER_ORIGINAL;
	works(answer_give(&t->w, &row, &change, &e), e);
}

static void an_empty_facility_says_what_is_missing(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	struct made made = make(&t, "pack", "fy2025", NULL, 0);
	in_order(made.text, "立入検査 提示資料", "みほん記念病院", "髙﨑 一郎", "〓田 花子", "〓は、印刷用の字形がない文字です。", "入っているもの", "1. 一覧",
		"2. チェックリスト(医療機関確認用)", "5. 原本の一覧",
	         "指紋", "一覧", "記入の必要な18項目のうち、0項目に", "未記入", "記入不要(契約中の事業者の登録がないため)", "医療機関確認用", "令和7年度版",
	         "事業者確認用の回収状況", "該当なし", "連絡体制図", "登録がありません", "原本の一覧", "機器台帳", "登録がありません", "任命書", "登録がありません",
	         "添付ファイルのハッシュ値", "様式/令和7年度 医療機関確認用.xlsx", "印刷できなかった文字", "U+20BB7");
	assert_int_equal(made.pack.manifest.count, 2);
	assert_int_equal(made.pack.pages, pages_count(made.text));
	same(made.pack.manifest.form, S("令和7年度 医療機関確認用"));
	toy_close(&t);
}

static void the_first_page_names_what_can_be_seen_and_no_weakness(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	hospital_fill(&t);
	const struct vendor_pair own = { .form = form_of(&t, "facility", "fy2025") };
	answer(&t, &own, "1-1", "yes, kept");
	answer(&t, &own, "2-1", "yes");
	answer(&t, &own, "2-3", "no");
	str text = make(&t, "pack", "fy2025", NULL, 0).text;
	str first = pages_one(text, 2);
	in_order(first, "令和7年度様式・公式PDF未照合", "記入の必要な20項目のうち、3項目に", "項目", "回答", "確認した日", "根拠", "原本の保管場所",
	         "安全管理責任者を設置している。", "はい", "令和8年11月1日", "医療情報システム安全管理責任者任命書(令和8年4月1日)", "総務課 耐火書庫",
	         "台帳管理を行っている。", "はい", devices_say(&t, "照合した記録: 機器 ", "件"), "「はい」は、事業者に確認した、という意味です。",
	         	"依頼1・受領2", "いいえ", "1回目 令和8年11月1日",
	         "目標日 令和9年1月31日", "電子カルテシステム SDS(令和8年6月15日)");
	nowhere(text, "要確認", "不足", "食い違", "適合", "合格", "未確認です", "内部資料");
	in_order(page_with(text, "原本の置き場所"), "機器台帳", devices_say(&t, "機器 ", "件を記録"), "任命書",
		"医療情報システム安全管理責任者任命書", "院長", "総務課 書庫A-3", "運用管理規程",
	         "(第7版、令和6年10月1日)", "記入がありません");
	toy_close(&t);
}

static void every_pair_of_vendor_and_system_has_its_own_form(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct vendor_pair whole, partly;
	hospital_open(&t);
	hospital_fill(&t);
	const struct form *form = form_of(&t, "vendor", "fy2025");
	works(vendor_pair_named(&t.w, form, S("あおぞらメディカルシステム㈱"), S(""), &whole, &e), e);
	works(vendor_pair_named(&t.w, form, S("㈱ラボリンク"), S(""), &partly, &e), e);
	works(vendor_asked(&t.w, &partly, (struct day){ 2026, 12, 20 }, S("workbook"), &e), e);
	for (size_t i = 0; i < form->item_count; i++)
		answer(&t, &whole, form->items[i].key.p, i ? "yes" : "skipped");
	answer(&t, &partly, "2-2", "no");
	const struct vendor_paper papers[] = {
		{ S("scan"), S("/tmp/回答.pdf"), S("%PDF-1.4 scan"), S("太田") }, { S("attachment"),
			S("利用者一覧.csv"), S("a,b"), S("") },
	};
	for (size_t i = 0; i < LENGTH(papers); i++)
		works(vendor_paper_keep(&t.w, &partly, &papers[i], S("act"), &e), e);
	struct made made = make(&t, "pack", "fy2025", NULL, 0);
	in_order(page_with(made.text, "回収状況"), "1", "あおぞらメディカルシステム㈱", "電子カルテシステム", "令和9年3月31日",
		"回答済(うち省略1項目)", "令和8年11月1日", "ひかりフード㈱",
	         "未回収", "㈱ラボリンク", "令和8年11月22日", "期限 令和8年12月20日", "一部回答(1/14)");
	in_order(made.text, "事業者名", "あおぞらメディカルシステム㈱", "契約により省略", "第12条第3項", "事業者名", "㈱ラボリンク", "検体検査システム",
		"令和9年1月31日", "署名者: 太田",
	         "受け取ったもの: 回答.pdf、利用者一覧.csv", "写し: 事業者確認用/08_㈱ラボリンク_検体検査システム_写し1.pdf");
	assert_true(has_file(&made, "事業者確認用/01_あおぞらメディカルシステム㈱_電子カルテシステム.xlsx"));
	assert_true(has_file(&made, "事業者確認用/08_㈱ラボリンク_検体検査システム_写し1.pdf"));
	assert_int_equal(made.pack.manifest.count, 5);
	toy_close(&t);
}

static void the_contact_charts_copy_is_attached(void **state)
{
	(void)state;
	static const struct {
		str bytes;
		const char *name;
	} rows[] = {
		{ T("%PDF-1.7 chart"), "連絡体制図/連絡体制図.pdf" }, { T("\x89PNG\r\n"), "連絡体制図/連絡体制図.png" },
			{ T("\xff\xd8\xff\xe0"), "連絡体制図/連絡体制図.jpg" },
		{ T("II*"), "連絡体制図/連絡体制図.tif" }, { T("PK\x03\x04 xl/workbook.xml"), "連絡体制図/連絡体制図.xlsx" },
		{ T("PK\x03\x04 word/document.xml"), "連絡体制図/連絡体制図.docx" }, { T("?"), "連絡体制図/連絡体制図.bin" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		hospital_open(&t);
		hospital_document(&t, "連絡体制図", "新しい連絡体制図", rows[i].bytes);
		struct made made = make(&t, "pack", "fy2025", NULL, 0);
		assert_true(has_file(&made, rows[i].name));
		in_order(page_with(made.text, "写し"), "連絡体制図", "題名", "新しい連絡体制図", "写し", rows[i].name);
		toy_close(&t);
	}
}

static void many_documents_are_counted(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	for (size_t i = 0; i < 6; i++)
		hospital_document(&t, "連絡体制図", arena_fmt(&t.arena, "体制図その%zu", i).p, S("%PDF-1.7"));
	in_order(make(&t, "pack", "fy2025", NULL, 0).text, "連絡体制図がある。", "体制図その", "体制図その", "体制図その", "体制図その",
		"ほか2件");
	toy_close(&t);
}

static void a_kept_file_that_was_changed_is_not_handed_out(void **state)
{
	(void)state;
	struct toy t;
	struct pack pack;
	struct err e = { 0 };
	hospital_open(&t);
	hospital_document(&t, "連絡体制図", "体制図", S("%PDF-1.7"));
	str digest = digest_hex(&t.arena, digest_of(S("%PDF-1.7")));
	works(disk_write(t.w.disk, path_join(&t.arena, place(&t, "files"), digest), S("%PDF-1.8"), &e), e);
	const struct pack_ask ask = { .folder = place(&t, "pack"), .form = S("fy2025") };
	refuses(pack_make(&t.w, &ask, &pack, &e), e, ERR_TAMPERED);
	assert_true(str_has(str_of(e.ja), S("連絡体制図")));
	toy_close(&t);
}

/* A document's file may be any text a person wrote; only a digest names a kept file. */
static void a_files_name_is_not_a_kept_file(void **state)
{
	(void)state;
	static const str names[] = { T("連絡体制図.pdf"), T("../seal.key"), T("") };
	struct toy t;
	struct pack pack = { 0 };
	struct err e = { 0 };
	str name;
	hospital_open(&t);
	for (size_t i = 0; i < LENGTH(names); i++) {
		works(pack_attach(&t.w, &pack, names[i], S("写し"), &name, &e), e);
		same(name, S(""));
	}
	assert_int_equal(pack.manifest.count, 0);
	toy_close(&t);
}

static void chosen_parts_come_only_where_they_are_chosen(void **state)
{
	(void)state;
	static const str with[] = { T("ledger"), T("findings"), T("exports") };
	struct toy t;
	struct err e = { 0 };
	struct check_result result;
	hospital_open(&t);
	hospital_fill(&t);
	works(check_run(&t.w, duty_check(t.w.duties, S("ledger.device_number_repeated")), &result, &e) &&
		finding_sync(&t.w, &result, &e), e);
	struct made plain = make(&t, "plain", "fy2025", NULL, 0), all = make(&t, "all", "fy2025", with,
		LENGTH(with));
	nowhere(plain.text, "SV-EMR01", "内部資料");
	assert_int_equal(plain.pack.manifest.count, 2);
	in_order(all.text, "6. 機器台帳", "7. 点検で見つかったこと(内部資料)", "8. 記録の写し(CSV)", "9. 添付ファイル", "原本の一覧", "機器台帳",
		devices_say(&t, "", "件"), "M0001", "サーバ", "SV-EMR01",
	         "192.168.1.100", "内部資料", "点検で見つかったこと", "対象", "管理番号が重なっている機器", "令和8年11月22日",
	         	"まだ見ることができていないものが");
	assert_true(has_file(&all, "機器台帳.xlsx"));
	assert_true(has_file(&all, "記録/機器.csv"));
	assert_true(has_file(&all, "記録/事業者.csv"));
	assert_false(has_file(&all, "記録/アカウント.csv")); /* there is none */
	toy_close(&t);
}

static void what_was_decided_about_a_finding_stands_beside_it(void **state)
{
	(void)state;
	static const str with[] = { T("findings") };
	struct toy t;
	struct err e = { 0 };
	struct check_result result;
	struct finding *list = NULL;
	size_t count;
	hospital_open(&t);
	hospital_fill(&t);
	works(check_run(&t.w, duty_check(t.w.duties, S("ledger.device_number_repeated")), &result, &e) &&
		finding_sync(&t.w, &result, &e) &&
	              finding_all(&t.w, true, &list, &count, &e), e);
	if (!list) {
		fail_msg("nothing was found");
		return;
	}
	struct record r = record_blank(&t.arena, &decision_kind);
	const struct {
		const char *column;
		str value;
	} said[] = { { "check_name", str_of(list[0].check->name) }, { "subject", list[0].subject }, { "owner",
		S("総務課") }, { "due", S("2027-01-31") },
		     { "accepted_until", S("2027-03-31") } };
	for (size_t i = 0; i < LENGTH(said); i++)
		r.values[record_column(&decision_kind, str_of(said[i].column))] = said[i].value;
	struct id act;
	works(record_write(&t.w, &decision_kind, NULL, &r, &act, &e), e);
	in_order(make(&t, "pack", "fy2025", with, 1).text, "決めたこと", "担当 総務課", "期限 令和9年1月31日", "了承 令和9年3月31日");
	toy_close(&t);
}

static void the_same_facility_gives_the_same_papers(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	hospital_fill(&t);
	struct made one = make(&t, "one", "fy2025", NULL, 0), two = make(&t, "two", "fy2025", NULL, 0);
	assert_true(str_eq(one.pdf, two.pdf));
	for (size_t i = 0; i < one.pack.manifest.count; i++)
		same(one.pack.manifest.files[i].sha256, two.pack.manifest.files[i].sha256);
	toy_close(&t);
}

static void a_pack_is_made_in_english_too(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	hospital_fill(&t);
	t.w.lang = LANG_EN;
	str text = make(&t, "pack", "fy2023", NULL, 0).text;
	in_order(text, "Papers for the on-site inspection", "Contents",
		"FY2023 form, not compared with the official PDF", "Of 19 items that need an entry, 0 have",
	         "Not entered", devices_say(&t, "Records looked at: device: ", ""), "Reference items",
	         	"for the medical facility", "Reference items (please work",
	         "Vendors' forms: what came back", "not returned", "Contact chart", "Revision",
	         	"List of originals", "Hashes of the files");
	toy_close(&t);
}

static void the_form_of_the_day_is_missed_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct pack pack;
	hospital_open(&t);
	make(&t, "pack", "", NULL, 0);
	str remark = buf_str(&t.aside);
	in_order(remark, "令和8年度の様式は");
	nowhere(str_from(remark, str_find(remark, S("\n")) + 1), "令和8年度の様式は");
	struct pack_ask ask = { .folder = place(&t, "none"), .form = S("fy1999") };
	refuses(pack_make(&t.w, &ask, &pack, &e), e, ERR_MISSING);
	ask.form = S("mhlw.vendor.fy2025");
	refuses(pack_make(&t.w, &ask, &pack, &e), e, ERR_INPUT);
	toy_close(&t);
}

static void names_of_files_bear_every_file_system(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("㈱みなと/医事:ソリューション"), T("㈱みなと／医事：ソリューション") },
		{ T(" a\\b*c?d\"e<f>g|h "), T("a＼b＊c？d＂e＜f＞g｜h") },
		{ T("x\ny\x7f"), T("x_y_") },
		{ T("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十十一"),
		  T("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十") },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(pack_name(&a, rows[i][0]), rows[i][1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kept_file_that_was_changed_is_not_handed_out),
		cmocka_unit_test(an_empty_facility_says_what_is_missing),
		cmocka_unit_test(the_first_page_names_what_can_be_seen_and_no_weakness),
		cmocka_unit_test(every_pair_of_vendor_and_system_has_its_own_form),
		cmocka_unit_test(the_contact_charts_copy_is_attached),
		cmocka_unit_test(many_documents_are_counted),
		cmocka_unit_test(a_files_name_is_not_a_kept_file),
		cmocka_unit_test(chosen_parts_come_only_where_they_are_chosen),
		cmocka_unit_test(what_was_decided_about_a_finding_stands_beside_it),
		cmocka_unit_test(the_same_facility_gives_the_same_papers),
		cmocka_unit_test(a_pack_is_made_in_english_too),
		cmocka_unit_test(the_form_of_the_day_is_missed_once),
		cmocka_unit_test(names_of_files_bear_every_file_system),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
