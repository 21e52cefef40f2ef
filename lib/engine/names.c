/* names.c - a hash table with open addressing, kept at most half full.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static struct name_slot *slot_of(const struct names *n, str name)
{
	size_t at = str_hash(name) & (n->room - 1);
	while (n->slots[at].name.p && !str_eq(n->slots[at].name, name))
		at = (at + 1) & (n->room - 1);
	return &n->slots[at];
}

static void grow(struct names *n, struct arena *a)
{
	struct names wider = { .count = n->count, .room = n->room ? n->room * 2 : 16 };
	wider.slots = arena_array(a, struct name_slot, wider.room);
	for (size_t i = 0; i < n->room; i++)
		if (n->slots[i].name.p)
			*slot_of(&wider, n->slots[i].name) = n->slots[i];
	*n = wider;
}

size_t names_find(const struct names *n, str name)
{
	const struct name_slot *slot = n->room ? slot_of(n, name) : NULL;
	return slot && slot->name.p ? slot->at : NAME_NONE;
}

void names_put(struct names *n, struct arena *a, str name, size_t at)
{
	if (n->count * 2 >= n->room)
		grow(n, a);
	struct name_slot *slot = slot_of(n, name);
	if (slot->name.p)
		return;
	*slot = (struct name_slot){ .name = name.p ? name : S(""), .at = at };
	n->count++;
}

bool names_new(struct names *n, struct arena *a, str name, size_t next, size_t *at)
{
	*at = names_find(n, name);
	if (*at != NAME_NONE)
		return false;
	names_put(n, a, name, *at = next);
	return true;
}
