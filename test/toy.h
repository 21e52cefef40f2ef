/* toy.h - a small registry of made-up kinds in a facility of its own, for tests of the frame.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"
#include "frame/import.h"

/* toy: a thing in a ledger (number, name, place, kind, bought, amount, owner → person); part stands in the same row. */
extern const struct record_kind toy_kind, part_kind, owner_kind;
extern const struct duty *const toy_duties[];

/* A facility in a folder that goes away at toy_close; the clock stands at 2026-11-22 12:00 in Japan. */
struct toy {
	struct work w;
	struct arena arena;
	struct buf out, aside;
	struct clock clock;
	char folder[64];
};
void toy_open(struct toy *t, const struct duty *const *duties);
void toy_close(struct toy *t);

/* Imports CSV text (UTF-8) as a file of this name. */
bool toy_import(struct toy *t, const struct record_kind *kind, const char *file, const char *csv, struct import_result *result,
	        struct err *e);
/* The value of a column of the only present record with this label; "" when there is none. */
str toy_value(struct toy *t, const struct record_kind *kind, const char *label, const char *column);
size_t toy_count(struct toy *t, const struct record_kind *kind); /* present ones */
