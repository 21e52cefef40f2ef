/* sign_in_test.c - the way in says nothing to strangers, slows them and nobody else, and takes each code once.
 * SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "given.h"

#include "people.h"

#include "base/random.h"
#include "frame/access_parts.h"

#include <time.h>

#define OFFICE "192.168.1.5" /* where people sit */
#define ELSEWHERE "10.0.0.9"
#define FREE 5               /* tries without a wait, see throttle_test.c */

struct house {
	struct toy t;
	struct throttle *throttle;
	str hanako, stopped, secret, codes[RECOVERY_CODES];
};

/* Somebody with a password, somebody who was stopped. */
static void house_open(struct house *h)
{
	struct err e = { 0 };
	people_open(&h->t);
	h->t.w.who = S("?");
	h->throttle = throttle_open();
	h->hanako = people_add(&h->t, "1001", "佐藤 花子", ROLE_PLANNER);
	struct member m = { .number = S("1002"), .name = S("鈴木 一郎"), .role = ROLE_STAFF, .stopped = true };
	works(member_add(&h->t.w, &m, PEOPLE_PASSWORD, &e), e);
	h->stopped = m.id;
}

static void house_close(struct house *h)
{
	throttle_close(&h->throttle);
	toy_close(&h->t);
}

static struct member hanako(struct house *h)
{
	struct member m;
	struct err e = { 0 };
	works(member_get(&h->t.w, h->hanako, &m, &e), e);
	return m;
}

static void give_app(struct house *h)
{
	struct second_factor offer;
	struct err e = { 0 };
	struct member m = hanako(h);
	works(second_factor_offer(&h->t.w, &m, &offer, &e), e);
	works(second_factor_take(&h->t.w, &(const struct session){ .member = m }, offer.secret, people_code(&h->t, offer.secret), h->codes, &e), e);
	h->secret = offer.secret;
	people_pass(&h->t, 30); /* the code shown is another one now */
}

static struct sign_in_result try(struct house *h, str number, str password, const char *peer, str device)
{
	struct sign_in_result r;
	struct err e = { 0 };
	const struct sign_in_ask ask = { .number = number, .password = password, .peer = str_of(peer), .device = device };
	works(sign_in(&h->t.w, h->throttle, &ask, &r, &e), e);
	return r;
}

static struct sign_in_result come(struct house *h, str device)
{
	return try(h, S("1001"), PEOPLE_PASSWORD, OFFICE, device);
}

static struct sign_in_result try_code(struct house *h, str session, str code)
{
	struct sign_in_result r;
	struct err e = { 0 };
	works(sign_in_code(&h->t.w, h->throttle, session, code, S(OFFICE), &r, &e), e);
	return r;
}

/* As if the password had been right a moment ago. */
static str half_way(struct house *h)
{
	return people_session(&h->t, h->hanako, false, true);
}

static void expect_outcome(const struct sign_in_result *r, enum sign_in expected)
{
	assert_int_equal(r->outcome, expected);
	assert_int_equal(r->wait_seconds > 0, expected == SIGN_IN_WAIT);
	if (expected == SIGN_IN_REFUSED || expected == SIGN_IN_WAIT)
		assert_int_equal(r->device.n + r->member.id.n, 0);
}

static void who_may_not_come_in_is_told_no_more_than_that(void **state)
{
	(void)state;
	static const struct {
		str number, password;
		const char *detail;
	} rows[] = {
		{ T(""), T("みかん箱と自転車の鍵穴が三つ"), "{\"peer\":\"10.0.0.9\",\"why\":\"number\"}" },
		{ T("typed-in-the-wrong-field"), T("x"), "{\"peer\":\"10.0.0.9\",\"why\":\"number\"}" },
		{ T("1001"), T(""), "{\"peer\":\"10.0.0.9\",\"why\":\"password\"}" },
		{ T("1001"), T("みかん箱と自転車の鍵穴が三"), "{\"peer\":\"10.0.0.9\",\"why\":\"password\"}" },
		{ T("1002"), T("みかん箱と自転車の鍵穴が三つ"), "{\"peer\":\"10.0.0.9\",\"why\":\"stopped\"}" },
	};
	struct house h;
	house_open(&h);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		str detail;
		struct sign_in_result r = try(&h, rows[i].number, rows[i].password, ELSEWHERE, S(""));
		expect_outcome(&r, SIGN_IN_REFUSED);
		assert_int_equal(r.session.n, 0);
		assert_int_equal(people_journal(&h.t, EVENT_SIGN_IN_REFUSED, &detail), (int)i + 1);
		same(detail, str_of(rows[i].detail));
	}
	assert_false(people_kept(&h.t, S("typed-in-the-wrong-field")));
	house_close(&h);
}

static int64_t spent_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* The least of a few, for a machine is busy with other things too. */
static int64_t cost_us(struct house *h, str number, str password)
{
	int64_t least = INT64_MAX;
	for (int i = 0; i < 3; i++) {
		int64_t began = spent_us();
		struct sign_in_result r = try(h, number, password, ELSEWHERE, S(""));
		int64_t spent = spent_us() - began;
		expect_outcome(&r, SIGN_IN_REFUSED);
		least = spent < least ? spent : least;
	}
	return least;
}

static void being_refused_takes_as_long_whatever_was_wrong(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	int64_t wrong = cost_us(&h, S("1001"), S("wrong")), unknown = cost_us(&h, S("9999"), S("wrong")),
		stopped = cost_us(&h, S("1002"), PEOPLE_PASSWORD);
	assert_in_range(unknown, wrong / 2, wrong * 2);
	assert_in_range(stopped, wrong / 2, wrong * 2);
	house_close(&h);
}

static void the_right_password_comes_in(void **state)
{
	(void)state;
	struct house h;
	struct err e = { 0 };
	struct session s;
	bool found;
	str detail;
	house_open(&h);
	struct sign_in_result first = try(&h, S("　１００１"), S("みかん箱と自転車の鍵穴が三つ"), OFFICE, S(""));
	expect_outcome(&first, SIGN_IN_DONE);
	same(first.member.id, h.hanako);
	same(first.member.signed_in_at, S(""));
	assert_int_equal(first.device.n, RANDOM_TEXT_LENGTH);
	works(session_find(&h.t.w, first.session, &s, &found, &e), e);
	assert_true(found && !s.shared && !s.waits_for_code);
	people_pass(&h.t, 60);
	struct sign_in_result second = come(&h, first.device);
	expect_outcome(&second, SIGN_IN_DONE);
	same(second.member.signed_in_at, S("2026-11-22T03:00:00Z")); /* the time before */
	same(second.device, S(""));                                  /* the device is known and keeps its cookie */
	assert_false(str_eq(first.session, second.session));
	assert_true(people_signed_in(&h.t, first.session));
	assert_int_equal(people_journal(&h.t, EVENT_SIGNED_IN, &detail), 2);
	same(detail, S("{\"peer\":\"" OFFICE "\"}"));
	house_close(&h);
}

static void a_shared_pc_is_remembered_as_such(void **state)
{
	(void)state;
	struct house h;
	struct err e = { 0 };
	struct sign_in_result r;
	struct session s;
	bool found;
	house_open(&h);
	const struct sign_in_ask ask = { .number = S("1001"), .password = PEOPLE_PASSWORD, .peer = S(OFFICE), .shared = true };
	works(sign_in(&h.t.w, h.throttle, &ask, &r, &e), e);
	works(session_find(&h.t.w, r.session, &s, &found, &e), e);
	assert_true(found && s.shared);
	give_app(&h);
	works(sign_in(&h.t.w, h.throttle, &ask, &r, &e), e);
	r = try_code(&h, r.session, people_code(&h.t, h.secret));
	works(session_find(&h.t.w, r.session, &s, &found, &e), e);
	assert_true(found && s.shared);
	house_close(&h);
}

static void guessing_is_slowed_and_right_is_not_told_from_wrong(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	str device = come(&h, S("")).device;
	for (int i = 0; i < FREE; i++) {
		struct sign_in_result r = try(&h, S("1001"), S("guess"), ELSEWHERE, S(""));
		expect_outcome(&r, SIGN_IN_REFUSED);
	}
	struct sign_in_result wrong = try(&h, S("1001"), S("guess"), ELSEWHERE, S(""));
	struct sign_in_result right = try(&h, S("1001"), PEOPLE_PASSWORD, ELSEWHERE, S(""));
	struct sign_in_result made_up = try(&h, S("1001"), PEOPLE_PASSWORD, ELSEWHERE, S("a device cookie that is none of ours, at all"));
	expect_outcome(&wrong, SIGN_IN_WAIT);
	expect_outcome(&right, SIGN_IN_WAIT);
	expect_outcome(&made_up, SIGN_IN_WAIT);
	assert_int_equal(wrong.wait_seconds, right.wait_seconds);
	assert_int_equal(people_journal(&h.t, EVENT_SIGN_IN_REFUSED, NULL), FREE);
	struct sign_in_result owner = try(&h, S("1001"), PEOPLE_PASSWORD, ELSEWHERE, device);
	expect_outcome(&owner, SIGN_IN_DONE);
	people_pass(&h.t, wrong.wait_seconds);
	right = try(&h, S("1001"), PEOPLE_PASSWORD, ELSEWHERE, S(""));
	expect_outcome(&right, SIGN_IN_DONE);
	house_close(&h);
}

static void one_who_may_sign_in_is_not_slowed(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	for (int i = 0; i < FREE + 2; i++) {
		struct sign_in_result r = come(&h, S(""));
		expect_outcome(&r, SIGN_IN_DONE);
	}
	house_close(&h);
}

static void a_device_is_known_for_who_signed_in_there(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	people_add(&h.t, "1003", "田中 次郎", ROLE_STAFF);
	str device = come(&h, S("")).device;
	for (int i = 0; i < FREE; i++)
		try(&h, S("1003"), S("guess"), ELSEWHERE, device);
	struct sign_in_result r = try(&h, S("1003"), PEOPLE_PASSWORD, ELSEWHERE, device); /* another one's device helps nothing */
	expect_outcome(&r, SIGN_IN_WAIT);
	r = try(&h, S("1003"), PEOPLE_PASSWORD, OFFICE, device);
	expect_outcome(&r, SIGN_IN_DONE);
	same(r.device, S("")); /* a PC that two people use has one cookie */
	r = try(&h, S("1003"), PEOPLE_PASSWORD, ELSEWHERE, device);
	expect_outcome(&r, SIGN_IN_DONE);
	r = come(&h, random_text(&h.t.arena)); /* what looks like ours and is not is not taken over */
	assert_int_equal(r.device.n, RANDOM_TEXT_LENGTH);
	house_close(&h);
}

static str keep_device(struct house *h, str digest)
{
	str cookie;
	struct err e = { 0 };
	works(known_device_keep(&h->t.w, digest, h->hanako, &cookie, &e), e);
	people_pass(&h->t, 60);
	return digest.n ? digest : secret_digest(&h->t.arena, cookie);
}

static bool is_known(struct house *h, str digest)
{
	bool known;
	struct err e = { 0 };
	works(known_device_holds(&h->t.w, digest, h->hanako, &known, &e), e);
	return known;
}

static void so_many_devices_are_known(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	str used = keep_device(&h, S("")), oldest = keep_device(&h, S(""));
	for (unsigned i = 2; i < DEVICES_MAX; i++)
		keep_device(&h, S(""));
	keep_device(&h, used);
	assert_true(is_known(&h, used) && is_known(&h, oldest));
	keep_device(&h, S(""));
	assert_true(is_known(&h, used));
	assert_false(is_known(&h, oldest));
	house_close(&h);
}

/* ---- the password again */

static void expect_again(struct house *h, const struct session *s, str password, const char *said)
{
	struct err e = { 0 };
	if (!said)
		works(sign_in_again(&h->t.w, h->throttle, s, password, S(OFFICE), &e), e);
	else
		refuses(sign_in_again(&h->t.w, h->throttle, s, password, S(OFFICE), &e), e, ERR_INPUT);
	if (said && !str_has(str_of(e.en), str_of(said)))
		fail_msg("expected \"%s\": %s", said, e.en);
}

static struct session sit_down(struct house *h)
{
	struct session s;
	struct err e = { 0 };
	bool found;
	works(session_find(&h->t.w, people_session(&h->t, h->hanako, false, false), &s, &found, &e), e);
	return s;
}

static void who_is_signed_in_cannot_guess_on_and_keeps_nobody_waiting(void **state)
{
	(void)state;
	struct house h;
	str detail;
	house_open(&h);
	const struct session stolen = sit_down(&h), own = sit_down(&h);
	for (int i = 0; i < FREE; i++)
		expect_again(&h, &stolen, S("guess"), "wrong");
	assert_int_equal(people_journal(&h.t, EVENT_SIGN_IN_REFUSED, &detail), FREE);
	same(detail, S("{\"peer\":\"" OFFICE "\",\"why\":\"again\"}"));
	expect_again(&h, &stolen, S("guess"), "wait 2 seconds");
	expect_again(&h, &stolen, PEOPLE_PASSWORD, "wait 2 seconds"); /* right is not told from wrong */
	expect_again(&h, &own, PEOPLE_PASSWORD, NULL);
	struct sign_in_result r = come(&h, S(""));
	expect_outcome(&r, SIGN_IN_DONE);
	people_pass(&h.t, 2);
	expect_again(&h, &stolen, S("guess"), "wrong");
	expect_again(&h, &stolen, S("guess"), "wait 4 seconds");
	house_close(&h);
}

static void the_right_password_may_be_given_as_often_as_asked(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	const struct session own = sit_down(&h);
	for (int i = 0; i < FREE + 2; i++)
		expect_again(&h, &own, PEOPLE_PASSWORD, NULL);
	assert_int_equal(people_journal(&h.t, EVENT_SIGN_IN_REFUSED, NULL), 0);
	house_close(&h);
}

/* ---- codes */

static void a_password_alone_is_half_the_way(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	struct sign_in_result r = come(&h, S(""));
	expect_outcome(&r, SIGN_IN_CODE);
	same(r.member.name, S("佐藤 花子"));
	assert_int_equal(r.device.n, 0);
	assert_false(people_signed_in(&h.t, r.session));
	assert_int_equal(people_journal(&h.t, EVENT_SIGNED_IN, NULL), 0);
	struct sign_in_result wrong = try_code(&h, r.session, S("000000"));
	expect_outcome(&wrong, SIGN_IN_REFUSED);
	same(wrong.session, r.session); /* another one may be typed */
	assert_false(people_signed_in(&h.t, r.session));
	struct sign_in_result done = try_code(&h, r.session, people_code(&h.t, h.secret));
	expect_outcome(&done, SIGN_IN_DONE);
	assert_false(str_eq(done.session, r.session)); /* a new one, lest somebody planted the old one */
	assert_true(people_signed_in(&h.t, done.session));
	assert_false(people_signed_in(&h.t, r.session));
	assert_int_equal(done.device.n, RANDOM_TEXT_LENGTH);
	struct sign_in_result again = try_code(&h, r.session, people_code(&h.t, h.secret));
	expect_outcome(&again, SIGN_IN_REFUSED);
	assert_int_equal(again.session.n, 0);
	house_close(&h);
}

static void a_code_is_taken_once(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	str code = people_code(&h.t, h.secret);
	struct sign_in_result r = try_code(&h, half_way(&h), code);
	expect_outcome(&r, SIGN_IN_DONE);
	r = try_code(&h, half_way(&h), code);
	expect_outcome(&r, SIGN_IN_REFUSED);
	people_pass(&h.t, 30);
	r = try_code(&h, r.session, code); /* it would still hold */
	expect_outcome(&r, SIGN_IN_REFUSED);
	r = try_code(&h, r.session, people_code(&h.t, h.secret));
	expect_outcome(&r, SIGN_IN_DONE);
	house_close(&h);
}

static void the_code_that_set_it_up_is_used_up(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	people_pass(&h.t, -30);
	struct sign_in_result r = try_code(&h, half_way(&h), people_code(&h.t, h.secret));
	expect_outcome(&r, SIGN_IN_REFUSED);
	house_close(&h);
}

static void codes_may_be_typed_as_people_type(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	str code = people_code(&h.t, h.secret), low = arena_copy(&h.t.arena, h.codes[0]);
	struct sign_in_result r = try_code(&h, half_way(&h), arena_fmt(&h.t.arena, " %.3s　%.3s ", code.p, code.p + 3));
	expect_outcome(&r, SIGN_IN_DONE);
	for (size_t i = 0; i < low.n; i++)
		if (low.p[i] >= 'A' && low.p[i] <= 'Z')
			((char *)(uintptr_t)low.p)[i] |= 0x20;
	r = try_code(&h, half_way(&h), low);
	expect_outcome(&r, SIGN_IN_DONE);
	house_close(&h);
}

static void recovery_codes_work_once_each(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		struct sign_in_result r = try_code(&h, half_way(&h), h.codes[i]);
		expect_outcome(&r, SIGN_IN_DONE);
		r = try_code(&h, half_way(&h), h.codes[i]);
		expect_outcome(&r, SIGN_IN_REFUSED);
		people_pass(&h.t, 3600); /* the wrong ones are forgiven */
	}
	house_close(&h);
}

static void waiting_for_a_code_ends(void **state)
{
	(void)state;
	struct house h;
	struct err e = { 0 };
	house_open(&h);
	give_app(&h);
	people_add(&h.t, "1009", "もう一人", ROLE_PLANNER);
	str session = come(&h, S("")).session;
	people_pass(&h.t, SESSION_CODE_MINUTES * 60 + 1);
	struct sign_in_result late = try_code(&h, session, people_code(&h.t, h.secret));
	expect_outcome(&late, SIGN_IN_REFUSED);
	assert_int_equal(late.session.n, 0);
	session = come(&h, S("")).session;
	works(member_set_password(&h.t.w, h.hanako, PEOPLE_PASSWORD, false, S(""), &e), e);
	late = try_code(&h, session, people_code(&h.t, h.secret));
	expect_outcome(&late, SIGN_IN_REFUSED);
	session = come(&h, S("")).session;
	struct member m = hanako(&h);
	m.stopped = true;
	works(member_change(&h.t.w, &m, &e), e);
	late = try_code(&h, session, people_code(&h.t, h.secret));
	expect_outcome(&late, SIGN_IN_REFUSED);
	late = try_code(&h, S(""), S("000000"));
	expect_outcome(&late, SIGN_IN_REFUSED);
	house_close(&h);
}

static void a_password_allows_so_many_codes(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	str session = half_way(&h);
	for (unsigned i = 1; i <= SESSION_CODES_MAX; i++) {
		struct sign_in_result r = try_code(&h, session, S("000000"));
		expect_outcome(&r, SIGN_IN_REFUSED);
		assert_int_equal(r.session.n > 0, i < SESSION_CODES_MAX);
		people_pass(&h.t, 2); /* the wait after the last free try */
	}
	struct sign_in_result r = try_code(&h, session, people_code(&h.t, h.secret));
	expect_outcome(&r, SIGN_IN_REFUSED);
	house_close(&h);
}

/* Who has the password cannot begin again and again: codes tried count like passwords tried. */
static void guessing_codes_is_slowed_too(void **state)
{
	(void)state;
	struct house h;
	int codes = 0;
	house_open(&h);
	give_app(&h);
	for (int64_t end = clock_now(h.t.w.clock) + 3600; clock_now(h.t.w.clock) < end;) {
		struct sign_in_result r = come(&h, S(""));
		while (r.session.n && r.outcome != SIGN_IN_WAIT) {
			r = try_code(&h, r.session, S("000000"));
			codes += r.outcome == SIGN_IN_REFUSED;
		}
		people_pass(&h.t, r.wait_seconds);
	}
	assert_in_range(codes, FREE - 1, 20);
	house_close(&h);
}

/* ---- at the same time */

struct attempt {
	struct throttle *throttle;
	str code;
};

static bool enter_code(struct work *w, struct people_racer *own, struct err *e)
{
	struct attempt *attempt = own->of;
	struct sign_in_result r;
	return sign_in_code(w, attempt->throttle, own->id, attempt->code, S(OFFICE), &r, e) && r.outcome == SIGN_IN_DONE;
}

static void one_code_serves_one_of_two(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	for (size_t round = 0; round < RECOVERY_CODES; round++) {
		people_pass(&h.t, 3600);
		struct attempt attempt = { h.throttle, round % 2 ? h.codes[round] : people_code(&h.t, h.secret) };
		str one = half_way(&h), two = round % 3 ? half_way(&h) : one; /* or one session for both */
		struct people_racer racers[2] = { { .act = enter_code, .id = one, .of = &attempt },
			                          { .act = enter_code, .id = two, .of = &attempt } };
		people_race(&h.t, racers, 2);
		assert_int_equal(racers[0].won + racers[1].won, 1);
		assert_int_equal(racers[0].e.kind + racers[1].e.kind, ERR_NONE);
	}
	house_close(&h);
}

static bool sign_in_once(struct work *w, struct people_racer *own, struct err *e)
{
	struct sign_in_result r;
	const struct sign_in_ask ask = { .number = S("1001"), .password = PEOPLE_PASSWORD, .peer = own->id };
	return sign_in(w, own->of, &ask, &r, e) && r.outcome == SIGN_IN_DONE;
}

static void many_sign_in_at_the_same_time(void **state)
{
	(void)state;
	struct house h;
	struct people_racer racers[4];
	house_open(&h);
	for (size_t i = 0; i < LENGTH(racers); i++)
		racers[i] = (struct people_racer){ .act = sign_in_once, .id = S(OFFICE), .of = h.throttle };
	people_race(&h.t, racers, LENGTH(racers));
	for (size_t i = 0; i < LENGTH(racers); i++)
		works(racers[i].won, racers[i].e);
	assert_int_equal(people_journal(&h.t, EVENT_SIGNED_IN, NULL), LENGTH(racers));
	house_close(&h);
}

/* ---- what is kept */

static void no_secret_is_kept(void **state)
{
	(void)state;
	struct house h;
	house_open(&h);
	give_app(&h);
	str wrong = S("wrong-password-typed"), code = people_code(&h.t, h.secret);
	try(&h, S("1001"), wrong, OFFICE, S(""));
	struct sign_in_result half = come(&h, S("")), done = try_code(&h, half.session, code);
	expect_outcome(&done, SIGN_IN_DONE);
	struct sign_in_result recovered = try_code(&h, come(&h, done.device).session, h.codes[3]);
	expect_outcome(&recovered, SIGN_IN_DONE);
	str secrets[] = { PEOPLE_PASSWORD, wrong, half.session, done.session, done.device, recovered.session, h.codes[3], h.codes[4],
		          str_first(h.codes[5], 9) };
	for (size_t i = 0; i < LENGTH(secrets); i++)
		if (people_kept(&h.t, secrets[i]))
			fail_msg("secret %zu is kept", i);
	assert_true(people_kept(&h.t, digest_hex(&h.t.arena, digest_of(done.device))));
	str all;
	struct err e = { 0 };
	works(db_one_str(h.t.w.db, &h.t.arena, &e, &all, "SELECT group_concat(who || event || subject || detail) FROM journal", NONE), e);
	assert_true(str_has(all, S("佐藤 花子")));
	assert_false(str_has(all, h.secret));
	assert_false(str_has(all, code));
	house_close(&h);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_may_not_come_in_is_told_no_more_than_that),
		cmocka_unit_test(being_refused_takes_as_long_whatever_was_wrong),
		cmocka_unit_test(the_right_password_comes_in),
		cmocka_unit_test(a_shared_pc_is_remembered_as_such),
		cmocka_unit_test(guessing_is_slowed_and_right_is_not_told_from_wrong),
		cmocka_unit_test(one_who_may_sign_in_is_not_slowed),
		cmocka_unit_test(a_device_is_known_for_who_signed_in_there),
		cmocka_unit_test(so_many_devices_are_known),
		cmocka_unit_test(who_is_signed_in_cannot_guess_on_and_keeps_nobody_waiting),
		cmocka_unit_test(the_right_password_may_be_given_as_often_as_asked),
		cmocka_unit_test(a_password_alone_is_half_the_way),
		cmocka_unit_test(a_code_is_taken_once),
		cmocka_unit_test(the_code_that_set_it_up_is_used_up),
		cmocka_unit_test(codes_may_be_typed_as_people_type),
		cmocka_unit_test(recovery_codes_work_once_each),
		cmocka_unit_test(waiting_for_a_code_ends),
		cmocka_unit_test(a_password_allows_so_many_codes),
		cmocka_unit_test(guessing_codes_is_slowed_too),
		cmocka_unit_test(one_code_serves_one_of_two),
		cmocka_unit_test(many_sign_in_at_the_same_time),
		cmocka_unit_test(no_secret_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
