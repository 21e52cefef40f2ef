/* throttle.c - counting tries in a table of bounded size.
 * SPDX-License-Identifier: Apache-2.0 */
#include "throttle.h"

#include "base/buf.h"
#include "base/random.h"
#include "base/seal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define WAYS 8u      /* places in which one thing may stand; the one untouched for longest makes room */
#define FIRST_WAIT 2 /* seconds after the last free try; doubles with each further one */
#define DOUBLINGS_MAX 10u

/* What is counted. The waits of an address are short: whole wards may share one. */
enum lane { LANE_DEVICE, LANE_HERE, LANE_PEER, LANE_NUMBER, LANES };

static const struct {
	unsigned free;       /* tries without a wait */
	int wait_max;        /* seconds */
	int forgive_seconds; /* after which one try is forgotten */
	bool shared;         /* others count here too */
} lanes[LANES] = {
	[LANE_DEVICE] = { 5, 300, 600, false },
	[LANE_HERE] = { 5, 300, 600, false },
	[LANE_PEER] = { 30, 60, 60, true },
	[LANE_NUMBER] = { 20, 300, 3600, true },
};

struct slot {
	uint64_t name; /* 0: nothing stands here */
	int64_t at;    /* when it was last counted */
	int64_t until; /* no try before */
	unsigned tries;
};

struct throttle {
	pthread_mutex_t lock;
	struct digest key;
	struct slot slots[THROTTLE_SLOTS];
};

struct throttle *throttle_open(void)
{
	auto_arena a = { 0 };
	struct throttle *t = mem_take(sizeof *t);
	pthread_mutex_init(&t->lock, NULL);
	t->key = digest_of(random_text(&a));
	return t;
}

void throttle_close(struct throttle **t)
{
	if (*t)
		pthread_mutex_destroy(&(*t)->lock);
	free(*t);
	*t = NULL;
}

static bool counts(enum lane lane, const struct throttle_who *who)
{
	return (lane == LANE_DEVICE) == (who->device.n > 0);
}

/* Lengths stand before the parts, so that no two wholes are alike. */
static uint64_t name_of(const struct throttle *t, enum lane lane, const struct throttle_who *who)
{
	auto_buf text = { 0 };
	uint64_t name;
	buf_fmt(&text, "%d", (int)lane);
	if (lane != LANE_PEER)
		buf_fmt(&text, " %zu %.*s", who->number.n, P(who->number));
	if (lane == LANE_DEVICE)
		buf_fmt(&text, " %zu %.*s", who->device.n, P(who->device));
	if (lane == LANE_HERE || lane == LANE_PEER)
		buf_fmt(&text, " %zu %.*s", who->peer.n, P(who->peer));
	memcpy(&name, seal_hmac(&t->key, buf_str(&text)).bytes, sizeof name);
	return name ? name : 1;
}

static struct slot *ways_of(struct throttle *t, uint64_t name)
{
	return &t->slots[name % (THROTTLE_SLOTS / WAYS) * WAYS];
}

/* NULL where nothing was counted. */
static struct slot *slot_find(struct throttle *t, uint64_t name)
{
	struct slot *ways = ways_of(t, name);
	for (size_t i = 0; i < WAYS; i++)
		if (ways[i].name == name)
			return &ways[i];
	return NULL;
}

static struct slot *slot_take(struct throttle *t, uint64_t name)
{
	struct slot *found = slot_find(t, name), *oldest = ways_of(t, name);
	if (found)
		return found;
	for (struct slot *s = oldest; s < ways_of(t, name) + WAYS; s++)
		if (!s->name || (oldest->name && s->at < oldest->at))
			oldest = s;
	*oldest = (struct slot){ .name = name };
	return oldest;
}

static void forgive(struct slot *s, enum lane lane, int64_t now)
{
	int64_t forgotten = (now - s->at) / lanes[lane].forgive_seconds;
	if (forgotten >= (int64_t)s->tries)
		s->tries = 0;
	else if (forgotten > 0)
		s->tries -= (unsigned)forgotten;
	s->at = now;
}

/* More than the longest wait is left where the clock was set back: nobody waits for that. */
static int wait_of(const struct slot *s, enum lane lane, int64_t now)
{
	return s && s->until > now && s->until - now <= lanes[lane].wait_max ? (int)(s->until - now) : 0;
}

static void count(struct slot *s, enum lane lane, int64_t now)
{
	forgive(s, lane, now);
	if (s->tries < lanes[lane].free + DOUBLINGS_MAX)
		s->tries++;
	if (s->tries < lanes[lane].free)
		return;
	int wait = FIRST_WAIT << (s->tries - lanes[lane].free);
	s->until = now + (wait > lanes[lane].wait_max ? lanes[lane].wait_max : wait);
}

int throttle_try(struct throttle *t, const struct throttle_who *who, int64_t now)
{
	int wait = 0;
	pthread_mutex_lock(&t->lock);
	for (enum lane lane = 0; lane < LANES; lane++) {
		int here = counts(lane, who) ? wait_of(slot_find(t, name_of(t, lane, who)), lane, now) : 0;
		wait = here > wait ? here : wait;
	}
	for (enum lane lane = 0; lane < LANES && !wait; lane++)
		if (counts(lane, who))
			count(slot_take(t, name_of(t, lane, who)), lane, now);
	pthread_mutex_unlock(&t->lock);
	return wait;
}

static void give_back(struct slot *s, enum lane lane, unsigned tries, int64_t now)
{
	forgive(s, lane, now);
	s->tries = lanes[lane].shared && s->tries > tries ? s->tries - tries : 0;
	if (s->tries < lanes[lane].free)
		s->until = 0;
}

void throttle_right(struct throttle *t, const struct throttle_who *who, unsigned tries, int64_t now)
{
	pthread_mutex_lock(&t->lock);
	for (enum lane lane = 0; lane < LANES; lane++) {
		struct slot *s = counts(lane, who) ? slot_find(t, name_of(t, lane, who)) : NULL;
		if (s)
			give_back(s, lane, tries, now);
	}
	pthread_mutex_unlock(&t->lock);
}
