/* second_factor_test.c - a second factor is on when a code of it was typed, and its codes are shown once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#include "base/totp.h"

static struct member get(struct toy *t, str id)
{
	struct member m;
	struct err e = { 0 };
	works(member_get(&t->w, id, &m, &e), e);
	return m;
}

/* A member whose session is of no matter. */
#define as_is(m) (const struct session){ .member = *(m) }

static int64_t codes_kept(struct toy *t)
{
	int64_t n;
	struct err e = { 0 };
	works(db_one_int(t->w.db, &e, &n, 0, "SELECT count(*) FROM member_recovery", NONE), e);
	return n;
}

static void without_a_code_it_is_not_on(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct second_factor offer, other;
	str codes[RECOVERY_CODES];
	people_open(&t);
	struct member m = get(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF));
	works(second_factor_offer(&t.w, &m, &offer, &e), e);
	works(second_factor_offer(&t.w, &m, &other, &e), e);
	assert_false(str_eq(offer.secret, other.secret));
	const struct { str secret, code; } rows[] = {
		{ offer.secret, S("") }, { offer.secret, S("000000") }, { offer.secret, people_code(&t, other.secret) },
		{ S(""), S("000000") }, { S("short"), S("000000") }, { str_first(offer.secret, 31), people_code(&t, offer.secret) },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		refuses(second_factor_take(&t.w, &as_is(&m), rows[i].secret, rows[i].code, codes, &e), e, ERR_INPUT);
		if (rows[i].secret.n && (str_has(str_of(e.en), rows[i].secret) || str_has(str_of(e.ja), rows[i].secret)))
			fail_msg("row %zu: the error holds the secret", i);
	}
	assert_false(get(&t, m.id).second_factor);
	assert_int_equal(codes_kept(&t), 0);
	assert_false(people_kept(&t, offer.secret));
	toy_close(&t);
}

static void what_an_app_scans_names_the_member(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct second_factor offer;
	people_open(&t);
	struct member m = { .number = S("A&1"), .name = S("佐藤 花子") };
	works(second_factor_offer(&t.w, &m, &offer, &e), e);
	assert_true(totp_secret_valid(offer.secret));
	same(offer.uri, arena_fmt(&t.arena, "otpauth://totp/Inro:A%%261%%20%%E3%%81%%BF%%E3%%81%%BB%%E3%%82%%93%%E8%%A8%%98%%E5%%BF%%B5%%E7%%97%%85%%E9%%99%%A2"
	                                    "?secret=%.*s&issuer=Inro&algorithm=SHA1&digits=6&period=30", P(offer.secret)));
	toy_close(&t);
}

static void expect_code(str code)
{
	assert_int_equal(code.n, 19);
	for (size_t i = 0; i < code.n; i++) {
		bool letter = (code.p[i] >= 'A' && code.p[i] <= 'Z') || (code.p[i] >= '2' && code.p[i] <= '7');
		assert_true(i % 5 == 4 ? code.p[i] == '-' : letter);
	}
}

static void codes_for_the_worst_are_shown_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct second_factor offer;
	str codes[RECOVERY_CODES], later[RECOVERY_CODES], detail;
	people_open(&t);
	struct member m = get(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF));
	works(second_factor_offer(&t.w, &m, &offer, &e), e);
	works(second_factor_take(&t.w, &as_is(&m), offer.secret, people_code(&t, offer.secret), codes, &e), e);
	assert_true(get(&t, m.id).second_factor);
	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		expect_code(codes[i]);
		assert_false(people_kept(&t, codes[i]));
		for (size_t j = 0; j < i; j++)
			assert_false(str_eq(codes[i], codes[j]));
	}
	works(second_factor_offer(&t.w, &m, &offer, &e), e);
	works(second_factor_take(&t.w, &as_is(&m), offer.secret, people_code(&t, offer.secret), later, &e), e);
	assert_int_equal(codes_kept(&t), RECOVERY_CODES); /* the old ones are void */
	assert_int_equal(people_journal(&t, EVENT_SECOND_FACTOR_ON, &detail), 2);
	same(detail, S(""));
	toy_close(&t);
}

static void it_can_be_dropped(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct second_factor offer;
	str codes[RECOVERY_CODES];
	people_open(&t);
	struct member m = get(&t, people_add(&t, "1001", "佐藤 花子", ROLE_STAFF));
	refuses(second_factor_drop(&t.w, S("nobody"), S(""), &e), e, ERR_MISSING);
	works(second_factor_drop(&t.w, m.id, S(""), &e), e);
	assert_int_equal(people_journal(&t, EVENT_SECOND_FACTOR_OFF, NULL), 0);
	works(second_factor_offer(&t.w, &m, &offer, &e), e);
	works(second_factor_take(&t.w, &as_is(&m), offer.secret, people_code(&t, offer.secret), codes, &e), e);
	works(second_factor_drop(&t.w, m.id, S(""), &e), e);
	assert_false(get(&t, m.id).second_factor);
	assert_int_equal(codes_kept(&t), 0);
	assert_int_equal(people_journal(&t, EVENT_SECOND_FACTOR_OFF, NULL), 1);
	toy_close(&t);
}

/* Here stays, there and half are over; others' go on. */
static void expect_alone(struct toy *t, str here, str there, str half, str others)
{
	struct err e = { 0 };
	struct session s;
	bool found;
	assert_true(people_signed_in(t, here));
	assert_false(people_signed_in(t, there));
	works(session_find(&t->w, half, &s, &found, &e), e);
	assert_false(found);
	assert_true(people_signed_in(t, others));
}

static void switching_it_ends_the_other_sessions(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct second_factor offer;
	struct session s;
	bool found;
	str codes[RECOVERY_CODES];
	people_open(&t);
	str id = people_add(&t, "1001", "佐藤 花子", ROLE_STAFF);
	str others = people_session(&t, people_add(&t, "1002", "鈴木 一郎", ROLE_STAFF), false, false);
	str here = people_session(&t, id, false, false), there = people_session(&t, id, false, false), half = people_session(&t, id, false, true);
	works(session_find(&t.w, here, &s, &found, &e), e);
	works(second_factor_offer(&t.w, &s.member, &offer, &e), e);
	refuses(second_factor_take(&t.w, &s, offer.secret, S("000000"), codes, &e), e, ERR_INPUT);
	works(second_factor_drop(&t.w, id, s.secret_digest, &e), e); /* there is none yet */
	assert_true(people_signed_in(&t, there));
	works(second_factor_take(&t.w, &s, offer.secret, people_code(&t, offer.secret), codes, &e), e);
	expect_alone(&t, here, there, half, others);
	there = people_session(&t, id, false, false);
	half = people_session(&t, id, false, true);
	works(second_factor_drop(&t.w, id, s.secret_digest, &e), e);
	expect_alone(&t, here, there, half, others);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_code_it_is_not_on),
		cmocka_unit_test(what_an_app_scans_names_the_member),
		cmocka_unit_test(codes_for_the_worst_are_shown_once),
		cmocka_unit_test(it_can_be_dropped),
		cmocka_unit_test(switching_it_ends_the_other_sessions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
