/* fill_test.c - workbooks laid out in other ways are recognised, and their answer cells alone are filled.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "book_text.h"
#include "form.h"
#include "golden.h"
#include "likeness.h"
#include "paper/workbook.h"
#include "places.h"
#include "ward.h"

/* A way in which somebody lays the form out. */
struct layout {
	const char *name;
	const char *title;                      /* above the table */
	size_t head_rows, columns;
	struct workbook_cell heads[2][9];
	/* The cells behind the item: what is printed in them. */
	str answers[8];
	size_t answer_count;
	bool numbered, grouped;                 /* columns before the item */
};

/* The ministry's: one cell for "はい・いいえ" and one for its day. */
static const struct layout ministry = {
	"ministry", "令和7年度版 医療機関におけるサイバーセキュリティ対策チェックリスト", 2, 8,
	{ { { T(""), .columns = 3 }, { T("確認結果(日付)"), .columns = 5 } },
	  { { T(""), .columns = 3 }, { T("1回目"), .columns = 2 }, { T("目標日") }, { T("2回目"), .columns = 2 } } },
	{ T("はい・いいえ"), T("(   /   )"), T("(   /   )"), T("はい・いいえ"), T("(   /   )") }, 5, true, true
};

/* A health centre's: a column to be marked for each reply. */
static const struct layout marks = {
	"marks", "サイバーセキュリティ自主点検票", 2, 9,
	{ { { T("番号") }, { T("点検項目") }, { T("1回目"), .columns = 3 }, { T("目標日") }, { T("2回目"), .columns = 3 } },
	  { { T("") }, { T("") }, { T("はい") }, { T("いいえ") }, { T("確認日") }, { T("") }, { T("はい") }, { T("いいえ") }, { T("確認日") } } },
	{ T(""), T(""), T(""), T(""), T(""), T(""), T("") }, 7, true, false
};

/* A plain list: the word, its day, the target; nothing for a second check. */
static const struct layout words = {
	"words", "点検票", 1, 6,
	{ { { T("区分") }, { T("項目") }, { T("回答") }, { T("確認日") }, { T("目標日") }, { T("備考") } } },
	{ T(""), T(""), T(""), T("") }, 4, false, true
};

/* The reply and its day in one cell; the words to be circled printed in cells of their own. */
static const struct layout printed = {
	"printed", "自主点検", 1, 6,
	{ { { T("区分") }, { T("項目") }, { T("1回目の確認結果(日付)") }, { T("2回目") }, { T("2回目") } } },
	{ T("はい・いいえ  (   月   日)"), T("はい"), T("いいえ") }, 3, false, true
};

static struct form own_form(struct arena *a)
{
	struct form form;
	struct err e = { 0 };
	works(form_read(a, data_bytes(S("forms/mhlw.facility.fy2025.json")), &form, &e), e);
	return form;
}

static void put_item(struct workbook_sheet *sheet, const struct layout *layout, const struct form_item *item)
{
	struct workbook_cell cells[12] = { 0 };
	size_t n = 0;
	if (layout->grouped)
		cells[n++].text = str_of(item->group ? item->group->words.ja : "");
	if (layout->numbered)
		cells[n++].text = item->printed;
	cells[n++].text = str_of(item->words.ja);
	for (size_t i = 0; i < layout->answer_count; i++)
		cells[n++].text = layout->answers[i];
	workbook_row_put(sheet, cells, n);
}

/* The layout with these items of the form; every item where count is 0. */
static str laid_out(struct arena *a, const struct layout *layout, const struct form *form, size_t count)
{
	struct err e = { 0 };
	auto_buf out = { 0 };
	auto_workbook *book = workbook_open(a, &(struct workbook_look){ .title = S("t"), .author = S("a") }, &e);
	struct workbook_sheet *sheet = workbook_sheet(book, &(struct workbook_sheet_look){ .name = S("点検票") });
	workbook_row(sheet, { .text = str_of(layout->title), .columns = (uint16_t)layout->columns });
	for (size_t i = 0; i < layout->head_rows; i++) {
		size_t n = 0;
		while (n < LENGTH(layout->heads[i]) && layout->heads[i][n].text.p)
			n++;
		workbook_row_put(sheet, layout->heads[i], n);
	}
	for (size_t i = 0; i < (count ? count : form->item_count); i++)
		put_item(sheet, layout, &form->items[i]);
	works(workbook_write(book, &out, &e), e);
	return arena_copy(a, buf_str(&out));
}

static char *path_in(struct toy *t, const char *name)
{
	return arena_text(&t->arena, arena_fmt(&t->arena, "%s/%s", t->folder, name));
}

static void put_file(struct toy *t, const char *name, str bytes)
{
	struct err e = { 0 };
	works(disk_write(&disk_real, str_of(path_in(t, name)), bytes, &e), e);
}

static str text_of_file(struct toy *t, const char *name)
{
	struct err e = { 0 };
	struct book book = { 0 };
	str bytes;
	works(disk_read(&disk_real, &t->arena, str_of(path_in(t, name)), FILE_BYTES_MAX, &bytes, &e), e);
	works(xlsx_read(&t->arena, bytes, &book, &e), e);
	return book_text(&t->arena, &book);
}

static void answer(struct toy *t)
{
	struct err e;
	works(WARD_RUNS(t, &e, "checklist", "answer", "0", "yes", "--date", "2026-03-02", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "1①", "yes", "--date", "2026-03-02", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "2⑤", "no", "--date", "2025-06-02", "--target", "2025-12-26", "--second", "yes",
	                "--second-date", "2025-12-25", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "2-12-srv", "yes", "--date", "2026-03-03", "--form", "fy2025"), e);
	works(WARD_RUNS(t, &e, "checklist", "answer", "2-12-pc", "no", "--date", "2026-03-04", "--target", "2026-03-31", "--form",
	                "fy2025"), e);
}

static void fill(const struct layout *layout, const char *expected)
{
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct form form = own_form(&t.arena);
	put_file(&t, "in.xlsx", laid_out(&t.arena, layout, &form, 0));
	answer(&t);
	works(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "in.xlsx"), path_in(&t, "out.xlsx"), "--form", "fy2025"), e);
	str said = buf_str(&t.out);
	if (!str_ends(said, str_of(expected)))
		fail_msg("%s: %.*s", layout->name, P(said));
	golden(arena_fmt(&t.arena, "checklist/fill.%s.txt", layout->name).p, text_of_file(&t, "out.xlsx"));
	toy_close(&t);
}

static void each_layout_is_filled_in_its_own_way(void **state)
{
	(void)state;
	fill(&ministry, "令和7年度様式・公式PDF未照合\n");
	/* Two rows of one wording, and nothing that tells them apart: better left than guessed. */
	fill(&marks, "回答欄が見つからず、書き写せなかった項目: 2⑫ [2-12-pc]\n");
	fill(&words, "回答欄が見つからず、書き写せなかった項目: 2⑤ [2-5]\n");
	fill(&printed, "日付の欄が見つからなかった項目: 2⑤ [2-5], 2⑫ [2-12-pc]\n");
}

static void a_layout_without_days_is_told(void **state)
{
	(void)state;
	struct layout bare = words;
	bare.heads[0][3].text = S("担当");
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	t.w.lang = LANG_EN;
	struct form form = own_form(&t.arena);
	put_file(&t, "in.xlsx", laid_out(&t.arena, &bare, &form, 0));
	answer(&t);
	works(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "in.xlsx"), path_in(&t, "out.xlsx"), "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("Items whose day found no cell: 0 [0], 1① [1-1], 2⑤ [2-5], 2⑫ [2-12-srv], 2⑫ [2-12-pc]")));
	toy_close(&t);
}

static void items_that_are_not_there_are_named(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct form form = own_form(&t.arena);
	put_file(&t, "in.xlsx", laid_out(&t.arena, &marks, &form, 13));
	answer(&t);
	works(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "in.xlsx"), path_in(&t, "out.xlsx"), "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("3項目の回答を")));
	assert_true(str_has(buf_str(&t.out), S("ファイルの中に見つからなかった項目: 2⑫ [2-12-srv], 2⑫ [2-12-pc], 2⑬ [2-13], 3①")));
	assert_true(str_has(buf_str(&t.out), S("回答欄が見つからず、書き写せなかった項目: 2⑫ [2-12-srv], 2⑫ [2-12-pc]\n")));
	t.w.json = true;
	works(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "in.xlsx"), path_in(&t, "json.xlsx"), "--form", "fy2025"), e);
	assert_true(str_has(buf_str(&t.out), S("\"filled\":3,\"not_found\":[\"2-12-srv\",\"2-12-pc\",\"2-13\",\"3-1\"")));
	assert_true(str_has(buf_str(&t.out), S("\"no_cell\":[\"2-12-srv\",\"2-12-pc\"],\"no_day_cell\":[]}")));
	toy_close(&t);
}

static void other_files_are_refused(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	ward_open(&t);
	struct form form = own_form(&t.arena);
	struct layout last_year = ministry;
	last_year.title = "令和６年度版 医療機関におけるサイバーセキュリティ対策チェックリスト";
	put_file(&t, "few.xlsx", laid_out(&t.arena, &marks, &form, 3));
	put_file(&t, "old.xlsx", laid_out(&t.arena, &last_year, &form, 0));
	put_file(&t, "text.xlsx", S("no workbook"));
	const char *out = path_in(&t, "out.xlsx");
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "few.xlsx"), out, "--form", "fy2025"), e, ERR_INPUT);
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "old.xlsx"), out, "--form", "fy2025"), e, ERR_CONFLICT);
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "text.xlsx"), out, "--form", "fy2025"), e, ERR_INPUT);
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "none.xlsx"), out, "--form", "fy2025"), e, ERR_MISSING);
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "few.xlsx"), path_in(&t, "old.xlsx"), "--form", "fy2025"), e,
	        ERR_CONFLICT);
	refuses(WARD_RUNS(&t, &e, "checklist", "fill", path_in(&t, "few.xlsx"), out), e, ERR_MISSING);
	assert_false(disk_there(str_of(out)));
	toy_close(&t);
}

static void wordings_are_alike_whatever_their_width(void **state)
{
	(void)state;
	static const struct {
		const char *one, *other;
		double least, most;
	} cases[] = {
		{ "アクセスログを管理している。", "(6) ｱｸｾｽﾛｸﾞを管理している", 0.9, 1 },
		{ "接続元制限を実施している。", "接続元制限を実施している。", 1, 1 },
		{ "接続元制限を実施している。", "アクセスログを管理している。", 0, 0.5 },
		{ "", "", 0, 0 },
		{ "あ", "あい", 0, 0 },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		auto_arena a = { 0 };
		struct likeness one = likeness_of(&a, str_of(cases[i].one)), other = likeness_of(&a, str_of(cases[i].other));
		double got = likeness_between(&one, &other);
		if (got < cases[i].least || got > cases[i].most)
			fail_msg("%s, %s: %f", cases[i].one, cases[i].other, got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_layout_is_filled_in_its_own_way),
		cmocka_unit_test(a_layout_without_days_is_told),
		cmocka_unit_test(items_that_are_not_there_are_named),
		cmocka_unit_test(other_files_are_refused),
		cmocka_unit_test(wordings_are_alike_whatever_their_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
