/* gunzip_test.c - a stream comes out as it went in, wherever its pieces end; what is damaged is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "gunzip.h"
#include "gzip_given.h"

#define LONG_BYTES (3 * GUNZIP_PIECE + 7) /* of which a stream becomes several pieces */

static bool gather(void *of, str bytes, struct err *e)
{
	(void)e;
	assert_true(bytes.n && bytes.n <= GUNZIP_PIECE);
	buf_put(of, bytes);
	return true;
}

static bool refuse(void *of, str bytes, struct err *e)
{
	(void)bytes;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

/* Puts the bytes in pieces of this size. */
static bool unpack(str bytes, size_t size, uint64_t max, struct buf *out, struct err *e)
{
	struct gunzip g = { .max = max, .take = gather, .of = out };
	bool ok = true;
	for (str rest = bytes; ok && rest.n; rest = str_from(rest, size))
		ok = gunzip_put(&g, str_first(rest, size), e);
	ok = ok && gunzip_end(&g, e);
	gunzip_drop(&g);
	return ok;
}

static void what_is_cut_off_or_damaged_is_refused(void **state)
{
	(void)state;
	auto_buf packed = { 0 };
	struct err e = { 0 };
	gzip_pack(S("three words here, three words there"), &packed);
	for (size_t n = 2; n < packed.n; n++) {
		auto_buf out = { 0 };
		refuses(unpack(str_first(buf_str(&packed), n), n, 1000, &out, &e), e, ERR_INPUT);
	}
	size_t passed = 0;
	for (size_t at = 10; at < packed.n; at++) {
		auto_buf broken = { 0 }, out = { 0 };
		buf_put(&broken, buf_str(&packed));
		broken.p[at] ^= 0x40;
		/* Bits that fill up the last byte before the sum say nothing. */
		if (unpack(buf_str(&broken), 5, 1000, &out, &e))
			same(buf_str(&out), S("three words here, three words there"));
		else
			assert_int_equal(e.kind, ERR_INPUT);
		passed += str_eq(buf_str(&out), S("three words here, three words there"));
	}
	assert_true(passed < 10);
	auto_buf behind = { 0 }, out = { 0 };
	buf_put(&behind, buf_str(&packed));
	buf_put(&behind, S("and something else"));
	refuses(unpack(buf_str(&behind), behind.n, 1000, &out, &e), e, ERR_INPUT);
}

static void what_becomes_too_much_is_refused(void **state)
{
	(void)state;
	auto_buf zeros = { 0 }, packed = { 0 }, out = { 0 };
	struct err e = { 0 };
	for (size_t i = 0; i < 64; i++)
		buf_put(&zeros, S("0000000000000000000000000000000000000000000000000000000000000000"));
	gzip_pack(buf_str(&zeros), &packed);
	works(unpack(buf_str(&packed), packed.n, zeros.n, &out, &e), e);
	refuses(unpack(buf_str(&packed), packed.n, zeros.n - 1, &out, &e), e, ERR_INPUT);
	refuses(unpack(buf_str(&zeros), 100, zeros.n - 1, &out, &e), e, ERR_INPUT);
}

static void pieces_may_end_anywhere(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "a", "\x1F", "\x1F is no gzip", "{\"a\": 1}", "three words here, three words there" };
	for (size_t i = 0; i < LENGTH(texts); i++)
		for (size_t size = 1; size < 40; size++) {
			auto_buf packed = { 0 }, out = { 0 }, plain = { 0 };
			struct err e = { 0 };
			gzip_pack(str_of(texts[i]), &packed);
			works(unpack(buf_str(&packed), size, 1000, &out, &e), e);
			same(buf_str(&out), str_of(texts[i]));
			works(unpack(str_of(texts[i]), size, 1000, &plain, &e), e);
			same(buf_str(&plain), str_of(texts[i]));
		}
}

static void streams_may_stand_one_behind_the_other(void **state)
{
	(void)state;
	auto_buf packed = { 0 };
	struct err e = { 0 };
	gzip_pack(S("one "), &packed);
	gzip_pack(S(""), &packed);
	gzip_pack(S("two"), &packed);
	for (size_t size = 1; size <= packed.n; size++) {
		auto_buf out = { 0 };
		works(unpack(buf_str(&packed), size, 1000, &out, &e), e);
		same(buf_str(&out), S("one two"));
	}
}

/* Noise, so that packed it is longer than a piece too; and nothing but one byte. */
static void long_streams_come_whole(void **state)
{
	(void)state;
	for (int noise = 0; noise < 2; noise++) {
		auto_buf text = { 0 }, packed = { 0 };
		uint32_t random = 1;
		for (size_t i = 0; i < LONG_BYTES; i++, random = random * 1664525 + 1013904223)
			buf_byte(&text, noise ? (char)(random >> 24) : 'a');
		gzip_pack(buf_str(&text), &packed);
		for (size_t size = 1000; size <= packed.n + 1000; size += 1 + packed.n / 3) {
			auto_buf out = { 0 };
			struct err e = { 0 };
			works(unpack(buf_str(&packed), size, LONG_BYTES, &out, &e), e);
			assert_true(str_eq(buf_str(&out), buf_str(&text)));
		}
	}
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	auto_buf packed = { 0 };
	int calls = 0;
	gzip_pack(S("words"), &packed);
	const str given[] = { buf_str(&packed), S("words") };
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct gunzip g = { .max = 100, .take = refuse, .of = &calls };
		struct err e = { 0 };
		assert_false(gunzip_put(&g, given[i], &e));
		assert_int_equal(e.kind, ERR_DISK);
		assert_int_equal(calls, (int)i + 1);
		gunzip_drop(&g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_cut_off_or_damaged_is_refused),
		cmocka_unit_test(what_becomes_too_much_is_refused),
		cmocka_unit_test(pieces_may_end_anywhere),
		cmocka_unit_test(streams_may_stand_one_behind_the_other),
		cmocka_unit_test(long_streams_come_whole),
		cmocka_unit_test(a_taker_can_stop_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
