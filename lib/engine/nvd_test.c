/* nvd_test.c - a record of the NVD: its claims, configurations, score and text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "nvd.h"

#define CPE(part, vendor, product, version) "cpe:2.3:" part ":" vendor ":" product ":" version ":*:*:*:*:*:*"

static const char record[] =
	"{\"cve\":{\"id\":\"CVE-2030-0001\",\"published\":\"2030-01-02T03:04:05\",\"lastModified\":\"2030-02-03T00:00:00\",\"vulnStatus\":\"Analyzed\","
	"\"cisaExploitAdd\":\"2030-01-09\",\"descriptions\":[{\"lang\":\"es\",\"value\":\"hola\"},{\"lang\":\"en\",\"value\":\"A hole.\"}],"
	"\"metrics\":{\"cvssMetricV31\":[{\"source\":\"a\",\"cvssData\":{\"version\":\"3.1\",\"baseScore\":9.8}}],"
	"\"cvssMetricV2\":[{\"cvssData\":{\"baseScore\":7.5}}]},"
	"\"configurations\":[{\"nodes\":[{\"operator\":\"OR\",\"negate\":false,\"cpeMatch\":["
	"{\"vulnerable\":true,\"criteria\":\"" CPE("o", "maker", "router_os", "*:*") "\",\"versionStartIncluding\":\"6.0.0\",\"versionEndIncluding\":\"6.0.4\"},"
	"{\"vulnerable\":true,\"criteria\":\"" CPE("o", "maker", "router_os", "9.0:r3") "\"},"
	"{\"vulnerable\":true,\"criteria\":\"" CPE("a", "maker", "viewer", "*:*") "\",\"versionEndExcluding\":\"the last one\"}]}]},"
	"{\"nodes\":[{\"cpeMatch\":[{\"vulnerable\":true,\"criteria\":\"" CPE("a", "maker", "share", "1.0:-") "\"}]},"
	"{\"cpeMatch\":[{\"vulnerable\":false,\"criteria\":\"" CPE("o", "maker", "desk_os", "*:*") "\"}]}],\"operator\":\"AND\"}],"
	"\"references\":[{\"url\":\"https://example.org/\"}]}}";

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
	works(nvd_read(&a, str_of(record), &adv, &e), e);
	same(adv.cve, S("CVE-2030-0001"));
	same(adv.summary, S("A hole."));
	same(adv.known_since, S("2030-01-09"));
	assert_true(adv.score > 9.7 && !adv.rejected && !adv.cut);
	assert_int_equal(adv.count, 5);
	const struct claim *c = adv.claims;
	same(c[0].cpe_product, S("router_os"));
	same(c[0].said, S(">= 6.0.0 <= 6.0.4"));
	assert_true(hits(&c[0], "6.0.3") && !hits(&c[0], "6.0.5") && !c[0].all_nodes && !c[0].platform);
	same(c[1].said, S("9.0 r3"));
	assert_true(hits(&c[1], "9.0r3") && !hits(&c[1], "9.0r4"));
	assert_int_equal(c[2].what, AFFECTED_UNTOLD);
	assert_true(hits(&c[3], "1.0") && c[3].all_nodes && !c[3].platform && c[3].config == 1 && c[3].node == 0);
	assert_true(c[4].platform && c[4].all_nodes && c[4].node == 1 && c[4].what == AFFECTED_ALL && c[4].part == 'o');
}

/* The block stands before the source of the record in one, behind it in the other. */
static void what_issuers_said_is_theirs(void **state)
{
	(void)state;
#define AFFECTED                                                                                                                          \
	"\"affected\":[{\"source\":\"cna@maker\",\"affectedData\":[{\"vendor\":\"Maker\",\"product\":\"Share\",\"versions\":[{\"version\":\"Ver5.61 and " \
	"earlier\",\"status\":\"affected\"}]}]},{\"source\":\"other\",\"affectedData\":[{\"vendor\":\"maker\",\"product\":\"share\",\"cpes\":[\"" CPE("a", "maker", "share", "*:*") \
	"\"],\"versions\":[{\"version\":\"0\",\"lessThan\":\"5.61\",\"status\":\"affected\"}]}]}]"
	static const char *const records[] = {
		"{\"cve\":{\"id\":\"CVE-2030-0001\"," AFFECTED ",\"sourceIdentifier\":\"cna@maker\"}}",
		"{\"cve\":{\"sourceIdentifier\":\"cna@maker\",\"id\":\"CVE-2030-0001\"," AFFECTED "}}",
	};
	for (size_t i = 0; i < LENGTH(records); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct advisory adv;
		works(nvd_read(&a, str_of(records[i]), &adv, &e), e);
		assert_int_equal(adv.count, 2);
		assert_int_equal(adv.claims[0].source, ADVISORY_CNA);
		same(adv.claims[0].issuer, S("cna@maker"));
		same(adv.claims[0].product, S("Share"));
		assert_int_equal(adv.claims[1].source, ADVISORY_ADP);
		same(adv.claims[1].cpe_product, S("share"));
	}
}

static void the_makers_page_is_where_it_is_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct advisory adv;
	works(nvd_read(&a, S("{\"cve\":{\"id\":\"CVE-2030-0002\",\"references\":[{\"url\":\"https://a.test/\"},{\"tags\":[\"Patch\",\"Vendor Advisory\"],\"url\":\"https://maker.test/\"},"
	                    "{\"url\":\"https://b.test/\",\"tags\":[\"Vendor Advisory\"]}]}}"), &adv, &e), e);
	same(adv.url, S("https://maker.test/"));
	works(nvd_read(&a, S("{\"cve\":{\"id\":\"CVE-2030-0002\",\"references\":[{\"url\":\"https://a.test/\"},{\"url\":\"https://b.test/\"}]}}"), &adv, &e), e);
	same(adv.url, S("https://a.test/"));
}

static void a_withdrawn_record_is_so(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct advisory adv;
	works(nvd_read(&a, S("{\"cve\":{\"id\":\"CVE-2030-0002\",\"vulnStatus\":\"Rejected\"}}"), &adv, &e), e);
	assert_true(adv.rejected && !adv.count);
}

static void what_is_no_record_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "{}", "[]", "{\"cve\":{}}", "{\"cve\":{\"id\":\"CVE-1\"", "nothing", "{\"cve\":{\"id\":7}}" };
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct advisory adv;
		assert_false(nvd_read(&a, str_of(none[i]), &adv, &e));
		assert_int_equal(e.kind, ERR_INPUT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_read),
		cmocka_unit_test(what_issuers_said_is_theirs),
		cmocka_unit_test(the_makers_page_is_where_it_is_read),
		cmocka_unit_test(a_withdrawn_record_is_so),
		cmocka_unit_test(what_is_no_record_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
