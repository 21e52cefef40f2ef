/* random_test.c - texts that nobody can guess differ each time and use all of their alphabet.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/random.h"

#include <string.h>

static void expect_alphabet(str text, const char *alphabet, bool used[128])
{
	for (size_t i = 0; i < text.n; i++) {
		if (!strchr(alphabet, text.p[i]) || !text.p[i])
			fail_msg("%.*s holds '%c'", P(text), text.p[i]);
		used[(unsigned char)text.p[i]] = true;
	}
}

static void expect_all_used(const char *alphabet, const bool used[128])
{
	for (const char *c = alphabet; *c; c++)
		if (!used[(unsigned char)*c])
			fail_msg("'%c' never comes", *c);
}

#define BASE64URL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
#define BASE32 "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

static void texts_differ_and_use_their_alphabet(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	bool used[128] = { false };
	str before = { 0 };
	for (int i = 0; i < 100; i++) {
		str text = random_text(&a);
		assert_int_equal(text.n, RANDOM_TEXT_LENGTH);
		assert_false(str_eq(text, before));
		expect_alphabet(text, BASE64URL, used);
		before = text;
	}
	expect_all_used(BASE64URL, used);
}

static void letters_differ_and_use_their_alphabet(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	bool used[128] = { false };
	str before = { 0 };
	for (int i = 0; i < 100; i++) {
		str text = random_letters(&a, 16);
		assert_int_equal(text.n, 16);
		assert_false(str_eq(text, before));
		expect_alphabet(text, BASE32, used);
		before = text;
	}
	expect_all_used(BASE32, used);
	assert_int_equal(random_letters(&a, 0).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_differ_and_use_their_alphabet),
		cmocka_unit_test(letters_differ_and_use_their_alphabet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
