/* names_test.c - a name is found where it was first put, however many there are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/names.h"
#include "given.h"

static void the_first_place_stays(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct names n = { 0 };
	assert_true(names_find(&n, S("x")) == NAME_NONE);
	for (size_t i = 0; i < 1000; i++)
		names_put(&n, &a, arena_fmt(&a, "name %zu", i % 500), i);
	assert_int_equal(n.count, 500);
	assert_int_equal(names_find(&n, S("name 499")), 499);
	assert_true(names_find(&n, S("name 500")) == NAME_NONE);
	names_put(&n, &a, (str){ 0 }, 7);
	assert_int_equal(names_find(&n, S("")), 7);
	size_t at;
	assert_true(!names_new(&n, &a, S("name 3"), 9, &at) && at == 3);
	assert_true(names_new(&n, &a, S("new"), 9, &at) && at == 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_first_place_stays) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
