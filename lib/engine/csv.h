/* csv.h - writing tables as CSV that spreadsheets take for text, never for formulas.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

/* One row as of RFC 4180, ended by CR LF. A cell that a spreadsheet might take for a formula, or that looks
 * escaped already, gets a ' in front, which csv_read() takes off again: what is written is read back the
 * same. A sign that stands alone (- or －, "nothing") is no formula. */
void csv_put_row(struct buf *out, const str *cells, size_t n);

/* The cell without the ' that csv_put_row() put before it. */
str csv_unescaped(str cell);
