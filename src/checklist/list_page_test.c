/* list_page_test.c - the list of all items, and the fees and entries beside it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"
#include "ward.h"

#define FORM "/checklist/mhlw.facility.fy2025/"

static void open_ward(struct visitor *v, enum role role)
{
	visitor_open(v, ward_duties, role);
	ward_measured(&v->toy);
	WARD_SEES(&v->toy, { "usb.policy", "d1", "SV1", "server", "ok" }, { "usb.policy", "d2", "PC1", "pc", "ok" },
	          { "net.open_rule", "r1", "規則1", "network", "short", "worse", "管理画面" });
}

static void another_kind_of_form_is_not_listed(void **state)
{
	(void)state;
	static const char *const ids[] = { "mhlw.vendor.fy2025", "mhlw.pharmacy.fy2025", "fy1999" };
	static const char *const paths[] = { "/checklist", "/checklist/print", "/checklist/pdf", "/checklist/workbook", "/checklist/fill", "/checklist/history" };
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	for (size_t i = 0; i < LENGTH(ids); i++)
		for (size_t k = 0; k < LENGTH(paths); k++) {
			visitor_get(&v, arena_text(&v.arena, arena_fmt(&v.arena, "%s?form=%s", paths[k], ids[i])));
			assert_int_equal(v.status, 404);
		}
	visitor_close(&v);
}

static void a_broken_store_is_said(void **state)
{
	(void)state;
	static const char *const paths[] = { "/checklist", "/checklist/fee", FORM "2-9" };
	struct visitor v;
	struct err e = { 0 };
	open_ward(&v, ROLE_PLANNER);
	works(db_do(v.toy.w.db, &e, "DROP VIEW document_now", NONE), e);
	for (size_t i = 0; i < LENGTH(paths); i++) {
		visitor_get(&v, paths[i]);
		assert_int_equal(v.status, 500);
	}
	visitor_close(&v);
}

static void every_item_is_measured_and_answered_side_by_side(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_post(&v, FORM "2-9", "first=no&first_on=2026-03-02&target_on=2026-03-31&seen=0");
	visitor_post(&v, FORM "2-13", "first=yes&first_on=2026-03-02&seen=0");
	visitor_get(&v, "/checklist");
	sees(&v, 200, "令和8年度の様式はまだ取り込まれていません。令和7年度の様式で表示します。", "令和7年度 医療機関確認用",
	     "<option value=\"mhlw.facility.fy2025\" selected>", "mhlw.facility.fy2024", "mhlw.facility.fy2023", "令和7年度様式・公式PDF未照合",
	     "公式文書で確認 11項目", "回答した項目", ">2<", "/ 18項目", "未回答の項目", ">16<", "食い違い", ">2<", "目標日を過ぎた項目", ">1<",
	     "次の未回答に答える(0)", "1　体制構築", "〔医療情報システム全般について〕", "2⑨", (FORM "2-9\""), "はい(案)",
	     "確認できた2台に不足は見つかりませんでした。", "食い違い", "不足は見つかっていません", "いいえ", "2026-03-02", "2026-03-31", "〔サーバについて〕",
	     "2⑬", "要確認", "管理画面が外から見えます", "要確認の点が残っています", "4　規程類の整備");
	misses(&v, "mhlw.vendor", "mhlw.pharmacy", "参考項目");
	visitor_close(&v);
}

static void items_that_need_no_answer_say_why(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_AUDITOR);
	visitor_get(&v, "/checklist");
	sees(&v, 200, "2②", "契約中の事業者が登録されていないため");
	misses(&v, "次の未回答に答える");
	visitor_close(&v);
}

static void reference_items_stand_apart(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, "/checklist?form=mhlw.facility.fy2023");
	sees(&v, 200, "令和5年度 医療機関確認用", "aria-label=\"すべての項目\"", "3(1)", "</table>", "<h2>参考項目</h2>", "令和6年度中に", "aria-label=\"参考項目\"",
	     "〔端末PCについて〕", "3(3)", "</table>");
	misses(&v, "まだ取り込まれていません"); /* that form was asked for */
	visitor_close(&v);
}

static void a_list_is_looked_at_once(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, "/checklist");
	WARD_SEES(&v.toy, { "usb.policy", "d3", "PC2", "pc", "short", "bad", "制限" });
	visitor_get(&v, "/checklist"); /* the made-up check keeps no history */
	misses(&v, "PC2");
	ward_document(&v.toy, "appointment", "任命書", "2026-04-01", "");
	visitor_get(&v, "/checklist");
	sees(&v, 200, "2⑨", "PC2");
	visitor_close(&v);
}

static void entries_are_listed_the_newest_first(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_PLANNER);
	visitor_get(&v, "/checklist/history");
	sees(&v, 200, "まだ記入がありません");
	visitor_post(&v, FORM "2-9", "first=no&first_on=2026-03-02&target_on=2026-03-31&note=memo&seen=0");
	visitor_post(&v, FORM "1-1", "first=yes&first_on=2026-03-05&original=shelf&seen=0");
	visitor_post(&v, FORM "2-9/take-back", "seen=1");
	visitor_get(&v, "/checklist/history");
	sees(&v, 200, "2⑨", "取り消し", "1①", "はい 2026年3月5日(令和8年)", "shelf", "2⑨", "いいえ 2026年3月2日(令和8年)", "memo");
	visitor_close(&v);
}

static void fee_requirements_are_shown_and_never_concluded(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_AUDITOR);
	WARD_SEES(&v.toy, { "document.appointment", "x1", "任命書", "", "ok" });
	ward_document(&v.toy, "training", "情報セキュリティ研修", "2026-06-10", "");
	visitor_get(&v, "/checklist/fee");
	sees(&v, 200, "届け出られるかどうかを判定しません", "診療録管理体制加算1", "令和6年度改定、文言: 公式文書で確認", "任命書", "不足は見つかりませんでした",
	     "/today/document.appointment", "職員研修の記録", "記録あり: 情報セキュリティ研修 2026-06-10", "/ledger/document/", "バックアップの実施状況",
	     "まだ測れません");
	visitor_close(&v);
}

static void it_is_said_in_english(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v, ROLE_SAFETY);
	visitor_speaks(&v, LANG_EN);
	visitor_get(&v, "/checklist");
	sees(&v, 200, "The form of FY2026 has not been imported", "FY2025 for the medical facility", "Answered", "of 18 items", "Answer the next item (0)", "Yes (draft)",
	     "[Servers]");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_kind_of_form_is_not_listed),
		cmocka_unit_test(a_broken_store_is_said),
		cmocka_unit_test(every_item_is_measured_and_answered_side_by_side),
		cmocka_unit_test(items_that_need_no_answer_say_why),
		cmocka_unit_test(reference_items_stand_apart),
		cmocka_unit_test(a_list_is_looked_at_once),
		cmocka_unit_test(entries_are_listed_the_newest_first),
		cmocka_unit_test(fee_requirements_are_shown_and_never_concluded),
		cmocka_unit_test(it_is_said_in_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
