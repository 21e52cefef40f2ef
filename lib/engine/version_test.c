/* version_test.c - the order of versions: by the examples of each scheme, and its laws.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "text.h"
#include "version.h"

static struct version read(const char *text)
{
	struct version v;
	auto_arena a = { 0 };
	if (!version_read(text_fold(&a, str_of(text)), &v))
		fail_msg("%s is no version", text);
	return v;
}

static void same_version(const char *a, const char *b)
{
	struct version x = read(a), y = read(b);
	if (version_order(&x, &y))
		fail_msg("%s is another version than %s", a, b);
}

/* Each list goes up: every one stands before all that follow it. */
static const char *const lists[][12] = {
	/* numbers and points */
	{ "5.9", "5.10", "5.61", "6", "6.0.1", "6.0.10", "6.1", "10" },
	{ "2.4.9", "2.4.38", "2.4.49", "2.4.50", "2.15.0", "2.15.0.1", "2.16" },
	{ "12.2.8.300", "12.2.8.410", "12.2.10", "12.10" },
	/* SemVer 2.0.0, section 11: pre-releases stand before the release */
	{ "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1-rc1", "1.0.1" },
	/* Ivanti and Pulse Secure: releases within a version */
	{ "8.3R7.1", "9.0R1", "9.0R3", "9.0R3.4", "9.0R10", "9.1R1", "9.1R11.4" },
	/* letters and patches behind numbers: OpenSSL, SKYSEA, OpenSSH, Windows */
	{ "1.0.2", "1.0.2a", "1.0.2k", "1.0.2zg", "1.1.0" },
	{ "19.2", "19.210.04", "19.210.04e", "19.210.04f", "19.210.05" },
	{ "8.9", "8.9p1", "8.9p2", "9.0p1" },
	{ "7", "7 SP1", "8", "8.1", "10" },
	{ "1.7.0_80", "1.8.0_202", "8u1000", "11.0.2" },
	/* Cisco IOS */
	{ "12.2(33)SXH", "12.2(33)SXI", "12.2(33)SXI4", "12.2(44)", "12.4", "15.0(2)SE" },
	/* Juniper, Palo Alto */
	{ "21.4R3", "21.4R3-S4", "21.4R3-S10", "22.1R1" },
	{ "10.2.2", "10.2.2-h2", "10.2.2-h10", "10.2.3" },
	{ "12.3X48-D10", "12.3X48-D105", "12.3X49" },
	/* Apache: milestones before the release */
	{ "9.0.0.M1", "9.0.0-M27", "9.0.0", "9.0.1.M1", "9.0.1" },
	/* builds tell the same version apart */
	{ "6.0.2", "6.0.3", "6.0.3 build0200", "6.0.3 build0201", "6.0.3a", "6.0.4" },
	{ "2023.2", "2023.3", "2023.3 (Build 9342)", "2023.3 (Build 10000)", "2024.1" },
	/* Windows */
	{ "10.0.19045.3570", "10.0.22621.1", "10.0.22631.3880", "10.0.22631.4317", "10.0.26100.1" },
	/* NetScaler, Philips, Exchange */
	{ "NS13.0: Build 92.19.nc", "13.1-37.164", "NS13.1 49.13", "13.1 Build 49.15" },
	{ "A.09.01", "B.06.17", "B.06.18", "C.00.04" },
	{ "2016 CU22", "2016 Cumulative Update 23", "2019 cumulative_update_11" },
	/* Zyxel */
	{ "5.21", "V5.21(AAZF.2)C0", "V5.21(AAZF.12)C0", "V5.21(AAZF.12)C1", "5.30" },
	/* Yokogawa, WordPress of Japan, Synology */
	{ "V1L01", "V1L10", "V2L02", "V2L02NF3" },
	{ "6.2.4-25556", "6.2.4-25556 Update 2", "6.2.4-25557", "7.0" },
};

static void the_lists_go_up(void **state)
{
	(void)state;
	for (size_t l = 0; l < LENGTH(lists); l++)
		for (size_t i = 0; i < LENGTH(lists[l]) && lists[l][i]; i++)
			for (size_t j = i + 1; j < LENGTH(lists[l]) && lists[l][j]; j++) {
				struct version a = read(lists[l][i]), b = read(lists[l][j]);
				if (version_order(&a, &b) >= 0 || version_order(&b, &a) <= 0)
					fail_msg("%s should come before %s", lists[l][i], lists[l][j]);
			}
}

static void spellings_of_one_version_are_the_same(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{ "v7.2.5", "ｖ７．２．５" }, { "Ver.19.210.04e", "Ｖｅｒ．１９．２１０．０４ｅ" }, { "03.07", "3.7" }, { "7.2", "7.2.0" }, { "7", "7.0.0.0" },
		{ "ﾌｧｰﾑ03.07", "v3.7" }, { "firmware version 1.5.10", "1.5.10" }, { "バージョン 2.4", "2.4" }, { "Ver5.61", "Ver. 5.61" },
		{ "6.0.3 build0200 (GA)", "6.0.3 build 200" }, { "7 SP1", "7 Service Pack 1" }, { "R3.1.9", "3.1.9" }, { "2.0.0-rc1", "2.0 RC 1" },
		{ "9.0R3", "9.0 R3" }, { "2023.3 (Build 9342)", "2023.3_build_9342" }, { "1.0.0a", "1.0a" },
		{ "1.8.0_202", "8u202" }, { "1.8.0 update_202", "8 Update 202" }, { "8.0.202", "8u202" }, { "NS13.1: Build 49.13.nc", "13.1-49.13.nc" },
	};
	for (size_t i = 0; i < LENGTH(pairs); i++)
		same_version(pairs[i][0], pairs[i][1]);
}

/* Total, and transitive: over every three of all versions above. */
static void the_order_has_the_laws_of_an_order(void **state)
{
	(void)state;
	struct version all[200];
	size_t n = 0;
	for (size_t l = 0; l < LENGTH(lists); l++)
		for (size_t i = 0; i < LENGTH(lists[l]) && lists[l][i]; i++)
			all[n++] = read(lists[l][i]);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(version_order(&all[i], &all[i]), 0);
		for (size_t j = 0; j < n; j++) {
			int there = version_order(&all[i], &all[j]), back = version_order(&all[j], &all[i]);
			assert_true((there < 0) == (back > 0) && (there == 0) == (back == 0));
			for (size_t k = 0; k < n; k++)
				assert_true(there > 0 || version_order(&all[j], &all[k]) > 0 || version_order(&all[i], &all[k]) <= 0);
		}
	}
}

static void an_end_stands_behind_the_builds_of_a_version(void **state)
{
	(void)state;
	struct version v = read("6.0.3"), build = read("6.0.3 build0200"), letter = read("6.0.3a"), next = read("6.0.3.1");
	struct version end = version_end(&v);
	assert_true(version_order(&v, &end) < 0 && version_order(&build, &end) < 0);
	assert_true(version_order(&end, &letter) < 0 && version_order(&end, &next) < 0);
}

static void a_branch_ends_before_the_next(void **state)
{
	(void)state;
	static const struct {
		const char *fixed, *other, *in, *behind;
	} given[] = {
		{ "15.7", "16.6", "15.8", "16.1" }, { "6.5.4.14-109n", "7.0.1-5035", "6.5.4.15-116n", "7.0.0" },
		{ "13.1-37.164", "13.1-49.15", "13.1-37.176", "13.1-48.47" }, { "8.0 U1e", "8.0 U2d", "8.0 U1f", "8.0 U2c" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct version fixed = read(given[i].fixed), other = read(given[i].other), in = read(given[i].in), next = read(given[i].behind);
		struct version behind = version_behind_branch(&fixed, &other);
		assert_true(version_order(&in, &behind) < 0 && version_order(&behind, &next) < 0);
	}
	struct version one = read("3.6.4"), two = read("3.6.9");
	assert_int_equal(version_behind_branch(&one, &two).n, 0);
}

static void a_series_holds_what_begins_with_its_numbers(void **state)
{
	(void)state;
	static const char *const in[] = { "6.0", "6.0.0", "6.0.4", "6.0.17", "6.0.3 build0200" }, *const out[] = { "5.9.9", "6.1", "6.4.1", "60.0" };
	struct version from, end;
	assert_int_equal(version_series(S("6.0 series"), &from, &end), 3);
	for (size_t i = 0; i < LENGTH(in); i++) {
		struct version v = read(in[i]);
		assert_true(version_order(&from, &v) <= 0 && version_order(&v, &end) < 0);
	}
	for (size_t i = 0; i < LENGTH(out); i++) {
		struct version v = read(out[i]);
		assert_true(version_order(&v, &from) < 0 || version_order(&v, &end) > 0);
	}
}

static void a_version_ends_where_other_words_begin(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t taken;
	} given[] = {
		{ "5.61 and earlier", 4 }, { "ver.19.2 to ver.20", 8 }, { "6.0.x", 3 }, { "2.4.49 (unix)", 6 }, { "1.2.3, 1.2.4", 5 }, { "7.0 series", 3 },
		{ "6.0.3 (ga) and", 10 }, { "1.0 (build", 3 }, { "5.1 prior", 3 }, { "v", 0 }, { "", 0 }, { "all versions", 0 }, { "r", 0 }, { "-", 0 },
		{ "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.23.24.25", 0 }, { "1234567890123456789", 0 },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct version v;
		size_t taken = version_read(str_of(given[i].text), &v);
		if (taken != given[i].taken)
			fail_msg("%s: %zu bytes", given[i].text, taken);
		assert_int_equal(v.n > 0, taken > 0);
	}
}

static void a_text_may_be_nothing_but_a_version(void **state)
{
	(void)state;
	static const char *const whole[][2] = { { "x8.10.3", "8.10.3" }, { "h5.1.6.2734 build 20240414", "5.1.6.2734 build 20240414" },
		                                { "21.3r3-s5-evo", "21.3r3-s5" }, { "v7.2.5", "7.2.5" } };
	static const char *const none[] = { "", "ipq4018", "1.2 and more", "evo", "-evo", "https://example.org/1.2", "a87cb3e48ee8" };
	struct version v;
	for (size_t i = 0; i < LENGTH(whole); i++) {
		struct version want = read(whole[i][1]);
		assert_true(version_whole(str_of(whole[i][0]), &v));
		assert_int_equal(version_order(&v, &want), 0);
	}
	for (size_t i = 0; i < LENGTH(none); i++)
		if (version_whole(str_of(none[i]), &v))
			fail_msg("%s is taken for a version", none[i]);
}

static void a_ledgers_cell_tells_its_version_or_none(void **state)
{
	(void)state;
	static const char *const given[][2] = {
		{ "v6.0.3 build0200 (GA)", "6.0.3 build200" }, { "Ver.3.3.6", "3.3.6" }, { "2023.3 (Build 9342)", "2023.3 build 9342" },
		{ "ﾌｧｰﾑ03.07", "3.7" }, { "(OSﾋﾞﾙﾄﾞ 22631.4317)", "22631.4317" }, { "本体 2.0", "2.0" },
	};
	static const char *const none[] = { "不明", "", "-", "最新", "?", "未確認", "なし" };
	struct version v;
	for (size_t i = 0; i < LENGTH(given); i++) {
		struct version want = read(given[i][1]);
		assert_true(version_of(str_of(given[i][0]), &v));
		if (version_order(&v, &want))
			fail_msg("%s is not %s", given[i][0], given[i][1]);
	}
	for (size_t i = 0; i < LENGTH(none); i++)
		assert_false(version_of(str_of(none[i]), &v));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lists_go_up),
		cmocka_unit_test(spellings_of_one_version_are_the_same),
		cmocka_unit_test(the_order_has_the_laws_of_an_order),
		cmocka_unit_test(an_end_stands_behind_the_builds_of_a_version),
		cmocka_unit_test(a_branch_ends_before_the_next),
		cmocka_unit_test(a_series_holds_what_begins_with_its_numbers),
		cmocka_unit_test(a_version_ends_where_other_words_begin),
		cmocka_unit_test(a_text_may_be_nothing_but_a_version),
		cmocka_unit_test(a_ledgers_cell_tells_its_version_or_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
