/* check.h - a check: one SQL statement that lists everything it looked at, and what falls short of what.
 *
 * The statement gives a row for each member of its population:
 *   id, label    the subject: a stable id (of a record where there is one) and how people call it; where it has no name
 *                of its own (label ''), the check's title stands for it
 *   grp          'server', 'pc', 'network', 'medical', 'other' or '' (belongs to no device group, or cannot be told)
 *   state        'ok' (looked at, nothing found), 'short' (falls short) or 'unseen' (could not be looked at)
 *   reason       '' or the code of one of the check's reasons
 *   detail       what goes into the reason's %s, as people read it
 *   seen         by what one tells when it was last seen: the column of that name of a <kind>_now view; '' = never grows old
 * A subject that falls short in several ways has a row for each, one after the other.
 * Bound: ?1 today (ISO, Japan), ?2 the day `limit_days` before today.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "work.h"

enum severity { SEVERITY_URGENT, SEVERITY_HIGH, SEVERITY_MIDDLE, SEVERITY_LOW };

struct reason {
	const char *code;
	struct words words; /* at most one %s, the same place in both */
	struct words todo;  /* what to do about it, one sentence for a clerk */
	enum severity severity;
};

struct check {
	const char *name;      /* duty.state */
	struct words title;
	struct words looks_at; /* what it looks at, and at what it cannot look */
	struct words why;
	const char *const *inputs; /* kinds it needs; ended by NULL. Where one has no record, nothing was measured */
	int limit_days;        /* 0, or our own limit (never the ministry's) bound as ?2 */
	int fresh_days;        /* a subject whose source is older than this counts as unseen; 0 = never */
	const struct reason *reasons; /* ended by a zero row */
	const char *sql;       /* a literal; printed by `inro check --explain` */
};

enum state { STATE_OK, STATE_SHORT, STATE_UNSEEN };

struct check_row {
	str id, label, group, detail;
	enum state state;
	const struct reason *reason; /* NULL where there is none to say */
	bool stale;                  /* unseen because its source is older than fresh_days */
	bool accepted;               /* a decision accepts it until a day that has not passed */
};

struct check_result {
	const struct check *check;
	bool measured; /* every input has records */
	const char *missing; /* the first input without records, when not measured */
	struct check_row *rows;
	size_t count;
};

/* Counts over the subjects of a group; "" counts every one. The rows of one subject stand together and count once, as
 * the worst of them. */
struct tally {
	size_t population, ok, short_of, unseen, stale, accepted;
};

bool check_run(struct work *w, const struct check *check, struct check_result *result, struct err *e);
struct tally check_tally(const struct check_result *result, str group);
str reason_say(struct arena *a, enum lang lang, const struct reason *reason, str detail);
