/* job.c - one thread that does what was begun on a page, and tells whoever watches how far it is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "job.h"

#include "base/clock.h"
#include "base/json.h"
#include "progress.h"
#include "site_parts.h"

#include <assert.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#define MOMENT_MS 400

struct job {
	char subject[ID_LENGTH + 1];
	bool (*run)(struct work *w, str subject, struct err *e);
	char *who;
	enum lang lang;
	struct job_state state;
};

struct jobs {
	struct site *site;
	pthread_t thread;
	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t news;
	struct job list[JOBS_MAX]; /* in the order they were begun */
	size_t count;
	bool closing;
};

static struct job *job_of(struct jobs *jobs, str subject)
{
	for (size_t i = jobs->count; i; i--)
		if (str_eq(str_of(jobs->list[i - 1].subject), subject))
			return &jobs->list[i - 1];
	return NULL;
}

static struct job *next_job(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i].state.stage == JOB_WAITS)
			return &jobs->list[i];
	return NULL;
}

static bool has_ended(const struct job *job)
{
	return job->state.stage == JOB_DONE || job->state.stage == JOB_FAILED;
}

static bool is_open(const struct job *job)
{
	return job->state.stage == JOB_WAITS || job->state.stage == JOB_RUNS;
}

str job_channel(struct arena *a, str subject)
{
	return arena_fmt(a, "job %.*s", P(subject));
}

static const char *const stage_names[] = { "none", "waits", "runs", "done", "failed" };

static void put_event(struct buf *out, const struct job_state *state)
{
	bool goes_on = state->stage == JOB_WAITS || state->stage == JOB_RUNS;
	buf_fmt(out, "event: %s\ndata: ", goes_on ? "progress" : "end");
	struct json j = { .out = out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("stage"), str_of(stage_names[state->stage]));
	json_pair_int(&j, S("done"), (int64_t)state->done);
	json_pair_int(&j, S("total"), (int64_t)state->total);
	if (state->doing.ja) {
		json_put_key(&j, S("doing"));
		json_put_open(&j, '{');
		json_pair_str(&j, S("ja"), str_of(state->doing.ja));
		json_pair_str(&j, S("en"), str_of(state->doing.en));
		json_put_close(&j, '}');
	}
	json_put_close(&j, '}');
	buf_put(out, S("\n\n"));
}

static void tell(struct site *site, str subject, const struct job_state *state)
{
	auto_arena a = { 0 };
	auto_buf event = { 0 };
	put_event(&event, state);
	if (site->server)
		http_tell(site->server, job_channel(&a, subject), buf_str(&event));
}

/* ---- watching */

struct watched {
	struct progress progress; /* first: what the work is given */
	struct jobs *jobs;
	char subject[ID_LENGTH + 1];
};

static void watched_show(struct progress *p, size_t done, size_t total, struct words doing)
{
	struct watched *watched = (struct watched *)p;
	struct job_state state = { .stage = JOB_RUNS, .done = done, .total = total, .doing = doing };
	pthread_mutex_lock(&watched->jobs->lock);
	struct job *job = job_of(watched->jobs, str_of(watched->subject));
	job->state = state;
	pthread_mutex_unlock(&watched->jobs->lock);
	tell(watched->jobs->site, str_of(watched->subject), &state);
}

static struct job_state run_job(struct jobs *jobs, const struct job *job)
{
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct job_state state = { .stage = JOB_FAILED };
	struct watched watched = { .progress = { .show = watched_show }, .jobs = jobs };
	memcpy(watched.subject, job->subject, sizeof watched.subject);
	struct work w = { .arena = &a, .lang = job->lang, .who = str_of(job->who), .out = &out, .aside = &out, .progress = &watched.progress };
	if (site_seat(jobs->site, &w, &state.failure) && job->run(&w, str_of(job->subject), &state.failure))
		state.stage = JOB_DONE;
	site_seat_back(jobs->site, &w);
	return state;
}

static void *work_on(void *of)
{
	struct jobs *jobs = of;
	pthread_mutex_lock(&jobs->lock);
	for (;;) {
		struct job *next = next_job(jobs);
		if (jobs->closing)
			break;
		if (!next) {
			pthread_cond_wait(&jobs->news, &jobs->lock);
			continue;
		}
		next->state.stage = JOB_RUNS;
		struct job job = *next;
		pthread_mutex_unlock(&jobs->lock);
		struct job_state state = run_job(jobs, &job);
		malloc_trim(0); /* a large file's memory, which the next one may not need for days */
		pthread_mutex_lock(&jobs->lock);
		next = job_of(jobs, str_of(job.subject));
		next->state = state;
		free(next->who);
		next->who = NULL;
		pthread_cond_broadcast(&jobs->news);
		pthread_mutex_unlock(&jobs->lock);
		tell(jobs->site, str_of(job.subject), &state);
		pthread_mutex_lock(&jobs->lock);
	}
	pthread_mutex_unlock(&jobs->lock);
	return NULL;
}

/* ---- beginning and looking */

/* The oldest that ended makes room. */
static bool make_room(struct jobs *jobs)
{
	for (size_t i = 0; jobs->count == JOBS_MAX && i < jobs->count; i++)
		if (has_ended(&jobs->list[i]))
			memmove(&jobs->list[i], &jobs->list[i + 1], (--jobs->count - i) * sizeof *jobs->list);
	return jobs->count < JOBS_MAX;
}

static bool put_job(struct jobs *jobs, const struct job *job)
{
	struct job *same = job_of(jobs, str_of(job->subject));
	if (same && is_open(same))
		return false;
	if (same) {
		*same = *job;
		return true;
	}
	if (!make_room(jobs))
		return false;
	jobs->list[jobs->count++] = *job;
	return true;
}

/* Most jobs are over in a moment: then their page shows at once what came of them. The lock is held. */
static void wait_a_moment(struct jobs *jobs, str subject)
{
	const struct timespec until = clock_in_ms(MOMENT_MS);
	for (const struct job *job = job_of(jobs, subject); job && is_open(job); job = job_of(jobs, subject))
		if (pthread_cond_timedwait(&jobs->news, &jobs->lock, &until) != 0)
			return;
}

bool job_start(struct visit *v, str subject, bool (*run)(struct work *w, str subject, struct err *e), struct err *e)
{
	struct jobs *jobs = v->site->jobs;
	struct job job = { .run = run, .lang = v->w.lang, .state = { .stage = JOB_WAITS } };
	assert(id_valid(subject));
	memcpy(job.subject, subject.p, ID_LENGTH);
	job.who = mem_take(v->w.who.n + 1);
	memcpy(job.who, v->w.who.p, v->w.who.n);
	pthread_mutex_lock(&jobs->lock);
	bool put = put_job(jobs, &job);
	pthread_cond_broadcast(&jobs->news);
	if (put)
		wait_a_moment(jobs, subject);
	pthread_mutex_unlock(&jobs->lock);
	if (put)
		return true;
	free(job.who);
	return err_set(e, ERR_BUSY, "ほかの作業が続いています。終わってから、もう一度押してください", "another task is still running; try again when it has ended");
}

struct job_state job_look(struct site *site, str subject)
{
	struct jobs *jobs = site->jobs;
	pthread_mutex_lock(&jobs->lock);
	const struct job *job = job_of(jobs, subject);
	struct job_state state = job ? job->state : (struct job_state){ 0 };
	pthread_mutex_unlock(&jobs->lock);
	return state;
}

bool job_stream(struct visit *v, str subject)
{
	struct job_state state = job_look(v->site, subject);
	put_event(v->w.out, &state);
	return visit_stream(v, job_channel(v->w.arena, subject));
}

struct jobs *jobs_open(struct site *site)
{
	struct jobs *jobs = mem_take(sizeof *jobs);
	*jobs = (struct jobs){ .site = site };
	pthread_mutex_init(&jobs->lock, NULL);
	pthread_cond_init(&jobs->news, NULL);
	if (pthread_create(&jobs->thread, NULL, work_on, jobs) != 0)
		mem_out();
	return jobs;
}

void jobs_close(struct jobs **where)
{
	struct jobs *jobs = *where;
	pthread_mutex_lock(&jobs->lock);
	jobs->closing = true;
	pthread_cond_broadcast(&jobs->news);
	pthread_mutex_unlock(&jobs->lock);
	pthread_join(jobs->thread, NULL);
	for (size_t i = 0; i < jobs->count; i++)
		free(jobs->list[i].who);
	pthread_cond_destroy(&jobs->news);
	pthread_mutex_destroy(&jobs->lock);
	free(jobs);
	*where = NULL;
}
