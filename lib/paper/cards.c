/* cards.c - setting one card and drawing it ten times.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cards.h"

#include "fail.h"
#include "pen.h"
#include "surface.h"

#define CARD_WIDTH (91 * POINTS_PER_MM)
#define CARD_HEIGHT (55 * POINTS_PER_MM)
#define LEFT (14 * POINTS_PER_MM)
#define TOP (11 * POINTS_PER_MM)
#define ACROSS 2
#define DOWN 5
#define PAGE_WIDTH (210 * POINTS_PER_MM)
#define PAGE_HEIGHT (297 * POINTS_PER_MM)

#define EDGE (3.5 * POINTS_PER_MM) /* nothing is printed nearer to where it is cut */
#define FRAME_PAD 3.0
#define GAP 3.0
#define WHO_WIDTH (36 * POINTS_PER_MM)
#define INNER (CARD_WIDTH - 2 * EDGE)

/* One card with its lines broken. */
struct setting {
	struct type_text title, first, foot;
	struct type_text who[CARD_ROWS_MAX], numbers[CARD_ROWS_MAX];
	size_t row_count;
};

/* A row takes one line, two where the numbers need it. */
static struct type_text lines_at_most(struct type_text text, size_t most)
{
	text.count = text.count < most ? text.count : most;
	return text;
}

static double row_height(const struct setting *s, size_t row)
{
	double who = type_height(s->who[row]), numbers = type_height(s->numbers[row]);
	return who > numbers ? who : numbers;
}

static struct setting set_card(const struct workshop *w, const struct card *card)
{
	struct setting s = { 0 };
	s.title = lines_at_most(typeset(w, TYPE_HEADING_3, INNER, card->title), 1);
	s.first = typeset(w, TYPE_SMALL, INNER - 2 * FRAME_PAD, card->first);
	s.foot = lines_at_most(typeset(w, TYPE_SMALL, INNER, card->foot), 1);
	double room = CARD_HEIGHT - 2 * EDGE - type_height(s.title) - type_height(s.first) - 2 * FRAME_PAD - type_height(s.foot) - 2 * GAP;
	for (size_t i = 0; i < card->row_count; i++) {
		s.who[i] = lines_at_most(typeset(w, TYPE_SMALL, WHO_WIDTH - GAP, card->rows[i].who), 1);
		s.numbers[i] = lines_at_most(typeset(w, TYPE_SMALL, INNER - WHO_WIDTH, card->rows[i].numbers), 2);
		if ((room -= row_height(&s, i)) < 0)
			break;
		s.row_count++;
	}
	return s;
}

static void draw_card(cairo_t *page, const struct setting *s, double x, double y)
{
	struct box box = { x + EDGE, y + EDGE, INNER, 0 };
	pen_text(page, s->title, PAPER_LEFT, true, INK, box);
	box.y += type_height(s->title);
	pen_frame(page, RULE_FRAME, (struct box){ box.x, box.y, INNER, type_height(s->first) + 2 * FRAME_PAD });
	pen_text(page, s->first, PAPER_LEFT, true, INK, (struct box){ box.x + FRAME_PAD, box.y + FRAME_PAD, INNER - 2 * FRAME_PAD, 0 });
	box.y += type_height(s->first) + 2 * FRAME_PAD + GAP;
	for (size_t i = 0; i < s->row_count; i++) {
		pen_text(page, s->who[i], PAPER_LEFT, false, INK, box);
		pen_text(page, s->numbers[i], PAPER_LEFT, true, INK, (struct box){ box.x + WHO_WIDTH, box.y, INNER - WHO_WIDTH, 0 });
		box.y += row_height(s, i);
	}
	box.y = y + CARD_HEIGHT - EDGE - type_height(s->foot);
	pen_text(page, s->foot, PAPER_LEFT, false, INK_SOFT, box);
}

/* Lines from edge to edge of the page, so that a cutter finds them. */
static void draw_cuts(cairo_t *page)
{
	for (int i = 0; i <= ACROSS; i++)
		pen_rule(page, INK_LINE, RULE_THIN, LEFT + i * CARD_WIDTH, 0, LEFT + i * CARD_WIDTH, PAGE_HEIGHT);
	for (int i = 0; i <= DOWN; i++)
		pen_rule(page, INK_LINE, RULE_THIN, 0, TOP + i * CARD_HEIGHT, PAGE_WIDTH, TOP + i * CARD_HEIGHT);
}

static void draw_page(const void *of, cairo_t *page, size_t number)
{
	(void)number;
	draw_cuts(page);
	for (int row = 0; row < DOWN; row++)
		for (int column = 0; column < ACROSS; column++)
			draw_card(page, of, LEFT + column * CARD_WIDTH, TOP + row * CARD_HEIGHT);
}

static bool write_cards(const struct workshop *w, const struct paper_look *look, const struct card *card, struct buf *out)
{
	struct setting s = set_card(w, card);
	if (w->fail->kind)
		return false;
	if (card->row_count && !s.row_count)
		return err_set(w->fail, ERR_INPUT, "カードに入りきりません。言葉を短くしてください", "more than fits on a card; take shorter words");
	const struct surface_ask ask = { look->title, look->author, look->made_at, PAGE_WIDTH, PAGE_HEIGHT, 1, draw_page, &s };
	return surface_write(w->arena, &ask, out, w->fail);
}

bool cards_write(struct arena *a, const struct paper_look *look, const struct card *card, struct buf *out, struct err *e)
{
	struct err fail = { 0 };
	struct workshop shop = { .arena = a, .fail = &fail };
	bool ok = card->row_count <= CARD_ROWS_MAX;
	if (!ok)
		err_set(&fail, ERR_INPUT, "カードに書ける連絡先は %u 件までです", "a card holds at most %u rows", CARD_ROWS_MAX);
	ok = ok && fonts_open(&shop, PAPER_GOTHIC) && write_cards(&shop, look, card, out);
	fonts_close(&shop.fonts);
	if (!ok)
		*e = fail;
	return ok;
}
