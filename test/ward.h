/* ward.h - a small made-up facility for tests of the checklist: checks under the ledger's names say what the test
 * tells them to.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"

extern const struct duty *const ward_duties[]; /* with the checklist's own tables */

/* A facility with every check measured and nothing seen yet. toy_close() ends it. */
void ward_open(struct toy *t);

/* The same in a facility of these duties that is open already. */
void ward_measured(struct toy *t);

/* What a check says of one thing. state: "ok", "short" or "unseen"; reason: "" or one of bad, worse, blind. */
struct ward_sight {
	const char *check, *id, *label, *group, *state, *reason, *detail, *seen;
};
void ward_see(struct toy *t, const struct ward_sight *sights, size_t count);
#define WARD_SEES(t, ...)                                                                                     \
	ward_see(t, (const struct ward_sight[]){ __VA_ARGS__ },                                               \
	         sizeof((const struct ward_sight[]){ __VA_ARGS__ }) / sizeof(struct ward_sight))

void ward_contract(struct toy *t, const char *subject, const char *starts, const char *ends);
void ward_document(struct toy *t, const char *type, const char *title, const char *dated, const char *original_at);

/* Runs a command as typed: the words after "inro", ended by NULL. What it says is in t->out and t->aside, from empty. */
bool ward_run(struct toy *t, const char *const *words, struct err *e);
#define WARD_RUNS(t, e, ...) ward_run(t, (const char *const[]){ __VA_ARGS__, NULL }, e)
