/* clock.h - the clock as a table, so that a test can stop it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "when.h"

#include <time.h>

struct clock {
	int64_t (*now)(const struct clock *self); /* UTC, seconds since 1970-01-01 */
	int64_t stopped_at;                       /* for clock_stopped alone */
};

extern const struct clock clock_real;
struct clock clock_stopped(int64_t instant);

/* Milliseconds since some beginning, never backwards: for pacing what people see, never for anything kept. */
int64_t clock_beat_ms(void);
/* So long from now, on the clock that pthread_cond_timedwait reads; up to an hour. */
struct timespec clock_in_ms(int64_t ms);

static inline int64_t clock_now(const struct clock *c)
{
	return c->now(c);
}

static inline struct day clock_today(const struct clock *c) /* in Japan */
{
	return day_tokyo(c->now(c));
}
