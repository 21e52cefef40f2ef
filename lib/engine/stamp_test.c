/* stamp_test.c - days and spans of machines are read by their shape, and never guessed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/stamp.h"

static void what_is_no_day_is_refused(void **state)
{
	(void)state;
	static const str values[] = {
		T("yesterday"), T("2026"), T("2026/11"), T("2026/02/30"), T("13/13/2026"), T("1/2/2026"), T("1/2/26"),
		T("1/2"),
		T("2026-02-30T00:00:00Z"), T("20261301000000.0Z"), T("2026110108"), T("-133748928000000000"),
		T("1.33E+17"), T("99999999999999999999"), T("2022040100"),
	};
	for (size_t i = 0; i < LENGTH(values); i++) {
		struct day d = { 1, 1, 1 };
		if (stamp_day(values[i], 0, &d))
			fail_msg("%.*s", P(values[i]));
		assert_int_equal(d.year, 0);
	}
}

static void days_are_read_by_their_shape(void **state)
{
	(void)state;
	static const struct {
		str value, day;
	} rows[] = {
		{ T(""), T("") },
		{ T(" 0 "), T("") },
		{ T("9223372036854775807"), T("") },
		{ T("never"), T("") },
		{ T("133748928000000000"), T("2024-11-01") },
		{ T("133748603400000000"), T("2024-10-31") }, /* a minute before midnight in Japan */
		{ T("133748604600000000"), T("2024-11-01") },
		{ T("20240331145959.0Z"), T("2024-03-31") },
		{ T("20240331150000.0Z"), T("2024-04-01") },
		{ T("20261101001233.500000+540"), T("2026-11-01") },
		{ T("2026-11-01T00:12:33.0000000+09:00"), T("2026-11-01") },
		{ T("2026-10-31T15:00:00Z"), T("2026-11-01") },
		{ T("2026/11/01 8:12:33"), T("2026-11-01") },
		{ T("2026/11/20, 8:31:02"), T("2026-11-20") },
		{ T("2026-11-01"), T("2026-11-01") },
		{ T("令和8年11月1日"), T("2026-11-01") },
		{ T("11/11/2026 8:12:33"), T("2026-11-11") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct day d;
		if (!stamp_day(rows[i].value, 0, &d))
			fail_msg("%.*s", P(rows[i].value));
		same(day_iso(&a, d), rows[i].day);
	}
}

/* What a file shows, and what 1/2/2026 then means. */
static void short_dates_follow_what_the_file_shows(void **state)
{
	(void)state;
	static const struct {
		str seen[3];
		const char *means;
	} rows[] = {
		{ { T("3/4/2026"), T("5/6/2026"), T("") }, "unreadable" },
		{ { T("10/31/2026 0:00:00"), T("31/10/2026 0:00:00"), T("") }, "unreadable" },
		{ { T("3/4/2026"), T("10/31/2026 0:00:00"), T("") }, "2026-01-02" },
		{ { T("31/10/2026 0:00:00"), T("x"), T("2026/11/01") }, "2026-02-01" },
		{ { T("3/4/2026 8:00:00 AM"), T(""), T("") }, "2026-01-02" },
		{ { T("3/4/2026 8:00:00 AM"), T("31/10/2026 8:00:00 PM"), T("") }, "2026-02-01" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		unsigned order = 0;
		struct day d;
		for (size_t j = 0; j < LENGTH(rows[i].seen); j++)
			stamp_see(rows[i].seen[j], &order);
		bool read = stamp_day(S("1/2/2026"), order, &d);
		same(read ? day_iso(&a, d) : S("unreadable"), str_of(rows[i].means));
	}
}

static void spans_are_read_in_seconds(void **state)
{
	(void)state;
	static const struct {
		const char *value;
		int64_t seconds;
	} rows[] = {
		{ "00:30:00", 1800 }, { "42.00:00:00", 42 * 86400 }, { "1.02:03:04.5", 93784 }, { "-00:00:01", -1 },
	};
	static const char *const wrong[] = { "",          "x",   "30",                 "1:2",
		                             "00:30:00x", "1.2", "123456789.00:00:00", "00:123:00" };
	int64_t seconds;
	for (size_t i = 0; i < LENGTH(wrong); i++)
		if (stamp_span(str_of(wrong[i]), &seconds))
			fail_msg("%s", wrong[i]);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_true(stamp_span(str_of(rows[i].value), &seconds));
		assert_int_equal(seconds, rows[i].seconds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_day_is_refused),
		cmocka_unit_test(days_are_read_by_their_shape),
		cmocka_unit_test(short_dates_follow_what_the_file_shows),
		cmocka_unit_test(spans_are_read_in_seconds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
