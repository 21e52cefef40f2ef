/* xlsx_text.c - the texts of a workbook: joined and kept under bounds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

#include <string.h>

#define ROOM_BYTES (1u << 14)

bool xlsx_count(struct xlsx_reading *r, size_t cells, struct err *e)
{
	r->cells += cells;
	return r->cells <= SHEET_CELLS_MAX ||
	       err_set(e, ERR_INPUT, "セルが多すぎます（空のセルを含め、上限 %u 個）。シートや行を分けて保存し直してください",
	               "there are too many cells (at most %u, empty ones included); save its sheets or rows apart",
	               SHEET_CELLS_MAX);
}

bool xlsx_fits(const struct xlsx_reading *r, size_t more, struct err *e)
{
	if (r->a->taken - r->taken_before + r->strings.n + more <= SHEET_TEXT_BYTES_MAX)
		return true;
	return err_set(e, ERR_INPUT, "ブックの文字とセルが多すぎます（上限 %u MB）。シートや行を分けて保存し直してください",
	               "the texts and cells of the workbook are too many (at most %u MB); save its sheets or rows apart",
	               SHEET_TEXT_BYTES_MAX >> 20);
}

str xlsx_keep(struct xlsx_reading *r, str text)
{
	if (!text.n)
		return S("");
	if (text.n > ROOM_BYTES / 4)
		return arena_copy(r->a, text);
	if (text.n > r->room_left) {
		r->room = arena_take(r->a, ROOM_BYTES);
		r->room_left = ROOM_BYTES;
	}
	str kept = { memcpy(r->room, text.p, text.n), text.n };
	r->room += text.n;
	r->room_left -= text.n;
	return kept;
}

void xlsx_join(struct xlsx_reading *r, str run)
{
	if (r->joined.n <= SHEET_CELL_BYTES_MAX)
		buf_put(&r->joined, run);
}
