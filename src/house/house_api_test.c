/* house_api_test.c - the facility, its members, tokens and backup by the API: a planner's work by a token that may manage.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"

#define NOBODY "/api/v1/members/01a20132-0000-7000-8000-000000000000"
#define NEW_MEMBER "{\"number\":\"2001\",\"name\":\"山田 花子\",\"role\":\"staff\"}"

static size_t journaled(struct caller *c, const char *event, str *detail)
{
	struct err e = { 0 };
	size_t count = 0;
	auto_rows rows = db_ask(c->v.toy.w.db, &e, "SELECT detail FROM journal WHERE event=? ORDER BY id", BIND(V(event)));
	for (; rows_next(&rows); count++)
		*detail = arena_copy(&c->v.arena, rows_str(&rows, 0));
	works(rows_done(&rows), e);
	return count;
}

/* The address of a member who was added just now. */
static const char *add(struct caller *c, const char *body)
{
	assert_int_equal(caller_asks(c, "POST", "/api/v1/members", body), 201);
	return caller_text(c, arena_copy(&c->v.arena, visitor_header(&c->v, "Location")));
}

/* ---- nobody else's */

static void none_of_it_without_the_scope(void **state)
{
	(void)state;
	static const char *const asked[][2] = {
		{ "PATCH", "/api/v1/facility" }, { "GET", "/api/v1/members" }, { "POST", "/api/v1/members" }, { "GET", NOBODY }, { "PATCH", NOBODY },
		{ "POST", NOBODY "/password" }, { "POST", NOBODY "/second-factor/drop" }, { "GET", "/api/v1/tokens" }, { "POST", "/api/v1/tokens" },
		{ "POST", "/api/v1/tokens/01a20132-0000-7000-8000-000000000000/revoke" }, { "POST", "/api/v1/backup" },
	};
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_WRITE | SCOPE_ANSWER);
	for (size_t i = 0; i < LENGTH(asked); i++) {
		caller_asks(&c, asked[i][0], asked[i][1]);
		caller_must_fail(&c, 403, ERR_DENIED, "");
	}
	caller_close(&c);
}

/* ---- the facility */

static void the_facility_is_changed_in_part(void **state)
{
	(void)state;
	struct caller c;
	str detail;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_MANAGE);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/facility"), 200);
	str name = caller_saw(&c, "name");
	const char *tag = caller_match(&c);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/facility", .header = "If-None-Match", .value = tag), 304);
	assert_int_equal(caller_asks(&c, "PATCH", "/api/v1/facility", "{\"beds\":\"120\",\"fax\":null}", NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "name"), name);
	same(caller_saw(&c, "beds"), S("120"));
	same(caller_saw(&c, "fax"), S(""));
	assert_int_equal(journaled(&c, "facility.changed", &detail) > 0, true);
	assert_true(str_has(detail, S("\"120\"")));
	caller_asks(&c, "PATCH", "/api/v1/facility", "{\"beds\":\"130\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	caller_asks(&c, "PATCH", "/api/v1/facility", "{\"beds\":\"130\"}");
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	caller_close(&c);
}

static void facts_that_cannot_be_are_refused(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_READ | SCOPE_MANAGE);
	caller_asks(&c, "GET", "/api/v1/facility");
	const char *tag = caller_match(&c);
	caller_asks(&c, "PATCH", "/api/v1/facility", "{\"beds\":\"たくさん\",\"name\":\"別の病院\"}", NULL, "If-Match", tag);
	caller_must_blame(&c, "/beds");
	caller_asks(&c, "PATCH", "/api/v1/facility", "{\"type\":\"zoo\"}", NULL, "If-Match", tag);
	caller_must_blame(&c, "/type");
	caller_asks(&c, "PATCH", "/api/v1/facility", "{\"host\":\"evil.example\"}", NULL, "If-Match", tag); /* no setting of the console */
	caller_must_blame(&c, "/host");
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/facility", .header = "If-None-Match", .value = tag), 304);
	caller_close(&c);
}

/* ---- members */

static void a_member_is_added_and_gets_in(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	struct sign_in_result result;
	caller_open_hospital(&c, SCOPE_MANAGE);
	const char *path = add(&c, NEW_MEMBER);
	str password = caller_saw(&c, "password");
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(caller_saw(&c, "name"), S("山田 花子"));
	same(caller_saw(&c, "must_change"), S("true"));
	assert_false(str_has(c.v.body, password));
	const struct sign_in_ask ask = { S("2001"), password, S("192.0.2.1"), S(""), false };
	struct throttle *throttle = throttle_open();
	works(sign_in(&c.v.toy.w, throttle, &ask, &result, &e), e);
	throttle_close(&throttle);
	assert_int_equal(result.outcome, SIGN_IN_DONE);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/members"), 200);
	assert_true(str_has(c.v.body, S("山田 花子")));
	caller_close(&c);
}

static void who_cannot_be_added_is_refused(void **state)
{
	(void)state;
	static const struct blamed refused[] = {
		{ "{\"name\":\"山田 花子\",\"role\":\"staff\"}", "/number" },
		{ "{\"number\":\" \",\"name\":\"山田 花子\",\"role\":\"staff\"}", "/number" },
		{ "{\"number\":\"2001\",\"name\":\"\",\"role\":\"staff\"}", "/name" },
		{ "{\"number\":\"2001\",\"name\":\"山田\\n花子\",\"role\":\"staff\"}", "/name" },
		{ "{\"number\":\"2001\",\"name\":\"山田 花子\",\"role\":\"king\"}", "/role" },
		{ "{\"number\":\"2001\",\"name\":\"山田 花子\",\"role\":\"staff\",\"password\":\"x\"}", "/password" },
		{ 0 },
	};
	struct caller c;
	caller_open_hospital(&c, SCOPE_MANAGE);
	caller_must_refuse(&c, &(struct sent){ "POST", "/api/v1/members" }, refused);
	add(&c, NEW_MEMBER);
	caller_asks(&c, "POST", "/api/v1/members", NEW_MEMBER);
	caller_must_fail(&c, 409, ERR_CONFLICT, "2001");
	caller_close(&c);
}

static void a_member_is_changed_and_stopped(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_MANAGE);
	const char *path = add(&c, NEW_MEMBER);
	caller_asks(&c, "GET", path);
	const char *tag = caller_match(&c);
	assert_int_equal(caller_asks(&c, "PATCH", path, "{\"stopped\":true}", NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "stopped"), S("true"));
	same(caller_saw(&c, "role"), S("staff"));
	caller_asks(&c, "PATCH", path, "{\"role\":\"operator\"}", NULL, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	caller_asks(&c, "GET", path);
	tag = caller_match(&c);
	caller_asks(&c, "PATCH", path, "{\"name\":\"\"}", NULL, "If-Match", tag);
	caller_must_blame(&c, "/name");
	assert_int_equal(caller_asks(&c, "PATCH", path, "{\"stopped\":false,\"name\":\"山田 春子\"}", NULL, "If-Match", tag), 200);
	same(caller_saw(&c, "stopped"), S("false"));
	same(caller_saw(&c, "name"), S("山田 春子"));
	caller_asks(&c, "PATCH", NOBODY, "{}", NULL, "If-Match", "\"x\"");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void the_last_planner_stays(void **state)
{
	(void)state;
	struct caller c;
	struct err e = { 0 };
	struct member m = { .number = S("3001"), .name = S("企画 一郎"), .role = ROLE_PLANNER };
	caller_open_hospital(&c, SCOPE_MANAGE);
	works(member_add(&c.v.toy.w, &m, S("hatsuka no tsuki wo"), &e), e);
	const char *path = caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/members/%.*s", P(m.id)));
	caller_asks(&c, "GET", path);
	caller_asks(&c, "PATCH", path, "{\"stopped\":true}", NULL, "If-Match", caller_match(&c));
	caller_must_fail(&c, 409, ERR_CONFLICT, "");
	caller_close(&c);
}

static void who_cannot_get_in_is_helped(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_MANAGE);
	const char *path = add(&c, NEW_MEMBER);
	str first = caller_saw(&c, "password");
	assert_int_equal(caller_asks(&c, "POST", caller_text(&c, arena_fmt(&c.v.arena, "%s/password", path))), 200);
	assert_true(caller_saw(&c, "password").n >= PASSWORD_RUNES_MIN);
	assert_false(str_eq(caller_saw(&c, "password"), first));
	assert_int_equal(caller_asks(&c, "POST", caller_text(&c, arena_fmt(&c.v.arena, "%s/second-factor/drop", path))), 204);
	caller_asks(&c, "POST", NOBODY "/password");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_asks(&c, "POST", NOBODY "/second-factor/drop");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

/* ---- tokens */

static void a_token_makes_another_and_revokes_it(void **state)
{
	(void)state;
	struct caller c;
	caller_open_hospital(&c, SCOPE_MANAGE);
	str mine = c.secret;
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/tokens", "{\"name\":\"資産管理\",\"scopes\":[\"read\",\"write\"],\"expires_on\":\"2027-03-31\"}"), 201);
	str secret = caller_saw(&c, "secret"), id = caller_saw(&c, "id");
	assert_int_equal(caller_counts(&c, "scopes"), 2);
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/tokens"), 200);
	assert_int_equal(caller_counts(&c, "items"), 2);
	assert_false(str_has(c.v.body, secret));
	c.secret = secret;
	assert_int_equal(caller_asks(&c, "GET", "/api/v1/facility"), 200);
	caller_asks(&c, "GET", "/api/v1/tokens");
	caller_must_fail(&c, 403, ERR_DENIED, "");
	c.secret = mine;
	const char *path = caller_text(&c, arena_fmt(&c.v.arena, "/api/v1/tokens/%.*s/revoke", P(id)));
	assert_int_equal(caller_asks(&c, "POST", path), 204);
	assert_int_equal(caller_asks(&c, "POST", path), 204);
	c.secret = secret;
	caller_asks(&c, "GET", "/api/v1/facility");
	caller_must_fail(&c, 401, ERR_DENIED, "");
	caller_close(&c);
}

static void tokens_that_cannot_be_are_refused(void **state)
{
	(void)state;
	static const struct blamed refused[] = {
		{ "{\"scopes\":[\"read\"],\"expires_on\":\"2027-03-31\"}", "/name" },
		{ "{\"name\":\" \",\"scopes\":[\"read\"],\"expires_on\":\"2027-03-31\"}", "/name" },
		{ "{\"name\":\"資産管理\",\"scopes\":[],\"expires_on\":\"2027-03-31\"}", "/scopes" },
		{ "{\"name\":\"資産管理\",\"scopes\":[\"read\",\"king\"],\"expires_on\":\"2027-03-31\"}", "/scopes/1" },
		{ "{\"name\":\"資産管理\",\"scopes\":[\"read\"],\"expires_on\":\"2026-11-01\"}", "/expires_on" },
		{ "{\"name\":\"資産管理\",\"scopes\":[\"read\"],\"expires_on\":\"2036-11-01\"}", "/expires_on" },
		{ 0 },
	};
	struct caller c;
	caller_open_hospital(&c, SCOPE_MANAGE);
	caller_must_refuse(&c, &(struct sent){ "POST", "/api/v1/tokens" }, refused);
	caller_asks(&c, "POST", "/api/v1/tokens/01a20132-0000-7000-8000-000000000000/revoke");
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

/* ---- the backup */

static void a_backup_is_made_and_the_history_says_so(void **state)
{
	(void)state;
	struct caller c;
	str detail;
	caller_open_hospital(&c, SCOPE_MANAGE);
	assert_int_equal(journaled(&c, "backup.made", &detail), 0);
	assert_int_equal(caller_asks(&c, "POST", "/api/v1/backup"), 200);
	same(visitor_header(&c.v, "Content-Type"), S("application/zip"));
	assert_true(str_starts(c.v.body, S("PK")));
	assert_int_equal(journaled(&c, "backup.made", &detail), 1);
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_of_it_without_the_scope),
		cmocka_unit_test(the_facility_is_changed_in_part),
		cmocka_unit_test(facts_that_cannot_be_are_refused),
		cmocka_unit_test(a_member_is_added_and_gets_in),
		cmocka_unit_test(who_cannot_be_added_is_refused),
		cmocka_unit_test(a_member_is_changed_and_stopped),
		cmocka_unit_test(the_last_planner_stays),
		cmocka_unit_test(who_cannot_get_in_is_helped),
		cmocka_unit_test(a_token_makes_another_and_revokes_it),
		cmocka_unit_test(tokens_that_cannot_be_are_refused),
		cmocka_unit_test(a_backup_is_made_and_the_history_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
