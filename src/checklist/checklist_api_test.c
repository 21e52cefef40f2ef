/* checklist_api_test.c - the checklist by the API: what a program may not answer, and what it may.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "forms.h"
#include "leaks.h"
#include "print_form.h"

#define ALL (SCOPE_READ | SCOPE_ANSWER)
#define FORM "/api/v1/checklist/fy2025"
#define ITEM FORM "/2-5"
#define ANSWER ITEM "/answer"

/* Reads the item, and gives what If-Match takes. */
static const char *item_tag(struct caller *c)
{
	assert_int_equal(caller_asks(c, "GET", ITEM), 200);
	return caller_match(c);
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

/* This year's form without its last items, as a workbook. */
static str cut_form(struct caller *c)
{
	struct form_set *set = arena_new(&c->v.arena, struct form_set);
	struct err e = { 0 };
	auto_buf xlsx = { 0 };
	works(forms_read(&c->v.toy.w, set, &e), e);
	struct form form = *forms_named(set, S("facility"), S("fy2025"));
	form.item_count -= 3;
	works(print_form_book(&c->v.toy.w, &(struct form_copy){ .form = &form }, &xlsx, &e), e);
	return arena_copy(&c->v.arena, buf_str(&xlsx));
}

static unsigned fill(struct caller *c, const char *path, str book)
{
	return caller_asks(c, "POST", path, .type = "application/octet-stream", .bytes = book);
}

static void somebody_elses_workbook_is_filled(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, ALL);
	caller_asks(&c, "GET", FORM "/workbook");
	str blank = arena_copy(&c.v.arena, c.v.body);
	fill(&c, FORM "/fill", S("PK\x03\x04 nothing"));
	caller_must_fail(&c, 422, ERR_INPUT, "");
	fill(&c, FORM "/fill", blank);
	caller_must_fail(&c, 422, ERR_INPUT, "書き写す回答が、まだありません");
	assert_int_equal(caller_asks(&c, "POST", ANSWER, "{\"first\":\"yes\",\"first_on\":\"2026-11-20\"}", NULL, "If-Match", item_tag(&c)), 200);
	assert_int_equal(fill(&c, FORM "/fill", blank), 200);
	assert_true(str_starts(c.v.body, S("PK")) && !str_eq(c.v.body, blank));
	fill(&c, FORM "/fill", cut_form(&c));
	caller_must_fail(&c, 422, ERR_INPUT, "anyway=1");
	assert_int_equal(fill(&c, FORM "/fill?anyway=1", cut_form(&c)), 200);
	fill(&c, "/api/v1/checklist/fy2024/fill", blank); /* another year's */
	assert_int_equal(c.v.status, 409);
	caller_asks(&c, "POST", FORM "/fill", "{}");
	caller_must_fail(&c, 415, ERR_USAGE, "");
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
		cmocka_unit_test(somebody_elses_workbook_is_filled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
