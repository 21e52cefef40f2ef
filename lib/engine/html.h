/* html.h - the texts of an HTML report, row by row; forgiving, because only their order matters here.
 * A table's row gives its cells, text outside tables a row of one cell. Scripts and styles are passed over.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

#define HTML_CELLS_MAX 8u     /* further cells of a row are dropped */
#define HTML_TAG_MAX 65536u   /* a longer tag is passed over as if it ended there */

struct html {
	struct arena *a;
	str rest;
	uint32_t line;
};

struct html_row {
	uint32_t line; /* where it ends */
	size_t count;
	str cells[HTML_CELLS_MAX]; /* blanks evened, never all empty */
};

/* False at the end. */
bool html_next(struct html *h, struct html_row *row);
