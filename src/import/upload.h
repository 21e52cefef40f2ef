/* upload.h - a file that somebody brought, kept until it was taken into the ledger, given up or forgotten.
 * Its bytes and what was seen in it may name people: they are for the facility's owner only (mode 0600), and are thrown
 * away when they are no longer needed; what is older than UPLOAD_DAYS days, when somebody next opens 取り込み.
 *   upload/ID        the bytes
 *   upload/ID.seen   what was seen in it (preview.h)
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/work.h"

#define UPLOAD_DAYS 7
#define UPLOADS_SHOWN_MAX 20

/* How a file is to be read; "" is to be found out. */
struct choices {
	str kind, encoding, sheet, scope;
	str *maps; /* as in import.h */
	size_t map_count;
};
str maps_text(struct arena *a, const struct choices *c);
bool maps_read(struct arena *a, str text, struct choices *c, struct err *e);

enum upload_state {
	UPLOAD_COMING,   /* its bytes were not all kept: no page shows it */
	UPLOAD_NEW,      /* not looked at yet, or not with these choices */
	UPLOAD_SEEN,     /* looked at */
	UPLOAD_APPLYING, /* somebody said to take it in */
	UPLOAD_APPLIED,
	UPLOAD_DROPPED,
	UPLOAD_STATES,
};

struct upload {
	str id, file; /* the name its sender gave it */
	str digest;
	int64_t size;
	struct choices choices;
	bool remembered;   /* the choices are those of an earlier import */
	str as_of;         /* the day on which it told the truth; "" = the day it came */
	bool allow_vanish;
	int64_t tries;     /* how often the choices were made: what was seen is of one of them */
	str who, at;       /* at: instant, ISO */
	enum upload_state state;
	str act;           /* of the import */
};

bool upload_table(struct db *db, struct err *e);

/* Keeps a file: u has its name, choices and as_of; the rest is given. */
bool upload_keep(struct work *w, struct upload *u, str bytes, struct err *e);
bool upload_get(struct work *w, str id, struct upload *u, struct err *e); /* ERR_MISSING */
bool upload_bytes(struct work *w, const struct upload *u, str *bytes, struct err *e);
str upload_place(struct work *w, str id, const char *ending); /* a file of the upload */

/* New choices by a person: it has to be looked at again. */
bool upload_choose(struct work *w, const struct upload *u, struct err *e);
/* It was looked at, with these choices; nothing where a person chose anew meanwhile. */
bool upload_seen(struct work *w, const struct upload *u, struct err *e);
bool upload_again(struct work *w, str id, struct err *e); /* to be looked at again, with the same choices */
bool upload_applying(struct work *w, const struct upload *u, bool allow_vanish, struct err *e);
/* Call inside the transaction of the import. */
bool upload_applied(struct work *w, str id, str act, struct err *e);
bool upload_drop(struct work *w, str id, struct err *e);
/* The bytes of what was taken in are no longer needed. */
bool upload_forget_bytes(struct work *w, str id, struct err *e);
/* Throws away what is older than UPLOAD_DAYS, as far as it can be done now: waits for nobody. Costs nothing when there is none. */
void upload_sweep(struct work *w);

/* Those that wait for somebody to go on, the latest first; at most UPLOADS_SHOWN_MAX. */
bool upload_waiting(struct work *w, struct upload **list, size_t *count, struct err *e);
