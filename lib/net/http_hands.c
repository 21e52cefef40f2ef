/* http_hands.c - the threads that answer what is slow, and the queue in front of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include <stdlib.h>

/* The first in the queue; but while as many hands as may be have what waits for others, the first that does not. */
static struct http_connection *take(struct http_hands *h)
{
	struct http_connection *before = NULL, *c = h->first;
	for (; c && c->plan.waits && h->held == h->held_max; c = c->next)
		before = c;
	if (!c)
		return NULL;
	if (before)
		before->next = c->next;
	else
		h->first = c->next;
	if (h->last == c)
		h->last = before;
	h->waiting--;
	h->held += c->plan.waits;
	return c;
}

/* NULL when there is nothing to do any more and the server closes: what is left is for the hand that comes back. */
static struct http_connection *next(struct http_hands *h)
{
	struct http_connection *c;
	pthread_mutex_lock(&h->lock);
	while (!(c = take(h)) && !h->closing)
		pthread_cond_wait(&h->wake, &h->lock);
	pthread_mutex_unlock(&h->lock);
	return c;
}

static void give_back(struct http_hands *h, bool waits)
{
	pthread_mutex_lock(&h->lock);
	h->held -= waits;
	if (h->first)
		pthread_cond_signal(&h->wake);
	pthread_mutex_unlock(&h->lock);
}

static void *hand(void *of)
{
	struct http_hands *h = of;
	for (struct http_connection *c; (c = next(h));) {
		bool waits = c->plan.waits;
		http_answer_ask(c);
		MHD_resume_connection(c->library);
		give_back(h, waits);
	}
	return NULL;
}

bool http_hands_give(struct http_connection *c)
{
	struct http_hands *h = &c->server->hands;
	pthread_mutex_lock(&h->lock);
	bool is_room = h->waiting < HTTP_QUEUE_MAX && !h->closing;
	if (is_room) {
		MHD_suspend_connection(c->library); /* before a hand can resume it */
		c->stage = HTTP_HAND_ANSWERS;
		c->next = NULL;
		if (h->first)
			h->last->next = c;
		else
			h->first = c;
		h->last = c;
		h->waiting++;
		pthread_cond_signal(&h->wake);
	}
	pthread_mutex_unlock(&h->lock);
	return is_room;
}

void http_hands_ready(struct http_server *s)
{
	pthread_mutex_init(&s->hands.lock, NULL);
	pthread_cond_init(&s->hands.wake, NULL);
}

void http_hands_open(struct http_server *s, size_t count)
{
	struct http_hands *h = &s->hands;
	h->threads = mem_take(count * sizeof *h->threads);
	h->held_max = count > 1 ? count - 1 : 1;
	while (h->count < count && pthread_create(&h->threads[h->count], NULL, hand, h) == 0)
		h->count++;
}

void http_hands_close(struct http_server *s)
{
	struct http_hands *h = &s->hands;
	pthread_mutex_lock(&h->lock);
	h->closing = true;
	pthread_cond_broadcast(&h->wake);
	pthread_mutex_unlock(&h->lock);
	for (size_t i = 0; i < h->count; i++)
		pthread_join(h->threads[i], NULL);
	free(h->threads);
}
