/* str.c - looking at text without copying it.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memmem */
#include "str.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

str str_of(const char *c)
{
	return (str){ c ? c : "", c ? strlen(c) : 0 };
}

bool str_eq(str a, str b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

bool str_eq_nocase(str a, str b)
{
	return a.n == b.n && (!a.n || !strncasecmp(a.p, b.p, a.n));
}

int str_order(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str head)
{
	return s.n >= head.n && (!head.n || !memcmp(s.p, head.p, head.n));
}

bool str_ends(str s, str tail)
{
	return s.n >= tail.n && (!tail.n || !memcmp(s.p + s.n - tail.n, tail.p, tail.n));
}

size_t str_find(str s, str part)
{
	if (!part.n)
		return 0;
	const char *at = s.n >= part.n ? memmem(s.p, s.n, part.p, part.n) : NULL;
	return at ? (size_t)(at - s.p) : s.n;
}

bool str_has(str s, str part)
{
	return !part.n || str_find(s, part) < s.n;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
	while (s.n && is_blank(s.p[0]))
		s = (str){ s.p + 1, s.n - 1 };
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

str str_from(str s, size_t at)
{
	return at < s.n ? (str){ s.p + at, s.n - at } : S("");
}

str str_first(str s, size_t n)
{
	return (str){ s.p, n < s.n ? n : s.n };
}

bool str_whole(str s, int64_t *number)
{
	bool below = s.n && s.p[0] == '-';
	if (below)
		s = str_from(s, 1);
	if (!s.n || s.n > 18) /* 18 digits always fit 63 bits */
		return false;
	int64_t value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		value = value * 10 + (s.p[i] - '0');
	}
	*number = below ? -value : value;
	return true;
}

bool str_hex(str s, uint32_t *number)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t value = 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *digit = memchr(digits, s.p[i] >= 'A' ? s.p[i] | 0x20 : s.p[i], sizeof digits - 1);
		if (!digit)
			return false;
		value = value << 4 | (uint32_t)(digit - digits);
	}
	*number = value;
	return s.n && s.n <= 8;
}

str str_cut(str *rest, str mark)
{
	assert(mark.n);
	size_t at = str_find(*rest, mark);
	str piece = str_first(*rest, at);
	if (at < rest->n)
		*rest = (str){ rest->p + at + mark.n, rest->n - at - mark.n };
	else
		*rest = (str){ NULL, 0 };
	return piece;
}

uint64_t str_hash(str s)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.n; i++)
		hash = (hash ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	return hash;
}
