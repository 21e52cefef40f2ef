/* evidence.h - what was seen for an item of a form, put beside it: shortfalls, what nobody looked at, one sentence.
 * Evidence never answers. "Nothing found" is only said of what was looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "control.h"
#include "form.h"
#include "frame/check.h"

enum verdict {
	VERDICT_SHORT,      /* 要確認: something falls short */
	VERDICT_YES,        /* はい(案): all was looked at freshly, nothing found, and a Yes may be suggested */
	VERDICT_UNSEEN,     /* 未確認: something was not looked at */
	VERDICT_UNMEASURED, /* まだ測れません */
	VERDICT_PERSON,     /* 人が答える: only a person can state it; nothing short was found */
	VERDICTS
};
extern const struct words verdict_words[VERDICTS];
extern const char *const verdict_names[VERDICTS]; /* short, yes_draft, unseen, unmeasured, person */

/* One thing that falls short or was not seen. */
struct evidence_line {
	const struct unit *unit;
	const struct check *check;
	const struct reason *reason; /* NULL: nothing more is known than that it was not seen */
	str subject, label;
	str words;                   /* the reason with its detail, in the language of the work */
	bool stale;
};

struct evidence_lines {
	struct evidence_line *list;
	size_t count;
};

/* A document that speaks for the control, as the ledger has it. */
struct evidence_document {
	str id, type, title;
	str dated, revision, approver; /* as they were written */
	str original_at;               /* 原本の保管場所 */
	str file;
	struct words type_words;
};

/* Things of one unit over all checks of the control; each thing counts once. */
#define EVIDENCE_NAMED_MAX 3u /* things that a sentence names; more are counted */
struct evidence_tally {
	const struct unit *unit;
	size_t ok, short_of, unseen, stale, accepted;
	size_t short_lines; /* shortfalls of these things: one thing may fall short in several ways */
	str unseen_names[EVIDENCE_NAMED_MAX];
};

/* A check that could not look: no record of a kind it needs, or (missing "") nothing can look at it yet. */
struct evidence_gap {
	const struct check *check;
	struct words missing;
};

struct evidence {
	const struct control *control; /* NULL: the catalogue does not know it */
	enum verdict verdict;
	str sentence;                  /* in the language of the work */
	str beside;                    /* what is printed beside the item, e.g. 依頼3・受領1; "" for nothing */
	struct evidence_lines shortfalls; /* worst first, accepted ones left out */
	struct evidence_lines unseen;
	struct evidence_document *documents; /* in the order of control->documents, the newest of each first */
	size_t document_count;
	struct evidence_tally tallies[CONTROL_CHECKS_MAX];
	size_t tally_count;
	struct evidence_gap unmeasured[CONTROL_CHECKS_MAX];
	size_t unmeasured_count;
};

/* One reading of the whole facility: each check runs once, however many items ask for it. Lives in w->arena. */
struct evidence_run;
struct evidence_run *evidence_open(struct work *w, struct err *e); /* NULL on failure */
/* The result of one check; NULL on failure (ERR_INTERNAL: the registry does not have it). */
const struct check_result *evidence_check(struct evidence_run *run, str name, struct err *e);
/* What one check alone says: VERDICT_PERSON where it found nothing short. */
enum verdict evidence_of_check(const struct check_result *result);
/* How the ledger calls a type of documents; "" for none of its types. */
struct words evidence_document_words(struct work *w, str type);
/* The newest document of a type; NULL when there is none. */
const struct evidence_document *evidence_document(const struct evidence_run *run, str type);
/* The evidence beside an item. On vendors' forms there is none: the vendor answers for itself. */
bool evidence_of(struct evidence_run *run, const struct form *form, const struct form_item *item,
	         struct evidence *evidence, struct err *e);
