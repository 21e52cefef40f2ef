/* preview.h - what was seen in an upload, kept as a file so that its pages need no second look.
 * The first line is a JSON object about the whole; each line behind it is one row, the worst outcomes first, at most
 * PREVIEW_ROWS_MAX of an outcome. Values are cut for showing; the cells of rejected rows are kept whole, so that they can
 * be given back.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/import.h"
#include "upload.h"

#define PREVIEW_ROWS_MAX 1000u    /* of one outcome */
#define PREVIEW_BYTES_MAX (12u << 20) /* all rows together; what does not fit is only counted */
#define PREVIEW_RUNES_MAX 120u    /* of a value that is shown */
#define PREVIEW_BRIEF_MAX 6u      /* values told of a row that came or went */
#define PREVIEW_COLUMNS_MAX 300u
#define PREVIEW_SAMPLES 3u
#define PREVIEW_SHEETS_MAX 50u

struct preview_column {
	str sheet, header;
	str kind, column; /* "": not used; column "id": Inro's own */
	size_t at;
	str samples[PREVIEW_SAMPLES];
};

struct preview_note {
	str ja, en;
};

struct preview {
	int64_t tries;      /* of the upload when it was looked at */
	bool applied;       /* these rows were taken in; false: they would be */
	struct err problem; /* why it cannot be taken in; kind ERR_NONE when it can */
	enum import_trouble trouble;
	str format, charset, scope;
	str kind;           /* "": the format names its own, or it is not known */
	bool named;         /* the format names its own */
	size_t stood, gone; /* more vanish than is allowed unasked; else 0 */
	size_t counts[OUTCOMES], kept[OUTCOMES];
	str *sheets;
	size_t sheet_count;
	struct preview_column *columns;
	size_t column_count;
	struct preview_note *notes;
	size_t note_count;
	str lines;          /* the rows, for preview_rows */
};

/* The order in which rows are kept and shown; ended by OUTCOMES. */
extern const enum outcome preview_order[];

bool preview_write(struct work *w, const struct upload *u, const struct import_result *result, const struct err *problem, struct err *e);
/* ERR_MISSING: it was not looked at yet. */
bool preview_read(struct work *w, str id, struct preview *p, struct err *e);

struct preview_value {
	str column, was, now;
};

struct preview_row {
	enum outcome outcome;
	str kind, sheet, cell, label, id;
	str why_ja, why_en;
	int64_t number; /* 0: it stands in no row of the file */
	struct preview_value *values;
	size_t value_count;
	str *cells;     /* of a rejected row */
	size_t cell_count;
};
/* At most `most` rows behind the first `skip` ones of this outcome; OUTCOMES stands for all of them. */
bool preview_rows(struct work *w, const struct preview *p, enum outcome outcome, size_t skip, size_t most, struct preview_row **rows,
		  size_t *count, struct err *e);
