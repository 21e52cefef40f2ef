/* decide.h - what people decide about a finding: who takes care of it by when, or that it is accepted until a day.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/finding.h"

struct decided {
	str until, why, by; /* accepted until this day, why, and who decided so */
	str owner, due;
};

/* The one finding of a check with this subject, or with this name. ERR_MISSING, ERR_INPUT (several have the name). */
bool finding_named(struct work *w, str check, str subject, struct finding *found, struct err *e);
/* What was decided about it before; every text "" where nothing was. */
bool decided_read(struct work *w, const struct finding *f, struct decided *d, struct err *e);
/* Writes it as one act, in place of what was decided before. seen: NULL, or what its person saw of that. ERR_INPUT: a day that
 * is none or has passed, an acceptance without reason or person. ERR_CONFLICT: something else was decided since. */
bool decide(struct work *w, const struct finding *f, const struct decided *d, const struct decided *seen, struct id *act, struct err *e);
