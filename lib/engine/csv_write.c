/* csv_write.c - the reversible escape against formulas in CSV, and rows quoted as of RFC 4180.
 * SPDX-License-Identifier: Apache-2.0 */
#include "csv.h"

#include <string.h>

/* How a formula may begin: OWASP, "CSV Injection"; the full-width signs because a Japanese Excel evens
 * them. */
static const str formula_heads[] = {
	T("="), T("+"), T("-"), T("@"), T("\t"), T("\r"), T("\n"), T("＝"), T("＋"), T("－"), T("＠"),
};

/* The head of a formula the cell begins with, or "". */
static str head_of(str cell)
{
	for (size_t i = 0; i < LENGTH(formula_heads); i++)
		if (str_starts(cell, formula_heads[i]))
			return formula_heads[i];
	return S("");
}

static bool seems_escaped(str cell)
{
	str behind = str_from(cell, 1);
	return str_starts(cell, S("'")) && (head_of(behind).n || str_starts(behind, S("'")));
}

/* A sign alone is no formula, and ledgers are full of - and － for "nothing". */
static bool needs_escape(str cell)
{
	str head = head_of(cell);
	return head.n ? head.n < cell.n : seems_escaped(cell);
}

str csv_unescaped(str cell)
{
	return seems_escaped(cell) ? str_from(cell, 1) : cell;
}

/* Tabs and semicolons are quoted too, so that nobody takes them for the separator; blanks, because readers
 * drop them; "sep=", because Excel takes a first line that begins so for an order. */
static bool needs_quotes(str cell)
{
	static const char special[] = "\",;\t\r\n";
	for (size_t i = 0; i < cell.n; i++)
		if (memchr(special, cell.p[i], sizeof special - 1))
			return true;
	return cell.n && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ' || str_starts(cell, S("sep=")));
}

static void put_cell(struct buf *out, str cell)
{
	bool quotes = needs_quotes(cell);
	if (quotes)
		buf_byte(out, '"');
	if (needs_escape(cell))
		buf_byte(out, '\'');
	for (str rest = cell; rest.p;) {
		buf_put(out, str_cut(&rest, S("\"")));
		buf_put(out, rest.p ? S("\"\"") : S(""));
	}
	if (quotes)
		buf_byte(out, '"');
}

void csv_put_row(struct buf *out, const str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(out, ',');
		put_cell(out, cells[i]);
	}
	buf_put(out, S("\r\n"));
}
