/* compare.h - what a row of a file is among the records already kept: the same, changed, new, or back again.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "import.h"

/* A record of the kind, kept or to be kept. */
struct known_record {
	struct record was, now; /* was.id.n == 0: it is new */
	bool taken;             /* a row of this file is it */
	uint32_t number;        /* that row */
};

struct known {
	const struct record_kind *kind;
	const bool *mapped;  /* columns this file has */
	str scope;
	bool guest;          /* the file says a little of things that another source keeps: it only fills in */
	struct known_record **records;
	size_t count, room;
	struct key **slots;
	size_t mask;
};

/* What a row turned out to be. remark: words for the user, "" when none. */
struct compared {
	enum outcome outcome;
	struct known_record *record;
	str remark_ja, remark_en;
};

bool known_open(struct work *w, const struct record_kind *kind, const bool *mapped, str scope, size_t rows,
	        struct known *k, struct err *e); /* guest is set afterwards */
/* The next rows come from a sheet with other columns. */
void known_columns(struct work *w, struct known *k, const bool *mapped);
/* Every value is the same. */
bool known_same(const struct record_kind *kind, const struct record *a, const struct record *b);
/* r.id may be "" or the id the file itself gave; r.links are filled where known. */
struct compared known_take(struct work *w, struct known *k, const struct record *r, uint32_t number);
