/* furniture.c - setting and drawing the edges of pages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "furniture.h"

/* ISO 216 */
#define A4_SHORT (210 * POINTS_PER_MM)
#define A4_LONG (297 * POINTS_PER_MM)

#define SIDE (18 * POINTS_PER_MM)
#define HEADER_TOP (9 * POINTS_PER_MM)
#define FOOTER_BOTTOM (9 * POINTS_PER_MM)  /* from the edge of the paper */
#define CLEARANCE (4.5 * POINTS_PER_MM)    /* between the body and what stands around it */
#define NUMBER_WIDTH (32 * POINTS_PER_MM)
#define WARNING_PAD 3.0
#define WARNING_GAP 2.0 /* below the header */

struct furniture furniture_set(const struct workshop *w, const struct paper_look *look)
{
	struct furniture f = { .left = SIDE, .lang = look->lang };
	f.page_width = look->landscape ? A4_LONG : A4_SHORT;
	f.page_height = look->landscape ? A4_SHORT : A4_LONG;
	f.width = f.page_width - 2 * SIDE;
	f.footer = typeset(w, TYPE_SMALL, f.width - NUMBER_WIDTH, look->footer);
	double lines = f.footer.count > 1 ? (double)f.footer.count : 1;
	f.bottom = f.page_height - FOOTER_BOTTOM - lines * f.footer.leading - CLEARANCE;
	return f;
}

static double warning_height(const struct part *part)
{
	return part->warning.count ? type_height(part->warning) + 2 * WARNING_PAD : 0;
}

struct part part_set(const struct workshop *w, const struct furniture *f, str header, str warning)
{
	struct part part = { .header = typeset(w, TYPE_SMALL, f->width, header) };
	part.warning = typeset(w, TYPE_CELL, f->width - 2 * WARNING_PAD, warning);
	double lines = part.header.count > 1 ? (double)part.header.count : 1;
	part.top = HEADER_TOP + lines * part.header.leading + CLEARANCE + warning_height(&part);
	return part;
}

static void draw_warning(const struct furniture *f, const struct part *part, cairo_t *page)
{
	double top = HEADER_TOP + type_height(part->header) + WARNING_GAP;
	struct box box = { f->left, top, f->width, warning_height(part) };
	pen_frame(page, RULE_FRAME, box);
	box.y += WARNING_PAD;
	pen_text(page, part->warning, PAPER_CENTRE, true, INK, box);
}

void furniture_draw(const struct workshop *w, const struct furniture *f, const struct part *part,
		    cairo_t *page, size_t number, size_t count)
{
	struct box header = { f->left, HEADER_TOP, f->width, 0 };
	pen_text(page, part->header, PAPER_RIGHT, false, INK_SOFT, header);
	if (part->warning.count)
		draw_warning(f, part, page);
	struct box footer = { f->left, f->bottom + CLEARANCE, f->width, 0 };
	pen_text(page, f->footer, PAPER_LEFT, false, INK_SOFT, footer);
	str text = arena_fmt(w->arena, f->lang == LANG_EN ? "Page %zu of %zu" : "%zu / %zu ページ", number,
			     count);
	pen_text(page, typeset(w, TYPE_SMALL, 0, text), PAPER_RIGHT, false, INK, footer);
}
