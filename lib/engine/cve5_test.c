/* cve5_test.c - a CVE Record: whose claims, of which versions, in whatever order its members stand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "cve5.h"

static const char record[] =
	"{\"containers\":{\"adp\":[{\"metrics\":[{\"other\":{\"content\":{\"dateAdded\":\"2030-05-06\"},\"type\":\"kev\"}}],"
	"\"affected\":[{\"cpes\":[\"cpe:2.3:a:maker:share:*:*:*:*:*:*:*:*\"],\"vendor\":\"maker\",\"product\":\"share\","
	"\"versions\":[{\"status\":\"affected\",\"version\":\"0\",\"versionType\":\"custom\",\"lessThan\":\"5.62\"}],\"defaultStatus\":\"unknown\"}],"
	"\"providerMetadata\":{\"shortName\":\"CISA-ADP\"}}],"
	"\"cna\":{\"providerMetadata\":{\"shortName\":\"jpcert\"},\"title\":\"A hole in Share\","
	"\"descriptions\":[{\"lang\":\"ja\",\"value\":\"穴\"},{\"lang\":\"en\",\"value\":\"A hole.\"}],"
	"\"affected\":[{\"versions\":[{\"status\":\"affected\",\"version\":\"Ver5.61 and earlier\"},{\"status\":\"unaffected\",\"version\":\"4.9\"},"
	"{\"status\":\"unknown\",\"version\":\"9\"}],\"vendor\":\"Maker Inc.\",\"product\":\"Share\"},"
	"{\"vendor\":\"Maker Inc.\",\"product\":\"Box OS, Proxy\",\"versions\":[{\"status\":\"affected\",\"version\":\"Box OS 6.0.0 to 6.0.4, Proxy 2.0.0\"}]},"
	"{\"vendor\":\"Maker Inc.\",\"product\":\"Old\",\"defaultStatus\":\"affected\"}],"
	"\"metrics\":[{\"format\":\"CVSS\",\"cvssV3_1\":{\"baseScore\":8.1}}]}},"
	"\"cveMetadata\":{\"cveId\":\"CVE-2030-0003\",\"state\":\"PUBLISHED\",\"datePublished\":\"2030-01-02T00:00:00\"}}";

static bool hits(const struct claim *c, const char *version)
{
	struct version v;
	assert_true(version_read(str_of(version), &v));
	return c->what == AFFECTED_ALL || (c->what == AFFECTED_RANGES && version_in(&v, &c->range));
}

static void a_record_is_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct advisory adv;
	works(cve5_read(&a, str_of(record), &adv, &e), e);
	same(adv.cve, S("CVE-2030-0003"));
	same(adv.title, S("A hole in Share"));
	same(adv.summary, S("A hole."));
	same(adv.known_since, S("2030-05-06"));
	assert_true(adv.score > 8.0 && !adv.rejected);
	assert_int_equal(adv.count, 6);
	const struct claim *c = adv.claims;
	same(c[0].issuer, S("CISA-ADP"));
	same(c[0].cpe_product, S("share"));
	assert_true(c[0].source == ADVISORY_ADP && hits(&c[0], "1") && !hits(&c[0], "5.62"));
	same(c[1].issuer, S("jpcert"));
	same(c[1].vendor, S("Maker Inc."));
	same(c[1].said, S("Ver5.61 and earlier"));
	assert_true(c[1].source == ADVISORY_CNA && hits(&c[1], "5.61") && !hits(&c[1], "5.62") && !c[1].unaffected);
	assert_true(c[2].unaffected && hits(&c[2], "4.9") && !hits(&c[2], "5.0"));
	same(c[3].about, S("box os"));
	same(c[4].about, S("proxy"));
	assert_true(hits(&c[3], "6.0.3") && hits(&c[4], "2.0.0"));
	same(c[5].product, S("Old"));
	assert_int_equal(c[5].what, AFFECTED_ALL);
}

static void bounds_are_read_as_they_are_written(void **state)
{
	(void)state;
	static const struct {
		const char *entry, *in, *out;
		enum affected_what what;
	} given[] = {
		{ "\"version\":\"7.4.0\",\"lessThanOrEqual\":\"7.4.2\"", "7.4.2", "7.4.3", AFFECTED_RANGES },
		{ "\"version\":\"0\",\"lessThanOrEqual\":\"2023.3 (Build 9342)\"", "2023.3", "2024.1", AFFECTED_RANGES },
		{ "\"version\":\"unspecified\",\"lessThan\":\"R3.2.0\"", "3.1.9", "3.2.0", AFFECTED_RANGES },
		{ "\"version\":\"10.0.0\",\"lessThan\":\"10.0.22631.3880\"", "10.0.22631.3737", "10.0.22631.3880", AFFECTED_RANGES },
		{ "\"version\":\"0\",\"lessThanOrEqual\":\"*\"", "99", NULL, AFFECTED_ALL },
		{ "\"version\":\"all versions\"", "99", NULL, AFFECTED_ALL },
		{ "\"version\":\"0\",\"lessThan\":\"the next release\"", NULL, NULL, AFFECTED_UNTOLD },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct advisory adv;
		str text = arena_fmt(&a, "{\"cveMetadata\":{\"cveId\":\"CVE-2030-1\"},\"containers\":{\"cna\":{\"affected\":[{\"product\":\"p\",\"versions\":[{\"status\":"
		                         "\"affected\",%s}]}]}}}", given[i].entry);
		works(cve5_read(&a, text, &adv, &e), e);
		assert_int_equal(adv.count, 1);
		if (adv.claims->what != given[i].what)
			fail_msg("%s: %d", given[i].entry, (int)adv.claims->what);
		assert_true(!given[i].in || hits(adv.claims, given[i].in));
		assert_true(!given[i].out || !hits(adv.claims, given[i].out));
	}
}

static void what_is_no_record_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "{}", "[]", "{\"cveMetadata\":{}}", "{\"cveMetadata\":{\"cveId\":\"CVE-1\"", "nothing" };
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct advisory adv;
		assert_false(cve5_read(&a, str_of(none[i]), &adv, &e));
		assert_int_equal(e.kind, ERR_INPUT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_read),
		cmocka_unit_test(bounds_are_read_as_they_are_written),
		cmocka_unit_test(what_is_no_record_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
