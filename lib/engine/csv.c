/* csv.c - tables that were saved as text: CSV and TSV of any office program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "csv.h"
#include "sheet.h"
#include "text.h"

#include <csv.h>
#include <string.h>

#define PIECE_BYTES_MAX 65536u /* handed to the parser at once, so that a cell without end is noticed early */
#define BUFFER_STEP 4096u      /* by which the parser's own buffer grows */
#define GLANCE_ROWS_MAX 20u    /* rows looked at to find the separator */
#define GLANCE_BYTES_MAX 65536u

static const char separators[] = { ',', '\t', ';' }; /* the first where none is found */

struct reading {
	struct arena *a;
	struct sheet *sheet;
	struct err *e;
	struct csv_parser *parser;
	str *cells; /* of the row being read */
	size_t count, room;
	size_t cells_kept, text_kept;
	uint32_t line;      /* being read */
	uint32_t row_line;  /* on which the row began */
	uint32_t cell_line; /* on which the cell began */
	bool in_row, failed;
};

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How often each separator stands outside quotes, row by row. */
struct glance {
	size_t in_row[LENGTH(separators)][GLANCE_ROWS_MAX];
};

static int separator_index(char c)
{
	const char *at = memchr(separators, c, sizeof separators);
	return at ? (int)(at - separators) : -1;
}

/* A quote opens only where a cell may begin (17"モニタ opens none), or behind a closing one ("" is a quote). */
static void look_at(str text, struct glance *g)
{
	size_t row = 0;
	bool quoted = false, fresh = true, blank = true;
	for (size_t i = 0; i < text.n && i < GLANCE_BYTES_MAX && row < GLANCE_ROWS_MAX; i++) {
		char c = text.p[i];
		int separator = quoted ? -1 : separator_index(c);
		if (c == '"' && (quoted || fresh))
			quoted = !quoted;
		if (separator >= 0)
			g->in_row[separator][row]++;
		blank = blank && (c == ' ' || is_line_end(c));
		fresh = !quoted && (separator >= 0 || c == ' ' || c == '"' || is_line_end(c));
		if (!quoted && is_line_end(c)) {
			row += !blank;
			blank = true;
		}
	}
}

/* How many rows agree on how often the separator stands in them; among equals, how often it stands in all. */
static size_t score(const size_t *in_row)
{
	size_t best = 0, total = 0;
	for (size_t i = 0; i < GLANCE_ROWS_MAX; i++) {
		size_t alike = 0;
		for (size_t j = 0; in_row[i] && j < GLANCE_ROWS_MAX; j++)
			alike += in_row[j] == in_row[i];
		best = alike > best ? alike : best;
		total += in_row[i];
	}
	return best * GLANCE_BYTES_MAX + total;
}

/* Steadiness counts more than number: "1,5;2,5" has as many commas as semicolons, but its header has none. */
static char separator_of(str text)
{
	struct glance g = { 0 };
	size_t best = 0;
	look_at(text, &g);
	for (size_t i = 1; i < LENGTH(separators); i++)
		if (score(g.in_row[i]) > score(g.in_row[best]))
			best = i;
	return separators[best];
}

/* A line, or a part of one that is too long for the parser at once. */
static str piece_take(str *rest)
{
	size_t n = 0;
	while (n < rest->n && n < PIECE_BYTES_MAX && !is_line_end(rest->p[n]))
		n++;
	if (n < rest->n && n < PIECE_BYTES_MAX)
		n += str_starts(str_from(*rest, n), S("\r\n")) ? 2 : 1;
	str piece = str_first(*rest, n);
	*rest = str_from(*rest, n);
	return piece;
}

/* Excel's order to itself in the first line, "sep=;". */
static bool separator_named(str *text, char *separator)
{
	str rest = *text, line = piece_take(&rest);
	while (line.n && is_line_end(line.p[line.n - 1]))
		line.n--;
	if (line.n != 5 || !str_starts(line, S("sep=")) || line.p[4] == '"')
		return false;
	*separator = line.p[4];
	*text = rest;
	return true;
}

static bool refuse_cell(struct reading *w)
{
	w->failed = true;
	return err_wrap(w->e, "%u 行目 %zu 列目", "line %u, column %zu", w->cell_line, w->count + 1);
}

static bool refuse_long(struct reading *w)
{
	err_set(w->e, ERR_INPUT,
	        "セルの文字が多すぎます(%u バイトまで)。引用符(\")の閉じ忘れがないか確かめてください",
	        "the cell is too long (at most %u bytes); look for a quote (\") that is not closed",
	        SHEET_CELL_BYTES_MAX);
	return refuse_cell(w);
}

static bool refuse_quote(struct reading *w)
{
	err_set(w->e, ERR_INPUT, "ここで始まる引用符(\")が正しく閉じられていません。引用符を直してください",
	        "the quote (\") that opens here is not closed as it should be; correct the quotes");
	return refuse_cell(w);
}

static bool refuse_size(struct reading *w)
{
	err_set(w->e, ERR_INPUT,
	        "表が大きすぎます(%u 行、%u 列、%u セル、%u バイトまで)。ファイルを分けてください",
	        "the table is too large (at most %u rows, %u columns, %u cells, %u bytes); split the file",
	        SHEET_ROWS_MAX, SHEET_COLUMNS_MAX, SHEET_CELLS_MAX, SHEET_TEXT_BYTES_MAX);
	return refuse_cell(w);
}

static void cell_done(void *text, size_t n, void *data)
{
	struct reading *w = data;
	if (w->failed)
		return;
	w->text_kept += n;
	if (n > SHEET_CELL_BYTES_MAX) {
		refuse_long(w);
		return;
	}
	if (w->count == SHEET_COLUMNS_MAX || w->text_kept > SHEET_TEXT_BYTES_MAX) {
		refuse_size(w);
		return;
	}
	arena_grow(w->a, w->cells, w->count, w->room);
	str cell = csv_unescaped((str){ text, n });
	w->cells[w->count++] = n ? arena_copy(w->a, cell) : S("");
	w->cell_line = w->line;
}

static bool has_text(const str *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i].n)
			return true;
	return false;
}

static void row_done(int mark, void *data)
{
	struct reading *w = data;
	(void)mark;
	if (w->failed)
		return;
	if (has_text(w->cells, w->count)) {
		sheet_put(w->a, w->sheet, w->row_line, w->cells, w->count);
		w->cells_kept += w->sheet->rows[w->sheet->count - 1].count;
	}
	w->count = 0;
	w->in_row = false;
	if (w->sheet->count > SHEET_ROWS_MAX || w->cells_kept > SHEET_CELLS_MAX)
		refuse_size(w);
}

/* A quote inside a cell that began without one (17"モニタ) is a character like any other. The parser must be
 * strict to stop at text behind a closing quote, so it is let past this one character. */
static size_t pass_quote(struct reading *w, str piece)
{
	csv_set_opts(w->parser, 0);
	size_t passed = csv_parse(w->parser, piece.p, 1, cell_done, row_done, w);
	csv_set_opts(w->parser, CSV_STRICT | CSV_STRICT_FINI);
	return passed;
}

static bool feed(struct reading *w, str piece)
{
	while (piece.n && !w->failed) {
		piece = str_from(piece, csv_parse(w->parser, piece.p, piece.n, cell_done, row_done, w));
		if (piece.n && w->parser->quoted)
			return refuse_quote(w);
		if (piece.n)
			piece = str_from(piece, pass_quote(w, piece));
	}
	if (!w->failed && csv_get_buffer_size(w->parser) > SHEET_CELL_BYTES_MAX + BUFFER_STEP)
		return refuse_long(w);
	return !w->failed;
}

/* What the parser passes over between rows. */
static bool is_blank(str piece)
{
	for (size_t i = 0; i < piece.n; i++)
		if (piece.p[i] != ' ' && piece.p[i] != '\t' && !is_line_end(piece.p[i]))
			return false;
	return true;
}

static bool feed_all(struct reading *w, str rest)
{
	while (rest.n) {
		str piece = piece_take(&rest);
		bool blank = !w->in_row && is_blank(piece);
		if (!w->in_row)
			w->row_line = w->cell_line = w->line;
		w->in_row = !blank;
		if (!blank && !feed(w, piece))
			return false;
		w->line += is_line_end(piece.p[piece.n - 1]);
	}
	if (csv_fini(w->parser, cell_done, row_done, w))
		return refuse_quote(w);
	return !w->failed;
}

static bool refuse_nul(str text, struct err *e)
{
	return err_set(e, ERR_INPUT,
	               "%zu 行目に文字でないデータ(NUL)があります。表計算ソフトで CSV として保存し直してください",
	               "line %zu holds data that is no text (NUL); save the file as CSV again",
	               text_line(text, str_find(text, S("\0"))));
}

static bool read_text(struct arena *a, str text, struct book *b, struct err *e)
{
	__attribute__((cleanup(csv_free))) struct csv_parser parser;
	char separator;
	struct reading w = { .a = a, .e = e, .parser = &parser, .line = 1 };
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_realloc_func(&parser, mem_more);
	csv_set_blk_size(&parser, BUFFER_STEP);
	if (separator_named(&text, &separator))
		w.line++;
	else
		separator = separator_of(text);
	csv_set_delim(&parser, (unsigned char)separator);
	w.sheet = book_sheet(a, b, S(""), S(""), NULL, 0);
	return feed_all(&w, text);
}

bool csv_read(struct arena *a, str bytes, str charset, struct book *b, struct err *e)
{
	str text;
	if (bytes.n > FILE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "ファイルが大きすぎます(%u MB まで)。ファイルを分けてください",
		               "the file is too large (at most %u MB); split it", FILE_BYTES_MAX >> 20);
	b->format = S("csv");
	b->charset = charset_meant(bytes, charset);
	if (!text_decode(a, bytes, b->charset, &text, e))
		return false;
	return str_has(text, S("\0")) ? refuse_nul(text, e) : read_text(a, text, b, e);
}
