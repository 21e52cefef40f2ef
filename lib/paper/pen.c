/* pen.c - drawing with cairo.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pen.h"

#include <math.h>

/* IPAex: from the top of the em square down to the baseline. */
#define ASCENT 0.88

/* The fonts have no bold: their outlines are drawn over with a pen as thick as this part of the size. */
#define BOLD 0.026

static double side_part(enum paper_side side)
{
	static const double part[] = { [PAPER_LEFT] = 0, [PAPER_CENTRE] = 0.5, [PAPER_RIGHT] = 1 };
	return part[side];
}

static void pen_line(cairo_t *page, const struct type_line *line, bool bold, double weight)
{
	cairo_show_text_glyphs(page, line->text.p, (int)line->text.n, line->glyphs, line->glyph_count,
			       line->clusters, line->cluster_count, 0);
	if (!bold)
		return;
	cairo_new_path(page);
	cairo_glyph_path(page, line->glyphs, line->glyph_count);
	cairo_set_line_width(page, weight);
	cairo_stroke(page);
}

void pen_text(cairo_t *page, struct type_text text, enum paper_side side, bool bold, double ink,
	      struct box box)
{
	double baseline = box.y + (text.leading - text.size) / 2 + ASCENT * text.size;
	cairo_set_source_rgb(page, ink, ink, ink);
	cairo_set_scaled_font(page, text.font);
	for (size_t i = 0; i < text.count; i++) {
		const struct type_line *line = &text.lines[i];
		cairo_save(page);
		cairo_translate(page, box.x + (box.width - line->width) * side_part(side),
				baseline + (double)i * text.leading);
		pen_line(page, line, bold, BOLD * text.size);
		cairo_restore(page);
	}
}

void pen_rule(cairo_t *page, double ink, double weight, double x1, double y1, double x2, double y2)
{
	cairo_set_source_rgb(page, ink, ink, ink);
	cairo_set_line_width(page, weight);
	cairo_move_to(page, x1, y1);
	cairo_line_to(page, x2, y2);
	cairo_stroke(page);
}

void pen_fill(cairo_t *page, double ink, struct box box)
{
	cairo_set_source_rgb(page, ink, ink, ink);
	cairo_rectangle(page, box.x, box.y, box.width, box.height);
	cairo_fill(page);
}

void pen_frame(cairo_t *page, double weight, struct box box)
{
	cairo_set_source_rgb(page, INK_RULE, INK_RULE, INK_RULE);
	cairo_set_line_width(page, weight);
	cairo_rectangle(page, box.x, box.y, box.width, box.height);
	cairo_stroke(page);
}

void pen_ring(cairo_t *page, struct box box)
{
	cairo_save(page);
	cairo_translate(page, box.x + box.width / 2, box.y + box.height / 2);
	cairo_scale(page, box.width / 2, box.height / 2);
	cairo_arc(page, 0, 0, 1, 0, 2 * M_PI);
	cairo_restore(page); /* the pen itself is not stretched */
	cairo_set_source_rgb(page, INK, INK, INK);
	cairo_set_line_width(page, RULE_FRAME);
	cairo_stroke(page);
}
