/* xlsx_strings.c - the shared strings of a workbook, each kept once; cells will only view them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

#include "xlsx_escape.h"

static bool string_open(struct xml *x)
{
	struct xlsx_reading *r = x->self;
	buf_cut(&r->joined, 0);
	return true;
}

static bool run_close(struct xml *x)
{
	xlsx_join(x->self, x->text);
	return true;
}

/* A string too long for a cell is an error only of the cell that shows it: there it can be named. */
static bool string_close(struct xml *x)
{
	struct xlsx_reading *r = x->self;
	auto_buf unescaped = { 0 };
	str text = xlsx_unescape(buf_str(&r->joined), &unescaped);
	str kept = r->joined.n > SHEET_CELL_BYTES_MAX ? (str){ "", SHEET_CELL_BYTES_MAX + 1 } : xlsx_keep(r, text);
	buf_put(&r->strings, (str){ (const char *)&kept, sizeof kept });
	return xlsx_fits(r, 0, x->e);
}

enum { STRINGS = 1, STRING, STRING_TEXT, STRING_RUN, STRING_RUN_TEXT, STRING_ELEMENTS };

/* The readings above kanji (rPh) have no row: they are passed over. */
static const struct xml_element string_elements[] = {
	[STRINGS] = { 0, T("sst") },
	[STRING] = { STRINGS, T("si"), .open = string_open, .close = string_close },
	[STRING_TEXT] = { STRING, T("t"), .text = true, .close = run_close },
	[STRING_RUN] = { STRING, T("r") },
	[STRING_RUN_TEXT] = { STRING_RUN, T("t"), .text = true, .close = run_close },
	[STRING_ELEMENTS] = { 0 },
};

bool xlsx_strings_read(struct xlsx_reading *r, struct err *e)
{
	return !r->parts.strings || package_walk(&r->package, r->parts.strings, string_elements, r, e) ||
	       err_wrap(e, "共有文字列", "shared strings");
}
