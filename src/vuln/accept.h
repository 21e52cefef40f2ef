/* accept.h - one vulnerability of one device, accepted for a while by somebody with a reason.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pair.h"

#define ACCEPT_DAYS_MAX 366 /* for no longer than a year */

struct acceptance {
	str until, why, by; /* until: as it was written */
};

/* What hits the device, whether it was accepted or not. ERR_MISSING: this vulnerability does not. */
bool accept_find(struct work *w, str device, str cve, struct pair *pair, struct err *e);
/* What was decided, also where it is over; every text "" where nothing was. */
bool accept_read(struct work *w, const struct pair *pair, struct acceptance *a, struct err *e);
/* Writes it as one act, in place of what was decided before. ERR_INPUT: the day is none, has passed or is too far; no reason, no
 * person. ERR_CONFLICT: something else was decided than `seen` (NULL: whatever it was). */
bool accept_put(struct work *w, const struct pair *pair, const struct acceptance *a, const struct acceptance *seen, struct id *act, struct err *e);
/* Takes it back. ERR_MISSING: it is not accepted. */
bool accept_drop(struct work *w, const struct pair *pair, const struct acceptance *seen, struct id *act, struct err *e);
