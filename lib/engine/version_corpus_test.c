/* version_corpus_test.c - the order of the versions that advisories really name, against an order written here for those that are
 * nothing but numbers and points; and by the documents of the schemes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "corpus_given.h"
#include "text.h"
#include "version.h"

#define LETTERS_MAX 60u /* of a version */
#define PAIRED 600u /* of which every two are compared */
#define SAMPLES 120u /* of which every three are */

/* Each list goes up. */
static const char *const schemes[][16] = {
	/* Debian: upstream version, hyphen, revision */
	{ "1.0-1", "1.0-1ubuntu1", "1.0-1ubuntu1.2", "1.0-2", "1.0-10", "1.1-1" },
	{ "8.9p1-3ubuntu0.1", "8.9p1-3ubuntu0.4", "8.9p1-3ubuntu0.10", "8.9p1-4", "9.0p1-1" },
	/* Cisco IOS: train, maintenance, rebuild */
	{ "12.2(33)SXI", "12.2(33)SXI1", "12.2(33)SXI14", "12.2(33)SXJ", "12.2(44)SE", "12.4(15)T", "12.4(15)T1", "12.4(24)T", "15.0(1)M", "15.2(4)M", "15.2(4)M1", "15.2(4)M11" },
	{ "16.9.1", "16.9.3", "16.9.3a", "16.9.4", "16.12.1", "17.3.1" },
	/* Junos: release, R, service release */
	{ "18.4R1", "18.4R1-S5", "18.4R1-S10", "18.4R2", "18.4R2-S3", "18.4R3", "19.1R1", "21.2R3", "21.2R3-S8", "22.1R1" },
	{ "12.3X48-D10", "12.3X48-D95", "12.3X48-D105", "15.1X49-D10", "15.1X53-D20" },
	/* PAN-OS: hotfixes behind -h */
	{ "9.1.13", "10.1.6", "10.1.6-h3", "10.1.6-h6", "10.1.6-h10", "10.1.7", "10.2.0", "11.0.0" },
	/* Pulse and Ivanti Connect Secure */
	{ "8.3R7", "8.3R7.1", "9.0R1", "9.0R3", "9.0R3.1", "9.0R4", "9.1R1", "9.1R9", "9.1R10", "9.1R14.4", "22.6R2", "22.6R2.3", "22.7R1" },
	/* Windows: how far it is patched */
	{ "6.1.7601.24214", "6.3.9600.20000", "10.0.10240.1", "10.0.14393.7070", "10.0.17763.1", "10.0.17763.5936", "10.0.19045.4529", "10.0.22631.3880", "10.0.26100.1742" },
	/* days */
	{ "2021-10", "2022-01", "2022-01-05", "2022-01-31", "2022-12-01", "2023-01-01" },
	{ "20220105", "20220131", "20221201", "20230101" },
	{ "2019.1", "2021.10", "2022.01", "2022.1.1", "2023.3" },
	/* Fortinet, VMware, Java, Apache Tomcat, Exchange */
	{ "5.6.7", "6.0.4", "6.2.0", "7.0.0", "7.0.12", "7.2.0", "7.2.0 build1157", "7.2.5" },
	{ "6.5", "6.5 U1", "6.7", "6.7 U3", "7.0", "7.0 U1", "7.0 U1c", "7.0 U3", "7.0 Update 3c", "7.0 U3d", "8.0" },
	{ "7u80", "8", "8u9", "8u202", "11.0.2", "17.0.1" },
	{ "9.0.0.M1", "9.0.0.M27", "9.0.0", "9.0.1", "10.0.0-M1", "10.0.0-M10", "10.0.0", "10.1.0-M1" },
	{ "15.01.2507.006", "15.1.2507.9", "15.02.0986.005", "15.2.1118.7" },
	/* what comes before a release */
	{ "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0" },
	{ "3.0.0-dev", "3.0.0-rc1", "3.0.0", "3.0.1-rc2" },
};

static bool read(const char *text, struct version *v)
{
	auto_arena a = { 0 };
	return version_whole(text_fold(&a, str_of(text)), v);
}

static void the_schemes_are_ordered_as_they_say(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t l = 0; l < LENGTH(schemes); l++)
		for (size_t i = 0; i < LENGTH(schemes[l]) && schemes[l][i]; i++)
			for (size_t j = i + 1; j < LENGTH(schemes[l]) && schemes[l][j]; j++) {
				struct version one, two;
				if (read(schemes[l][i], &one) && read(schemes[l][j], &two) && version_order(&one, &two) < 0)
					continue;
				print_error("%s should come before %s\n", schemes[l][i], schemes[l][j]);
				wrong++;
			}
	assert_int_equal(wrong, 0);
}

/* ---- the versions that advisories name */

static bool open_corpus(struct arena *a, struct texts *c)
{
	static const struct {
		const char *file;
		str members[3];
	} files[] = {
		{ "vuln/nvd20-hospital.json.gz", { T("versionStartIncluding"), T("versionEndIncluding"), T("versionEndExcluding") } },
		{ "vuln/cve5-hospital.jsonl.gz", { T("lessThan"), T("lessThanOrEqual") } },
		{ "vuln/eol.json", { T("latest"), T("releaseCycle") } },
	};
	*c = (struct texts){ .a = a };
	for (size_t i = 0; i < LENGTH(files); i++) {
		str text;
		if (!corpus_read(a, files[i].file, &text))
			return false;
		for (size_t k = 0; k < LENGTH(files[i].members) && files[i].members[k].n; k++)
			corpus_members(c, text, files[i].members[k], LETTERS_MAX);
	}
	corpus_shuffle(c);
	return true;
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static void numbers_and_points_are_ordered_as_numbers(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct texts c;
	size_t count = 0;
	if (!open_corpus(&a, &c))
		skip();
	str *list = arena_array(&a, str, c.all.count);
	struct version *read_as = arena_array(&a, struct version, c.all.count);
	for (size_t i = 0; i < c.all.count && count < PAIRED; i++)
		if (plain_version(c.all.list[i]))
			list[count++] = c.all.list[i];
	assert_int_equal(count, PAIRED);
	for (size_t i = 0; i < count; i++)
		if (version_read(list[i], &read_as[i]) != list[i].n)
			fail_msg("%.*s is no version", P(list[i]));
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			struct version end = version_end(&read_as[i]);
			int want = plain_order(list[i], list[j]);
			if (sign(version_order(&read_as[i], &read_as[j])) != want)
				fail_msg("%.*s and %.*s", P(list[i]), P(list[j]));
			if ((version_order(&end, &read_as[j]) < 0) != (want < 0))
				fail_msg("the end of %.*s and %.*s", P(list[i]), P(list[j]));
		}
}

/* Every spelling of one is the same; and whatever is read keeps the laws of an order, with the end behind it. */
static void what_is_read_keeps_the_laws(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct texts c;
	size_t whole = 0;
	if (!open_corpus(&a, &c))
		skip();
	struct version *kept = arena_array(&a, struct version, SAMPLES);
	size_t count = 0;
	for (size_t i = 0; i < c.all.count; i++) {
		struct version v, again, from, end;
		str folded = text_fold(&a, c.all.list[i]);
		if (!version_whole(folded, &v))
			continue;
		whole++;
		assert_true(version_whole(text_fold(&a, text_width(&a, c.all.list[i])), &again) && !version_order(&v, &again));
		size_t n = version_read(folded, &again);
		if (n == folded.n && folded.p[0] >= '0' && folded.p[0] <= '9') {
			if (version_read(arena_fmt(&a, "ver.%.*s and earlier", P(folded)), &again) != n + 4 || version_order(&v, &again))
				fail_msg("ver.%.*s and earlier", P(folded));
			assert_int_equal(version_series(folded, &from, &end), n);
			assert_true(version_order(&from, &v) == 0 && version_order(&v, &end) < 0);
		}
		end = version_end(&v);
		assert_true(version_order(&v, &end) < 0);
		if (count < SAMPLES && i % 3 == 0)
			kept[count++] = v;
	}
	print_message("%zu of %zu versions are read as such (%.1f %%)\n", whole, c.all.count, 100.0 * (double)whole / (double)c.all.count);
	assert_true(whole * 100 > c.all.count * 85);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			int there = version_order(&kept[i], &kept[j]);
			assert_int_equal(sign(there), -sign(version_order(&kept[j], &kept[i])));
			for (size_t k = 0; there <= 0 && k < count; k++)
				assert_true(version_order(&kept[j], &kept[k]) > 0 || version_order(&kept[i], &kept[k]) <= 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_schemes_are_ordered_as_they_say),
		cmocka_unit_test(numbers_and_points_are_ordered_as_numbers),
		cmocka_unit_test(what_is_read_keeps_the_laws),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
