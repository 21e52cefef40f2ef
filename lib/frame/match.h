/* match.h - which row of a sheet is the header, and which column of a record each of its cells means.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "import.h"

#define HEADER_ROWS_MAX 40u /* a header further down than this is none */
#define HEADER_COLUMNS_MAX 512u /* cells of a header that are looked at */

struct matched_column {
	const struct record_kind *kind; /* NULL: the cell's column is not used */
	int column;                     /* index in kind->columns; COLUMN_OF_ID for Inro's own id */
};
#define COLUMN_OF_ID (-2)

struct match {
	const struct sheet *sheet;
	size_t header, first;     /* indexes of rows: the header (its last row), the first row of data */
	struct matched_column *columns;
	size_t count;
	size_t score;             /* columns matched */
	str *headers;             /* as read, for telling */
};

/* One of an import's maps. */
struct map {
	str header, column; /* column.p is NULL where there is no "=" */
};
struct map map_of(str text); /* cut at its last "=": a header may hold one itself */
#define MAP_UNUSED "-"

/* Whether it is a list of this kind at all: a key by which rows are known again is there, or most headers are known.
 * A staff list is no list of devices because both have a department. */
bool match_tells(const struct match *m, const struct record_kind *kind);
/* How much a sheet is like a list of this kind, for comparing kinds: 0 where match_tells() says it is none. */
size_t match_likeness(const struct match *m, const struct record_kind *kind);
/* The best header of a sheet for a kind (and the kind in the same row). score 0: none. maps win over aliases. */
struct match match_sheet(struct work *w, const struct import_ask *ask, const struct record_kind *kind,
	                 const struct sheet *sheet);
