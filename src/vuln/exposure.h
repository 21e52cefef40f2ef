/* exposure.h - where each device in use stands: the worst that hits it, how much does, and by when it is to be mended.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "say.h"

/* Worst first. */
enum level {
	LEVEL_OUTSIDE,   /* faces the outside, and is hit by what is being exploited */
	LEVEL_EXPLOITED,
	LEVEL_SERIOUS,
	LEVEL_OTHER,
	LEVEL_UNTOLD,    /* whether it is hit cannot be told */
	LEVEL_UNNAMED,   /* which product it is cannot be told */
	LEVEL_CLEAR,
	LEVELS,
};

struct level_row {
	const char *code;
	struct words words;
	const char *badge;       /* class of its badge */
	struct words badge_words;
	int days;                /* within which it is to be mended; -1: never */
};
extern const struct level_row level_rows[LEVELS];
/* The day by which it is to be mended, ISO; "" for none. */
str level_due(struct arena *a, enum level level, str since);

struct exposure {
	str id, number, label, group;
	bool outside, vpn;      /* faces the outside; lets people in from there */
	enum level level;
	int64_t exploited, hits, unknown; /* vulnerabilities, without those that are accepted, or that its maker says it has not */
	str unnamed;            /* words by which nothing could be named */
	str ended;              /* what of it is no longer supported: "microsoft windows_7 2020-01-14" */
	str due;
};

/* Of the whole facility. */
struct exposures {
	struct exposure *list;
	size_t count;
	size_t levels[LEVELS], ended; /* how many devices */
	bool read;                    /* false: no vulnerability data was matched yet */
};
/* In the order of their urgency. */
bool exposures_read(struct work *w, struct exposures *all, struct err *e);

/* Those with a product, a maker or words that hold this text; devices themselves are matched by their label. */
struct exposure_ask {
	str group; /* "" = any */
	str only;  /* code of a level; "exploited_all", "ended"; "" = everything but what is clear */
	str text;
};
bool exposures_fit(struct work *w, struct exposures *all, const struct exposure_ask *ask, struct err *e); /* keeps only those */

/* What a list tells of one of them. */
#define EXPOSURE_PRODUCTS_MAX 3u
#define EXPOSURE_CVES_MAX 3u
struct exposure_told {
	str products[EXPOSURE_PRODUCTS_MAX], cves[EXPOSURE_CVES_MAX], fix;
	size_t product_count, cve_count; /* how many there are; more than are told where it is over the limit */
};
bool exposure_tell(struct work *w, str device, struct exposure_told *told, struct err *e);

/* The highest of two versions that mend. */
str fix_higher(str one, str two);
