/* table_text.h - a table of text for a terminal: columns aligned by the width people see.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

#define TEXT_COLUMNS_MAX 64u

struct text_column {
	str head;
	bool right; /* numbers */
	bool wrap;  /* long texts go on in the next line; otherwise they end in … */
};

struct text_table {
	const struct text_column *columns;
	size_t column_count;
	const str *cells; /* row after row, column_count each */
	size_t row_count;
	size_t width;     /* of the terminal; 0: as wide as it gets */
};

/* Header, a line, and the rows. Control characters are shown as U+FFFD, so that no cell can steer the terminal;
 * in a text that is not wrapped a newline is a blank. */
void text_table_put(struct buf *out, const struct text_table *t);

/* Columns of a terminal that a text takes: full-width characters two, combining ones none. */
size_t text_columns(str s);
size_t text_widest(str s); /* of its widest line */
