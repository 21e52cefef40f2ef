/* refs.c - a sorted list of names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "refs.h"

#include <stdlib.h>

void refs_put(struct arena *a, struct refs *refs, str name, size_t at)
{
	arena_grow(a, refs->list, refs->count, refs->room);
	refs->list[refs->count++] = (struct ref){ name, at };
}

static int order(const void *one, const void *two)
{
	const struct ref *a = one, *b = two;
	int by_name = str_order(a->name, b->name);
	return by_name ? by_name : (a->at > b->at) - (a->at < b->at);
}

void refs_sort(struct refs *refs)
{
	if (refs->count)
		qsort(refs->list, refs->count, sizeof *refs->list, order);
}

size_t refs_find(const struct refs *refs, str name)
{
	size_t low = 0, high = refs->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_order(refs->list[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < refs->count && str_eq(refs->list[low].name, name) ? refs->list[low].at : REF_NONE;
}

bool refs_twice(const struct refs *refs, size_t *i, size_t *first, size_t *second)
{
	while (++*i < refs->count)
		if (str_eq(refs->list[*i - 1].name, refs->list[*i].name)) {
			*first = refs->list[*i - 1].at;
			*second = refs->list[*i].at;
			return true;
		}
	return false;
}
