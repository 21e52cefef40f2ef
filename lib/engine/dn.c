/* dn.c - taking distinguished names apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "dn.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

/* Where the first of the marks stands that no backslash escapes; s.n when none does. */
static size_t mark_at(str s, const char *marks)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] && strchr(marks, s.p[i]))
			return i;
	return s.n;
}

/* What stands before `at`; the character there goes, and rest is what follows it. */
static str cut_at(str *rest, size_t at)
{
	str piece = str_first(*rest, at);
	*rest = at < rest->n ? str_from(*rest, at + 1) : (str){ NULL, 0 };
	return piece;
}

/* "\," is a comma, "\E5" a byte. */
static str unescape(struct arena *a, str s)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\\' || i + 1 == s.n) {
			buf_byte(&b, s.p[i]);
			continue;
		}
		str pair = str_first(str_from(s, i + 1), 2);
		uint32_t value;
		bool byte = pair.n == 2 && str_hex(pair, &value);
		buf_byte(&b, byte ? (char)value : pair.p[0]);
		i += byte ? 2 : 1;
	}
	bool text = utf8_valid(buf_str(&b)) && !str_has(buf_str(&b), (str){ "", 1 });
	return text ? arena_copy(a, buf_str(&b)) : s;
}

/* The value of "DC=hospital" when its type is DC; p is NULL otherwise. */
static str domain_part(str part)
{
	part = str_trim(part);
	return str_eq_nocase(str_first(part, 3), S("DC=")) ? str_from(part, 3) : (str){ NULL, 0 };
}

str dn_realm(struct arena *a, str dn)
{
	auto_buf realm = { 0 };
	for (str rest = dn; rest.p;) {
		str part = domain_part(cut_at(&rest, mark_at(rest, ",")));
		if (part.p && realm.n)
			buf_byte(&realm, '.');
		if (part.p)
			buf_put(&realm, part);
	}
	return arena_copy(a, buf_str(&realm));
}

str dn_first(struct arena *a, str dn)
{
	str part = str_first(dn, mark_at(dn, ","));
	size_t equals = mark_at(part, "=");
	if (equals == part.n || !equals)
		return dn;
	return unescape(a, str_trim(str_from(part, equals + 1)));
}

str dn_above(str dn)
{
	return str_from(dn, mark_at(dn, ",") + 1);
}

static bool begins(str s, size_t at, str head)
{
	return str_eq_nocase(str_first(str_from(s, at), head.n), head);
}

/* People also join names by commas or blanks: a CN behind a DC begins another name, and a comma ends a
 * plain one. */
static size_t name_end(str s)
{
	bool domain = false, plain = true;
	for (size_t i = 0; i < s.n; i++) {
		bool joint = s.p[i] == ',' || s.p[i] == ' ';
		plain &= s.p[i] != '=';
		if (s.p[i] == '\\')
			i++;
		else if ((s.p[i] && strchr(";|\r\n", s.p[i])) || (plain && s.p[i] == ',') ||
		         (domain && joint && begins(s, i + 1, S("CN="))))
			return i;
		else
			domain |= joint && begins(s, i + 1, S("DC="));
	}
	return s.n;
}

str dn_cut(str *rest)
{
	return str_trim(cut_at(rest, name_end(*rest)));
}
