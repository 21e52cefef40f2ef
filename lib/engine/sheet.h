/* sheet.h - what every reader of a foreign file gives: named tables of text cells that know where they stood.
 * A spreadsheet, a CSV, a directory export and a firewall configuration all end as sheets, so that one importer
 * (frame/import) serves them all. Readers are pure: bytes in, book out, everything in the caller's arena.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* Bounds of everything read from outside. A file over one of them is refused with a message that names it. */
#define FILE_BYTES_MAX (48u << 20)      /* the file itself */
#define SHEET_XML_BYTES_MAX (160u << 20) /* one part of an .xlsx when unpacked; it is streamed, never held */
#define SHEET_TEXT_BYTES_MAX (40u << 20) /* all cell texts of a book together, as held in memory */
#define SHEET_ROWS_MAX 1048576u         /* Excel's own limit */
#define SHEET_COLUMNS_MAX 16384u        /* Excel's own limit */
#define SHEET_CELLS_MAX 2000000u        /* cells kept, empty ones between filled ones included */
#define SHEET_CELL_BYTES_MAX 131072u    /* Excel's 32,767 characters, at most four bytes each */
#define SHEETS_MAX 255u

struct sheet_row {
	uint32_t number;  /* 1-based, as the user's program shows it; for a text file the line it begins on */
	uint32_t count;   /* cells; trailing empty ones are left out */
	bool hidden;
	str *cells;       /* UTF-8, NFC as it stood; dates of date-formatted cells as YYYY-MM-DD[ hh:mm:ss] */
};

/* A cell over which a merge spreads has the text of the merge's first cell. */
struct sheet {
	str name;
	/* "" or the record kind this sheet's columns are already named for (configuration readers) */
	str kind;
	struct sheet_row *rows;
	size_t count, room;
	bool hidden;
};

struct book {
	str format;    /* "xlsx", "csv", "fortigate" …: the reader's name */
	str charset;   /* "UTF-8", "CP932", "UTF-16LE" …; "" where the format fixes it */
	struct sheet *sheets;
	size_t count;
	/* What the reader could not use, in words for the user; each already says where. Never a reason to stop. */
	struct book_note { char ja[320], en[320]; } *notes;
	size_t note_count, note_room;
	size_t noted; /* how often book_note was called */
};

/* Says in the book what was passed over; both formats take the same arguments. The last of BOOK_NOTES_MAX
 * says how many more there were. */
#define BOOK_NOTES_MAX 200u
void book_note(struct arena *a, struct book *b, const char *ja, const char *en, ...)
	__attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/* A new empty sheet, at most SHEETS_MAX; it stays where it is while others are added. With columns > 0 its
 * first row is the header, which gets the number 0 because it stands nowhere in the file. */
struct sheet *book_sheet(struct arena *a, struct book *b, str name, str kind, const str *header, size_t columns);
/* Adds a row. The array of cells is copied, their texts are not; trailing empty cells are dropped. */
void sheet_put(struct arena *a, struct sheet *s, uint32_t number, const str *cells, size_t count);

/* "C12": the cell's name in a spreadsheet; column from 0, row as in sheet_row.number. */
str cell_name(struct arena *a, size_t column, uint32_t row);

/* .xlsx as saved by Excel, LibreOffice and Google Sheets (ECMA-376). Cached values of formulas. */
bool xlsx_is(str bytes);
bool xlsx_read(struct arena *a, str bytes, struct book *b, struct err *e);

/* CSV or TSV (RFC 4180). The separator is found: comma, tab or semicolon, or the one a first line "sep=;"
 * names. bytes are as in the file; charset as for text_decode(). Blanks around cells without quotes are
 * dropped, rows without any text too; the escape of csv_put_row() is undone. */
bool csv_read(struct arena *a, str bytes, str charset, struct book *b, struct err *e);
