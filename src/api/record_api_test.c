/* record_api_test.c - records by the API: what is refused, what two at once cannot do to each other, and that nothing is
 * lost between pages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "api_duty.h"
#include "caller.h"
#include "frame/api.h"

#include <pthread.h>

#define TOYS "/api/v1/records/toy"
#define NOWHERE "/api/v1/records/toy/0190b0a0-0000-7000-8000-000000000000"
#define ALL (SCOPE_READ | SCOPE_WRITE)

static const struct duty *toys_and_api[] = { NULL, &api_duty, NULL };

static void open(struct caller *c, unsigned scopes)
{
	toys_and_api[0] = toy_duties[0];
	caller_open(c, toys_and_api, scopes);
}

/* Makes a toy and gives its address. */
static const char *made(struct caller *c, const char *body)
{
	assert_int_equal(caller_asks(c, "POST", TOYS, body), 201);
	return arena_text(&c->v.arena, visitor_header(&c->v, "Location"));
}

static const char *quoted(struct caller *c, str tag)
{
	return arena_text(&c->v.arena, arena_fmt(&c->v.arena, "\"%.*s\"", P(tag)));
}

/* ---- who may */

static void without_a_token_nothing_is_told(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	str good = c.secret;
	const str bad[] = { S(""), S("inro_"), S("inro_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), S("x") };
	for (size_t i = 0; i < LENGTH(bad); i++) {
		c.secret = bad[i];
		caller_asks(&c, "GET", TOYS);
		caller_must_fail(&c, 401, ERR_DENIED, "トークン");
		same(visitor_header(&c.v, "WWW-Authenticate"), S("Bearer realm=\"inro\""));
	}
	c.secret = good;
	assert_int_equal(caller_asks(&c, "GET", TOYS), 200);
	caller_close(&c);
}

static void a_scope_does_not_stand_for_another(void **state)
{
	(void)state;
	static const struct {
		unsigned scopes;
		const char *method, *path, *body;
		unsigned status;
	} given[] = {
		{ SCOPE_READ, "POST", TOYS, "{\"name\":\"積木\"}", 403 },
		{ SCOPE_READ, "PUT", NOWHERE, "{\"name\":\"積木\"}", 403 },
		{ SCOPE_READ, "PATCH", NOWHERE, "{\"name\":\"積木\"}", 403 },
		{ SCOPE_READ, "DELETE", NOWHERE, NULL, 403 },
		{ SCOPE_WRITE, "GET", TOYS, NULL, 403 },
		{ SCOPE_ANSWER | SCOPE_MANAGE, "GET", TOYS, NULL, 403 },
		{ SCOPE_WRITE, "POST", TOYS, "{\"name\":\"積木\"}", 201 },
		{ SCOPE_READ, "GET", TOYS, NULL, 200 },
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++) {
		caller_takes(&c, given[i].scopes);
		assert_int_equal(caller_asks(&c, given[i].method, given[i].path, given[i].body), given[i].status);
	}
	caller_close(&c);
}

/* ---- what is refused */

static void what_is_asked_for_wrongly_is_named(void **state)
{
	(void)state;
	static const struct {
		const char *path, *place;
	} given[] = {
		{ TOYS "?color=red", "color" },
		{ TOYS "?limit=0", "limit" },
		{ TOYS "?limit=1001", "limit" },
		{ TOYS "?limit=ten", "limit" },
		{ TOYS "?limit=2&limit=3", "limit" },
		{ TOYS "?after=1", "after" },
		{ TOYS "?changed_after=x", "changed_after" },
		{ TOYS "?changed_after=&q=x", "q" },
		{ TOYS "?changed_after=&gone=1", "gone" },
		{ TOYS "?gone=yes", "gone" },
		{ TOYS "?size=huge", "size" },
		{ TOYS "?size=", "size" },
		{ TOYS "?name=x", "name" }, /* no choice column */
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++) {
		caller_asks(&c, "GET", given[i].path);
		caller_must_fail(&c, 400, ERR_USAGE, given[i].place);
		same(caller_saw(&c, "errors/0/parameter"), str_of(given[i].place));
	}
	caller_close(&c);
}

static void what_is_sent_wrongly_is_named(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		unsigned status;
		const char *pointer;
	} given[] = {
		{ "", 400, "" },
		{ "{", 400, "" },
		{ "{\"name\":\"a\",\"name\":\"b\"}", 400, "" },
		{ "{\"name\":\"a\\u0000b\"}", 400, "" },
		{ "{\"name\":\"\xff\"}", 400, "" },
		{ "[]", 422, "#" },
		{ "\"x\"", 400, "" },
		{ "{}", 422, "#" },
		{ "{\"name\":\"\"}", 422, "#" },
		{ "{\"name\":null}", 422, "#" },
		{ "{\"name\":1}", 422, "#/name" },
		{ "{\"name\":[\"a\"]}", 422, "#/name" },
		{ "{\"name\":{\"a\":1}}", 422, "#/name" },
		{ "{\"amount\":1.5}", 422, "#/amount" },
		{ "{\"users\":[\"a\",1]}", 422, "#/users" },
		{ "{\"users\":[\"a、b\"]}", 422, "#/users" },
		{ "{\"users\":[\"\"]}", 422, "#/users" },
		{ "{\"name\":\"a\",\"nmae\":\"b\"}", 422, "#/nmae" },
		{ "{\"name\":\"a\",\"id\":\"b\"}", 422, "#/id" },
		{ "{\"name\":\"a\",\"a/b~c\":\"b\"}", 422, "#/a~1b~0c" },
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++) {
		caller_asks(&c, "POST", TOYS, given[i].body);
		caller_must_fail(&c, given[i].status, ERR_INPUT, "");
		same(caller_saw(&c, "errors/0/pointer"), str_of(given[i].pointer));
	}
	assert_int_equal(toy_count(&c.v.toy, &toy_kind), 0);
	caller_close(&c);
}

static void every_fault_is_told_at_once_but_not_without_end(void **state)
{
	(void)state;
	struct caller c;
	auto_buf b = { 0 };
	open(&c, ALL);
	caller_asks(&c, "POST", TOYS, "{\"name\":1,\"colour\":\"x\",\"users\":7}");
	caller_must_fail(&c, 422, ERR_INPUT, "colour");
	assert_int_equal(caller_counts(&c, "errors"), 3);
	buf_put(&b, S("{\"a0\":1"));
	for (int i = 1; i < 500; i++)
		buf_fmt(&b, ",\"a%d\":1", i);
	buf_put(&b, S("}"));
	buf_byte(&b, '\0');
	caller_asks(&c, "POST", TOYS, b.p);
	caller_must_fail(&c, 422, ERR_INPUT, "a0");
	assert_int_equal(caller_counts(&c, "errors"), API_FAULTS_MAX);
	caller_close(&c);
}

static void a_value_has_a_bound(void **state)
{
	(void)state;
	struct caller c;
	auto_buf b = { 0 };
	open(&c, ALL);
	buf_put(&b, S("{\"users\":[\"a\""));
	for (size_t i = 0; i < RECORD_VALUE_MAX; i++)
		buf_put(&b, S(",\"a\""));
	buf_put(&b, S("]}"));
	buf_byte(&b, '\0');
	caller_asks(&c, "POST", TOYS, b.p);
	caller_must_fail(&c, 422, ERR_INPUT, "#/users");
	caller_close(&c);
}

static void another_kind_of_body_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *method, *path, *type;
		unsigned status;
	} given[] = {
		{ "POST", TOYS, "text/plain", 415 },
		{ "POST", TOYS, "application/x-www-form-urlencoded", 415 },
		{ "POST", TOYS, "application/merge-patch+json", 415 },
		{ "POST", TOYS, "", 415 },
		{ "POST", TOYS, "Application/JSON; charset=utf-8", 201 },
		{ "POST", "/api/v1/import/toy?file=a.csv", "text/csv", 415 },
		{ "POST", "/api/v1/import/toy?file=a.csv", "multipart/form-data; boundary=x", 415 },
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++)
		assert_int_equal(caller_asks(&c, given[i].method, given[i].path, "{\"name\":\"a\"}", given[i].type), given[i].status);
	caller_asks(&c, "POST", TOYS, "{\"name\":\"a\"}", .header = "Content-Encoding", .value = "gzip");
	caller_must_fail(&c, 415, ERR_USAGE, "application/json");
	caller_close(&c);
}

static void methods_are_named_where_another_one_came(void **state)
{
	(void)state;
	static const struct {
		const char *method, *path, *allow;
	} given[] = {
		{ "OPTIONS", TOYS, "GET, HEAD, POST" },
		{ "PUT", TOYS, "GET, HEAD, POST" },
		{ "POST", NOWHERE, "GET, HEAD, PUT, PATCH, DELETE" },
		{ "TRACE", "/api/v1/kinds", "GET, HEAD" },
		{ "get", "/api/v1/kinds", "GET, HEAD" },
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++) {
		caller_asks(&c, given[i].method, given[i].path);
		caller_must_fail(&c, 405, ERR_USAGE, "");
		same(visitor_header(&c.v, "Allow"), str_of(given[i].allow));
		same(visitor_header(&c.v, "Access-Control-Allow-Origin"), S(""));
	}
	assert_int_equal(caller_asks(&c, "HEAD", TOYS), 200);
	same(visitor_header(&c.v, "Content-Type"), S("application/json"));
	caller_close(&c);
}

static void what_is_not_there_is_not_found(void **state)
{
	(void)state;
	static const char *const paths[] = { "/api/v1/records/nothing", NOWHERE, "/api/v1/records/toy/x", "/api/v1/records/nothing/x", "/api/v2/kinds",
		                             "/api/v1/records" };
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(paths); i++) {
		caller_asks(&c, "GET", paths[i]);
		caller_must_fail(&c, 404, ERR_MISSING, "");
	}
	caller_asks(&c, "PATCH", NOWHERE, "{\"name\":\"a\"}", .header = "If-Match", .value = "*");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_asks(&c, "POST", "/api/v1/undo/0190b0a0-0000-7000-8000-000000000000");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void a_body_that_is_too_large_is_refused_in_json(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	const struct http_field headers[] = { { T("Host"), T("inro.test") }, { T("Authorization"), arena_fmt(&c.v.arena, "Bearer %.*s", P(c.secret)) } };
	struct http_request r = { .arena = &c.v.arena, .method = S("POST"), .target = S(TOYS), .headers = headers, .header_count = LENGTH(headers),
		                  .trouble = HTTP_BODY_TOO_LARGE };
	struct http_answer answer = { .file = -1 };
	site_answer(c.v.site, &r, &answer);
	assert_int_equal(answer.status, 413);
	assert_true(str_has(buf_str(&answer.body), S("\"status\":413")));
	buf_drop(&answer.body);
	caller_close(&c);
}

static void problems_are_told_in_the_callers_language(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	c.english = "en-GB,en;q=0.9";
	caller_asks(&c, "GET", NOWHERE);
	caller_must_fail(&c, 404, ERR_MISSING, "there is no record");
	c.english = NULL;
	caller_asks(&c, "GET", NOWHERE);
	caller_must_fail(&c, 404, ERR_MISSING, "の記録はありません");
	caller_close(&c);
}

/* ---- writing */

static void a_record_is_made_replaced_changed_and_dropped(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	const char *at = made(&c, "{\"number\":\"T1\",\"name\":\"積木\",\"size\":\"大型\",\"bought\":\"R8.4\",\"amount\":12,\"users\":[\"山田\",\"佐藤\"]}");
	same(caller_saw(&c, "size"), S("大型"));
	same(caller_saw(&c, "size_code"), S("big"));
	same(caller_saw(&c, "bought_from"), S("2026-04-01"));
	same(caller_saw(&c, "bought_to"), S("2026-04-30"));
	same(caller_saw(&c, "amount_number"), S("12"));
	assert_int_equal(caller_counts(&c, "users"), 2);
	str first = caller_tag(&c);
	same(caller_saw(&c, "etag"), first);

	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"倉庫\",\"size\":null}", "application/merge-patch+json", "If-Match", quoted(&c, first)), 200);
	same(caller_saw(&c, "name"), S("積木"));
	same(caller_saw(&c, "place"), S("倉庫"));
	same(caller_saw(&c, "size_code"), S(""));
	str second = caller_tag(&c);
	assert_false(str_eq(first, second));

	assert_int_equal(caller_asks(&c, "PUT", at, "{\"name\":\"人形\"}", NULL, "If-Match", quoted(&c, second)), 200);
	same(caller_saw(&c, "name"), S("人形"));
	same(caller_saw(&c, "number"), S(""));
	same(caller_saw(&c, "place"), S(""));
	assert_int_equal(caller_counts(&c, "users"), 0);

	assert_int_equal(caller_asks(&c, "DELETE", at, .header = "If-Match", .value = quoted(&c, caller_tag(&c))), 204);
	assert_int_equal(c.v.body.n, 0);
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "gone"), S("true"));
	assert_int_equal(caller_asks(&c, "GET", TOYS), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	assert_int_equal(caller_asks(&c, "GET", TOYS "?gone=1"), 200);
	assert_int_equal(caller_counts(&c, "items"), 1);

	/* and it comes back */
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"棚\"}", NULL, "If-Match", quoted(&c, caller_saw(&c, "items/0/etag"))), 200);
	same(caller_saw(&c, "gone"), S("false"));
	assert_int_equal(toy_count(&c.v.toy, &toy_kind), 1);
	caller_close(&c);
}

static void a_change_needs_the_tag_of_what_was_read(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	const char *at = made(&c, "{\"name\":\"積木\"}");
	str old = caller_tag(&c);
	static const char *const methods[] = { "PUT", "PATCH", "DELETE" };
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"棚\"}", NULL, "If-Match", quoted(&c, old)), 200);
	str now = caller_tag(&c);
	for (size_t i = 0; i < LENGTH(methods); i++) {
		const char *body = i < 2 ? "{\"place\":\"庭\"}" : NULL;
		const char *weak = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "W/%s", quoted(&c, now)));
		const char *stale[] = { quoted(&c, old), "\"x\"", weak, arena_text(&c.v.arena, now), "\"\"" };
		caller_asks(&c, methods[i], at, body);
		caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
		for (size_t k = 0; k < LENGTH(stale); k++) {
			caller_asks(&c, methods[i], at, body, NULL, "If-Match", stale[k]);
			caller_must_fail(&c, 412, ERR_CONFLICT, "読み直して");
		}
	}
	same(toy_value(&c.v.toy, &toy_kind, "積木", "place"), S("棚"));
	const char *several = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "\"x\", %s", quoted(&c, now)));
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"庭\"}", NULL, "If-Match", several), 200);
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"屋根\"}", NULL, "If-Match", "*"), 200);
	caller_close(&c);
}

static void a_whole_record_may_be_sent_as_it_was_read(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	made(&c, "{\"name\":\"山田\",\"number\":\"Y1\"}");
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/records/owner", "{\"name\":\"山田\"}"), 201);
	const char *at = made(&c, "{\"name\":\"積木\",\"owner\":\"山田\",\"size\":\"大\",\"users\":\"山田、佐藤\"}");
	assert_true(caller_saw(&c, "owner_id").n > 0);
	const char *whole = arena_text(&c.v.arena, c.v.body), *tag = quoted(&c, caller_tag(&c));
	assert_int_equal(caller_asks(&c, "PUT", at, whole, NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "act"), json_text(c.answer, "act"));
	same(caller_tag(&c), str_first(str_from(str_of(tag), 1), caller_tag(&c).n)); /* nothing changed, and nothing was written */

	/* what was read out of a value is not written */
	caller_asks(&c, "PATCH", at, "{\"size_code\":\"small\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 422, ERR_INPUT, "#/size_code");
	caller_asks(&c, "PATCH", at, "{\"gone\":true}", NULL, "If-Match", tag);
	caller_must_fail(&c, 422, ERR_INPUT, "#/gone");
	/* another owner is another link */
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"owner\":\"だれか\"}", NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "owner_id"), S(""));
	caller_close(&c);
}

static void a_tag_changes_when_a_link_does(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	const char *at = made(&c, "{\"name\":\"積木\",\"owner\":\"山田\"}"), *tag = quoted(&c, caller_tag(&c));
	assert_int_equal(caller_asks(&c, "GET", at, .header = "If-None-Match", .value = tag), 304);
	assert_int_equal(c.v.body.n, 0);
	same(caller_tag(&c), str_first(str_from(str_of(tag), 1), caller_tag(&c).n));
	const char *weak = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "\"y\", W/%s", tag));
	assert_int_equal(caller_asks(&c, "GET", at, .header = "If-None-Match", .value = weak), 304);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/records/owner", "{\"name\":\"山田\"}"), 201);
	assert_int_equal(caller_asks(&c, "GET", at, .header = "If-None-Match", .value = tag), 200);
	assert_true(caller_saw(&c, "owner_id").n > 0);
	caller_close(&c);
}

/* ---- several at once */

#define RACERS 8

struct racer {
	struct caller *c;
	const char *at, *tag;
	unsigned status;
	pthread_t thread;
};

static void *race(void *of)
{
	struct racer *r = of;
	auto_arena a = { 0 };
	const struct http_field headers[] = { { T("Host"), T("inro.test") },
		                              { T("Authorization"), arena_fmt(&a, "Bearer %.*s", P(r->c->secret)) },
		                              { T("Content-Type"), T("application/json") },
		                              { T("If-Match"), str_of(r->tag) } };
	struct http_request request = { .arena = &a, .method = S("PATCH"), .target = str_of(r->at), .headers = headers,
		                        .header_count = LENGTH(headers), .body = arena_fmt(&a, "{\"place\":\"%p\"}", of) };
	struct http_answer answer = { .file = -1 };
	site_answer(r->c->v.site, &request, &answer);
	r->status = answer.status;
	buf_drop(&answer.body);
	return NULL;
}

static void of_several_that_read_the_same_one_writes(void **state)
{
	(void)state;
	struct caller c;
	struct racer racers[RACERS];
	size_t written = 0, refused = 0;
	open(&c, ALL);
	const char *at = made(&c, "{\"name\":\"積木\"}"), *tag = quoted(&c, caller_tag(&c));
	for (size_t i = 0; i < RACERS; i++) {
		racers[i] = (struct racer){ &c, at, tag, 0, 0 };
		assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
	}
	for (size_t i = 0; i < RACERS; i++) {
		pthread_join(racers[i].thread, NULL);
		written += racers[i].status == 200;
		refused += racers[i].status == 412;
	}
	assert_int_equal(written, 1);
	assert_int_equal(refused, RACERS - 1);
	caller_close(&c);
}

/* ---- pages */

static void put_toys(struct caller *c, int first, int count)
{
	auto_buf b = { 0 };
	struct import_result result;
	struct err e = { 0 };
	buf_put(&b, S("管理番号,品名\n"));
	for (int i = first; i < first + count; i++)
		buf_fmt(&b, "N%03d,もの%d\n", i, i);
	buf_byte(&b, '\0');
	auto_arena a = { 0 };
	works(toy_import(&c->v.toy, &toy_kind, arena_text(&a, arena_fmt(&a, "list%d.csv", first)), b.p, &result, &e), e);
}

#define SEEN_MAX 500

/* The names of records that pages gave. */
struct seen {
	str names[SEEN_MAX];
	size_t count;
};

static size_t times(const struct seen *seen, str name)
{
	size_t n = 0;
	for (size_t i = 0; i < seen->count; i++)
		n += str_eq(seen->names[i], name);
	return n;
}

/* Takes the page in, and gives the path of the next; NULL at the end. */
static const char *take_page(struct caller *c, const char *path, struct seen *seen)
{
	assert_int_equal(caller_asks(c, "GET", path), 200);
	for (size_t i = 0; i < caller_counts(c, "items"); i++) {
		assert_true(seen->count < SEEN_MAX);
		seen->names[seen->count++] = caller_saw(c, arena_text(&c->v.arena, arena_fmt(&c->v.arena, "items/%zu/number", i)));
	}
	str next = caller_saw(c, "next"), link = visitor_header(&c->v, "Link");
	same(link, next.n ? arena_fmt(&c->v.arena, "<%.*s>; rel=\"next\"", P(next)) : S(""));
	return next.n ? arena_text(&c->v.arena, next) : NULL;
}

static void nothing_is_lost_or_given_twice_while_records_come_and_change(void **state)
{
	(void)state;
	struct caller c;
	struct seen seen = { 0 };
	struct err e = { 0 };
	struct undo undo;
	open(&c, ALL);
	put_toys(&c, 0, 50);
	int pages = 0;
	for (const char *path = TOYS "?limit=7"; path; pages++) {
		path = take_page(&c, path, &seen);
		if (pages < 5) /* one that was given goes, others are added, and the clock may stand still */
			put_toys(&c, 100 + pages * 10, 5);
		if (pages == 2)
			works(history_undo(&c.v.toy.w, S(""), &undo, &e), e);
	}
	assert_true(pages > 8);
	for (int i = 0; i < 50; i++)
		assert_int_equal(times(&seen, arena_fmt(&c.v.arena, "N%03d", i)), 1);
	for (size_t i = 0; i < seen.count; i++)
		assert_int_equal(times(&seen, seen.names[i]), 1);
	/* what was added behind the page that was read came as well, but for what was taken back */
	assert_int_equal(seen.count, 50 + 20);
	caller_close(&c);
}

static void changes_are_followed_without_losing_one(void **state)
{
	(void)state;
	struct caller c;
	struct seen all = { 0 }, later = { 0 };
	open(&c, ALL);
	put_toys(&c, 0, 20);
	const char *path = TOYS "?limit=6";
	path = take_page(&c, path, &all);
	str mark = caller_saw(&c, "act");
	put_toys(&c, 30, 3);                       /* comes on a later page and in the feed */
	const char *at = arena_text(&c.v.arena, arena_fmt(&c.v.arena, TOYS "/%.*s", P(caller_saw(&c, "items/0/id"))));
	const char *tag = quoted(&c, caller_saw(&c, "items/0/etag"));
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"棚\"}", NULL, "If-Match", tag), 200); /* was given already */
	while (path)
		path = take_page(&c, path, &all);
	assert_int_equal(all.count, 23);
	same(caller_saw(&c, "act"), mark); /* every page has the mark of the first */

	path = arena_text(&c.v.arena, arena_fmt(&c.v.arena, TOYS "?limit=2&changed_after=%.*s", P(mark)));
	while (path)
		path = take_page(&c, path, &later);
	assert_int_equal(later.count, 4);
	same(later.names[0], S("N030"));
	same(later.names[3], S("N000"));

	/* from the beginning, in pages that cut an act in two; then nothing more, until something goes */
	struct seen whole = { 0 };
	path = TOYS "?limit=5&changed_after=";
	while (path)
		path = take_page(&c, path, &whole);
	assert_int_equal(whole.count, 23);
	same(whole.names[22], S("N000"));
	str end = caller_saw(&c, "act");
	const char *follow = arena_text(&c.v.arena, arena_fmt(&c.v.arena, TOYS "?changed_after=%.*s", P(end)));
	struct seen nothing = { 0 };
	assert_null(take_page(&c, follow, &nothing));
	assert_int_equal(nothing.count, 0);
	assert_int_equal(caller_asks(&c, "DELETE", at, .header = "If-Match", .value = "*"), 204);
	assert_null(take_page(&c, follow, &nothing));
	assert_int_equal(nothing.count, 1);
	same(caller_saw(&c, "items/0/gone"), S("true"));
	caller_close(&c);
}

static void ids_stand_in_the_order_of_commit(void **state)
{
	(void)state;
	struct caller c;
	struct seen seen = { 0 };
	open(&c, ALL);
	put_toys(&c, 0, 3);
	/* A program whose clock is ahead: what comes after it stands behind it all the same. */
	struct err e = { 0 };
	struct record r = record_blank(&c.v.arena, &toy_kind);
	r.id = S("0fffffff-ffff-7000-8000-000000000000");
	r.values[0] = S("ahead");
	struct id act;
	works(db_begin(c.v.toy.w.db, &e) && journal_add(c.v.toy.w.db, clock_now(c.v.toy.w.clock), S("x"), EVENT_RECORD_WRITTEN, S("toy"), S(""), &act, &e) &&
	              history_add(c.v.toy.w.db, &toy_kind, &r, id_str(&act), &e) && db_commit(c.v.toy.w.db, &e), e);
	made(&c, "{\"number\":\"by hand\"}");
	put_toys(&c, 10, 1);
	assert_null(take_page(&c, TOYS "?after=0fffffff-ffff-7000-8000-000000000000", &seen));
	assert_int_equal(seen.count, 2);
	same(seen.names[0], S("by hand"));
	same(seen.names[1], S("N010"));
	caller_close(&c);
}

static void lists_are_searched_and_filtered(void **state)
{
	(void)state;
	static const struct {
		const char *query;
		size_t count;
	} given[] = {
		{ "", 4 }, { "?size=big", 2 }, { "?size=small", 1 }, { "?size=-", 1 }, { "?q=%E7%A9%8D%E6%9C%A8", 2 }, { "?q=TSUMIKI", 1 },
		{ "?q=%EF%BC%B4sumiki", 1 }, { "?size=big&q=%E7%A9%8D", 1 }, { "?q=none", 0 },
	};
	struct caller c;
	open(&c, ALL);
	made(&c, "{\"name\":\"積木\",\"size\":\"大\"}");
	made(&c, "{\"name\":\"赤い積木\",\"size\":\"小\"}");
	made(&c, "{\"name\":\"tsumiki\",\"size\":\"L\"}");
	made(&c, "{\"name\":\"人形\",\"size\":\"ふつう\"}");
	for (size_t i = 0; i < LENGTH(given); i++) {
		const char *path = arena_text(&c.v.arena, arena_fmt(&c.v.arena, TOYS "%s", given[i].query));
		assert_int_equal(caller_asks(&c, "GET", path), 200);
		assert_int_equal(caller_counts(&c, "items"), given[i].count);
	}
	/* the next page of a search is a search */
	assert_int_equal(caller_asks(&c, "GET", TOYS "?q=%E7%A9%8D%E6%9C%A8&limit=1"), 200);
	const char *next = arena_text(&c.v.arena, caller_saw(&c, "next"));
	assert_int_equal(caller_asks(&c, "GET", next), 200);
	same(caller_saw(&c, "items/0/name"), S("赤い積木"));
	same(caller_saw(&c, "next"), S(""));
	caller_close(&c);
}

/* ---- files and acts */

static void a_file_is_looked_at_then_brought_in_then_taken_back(void **state)
{
	(void)state;
	static const char csv[] = "管理番号,品名,重さ\nA1,積木,1kg\nA2,人形,2kg\n,,\n";
	struct caller c;
	open(&c, ALL);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/import/toy?file=list.csv&dry_run=1", csv, "application/octet-stream"), 200);
	same(caller_saw(&c, "applied"), S("false"));
	same(caller_saw(&c, "act"), S(""));
	same(caller_saw(&c, "added"), S("2"));
	same(caller_saw(&c, "columns/2/header"), S("重さ"));
	same(caller_saw(&c, "columns/2/column"), S(""));
	assert_int_equal(toy_count(&c.v.toy, &toy_kind), 0);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/import/toy?file=list.csv&map=%E9%87%8D%E3%81%95%3Dplace&all_rows=1", csv, "application/octet-stream"), 200);
	assert_int_equal(caller_counts(&c, "rows"), 2);
	same(toy_value(&c.v.toy, &toy_kind, "A1", "place"), S("1kg"));
	const char *undo = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/undo/%.*s", P(caller_saw(&c, "act"))));
	assert_int_equal(caller_asks(&c, "POST", undo), 200);
	same(caller_saw(&c, "restored"), S("2"));
	assert_int_equal(toy_count(&c.v.toy, &toy_kind), 0);
	caller_asks(&c, "POST", undo);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void a_file_that_cannot_be_read_changes_nothing(void **state)
{
	(void)state;
	static const struct {
		const char *path, *body;
		unsigned status;
	} given[] = {
		{ "/api/v1/import/toy?file=a.csv", "", 422 },
		{ "/api/v1/import/toy?file=a.pdf", "%PDF-1.4", 422 },
		{ "/api/v1/import/toy", "管理番号,品名\nA1,積木\n", 400 },
		{ "/api/v1/import/toy?file=", "管理番号,品名\nA1,積木\n", 400 },
		{ "/api/v1/import/nothing?file=a.csv", "管理番号,品名\nA1,積木\n", 404 },
		{ "/api/v1/import/toy?file=a.csv&as_of=2027-01-01", "管理番号,品名\nA1,積木\n", 400 },
		{ "/api/v1/import/toy?file=a.csv&as_of=R8", "管理番号,品名\nA1,積木\n", 400 },
		{ "/api/v1/import/toy?file=a.csv&dryrun=1", "管理番号,品名\nA1,積木\n", 400 },
	};
	struct caller c;
	open(&c, ALL);
	for (size_t i = 0; i < LENGTH(given); i++)
		assert_int_equal(caller_asks(&c, "POST", given[i].path, given[i].body, "application/octet-stream"), given[i].status);
	assert_int_equal(toy_count(&c.v.toy, &toy_kind), 0);
	caller_close(&c);
}

static void an_undo_tells_what_it_left(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	put_toys(&c, 0, 2);
	assert_int_equal(caller_asks(&c, "GET", TOYS), 200);
	str act = caller_saw(&c, "act");
	const char *at = arena_text(&c.v.arena, arena_fmt(&c.v.arena, TOYS "/%.*s", P(caller_saw(&c, "items/0/id"))));
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"棚\"}", NULL, "If-Match", "*"), 200);
	const char *undo = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/undo/%.*s", P(act)));
	assert_int_equal(caller_asks(&c, "POST", undo), 200);
	same(caller_saw(&c, "restored"), S("1"));
	same(caller_saw(&c, "left/0"), S("N000"));
	caller_close(&c);
}

static void the_history_is_read_from_its_beginning_and_followed(void **state)
{
	(void)state;
	struct caller c;
	open(&c, ALL);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/history"), 200);
	size_t before = caller_counts(&c, "items");
	const char *follow = arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/history?limit=1&after=%.*s",
	                                P(caller_saw(&c, arena_text(&c.v.arena, arena_fmt(&c.v.arena, "items/%zu/act", before - 1))))));
	put_toys(&c, 0, 3);
	const char *at = made(&c, "{\"number\":\"積木\"}");
	assert_int_equal(caller_asks(&c, "PATCH", at, "{\"place\":\"棚\"}", NULL, "If-Match", "*"), 200);

	assert_int_equal(caller_asks(&c, "GET", follow), 200);
	same(caller_saw(&c, "items/0/event"), S("record.imported"));
	same(caller_saw(&c, "items/0/changes"), S("3"));
	str import = caller_saw(&c, "items/0/act");
	assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, caller_saw(&c, "next"))), 200);
	same(caller_saw(&c, "items/0/event"), S("record.written"));
	same(caller_saw(&c, "items/0/who"), S("API 試験"));
	assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, caller_saw(&c, "next"))), 200);
	str patch = caller_saw(&c, "items/0/act");
	same(caller_saw(&c, "next"), S(""));

	assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/history/%.*s?limit=2", P(import)))), 200);
	assert_int_equal(caller_counts(&c, "items"), 2);
	same(caller_saw(&c, "items/0/added"), S("true"));
	assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, caller_saw(&c, "next"))), 200);
	assert_int_equal(caller_counts(&c, "items"), 1);
	same(caller_saw(&c, "next"), S(""));
	assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/history/%.*s", P(patch)))), 200);
	same(caller_saw(&c, "items/0/diff/place/1"), S("棚"));
	caller_asks(&c, "GET", "/api/v1/history/x");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void kinds_are_told_with_their_columns(void **state)
{
	(void)state;
	struct caller c;
	open(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/kinds"), 200);
	same(caller_saw(&c, "items/1/name"), S("toy"));
	same(caller_saw(&c, "items/1/columns/3/type"), S("choice"));
	same(caller_saw(&c, "items/1/columns/3/choices/0/code"), S("big"));
	same(caller_saw(&c, "items/1/columns/6/link"), S("owner"));
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_token_nothing_is_told),
		cmocka_unit_test(a_scope_does_not_stand_for_another),
		cmocka_unit_test(what_is_asked_for_wrongly_is_named),
		cmocka_unit_test(what_is_sent_wrongly_is_named),
		cmocka_unit_test(every_fault_is_told_at_once_but_not_without_end),
		cmocka_unit_test(a_value_has_a_bound),
		cmocka_unit_test(another_kind_of_body_is_refused),
		cmocka_unit_test(methods_are_named_where_another_one_came),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(a_body_that_is_too_large_is_refused_in_json),
		cmocka_unit_test(problems_are_told_in_the_callers_language),
		cmocka_unit_test(a_record_is_made_replaced_changed_and_dropped),
		cmocka_unit_test(a_change_needs_the_tag_of_what_was_read),
		cmocka_unit_test(a_whole_record_may_be_sent_as_it_was_read),
		cmocka_unit_test(a_tag_changes_when_a_link_does),
		cmocka_unit_test(of_several_that_read_the_same_one_writes),
		cmocka_unit_test(nothing_is_lost_or_given_twice_while_records_come_and_change),
		cmocka_unit_test(changes_are_followed_without_losing_one),
		cmocka_unit_test(ids_stand_in_the_order_of_commit),
		cmocka_unit_test(lists_are_searched_and_filtered),
		cmocka_unit_test(a_file_is_looked_at_then_brought_in_then_taken_back),
		cmocka_unit_test(a_file_that_cannot_be_read_changes_nothing),
		cmocka_unit_test(an_undo_tells_what_it_left),
		cmocka_unit_test(the_history_is_read_from_its_beginning_and_followed),
		cmocka_unit_test(kinds_are_told_with_their_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
