/* likeness.h - how alike two wordings are, whatever their width, marks and blanks.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* A text as the sorted pairs of neighbouring characters of its key (text_key). */
struct likeness {
	uint64_t *pairs;
	size_t count;
};

struct likeness likeness_of(struct arena *a, str text);
/* 1 for the same wording, 0 for nothing in common: twice the pairs in common by the pairs of both (Dice, 1945). */
double likeness_between(const struct likeness *x, const struct likeness *y);
