/* record_page.h - pieces of pages about records of any kind: the form of one, what it says, and what it is connected with.
 * Every record has its page at /ledger/KIND/ID.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "page.h"
#include "record.h"

#define LINK_LABELS_MAX 300u  /* names offered for a link */
#define BACK_LINKS_MAX 20u    /* shown of one kind */
#define RECORD_HISTORY_MAX 20u

str record_path(struct visit *v, const struct record_kind *kind, str id);

/* A value as people read it: a kept file is not shown by its SHA-256. */
str value_say(struct visit *v, str raw);

/* The fields of a form, named after the columns; without: a column that is left out, or NULL. */
bool record_fields(struct visit *v, const struct record_kind *kind, const struct record *r, const char *without, struct err *e);
/* One field, under the column's name or another. */
bool record_field(struct visit *v, const struct column *c, const char *name, str value, struct err *e);
/* A choice of one of the kind's columns, under the name column. */
void record_column_field(struct visit *v, const struct record_kind *kind, struct words label);
/* Puts what was typed into the record; a column that the form did not have stays as it is. ERR_INPUT: too long. */
bool record_typed(struct visit *v, const struct record_kind *kind, struct record *r, struct err *e);
/* Nothing is refused for being vague, but a record of which nothing is known says nothing. ERR_INPUT. */
bool record_says(const struct record_kind *kind, const struct record *r, struct err *e);

/* Every column with its value, what was read out of it where that is not the same, and whether it could be read. */
bool record_facts(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e);
/* Records of whatever kind whose links lead here. Writes nothing where there are none. */
bool record_back_links(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e);
/* What the checks found about it. Writes nothing where there is nothing. */
bool record_findings(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e);
/* What was done to it, with the way back. */
bool record_history(struct visit *v, const struct record *r, struct err *e);
