/* to_do.c - gathering findings that one action settles.
 * SPDX-License-Identifier: Apache-2.0 */
#include "to_do.h"

const struct words severity_words[] = {
	[SEVERITY_URGENT] = { "すぐに", "NOW" },
	[SEVERITY_HIGH] = { "今週中", "THIS WEEK" },
	[SEVERITY_MIDDLE] = { "今月中", "THIS MONTH" },
	[SEVERITY_LOW] = { "できるとき", "LATER" },
};

const char *const severity_classes[] = {
	[SEVERITY_URGENT] = "now",
	[SEVERITY_HIGH] = "week",
	[SEVERITY_MIDDLE] = "month",
	[SEVERITY_LOW] = "later",
};

static struct to_do *to_do_of(struct to_do *list, size_t *count, const struct finding *f)
{
	for (size_t i = 0; i < *count; i++)
		if (list[i].first->check == f->check && list[i].first->reason == f->reason &&
		    list[i].first->unseen == f->unseen)
			return &list[i];
	list[*count] = (struct to_do){ .first = f };
	return &list[(*count)++];
}

struct to_do *to_do_gather(struct work *w, const struct finding *findings, size_t n, size_t *count)
{
	struct to_do *list = arena_array(w->arena, struct to_do, n);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		struct to_do *t = to_do_of(list, count, &findings[i]);
		t->count++;
		if (t->member_count < TO_DO_NAMES_MAX)
			t->members[t->member_count++] = &findings[i];
	}
	return list;
}
