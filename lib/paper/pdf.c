/* pdf.c - a paper from its description: what each call adds, and the file in the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fail.h"
#include "flow.h"
#include "grid.h"
#include "prose.h"
#include "surface.h"

#include <assert.h>
#include <math.h>

#define TABLE_GAP 6.0
#define LABEL_ROOM 20.0 /* right of the widest label of facts, with the cell's padding */

struct paper {
	struct workshop shop;
	struct flow flow;
	struct err fail;
	str title, author;
	int64_t made_at;
	enum lang lang;
	struct paper_table **tables;
	size_t table_count, table_room;
};

static const struct prose_look {
	enum type_style style;
	double gap;
	bool bold, ruled, joined;
} title_look = { TYPE_TITLE, 6, .bold = true, .joined = true },
  heading_looks[] = {
	{ TYPE_HEADING_1, 16, .bold = true, .ruled = true, .joined = true },
	{ TYPE_HEADING_2, 12, .bold = true, .joined = true },
	{ TYPE_HEADING_3, 8, .bold = true, .joined = true },
}, text_look = { TYPE_TEXT, 3 }, note_look = { TYPE_NOTE, 2 };

struct paper *paper_open(struct arena *a, const struct paper_look *look, struct err *e)
{
	struct paper *p = arena_new(a, struct paper);
	p->shop = (struct workshop){ .arena = a, .fail = &p->fail };
	if (!fonts_open(&p->shop, look->face)) {
		if (e)
			*e = p->fail;
		return NULL;
	}
	p->title = arena_copy(a, look->title);
	p->author = arena_copy(a, look->author);
	p->lang = look->lang;
	p->made_at = look->made_at;
	p->flow = (struct flow){ .shop = &p->shop, .furniture = furniture_set(&p->shop, look) };
	flow_part(&p->flow, look->header, look->warning);
	return p;
}

void paper_close(struct paper **p)
{
	if (*p)
		fonts_close(&(*p)->shop.fonts);
	*p = NULL;
}

static void add_prose(struct paper *p, const struct prose_look *look, enum paper_side side, str mark,
		      str text)
{
	struct prose *prose = arena_new(p->shop.arena, struct prose);
	*prose = (struct prose){ .side = side, .bold = look->bold, .ruled = look->ruled };
	prose->mark = typeset(&p->shop, look->style, 0, mark);
	prose->indent = mark.n ? type_width(prose->mark) + prose->mark.size / 2 : 0;
	prose->width = p->flow.furniture.width - prose->indent;
	prose->text = typeset(&p->shop, look->style, prose->width, text);
	flow_add(&p->flow, (struct block){ &prose_block, prose, .gap = look->gap, .joined = look->joined });
}

void paper_title(struct paper *p, str text)
{
	add_prose(p, &title_look, PAPER_CENTRE, S(""), text);
}

void paper_heading(struct paper *p, unsigned level, str text)
{
	assert(level >= 1 && level <= LENGTH(heading_looks));
	add_prose(p, &heading_looks[level - 1], PAPER_LEFT, S(""), text);
}

void paper_text(struct paper *p, str text)
{
	add_prose(p, &text_look, PAPER_LEFT, S(""), text);
}

void paper_text_at(struct paper *p, enum paper_side side, str text)
{
	add_prose(p, &text_look, side, S(""), text);
}

void paper_note(struct paper *p, str text)
{
	add_prose(p, &note_look, PAPER_LEFT, S(""), text);
}

void paper_item(struct paper *p, str mark, str text)
{
	add_prose(p, &text_look, PAPER_LEFT, mark, text);
}

void paper_space(struct paper *p, double mm)
{
	p->flow.space += mm * POINTS_PER_MM;
}

void paper_page_break(struct paper *p)
{
	p->flow.breaks = true;
}

void paper_part(struct paper *p, str header, str warning)
{
	flow_part(&p->flow, header, warning);
}

struct paper_table *paper_table(struct paper *p, enum paper_rules rules, const struct paper_column *columns,
				size_t count)
{
	struct grid_look look = { rules, p->lang, p->flow.furniture.width, flow_body_height(&p->flow) };
	struct paper_table *table = grid_new(&p->shop, &look, columns, count);
	arena_grow(p->shop.arena, p->tables, p->table_count, p->table_room);
	p->tables[p->table_count++] = table;
	flow_add(&p->flow, (struct block){ &grid_block, table, .gap = TABLE_GAP });
	return table;
}

/* Labels as wide as the widest of them, but never more than a third of the page. */
static double labels_mm(const struct paper *p, const struct paper_fact *facts, size_t count)
{
	double width = 0;
	for (size_t i = 0; i < count; i++)
		width = fmax(width, type_width(typeset(&p->shop, TYPE_TEXT, 0, facts[i].label)));
	return fmin(width + LABEL_ROOM, p->flow.furniture.width / 3) / POINTS_PER_MM;
}

void paper_facts(struct paper *p, const struct paper_fact *facts, size_t count)
{
	struct paper_column columns[] = { { .mm = labels_mm(p, facts, count) }, { .share = 1 } };
	struct paper_table *t = paper_table(p, PAPER_BARE, columns, LENGTH(columns));
	for (size_t i = 0; i < count; i++)
		paper_row(t, PAPER_BODY, { .text = facts[i].label, .large = true },
			  { .text = facts[i].text, .large = true });
}

void paper_qr(struct paper *p, double mm, str bytes, str caption)
{
	struct paper_column columns[] = { { .mm = mm }, { .share = 1 } };
	struct paper_table *t = paper_table(p, PAPER_BARE, columns, LENGTH(columns));
	paper_row(t, PAPER_BODY, { .qr = bytes }, { .text = caption, .small = true, .middle = true });
}

void paper_bars(struct paper *p, const struct paper_bar *bars, size_t count)
{
	static const struct paper_column columns[] = {
		{ .share = 4 }, { .share = 5 }, { .share = 2, .side = PAPER_RIGHT },
	};
	struct paper_table *t = paper_table(p, PAPER_BARE, columns, LENGTH(columns));
	for (size_t i = 0; i < count; i++) {
		const struct paper_bar *b = &bars[i];
		paper_row(t, PAPER_BODY, { .text = b->label, .middle = true },
			  { .bar = true, .part = b->whole > 0 ? b->part / b->whole : 0, .middle = true },
			  { .text = b->text, .middle = true });
	}
}

static str spoken(const struct paper *p, struct words words)
{
	return str_of(say(p->lang, words));
}

const struct paper_missing *paper_missing(const struct paper *p, size_t *count)
{
	return fonts_missing(p->shop.fonts, count);
}

/* "U+845B U+E0101" */
static str code_points(struct arena *a, const struct paper_missing *m)
{
	if (m->selector)
		return arena_fmt(a, "U+%04X U+%04X", m->rune, m->selector);
	return arena_fmt(a, "U+%04X", m->rune);
}

static const struct {
	struct words title, note, code, where;
} missing_words = {
	.title = { "印刷できなかった文字", "Characters that could not be printed" },
	.note = { "フォントにない文字は〓に、フォントにない異体字は標準の字形に置き換えています。",
		  "What the font lacks is printed as 〓, a variant that it lacks in its plain form." },
	.code = { "文字コード", "Code point" },
	.where = { "使われている箇所", "Text it stands in" },
};

void paper_missing_put(struct paper *p)
{
	static const struct paper_column columns[] = { { .mm = 38 }, { .share = 1 } };
	size_t count;
	const struct paper_missing *missing = paper_missing(p, &count);
	if (!count)
		return;
	paper_heading(p, 2, spoken(p, missing_words.title));
	paper_note(p, spoken(p, missing_words.note));
	struct paper_table *t = paper_table(p, PAPER_LINES, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = spoken(p, missing_words.code) },
		  { .text = spoken(p, missing_words.where) });
	for (size_t i = 0; i < count; i++) {
		const struct paper_missing *m = &missing[i];
		paper_row(t, PAPER_BODY, { .text = code_points(p->shop.arena, m) }, { .text = m->text });
	}
}

size_t paper_pages(const struct paper *p)
{
	return p->flow.page_count;
}

static void draw_page(const void *of, cairo_t *page, size_t number)
{
	flow_draw(of, page, number);
}

bool paper_write(struct paper *p, struct buf *out, struct err *e)
{
	for (size_t i = 0; i < p->table_count; i++)
		grid_end(p->tables[i]);
	flow_place(&p->flow);
	if (p->fail.kind) {
		*e = p->fail;
		return err_wrap(e, "印刷物「%.*s」", "paper \"%.*s\"", P(p->title));
	}
	const struct surface_ask ask = { p->title, p->author, p->made_at, p->flow.furniture.page_width,
					 p->flow.furniture.page_height, p->flow.page_count, draw_page, &p->flow };
	return surface_write(p->shop.arena, &ask, out, e);
}
