/* sources.h - where vulnerability data comes from: who publishes it, at which address, how often, and how old ours is.
 *
 * Settings of a facility: "vuln_NAME" (on, off), "vuln_NAME_url" (a mirror; several addresses cut by blanks where the source takes
 * them), "vuln_nvd_key" (a secret), "vuln_proxy", "vuln_authority" (a file of PEM, seen from the facility's folder).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "feed.h"

#define SOURCES_MAX 16u
#define SOURCE_NAME_MAX 32u

struct collecting;

struct source {
	const char *name;         /* never renamed: settings and the catalogue know it */
	const char *label;        /* as its publisher calls it, in any language */
	struct words words;
	const char *url;
	const char *const *formats; /* of feed_format_name: a file of one of these is its data; ended by NULL */
	int due_hours;            /* after so long it is asked again */
	int good_days;            /* data older than this is old: our own limit; 0: it is no source of its own, only its first fill */
	bool on;                  /* where the facility says nothing */
	bool (*collect)(struct collecting *c, struct err *e);
};
extern const struct source sources[]; /* ended by a zero row; in the order in which they are asked */

const struct source *source_named(str name);       /* NULL when there is none */
const struct source *source_of_format(str format); /* the source whose data it is; NULL: of none */

/* How it stands with one source. */
struct source_age {
	const struct source *source;
	bool on, due;
	str url;       /* in force */
	str taken;     /* instant at which it was last brought up to date; "" never */
	str as_of;     /* the day of which our data tells; "" where there is none */
	str good_until; /* the last day on which it is not old; "" */
	struct words trouble; /* why the last try failed; "" where it did not */
};

/* All of them, in the order of the table. catalogue NULL: there is none yet. The facility may be missing (w->db NULL). */
bool sources_age(struct work *w, struct db *catalogue, struct source_age ages[SOURCES_MAX], size_t *count, struct err *e);

/* ---- what is kept of it (table feed: kind "source", name of the source; its files: kind is the source's name) */

/* It was brought up to date: its data tells of this day. */
bool source_note(struct work *w, struct db *catalogue, const struct source *source, str as_of, struct err *e);
bool source_trouble(struct work *w, struct db *catalogue, const struct source *source, const struct err *why, struct err *e);
/* A file that somebody brought: its data is as old as the newest day in it. */
bool source_brought(struct work *w, struct db *catalogue, const struct feed_result *result, struct err *e);

/* ---- what the facility's own database knows of it, for the check (table vuln_feed) */
bool sources_table(struct db *db, struct err *e);
/* Brings it up to date. In a transaction of the facility's database. */
bool sources_refresh(struct work *w, struct err *e);

/* ---- settings */
bool source_on(struct work *w, const struct source *source, bool *on, struct err *e);
/* Writes them as one act that the journal names, without what is secret. NULL: stays as it is; "": back to our own. */
struct source_change {
	const char *state;           /* "on", "off" */
	const char *url, *key;
	const char *proxy, *authority; /* of all sources */
};
bool sources_change(struct work *w, const struct source *source, const struct source_change *change, struct err *e);
