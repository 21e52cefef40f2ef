/* filling.h - copying the answers into the answer cells of somebody else's workbook of the form.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"

/* Items that something is said of. */
struct mentioned {
	const struct form_item **items;
	size_t count, room;
};
str mentioned_say(struct arena *a, const struct form *form, const struct mentioned *m);

/* What was written, and what could not be. */
struct filled {
	size_t count;             /* items */
	struct mentioned absent;  /* not in the file */
	struct mentioned missing; /* answered, but there is no cell for it */
	struct mentioned dayless; /* a day found no cell */
};

/* Adds the filled workbook to out; bytes is an .xlsx of this form. ERR_INPUT: it is none; ERR_CONFLICT: it is another
 * year's. */
bool form_fill(struct work *w, const struct form *form, str bytes, struct buf *out, struct filled *filled, struct err *e);
