/* grid.c - laying out and drawing tables.
 * SPDX-License-Identifier: Apache-2.0 */
#include "grid.h"

#include "base/utf8.h"
#include "fail.h"

#include <assert.h>
#include <math.h>

/* No row is lower than an empty one, so that no A4 page holds more. */
#define PIECE_ROWS_MAX 64u

#define SHOWN_RUNES 20 /* of a text that an error names */

static const struct rules {
	bool right, bottom, frame;
	bool centred; /* header cells */
	double ink;
	double outdent; /* so that text without rules begins where the page's other text does */
} rules[] = {
	[PAPER_GRID] = { .right = true, .bottom = true, .frame = true, .centred = true, .ink = INK_RULE },
	[PAPER_LINES] = { .bottom = true, .ink = INK_LINE },
	[PAPER_BARE] = { .outdent = CELL_PAD_X },
};

static const double shades[] = { [PAPER_BODY] = 1, [PAPER_HEADER] = INK_SHADE, [PAPER_BAND] = INK_BAND };

struct grid_cell {
	struct cell content;
	double height, ink;
	size_t row, rows, column, columns;
};

struct grid_row {
	enum paper_row kind;
	double height;           /* without what spanning cells add */
	struct grid_cell *cells; /* those that begin here */
	size_t cell_count;
	size_t span;             /* no span before this one reaches this row */
};

struct paper_table {
	struct workshop shop;
	struct grid_look look;
	size_t column_count;
	enum paper_side sides[PAPER_COLUMNS_MAX];
	double x[PAPER_COLUMNS_MAX + 1];       /* the columns' left edges, and the right edge of the last */
	size_t taken[PAPER_COLUMNS_MAX];       /* the row from which a column is free of cells hanging down */
	struct grid_row *rows;
	size_t row_count, row_room, header_count;
	struct grid_cell **spans;              /* cells of several rows, in the order of their first rows */
	size_t span_count, span_room;
};

static void place_columns(struct paper_table *t, const struct paper_column *columns)
{
	double left = t->look.width + 2 * rules[t->look.rules].outdent, shares = 0;
	for (size_t i = 0; i < t->column_count; i++) {
		left -= columns[i].mm * POINTS_PER_MM;
		shares += columns[i].share;
	}
	assert(left > -1); /* the columns are as wide as the page */
	t->x[0] = -rules[t->look.rules].outdent;
	for (size_t i = 0; i < t->column_count; i++) {
		double share = shares > 0 ? left * columns[i].share / shares : 0;
		t->x[i + 1] = t->x[i] + columns[i].mm * POINTS_PER_MM + share;
		t->sides[i] = columns[i].side;
	}
}

struct paper_table *grid_new(const struct workshop *w, const struct grid_look *look,
			     const struct paper_column *columns, size_t count)
{
	assert(count > 0 && count <= PAPER_COLUMNS_MAX);
	struct paper_table *t = arena_new(w->arena, struct paper_table);
	t->shop = *w;
	t->look = *look;
	t->column_count = count;
	place_columns(t, columns);
	return t;
}

static size_t at_least_one(size_t n)
{
	return n ? n : 1;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static bool covers(const struct grid_cell *c, size_t row)
{
	return c->row <= row && row < c->row + c->rows;
}

static void add_span(struct paper_table *t, struct grid_cell *cell)
{
	arena_grow(t->shop.arena, t->spans, t->span_count, t->span_room);
	t->spans[t->span_count++] = cell;
}

static void add_row(struct paper_table *t, enum paper_row kind)
{
	size_t number = t->row_count;
	struct grid_row row = { .kind = kind, .span = number ? t->rows[number - 1].span : 0 };
	while (row.span < t->span_count && t->spans[row.span]->row + t->spans[row.span]->rows <= number)
		row.span++;
	row.cells = arena_array(t->shop.arena, struct grid_cell, t->column_count);
	arena_grow(t->shop.arena, t->rows, t->row_count, t->row_room);
	t->rows[t->row_count++] = row;
}

/* Puts a cell behind the last row's others. */
static void add_cell(struct paper_table *t, struct grid_cell cell)
{
	struct grid_row *row = &t->rows[t->row_count - 1];
	struct grid_cell *place = &row->cells[row->cell_count++];
	cell.row = t->row_count - 1;
	cell.height = cell_height(&cell.content);
	*place = cell;
	if (cell.rows > 1)
		add_span(t, place);
	else
		row->height = fmax(row->height, cell.height);
	for (size_t i = cell.column; i < cell.column + cell.columns; i++)
		t->taken[i] = cell.row + cell.rows;
}

/* The next column of the last row that is free, from `column` on. */
static size_t free_column(const struct paper_table *t, size_t column)
{
	while (column < t->column_count && t->taken[column] >= t->row_count)
		column++;
	return column;
}

static struct grid_cell cell_for(struct paper_table *t, enum paper_row kind, size_t column,
				 const struct paper_cell *from)
{
	struct paper_cell asked = *from;
	enum paper_side side = kind == PAPER_BAND ? PAPER_LEFT : t->sides[column];
	struct grid_cell cell = { .column = column };
	cell.columns = at_least_one(asked.columns);
	cell.rows = at_least_one(asked.rows);
	assert(column + cell.columns <= t->column_count);
	if (kind == PAPER_HEADER) {
		asked.middle = true;
		asked.centred |= rules[t->look.rules].centred;
	}
	asked.bold |= kind == PAPER_BAND;
	cell.ink = asked.shaded ? INK_SHADE : shades[kind];
	cell.content = cell_set(&t->shop, &asked, side, t->x[column + cell.columns] - t->x[column]);
	str shown = utf8_first(asked.text, SHOWN_RUNES);
	if (cell.rows > 1 && cell_height(&cell.content) > t->look.tallest / 2)
		fail_once(t->shop.fail, "何行にもわたる欄の文章が長すぎます: %.*s…",
			  "the text of a cell over several rows is too long: %.*s…", P(shown));
	return cell;
}

static double height_of(const struct paper_table *t, size_t from, size_t to)
{
	double height = 0;
	for (size_t i = from; i < to; i++)
		height += t->rows[i].height;
	return height;
}

/* Everything that hangs over the last row hangs over the one that will continue it, too. */
static void stretch_spans(struct paper_table *t)
{
	size_t row = t->row_count - 1;
	for (size_t i = t->rows[row].span; i < t->span_count; i++) {
		struct grid_cell *c = t->spans[i];
		if (!covers(c, row))
			continue;
		c->rows++;
		for (size_t k = c->column; k < c->column + c->columns; k++)
			t->taken[k]++;
	}
}

/* Cuts the last row where a page would end and goes on in a new row. */
static void continue_row(struct paper_table *t, double tallest)
{
	struct grid_row cut = t->rows[t->row_count - 1];
	stretch_spans(t);
	add_row(t, cut.kind);
	t->rows[t->row_count - 2].height = tallest;
	for (size_t i = 0; i < cut.cell_count; i++) {
		struct grid_cell rest = cut.cells[i];
		if (rest.rows > 1)
			continue;
		rest.content = cell_cut(&cut.cells[i].content, tallest);
		add_cell(t, rest);
	}
}

/* How high a body row may be. */
static double row_tallest(const struct paper_table *t)
{
	double header = height_of(t, 0, t->header_count);
	if (header > t->look.tallest / 2)
		fail_once(t->shop.fail, "表の見出しがページの半分を超えています",
			  "a table's header is higher than half a page");
	return fmax(t->look.tallest - header, t->look.tallest / 2);
}

void paper_row_put(struct paper_table *t, enum paper_row kind, const struct paper_cell *cells, size_t count)
{
	static const struct paper_cell nothing = { 0 };
	if (t->row_count >= PAPER_ROWS_MAX) {
		fail_once(t->shop.fail, "%u行を超える表は印刷できません", "a table has more than %u rows",
			  PAPER_ROWS_MAX);
		return;
	}
	add_row(t, kind);
	size_t column = 0;
	for (size_t i = 0; (column = free_column(t, column)) < t->column_count; i++)
		add_cell(t, cell_for(t, kind, column, i < count ? &cells[i] : &nothing));
	if (kind == PAPER_HEADER) {
		assert(t->header_count + 1 == t->row_count && t->row_count < PIECE_ROWS_MAX);
		t->header_count++;
		return;
	}
	double tallest = row_tallest(t);
	while (t->rows[t->row_count - 1].height > tallest)
		continue_row(t, tallest);
}

void grid_end(struct paper_table *t)
{
	static const struct words none = { "該当なし", "none" };
	str text = str_of(say(t->look.lang, none));
	if (t->row_count == t->header_count && t->look.rules != PAPER_BARE)
		paper_row(t, PAPER_BODY, { .text = text, .columns = (uint8_t)t->column_count });
}

/* Heights of the rows from … to, when a piece of the table consists of them: a spanning cell needs its height
 * in every piece it is seen in, and the last of its rows there gives it. */
static double piece_heights(const struct paper_table *t, size_t from, size_t to, double *heights)
{
	for (size_t i = from; i < to; i++)
		heights[i - from] = t->rows[i].height;
	for (size_t i = t->rows[from].span; i < t->span_count; i++) {
		const struct grid_cell *c = t->spans[i];
		size_t first = c->row > from ? c->row : from, end = smaller(c->row + c->rows, to);
		double lacking = c->height;
		for (size_t k = first; k < end; k++)
			lacking -= heights[k - from];
		if (first < end && lacking > 0)
			heights[end - 1 - from] += lacking;
	}
	double sum = 0;
	for (size_t i = from; i < to; i++)
		sum += heights[i - from];
	return sum;
}

/* The same for a whole piece, header rows included. */
static double piece_height(const struct paper_table *t, size_t from, size_t to)
{
	double heights[PIECE_ROWS_MAX];
	double header = t->header_count ? piece_heights(t, 0, t->header_count, heights) : 0;
	return header + piece_heights(t, from, to, heights);
}

/* A band announces the rows below it and is no good at the end of a page. */
static size_t without_bands(const struct paper_table *t, size_t from, size_t to)
{
	while (to > from && to < t->row_count && t->rows[to - 1].kind == PAPER_BAND)
		to--;
	return to;
}

static size_t grid_units(const void *table)
{
	const struct paper_table *t = table;
	return t->row_count - t->header_count;
}

static size_t grid_fit(const void *table, size_t from, double room, bool must, double *height)
{
	const struct paper_table *t = table;
	size_t first = t->header_count + from, to = first;
	size_t end = smaller(t->row_count, first + PIECE_ROWS_MAX);
	while (to < end && piece_height(t, first, to + 1) <= room)
		to++;
	to = without_bands(t, first, to);
	if (to == first && must)
		to++;
	*height = to > first ? piece_height(t, first, to) : 0;
	return to - t->header_count;
}

static double grid_least(const void *table)
{
	const struct paper_table *t = table;
	size_t to = t->header_count + 1;
	if (!grid_units(table))
		return 0;
	size_t end = smaller(t->row_count, t->header_count + PIECE_ROWS_MAX);
	while (to < end && t->rows[to - 1].kind == PAPER_BAND)
		to++;
	return piece_height(t, t->header_count, to);
}

/* A piece of the table on a page: the rows from … to, the first of which begins at y. */
struct piece {
	const struct paper_table *table;
	cairo_t *page;
	size_t from, to;
	double x, y, heights[PIECE_ROWS_MAX];
};

static void draw_shade(const struct piece *p, const struct grid_cell *c, struct box box)
{
	if (c->ink < 1)
		pen_fill(p->page, c->ink, box);
}

static void draw_content(const struct piece *p, const struct grid_cell *c, struct box box)
{
	const struct rules *r = &rules[p->table->look.rules];
	double right = box.x + box.width, bottom = box.y + box.height;
	cell_draw(&c->content, p->page, box);
	if (r->right)
		pen_rule(p->page, r->ink, RULE_THIN, right, box.y, right, bottom);
	if (r->bottom)
		pen_rule(p->page, r->ink, RULE_THIN, box.x, bottom, right, bottom);
}

/* The part of a cell that is seen in a piece. */
static struct box box_seen(const struct piece *p, const struct grid_cell *c)
{
	const double *x = p->table->x;
	struct box box = { p->x + x[c->column], p->y, x[c->column + c->columns] - x[c->column], 0 };
	for (size_t i = p->from; i < p->to && i < c->row + c->rows; i++) {
		if (i < c->row)
			box.y += p->heights[i - p->from];
		else
			box.height += p->heights[i - p->from];
	}
	return box;
}

static void each_seen(const struct piece *p,
		      void (*draw)(const struct piece *p, const struct grid_cell *c, struct box box))
{
	const struct paper_table *t = p->table;
	for (size_t i = t->rows[p->from].span; i < t->span_count && t->spans[i]->row < p->from; i++)
		if (covers(t->spans[i], p->from))
			draw(p, t->spans[i], box_seen(p, t->spans[i]));
	for (const struct grid_row *row = &t->rows[p->from]; row < &t->rows[p->to]; row++)
		for (size_t i = 0; i < row->cell_count; i++)
			draw(p, &row->cells[i], box_seen(p, &row->cells[i]));
}

/* Draws rows and gives their height. All shades lie under all rules. */
static double draw_piece(struct piece p)
{
	double height = piece_heights(p.table, p.from, p.to, p.heights);
	each_seen(&p, draw_shade);
	each_seen(&p, draw_content);
	return height;
}

static void grid_draw(const void *table, cairo_t *page, size_t from, size_t to, double x, double y)
{
	const struct paper_table *t = table;
	size_t header = t->header_count;
	double height = 0;
	if (header)
		height += draw_piece((struct piece){ t, page, 0, header, x, y, { 0 } });
	height += draw_piece((struct piece){ t, page, header + from, header + to, x, y + height, { 0 } });
	if (rules[t->look.rules].frame)
		pen_frame(page, RULE_FRAME, (struct box){ x, y, t->x[t->column_count], height });
}

const struct block_kind grid_block = { grid_units, grid_fit, grid_least, grid_draw };
