/* today_api_test.c - checks, findings and decisions by the API, on the sample hospital.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "frame/finding.h"
#include "leaks.h"

#define ALL (SCOPE_READ | SCOPE_WRITE)

/* The address of the decision about the first finding. */
static const char *first_decision(struct caller *c)
{
	auto_buf path = { 0 };
	assert_int_equal(caller_asks(c, "POST", "/api/v1/checks"), 200);
	assert_int_equal(caller_asks(c, "GET", "/api/v1/findings?limit=1"), 200);
	buf_put(&path, S("/api/v1/findings/"));
	uri_put(&path, caller_saw(c, "items/0/check"));
	buf_put(&path, S("/"));
	uri_put(&path, caller_saw(c, "items/0/subject"));
	buf_put(&path, S("/decision"));
	return caller_text(c, buf_str(&path));
}

static void reading_runs_nothing(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	caller_asks(&c, "POST", "/api/v1/checks");
	caller_must_fail(&c, 403, ERR_DENIED, "");
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/checks"), 200);
	assert_true(caller_counts(&c, "items") > 20);
	same(caller_saw(&c, "checked_at"), S(""));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/findings"), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	caller_close(&c);
}

static void checks_run_and_findings_come_page_by_page(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	struct finding *list;
	size_t all = 0, pages = 0, count;
	str last = S("");
	caller_open_hospital(&c, ALL);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/checks"), 200);
	assert_true(caller_counts(&c, "items") > 20);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/checks"), 200);
	same(caller_saw(&c, "checked_at"), S("2026-11-22T03:00:00Z"));
	for (str next = S("/api/v1/findings?limit=200"); next.n; pages++) {
		assert_int_equal(caller_asks(&c, "GET", caller_text(&c, next)), 200);
		for (size_t i = 0; i < caller_counts(&c, "items"); i++) {
			str parts[3];
			static const char *const names[] = { "check", "subject", "reason" };
			for (size_t k = 0; k < LENGTH(names); k++)
				parts[k] = caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/%s", i, names[k])));
			str key = arena_fmt(&c.v.arena, "%.*s/%.*s/%.*s", P(parts[0]), P(parts[1]), P(parts[2]));
			assert_true(str_order(last, key) < 0);
			last = key;
			all++;
		}
		next = caller_saw(&c, "next");
	}
	assert_true(pages > 2);
	works(finding_all(&c.v.toy.w, false, &list, &count, &e), e);
	assert_int_equal(all, count);
	str check = caller_saw(&c, "items/0/check");
	assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/findings?limit=1000&check=%.*s", P(check)))), 200);
	assert_in_range(caller_counts(&c, "items"), 1, count - 1);
	same(caller_saw(&c, "items/0/check"), check);
	caller_asks(&c, "GET", "/api/v1/findings?check=nothing");
	caller_must_fail(&c, 400, ERR_USAGE, "check");
	caller_close(&c);
}

static void a_decision_follows_the_rules_of_a_persons(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		unsigned status;
	} given[] = {
		{ "{\"accepted_until\":\"2027-03-31\"}", 422 },                                                  /* neither why nor who */
		{ "{\"accepted_until\":\"2026-01-01\",\"why\":\"更新予定\",\"decided_by\":\"院長\"}", 422 },      /* a day that has passed */
		{ "{\"accepted_until\":\"いつか\",\"why\":\"更新予定\",\"decided_by\":\"院長\"}", 422 },
		{ "{\"until\":\"2027-03-31\"}", 422 },
		{ "{\"owner\":1}", 422 },
		{ "{\"accepted_until\":\"R9.3.31\",\"why\":\"更新予定\",\"decided_by\":\"院長\"}", 200 },
	};
	struct caller c;
	caller_open_hospital(&c, ALL);
	const char *at = first_decision(&c);
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "accepted_until"), S(""));
	const char *tag = caller_match(&c);
	for (size_t i = 0; i < LENGTH(given); i++)
		assert_int_equal(caller_asks(&c, "PUT", at, given[i].body, NULL, "If-Match", tag), given[i].status);
	same(caller_saw(&c, "accepted_until"), S("R9.3.31"));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/findings?limit=1"), 200);
	same(caller_saw(&c, "items/0/accepted_until"), S(""));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/findings?limit=1&accepted=1"), 200);
	same(caller_saw(&c, "items/0/accepted_until"), S("2027-03-31"));
	caller_close(&c);
}

static void a_decision_is_not_written_over_another(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, ALL);
	const char *at = first_decision(&c);
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	const char *tag = caller_match(&c);
	caller_asks(&c, "PUT", at, "{\"owner\":\"総務課\"}");
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	assert_int_equal(caller_asks(&c, "PUT", at, "{\"owner\":\"総務課\"}", NULL, "If-Match", tag), 200);
	caller_asks(&c, "PUT", at, "{\"owner\":\"医事課\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "GET", at), 200);
	same(caller_saw(&c, "owner"), S("総務課"));
	assert_int_equal(caller_asks(&c, "GET", at, .header = "If-None-Match", .value = caller_match(&c)), 304);
	caller_asks(&c, "GET", "/api/v1/findings/account.unneeded/nobody/decision");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void the_facility_is_read(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/facility"), 200);
	same(caller_saw(&c, "name"), S("みほん記念病院"));
	caller_close(&c);
}

static void the_report_is_read_and_made(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, ALL);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/checks"), 200);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/report"), 200);
	assert_true(caller_counts(&c, "sections") > 2 && caller_counts(&c, "decisions") > 5);
	assert_true(str_has(c.v.body, S("\"before\":null")));
	same(caller_saw(&c, "last_on"), S(""));
	str first = caller_saw(&c, "sections/0/figures/0/number");
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/report/pdf"), 200);
	assert_true(str_starts(c.v.body, S("%PDF-")));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/report"), 200);
	same(caller_saw(&c, "last_on"), S("2026-11-22"));
	same(caller_saw(&c, "sections/0/figures/0/before"), first);
	caller_takes(&c, SCOPE_READ);
	caller_asks(&c, "POST", "/api/v1/report/pdf");
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

/* Every kind of the real ledger is as described. */
static void every_kind_is_listed_as_described(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	for (struct kinds k = kinds_of(c.v.toy.w.duties); kinds_next(&k);)
		assert_int_equal(caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/records/%s?limit=1000", k.kind->name))), 200);
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading_runs_nothing),
		cmocka_unit_test(checks_run_and_findings_come_page_by_page),
		cmocka_unit_test(a_decision_follows_the_rules_of_a_persons),
		cmocka_unit_test(a_decision_is_not_written_over_another),
		cmocka_unit_test(the_facility_is_read),
		cmocka_unit_test(the_report_is_read_and_made),
		cmocka_unit_test(every_kind_is_listed_as_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
