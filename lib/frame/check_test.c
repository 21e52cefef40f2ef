/* check_test.c - checks count what they saw, what they did not, and what people accepted; findings follow them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#include "frame/finding.h"

#define TOYS "管理番号,品名,場所,大きさ\r\nD1,汽車,1階,大\r\nD2,人形,2階,小\r\nD3,積木,3階,\r\n"

static void expect_tally(const struct check_result *r, size_t population, size_t ok, size_t short_of, size_t unseen)
{
	struct tally t = check_tally(r, S(""));
	assert_int_equal(t.population, population);
	assert_int_equal(t.ok, ok);
	assert_int_equal(t.short_of, short_of);
	assert_int_equal(t.unseen, unseen);
}

static void import_toys(struct toy *t, const char *as_of)
{
	struct err e = { 0 };
	struct import_result r;
	struct import_ask ask = { .kind = &toy_kind, .file = S("台帳.csv"), .bytes = S(TOYS), .as_of = str_of(as_of) };
	works(import_run(&t->w, &ask, &r, &e), e);
}

static struct check_result run(struct toy *t)
{
	struct err e = { 0 };
	struct check_result r;
	works(check_run(&t->w, duty_check(t->w.duties, S("toy.too_big")), &r, &e), e);
	return r;
}

static void nothing_is_measured_without_records(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	struct check_result r = run(&t);
	assert_false(r.measured);
	assert_string_equal(r.missing, "toy");
	expect_tally(&r, 0, 0, 0, 0);
	toy_close(&t);
}

static void each_member_is_ok_short_or_unseen(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	import_toys(&t, "");
	struct check_result r = run(&t);
	assert_true(r.measured);
	expect_tally(&r, 3, 1, 1, 1);
	assert_int_equal(check_tally(&r, S("server")).population, 0);
	same(reason_say(&t.arena, LANG_JA, r.rows[0].reason, r.rows[0].detail), S("大きいです(1階)"));
	same(reason_say(&t.arena, LANG_EN, r.rows[2].reason, r.rows[2].detail), S("its size is not known"));
	toy_close(&t);
}

static void an_old_source_is_no_longer_seen_but_its_shortfalls_stay(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	import_toys(&t, "2026-10-01");
	struct check_result r = run(&t);
	expect_tally(&r, 3, 0, 1, 2);
	assert_true(r.rows[1].stale);
	toy_close(&t);
}

static void what_a_person_wrote_ages_from_the_day_it_was_written(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	toy_open(&t, toy_duties);
	struct record r = record_blank(&t.arena, &toy_kind);
	r.values[record_column(&toy_kind, S("number"))] = S("D1");
	r.values[record_column(&toy_kind, S("size"))] = S("小");
	works(record_write(&t.w, &toy_kind, NULL, &r, &act, &e), e);
	struct check_result now = run(&t);
	expect_tally(&now, 1, 1, 0, 0);
	t.clock.stopped_at += 31 * 86400;
	struct check_result later = run(&t);
	expect_tally(&later, 1, 0, 0, 1);
	toy_close(&t);
}

static void decide(struct toy *t, str subject, const char *until)
{
	struct err e = { 0 };
	struct id act;
	struct record d = record_blank(&t->arena, &decision_kind);
	d.values[record_column(&decision_kind, S("check_name"))] = S("toy.too_big");
	d.values[record_column(&decision_kind, S("subject"))] = subject;
	d.values[record_column(&decision_kind, S("accepted_until"))] = str_of(until);
	works(record_write(&t->w, &decision_kind, NULL, &d, &act, &e), e);
}

static void what_is_accepted_counts_apart_until_its_day(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	import_toys(&t, "");
	struct check_result r = run(&t);
	decide(&t, r.rows[0].id, "2026-11-22");
	r = run(&t);
	expect_tally(&r, 3, 1, 0, 1);
	assert_int_equal(check_tally(&r, S("")).accepted, 1);
	t.clock.stopped_at += 86400;
	r = run(&t);
	expect_tally(&r, 3, 1, 1, 1);
	toy_close(&t);
}

static void sync(struct toy *t)
{
	struct err e = { 0 };
	struct check_result r = run(t);
	works(db_begin(t->w.db, &e) && finding_sync(&t->w, &r, &e) && db_commit(t->w.db, &e), e);
}

static void findings_keep_their_first_day_and_go_when_mended(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct finding *list;
	struct import_result result;
	size_t n;
	toy_open(&t, toy_duties);
	import_toys(&t, "");
	sync(&t);
	t.clock.stopped_at += 86400;
	sync(&t);
	works(finding_all(&t.w, false, &list, &n, &e), e);
	assert_int_equal(n, 2);
	same(list[0].label, S("汽車"));
	same(list[0].since, S("2026-11-22"));
	assert_true(list[1].unseen);
	works(toy_import(&t, &toy_kind, "台帳.csv", "管理番号,品名,場所,大きさ\r\nD1,汽車,1階,小\r\nD2,人形,2階,小\r\nD3,積木,3階,小\r\n", &result, &e), e);
	sync(&t);
	works(finding_all(&t.w, false, &list, &n, &e), e);
	assert_int_equal(n, 0);
	toy_close(&t);
}

static void accepted_findings_come_only_where_asked_for(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct finding *list;
	size_t n;
	toy_open(&t, toy_duties);
	import_toys(&t, "");
	struct check_result r = run(&t);
	decide(&t, r.rows[0].id, "令和8年12月31日");
	sync(&t);
	works(finding_all(&t.w, false, &list, &n, &e), e);
	assert_int_equal(n, 1);
	works(finding_all(&t.w, true, &list, &n, &e), e);
	assert_int_equal(n, 2);
	same(list[0].accepted_until, S("2026-12-31"));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_measured_without_records),
		cmocka_unit_test(each_member_is_ok_short_or_unseen),
		cmocka_unit_test(an_old_source_is_no_longer_seen_but_its_shortfalls_stay),
		cmocka_unit_test(what_a_person_wrote_ages_from_the_day_it_was_written),
		cmocka_unit_test(what_is_accepted_counts_apart_until_its_day),
		cmocka_unit_test(findings_keep_their_first_day_and_go_when_mended),
		cmocka_unit_test(accepted_findings_come_only_where_asked_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
