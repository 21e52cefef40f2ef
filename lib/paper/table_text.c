/* table_text.c - measuring by what Unicode calls wide, then cutting, wrapping and aligning.
 * SPDX-License-Identifier: Apache-2.0 */
#include "table_text.h"

#include "base/utf8.h"

#include <assert.h>
#include <glib.h>

#define GAP 2u          /* between columns */
#define COLUMN_LEAST 6u /* no column is made narrower */
#define ELLIPSIS "…"

struct layout {
	const struct text_table *table;
	size_t widths[TEXT_COLUMNS_MAX];
};

static bool is_control(uint32_t rune)
{
	return rune < ' ' || (rune >= 0x7F && rune < 0xA0);
}

static size_t rune_columns(uint32_t rune)
{
	if (rune < 0x7F || is_control(rune))
		return 1;
	return g_unichar_iszerowidth(rune) ? 0 : g_unichar_iswide(rune) ? 2 : 1;
}

size_t text_columns(str s)
{
	size_t columns = 0;
	for (size_t at = 0; at < s.n;)
		columns += rune_columns(utf8_next(s, &at));
	return columns;
}

size_t text_widest(str text)
{
	size_t widest = 0;
	for (str rest = text; rest.p;) {
		size_t columns = text_columns(str_cut(&rest, S("\n")));
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

/* As much of a text as fits into so many columns; one character at least. */
static str fitting(str s, size_t columns)
{
	size_t end = 0, taken = 0;
	for (size_t at = 0; at < s.n; end = at) {
		taken += rune_columns(utf8_next(s, &at));
		if (taken > columns && end > 0)
			break;
	}
	return str_first(s, end);
}

static void put_text(struct buf *out, str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		if (rune == '\n' || rune == '\t')
			rune = ' ';
		buf_rune(out, is_control(rune) ? RUNE_BAD : rune);
	}
}

static void put_spaces(struct buf *out, size_t n)
{
	while (n--)
		buf_byte(out, ' ');
}

/* A cell that is not wrapped is one line, whatever it holds. */
static size_t cell_columns(const struct text_column *column, str text)
{
	return column->wrap ? text_widest(text) : text_columns(text);
}

static size_t widest_column(const struct layout *l)
{
	size_t widest = 0;
	for (size_t i = 1; i < l->table->column_count; i++)
		if (l->widths[i] > l->widths[widest])
			widest = i;
	return widest;
}

/* Takes from the widest columns until the table fits. */
static void narrow(struct layout *l)
{
	size_t count = l->table->column_count, room = l->table->width, sum = (count - 1) * GAP;
	for (size_t i = 0; i < count; i++) {
		if (l->widths[i] > room)
			l->widths[i] = room;
		sum += l->widths[i];
	}
	while (sum > room) {
		size_t widest = widest_column(l);
		if (l->widths[widest] <= COLUMN_LEAST)
			return;
		l->widths[widest]--;
		sum--;
	}
}

static void measure(struct layout *l)
{
	const struct text_table *t = l->table;
	for (size_t i = 0; i < t->column_count; i++)
		l->widths[i] = cell_columns(&t->columns[i], t->columns[i].head);
	for (size_t i = 0; i < t->row_count * t->column_count; i++) {
		size_t column = i % t->column_count, columns = cell_columns(&t->columns[column], t->cells[i]);
		if (columns > l->widths[column])
			l->widths[column] = columns;
	}
	if (t->width)
		narrow(l);
}

/* Takes the next line off a wrapped text: to its newline, or what fits, if possible up to a blank. */
static str take_line(str *rest, size_t width)
{
	str line = str_first(*rest, str_find(*rest, S("\n"))), fits = fitting(line, width);
	if (fits.n == line.n) {
		*rest = line.n < rest->n ? str_from(*rest, line.n + 1) : (str){ NULL, 0 };
		return line;
	}
	size_t blank = fits.n;
	while (blank && fits.p[blank - 1] != ' ')
		blank--;
	fits = blank ? str_first(fits, blank) : fits;
	*rest = str_from(*rest, fits.n);
	return str_trim(fits);
}

static void put_cut(struct buf *out, str text, size_t width)
{
	if (text_columns(text) <= width) {
		put_text(out, text);
		return;
	}
	put_text(out, fitting(text, width - 1));
	buf_put(out, S(ELLIPSIS));
}

/* Puts the next line of a cell; what is left of the cell stays in rest. */
static void put_cell_line(struct buf *out, const struct layout *l, size_t column, str *rest)
{
	const struct text_column *c = &l->table->columns[column];
	size_t width = l->widths[column];
	auto_buf line = { 0 };
	if (c->wrap && rest->p)
		put_text(&line, take_line(rest, width));
	else if (rest->p)
		put_cut(&line, *rest, width);
	if (!c->wrap)
		*rest = (str){ NULL, 0 };
	size_t columns = text_columns(buf_str(&line)), space = columns < width ? width - columns : 0;
	put_spaces(out, c->right ? space : 0);
	buf_put(out, buf_str(&line));
	put_spaces(out, (c->right ? 0 : space) + GAP);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		buf_cut(out, out->n - 1);
	buf_byte(out, '\n');
}

static void put_row(struct buf *out, const struct layout *l, str *rests)
{
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < l->table->column_count; i++) {
			put_cell_line(out, l, i, &rests[i]);
			more |= rests[i].p != NULL;
		}
		end_line(out);
	}
}

static void put_line(struct buf *out, const struct layout *l)
{
	for (size_t i = 0; i < l->table->column_count; i++) {
		for (size_t k = 0; k < l->widths[i]; k++)
			buf_byte(out, '-');
		put_spaces(out, GAP);
	}
	end_line(out);
}

void text_table_put(struct buf *out, const struct text_table *t)
{
	assert(t->column_count > 0 && t->column_count <= TEXT_COLUMNS_MAX);
	struct layout l = { .table = t };
	str rests[TEXT_COLUMNS_MAX] = { 0 };
	measure(&l);
	for (size_t i = 0; i < t->column_count; i++)
		rests[i] = t->columns[i].head;
	put_row(out, &l, rests);
	put_line(out, &l);
	for (size_t row = 0; row < t->row_count; row++) {
		for (size_t i = 0; i < t->column_count; i++)
			rests[i] = t->cells[row * t->column_count + i];
		put_row(out, &l, rests);
	}
}
