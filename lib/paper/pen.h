/* pen.h - ink on a page: lines of text, rules, shades, rings and QR codes, in points.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "typeset.h"

#define POINTS_PER_MM (72 / 25.4)

struct box {
	double x, y, width, height;
};

/* Greys, from 0 (black) to 1. What has to survive a fax is black on white. */
#define INK 0.0
#define INK_SOFT 0.35
#define INK_RULE 0.3
#define INK_LINE 0.6
#define INK_SHADE 0.93
#define INK_BAND 0.86

#define RULE_THIN 0.4
#define RULE_FRAME 0.9

/* Text at the top of a box, each line at the given side of its width. */
void pen_text(cairo_t *page, struct type_text text, enum paper_side side, bool bold, double ink,
	      struct box box);
void pen_rule(cairo_t *page, double ink, double weight, double x1, double y1, double x2, double y2);
void pen_fill(cairo_t *page, double ink, struct box box);
void pen_frame(cairo_t *page, double weight, struct box box);
void pen_ring(cairo_t *page, struct box box); /* the ellipse inside a box */

struct qr {
	const unsigned char *modules; /* row after row; the lowest bit is set where it is black */
	size_t side;
};
bool qr_make(const struct workshop *w, str bytes, struct qr *qr);
void pen_qr(cairo_t *page, struct qr qr, struct box box); /* its white margin lies inside the box */
