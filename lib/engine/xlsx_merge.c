/* xlsx_merge.c - filling merged areas in three passes: how wide each row becomes, widening, filling.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

struct spread {
	const struct area *area;
	str text;
	size_t first, last; /* rows of the sheet, as indexes; last is behind the end */
	uint32_t right;     /* behind the last column to fill */
};

/* The index of the first row with this number or a higher one. */
static size_t row_at(const struct sheet *s, uint32_t number)
{
	size_t low = 0, high = s->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->rows[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint32_t sheet_width(const struct sheet *s)
{
	uint32_t width = 0;
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].count > width)
			width = s->rows[i].count;
	return width;
}

/* False where there is nothing to spread. */
static bool spread_of(const struct sheet *s, const struct area *area, uint32_t width, struct spread *spread)
{
	size_t first = row_at(s, area->top);
	if (first == s->count || s->rows[first].number != area->top || area->left >= s->rows[first].count)
		return false;
	uint32_t right = area->right < width ? (uint32_t)area->right + 1 : width;
	*spread = (struct spread){ area, s->rows[first].cells[area->left], first, row_at(s, area->bottom + 1), right };
	return spread->text.n > 0;
}

static bool widths_find(struct xlsx_reading *r, const struct spread *spread, uint32_t *widths, struct err *e)
{
	for (size_t i = spread->first; i < spread->last; i++) {
		uint32_t more = spread->right > widths[i] ? spread->right - widths[i] : 0;
		widths[i] += more;
		if (!xlsx_count(r, spread->right - spread->area->left + more, e))
			return false;
	}
	return true;
}

static void rows_widen(struct arena *a, struct sheet *s, const uint32_t *widths)
{
	for (size_t i = 0; i < s->count; i++) {
		struct sheet_row *row = &s->rows[i];
		if (row->count == widths[i])
			continue;
		row->cells = arena_more(a, row->cells, row->count * sizeof *row->cells, widths[i] * sizeof *row->cells);
		while (row->count < widths[i])
			row->cells[row->count++] = S("");
	}
}

static void fill(struct sheet *s, const struct spread *spread)
{
	for (size_t i = spread->first; i < spread->last; i++)
		for (size_t column = spread->area->left; column < spread->right; column++)
			s->rows[i].cells[column] = spread->text;
}

bool xlsx_merge(struct xlsx_reading *r, struct sheet *s, const struct area *areas, size_t count, struct err *e)
{
	auto_arena scratch = { 0 };
	uint32_t width = sheet_width(s), *widths = arena_array(&scratch, uint32_t, s->count);
	struct spread *spreads = arena_array(&scratch, struct spread, count);
	size_t kept = 0;
	for (size_t i = 0; i < s->count; i++)
		widths[i] = s->rows[i].count;
	for (size_t i = 0; i < count; i++)
		if (spread_of(s, &areas[i], width, &spreads[kept]) && !widths_find(r, &spreads[kept++], widths, e))
			return false;
	rows_widen(r->a, s, widths);
	for (size_t i = 0; i < kept; i++)
		fill(s, &spreads[i]);
	return xlsx_fits(r, 0, e);
}
