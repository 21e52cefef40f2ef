/* json_test.c - what is written is JSON that reads back the same; what is not JSON is refused with its place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>

static void commas_are_put_by_the_writer(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	struct json j = { &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("名前"), S("院内\"LAN\""));
	json_pair_int(&j, S("n"), INT64_MIN);
	json_pair_bool(&j, S("yes"), true);
	json_put_key(&j, S("list"));
	json_put_open(&j, '[');
	json_put_null(&j);
	json_put_bool(&j, false);
	json_put_open(&j, '{');
	json_put_close(&j, '}');
	json_put_int(&j, 7);
	json_put_close(&j, ']');
	json_pair_str(&j, S(""), (str){ NULL, 0 });
	json_put_close(&j, '}');
	same(buf_str(&b), S("{\"名前\":\"院内\\\"LAN\\\"\",\"n\":-9223372036854775808,\"yes\":true,"
	                    "\"list\":[null,false,{},7],\"\":\"\"}"));
}

static void every_character_returns(void **state)
{
	(void)state;
	auto_buf text = { 0 }, b = { 0 };
	for (uint32_t rune = 1; rune < 0x3000; rune++)
		if (rune < 0xD800 || rune > 0xDFFF)
			buf_rune(&text, rune);
	buf_rune(&text, 0x1F3E5);
	struct json j = { &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("all"), buf_str(&text));
	json_put_close(&j, '}');
	struct err e = { 0 };
	auto_json back = json_read(buf_str(&b), &e);
	works(back, e);
	same(json_text(back, "all"), buf_str(&text));
}

static void control_characters_are_escaped(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	struct json j = { &b };
	json_put_str(&j, S("\b\f\n\r\t\\\"\x01\x1f\0\x7f\xC2\x9B/"));
	same(buf_str(&b), S("\"\\b\\f\\n\\r\\t\\\\\\\"\\u0001\\u001f\\u0000\\u007f\\u009b/\""));
}

static void bytes_that_are_not_utf8_become_a_mark(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	struct json j = { &b };
	json_put_str(&j, S("a\x83\x5c"));
	same(buf_str(&b), S("\"a\uFFFD\\\\\""));
}

static void what_is_not_json_is_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T(""),
		T("台帳"),
		T("{"),
		T("{\"a\":1,}"),
		T("{\"a\":1} x"),
		T("{\"a\":1,\"a\":2}"),
		T("[\"\x83\"]"),
		T("[\"\\u0000\"]"),
		T("[\"\\ud800\"]"),
		T("[01]"),
		T("[1e999]"),
		T("[99999999999999999999]"),
		T("\xEF\xBB\xBF[]"),
		T("[1]\0"),
		T("{'a':1}"),
	};
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++)
		refuses(json_read(rows[i], &e), e, ERR_INPUT);
}

static void the_place_is_named(void **state)
{
	(void)state;
	struct err e;
	refuses(json_read(S("{\n\"a\": nul }"), &e), e, ERR_INPUT);
	assert_true(str_starts(str_of(e.ja), S("2行")));
	assert_true(str_starts(str_of(e.en), S("line 2 column")));
}

static void size_and_depth_are_bounded(void **state)
{
	(void)state;
	struct err e;
	auto_buf b = { 0 };
	for (int i = 0; i < 100000; i++)
		buf_byte(&b, '[');
	refuses(json_read(buf_str(&b), &e), e, ERR_INPUT);
	size_t n = JSON_BYTES_MAX + 1;
	char *large = memset(malloc(n), ' ', n);
	memcpy(large, "[]", 2);
	refuses(json_read((str){ large, n }, &e), e, ERR_INPUT);
	auto_json just = json_read((str){ large, n - 1 }, &e);
	assert_non_null(just);
	free(large);
}

static void members_are_read_by_type(void **state)
{
	(void)state;
	struct err e = { 0 };
	auto_json j = json_read(S("{\"t\":\"台帳\",\"n\":-5,\"null\":null}"), &e);
	works(j, e);
	same(json_text(j, "t"), S("台帳"));
	same(json_text(j, "n"), S(""));
	same(json_text(j, "none"), S(""));
	same(json_text(NULL, "t"), S(""));
	assert_int_equal(json_whole(j, "n", 9), -5);
	assert_int_equal(json_whole(j, "t", 9), 9);
	assert_int_equal(json_whole(j, "none", 9), 9);
	json_let_go(&j);
	assert_null(j);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_are_put_by_the_writer),
		cmocka_unit_test(every_character_returns),
		cmocka_unit_test(control_characters_are_escaped),
		cmocka_unit_test(bytes_that_are_not_utf8_become_a_mark),
		cmocka_unit_test(what_is_not_json_is_refused),
		cmocka_unit_test(the_place_is_named),
		cmocka_unit_test(size_and_depth_are_bounded),
		cmocka_unit_test(members_are_read_by_type),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
