/* xlsx.h - reading a workbook: what its strings, its styles and its sheets have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "xlsx_book.h"
#include "xlsx_format.h"
#include "xlsx_place.h"

struct xlsx_reading {
	struct arena *a;        /* of the book; what only the reading needs lies in scratch */
	struct arena *scratch;
	struct book *book;
	struct package package;
	struct xlsx_book parts;
	struct format *formats; /* by the style number of a cell */
	size_t format_count;
	struct buf strings;     /* of str: the shared strings; one too long to be a cell has n > SHEET_CELL_BYTES_MAX */
	struct buf joined;      /* the text being put together from the runs of rich text */
	str *row;               /* SHEET_COLUMNS_MAX cells for the row being read; all empty between rows */
	size_t cells;           /* kept so far */
	size_t taken_before;    /* by the arena before the reading */
	char *room;             /* the rest of a block for short texts */
	size_t room_left;
};

#define auto_reading __attribute__((cleanup(xlsx_reading_end))) struct xlsx_reading

void xlsx_reading_end(struct xlsx_reading *r);

bool xlsx_strings_read(struct xlsx_reading *r, struct err *e);
bool xlsx_styles_read(struct xlsx_reading *r, struct err *e);
bool xlsx_sheet_read(struct xlsx_reading *r, const struct xlsx_sheet *from, struct sheet *to, struct err *e);

/* Gives every cell of a merged area the text of its first one, where that has any. Rows that the sheet does not have
 * and columns right of its last one stay as they are, however far an area reaches. */
bool xlsx_merge(struct xlsx_reading *r, struct sheet *s, const struct area *areas, size_t count, struct err *e);

/* Counts cells to be kept; refuses more than SHEET_CELLS_MAX. */
bool xlsx_count(struct xlsx_reading *r, size_t cells, struct err *e);
/* Refuses when the book takes more than SHEET_TEXT_BYTES_MAX; more is what the caller holds beside it. */
bool xlsx_fits(const struct xlsx_reading *r, size_t more, struct err *e);
/* Copies a text into the book, where short ones lie side by side. */
str xlsx_keep(struct xlsx_reading *r, str text);
/* Adds a run of rich text to r->joined, but not much over SHEET_CELL_BYTES_MAX. */
void xlsx_join(struct xlsx_reading *r, str run);
