/* http_stream.c - event streams: who listens to which channel, and what each has still to be sent.
 * A stream with nothing to send is suspended: the library does not poll it, and it costs its memory alone. An event told
 * while a request is being answered is remembered, so that a stream misses nothing told after its answer was asked for.
 * Source: WHATWG HTML, 9.2 (server-sent events).
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include "base/clock.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define BEAT S(":\n\n")
#define READ_BYTES 1024u /* the library's buffer, which it uses for HTTP/1.0 alone */

struct http_stream {
	struct http_stream *before, *after;
	struct http_server *server;
	struct MHD_Connection *library;
	int socket;
	struct buf backlog; /* from sent on, what is not sent yet */
	size_t sent;
	bool waits;         /* it is suspended */
	bool over;          /* when the backlog is sent, it ends */
	int64_t read_ms;    /* when its reader last took everything */
	str channel;
};

static void wake(struct http_stream *s)
{
	if (s->waits)
		MHD_resume_connection(s->library);
	s->waits = false;
}

static void cut(struct http_stream *s)
{
	s->over = true;
	s->sent = 0;
	buf_drop(&s->backlog);
	shutdown(s->socket, SHUT_RDWR);
}

static void tell(struct http_stream *s, str event)
{
	if (s->over)
		return;
	if (s->backlog.n - s->sent + event.n > HTTP_STREAM_BACKLOG_MAX)
		cut(s);
	else
		buf_put(&s->backlog, event);
	wake(s);
}

/* What the library asks on a network thread when it can send more. */
static ssize_t read_backlog(void *of, uint64_t at, char *to, size_t max)
{
	(void)at;
	struct http_stream *s = of;
	pthread_mutex_lock(&s->server->streams.lock);
	size_t left = s->backlog.n - s->sent, n = left < max ? left : max;
	ssize_t result = (ssize_t)n;
	if (n) {
		memcpy(to, s->backlog.p + s->sent, n);
		s->sent += n;
	} else {
		s->sent = 0;
		buf_drop(&s->backlog);
		s->read_ms = clock_beat_ms();
		s->waits = !s->over;
		if (s->waits)
			MHD_suspend_connection(s->library);
		else
			result = MHD_CONTENT_READER_END_OF_STREAM;
	}
	pthread_mutex_unlock(&s->server->streams.lock);
	return result;
}

static void stream_drop(void *of)
{
	struct http_stream *s = of;
	struct http_streams *all = &s->server->streams;
	pthread_mutex_lock(&all->lock);
	if (s->before)
		s->before->after = s->after;
	else
		all->first = s->after;
	if (s->after)
		s->after->before = s->before;
	all->count--;
	pthread_mutex_unlock(&all->lock);
	buf_drop(&s->backlog);
	free(s);
}

static struct http_stream *stream_new(struct http_connection *c, str channel)
{
	struct http_stream *s = mem_take(sizeof *s + channel.n);
	char *name = memcpy(s + 1, channel.p, channel.n);
	*s = (struct http_stream){ .server = c->server, .library = c->library, .socket = c->socket, .read_ms = clock_beat_ms(),
				   .channel = { name, channel.n } };
	return s;
}

static void tell_recent(struct http_streams *all, struct http_stream *s, uint64_t told)
{
	uint64_t from = all->told > told + HTTP_RECENT_MAX ? all->told - HTTP_RECENT_MAX : told;
	for (uint64_t i = from; i < all->told; i++) {
		const struct http_event *event = &all->recent[i % HTTP_RECENT_MAX];
		if (str_eq((str){ event->bytes, event->channel_n }, s->channel))
			tell(s, (str){ event->bytes + event->channel_n, event->n });
	}
}

struct MHD_Response *http_stream_open(struct http_connection *c, str channel, str first)
{
	struct http_streams *all = &c->server->streams;
	struct http_stream *s = stream_new(c, channel);
	struct MHD_Response *response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, READ_BYTES, read_backlog, s, stream_drop);
	if (!response)
		mem_out();
	pthread_mutex_lock(&all->lock);
	s->after = all->first;
	if (s->after)
		s->after->before = s;
	all->first = s;
	bool is_room = all->count++ < HTTP_STREAMS_MAX && !all->closing;
	buf_put(&s->backlog, first);
	tell_recent(all, s, c->told);
	pthread_mutex_unlock(&all->lock);
	if (is_room)
		return response;
	MHD_destroy_response(response); /* drops the stream as well */
	return NULL;
}

void http_streams_ready(struct http_server *s)
{
	pthread_mutex_init(&s->streams.lock, NULL);
}

uint64_t http_streams_told(struct http_server *s)
{
	pthread_mutex_lock(&s->streams.lock);
	uint64_t told = s->streams.told;
	pthread_mutex_unlock(&s->streams.lock);
	return told;
}

static void remember(struct http_streams *all, str channel, str event)
{
	struct http_event *place = &all->recent[all->told++ % HTTP_RECENT_MAX];
	place->bytes = mem_more(place->bytes, channel.n + event.n);
	place->channel_n = channel.n;
	place->n = event.n;
	memcpy(place->bytes, channel.p, channel.n);
	memcpy(place->bytes + channel.n, event.p, event.n);
}

void http_tell(struct http_server *s, str channel, str event)
{
	struct http_streams *all = &s->streams;
	pthread_mutex_lock(&all->lock);
	remember(all, channel, event);
	for (struct http_stream *stream = all->first; stream; stream = stream->after)
		if (str_eq(stream->channel, channel))
			tell(stream, event);
	pthread_mutex_unlock(&all->lock);
}

void http_streams_beat(struct http_server *s, int64_t now_ms)
{
	struct http_streams *all = &s->streams;
	int64_t beat_ms = s->pace.beat_ms;
	pthread_mutex_lock(&all->lock);
	for (struct http_stream *stream = all->first; stream; stream = stream->after) {
		if (stream->waits && now_ms - stream->read_ms >= beat_ms)
			tell(stream, BEAT);
		else if (!stream->waits && now_ms - stream->read_ms >= beat_ms * HTTP_STREAM_BEATS_MAX)
			cut(stream);
	}
	pthread_mutex_unlock(&all->lock);
}

void http_streams_end(struct http_server *s)
{
	struct http_streams *all = &s->streams;
	pthread_mutex_lock(&all->lock);
	all->closing = true;
	for (struct http_stream *stream = all->first; stream; stream = stream->after) {
		stream->over = true;
		wake(stream);
	}
	pthread_mutex_unlock(&all->lock);
}

void http_streams_close(struct http_server *s)
{
	for (size_t i = 0; i < HTTP_RECENT_MAX; i++)
		free(s->streams.recent[i].bytes);
}
