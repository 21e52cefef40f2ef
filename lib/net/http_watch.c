/* http_watch.c - the thread that looks after connections: cuts those that are late, keeps streams alive, lets who was
 * refused read why, and notices whether the site still answers.
 *
 * A connection is cut by shutdown(2), which its own network thread then notices. It is in our list until the library
 * says that it is about to close the socket, so the number cannot mean another connection meanwhile.
 * A socket closed while its sender is still sending would make the sender's system throw our answer away; so a
 * second handle of it is kept, and what still comes is read and forgotten for a while (RFC 9112, 9.6).
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define LOOK_MS_MAX 1000
#define LOOK_MS_MIN 5
#define LOOKS_IN_A_WAIT 4 /* how often is looked during the shortest wait */
#define PIECE_BYTES 65536
#define PIECES_AT_ONCE 16

static void look_for_stuck(struct http_server *s, int64_t now_ms)
{
	struct http_watch *w = &s->watch;
	bool stuck = false;
	pthread_mutex_lock(&w->lock);
	for (struct http_connection *c = w->first; c && !stuck; c = c->after) {
		int64_t asked_ms = atomic_load_explicit(&c->asked_ms, memory_order_relaxed);
		stuck = asked_ms && now_ms - asked_ms > s->pace.stuck_ms;
	}
	pthread_mutex_unlock(&w->lock);
	atomic_store(&w->sees_stuck, stuck);
	atomic_store(&w->looked_ms, now_ms);
}

bool http_answers(const struct http_server *s)
{
	return !atomic_load(&s->watch.sees_stuck) && clock_beat_ms() - atomic_load(&s->watch.looked_ms) < HTTP_WATCH_SECONDS_MAX * 1000;
}

static void cut_the_late(struct http_watch *w, int64_t now_ms)
{
	pthread_mutex_lock(&w->lock);
	for (struct http_connection *c = w->first; c; c = c->after) {
		int64_t deadline_ms = atomic_load_explicit(&c->deadline_ms, memory_order_relaxed);
		if (!deadline_ms || now_ms < deadline_ms)
			continue;
		shutdown(c->socket, SHUT_RDWR);
		http_deadline(c, 0);
	}
	pthread_mutex_unlock(&w->lock);
}

/* False when the other side has finished, or its connection broke. */
static bool read_on(int socket)
{
	static char piece[PIECE_BYTES]; /* for the watch alone, and nobody looks at it */
	for (int i = 0; i < PIECES_AT_ONCE; i++) {
		ssize_t n = recv(socket, piece, sizeof piece, MSG_DONTWAIT);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return true;
		if (n <= 0)
			return false;
	}
	return true;
}

static void look_at_lingering(struct http_watch *w, int64_t now_ms)
{
	size_t kept = 0;
	pthread_mutex_lock(&w->lock);
	for (size_t i = 0; i < w->lingering_count; i++) {
		struct http_lingering l = w->lingering[i];
		if (now_ms < l.until_ms && read_on(l.socket))
			w->lingering[kept++] = l;
		else
			close(l.socket);
	}
	w->lingering_count = kept;
	pthread_mutex_unlock(&w->lock);
}

/* False when the server closes. */
static bool wait(struct http_watch *w, int64_t ms)
{
	struct pollfd places[1 + HTTP_LINGERING_MAX] = { { .fd = w->wake, .events = POLLIN } };
	pthread_mutex_lock(&w->lock);
	nfds_t count = 1 + w->lingering_count;
	for (nfds_t i = 1; i < count; i++)
		places[i] = (struct pollfd){ .fd = w->lingering[i - 1].socket, .events = POLLIN };
	bool closing = w->closing;
	pthread_mutex_unlock(&w->lock);
	if (closing)
		return false;
	eventfd_t woken;
	if (poll(places, count, (int)ms) > 0 && places[0].revents)
		eventfd_read(w->wake, &woken);
	return true;
}

static int64_t look_every(const struct http_pace *p)
{
	int64_t ms = p->head_ms < p->idle_ms ? p->head_ms : p->idle_ms;
	ms = (p->beat_ms < ms ? p->beat_ms : ms) / LOOKS_IN_A_WAIT;
	return ms < LOOK_MS_MIN ? LOOK_MS_MIN : ms > LOOK_MS_MAX ? LOOK_MS_MAX : ms;
}

static void *watch(void *of)
{
	struct http_server *s = of;
	int64_t every_ms = look_every(&s->pace), next_ms = 0;
	while (wait(&s->watch, every_ms)) {
		int64_t now_ms = clock_beat_ms();
		look_at_lingering(&s->watch, now_ms);
		if (now_ms < next_ms)
			continue;
		next_ms = now_ms + every_ms;
		look_for_stuck(s, now_ms);
		cut_the_late(&s->watch, now_ms);
		http_streams_beat(s, now_ms);
	}
	return NULL;
}

void http_deadline(struct http_connection *c, int64_t in_ms)
{
	atomic_store_explicit(&c->deadline_ms, in_ms ? clock_beat_ms() + in_ms : 0, memory_order_relaxed);
}

int64_t http_patience_ms(const struct http_connection *c, size_t bytes)
{
	const struct http_pace *pace = &c->server->pace;
	return pace->head_ms + (int64_t)(bytes / (size_t)pace->rate_min) * 1000 +
	       (int64_t)(bytes % (size_t)pace->rate_min) * 1000 / pace->rate_min;
}

void http_watch_add(struct http_connection *c)
{
	struct http_watch *w = &c->server->watch;
	pthread_mutex_lock(&w->lock);
	c->after = w->first;
	if (c->after)
		c->after->before = c;
	w->first = c;
	pthread_mutex_unlock(&w->lock);
}

static void linger(struct http_connection *c)
{
	struct http_watch *w = &c->server->watch;
	if (w->closing || w->lingering_count == HTTP_LINGERING_MAX)
		return;
	int again = fcntl(c->socket, F_DUPFD_CLOEXEC, 0);
	if (again < 0)
		return;
	shutdown(again, SHUT_WR);
	w->lingering[w->lingering_count++] = (struct http_lingering){ again, clock_beat_ms() + c->server->pace.linger_ms };
	eventfd_write(w->wake, 1);
}

void http_watch_drop(struct http_connection *c)
{
	struct http_watch *w = &c->server->watch;
	pthread_mutex_lock(&w->lock);
	if (c->before)
		c->before->after = c->after;
	else
		w->first = c->after;
	if (c->after)
		c->after->before = c->before;
	if (c->unread)
		linger(c);
	pthread_mutex_unlock(&w->lock);
}

void http_watch_ready(struct http_server *s)
{
	pthread_mutex_init(&s->watch.lock, NULL);
	s->watch.wake = -1;
}

void http_watch_open(struct http_server *s)
{
	struct http_watch *w = &s->watch;
	atomic_store(&w->looked_ms, clock_beat_ms());
	w->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	w->runs = w->wake >= 0 && pthread_create(&w->thread, NULL, watch, s) == 0;
}

void http_watch_close(struct http_server *s)
{
	struct http_watch *w = &s->watch;
	pthread_mutex_lock(&w->lock);
	w->closing = true;
	pthread_mutex_unlock(&w->lock);
	if (w->runs) {
		eventfd_write(w->wake, 1);
		pthread_join(w->thread, NULL);
	}
	for (size_t i = 0; i < w->lingering_count; i++)
		close(w->lingering[i].socket);
	w->lingering_count = 0;
	if (w->wake >= 0)
		close(w->wake);
	w->wake = -1;
}
