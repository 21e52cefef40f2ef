/* http.c - opening and closing the server, and the way of a request through it.
 *
 * The library calls handle() when a head has come, for each piece of a body, and at the end of the request; a response
 * queued at the first of these makes it close the connection, so refusals wait for the end where nothing more will come.
 * It polls (in epoll mode half a ClientHello keeps a processor busy), and it says nothing: it is not asked to log.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* explicit_bzero */
#include "http_server.h"

#include "base/clock.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* TLS 1.2 and 1.3, keys that are forgotten, first the ciphers that processors have instructions for and the group of
 * which browsers send their half unasked. */
#define TLS_PRIORITIES                                                                                         \
	"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:"                           \
	"-CIPHER-ALL:+AES-128-GCM:+AES-256-GCM:+CHACHA20-POLY1305:-MAC-ALL:+AEAD:"                              \
	"-GROUP-ALL:+GROUP-X25519:+GROUP-SECP256R1:+GROUP-SECP384R1:%SERVER_PRECEDENCE"

#define CLOSE_LOOK_MS 2 /* how often is looked whether all is quiet, when closing */

static const struct http_pace pace_real = {
	.head_ms = HTTP_HEAD_SECONDS_MAX * 1000,
	.idle_ms = HTTP_IDLE_SECONDS_MAX * 1000,
	.beat_ms = HTTP_STREAM_BEAT_SECONDS * 1000,
	.linger_ms = HTTP_LINGER_SECONDS_MAX * 1000,
	.close_ms = HTTP_CLOSE_SECONDS_MAX * 1000,
	.stuck_ms = HTTP_STUCK_SECONDS_MAX * 1000,
	.rate_min = HTTP_BODY_RATE_MIN,
};

/* ---- one request */

static enum MHD_Result refuse(struct http_connection *c, unsigned status)
{
	http_answer_plain(c, status);
	return http_answer_send(c);
}

static enum MHD_Result answer(struct http_connection *c)
{
	http_deadline(c, 0); /* it is we who are waited for */
	c->request.came_ms = clock_beat_ms();
	if (!c->plan.slow) {
		http_answer_ask(c);
		return http_answer_send(c);
	}
	return http_hands_give(c) ? MHD_YES : refuse(c, MHD_HTTP_SERVICE_UNAVAILABLE);
}

static enum MHD_Result begin(struct http_connection *c)
{
	struct http_answer a = { .status = MHD_HTTP_OK, .file = -1 };
	c->told = http_streams_told(c->server);
	if (!c->server->site.begin(c->server->site.of, &c->request, &c->plan, &a)) {
		http_answer_take(c, &a);
		return c->has_body ? http_answer_send(c) : MHD_YES;
	}
	buf_drop(&a.body);
	if (c->length > c->plan.body_max || (c->chunked && !c->plan.body_max)) {
		c->request.trouble = HTTP_BODY_TOO_LARGE;
		return answer(c);
	}
	c->stage = HTTP_BODY_COMES;
	c->since_ms = clock_beat_ms();
	http_deadline(c, c->server->pace.head_ms);
	return MHD_YES;
}

static enum MHD_Result head_came(struct http_connection *c, const char *method, const char *version)
{
	atomic_fetch_add(&c->server->under_way, 1);
	c->counted = true;
	unsigned refused = http_head_read(c, method, version);
	if (refused)
		return refuse(c, refused);
	if (atomic_load(&c->server->closing))
		return refuse(c, MHD_HTTP_SERVICE_UNAVAILABLE);
	c->unread = c->has_body;
	return begin(c);
}

static enum MHD_Result body_comes(struct http_connection *c, const char *bytes, size_t *n)
{
	bool goes_on = http_body_put(c, (str){ bytes, *n });
	*n = 0;
	int64_t left_ms = c->since_ms + http_patience_ms(c, c->body.size) - clock_beat_ms();
	http_deadline(c, left_ms > 0 ? left_ms : 1);
	return goes_on ? MHD_YES : MHD_NO;
}

static enum MHD_Result body_came(struct http_connection *c)
{
	c->unread = false;
	c->request.body = http_body_whole(&c->body);
	c->request.trouble = c->body.trouble;
	return answer(c);
}

static enum MHD_Result handle(void *of, struct MHD_Connection *library, const char *url, const char *method, const char *version,
			      const char *bytes, size_t *n, void **context)
{
	(void)of, (void)library, (void)url;
	struct http_connection *c = *context;
	switch (c->stage) {
	case HTTP_HEAD_COMES:
		return head_came(c, method, version);
	case HTTP_BODY_COMES:
		return *n ? body_comes(c, bytes, n) : body_came(c);
	case HTTP_ANSWERED:
		return http_answer_send(c);
	case HTTP_HAND_ANSWERS:
	case HTTP_SENT:
		break;
	}
	return MHD_YES;
}

/* ---- one connection */

static struct http_connection *connection_of(struct MHD_Connection *library)
{
	return MHD_get_connection_info(library, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

/* A request line has come. The target is still as it was sent. */
static void *request_begins(void *of, const char *target, struct MHD_Connection *library)
{
	struct http_server *s = of;
	struct http_connection *c = connection_of(library);
	int64_t deadline_ms = atomic_load_explicit(&c->deadline_ms, memory_order_relaxed);
	if (deadline_ms > clock_beat_ms() + s->pace.head_ms)
		http_deadline(c, s->pace.head_ms);
	c->stage = HTTP_HEAD_COMES;
	c->unread = true;
	c->target_at = target;
	c->request = (struct http_request){ .arena = &c->arena, .peer = str_of(c->peer), .body = S("") };
	c->request.target = arena_copy(&c->arena, str_of(target));
	return c;
}

static void request_clear(struct http_connection *c)
{
	if (c->answer)
		MHD_destroy_response(c->answer);
	c->answer = NULL;
	arena_drop(&c->arena);
	http_body_drop(&c->body);
	if (c->counted)
		atomic_fetch_sub(&c->server->under_way, 1);
	c->counted = c->has_body = c->chunked = c->streams = false;
	c->length = c->answer_bytes = 0;
	c->plan = (struct http_plan){ 0 };
}

static void request_ended(void *of, struct MHD_Connection *library, void **context, enum MHD_RequestTerminationCode why)
{
	(void)library, (void)why;
	struct http_server *s = of;
	struct http_connection *c = *context;
	if (!c)
		return;
	request_clear(c);
	http_deadline(c, s->pace.idle_ms);
}

static void peer_text(struct http_connection *c)
{
	static const char mapped[] = "::ffff:";
	const struct sockaddr *peer = MHD_get_connection_info(c->library, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
	const void *address = peer->sa_family == AF_INET6 ? (const void *)&((const struct sockaddr_in6 *)peer)->sin6_addr
							  : (const void *)&((const struct sockaddr_in *)peer)->sin_addr;
	char text[INET6_ADDRSTRLEN] = "";
	inet_ntop(peer->sa_family, address, text, sizeof text);
	bool is_mapped = str_starts(str_of(text), str_of(mapped)) && strchr(text, '.');
	snprintf(c->peer, sizeof c->peer, "%s", is_mapped ? text + strlen(mapped) : text);
}

static void connection_opened(struct http_server *s, struct MHD_Connection *library, void **context)
{
	struct http_connection *c = mem_take(sizeof *c);
	c->server = s;
	c->library = library;
	c->socket = MHD_get_connection_info(library, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
	c->unread = true;
	peer_text(c);
	setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	http_deadline(c, s->pace.head_ms);
	http_watch_add(c);
	*context = c;
}

static void connection_noticed(void *of, struct MHD_Connection *library, void **context, enum MHD_ConnectionNotificationCode what)
{
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		connection_opened(of, library, context);
		return;
	}
	struct http_connection *c = *context;
	http_watch_drop(c);
	request_clear(c);
	free(c);
}

/* ---- the server */

/* The library would put into the target what its escapes stand for; the site wants it as it was sent. */
static size_t leave_escaped(void *of, struct MHD_Connection *library, char *text)
{
	(void)of, (void)library;
	return strlen(text);
}

static struct MHD_Daemon *start(struct http_server *s, const struct http_listen *listen, const char *certificate, const char *key)
{
	const unsigned tls = listen->certificate.n ? MHD_USE_TLS : 0;
	struct MHD_OptionItem options[] = {
		{ MHD_OPTION_THREAD_POOL_SIZE, listen->threads, NULL },
		{ MHD_OPTION_CONNECTION_LIMIT, http_connections_possible(), NULL },
		{ MHD_OPTION_CONNECTION_MEMORY_LIMIT, HTTP_POOL_BYTES, NULL },
		{ MHD_OPTION_CONNECTION_MEMORY_INCREMENT, HTTP_POOL_STEP_BYTES, NULL },
		{ MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL },
		{ MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)request_begins, s },
		{ MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)leave_escaped, NULL },
		{ MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)connection_noticed, s },
		{ MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)request_ended, s },
		{ tls ? MHD_OPTION_HTTPS_PRIORITIES : MHD_OPTION_END, 0, (char *)TLS_PRIORITIES },
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, (char *)certificate },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, (char *)key },
		{ MHD_OPTION_END, 0, NULL },
	};
	return MHD_start_daemon(MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | tls, 0, NULL, NULL, handle, s,
				MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static char *text_of(str s)
{
	char *text = mem_take(s.n + 1);
	return s.n ? memcpy(text, s.p, s.n) : text;
}

static void start_all(struct http_server *s, const struct http_listen *listen)
{
	char *certificate = text_of(listen->certificate), *key = text_of(listen->key);
	http_hands_open(s, listen->hands);
	http_watch_open(s);
	if (s->hands.count == listen->hands && s->watch.runs)
		s->library = start(s, listen, certificate, key);
	if (s->library)
		http_door_open(s);
	explicit_bzero(key, listen->key.n);
	free(key);
	free(certificate);
}

struct http_server *http_open_paced(const struct http_listen *listen, const struct http_site *site, const struct http_pace *pace,
				    struct err *e)
{
	assert(listen->threads && listen->hands);
	struct http_server *s = mem_take(sizeof *s);
	*s = (struct http_server){ .site = *site, .pace = *pace, .socket = -1, .door.wake = -1, .spool = text_of(listen->spool) };
	http_hands_ready(s);
	http_streams_ready(s);
	http_watch_ready(s);
	if (http_certificate_fits(listen, e) && http_listen_open(s, listen, e)) {
		/* Signals are for the thread that called us. */
		sigset_t all, before;
		sigfillset(&all);
		pthread_sigmask(SIG_SETMASK, &all, &before);
		start_all(s, listen);
		pthread_sigmask(SIG_SETMASK, &before, NULL);
		if (s->door.runs)
			return s;
		err_set(e, ERR_SETUP, "HTTPサーバーを始められません(スレッドを作れないか、メモリが足りません)",
			"the HTTP server cannot be started (no threads can be made, or memory is short)");
	}
	http_close(&s);
	return NULL;
}

struct http_server *http_open(const struct http_listen *listen, const struct http_site *site, struct err *e)
{
	return http_open_paced(listen, site, &pace_real, e);
}

uint16_t http_port(const struct http_server *s)
{
	return s->port;
}

static void wait_until_quiet(struct http_server *s)
{
	int64_t until_ms = clock_beat_ms() + s->pace.close_ms;
	while (atomic_load(&s->under_way) && clock_beat_ms() < until_ms)
		poll(NULL, 0, CLOSE_LOOK_MS);
}

void http_close(struct http_server **server)
{
	struct http_server *s = *server;
	*server = NULL;
	if (!s)
		return;
	atomic_store(&s->closing, true);
	http_door_close(s);
	if (s->socket_is_ours)
		shutdown(s->socket, SHUT_RDWR); /* one handed over may serve whoever comes after us */
	/* The library must not stop while a connection is suspended: first all that suspends comes to an end. */
	http_hands_close(s);
	http_streams_end(s);
	if (s->library)
		wait_until_quiet(s);
	http_watch_close(s);
	if (s->library)
		MHD_stop_daemon(s->library);
	if (s->socket >= 0)
		close(s->socket);
	http_streams_close(s);
	free(s->spool);
	free(s);
}
