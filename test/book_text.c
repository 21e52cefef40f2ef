/* book_text.c - printing books for comparison.
 * SPDX-License-Identifier: Apache-2.0 */
#include "book_text.h"

#include "base/buf.h"

static void put_cell(struct buf *to, str cell)
{
	buf_byte(to, '|');
	for (size_t i = 0; i < cell.n; i++)
		buf_put(to, cell.p[i] == '\n' ? S("⏎") : (str){ cell.p + i, 1 });
}

static void put_row(struct buf *to, const struct sheet_row *row)
{
	buf_fmt(to, "%u%s", row->number, row->hidden ? "h" : "");
	for (uint32_t i = 0; i < row->count; i++)
		put_cell(to, row->cells[i]);
	buf_byte(to, '\n');
}

str book_text(struct arena *a, const struct book *b)
{
	auto_buf text = { 0 };
	for (size_t s = 0; s < b->count; s++) {
		buf_fmt(&text, "[%.*s%s]\n", P(b->sheets[s].name), b->sheets[s].hidden ? " hidden" : "");
		for (size_t i = 0; i < b->sheets[s].count; i++)
			put_row(&text, &b->sheets[s].rows[i]);
	}
	for (size_t i = 0; i < b->note_count; i++)
		buf_fmt(&text, "! %s\n", b->notes[i].ja);
	return arena_copy(a, buf_str(&text));
}
