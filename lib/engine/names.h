/* names.h - finding a thing by its name in time that does not grow with the number of things.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define NAME_NONE SIZE_MAX

/* A growing list (arena_grow) of things, which a table of names may find. */
#define LIST_OF(type)                                                                                          \
	struct {                                                                                               \
		type *list;                                                                                    \
		size_t count, room;                                                                            \
	}

struct names {
	struct name_slot {
		str name;
		size_t at;
	} *slots;
	size_t count, room; /* room is a power of two */
};

/* Where the name was put, or NAME_NONE. */
size_t names_find(const struct names *n, str name);
/* Finds where a name was put; a new one is put at `next`, and true. */
bool names_new(struct names *n, struct arena *a, str name, size_t next, size_t *at);
/* The first place given to a name stays. The name must live as long as the arena. */
void names_put(struct names *n, struct arena *a, str name, size_t at);
