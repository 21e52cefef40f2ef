/* visitor.c - requests as a browser sends them, and looking at what came back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "base/clock.h"
#include "base/random.h"
#include "duties.h"
#include "frame/site_parts.h"
#include "hospital.h"

#include <unistd.h>

#define HOST "inro.test:8443"
#define PASSWORD "みほんの長いことば2026"
#define BOUNDARY "----a-line-that-stands-in-no-file"
#define SHOWN_MAX 6000 /* bytes of a page shown when a test fails */

/* ---- coming and going */

static void open_site(struct visitor *v)
{
	struct err e = { 0 };
	const struct site_ask ask = { .duties = v->toy.w.duties, .clock = &v->toy.clock, .disk = &disk_real, .data = v->toy.w.data };
	works(v->site = site_open_deaf(&ask, &e), e);
	v->answer.file = -1;
}

static void sign_in_as(struct visitor *v)
{
	struct err e = { 0 };
	struct sign_in_result result;
	const struct sign_in_ask ask = { .number = v->member.number, .password = S(PASSWORD), .peer = S("127.0.0.1") };
	works(sign_in(&v->toy.w, site_throttle(v->site), &ask, &result, &e), e);
	assert_int_equal(result.outcome, SIGN_IN_DONE);
	v->cookie = arena_copy(&v->arena, result.session);
	v->csrf = access_csrf(&v->arena, &v->site->csrf_key, v->cookie);
}

void visitor_becomes(struct visitor *v, enum role role)
{
	struct err e = { 0 };
	int64_t others = 0;
	v->cookie = v->csrf = S("");
	v->member = (struct member){ .role = ROLE_ANYONE };
	if (role == ROLE_ANYONE)
		return;
	works(db_one_int(v->toy.w.db, &e, &others, 0, "SELECT count(*) FROM member", NONE), e);
	v->member = (struct member){ .number = arena_fmt(&v->arena, "T%02d", (int)others + 1), .role = role, .lang = LANG_JA };
	v->member.name = arena_fmt(&v->arena, "%s %d", role_row(role)->words.ja, (int)others + 1);
	works(member_add(&v->toy.w, &v->member, S(PASSWORD), &e), e);
	sign_in_as(v);
}

void visitor_is_stranger(struct visitor *v)
{
	visitor_becomes(v, ROLE_ANYONE);
	v->cookie = random_text(&v->arena);
	v->csrf = access_csrf(&v->arena, &v->site->csrf_key, v->cookie);
}

void visitor_open(struct visitor *v, const struct duty *const *with, enum role role)
{
	*v = (struct visitor){ 0 };
	toy_open(&v->toy, with);
	open_site(v);
	visitor_becomes(v, role);
}

void visitor_open_hospital(struct visitor *v, enum role role)
{
	*v = (struct visitor){ 0 };
	hospital_open(&v->toy);
	hospital_fill(&v->toy);
	open_site(v);
	visitor_becomes(v, role);
}

void visitor_close(struct visitor *v)
{
	buf_drop(&v->answer.body);
	site_close(&v->site);
	toy_close(&v->toy);
	arena_drop(&v->arena);
}

void visitor_speaks(struct visitor *v, enum lang lang)
{
	struct err e = { 0 };
	v->toy.w.lang = lang;
	v->member.lang = lang;
	works(member_set_lang(&v->toy.w, v->member.id, lang, &e), e);
}

/* ---- asking */

/* What the server sends where an answer is an open file. */
static void take_file(struct http_answer *answer)
{
	char piece[4096];
	ssize_t n;
	if (answer->file < 0)
		return;
	while ((n = read(answer->file, piece, sizeof piece)) > 0)
		buf_put(&answer->body, (str){ piece, (size_t)n });
	close(answer->file);
	answer->file = -1;
}

void visitor_ask(struct visitor *v, const char *method, const char *path, const struct http_field *headers, str body)
{
	struct http_request r = { .arena = &v->arena, .method = arena_copy(&v->arena, str_of(method)),
		                  .target = arena_copy(&v->arena, str_of(path)), .headers = headers, .peer = S("127.0.0.1"), .body = body,
		                  .came_ms = clock_beat_ms() - v->waited_ms };
	while (headers[r.header_count].name.n)
		r.header_count++;
	buf_drop(&v->answer.body);
	v->answer = (struct http_answer){ .file = -1 };
	v->method = r.method;
	v->path = r.target;
	site_answer(v->site, &r, &v->answer);
	take_file(&v->answer);
	v->status = v->answer.status;
	v->body = buf_str(&v->answer.body);
}

static void ask(struct visitor *v, const char *method, const char *path, str type, str body)
{
	const struct http_field headers[] = {
		{ T("Host"), T(HOST) },
		{ T("Accept-Language"), v->lang },
		{ T("Sec-Fetch-Site"), T("same-origin") },
		{ T("Origin"), T("https://" HOST) },
		{ T("Cookie"), v->cookie.n ? arena_fmt(&v->arena, COOKIE_SESSION "=%.*s", P(v->cookie)) : S("") },
		{ T("Content-Type"), type },
		{ T(""), T("") },
	};
	visitor_ask(v, method, path, headers, body);
}

void visitor_get(struct visitor *v, const char *path)
{
	ask(v, "GET", path, S(""), S(""));
}

void visitor_post(struct visitor *v, const char *path, const char *form)
{
	auto_buf body = { 0 };
	buf_put(&body, S("csrf="));
	uri_put(&body, v->csrf);
	buf_fmt(&body, "%s%s", *form ? "&" : "", form);
	ask(v, "POST", path, S("application/x-www-form-urlencoded"), buf_str(&body));
}

static void put_part(struct buf *b, str name, str file, str bytes)
{
	buf_fmt(b, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%.*s\"", P(name));
	if (file.p)
		buf_fmt(b, "; filename=\"%.*s\"\r\nContent-Type: application/octet-stream", P(file));
	buf_put(b, S("\r\n\r\n"));
	buf_put(b, bytes);
	buf_put(b, S("\r\n"));
}

void visitor_upload(struct visitor *v, const char *path, const char *form, const char *name, const char *file, str bytes)
{
	auto_buf body = { 0 };
	struct fields fields = { 0 };
	struct err e = { 0 };
	works(fields_read_query(&v->arena, str_of(form), &fields, &e), e);
	put_part(&body, S("csrf"), (str){ 0 }, v->csrf);
	for (size_t i = 0; i < fields.count; i++)
		put_part(&body, fields.list[i].name, (str){ 0 }, fields.list[i].value);
	put_part(&body, str_of(name), str_of(file), bytes);
	buf_put(&body, S("--" BOUNDARY "--\r\n"));
	ask(v, "POST", path, S("multipart/form-data; boundary=" BOUNDARY), buf_str(&body));
}

void visitor_follow(struct visitor *v)
{
	str rest = visitor_header(v, "Location"), to = str_cut(&rest, S("#")); /* no browser sends the fragment */
	if (v->status != 303 || !to.n)
		visitor_must_see(v, 303, (const char *const[]){ NULL });
	visitor_get(v, arena_text(&v->arena, to));
}

void visitor_keep_cookie(struct visitor *v)
{
	str value = visitor_header(v, "Set-Cookie");
	if (!str_starts(value, S(COOKIE_SESSION "=")))
		return;
	str_cut(&value, S("="));
	v->cookie = arena_copy(&v->arena, str_cut(&value, S(";")));
	v->csrf = access_csrf(&v->arena, &v->site->csrf_key, v->cookie);
}

/* ---- looking */

str visitor_header(const struct visitor *v, const char *name)
{
	for (size_t i = 0; i < v->answer.header_count; i++)
		if (str_eq_nocase(v->answer.headers[i].name, str_of(name)))
			return v->answer.headers[i].value;
	return S("");
}

bool visitor_sees(const struct visitor *v, const char *text)
{
	return str_has(v->body, str_of(text));
}

size_t visitor_counts(const struct visitor *v, const char *text)
{
	size_t count = 0;
	for (str rest = v->body; rest.p; count++)
		str_cut(&rest, str_of(text));
	return count ? count - 1 : 0;
}

str visitor_between(const struct visitor *v, const char *before, const char *after)
{
	str rest = v->body;
	str_cut(&rest, str_of(before));
	return str_has(rest, str_of(after)) ? str_cut(&rest, str_of(after)) : S("");
}

static void show_and_fail(const struct visitor *v, const char *what, const char *text)
{
	size_t main = str_find(v->body, S("<main"));
	str shown = str_first(main < v->body.n ? str_from(v->body, main) : v->body, SHOWN_MAX);
	fail_msg("%.*s %.*s (%u %.*s): %s \"%s\"\n%.*s", P(v->method), P(v->path), v->status, P(visitor_header(v, "Location")), what, text,
	         P(shown));
}

void visitor_must_see(const struct visitor *v, unsigned status, const char *const *texts)
{
	str rest = v->body;
	if (v->status != status)
		show_and_fail(v, "the status is another", "");
	for (; *texts; texts++) {
		if (!str_has(rest, str_of(*texts)))
			show_and_fail(v, "does not say, here", *texts);
		str_cut(&rest, str_of(*texts));
		rest = rest.p ? rest : S("");
	}
}

void visitor_must_miss(const struct visitor *v, const char *const *texts)
{
	for (; *texts; texts++)
		if (visitor_sees(v, *texts))
			show_and_fail(v, "says", *texts);
}
