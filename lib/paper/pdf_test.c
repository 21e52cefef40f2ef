/* pdf_test.c - papers are written as described: searchable, in the right fonts, on the right pages.
 * What a PDF holds is asked of poppler's tools.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "paper/pdf.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MADE_AT 1795344082 /* 2026-11-22T10:41:22Z */

static const struct paper_look look = { .title = T("立入検査資料"),
					.author = T("みどり総合病院"),
					.made_at = MADE_AT };

static struct paper *open_paper(struct arena *a, const struct paper_look *l)
{
	struct err e = { 0 };
	struct paper *p = paper_open(a, l, &e);
	if (!p)
		fail_msg("%s", e.en);
	return p;
}

/* Stands for the paper's file among the words of a command. */
static const char PDF[] = "PDF";

#define TEXT (const char *[]){ "pdftotext", "-layout", PDF, "-", NULL }
#define RAW (const char *[]){ "pdftotext", "-raw", PDF, "-", NULL }
#define BOXES (const char *[]){ "pdftotext", "-bbox", PDF, "-", NULL }
#define INFO (const char *[]){ "pdfinfo", PDF, NULL }
#define FONTS (const char *[]){ "pdffonts", PDF, NULL }

static void become(const char **words, const char *path, int out)
{
	for (size_t i = 0; words[i]; i++)
		if (words[i] == PDF)
			words[i] = path;
	setenv("TZ", "UTC", 1);
	dup2(out, STDOUT_FILENO);
	execvp(words[0], (char **)words);
	_exit(127);
}

static void read_all(int fd, struct buf *to)
{
	char piece[4096];
	for (ssize_t n; (n = read(fd, piece, sizeof piece)) > 0;)
		buf_put(to, (str){ piece, (size_t)n });
	close(fd);
}

/* What a tool says of the paper. */
static str told(struct arena *a, struct paper *p, const char **words)
{
	struct err e = { 0 };
	auto_buf pdf = { 0 }, said = { 0 };
	char path[] = "/tmp/pdf_test.XXXXXX";
	works(paper_write(p, &pdf, &e), e);
	int fd = mkstemp(path), ends[2], status;
	assert_int_equal(write(fd, pdf.p, pdf.n), (ssize_t)pdf.n);
	close(fd);
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0)
		become(words, path, ends[1]);
	close(ends[1]);
	read_all(ends[0], &said);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	unlink(path);
	return arena_copy(a, buf_str(&said));
}

static size_t times(str text, str part)
{
	size_t count = 0;
	for (size_t at; (at = str_find(text, part)) < text.n; count++)
		text = str_from(text, at + part.n);
	return count;
}

/* The text of a page, from 0. */
static str page_of(str text, size_t number)
{
	str page = { 0 };
	for (size_t i = 0; i <= number; i++)
		page = str_cut(&text, S("\f"));
	return page;
}

#define holds(text, part)                                                                                    \
	do {                                                                                                 \
		if (!str_has(text, part))                                                                    \
			fail_msg("\"%.*s\" is not in:\n%.*s", P(part), P(text));                             \
	} while (0)

static void qr_too_long(struct paper *p)
{
	static const char zeros[PAPER_QR_BYTES_MAX + 1];
	paper_qr(p, 30, (str){ zeros, sizeof zeros }, S(""));
}

static void text_too_long(struct paper *p)
{
	size_t n = PAPER_TEXT_BYTES_MAX + 1;
	char *text = mem_take(n);
	memset(text, 'a', n);
	paper_text(p, (str){ text, n });
	free(text);
}

static str lines(struct arena *a, size_t n)
{
	auto_buf text = { 0 };
	for (size_t i = 0; i < n; i++)
		buf_fmt(&text, "%s第%zu行。", i ? "\n" : "", i);
	return arena_copy(a, buf_str(&text));
}

static void header_too_high(struct paper *p)
{
	auto_arena a = { 0 };
	struct paper_table *t = paper_table(p, PAPER_GRID, (struct paper_column[]){ { .share = 1 } }, 1);
	paper_row(t, PAPER_HEADER, { .text = lines(&a, 50) });
	paper_row(t, PAPER_BODY, { .text = S("行") });
}

static void label_too_long(struct paper *p)
{
	auto_arena a = { 0 };
	struct paper_table *t = paper_table(p, PAPER_GRID,
					    (struct paper_column[]){ { .share = 1 }, { .share = 1 } }, 2);
	paper_row(t, PAPER_BODY, { .text = lines(&a, 50), .rows = 2 });
	paper_row(t, PAPER_BODY, { .text = S("行") });
}

static void pages_too_many(struct paper *p)
{
	for (size_t i = 0; i < 2001; i++) {
		paper_page_break(p);
		paper_text(p, S("頁"));
	}
}

static void rows_too_many(struct paper *p)
{
	struct paper_table *t = paper_table(p, PAPER_LINES, (struct paper_column[]){ { .share = 1 } }, 1);
	for (size_t i = 0; i <= PAPER_ROWS_MAX; i++)
		paper_row(t, PAPER_BODY, { .text = S("行") });
}

static void what_cannot_be_printed_is_refused(void **state)
{
	(void)state;
	static const struct {
		void (*describe)(struct paper *p);
		str said;
	} rows[] = {
		{ qr_too_long, T("QRコードには1～1000バイトを入れられます(1001バイトありました)") },
		{ text_too_long, T("長すぎる文章があります(1048577バイト、上限1048576バイト)") },
		{ header_too_high, T("表の見出しがページの半分を超えています") },
		{ label_too_long, T("何行にもわたる欄の文章が長すぎます: 第0行。\n第1行。") },
		{ rows_too_many, T("20000行を超える表は印刷できません") },
		{ pages_too_many, T("2000ページを超えます") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct err e;
		auto_paper *p = open_paper(&a, &look);
		rows[i].describe(p);
		rows[i].describe(p);
		refuses(paper_write(p, &out, &e), e, ERR_INPUT);
		holds(str_of(e.ja), rows[i].said);
		holds(str_of(e.ja), S("印刷物「立入検査資料」"));
		assert_int_equal(out.n, 0);
	}
}

/* In a process of its own, because fontconfig looks for fonts once. */
static void child_without_fonts(const char *config)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	setenv("FONTCONFIG_FILE", config, 1);
	struct paper *p = paper_open(&a, &look, &e);
	_exit(!p && e.kind == ERR_SETUP && str_has(str_of(e.ja), S("fonts-ipaexfont")) ? 0 : 1);
}

static void child_in_japan(void)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	setenv("LC_ALL", "ja_JP.UTF-8", 1);
	_exit(paper_open(&a, &look, &e) ? 0 : 1);
}

static void in_a_japanese_locale_the_fonts_are_known_by_their_japanese_names(void **state)
{
	(void)state;
	pid_t child = fork();
	if (child == 0)
		child_in_japan();
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void without_the_fonts_nothing_is_printed(void **state)
{
	(void)state;
	char config[] = "/tmp/pdf_test.XXXXXX";
	FILE *f = fdopen(mkstemp(config), "w");
	fputs("<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>", f);
	fclose(f);
	pid_t child = fork();
	if (child == 0)
		child_without_fonts(config);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	unlink(config);
}

/* A form as the ministry's, with more items in its second group than a page can take. */
static void describe_form(struct arena *a, struct paper *p, size_t items)
{
	static const str answers[] = { T("はい"), T("いいえ") };
	static const struct paper_column columns[] = {
		{ .mm = 21, .side = PAPER_CENTRE }, { .share = 1 },
		{ .mm = 26, .side = PAPER_CENTRE }, { .mm = 26, .side = PAPER_CENTRE },
	};
	paper_title(p, S("チェックリスト"));
	paper_note(p, S("※立入検査時、本チェックリストを確認します。"));
	struct paper_table *t = paper_table(p, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = S("チェック項目"), .columns = 2, .rows = 2 },
		  { .text = S("確認結果(日付)"), .columns = 2 });
	paper_row(t, PAPER_HEADER, { .text = S("1回目") }, { .text = S("目標日") });
	paper_row(t, PAPER_BAND, { .text = S("2 医療情報システムの管理・運用"), .columns = 4 });
	for (size_t i = 0; i < items; i++) {
		struct paper_cell cells[] = {
			{ .text = S("サーバについて"),
			  .rows = (uint8_t)items,
			  .middle = true,
			  .small = true },
			{ .text = arena_fmt(a, "項目%zuは行われている。", i) },
			{ .words = answers, .word_count = 2, .chosen = 1, .under = S("令和7年6月10日") },
			{ .text = S("(  /  )") },
		};
		paper_row_put(t, PAPER_BODY, cells + (i > 0), LENGTH(cells) - (i > 0));
	}
}

static void the_same_description_gives_the_same_bytes(void **state)
{
	(void)state;
	auto_buf first = { 0 }, second = { 0 };
	struct buf *outs[] = { &first, &second };
	for (size_t i = 0; i < LENGTH(outs); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		auto_paper *p = open_paper(&a, &look);
		describe_form(&a, p, 60);
		works(paper_write(p, outs[i], &e), e);
	}
	assert_true(first.n > 0 && str_eq(buf_str(&first), buf_str(&second)));
	assert_true(str_starts(buf_str(&first), S("%PDF-1.")));
}

static void the_file_says_what_it_is(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct paper_look wide = look;
	wide.landscape = true;
	auto_paper *p = open_paper(&a, &wide);
	paper_text(p, S("横"));
	str info = told(&a, p, INFO);
	holds(info, S("立入検査資料"));
	holds(info, S("みどり総合病院"));
	holds(info, S("Sun Nov 22 10:41:22 2026 UTC"));
	holds(info, S("841.89 x 595.276 pts (A4)"));
}

static void only_ipaex_fonts_are_embedded(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct paper_look mincho = look;
	mincho.face = PAPER_MINCHO;
	auto_paper *p = open_paper(&a, &mincho);
	paper_heading(p, 1, S("見出し Heading"));
	paper_text(p, S("本文 αβγ Жж ♨ 😀 العربية ไทย 𠮷田 葛\U000E0100城 ①㈱髙﨑～〜"));
	str fonts = told(&a, p, FONTS);
	size_t count = 0;
	str_cut(&fonts, S("\n"));
	str_cut(&fonts, S("\n")); /* the line under the heads */
	for (str line; (line = str_cut(&fonts, S("\n"))).n; count++)
		assert_true(str_has(line, S("+IPAexGothic")) || str_has(line, S("+IPAexMincho")));
	assert_true(count >= 2);
}

static void japanese_is_found_in_reading_order(void **state)
{
	(void)state;
	static const str order[] = { T("チェックリスト"),
				     T("立入検査時、本チェックリストを確認します。"),
				     T("確認結果(日付)"),
				     T("1回目"),
				     T("2 医療情報システムの管理・運用"),
				     T("項目0は行われている。"),
				     T("はい・いいえ"),
				     T("令和7年6月10日"),
				     T("項目1は行われている。") };
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	describe_form(&a, p, 2);
	str text = told(&a, p, RAW);
	for (size_t i = 0; i < LENGTH(order); i++) {
		holds(text, order[i]);
		text = str_from(text, str_find(text, order[i]));
	}
}

static void every_page_carries_its_furniture(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(
		&a, &(struct paper_look){ .header = S("表紙"), .footer = S("作成 令和8年11月22日") });
	paper_part(p, S("医療機関確認用"), S("令和7年度様式・公式PDF未照合"));
	describe_form(&a, p, 60);
	paper_part(p, S("事業者確認用"), S(""));
	paper_text(p, S("本文"));
	str text = told(&a, p, TEXT);
	assert_true(paper_pages(p) == 4);
	assert_int_equal(times(text, S("\f")), 4);
	for (size_t i = 0; i < 4; i++) {
		str page = page_of(text, i);
		holds(page, arena_fmt(&a, "%zu / 4 ページ", i + 1));
		holds(page, S("作成 令和8年11月22日"));
		assert_int_equal(times(page, S("公式PDF未照合")), i < 3);
		assert_int_equal(times(page, S("医療機関確認用")), i < 3);
		assert_int_equal(times(page, S("事業者確認用")), i == 3);
	}
	assert_false(str_has(text, S("表紙"))); /* nothing was printed in that part */
}

static void english_papers_say_page(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &(struct paper_look){ .lang = LANG_EN });
	struct paper_table *t = paper_table(p, PAPER_LINES, (struct paper_column[]){ { .share = 1 } }, 1);
	paper_row(t, PAPER_HEADER, { .text = S("Document") });
	str text = told(&a, p, TEXT);
	holds(text, S("Page 1 of 1"));
	holds(text, S("none")); /* a list without rows says so */
}

static void headers_and_group_labels_stand_again_on_every_page(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	describe_form(&a, p, 60);
	str text = told(&a, p, TEXT);
	assert_int_equal(paper_pages(p), 3);
	for (size_t i = 0; i < 3; i++) {
		holds(page_of(text, i), S("確認結果(日付)"));
		holds(page_of(text, i), S("目標日"));
		assert_int_equal(times(page_of(text, i), S("サーバについて")), 1);
	}
	for (size_t i = 0; i < 60; i++)
		assert_int_equal(times(text, arena_fmt(&a, "項目%zuは行われている。", i)), 1);
}

/* An edge, in points, of the first word that contains a text: <word xMin="51.0" … yMax="70.2">word</word>. */
static double edge(str boxes, str name, str word)
{
	str before = str_first(boxes, str_find(boxes, word)), line = before;
	for (str rest = before; rest.p;)
		line = str_cut(&rest, S("\n"));
	size_t at = str_find(line, name);
	assert_true(at < line.n);
	return line.p ? strtod(line.p + at + name.n + 2, NULL) : -1;
}

static void a_label_longer_than_its_rows_makes_room(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	static const struct paper_column columns[] = { { .mm = 30 }, { .share = 1 } };
	struct paper_table *t = paper_table(p, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_BODY, { .text = S("組0\n組1\n組2\n組3\n組4\n組5"), .rows = 2 },
		  { .text = S("行0") });
	paper_row(t, PAPER_BODY, { .text = S("行1") });
	paper_row(t, PAPER_BODY, { .text = S("次の組") }, { .text = S("行2") });
	str boxes = told(&a, p, BOXES);
	assert_true(edge(boxes, S("yMax"), S("行0")) < edge(boxes, S("yMin"), S("行1")));
	assert_true(edge(boxes, S("yMax"), S("組5")) < edge(boxes, S("yMin"), S("次の組")));
}

static void everything_stands_inside_the_margins(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(
		&a, &(struct paper_look){ .header = S("頭"), .footer = S("足"), .warning = S("警告") });
	paper_text(p, S("本文"));
	paper_text_at(p, PAPER_RIGHT, S("右"));
	str boxes = told(&a, p, BOXES);
	static const struct {
		str word, edge;
		double least, most;
	} want[] = {
		{ T("頭"), T("yMin"), 20, 30 },	  { T("頭"), T("xMax"), 543, 545 },
		{ T("警告"), T("yMin"), 35, 45 }, { T("本文"), T("yMin"), 60, 75 },
		{ T("本文"), T("xMin"), 50, 52 }, { T("右"), T("xMax"), 543, 545 },
		{ T("足"), T("yMax"), 810, 820 }, { T("ページ"), T("xMax"), 543, 545 },
	};
	for (size_t i = 0; i < LENGTH(want); i++) {
		double at = edge(boxes, want[i].edge, want[i].word);
		if (at < want[i].least || at > want[i].most)
			fail_msg("%.*s of %.*s is %g", P(want[i].edge), P(want[i].word), at);
	}
}

static void rows_stay_whole(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	struct paper_table *t = paper_table(p, PAPER_GRID, (struct paper_column[]){ { .share = 1 } }, 1);
	for (size_t i = 0; i < 40; i++)
		paper_row(t, PAPER_BODY, { .text = arena_fmt(&a, "始%zu。\n中\n中\n中\n終%zu。", i, i) });
	str text = told(&a, p, TEXT);
	assert_true(paper_pages(p) > 3);
	for (size_t i = 0; i < 40; i++) {
		size_t page = times(str_first(text, str_find(text, arena_fmt(&a, "始%zu。", i))), S("\f"));
		holds(page_of(text, page), arena_fmt(&a, "終%zu。", i));
	}
}

static void a_cell_higher_than_a_page_goes_on(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	static const struct paper_column columns[] = { { .mm = 30 }, { .share = 1 }, { .share = 1 } };
	struct paper_table *t = paper_table(p, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = S("見出") });
	paper_row(t, PAPER_BODY, { .text = S("組の名"), .rows = 4 }, { .text = S("小さな組"), .rows = 2 },
		  { .text = S("一") });
	paper_row(t, PAPER_BODY, { .text = S("二") });
	paper_row(t, PAPER_BODY, { .text = lines(&a, 150), .under = lines(&a, 3), .centred = true },
		  { .text = S("横の組"), .rows = 2 });
	paper_row(t, PAPER_BODY, { .text = S("次の行") });
	str text = told(&a, p, TEXT);
	assert_int_equal(paper_pages(p), 4);
	for (size_t i = 0; i < 150; i++)
		assert_int_equal(times(text, arena_fmt(&a, "第%zu行。", i)), i < 3 ? 2 : 1);
	static const struct {
		str text;
		size_t times;
	} want[] = { { T("見出"), 4 },
		     { T("組の名"), 4 },
		     { T("小さな組"), 1 },
		     { T("横の組"), 3 },
		     { T("次の行"), 1 } };
	for (size_t i = 0; i < LENGTH(want); i++)
		assert_int_equal(times(text, want[i].text), want[i].times);
}

static void nothing_is_left_alone_at_the_end_of_a_page(void **state)
{
	(void)state;
	for (size_t above = 30; above < 60; above++) {
		auto_arena a = { 0 };
		auto_paper *p = open_paper(&a, &look);
		for (size_t i = 0; i < above; i++)
			paper_note(p, S("文。"));
		paper_heading(p, 2, S("見出し"));
		paper_heading(p, 3, S("小見出し"));
		paper_text(p, S("一行目。\n二行目。\n三行目。"));
		struct paper_table *t = paper_table(p, PAPER_GRID, (struct paper_column[]){ { .share = 1 } },
						    1);
		paper_row(t, PAPER_BODY, { .text = S("表の行") });
		paper_row(t, PAPER_BAND, { .text = S("帯") });
		paper_row(t, PAPER_BODY, { .text = S("帯の次") });
		struct err e = { 0 };
		auto_buf out = { 0 };
		works(paper_write(p, &out, &e), e);
		if (paper_pages(p) == 1)
			continue;
		str first = page_of(told(&a, p, TEXT), 0);
		assert_true(str_has(first, S("見出し")) == str_has(first, S("二行目。")));
		assert_true(str_has(first, S("小見出し")) == str_has(first, S("二行目。")));
		assert_true(str_has(first, S("帯")) == str_has(first, S("帯の次")));
	}
}

static void no_line_of_a_paragraph_is_left_alone(void **state)
{
	(void)state;
	for (size_t above = 42; above < 50; above++) {
		auto_arena a = { 0 };
		auto_paper *p = open_paper(&a, &look);
		for (size_t i = 0; i < above; i++)
			paper_note(p, S("文。"));
		paper_text(p, lines(&a, 3));
		paper_text(p, lines(&a, 4));
		str text = told(&a, p, TEXT);
		for (size_t page = 0; page < paper_pages(p); page++) {
			assert_true(times(page_of(text, page), S("第2行。")) <=
				    times(page_of(text, page), S("第1行。")) + 1);
			assert_true(times(page_of(text, page), S("行。")) != 1);
		}
		assert_int_equal(times(text, S("行。")), 7);
	}
}

/* A page of nothing but bands is no reason to try for ever. */
static void bands_without_rows_are_printed(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	struct paper_table *t = paper_table(p, PAPER_GRID, (struct paper_column[]){ { .share = 1 } }, 1);
	for (size_t i = 0; i < 150; i++)
		paper_row(t, PAPER_BAND, { .text = arena_fmt(&a, "帯%zu。", i) });
	str text = told(&a, p, TEXT);
	for (size_t i = 0; i < 150; i++)
		assert_int_equal(times(text, arena_fmt(&a, "帯%zu。", i)), 1);
}

static void what_the_fonts_lack_is_named(void **state)
{
	(void)state;
	static const struct {
		uint32_t rune, selector;
		str text;
	} want[] = {
		{ 0x20BB7, 0, T("𠮷田 様") },
		{ 0xFFFD, 0, T("壊\xff") },
		{ 0x8FBB, 0xE0110, T("辻\U000E0110 先生") },
		{ 0x20BB7, 0, T("𠮷野家") },
	};
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	paper_missing_put(p); /* nothing is missing yet */
	for (size_t i = 0; i < LENGTH(want); i++)
		paper_text(p, want[i].text);
	paper_text(p, want[0].text);
	paper_text(p, S("葛\U000E0100城\u200B 山\u00AD田\ufe0f\r\n\x01タブ\tの\u00A0後"));
	size_t count;
	const struct paper_missing *missing = paper_missing(p, &count);
	assert_int_equal(count, LENGTH(want));
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(missing[i].rune, want[i].rune);
		assert_int_equal(missing[i].selector, want[i].selector);
		same(missing[i].text, want[i].text);
	}
	paper_missing_put(p);
	str text = told(&a, p, TEXT);
	holds(text, S("〓田 様"));
	holds(text, S("印刷できなかった文字"));
	holds(text, S("U+8FBB U+E0110"));
	holds(text, S("タブ の 後"));
	assert_int_equal(times(text, S("U+20BB7")), 2);
}

static void the_list_of_lacking_characters_has_an_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	for (uint32_t i = 0; i < PAPER_MISSING_MAX + 10; i++) {
		auto_buf name = { 0 };
		buf_rune(&name, 0x1F300 + i);
		paper_text(p, buf_str(&name));
	}
	size_t count;
	paper_missing(p, &count);
	assert_int_equal(count, PAPER_MISSING_MAX);
}

static void covers_letters_and_reports_have_what_they_need(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	paper_space(p, 40);
	paper_title(p, S("送付状"));
	paper_text_at(p, PAPER_RIGHT, S("令和8年11月22日"));
	paper_facts(
		p,
		(struct paper_fact[]){ { S("宛先"), S("株式会社サンプル 御中") }, { S("枚数"), S("4枚") } },
		2);
	paper_facts(p, NULL, 0);
	paper_item(p, S("(1)"), S("事業者確認用チェックリスト"));
	paper_bars(p,
		   (struct paper_bar[]){ { S("台帳"), S("83 / 120台"), 83, 120 },
					 { S("訓練"), S("0 / 0回"), 0, 0 } },
		   2);
	paper_qr(p, 30, S("inro"), S("検証のための符号"));
	str text = told(&a, p, TEXT);
	static const str want[] = { T("送付状"),       T("宛先"),	T("株式会社サンプル 御中"), T("(1)"),
				    T("事業者確認用"), T("83 / 120台"), T("検証のための符号") };
	for (size_t i = 0; i < LENGTH(want); i++)
		holds(text, want[i]);
	assert_false(str_has(text, S("該当なし")));
	assert_int_equal(paper_pages(p), 1);
}

static void an_empty_paper_is_one_page(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_paper *p = open_paper(&a, &look);
	paper_text(p, S(""));
	paper_page_break(p);
	holds(told(&a, p, TEXT), S("1 / 1 ページ"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_a_japanese_locale_the_fonts_are_known_by_their_japanese_names),
		cmocka_unit_test(
			without_the_fonts_nothing_is_printed), /* before this process knows any font */
		cmocka_unit_test(what_cannot_be_printed_is_refused),
		cmocka_unit_test(the_same_description_gives_the_same_bytes),
		cmocka_unit_test(the_file_says_what_it_is),
		cmocka_unit_test(only_ipaex_fonts_are_embedded),
		cmocka_unit_test(japanese_is_found_in_reading_order),
		cmocka_unit_test(every_page_carries_its_furniture),
		cmocka_unit_test(english_papers_say_page),
		cmocka_unit_test(headers_and_group_labels_stand_again_on_every_page),
		cmocka_unit_test(a_label_longer_than_its_rows_makes_room),
		cmocka_unit_test(everything_stands_inside_the_margins),
		cmocka_unit_test(rows_stay_whole),
		cmocka_unit_test(a_cell_higher_than_a_page_goes_on),
		cmocka_unit_test(nothing_is_left_alone_at_the_end_of_a_page),
		cmocka_unit_test(no_line_of_a_paragraph_is_left_alone),
		cmocka_unit_test(bands_without_rows_are_printed),
		cmocka_unit_test(what_the_fonts_lack_is_named),
		cmocka_unit_test(the_list_of_lacking_characters_has_an_end),
		cmocka_unit_test(covers_letters_and_reports_have_what_they_need),
		cmocka_unit_test(an_empty_paper_is_one_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
