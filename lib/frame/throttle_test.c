/* throttle_test.c - guessing is slowed where it comes from, nobody is locked out from elsewhere, and time forgives.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"
#include "frame/throttle.h"

#include <pthread.h>

#define FREE 5 /* tries without a wait, for a number from one place */
#define WAIT_MAX 300

static const struct throttle_who attacker = { T("1001"), T("10.0.0.9"), { NULL, 0 } };
static const struct throttle_who owner = { T("1001"), T("10.0.0.1"), { NULL, 0 } };
static const struct throttle_who owner_known = { T("1001"), T("10.0.0.9"), T("d1") };

/* Tries until none is let through for longer than the seconds; gives how many were let through. */
static int tries_within(struct throttle *t, const struct throttle_who *who, int64_t *now, int seconds)
{
	int let = 0;
	for (int64_t end = *now + seconds; *now <= end;) {
		int wait = throttle_try(t, who, *now);
		let += !wait;
		*now += wait;
	}
	return let;
}

static void some_tries_are_free_and_then_the_wait_doubles(void **state)
{
	(void)state;
	static const int waits[] = { 2, 4, 8, 16, 32, 64, 128, 256, WAIT_MAX, WAIT_MAX, WAIT_MAX };
	struct throttle *t = throttle_open();
	int64_t now = 1000000;
	for (int i = 0; i < FREE; i++)
		assert_int_equal(throttle_try(t, &owner, now), 0);
	for (size_t i = 0; i < LENGTH(waits); i++) {
		assert_int_equal(throttle_try(t, &owner, now), waits[i]);
		assert_int_equal(throttle_try(t, &owner, now + waits[i] - 1), 1); /* asking does not lengthen it */
		now += waits[i];
		assert_int_equal(throttle_try(t, &owner, now), 0);
	}
	throttle_close(&t);
	assert_null(t);
}

static void an_attacker_elsewhere_does_not_keep_the_owner_out(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	int64_t now = 1000000;
	tries_within(t, &attacker, &now, 86400);
	assert_true(throttle_try(t, &attacker, now) > 0 || throttle_try(t, &attacker, now) > 0);
	assert_int_equal(throttle_try(t, &owner_known, now), 0); /* even at the attacker's own address */
	throttle_close(&t);
}

static void a_known_device_is_slowed_by_its_own_tries(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	static const struct throttle_who other_device = { T("1001"), T("10.0.0.9"), T("d2") };
	static const struct throttle_who other_number = { T("1002"), T("10.0.0.9"), T("d1") };
	for (int i = 0; i < FREE; i++)
		assert_int_equal(throttle_try(t, &owner_known, 1000), 0);
	assert_int_equal(throttle_try(t, &owner_known, 1000), 2);
	assert_int_equal(throttle_try(t, &other_device, 1000), 0);
	assert_int_equal(throttle_try(t, &other_number, 1000), 0);
	assert_int_equal(throttle_try(t, &owner, 1000), 0); /* what a known device tries counts there alone */
	throttle_close(&t);
}

static void one_address_cannot_go_through_all_numbers(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	auto_arena a = { 0 };
	int let = 0, wait = 0;
	while (!wait && let < 1000) {
		const struct throttle_who who = { arena_fmt(&a, "%d", let), S("10.0.0.9"), { NULL, 0 } };
		wait = throttle_try(t, &who, 1000);
		let += !wait;
	}
	assert_int_equal(let, 30);
	assert_int_equal(wait, 2);
	assert_int_equal(throttle_try(t, &owner, 1000), 0); /* from another address */
	throttle_close(&t);
}

static void many_addresses_share_the_tries_of_one_number(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	auto_arena a = { 0 };
	int let = 0;
	for (int64_t now = 0; now < 86400; now += 10) {
		const struct throttle_who who = { S("1001"), arena_fmt(&a, "10.0.%d.%d", (int)now / 2550, (int)now / 10 % 255), { NULL, 0 } };
		let += !throttle_try(t, &who, now);
	}
	assert_in_range(let, 20, 20 + 86400 / WAIT_MAX + 10);
	assert_int_equal(throttle_try(t, &owner_known, 86400), 0);
	throttle_close(&t);
}

static void a_right_password_forgets_what_went_before(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	for (int round = 0; round < 20; round++) { /* would also use up what the address and the number have */
		for (int i = 0; i < FREE; i++)
			assert_int_equal(throttle_try(t, &owner, 1000 + round), 0);
		throttle_right(t, &owner, FREE, 1000 + round);
	}
	throttle_close(&t);
}

/* Who may sign in gives back the own tries only, not those against others from the same address. */
static void an_own_number_does_not_pay_for_guessing_others(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	auto_arena a = { 0 };
	int let = 0;
	for (; let < 1000; let++) {
		const struct throttle_who who = { arena_fmt(&a, "9%d", let), S("10.0.0.1"), { NULL, 0 } };
		if (throttle_try(t, &who, 1000) || throttle_try(t, &owner, 1000))
			break;
		throttle_right(t, &owner, 1, 1000);
	}
	assert_in_range(let, 28, 30);
	throttle_close(&t);
}

static void time_forgives(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	int64_t now = 1000000;
	tries_within(t, &owner, &now, 3600);
	now += 86400; /* the number's own count is forgiven last */
	for (int i = 0; i < FREE; i++)
		assert_int_equal(throttle_try(t, &owner, now), 0);
	assert_int_equal(throttle_try(t, &owner, now), 2);
	throttle_close(&t);
}

static void a_clock_set_back_locks_nobody_out(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	int64_t now = 1000000;
	tries_within(t, &owner, &now, 3600);
	assert_int_equal(throttle_try(t, &owner, now - 86400), 0);
	throttle_close(&t);
}

/* More things than there are places, as fast as passwords can be hashed: what is tried again and again is not lost. */
static void a_flood_does_not_end_counting(void **state)
{
	(void)state;
	enum { EACH_SECOND = 20, SECONDS = THROTTLE_SLOTS / EACH_SECOND };
	struct throttle *t = throttle_open();
	int let = 0;
	for (int second = 0; second < SECONDS; second++) {
		auto_arena a = { 0 };
		for (int i = 0; i < EACH_SECOND; i++) {
			str name = arena_fmt(&a, "%d-%d", second, i);
			assert_int_equal(throttle_try(t, &(struct throttle_who){ .number = name, .peer = name }, second), 0);
		}
		let += !throttle_try(t, &attacker, second);
	}
	assert_in_range(let, FREE, FREE + 9 + (SECONDS - 511) / WAIT_MAX);
	throttle_close(&t);
}

struct race {
	struct throttle *t;
	int let;
};

static void *try_many(void *of)
{
	struct race *race = of;
	for (int i = 0; i < 1000; i++)
		race->let += !throttle_try(race->t, &owner, 1000);
	return NULL;
}

static void a_hundred_at_once_are_a_hundred(void **state)
{
	(void)state;
	struct throttle *t = throttle_open();
	struct race races[4];
	pthread_t threads[LENGTH(races)];
	int let = 0;
	for (size_t i = 0; i < LENGTH(races); i++) {
		races[i] = (struct race){ .t = t };
		assert_int_equal(pthread_create(&threads[i], NULL, try_many, &races[i]), 0);
	}
	for (size_t i = 0; i < LENGTH(races); i++) {
		pthread_join(threads[i], NULL);
		let += races[i].let;
	}
	assert_int_equal(let, FREE);
	throttle_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(some_tries_are_free_and_then_the_wait_doubles),
		cmocka_unit_test(an_attacker_elsewhere_does_not_keep_the_owner_out),
		cmocka_unit_test(a_known_device_is_slowed_by_its_own_tries),
		cmocka_unit_test(one_address_cannot_go_through_all_numbers),
		cmocka_unit_test(many_addresses_share_the_tries_of_one_number),
		cmocka_unit_test(a_right_password_forgets_what_went_before),
		cmocka_unit_test(an_own_number_does_not_pay_for_guessing_others),
		cmocka_unit_test(time_forgives),
		cmocka_unit_test(a_clock_set_back_locks_nobody_out),
		cmocka_unit_test(a_flood_does_not_end_counting),
		cmocka_unit_test(a_hundred_at_once_are_a_hundred),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
