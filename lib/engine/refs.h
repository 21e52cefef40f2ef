/* refs.h - what a foreign document calls its things, to find them by: sorted, so that no choice of names makes it slow.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define REF_NONE SIZE_MAX

struct refs {
	struct ref {
		str name;
		size_t at;
	} *list;
	size_t count, room;
};

void refs_put(struct arena *a, struct refs *refs, str name, size_t at);
/* Once everything was put, and before anything is looked for. */
void refs_sort(struct refs *refs);
/* Where the name was put, for the first time; or REF_NONE. */
size_t refs_find(const struct refs *refs, str name);
/* The next two things that have one name, from *i on, which begins with 0. */
bool refs_twice(const struct refs *refs, size_t *i, size_t *first, size_t *second);
