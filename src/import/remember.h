/* remember.h - how a list was read the last time it was taken in, so that next month nobody has to say it again.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "upload.h"

bool remember_table(struct db *db, struct err *e);

/* source: what the file is called from month to month (import_source); headers: a digest of all its headers. */
bool remember_put(struct work *w, str source, str headers, const struct choices *c, str act, struct err *e);

/* The latest of this source that was not taken back, of this kind where kind is not "", with these headers where they are not "". */
struct remembered {
	bool found;
	struct choices choices;
	str headers;
};
bool remember_find(struct work *w, str source, str kind, str headers, struct remembered *r, struct err *e);

/* Whether there is anything that would not have been found out without it. */
bool choices_say(const struct choices *c);
