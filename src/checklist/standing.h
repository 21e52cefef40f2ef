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
