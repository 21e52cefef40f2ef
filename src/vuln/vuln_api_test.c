/* vuln_api_test.c - what hits devices, page by page; accepting with a tag; names put right by a program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "duties.h"
#include "struck.h"

static void open_struck(struct caller *c, unsigned scopes)
{
	caller_open(c, duties, scopes);
	struck_fill(&c->v.toy);
}

static void before_any_data_nothing_is_told(void **state)
{
	(void)state;
	struct caller c;
	caller_open(&c, duties, SCOPE_READ);
	struck_devices(&c.v.toy);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln"), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/things"), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/feeds"), 200);
	same(caller_saw(&c, "items/0/as_of"), S(""));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/names"), 200);
	caller_close(&c);
}

static void hits_come_page_by_page(void **state)
{
	(void)state;
	static const struct {
		const char *query;
		size_t count;
	} rows[] = { { "", 4 }, { "?state=hit", 3 }, { "?state=unknown", 1 }, { "?exploited=1", 1 }, { "?cve=CVE-2030-0003", 1 }, { "?cve=CVE-2030-0009", 0 } };
	struct caller c;
	size_t pages = 0, all = 0;
	open_struck(&c, SCOPE_READ);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/vuln%s", rows[i].query))), 200);
		assert_int_equal(caller_counts(&c, "items"), rows[i].count);
	}
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln?exploited=1"), 200);
	same(caller_saw(&c, "items/0/number"), S("A-1"));
	same(caller_saw(&c, "items/0/cve"), S("CVE-2030-0001"));
	same(caller_saw(&c, "items/0/urgency"), S("outside"));
	same(caller_saw(&c, "items/0/score"), S("9.8"));
	same(caller_saw(&c, "items/0/said"), S("< 7.0.5"));
	same(caller_saw(&c, "items/0/fix"), S("7.0.5"));
	same(caller_saw(&c, "items/0/due"), S("2026-11-22"));
	str last = S("");
	for (str next = S("/api/v1/vuln?limit=1"); next.n; pages++) {
		assert_int_equal(caller_asks(&c, "GET", caller_text(&c, next)), 200);
		str key = arena_fmt(&c.v.arena, "%.*s/%.*s", P(caller_saw(&c, "items/0/device")), P(caller_saw(&c, "items/0/cve")));
		assert_true(!str_eq(last, key));
		last = key;
		all += caller_counts(&c, "items");
		next = caller_saw(&c, "next");
	}
	assert_int_equal(pages, 4);
	assert_int_equal(all, 4);
	assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/vuln?device=%.*s", P(struck_id(&c.v.toy, "A-1"))))), 200);
	assert_int_equal(caller_counts(&c, "items"), 2);
	caller_asks(&c, "GET", "/api/v1/vuln?after=x");
	caller_must_fail(&c, 400, ERR_USAGE, "after");
	caller_asks(&c, "GET", "/api/v1/vuln?state=maybe");
	caller_must_fail(&c, 400, ERR_USAGE, "state");
	caller_close(&c);
}

static void things_come_page_by_page(void **state)
{
	(void)state;
	struct caller c;
	size_t all = 0;
	open_struck(&c, SCOPE_READ);
	for (str next = S("/api/v1/vuln/things?limit=1"); next.n; next = caller_saw(&c, "next")) {
		assert_int_equal(caller_asks(&c, "GET", caller_text(&c, next)), 200);
		all += caller_counts(&c, "items");
	}
	assert_int_equal(all, 4); /* of */
	assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/vuln/things?device=%.*s", P(struck_id(&c.v.toy, "A-1"))))), 200);
	same(caller_saw(&c, "items/0/product"), S("FortiOS"));
	same(caller_saw(&c, "items/0/version"), S("7.0.1"));
	same(caller_saw(&c, "items/0/hits"), S("2"));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/feeds"), 200);
	same(caller_saw(&c, "items/0/name"), S("kev"));
	same(caller_saw(&c, "items/0/as_of"), S("2026-10-05"));
	caller_close(&c);
}

static void accepting_follows_the_rules_of_a_persons(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		unsigned status;
	} rows[] = {
		{ "{\"until\":\"2027-03-31\"}", 422 },
		{ "{\"until\":\"2027-11-24\",\"why\":\"x\",\"by\":\"y\"}", 422 },
		{ "{\"until\":\"2026-01-01\",\"why\":\"x\",\"by\":\"y\"}", 422 },
		{ "{\"until\":\"2027-03-31\",\"why\":\"遮断済み\",\"by\":\"院長\"}", 200 },
	};
	struct caller c;
	open_struck(&c, SCOPE_READ | SCOPE_WRITE);
	const char *at = caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/vuln/devices/%.*s/CVE-2030-0001/acceptance", P(struck_id(&c.v.toy, "A-1"))));
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "until"), S(""));
	const char *tag = caller_match(&c);
	caller_asks(&c, "PUT", at, rows[3].body);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(caller_asks(&c, "PUT", at, rows[i].body, NULL, "If-Match", tag), rows[i].status);
	assert_int_equal(caller_asks(&c, "PUT", at, rows[3].body, NULL, "If-Match", tag), 412);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln?exploited=1"), 200);
	same(caller_saw(&c, "items/0/accepted_until"), S("2027-03-31"));
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "why"), S("遮断済み"));
	assert_int_equal(caller_asks(&c, "DELETE", at, NULL, NULL, "If-Match", tag), 412);
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	assert_int_equal(caller_asks(&c, "DELETE", at, NULL, NULL, "If-Match", caller_match(&c)), 204);
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "until"), S(""));
	assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/vuln/devices/%.*s/CVE-2030-0001/acceptance", P(struck_id(&c.v.toy, "A-5"))))), 404);
	caller_takes(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "PUT", at, rows[3].body, NULL, "If-Match", tag), 403);
	caller_close(&c);
}

static void a_program_puts_a_name_right(void **state)
{
	(void)state;
	struct caller c;
	open_struck(&c, SCOPE_READ | SCOPE_WRITE);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/names"), 200);
	assert_int_equal(caller_counts(&c, "unnamed"), 2);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/vuln/names", "{\"name\":\"・\",\"vendor\":\"maker\",\"product\":\"scope_300\"}"), 422);
	caller_must_blame(&c, "/name");
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/vuln/names", "{\"name\":\"謎の箱XQ\",\"vendor\":\"maker\",\"product\":\"scope_300\"}"), 200);
	same(caller_saw(&c, "product"), S("scope_300"));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln/names"), 200);
	assert_int_equal(caller_counts(&c, "unnamed"), 1);
	assert_int_equal(caller_counts(&c, "items"), 1);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln?cve=CVE-2030-0003&state=unknown"), 200);
	same(caller_saw(&c, "items/0/number"), S("A-4"));
	/* The same name anew, in place of what was said of it. */
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/vuln/names", "{\"name\":\"謎の箱XQ\",\"vendor\":\"-\",\"product\":\"-\"}"), 200);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vuln?cve=CVE-2030-0003&state=unknown"), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_any_data_nothing_is_told),
		cmocka_unit_test(hits_come_page_by_page),
		cmocka_unit_test(things_come_page_by_page),
		cmocka_unit_test(accepting_follows_the_rules_of_a_persons),
		cmocka_unit_test(a_program_puts_a_name_right),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
