/* chart_api_test.c - the contact chart by the API: what a program sees of it, its order, what it may approve and confirm.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "duties.h"
#include "leaks.h"

#define CHART "/api/v1/contacts/chart"
#define APPROVE "/api/v1/contacts/approve"
#define CONFIRM "/api/v1/contacts/confirm"
#define ORDER "/api/v1/contacts/order"
#define APPROVAL "{\"label\":\"第1版\",\"approver\":\"院長\",\"approved_on\":\"2026-11-22\",\"original_at\":\"総務課 A-3\"}"

/* Reads the chart, and gives what If-Match takes. */
static const char *chart_tag(struct caller *c)
{
	assert_int_equal(caller_asks(c, "GET", CHART), 200);
	return caller_match(c);
}

static void add_police(struct caller *c)
{
	assert_int_equal(caller_asks(c, "POST", "/api/v1/records/contact", "{\"organization\":\"警察署\",\"role\":\"警察\",\"phone\":\"03-0000-0110\"}"), 201);
}

static void opened(struct caller *c)
{
	caller_open(c, duties, SCOPE_READ | SCOPE_WRITE);
	add_police(c);
}

static void the_chart_is_read_in_its_order(void **state)
{
	(void)state;
	struct caller c;
	opened(&c);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/records/contact", "{\"organization\":\"総務課\",\"role\":\"企画管理者\"}"), 201);
	const char *tag = chart_tag(&c);
	same(caller_saw(&c, "revision"), S(""));
	same(caller_saw(&c, "entries/0/organization"), S("総務課"));
	same(caller_saw(&c, "entries/1/role"), S("police"));
	same(caller_saw(&c, "entries/1/stage"), S("3"));
	same(caller_saw(&c, "missing/0"), S("safety"));
	assert_int_equal(caller_asks(&c, "GET", CHART, .header = "If-None-Match", .value = tag), 304);
	caller_close(&c);
}

/* ---- its order */

/* Four contacts: one administrator, three outside. */
static void open_four(struct caller *c, str ids[4])
{
	opened(c);
	add_police(c);
	add_police(c);
	assert_int_equal(caller_asks(c, "POST", "/api/v1/records/contact", "{\"organization\":\"総務課\",\"role\":\"企画管理者\"}"), 201);
	chart_tag(c);
	for (size_t i = 0; i < 4; i++)
		ids[i] = caller_saw(c, arena_text(&c->v.arena, arena_fmt(&c->v.arena, "entries/%zu/id", i)));
}

/* {"ids": […]} of these places. */
static const char *order_of(struct caller *c, const str ids[4], const char *places)
{
	auto_buf b = { 0 };
	for (const char *at = places; *at; at++)
		buf_fmt(&b, "%s\"%.*s\"", b.n ? "," : "", P(ids[*at - '0']));
	return arena_text(&c->v.arena, arena_fmt(&c->v.arena, "{\"ids\":[%.*s]}", P(buf_str(&b))));
}

static void a_program_puts_the_chart_into_an_order(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	str ids[4];
	int64_t acts;
	open_four(&c, ids);
	const char *tag = chart_tag(&c), *body = order_of(&c, ids, "0312");
	works(db_one_int(c.v.toy.w.db, &e, &acts, 0, "SELECT count(*) FROM journal", NONE), e);
	caller_asks(&c, "PUT", ORDER, body);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	assert_int_equal(caller_asks(&c, "PUT", ORDER, body, NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "entries/1/id"), ids[3]);
	same(caller_saw(&c, "entries/3/id"), ids[2]);
	const char *now = caller_match(&c);
	same(str_of(chart_tag(&c)), str_of(now));
	caller_asks(&c, "PUT", ORDER, body, NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	works(db_one_int(c.v.toy.w.db, &e, &acts, 0, "SELECT count(*)-? FROM journal", BIND(V(acts))), e);
	assert_int_equal(acts, 1);
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(&c, "PUT", ORDER, body, NULL, "If-Match", now);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void an_order_that_is_none_is_refused(void **state)
{
	(void)state;
	struct caller c;
	str ids[4];
	open_four(&c, ids);
	const char *tag = chart_tag(&c);
	const struct blamed refused[] = {
		{ "{}", "/ids" },
		{ "{\"ids\":[1]}", "/ids" },
		{ "{\"ids\":[]}", "/ids" },
		{ order_of(&c, ids, "012"), "/ids" },
		{ order_of(&c, ids, "0122"), "/ids/3" },
		{ order_of(&c, ids, "1023"), "/ids/1" }, /* out of its stage */
		{ "{\"ids\":[\"nobody\"]}", "/ids/0" },
		{ 0 },
	};
	caller_must_refuse(&c, &(const struct sent){ "PUT", ORDER, .header = "If-Match", .value = tag }, refused);
	same(str_of(chart_tag(&c)), str_of(tag));
	caller_close(&c);
}

/* ---- */

static void an_approval_says_what_it_lacks(void **state)
{
	(void)state;
	static const struct {
		const char *body, *pointer;
	} refused[] = {
		{ "{}", "\"#/approver\"" },
		{ "{\"label\":\" \",\"approver\":\"院長\",\"approved_on\":\"2026-11-22\"}", "\"#/label\"" },
		{ "{\"label\":\"第1版\",\"approver\":\"\",\"approved_on\":\"2026-11-22\"}", "\"#/approver\"" },
		{ "{\"label\":\"第1版\",\"approver\":\"院長\",\"approved_on\":\"2026-11-23\"}", "\"#/approved_on\"" }, /* tomorrow */
		{ "{\"label\":\"第1版\",\"approver\":\"院長\",\"approved_on\":\"R8.11.22\"}", "\"#/approved_on\"" },
	};
	struct caller c;
	caller_open(&c, duties, SCOPE_READ | SCOPE_WRITE);
	caller_asks(&c, "POST", APPROVE, APPROVAL, NULL, "If-Match", chart_tag(&c)); /* of nobody */
	caller_must_fail(&c, 422, ERR_INPUT, "\"#\"");
	add_police(&c);
	const char *tag = chart_tag(&c);
	for (size_t i = 0; i < LENGTH(refused); i++) {
		caller_asks(&c, "POST", APPROVE, refused[i].body, NULL, "If-Match", tag);
		caller_must_fail(&c, 422, ERR_INPUT, refused[i].pointer);
	}
	chart_tag(&c);
	same(caller_saw(&c, "revision"), S(""));
	caller_close(&c);
}

static void only_what_was_read_is_approved(void **state)
{
	(void)state;
	struct caller c;
	opened(&c);
	const char *tag = chart_tag(&c);
	caller_asks(&c, "POST", APPROVE, APPROVAL);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	add_police(&c);
	caller_asks(&c, "POST", APPROVE, APPROVAL, NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "POST", APPROVE, APPROVAL, NULL, "If-Match", chart_tag(&c)), 200);
	same(caller_saw(&c, "revision"), S("第1版"));
	same(caller_saw(&c, "approver"), S("院長"));
	same(caller_saw(&c, "changes"), S("0"));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/records/document"), 200);
	same(caller_saw(&c, "items/0/title"), S("連絡体制図"));
	same(caller_saw(&c, "items/0/original_at"), S("総務課 A-3"));
	caller_close(&c);
}

static void what_is_approved_is_confirmed(void **state)
{
	(void)state;
	struct caller c;
	opened(&c);
	caller_asks(&c, "POST", CONFIRM, .header = "If-Match", .value = chart_tag(&c));
	caller_must_fail(&c, 409, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "POST", APPROVE, APPROVAL, NULL, "If-Match", chart_tag(&c)), 200);
	caller_asks(&c, "POST", CONFIRM);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	assert_int_equal(caller_asks(&c, "POST", CONFIRM, .header = "If-Match", .value = chart_tag(&c)), 200);
	same(caller_saw(&c, "confirmed_on"), S("2026-11-22"));
	add_police(&c);
	caller_asks(&c, "POST", CONFIRM, .header = "If-Match", .value = chart_tag(&c));
	caller_must_fail(&c, 409, ERR_CONFLICT, "");
	caller_close(&c);
}

static void a_program_needs_the_scope_to_approve(void **state)
{
	(void)state;
	static const char *const paths[] = { APPROVE, CONFIRM };
	struct caller c;
	opened(&c);
	const char *tag = chart_tag(&c);
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	for (size_t i = 0; i < LENGTH(paths); i++) {
		caller_asks(&c, "POST", paths[i], APPROVAL, NULL, "If-Match", tag);
		caller_must_fail(&c, 403, ERR_DENIED, "");
	}
	caller_takes(&c, SCOPE_WRITE);
	caller_asks(&c, "GET", CHART);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void its_papers_are_read(void **state)
{
	(void)state;
	static const char *const papers[] = { "/api/v1/contacts/chart/pdf", "/api/v1/contacts/cards", "/api/v1/contacts/revisions/1" };
	struct caller c;
	opened(&c);
	caller_asks(&c, "GET", papers[LENGTH(papers) - 1]);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	assert_int_equal(caller_asks(&c, "POST", APPROVE, APPROVAL, NULL, "If-Match", chart_tag(&c)), 200);
	for (size_t i = 0; i < LENGTH(papers); i++) {
		assert_int_equal(caller_asks(&c, "GET", papers[i]), 200);
		assert_true(str_starts(c.v.body, S("%PDF-")));
	}
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_chart_is_read_in_its_order),
		cmocka_unit_test(a_program_puts_the_chart_into_an_order),
		cmocka_unit_test(an_order_that_is_none_is_refused),
		cmocka_unit_test(an_approval_says_what_it_lacks),
		cmocka_unit_test(only_what_was_read_is_approved),
		cmocka_unit_test(what_is_approved_is_confirmed),
		cmocka_unit_test(a_program_needs_the_scope_to_approve),
		cmocka_unit_test(its_papers_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
