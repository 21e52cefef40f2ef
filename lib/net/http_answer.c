/* http_answer.c - the site's answer as the library sends it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include "base/clock.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_SECONDS "2" /* after which one who was turned away may try again */

/* Whoever gets these speaks another language than HTTP, or came when there was no time. */
static const struct plain {
	unsigned status;
	str text;
} plain[] = {
	{ MHD_HTTP_BAD_REQUEST, T("要求の書き方が正しくありません。\nThe request is not written correctly.\n") },
	{ MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE, T("要求のヘッダーが大きすぎます。\nThe headers of the request are too large.\n") },
	{ MHD_HTTP_SERVICE_UNAVAILABLE,
	  T("ただいま混み合っています。少し待って、もう一度お試しください。\nWe are busy just now. Please wait a moment and try again.\n") },
	{ MHD_HTTP_INTERNAL_SERVER_ERROR, T("プログラムの内部で誤りが起きました。\nAn internal error occurred.\n") },
	{ 0 },
};

str http_header(const struct http_request *r, const char *name)
{
	for (size_t i = 0; i < r->header_count; i++)
		if (str_eq_nocase(r->headers[i].name, str_of(name)))
			return r->headers[i].value;
	return S("");
}

void http_head(struct http_answer *a, const char *name, str value)
{
	assert(a->header_count < HTTP_ANSWER_HEADERS_MAX);
	a->headers[a->header_count++] = (struct http_field){ str_of(name), value };
}

/* The library closes the file, and lets go of the bytes, when it has sent them. */
static struct MHD_Response *of_file(struct http_connection *c, int file)
{
	struct stat what;
	struct MHD_Response *response = NULL;
	if (fstat(file, &what) == 0)
		response = MHD_create_response_from_fd64((uint64_t)what.st_size, file);
	if (!response)
		close(file);
	else
		c->answer_bytes = (size_t)what.st_size;
	return response;
}

static struct MHD_Response *of_bytes(struct http_connection *c, struct buf *body)
{
	struct MHD_Response *response = MHD_create_response_from_buffer(body->n, body->p, MHD_RESPMEM_MUST_FREE);
	if (!response)
		mem_out();
	c->answer_bytes = body->n;
	*body = (struct buf){ 0 };
	return response;
}

/* False where the site says what cannot stand in a header. */
static bool add_headers(struct http_connection *c, const struct http_answer *a)
{
	bool ok = true;
	for (size_t i = 0; i < a->header_count && ok; i++) {
		const char *name = arena_text(&c->arena, a->headers[i].name), *value = arena_text(&c->arena, a->headers[i].value);
		ok = MHD_add_response_header(c->answer, name, value) == MHD_YES;
	}
	/* The library is lenient about how chunks are written, so nothing behind them may pass for a request. */
	return ok && (!c->chunked || MHD_add_response_header(c->answer, "Connection", "close") == MHD_YES);
}

static void head_of_stream(struct http_answer *a)
{
	http_head(a, "Content-Type", S("text/event-stream"));
	http_head(a, "Cache-Control", S("no-store"));
	http_head(a, "X-Accel-Buffering", S("no")); /* or nginx in front keeps events back */
}

/* What came with the request may be large, and reading the answer may take long. */
static void drop_request(struct http_connection *c)
{
	arena_drop(&c->arena);
	http_body_drop(&c->body);
	c->request = (struct http_request){ .arena = &c->arena };
}

static struct MHD_Response *response_of(struct http_connection *c, struct http_answer *a)
{
	if (a->stream.n)
		head_of_stream(a);
	/* HEAD gets no stream: the library would end it with the last chunk of a body that it has not sent. */
	c->streams = a->stream.n && !str_eq(c->request.method, S("HEAD"));
	if (c->streams)
		return http_stream_open(c, a->stream, buf_str(&a->body));
	return a->file >= 0 ? of_file(c, a->file) : of_bytes(c, &a->body);
}

static void answer_failed(struct http_connection *c, bool no_stream)
{
	if (c->answer)
		MHD_destroy_response(c->answer);
	c->streams = false;
	http_answer_plain(c, no_stream ? MHD_HTTP_SERVICE_UNAVAILABLE : MHD_HTTP_INTERNAL_SERVER_ERROR);
}

void http_answer_take(struct http_connection *c, struct http_answer *a)
{
	c->answer = response_of(c, a);
	bool ok = c->answer && add_headers(c, a);
	buf_drop(&a->body);
	if (!ok) {
		answer_failed(c, a->stream.n && !c->answer);
		return;
	}
	drop_request(c);
	c->status = a->status;
	c->stage = HTTP_ANSWERED;
}

void http_answer_ask(struct http_connection *c)
{
	struct http_answer a = { .status = MHD_HTTP_OK, .file = -1 };
	c->told = http_streams_told(c->server);
	atomic_store_explicit(&c->asked_ms, clock_beat_ms(), memory_order_relaxed);
	c->server->site.answer(c->server->site.of, &c->request, &a);
	atomic_store_explicit(&c->asked_ms, 0, memory_order_relaxed);
	http_answer_take(c, &a);
}

void http_answer_plain(struct http_connection *c, unsigned status)
{
	struct http_answer a = { .status = status, .file = -1 };
	const struct plain *p = plain;
	while (p->status && p->status != status)
		p++;
	assert(p->status);
	http_head(&a, "Content-Type", S("text/plain; charset=utf-8"));
	http_head(&a, "Cache-Control", S("no-store"));
	http_head(&a, "X-Content-Type-Options", S("nosniff"));
	http_head(&a, "Strict-Transport-Security", S("max-age=31536000"));
	if (status == MHD_HTTP_SERVICE_UNAVAILABLE)
		http_head(&a, "Retry-After", S(BUSY_SECONDS));
	buf_put(&a.body, p->text);
	http_answer_take(c, &a);
}

enum MHD_Result http_answer_send(struct http_connection *c)
{
	enum MHD_Result queued = MHD_queue_response(c->library, c->status, c->answer);
	MHD_destroy_response(c->answer);
	c->answer = NULL;
	c->stage = HTTP_SENT;
	/* Who reads slower than one may send is given up as well. */
	http_deadline(c, c->streams ? 0 : http_patience_ms(c, c->answer_bytes));
	return queued;
}
