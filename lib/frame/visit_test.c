/* visit_test.c - what is found of a request, and that no answer leads elsewhere or carries a foreign header.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/id.h"
#include "lone_visit.h"

#include <assert.h>

/* Stands in until lib/net has the real one. */

/* The only header of this name. */
static str header(const struct lone_visit *r, const char *name)
{
	size_t count = 0;
	str value = S("");
	for (size_t i = 0; i < r->answer.header_count; i++)
		if (str_eq_nocase(r->answer.headers[i].name, str_of(name))) {
			value = r->answer.headers[i].value;
			count++;
		}
	assert_int_equal(count, 1);
	return value;
}

static void nobody_is_led_elsewhere(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ { NULL, 0 }, T("/") },
		{ T(""), T("/") },
		{ T("ledger"), T("/") },
		{ T("//example.jp"), T("/") },
		{ T("/\\example.jp"), T("/") },
		{ T("\\\\example.jp"), T("/") },
		{ T("/\t/example.jp"), T("/") },
		{ T("https://example.jp/"), T("/") },
		{ T("javascript:alert(1)"), T("/") },
		{ T("/a\r\nSet-Cookie: x"), T("/") },
		{ T("/a\0"), T("/") },
		{ T("/a b"), T("/") },
		{ T("/台"), T("/") },
		{ T("/a\x7f"), T("/") },
		{ T("/"), T("/") },
		{ T("/a//b?c=//d#e"), T("/a//b?c=//d#e") },
		{ T("/%E5%8F%B0"), T("/%E5%8F%B0") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_JA);
		assert_true(visit_go(&r.v, rows[i][0]));
		assert_int_equal(r.answer.status, 303);
		same(header(&r, "Location"), rows[i][1]);
		lone_close(&r);
	}
}

static void a_change_is_named_in_the_next_address(void **state)
{
	(void)state;
	static const struct id act = { "0193b1c0-0000-7000-8000-000000000001" };
#define DONE "done=0193b1c0-0000-7000-8000-000000000001"
	static const str rows[][2] = {
		{ T("//example.jp"), T("/") },
		{ T("/today"), T("/today?" DONE) },
		{ T("/ledger?sort=name"), T("/ledger?sort=name&" DONE) },
		{ T("/today#item-3"), T("/today?" DONE "#item-3") },
		{ T("/today?a=b#item?3"), T("/today?a=b&" DONE "#item?3") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_JA);
		assert_true(visit_done(&r.v, rows[i][0], &act));
		assert_int_equal(r.answer.status, 303);
		same(header(&r, "Location"), rows[i][1]);
		lone_close(&r);
	}
}

static void words_of_the_path_are_found_by_name(void **state)
{
	(void)state;
	static const struct route page = { "GET", "/ledger/{kind}/{id}", .roles = ROLES_READ }, first = { "GET", "/" };
	struct lone_visit r;
	struct err e = { 0 };
	lone_open(&r, LANG_JA);
	works(target_read(&r.arena, S("/ledger/device/%7Bid%7D"), &r.v.target, &e), e);
	same(visit_word(&r.v, "kind"), S("")); /* no route yet */
	r.v.route = &page;
	same(visit_word(&r.v, "kind"), S("device"));
	same(visit_word(&r.v, "id"), S("{id}"));
	same(visit_word(&r.v, "ledger"), S(""));
	same(visit_word(&r.v, "kin"), S(""));
	same(visit_word(&r.v, ""), S(""));
	r.v.route = &first;
	same(visit_word(&r.v, "id"), S(""));
	lone_close(&r);
}

static void query_and_form_are_two(void **state)
{
	(void)state;
	struct lone_visit r;
	struct err e = { 0 };
	lone_open(&r, LANG_JA);
	works(fields_read_query(&r.arena, S("a=1&b=2"), &r.v.query, &e), e);
	works(fields_read_query(&r.arena, S("a=3"), &r.v.form, &e), e);
	same(visit_query(&r.v, "a"), S("1"));
	same(visit_query(&r.v, "c"), S(""));
	same(visit_form(&r.v, "a"), S("3"));
	same(visit_form(&r.v, "b"), S(""));
	lone_close(&r);
}

static void numbers_stay_in_their_bounds(void **state)
{
	(void)state;
	static const struct {
		str query;
		int64_t number;
	} rows[] = {
		{ T(""), -1 },        { T("n="), -1 },   { T("n=x"), -1 },  { T("n=1x"), -1 },  { T("n=1.5"), -1 },
		{ T("n=+5"), -1 },    { T("n=%2B5"), -1 }, { T("m=5"), -1 }, { T("n=99999999999999999999"), -1 },
		{ T("n=-7"), 1 },     { T("n=0"), 1 },   { T("n=1"), 1 },   { T("n=5&n=6"), 5 }, { T("n=9"), 9 },
		{ T("n=10"), 9 },     { T("n=999999999999999999"), 9 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		struct err e = { 0 };
		lone_open(&r, LANG_JA);
		works(fields_read_query(&r.arena, rows[i].query, &r.v.query, &e), e);
		assert_int_equal(visit_number(&r.v, "n", -1, 1, 9), rows[i].number);
		lone_close(&r);
	}
}

static void a_role_may_what_is_given_to_it(void **state)
{
	(void)state;
	struct lone_visit r;
	lone_open(&r, LANG_JA);
	r.v.role = ROLE_AUDITOR;
	assert_false(visit_may(&r.v, 0));
	assert_false(visit_may(&r.v, ROLES_WRITE));
	assert_false(visit_may(&r.v, ROLE_ANYONE));
	assert_true(visit_may(&r.v, ROLES_READ));
	r.v.role = ROLE_VENDOR;
	assert_false(visit_may(&r.v, ROLES_MEMBERS | ROLE_ANYONE));
	assert_true(visit_may(&r.v, ROLE_VENDOR));
	lone_close(&r);
}

static void a_file_is_saved_under_its_name(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("pack.zip"), T("attachment; filename=\"pack.zip\"") },
		{ T("a b;c='d'.csv"), T("attachment; filename=\"a b;c='d'.csv\"") },
		{ T("台帳 1.csv"), T("attachment; filename=\"__ 1.csv\"; filename*=UTF-8''%E5%8F%B0%E5%B8%B3%201.csv") },
		{ T("a\"; filename=\"x.exe"),
		  T("attachment; filename=\"a_; filename=_x.exe\"; filename*=UTF-8''a%22%3B%20filename%3D%22x.exe") },
		{ T("a\r\nX: y"), T("attachment; filename=\"a__X: y\"; filename*=UTF-8''a%0D%0AX%3A%20y") },
		{ T("..\\a/b"), T("attachment; filename=\".._a_b\"; filename*=UTF-8''..%5Ca%2Fb") },
		{ T("50%.csv"), T("attachment; filename=\"50_.csv\"; filename*=UTF-8''50%25.csv") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_JA);
		assert_true(visit_file(&r.v, rows[i][0], "text/csv", S("\0\xFF<")));
		assert_int_equal(r.answer.status, 200);
		same(header(&r, "Content-Type"), S("text/csv"));
		same(header(&r, "Content-Disposition"), rows[i][1]);
		same(lone_saw(&r), S("\0\xFF<"));
		lone_close(&r);
	}
}

static void a_stream_names_its_channel(void **state)
{
	(void)state;
	struct lone_visit r;
	lone_open(&r, LANG_JA);
	assert_true(visit_stream(&r.v, S("job/1")));
	assert_int_equal(r.answer.status, 200);
	same(header(&r, "Content-Type"), S("text/event-stream"));
	same(r.answer.stream, S("job/1"));
	visit_status(&r.v, 429);
	assert_int_equal(r.answer.status, 429);
	lone_close(&r);
}

static void cookies_are_for_this_site_alone(void **state)
{
	(void)state;
	static const struct {
		str value;
		int seconds;
		str header;
	} rows[] = {
		{ T("aB_-"), 0, T("__Host-x=aB_-; Path=/; Secure; HttpOnly; SameSite=Lax") },
		{ T("a"), 60, T("__Host-x=a; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60") },
		{ T(""), -1, T("__Host-x=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_JA);
		visit_set_cookie(&r.v, "__Host-x", rows[i].value, rows[i].seconds);
		same(header(&r, "Set-Cookie"), rows[i].header);
		lone_close(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_led_elsewhere),
		cmocka_unit_test(a_change_is_named_in_the_next_address),
		cmocka_unit_test(words_of_the_path_are_found_by_name),
		cmocka_unit_test(query_and_form_are_two),
		cmocka_unit_test(numbers_stay_in_their_bounds),
		cmocka_unit_test(a_role_may_what_is_given_to_it),
		cmocka_unit_test(a_file_is_saved_under_its_name),
		cmocka_unit_test(a_stream_names_its_channel),
		cmocka_unit_test(cookies_are_for_this_site_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
