/* xlsx_sheet.c - the rows of one sheet, its cells spelled as a person sees them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx.h"

#include "xlsx_escape.h"
#include "xlsx_number.h"

#include "base/utf8.h"

#include <string.h>

#define SHOWN_MAX 30u /* characters of what is wrong in a cell */

struct sheet_reading {
	struct xlsx_reading *r;
	struct err *e;
	str name;            /* of the sheet */
	struct place place;
	uint32_t used;       /* cells of the row, up to its last filled one */
	bool hidden;
	struct buf rows;     /* of struct sheet_row */
	struct buf areas;    /* of struct area: as many as merges */
	size_t merges;
	struct buf unescaped;

	/* Of the cell being read. */
	const struct cell_type *type;
	struct format format;
	bool formula, filled;
	str text;
};

struct cell_type {
	str name;
	bool empty_counts; /* <v></v> is a value: the empty text */
	bool (*show)(struct sheet_reading *w, str raw); /* puts w->text, which lives in the book */
};

static bool show_number(struct sheet_reading *w, str raw)
{
	char to[NUMBER_TEXT_MAX];
	w->text = xlsx_keep(w->r, number_text(raw, w->format, w->r->parts.from_1904, to));
	return true;
}

static bool show_text(struct sheet_reading *w, str raw)
{
	w->text = xlsx_keep(w->r, xlsx_unescape(raw, &w->unescaped));
	return true;
}

static bool show_shared(struct sheet_reading *w, str raw)
{
	int64_t number;
	size_t count = w->r->strings.n / sizeof(str);
	if (!str_whole(raw, &number) || number < 0 || (uint64_t)number >= count)
		return err_set(w->e, ERR_INPUT, "共有文字列「%.*s」がブックの中にありません。Excel で開き、保存し直してください",
		               "the workbook has no shared string \"%.*s\"; open it in Excel and save it again",
		               P(utf8_first(raw, SHOWN_MAX)));
	memcpy(&w->text, w->r->strings.p + (size_t)number * sizeof(str), sizeof(str));
	return true;
}

static bool show_truth(struct sheet_reading *w, str raw)
{
	w->text = str_eq(raw, S("1")) || str_eq(raw, S("true")) ? S("TRUE") : S("FALSE");
	return true;
}

static bool show_error(struct sheet_reading *w, str raw)
{
	str cell = cell_name(w->r->scratch, w->place.columns - 1, w->place.row);
	book_note(w->r->a, w->r->book, "シート「%.*s」のセル %.*s はエラー値「%.*s」です",
	          "sheet \"%.*s\", cell %.*s shows the error %.*s", P(w->name), P(cell), P(utf8_first(raw, SHOWN_MAX)));
	return show_text(w, raw);
}

/* ISO 8601 "2026-11-22T00:00:00": midnight is left out, as in dates that are numbers. */
static bool show_day(struct sheet_reading *w, str raw)
{
	str day = str_cut(&raw, S("T")), hour = str_first(raw, 8);
	bool midnight = !hour.n || str_eq(hour, S("00:00:00"));
	auto_buf text = { 0 };
	buf_put(&text, day);
	if (day.n && !midnight)
		buf_byte(&text, ' ');
	if (!midnight)
		buf_put(&text, hour);
	w->text = xlsx_keep(w->r, buf_str(&text));
	return true;
}

/* The value of attribute t; without one it is a number. What nobody knows is shown as it stands. */
static const struct cell_type cell_types[] = {
	{ T("n"), false, show_number },
	{ T("s"), false, show_shared },
	{ T("str"), true, show_text },
	{ T("inlineStr"), true, show_text },
	{ T("b"), false, show_truth },
	{ T("e"), false, show_error },
	{ T("d"), false, show_day },
	{ { 0 }, true, show_text },
};

static const struct cell_type *type_named(str name)
{
	const struct cell_type *type = cell_types;
	while (name.p && type->name.p && !str_eq(type->name, name))
		type++;
	return type;
}

static bool row_open(struct xml *x)
{
	struct sheet_reading *w = x->self;
	w->hidden = xml_attribute_true(x, S("hidden"));
	w->used = 0;
	return place_row(x, &w->place);
}

static bool cell_open(struct xml *x)
{
	struct sheet_reading *w = x->self;
	int64_t style;
	if (!place_cell(x, &w->place))
		return false;
	bool styled = str_whole(xml_attribute(x, S("s")), &style) && style >= 0;
	bool known = styled && (uint64_t)style < w->r->format_count;
	w->format = known ? w->r->formats[style] : (struct format){ 0 };
	w->type = type_named(xml_attribute(x, S("t")));
	w->formula = w->filled = false;
	return true;
}

static bool formula_open(struct xml *x)
{
	struct sheet_reading *w = x->self;
	w->formula = true;
	return true;
}

static bool too_long(struct sheet_reading *w)
{
	return err_set(w->e, ERR_INPUT, "文字が多すぎます（上限 %u バイト）", "the text is too long (at most %u bytes)",
	               SHEET_CELL_BYTES_MAX);
}

static bool show(struct sheet_reading *w, str raw)
{
	w->filled = raw.n || w->type->empty_counts;
	if (!w->filled)
		return true;
	if (raw.n > SHEET_CELL_BYTES_MAX)
		return too_long(w);
	if (!w->type->show(w, raw))
		return false;
	return w->text.n > SHEET_CELL_BYTES_MAX ? too_long(w) : xlsx_fits(w->r, w->rows.n, w->e);
}

static bool show_in_cell(struct sheet_reading *w, str raw)
{
	if (show(w, raw))
		return true;
	str cell = cell_name(w->r->scratch, w->place.columns - 1, w->place.row);
	return err_wrap(w->e, "セル %.*s", "cell %.*s", P(cell));
}

static bool value_close(struct xml *x)
{
	return show_in_cell(x->self, x->text);
}

static bool inline_open(struct xml *x)
{
	struct sheet_reading *w = x->self;
	buf_cut(&w->r->joined, 0);
	return true;
}

static bool run_close(struct xml *x)
{
	struct sheet_reading *w = x->self;
	xlsx_join(w->r, x->text);
	return true;
}

static bool inline_close(struct xml *x)
{
	struct sheet_reading *w = x->self;
	return show_in_cell(w, buf_str(&w->r->joined));
}

static bool cell_close(struct xml *x)
{
	struct sheet_reading *w = x->self;
	if (w->formula && !w->filled) {
		str cell = cell_name(w->r->scratch, w->place.columns - 1, w->place.row);
		book_note(w->r->a, w->r->book,
		          "シート「%.*s」のセル %.*s は数式の計算結果が保存されていません。Excel で開いて保存し直すと読めます",
		          "sheet \"%.*s\", cell %.*s: the result of the formula is not in the file; "
		          "open it in Excel and save it again", P(w->name), P(cell));
	}
	if (!w->filled || !w->text.n)
		return true;
	w->r->row[w->place.columns - 1] = w->text;
	w->used = (uint32_t)w->place.columns;
	return true;
}

static bool row_close(struct xml *x)
{
	struct sheet_reading *w = x->self;
	size_t n = w->used * sizeof *w->r->row;
	if (!xlsx_fits(w->r, w->rows.n, w->e) || !xlsx_count(w->r, w->used, w->e))
		return err_wrap(w->e, "%u行目", "row %u", w->place.row);
	if (!n)
		return true;
	struct sheet_row row = { .number = w->place.row, .count = w->used, .hidden = w->hidden };
	row.cells = arena_more(w->r->a, w->r->row, n, n);
	buf_put(&w->rows, (str){ (const char *)&row, sizeof row });
	for (uint32_t i = 0; i < w->used; i++)
		w->r->row[i] = S("");
	return true;
}

static bool merge_open(struct xml *x)
{
	struct sheet_reading *w = x->self;
	struct area area;
	if (!place_merge(x, &area, &w->merges))
		return false;
	buf_put(&w->areas, (str){ (const char *)&area, sizeof area });
	return true;
}

enum {
	SHEET_TOP = 1, DATA, ROW, CELL, VALUE, FORMULA, INLINE, INLINE_TEXT, INLINE_RUN, INLINE_RUN_TEXT, MERGES, MERGE,
	SHEET_ELEMENTS
};

static const struct xml_element sheet_elements[] = {
	[SHEET_TOP] = { 0, T("worksheet") },
	[DATA] = { SHEET_TOP, T("sheetData") },
	[ROW] = { DATA, T("row"), .open = row_open, .close = row_close },
	[CELL] = { ROW, T("c"), .open = cell_open, .close = cell_close },
	[VALUE] = { CELL, T("v"), .text = true, .close = value_close },
	[FORMULA] = { CELL, T("f"), .open = formula_open },
	[INLINE] = { CELL, T("is"), .open = inline_open, .close = inline_close },
	[INLINE_TEXT] = { INLINE, T("t"), .text = true, .close = run_close },
	[INLINE_RUN] = { INLINE, T("r") },
	[INLINE_RUN_TEXT] = { INLINE_RUN, T("t"), .text = true, .close = run_close },
	[MERGES] = { SHEET_TOP, T("mergeCells") },
	[MERGE] = { MERGES, T("mergeCell"), .open = merge_open },
	[SHEET_ELEMENTS] = { 0 },
};

static void sheet_reading_end(struct sheet_reading *w)
{
	buf_drop(&w->rows);
	buf_drop(&w->areas);
	buf_drop(&w->unescaped);
}

static void rows_keep(struct sheet_reading *w, struct sheet *to)
{
	to->rows = arena_more(w->r->a, w->rows.p, w->rows.n, w->rows.n);
	to->count = to->room = w->rows.n / sizeof *to->rows;
	buf_drop(&w->rows);
}

bool xlsx_sheet_read(struct xlsx_reading *r, const struct xlsx_sheet *from, struct sheet *to, struct err *e)
{
	__attribute__((cleanup(sheet_reading_end))) struct sheet_reading w = { .r = r, .e = e, .name = from->name };
	if (!from->part)
		return err_set(e, ERR_INPUT, "シートの中身がファイルの中にありません。Excel で開き、保存し直してください",
		               "its contents are missing in the file; open it in Excel and save it again");
	if (!package_walk(&r->package, from->part, sheet_elements, &w, e))
		return false;
	rows_keep(&w, to);
	const struct area *areas = (const struct area *)(const void *)w.areas.p;
	return xlsx_merge(r, to, areas, w.merges, e);
}
