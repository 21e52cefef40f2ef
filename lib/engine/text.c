/* text.c - what short cells say by custom: that nobody knows, that it is as above, or several things at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include "base/utf8.h"

#include <string.h>
#include <uchar.h>

#define CUSTOM_BYTES_MAX 32u /* no longer cell is one of these words */

/* As text_fold gives them, without the brackets around. */
static const str unknowns[] = {
	T("不明"),   T("詳細不明"), T("未確認"), T("未調査"), T("未把握"), T("未定"),    T("未記入"),
	T("確認中"), T("調査中"),   T("要確認"), T("要調査"), T("?"),      T("??"),      T("???"),
	T("-"),      T("--"),       T("---"),    T("n/a"),    T("tbd"),    T("unknown"), T("わからない"),
	T("分からない"),
};

static const str dittos[] = {
	T("〃"), T("々"), T("″"), T("”"), T("\""), T("''"), T("仝"), T("同上"), T("同じ"), T("上に同じ"),
};

static const struct bracket {
	char32_t open, close;
} brackets[] = {
	{ U'(', U')' }, { U'（', U'）' }, { U'[', U']' }, { U'［', U'］' }, { U'「', U'」' }, { U'【', U'】' },
};

static bool is_one_of(const str *list, size_t count, str s)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i], s))
			return true;
	return false;
}

static str without_brackets(str s)
{
	return str_starts(s, S("(")) && str_ends(s, S(")")) ? (str){ s.p + 1, s.n - 2 } : s;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* What begins with a letter, a digit or a kanji of U+4000 to U+9FFF begins so when folded too. */
static bool begins_as_folded(str s)
{
	char c = lower(s.p[0]);
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (s.n >= 3 && c >= '\xE4' && c <= '\xE9');
}

/* Spares most cells the folding: no word begins as they do. */
static bool may_be(const str *list, size_t count, str s)
{
	size_t n = (s.p[0] & 0x80) ? 3 : 1;
	char first = lower(s.p[0]);
	if (!begins_as_folded(s))
		return true;
	for (size_t i = 0; i < count; i++)
		if (list[i].p[0] == first && !memcmp(list[i].p + 1, s.p + 1, n - 1))
			return true;
	return false;
}

static bool is_custom(const str *list, size_t count, str s)
{
	if (!s.n || s.n > CUSTOM_BYTES_MAX || !may_be(list, count, s))
		return false;
	auto_arena a = { 0 };
	return is_one_of(list, count, without_brackets(text_fold(&a, s)));
}

bool text_unknown(str s)
{
	return is_custom(unknowns, LENGTH(unknowns), s);
}

bool text_ditto(str s)
{
	return is_custom(dittos, LENGTH(dittos), s);
}

/* +1 for an opening bracket, -1 for a closing one. */
static int bracket_step(uint32_t rune)
{
	for (size_t i = 0; i < LENGTH(brackets); i++)
		if (rune == brackets[i].open || rune == brackets[i].close)
			return rune == brackets[i].open ? 1 : -1;
	return 0;
}

static bool brackets_pair(str s)
{
	int depth = 0;
	for (size_t at = 0; at < s.n && depth >= 0;)
		depth += bracket_step(utf8_next(s, &at));
	return depth == 0;
}

static bool is_cut(uint32_t rune, bool slash)
{
	static const char32_t cuts[] = U"、,，､;；\n\r", slashes[] = U"/／";
	for (const char32_t *c = cuts; *c; c++)
		if (*c == rune)
			return true;
	return slash && (rune == slashes[0] || rune == slashes[1]);
}

static str trim_wide(str s)
{
	static const str wide = T("　");
	for (size_t before = s.n + 1; s.n < before;) {
		before = s.n;
		s = str_trim(s);
		if (str_starts(s, wide))
			s = str_from(s, wide.n);
		if (str_ends(s, wide))
			s.n -= wide.n;
	}
	return s;
}

struct list {
	str *pieces;
	size_t count, room;
};

static void list_put(struct arena *a, struct list *list, str piece)
{
	piece = trim_wide(piece);
	if (!piece.n)
		return;
	arena_grow(a, list->pieces, list->count, list->room);
	list->pieces[list->count++] = piece;
}

size_t list_read(struct arena *a, str s, bool slash, str **pieces)
{
	struct list list = { 0 };
	bool pair = brackets_pair(s); /* a bracket that nobody closes must not hold the rest together */
	size_t begin = 0;
	int depth = 0;
	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		uint32_t rune = utf8_next(s, &at);
		depth += pair ? bracket_step(rune) : 0;
		if (depth || !is_cut(rune, slash))
			continue;
		list_put(a, &list, (str){ s.p + begin, here - begin });
		begin = at;
	}
	list_put(a, &list, str_from(s, begin));
	*pieces = list.pieces;
	return list.count;
}
