/* clock.c - the real clock and the stopped one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"

static int64_t real_now(const struct clock *self)
{
	(void)self;
	return (int64_t)time(NULL);
}

static int64_t stopped_now(const struct clock *self)
{
	return self->stopped_at;
}

const struct clock clock_real = { .now = real_now };

int64_t clock_beat_ms(void)
{
	struct timespec t = { 0 };
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct timespec clock_in_ms(int64_t ms)
{
	struct timespec t = { 0 };
	clock_gettime(CLOCK_REALTIME, &t);
	int64_t nanoseconds = t.tv_nsec + ms % 1000 * 1000000;
	return (struct timespec){ t.tv_sec + ms / 1000 + nanoseconds / 1000000000, nanoseconds % 1000000000 };
}

struct clock clock_stopped(int64_t instant)
{
	return (struct clock){ .now = stopped_now, .stopped_at = instant };
}
