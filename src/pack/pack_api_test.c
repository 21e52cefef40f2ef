/* pack_api_test.c - packs by the API: ordered, made, looked at, downloaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "leaks.h"

#include <unistd.h>

#define LOOKS_MAX 600 /* of LOOK_US each */
#define LOOK_US 50000u

static str address(struct caller *c, str id, const char *rest)
{
	return arena_fmt(&c->v.arena, "/api/v1/packs/%.*s%s", P(id), rest);
}

/* Asks until it is no longer being made. */
static void wait_for(struct caller *c, const char *path)
{
	for (int i = 0; i < LOOKS_MAX; i++) {
		assert_int_equal(caller_asks(c, "GET", path), 200);
		if (!str_eq(caller_saw(c, "state"), S("making")))
			return;
		usleep(LOOK_US);
	}
	fail_msg("it is being made for ever");
}

static void a_pack_is_made_and_downloaded(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_WRITE);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/packs", "{\"form\":\"fy2025\",\"parts\":[\"findings\"]}"), 202);
	str id = arena_copy(&c.v.arena, caller_saw(&c, "id"));
	same(visitor_header(&c.v, "Location"), address(&c, id, ""));
	same(caller_saw(&c, "parts/0"), S("findings"));
	wait_for(&c, caller_text(&c, address(&c, id, "")));
	same(caller_saw(&c, "state"), S("made"));
	assert_true(caller_saw(&c, "fingerprint").n > 0);
	assert_true(caller_counts(&c, "files") >= 2); /* the paper, and a form */
	assert_int_equal(caller_saw(&c, "files/0/sha256").n, 64);
	assert_int_equal(caller_asks(&c, "GET", caller_text(&c, address(&c, id, "/zip"))), 200);
	assert_true(str_starts(c.v.body, S("PK\3\4")));
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/packs"), 200);
	same(caller_saw(&c, "items/0/id"), id);
	same(caller_saw(&c, "items/0/form"), S("fy2025"));
	caller_close(&c);
}

static void what_cannot_be_made_is_said(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_WRITE);
	caller_asks(&c, "POST", "/api/v1/packs", "{\"parts\":[\"nothing\"]}");
	caller_must_fail(&c, 422, ERR_INPUT, "nothing");
	caller_asks(&c, "GET", "/api/v1/packs/01a2cf30-9f80-7774-aa05-21e6d1178ad2");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/packs", "{\"form\":\"fy1900\"}"), 202);
	str id = arena_copy(&c.v.arena, caller_saw(&c, "id"));
	wait_for(&c, caller_text(&c, address(&c, id, "")));
	same(caller_saw(&c, "state"), S("failed"));
	caller_asks(&c, "GET", caller_text(&c, address(&c, id, "/zip")));
	caller_must_fail(&c, 409, ERR_CONFLICT, "");
	caller_takes(&c, SCOPE_READ);
	caller_asks(&c, "POST", "/api/v1/packs", "{}");
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pack_is_made_and_downloaded),
		cmocka_unit_test(what_cannot_be_made_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
