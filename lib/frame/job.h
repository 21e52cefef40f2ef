/* job.h - work that goes on after the page was answered: one at a time, with how far it has come for whoever watches.
 * What a job makes is kept by the job itself; here is only whether it runs, and how it ended.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "visit.h"

#define JOBS_MAX 64u /* kept in memory; the oldest that ended makes room */

enum job_stage { JOB_NONE, JOB_WAITS, JOB_RUNS, JOB_DONE, JOB_FAILED };
struct job_state {
	enum job_stage stage;
	size_t done, total; /* total 0: not known */
	struct words doing;
	struct err failure;
};

/* Runs `run` on behalf of the visitor. subject names the job (an id); ERR_BUSY: too many wait, or this one is under way.
 * Comes back when it is over or a moment has passed. */
bool job_start(struct visit *v, str subject, bool (*run)(struct work *w, str subject, struct err *e), struct err *e);
struct job_state job_look(struct site *site, str subject);
/* The channel of its events (visit_stream): "event: progress\ndata: {"done":1,"total":9,"doing":{"ja":"…","en":"…"}}",
 * and at last "event: end\ndata: {"stage":"done"}". */
str job_channel(struct arena *a, str subject);
/* Answers with those events, beginning with how it stands now: one that ended meanwhile says so at once. */
bool job_stream(struct visit *v, str subject);
/* How far it is, on a page: goes on by the script, or by loading the page again where there is none. events: the address of
 * its stream. */
void job_put(struct visit *v, str events, const struct job_state *state);
