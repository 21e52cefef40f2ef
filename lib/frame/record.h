/* record.h - one table in C describes a kind of record; storage, import, list, form, JSON and sheets come from it.
 *
 * A value is kept raw, as it was written, and beside it what could be read out of it:
 *   COLUMN_CHOICE  <name>_code            the code of the choice, NULL = "cannot tell"
 *   COLUMN_DATE    <name>_from, <name>_to the days it may mean (ISO), NULL = unknown
 *   COLUMN_COUNT   <name>_number          the whole number, NULL = none
 *   COLUMN_LINK    <name>_id              the record it names, NULL = not found or not one
 * Every table has besides: id (in order of arrival), scope (the source it was last seen in), act (the journal entry
 * that last touched it), gone (NULL, or the journal entry that found it gone). Rows are never deleted.
 * Others read the view <kind>_now: what is not gone, with `seen` (the scope, or the act of what was written by hand).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "engine/date.h"
#include "store/db.h"

enum column_type { COLUMN_TEXT, COLUMN_DATE, COLUMN_CHOICE, COLUMN_COUNT, COLUMN_LIST, COLUMN_LINK };

enum column_flags {
	COLUMN_LABEL = 1,    /* names the record for people; the first non-empty label column is shown */
	COLUMN_IDENTITY = 2, /* two rows that differ here are two things */
	COLUMN_BRIEF = 4,    /* shown in the short list */
	COLUMN_MEASURED = 8, /* an export of the thing itself knows it better than a ledger */
};

/* One value of a closed list. aliases: other spellings, cut at |, compared folded. */
struct choice {
	const char *code;
	struct words words;
	const char *aliases;
};

extern const struct choice choice_yes_no[]; /* yes / no */

struct record;

struct column {
	const char *name;     /* in SQL, JSON and on the command line */
	struct words words;   /* header */
	const char *aliases;  /* other headers met in the field, cut at |, compared by text_key */
	enum column_type type;
	const struct choice *choices; /* COLUMN_CHOICE; ended by a zero row */
	const char *link;             /* COLUMN_LINK: the kind it names by one of that kind's label columns */
	unsigned flags;
	/* COLUMN_CHOICE that nobody filled in: the code that the record's other columns tell, "" = cannot tell. May be NULL. */
	str (*infer)(const struct record *r);
};

#define SCOPE_HAND "hand" /* the scope of what a person wrote here */

#define RECORD_COLUMNS_MAX 32u
#define RECORD_VALUE_MAX 8192u /* bytes of one value */

struct work;

struct record_kind {
	const char *name; /* table, command-line word, JSON type */
	struct words words;
	const struct column *columns; /* ended by a zero row */
	/* How a row is known again: sets of column names in order of trust, each set separated by blanks,
	 * the list ended by NULL. "scope" stands for the source itself: known again only in that source. Without any
	 * complete set the whole row must be equal. */
	const char *const *keys;
	/* A second kind whose columns may stand in the same row; its link column `also_link` gets this record. */
	const struct record_kind *also;
	const char *also_link;
	/* Makes projections that need other rows, inside the transaction of an import, when a record of one of these kinds
	 * (ended by NULL) was touched. May be NULL. */
	bool (*settle)(struct work *w, struct err *e);
	const char *const *settles_after;
};

size_t record_columns(const struct record_kind *kind);
/* The index of a column, or -1. */
int record_column(const struct record_kind *kind, str name);

/* What could be read out of one raw value. */
struct reading {
	str code;          /* CHOICE: the code, "" when not recognised */
	struct span span;  /* DATE */
	bool counted;      /* COUNT */
	int64_t number;
};
struct reading column_read(struct arena *a, const struct column *c, str raw);
/* How a code is called; NULL when the list does not have it. */
const struct choice *choice_of(const struct choice *choices, str code);

/* A record in memory; values[i] belongs to columns[i]. */
struct record {
	str id, scope;
	str act; /* the journal entry that last touched it; "" for one that was not read from the store */
	bool gone;
	str *values;
	const str *links; /* ids of COLUMN_LINK columns, same index; "" when unresolved; set by record_set_link */
};

/* A record with every value empty, and a copy whose values can be changed. */
struct record record_blank(struct arena *a, const struct record_kind *kind);
struct record record_copy(struct arena *a, const struct record_kind *kind, const struct record *r);
/* Most records have no link: they share one empty list until one is set. */
extern const str record_no_links[RECORD_COLUMNS_MAX];
void record_set_link(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str id);
str record_label(const struct record_kind *kind, const struct record *r);
/* Takes another value for a column; it must live as long as the record. A link to what the old value named is let go. */
void record_set(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str value);
/* The same for what a person wrote. ERR_INPUT: longer than RECORD_VALUE_MAX. */
bool record_put(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str value, struct err *e);
bool record_same(const struct record_kind *kind, const struct record *a, const struct record *b); /* all values, and gone */

/* Creates the table, or adds the columns it lacks. */
bool record_table(struct db *db, const struct record_kind *kind, struct err *e);

/* Writing. `act` is the journal entry on whose behalf. */
bool record_add(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e);
bool record_change(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e);
bool record_gone(struct db *db, const struct record_kind *kind, str id, str act, bool gone, struct err *e);
/* Moves a record into a scope without counting as a change. */
bool record_scope(struct db *db, const struct record_kind *kind, str id, str scope, struct err *e);
bool record_link(struct db *db, const struct record_kind *kind, str id, int column, str link, struct err *e);

/* Reading: all records of a kind, the gone ones too where asked for, in the order they were added. */
struct record_set {
	struct record *records;
	size_t count;
};
bool record_all(struct db *db, struct arena *a, const struct record_kind *kind, bool gone, struct record_set *set, struct err *e);
/* One record by id. ERR_MISSING. */
bool record_get(struct db *db, struct arena *a, const struct record_kind *kind, str id, struct record *r, struct err *e);
/* The codes of its choices as they are kept, also those that were inferred: codes[i] belongs to columns[i], "" = none. */
bool record_codes(struct db *db, struct arena *a, const struct record_kind *kind, str id, str codes[RECORD_COLUMNS_MAX], struct err *e);
