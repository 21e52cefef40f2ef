/* checklist_api_test.c - the checklist by the API: what a program may not answer, and what it may.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "form.h"
#include "leaks.h"

#define ALL (SCOPE_READ | SCOPE_ANSWER)
#define FORM "/api/v1/checklist/fy2025"
#define ITEM FORM "/2-5"
#define ANSWER ITEM "/answer"

static const char *quoted(struct caller *c, str tag)
{
	return arena_text(&c->v.arena, arena_fmt(&c->v.arena, "\"%.*s\"", P(tag)));
}

/* Reads the item, and gives what If-Match takes. */
static const char *item_tag(struct caller *c)
{
	assert_int_equal(caller_asks(c, "GET", ITEM), 200);
	return quoted(c, caller_tag(c));
}

static void a_program_answers_only_with_its_own_scope(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_WRITE | SCOPE_MANAGE);
	const char *tag = item_tag(&c);
	caller_asks(&c, "POST", ANSWER, "{\"first\":\"yes\",\"first_on\":\"2026-11-20\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_asks(&c, "DELETE", ANSWER, .header = "If-Match", .value = tag);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void an_answer_follows_the_rules_of_a_persons(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		unsigned status;
	} given[] = {
		{ "{}", 422 },
		{ "{\"first\":\"yes\"}", 422 },                                                  /* a date is never filled in */
		{ "{\"first_on\":\"2026-11-20\"}", 422 },
		{ "{\"first\":\"yes\",\"first_on\":\"2026-11-23\"}", 422 },                      /* tomorrow */
		{ "{\"first\":\"yes\",\"first_on\":\"2026-11-20\",\"target_on\":\"2027-03-01\"}", 422 },
		{ "{\"first\":\"maybe\",\"first_on\":\"2026-11-20\"}", 422 },
		{ "{\"first\":\"yes\",\"first_on\":\"R8.11.20\"}", 422 },
		{ "{\"first\":\"yes\",\"first_on\":\"2026-11-20\",\"by\":\"x\"}", 422 },
		{ "{\"first\":true,\"first_on\":\"2026-11-20\"}", 422 },
		{ "{\"second\":\"yes\",\"second_on\":\"2026-11-20\"}", 422 },                    /* nothing was answered a first time */
		{ "{\"first\":\"no\",\"first_on\":\"2026-11-20\",\"target_on\":\"2027-03-01\",\"note\":\"更新後\"}", 200 },
	};
	struct caller c;
	caller_open_hospital(&c, ALL);
	const char *tag = item_tag(&c);
	assert_int_equal(caller_counts(&c, "history"), 0);
	for (size_t i = 0; i < LENGTH(given); i++)
		if (caller_asks(&c, "POST", ANSWER, given[i].body, NULL, "If-Match", tag) != given[i].status)
			fail_msg("%s: %u %.*s", given[i].body, c.v.status, P(c.v.body));
	same(caller_saw(&c, "answer/first"), S("no"));
	same(caller_saw(&c, "answer/target_on"), S("2027-03-01"));
	same(caller_saw(&c, "answer/note"), S("更新後"));
	same(caller_saw(&c, "answer/first_entered/who"), S("API 試験"));

	/* what is not sent stays */
	tag = item_tag(&c);
	assert_int_equal(caller_asks(&c, "POST", ANSWER, "{\"second\":\"yes\",\"second_on\":\"2026-11-22\"}", NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "answer/first"), S("no"));
	same(caller_saw(&c, "answer/note"), S("更新後"));
	same(caller_saw(&c, "answer/second"), S("yes"));
	caller_close(&c);
}

static void an_answer_is_not_written_over_another(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, ALL);
	const char *tag = item_tag(&c);
	caller_asks(&c, "POST", ANSWER, "{\"first\":\"yes\",\"first_on\":\"2026-11-20\"}");
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	assert_int_equal(caller_asks(&c, "POST", ANSWER, "{\"first\":\"yes\",\"first_on\":\"2026-11-20\"}", NULL, "If-Match", tag), 200);
	caller_asks(&c, "POST", ANSWER, "{\"first\":\"no\",\"first_on\":\"2026-11-21\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	caller_asks(&c, "DELETE", ANSWER, .header = "If-Match", .value = tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	tag = item_tag(&c);
	same(caller_saw(&c, "answer/first"), S("yes"));
	assert_int_equal(caller_asks(&c, "GET", ITEM, .header = "If-None-Match", .value = tag), 304);
	assert_int_equal(caller_asks(&c, "DELETE", ANSWER, .header = "If-Match", .value = tag), 204);
	tag = item_tag(&c);
	same(caller_saw(&c, "answer/first"), S(""));
	assert_int_equal(caller_counts(&c, "history"), 2);
	caller_asks(&c, "DELETE", ANSWER, .header = "If-Match", .value = tag);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void the_checklist_is_read(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/checklist"), 200);
	assert_true(caller_counts(&c, "items") >= 3);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/checklist/mhlw.facility.fy2025"), 200);
	same(caller_saw(&c, "form"), S("mhlw.facility.fy2025"));
	size_t items = caller_counts(&c, "items");
	str keys[FORM_ITEMS_MAX];
	assert_in_range(items, 10, FORM_ITEMS_MAX);
	assert_true(caller_saw(&c, "items/1/sentence").n > 0);
	for (size_t i = 0; i < items; i++)
		keys[i] = caller_saw(&c, arena_text(&c.v.arena, arena_fmt(&c.v.arena, "items/%zu/key", i)));
	for (size_t i = 0; i < items; i++) /* each is as described */
		assert_int_equal(caller_asks(&c, "GET", arena_text(&c.v.arena, arena_fmt(&c.v.arena, "/api/v1/checklist/fy2025/%.*s", P(keys[i])))), 200);
	static const char *const missing[] = { "/api/v1/checklist/fy1999", "/api/v1/checklist/mhlw.vendor.fy2025", "/api/v1/checklist/fy2025/99-9" };
	for (size_t i = 0; i < LENGTH(missing); i++) {
		caller_asks(&c, "GET", missing[i]);
		caller_must_fail(&c, 404, ERR_MISSING, "");
	}
	caller_close(&c);
}

static void the_form_is_read_as_paper(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "GET", FORM "/pdf"), 200);
	assert_true(str_starts(c.v.body, S("%PDF-")));
	assert_int_equal(caller_asks(&c, "GET", FORM "/workbook"), 200);
	assert_true(str_starts(c.v.body, S("PK")));
	caller_asks(&c, "GET", "/api/v1/checklist/fy1999/pdf");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_program_answers_only_with_its_own_scope),
		cmocka_unit_test(an_answer_follows_the_rules_of_a_persons),
		cmocka_unit_test(an_answer_is_not_written_over_another),
		cmocka_unit_test(the_checklist_is_read),
		cmocka_unit_test(the_form_is_read_as_paper),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
