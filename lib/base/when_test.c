/* when_test.c - the calendar holds on every day from Meiji to 2100, at the borders of years, eras and time zones.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* timegm */
#include "given.h"

#include "base/when.h"

#include <time.h>

#define D(y, m, d) ((struct day){ y, m, d })

static void every_day_follows_the_day_before(void **state)
{
	(void)state;
	struct day want = { 1868, 1, 1 };
	int64_t number = day_number(want);
	for (; want.year <= 2100; number++) {
		struct day d = day_of_number(number);
		assert_int_equal(day_order(d, want), 0);
		assert_int_equal(day_number(want), number);
		assert_true(day_valid(d.year, d.month, d.day));
		assert_int_equal(day_order(day_add(d, 1), d), 1);
		if (++want.day > day_month_days(want.year, want.month))
			want = D(want.year, want.month + 1, 1);
		if (want.month > 12)
			want = D(want.year + 1, 1, 1);
	}
}

/* The C library counts days in its own way. */
static void days_are_those_of_the_c_library(void **state)
{
	(void)state;
	for (int64_t number = day_number(D(1, 1, 1)); number <= day_number(D(9999, 12, 31)); number += 13) {
		struct tm tm;
		time_t instant = number * 86400;
		gmtime_r(&instant, &tm);
		struct day d = day_of_number(number);
		assert_int_equal(d.year, tm.tm_year + 1900);
		assert_int_equal(d.month, tm.tm_mon + 1);
		assert_int_equal(d.day, tm.tm_mday);
		assert_int_equal(day_number(d), timegm(&tm) / 86400);
	}
}

static void days_that_are_not_are_refused(void **state)
{
	(void)state;
	static const int rows[][3] = {
		{ 0, 1, 1 },    { 10000, 1, 1 }, { 2026, 0, 1 },  { 2026, 13, 1 },  { 2026, 1, 0 },
		{ 2026, 1, 32 }, { 2026, 4, 31 }, { 2026, 2, 29 }, { 1900, 2, 29 }, { 2100, 2, 29 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(day_valid(rows[i][0], rows[i][1], rows[i][2]));
	assert_true(day_valid(2024, 2, 29) && day_valid(2000, 2, 29));
}

static void days_are_read_exactly(void **state)
{
	(void)state;
	static const str rows[] = {
		T(""), T("2026-11-2"), T("2026-11-222"), T("2026/11/22"), T("2026-11/22"), T("2026-1a-22"), T("202a-11-22"),
		T("2026-11-2a"), T("2026-02-29"), T("0000-01-01"), T("-026-11-22"), T("2026-+1-22"),
	};
	struct day d = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(day_read(rows[i], &d));
	assert_int_equal(d.year, 0);
	assert_true(day_read(S("2026-11-22"), &d));
	assert_int_equal(day_order(d, D(2026, 11, 22)), 0);
}

static void written_days_are_read_back(void **state)
{
	(void)state;
	for (int64_t number = day_number(D(1868, 1, 1)); number <= day_number(D(2100, 12, 31)); number++) {
		auto_arena a = { 0 };
		struct day d;
		assert_true(day_read(day_iso(&a, day_of_number(number)), &d));
		assert_int_equal(day_number(d), number);
	}
}

static void fiscal_years_begin_in_april(void **state)
{
	(void)state;
	assert_int_equal(day_fiscal_year(D(2026, 3, 31)), 2025);
	assert_int_equal(day_fiscal_year(D(2026, 4, 1)), 2026);
	assert_int_equal(day_fiscal_year(D(2027, 1, 1)), 2026);
	for (int year = 1868; year <= 2100; year++)
		for (int month = 1; month <= 12; month++)
			assert_int_equal(day_fiscal_year(D((int16_t)year, (uint8_t)month, 1)), year - (month < 4));
}

static void eras_change_on_their_day(void **state)
{
	(void)state;
	static const struct {
		struct day day;
		str wareki;
	} rows[] = {
		{ { 1868, 1, 24 }, T("西暦1868年1月24日") },  { { 1868, 1, 25 }, T("明治元年1月25日") },
		{ { 1912, 7, 29 }, T("明治45年7月29日") },    { { 1912, 7, 30 }, T("大正元年7月30日") },
		{ { 1926, 12, 24 }, T("大正15年12月24日") },  { { 1926, 12, 25 }, T("昭和元年12月25日") },
		{ { 1989, 1, 7 }, T("昭和64年1月7日") },      { { 1989, 1, 8 }, T("平成元年1月8日") },
		{ { 2019, 4, 30 }, T("平成31年4月30日") },    { { 2019, 5, 1 }, T("令和元年5月1日") },
		{ { 2020, 1, 1 }, T("令和2年1月1日") },       { { 2026, 11, 22 }, T("令和8年11月22日") },
		{ { 0 }, T("") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(day_wareki(&a, rows[i].day), rows[i].wareki);
	}
}

static void eras_stand_newest_first(void **state)
{
	(void)state;
	const struct era *era = eras;
	for (; era[1].letter; era++)
		assert_int_equal(day_order(era[0].first, era[1].first), 1);
	assert_string_equal(era->words.en, "Meiji");
}

static void days_are_said_in_both_languages(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	same(day_say(&a, LANG_JA, D(2026, 11, 22)), S("2026年11月22日(令和8年)"));
	same(day_say(&a, LANG_EN, D(2026, 11, 22)), S("22 Nov 2026"));
	same(day_say(&a, LANG_JA, D(2019, 5, 1)), S("2019年5月1日(令和元年)"));
	same(day_say(&a, LANG_EN, D(0, 0, 0)), S(""));
	same(day_iso(&a, D(0, 0, 0)), S(""));
	same(day_iso(&a, D(868, 1, 2)), S("0868-01-02"));
}

static void fiscal_years_bear_the_ministrys_name(void **state)
{
	(void)state;
	static const struct {
		int year;
		str name;
	} rows[] = { { 1988, T("昭和63") }, { 1989, T("平成元") }, { 2018, T("平成30") },
		     { 2019, T("令和元") }, { 2020, T("令和2") },  { 2026, T("令和8") } };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(year_wareki(&a, rows[i].year), rows[i].name);
	}
}

static void a_span_is_said_as_what_it_is(void **state)
{
	(void)state;
	const struct {
		struct span span;
		str ja, en;
	} rows[] = {
		{ { { 0 }, { 0 } }, T(""), T("") },
		{ { D(2026, 11, 22), D(2026, 11, 22) }, T("2026年11月22日(令和8年)"), T("22 Nov 2026") },
		{ { D(2012, 3, 1), D(2012, 3, 31) }, T("2012年3月"), T("Mar 2012") },
		{ { D(2012, 2, 1), D(2012, 2, 28) }, T("2012年2月1日(平成24年) 〜 2012年2月28日(平成24年)"), T("1 Feb 2012 – 28 Feb 2012") },
		{ { D(2012, 1, 1), D(2012, 12, 31) }, T("2012年"), T("2012") },
		{ { D(2024, 4, 1), D(2025, 3, 31) }, T("2024年度"), T("fiscal year 2024") },
		{ { D(2024, 5, 1), D(2025, 4, 30) }, T("2024年5月1日(令和6年) 〜 2025年4月30日(令和7年)"), T("1 May 2024 – 30 Apr 2025") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(span_say(&a, LANG_JA, rows[i].span), rows[i].ja);
		same(span_say(&a, LANG_EN, rows[i].span), rows[i].en);
	}
}

static void the_day_in_japan_changes_at_15_utc(void **state)
{
	(void)state;
	int64_t instant;
	assert_true(instant_read(S("2026-11-22T14:59:59Z"), &instant));
	assert_int_equal(day_order(day_tokyo(instant), D(2026, 11, 22)), 0);
	assert_int_equal(day_order(day_tokyo(instant + 1), D(2026, 11, 23)), 0);
	assert_int_equal(day_order(day_tokyo(-9 * 3600 - 1), D(1969, 12, 31)), 0);
	assert_int_equal(day_order(day_tokyo(-9 * 3600), D(1970, 1, 1)), 0);
	assert_int_equal(instant_of_tokyo(D(2026, 11, 23)), instant + 1);
	assert_int_equal(instant_of_tokyo(D(1970, 1, 1)), -9 * 3600);
}

static void instants_are_written_and_read_back(void **state)
{
	(void)state;
	static const struct {
		int64_t instant;
		str utc, japan;
	} rows[] = {
		{ 0, T("1970-01-01T00:00:00Z"), T("1970-01-01 09:00") },
		{ -1, T("1969-12-31T23:59:59Z"), T("1970-01-01 08:59") },
		{ 951827696, T("2000-02-29T12:34:56Z"), T("2000-02-29 21:34") },
		{ 1795344082, T("2026-11-22T10:41:22Z"), T("2026-11-22 19:41") },
		{ 4102444799, T("2099-12-31T23:59:59Z"), T("2100-01-01 08:59") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		int64_t instant;
		same(instant_iso(&a, rows[i].instant), rows[i].utc);
		same(instant_tokyo(&a, rows[i].instant), rows[i].japan);
		assert_true(instant_read(rows[i].utc, &instant));
		assert_int_equal(instant, rows[i].instant);
	}
}

static void instants_are_read_exactly(void **state)
{
	(void)state;
	static const str rows[] = {
		T(""), T("2026-11-22"), T("2026-11-22T10:41:22"), T("2026-11-22 10:41:22Z"), T("2026-11-22T10-41:22Z"),
		T("2026-11-22T10:41-22Z"), T("2026-11-22T10:41:22z"), T("2026-11-22T24:00:00Z"), T("2026-11-22T10:60:00Z"),
		T("2026-11-22T10:41:61Z"), T("2026-02-30T10:41:22Z"), T("2026-11-22T1x:41:22Z"), T("2026-11-22T10:4x:22Z"),
		T("2026-11-22T10:41:2xZ"),
	};
	int64_t instant = 42;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(instant_read(rows[i], &instant));
	assert_int_equal(instant, 42);
	assert_true(instant_read(S("2016-12-31T23:59:60Z"), &instant)); /* a leap second is the next minute's first */
	assert_int_equal(instant, 1483228800);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_follows_the_day_before),
		cmocka_unit_test(days_are_those_of_the_c_library),
		cmocka_unit_test(days_that_are_not_are_refused),
		cmocka_unit_test(days_are_read_exactly),
		cmocka_unit_test(written_days_are_read_back),
		cmocka_unit_test(fiscal_years_begin_in_april),
		cmocka_unit_test(eras_change_on_their_day),
		cmocka_unit_test(eras_stand_newest_first),
		cmocka_unit_test(days_are_said_in_both_languages),
		cmocka_unit_test(fiscal_years_bear_the_ministrys_name),
		cmocka_unit_test(a_span_is_said_as_what_it_is),
		cmocka_unit_test(the_day_in_japan_changes_at_15_utc),
		cmocka_unit_test(instants_are_written_and_read_back),
		cmocka_unit_test(instants_are_read_exactly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
