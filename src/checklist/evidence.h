/* evidence.h - what was seen for an item of a form, put beside it: shortfalls, what nobody looked at, one sentence.
 * Evidence never answers. "Nothing found" is only said of what was looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "control.h"
#include "form.h"
#include "frame/check.h"

#define EVIDENCE_SHOWN_MAX 5u /* shortfalls named in a list; the rest are counted */

enum verdict {
	VERDICT_SHORT,      /* 要確認: something falls short */
	VERDICT_YES,        /* はい(案): all was looked at freshly, nothing found, and a Yes may be suggested */
	VERDICT_UNSEEN,     /* 未確認: something was not looked at */
	VERDICT_UNMEASURED, /* まだ測れません */
	VERDICT_PERSON,     /* 人が答える */
	VERDICTS
};
extern const struct words verdict_words[VERDICTS];
extern const char *const verdict_names[VERDICTS]; /* short, yes_draft, unseen, unmeasured, person */

/* One thing that falls short or was not seen. */
struct evidence_line {
	const struct check *check;
	const struct reason *reason; /* NULL: nothing more is known than that it was not seen */
	str subject, label;
	str words;                   /* the reason, said with its detail */
	bool stale;
};

struct evidence {
	const struct control *control;
	enum verdict verdict;
	str sentence;                /* in the language of the work */
	str beside;                  /* what is printed beside the item: the control's own words and 依頼n・受領n; may be "" */
	struct evidence_line *shortfalls; /* worst first, accepted ones left out */
	size_t shortfall_count;
	struct evidence_line *unseen;
	size_t unseen_count;
	size_t accepted_count;
	const char **checks;         /* names of the checks that were asked */
	size_t check_count;
};

/* One reading of the whole facility: each check runs once, however many items ask for it. Lives in w->arena. */
struct evidence_run;
struct evidence_run *evidence_open(struct work *w, struct err *e);
/* The result of one check; NULL with e->kind ERR_NONE when the program does not have it. */
const struct check_result *evidence_check(struct evidence_run *run, str name, struct err *e);
/* The evidence beside an item. Items of vendors' forms have none: the vendor answers for itself (VERDICT_PERSON). */
bool evidence_of(struct evidence_run *run, const struct form *form, const struct form_item *item, struct evidence *evidence,
	         struct err *e);
