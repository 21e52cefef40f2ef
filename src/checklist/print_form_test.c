/* print_form_test.c - a form is printed in its table, blank or answered, and known again in its workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "base/data.h"
#include "book_text.h"
#include "pdf_pages.h"
#include "places.h"
#include "print_form.h"
#include "ward.h"

#include <string.h>

static struct form form_of(struct toy *t, const char *id)
{
	struct form form;
	struct err e = { 0 };
	works(form_read(&t->arena, data_bytes(arena_fmt(&t->arena, "forms/mhlw.%s.json", id)), &form, &e), e);
	return form;
}

/* Answers as they are read back, with what the test puts in. */
static struct answer_set answers_for(struct toy *t, const struct form *form)
{
	return (struct answer_set){ arena_array(&t->arena, struct answer, form->item_count),
		arena_array(&t->arena, enum need, form->item_count) };
}

static struct answer *answer_to(const struct form *form, struct answer_set *set, const char *key)
{
	const struct form_item *item = form_item_named(form, str_of(key));
	assert_non_null(item);
	return &set->answers[item - form->items];
}

static str pdf_of(struct toy *t, const struct form_copy *copy)
{
	struct err e = { 0 };
	auto_buf pdf = { 0 };
	const struct paper_look look = { .title = S("様式"), .made_at = clock_now(t->w.clock),
		.lang = t->w.lang };
	auto_paper *paper = paper_open(&t->arena, &look, &e);
	if (!paper)
		fail_msg("%s", e.en);
	print_form(&t->w, paper, copy);
	paper_missing_put(paper);
	works(paper_write(paper, &pdf, &e), e);
	return arena_copy(&t->arena, buf_str(&pdf));
}

static str printed(struct toy *t, const struct form_copy *copy)
{
	return pages_text(&t->arena, pdf_of(t, copy));
}

static str xlsx_of(struct toy *t, const struct form_copy *copy)
{
	struct err e = { 0 };
	auto_buf xlsx = { 0 };
	works(print_form_book(&t->w, copy, &xlsx, &e), e);
	return arena_copy(&t->arena, buf_str(&xlsx));
}

static struct book *book_of(struct toy *t, const struct form_copy *copy)
{
	struct book *book = arena_new(&t->arena, struct book);
	struct err e = { 0 };
	works(xlsx_read(&t->arena, xlsx_of(t, copy), book, &e), e);
	return book;
}

static void a_blank_form_has_its_title_notes_and_table(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "facility.fy2025");
	str text = printed(&t, &(struct form_copy){ .form = &form });
	assert_int_equal(pages_count(text), 2);
	in_order(text, "医療機関確認用", "令和7年度版", "医療機関におけるサイバーセキュリティ対策チェックリスト",
	         "＊ 令和7年度中にすべての項目で「はい」となるよう取り組んでください。", "＊ 2②及び2③については", "＊ 1回目の確認で「いいえ」の場合",
	         "チェック項目", "確認結果(日付)", "1回目", "目標日", "2回目", "医療情報システムの有無", "医療情報システムを導入、運用している。",
	         "以下の項目の確認は不要です。", "はい・いいえ", "年 月 日", "／", "／", "1 体制構築", "①", "医療情報システム安全管理責任者を設置している。",
	         "2 医療情報システムの管理・運用", "医療情報システム全般について", "①", "サーバ、端末PC、ネットワーク機器の台帳管理を行っている。", "②", "⑩",
	         "サーバについて", "端末PCについて", "ネットワーク機器について", "⑬", "接続元制限を実施している。", "3 インシデント発生に備えた対応",
	         "4 規程類の整備");
	for (size_t page = 1; page <= 2; page++)
		in_order(pages_one(text, page), "令和7年度様式・公式PDF未照合", "確認結果(日付)");
	nowhere(text, "令和8年", "記入は不要", "参考項目", "印刷できなかった文字");
	toy_close(&t);
}

static void reference_items_stand_on_a_page_of_their_own(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "facility.fy2023");
	str text = printed(&t, &(struct form_copy){ .form = &form });
	assert_int_equal(pages_count(text), 2);
	in_order(pages_one(text, 1), "令和5年度様式・公式PDF未照合", "2 医療情報システムの管理・運用", "(7)", "(8)", "3 インシデント発生に備えた対応",
		"(1)",
	         "連絡体制図がある。", "はい・いいえ", "／", "／");
	nowhere(pages_one(text, 1), "参考項目", "(9)", "事業継続計画");
	in_order(pages_one(text, 2), "令和5年度様式・公式PDF未照合", "参考項目(令和6年度中に", "チェック項目", "サーバについて", "(7)", "(9)",
		"端末PCについて", "(4)",
	         "(5)", "(7)", "(9)", "3 インシデント発生に備えた対応", "(2)", "(3)");
	toy_close(&t);
}

static void dates_are_written_in_japanese_years_below_the_replies(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "facility.fy2025");
	struct answer_set set = answers_for(&t, &form);
	*answer_to(&form, &set, "2-5") = (struct answer){ .first = REPLY_NO, .first_on = { 2025, 10, 5 },
		.target_on = { 2026, 1, 31 },
		                                          .second = REPLY_YES, .second_on = { 2026, 2, 20 } };
	const struct form_copy copy = { .form = &form, .answers = &set };
	in_order(printed(&t, &copy), "⑤", "削除または無効化している。", "令和7年10月5日", "令和8年1月31日", "令和8年2月20日", "⑥");
	in_order(book_text(&t.arena, book_of(&t, &copy)),
	         "|⑤|退職者や使用していないアカウント等、不要なアカウントを削除または無効化している。|いいえ|令和7年10月5日|令和8年1月31日|はい|令和8年2月20日", "|⑥|");
	t.w.lang = LANG_EN;
	in_order(printed(&t, &copy), "for the medical facility", "FY2025", "Result (date)", "First check",
		"5 Oct 2025", "31 Jan 2026", "20 Feb 2026");
	toy_close(&t);
}

static str without_line_ends(struct arena *a, str text)
{
	auto_buf kept = { 0 };
	while (text.p)
		buf_put(&kept, str_cut(&text, S("⏎")));
	return arena_copy(a, buf_str(&kept));
}

/* Why a row is left blank, in its own cells. */
static void rows_that_need_no_answer_say_why(void **state)
{
	(void)state;
	static const struct {
		enum need need;
		const char *skipped, *said;
	} rows[] = {
		{ NEED_NOT_GATE, "", "記入不要(医療情報システムがないため)" },
		{ NEED_NOT_CONTRACT, "", "記入不要(契約中の事業者の登録がないため)" },
		{ NEED_NOT_SKIPPED, "第12条第3項", "契約により省略第12条第3項" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		ward_open(&t);
		struct form form = form_of(&t, "facility.fy2025");
		struct answer_set set = answers_for(&t, &form);
		size_t at = (size_t)(form_item_named(&form, S("2-3")) - form.items);
		const struct form_copy copy = { .form = &form, .answers = &set };
		set.needs[at] = rows[i].need;
		set.answers[at].skipped = str_of(rows[i].skipped);
		in_order(printed(&t, &copy), "③", "を提出してもらう。", rows[i].said, "④", "はい・いいえ");
		in_order(without_line_ends(&t.arena, book_text(&t.arena, book_of(&t, &copy))), "|③|",
			rows[i].said, "|④|");
		toy_close(&t);
	}
}

static void a_vendors_form_names_vendor_and_system(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "vendor.fy2025");
	const struct form_copy copy = { .form = &form, .vendor = S("㈱𠮷田﨑システム"), .system = S("電子カルテ") };
	str text = printed(&t, &copy);
	in_order(text, "事業者確認用", "令和7年度版", "事業者名", "㈱〓田﨑システム", "システム", "電子カルテ", "1 体制構築", "印刷できなかった文字",
		"U+20BB7");
	assert_int_equal(pages_count(text), 2);
	in_order(book_text(&t.arena, book_of(&t, &copy)), "事業者確認用", "事業者名: ㈱𠮷田﨑システム", "システム: 電子カルテ",
		"チェック項目");
	toy_close(&t);
}

static void long_names_push_nothing_off_the_paper(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "vendor.fy2023");
	struct answer_set set = answers_for(&t, &form);
	char name[3 * 1200];
	for (size_t i = 0; i < sizeof name; i += 3)
		memcpy(name + i, "長", 3);
	set.needs[0] = NEED_NOT_SKIPPED;
	set.answers[0].skipped = str_first((str){ name, sizeof name }, ANSWER_TEXT_BYTES_MAX / 3 * 3);
	const struct form_copy copy = { .form = &form, .answers = &set, .vendor = { name, sizeof name },
		.system = { name, sizeof name } };
	str text = printed(&t, &copy);
	in_order(text, "事業者名", "長長長", "1 体制構築", "契約により省略", "長長長", "参考項目", "(10)");
	assert_true(pages_count(text) > 2);
	toy_close(&t);
}

static void the_same_form_gives_the_same_bytes(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form form = form_of(&t, "facility.fy2023");
	const struct form_copy copy = { .form = &form };
	assert_true(str_eq(pdf_of(&t, &copy), pdf_of(&t, &copy)));
	assert_true(str_eq(xlsx_of(&t, &copy), xlsx_of(&t, &copy)));
	toy_close(&t);
}

/* Our own workbook is one that `inro checklist fill` knows: every item, and each of its cells. */
static void a_blank_workbook_can_be_filled_in(void **state)
{
	(void)state;
	static const enum cell_role roles[] = { CELL_FIRST_REPLY, CELL_FIRST_DAY, CELL_TARGET_DAY,
		CELL_SECOND_REPLY, CELL_SECOND_DAY };
	static const char *const ids[] = { "facility.fy2023", "facility.fy2024", "facility.fy2025",
		"pharmacy.fy2025" };
	for (size_t i = 0; i < LENGTH(ids); i++) {
		struct toy t;
		ward_open(&t);
		struct form form = form_of(&t, ids[i]);
		const struct book *book = book_of(&t, &(struct form_copy){ .form = &form });
		struct place *places;
		assert_int_equal(places_find(&t.arena, book, &form, &places), form.item_count);
		assert_int_equal(places_year(&t.arena, book, places, form.item_count), form.fiscal_year);
		for (size_t k = 0; k < form.item_count; k++)
			for (size_t r = 0; r < LENGTH(roles); r++)
				assert_int_equal(places[k].columns[roles[r]], 3 + (int)r);
		toy_close(&t);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_blank_form_has_its_title_notes_and_table),
		cmocka_unit_test(reference_items_stand_on_a_page_of_their_own),
		cmocka_unit_test(dates_are_written_in_japanese_years_below_the_replies),
		cmocka_unit_test(rows_that_need_no_answer_say_why),
		cmocka_unit_test(a_vendors_form_names_vendor_and_system),
		cmocka_unit_test(long_names_push_nothing_off_the_paper),
		cmocka_unit_test(the_same_form_gives_the_same_bytes),
		cmocka_unit_test(a_blank_workbook_can_be_filled_in),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
