/* duty.h - the face of a duty: tables only. The registry (src/duties.c) lists the faces; nobody calls a duty by name.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "check.h"
#include "command.h"
#include "figure.h"
#include "pack.h"
#include "record.h"
#include "route.h"
#include "work.h"

struct duty {
	const char *name;
	struct words words;
	const struct record_kind *const *kinds; /* ended by NULL; may be NULL */
	const struct check *const *checks;      /* ended by NULL; may be NULL */
	const struct route *routes;             /* what it shows in a browser; ended by a zero row; may be NULL */
	const struct command *commands;         /* ended by a zero row; may be NULL */
	const struct pack_part *papers;         /* what it adds to an inspection pack; ended by a zero row; may be NULL */
	const struct figure_part *figures;      /* what it counts for management; ended by a zero row; may be NULL */
	/* Tables that are not records. Called inside the migration's transaction; makes what is missing. */
	bool (*tables)(struct db *db, struct err *e);
	/* Brings up to date what its checks read and SQL alone cannot make; called before all checks run, in their transaction.
	 * May be NULL. */
	bool (*refresh)(struct work *w, struct err *e);
};

const struct record_kind *duty_kind(const struct duty *const *duties, str name);  /* NULL when there is none */
const struct check *duty_check(const struct duty *const *duties, str name);
const struct command *duty_command(const struct duty *const *duties, str name);

/* Walking over all duties' rows: for (struct kinds k = kinds_of(duties); kinds_next(&k);) use(k.kind). */
struct kinds {
	const struct duty *const *duty;
	const struct record_kind *const *next;
	const struct record_kind *kind;
};
struct kinds kinds_of(const struct duty *const *duties);
bool kinds_next(struct kinds *k);

struct checks {
	const struct duty *const *duty;
	const struct check *const *next;
	const struct check *check;
};
struct checks checks_of(const struct duty *const *duties);
bool checks_next(struct checks *c);
