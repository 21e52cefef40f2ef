/* judge.h - which vulnerabilities hit a product in a version, by one join of what was named with what issuers claim.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "catalogue.h"

/* A product in a version, on systems: what rows of a ledger have in common. */
struct thing {
	const struct named *named;
	const str *systems; /* keys of what else the row names as its system; none: nobody knows */
	size_t system_count;
	struct eol_answer {
		bool known;       /* the product is in the data about ends of support, with this cycle */
		bool ended;       /* on this day it was over: all variants of the cycle */
		bool announced;   /* the day has passed since the data was made: to be confirmed */
		bool partly;      /* it was over for some of its variants (editions) */
		str name, cycle, date;
	} eol;
	struct hit *hits;
	size_t count, room;
};

enum hit_state {
	HIT_SURE,
	HIT_UNKNOWN, /* whether it is hit cannot be told */
};

enum hit_why {
	WHY_RANGE,     /* the version is in the range */
	WHY_ALL,       /* all versions are */
	WHY_UNPATCHED, /* the version is not told, but support had ended before it was mended */
	WHY_NO_VERSION, /* unknown: no version in the ledger */
	WHY_NO_LEVEL,  /* unknown: how far it is patched is not in the ledger */
	WHY_UNTOLD,    /* unknown: what the issuer says of versions cannot be compared */
};

struct hit {
	int64_t cve, claim; /* claim: the row of the catalogue that says so */
	int rank;
	enum hit_state state;
	enum hit_why why;
	bool built_in;
};

/* Judges all things. only: those CVEs alone, ascending (a delta); NULL for all. */
bool judge_things(struct work *w, struct db *catalogue, struct thing *things, size_t count, const int64_t *only, size_t only_count, struct err *e);

/* What is known of a hit, for showing it. */
struct hit_told {
	str issuer, said, product; /* who says so, in which words, of what */
	enum advisory_source source;
	str title, summary, url, published, fix;
	int score;         /* tenths of CVSS; 0: none */
	str known_since;   /* exploited; "" */
	bool ransomware;
	int chance;        /* EPSS, ten-thousandths; -1: none */
	bool disagreed;    /* another issuer speaks otherwise of the same product */
};
bool hit_tell(struct work *w, struct db *catalogue, const struct hit *hit, struct hit_told *told, struct err *e);
