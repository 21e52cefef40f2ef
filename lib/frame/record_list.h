/* record_list.h - records of a kind, searched, filtered, in an order, a page at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "record.h"
#include "work.h"

#define LIST_WORD_RUNES_MAX 100u /* of a word looked for */
#define CHOICE_UNTOLD "-"  /* asked for: records whose choice is not told */

enum presence { PRESENCE_THERE, PRESENCE_GONE, PRESENCE_ANY };

struct list_ask {
	const struct record_kind *kind;
	str find;                        /* a word that one of the values holds, compared folded; "" = any */
	str choices[RECORD_COLUMNS_MAX]; /* by column: a code, or CHOICE_UNTOLD; "" = any */
	enum presence presence;
	int sort;                        /* index of a column; -1 = as the records came */
	bool falling;
	bool columns[RECORD_COLUMNS_MAX]; /* whose values are wanted; none set = all */
	size_t skip, most;               /* most 0 = all */
	bool often;                      /* asked in just this shape again and again: its statement is kept */
	/* For programs that read everything piece by piece: nothing is skipped or given twice, whatever is added meanwhile. */
	str behind;                      /* only those whose id is behind this one; "" = from the first */
	const struct touched *touched;   /* NULL, or in the order of the acts that touched them last; sort is -1, presence any */
	bool links;                      /* links are read too */
	bool uncounted;                  /* total is not wanted */
};

/* Records that an act touched which came later than `after` and no later than `until`. With `behind`, those of the act
 * `after` itself whose ids are behind that one come first. */
struct touched {
	str after, until;
};

/* Values that were not wanted are "", links as well. What is empty stands last in either order. */
struct listed {
	struct record_set set;
	const str *codes; /* of choices: codes[i * record_columns(kind) + c]; "" where it is not told */
	size_t total;     /* all that was asked for, on whatever page */
};
bool record_list(struct work *w, const struct list_ask *ask, struct listed *list, struct err *e);

/* How many are there. */
bool record_count(struct work *w, const struct record_kind *kind, int64_t *count, struct err *e);
