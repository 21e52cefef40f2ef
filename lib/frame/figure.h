/* figure.h - numbers a duty counts for management. A report shows them beside those of the last report.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "work.h"

struct figure {
	const char *name;      /* "vendors.overdue"; never renamed: by it the last report's number is found */
	struct words words;
	int64_t number, whole; /* whole 0: the number is no part of anything */
};

struct figures {
	struct figure *list;
	size_t count, room;
	str remark; /* a sentence below them, in the language of the work; "" for none */
};

void figure_add(struct work *w, struct figures *figures, const struct figure *figure);

/* What a duty counts, under one heading. */
struct figure_part {
	const char *name;
	struct words words;
	bool (*count)(struct work *w, struct figures *figures, struct err *e);
};
