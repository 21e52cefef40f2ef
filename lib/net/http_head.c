/* http_head.c - whether a request's head may be trusted to mean the same to us as to whoever passed it on.
 *
 * The library splits a head where it lies: it writes NUL over the two bytes of a line's end, over the colon and over the
 * spaces of the request line. It takes a bare LF for a line's end, lets a NUL cut a line short and glues folded lines
 * together. So every part must lie exactly where a strictly written head would have put it; what does not was written
 * in another way, and is refused. (NUL before LF alone looks like CR before LF; nobody passes on a NUL.) A library that
 * keeps heads in another way makes every request refused, and the tests fail.
 * Sources: RFC 9112 (2.2, 3, 5, 6.1, 6.3), RFC 9110 (5.1, 5.5, 7.2, 8.6).
 * SPDX-License-Identifier: Apache-2.0 */
#include "http_server.h"

#include <string.h>

struct head {
	struct http_field fields[HTTP_HEADERS_MAX];
	size_t count;
	const char *at; /* where the next line must begin */
	bool is_wrong, is_large;
};

static bool is_token(str s)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], lower = (char)(c | 0x20);
		if (!(lower >= 'a' && lower <= 'z') && !(c >= '0' && c <= '9') && !memchr(marks, c, sizeof marks - 1))
			return false;
	}
	return s.n > 0;
}

static bool is_value(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c < ' ' && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static bool is_blank(const char *from, const char *to)
{
	while (from < to && (*from == ' ' || *from == '\t'))
		from++;
	return from == to;
}

static enum MHD_Result line(void *of, enum MHD_ValueKind kind, const char *key, size_t key_n, const char *text, size_t text_n)
{
	(void)kind;
	struct head *h = of;
	str name = { key, key_n }, value = { text, text_n };
	h->is_large = h->count == HTTP_HEADERS_MAX;
	h->is_wrong = key != h->at || !is_token(name) || !text || !is_blank(key + key_n + 1, text) || !is_value(value) ||
		      text[text_n] || text[text_n + 1];
	if (h->is_large || h->is_wrong)
		return MHD_NO;
	h->at = text + text_n + 2;
	h->fields[h->count++] = (struct http_field){ name, value };
	return MHD_YES;
}

/* "GET /path HTTP/1.1": one space between, nothing but printable ASCII, a path of ours. */
static bool request_line(struct http_connection *c, const char *method, const char *version)
{
	str target = c->request.target;
	for (size_t i = 0; i < target.n; i++)
		if (target.p[i] <= ' ' || target.p[i] >= 0x7f)
			return false;
	return is_token(str_of(method)) && c->target_at == method + strlen(method) + 1 && str_starts(target, S("/")) &&
	       version == c->target_at + target.n + 1;
}

static void read_lines(struct http_connection *c, struct head *h, const char *method)
{
	MHD_get_connection_values_n(c->library, MHD_HEADER_KIND, line, h);
	if (h->is_large || h->is_wrong)
		return;
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(c->library, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	h->is_large = size->header_size > HTTP_HEAD_BYTES_MAX;
	h->is_wrong = h->at[0] || h->at[1] || size->header_size != (size_t)(h->at + 2 - method);
}

/* The only header of this name; NULL when there is none. *several when there are more. */
static const str *only(const struct head *h, const char *name, bool *several)
{
	const str *found = NULL;
	for (size_t i = 0; i < h->count; i++) {
		if (!str_eq_nocase(h->fields[i].name, str_of(name)))
			continue;
		*several |= found != NULL;
		found = &h->fields[i].value;
	}
	return found;
}

static bool is_host(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i], lower = (char)(c | 0x20);
		if (!(lower >= 'a' && lower <= 'z') && !(c >= '0' && c <= '9') && !memchr("-._:[]", c, 6))
			return false;
	}
	return s.n > 0;
}

static bool is_length(str s, size_t *length)
{
	int64_t number;
	if (!s.n || s.p[0] == '-' || !str_whole(s, &number))
		return false;
	*length = (size_t)number;
	return true;
}

/* What decides where this request ends and the next begins. */
static bool frame(struct http_connection *c, const struct head *h, const char *version)
{
	bool several = false;
	const str *host = only(h, "Host", &several), *length = only(h, "Content-Length", &several);
	const str *coding = only(h, "Transfer-Encoding", &several);
	if (several || !host || !is_host(str_trim(*host)) || (length && coding))
		return false;
	if (coding && (!str_eq_nocase(*coding, S("chunked")) || str_eq(str_of(version), S("HTTP/1.0"))))
		return false;
	if (length && !is_length(*length, &c->length))
		return false;
	c->chunked = coding != NULL;
	c->has_body = c->chunked || c->length;
	return true;
}

static void keep(struct http_connection *c, const struct head *h, const char *method)
{
	struct http_request *r = &c->request;
	struct http_field *fields = arena_array(&c->arena, struct http_field, h->count);
	for (size_t i = 0; i < h->count; i++)
		fields[i] = (struct http_field){ h->fields[i].name, str_trim(h->fields[i].value) };
	r->headers = fields;
	r->header_count = h->count;
	r->method = str_of(method);
}

unsigned http_head_read(struct http_connection *c, const char *method, const char *version)
{
	if (!request_line(c, method, version))
		return MHD_HTTP_BAD_REQUEST;
	struct head h = { .at = version + strlen(version) + 2 };
	h.is_wrong = version[strlen(version) + 1]; /* the request line ended in a bare LF */
	if (!h.is_wrong)
		read_lines(c, &h, method);
	if (h.is_large)
		return MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE;
	if (h.is_wrong || !frame(c, &h, version))
		return MHD_HTTP_BAD_REQUEST;
	keep(c, &h, method);
	return 0;
}
