/* strict_test.c - what is wrong in a data file is refused by its place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "strict.h"

static const struct choice colours[] = { { "red", { "赤", "red" } }, { 0 } };

static bool read_file(struct arena *a, str bytes, struct err *e)
{
	static const char *const names[] = { "format", "name", "id", "size", "flag", "colour", "things", "words", "list", NULL };
	auto_json file = NULL;
	struct strict s, in;
	const struct choice *colour;
	str text, *texts;
	size_t count;
	int64_t size;
	bool flag;
	struct words words;
	if (!strict_open(a, bytes, "test/1", &file, &s, e) || !strict_keys(&s, names) || !strict_text(&s, "name", 9, &text) ||
	    !strict_text_or_none(&s, "note", 9, &text) || !strict_id(&s, "id", &text) || !strict_whole(&s, "size", 1, 9, &size) ||
	    !strict_flag(&s, "flag", &flag) || !strict_choice(&s, "colour", colours, true, &colour) ||
	    !strict_words_at(&s, "words", 9, &words) || !strict_texts(&s, "list", 2, &texts, &count) ||
	    !strict_list(&s, "things", 2, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strict_at(&s, "things", i, &in) || !strict_words(&in, 9, &words))
			return false;
	return true;
}

#define HEAD "{\"format\":\"test/1\",\"name\":\"a\",\"id\":\"a-1\",\"size\":1,"

static void good_files_are_read(void **state)
{
	(void)state;
	static const char *const files[] = {
		HEAD "\"things\":[]}",
		HEAD "\"things\":[{\"ja\":\"赤\",\"en\":\"red\"}],\"flag\":true,\"colour\":\"red\",\"list\":[\"a\",\"b\"]}",
		HEAD "\"things\":[],\"words\":{\"ja\":\"赤\",\"en\":\"red\"},\"colour\":\"\"}",
	};
	for (size_t i = 0; i < LENGTH(files); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		works(read_file(&a, str_of(files[i]), &e), e);
	}
}

static void faults_are_named_by_their_place(void **state)
{
	(void)state;
	static const struct {
		const char *file, *place;
	} cases[] = {
		{ "{", "line 1 column 1" },
		{ "[]", "the file is not an object" },
		{ "{\"format\":\"test/2\"}", "format is not \"test/1\"" },
		{ HEAD "\"thing\":[]}", "thing: there is nothing of this name" },
		{ "{\"format\":\"test/1\",\"name\":1}", "name: is not a text" },
		{ "{\"format\":\"test/1\",\"name\":\"\"}", "name: is missing" },
		{ "{\"format\":\"test/1\",\"name\":\"1234567890\"}", "name: is too long" },
		{ "{\"format\":\"test/1\",\"name\":\"a\\nb\"}", "name: has control characters" },
		{ "{\"format\":\"test/1\",\"name\":\"a\\u0085b\"}", "name: has control characters" },
		{ "{\"format\":\"test/1\",\"name\":\"a\",\"id\":\"A\"}", "id: may hold small letters" },
		{ "{\"format\":\"test/1\",\"name\":\"a\",\"id\":\"a\",\"size\":10}", "size: is not a whole number from 1 to 9" },
		{ "{\"format\":\"test/1\",\"name\":\"a\",\"id\":\"a\",\"size\":1.5}", "size: is not a whole number from 1 to 9" },
		{ HEAD "\"flag\":1}", "flag: is neither true nor false" },
		{ HEAD "\"colour\":\"blue\"}", "colour: is none of the fixed words" },
		{ HEAD "\"colour\":1}", "colour: is not a text" },
		{ HEAD "\"words\":1}", "words: is not {" },
		{ HEAD "\"words\":{\"ja\":\"a\",\"en\":\"b\",\"fr\":\"c\"}}", "words.fr: there is nothing" },
		{ HEAD "\"words\":{\"ja\":\"a\"}}", "words.en: is missing" },
		{ HEAD "\"list\":[1]}", "list: is not a text" },
		{ HEAD "\"list\":\"a\"}", "list: is not a list" },
		{ HEAD "\"list\":[\"a\",\"b\",\"c\"]}", "list: has too many" },
		{ HEAD "\"flag\":false}", "things: is not a list" },
		{ HEAD "\"things\":[{\"ja\":\"a\",\"en\":\"b\"},1]}", "things[1]: is not an object" },
		{ HEAD "\"things\":[{\"ja\":\"a\",\"en\":\"b\"},{\"ja\":\"a\"}]}", "things[1].en: is missing" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		refuses(read_file(&a, str_of(cases[i].file), &e), e, ERR_INPUT);
		if (!str_starts(str_of(e.en), str_of(cases[i].place)))
			fail_msg("%s: %s", cases[i].file, e.en);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_files_are_read),
		cmocka_unit_test(faults_are_named_by_their_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
