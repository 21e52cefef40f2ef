/* lists.h - the lists that offices keep: what each is called, what comes of it, and which kind of record it holds.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

#define LISTS_MAX 24u

struct list_row {
	const char *kind;
	struct words name;   /* 機器台帳 */
	struct words what;   /* what it brings, one sentence; empty for those that programs write */
	const char *without; /* columns that nobody fills in by hand, separated by blanks; "" for none */
	bool asked;          /* looks like another list: never guessed, only where it is asked for */
};
extern const struct list_row list_rows[]; /* the three that a newcomer brings stand first; ended by a zero row */

/* Its words are empty for what programs write: of those there is no template. */
static inline bool list_is_written_by_hand(const struct list_row *list)
{
	return list->what.ja != NULL;
}
const struct list_row *list_of(str kind); /* NULL when there is none */

/* The kinds of all lists that may be guessed, ended by NULL: what a table may be a list of. */
const struct record_kind *const *lists_kinds(struct work *w);
