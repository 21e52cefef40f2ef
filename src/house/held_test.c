/* held_test.c - what somebody is told while another program holds the database: soon, clearly, and with what was typed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/clock.h"
#include "duties.h"
#include "visitor.h"

#define ENTRY "name=%E3%82%82%E3%82%82%3Cb%3E&role=%E4%BA%8B%E5%8B%99%E9%95%B7&phone=03%0A04"

/* Requests have stood in a queue for as long as anybody waits. */
static struct db *hold(struct visitor *v)
{
	struct err e = { 0 };
	struct db *other = db_open(path_join(&v->toy.arena, v->toy.w.data, S("inro.db")), false, &e);
	works(db_begin(other, &e), e);
	v->waited_ms = DB_WAIT_MS;
	return other;
}

static void who_writes_is_told_in_time_and_loses_nothing(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	auto_db *other = hold(&v);
	int64_t began = clock_beat_ms();
	visitor_post(&v, "/contacts/new", ENTRY);
	assert_in_range(clock_beat_ms() - began, 0, DB_WAIT_MS / 4);
	sees(&v, 503, "ほかの作業が続いている", "action=\"/contacts/new\"", "name=\"name\" value=\"もも&lt;b&gt;\"", "value=\"03\n04\"",
	     "同じ内容をもう一度送る");
	assert_true(visitor_header(&v, "Retry-After").n > 0);
	assert_int_equal(visitor_counts(&v, "name=\"name\""), 1);
	db_rollback(other);
	visitor_post(&v, "/contacts/new", ENTRY);
	assert_int_equal(v.status, 303);
	visitor_close(&v);
}

static void it_is_said_in_english(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_speaks(&v, LANG_EN);
	auto_db *other = hold(&v);
	visitor_post(&v, "/contacts/new", ENTRY);
	sees(&v, 503, "<html lang=\"en\">", "another task is still running", "Send the same again");
	db_rollback(other);
	visitor_close(&v);
}

static void what_is_secret_stands_on_no_page(void **state)
{
	(void)state;
	static const char *const forms[][2] = {
		{ "/sign-in", "number=T01&password=himitsu-no-kotoba" },
		{ "/sign-in/code", "code=himitsu-no-kotoba" },
		{ "/me/password", "old=himitsu-no-kotoba&new=himitsu-no-kotoba" },
		{ "/me/second-factor", "password=himitsu-no-kotoba&secret=himitsu-no-kotoba&code=123456" },
	};
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	auto_db *other = hold(&v);
	for (size_t i = 0; i < LENGTH(forms); i++) {
		visitor_post(&v, forms[i][0], forms[i][1]);
		misses(&v, "himitsu", "もう一度送る");
	}
	db_rollback(other);
	visitor_close(&v);
}

static void a_chosen_file_is_chosen_again(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	auto_db *other = hold(&v);
	visitor_upload(&v, "/contacts/new", ENTRY, "file", "a.csv", S("a"));
	assert_int_equal(v.status, 503);
	misses(&v, "もう一度送る");
	db_rollback(other);
	visitor_close(&v);
}

static void who_reads_waits_for_nobody(void **state)
{
	(void)state;
	static const char *const pages[] = { "/today", "/import", "/ledger/device", "/checklist", "/contacts" };
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	auto_db *other = hold(&v);
	int64_t began = clock_beat_ms();
	for (size_t i = 0; i < LENGTH(pages); i++) {
		visitor_get(&v, pages[i]);
		assert_int_equal(v.status, 200);
	}
	assert_in_range(clock_beat_ms() - began, 0, DB_WAIT_MS / 2);
	db_rollback(other);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_writes_is_told_in_time_and_loses_nothing),
		cmocka_unit_test(it_is_said_in_english),
		cmocka_unit_test(what_is_secret_stands_on_no_page),
		cmocka_unit_test(a_chosen_file_is_chosen_again),
		cmocka_unit_test(who_reads_waits_for_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
