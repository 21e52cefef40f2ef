/* json_walk_test.c - walking over JSON: what is taken, what is passed, what breaks it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "json_walk.h"

static const char sample[] =
	"{\"id\": \"CVE-2026-0001\", \"nested\": {\"deep\": [1, {\"id\": \"no\"}, \"]}\"]}, \"score\":9.8, \"used\":true,\n"
	" \"list\":[{\"a\":1},{\"a\":2},7], \"text\":\"\\u65e5\\u672c \\ud83d\\ude00 \\\"x\\\" \\\\ \\n\\/\", \"none\":null, \"empty\":{}, \"also\":[]}\n";

static void what_is_asked_for_is_taken(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct walk w = walk_open(str_of(sample));
	str id = S(""), text = S("");
	double score = 0, sum = 0;
	bool used = false;
	for (str name; walk_member(&w, &name);) {
		if (str_eq(name, S("id")))
			id = walk_text(&w, &a);
		else if (str_eq(name, S("score")))
			score = walk_number(&w);
		else if (str_eq(name, S("used")))
			used = walk_true(&w);
		else if (str_eq(name, S("text")))
			text = walk_text(&w, &a);
		else if (str_eq(name, S("list")))
			while (walk_item(&w))
				for (str inner; walk_member(&w, &inner);)
					sum += walk_number(&w);
		else
			walk_pass(&w);
	}
	works(walk_done(&w, &e), e);
	same(id, S("CVE-2026-0001"));
	same(text, S("日本 😀 \"x\" \\ \n/"));
	assert_true(score > 9.79 && score < 9.81 && used && sum > 2.9 && sum < 3.1);
}

static void the_one_member_that_is_wanted_is_found(void **state)
{
	(void)state;
	static const struct {
		const char *json, *text;
	} given[] = {
		{ "{\"a\":{\"name\":\"no\"},\"name\":\"yes\",\"b\":[\"name\"]}", "yes" }, { "\xEF\xBB\xBF {\"name\":\"yes\"}", "yes" }, { "{\"name\":7}", "" }, { "{}", "" }, { "[\"name\"]", "" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct walk w = walk_open(str_of(given[i].json));
		same(walk_text_of(&w, &a, S("name")), str_of(given[i].text));
		works(walk_done(&w, &e), e);
	}
}

static void another_kind_of_value_is_passed(void **state)
{
	(void)state;
	static const char *const values[] = { "\"x\"", "12", "true", "null", "{\"a\":[1,2]}", "[{\"a\":1}]", "{}", "[]" };
	for (size_t i = 0; i < LENGTH(values); i++)
		for (int how = 0; how < 6; how++) {
			auto_arena a = { 0 };
			struct err e = { 0 };
			str text = arena_fmt(&a, "[%s, \"end\"]", values[i]), name, last = S("");
			struct walk w = walk_open(text);
			assert_true(walk_item(&w));
			if (how == 0)
				walk_text(&w, &a);
			else if (how == 1)
				walk_number(&w);
			else if (how == 2)
				walk_true(&w);
			else if (how == 3)
				walk_pass(&w);
			else if (how == 4)
				while (walk_member(&w, &name))
					walk_pass(&w);
			else
				while (walk_item(&w))
					walk_pass(&w);
			if (walk_item(&w))
				last = walk_text(&w, &a);
			assert_false(walk_item(&w));
			works(walk_done(&w, &e), e);
			same(last, S("end"));
		}
}

static void what_is_no_json_breaks_the_walk(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"", " ", "{", "[", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{a:1}", "[1 2]", "[1,",
		"\"abc", "\"a\nb\"", "tru", "1x", "[1]x", "{\"a\":\"\xFF\"}", "{\"a\":{]}", "{\"a\":[}}", "01x", "-", "1.", "\"\\", "{\"a\":\"\\",
	};
	for (size_t i = 0; i < LENGTH(broken); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct walk w = walk_open(str_of(broken[i]));
		if (walk_next(&w) == '{') {
			for (str name; walk_member(&w, &name);)
				walk_text(&w, &a);
		} else {
			while (walk_item(&w))
				walk_pass(&w);
		}
		if (walk_done(&w, &e))
			fail_msg("%s is taken for JSON", broken[i]);
		assert_int_equal(e.kind, ERR_INPUT);
	}
}

static void depth_is_bounded(void **state)
{
	(void)state;
	auto_buf deep = { 0 };
	struct err e = { 0 };
	for (unsigned i = 0; i < 2 * WALK_DEPTH_MAX; i++)
		buf_byte(&deep, '[');
	struct walk passed = walk_open(buf_str(&deep)), walked = passed;
	walk_pass(&passed);
	assert_false(walk_done(&passed, &e));
	while (walk_item(&walked))
		;
	assert_false(walk_done(&walked, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_asked_for_is_taken),
		cmocka_unit_test(the_one_member_that_is_wanted_is_found),
		cmocka_unit_test(another_kind_of_value_is_passed),
		cmocka_unit_test(what_is_no_json_breaks_the_walk),
		cmocka_unit_test(depth_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
