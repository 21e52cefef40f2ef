/* fields_test.c - what a target, a query, a form and a cookie may look like, and what is made of odd ones.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/utf8.h"
#include "engine/fields.h"

static void targets_that_could_mislead_are_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T(""),
		T("a"),
		T("*"),
		T("?a=b"),
		T("http://example.jp/"),
		T("//a"),
		T("/a//b"),
		T("/a//"),
		T("/."),
		T("/../etc/passwd"),
		T("/a/.."),
		T("/a/%2e%2E/b"),
		T("/a/.%2e"),
		T("/a%2Fb"),
		T("/a%2fb"),
		T("/%2F"),
		T("/a%"),
		T("/a%4"),
		T("/a%G1"),
		T("/a%%31"),
		T("/a%+1"),
		T("/a%00"),
		T("/a\0b"),
		T("/a%0d%0aSet-Cookie:x"),
		T("/a\tb"),
		T("/a%7F"),
		T("/a%C2%85"),      /* a control character above ASCII */
		T("/a%C0%AFb"),     /* an overlong slash */
		T("/a%ED%A0%80"),   /* a surrogate */
		T("/%E5%8F"),       /* cut short */
		T("/\x83\x5c"),
		T("/1/2/3/4/5/6/7/8/9/10/11/12/13"),
		T("/1/2/3/4/5/6/7/8/9/10/11/12/"),
	};
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct target t;
		refuses(target_read(&a, rows[i], &t, &e), e, ERR_INPUT);
	}
}

static void a_target_is_cut_into_words(void **state)
{
	(void)state;
	static const struct {
		str raw, path, words, query; /* words joined by | */
	} rows[] = {
		{ T("/"), T("/"), T(""), T("") },
		{ T("/?"), T("/"), T(""), T("") },
		{ T("/a"), T("/a"), T("a"), T("") },
		{ T("/a/"), T("/a/"), T("a|"), T("") },
		{ T("/a/%E5%8F%B0?c=d"), T("/a/台"), T("a|台"), T("c=d") },
		{ T("/台"), T("/台"), T("台"), T("") },
		{ T("/a+b%2B%20c"), T("/a+b+ c"), T("a+b+ c"), T("") },
		{ T("/%2525"), T("/%25"), T("%25"), T("") },
		{ T("/.../.a/a."), T("/.../.a/a."), T("...|.a|a."), T("") },
		{ T("/a%3Fb?c?d=%zz/../"), T("/a?b"), T("a?b"), T("c?d=%zz/../") },
		{ T("/1/2/3/4/5/6/7/8/9/10/11/12"), T("/1/2/3/4/5/6/7/8/9/10/11/12"), T("1|2|3|4|5|6|7|8|9|10|11|12"), T("") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf words = { 0 };
		struct target t;
		struct err e = { 0 };
		works(target_read(&a, rows[i].raw, &t, &e), e);
		for (size_t j = 0; j < t.count; j++) {
			buf_put(&words, j ? S("|") : S(""));
			buf_put(&words, t.words[j]);
		}
		same(t.path, rows[i].path);
		same(t.query, rows[i].query);
		same(buf_str(&words), rows[i].words);
	}
}

/* text, then so many times the byte. */
static str long_text(struct arena *a, str text, char byte, size_t times)
{
	auto_buf b = { 0 };
	buf_put(&b, text);
	while (times--)
		buf_byte(&b, byte);
	return arena_copy(a, buf_str(&b));
}

static void bounds_hold_to_the_byte(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct target t;
	struct fields f;
	works(target_read(&a, long_text(&a, S("/"), 'a', PATH_BYTES_MAX - 1), &t, &e), e);
	refuses(target_read(&a, long_text(&a, S("/"), 'a', PATH_BYTES_MAX), &t, &e), e, ERR_INPUT);
	works(target_read(&a, long_text(&a, S("/?"), 'a', PATH_BYTES_MAX * 9), &t, &e), e);
	works(fields_read_query(&a, long_text(&a, S(""), 'a', FIELD_NAME_MAX), &f, &e), e);
	refuses(fields_read_query(&a, long_text(&a, S(""), 'a', FIELD_NAME_MAX + 1), &f, &e), e, ERR_INPUT);
	works(fields_read_query(&a, long_text(&a, S("a="), 'a', PATH_BYTES_MAX * 9), &f, &e), e);
	auto_buf many = { 0 };
	for (size_t i = 0; i < FIELDS_MAX; i++)
		buf_put(&many, S("&a=b"));
	works(fields_read_query(&a, buf_str(&many), &f, &e), e);
	assert_int_equal(f.count, FIELDS_MAX);
	buf_put(&many, S("&c"));
	refuses(fields_read_query(&a, buf_str(&many), &f, &e), e, ERR_INPUT);
}

static void queries_are_read_leniently(void **state)
{
	(void)state;
	static const struct {
		str raw, read; /* name=value; of each field */
	} rows[] = {
		{ { NULL, 0 }, T("") },
		{ T(""), T("") },
		{ T("&&"), T("") },
		{ T("a=b"), T("a=b;") },
		{ T("a=b&a=c&"), T("a=b;a=c;") },
		{ T("a"), T("a=;") },
		{ T("=b"), T("=b;") },
		{ T("a=b=c"), T("a=b=c;") },
		{ T("a+b=c+d%2Be"), T("a b=c d+e;") },
		{ T("%E5%8F%B0=%e5%b8%b3"), T("台=帳;") },
		{ T("a=100%"), T("a=100%;") },
		{ T("a=%4"), T("a=%4;") },
		{ T("a=%zz%41"), T("a=%zzA;") },
		{ T("a=%%41"), T("a=%A;") },
		{ T("a=%26%3D"), T("a=&=;") },
		{ T("a=\x83\x5c"), T("a=\uFFFD\\;") },
		{ T("a=%83%5c"), T("a=\uFFFD\\;") },
		{ T("%FF=b"), T("\uFFFD=b;") },
		{ T("a=1%0D%0A2%0D3%0A4%0D"), T("a=1\n2\n3\n4\n;") },
		{ T("a=b;c"), T("a=b;c;") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf read = { 0 };
		struct fields f;
		struct err e = { 0 };
		works(fields_read_query(&a, rows[i].raw, &f, &e), e);
		for (size_t j = 0; j < f.count; j++) {
			assert_false(f.list[j].is_file);
			buf_fmt(&read, "%.*s=%.*s;", P(f.list[j].name), P(f.list[j].value));
		}
		same(buf_str(&read), rows[i].read);
	}
}

static void a_body_is_read_by_its_type(void **state)
{
	(void)state;
	static const struct {
		str type, body;
		bool is_form;
	} rows[] = {
		{ { NULL, 0 }, T("a=b"), false },
		{ T(""), T(""), false },
		{ T("text/plain"), T("a=b"), false },
		{ T("application/json"), T("{}"), false },
		{ T("application/x-www-form-urlencoded2"), T("a=b"), false },
		{ T("multipart/mixed; boundary=B"), T("--B--"), false },
		{ T("application/x-www-form-urlencoded"), T("a=b"), true },
		{ T(" Application/X-WWW-Form-Urlencoded ; charset=UTF-8"), T("a=b"), true },
		{ T("Multipart/Form-Data; charset=utf-8; Boundary=\"B\""),
		  T("--B\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--B--"), true },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct fields f;
		struct err e = { 0 };
		if (!rows[i].is_form) {
			refuses(fields_read_body(&a, rows[i].type, rows[i].body, &f, &e), e, ERR_INPUT);
			continue;
		}
		works(fields_read_body(&a, rows[i].type, rows[i].body, &f, &e), e);
		same(fields_value(&f, "a"), S("b"));
	}
}

static void fields_are_found_by_name(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct fields f, none = { 0 };
	struct err e = { 0 };
	works(fields_read_query(&a, S("a=1&b=&a=2"), &f, &e), e);
	same(fields_value(&f, "a"), S("1"));
	same(fields_value(&f, "A"), S(""));
	assert_ptr_equal(fields_find(&f, "b"), &f.list[1]);
	assert_null(fields_find(&f, "c"));
	assert_null(fields_find(&none, ""));
}

static void cookies_are_found_by_name(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ { NULL, 0 }, T("") },
		{ T("id"), T("") },
		{ T("my-id=1"), T("") },
		{ T("ID=1"), T("") },
		{ T("a=id=1"), T("") },
		{ T("id="), T("") },
		{ T("id=1"), T("1") },
		{ T("a=b;id=1 "), T("1") },
		{ T("id; a=b;  id=1==; id=2"), T("1==") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(cookie_value(rows[i][0], "id"), rows[i][1]);
}

static void only_unreserved_characters_stay_as_they_are(void **state)
{
	(void)state;
	auto_buf b = { 0 };
	uri_put(&b, (str){ NULL, 0 });
	uri_put(&b, S("aZ09-._~"));
	uri_put(&b, S("\0 !\"#$%&'()*+,/:;<=>?@[\\]^`{|}\x7f"));
	uri_put(&b, S("台\xFF"));
	same(buf_str(&b), S("aZ09-._~%00%20%21%22%23%24%25%26%27%28%29%2A%2B%2C%2F%3A%3B%3C%3D%3E%3F%40%5B%5C%5D%5E%60%7B%7C%7D%7F"
	                    "%E5%8F%B0%FF"));
}

/* A small generator of its own, so that a failure can be repeated. */
static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static str random_text(struct arena *a, uint64_t *seed)
{
	static const uint32_t ends[] = { 0x80, 0x100, 0x3100, 0x10000, 0x110000 };
	auto_buf b = { 0 };
	for (uint32_t n = draw(seed) % 9; n; n--) {
		uint32_t rune = draw(seed) % ends[draw(seed) % LENGTH(ends)];
		if (rune != '\r' && (rune < 0xD800 || rune > 0xDFFF))
			buf_rune(&b, rune);
	}
	return arena_copy(a, buf_str(&b));
}

static void what_is_encoded_is_read_back(void **state)
{
	(void)state;
	for (uint64_t number = 1; number <= 3000; number++) {
		auto_arena a = { 0 };
		auto_buf query = { 0 };
		struct fields f;
		struct err e = { 0 };
		str texts[10];
		uint64_t seed = number;
		for (size_t i = 0; i < LENGTH(texts); i++) {
			texts[i] = random_text(&a, &seed);
			uri_put(&query, texts[i]);
			buf_byte(&query, i % 2 ? '&' : '=');
		}
		works(fields_read_body(&a, S("application/x-www-form-urlencoded"), buf_str(&query), &f, &e), e);
		assert_int_equal(f.count, LENGTH(texts) / 2);
		for (size_t i = 0; i < LENGTH(texts); i++)
			same(i % 2 ? f.list[i / 2].value : f.list[i / 2].name, texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(targets_that_could_mislead_are_refused),
		cmocka_unit_test(a_target_is_cut_into_words),
		cmocka_unit_test(bounds_hold_to_the_byte),
		cmocka_unit_test(queries_are_read_leniently),
		cmocka_unit_test(a_body_is_read_by_its_type),
		cmocka_unit_test(fields_are_found_by_name),
		cmocka_unit_test(cookies_are_found_by_name),
		cmocka_unit_test(only_unreserved_characters_stay_as_they_are),
		cmocka_unit_test(what_is_encoded_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
