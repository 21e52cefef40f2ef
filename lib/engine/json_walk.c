/* json_walk.c - walking over JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json_walk.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 64u /* bytes of a number */

struct walk walk_open(str json)
{
	return (struct walk){ .s = json, .at = str_starts(json, S("\xEF\xBB\xBF")) ? 3 : 0, .comes = true };
}

static bool give_up(struct walk *w, const char *why)
{
	if (!w->broken)
		w->broken = why;
	w->comes = false;
	return false;
}

static char at_next(struct walk *w)
{
	while (w->at < w->s.n && (w->s.p[w->at] == ' ' || w->s.p[w->at] == '\n' || w->s.p[w->at] == '\r' || w->s.p[w->at] == '\t'))
		w->at++;
	return w->at < w->s.n ? w->s.p[w->at] : 0;
}

char walk_next(struct walk *w)
{
	return w->broken ? 0 : at_next(w);
}

static bool take_byte(struct walk *w, char c, const char *otherwise)
{
	if (at_next(w) != c)
		return give_up(w, otherwise);
	w->at++;
	return true;
}

/* ---- texts */

/* The bytes between the quotes, as they are. */
static bool take_raw(struct walk *w, str *raw, bool *escaped)
{
	*escaped = false;
	*raw = S("");
	if (!take_byte(w, '"', "a text is wanted"))
		return false;
	size_t begin = w->at;
	for (; w->at < w->s.n; w->at++) {
		unsigned char c = (unsigned char)w->s.p[w->at];
		if (c == '"') {
			*raw = (str){ w->s.p + begin, w->at++ - begin };
			return true;
		}
		if (c < ' ')
			break;
		*escaped |= c == '\\';
		w->at += c == '\\';
	}
	return give_up(w, "a text does not end");
}

static bool hex4(str s, size_t at, uint32_t *unit)
{
	return at + 4 <= s.n && str_hex((str){ s.p + at, 4 }, unit);
}

/* \uD83D\uDE00 is one character; half of one becomes U+FFFD. */
static size_t put_unit(struct buf *b, str raw, size_t at)
{
	uint32_t high, low;
	if (!hex4(raw, at, &high)) {
		buf_rune(b, 0xFFFD);
		return 0;
	}
	bool pair = high >= 0xD800 && high < 0xDC00 && at + 6 <= raw.n && raw.p[at + 4] == '\\' && raw.p[at + 5] == 'u' && hex4(raw, at + 6, &low) &&
	            low >= 0xDC00 && low < 0xE000;
	if (pair)
		buf_rune(b, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
	else
		buf_rune(b, high >= 0xD800 && high < 0xE000 ? 0xFFFD : high);
	return pair ? 10 : 4;
}

static str decoded(struct arena *a, str raw)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	auto_buf b = { 0 };
	for (size_t i = 0; i < raw.n; i++) {
		if (raw.p[i] != '\\') {
			buf_byte(&b, raw.p[i]);
			continue;
		}
		const char *known = ++i < raw.n ? strchr(from, raw.p[i]) : NULL;
		if (i < raw.n && raw.p[i] == 'u')
			i += put_unit(&b, raw, i + 1);
		else if (i < raw.n)
			buf_byte(&b, known && raw.p[i] ? to[known - from] : raw.p[i]);
	}
	return arena_copy(a, buf_str(&b));
}

str walk_text(struct walk *w, struct arena *a)
{
	str raw;
	bool escaped;
	if (w->broken || !w->comes || walk_next(w) != '"') {
		walk_pass(w);
		return S("");
	}
	w->comes = false;
	if (!take_raw(w, &raw, &escaped))
		return S("");
	if (!utf8_valid(raw)) {
		give_up(w, "it is not UTF-8");
		return S("");
	}
	return escaped ? decoded(a, raw) : raw;
}

/* ---- numbers and words */

/* Everything up to what may stand behind it. */
static str take_bare(struct walk *w)
{
	size_t begin = w->at;
	while (w->at < w->s.n && !strchr(",]} \n\r\t", w->s.p[w->at]))
		w->at++;
	return (str){ w->s.p + begin, w->at - begin };
}

static bool is_number(str bare, double *number)
{
	char text[NUMBER_MAX];
	char *end;
	if (!bare.n || bare.n >= sizeof text || !(bare.p[0] == '-' || (bare.p[0] >= '0' && bare.p[0] <= '9')) || bare.p[bare.n - 1] == '.')
		return false;
	memcpy(text, bare.p, bare.n);
	text[bare.n] = 0;
	if (text[strspn(text, "0123456789+-.eE")])
		return false;
	*number = strtod(text, &end);
	return !*end;
}

static str pass_bare(struct walk *w)
{
	double number;
	str bare = take_bare(w);
	if (!str_eq(bare, S("true")) && !str_eq(bare, S("false")) && !str_eq(bare, S("null")) && !is_number(bare, &number))
		give_up(w, "this is no value");
	return w->broken ? S("") : bare;
}

static bool is_bare(struct walk *w)
{
	char c = walk_next(w);
	return c && !strchr("{[\"", c);
}

bool walk_true(struct walk *w)
{
	if (w->broken || !w->comes || !is_bare(w)) {
		walk_pass(w);
		return false;
	}
	w->comes = false;
	return str_eq(pass_bare(w), S("true"));
}

double walk_number(struct walk *w)
{
	double number = 0;
	if (w->broken || !w->comes || !is_bare(w)) {
		walk_pass(w);
		return 0;
	}
	w->comes = false;
	return is_number(pass_bare(w), &number) ? number : 0;
}

/* ---- objects and arrays */

static bool enter(struct walk *w, char bracket)
{
	if (walk_next(w) != bracket) {
		walk_pass(w);
		return false;
	}
	w->at++;
	w->comes = false;
	if (w->depth + 1 >= WALK_DEPTH_MAX)
		return give_up(w, "it is nested too deeply");
	w->fresh[++w->depth] = true;
	return true;
}

/* Whether another member or item comes; else what is open is closed. */
static bool goes_on(struct walk *w, char close)
{
	bool fresh = w->fresh[w->depth];
	if (at_next(w) == close) {
		w->at++;
		w->depth--;
		return false;
	}
	w->fresh[w->depth] = false;
	return fresh || take_byte(w, ',', "a comma or a bracket is wanted");
}

bool walk_member(struct walk *w, str *name)
{
	bool escaped;
	*name = S("");
	if (w->broken || (w->comes && !enter(w, '{')) || !w->depth || !goes_on(w, '}'))
		return false;
	if (!take_raw(w, name, &escaped) || !take_byte(w, ':', "a colon is wanted"))
		return false;
	return w->comes = true;
}

bool walk_item(struct walk *w)
{
	if (w->broken || (w->comes && !enter(w, '[')) || !w->depth || !goes_on(w, ']'))
		return false;
	return w->comes = true;
}

str walk_text_of(struct walk *w, struct arena *a, str wanted)
{
	str found = S("");
	for (str name; walk_member(w, &name);)
		if (str_eq(name, wanted))
			found = walk_text(w, a);
		else
			walk_pass(w);
	return found;
}

/* Brackets are counted, and must close as they opened; what stands between them is looked at no further than its texts. */
static void pass_nested(struct walk *w)
{
	char opened[WALK_DEPTH_MAX];
	unsigned depth = 1;
	opened[0] = w->s.p[w->at++];
	while (depth && !w->broken) {
		char c = at_next(w);
		str raw;
		bool escaped;
		if (c == '"') {
			take_raw(w, &raw, &escaped);
			continue;
		}
		if (!c)
			give_up(w, "it ends in the middle");
		else if ((c == '{' || c == '[') && w->depth + depth + 1 >= WALK_DEPTH_MAX)
			give_up(w, "it is nested too deeply");
		else if (c == '{' || c == '[')
			opened[depth++] = c;
		else if ((c == '}' || c == ']') && opened[--depth] != (c == '}' ? '{' : '['))
			give_up(w, "brackets do not match");
		w->at++;
	}
}

void walk_pass(struct walk *w)
{
	str raw;
	bool escaped;
	char c = w->broken || !w->comes ? 0 : walk_next(w);
	if (w->broken || !w->comes)
		return;
	w->comes = false;
	if (c == '"')
		take_raw(w, &raw, &escaped);
	else if (c == '{' || c == '[')
		pass_nested(w);
	else if (c)
		pass_bare(w);
	else
		give_up(w, "it ends in the middle");
}

bool walk_done(struct walk *w, struct err *e)
{
	if (!w->broken && w->comes)
		walk_pass(w);
	if (!w->broken && (w->depth || at_next(w)))
		give_up(w, w->depth ? "it ends in the middle" : "something follows");
	return !w->broken || err_set(e, ERR_INPUT, "JSON ではありません(%zu バイト目: %s)", "this is no JSON (byte %zu: %s)", w->at + 1, w->broken);
}
