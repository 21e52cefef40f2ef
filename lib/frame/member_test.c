/* member_test.c - numbers are taken once, the last planning administrator stays, who is stopped is out, and each change is in
 * the journal without a secret.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#include "frame/access_parts.h"

static size_t count_all(struct toy *t)
{
	struct member *list;
	struct err e = { 0 };
	size_t count;
	works(member_all(&t->w, &list, &count, &e), e);
	return count;
}

static struct member get(struct toy *t, str id)
{
	struct member m;
	struct err e = { 0 };
	works(member_get(&t->w, id, &m, &e), e);
	return m;
}

static void what_cannot_be_is_not_added(void **state)
{
	(void)state;
	static const struct {
		struct member m;
		str password;
		const char *said;
	} rows[] = {
		{ { .number = T(""), .name = T("佐藤"), .role = ROLE_STAFF }, T("みかん箱と自転車の鍵穴が三つ"), "staff number" },
		{ { .number = T("　 "), .name = T("佐藤"), .role = ROLE_STAFF }, T("みかん箱と自転車の鍵穴が三つ"), "staff number" },
		{ { .number = T("1\n2"), .name = T("佐藤"), .role = ROLE_STAFF }, T("みかん箱と自転車の鍵穴が三つ"), "staff number" },
		{ { .number = T("12345678901234567890123456789012345678901"), .name = T("佐藤"), .role = ROLE_STAFF },
		  T("みかん箱と自転車の鍵穴が三つ"), "at most 40" },
		{ { .number = T("1001"), .name = T(""), .role = ROLE_STAFF }, T("みかん箱と自転車の鍵穴が三つ"), "name" },
		{ { .number = T("1001"), .name = T("\xff"), .role = ROLE_STAFF }, T("みかん箱と自転車の鍵穴が三つ"), "name" },
		{ { .number = T("1001"), .name = T("佐藤"), .role = ROLE_ANYONE }, T("みかん箱と自転車の鍵穴が三つ"), "role" },
		{ { .number = T("1001"), .name = T("佐藤"), .role = ROLE_VENDOR }, T("みかん箱と自転車の鍵穴が三つ"), "role" },
		{ { .number = T("1001"), .name = T("佐藤"), .role = ROLES_WRITE }, T("みかん箱と自転車の鍵穴が三つ"), "role" },
		{ { .number = T("1001"), .name = T("佐藤"), .role = ROLE_STAFF }, T("short"), "at least 13" },
	};
	struct toy t;
	struct err e;
	people_open(&t);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct member m = rows[i].m;
		refuses(member_add(&t.w, &m, rows[i].password, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(rows[i].said)))
			fail_msg("row %zu: %s", i, e.en);
	}
	assert_int_equal(count_all(&t), 0);
	assert_int_equal(people_journal(&t, EVENT_MEMBER_ADDED, NULL), 0);
	toy_close(&t);
}

static void a_number_is_taken_once_however_it_is_written(void **state)
{
	(void)state;
	static const char *const same_number[] = { "ab1001", "ＡＢ１００１", " AB 1001　" };
	struct toy t;
	struct err e;
	struct member found;
	people_open(&t);
	str id = people_add(&t, "AB1001", "佐藤 花子", ROLE_PLANNER), other = people_add(&t, "AB1002", "鈴木 一郎", ROLE_STAFF);
	for (size_t i = 0; i < LENGTH(same_number); i++) {
		struct member m = { .number = str_of(same_number[i]), .name = S("田中"), .role = ROLE_STAFF }, changed = get(&t, other);
		refuses(member_add(&t.w, &m, PEOPLE_PASSWORD, &e), e, ERR_CONFLICT);
		changed.number = m.number;
		refuses(member_change(&t.w, &changed, &e), e, ERR_CONFLICT);
		works(member_numbered(&t.w, m.number, &found, &e), e);
		same(found.id, id);
	}
	refuses(member_numbered(&t.w, S("AB1003"), &found, &e), e, ERR_MISSING);
	struct member own = get(&t, id);
	own.number = S("ab-1001");
	works(member_change(&t.w, &own, &e), e);
	assert_int_equal(count_all(&t), 2);
	toy_close(&t);
}

static void what_was_added_can_be_read(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	bool any;
	str detail;
	people_open(&t);
	works(member_any(&t.w, &any, &e), e);
	assert_false(any);
	struct member m = { .number = S("1001"), .name = S("佐藤 花子"), .role = ROLE_OPERATOR, .lang = LANG_EN, .must_change = true };
	works(member_add(&t.w, &m, PEOPLE_PASSWORD, &e), e);
	works(member_any(&t.w, &any, &e), e);
	assert_true(any);
	struct member read = get(&t, m.id);
	same(read.number, S("1001"));
	same(read.name, S("佐藤 花子"));
	same(read.made_at, S("2026-11-22T03:00:00Z"));
	same(read.signed_in_at, S(""));
	assert_int_equal(read.role, ROLE_OPERATOR);
	assert_int_equal(read.lang, LANG_EN);
	assert_true(read.must_change && !read.stopped && !read.second_factor);
	assert_int_equal(people_journal(&t, EVENT_MEMBER_ADDED, &detail), 1);
	same(detail, S("{\"number\":\"1001\",\"name\":\"佐藤 花子\",\"role\":\"operator\"}"));
	refuses(member_get(&t.w, S("nobody"), &read, &e), e, ERR_MISSING);
	toy_close(&t);
}

/* Exactly one of the two wins; the other is told that there is a conflict. */
static void expect_one_winner(struct toy *t, struct people_racer racers[2])
{
	people_race(t, racers, 2);
	assert_int_equal(racers[0].won + racers[1].won, 1);
	assert_int_equal(racers[racers[0].won ? 1 : 0].e.kind, ERR_CONFLICT);
}

static bool add_first(struct work *w, struct people_racer *own, struct err *e)
{
	struct member m = { .number = own->id, .name = S("最初の人"), .role = ROLE_PLANNER };
	return member_add_first(w, &m, PEOPLE_PASSWORD, e);
}

static void there_is_one_first_member(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	people_open(&t);
	struct people_racer racers[2] = { { .act = add_first, .id = S("1001") }, { .act = add_first, .id = S("1002") } };
	expect_one_winner(&t, racers);
	assert_int_equal(count_all(&t), 1);
	struct member late = { .number = S("1003"), .name = S("あとの人"), .role = ROLE_PLANNER };
	refuses(member_add_first(&t.w, &late, PEOPLE_PASSWORD, &e), e, ERR_CONFLICT);
	toy_close(&t);
}

static void the_last_planner_stays(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_PLANNER), other = people_add(&t, "1002", "鈴木 一郎", ROLE_OPERATOR);
	struct member m = get(&t, id), stopped = m, demoted = m, second = get(&t, other);
	stopped.stopped = true;
	demoted.role = ROLE_SAFETY;
	refuses(member_change(&t.w, &stopped, &e), e, ERR_CONFLICT);
	refuses(member_change(&t.w, &demoted, &e), e, ERR_CONFLICT);
	second.role = ROLE_PLANNER;
	second.stopped = true;
	works(member_change(&t.w, &second, &e), e);
	refuses(member_change(&t.w, &stopped, &e), e, ERR_CONFLICT); /* the other one may not sign in */
	second.stopped = false;
	works(member_change(&t.w, &second, &e), e);
	works(member_change(&t.w, &stopped, &e), e);
	refuses(member_change(&t.w, &(struct member){ .id = other, .number = S("1002"), .name = S("鈴木 一郎"), .role = ROLE_STAFF }, &e),
	        e, ERR_CONFLICT);
	assert_true(get(&t, id).stopped && get(&t, other).role == ROLE_PLANNER);
	toy_close(&t);
}

static bool stop(struct work *w, struct people_racer *own, struct err *e)
{
	struct member m;
	if (!member_get(w, own->id, &m, e))
		return false;
	m.stopped = true;
	return member_change(w, &m, e);
}

static void two_planners_cannot_stop_each_other(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str ids[2] = { people_add(&t, "1001", "佐藤 花子", ROLE_PLANNER), people_add(&t, "1002", "鈴木 一郎", ROLE_PLANNER) };
	for (int round = 0; round < 20; round++) {
		struct people_racer racers[2] = { { .act = stop, .id = ids[0] }, { .act = stop, .id = ids[1] } };
		expect_one_winner(&t, racers);
		struct member back = get(&t, racers[racers[0].won ? 0 : 1].id);
		assert_true(back.stopped);
		back.stopped = false;
		works(member_change(&t.w, &back, &e), e);
	}
	toy_close(&t);
}

static void a_change_says_what_changed(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	str detail;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_PLANNER);
	people_add(&t, "1002", "鈴木 一郎", ROLE_PLANNER);
	struct member m = get(&t, id);
	works(member_change(&t.w, &m, &e), e);
	assert_int_equal(people_journal(&t, EVENT_MEMBER_CHANGED, NULL), 0);
	m.name = S("田中 花子");
	m.role = ROLE_AUDITOR;
	m.stopped = true;
	works(member_change(&t.w, &m, &e), e);
	assert_int_equal(people_journal(&t, EVENT_MEMBER_CHANGED, &detail), 1);
	same(detail, S("{\"name\":[\"佐藤 花子\",\"田中 花子\"],\"role\":[\"planner\",\"auditor\"],\"stopped\":[\"\",\"yes\"]}"));
	works(member_set_lang(&t.w, id, LANG_EN, &e), e);
	assert_int_equal(people_journal(&t, EVENT_MEMBER_CHANGED, &detail), 2);
	same(detail, S("{\"lang\":[\"ja\",\"en\"]}"));
	assert_int_equal(get(&t, id).lang, LANG_EN);
	assert_int_equal(get(&t, id).role, ROLE_AUDITOR);
	refuses(member_set_lang(&t.w, S("nobody"), LANG_EN, &e), e, ERR_MISSING);
	toy_close(&t);
}

static void who_is_stopped_or_has_another_role_is_out(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	people_add(&t, "1000", "企画", ROLE_PLANNER);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), other = people_add(&t, "1002", "鈴木 一郎", ROLE_STAFF);
	str cookie = people_session(&t, id, false, false), others = people_session(&t, other, false, false);
	struct member m = get(&t, id);
	m.name = S("田中 花子");
	works(member_change(&t.w, &m, &e), e);
	assert_true(people_signed_in(&t, cookie));
	m.role = ROLE_OPERATOR;
	works(member_change(&t.w, &m, &e), e);
	assert_false(people_signed_in(&t, cookie));
	cookie = people_session(&t, id, false, false);
	m.stopped = true;
	works(member_change(&t.w, &m, &e), e);
	m.stopped = false;
	works(member_change(&t.w, &m, &e), e);
	assert_false(people_signed_in(&t, cookie));
	assert_true(people_signed_in(&t, others));
	toy_close(&t);
}

static void expect_password(struct toy *t, str id, str password, bool expected)
{
	struct err e = { 0 };
	struct member_row row;
	bool right;
	works(member_row_get(&t->w, id, &row, &e), e);
	works(password_right(row.password, password_typed(&t->arena, password), &right, &e), e);
	assert_int_equal(right, expected);
}

static void a_new_password_ends_the_other_sessions(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct session own;
	bool found;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	str here = people_session(&t, id, false, false), there = people_session(&t, id, false, false), half = people_session(&t, id, false, true);
	works(session_find(&t.w, here, &own, &found, &e), e);
	refuses(member_set_password(&t.w, id, S("佐藤花子佐藤花子佐藤花子x"), false, own.secret_digest, &e), e, ERR_INPUT);
	refuses(member_set_password(&t.w, S("nobody"), PEOPLE_PASSWORD_2, false, S(""), &e), e, ERR_MISSING);
	assert_true(people_signed_in(&t, there));
	works(member_set_password(&t.w, id, PEOPLE_PASSWORD_2, false, own.secret_digest, &e), e);
	assert_true(people_signed_in(&t, here));
	assert_false(people_signed_in(&t, there));
	works(session_find(&t.w, half, &own, &found, &e), e);
	assert_false(found);
	expect_password(&t, id, PEOPLE_PASSWORD, false);
	expect_password(&t, id, PEOPLE_PASSWORD_2, true);
	expect_password(&t, id, S("風の強い午後に読む三冊の絵本 "), false);
	assert_int_equal(people_journal(&t, EVENT_PASSWORD_SET, NULL), 1);
	toy_close(&t);
}

static void a_password_that_was_given_must_be_changed_into_another(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	works(member_set_password(&t.w, id, PEOPLE_PASSWORD_2, true, S(""), &e), e);
	assert_true(get(&t, id).must_change);
	refuses(member_set_password(&t.w, id, PEOPLE_PASSWORD_2, false, S(""), &e), e, ERR_INPUT);
	works(member_set_password(&t.w, id, PEOPLE_PASSWORD, false, S(""), &e), e);
	assert_false(get(&t, id).must_change);
	works(member_set_password(&t.w, id, S("Blue bicycle & 3 mikan"), false, S(""), &e), e);
	expect_password(&t, id, S("Ｂｌｕｅ　ｂｉｃｙｃｌｅ　＆　３　ｍｉｋａｎ"), true); /* what an input method made wide */
	expect_password(&t, id, S("blue bicycle & 3 mikan"), false);
	toy_close(&t);
}

static void no_password_is_kept(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	works(member_set_password(&t.w, id, PEOPLE_PASSWORD_2, false, S(""), &e), e);
	assert_true(people_kept(&t, S("佐藤 花子"))); /* it is looked for in the right place */
	assert_false(people_kept(&t, PEOPLE_PASSWORD));
	assert_false(people_kept(&t, PEOPLE_PASSWORD_2));
	toy_close(&t);
}

static void roles_have_a_code_and_words(void **state)
{
	(void)state;
	unsigned all = 0;
	for (const struct role_row *r = role_rows; r->code; r++) {
		assert_ptr_equal(role_named(str_of(r->code)), r);
		assert_ptr_equal(role_row(r->role), r);
		assert_true(r->words.ja[0] && r->words.en[0] && r->may.ja[0] && r->may.en[0]);
		all |= r->role;
	}
	assert_int_equal(all, ROLES_MEMBERS);
	assert_null(role_named(S("")));
	assert_null(role_row(ROLE_ANYONE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_is_not_added),
		cmocka_unit_test(a_number_is_taken_once_however_it_is_written),
		cmocka_unit_test(what_was_added_can_be_read),
		cmocka_unit_test(there_is_one_first_member),
		cmocka_unit_test(the_last_planner_stays),
		cmocka_unit_test(two_planners_cannot_stop_each_other),
		cmocka_unit_test(a_change_says_what_changed),
		cmocka_unit_test(who_is_stopped_or_has_another_role_is_out),
		cmocka_unit_test(a_new_password_ends_the_other_sessions),
		cmocka_unit_test(a_password_that_was_given_must_be_changed_into_another),
		cmocka_unit_test(no_password_is_kept),
		cmocka_unit_test(roles_have_a_code_and_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
