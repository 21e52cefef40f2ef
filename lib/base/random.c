/* random.c - what the system's generator gives, as text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "random.h"

#include <sodium.h>

#define RANDOM_BYTES 32u
#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

_Static_assert(sodium_base64_ENCODED_LEN(RANDOM_BYTES, VARIANT) == RANDOM_TEXT_LENGTH + 1, "the end is a NUL");

str random_text(struct arena *a)
{
	unsigned char bytes[RANDOM_BYTES];
	char *text = arena_take(a, RANDOM_TEXT_LENGTH + 1);
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(text, RANDOM_TEXT_LENGTH + 1, bytes, sizeof bytes, VARIANT);
	sodium_memzero(bytes, sizeof bytes);
	return (str){ text, RANDOM_TEXT_LENGTH };
}

str random_letters(struct arena *a, size_t n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	char *text = arena_take(a, n + 1);
	randombytes_buf(text, n);
	for (size_t i = 0; i < n; i++)
		text[i] = letters[text[i] & 31];
	return (str){ text, n };
}
