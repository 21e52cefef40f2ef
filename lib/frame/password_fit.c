/* password_fit.c - why a password is refused: its length, the member's own number or name, or nothing in it but what
 * everybody tries first.
 *
 * "What everybody tries first" are the words of data/passwords.txt and the facility's own names, in any order and number,
 * with a few characters around them: passwordpassword1, P@ssw0rd2026!, qwertyuiop1234. Words are looked for as they look
 * alike: pa$$w0rd, ＰＡＳＳＷＯＲＤ. A long password that holds such a word beside others is fine. A short one does not become a
 * long one by being written twice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/data.h"
#include "base/utf8.h"
#include "engine/text.h"
#include "facility.h"

#include <string.h>

#define OWN_RUNES_MIN 5u  /* different characters that stand in none of the words */
#define ROW_PIECE_MIN 4u  /* characters of a row that count as a word */
#define OWN_PART_BYTES 4u /* the shortest part of a name that is looked for: two kanji, four letters */

static const struct words called = { "パスワード", "password" };

str password_typed(struct arena *a, str password)
{
	return text_width(a, password);
}

/* Letters and the signs that look like them become one. */
static char look(char c)
{
	static const char from[] = "@4031l!|5$78", to[] = "aaoeiiiisstb";
	for (size_t i = 0; from[i]; i++)
		if (c == from[i])
			return to[i];
	return c;
}

static str alike(struct arena *a, str text)
{
	str key = text_key(a, text);
	char *p = arena_text(a, key);
	for (size_t i = 0; i < key.n; i++)
		p[i] = look(p[i]);
	return (str){ p, key.n };
}

static str reversed(struct arena *a, str text)
{
	char *p = arena_text(a, text);
	for (size_t at = 0, begin = 0; at < text.n; begin = at) {
		utf8_next(text, &at);
		for (size_t i = begin; i < at; i++)
			p[text.n - at + (i - begin)] = text.p[i];
	}
	return (str){ p, text.n };
}

/* ---- the words */

struct refused {
	struct arena *a;
	str *words, *rows;
	size_t word_count, word_room, row_count, row_room;
};

static void put_word(struct refused *r, str word)
{
	word = alike(r->a, word);
	if (!word.n)
		return;
	arena_grow(r->a, r->words, r->word_count, r->word_room);
	r->words[r->word_count++] = word;
}

static void put_row(struct refused *r, str row)
{
	row = alike(r->a, row);
	for (int i = 0; i < 2; i++, row = reversed(r->a, row)) {
		arena_grow(r->a, r->rows, r->row_count, r->row_room);
		r->rows[r->row_count++] = row;
	}
}

static void put_file(struct refused *r, str text)
{
	while (text.p) {
		str line = str_cut(&text, S("\n"));
		if (str_starts(line, S("~ ")))
			put_row(r, str_from(line, 2));
		else if (!str_starts(line, S("#")))
			put_word(r, line);
	}
}

/* The whole and its parts, where they are long enough to be looked for. */
static bool holds_part(struct arena *a, str looked_at, str name)
{
	str rest = text_fold(a, name), whole = alike(a, name);
	if (whole.n >= OWN_PART_BYTES && str_has(looked_at, whole))
		return true;
	while (rest.p) {
		str part = alike(a, str_cut(&rest, S(" ")));
		if (part.n >= OWN_PART_BYTES && str_has(looked_at, part))
			return true;
	}
	return false;
}

static void put_name(struct refused *r, str name)
{
	str rest = text_fold(r->a, name);
	put_word(r, name);
	while (rest.p) {
		str part = str_cut(&rest, S(" "));
		if (part.n >= OWN_PART_BYTES)
			put_word(r, part);
	}
}

static bool put_facility(struct work *w, struct refused *r, struct err *e)
{
	static const char *const names[] = { "name", "director", "contact", "phone", "code" };
	for (size_t i = 0; i < LENGTH(names); i++) {
		str value;
		if (!facility_get(w, names[i], &value, e))
			return false;
		put_name(r, value);
	}
	return true;
}

/* ---- looking */

/* The text cut into words and own characters with as few own ones as can be: for each byte at which a piece may begin. */
struct cut {
	size_t own;  /* characters from here to the end that are in no word */
	size_t word; /* bytes of the word that begins here; 0 for an own character */
};

static void offer(struct cut *cuts, size_t at, size_t word)
{
	if (cuts[at + word].own < cuts[at].own)
		cuts[at] = (struct cut){ cuts[at + word].own, word };
}

static void offer_words(const struct refused *r, str text, size_t at, struct cut *cuts)
{
	str rest = str_from(text, at);
	for (size_t i = 0; i < r->word_count; i++)
		if (str_starts(rest, r->words[i]))
			offer(cuts, at, r->words[i].n);
	for (size_t i = 0; i < r->row_count; i++)
		for (size_t runes = ROW_PIECE_MIN;; runes++) {
			str piece = utf8_first(rest, runes);
			if (utf8_count(piece) < runes || !str_has(r->rows[i], piece))
				break;
			offer(cuts, at, piece.n);
		}
}

static const struct cut *cuts_of(const struct refused *r, str text)
{
	struct cut *cuts = arena_array(r->a, struct cut, text.n + 1);
	for (size_t at = text.n; at--;) {
		size_t next = at;
		utf8_next(text, &next);
		cuts[at].own = cuts[next].own + 1;
		offer_words(r, text, at, cuts);
	}
	return cuts;
}

/* Whether enough different characters stand in none of the words. */
static bool has_own(const struct refused *r, str text)
{
	const struct cut *cuts = cuts_of(r, text);
	uint32_t own[OWN_RUNES_MIN];
	size_t count = 0;
	for (size_t at = 0; at < text.n && count < OWN_RUNES_MIN;) {
		size_t i = 0;
		if (cuts[at].word) {
			at += cuts[at].word;
			continue;
		}
		uint32_t rune = utf8_next(text, &at);
		while (i < count && own[i] != rune)
			i++;
		own[i] = rune;
		count += i == count;
	}
	return count == OWN_RUNES_MIN;
}

/* Whether a text too short for a password is written again and again, with a few characters behind it: kdqzrgkdqzrg1. */
static bool is_again(str text)
{
	for (size_t tail = 0; tail < OWN_RUNES_MIN && tail < text.n; tail++)
		for (size_t n = text.n - tail, unit = 1; unit <= n / 2; unit++)
			if (!memcmp(text.p, text.p + unit, n - unit) && utf8_count(str_first(text, unit)) < PASSWORD_RUNES_MIN)
				return true;
	return false;
}

/* ---- the rules */

static bool length_fits(str password, struct err *e)
{
	size_t runes = utf8_count(password);
	if (runes < PASSWORD_RUNES_MIN)
		return err_set(e, ERR_INPUT,
		               "パスワードは%u文字以上にしてください(いま%zu文字)。関係のない言葉をいくつか並べると、長くても覚えやすくなります",
		               "the password needs at least %u characters (it has %zu); some words that have nothing to do with each "
		               "other are long and easy to remember", PASSWORD_RUNES_MIN, runes);
	return runes <= PASSWORD_RUNES_MAX ||
	       err_set(e, ERR_INPUT, "パスワードは%u文字までにしてください(いま%zu文字)", "the password may have at most %u characters (it has %zu)",
	               PASSWORD_RUNES_MAX, runes);
}

static bool is_own_name(struct arena *a, const struct member *m, str looked_at)
{
	return holds_part(a, looked_at, m->number) || holds_part(a, looked_at, m->name);
}

bool password_fit(struct work *w, const struct member *m, str password, struct err *e)
{
	auto_arena a = { 0 };
	struct refused r = { .a = &a };
	str typed = password_typed(&a, password);
	if (!member_text_fit(called, password, SIZE_MAX, e) || !length_fits(typed, e))
		return false;
	str looked_at = alike(&a, typed);
	if (is_own_name(&a, m, looked_at))
		return err_set(e, ERR_INPUT, "パスワードに職員番号や氏名を入れないでください", "leave staff number and name out of the password");
	put_file(&r, data_bytes(S("passwords.txt")));
	if (!put_facility(w, &r, e))
		return false;
	return (has_own(&r, looked_at) && !is_again(looked_at)) ||
	       err_set(e, ERR_INPUT,
	               "このパスワードはよく使われる言葉や並び、同じ文字のくり返し、施設の名前ばかりでできていて、最初に試されます。ほかの言葉を加えてください",
	               "this password is made of common words, sequences, repetitions or the facility's names alone, which are tried first; add "
	               "other words");
}
