/* answer.h - what people answered to each item of a form: facts that are added to and never rewritten.
 *
 * An answer is known by form (with its year), control, group and, on a vendor's form, vendor and system. Every entry
 * is the whole answer as it stood from then on; the last one counts, all of them are history. Nothing is carried over
 * from one year's form to another, and no program ever gives an answer.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "form.h"

#define ANSWER_TEXT_BYTES_MAX 2000u

/* One row of one form; vendor and system are record ids, "" on the facility's own form. */
struct answer_row {
	const struct form *form;
	const struct form_item *item;
	str vendor, system;
	/* NULL, or how many entries the row had when its person looked: writing over another number is ERR_CONFLICT. */
	const size_t *seen;
};

enum reply { REPLY_NONE, REPLY_YES, REPLY_NO };
str reply_code(enum reply reply);                /* "", "yes", "no" */
str reply_say(enum lang lang, enum reply reply); /* "", "はい", "いいえ" */
/* yes/no, はい/いいえ, ○/× …; false for anything else. */
bool reply_read(struct arena *a, str said, enum reply *reply);
/* The date of one day as people write it; "" gives none. what: which date it is. ERR_INPUT. */
bool answer_day(str text, struct words what, struct day *day, struct err *e);

/* Who entered something, and when (UTC, ISO): kept beside the date that was typed. */
struct entered {
	str who, at;
};

struct answer {
	enum reply first, second;
	struct day first_on, target_on, second_on; /* year 0: none */
	str note;      /* the person's remark */
	str original;  /* 原本の保管場所 */
	str skipped;   /* the clause of the contract by which it is left out (vendors' forms); "" when it is not */
	bool taken_back;
	struct entered first_entered, target_entered, second_entered;
};

/* What counts now: the second reply and its day where there is one, else the first. */
enum reply answer_reply(const struct answer *answer);
struct day answer_on(const struct answer *answer);
/* It is No, nothing was checked a second time, and the target date has passed. */
bool answer_is_late(const struct answer *answer, struct day today);

/* "いいえ 2026年6月2日(令和8年) / 目標日 … / 2回目 はい …"; "" where there is none. */
str answer_say(struct arena *a, enum lang lang, const struct answer *answer);

/* What somebody wants to enter; parts not given stay as they were. A first reply of Yes ends target and second. */
enum answer_parts {
	ANSWER_FIRST = 1,  /* first, first_on */
	ANSWER_TARGET = 2, /* target_on */
	ANSWER_SECOND = 4, /* second, second_on */
	ANSWER_NOTE = 8,
	ANSWER_ORIGINAL = 16,
	ANSWER_SKIPPED = 32,
};
struct answer_change {
	unsigned parts;
	enum reply first, second;
	struct day first_on, target_on, second_on;
	str note, original, skipped;
};

/* The table `answer_entry`, and the view `answer_now` for other duties: form, control, grp, vendor, system, first,
 * first_on, target_on, second, second_on, note, original, skipped of the rows that are answered. */
bool answer_table(struct db *db, struct err *e);

/* Why a row needs no answer. */
enum need { NEED_ANSWER, NEED_NOT_GATE, NEED_NOT_CONTRACT, NEED_NOT_SKIPPED };
struct words need_words(enum need need); /* why, in one sentence; "" for NEED_ANSWER */

/* All answers of one form (and vendor and system): answers[i] and needs[i] belong to form->items[i]. A row that
 * nobody answered, or whose answer was taken back, has REPLY_NONE. */
struct answer_set {
	struct answer *answers;
	enum need *needs;
};
bool answers_read(struct work *w, const struct form *form, str vendor, str system, struct answer_set *set,
	          struct err *e);

/* Enters an answer. The rules of the form are kept: ERR_INPUT or ERR_CONFLICT say which one and what to do. What is
 * allowed but worth a word (a target after the year) becomes a remark. Own transaction and journal entry. */
bool answer_give(struct work *w, const struct answer_row *row, const struct answer_change *change, struct err *e);
/* The same inside the caller's transaction, on behalf of the journal entry `act`. */
bool answer_put(struct work *w, const struct answer_row *row, const struct answer_change *change, str act,
	        struct err *e);
/* The row is unanswered again; what was taken back stays in the history. ERR_MISSING when there is no answer. */
bool answer_take_back(struct work *w, const struct answer_row *row, struct err *e);

/* Every entry of a row, the oldest first. */
struct answer_entry {
	struct answer answer;
	struct entered entered;
	str act;
};
bool answer_history(struct work *w, const struct answer_row *row, struct answer_entry **list, size_t *count,
	            struct err *e);

/* Is any vendor under contract today? */
bool answer_contract(struct work *w, bool *any, struct err *e);
