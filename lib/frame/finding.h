/* finding.h - one table of everything to put right, whatever found it. A projection: made again by every check.
 * What people decide about a finding (accepted until, owner, due) is a `decision` record, joined by check and subject.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "check.h"
#include "record.h"

/* 判断: a person accepts a finding until a day, or gives it an owner and a due day. */
extern const struct record_kind decision_kind;

bool finding_table(struct db *db, struct err *e);

/* Brings the findings of one check to what it found now; `since` of those that stay is kept. In a transaction. */
bool finding_sync(struct work *w, const struct check_result *result, struct err *e);

/* Runs every check and brings all findings up to date, as one act. Each result is shown to `see` (may be NULL) before it is
 * let go of. Everything or nothing. */
bool checks_run(struct work *w, void (*see)(void *of, struct work *w, const struct check_result *result), void *of, struct err *e);

struct finding {
	const struct check *check;
	const struct reason *reason;
	str subject, label, group, detail;
	bool unseen;        /* not a shortfall: it could not be looked at */
	str since;          /* day it was first found, ISO */
	str accepted_until; /* "" or the day of the decision */
	str owner, due;
};

/* All findings of known checks, worst first: severity, then the oldest. Accepted ones come only where asked for. */
bool finding_all(struct work *w, bool accepted, struct finding **list, size_t *count, struct err *e);
/* Only what is known to fall short and was not accepted, in the same order, and how many could not be looked at. */
bool finding_short(struct work *w, struct finding **list, size_t *count, size_t *unseen, struct err *e);
/* Those about one record, by the checks that look at its kind; accepted ones too. */
bool finding_about(struct work *w, const struct record_kind *kind, str id, struct finding **list, size_t *count, struct err *e);
