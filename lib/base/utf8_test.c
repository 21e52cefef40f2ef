/* utf8_test.c - every scalar value is read back as written, and nothing else is taken for UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "base/utf8.h"

static bool is_scalar(uint32_t rune)
{
	return rune < 0xD800 || (rune > 0xDFFF && rune <= 0x10FFFF);
}

static void every_scalar_value_returns(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	for (uint32_t rune = 0; rune <= 0x10FFFF; rune++) {
		if (!is_scalar(rune))
			continue;
		size_t at = 0;
		buf_cut(&b, 0);
		buf_rune(&b, rune);
		if (utf8_next(buf_str(&b), &at) != rune || at != b.n || !utf8_valid(buf_str(&b)))
			fail_msg("U+%04X does not return", rune);
	}
}

/* How many sequences of n bytes are one character: RFC 3629 allows exactly the scalar values of that length. */
static size_t single_characters(size_t n)
{
	unsigned char bytes[4] = { 0 };
	size_t count = 0, all = (size_t)1 << 8 * n;
	for (size_t number = 0; number < all; number++) {
		for (size_t i = 0; i < n; i++)
			bytes[i] = (unsigned char)(number >> 8 * i);
		size_t at = 0;
		str s = { (const char *)bytes, n };
		utf8_next(s, &at);
		count += at == n && utf8_valid(s);
	}
	return count;
}

static void exactly_the_scalar_values_are_valid(void **state)
{
	(void)state;
	assert_int_equal(single_characters(1), 0x80);
	assert_int_equal(single_characters(2), 0x800 - 0x80);
	assert_int_equal(single_characters(3), 0x10000 - 0x800 - 0x800);
}

static void ill_formed_bytes_are_skipped_one_by_one(void **state)
{
	(void)state;
	static const struct {
		str bytes;
		size_t characters;
	} rows[] = {
		{ T("\x80"), 1 },
		{ T("\xC0\xAF"), 2 },         /* overlong */
		{ T("\xE0\x80\xAF"), 3 },     /* overlong */
		{ T("\xF0\x80\x80\xAF"), 4 }, /* overlong */
		{ T("\xED\xA0\x80"), 3 },     /* a surrogate */
		{ T("\xF4\x90\x80\x80"), 4 }, /* above U+10FFFF */
		{ T("\xF5\x80\x80\x80"), 4 },
		{ T("\xE5\x8F"), 2 },         /* cut short */
		{ T("\xF0\x9F\x98"), 3 },
		{ T("\xE5\x8F\x41"), 3 },
		{ T("\xFF\xFE"), 2 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		size_t at = 0;
		assert_int_equal(utf8_next(rows[i].bytes, &at), RUNE_BAD);
		assert_int_equal(at, 1);
		assert_false(utf8_valid(rows[i].bytes));
		assert_int_equal(utf8_count(rows[i].bytes), rows[i].characters);
	}
}

static void characters_are_counted_and_cut_whole(void **state)
{
	(void)state;
	str s = S("髙橋🏥a");
	assert_true(utf8_valid(s));
	assert_true(utf8_valid((str){ NULL, 0 }));
	assert_int_equal(utf8_count(s), 4);
	same(utf8_first(s, 0), S(""));
	same(utf8_first(s, 2), S("髙橋"));
	same(utf8_first(s, 3), S("髙橋🏥"));
	same(utf8_first(s, 9), s);
	same(utf8_fit(s, s.n), s);
	same(utf8_fit(s, 99), s);
	same(utf8_fit(s, 6), S("髙橋"));
	same(utf8_fit(s, 5), S("髙"));
	same(utf8_fit(s, 2), S(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_returns),
		cmocka_unit_test(exactly_the_scalar_values_are_valid),
		cmocka_unit_test(ill_formed_bytes_are_skipped_one_by_one),
		cmocka_unit_test(characters_are_counted_and_cut_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
