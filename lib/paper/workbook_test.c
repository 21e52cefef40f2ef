/* workbook_test.c - workbooks come back as they were written, locked where asked, within Excel's limits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/sheet.h"
#include "engine/xlsx_package.h"
#include "paper/workbook.h"

#include <stdlib.h>
#include <string.h>

static const struct workbook_look look = { .title = T("台帳"),
					   .author = T("みどり総合病院"),
					   .made_at = 1795344082 };

static struct workbook *open_book(struct arena *a)
{
	struct err e = { 0 };
	struct workbook *w = workbook_open(a, &look, &e);
	if (!w)
		fail_msg("%s", e.en);
	return w;
}

static str written(struct arena *a, struct workbook *w)
{
	struct err e = { 0 };
	auto_buf out = { 0 };
	works(workbook_write(w, &out, &e), e);
	return arena_copy(a, buf_str(&out));
}

static struct book read_back(struct arena *a, struct workbook *w)
{
	struct err e = { 0 };
	struct book book = { 0 };
	works(xlsx_read(a, written(a, w), &book, &e), e);
	return book;
}

static str part(struct arena *a, str xlsx, const char *name)
{
	struct err e = { 0 };
	auto_package p = { 0 };
	auto_buf text = { 0 };
	works(package_open(&p, xlsx, &e), e);
	works(package_read(&p, name, &text, &e), e);
	return arena_copy(a, buf_str(&text));
}

#define holds(text, wanted)                                                                                  \
	do {                                                                                                 \
		if (!str_has(text, wanted))                                                                  \
			fail_msg("\"%.*s\" is not in:\n%.*s", P(wanted), P(text));                           \
	} while (0)

static size_t times(str text, str piece)
{
	size_t count = 0;
	for (size_t at; (at = str_find(text, piece)) < text.n; count++)
		text = str_from(text, at + piece.n);
	return count;
}

/* s="12": the number of a cell's style. */
static str style_of(str sheet, str cell)
{
	auto_arena a = { 0 };
	str from = str_from(sheet, str_find(sheet, arena_fmt(&a, "<c r=\"%.*s\"", P(cell))));
	from = str_from(from, str_find(from, S("s=\"")));
	return str_first(from, str_find(str_from(from, 3), S("\"")) + 4);
}

static str repeated(struct arena *a, str piece, size_t n)
{
	auto_buf text = { 0 };
	while (n--)
		buf_put(&text, piece);
	return arena_copy(a, buf_str(&text));
}

static void put_long_text(struct arena *a, struct workbook_sheet *s)
{
	workbook_row(s, { .text = S("はみ出さない") }, { .text = repeated(a, S("𠮷"), 16384) });
}

static void put_long_prompt(struct arena *a, struct workbook_sheet *s)
{
	workbook_row(s, { .prompt_title = S("題"), .prompt = repeated(a, S("あ"), 256) });
}

static void put_long_title(struct arena *a, struct workbook_sheet *s)
{
	workbook_row(s, { .prompt_title = repeated(a, S("あ"), 33), .prompt = S("案内") });
}

static void put_many_choices(struct arena *a, struct workbook_sheet *s)
{
	str choices[] = { repeated(a, S("あ"), 127), repeated(a, S("い"), 128) };
	workbook_row(s, { .choices = choices, .choice_count = 2 });
}

static void put_comma(struct arena *a, struct workbook_sheet *s)
{
	(void)a;
	workbook_row(s, { .choices = (str[]){ S("はい,いいえ") }, .choice_count = 1 });
}

static void put_wide_row(struct arena *a, struct workbook_sheet *s)
{
	(void)a;
	workbook_row(s, { .text = S("a"), .columns = 200 }, { .text = S("b"), .columns = 57 });
}

static void put_high_cell(struct arena *a, struct workbook_sheet *s)
{
	(void)a;
	for (size_t i = 0; i < WORKBOOK_ROWS_MAX - 10; i++)
		workbook_row_put(s, NULL, 0);
	workbook_row(s, { .text = S("a"), .rows = 10 });
}

static void what_excel_would_refuse_is_refused_with_its_cell(void **state)
{
	(void)state;
	static const struct {
		void (*put)(struct arena *a, struct workbook_sheet *s);
		str said;
	} rows[] = {
		{ put_long_text,
		  T("シート「一覧」のセルB2: 内容: 32768文字あります。32767文字までにしてください") },
		{ put_long_prompt,
		  T("シート「一覧」のセルA2: 入力案内: 256文字あります。255文字までにしてください") },
		{ put_long_title, T("シート「一覧」のセルA2: 入力案内の題: 33文字あります") },
		{ put_many_choices, T("シート「一覧」のセルA2: 選択肢が合わせて256文字あります") },
		{ put_comma, T("シート「一覧」のセルA2: 選択肢「はい,いいえ」には") },
		{ put_wide_row, T("シート「一覧」のセルGS2: 表が大きすぎます") },
		{ put_high_cell, T("シート「一覧」のセルA1048568: 表が大きすぎます") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct err e;
		auto_workbook *w = open_book(&a);
		struct workbook_sheet *s = workbook_sheet(w,
							  &(struct workbook_sheet_look){ .name = S("一覧") });
		workbook_texts(s, WORKBOOK_TEXT, (str[]){ S("最初の行") }, 1);
		rows[i].put(&a, s);
		workbook_texts(s, WORKBOOK_TEXT, (str[]){ repeated(&a, S("x"), 40000) },
			       1); /* the first failure is kept */
		refuses(workbook_write(w, &out, &e), e, ERR_INPUT);
		holds(str_of(e.ja), rows[i].said);
		assert_int_equal(out.n, 0);
	}
}

static void every_text_comes_back_as_it_was(void **state)
{
	(void)state;
	static const str texts[] = {
		T("001"),
		T("2/3"),
		T("=1+1"),
		T("+81-3-0000-0000"),
		T("-1"),
		T("@SUM(A1)"),
		T("1E5"),
		T("TRUE"),
		T("2025-04-01"),
		T("改行\nあり"),
		T(" 前後の空白 "),
		T("<b>&amp;\"'"),
		T("_x0041_"),
		T("setup_x64.exe"),
		T("__x005F_x000D_"),
		T("葛\U000E0100城 𠮷田 髙﨑"),
		T("#N/A"),
	};
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	struct workbook_sheet *s = workbook_sheet(
		w, &(struct workbook_sheet_look){ .name = S("一覧"), .filter = true });
	workbook_texts(s, WORKBOOK_TEXT, texts, LENGTH(texts));
	workbook_texts(s, WORKBOOK_TEXT, (str[]){ S(""), repeated(&a, S("𠮷"), 16383), S("壊\xff\0れ") }, 3);
	struct book book = read_back(&a, w);
	assert_int_equal(book.count, 1);
	assert_int_equal(book.sheets[0].count, 2);
	assert_int_equal(book.sheets[0].rows[0].count, LENGTH(texts));
	for (size_t i = 0; i < LENGTH(texts); i++)
		same(book.sheets[0].rows[0].cells[i], texts[i]);
	assert_int_equal(book.sheets[0].rows[1].cells[1].n, 4 * 16383);
	same(book.sheets[0].rows[1].cells[2], S("壊\ufffd\ufffdれ"));
	assert_int_equal(book.note_count, 0);
}

static void put_form(struct workbook *w)
{
	static const str answers[] = { T("はい"), T("いいえ"), T("契約により省略") };
	struct workbook_sheet *s = workbook_sheet(
		w, &(struct workbook_sheet_look){ .name = S("事業者確認用"),
						  .widths = (double[]){ 18, 40, 14, 16 },
						  .width_count = 4,
						  .header_rows = 3,
						  .locked = true });
	workbook_row(s, { .text = S("チェックリスト"), .style = WORKBOOK_TITLE, .columns = 4 });
	workbook_row(s, { .text = S("分類"), .style = WORKBOOK_HEADER, .rows = 2 },
		     { .text = S("項目"), .style = WORKBOOK_HEADER, .rows = 2 },
		     { .text = S("確認結果"), .style = WORKBOOK_HEADER, .columns = 2 });
	workbook_row(s, { .text = S("回答"), .style = WORKBOOK_HEADER },
		     { .text = S("確認日"), .style = WORKBOOK_HEADER });
	workbook_row(s, { .text = S("サーバについて"), .style = WORKBOOK_LABEL, .rows = 2 },
		     { .text = S("アクセスログを管理している。"), .style = WORKBOOK_ITEM },
		     { .style = WORKBOOK_ANSWER,
		       .open = true,
		       .choices = answers,
		       .choice_count = LENGTH(answers),
		       .prompt_title = S("回答"),
		       .prompt = S("「はい」か「いいえ」を選んでください。") },
		     { .style = WORKBOOK_ANSWER,
		       .open = true,
		       .prompt_title = S("確認日"),
		       .prompt = S("例: 令和7年6月10日") });
	workbook_row(s, { .text = S("接続元制限を実施している。"), .style = WORKBOOK_ITEM },
		     { .text = S("はい"), .style = WORKBOOK_ANSWER },
		     { .text = S(""), .style = WORKBOOK_ANSWER });
	struct workbook_sheet *ids = workbook_sheet(w, &(struct workbook_sheet_look){
		.name = S("inro"), .locked = true, .hidden = true });
	workbook_texts(ids, WORKBOOK_SMALL, (str[]){ S("form"), S("mhlw.vendor.fy2025") }, 2);
}

static void a_locked_form_comes_back_with_its_ids(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	put_form(w);
	struct book book = read_back(&a, w);
	assert_int_equal(book.count, 2);
	assert_true(!book.sheets[0].hidden && book.sheets[1].hidden);
	same(book.sheets[1].rows[0].cells[1], S("mhlw.vendor.fy2025"));
	const struct sheet_row *rows = book.sheets[0].rows;
	same(rows[0].cells[3], S("チェックリスト")); /* a merge has its text everywhere */
	same(rows[2].cells[1], S("項目"));
	same(rows[2].cells[3], S("確認日"));
	same(rows[4].cells[0], S("サーバについて"));
	same(rows[4].cells[2], S("はい"));
}

static void a_locked_form_opens_its_answer_cells_alone(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	put_form(w);
	str xlsx = written(&a, w), sheet = part(&a, xlsx, "xl/worksheets/sheet1.xml");
	holds(sheet, S("<sheetProtection sheet=\"1\""));
	holds(sheet, S("<mergeCell ref=\"A4:A5\"/>"));
	holds(sheet,
	      S("promptTitle=\"回答\" prompt=\"「はい」か「いいえ」を選んでください。\" sqref=\"C4\""));
	holds(sheet, S("<formula1>\"はい,いいえ,契約により省略\"</formula1>"));
	holds(sheet, S("prompt=\"例: 令和7年6月10日\""));
	holds(part(&a, xlsx, "xl/worksheets/sheet2.xml"), S("<sheetProtection sheet=\"1\""));
	holds(part(&a, xlsx, "xl/workbook.xml"), S("state=\"hidden\""));
	holds(part(&a, xlsx, "docProps/core.xml"), S("2026-11-22T10:41:22Z"));
	assert_int_equal(times(part(&a, xlsx, "xl/styles.xml"), S("<protection locked=\"0\"/>")), 1);
	str open = style_of(sheet, S("C4"));
	assert_int_equal(times(sheet, open), 2);
	same(style_of(sheet, S("D4")), open);
}

static void lists_are_frozen_filtered_and_as_wide_as_needed(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	struct workbook_sheet *s = workbook_sheet(w, &(struct workbook_sheet_look){
		.name = S("一覧"), .header_rows = 1, .filter = true, .landscape = true });
	workbook_texts(s, WORKBOOK_HEADER, (str[]){ S("番号"), S("設置場所"), S("備考") }, 3);
	workbook_texts(s, WORKBOOK_TEXT,
		       (str[]){ S("1"), S("本館2階 検査室"), repeated(&a, S("長い備考。"), 20) }, 3);
	str sheet = part(&a, written(&a, w), "xl/worksheets/sheet1.xml");
	holds(sheet, S("state=\"frozen\""));
	holds(sheet, S("<autoFilter ref=\"A1:C2\"/>"));
	holds(sheet, S("orientation=\"landscape\""));
	holds(sheet, S("<col min=\"1\" max=\"1\" width=\"8.7109375\""));
	holds(sheet, S("<col min=\"2\" max=\"2\" width=\"16.7109375\""));
	holds(sheet, S("<col min=\"3\" max=\"3\" width=\"60.7109375\""));
	holds(sheet, S("ht=\"72\" customHeight=\"1\"")); /* 200 half-width characters in lines of 59 */
}

static void sheets_get_names_that_excel_takes(void **state)
{
	(void)state;
	static const struct {
		str asked, got;
	} rows[] = {
		{ T("台帳[2025/11]"), T("台帳［2025／11］") },
		{ T("'一覧'"), T("’一覧’") },
		{ T(""), T("シート") },
		{ T("  "), T("シート(2)") },
		{ T("ABC"), T("ABC") },
		{ T("abc"), T("abc(2)") },
		{ T("とても長い名前のシートがここにありますので切りつめられます(四十字)"),
		  T("とても長い名前のシートがここにありますので切りつめられます(四") },
		{ T("とても長い名前のシートがここにありますので切りつめられます(四十文字)"),
		  T("とても長い名前のシートがここにありますので切りつめられま(2)") },
		{ T("改\n行"), T("改 行") },
	};
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	for (size_t i = 0; i < LENGTH(rows); i++)
		workbook_texts(workbook_sheet(w, &(struct workbook_sheet_look){ .name = rows[i].asked }),
			       WORKBOOK_TEXT, (str[]){ S("x") }, 1);
	struct book book = read_back(&a, w);
	assert_int_equal(book.count, LENGTH(rows));
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(book.sheets[i].name, rows[i].got);
}

static void the_same_description_gives_the_same_bytes(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_workbook *one = open_book(&a), *two = open_book(&a);
	put_form(one);
	put_form(two);
	same(written(&a, one), written(&a, two));
}

static void a_workbook_can_be_given_up(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_workbook *w = open_book(&a);
	put_form(w);
}

static void a_workbook_has_no_more_sheets_than_we_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e;
	auto_workbook *w = open_book(&a);
	for (size_t i = 0; i <= WORKBOOK_SHEETS_MAX; i++)
		workbook_sheet(w, &(struct workbook_sheet_look){ .name = S("一覧") });
	refuses(workbook_write(w, &out, &e), e, ERR_INPUT);
	holds(str_of(e.en), S("\"一覧(255)\" cannot be made"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_excel_would_refuse_is_refused_with_its_cell),
		cmocka_unit_test(every_text_comes_back_as_it_was),
		cmocka_unit_test(a_locked_form_comes_back_with_its_ids),
		cmocka_unit_test(a_locked_form_opens_its_answer_cells_alone),
		cmocka_unit_test(lists_are_frozen_filtered_and_as_wide_as_needed),
		cmocka_unit_test(sheets_get_names_that_excel_takes),
		cmocka_unit_test(the_same_description_gives_the_same_bytes),
		cmocka_unit_test(a_workbook_can_be_given_up),
		cmocka_unit_test(a_workbook_has_no_more_sheets_than_we_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
