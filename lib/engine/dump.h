/* dump.h - what the exports of administrators' commands have in common: a first line that names them,
 * columns found by name whatever their order, words for yes and no, and a file named for the computer it
 * came from.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

/* The first lines of a file as UTF-8, for recognising it; "" when they are no text. */
#define DUMP_HEAD_BYTES 65536u
str dump_head(struct arena *a, str bytes);

/* The whole file as UTF-8; the book is told its format and charset. ERR_INPUT for more than
 * FILE_BYTES_MAX. */
bool dump_text(struct arena *a, str bytes, str charset, const char *format, struct book *b, str *text,
               struct err *e);

/* A sheet that is being filled has not outgrown SHEET_CELLS_MAX; asked before each row. */
bool dump_fits(const struct sheet *s, struct err *e);

/* Takes the first line, without its line end, off the front. */
str dump_line(str *rest);

/* What a file is named for: the first part of its name, cut at "_" and blanks, that is neither a command's
 * word ("services", "export" …) nor a date. "hospital.local_users.csv" gives "hospital.local"; "" when
 * nothing is left. */
str dump_subject(str file);
/* The same up to its first dot, a computer's name: "SV-AD01_services.csv" gives "SV-AD01". "" is noted in
 * the book. */
str dump_device(struct arena *a, struct book *b, str file);

/* "yes", "no" or "": True, 真, 有効, 1 … False when the value is none of the known words. */
bool dump_flag(str value, str *flag);
/* The first whole number in a text, as "24" in "24 passwords remembered"; false when there is none. */
bool dump_number(str value, int64_t *number);

/* A CSV as Export-Csv and its like write it. The names of a column are alternatives parted by "|", case
 * ignored. */
struct dump {
	struct arena *a;
	struct book *b;
	struct sheet table;  /* row 0 is the header */
	str file, device;    /* device: once it was asked for */
	unsigned order;      /* of its short dates, see stamp.h */
};

/* True when the header has one of each of the columns; the list ends with NULL. */
bool dump_has(str bytes, const char *const *columns);
/* Reads the table; nothing of it stays in the book. Repeated headers (files put together) are taken out. */
bool dump_open(struct arena *a, str bytes, str charset, str file, const char *format, struct book *b,
               struct dump *d, struct err *e);
/* The first filled cell of the alternatives; "" when all are empty or absent. */
str dump_cell(const struct dump *d, const struct sheet_row *row, const char *columns);
/* Which column is named so; SIZE_MAX when none is. */
size_t dump_column(const struct dump *d, const char *columns);
/* Lets the order of short dates be learned from a column. */
void dump_see_dates(struct dump *d, size_t column);

/* One column of ours made from theirs. The turn is asked even for the empty value; false leaves the cell
 * empty and is noted with its line. A row whose needed field stays empty is left out and noted. */
struct dump_field {
	str to;
	const char *from;
	bool (*turn)(struct dump *d, str value, str *out); /* NULL: as it stands */
	bool needed;
};

/* Makes one sheet of a kind, a row for each row. The fields end with a zero row. */
#define DUMP_FIELDS_MAX 16u
bool dump_put(struct dump *d, const char *kind, const struct dump_field *fields, struct err *e);

/* Turns shared by several exports. A device that is empty or "." is the computer the file is named for. */
bool dump_turn_device(struct dump *d, str value, str *out);
bool dump_turn_flag(struct dump *d, str value, str *out);
bool dump_turn_day(struct dump *d, str value, str *out);
bool dump_turn_whole(struct dump *d, str value, str *out);
