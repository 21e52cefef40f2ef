/* fold.c - what two spellings of a Japanese word have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdio.h>
#include <uchar.h>

#define KANA_BYTES 3u /* of any kana in UTF-8 */
#define LONG_MARK 0x30FCu

/* Characters that stand in a row and become others in a row. */
struct shift {
	uint32_t first, last, to;
};

static const struct shift widths[] = {
	{ 0x3000, 0x3000, ' ' },
	{ 0xFF01, 0xFF5E, '!' },
	{ 0xFFE0, 0xFFE1, 0xA2 }, /* ￠￡ */
	{ 0xFFE2, 0xFFE2, 0xAC }, /* ￢ */
	{ 0xFFE3, 0xFFE3, 0xAF }, /* ￣ */
	{ 0xFFE4, 0xFFE4, 0xA6 }, /* ￤ */
	{ 0xFFE5, 0xFFE5, 0xA5 }, /* ￥ */
};

/* Roman numerals become the first row, which the words below write out; circled digits become their value. */
static const struct shift alike[] = { { 0x2170, 0x217B, 0x2160 }, { 0x301C, 0x301C, '~' } };
static const struct shift numbers[] = {
	{ 0x2460, 0x2473, 1 }, { 0x3251, 0x325F, 21 }, { 0x32B1, 0x32BF, 36 },
};
static const struct shift bracketed[] = { { 0x2474, 0x2487, 1 } };

/* From U+FF61 on. */
static const char32_t half_kana[] =
	U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト"
	U"ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/* The character after it has the mark; the one after that has the circle. */
static const char32_t voiced[] = U"かきくけこさしすせそたちつてとはひふへほゝ", half_voiced[] = U"はひふへほ";

static const char32_t hyphens[] = U"‐‑‒–—―−─﹘﹣⁃";
static const char32_t blanks[] =
	U" \t\n\v\f\r\x85\xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A"
	U"\u2028\u2029\u202F\u205F";
static const char32_t unseen[] = U"\xAD\u200B\u200C\u200D\u2060\uFEFF";
static const char32_t key_marks[] = U" ・.:*※-_/()「」[]【】ー";

/* Ordered by character. */
static const struct word {
	uint32_t rune;
	const char *text;
} words[] = {
	{ 0x00B2, "2" }, { 0x00B3, "3" }, { 0x00B9, "1" }, { 0x2025, ".." }, { 0x2026, "..." },
	{ 0x2100, "a/c" }, { 0x2103, "°c" }, { 0x2116, "no" }, { 0x2121, "tel" }, { 0x2122, "tm" },
	{ 0x212B, "Å" }, { 0x2160, "i" }, { 0x2161, "ii" }, { 0x2162, "iii" }, { 0x2163, "iv" },
	{ 0x2164, "v" }, { 0x2165, "vi" }, { 0x2166, "vii" }, { 0x2167, "viii" }, { 0x2168, "ix" },
	{ 0x2169, "x" }, { 0x216A, "xi" }, { 0x216B, "xii" }, { 0x222C, "∫∫" }, { 0x3231, "(株)" },
	{ 0x3232, "(有)" }, { 0x3233, "(社)" }, { 0x3236, "(財)" }, { 0x3239, "(代)" },
	{ 0x32A4, "上" }, { 0x32A5, "中" }, { 0x32A6, "下" }, { 0x32A7, "左" }, { 0x32A8, "右" },
	{ 0x32A9, "医" }, { 0x32FF, "令和" }, { 0x3303, "アール" }, { 0x330D, "カロリー" },
	{ 0x3314, "キロ" }, { 0x3318, "グラム" }, { 0x3322, "センチ" }, { 0x3323, "セント" },
	{ 0x3326, "ドル" }, { 0x3327, "トン" }, { 0x332B, "パーセント" }, { 0x3336, "ヘクタール" },
	{ 0x333B, "ページ" }, { 0x3349, "ミリ" }, { 0x334A, "ミリバール" }, { 0x334D, "メートル" },
	{ 0x3351, "リットル" }, { 0x3357, "ワット" }, { 0x337B, "平成" }, { 0x337C, "昭和" },
	{ 0x337D, "大正" }, { 0x337E, "明治" }, { 0x337F, "株式会社" }, { 0x338E, "mg" },
	{ 0x338F, "kg" }, { 0x3396, "ml" }, { 0x339C, "mm" }, { 0x339D, "cm" }, { 0x339E, "km" },
	{ 0x33A1, "m2" }, { 0x33A5, "m3" }, { 0x33C4, "cc" }, { 0x33CD, "kk" }, { 0xF929, "朗" },
	{ 0xF9DC, "隆" }, { 0xFA10, "塚" }, { 0xFA12, "晴" }, { 0xFA15, "凞" }, { 0xFA16, "猪" },
	{ 0xFA17, "益" }, { 0xFA18, "礼" }, { 0xFA19, "神" }, { 0xFA1A, "祥" }, { 0xFA1B, "福" },
	{ 0xFA1C, "靖" }, { 0xFA1D, "精" }, { 0xFA1E, "羽" }, { 0xFA20, "蘒" }, { 0xFA22, "諸" },
	{ 0xFA25, "逸" }, { 0xFA26, "都" }, { 0xFA2A, "飯" }, { 0xFA2B, "飼" }, { 0xFA2C, "館" },
	{ 0xFA2D, "鶴" },
};

struct fold {
	struct buf *out;
	bool deep;     /* fold, not width alone */
	bool blank;    /* a blank waits for what it stands before */
	uint32_t last; /* what was put last; ' ' where a blank waits */
};

static bool one_of(const char32_t *set, uint32_t rune)
{
	for (; *set; set++)
		if (*set == rune)
			return true;
	return false;
}

static const struct shift *shift_of(const struct shift *shifts, size_t count, uint32_t rune)
{
	for (const struct shift *s = shifts; s < shifts + count; s++)
		if (rune >= s->first && rune <= s->last)
			return s;
	return NULL;
}

static uint32_t shifted(const struct shift *shifts, size_t count, uint32_t rune)
{
	const struct shift *s = shift_of(shifts, count, rune);
	return s ? s->to + (rune - s->first) : rune;
}

static bool is_kana(uint32_t rune)
{
	return (rune >= 0x3041 && rune <= 0x309F) || (rune >= 0x30A1 && rune <= 0x30FF && rune != U'・');
}

/* か with a mark is が; 0 when the two do not join. Katakana stand 0x60 above their hiragana. */
static uint32_t joined(uint32_t kana, bool circle)
{
	uint32_t above = kana >= 0x30A1 && kana <= 0x30FE ? 0x60 : 0, hiragana = kana - above;
	if (!is_kana(kana))
		return 0;
	if (!circle && hiragana == U'う')
		return U'ゔ' + above;
	if (!one_of(circle ? half_voiced : voiced, hiragana))
		return 0;
	return kana + (circle ? 2 : 1);
}

static void put(struct fold *f, uint32_t rune)
{
	if (f->blank && f->out->n)
		buf_byte(f->out, ' ');
	f->blank = false;
	f->last = rune;
	buf_rune(f->out, rune);
}

static void put_text(struct fold *f, str text)
{
	for (size_t at = 0; at < text.n;)
		put(f, utf8_next(text, &at));
}

static void put_number(struct fold *f, uint32_t number, const char *format)
{
	char text[16];
	int n = snprintf(text, sizeof text, format, number);
	put_text(f, (str){ text, (size_t)n });
}

/* Both the marks that combine and those that stand alone are typed behind kana. True when rune is such a
 * mark. */
static bool fold_sound_mark(struct fold *f, uint32_t rune)
{
	bool circle = rune == 0x309A || rune == 0x309C;
	if (!circle && rune != 0x3099 && rune != 0x309B)
		return false;
	uint32_t kana = joined(f->last, circle);
	if (kana)
		buf_cut(f->out, f->out->n - KANA_BYTES);
	put(f, kana ? kana : rune);
	return true;
}

static bool is_unseen(uint32_t rune)
{
	bool selector = (rune >= 0xFE00 && rune <= 0xFE0F) || (rune >= 0xE0100 && rune <= 0xE01EF);
	return selector || one_of(unseen, rune);
}

static const char *word_of(uint32_t rune)
{
	for (size_t low = 0, high = LENGTH(words); low < high;) {
		size_t middle = (low + high) / 2;
		if (words[middle].rune == rune)
			return words[middle].text;
		if (words[middle].rune < rune)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A character that means others: ①, ⑴, ㈱, Ⅳ. True when it was one. */
static bool fold_compound(struct fold *f, uint32_t rune)
{
	const struct shift *number = shift_of(numbers, LENGTH(numbers), rune);
	const struct shift *in_brackets = shift_of(bracketed, LENGTH(bracketed), rune);
	const char *word = word_of(rune);
	if (number)
		put_number(f, number->to + (rune - number->first), "%u");
	else if (in_brackets)
		put_number(f, in_brackets->to + (rune - in_brackets->first), "(%u)");
	else if (word)
		put_text(f, str_of(word));
	return number || in_brackets || word;
}

static void fold_other(struct fold *f, uint32_t rune)
{
	rune = shifted(alike, LENGTH(alike), rune);
	if (is_unseen(rune) || fold_compound(f, rune))
		return;
	put(f, one_of(hyphens, rune) ? '-' : rune);
}

static void fold_deep(struct fold *f, uint32_t rune)
{
	if (rune >= 'A' && rune <= 'Z') {
		put(f, rune + ('a' - 'A'));
	} else if (rune == LONG_MARK) {
		put(f, is_kana(f->last) ? rune : '-');
	} else if (one_of(blanks, rune)) {
		f->blank = true;
		f->last = ' ';
	} else if (rune < 0x80 || is_kana(rune) || (rune >= 0x3400 && rune <= 0x9FFF)) {
		put(f, rune);
	} else {
		fold_other(f, rune);
	}
}

static void fold_rune(struct fold *f, uint32_t rune)
{
	if (rune >= 0xFF61 && rune <= 0xFF9F)
		rune = half_kana[rune - 0xFF61];
	else if (rune >= 0x3000)
		rune = shifted(widths, LENGTH(widths), rune);
	if (fold_sound_mark(f, rune))
		return;
	if (f->deep)
		fold_deep(f, rune);
	else
		put(f, rune);
}

static str fold_all(struct arena *a, str s, bool deep)
{
	auto_buf out = { 0 };
	struct fold f = { .out = &out, .deep = deep };
	for (size_t at = 0; at < s.n;)
		fold_rune(&f, utf8_next(s, &at));
	return arena_copy(a, buf_str(&out));
}

/* Nothing to fold: most cells of a large ledger are so. */
static bool is_folded(str s)
{
	char before = ' ';
	for (size_t i = 0; i < s.n; before = s.p[i++]) {
		unsigned char c = (unsigned char)s.p[i];
		bool changes = c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= '\t' && c <= '\r');
		if (changes || (c == ' ' && before == ' '))
			return false;
	}
	return !s.n || before != ' ';
}

static bool is_ascii_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The same as fold_all for ASCII: names of hosts and programs are no less many. */
static str fold_ascii(struct arena *a, str s)
{
	char *to = arena_text(a, s);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool blank = is_ascii_blank(s.p[i]), upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
		if (!blank)
			to[n++] = upper ? (char)(s.p[i] | 0x20) : s.p[i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	n -= n && to[n - 1] == ' ';
	return (str){ to, n };
}

str text_fold(struct arena *a, str s)
{
	if (is_folded(s))
		return s;
	return text_ascii(s) ? fold_ascii(a, s) : fold_all(a, s, true);
}

str text_fold_close(struct arena *a, str s)
{
	str rest = text_fold(a, s);
	if (!str_has(rest, S(" ")))
		return rest;
	auto_buf close = { 0 };
	while (rest.p)
		buf_put(&close, str_cut(&rest, S(" ")));
	return arena_copy(a, buf_str(&close));
}

str text_width(struct arena *a, str s)
{
	return text_ascii(s) ? s : fold_all(a, s, false);
}

str text_key(struct arena *a, str s)
{
	str folded = text_fold(a, s);
	auto_buf out = { 0 };
	for (size_t at = 0; at < folded.n;) {
		uint32_t rune = utf8_next(folded, &at);
		if (!one_of(key_marks, rune))
			buf_rune(&out, rune);
	}
	return arena_copy(a, buf_str(&out));
}
