/* cell.h - what stands in a cell of a table: a picture (words to choose from, a bar, a QR code) and texts.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pen.h"

/* Between the edge of a cell and its text. */
#define CELL_PAD_X 3.2

struct picture_kind;

struct picture {
	const struct picture_kind *kind; /* NULL: none */
	double height;
	const struct type_text *words;   /* a choice */
	struct type_text between;        /* "・" */
	size_t word_count, chosen;
	double part;                     /* a bar */
	struct qr qr;
};

struct cell {
	struct picture picture;
	struct type_text text, under;
	enum paper_side side;
	bool bold, middle;
};

/* Sets the content of a cell `width` wide, its padding included. */
struct cell cell_set(const struct workshop *w, const struct paper_cell *from, enum paper_side side,
		     double width);
double cell_height(const struct cell *c); /* padding included */
void cell_draw(const struct cell *c, cairo_t *page, struct box box);

/* Leaves in c what is at most `height` high and gives the rest; at least a line or the picture stays. */
struct cell cell_cut(struct cell *c, double height);
