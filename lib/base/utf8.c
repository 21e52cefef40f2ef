/* utf8.c - decoding UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include "utf8.h"

/* Bytes in the sequence a lead byte begins, and the smallest value that may be written with so many. */
static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2)
		return 0; /* a continuation, or an overlong lead */
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* The scalar value at s[at], its length in *n; *n is 0 when it is malformed. */
static uint32_t decode(str s, size_t at, size_t *n)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	static const unsigned char bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	unsigned char lead = (unsigned char)s.p[at];
	size_t length = sequence_length(lead);
	*n = 0;
	if (!length || s.n - at < length)
		return RUNE_BAD;
	uint32_t rune = lead & bits[length];
	for (size_t i = 1; i < length; i++) {
		unsigned char c = (unsigned char)s.p[at + i];
		if ((c & 0xC0) != 0x80)
			return RUNE_BAD;
		rune = rune << 6 | (c & 0x3F);
	}
	if (rune < least[length] || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF))
		return RUNE_BAD;
	*n = length;
	return rune;
}

uint32_t utf8_next(str s, size_t *at)
{
	size_t n;
	uint32_t rune = decode(s, *at, &n);
	*at += n ? n : 1;
	return rune;
}

bool utf8_valid(str s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		decode(s, at, &n);
		if (!n)
			return false;
	}
	return true;
}

size_t utf8_count(str s)
{
	size_t count = 0;
	for (size_t at = 0; at < s.n; count++)
		utf8_next(s, &at);
	return count;
}

str utf8_first(str s, size_t runes)
{
	size_t at = 0;
	while (at < s.n && runes--)
		utf8_next(s, &at);
	return str_first(s, at);
}

str utf8_fit(str s, size_t bytes)
{
	size_t n = s.n < bytes ? s.n : bytes;
	while (n && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return str_first(s, n);
}
