/* vendor_api_test.c - the vendors by the API: where they stand, asking them, what is sent, skipping by contract, and their links.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "leaks.h"
#include "vendor_link.h"

#define NOBODY "/api/v1/vendors/01a20132-0000-7000-8000-000000000000/-"
#define WRITER (SCOPE_READ | SCOPE_WRITE)

/* The path of the first vendor that is listed, and what is below it. */
static const char *first_vendor(struct caller *c, const char *below)
{
	assert_int_equal(caller_asks(c, "GET", "/api/v1/vendors?form=fy2025"), 200);
	str system = caller_saw(c, "items/0/system_id");
	return caller_text(c, arena_fmt(&c->v.arena, "/api/v1/vendors/%.*s/%.*s%s", P(caller_saw(c, "items/0/vendor_id")), P(system.n ? system : S("-")), below));
}

static void each_is_refused(struct caller *c, const char *path, const struct blamed *rows)
{
	caller_must_refuse(c, &(const struct sent){ "POST", path }, rows);
}

static void vendors_are_listed(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vendors?form=fy2025"), 200);
	assert_true(caller_counts(&c, "items") > 3);
	same(caller_saw(&c, "items/0/state"), S("none"));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/vendors"), 200);
	caller_asks(&c, "GET", "/api/v1/vendors?form=fy1999");
	caller_must_fail(&c, 400, ERR_USAGE, "form");
	caller_close(&c);
}

static void a_vendor_is_read_with_its_answers(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ);
	const char *path = first_vendor(&c, "?form=fy2025");
	str name = caller_saw(&c, "items/0/vendor"), wanted = caller_saw(&c, "items/0/wanted");
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(caller_saw(&c, "vendor"), name);
	same(caller_saw(&c, "wanted"), wanted);
	assert_true(caller_counts(&c, "items") > 3);
	same(caller_saw(&c, "items/0/answer/first"), S(""));
	caller_asks(&c, "GET", NOBODY "?form=fy2025");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_asks(&c, "GET", first_vendor(&c, "?form=fy1999"));
	caller_must_fail(&c, 400, ERR_USAGE, "form");
	caller_close(&c);
}

static void a_vendor_is_asked(void **state)
{
	(void)state;
	static const struct blamed refused[] = {
		{ "{}", "/due" },
		{ "{\"form\":\"fy2025\",\"due\":\"2027-01-15\"}", "/way" },
		{ "{\"form\":\"fy2025\",\"due\":\"2026-11-01\",\"way\":\"fax\"}", "/due" },   /* it has passed */
		{ "{\"form\":\"fy2025\",\"due\":\"\",\"way\":\"fax\"}", "/due" },
		{ "{\"form\":\"fy2025\",\"due\":\"2027-01-15\",\"way\":\"link\"}", "/way" }, /* making one is asking */
		{ "{\"form\":\"fy1999\",\"due\":\"2027-01-15\",\"way\":\"fax\"}", "/form" },
		{ 0 },
	};
	static const char good[] = "{\"form\":\"fy2025\",\"due\":\"2027-01-15\",\"way\":\"fax\"}";
	struct caller c;
	caller_open_hospital(&c, WRITER);
	const char *path = first_vendor(&c, "/ask");
	each_is_refused(&c, path, refused);
	assert_int_equal(caller_asks(&c, "POST", path, good), 200);
	same(caller_saw(&c, "asked_on"), S("2026-11-22"));
	same(caller_saw(&c, "due_on"), S("2027-01-15"));
	caller_asks(&c, "POST", path, "{\"due\":\"2027-01-15\",\"way\":\"fax\"}"); /* nobody is asked for last year's form unawares */
	caller_must_blame(&c, "/form");
	caller_asks(&c, "POST", NOBODY "/ask", good);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(&c, "POST", path, good);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void an_item_is_skipped_by_contract(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, WRITER);
	const char *path = first_vendor(&c, "/skip"), *whole = first_vendor(&c, "?form=fy2025");
	assert_int_equal(caller_asks(&c, "GET", whole), 200);
	size_t at = caller_counts(&c, "items") - 1;
	str key = caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/key", at)));
	const char *good = caller_text(&c, arena_fmt(&c.v.arena, "{\"form\":\"fy2025\",\"item\":\"%.*s\",\"clause\":\"保守契約書 第5条\"}", P(key)));
	const char *bare = caller_text(&c, arena_fmt(&c.v.arena, "{\"form\":\"fy2025\",\"item\":\"%.*s\",\"clause\":\" \"}", P(key)));
	const struct blamed refused[] = {
		{ "{}", "/item" },
		{ bare, "/clause" },
		{ "{\"form\":\"fy2025\",\"item\":\"99-9\",\"clause\":\"第5条\"}", "/item" },
		{ "{\"form\":\"fy1999\",\"item\":\"1-1\",\"clause\":\"第5条\"}", "/form" },
		{ 0 },
	};
	each_is_refused(&c, path, refused);
	assert_int_equal(caller_asks(&c, "POST", path, good), 200);
	assert_int_equal(caller_asks(&c, "GET", whole), 200);
	same(caller_saw(&c, caller_text(&c, arena_fmt(&c.v.arena, "items/%zu/clause", at))), S("保守契約書 第5条"));
	caller_asks(&c, "POST", NOBODY "/skip", good);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(&c, "POST", path, good);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void what_is_sent_is_read(void **state)
{
	(void)state;
	static const struct {
		const char *below, *type, *begins;
	} files[] = {
		{ "/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK" },
		{ "/letter", "application/pdf", "%PDF-" },
	};
	struct caller c;
	caller_open_hospital(&c, WRITER);
	for (size_t i = 0; i < LENGTH(files); i++) {
		caller_asks(&c, "GET", first_vendor(&c, caller_text(&c, arena_fmt(&c.v.arena, "%s?form=fy2025", files[i].below))));
		caller_must_fail(&c, 409, ERR_CONFLICT, "期限");
	}
	assert_int_equal(caller_asks(&c, "POST", first_vendor(&c, "/ask"), "{\"form\":\"fy2025\",\"due\":\"2027-01-15\",\"way\":\"fax\"}"), 200);
	for (size_t i = 0; i < LENGTH(files); i++) {
		const char *path = first_vendor(&c, caller_text(&c, arena_fmt(&c.v.arena, "%s?form=fy2025", files[i].below)));
		assert_int_equal(caller_asks(&c, "GET", path), 200);
		same(visitor_header(&c.v, "Content-Type"), str_of(files[i].type));
		assert_true(str_starts(c.v.body, str_of(files[i].begins)));
		assert_true(str_starts(visitor_header(&c.v, "Content-Disposition"), S("attachment")));
		caller_asks(&c, "GET", first_vendor(&c, caller_text(&c, arena_fmt(&c.v.arena, "%s?form=fy1999", files[i].below))));
		caller_must_blame(&c, "form");
		caller_asks(&c, "GET", caller_text(&c, arena_fmt(&c.v.arena, NOBODY "%s?form=fy2025", files[i].below)));
		caller_must_fail(&c, 404, ERR_MISSING, "");
		caller_takes(&c, SCOPE_WRITE | SCOPE_MANAGE);
		caller_asks(&c, "GET", path);
		caller_must_fail(&c, 403, ERR_DENIED, "");
		caller_takes(&c, WRITER);
	}
	caller_close(&c);
}

/* ---- links */

#define LINKS "/api/v1/vendor-links"

/* What makes a link for the first vendor that is listed, until this day. */
static const char *wanted_link(struct caller *c, const char *until)
{
	assert_int_equal(caller_asks(c, "GET", "/api/v1/vendors?form=fy2025"), 200);
	return caller_text(c, arena_fmt(&c->v.arena, "{\"form\":\"fy2025\",\"vendor\":\"%.*s\",\"system\":\"%.*s\",\"until\":\"%s\"}",
	                         P(caller_saw(c, "items/0/vendor_id")), P(caller_saw(c, "items/0/system_id")), until));
}

static void a_link_is_refused_while_links_are_off(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, WRITER);
	caller_asks(&c, "POST", LINKS, wanted_link(&c, "2026-12-20"));
	caller_must_fail(&c, 409, ERR_CONFLICT, "");
	caller_close(&c);
}

static void wrong_links_are_refused(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	caller_open_hospital(&c, WRITER);
	works(vendor_link_switch(&c.v.toy.w, true, &e), e);
	const char *good = wanted_link(&c, "2026-12-20");
	str vendor = caller_saw(&c, "items/0/vendor_id");
	const struct blamed refused[] = {
		{ wanted_link(&c, "2026-11-21"), "/until" },
		{ wanted_link(&c, "2027-06-30"), "/until" },
		{ "{\"form\":\"fy2025\",\"vendor\":\"あおぞら\",\"until\":\"2026-12-20\"}", "/vendor" },
		{ "{\"form\":\"fy2025\",\"vendor\":\"01a20132-0000-7000-8000-000000000000\",\"until\":\"2026-12-20\"}", "/vendor" },
		{ caller_text(&c, arena_fmt(&c.v.arena, "{\"form\":\"fy2025\",\"vendor\":\"%.*s\",\"system\":\"01a20132-0000-7000-8000-000000000000\",\"until\":\"2026-12-20\"}",
		                     P(vendor))), "/system" },
		{ "{\"vendor\":\"01a20132-0000-7000-8000-000000000000\"}", "/until" },
		{ "{\"vendor\":\"01a20132-0000-7000-8000-000000000000\",\"until\":\"2026-12-20\"}", "/form" }, /* this year's is not there yet */
		{ 0 },
	};
	each_is_refused(&c, LINKS, refused);
	assert_int_equal(caller_asks(&c, "GET", LINKS), 200);
	assert_int_equal(caller_counts(&c, "items"), 0);
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(&c, "POST", LINKS, good);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

static void a_link_is_made_and_revoked(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	caller_open_hospital(&c, WRITER);
	works(vendor_link_switch(&c.v.toy.w, true, &e), e);
	assert_int_equal(caller_asks(&c, "POST", LINKS, wanted_link(&c, "2026-12-20")), 201);
	const char *path = caller_text(&c, visitor_header(&c.v, "Location"));
	str address = caller_saw(&c, "address");
	assert_true(str_starts(address, S("https://inro.test:8443/v/")));
	const char *page = caller_text(&c, str_from(address, S("https://inro.test:8443").n));
	visitor_get(&c.v, page);
	assert_int_equal(c.v.status, 200);

	/* its secret is told once */
	assert_int_equal(caller_asks(&c, "GET", LINKS), 200);
	assert_int_equal(caller_counts(&c, "items"), 1);
	assert_false(str_has(c.v.body, str_from(address, S("https://inro.test:8443/v/").n)));
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(caller_saw(&c, "state"), S("open"));
	same(caller_saw(&c, "until"), S("2026-12-20"));
	const char *tag = caller_text(&c, arena_fmt(&c.v.arena, "\"%.*s\"", P(caller_tag(&c))));

	caller_asks(&c, "DELETE", path);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	caller_asks(&c, "DELETE", LINKS "/01a20132-0000-7000-8000-000000000000", .header = "If-Match", .value = tag);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	assert_int_equal(caller_asks(&c, "DELETE", path, .header = "If-Match", .value = tag), 204);
	caller_asks(&c, "DELETE", path, .header = "If-Match", .value = tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(caller_saw(&c, "state"), S("revoked"));
	visitor_get(&c.v, page);
	assert_int_equal(c.v.status, 404);
	caller_takes(&c, SCOPE_READ);
	caller_asks(&c, "DELETE", path, .header = "If-Match", .value = tag);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

/* ---- the switch */

#define SWITCH LINKS "/switch"

static const char *switch_tag(struct caller *c)
{
	assert_int_equal(caller_asks(c, "GET", SWITCH), 200);
	return caller_text(c, arena_fmt(&c->v.arena, "\"%.*s\"", P(caller_tag(c))));
}

static int64_t times_switched(struct caller *c)
{
	struct err e = { 0 };
	int64_t times;
	works(db_one_int(c->v.toy.w.db, &e, &times, 0, "SELECT count(*) FROM journal WHERE event IN ('vendor.link_on','vendor.link_off')", NONE), e);
	return times;
}

static void links_are_switched_by_who_may(void **state)
{
	(void)state;
	static const struct blamed refused[] = { { "{}", "/on" }, { "{\"on\":\"yes\"}", "/on" }, { "{\"on\":true,\"off\":false}", "/off" }, { 0 } };
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_MANAGE);
	const char *off = switch_tag(&c);
	same(caller_saw(&c, "on"), S("false"));
	assert_int_equal(caller_asks(&c, "GET", SWITCH, .header = "If-None-Match", .value = off), 304);
	caller_asks(&c, "PUT", SWITCH, "{\"on\":true}");
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	caller_must_refuse(&c, &(const struct sent){ "PUT", SWITCH, .header = "If-Match", .value = off }, refused);
	caller_takes(&c, SCOPE_READ | SCOPE_WRITE | SCOPE_ANSWER);
	caller_asks(&c, "PUT", SWITCH, "{\"on\":true}", NULL, "If-Match", off);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	switch_tag(&c);
	same(caller_saw(&c, "on"), S("false"));
	caller_takes(&c, SCOPE_READ | SCOPE_WRITE | SCOPE_MANAGE);
	assert_int_equal(caller_asks(&c, "PUT", SWITCH, "{\"on\":true}", NULL, "If-Match", off), 200);
	same(caller_saw(&c, "on"), S("true"));
	const char *on = caller_text(&c, arena_fmt(&c.v.arena, "\"%.*s\"", P(caller_tag(&c))));
	caller_asks(&c, "PUT", SWITCH, "{\"on\":true}", NULL, "If-Match", off);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "PUT", SWITCH, "{\"on\":true}", NULL, "If-Match", on), 200);
	assert_int_equal(times_switched(&c), 1); /* as it was is no act */
	assert_int_equal(caller_asks(&c, "POST", LINKS, wanted_link(&c, "2026-12-20")), 201);
	const char *page = caller_text(&c, str_from(caller_saw(&c, "address"), S("https://inro.test:8443").n));
	assert_int_equal(caller_asks(&c, "PUT", SWITCH, "{\"on\":false}", NULL, "If-Match", switch_tag(&c)), 200);
	assert_int_equal(times_switched(&c), 2);
	visitor_get(&c.v, page);
	assert_int_equal(c.v.status, 404);
	caller_close(&c);
}

static void switching_twice_is_once(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	caller_open_hospital(&c, WRITER);
	works(vendor_link_switch(&c.v.toy.w, true, &e), e);
	works(vendor_link_switch(&c.v.toy.w, true, &e), e);
	assert_int_equal(times_switched(&c), 1);
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vendors_are_listed),
		cmocka_unit_test(a_vendor_is_read_with_its_answers),
		cmocka_unit_test(a_vendor_is_asked),
		cmocka_unit_test(an_item_is_skipped_by_contract),
		cmocka_unit_test(what_is_sent_is_read),
		cmocka_unit_test(a_link_is_refused_while_links_are_off),
		cmocka_unit_test(wrong_links_are_refused),
		cmocka_unit_test(a_link_is_made_and_revoked),
		cmocka_unit_test(links_are_switched_by_who_may),
		cmocka_unit_test(switching_twice_is_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
