/* xlsx_patch.c - writing cells into the XML of a sheet without touching anything beside them.
 * The sheet is walked twice: first for its merged areas, then along its rows and cells, while the bytes between the
 * places written are copied as they are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_patch.h"

#include "xlsx_book.h"
#include "xlsx_escape.h"
#include "xlsx_place.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define NO_STYLE (-1)

/* A tag in the sheet's XML. */
struct tag {
	size_t at, end; /* its first byte, and the one behind it */
	bool empty;     /* <row/>: nothing follows and no end tag */
};

struct patching {
	struct arena *a;
	str xml;
	struct buf before, out;  /* the sheet as it was, in which xml looks, and as it becomes */
	size_t copied;           /* bytes of xml that are in out, or left out on purpose */
	struct xlsx_edit *next;  /* edits in the order of rows and columns: the first not yet written */
	struct xlsx_edit *end;
	struct place place;
	str prefix;              /* "x:" where the sheet's elements have one */
	struct tag data, row, cell;
	int64_t row_style, style; /* number of the format of the row and of the cell; NO_STYLE where there is none */
	bool hit;                /* the cell being walked is the next edit */
	size_t merges;
};

static struct tag tag_here(const struct xml *x, str xml)
{
	size_t at = xml_at(x), end = at + xml_length(x);
	return (struct tag){ at, end, xml.p[end - 2] == '/' };
}

static void copy_until(struct patching *w, size_t at)
{
	buf_put(&w->out, (str){ w->xml.p + w->copied, at - w->copied });
	w->copied = at;
}

static void put_tag(struct patching *w, const char *before, const char *name, const char *behind)
{
	buf_fmt(&w->out, "%s%.*s%s%s", before, P(w->prefix), name, behind);
}

static void put_cell(struct patching *w, int64_t style, const struct xlsx_edit *edit)
{
	str name = cell_name(w->a, edit->column, edit->row);
	put_tag(w, "<", "c", " r=\"");
	buf_put(&w->out, name);
	if (style != NO_STYLE)
		buf_fmt(&w->out, "\" s=\"%lld", (long long)style);
	if (!edit->text.n) {
		buf_put(&w->out, S("\"/>"));
		return;
	}
	buf_put(&w->out, S("\" t=\"inlineStr\">"));
	put_tag(w, "<", "is", ">");
	put_tag(w, "<", "t", " xml:space=\"preserve\">");
	xlsx_escape(&w->out, edit->text);
	put_tag(w, "</", "t", ">");
	put_tag(w, "</", "is", ">");
	put_tag(w, "</", "c", ">");
}

static bool edit_waits(const struct patching *w, uint32_t row)
{
	return w->next < w->end && w->next->row == row;
}

/* The cells of the present row that come before this column. */
static void put_cells_before(struct patching *w, uint32_t row, size_t column, int64_t style)
{
	while (edit_waits(w, row) && w->next->column < column)
		put_cell(w, style, w->next++);
}

static void put_rows_before(struct patching *w, uint32_t row)
{
	while (w->next < w->end && w->next->row < row) {
		uint32_t number = w->next->row;
		put_tag(w, "<", "row", "");
		buf_fmt(&w->out, " r=\"%u\">", number);
		put_cells_before(w, number, SHEET_COLUMNS_MAX, NO_STYLE);
		put_tag(w, "</", "row", ">");
	}
}

static int64_t style_here(const struct xml *x)
{
	int64_t style;
	return str_whole(xml_attribute(x, S("s")), &style) && style >= 0 ? style : NO_STYLE;
}

static bool data_open(struct xml *x)
{
	struct patching *w = x->self;
	const char *colon = strchr(x->name, ':');
	if (w->data.end)
		return err_set(x->e, ERR_INPUT, "表が2つあります。Excel で開き、保存し直してください",
		               "it holds two tables; open it in Excel and save it again");
	w->data = tag_here(x, w->xml);
	w->prefix = colon ? arena_copy(w->a, (str){ x->name, (size_t)(colon + 1 - x->name) }) : S("");
	return true;
}

static bool row_open(struct xml *x)
{
	struct patching *w = x->self;
	if (!place_row(x, &w->place))
		return false;
	w->row = tag_here(x, w->xml);
	w->row_style = xml_attribute_true(x, S("customFormat")) ? style_here(x) : NO_STYLE;
	if (w->next < w->end && w->next->row < w->place.row)
		copy_until(w, w->row.at);
	put_rows_before(w, w->place.row);
	return true;
}

static bool cell_open(struct xml *x)
{
	struct patching *w = x->self;
	if (!place_cell(x, &w->place))
		return false;
	size_t column = w->place.columns - 1;
	w->hit = false;
	if (!edit_waits(w, w->place.row) || w->next->column > column)
		return true;
	w->cell = tag_here(x, w->xml);
	w->style = style_here(x);
	copy_until(w, w->cell.at);
	put_cells_before(w, w->place.row, column, w->row_style);
	w->hit = edit_waits(w, w->place.row) && w->next->column == column;
	return true;
}

/* Writing over a formula would leave the calculation chain, and the cells that share it, pointing at nothing. */
static bool formula_open(struct xml *x)
{
	struct patching *w = x->self;
	if (!w->hit)
		return true;
	str cell = cell_name(w->a, w->next->column, w->next->row);
	return err_set(x->e, ERR_CONFLICT, "セル %.*s には数式が入っているため、書き込めません",
	               "cell %.*s holds a formula and cannot be written", P(cell));
}

static bool cell_close(struct xml *x)
{
	struct patching *w = x->self;
	if (!w->hit)
		return true;
	put_cell(w, w->style, w->next++);
	w->copied = w->cell.empty ? w->cell.end : xml_at(x) + xml_length(x);
	w->hit = false;
	return true;
}

/* Copies up to where something can be added inside the element that begins with this tag and ends here. */
static void reopen(struct patching *w, struct tag tag, const struct xml *x)
{
	copy_until(w, tag.empty ? tag.end - 2 : xml_at(x));
	if (tag.empty)
		buf_byte(&w->out, '>');
}

static void close_again(struct patching *w, struct tag tag, const struct xml *x)
{
	if (!tag.empty)
		return;
	buf_fmt(&w->out, "</%s>", x->name);
	w->copied = tag.end;
}

static bool row_close(struct xml *x)
{
	struct patching *w = x->self;
	if (!edit_waits(w, w->place.row))
		return true;
	reopen(w, w->row, x);
	put_cells_before(w, w->place.row, SHEET_COLUMNS_MAX, w->row_style);
	close_again(w, w->row, x);
	return true;
}

static bool data_close(struct xml *x)
{
	struct patching *w = x->self;
	if (w->next == w->end)
		return true;
	reopen(w, w->data, x);
	put_rows_before(w, SHEET_ROWS_MAX + 1);
	close_again(w, w->data, x);
	return true;
}

enum { FILL_TOP = 1, FILL_DATA, FILL_ROW, FILL_CELL, FILL_FORMULA, FILL_ELEMENTS };

static const struct xml_element fill_elements[] = {
	[FILL_TOP] = { 0, T("worksheet") },
	[FILL_DATA] = { FILL_TOP, T("sheetData"), .open = data_open, .close = data_close },
	[FILL_ROW] = { FILL_DATA, T("row"), .open = row_open, .close = row_close },
	[FILL_CELL] = { FILL_ROW, T("c"), .open = cell_open, .close = cell_close },
	[FILL_FORMULA] = { FILL_CELL, T("f"), .open = formula_open },
	[FILL_ELEMENTS] = { 0 },
};

static bool merge_open(struct xml *x)
{
	struct patching *w = x->self;
	struct area area;
	if (!place_merge(x, &area, &w->merges))
		return false;
	for (struct xlsx_edit *edit = w->next; edit < w->end; edit++)
		if (edit->row >= area.top && edit->row <= area.bottom && edit->column >= area.left &&
		    edit->column <= area.right)
			*edit = (struct xlsx_edit){ edit->sheet, area.top, area.left, edit->text };
	return true;
}

enum { MERGE_TOP = 1, MERGES, MERGE, MERGE_ELEMENTS };

static const struct xml_element merge_elements[] = {
	[MERGE_TOP] = { 0, T("worksheet") },
	[MERGES] = { MERGE_TOP, T("mergeCells") },
	[MERGE] = { MERGES, T("mergeCell"), .open = merge_open },
	[MERGE_ELEMENTS] = { 0 },
};

static bool walk(struct patching *w, const struct xml_element *elements, size_t *steps, struct err *e)
{
	auto_xml x = { .kind = &workbook_xml, .elements = elements, .self = w, .steps = steps, .e = e };
	xml_begin(&x);
	return xml_feed(&x, w->xml, true);
}

static int edit_order(const void *one, const void *two)
{
	const struct xlsx_edit *a = one, *b = two;
	int order = (a->row > b->row) - (a->row < b->row);
	return order ? order : (a->column > b->column) - (a->column < b->column);
}

static bool edits_sort(struct patching *w, struct err *e)
{
	qsort(w->next, (size_t)(w->end - w->next), sizeof *w->next, edit_order);
	for (struct xlsx_edit *edit = w->next; edit + 1 < w->end; edit++)
		if (!edit_order(edit, edit + 1))
			return err_set(e, ERR_CONFLICT, "セル %s に2回書き込もうとしました", "cell %s would be written twice",
			               cell_name(w->a, edit->column, edit->row).p);
	return true;
}

/* Text is added as UTF-8: the sheet must be that too. */
static bool is_utf8(str xml)
{
	str head = str_first(xml, str_find(xml, S("?>"))), key = S("encoding=");
	str value = str_from(head, str_find(head, key) + key.n + 1);
	return !str_has(str_first(xml, 4), S("\0")) && (!value.n || str_eq_nocase(str_first(value, 5), S("UTF-8")));
}

static bool sheet_fill(struct patching *w, struct package *p, struct err *e)
{
	if (!is_utf8(w->xml))
		return err_set(e, ERR_INPUT, "XML の文字コードが UTF-8 ではありません。Excel で開き、保存し直してください",
		               "its XML is not UTF-8; open it in Excel and save it again");
	if (!walk(w, merge_elements, &p->steps, e) || !edits_sort(w, e) || !walk(w, fill_elements, &p->steps, e))
		return false;
	copy_until(w, w->xml.n);
	return w->next == w->end || err_set(e, ERR_INPUT, "表がありません", "it holds no table");
}

static void patching_end(struct patching *w)
{
	buf_drop(&w->out);
	buf_drop(&w->before);
}

/* edits are those of this sheet alone, and are the function's to reorder. */
static bool sheet_patch(struct arena *a, struct package *p, const char *part, struct xlsx_edit *edits, size_t count,
                        struct err *e)
{
	__attribute__((cleanup(patching_end))) struct patching w = { .a = a, .next = edits, .end = edits + count };
	if (!package_read(p, part, &w.before, e))
		return false;
	w.xml = buf_str(&w.before);
	return sheet_fill(&w, p, e) && package_replace(p, part, arena_copy(a, buf_str(&w.out)), e);
}

static bool edit_valid(const struct xlsx_book *b, const struct xlsx_edit *edit, struct err *e)
{
	assert(edit->row && edit->row <= SHEET_ROWS_MAX && edit->column < SHEET_COLUMNS_MAX);
	size_t i = 0, units = 0;
	while (i < b->count && !str_eq(b->sheets[i].name, edit->sheet))
		i++;
	if (i == b->count || !b->sheets[i].cells || !b->sheets[i].part)
		return err_set(e, ERR_MISSING, "シート「%.*s」がありません", "there is no sheet \"%.*s\"", P(edit->sheet));
	for (size_t at = 0; at < edit->text.n;)
		units += utf8_next(edit->text, &at) > 0xFFFF ? 2 : 1;
	return units <= PATCH_TEXT_MAX ||
	       err_set(e, ERR_INPUT, "セルに書く文字が多すぎます（上限 %u 文字）",
	               "the text for a cell is too long (at most %u characters)", PATCH_TEXT_MAX);
}

static size_t edits_of(const struct xlsx_edit *edits, size_t count, str sheet, struct xlsx_edit *to)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (str_eq(edits[i].sheet, sheet))
			to[n++] = edits[i];
	return n;
}

bool xlsx_patch(struct arena *a, str bytes, const struct xlsx_edit *edits, size_t count, struct buf *out,
                struct err *e)
{
	auto_package p = { 0 };
	struct xlsx_book b;
	struct xlsx_edit *some = arena_array(a, struct xlsx_edit, count);
	if (!package_open_to_write(&p, bytes, e) || !xlsx_book_read(a, &p, &b, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!edit_valid(&b, &edits[i], e))
			return false;
	for (size_t i = 0; i < b.count; i++) {
		size_t n = edits_of(edits, count, b.sheets[i].name, some);
		if (n && !sheet_patch(a, &p, b.sheets[i].part, some, n, e))
			return err_wrap(e, "シート「%.*s」", "sheet \"%.*s\"", P(b.sheets[i].name));
	}
	return package_write(&p, out, e);
}
