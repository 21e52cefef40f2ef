/* belt.c - a ring of waiting pieces between two threads.
 * SPDX-License-Identifier: Apache-2.0 */
#include "belt.h"

#include "arena.h"

#include <pthread.h>
#include <stdlib.h>

struct belt {
	belt_taker *take;
	void (*drop)(void *piece);
	void *of;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t more, room;
	void *pieces[BELT_PIECES_MAX];
	size_t first, count;
	bool ended, failed;
	struct err e;
};

/* The next piece, or NULL when no more will come. */
static void *next(struct belt *b)
{
	void *piece = NULL;
	pthread_mutex_lock(&b->lock);
	while (!b->count && !b->ended)
		pthread_cond_wait(&b->more, &b->lock);
	if (b->count) {
		piece = b->pieces[b->first];
		b->first = (b->first + 1) % BELT_PIECES_MAX;
		b->count--;
		pthread_cond_signal(&b->room);
	}
	pthread_mutex_unlock(&b->lock);
	return piece;
}

/* Only this thread sets `failed`; what comes behind it is let go of. */
static void *run(void *of)
{
	struct belt *b = of;
	struct err e = { 0 };
	for (void *piece; (piece = next(b));) {
		if (b->failed) {
			b->drop(piece);
			continue;
		}
		if (b->take(b->of, piece, &e))
			continue;
		pthread_mutex_lock(&b->lock);
		b->failed = true;
		b->e = e;
		pthread_mutex_unlock(&b->lock);
	}
	return NULL;
}

struct belt *belt_open(belt_taker *take, void (*drop)(void *piece), void *of)
{
	struct belt *b = mem_take(sizeof *b);
	*b = (struct belt){ .take = take, .drop = drop, .of = of };
	pthread_mutex_init(&b->lock, NULL);
	pthread_cond_init(&b->more, NULL);
	pthread_cond_init(&b->room, NULL);
	if (pthread_create(&b->thread, NULL, run, b) != 0)
		mem_out();
	return b;
}

static bool told(struct belt *b, struct err *e)
{
	if (b->failed && e)
		*e = b->e;
	return !b->failed;
}

bool belt_put(struct belt *b, void *piece, struct err *e)
{
	pthread_mutex_lock(&b->lock);
	while (b->count == BELT_PIECES_MAX)
		pthread_cond_wait(&b->room, &b->lock);
	bool well = told(b, e);
	if (well) {
		b->pieces[(b->first + b->count++) % BELT_PIECES_MAX] = piece;
		pthread_cond_signal(&b->more);
	}
	pthread_mutex_unlock(&b->lock);
	if (!well)
		b->drop(piece);
	return well;
}

bool belt_end(struct belt **where, struct err *e)
{
	struct belt *b = *where;
	*where = NULL;
	if (!b)
		return true;
	pthread_mutex_lock(&b->lock);
	b->ended = true;
	pthread_cond_signal(&b->more);
	pthread_mutex_unlock(&b->lock);
	pthread_join(b->thread, NULL);
	bool well = told(b, e);
	pthread_cond_destroy(&b->room);
	pthread_cond_destroy(&b->more);
	pthread_mutex_destroy(&b->lock);
	free(b);
	return well;
}
