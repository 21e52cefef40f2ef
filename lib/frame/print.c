/* print.c - heads and dates on paper.
 * SPDX-License-Identifier: Apache-2.0 */
#include "print.h"

void print_heads(const struct work *w, struct paper_table *t, const struct words *heads, size_t count)
{
	struct paper_cell cells[PAPER_COLUMNS_MAX] = { 0 };
	for (size_t i = 0; i < count && i < PAPER_COLUMNS_MAX; i++)
		cells[i].text = work_words(w, heads[i]);
	paper_row_put(t, PAPER_HEADER, cells, count);
}

str print_date(const struct work *w, struct day day)
{
	return w->lang == LANG_EN ? day_say(w->arena, w->lang, day) : day_wareki(w->arena, day);
}
