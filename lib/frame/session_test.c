/* session_test.c - sessions end when they must, and not when only their being seen cannot be written down.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#include "base/random.h"
#include "frame/facility.h"

#define MINUTES 60
#define HOURS 3600

static int64_t count_rows(struct toy *t)
{
	int64_t n;
	struct err e = { 0 };
	works(db_one_int(t->w.db, &e, &n, 0, "SELECT count(*) FROM session", NONE), e);
	return n;
}

static str seen_at(struct toy *t)
{
	str at;
	struct err e = { 0 };
	works(db_one_str(t->w.db, &t->arena, &e, &at, "SELECT seen_at FROM session", NONE), e);
	return at;
}

static void what_is_no_cookie_of_ours_finds_nothing(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), cookie = people_session(&t, id, false, false);
	auto_arena a = { 0 };
	str rows[] = { S(""), { NULL, 0 }, str_first(cookie, 42), arena_fmt(&a, "%.*sx", P(cookie)), random_text(&a),
		       digest_hex(&a, digest_of(cookie)) };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct session s;
		bool found = true;
		works(session_find(&t.w, rows[i], &s, &found, &e), e);
		assert_false(found);
		assert_int_equal(s.member.id.n, 0);
	}
	assert_true(people_signed_in(&t, cookie));
	toy_close(&t);
}

static void a_session_knows_whose_it_is(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct session s;
	bool found;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_OPERATOR);
	people_add(&t, "1002", "鈴木 一郎", ROLE_STAFF);
	works(session_find(&t.w, people_session(&t, id, true, false), &s, &found, &e), e);
	assert_true(found && s.shared && !s.waits_for_code);
	same(s.member.id, id);
	same(s.member.name, S("佐藤 花子"));
	assert_int_equal(s.member.role, ROLE_OPERATOR);
	works(session_find(&t.w, people_session(&t, id, false, true), &s, &found, &e), e);
	assert_true(found && !s.shared && s.waits_for_code);
	toy_close(&t);
}

static void sessions_end(void **state)
{
	(void)state;
	static const struct {
		const char *setting, *value; /* of minutes; NULL for none */
		bool shared, waits;
		int64_t every, until; /* seen every so many seconds up to then … */
		int64_t last;         /* … and still there after so many more, but not one second later */
	} rows[] = {
		{ NULL, NULL, false, false, 0, 0, 30 * MINUTES },
		{ NULL, NULL, true, false, 0, 0, 5 * MINUTES },
		{ NULL, NULL, false, true, 0, 0, 5 * MINUTES },
		{ NULL, NULL, true, true, 60, 120, 3 * MINUTES },             /* being looked at does not lengthen it */
		{ NULL, NULL, false, false, 20 * MINUTES, 2 * HOURS, 30 * MINUTES },
		{ NULL, NULL, false, false, 20 * MINUTES, 12 * HOURS, 0 },    /* however busy */
		{ NULL, NULL, true, false, 4 * MINUTES, 12 * HOURS, 0 },
		{ "session_idle_minutes", "2", false, false, 0, 0, 2 * MINUTES },
		{ "session_idle_minutes", "2", true, false, 0, 0, 5 * MINUTES },
		{ "session_shared_minutes", "1", true, false, 0, 0, 1 * MINUTES },
		{ "session_idle_minutes", "720", false, false, 0, 0, 12 * HOURS },
		{ "session_idle_minutes", "721", false, false, 0, 0, 30 * MINUTES },
		{ "session_idle_minutes", "0", false, false, 0, 0, 30 * MINUTES },
		{ "session_idle_minutes", "x", false, false, 0, 0, 30 * MINUTES },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		struct err e = { 0 };
		struct session s;
		bool found;
		people_open(&t);
		if (rows[i].setting)
			works(facility_set(&t.w, rows[i].setting, str_of(rows[i].value), &e), e);
		str cookie = people_session(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), rows[i].shared, rows[i].waits);
		for (int64_t at = 0; at < rows[i].until; at += rows[i].every) {
			people_pass(&t, rows[i].every);
			works(session_find(&t.w, cookie, &s, &found, &e), e);
			if (!found)
				fail_msg("row %zu: gone after %lld s", i, (long long)at);
		}
		people_pass(&t, rows[i].last + 1);
		works(session_find(&t.w, cookie, &s, &found, &e), e);
		if (found)
			fail_msg("row %zu: still there", i);
		people_pass(&t, -1);
		works(session_find(&t.w, cookie, &s, &found, &e), e);
		if (!found)
			fail_msg("row %zu: gone too early", i);
		toy_close(&t);
	}
}

static void a_clock_that_was_set_back_far_ends_sessions(void **state)
{
	(void)state;
	struct toy t;
	people_open(&t);
	str cookie = people_session(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), false, false);
	people_pass(&t, -301);
	assert_false(people_signed_in(&t, cookie));
	people_pass(&t, 1);
	assert_true(people_signed_in(&t, cookie));
	toy_close(&t);
}

static void being_seen_is_written_once_a_minute(void **state)
{
	(void)state;
	static const struct {
		int64_t pass;
		const char *seen;
	} rows[] = {
		{ 0, "2026-11-22T03:00:00Z" }, { 59, "2026-11-22T03:00:00Z" }, { 1, "2026-11-22T03:01:00Z" },
		{ 30, "2026-11-22T03:01:00Z" }, { 45, "2026-11-22T03:02:15Z" },
	};
	struct toy t;
	people_open(&t);
	str cookie = people_session(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), false, false);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		people_pass(&t, rows[i].pass);
		assert_true(people_signed_in(&t, cookie));
		same(seen_at(&t), str_of(rows[i].seen));
	}
	toy_close(&t);
}

/* For two hours nothing can be written: whoever works stays signed in, whoever does not is out as ever. */
static void expect_stays(struct toy *t, str busy, str idle, str written)
{
	for (int64_t at = 0; at < 2 * HOURS; at += 10 * MINUTES) {
		int64_t began = clock_beat_ms();
		people_pass(t, 10 * MINUTES);
		assert_true(people_signed_in(t, busy));
		assert_in_range(clock_beat_ms() - began, 0, DB_WAIT_MS / 4);
	}
	str at;
	struct err e = { 0 };
	works(db_one_str(t->w.db, &t->arena, &e, &at, "SELECT max(seen_at) FROM session", NONE), e);
	same(at, written);
	assert_false(people_signed_in(t, idle));
	people_pass(t, 31 * MINUTES);
	assert_false(people_signed_in(t, busy));
}

static void another_writer_signs_nobody_out(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	str busy = people_session(&t, id, false, false), idle = people_session(&t, id, false, false);
	auto_db *other = db_open(path_join(&t.arena, t.w.data, S("inro.db")), false, &e);
	works(db_begin(other, &e), e);
	expect_stays(&t, busy, idle, S("2026-11-22T03:00:00Z"));
	toy_close(&t);
}

static void a_disk_that_takes_nothing_signs_nobody_out(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	str busy = people_session(&t, id, false, false), idle = people_session(&t, id, false, false);
	works(db_do(t.w.db, &e, "PRAGMA query_only=1", NONE), e);
	expect_stays(&t, busy, idle, S("2026-11-22T03:00:00Z"));
	toy_close(&t);
}

static void old_rows_are_swept(void **state)
{
	(void)state;
	struct toy t;
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	people_session(&t, id, false, false);
	people_session(&t, id, false, true);
	people_pass(&t, 6 * MINUTES);
	people_session(&t, id, false, false);
	assert_int_equal(count_rows(&t), 2); /* the one that waited for a code is gone */
	people_pass(&t, 12 * HOURS);
	people_session(&t, id, false, false);
	assert_int_equal(count_rows(&t), 2);
	toy_close(&t);
}

static void signing_out_ends_it(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	str cookie = people_session(&t, id, false, false), other = people_session(&t, id, false, false), half = people_session(&t, id, false, true);
	works(session_close(&t.w, cookie, &e), e);
	assert_false(people_signed_in(&t, cookie));
	assert_true(people_signed_in(&t, other));
	works(session_close(&t.w, cookie, &e), e);
	works(session_close(&t.w, S(""), &e), e);
	works(session_close(&t.w, half, &e), e);
	assert_int_equal(count_rows(&t), 1);
	assert_int_equal(people_journal(&t, EVENT_SIGNED_OUT, NULL), 1);
	toy_close(&t);
}

static void a_new_cookie_is_the_only_one(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct session s, twice;
	bool found;
	str renewed, again;
	people_open(&t);
	str cookie = people_session(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), true, false);
	works(session_find(&t.w, cookie, &s, &found, &e), e);
	twice = s;
	works(session_renew(&t.w, &s, &renewed, &e), e);
	assert_false(people_signed_in(&t, cookie));
	works(session_find(&t.w, renewed, &s, &found, &e), e);
	assert_true(found && s.shared && !s.waits_for_code);
	same(s.secret_digest, digest_hex(&t.arena, digest_of(renewed)));
	assert_int_equal(count_rows(&t), 1);
	refuses(session_renew(&t.w, &twice, &again, &e), e, ERR_DENIED); /* a form that was sent twice */
	assert_false(people_signed_in(&t, again));
	assert_true(people_signed_in(&t, renewed));
	toy_close(&t);
}

static void no_cookie_is_kept(void **state)
{
	(void)state;
	struct toy t;
	people_open(&t);
	str cookie = people_session(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF), false, false);
	assert_true(people_signed_in(&t, cookie));
	assert_true(people_kept(&t, digest_hex(&t.arena, digest_of(cookie))));
	assert_false(people_kept(&t, cookie));
	toy_close(&t);
}

static void forms_carry_what_only_their_cookie_has(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct seal_key one = seal_key_new(), two = seal_key_new();
	struct digest key = seal_derive(&one, S("csrf")), other = seal_derive(&two, S("csrf"));
	str csrf = access_csrf(&a, &key, S("cookie"));
	assert_int_equal(csrf.n, 64);
	assert_false(str_eq(csrf, access_csrf(&a, &key, S("cookies"))));
	assert_false(str_eq(csrf, access_csrf(&a, &other, S("cookie"))));
	same(csrf, access_csrf(&a, &key, S("cookie")));
	same(csrf, digest_hex(&a, seal_hmac(&key, S("cookie"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_cookie_of_ours_finds_nothing),
		cmocka_unit_test(a_session_knows_whose_it_is),
		cmocka_unit_test(sessions_end),
		cmocka_unit_test(a_clock_that_was_set_back_far_ends_sessions),
		cmocka_unit_test(being_seen_is_written_once_a_minute),
		cmocka_unit_test(another_writer_signs_nobody_out),
		cmocka_unit_test(a_disk_that_takes_nothing_signs_nobody_out),
		cmocka_unit_test(old_rows_are_swept),
		cmocka_unit_test(signing_out_ends_it),
		cmocka_unit_test(a_new_cookie_is_the_only_one),
		cmocka_unit_test(no_cookie_is_kept),
		cmocka_unit_test(forms_carry_what_only_their_cookie_has),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
