/* xlsx_place.c - reading cell references and keeping rows and cells in order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_place.h"

#include "base/utf8.h"

#define SHOWN_MAX 30u /* characters of a wrong reference */

/* A1 references count columns in base 26 without a zero: after Z comes AA. 0 when there are no letters; more than
 * SHEET_COLUMNS_MAX when there are too many. */
static size_t columns_read(str *rest)
{
	size_t columns = 0;
	for (; rest->n && (rest->p[0] | 0x20) >= 'a' && (rest->p[0] | 0x20) <= 'z'; *rest = str_from(*rest, 1))
		if (columns <= SHEET_COLUMNS_MAX)
			columns = columns * 26 + (size_t)((rest->p[0] | 0x20) - 'a' + 1);
	return columns;
}

/* 0 when the whole text is no row number. */
static uint32_t row_read(str text)
{
	int64_t number;
	bool whole = str_whole(text, &number) && number > 0;
	return !whole ? 0 : number > SHEET_ROWS_MAX ? SHEET_ROWS_MAX + 1 : (uint32_t)number;
}

bool place_row(struct xml *x, struct place *p)
{
	str reference = xml_attribute(x, S("r"));
	uint32_t row = reference.p ? row_read(reference) : p->row + 1;
	if (row > SHEET_ROWS_MAX)
		return err_set(x->e, ERR_INPUT, "行が多すぎます（上限 %u 行）", "there are too many rows (at most %u)",
		               SHEET_ROWS_MAX);
	if (row <= p->row)
		return err_set(x->e, ERR_INPUT,
		               "%u行目の次の行の番号「%.*s」が正しくありません。Excel で開き、保存し直してください",
		               "behind row %u comes a row with the wrong number \"%.*s\"; open it in Excel and save it "
		               "again", p->row, P(utf8_first(reference, SHOWN_MAX)));
	*p = (struct place){ .row = row };
	return true;
}

bool place_cell(struct xml *x, struct place *p)
{
	str reference = xml_attribute(x, S("r")), rest = reference;
	size_t columns = reference.p ? columns_read(&rest) : p->columns + 1;
	if (columns > SHEET_COLUMNS_MAX)
		return err_set(x->e, ERR_INPUT, "%u行目: 列が多すぎます（上限 %u 列）",
		               "row %u: there are too many columns (at most %u)", p->row, SHEET_COLUMNS_MAX);
	if (columns <= p->columns || (reference.p && row_read(rest) != p->row))
		return err_set(x->e, ERR_INPUT,
		               "%u行目: セルの番地「%.*s」が正しくありません。Excel で開き、保存し直してください",
		               "row %u: the cell reference \"%.*s\" is wrong; open it in Excel and save it again",
		               p->row, P(utf8_first(reference, SHOWN_MAX)));
	p->columns = columns;
	return true;
}

static bool corner_read(str text, size_t *column, uint32_t *row)
{
	size_t columns = columns_read(&text);
	*column = columns - 1;
	*row = row_read(text);
	return columns && columns <= SHEET_COLUMNS_MAX && *row && *row <= SHEET_ROWS_MAX;
}

bool area_read(str reference, struct area *area)
{
	str first = str_cut(&reference, S(":"));
	return corner_read(first, &area->left, &area->top) &&
	       corner_read(reference.p ? reference : first, &area->right, &area->bottom) && area->left <= area->right &&
	       area->top <= area->bottom;
}

bool place_merge(struct xml *x, struct area *area, size_t *count)
{
	str reference = xml_attribute(x, S("ref"));
	if (++*count > MERGES_MAX)
		return err_set(x->e, ERR_INPUT, "セルの結合が多すぎます（上限 %u か所）",
		               "there are too many merged cells (at most %u)", MERGES_MAX);
	return area_read(reference, area) ||
	       err_set(x->e, ERR_INPUT, "結合セルの範囲「%.*s」が正しくありません。Excel で開き、保存し直してください",
	               "the merged range \"%.*s\" is wrong; open it in Excel and save it again",
	               P(utf8_first(reference, SHOWN_MAX)));
}
