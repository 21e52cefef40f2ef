/* standing.h - where each item of a form stands: measured, suggested and answered side by side, and where they differ.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"
#include "evidence.h"

enum conflict {
	CONFLICT_NONE,
	CONFLICT_YES_BUT_SHORT,  /* a person says Yes, shortfalls were found */
	CONFLICT_NO_BUT_NOTHING, /* a person says No, all was looked at and nothing was found */
};
struct words conflict_words(enum conflict conflict); /* "" for none */
enum conflict conflict_between(const struct answer *answer, enum need need, enum verdict measured);

struct standing_row {
	const struct form_item *item;
	struct answer answer;
	enum need need;
	struct evidence evidence;
	enum conflict conflict;
};

struct standing {
	const struct form *form;
	struct standing_row *rows; /* one for each of form->items, in the form's order */
	size_t count;
};

/* vendor and system: "" on the facility's own form. */
bool standing_read(struct work *w, struct evidence_run *run, const struct form *form, str vendor, str system,
	           struct standing *standing, struct err *e);
/* The facility's own form, with no more evidence than evidence_kept() gives. */
bool standing_read_kept(struct work *w, const struct form *form, struct standing *standing, struct err *e);

/* Of the items that need an entry. */
struct standing_totals {
	size_t wanted, answered, conflicts;
	size_t late; /* No, without a second check, and the target date has passed */
	size_t verdicts[VERDICTS];
};
struct standing_totals standing_count(const struct standing *standing, struct day today);
