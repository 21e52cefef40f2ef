/* export.c - records as rows of cells, in CSV or a workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "export.h"

#include "engine/csv.h"
#include "paper/workbook.h"

#define ID_HEADER "Inro ID"

static size_t header_cells(struct work *w, const struct record_kind *kind, str *cells)
{
	size_t n = 0;
	for (; kind->columns[n].name; n++)
		cells[n] = work_words(w, kind->columns[n].words);
	cells[n++] = S(ID_HEADER);
	return n;
}

static size_t record_cells(const struct record_kind *kind, const struct record *r, str *cells)
{
	size_t n = 0;
	for (; kind->columns[n].name; n++)
		cells[n] = r->values[n];
	cells[n++] = r->id;
	return n;
}

void export_csv(struct work *w, const struct record_kind *kind, const struct record_set *set, struct buf *out)
{
	str cells[RECORD_COLUMNS_MAX + 1];
	csv_put_row(out, cells, header_cells(w, kind, cells));
	for (size_t i = 0; i < set->count; i++)
		csv_put_row(out, cells, record_cells(kind, &set->records[i], cells));
}

bool export_workbook(struct work *w, const struct record_kind *kind, const struct record_set *set,
		     struct buf *out, struct err *e)
{
	str cells[RECORD_COLUMNS_MAX + 1], name = work_words(w, kind->words);
	const struct workbook_look look = { .title = name, .author = S("Inro"),
					    .made_at = clock_now(w->clock) };
	const struct workbook_sheet_look page = { .name = name, .header_rows = 1, .filter = true,
						  .landscape = true };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	if (!book)
		return false;
	struct workbook_sheet *sheet = workbook_sheet(book, &page);
	workbook_texts(sheet, WORKBOOK_HEADER, cells, header_cells(w, kind, cells));
	for (size_t i = 0; i < set->count; i++)
		workbook_texts(sheet, WORKBOOK_TEXT, cells, record_cells(kind, &set->records[i], cells));
	return workbook_write(book, out, e);
}
