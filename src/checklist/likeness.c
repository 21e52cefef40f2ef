/* likeness.c - comparing wordings by the pairs of characters they share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "likeness.h"

#include "base/utf8.h"
#include "engine/text.h"

#include <stdlib.h>

static int by_value(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
	return a < b ? -1 : a > b;
}

struct likeness likeness_of(struct arena *a, str text)
{
	str key = text_key(a, text);
	struct likeness l = { .pairs = arena_array(a, uint64_t, key.n) };
	uint64_t before = 0;
	for (size_t at = 0; at < key.n;) {
		uint32_t rune = utf8_next(key, &at);
		if (before)
			l.pairs[l.count++] = before << 32 | rune;
		before = rune;
	}
	if (l.count)
		qsort(l.pairs, l.count, sizeof *l.pairs, by_value);
	return l;
}

double likeness_between(const struct likeness *x, const struct likeness *y)
{
	size_t i = 0, k = 0, common = 0;
	while (i < x->count && k < y->count) {
		if (x->pairs[i] == y->pairs[k])
			common++;
		/* What is smaller cannot be met any more; of equals, both are used up. */
		uint64_t one = x->pairs[i], other = y->pairs[k];
		i += one <= other;
		k += other <= one;
	}
	return x->count + y->count ? 2.0 * (double)common / (double)(x->count + y->count) : 0;
}
