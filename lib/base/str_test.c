/* str_test.c - texts are cut, found and compared as promised.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

static void cutting_walks_all_pieces(void **state)
{
	(void)state;
	str rest = S("a,,b"), want[] = { S("a"), S(""), S("b") };
	size_t n = 0;
	while (rest.p)
		same(str_cut(&rest, S(",")), want[n++]);
	assert_int_equal(n, 3);
}

static void numbers_are_whole_or_refused(void **state)
{
	(void)state;
	int64_t n;
	assert_false(str_whole(S(""), &n));
	assert_false(str_whole(S("-"), &n));
	assert_false(str_whole(S("12a"), &n));
	assert_false(str_whole(S("9999999999999999999"), &n));
	assert_true(str_whole(S("-42"), &n));
	assert_int_equal(n, -42);
}

static void parts_are_found(void **state)
{
	(void)state;
	assert_int_equal(str_find(S("台帳"), S("帳")), 3);
	assert_int_equal(str_find(S("abc"), S("x")), 3);
	assert_true(str_has(S("abc"), S("")));
	assert_true(str_starts(S("abc"), S("ab")) && str_ends(S("abc"), S("bc")));
	assert_true(str_eq_nocase(S("AbC"), S("aBc")));
	assert_true(str_order(S("ab"), S("abc")) < 0);
	same(str_trim(S(" \t a b\r\n")), S("a b"));
	same(str_from(S("abc"), 9), S(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cutting_walks_all_pieces),
		cmocka_unit_test(numbers_are_whole_or_refused),
		cmocka_unit_test(parts_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
