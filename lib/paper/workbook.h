/* workbook.h - lists and forms as .xlsx: all cells texts, answers unlocked, the same bytes at any hour.
 * Nothing is ever a formula, a number or a date to Excel: 001, 2/3 and =1+1 come back as they were given.
 * What goes wrong is kept and said once, by workbook_write(), naming sheet and cell.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

struct workbook_look {
	str title, author;
	int64_t made_at; /* UTC; the only time in the file */
	enum lang lang;  /* of what Excel says when a choice is none of the `choices` */
};

struct workbook *workbook_open(struct arena *a, const struct workbook_look *look, struct err *e);
void workbook_drop(struct workbook **w);
#define auto_workbook __attribute__((cleanup(workbook_drop))) struct workbook

/* Adds the whole .xlsx to out; nothing can be added to the workbook after it. ERR_INPUT names sheet and cell
 * where a limit is passed. */
bool workbook_write(struct workbook *w, struct buf *out, struct err *e);

/* Limits of Excel, in the UTF-16 units it counts; and of ours. */
#define WORKBOOK_CELL_MAX 32767u
#define WORKBOOK_CHOICES_MAX 255u /* all choices of a cell together, with a comma between them */
#define WORKBOOK_PROMPT_TITLE_MAX 32u
#define WORKBOOK_PROMPT_MAX 255u
#define WORKBOOK_NAME_MAX 31u
#define WORKBOOK_ROWS_MAX 1048576u
#define WORKBOOK_COLUMNS_MAX 256u
#define WORKBOOK_SHEETS_MAX 255u

struct workbook_sheet_look {
	str name;              /* what Excel refuses in it becomes full-width; a name taken gets "(2)" */
	const double *widths;  /* in half-width characters; NULL or 0: by content */
	size_t width_count;
	uint32_t header_rows;  /* frozen, and printed again on every page */
	bool filter;           /* a filter on the last header row */
	bool locked;           /* protected, without a password: only `open` cells can be changed */
	bool hidden;           /* not the first sheet: that is shown when the file is opened */
	bool landscape;        /* printed on A4, all columns on one page */
};
struct workbook_sheet *workbook_sheet(struct workbook *w, const struct workbook_sheet_look *look);

enum workbook_style {
	WORKBOOK_TEXT,   /* an entry of a list */
	WORKBOOK_HEADER, /* bold, shaded, ruled */
	WORKBOOK_TITLE,  /* large */
	WORKBOOK_NOTE,   /* plain, no rules, wrapped */
	WORKBOOK_SMALL,  /* small and grey: ids that must come back */
	WORKBOOK_BAND,   /* a section of a form: bold, shaded, ruled */
	WORKBOOK_LABEL,  /* a group of a form: ruled, wrapped, in the middle */
	WORKBOOK_ITEM,   /* an item of a form: ruled, wrapped */
	WORKBOOK_ANSWER, /* ruled, in the middle */
	WORKBOOK_STYLES,
};

struct workbook_cell {
	str text;
	enum workbook_style style;
	uint16_t columns, rows;   /* over which it spreads; 0 means 1 */
	bool open;                /* yellow; may be changed in a locked sheet */
	const str *choices;       /* the only values that can be typed; without commas and quotes */
	size_t choice_count;
	str prompt_title, prompt; /* shown beside the cell when it is entered */
};

/* A cell begins where the row's cells before it, and cells hanging down from rows above, leave room. */
void workbook_row_put(struct workbook_sheet *s, const struct workbook_cell *cells, size_t count);
/* workbook_row(s, { .text = S("No."), .style = WORKBOOK_HEADER }, { … }); */
#define workbook_row(s, ...)                                                                                 \
	workbook_row_put(s, (const struct workbook_cell[]){ __VA_ARGS__ },                                   \
			 sizeof((const struct workbook_cell[]){ __VA_ARGS__ }) / sizeof(struct workbook_cell))
/* A row of plain texts in one style: a list's header or entry. */
void workbook_texts(struct workbook_sheet *s, enum workbook_style style, const str *texts, size_t count);
