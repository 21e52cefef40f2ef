/* feed.h - a file of a feed into the catalogue, whatever format it has: told by its content, unpacked and read piece by piece,
 * taken whole or not at all.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "take.h"

struct feed; /* engine/feed.h */

struct feed_result {
	const struct feed *format; /* NULL: not recognised */
	struct taken taken;
	size_t rows;      /* of what is no advisory: days, chances */
	size_t passed;    /* records that say nothing that could be kept: without a CVE, without anything */
	const int64_t *touched; /* CVEs, ascending */
	size_t touched_count;
	str newest;       /* the newest day of which a record in it tells, not after today; "" where none does */
};

/* A file that comes piece by piece, in a transaction of the catalogue's that lasts until it ends. name: what it is called. */
struct feeding;
struct feeding *feed_open(struct work *w, struct db *catalogue, const struct dictionary *d, str name, struct feed_result *result, struct err *e);
bool feed_put(struct feeding *f, str bytes, struct err *e);
/* well: it came whole, and is taken; else everything stays as it was. ERR_INPUT: it was not taken. */
bool feed_end(struct feeding **f, bool well, struct err *e);

/* One file. ERR_INPUT: it was not taken, what there was stays in use. */
bool feed_take(struct work *w, struct db *catalogue, const struct dictionary *d, str path, struct feed_result *result, struct err *e);

struct words feed_format_words(const struct feed *format);
const char *feed_format_name(const struct feed *format);
