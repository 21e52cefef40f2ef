/* http_abuse_test.c - requests written in ways on which two servers might disagree, and what each gets.
 *
 * Behind each stands a request in order for /mark, after which the connection is to be closed. "mark" in the second
 * column says that it was answered, so what stands before it was understood as one request, or as none. Where the first
 * is refused, nothing behind it may be taken for a request.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "wire.h"
#include "net/http.h"

#include <string.h>

#define TO "GET /a HTTP/1.1\r\nHost: x\r\n"
#define POST(headers, body) "POST /body HTTP/1.1\r\nHost: x\r\n" headers "\r\n" body
#define CHUNKED(body) POST("Transfer-Encoding: chunked\r\n", body)
#define MARK "GET /mark HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

static const struct {
	const char *name;
	str bytes;
	const char *heard; /* the statuses, and mark; a body is in brackets */
} shapes[] = {
	/* lines and their ends */
	{ "bare LF everywhere", T("GET /a HTTP/1.1\nHost: x\n\n"), "400" },
	{ "bare LF behind the request line", T("GET /a HTTP/1.1\nHost: x\r\n\r\n"), "400" },
	{ "bare LF behind a header", T("GET /a HTTP/1.1\r\nA: b\nHost: x\r\n\r\n"), "400" },
	{ "bare LF behind the last header", T("GET /a HTTP/1.1\r\nHost: x\n\r\n"), "400" },
	{ "bare LF as the empty line", T(TO "\n"), "400" },
	{ "bare CR in a value", T(TO "A: b\rC: d\r\n\r\n"), "400" },
	{ "CR CR LF", T(TO "A: b\r\r\n\r\n"), "400" },
	{ "a folded header", T(TO "A: b\r\n c\r\n\r\n"), "400" },
	{ "a folded header before others", T("GET /a HTTP/1.1\r\nA: b\r\n c\r\nHost: x\r\n\r\n"), "400" },
	{ "a folded header before others, without a value", T("GET /a HTTP/1.1\r\nA:\r\n c\r\nHost: x\r\n\r\n"), "400" },
	{ "a folded first header", T("GET /a HTTP/1.1\r\n A: b\r\nHost: x\r\n\r\n"), "400" },
	{ "a folded length", T(POST("Content-Length: 1\r\n 0\r\n", "0123456789")), "400" },
	{ "a folded empty line", T(TO "A: b\r\n \r\n\r\n"), "400" },
	{ "an empty line in front", T("\r\n" TO "\r\n"), "200 mark" },
	/* names and values */
	{ "a space before the colon", T(POST("Content-Length : 3\r\n", "abc")), "400" },
	{ "a tab before the colon", T(POST("Content-Length\t: 3\r\n", "abc")), "400" },
	{ "no colon", T(TO "abc\r\n\r\n"), "400" },
	{ "no name", T(TO ": b\r\n\r\n"), "400" },
	{ "brackets in a name", T(TO "A(b): c\r\n\r\n"), "400" },
	{ "no space behind the colon", T(TO "A:b\r\n\r\n"), "200 mark" },
	{ "spaces around a value", T(TO "A: \t b \t\r\n\r\n"), "200 mark" },
	{ "no value", T(TO "A:\r\n\r\n"), "200 mark" },
	{ "bytes over 0x7f in a value", T(TO "A: \xE5\x8F\xB0\r\n\r\n"), "200 mark" },
	{ "a control character in a value", T(TO "A: b\x01" "c\r\n\r\n"), "400" },
	{ "DEL in a value", T(TO "A: b\x7F\r\n\r\n"), "400" },
	{ "NUL in a value", T(TO "A: b\0c\r\n\r\n"), "400" },
	{ "NUL at the end of a value", T(TO "A: b\0\r\n\r\n"), "400" },
	{ "NUL in a name", T(TO "A\0: b\r\n\r\n"), "400" },
	{ "NUL in a length", T(POST("Content-Length: 3\0" "0\r\n", "abc")), "400" },
	{ "a line that begins with NUL", T(TO "\0Content-Length: 99\r\n\r\n"), "400" },
	/* The library leaves no trace of these three; nobody passes them on. */
	{ "NUL LF for CR LF", T("GET /a HTTP/1.1\r\nHost: x\0\n\r\n"), "200 mark" },
	{ "a line that begins with NUL in front", T("\0A\r\n" TO "\r\n"), "200 mark" },
	{ "a bare LF in front", T("\n" TO "\r\n"), "200 mark" },
	/* the request line */
	{ "NUL in the target", T("GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "NUL in the method", T("GE\0T /a HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "two spaces before the target", T("GET  /a HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "two spaces before the version", T("GET /a  HTTP/1.1\r\nHost: x\r\n\r\n"), "" },
	{ "a space behind the version", T("GET /a HTTP/1.1 \r\nHost: x\r\n\r\n"), "400" },
	{ "a space in the target", T("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n"), "" },
	{ "tabs for spaces", T("GET\t/a\tHTTP/1.1\r\nHost: x\r\n\r\n"), "" },
	{ "bytes over 0x7f in the target", T("GET /\xE5\x8F\xB0 HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "a method that is no token", T("G(T /a HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "no method", T(" /a HTTP/1.1\r\nHost: x\r\n\r\n"), "" },
	{ "a target with a host", T("GET http://x/a HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "a target that is a star", T("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	{ "a target that is a host", T("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n"), "400" },
	/* versions */
	{ "HTTP/0.9", T("GET /a\r\n\r\n"), "400" },
	{ "HTTP/1.0", T("GET /a HTTP/1.0\r\nHost: x\r\n\r\n"), "200" },
	{ "HTTP/1.0 to be kept", T("GET /a HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n"), "200 mark" },
	{ "HTTP/1.2", T("GET /a HTTP/1.2\r\nHost: x\r\n\r\n"), "200 mark" },
	{ "HTTP/2", T("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "505" },
	{ "small letters", T("GET /a http/1.1\r\nHost: x\r\n\r\n"), "400" },
	/* Host; where the library refuses what a header says, it says its head twice and then closes */
	{ "no Host", T("GET /a HTTP/1.1\r\n\r\n"), "400 400" },
	{ "no Host in HTTP/1.0", T("GET /a HTTP/1.0\r\n\r\n"), "400" },
	{ "an empty Host", T("GET /a HTTP/1.1\r\nHost:\r\n\r\n"), "400" },
	{ "two Hosts", T("GET /a HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n"), "400" },
	{ "two Hosts in one", T("GET /a HTTP/1.1\r\nHost: x, y\r\n\r\n"), "400" },
	{ "a path in Host", T("GET /a HTTP/1.1\r\nHost: x/y\r\n\r\n"), "400" },
	/* how long the body is */
	{ "a length", T(POST("Content-Length: 3\r\n", "abc")), "200(abc) mark" },
	{ "a length with GET", T("GET /body HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"), "200(abc) mark" },
	{ "a length with zeros before it", T(POST("Content-Length: 003\r\n", "abc")), "200(abc) mark" },
	{ "a length and chunks", T(POST("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")), "400" },
	{ "chunks and a length", T(POST("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n")), "400" },
	{ "a length twice", T(POST("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")), "400" },
	{ "two lengths", T(POST("Content-Length: 3\r\nContent-Length: 30\r\n", "abc")), "400" },
	{ "two lengths in one", T(POST("Content-Length: 3, 3\r\n", "abc")), "400 400" },
	{ "a length below zero", T(POST("Content-Length: -1\r\n", "abc")), "400 400" },
	{ "a length with a sign", T(POST("Content-Length: +3\r\n", "abc")), "400 400" },
	{ "a hexadecimal length", T(POST("Content-Length: 0x3\r\n", "abc")), "400 400" },
	{ "an empty length", T(POST("Content-Length:\r\n", "abc")), "400 400" },
	{ "a length with a space behind it", T(POST("Content-Length: 3 \r\n", "abc")), "400 400" },
	{ "a length over 64 bits", T(POST("Content-Length: 18446744073709551619\r\n", "abc")), "413 413" },
	{ "the largest length of 64 bits", T(POST("Content-Length: 18446744073709551615\r\n", "abc")), "400" },
	{ "a length over 63 bits", T(POST("Content-Length: 9223372036854775808\r\n", "abc")), "400" },
	{ "a length over the limit", T(POST("Content-Length: 999999999999999999\r\n", "abc")), "413" },
	/* chunks: the library is lenient about them, so the connection ends there */
	{ "chunks", T(CHUNKED("3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")), "200(abcd)" },
	{ "a chunk extension", T(CHUNKED("3;a=b\r\nabc\r\n0\r\n\r\n")), "200(abc)" },
	{ "a chunk extension that ends in a bare LF", T(CHUNKED("3;a\nabc\r\n0\r\n\r\n")), "200(abc)" },
	{ "chunks with bare LF", T(CHUNKED("3\nabc\n0\n\n")), "200(abc)" },
	{ "trailers", T(CHUNKED("3\r\nabc\r\n0\r\nContent-Length: 9\r\nHost: y\r\n\r\n")), "200(abc)" },
	{ "a chunk over 64 bits", T(CHUNKED("10000000000000003\r\nabc\r\n0\r\n\r\n")), "413" },
	{ "a chunk below zero", T(CHUNKED("-1\r\nabc\r\n0\r\n\r\n")), "400" },
	{ "a chunk with a space behind its size", T(CHUNKED("3 \r\nabc\r\n0\r\n\r\n")), "400" },
	{ "a chunk longer than it says", T(CHUNKED("3\r\nabcd\r\n0\r\n\r\n")), "400" },
	{ "a chunk without a size", T(CHUNKED("\r\nabc\r\n0\r\n\r\n")), "400" },
	{ "chunked twice", T(POST("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")), "400" },
	{ "chunked, chunked", T(POST("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")), "400" },
	{ "chunked with a space behind it", T(POST("Transfer-Encoding: chunked \r\n", "0\r\n\r\n")), "400" },
	{ "another coding", T(POST("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")), "400" },
	{ "another coding before", T(POST("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")), "400" },
	{ "an empty coding", T(POST("Transfer-Encoding:\r\n", "0\r\n\r\n")), "400" },
	{ "chunks in HTTP/1.0",
	  T("POST /body HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "400" },
};

/* ---- what is too long to be written down: a text, and how often it is repeated between what stands before and behind it */

static const struct {
	const char *name;
	str before, text;
	size_t times;
	str behind;
	const char *heard;
} long_shapes[] = {
	{ "64 headers", T(TO), T("A: b\r\n"), HTTP_HEADERS_MAX - 1, T("\r\n"), "200 mark" },
	{ "65 headers", T(TO), T("A: b\r\n"), HTTP_HEADERS_MAX, T("\r\n"), "431" },
	{ "the largest head", T(TO "A: "), T("b"), HTTP_HEAD_BYTES_MAX - sizeof(TO "A: \r\n\r\n") + 1, T("\r\n\r\n"), "200 mark" },
	{ "a larger head", T(TO "A: "), T("b"), HTTP_HEAD_BYTES_MAX - sizeof(TO "A: \r\n\r\n") + 2, T("\r\n\r\n"), "431" },
	{ "the largest head in as many headers", T(TO), T("A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
	  "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n"), HTTP_HEADERS_MAX - 1, T("\r\n"), "200 mark" },
	{ "a header of a megabyte", T(TO "A: "), T("b"), 1u << 20, T("\r\n\r\n"), "431" },
	{ "a name of a megabyte", T(TO), T("b"), 1u << 20, T(": c\r\n\r\n"), "431" },
	{ "a target of a megabyte", T("GET /"), T("b"), 1u << 20, T(" HTTP/1.1\r\nHost: x\r\n\r\n"), "414" },
	{ "a hundred thousand headers", T(TO), T("A: b\r\n"), 100000, T("\r\n"), "431" },
	{ "a query of 100 fields", T("GET /a?"), T("a=b&"), 100, T(" HTTP/1.1\r\nHost: x\r\n\r\n"), "200 mark" },
	{ "a chunk extension of a megabyte", T(CHUNKED("3;")), T("b"), 1u << 20, T("\r\nabc\r\n0\r\n\r\n"), "500" },
	{ "chunks without end", T(CHUNKED("")), T("8\r\naaaaaaaa\r\n"), 4u << 20, T("0\r\n\r\n"), "" },
};

#define BODY_MAX 100u

static bool begin(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a)
{
	(void)of, (void)r, (void)a;
	plan->body_max = BODY_MAX;
	return true;
}

static void answer(void *of, const struct http_request *r, struct http_answer *a)
{
	(void)of;
	a->status = r->trouble == HTTP_FINE ? 200 : 413;
	buf_put(&a->body, str_eq(r->target, S("/mark")) ? S("mark") : r->body);
}

static struct http_server *opened(void)
{
	struct err e = { 0 };
	struct http_server *s = http_open(&(struct http_listen){ .address = S("127.0.0.1"), .socket = -1, .threads = 2, .hands = 1,
								 .spool = S("/tmp") },
					  &(struct http_site){ begin, answer, NULL }, &e);
	if (!s)
		fail_msg("%s", e.en);
	return s;
}

/* "200(abc) 400 mark": what was answered until the other side closed. */
static str heard_from(struct wire *c, struct arena *a)
{
	auto_buf out = { 0 };
	str all = wire_hear_all(c, a);
	for (str rest = all; rest.p && str_has(rest, S("HTTP/1.1 "));) {
		str_cut(&rest, S("HTTP/1.1 "));
		str piece = str_first(rest, str_find(rest, S("HTTP/1.1 ")));
		str status = str_first(piece, 3), body = str_from(piece, str_find(piece, S("\r\n\r\n")) + 4);
		bool is_mark = str_eq(body, S("mark"));
		buf_put(&out, out.n ? S(" ") : S(""));
		buf_put(&out, is_mark ? body : status);
		if (!is_mark && body.n && str_eq(status, S("200")))
			buf_fmt(&out, "(%.*s)", P(body));
	}
	return arena_copy(a, buf_str(&out));
}

static void expect(struct http_server *s, const char *name, str bytes, const char *want)
{
	auto_arena a = { 0 };
	auto_wire c = wire_open(http_port(s));
	wire_say(&c, bytes);
	wire_say(&c, S(MARK));
	str got = heard_from(&c, &a);
	if (!str_eq(got, str_of(want)))
		fail_msg("%s: got \"%.*s\", want \"%s\"", name, P(got), want);
}

static void whatever_two_servers_might_read_differently_is_refused(void **state)
{
	(void)state;
	struct http_server *s = opened();
	for (size_t i = 0; i < LENGTH(shapes); i++)
		expect(s, shapes[i].name, shapes[i].bytes, shapes[i].heard);
	http_close(&s);
}

static void whatever_is_too_long_is_refused(void **state)
{
	(void)state;
	struct http_server *s = opened();
	for (size_t i = 0; i < LENGTH(long_shapes); i++) {
		auto_buf bytes = { 0 };
		buf_put(&bytes, long_shapes[i].before);
		for (size_t k = 0; k < long_shapes[i].times; k++)
			buf_put(&bytes, long_shapes[i].text);
		buf_put(&bytes, long_shapes[i].behind);
		expect(s, long_shapes[i].name, buf_str(&bytes), long_shapes[i].heard);
	}
	http_close(&s);
}

/* A head is judged by where its parts lie, and where they lie may depend on how it comes. */
static void a_head_that_comes_byte_by_byte_is_the_same(void **state)
{
	(void)state;
	static const str head = T("GET /a?b=c HTTP/1.1\r\nHost: x\r\nA: b\r\nC: d\r\n\r\n" MARK);
	struct http_server *s = opened();
	auto_arena a = { 0 };
	auto_wire c = wire_open(http_port(s));
	for (size_t i = 0; i < head.n; i++)
		wire_say(&c, (str){ head.p + i, 1 });
	same(heard_from(&c, &a), S("200 mark"));
	http_close(&s);
}

/* Who spoke badly is told in plain text, and to come by TLS alone. */
static void a_refusal_is_fenced(void **state)
{
	(void)state;
	static const str heads[] = { T("Content-Type: text/plain; charset=utf-8\r\n"), T("X-Content-Type-Options: nosniff\r\n"),
		                     T("Cache-Control: no-store\r\n"), T("Strict-Transport-Security: max-age=31536000\r\n") };
	struct http_server *s = opened();
	auto_arena a = { 0 };
	auto_wire c = wire_open(http_port(s));
	wire_say(&c, S("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"));
	str all = wire_hear_all(&c, &a);
	assert_true(str_starts(all, S("HTTP/1.1 400 ")));
	for (size_t i = 0; i < LENGTH(heads); i++)
		if (!str_has(all, heads[i]))
			fail_msg("%.*s is missing", P(heads[i]));
	http_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_two_servers_might_read_differently_is_refused),
		cmocka_unit_test(whatever_is_too_long_is_refused),
		cmocka_unit_test(a_head_that_comes_byte_by_byte_is_the_same),
		cmocka_unit_test(a_refusal_is_fenced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
