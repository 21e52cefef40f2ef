/* xlsx.c - reading a workbook from its first part to its last.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

/* Names stand uncompressed in a zip. */
bool xlsx_is(str bytes)
{
	return str_starts(bytes, S("PK\3\4")) &&
	       (str_has(bytes, S("xl/workbook")) || str_has(bytes, S("xl/worksheets/")));
}

void xlsx_reading_end(struct xlsx_reading *r)
{
	package_close(&r->package);
	buf_drop(&r->strings);
	buf_drop(&r->joined);
}

static bool sheet_read(struct xlsx_reading *r, const struct xlsx_sheet *from, struct err *e)
{
	if (!from->cells) {
		book_note(r->a, r->book, "シート「%.*s」は表ではない（グラフなどの）ため、読みませんでした",
		          "sheet \"%.*s\" is no table (but a chart or the like) and was not read", P(from->name));
		return true;
	}
	struct sheet *to = book_sheet(r->a, r->book, xlsx_keep(r, from->name), S(""), NULL, 0);
	to->hidden = from->hidden;
	return xlsx_sheet_read(r, from, to, e) || err_wrap(e, "シート「%.*s」", "sheet \"%.*s\"", P(from->name));
}

static str *row_of_empties(struct arena *scratch)
{
	str *row = arena_array(scratch, str, SHEET_COLUMNS_MAX);
	for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
		row[i] = S("");
	return row;
}

bool xlsx_read(struct arena *a, str bytes, struct book *b, struct err *e)
{
	auto_arena scratch = { 0 };
	auto_reading r = { .a = a, .scratch = &scratch, .book = b, .taken_before = a->taken };
	r.row = row_of_empties(&scratch);
	b->format = S("xlsx");
	b->charset = S("");
	if (!package_open(&r.package, bytes, e) || !xlsx_book_read(&scratch, &r.package, &r.parts, e) ||
	    !xlsx_strings_read(&r, e) || !xlsx_styles_read(&r, e))
		return false;
	for (size_t i = 0; i < r.parts.count; i++)
		if (!sheet_read(&r, &r.parts.sheets[i], e))
			return false;
	return true;
}
