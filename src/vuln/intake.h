/* intake.h - a file of vulnerability data that somebody sends from the console: kept for a moment, read as a job, thrown away.
 *   spool/feed/ID   its bytes
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/work.h"

struct intake {
	str id, file, who, at; /* file: as its sender calls it; at: instant, ISO */
	str format;            /* name of a feed's format once it was read; "" before */
	int64_t records, added, changed;
};

bool intake_table(struct db *db, struct err *e);

/* Keeps the bytes; the id is given. */
bool intake_keep(struct work *w, struct intake *in, str bytes, struct err *e);
bool intake_get(struct work *w, str id, struct intake *in, struct err *e); /* ERR_MISSING */
/* The job: into the catalogue, and then everything is matched and checked anew. The bytes go, whatever comes of it. */
bool intake_take(struct work *w, str id, struct err *e);
/* Bytes that a program which was stopped left behind: all but those of `open` (asked by id). */
void intake_sweep(struct work *w, bool (*open)(void *of, str id), void *of);
