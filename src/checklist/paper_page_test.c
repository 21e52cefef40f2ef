/* paper_page_test.c - the form on paper and in workbooks, as a browser gets it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "book_text.h"
#include "engine/sheet.h"
#include "forms.h"
#include "print_form.h"
#include "visitor.h"
#include "ward.h"
#include "xlsx_make.h"

#define FORM "/checklist/mhlw.facility.fy2025/"
#define ASK "form=mhlw.facility.fy2025"

static void open_ward(struct visitor *v)
{
	visitor_open(v, ward_duties, ROLE_PLANNER);
	ward_measured(&v->toy);
}

static void answer_two(struct visitor *v)
{
	visitor_post(v, FORM "0", "first=yes&first_on=2026-03-02&seen=0");
	assert_int_equal(v->status, 303);
	visitor_post(v, FORM "2-5", "first=no&first_on=2026-03-02&target_on=2026-03-31&seen=0");
	assert_int_equal(v->status, 303);
}

/* A blank form as a workbook of our own; of the first items alone where `cut`. */
static str blank(struct visitor *v, const char *id, bool cut)
{
	struct form_set *set = arena_new(&v->arena, struct form_set);
	struct err e = { 0 };
	auto_buf xlsx = { 0 };
	works(forms_read(&v->toy.w, set, &e), e);
	struct form form = *forms_named(set, S("facility"), str_of(id));
	form.item_count -= cut ? 3 : 0;
	works(print_form_book(&v->toy.w, &(struct form_copy){ .form = &form }, &xlsx, &e), e);
	return arena_copy(&v->arena, buf_str(&xlsx));
}

static str text_of(struct visitor *v, str xlsx)
{
	struct book *book = arena_new(&v->arena, struct book);
	struct err e = { 0 };
	works(xlsx_read(&v->arena, xlsx, book, &e), e);
	return book_text(&v->arena, book);
}

static void what_cannot_be_filled_is_said(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v);
	visitor_post(&v, "/checklist/fill", ASK);
	sees(&v, 422, "ファイルを選んでください");
	visitor_upload(&v, "/checklist/fill", ASK, "file", "x.xlsx", S(""));
	sees(&v, 422, "ファイルを選んでください");
	visitor_upload(&v, "/checklist/fill", ASK, "file", "x.xlsx", S("PK\x03\x04 nothing"));
	sees(&v, 422, "role=\"alert\"", "name=\"file\"");
	visitor_upload(&v, "/checklist/fill", ASK, "file", "x.xlsx", blank(&v, "fy2025", false));
	sees(&v, 422, "書き写す回答が、まだありません");
	answer_two(&v);
	visitor_upload(&v, "/checklist/fill", ASK, "file", "x.xlsx", blank(&v, "fy2024", false));
	sees(&v, 409, "令和6年度の様式です");
	visitor_upload(&v, "/checklist/fill", "form=mhlw.vendor.fy2025", "file", "x.xlsx", blank(&v, "fy2025", false));
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void what_finds_no_cell_is_named_first(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v);
	answer_two(&v);
	str file = blank(&v, "fy2025", true);
	visitor_upload(&v, "/checklist/fill", ASK, "file", "x.xlsx", file);
	sees(&v, 422, "次の項目は書き写せないので", "ファイルの中に見つからなかった項目: 3② [3-2], 3③ [3-3], 4① [4-1]", "name=\"anyway\"");
	visitor_upload(&v, "/checklist/fill", ASK "&anyway=yes", "file", "x.xlsx", file);
	assert_int_equal(v.status, 200);
	assert_true(str_has(text_of(&v, v.body), S("|いいえ|令和8年3月2日|令和8年3月31日")));
	visitor_close(&v);
}

static void the_ministrys_file_comes_back_filled(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v);
	answer_two(&v);
	visitor_upload(&v, "/checklist/fill", ASK, "file", "form.xlsx", blank(&v, "fy2025", false));
	assert_int_equal(v.status, 200);
	assert_true(str_has(visitor_header(&v, "Content-Disposition"), S("_form.xlsx")));
	str text = text_of(&v, v.body);
	assert_true(str_has(text, S("医療情報システムを導入、運用している。|はい|令和8年3月2日|")));
	assert_true(str_has(text, S("|いいえ|令和8年3月2日|令和8年3月31日")));
	visitor_close(&v);
}

static void the_form_is_downloaded_with_its_answers(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v);
	answer_two(&v);
	visitor_get(&v, "/checklist/workbook?" ASK);
	assert_int_equal(v.status, 200);
	assert_true(str_has(text_of(&v, v.body), S("|いいえ|令和8年3月2日|令和8年3月31日")));
	visitor_get(&v, "/checklist/pdf?" ASK);
	assert_int_equal(v.status, 200);
	same(visitor_header(&v, "Content-Type"), S("application/pdf"));
	assert_true(str_starts(v.body, S("%PDF-")));
	visitor_close(&v);
}

static void the_sheet_looks_like_the_form(void **state)
{
	(void)state;
	struct visitor v;
	open_ward(&v);
	answer_two(&v);
	visitor_get(&v, "/checklist/print?form=fy2025");
	sees(&v, 200, "<h1>令和7年度版　医療機関におけるサイバーセキュリティ対策チェックリスト</h1>", "class=\"sheet\"", "医療機関確認用", "令和7年度様式・公式PDF未照合",
	     "＊ ", "確認結果(日付)", "1回目", "目標日", "2回目", "医療情報システムを導入、運用している。", "<strong class=\"ring\">はい</strong>・いいえ<br>令和8年3月2日",
	     "／", "rowspan=\"10\">医療情報システム全般について", "記入不要(契約中の事業者の登録がないため)", "⑤",
	     "はい・<strong class=\"ring\">いいえ</strong><br>令和8年3月2日", "令和8年3月31日", "はい・いいえ<br>　　年　月　日");
	misses(&v, "参考項目");
	visitor_get(&v, "/checklist/print?form=fy2023");
	sees(&v, 200, "class=\"sheet\"", "class=\"sheet\"", "<h2>参考項目</h2>", "令和6年度中に", "(9)");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_filled_is_said),
		cmocka_unit_test(what_finds_no_cell_is_named_first),
		cmocka_unit_test(the_ministrys_file_comes_back_filled),
		cmocka_unit_test(the_form_is_downloaded_with_its_answers),
		cmocka_unit_test(the_sheet_looks_like_the_form),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
