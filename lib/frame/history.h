/* history.h - every change of a record keeps who, when, before and after, and can be undone.
 *
 * The table `change` has a row for each record an act touched. diff is "" where the act added the record; otherwise
 * a JSON object {"column": ["before", "after"], …} with the pseudo columns "scope" and "gone" (["", "yes"] or back).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "record.h"
#include "work.h"

bool history_table(struct db *db, struct err *e);

/* Each writes the record and its change row on behalf of an act. Call inside a transaction. */
bool history_add(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e);
/* The change rows of all records of a kind that an act added by record_add alone: many at once. After its changes. */
bool history_added(struct db *db, const struct record_kind *kind, str act, struct err *e);
/* Writes nothing when nothing differs. `now` may come back from being gone. */
bool history_change(struct db *db, const struct record_kind *kind, const struct record *was, const struct record *now,
	            str act, struct err *e);
bool history_gone(struct db *db, const struct record_kind *kind, const struct record *was, str act, struct err *e);

/* The record as it was when an act had ended, told from how it is now. */
bool history_then(struct work *w, const struct record_kind *kind, const struct record *now, str act, struct record *then,
	          struct err *e);

/* One changed value, for showing: before and after as raw text. */
struct difference {
	const struct column *column; /* NULL for the pseudo column "gone" */
	str before, after;
};
size_t history_differences(struct arena *a, const struct record_kind *kind, str diff, struct difference **list);

/* Takes back everything an act did ("" = the last act that can be), as a new act. A record that was changed again
 * later stays as it is and is listed in `left`; then the error kind is ERR_PARTLY and the rest is undone.
 * ERR_MISSING: no such act. ERR_CONFLICT: nothing of it can be taken back. */
struct undo {
	struct id act;      /* the new journal entry */
	str undone;         /* the act that was undone */
	size_t restored;
	str *left;          /* labels */
	size_t left_count;
};
bool history_undo(struct work *w, str act, struct undo *undo, struct err *e);
