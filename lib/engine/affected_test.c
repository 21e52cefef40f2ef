/* affected_test.c - what an issuer's words mean: by a version inside and one outside of each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "affected.h"
#include "base/buf.h"
#include "text.h"

static bool holds(const struct affected *affected, const char *version)
{
	struct version v;
	auto_arena a = { 0 };
	assert_true(version_read(text_fold(&a, str_of(version)), &v));
	for (size_t i = 0; i < affected->count; i++)
		if (version_in(&v, &affected->ranges[i]))
			return true;
	return false;
}

static const struct {
	const char *cell;
	const char *in[6], *out[6];
} cells[] = {
	/* up to and including */
	{ "FortiOS 6.0.2, 5.6.7 and before", { "6.0.2", "5.6.7", "5.4" }, { "6.0.3", "6.0.1", "5.6.8" } },
	{ "Ver5.61 and earlier", { "5.61", "5.9", "1" }, { "5.62", "6" } },
	{ "firmware ver.1.11 and earlier", { "1.11", "1.2" }, { "1.12" } },
	{ "v1.5.10 or earlier", { "1.5.10", "1.5.9" }, { "1.5.11" } },
	{ "03.07 and earlier", { "3.07", "3.6" }, { "3.08", "03.09" } },
	{ "2023.3 (Build 9342) and earlier", { "2023.3", "2023.3 build 9342", "2022" }, { "2023.3 build 9343", "2024" } },
	{ "6.0.3 以前", { "6.0.3", "6.0.3 build0200", "5.6" }, { "6.0.4" } },
	{ "Ver.4.2 およびそれ以前", { "4.2", "4.1" }, { "4.3" } },
	{ "<= 1.2.3", { "1.2.3", "1" }, { "1.2.4" } },
	{ "up to 2.1", { "2.1", "2.0" }, { "2.2" } },
	{ "up to and including 2.1", { "2.1" }, { "2.1.1" } },
	/* what is older */
	{ "prior to Ver.19.2", { "19.1", "19" }, { "19.2", "19.3" } },
	{ "versions before 3.3.7", { "3.3.6" }, { "3.3.7" } },
	{ "2.15.0 より前のバージョン", { "2.14.9", "1" }, { "2.15.0", "2.15.1" } },
	{ "3.4 未満", { "3.3.9" }, { "3.4" } },
	{ "< 12.2.8.410", { "12.2.8.300" }, { "12.2.8.410" } },
	{ "firmware versions prior to 'Archer C20(JP)_V1_230616'", { "1_230615" }, { "1_230616" } },
	/* from … to */
	{ "5.0.0 to 5.15.2", { "5.0.0", "5.7", "5.15.2" }, { "4.9", "5.15.3" } },
	{ "Ver.11.220 to Ver.19.210.04e", { "11.220", "19.210.04e", "19.2" }, { "19.210.04f", "11.219" } },
	{ "FortiOS 6.0.0 to 6.0.4, 5.6.3 to 5.6.7", { "6.0.3", "6.0", "5.6.5" }, { "6.0.5", "5.6.8", "5.9" } },
	{ "from 1.0 before 1.4", { "1.0", "1.3.9" }, { "0.9", "1.4" } },
	{ "versions from Ver.3.0.0 prior to Ver.4.0.9", { "3.0.0", "4.0.8" }, { "4.0.9", "2.9" } },
	{ "1.0 から 2.3 まで", { "1.0", "2.3" }, { "2.4", "0.9" } },
	{ "1.0 から 2.3 より前", { "1.0", "2.2" }, { "2.3" } },
	{ "1.0 以上 2.3 未満", { "1.0", "2.2.9" }, { "2.3", "0.9" } },
	{ ">= 7.0.0, < 7.0.6", { "7.0.0", "7.0.5" }, { "7.0.6", "6.9" } },
	{ "Ver.1.0.0 ～ Ver.2.0.0", { "1.5", "2.0" }, { "2.1" } },
	{ "6.2.0 through 6.2.3", { "6.2.3" }, { "6.2.4" } },
	/* series */
	{ "6.0 series", { "6.0", "6.0.17" }, { "6.1", "5.9" } },
	{ "All versions of 5.4 series", { "5.4.3" }, { "5.5", "5.3" } },
	{ "6.0.x", { "6.0.1" }, { "6.4" } },
	{ "3.1 系", { "3.1.9" }, { "3.2" } },
	{ "<= 11.x", { "11.0", "11.9", "3" }, { "12.0" } },
	{ "<= 12.2.x.x", { "12.2.8.1", "12.1" }, { "12.3" } },
	{ "< 3.x", { "2.9" }, { "3.0" } },
	{ "> 3.x", { "4.0" }, { "3.9" } },
	{ "4.0 series prior to version 4.0.13", { "4.0.12", "4.0" }, { "4.0.13", "3.9" } },
	{ "2.8.0 to 2.8.97 (2.8 series)", { "2.8.50" }, { "2.7", "2.8.98" } },
	{ "1.0.0 and 2.1.0 to 2.1.3 (for the 4.0/4.1 series)", { "1.0", "2.1.2" }, { "4.0", "1.1" } },
	/* alone, and newer */
	{ "X8.10.3", { "8.10.3" }, { "8.10.4" } },
	{ "V2.6.0", { "2.6.0", "2.6" }, { "2.6.1", "2.5" } },
	{ "12.4\\(22\\)xr3", { "12.4(22)xr3" }, { "12.4", "12.4(22)xr4" } },
	{ "1.2.3, 1.2.5 and 1.3", { "1.2.3", "1.2.5", "1.3" }, { "1.2.4" } },
	{ "Version 2.4 or later", { "2.4", "9" }, { "2.3" } },
	{ "5.0 以降", { "5.0", "6" }, { "4.9" } },
	{ "> 1.0", { "1.0.1" }, { "1.0" } },
	/* a model stands before it */
	{ "JH-RVB1 Ver.B0.1.9.1 and earlier", { "0.1.9.1", "0.1.8" }, { "0.1.9.2" } },
	{ "prior to System/Copy 1.10-00", { "1.09" }, { "1.10" } },
	{ "CS1W-EIP21 V2.1 and earlier", { "2.1" }, { "2.2" } },
	{ "STARDOM FCN Controller and FCJ Controller R1.01 to R4.31", { "1.01", "4.31" }, { "4.40" } },
	{ "V1L01NF1 to V2L02NF3", { "V1L01NF1", "V2L02NF3" }, { "V2L02NF4" } },
};

static void a_cell_holds_what_it_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(cells); i++) {
		struct affected affected;
		auto_arena a = { 0 };
		affected_read(&a, str_of(cells[i].cell), &affected);
		if (affected.what != AFFECTED_RANGES)
			fail_msg("%s: not understood", cells[i].cell);
		for (size_t k = 0; k < LENGTH(cells[i].in) && cells[i].in[k]; k++)
			if (!holds(&affected, cells[i].in[k]))
				fail_msg("%s: %s is not in", cells[i].cell, cells[i].in[k]);
		for (size_t k = 0; k < LENGTH(cells[i].out) && cells[i].out[k]; k++)
			if (holds(&affected, cells[i].out[k]))
				fail_msg("%s: %s is in", cells[i].cell, cells[i].out[k]);
	}
}

static void all_is_all_and_nothing_is_guessed(void **state)
{
	(void)state;
	static const struct {
		const char *cell;
		enum affected_what what;
	} given[] = {
		{ "all versions", AFFECTED_ALL }, { "firmware all versions", AFFECTED_ALL }, { "All firmware versions", AFFECTED_ALL },
		{ "すべてのバージョン", AFFECTED_ALL }, { "*", AFFECTED_ALL }, { "unspecified", AFFECTED_UNTOLD }, { "n/a", AFFECTED_UNTOLD }, { "", AFFECTED_UNTOLD },
		{ "see the information provided by the vendor", AFFECTED_UNTOLD }, { "versions before 9 July 2024 maintenance", AFFECTED_UNTOLD },
		{ "installed April 2024 or earlier", AFFECTED_UNTOLD }, { "<8/30/2024", AFFECTED_UNTOLD }, { "before May 2018", AFFECTED_UNTOLD }, { "不明", AFFECTED_UNTOLD }, { "5.0 to 4.0", AFFECTED_UNTOLD },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct affected affected;
		auto_arena a = { 0 };
		affected_read(&a, str_of(given[i].cell), &affected);
		if (affected.what != given[i].what)
			fail_msg("%s: %d", given[i].cell, (int)affected.what);
	}
}

static void each_range_says_what_it_is_about(void **state)
{
	(void)state;
	static const struct {
		const char *cell;
		const char *about[8];
	} given[] = {
		{ "JH-RVB1 Ver.1.9.1 and earlier", { "jh-rvb1" } },
		{ "FortiOS before 7.0.3", { "fortios" } },
		{ "FortiOS 6.0.0 to 6.0.4, 5.6.3 to 5.6.7 and 5.4.6 to 5.4.12, FortiProxy 2.0.0, 1.2.0 to 1.2.8",
		  { "fortios", "fortios", "fortios", "fortiproxy", "fortiproxy" } },
		{ "1.0", { "" } },
		{ "firmware versions 1.0 to 1.4", { "" } },
		{ "NX102-[][][][] Ver.1.64.00 and earlier", { "nx102-[][][][]" } },
		{ "STARDOM FCN Controller R1.01 to R4.31", { "stardom fcn controller" } },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct affected affected;
		auto_arena a = { 0 };
		size_t count = 0;
		affected_read(&a, str_of(given[i].cell), &affected);
		while (count < LENGTH(given[i].about) && given[i].about[count])
			count++;
		assert_int_equal(affected.count, count);
		for (size_t k = 0; k < count; k++)
			if (!str_eq(affected.about[k], str_of(given[i].about[k])))
				fail_msg("%s: range %zu is about \"%.*s\"", given[i].cell, k, P(affected.about[k]));
	}
}

static void what_else_a_cell_speaks_of_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *cell;
		bool named, dated;
	} given[] = {
		{ "1.0 to 1.4", false, false }, { "firmware v1.2 SP1 and earlier", false, false }, { "A10", false, false },
		{ "BT05", false, false }, { "CR-IR 357", true, false }, { "MMT-1710", true, false }, { "882160 Gemini", true, false }, { "before 8/30/2024", false, true },
		{ "shipped before May 2018", true, true },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct affected affected;
		auto_arena a = { 0 };
		affected_read(&a, str_of(given[i].cell), &affected);
		if (affected.named != given[i].named || affected.dated != given[i].dated)
			fail_msg("%s: named %d, dated %d", given[i].cell, affected.named, affected.dated);
	}
}

static void structured_bounds_are_as_they_say(void **state)
{
	(void)state;
	struct version_range range;
	struct version at, inside;
	version_read(S("2.0"), &at);
	version_read(S("1.5"), &inside);
	assert_true(version_range_of(S("1.0"), true, S("2.0"), false, &range));
	assert_true(version_in(&inside, &range) && !version_in(&at, &range));
	assert_true(version_range_of(S("1.0"), true, S("2.0"), true, &range) && version_in(&at, &range));
	assert_true(version_range_of(S("2.0"), false, S(""), false, &range) && !version_in(&at, &range));
	assert_true(version_range_of(S(""), true, S("*"), true, &range) && version_in(&at, &range));
	assert_true(version_range_of(S("5.1.x"), true, S("5.1.5 build 20240116"), false, &range));
	version_read(S("5.1.5"), &inside);
	assert_true(version_in(&inside, &range));
	assert_true(version_range_of(S(""), true, S("5.1.*"), true, &range) && version_in(&inside, &range));
	assert_true(version_range_of(S("h5.1.x"), true, S("h5.1.6.2734 build 20240414"), false, &range));
	version_whole(S("h5.1.2.1"), &inside);
	version_whole(S("h5.0.9"), &at);
	assert_true(version_in(&inside, &range) && !version_in(&at, &range));
	assert_true(version_range_of(S("5.x.x"), true, S("5.x.x"), true, &range));
	version_read(S("5.9.1"), &inside);
	version_read(S("6.0"), &at);
	assert_true(version_in(&inside, &range) && !version_in(&at, &range));
	assert_true(version_range_of(S(""), true, S("12.5\\(1\\)su6"), false, &range));
	version_read(S("12.5(1)su5"), &inside);
	version_read(S("12.5(1)su6"), &at);
	assert_true(version_in(&inside, &range) && !version_in(&at, &range));
	assert_true(version_range_of(S(""), true, S("6.5.4.0."), true, &range));
	version_read(S("6.5.4.0"), &inside);
	version_read(S("6.5.4.1"), &at);
	assert_true(version_in(&inside, &range) && !version_in(&at, &range));
	assert_false(version_range_of(S("1.0"), true, S("the next one"), true, &range));
	assert_false(version_range_of(S("1.0"), true, S(".x"), true, &range));
	assert_false(version_range_of(S("1.0"), true, S("."), true, &range));
	assert_false(version_range_of(S("2.0"), true, S("1.0"), true, &range));
}

static void too_much_is_not_half_understood(void **state)
{
	(void)state;
	struct affected affected;
	auto_arena a = { 0 };
	auto_buf many = { 0 };
	for (unsigned i = 1; i <= AFFECTED_RANGES_MAX + 1; i++)
		buf_fmt(&many, "%u.1, ", i);
	affected_read(&a, buf_str(&many), &affected);
	assert_int_equal(affected.what, AFFECTED_UNTOLD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_holds_what_it_says),
		cmocka_unit_test(all_is_all_and_nothing_is_guessed),
		cmocka_unit_test(each_range_says_what_it_is_about),
		cmocka_unit_test(what_else_a_cell_speaks_of_is_told),
		cmocka_unit_test(structured_bounds_are_as_they_say),
		cmocka_unit_test(too_much_is_not_half_understood),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
