/* err_test.c - errors are said in both languages, wrapped on the way up and never cut inside a character.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/utf8.h"

#include <string.h>

static void an_error_is_said_in_both_languages(void **state)
{
	(void)state;
	struct err e = { 0 };
	assert_false(err_set(&e, ERR_INPUT, "%d行目が読めません", "row %d is not readable", 5));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_string_equal(err_say(&e, LANG_JA), "5行目が読めません");
	assert_string_equal(err_say(&e, LANG_EN), "row 5 is not readable");
}

static void where_it_happened_comes_before(void **state)
{
	(void)state;
	struct err e = { 0 };
	err_set(&e, ERR_INPUT, "空です", "is empty");
	assert_false(err_wrap(&e, "%c列", "column %c", 'B'));
	assert_false(err_at(&e, (struct words){ "機器台帳", "device ledger" }));
	assert_string_equal(e.ja, "機器台帳: B列: 空です");
	assert_string_equal(e.en, "device ledger: column B: is empty");
}

static void what_to_do_comes_behind(void **state)
{
	(void)state;
	struct err e = { 0 };
	err_set(&e, ERR_INPUT, "壊れています", "it is broken");
	assert_false(err_then(&e, (struct words){ "保存し直してください", "save it again" }));
	assert_string_equal(e.ja, "壊れています。保存し直してください");
	assert_string_equal(e.en, "it is broken; save it again");
}

static void nobody_listening_is_no_failure(void **state)
{
	(void)state;
	assert_false(err_set(NULL, ERR_DISK, "x", "x"));
	assert_false(err_wrap(NULL, "x", "x"));
	assert_false(err_at(NULL, (struct words){ "x", "x" }));
	assert_false(err_then(NULL, (struct words){ "x", "x" }));
}

static void long_messages_are_cut_at_a_character(void **state)
{
	(void)state;
	static char kanji[3 * ERR_TEXT_MAX + 1];
	for (size_t i = 0; i < ERR_TEXT_MAX; i++)
		memcpy(kanji + 3 * i, "帳", 3);
	for (int ahead = 0; ahead < 4; ahead++) {
		struct err e = { 0 };
		err_set(&e, ERR_INPUT, "%.*s%s", "%.*s%s", ahead, "abc", kanji);
		assert_true(utf8_valid(str_of(e.ja)) && strlen(e.ja) > ERR_TEXT_MAX - 5);
		err_then(&e, (struct words){ kanji, kanji });
		assert_true(utf8_valid(str_of(e.ja)) && utf8_valid(str_of(e.en)));
		for (int i = 0; i < 300; i++)
			err_wrap(&e, "%d行", "row %d", i);
		assert_true(utf8_valid(str_of(e.ja)) && utf8_valid(str_of(e.en)));
		assert_true(str_starts(str_of(e.ja), S("299行: 298行: ")));
	}
}

static void every_kind_has_words_and_an_exit_code(void **state)
{
	(void)state;
	for (enum err_kind kind = ERR_USAGE; kind <= ERR_CONFLICT; kind++) {
		assert_true(err_words(kind).ja[0] && err_words(kind).en[0] && err_name(kind)[0]);
		assert_in_range(err_exit(kind), 1, 125);
		assert_in_range(err_http(kind), 200, 599);
		for (enum err_kind other = ERR_USAGE; other < kind; other++)
			assert_int_not_equal(err_exit(kind), err_exit(other));
	}
	assert_int_equal(err_exit(ERR_NONE), 0);
	assert_string_equal(err_name(ERR_TAMPERED), "TAMPERED");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_is_said_in_both_languages),
		cmocka_unit_test(where_it_happened_comes_before),
		cmocka_unit_test(what_to_do_comes_behind),
		cmocka_unit_test(nobody_listening_is_no_failure),
		cmocka_unit_test(long_messages_are_cut_at_a_character),
		cmocka_unit_test(every_kind_has_words_and_an_exit_code),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
