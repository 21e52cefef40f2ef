/* work.h - what a piece of work is given: the facility's database, the clock, the disk, who asks and in which language.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/clock.h"
#include "base/disk.h"
#include "store/journal.h"

struct duty;
struct progress;

struct work {
	struct arena *arena;             /* lives as long as the work */
	struct db *db;                   /* NULL before the facility is set up */
	const struct duty *const *duties; /* ended by NULL */
	const struct clock *clock;
	const struct disk *disk;
	enum lang lang;
	bool json;   /* answers are to be JSON */
	bool as_is;  /* the answer is a file's bytes, not lines for a terminal */
	str data;    /* the facility's folder */
	str who;     /* the person on whose behalf; goes into the journal */
	struct buf *out; /* the answer */
	struct buf *aside; /* remarks for the person at the terminal, never part of the answer */
	struct progress *progress; /* NULL: nobody watches; see progress.h */
};

static inline const char *work_say(const struct work *w, struct words words)
{
	return say(w->lang, words);
}

static inline str work_words(const struct work *w, struct words words)
{
	return str_of(say(w->lang, words));
}

/* The same for words that are said once, and with what is to stand in them (same arguments for both). */
static inline str work_word(const struct work *w, const char *ja, const char *en)
{
	return work_words(w, (struct words){ ja, en });
}
str work_fmt(const struct work *w, const char *ja, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* Adds to the answer in the language asked for; both formats take the same arguments. */
void work_put(struct work *w, const char *ja, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));
/* The same for a remark beside the answer. */
void work_remark(struct work *w, const char *ja, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));

static inline struct day work_today(const struct work *w)
{
	return clock_today(w->clock);
}
str instant_said(const struct work *w, str iso); /* an instant that is kept, in Japan: "2026-11-22 19:41"; "" for none */
