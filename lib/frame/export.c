/* export.c - records as rows of cells, in CSV or a workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "export.h"

#include "engine/csv.h"
#include "engine/text.h"
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

bool export_csv_file(struct work *w, const struct record_kind *kind, const struct record_set *set, str encoding,
		     struct buf *out, struct err *e)
{
	auto_buf csv = { 0 };
	size_t lost = 0;
	str which;
	export_csv(w, kind, set, &csv);
	if (!encoding.n || str_eq_nocase(encoding, S("UTF-8"))) {
		buf_put(out, S("\xEF\xBB\xBF"));
		buf_put(out, buf_str(&csv));
		return true;
	}
	if (!str_eq_nocase(encoding, S("CP932")))
		return err_set(e, ERR_USAGE, "--encoding は CP932 か UTF-8 です", "--encoding is CP932 or UTF-8");
	buf_put(out, text_cp932(w->arena, buf_str(&csv), &lost, &which));
	if (lost)
		work_remark(w, "CP932 にない文字 %zu 字を〓にしました: %.*s(取り込み直しても元の文字は失われません)\n",
		            "%zu characters that CP932 does not have were written as 〓: %.*s (importing the file again keeps them)\n",
		            lost, P(which));
	return true;
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
