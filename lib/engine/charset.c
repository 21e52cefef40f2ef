/* charset.c - from the bytes of a whole file to UTF-8, and back to CP932 with what is lost on the way.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define CHARSET_NAME_MAX 40u
#define WHICH_RUNES_MAX 100u /* of the characters CP932 cannot hold, so many are listed */

typedef iconv_t auto_iconv_t;
#define NO_ICONV ((iconv_t)-1)
#define auto_iconv __attribute__((cleanup(iconv_let_go))) auto_iconv_t

static const str utf8_mark = T("\xEF\xBB\xBF");

static void iconv_let_go(iconv_t *cd)
{
	if (*cd != NO_ICONV)
		iconv_close(*cd);
}

static bool iconv_take(iconv_t *cd, const char *to, const char *from)
{
	*cd = iconv_open(to, from);
	if (*cd == NO_ICONV && errno == ENOMEM)
		mem_out();
	return *cd != NO_ICONV;
}

/* What a two-byte unit of UTF-16 would be. */
static uint16_t unit_at(str bytes, size_t at, bool little)
{
	unsigned char one = (unsigned char)bytes.p[at], two = (unsigned char)bytes.p[at + 1];
	return little ? (uint16_t)(two << 8 | one) : (uint16_t)(one << 8 | two);
}

static bool unit_is_ascii(uint16_t unit)
{
	return (unit >= 0x20 && unit < 0x7F) || (unit >= '\t' && unit <= '\r');
}

/* UTF-16 without its mark: one unit in eight is ASCII in this byte order (separators, digits, line ends),
 * not just two or three, twice as many as in the other order (an ideographic space is "0" when turned
 * round); none is zero. */
static bool looks_utf16(str bytes, bool little)
{
	size_t ascii = 0, turned = 0;
	if (!bytes.n || bytes.n % 2)
		return false;
	for (size_t at = 0; at < bytes.n; at += 2) {
		if (!unit_at(bytes, at, little))
			return false;
		ascii += unit_is_ascii(unit_at(bytes, at, little));
		turned += unit_is_ascii(unit_at(bytes, at, !little));
	}
	return ascii > 3 && ascii * 8 >= bytes.n / 2 && ascii >= turned * 2;
}

static bool has_nul(str bytes)
{
	return bytes.n && memchr(bytes.p, '\0', bytes.n);
}

/* "UTF-16LE", "UTF-16BE", or "" for what is not UTF-16. */
static str utf16_of(str bytes)
{
	if (str_starts(bytes, S("\xFF\xFE")))
		return S("UTF-16LE");
	if (str_starts(bytes, S("\xFE\xFF")))
		return S("UTF-16BE");
	if (!has_nul(bytes))
		return S("");
	return looks_utf16(bytes, true) ? S("UTF-16LE") : looks_utf16(bytes, false) ? S("UTF-16BE") : S("");
}

str charset_of(str bytes)
{
	str utf16 = utf16_of(bytes);
	if (utf16.n)
		return utf16;
	return str_starts(bytes, utf8_mark) || utf8_valid(bytes) ? S("UTF-8") : S("CP932");
}

bool text_ascii(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

bool text_is(str bytes)
{
	return !has_nul(bytes) || utf16_of(bytes).n;
}

/* What people call a charset. What Windows calls Shift_JIS is CP932, and EUC-JP of the same machines has the
 * same additions: the plain ones refuse ①, ㈱ and 髙. */
static const struct charset_alias {
	str said, meant;
} aliases[] = {
	{ T("UTF-8"), T("UTF-8") },       { T("UTF8"), T("UTF-8") },        { T("CP932"), T("CP932") },
	{ T("SJIS"), T("CP932") },        { T("Shift_JIS"), T("CP932") },   { T("Shift-JIS"), T("CP932") },
	{ T("MS932"), T("CP932") },       { T("Windows-31J"), T("CP932") }, { T("EUC-JP"), T("EUC-JP-MS") },
	{ T("EUC"), T("EUC-JP-MS") },
};

str charset_meant(str bytes, str said)
{
	if (!said.n)
		return charset_of(bytes);
	for (size_t i = 0; i < LENGTH(aliases); i++)
		if (str_eq_nocase(said, aliases[i].said))
			return aliases[i].meant;
	return said;
}

size_t text_line(str s, size_t at)
{
	size_t line = 1;
	for (size_t i = 0; i < at; i++)
		line += s.p[i] == '\n';
	return line;
}

static bool refuse_at(str bytes, size_t at, str charset, struct err *e)
{
	return err_set(e, ERR_INPUT,
	               "先頭から %zu バイト目(%zu 行目)の文字が %.*s として読めません。"
	               "文字コードを確かめて、指定し直してください",
	               "the character at byte %zu (line %zu) is not %.*s; "
	               "check the charset and name the right one",
	               at + 1, text_line(bytes, at), P(charset));
}

static size_t utf8_bad_at(str bytes)
{
	for (size_t at = 0; at < bytes.n;) {
		size_t here = at;
		if (utf8_next(bytes, &at) == RUNE_BAD && at - here == 1)
			return here;
	}
	return bytes.n;
}

static str without_mark(str utf8)
{
	return str_starts(utf8, utf8_mark) ? str_from(utf8, utf8_mark.n) : utf8;
}

/* iconv_open drops the letters it does not know, down to a name that is none and means the locale's
 * charset; and a slash begins options such as //IGNORE, which drops characters of the text. */
static bool name_is_plain(str charset)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";
	for (size_t i = 0; i < charset.n; i++)
		if (!memchr(letters, charset.p[i], sizeof letters - 1))
			return false;
	return charset.n <= CHARSET_NAME_MAX;
}

/* iconv over all bytes, then once more without any for what a charset with states still holds back. */
static bool convert(struct arena *a, iconv_t cd, str bytes, str *utf8, size_t *bad_at)
{
	size_t room = bytes.n + bytes.n / 2 + 16, left = room, in_left = bytes.n;
	char *out = arena_take(a, room), *to = out, *in = (char *)bytes.p;
	for (bool last = false;;) {
		if (iconv(cd, last ? NULL : &in, &in_left, &to, &left) != (size_t)-1) {
			if (last)
				break;
			last = true;
		} else if (errno == E2BIG) {
			size_t done = room - left;
			out = arena_more(a, out, done, room * 2);
			to = out + done;
			left += room;
			room *= 2;
		} else {
			*bad_at = bytes.n - in_left;
			return false;
		}
	}
	*utf8 = (str){ out, room - left };
	return true;
}

static bool decode_foreign(struct arena *a, str bytes, str charset, str *utf8, struct err *e)
{
	auto_iconv cd = NO_ICONV;
	size_t bad_at = 0;
	if (!name_is_plain(charset) || !iconv_take(&cd, "UTF-8", arena_text(a, charset)))
		return err_set(e, ERR_INPUT, "文字コード「%.*s」は知りません。UTF-8、CP932、UTF-16 などで指定してください",
		               "the charset \"%.*s\" is not known; name one such as UTF-8, CP932 or UTF-16",
		               P(str_first(charset, CHARSET_NAME_MAX)));
	if (!convert(a, cd, bytes, utf8, &bad_at))
		return refuse_at(bytes, bad_at, charset, e);
	*utf8 = without_mark(*utf8);
	return true;
}

bool text_decode(struct arena *a, str bytes, str charset, str *utf8, struct err *e)
{
	charset = charset_meant(bytes, charset);
	if (!str_eq(charset, S("UTF-8")))
		return decode_foreign(a, bytes, charset, utf8, e);
	if (!utf8_valid(bytes))
		return refuse_at(bytes, utf8_bad_at(bytes), charset, e);
	*utf8 = without_mark(bytes);
	return true;
}

/* One character through iconv: how many bytes came out, 0 when it could not. */
static size_t pass(iconv_t cd, str from, char *to, size_t room)
{
	char *in = (char *)from.p;
	size_t in_left = from.n, left = room;
	if (cd == NO_ICONV)
		return 0;
	iconv(cd, NULL, NULL, NULL, NULL);
	bool whole = iconv(cd, &in, &in_left, &to, &left) != (size_t)-1 && !in_left;
	return whole ? room - left : 0;
}

struct cp932 {
	iconv_t to, from;
	struct buf *out, *which;
	size_t lost, listed;
};

static void cp932_lose(struct cp932 *c, str rune)
{
	c->lost++;
	if (c->listed == WHICH_RUNES_MAX || str_has(buf_str(c->which), rune))
		return;
	c->listed++;
	buf_put(c->which, rune);
}

/* glibc writes 〜 and ～ both as 8160, which is read as ～: only decoding shows what came through. */
static void cp932_put(struct cp932 *c, str rune)
{
	char bytes[8], back[8];
	size_t n = pass(c->to, rune, bytes, sizeof bytes);
	size_t back_n = n ? pass(c->from, (str){ bytes, n }, back, sizeof back) : 0;
	if (!str_eq((str){ back, back_n }, rune))
		cp932_lose(c, rune);
	buf_put(c->out, n ? (str){ bytes, n } : S("\x81\xAC")); /* 〓, the printer's mark for a missing type */
}

str text_cp932(struct arena *a, str utf8, size_t *lost, str *which)
{
	*lost = 0;
	*which = S("");
	if (text_ascii(utf8))
		return utf8;
	auto_buf out = { 0 }, listed = { 0 };
	auto_iconv to = NO_ICONV, from = NO_ICONV;
	iconv_take(&to, "CP932", "UTF-8");
	iconv_take(&from, "UTF-8", "CP932");
	struct cp932 c = { .to = to, .from = from, .out = &out, .which = &listed };
	for (size_t at = 0; at < utf8.n;) {
		size_t here = at;
		uint32_t rune = utf8_next(utf8, &at);
		if (rune < 0x80)
			buf_byte(&out, (char)rune);
		else
			cp932_put(&c, str_first(str_from(utf8, here), at - here));
	}
	*lost = c.lost;
	*which = arena_copy(a, buf_str(&listed));
	return arena_copy(a, buf_str(&out));
}
