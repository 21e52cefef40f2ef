/* link_knock_test.c - over the network: behind a link that is not there, nobody gets to send anything.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"
#include "wire.h"

#define LARGE_BYTES (8u << 20) /* more than a form may have, less than a file */

static const char *text(struct visitor *v, str s)
{
	return arena_text(&v->arena, s);
}

/* Made as a planner makes it: "/v/SECRET". */
static str make_link(struct visitor *v)
{
	visitor_post(v, "/vendors/link", "on=on");
	visitor_get(v, "/vendors");
	str pair = arena_copy(&v->arena, visitor_between(v, "href=\"/vendors/0", "?"));
	visitor_post(v, text(v, arena_fmt(&v->arena, "/vendors/0%.*s/link?form=mhlw.vendor.fy2025", P(pair))), "until=2026-12-20");
	sees(v, 200, "この画面にだけ表示されます");
	return arena_fmt(&v->arena, "/v/%.*s", P(visitor_between(v, ":8443/v/", "<")));
}

static struct site *site_that_listens(struct visitor *v)
{
	struct err e = { 0 };
	const struct site_ask ask = { .duties = v->toy.w.duties, .clock = &v->toy.clock, .disk = &disk_real, .data = v->toy.w.data,
		                      .listen = { .address = S("127.0.0.1"), .socket = -1, .threads = 1, .hands = 2, .spool = v->toy.w.data } };
	struct site *site = site_open(&ask, &e);
	if (!site)
		fail_msg("%s", e.en);
	return site;
}

/* The head has come, and its sender asks whether to go on. */
static struct reply after_the_head(struct wire *c, struct arena *a, str path, const char *below)
{
	return wire_ask(c, a, arena_fmt(a, "POST %.*s%s HTTP/1.1\r\nHost: inro.test\r\nExpect: 100-continue\r\nContent-Type: "
	                                "application/x-www-form-urlencoded\r\nContent-Length: %u\r\n\r\n", P(path), below, LARGE_BYTES));
}

static void no_body_is_taken_before_the_link_is_found(void **state)
{
	(void)state;
	static const char *const below[] = { "", "/paper", "/submit" };
	struct visitor v;
	visitor_open_hospital(&v, ROLE_PLANNER);
	str link = make_link(&v);
	struct site *site = site_that_listens(&v);
	for (size_t i = 0; i < LENGTH(below); i++) {
		auto_arena a = { 0 };
		auto_wire known = wire_open(site_port(site)), unknown = wire_open(site_port(site));
		assert_int_equal(after_the_head(&known, &a, link, below[i]).status, 100);
		struct reply r = after_the_head(&unknown, &a, S("/v/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), below[i]);
		assert_int_equal(r.status, 404);
		assert_true(str_has(r.body, S("</html>")));
		same(wire_hear_all(&unknown, &a), S("")); /* its connection ends: nothing more is taken */
	}
	site_close(&site);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_body_is_taken_before_the_link_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
