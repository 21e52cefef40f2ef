/* journal_list.h - reading the journal: what happened, and what each act changed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "history.h"

struct journal_ask {
	str record; /* acts that touched this record; "" = all acts */
	str act;    /* this act alone */
	str who, event;
	str day;    /* ISO, in Japan */
	str before; /* older than this act; "" = from the newest on */
	bool rising; /* the oldest first, of all acts from behind `after` */
	str after;
	size_t most;
};

struct journal_entry {
	str act, at, who, event, subject;
	str undone; /* the act that took it back; "" where none did */
	str file;   /* what was imported; "" for other acts */
	size_t changes; /* records it changed, counted up to JOURNAL_CHANGES_COUNTED */
};
#define JOURNAL_CHANGES_COUNTED 1000u

bool journal_list(struct work *w, const struct journal_ask *ask, struct journal_entry **list, size_t *count, struct err *e);

/* A record that an act changed. Differences: see history_differences(). */
struct journal_change {
	const struct record_kind *kind;
	str record;
	str diff; /* "" where the act added the record */
};
str journal_label(struct work *w, const struct journal_change *change); /* how the record is called now */
/* In the order of the records' ids, from behind `after` ("" = the first); kinds that the program no longer has are left
 * out. record "" = of all records. */
bool journal_changes(struct work *w, str act, str record, str after, size_t most, struct journal_change **list, size_t *count,
	             struct err *e);

/* What an undo (the act) left as it was, because it had been changed again. */
bool journal_left(struct work *w, str act, size_t most, struct journal_change **list, size_t *count, struct err *e);
