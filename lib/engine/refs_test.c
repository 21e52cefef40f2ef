/* refs_test.c - names are found, and those given twice are told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"
#include "refs.h"

static void names_are_found_and_double_ones_told(void **state)
{
	(void)state;
	static const str names[] = { T("b"), T("a"), T("c"), T("a"), T("aa"), T("c"), T("c") };
	static const size_t twice[][2] = { { 1, 3 }, { 2, 5 }, { 5, 6 } };
	auto_arena a = { 0 };
	struct refs refs = { 0 };
	assert_int_equal(refs_find(&refs, S("a")), REF_NONE);
	refs_sort(&refs);
	for (size_t i = 0; i < LENGTH(names); i++)
		refs_put(&a, &refs, names[i], i);
	refs_sort(&refs);
	assert_int_equal(refs_find(&refs, S("b")), 0);
	assert_int_equal(refs_find(&refs, S("a")), 1);
	assert_int_equal(refs_find(&refs, S("c")), 2);
	assert_int_equal(refs_find(&refs, S("aa")), 4);
	assert_int_equal(refs_find(&refs, S("")), REF_NONE);
	assert_int_equal(refs_find(&refs, S("d")), REF_NONE);
	size_t i = 0, first, second, count = 0;
	for (; refs_twice(&refs, &i, &first, &second); count++) {
		assert_int_equal(first, twice[count][0]);
		assert_int_equal(second, twice[count][1]);
	}
	assert_int_equal(count, LENGTH(twice));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_and_double_ones_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
