/* import.h - from a file people really have to records: recognised, matched, compared, shown, applied in one
 * transaction. A dry run does all of it and rolls back.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/sheet.h"
#include "history.h"

/* Rows of which more than this share of a scope would vanish are refused unless allowed: a wrong or cut file. */
#define IMPORT_VANISH_SHARE 0.5
#define IMPORT_VANISH_LEAST 10u

struct import_result;

struct import_ask {
	const struct record_kind *kind; /* NULL: a format that names its own kinds, or one of `among` */
	const struct record_kind *const *among; /* what a table may be a list of, when kind is NULL; ended by NULL; may be NULL */
	str file;     /* as the user gave it, for naming the source */
	str bytes;
	str encoding; /* "" = find out */
	str sheet;    /* "" = the first visible sheet with a header that fits */
	str scope;    /* "" = made from the kind and the file's name without its digits */
	str as_of;    /* "" = today; the day on which the file told the truth, ISO */
	/* "HEADER=column"; "HEADER=kind.column" where the kind in the same row has a column of that name too; "HEADER=-": the
	 * column is not used. */
	const str *maps;
	size_t map_count;
	bool dry_run;
	bool allow_vanish;
	/* Called last, inside the transaction of an import that is no dry run; false undoes all of it. May be NULL. */
	bool (*sign)(void *of, struct work *w, const struct import_result *result, struct err *e);
	void *of;
};

enum outcome { ROW_ADDED, ROW_CHANGED, ROW_SAME, ROW_BACK, ROW_VANISHED, ROW_REJECTED, OUTCOMES };
extern const struct words outcome_words[OUTCOMES];
extern const char *const outcome_names[OUTCOMES];

struct import_row {
	enum outcome outcome;
	const struct record_kind *kind;
	str sheet;
	uint32_t number; /* row in the sheet; 0 for a record that vanished */
	str label;
	const struct record *was, *now; /* NULL where there is none */
	str cell;                       /* "C12" when a cell is to blame */
	str why_ja, why_en;             /* reason or remark; "" when none */
};

struct import_column {
	str sheet, header;
	const struct record_kind *kind;
	const struct column *column; /* NULL: not used */
	size_t at, first;            /* its index among the cells of a row; the index of the first row below its header */
};

/* What a refusal asks of the person, where more than the file itself is to blame. */
enum import_trouble { TROUBLE_FILE, TROUBLE_KIND, TROUBLE_HEADER, TROUBLE_SHEET, TROUBLE_MAP, TROUBLE_VANISH };

struct import_result {
	const char *format; /* of a failure too, once it was recognised; NULL before */
	str charset;
	str scope;
	const struct record_kind *kind; /* asked for, or found among the ask's; NULL where the format names its own */
	enum import_trouble trouble;    /* of a failure */
	size_t stood, gone;             /* of the kind of which more vanish than is allowed unasked, allowed or not; else 0 */
	struct import_row *rows;
	size_t count, room;
	size_t counts[OUTCOMES];
	struct import_column *columns;
	size_t column_count, column_room;
	const struct book *book; /* for its notes; of a failure too, once the file was read. NULL before */
	struct id act;
	bool applied;
};

/* ERR_PARTLY when good rows were applied and some were rejected: the result is whole. Any other error: nothing
 * was changed. */
bool import_run(struct work *w, const struct import_ask *ask, struct import_result *result, struct err *e);

/* What a file is called from month to month: its name without folder, ending and date. */
str import_source(struct arena *a, str file);

/* Makes the projections again after records came or went, in the transaction: the links of the kinds touched and
 * those to them (ended by NULL), then what the kinds themselves settle. */
bool records_settle(struct work *w, const struct record_kind *const *touched, struct err *e);

/* Writes records by hand as one act: `was` NULL makes new ones (their ids are then given), now.gone drops one. Everything
 * or nothing. ERR_CONFLICT: one was touched since it was read (was.act). */
bool records_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now, size_t count,
	           struct id *act, struct err *e);
bool record_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
	          struct id *act, struct err *e); /* the same for one */
bool records_write_in(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now, size_t count,
	              struct id *act, struct err *e); /* the same inside the caller's transaction */

/* Finds the id of a record of a kind by what people call it (any label column, folded); "" when none or several. */
struct labels;
struct labels *labels_of(struct work *w, const struct record_kind *kind, struct err *e);
str labels_find(struct work *w, const struct labels *l, str name);
