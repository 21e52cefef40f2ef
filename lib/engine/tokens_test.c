/* tokens_test.c - where names are cut into words, and where not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "text.h"
#include "tokens.h"

/* The words with a bar between them. */
static str cut(struct arena *a, str written)
{
	auto_buf said = { 0 };
	struct tokens t;
	str folded = text_fold(a, written);
	tokens_read(folded, &t);
	for (size_t i = 0; i < t.count; i++) {
		str view = { folded.p + t.list[i].at, t.list[i].end - t.list[i].at };
		same(t.list[i].text, view);
		buf_fmt(&said, "%s%.*s", i ? "|" : "", P(view));
	}
	return arena_copy(a, buf_str(&said));
}

static void names_are_cut_into_words(void **state)
{
	(void)state;
	static const char *const given[][2] = {
		{ "", "" },
		{ " -/・、(株) ", "株" },
		{ "FortiGate-60E", "fortigate|60e" },
		{ "Satera LBP670Cｼﾘｰｽﾞ", "satera|lbp670c|シリーズ" },
		{ "ウィンドウズ10", "ウィンドウズ|10" },
		{ "電子カルテ", "電子|カルテ" },
		{ "佐々木電機", "佐々木電機" },
		{ "windows_server_2008", "windows|server|2008" },
		{ "Microsoft Visual C++ 2019", "microsoft|visual|c++|2019" },
		{ "C# + F#", "c#|f#" },
		{ "+#", "" },
		{ "A社", "a|社" },
		{ "【重要】サーバー", "重要|サーバー" },
		{ "東芝〜日立", "東芝|日立" },
		{ "Citroën", "citroën" },
		{ "Windows® 10 Pro", "windows|10|pro" },
		{ "©Maker §5°", "maker|5" },
		{ "한글 이름", "한글|이름" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		same(cut(&a, str_of(given[i][0])), str_of(given[i][1]));
	}
}

static void no_more_words_than_there_is_room_for(void **state)
{
	(void)state;
	auto_buf many = { 0 };
	struct tokens t;
	for (size_t i = 0; i < TOKENS_MAX + 5; i++)
		buf_fmt(&many, "w%zu ", i);
	tokens_read(buf_str(&many), &t);
	assert_int_equal(t.count, TOKENS_MAX);
	same(t.list[TOKENS_MAX - 1].text, S("w47"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_cut_into_words),
		cmocka_unit_test(no_more_words_than_there_is_room_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
