/* routes_test.c - every route of the registry, asked by everybody: each role, nobody, who was signed out, who waited too
 * long, who still owes the code; programs with each token. What each is told stands in test/golden/routes.txt: its diff is
 * the review of who may do what.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "duties.h"
#include "golden.h"
#include "leaks.h"
#include "visitor.h"

#include <string.h>

#define HOUR 3600

struct asker {
	const char *name;
	enum role role; /* ROLE_ANYONE: is to be treated as nobody */
	str cookie, csrf;
};

enum { ASKERS = 9, MEMBERS = 5 };

static const struct http_field no_headers[] = { { T(""), T("") } };

/* A path that fits the route: every word in braces stands for something that is not there. */
static const char *path_of(struct visitor *v, const struct route *r)
{
	auto_buf path = { 0 };
	for (str rest = str_of(r->path); rest.n;) {
		buf_put(&path, str_cut(&rest, S("{")));
		if (!rest.p)
			break;
		str_cut(&rest, S("}"));
		buf_put(&path, S("x"));
		rest = rest.p ? rest : S("");
	}
	return arena_text(&v->arena, buf_str(&path));
}

static struct asker seated(struct visitor *v, const char *name, enum role is)
{
	return (struct asker){ name, is, v->cookie, v->csrf };
}

/* Those that are nobody come first: the clock moves on while they do. */
static void seat_all(struct visitor *v, struct asker askers[ASKERS])
{
	struct err e = { 0 };
	size_t n = 0;
	struct member m;
	visitor_becomes(v, ROLE_PLANNER);
	askers[n++] = seated(v, "expired", ROLE_ANYONE);
	v->toy.clock.stopped_at += (SESSION_HOURS_MAX + 1) * HOUR;
	visitor_becomes(v, ROLE_PLANNER);
	askers[n++] = seated(v, "signed-out", ROLE_ANYONE);
	works(session_close(&v->toy.w, v->cookie, &e), e);
	visitor_becomes(v, ROLE_PLANNER);
	askers[n++] = seated(v, "stopped", ROLE_ANYONE);
	works(member_get(&v->toy.w, v->member.id, &m, &e), e);
	m.stopped = true;
	works(member_change(&v->toy.w, &m, &e), e);
	for (const struct role_row *r = role_rows; r->code; r++) {
		visitor_becomes(v, r->role);
		askers[n++] = seated(v, r->code, r->role);
	}
	visitor_is_stranger(v);
	askers[n++] = seated(v, "nobody", ROLE_ANYONE);
	assert_int_equal(n, ASKERS);
}

static const char *told(const struct visitor *v)
{
	if (v->status == 303 && str_starts(visitor_header(v, "Location"), S("/sign-in")))
		return "sign-in";
	return v->status == 403 ? "refused" : v->status == 401 ? "no-token" : v->status == 500 ? "BROKEN" : "may";
}

static const char *expected(const struct route *r, enum role role)
{
	if (r->roles & (ROLE_ANYONE | ROLE_VENDOR) || r->roles & role)
		return "may";
	return role == ROLE_ANYONE ? "sign-in" : "refused";
}

static bool is_api(const struct route *r)
{
	return str_starts(str_of(r->path), S("/api/"));
}

static void ask_as(struct visitor *v, const struct asker *asker, const struct route *r)
{
	v->cookie = asker->cookie;
	v->csrf = asker->csrf;
	if (!strcmp(r->method, "GET"))
		visitor_get(v, path_of(v, r));
	else
		visitor_post(v, path_of(v, r), "");
}

/* The way in sends a member on, and the way out would end the session. */
static bool is_passage(const struct route *r)
{
	return str_starts(str_of(r->path), S("/sign-")) || str_eq(str_of(r->path), S("/start")) || str_eq(str_of(r->path), S("/language"));
}

static void every_page_is_for_those_its_row_names(void **state)
{
	struct visitor v;
	struct asker askers[ASKERS];
	auto_buf matrix = { 0 };
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	seat_all(&v, askers);
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		if (is_api(r.route) || is_passage(r.route))
			continue;
		buf_fmt(&matrix, "%s %s:", r.route->method, r.route->path);
		for (size_t i = 0; i < ASKERS; i++) {
			ask_as(&v, &askers[i], r.route);
			if (strcmp(told(&v), expected(r.route, askers[i].role)) != 0)
				fail_msg("%s %s as %s: told %s (%u), expected %s", r.route->method, r.route->path, askers[i].name, told(&v), v.status,
				         expected(r.route, askers[i].role));
			if (!strcmp(told(&v), "may") && askers[i].role != ROLE_ANYONE)
				buf_fmt(&matrix, " %s", askers[i].name);
		}
		buf_put(&matrix, r.route->roles & (ROLE_ANYONE | ROLE_VENDOR) ? S(" ANYONE\n") : S("\n"));
	}
	golden("routes.txt", buf_str(&matrix));
	visitor_close(&v);
}

/* ---- changing requests that nobody meant */

static void expect_unmeant(struct visitor *v, const struct route *r, const char *what, const struct http_field *extra, str body)
{
	const struct http_field headers[] = {
		{ T("Host"), T("inro.test") },
		{ T("Cookie"), arena_fmt(&v->arena, COOKIE_SESSION "=%.*s", P(v->cookie)) },
		{ T("Content-Type"), T("application/x-www-form-urlencoded") },
		*extra,
		{ T(""), T("") },
	};
	visitor_ask(v, r->method, path_of(v, r), headers, body);
	if (v->status != 403)
		fail_msg("%s %s %s: %u", r->method, r->path, what, v->status);
}

static void no_change_without_its_form(void **state)
{
	struct visitor v;
	size_t asked = 0;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	str good = arena_fmt(&v.arena, "csrf=%.*s", P(v.csrf));
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		if (is_api(r.route) || !strcmp(r.route->method, "GET"))
			continue;
		if (!(r.route->roles & (ROLE_PLANNER | ROLE_ANYONE | ROLE_VENDOR)))
			continue;
		expect_unmeant(&v, r.route, "without a body", &(struct http_field){ T("Origin"), T("https://inro.test") }, S(""));
		expect_unmeant(&v, r.route, "without csrf", &(struct http_field){ T("Origin"), T("https://inro.test") }, S("a=b"));
		expect_unmeant(&v, r.route, "with another's csrf", &(struct http_field){ T("Origin"), T("https://inro.test") }, S("csrf=00"));
		expect_unmeant(&v, r.route, "from elsewhere", &(struct http_field){ T("Origin"), T("https://evil.test") }, good);
		expect_unmeant(&v, r.route, "from nowhere", &(struct http_field){ T("Origin"), T("null") }, good);
		expect_unmeant(&v, r.route, "across sites", &(struct http_field){ T("Sec-Fetch-Site"), T("cross-site") }, good);
		expect_unmeant(&v, r.route, "from a sister", &(struct http_field){ T("Sec-Fetch-Site"), T("same-site") }, good);
		asked++;
	}
	assert_true(asked > 10);
	visitor_close(&v);
}

/* A form on another site's page is sent without the cookie. */
static void no_other_site_signs_anybody_out(void **state)
{
	static const struct http_field headers[] = {
		{ T("Host"), T("inro.test") },
		{ T("Origin"), T("https://evil.test") },
		{ T("Content-Type"), T("application/x-www-form-urlencoded") },
		{ T(""), T("") },
	};
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		if (is_api(r.route) || !strcmp(r.route->method, "GET"))
			continue;
		visitor_ask(&v, r.route->method, path_of(&v, r.route), headers, S("csrf=00"));
		if (v.status == 200 || visitor_header(&v, "Set-Cookie").n)
			fail_msg("%s %s: %u, cookie \"%.*s\"", r.route->method, r.route->path, v.status, P(visitor_header(&v, "Set-Cookie")));
	}
	visitor_close(&v);
}

/* What has a body says what it is, text in which characters; and no other site may read it. */
static void expect_typed(struct visitor *v, const char *path)
{
	str type = visitor_header(v, "Content-Type");
	bool is_text = str_starts(type, S("text/")) || str_has(type, S("xml"));
	is_text &= !str_eq(type, S("text/event-stream")) && !str_starts(type, S("application/vnd.")); /* UTF-8 always; no text */
	if ((v->body.n || v->answer.file >= 0) && (!type.n || (is_text && !str_ends(type, S("; charset=utf-8")))))
		fail_msg("%s is of the type \"%.*s\"", path, P(type));
	if (visitor_header(v, "Access-Control-Allow-Origin").n)
		fail_msg("%s is open to other sites", path);
}

static int64_t acts(struct visitor *v)
{
	struct err e = { 0 };
	int64_t n;
	works(db_one_int(v->toy.w.db, &e, &n, 0, "SELECT count(*) FROM journal", NONE), e);
	return n;
}

/* Of a facility that is full, so that there is much to look at. */
static void looking_changes_nothing(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open_hospital(&v, ROLE_PLANNER);
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		int64_t before = acts(&v);
		if (strcmp(r.route->method, "GET") != 0)
			continue;
		visitor_get(&v, path_of(&v, r.route));
		expect_typed(&v, r.route->path);
		if (acts(&v) != before)
			fail_msg("GET %s is in the journal", r.route->path);
	}
	int64_t before = acts(&v);
	visitor_post(&v, "/language", "lang=en");
	assert_int_equal(acts(&v), before + 1);
	visitor_close(&v);
}

/* ---- what every answer carries */

static void every_answer_is_fenced(void **state)
{
	static const struct http_field fences[] = {
		{ T("Content-Security-Policy"), T("default-src 'none'") },
		{ T("X-Content-Type-Options"), T("nosniff") },
		{ T("Referrer-Policy"), T("same-origin") },
		{ T("Cross-Origin-Resource-Policy"), T("same-origin") },
		{ T("Strict-Transport-Security"), T("max-age=31536000") },
	};
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		if (strcmp(r.route->method, "GET") != 0)
			continue;
		visitor_get(&v, path_of(&v, r.route));
		for (size_t i = 0; i < LENGTH(fences); i++)
			if (!str_starts(visitor_header(&v, fences[i].name.p), fences[i].value))
				fail_msg("%s lacks %s", r.route->path, fences[i].name.p);
		if (!str_starts(str_of(r.route->path), S("/web/")) && !str_eq(visitor_header(&v, "Cache-Control"), S("no-store")))
			fail_msg("%s may be kept: %.*s", r.route->path, P(visitor_header(&v, "Cache-Control")));
		expect_typed(&v, r.route->path);
		if (str_has(v.body, S("<script>")) || str_has(v.body, S(" style=")) || str_has(v.body, S(" onclick=")))
			fail_msg("%s holds what its policy forbids", r.route->path);
	}
	visitor_close(&v);
}

/* ---- addresses nobody would type */

static void odd_addresses_end_in_a_plain_page(void **state)
{
	static const struct {
		const char *path;
		unsigned status;
	} cases[] = {
		{ "/../../etc/passwd", 422 },
		{ "/web/..%2f..%2fseal.key", 422 },
		{ "/web/%2e%2e/seal.key", 422 },
		{ "/web/seal.key", 404 },
		{ "/web/inro.css%00.html", 422 },
		{ "/%zz", 422 },
		{ "//evil.test/", 422 },
		{ "/today/%3Cscript%3Ealert(1)%3C/script%3E", 404 },
		{ "/nowhere", 404 },
		{ "/.git/config", 404 },
		{ "/web/.git", 404 },
	};
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		visitor_get(&v, cases[i].path);
		if (v.status != cases[i].status || str_has(v.body, S("<script>alert")))
			fail_msg("%s: %u", cases[i].path, v.status);
	}
	visitor_ask(&v, "TRACE", "/today", no_headers, S(""));
	assert_int_equal(v.status, 405);
	visitor_ask(&v, "DELETE", "/today", no_headers, S(""));
	assert_int_equal(v.status, 405);
	visitor_close(&v);
}

/* ---- programs */

struct key {
	const char *name;
	str secret;
	unsigned scopes;
	bool dead;
};

static str made(struct visitor *v, const char *name, unsigned scopes, int days, struct token *t)
{
	struct err e = { 0 };
	str secret;
	*t = (struct token){ .name = str_of(name), .scopes = scopes };
	t->expires_on = day_iso(&v->arena, day_add(work_today(&v->toy.w), days));
	works(token_make(&v->toy.w, t, &secret, &e), e);
	return secret;
}

static void ask_with(struct visitor *v, const struct key *key, const struct route *r)
{
	const struct http_field headers[] = {
		{ T("Host"), T("inro.test") },
		{ key->secret.n ? str_of("Authorization") : str_of("X-None"), arena_fmt(&v->arena, "Bearer %.*s", P(key->secret)) },
		{ T("Content-Type"), T("application/json") },
		{ T(""), T("") },
	};
	visitor_ask(v, r->method, path_of(v, r), headers, S(""));
}

static void every_operation_asks_for_its_scope(void **state)
{
	struct visitor v;
	struct token t;
	struct err e = { 0 };
	struct key keys[16];
	size_t n = 0;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	keys[n++] = (struct key){ "none", S(""), 0, true };
	keys[n++] = (struct key){ "made up", S("inro_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 0, true };
	keys[n++] = (struct key){ "expired", made(&v, "expired", SCOPE_READ | SCOPE_WRITE | SCOPE_ANSWER | SCOPE_MANAGE, 1, &t), 0, true };
	v.toy.clock.stopped_at += 72 * HOUR;
	keys[n++] = (struct key){ "revoked", made(&v, "revoked", SCOPE_READ | SCOPE_WRITE | SCOPE_ANSWER | SCOPE_MANAGE, 9, &t), 0, true };
	works(token_revoke(&v.toy.w, t.id, &e), e);
	for (const struct scope_row *s = scope_rows; s->code; s++)
		keys[n++] = (struct key){ s->code, made(&v, s->code, s->scope, 9, &t), s->scope, false };
	for (struct routes r = routes_of(duties); routes_next(&r);)
		for (size_t i = 0; is_api(r.route) && i < n; i++) {
			const char *want = keys[i].dead ? "no-token" : (keys[i].scopes & r.route->scopes) == r.route->scopes ? "may" : "refused";
			ask_with(&v, &keys[i], r.route);
			if (strcmp(told(&v), want) != 0)
				fail_msg("%s %s with %s: %s (%u), expected %s", r.route->method, r.route->path, keys[i].name, told(&v), v.status, want);
		}
	visitor_close(&v);
}

/* A session of the console opens no door of the API, and a token none of the console. */
static void the_two_ways_in_are_apart(void **state)
{
	struct visitor v;
	struct token t;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	str secret = made(&v, "both", SCOPE_READ | SCOPE_MANAGE, 9, &t);
	visitor_ask(&v, "GET", "/today", (const struct http_field[]){ { T("Authorization"), arena_fmt(&v.arena, "Bearer %.*s", P(secret)) }, { T(""), T("") } }, S(""));
	assert_int_equal(v.status, 303);
	visitor_get(&v, "/api/v1/facility");
	assert_int_equal(v.status, 401);
	visitor_close(&v);
}

static void a_route_without_people_does_not_start(void **state)
{
	static const struct route bare[] = { { "GET", "/bare", { "裸", "bare" }, 0, .answer = NULL }, { 0 } };
	static const struct duty careless = { .name = "careless", .words = { "不注意", "careless" }, .routes = bare };
	static const struct duty *const with[] = { &careless, NULL };
	struct toy toy;
	struct err e;
	struct site *site;
	(void)state;
	toy_open(&toy, with);
	const struct site_ask ask = { .duties = with, .clock = &toy.clock, .disk = &disk_real, .data = toy.w.data };
	refuses((site = site_open_deaf(&ask, &e)) != NULL, e, ERR_INTERNAL);
	toy_close(&toy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_route_without_people_does_not_start),
		cmocka_unit_test(every_page_is_for_those_its_row_names),
		cmocka_unit_test(no_change_without_its_form),
		cmocka_unit_test(no_other_site_signs_anybody_out),
		cmocka_unit_test(looking_changes_nothing),
		cmocka_unit_test(every_answer_is_fenced),
		cmocka_unit_test(odd_addresses_end_in_a_plain_page),
		cmocka_unit_test(every_operation_asks_for_its_scope),
		cmocka_unit_test(the_two_ways_in_are_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
