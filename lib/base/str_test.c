/* str_test.c - texts are cut, found and compared as promised.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

static void cutting_walks_all_pieces(void **state)
{
	(void)state;
	str rest = S("a,,b"), want[] = { S("a"), S(""), S("b") };
	size_t n = 0;
	for (; rest.p && n < LENGTH(want); n++)
		same(str_cut(&rest, S(",")), want[n]);
	assert_int_equal(n, LENGTH(want));
	assert_null(rest.p);
}

static void numbers_are_whole_or_refused(void **state)
{
	(void)state;
	int64_t n;
	assert_false(str_whole(S(""), &n));
	assert_false(str_whole(S("-"), &n));
	assert_false(str_whole(S("12a"), &n));
	assert_false(str_whole(S("+1"), &n));
	assert_false(str_whole(S("9999999999999999999"), &n));
	assert_false(str_whole((str){ NULL, 0 }, &n));
	assert_true(str_whole(S("-42"), &n));
	assert_int_equal(n, -42);
	assert_true(str_whole(S("999999999999999999"), &n));
	assert_int_equal(n, 999999999999999999);
}

static void hexadecimal_is_read_or_refused(void **state)
{
	(void)state;
	uint32_t n;
	assert_false(str_hex(S(""), &n));
	assert_false(str_hex(S("0x1"), &n));
	assert_false(str_hex(S("1g"), &n));
	assert_false(str_hex(S("-1"), &n));
	assert_false(str_hex(S("123456789"), &n));
	assert_true(str_hex(S("1F"), &n) && n == 0x1F);
	assert_true(str_hex(S("fFfFfFfF"), &n) && n == UINT32_MAX);
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

static void no_text_is_the_empty_text(void **state)
{
	(void)state;
	str none = { NULL, 0 };
	same(str_of(NULL), S(""));
	assert_true(str_eq(none, S("")) && str_eq_nocase(none, S("")) && str_order(none, S("")) == 0);
	assert_true(str_starts(none, none) && str_ends(none, none) && str_has(none, none));
	assert_false(str_has(none, S("x")) || str_starts(none, S("x")) || str_ends(none, S("x")));
	same(str_trim(none), S(""));
	same(str_first(none, 3), S(""));
	assert_true(str_order(none, S("a")) < 0 && str_order(S("b"), S("a")) > 0);
	assert_false(str_eq_nocase(S("a"), S("b")) || str_eq_nocase(S("a"), S("ab")));
}

static void hashes_are_those_of_fnv_1a(void **state)
{
	(void)state;
	assert_true(str_hash(S("")) == 0xcbf29ce484222325u);
	assert_true(str_hash(S("foobar")) == 0x85944171f73967e8u); /* from the test suite of its authors */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cutting_walks_all_pieces),
		cmocka_unit_test(numbers_are_whole_or_refused),
		cmocka_unit_test(hexadecimal_is_read_or_refused),
		cmocka_unit_test(parts_are_found),
		cmocka_unit_test(no_text_is_the_empty_text),
		cmocka_unit_test(hashes_are_those_of_fnv_1a),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
