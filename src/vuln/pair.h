/* pair.h - one vulnerability of one device's product: what lists, files, letters and programs are made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "exposure.h"

struct pair {
	str device, number, label, group;
	bool outside;
	int64_t thing;
	str vendor, product, version, words; /* words: of the ledger, by which it was named */
	enum named_how how;
	str cve;
	int64_t claim;          /* the row of the catalogue that says so */
	enum hit_state state;
	enum hit_why why;
	int64_t score, chance;
	str known;              /* day since which it is known to be exploited; "" */
	bool ransomware;
	str published, fix, since;
	str accepted_until, accepted_why, accepted_by; /* "" where it is not */
	str maker_state, maker, maker_words; /* what a file of its maker's says of it ("not_affected"), who, and why; "" where none does */
	enum level level;       /* LEVEL_CLEAR: by its maker it is not hit */
	str due;
};

struct pair_ask {
	str device, cve; /* "" = all */
	/* For programs that read everything piece by piece, in the order of device, thing and CVE: only what is behind this one. */
	bool in_order;
	str behind_device, behind_cve;
	int64_t behind_thing;
	int state;       /* enum hit_state; -1 = any */
	bool exploited;  /* only what is being exploited */
	size_t most;     /* 0 = all */
};
/* Shows them to `see`, worst first unless they are asked for in order; their texts live as long as that call. */
bool pairs_each(struct work *w, const struct pair_ask *ask, bool (*see)(void *of, const struct pair *p, struct err *e), void *of, struct err *e);

struct pair_list {
	struct pair *list;
	size_t count, room;
};
bool pairs_read(struct work *w, const struct pair_ask *ask, struct pair_list *list, struct err *e);

/* What the catalogue says of it; everything "" where it no longer does. catalogue may be NULL. */
bool pair_tell(struct work *w, struct db *catalogue, const struct pair *p, struct hit_told *told, struct err *e);
