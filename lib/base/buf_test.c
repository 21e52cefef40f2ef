/* buf_test.c - texts grow at their end and stay whole.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"

#include <string.h>

static void an_empty_text_is_a_text(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	same(buf_str(&b), S(""));
	assert_non_null(buf_str(&b).p);
	buf_put(&b, (str){ NULL, 0 });
	buf_cut(&b, 0);
	same(buf_str(&b), S(""));
}

static void pieces_follow_each_other(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	buf_put(&b, S("台帳"));
	buf_byte(&b, ' ');
	buf_fmt(&b, "%d台", 120);
	buf_fmt(&b, "%s", "");
	same(buf_str(&b), S("台帳 120台"));
}

static void growing_loses_nothing(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	for (int i = 0; i < 10000; i++)
		buf_fmt(&b, "%04d", i);
	assert_int_equal(b.n, 40000);
	for (int i = 0; i < 10000; i++) {
		char want[8];
		snprintf(want, sizeof want, "%04d", i);
		assert_memory_equal(b.p + i * 4, want, 4);
	}
}

static void a_piece_larger_than_twice_the_room_fits(void **state)
{
	(void)state;
	static char large[5000];
	auto_buf b = { 0 };
	memset(large, 'x', sizeof large);
	buf_byte(&b, 'a');
	buf_put(&b, (str){ large, sizeof large });
	assert_int_equal(b.n, 1 + sizeof large);
	buf_fmt(&b, "%*s|", 20000, "");
	assert_int_equal(b.p[b.n - 1], '|');
}

static void cutting_keeps_the_front(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	buf_put(&b, S("abcdef"));
	buf_cut(&b, 9);
	same(buf_str(&b), S("abcdef"));
	buf_cut(&b, 2);
	buf_put(&b, S("z"));
	same(buf_str(&b), S("abz"));
}

static void dropping_leaves_an_empty_text(void **state)
{
	(void)state;
	struct buf b = { 0 };
	buf_put(&b, S("abc"));
	buf_drop(&b);
	same(buf_str(&b), S(""));
	buf_drop(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_text_is_a_text),
		cmocka_unit_test(pieces_follow_each_other),
		cmocka_unit_test(growing_loses_nothing),
		cmocka_unit_test(a_piece_larger_than_twice_the_room_fits),
		cmocka_unit_test(cutting_keeps_the_front),
		cmocka_unit_test(dropping_leaves_an_empty_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
