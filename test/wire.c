/* wire.c - the caller's end of a connection, with patience but not for ever.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/clock.h"
#include "wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <gnutls/gnutls.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct wire wire_open_address(str address, uint16_t port)
{
	auto_arena a = { 0 };
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(port) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	bool is_four = inet_pton(AF_INET, arena_text(&a, address), &four.sin_addr) == 1;
	if (!is_four)
		assert_int_equal(inet_pton(AF_INET6, arena_text(&a, address), &six.sin6_addr), 1);
	struct wire c = { .socket = socket(is_four ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0) };
	struct timeval patience = { .tv_sec = WIRE_SECONDS_MAX };
	setsockopt(c.socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(c.socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	setsockopt(c.socket, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	const struct sockaddr *to = is_four ? (const struct sockaddr *)&four : (const struct sockaddr *)&six;
	if (connect(c.socket, to, is_four ? sizeof four : sizeof six) != 0) {
		close(c.socket);
		c.socket = -1;
	}
	return c;
}

struct wire wire_open(uint16_t port)
{
	struct wire c = wire_open_address(S("127.0.0.1"), port);
	assert_true(c.socket >= 0);
	return c;
}

bool wire_encrypt(struct wire *c, const char *priorities)
{
	static gnutls_certificate_credentials_t anyone;
	if (!anyone)
		gnutls_certificate_allocate_credentials(&anyone);
	gnutls_session_t tls;
	gnutls_init(&tls, GNUTLS_CLIENT | GNUTLS_NO_SIGNAL);
	if (priorities)
		assert_int_equal(gnutls_priority_set_direct(tls, priorities, NULL), 0);
	else
		gnutls_set_default_priority(tls);
	gnutls_credentials_set(tls, GNUTLS_CRD_CERTIFICATE, anyone);
	gnutls_transport_set_int(tls, c->socket);
	int result;
	do
		result = gnutls_handshake(tls);
	while (result < 0 && !gnutls_error_is_fatal(result));
	c->tls = tls;
	return result == 0;
}

bool wire_say(struct wire *c, str bytes)
{
	while (bytes.n) {
		ssize_t n = c->tls ? gnutls_record_send(c->tls, bytes.p, bytes.n) : send(c->socket, bytes.p, bytes.n, MSG_NOSIGNAL);
		if (n < 0 && !c->tls && errno == EAGAIN)
			fail_msg("the other side took nothing for %d seconds", WIRE_SECONDS_MAX);
		if (n <= 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return true;
}

void wire_close(struct wire *c)
{
	if (c->tls)
		gnutls_deinit(c->tls);
	if (c->socket >= 0)
		close(c->socket);
	buf_drop(&c->heard);
	*c = (struct wire){ .socket = -1 };
}

static str rest(const struct wire *c)
{
	return str_from(buf_str(&c->heard), c->taken);
}

/* False when the other side has closed. */
static bool hear_more(struct wire *c)
{
	char piece[16384];
	if (c->closed)
		return false;
	ssize_t n = c->tls ? gnutls_record_recv(c->tls, piece, sizeof piece) : recv(c->socket, piece, sizeof piece, 0);
	if ((c->tls && n == GNUTLS_E_AGAIN) || (!c->tls && n < 0 && errno == EAGAIN) ||
	    clock_beat_ms() - c->since_ms > WIRE_SECONDS_MAX * 1000)
		fail_msg("waited %d seconds, and heard \"%.*s\"", WIRE_SECONDS_MAX, P(rest(c)));
	c->closed = n <= 0;
	if (n > 0)
		buf_put(&c->heard, (str){ piece, (size_t)n });
	return n > 0;
}

/* Bytes up to and with the mark; empty when the other side closed before it. */
static str take_to(struct wire *c, struct arena *a, str mark)
{
	while (!str_has(rest(c), mark))
		if (!hear_more(c))
			return S("");
	str taken = arena_copy(a, str_first(rest(c), str_find(rest(c), mark) + mark.n));
	c->taken += taken.n;
	return taken;
}

static bool take(struct wire *c, struct buf *to, size_t n)
{
	while (rest(c).n < n)
		if (!hear_more(c))
			return false;
	buf_put(to, str_first(rest(c), n));
	c->taken += n;
	return true;
}

static bool take_chunks(struct wire *c, struct arena *a, struct buf *body)
{
	for (;;) {
		str line = take_to(c, a, S("\r\n"));
		uint32_t size;
		if (!line.n || !str_hex(str_first(line, line.n - 2), &size))
			return false;
		if (!take(c, body, size) || !take_to(c, a, S("\r\n")).n)
			return false;
		if (!size)
			return true;
	}
}

str reply_header(const struct reply *r, const char *name)
{
	str lines = r->head;
	while (lines.p) {
		str line = str_cut(&lines, S("\r\n")), key = str_cut(&line, S(":"));
		if (line.p && str_eq_nocase(key, str_of(name)))
			return str_trim(line);
	}
	return S("");
}

static bool take_body(struct wire *c, struct arena *a, const struct reply *r, struct buf *body)
{
	int64_t length;
	if (str_eq(reply_header(r, "Transfer-Encoding"), S("chunked")))
		return take_chunks(c, a, body);
	if (str_whole(reply_header(r, "Content-Length"), &length))
		return take(c, body, (size_t)length);
	return r->status < 200 || r->status == 204 || r->status == 304;
}

struct reply wire_hear(struct wire *c, struct arena *a, bool is_head)
{
	auto_buf body = { 0 };
	c->since_ms = clock_beat_ms();
	struct reply r = { .head = take_to(c, a, S("\r\n\r\n")), .body = S("") };
	int64_t status = 0;
	if (str_starts(r.head, S("HTTP/1.1 ")))
		str_whole(str_first(str_from(r.head, strlen("HTTP/1.1 ")), 3), &status);
	r.status = (unsigned)status;
	if (r.status && !is_head && !take_body(c, a, &r, &body))
		return (struct reply){ .head = S(""), .body = S("") };
	r.body = arena_copy(a, buf_str(&body));
	return r;
}

struct reply wire_ask(struct wire *c, struct arena *a, str bytes)
{
	wire_say(c, bytes); /* who is refused while speaking hears why all the same */
	return wire_hear(c, a, str_starts(bytes, S("HEAD ")));
}

bool wire_hear_text(struct wire *c, str text)
{
	auto_arena a = { 0 };
	c->since_ms = clock_beat_ms();
	return take_to(c, &a, text).n > 0;
}

str wire_hear_all(struct wire *c, struct arena *a)
{
	c->since_ms = clock_beat_ms();
	while (hear_more(c))
		;
	str all = arena_copy(a, rest(c));
	c->taken = c->heard.n;
	return all;
}
