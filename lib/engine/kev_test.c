/* kev_test.c - CISA's catalog, as JSON and as CSV.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "kev.h"

static void an_element_is_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct advisory adv;
	works(kev_read(&a, S("{\"cveID\":\"CVE-2030-0001\",\"vendorProject\":\"Maker\",\"product\":\"Router OS\",\"vulnerabilityName\":\"A hole\","
	                     "\"dateAdded\":\"2030-01-09\",\"dueDate\":\"2030-01-30\",\"knownRansomwareCampaignUse\":\"Known\",\"cwes\":[\"CWE-22\"]}"), &adv, &e), e);
	same(adv.cve, S("CVE-2030-0001"));
	same(adv.title, S("A hole"));
	same(adv.known_since, S("2030-01-09"));
	assert_true(adv.ransomware);
	assert_int_equal(adv.count, 1);
	same(adv.claims->product, S("Router OS"));
	assert_int_equal(adv.claims->what, AFFECTED_UNTOLD);
	assert_false(kev_read(&a, S("{\"product\":\"x\"}"), &adv, &e));
	assert_false(kev_read(&a, S("{\"cveID\":\"CVE-2030"), &adv, &e));
}

static bool gather(void *of, const struct advisory *adv, struct err *e)
{
	(void)e;
	buf_fmt(of, "%.*s|%.*s|%.*s|%d\n", P(adv->cve), P(adv->claims->vendor), P(adv->summary), adv->ransomware);
	return true;
}

#define HEAD "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes\n"

static void rows_are_read(void **state)
{
	(void)state;
	auto_buf out = { 0 };
	struct err e = { 0 };
	size_t passed;
	works(kev_read_csv(S(HEAD "CVE-2030-0001,Maker,Router OS,A hole,2030-01-09,\"Holes, \"\"two\"\"\nof them\",Patch,2030-01-30,Unknown,,\"CWE-22, CWE-1\"\n"
	                          ",Maker,Nothing,,,,,,,,\nCVE-2030-0002,Other,Box,Another,2030-02-01,Short,Patch,2030-02-22,Known,,\n"),
	                   gather, &out, &passed, &e), e);
	same(buf_str(&out), S("CVE-2030-0001|Maker|Holes, \"two\"\nof them|0\nCVE-2030-0002|Other|Short|1\n"));
	assert_int_equal(passed, 1);
}

static void what_is_no_catalog_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", HEAD, "a,b\n1,2\n" };
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		size_t passed;
		assert_false(kev_read_csv(str_of(none[i]), gather, &out, &passed, &e));
		assert_int_equal(e.kind, ERR_INPUT);
	}
}

static bool refuse(void *of, const struct advisory *adv, struct err *e)
{
	(void)of;
	(void)adv;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	struct err e = { 0 };
	size_t passed;
	assert_false(kev_read_csv(S("cveID\nCVE-2030-0001\nCVE-2030-0002\n"), refuse, NULL, &passed, &e));
	assert_int_equal(e.kind, ERR_DISK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_element_is_read),
		cmocka_unit_test(rows_are_read),
		cmocka_unit_test(what_is_no_catalog_is_refused),
		cmocka_unit_test(a_taker_can_stop_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
