/* cards.h - small cards to carry, ten on an A4 page with lines to cut along: all alike, 91 × 55 mm.
 * They stand where ready-cut sheets of business cards have them: 14 mm from the sides, 11 mm from top and bottom.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pdf.h"

#define CARD_ROWS_MAX 7u

/* Who, on one line, and the numbers by which they are reached, on at most two. */
struct card_row {
	str who, numbers;
};

struct card {
	str title;           /* black on white, the first line */
	str first;           /* what to do first; stands in a frame */
	const struct card_row *rows; /* the last ones are left out where there is no room for them */
	size_t row_count;    /* at most CARD_ROWS_MAX */
	str foot;            /* small: whose card it is, and of which day */
};

/* Adds the PDF to out; look gives the file's properties. ERR_INPUT: no row fits on the card. ERR_SETUP: no fonts. */
bool cards_write(struct arena *a, const struct paper_look *look, const struct card *card, struct buf *out, struct err *e);
