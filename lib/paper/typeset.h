/* typeset.h - words become lines: which font, how large, where a line ends, and which characters are lacking.
 * Lengths inside the shelf are points (1/72 inch).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pdf.h"

#include <cairo.h>

enum type_style {
	TYPE_TITLE,
	TYPE_HEADING_1,
	TYPE_HEADING_2,
	TYPE_HEADING_3,
	TYPE_TEXT,
	TYPE_NOTE,
	TYPE_CELL,
	TYPE_SMALL,
	TYPE_STYLES,
};

struct type_line {
	str text;
	cairo_glyph_t *glyphs;           /* from x = 0 on the baseline y = 0 */
	cairo_text_cluster_t *clusters;  /* which bytes of text each glyph stands for: it can be searched */
	int glyph_count, cluster_count;
	double width;
};

/* Lines of one style. Fewer of them are had by moving lines and count. */
struct type_text {
	cairo_scaled_font_t *font; /* lives as long as the fonts */
	double size, leading;      /* leading: from one baseline to the next */
	struct type_line *lines;
	size_t count;
};

struct fonts;

/* What setting type needs. */
struct workshop {
	struct arena *arena;
	struct fonts *fonts;
	struct err *fail; /* the first thing that cannot be printed */
};

/* ERR_SETUP, in w->fail, when an IPAex font is not to be had. */
bool fonts_open(struct workshop *w, enum paper_face running);
void fonts_close(struct fonts **f);

/* Lines at most `width` wide, broken by the Japanese rules; width 0: only at newlines. */
struct type_text typeset(const struct workshop *w, enum type_style style, double width, str text);
double type_height(struct type_text text);
double type_width(struct type_text text); /* of the widest line */

const struct paper_missing *fonts_missing(const struct fonts *f, size_t *count);
