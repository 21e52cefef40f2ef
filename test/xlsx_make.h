/* xlsx_make.h - workbooks made from XML literals, for tests and fuzz targets.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* A part is its head, then so many times the unit, then its tail; it is never held whole. */
struct made_part {
	const char *name;
	str head;
	size_t times;
	str unit, tail;
};

/* A zip of these parts alone; a row without a name ends them. */
str xlsx_zip(struct arena *a, const struct made_part *parts);

/* A workbook with the one sheet 台帳; parts given take the place of its own, or are added. */
str xlsx_make(struct arena *a, const struct made_part *parts);

/* The same with this in the sheet's sheetData. */
str xlsx_rows(struct arena *a, const char *rows);

/* The same from what a fuzzer hands over: pieces separated by the byte 1, each the letter of a part and what it
 * holds. A text beginning with "PK" is a file already. */
str xlsx_pieces(struct arena *a, str input);

/* The names of the parts a test is likely to replace. */
#define MADE_BOOK "xl/workbook.xml"
#define MADE_RELATIONS "xl/_rels/workbook.xml.rels"
#define MADE_SHEET "xl/worksheets/sheet1.xml"
#define MADE_STRINGS "xl/sharedStrings.xml"
#define MADE_STYLES "xl/styles.xml"

/* What stands around them. */
#define MADE_MAIN " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define MADE_SHEET_OPEN "<worksheet" MADE_MAIN ">"
#define MADE_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MADE_PACKAGE " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define MADE_ROWS(rows) MADE_SHEET_OPEN "<sheetData>" rows "</sheetData></worksheet>"
