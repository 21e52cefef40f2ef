/* sign_in_page_test.c - the way in and out as a browser goes it: a cookie of its own each time, and a first password that
 * opens nothing but its own change.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"
#include "visitor.h"

#include "duties.h"

#define MINE "%E3%81%BF%E3%81%BB%E3%82%93%E3%81%AE%E9%95%B7%E3%81%84%E3%81%93%E3%81%A8%E3%81%B02026" /* a visitor's password */
#define FREE 5 /* tries without a wait, see throttle_test.c */

static bool is_in(struct visitor *v, str cookie)
{
	str mine = v->cookie;
	v->cookie = cookie;
	visitor_get(v, "/me");
	v->cookie = mine;
	return v->status == 200;
}

static void sign_in_with(struct visitor *v, str number, const char *password)
{
	visitor_post(v, "/sign-in", arena_text(&v->arena, arena_fmt(&v->arena, "number=%.*s&password=%s", P(number), password)));
}

static void refused_is_refused_and_says_no_more(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	str number = v.member.number;
	visitor_is_stranger(&v);
	sign_in_with(&v, S("nobody"), "wrong");
	sees(&v, 422, "職員番号かパスワードが違います");
	str unknown = arena_copy(&v.arena, visitor_between(&v, "role=\"alert\"", "<form"));
	sign_in_with(&v, number, "wrong");
	assert_int_equal(v.status, 422);
	same(visitor_between(&v, "role=\"alert\"", "<form"), unknown);
	misses(&v, "wrong");
	for (int i = 1; i < FREE; i++)
		sign_in_with(&v, number, "wrong");
	sign_in_with(&v, number, MINE);
	sees(&v, 429, "続けて間違えたため、あと 2 秒待ってから");
	visitor_close(&v);
}

static void each_sign_in_has_a_cookie_of_its_own(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	str number = v.member.number;
	visitor_is_stranger(&v);
	str planted = v.cookie; /* by whoever hopes to know the session's */
	sign_in_with(&v, number, MINE);
	assert_int_equal(v.status, 303);
	visitor_keep_cookie(&v);
	str first = v.cookie;
	assert_true(is_in(&v, first));
	assert_false(is_in(&v, planted));
	sign_in_with(&v, number, MINE);
	visitor_keep_cookie(&v);
	assert_true(is_in(&v, v.cookie));
	assert_false(is_in(&v, first));
	visitor_close(&v);
}

static void signing_out_leaves_nothing_in_the_browser(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	visitor_get(&v, "/me");
	same(visitor_header(&v, "Cache-Control"), S("no-store"));
	visitor_post(&v, "/sign-out", "");
	assert_int_equal(v.status, 303);
	same(visitor_header(&v, "Clear-Site-Data"), S("\"cache\", \"storage\""));
	same(visitor_header(&v, "Set-Cookie"), S(COOKIE_SESSION "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
	assert_false(is_in(&v, v.cookie));
	visitor_close(&v);
}

static str first_password(struct visitor *v, const char *number)
{
	const char *form = arena_text(&v->arena, arena_fmt(&v->arena, "number=%s&name=Hanako&role=operator", number));
	visitor_post(v, "/settings/members/new", form);
	sees(v, 200, "はじめのパスワード", "二度と表示できません");
	return arena_copy(&v->arena, visitor_between(v, "<code class=\"key\">", "</code>"));
}

static void a_first_password_opens_its_own_change_alone(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	str given = first_password(&v, "9001"), other = first_password(&v, "9002");
	assert_int_equal(given.n, 16); /* of 32 letters: 80 bits */
	assert_false(str_eq(given, other));
	visitor_is_stranger(&v);
	sign_in_with(&v, S("9001"), arena_text(&v.arena, given));
	visitor_keep_cookie(&v);
	for (size_t i = 0; i < 3; i++) {
		visitor_get(&v, (const char *const[]){ "/today", "/me", "/import" }[i]);
		same(visitor_header(&v, "Location"), S("/me/password"));
	}
	visitor_post(&v, "/me/password", arena_text(&v.arena, arena_fmt(&v.arena, "old=%.*s&new=%.*s", P(given), P(given))));
	sees(&v, 422, "渡されたパスワードとは違う");
	visitor_keep_cookie(&v);
	visitor_post(&v, "/me/password", arena_text(&v.arena, arena_fmt(&v.arena, "old=%.*s&new=blue+bicycle+%%26+3+keyholes", P(given))));
	assert_int_equal(v.status, 303);
	visitor_keep_cookie(&v);
	visitor_get(&v, "/today");
	assert_int_equal(v.status, 200);
	visitor_is_stranger(&v);
	sign_in_with(&v, S("9001"), arena_text(&v.arena, given));
	assert_int_equal(v.status, 422);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refused_is_refused_and_says_no_more),
		cmocka_unit_test(each_sign_in_has_a_cookie_of_its_own),
		cmocka_unit_test(signing_out_leaves_nothing_in_the_browser),
		cmocka_unit_test(a_first_password_opens_its_own_change_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
