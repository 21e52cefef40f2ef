/* http_hands.c - the threads that answer what is slow, and the queue in front of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include <stdlib.h>

/* NULL when nothing waits any more and the server closes. */
static struct http_connection *next(struct http_hands *h)
{
	pthread_mutex_lock(&h->lock);
	while (!h->first && !h->closing)
		pthread_cond_wait(&h->wake, &h->lock);
	struct http_connection *c = h->first;
	if (c) {
		h->first = c->next;
		h->waiting--;
	}
	pthread_mutex_unlock(&h->lock);
	return c;
}

static void *hand(void *of)
{
	struct http_hands *h = of;
	for (struct http_connection *c; (c = next(h));) {
		http_answer_ask(c);
		MHD_resume_connection(c->library);
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
