/* clock_test.c - a stopped clock stands, the real one is the system's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/clock.h"

#include <time.h>

static void a_stopped_clock_stands(void **state)
{
	(void)state;
	struct clock c = clock_stopped(1795344082);
	assert_int_equal(clock_now(&c), 1795344082);
	assert_int_equal(clock_now(&c), 1795344082);
	assert_int_equal(day_order(clock_today(&c), (struct day){ 2026, 11, 22 }), 0);
}

static void the_real_clock_is_the_systems(void **state)
{
	(void)state;
	int64_t before = time(NULL), now = clock_now(&clock_real), after = time(NULL);
	assert_true(before <= now && now <= after);
}

static void the_beat_goes_on(void **state)
{
	(void)state;
	int64_t first = clock_beat_ms();
	for (int i = 0; i < 1000; i++)
		assert_true(clock_beat_ms() >= first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stopped_clock_stands),
		cmocka_unit_test(the_real_clock_is_the_systems),
		cmocka_unit_test(the_beat_goes_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
