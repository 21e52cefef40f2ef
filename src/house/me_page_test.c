/* me_page_test.c - one's own page: the password is asked again, guessing it is slowed, and a change leaves this browser alone
 * signed in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"
#include "visitor.h"

#include "duties.h"

#define MINE "%E3%81%BF%E3%81%BB%E3%82%93%E3%81%AE%E9%95%B7%E3%81%84%E3%81%93%E3%81%A8%E3%81%B02026" /* a visitor's password */
#define NEW "blue+bicycle+%26+3+keyholes"
#define FREE 5 /* tries without a wait, see throttle_test.c */

static bool is_in(struct visitor *v, str cookie)
{
	str mine = v->cookie;
	v->cookie = cookie;
	visitor_get(v, "/me");
	v->cookie = mine;
	return v->status == 200;
}

static void nothing_changes_without_the_present_password(void **state)
{
	static const struct {
		const char *path, *form;
	} rows[] = {
		{ "/me/password", "new=" NEW },
		{ "/me/password", "old=&new=" NEW },
		{ "/me/password", "old=wrong&new=" NEW },
		{ "/me/second-factor", "password=wrong&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&code=000000" },
		{ "/me/second-factor/drop", "password=wrong" },
	};
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		visitor_post(&v, rows[i].path, rows[i].form);
		sees(&v, 422, "今のパスワードが違います");
		same(visitor_header(&v, "Set-Cookie"), S(""));
	}
	assert_int_equal(people_journal(&v.toy, EVENT_PASSWORD_SET, NULL), 0);
	visitor_close(&v);
}

static void who_finds_the_screen_unlocked_cannot_guess_on(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	for (int i = 0; i < FREE; i++)
		visitor_post(&v, i % 2 ? "/me/password" : "/me/second-factor/drop", "password=guess&old=guess&new=" NEW);
	visitor_post(&v, "/me/password", "old=" MINE "&new=" NEW);
	sees(&v, 422, "続けて間違えたため、あと 2 秒待ってから");
	assert_int_equal(people_journal(&v.toy, EVENT_PASSWORD_SET, NULL), 0);
	people_pass(&v.toy, 2);
	visitor_post(&v, "/me/password", "old=" MINE "&new=" NEW);
	assert_int_equal(v.status, 303);
	visitor_close(&v);
}

static void a_new_password_leaves_this_browser_alone_signed_in(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	str before = v.cookie, elsewhere = people_session(&v.toy, v.member.id, false, false);
	visitor_post(&v, "/me/password", "old=" MINE "&new=short");
	sees(&v, 422, "13文字以上");
	visitor_keep_cookie(&v);
	assert_true(is_in(&v, elsewhere));
	visitor_post(&v, "/me/password", "old=" MINE "&new=" NEW);
	assert_int_equal(v.status, 303);
	visitor_keep_cookie(&v);
	assert_true(is_in(&v, v.cookie));
	assert_false(is_in(&v, before)); /* also to who has a copy of it */
	assert_false(is_in(&v, elsewhere));
	visitor_post(&v, "/me/password", "old=" MINE "&new=" NEW);
	sees(&v, 422, "今のパスワードが違います");
	visitor_close(&v);
}

static void a_second_factor_comes_and_goes(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	str elsewhere = people_session(&v.toy, v.member.id, false, false);
	visitor_get(&v, "/me/second-factor");
	str secret = arena_copy(&v.arena, visitor_between(&v, "name=\"secret\" value=\"", "\""));
	str code = people_code(&v.toy, secret), form = arena_fmt(&v.arena, "password=%s&secret=%.*s&code=%.*s", MINE, P(secret), P(code));
	visitor_post(&v, "/me/second-factor", arena_text(&v.arena, form));
	sees(&v, 200, "二要素認証を設定しました", "回復コード");
	assert_int_equal(visitor_counts(&v, "<code class=\"key\">"), RECOVERY_CODES);
	assert_false(is_in(&v, elsewhere));
	assert_true(is_in(&v, v.cookie));
	sees(&v, 200, "使っています");
	elsewhere = people_session(&v.toy, v.member.id, false, false);
	str before = v.cookie;
	visitor_post(&v, "/me/second-factor/drop", "password=" MINE);
	assert_int_equal(v.status, 303);
	visitor_keep_cookie(&v);
	assert_false(is_in(&v, elsewhere));
	assert_false(is_in(&v, before));
	assert_true(is_in(&v, v.cookie));
	sees(&v, 200, "使っていません");
	visitor_close(&v);
}

static void help_for_those_who_cannot_sign_in_is_not_for_oneself(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_PLANNER);
	str mine = v.member.id;
	visitor_becomes(&v, ROLE_PLANNER);
	const char *other = arena_text(&v.arena, arena_fmt(&v.arena, "/settings/members/%.*s", P(mine)));
	const char *own = arena_text(&v.arena, arena_fmt(&v.arena, "/settings/members/%.*s", P(v.member.id)));
	visitor_get(&v, own);
	misses(&v, "/password\"");
	visitor_post(&v, arena_text(&v.arena, arena_fmt(&v.arena, "%s/password", own)), "");
	sees(&v, 409, "「自分の設定」で変えてください");
	visitor_post(&v, arena_text(&v.arena, arena_fmt(&v.arena, "%s/second-factor", own)), "");
	assert_int_equal(v.status, 409);
	assert_int_equal(people_journal(&v.toy, EVENT_PASSWORD_SET, NULL), 0);
	visitor_get(&v, other);
	sees(&v, 200, "/password\"");
	visitor_post(&v, arena_text(&v.arena, arena_fmt(&v.arena, "%s/password", other)), "");
	sees(&v, 200, "はじめのパスワード");
	assert_int_equal(people_journal(&v.toy, EVENT_PASSWORD_SET, NULL), 1);
	visitor_close(&v);
}

/* The field is masked, says which password it wants to whoever keeps passwords, and nothing on the page forbids pasting. */
static void expect_field(struct visitor *v, const char *path, const char *name, const char *which)
{
	visitor_get(v, path);
	sees(v, 200, arena_text(&v->arena, arena_fmt(&v->arena, "<input type=\"password\" id=\"%s\" name=\"%s\" autocomplete=\"%s\" required",
	                                             name, name, which)));
	misses(v, "onpaste", "maxlength");
}

static void passwords_are_masked_and_may_be_pasted(void **state)
{
	struct visitor v;
	(void)state;
	visitor_open(&v, duties, ROLE_STAFF);
	expect_field(&v, "/me/password", "old", "current-password");
	expect_field(&v, "/me/password", "new", "new-password");
	expect_field(&v, "/me/second-factor", "password", "current-password");
	expect_field(&v, "/me/second-factor/drop", "password", "current-password");
	visitor_is_stranger(&v);
	expect_field(&v, "/sign-in", "password", "current-password");
	visitor_close(&v);
	visitor_open(&v, duties, ROLE_ANYONE);
	expect_field(&v, "/start", "password", "new-password");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_changes_without_the_present_password),
		cmocka_unit_test(who_finds_the_screen_unlocked_cannot_guess_on),
		cmocka_unit_test(a_new_password_leaves_this_browser_alone_signed_in),
		cmocka_unit_test(a_second_factor_comes_and_goes),
		cmocka_unit_test(help_for_those_who_cannot_sign_in_is_not_for_oneself),
		cmocka_unit_test(passwords_are_masked_and_may_be_pasted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
