/* charset_test.c - files of every charset are told apart, decoded, and what CP932 loses is named.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "engine/text.h"

#include <string.h>

static void bytes_of_another_charset_are_refused_with_their_place(void **state)
{
	(void)state;
	static const struct {
		str bytes, charset;
		const char *ja, *en;
	} rows[] = {
		{ T("a\nb\n\xE3\x81"), T("UTF-8"), "5 バイト目(3 行目)", "byte 5 (line 3)" },
		{ T("\xEF\xBB\xBF" "a\xFF"), T(""), "5 バイト目(1 行目)", "not UTF-8" },
		{ T("ok\n\x82\xA0\x81\x20"), T("cp932"), "6 バイト目(2 行目)", "not CP932" },
		{ T("\xFF\xFE" "a\0\x00\xD8"), T(""), "5 バイト目(1 行目)", "not UTF-16LE" },
		{ T("a\0b"), T("UTF-16LE"), "3 バイト目", "byte 3" },
		{ T("\x87\x40"), T("SHIFT_JISX0213//IGNORE"), "知りません", "is not known" },
		{ T("a"), T("クリンゴン"), "クリンゴン", "not known" },
		{ T("a"), T("UTF 8"), "UTF 8", "not known" },
		{ T("a"), T("A234567890123456789012345678901234567890123456789"), "知りません", "not known" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct err e;
		str text;
		refuses(text_decode(&a, rows[i].bytes, rows[i].charset, &text, &e), e, ERR_INPUT);
		if (!strstr(e.ja, rows[i].ja) || !strstr(e.en, rows[i].en))
			fail_msg("row %zu: %s / %s", i, e.ja, e.en);
	}
}

static void the_charset_is_decided_on_the_whole_file(void **state)
{
	(void)state;
	static const struct {
		str bytes, charset;
		bool text;
	} rows[] = {
		{ T(""), T("UTF-8"), true },
		{ T("plain\n"), T("UTF-8"), true },
		{ T("\xEF\xBB\xBF" "a"), T("UTF-8"), true },
		{ T("\xEF\xBB\xBF\x82\xA0"), T("UTF-8"), true }, /* its mark says so; the rest is broken */
		{ T("台帳"), T("UTF-8"), true },
		{ T("\x91\xE4\x92\xA0"), T("CP932"), true },
		{ T("\xB1\xB2\xB3"), T("CP932"), true },  /* ｱｲｳ */
		{ T("\xFF\xFE" "a\0"), T("UTF-16LE"), true },
		{ T("\xFE\xFF\0" "a"), T("UTF-16BE"), true },
		{ T("a\0,\0b\0\r\0\n\0"), T("UTF-16LE"), true },
		{ T("\0a\0,\0b\0\r\0\n"), T("UTF-16BE"), true },
		/* Ideographic spaces hold a NUL at the other place. */
		{ T("\x71\x5C\x30\x75\x00\x30,\0\x2A\x59\xCE\x90,\0\r\0\n\0"), T("UTF-16LE"), true },
		{ T("a\0b"), T("UTF-8"), false },
		{ T("a\nb\0c\n"), T("UTF-8"), false }, /* one NUL is no evidence */
		{ T("\x00\x01\x02\x03"), T("UTF-8"), false },
		{ T("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), T("CP932"), false },
		{ T("a\0b\0\0\0"), T("UTF-8"), false }, /* UTF-16 has no NUL of its own in a text */
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		same(charset_of(rows[i].bytes), rows[i].charset);
		if (text_is(rows[i].bytes) != rows[i].text)
			fail_msg("row %zu", i);
	}
}

static void what_people_call_a_charset_is_understood(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("sjis"), T("CP932") },   { T("Shift_JIS"), T("CP932") },
		{ T("windows-31j"), T("CP932") },
		{ T("utf8"), T("UTF-8") },   { T("euc-jp"), T("EUC-JP-MS") },
		{ T("UTF-16BE"), T("UTF-16BE") },
		{ T(""), T("CP932") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(charset_meant(S("\x82\xA0"), rows[i][0]), rows[i][1]);
}

static void every_charset_decodes_to_the_same_text(void **state)
{
	(void)state;
	static const struct {
		str bytes, charset, text;
	} rows[] = {
		{ T("\x87\x40\x87\x8A\xFB\xFC\xFA\xB1"), T(""), T("①㈱髙﨑") },
		{ T("\x81\x60\xB1\xDE"), T("sjis"), T("～ｱﾞ") },
		{ T("\xEF\xBB\xBF台帳"), T(""), T("台帳") },
		{ T("\xFF\xFE\xF0\x53\x33\x5E"), T(""), T("台帳") },
		{ T("\xFE\xFF\x53\xF0\x5E\x33"), T(""), T("台帳") },
		{ T("\xFE\xFF\x53\xF0"), T("UTF-16"), T("台") },
		{ T("\xAD\xA1\xB0\xA1"), T("EUC-JP"), T("①亜") },
		{ T("\x1B$B$\"\x1B(B"), T("ISO-2022-JP"), T("あ") },
		{ T(""), T("CP932"), T("") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		str text;
		works(text_decode(&a, rows[i].bytes, rows[i].charset, &text, &e), e);
		same(text, rows[i].text);
	}
}

/* Half-width kana grow to three bytes each: more than the first guess of the room. */
static void text_that_grows_has_room(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	char bytes[5000];
	str text;
	memset(bytes, 0xB1, sizeof bytes);
	works(text_decode(&a, (str){ bytes, sizeof bytes }, S("CP932"), &text, &e), e);
	assert_int_equal(text.n, 3 * sizeof bytes);
	assert_true(utf8_valid(text));
	same(str_from(text, text.n - 3), S("ｱ"));
}

static void what_cp932_loses_is_named(void **state)
{
	(void)state;
	static const struct {
		str text, bytes;
		size_t lost;
		str which;
	} rows[] = {
		{ T("𠮷野家"), T("\x81\xAC\x96\xEC\x89\xC6"), 1, T("𠮷") },
		{ T("〜～"), T("\x81\x60\x81\x60"), 1, T("〜") },
		{ T("1−2"), T("1\x81\x7C" "2"), 1, T("−") },
		{ T("¥é¥é"), T("\x5C\x81\xAC\x5C\x81\xAC"), 4, T("¥é") },
		{ T("a\xFF"), T("a\x81\xAC"), 1, T("\xFF") },
		{ T("葛󠄀"), T("\x8A\x8B\x81\xAC"), 1, T("󠄀") },
		{ T("①㈱髙﨑Ⅳｱﾞ〓"), T("\x87\x40\x87\x8A\xFB\xFC\xFA\xB1\x87\x57\xB1\xDE\x81\xAC"), 0, T("") },
		{ T("plain ~\\"), T("plain ~\\"), 0, T("") },
		{ T(""), T(""), 0, T("") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		size_t lost;
		str which;
		same(text_cp932(&a, rows[i].text, &lost, &which), rows[i].bytes);
		assert_int_equal(lost, rows[i].lost);
		same(which, rows[i].which);
	}
}

/* All that CP932 can hold comes back: each lead and trail byte is decoded and encoded again. */
static void every_character_of_cp932_comes_back(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	size_t seen = 0;
	for (unsigned lead = 0x81; lead <= 0xFC; lead++)
		for (unsigned trail = 0x40; trail <= 0xFC; trail++) {
			str text, bytes = { (char[]){ (char)lead, (char)trail }, 2 }, which, again;
			size_t lost;
			if (!text_decode(&a, bytes, S("CP932"), &text, &e) || utf8_count(text) > 1)
				continue;
			str encoded = text_cp932(&a, text, &lost, &which);
			works(text_decode(&a, encoded, S("CP932"), &again, &e), e);
			same(again, text);
			assert_int_equal(lost, 0);
			seen++;
		}
	assert_true(seen > 9000);
}

static void the_list_of_lost_characters_is_bounded(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	char text[4 * 300 + 1];
	size_t lost;
	str which;
	for (unsigned i = 0; i < 300; i++) /* U+20000 and on */
		snprintf(text + 4 * i, 5, "\xF0\xA0%c%c", (char)(0x80 + i / 64), (char)(0x80 + i % 64));
	text_cp932(&a, (str){ text, 4 * 300 }, &lost, &which);
	assert_int_equal(lost, 300);
	assert_int_equal(utf8_count(which), 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_of_another_charset_are_refused_with_their_place),
		cmocka_unit_test(the_charset_is_decided_on_the_whole_file),
		cmocka_unit_test(what_people_call_a_charset_is_understood),
		cmocka_unit_test(every_charset_decodes_to_the_same_text),
		cmocka_unit_test(text_that_grows_has_room),
		cmocka_unit_test(what_cp932_loses_is_named),
		cmocka_unit_test(every_character_of_cp932_comes_back),
		cmocka_unit_test(the_list_of_lost_characters_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
