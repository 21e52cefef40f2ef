/* cell.c - setting, measuring, cutting and drawing the content of a cell.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cell.h"

#include <math.h>

#define PAD_Y 3.0
#define BAR_HEIGHT 8.0
#define LINE_MIN 10.5 /* an empty cell is as high as one small line */
#define ROUNDING 1e-6

/* How far the ring round a chosen word reaches beyond it. */
#define RING_X 2.6
#define RING_Y 0.6

struct picture_kind {
	bool (*asked)(const struct paper_cell *from);
	/* Fills in the picture and how high it is when so wide. */
	void (*set)(struct picture *p, const struct workshop *w, const struct paper_cell *from, double width);
	void (*draw)(const struct picture *p, cairo_t *page, struct box box);
};

static bool choice_asked(const struct paper_cell *from)
{
	return from->word_count > 0;
}

static double choice_width(const struct picture *p)
{
	double width = (double)(p->word_count - 1) * type_width(p->between);
	for (size_t i = 0; i < p->word_count; i++)
		width += type_width(p->words[i]);
	return width;
}

static void choice_set(struct picture *p, const struct workshop *w, const struct paper_cell *from,
		       double width)
{
	struct type_text *words = arena_array(w->arena, struct type_text, from->word_count);
	for (size_t i = 0; i < from->word_count; i++)
		words[i] = typeset(w, TYPE_CELL, 0, from->words[i]);
	p->words = words;
	p->word_count = from->word_count;
	p->chosen = from->chosen;
	p->between = typeset(w, TYPE_CELL, 0, S("・"));
	bool beside = choice_width(p) + 2 * RING_X <= width;
	p->height = p->between.leading * (beside ? 1 : from->word_count) + 2 * RING_Y;
}

static struct box wider(struct box box, double x, double y)
{
	return (struct box){ box.x - x, box.y - y, box.width + 2 * x, box.height + 2 * y };
}

static void choice_word(const struct picture *p, size_t i, cairo_t *page, double x, double y)
{
	const struct type_text *word = &p->words[i];
	struct box box = { x, y, type_width(*word), type_height(*word) };
	pen_text(page, *word, PAPER_LEFT, false, INK, box);
	if (i + 1 == p->chosen)
		pen_ring(page, wider(box, RING_X, RING_Y));
}

static void choice_beside(const struct picture *p, cairo_t *page, struct box box)
{
	double x = box.x + (box.width - choice_width(p)) / 2;
	for (size_t i = 0; i < p->word_count; i++) {
		choice_word(p, i, page, x, box.y + RING_Y);
		x += type_width(p->words[i]);
		if (i + 1 == p->word_count)
			return;
		pen_text(page, p->between, PAPER_LEFT, false, INK, (struct box){ x, box.y + RING_Y, 0, 0 });
		x += type_width(p->between);
	}
}

static void choice_stacked(const struct picture *p, cairo_t *page, struct box box)
{
	for (size_t i = 0; i < p->word_count; i++)
		choice_word(p, i, page, box.x + (box.width - type_width(p->words[i])) / 2,
			    box.y + RING_Y + (double)i * p->between.leading);
}

static void choice_draw(const struct picture *p, cairo_t *page, struct box box)
{
	if (p->height > p->between.leading + 2 * RING_Y)
		choice_stacked(p, page, box);
	else
		choice_beside(p, page, box);
}

static bool bar_asked(const struct paper_cell *from)
{
	return from->bar;
}

static void bar_set(struct picture *p, const struct workshop *w, const struct paper_cell *from, double width)
{
	(void)w, (void)width;
	p->part = fmin(fmax(from->part, 0), 1);
	p->height = LINE_MIN;
}

static void bar_draw(const struct picture *p, cairo_t *page, struct box box)
{
	struct box frame = { box.x, box.y + (box.height - BAR_HEIGHT) / 2, box.width, BAR_HEIGHT };
	pen_fill(page, INK_SHADE, frame);
	pen_fill(page, INK_SOFT, (struct box){ frame.x, frame.y, frame.width * p->part, frame.height });
	pen_frame(page, RULE_THIN, frame);
}

static bool qr_asked(const struct paper_cell *from)
{
	return from->qr.n > 0;
}

static void qr_set(struct picture *p, const struct workshop *w, const struct paper_cell *from, double width)
{
	if (qr_make(w, from->qr, &p->qr))
		p->height = width;
}

static void qr_draw(const struct picture *p, cairo_t *page, struct box box)
{
	if (p->qr.side)
		pen_qr(page, p->qr, box);
}

static const struct picture_kind kinds[] = {
	{ choice_asked, choice_set, choice_draw },
	{ bar_asked, bar_set, bar_draw },
	{ qr_asked, qr_set, qr_draw },
};

/* In the middle, lines of much the same length look better than a long one and its last character. */
static struct type_text set_evenly(const struct workshop *w, enum type_style style, double width, str text)
{
	struct type_text set = typeset(w, style, width, text);
	double all = 0;
	for (size_t i = 0; i < set.count; i++)
		all += set.lines[i].width;
	if (set.count < 2)
		return set;
	struct type_text even = typeset(w, style, fmin(width, all / (double)set.count + set.size), text);
	return even.count == set.count ? even : set;
}

struct cell cell_set(const struct workshop *w, const struct paper_cell *from, enum paper_side side,
		     double width)
{
	double inner = width - 2 * CELL_PAD_X;
	struct cell c = { .side = side, .bold = from->bold, .middle = from->middle };
	if (from->centred)
		c.side = PAPER_CENTRE;
	for (size_t i = 0; i < LENGTH(kinds) && !c.picture.kind; i++)
		if (kinds[i].asked(from)) {
			c.picture.kind = &kinds[i];
			kinds[i].set(&c.picture, w, from, inner);
		}
	enum type_style style = from->small ? TYPE_SMALL : from->large ? TYPE_TEXT : TYPE_CELL;
	c.text = (c.side == PAPER_CENTRE ? set_evenly : typeset)(w, style, inner, from->text);
	c.under = typeset(w, TYPE_SMALL, inner, from->under);
	return c;
}

static double content_height(const struct cell *c)
{
	return c->picture.height + type_height(c->text) + type_height(c->under);
}

double cell_height(const struct cell *c)
{
	return fmax(content_height(c), LINE_MIN) + 2 * PAD_Y;
}

void cell_draw(const struct cell *c, cairo_t *page, struct box box)
{
	double spare = box.height - 2 * PAD_Y - content_height(c);
	struct box at = wider(box, -CELL_PAD_X, -PAD_Y - (c->middle ? spare / 2 : 0));
	at.height = c->picture.height;
	if (c->picture.kind)
		c->picture.kind->draw(&c->picture, page, at);
	at.y += c->picture.height;
	pen_text(page, c->text, c->side, c->bold, INK, at);
	at.y += type_height(c->text);
	pen_text(page, c->under, c->side, false, INK, at);
}

/* Moves the lines that do not fit into the room out of text. */
static struct type_text lines_cut(struct type_text *text, double *room, bool one_at_least)
{
	size_t fit = (size_t)fmax(floor(*room / text->leading + ROUNDING), one_at_least ? 1 : 0);
	struct type_text rest = *text;
	if (fit > text->count)
		fit = text->count;
	rest.lines += fit;
	rest.count -= fit;
	text->count = fit;
	*room = rest.count ? 0 : *room - type_height(*text);
	return rest;
}

struct cell cell_cut(struct cell *c, double height)
{
	struct cell rest = *c;
	double room = height - 2 * PAD_Y - c->picture.height;
	rest.picture = (struct picture){ 0 };
	rest.text = lines_cut(&c->text, &room, !c->picture.kind);
	rest.under = lines_cut(&c->under, &room, !c->picture.kind && !c->text.count);
	return rest;
}
