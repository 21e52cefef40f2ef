/* take_test.c - whose word counts: the issuer's before others', the newer record before the older, a withdrawn CVE's not at all;
 * in whatever order they come.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "vuln_given.h"

static const char names[] = "company\tinc\nvendor\tmaker\tMaker\nvendor\tmicrosoft\tMicrosoft\n";

static const char nvd[] = NVD_FEED(NVD("CVE-2030-0001", "2030-02-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW("2.0")))));
#define BY_ISSUER(words) CVE5("CVE-2030-0001", "2030-02-01T00:00:00.000Z", CNA(AFFECTED("Share", WORDS(words))))

/* Before a case's steps: an empty catalogue. */
#define GIVEN(v)                                                                                               \
	struct vuln v;                                                                                         \
	vuln_open(&v, names)

static void a_withdrawn_cve_counts_not_at_all(void **state)
{
	(void)state;
	GIVEN(v);
	vuln_give(&v, str_of(nvd));
	same(vuln_of(&v, "Share", "1.0"), S("CVE-2030-0001"));
	struct feed_result r = vuln_give(&v, S(CVE5_OF("CVE-2030-0001", "REJECTED", "2030-03-01T00:00:00.000Z", "\"cna\":{}")));
	assert_int_equal(r.taken.withdrawn, 1);
	same(vuln_of(&v, "Share", "1.0"), S(""));
	same(vuln_of(&v, "Share", ""), S(""));
	/* What comes later by others is not heard either. */
	vuln_give(&v, S(NVD_FEED(NVD("CVE-2030-0001", "2030-04-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW("3.0")))))));
	same(vuln_of(&v, "Share", "1.0"), S(""));
	/* Its issuer takes that back. */
	vuln_give(&v, S(CVE5("CVE-2030-0001", "2030-05-01T00:00:00.000Z", CNA(AFFECTED("Other", WORDS("1.0"))))));
	same(vuln_of(&v, "Share", "2.9"), S("CVE-2030-0001"));
	vuln_close(&v);
}

/* Of a row in a version: what each source says, and what is believed of all. */
static const struct {
	const char *what, *nvd, *cve5;
	const char *version, *says;
} rows[] = {
#define AT(configs) NVD("CVE-2030-0001", "2030-02-01T00:00:00.000", configs)
#define BY(containers) CVE5("CVE-2030-0001", "2030-02-01T00:00:00.000Z", containers)
	{ "issuer says up to, NVD below", AT(ANY(MATCH("a", "share", "*", BELOW("2.0")))), BY(CNA(AFFECTED("Share", WORDS("2.0 and earlier")))), "2.0", "CVE-2030-0001" },
	{ "issuer says below, NVD up to", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), BY(CNA(AFFECTED("Share", WORDS("prior to 2.0")))), "2.0", "" },
	{ "both agree", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), BY(CNA(AFFECTED("Share", WORDS("prior to 2.0")))), "1.9", "CVE-2030-0001" },
	{ "NVD speaks of another product too", AT(ANY(MATCH("a", "viewer", "*", UP_TO("2.0")))), BY(CNA(AFFECTED("Viewer Pro", WORDS("prior to 1.0")))), "1.9", "" },
	{ "ADP outweighs NVD", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), BY(ADP(AFFECTED("share", IS("affected", "\"version\":\"0\",\"lessThan\":\"1.5\"")))), "1.9", "" },
	{ "issuer outweighs ADP", AT(ANY(MATCH("a", "share", "*", UP_TO("9.0")))),
	  BY(ADP(AFFECTED("share", IS("affected", "\"version\":\"0\",\"lessThan\":\"9.0\""))) "," CNA(AFFECTED("Share", WORDS("prior to 1.5")))), "1.9", "" },
	{ "issuer untold gives way to NVD", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), BY(CNA(AFFECTED("Share", WORDS("see the vendor's page")))), "2.1", "" },
	{ "issuer untold gives way to NVD, hit", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), BY(CNA(AFFECTED("Share", WORDS("see the vendor's page")))), "2.0", "CVE-2030-0001" },
	{ "issuer untold gives way to ADP", NULL,
	  BY(CNA(AFFECTED("Share", WORDS("n/a"))) "," ADP(AFFECTED("share", IS("affected", "\"version\":\"0\",\"lessThan\":\"1.5\"")))), "1.9", "" },
	{ "untold alone is not known", NULL, BY(CNA(AFFECTED("Share", WORDS("see the vendor's page")))), "2.0", "?CVE-2030-0001" },
	{ "untold beside what is told, by one issuer", NULL, BY(CNA(AFFECTED("Share", WORDS("see the vendor's page") "," WORDS("prior to 2.0")))), "2.0", "" },
	{ "all versions", NULL, BY(CNA(AFFECTED("Share", WORDS("all versions")))), "", "CVE-2030-0001" },
	{ "no version in the ledger", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), NULL, "", "?CVE-2030-0001" },
	{ "no version in the ledger: not known", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))), NULL, "不明", "?CVE-2030-0001" },
	{ "unaffected acquits", NULL, BY(CNA(AFFECTED("Share", WORDS("prior to 2.0") "," IS("unaffected", "\"version\":\"1.5\"")))), "1.5", "" },
	{ "unaffected acquits only what it names", NULL, BY(CNA(AFFECTED("Share", WORDS("prior to 2.0") "," IS("unaffected", "\"version\":\"1.5\"")))), "1.4", "CVE-2030-0001" },
	{ "unaffected acquits from NVD", AT(ANY(MATCH("a", "share", "*", UP_TO("2.0")))),
	  BY(CNA("{\"vendor\":\"Maker\",\"product\":\"Share\",\"defaultStatus\":\"affected\",\"versions\":[" IS("unaffected", "\"version\":\"1.5\",\"lessThan\":\"*\"") "]}")), "1.7", "" },
	{ "affected by default", NULL,
	  BY(CNA("{\"vendor\":\"Maker\",\"product\":\"Share\",\"defaultStatus\":\"affected\",\"versions\":[" IS("unaffected", "\"version\":\"1.5\",\"lessThan\":\"*\"") "]}")), "1.4", "CVE-2030-0001" },
	{ "unaffected where no version is known", NULL, BY(CNA(AFFECTED("Share", WORDS("prior to 2.0") "," IS("unaffected", "\"version\":\"1.5\"")))), "", "?CVE-2030-0001" },
	{ "two ranges", AT(ANY(MATCH("a", "share", "*", BELOW("1.0")) "," MATCH("a", "share", "*", ",\"versionStartIncluding\":\"2.0\"" BELOW("2.5")))), NULL, "2.4", "CVE-2030-0001" },
	{ "between two ranges", AT(ANY(MATCH("a", "share", "*", BELOW("1.0")) "," MATCH("a", "share", "*", ",\"versionStartIncluding\":\"2.0\"" BELOW("2.5")))), NULL, "1.4", "" },
	{ "one version", AT(ANY(MATCH("a", "share", "1.5", ""))), NULL, "1.5", "CVE-2030-0001" },
	{ "another version", AT(ANY(MATCH("a", "share", "1.5", ""))), NULL, "1.6", "" },
};

/* Each in both orders, and once more with something beside it that says nothing of versions. */
static void whose_word_counts(void **state)
{
	(void)state;
	static const str kev = T("{\"title\":\"CISA\",\"vulnerabilities\":[{\"cveID\":\"CVE-2030-0001\",\"vendorProject\":\"Maker\",\"product\":\"Box\",\"dateAdded\":\"2030-01-09\"}]}");
	size_t wrong = 0;
	for (size_t i = 0; i < LENGTH(rows); i++)
		for (int order = 0; order < 4; order++) {
			GIVEN(v);
			str file = rows[i].nvd ? arena_fmt(&v.t.arena, "{\"format\":\"NVD_CVE\",\"vulnerabilities\":[%s]}", rows[i].nvd) : S("");
			if (order & 2)
				vuln_give(&v, kev);
			if (file.n && !(order & 1))
				vuln_give(&v, file);
			if (rows[i].cve5)
				vuln_give(&v, str_of(rows[i].cve5));
			if (file.n && (order & 1))
				vuln_give(&v, file);
			str says = vuln_of(&v, "Share", rows[i].version);
			if (!str_eq(says, str_of(rows[i].says))) {
				print_error("%s (order %d), version %s: \"%.*s\", want \"%s\"\n", rows[i].what, order, rows[i].version, P(says), rows[i].says);
				wrong++;
			}
			vuln_close(&v);
		}
	assert_int_equal(wrong, 0);
}

static str dated(struct vuln *v, const char *modified, const char *below)
{
	return arena_fmt(&v->t.arena, "{\"format\":\"NVD_CVE\",\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0001\",\"lastModified\":\"%s\",\"configurations\":[" ANY(MATCH("a", "share", "*", ",\"versionEndExcluding\":\"%s\"")) "]}}]}",
	                 modified, below);
}

static void the_newer_record_stays(void **state)
{
	(void)state;
	GIVEN(v);
	vuln_give(&v, dated(&v, "2026-03-01T00:00:00.000", "2.0"));
	struct feed_result r = vuln_give(&v, dated(&v, "2026-02-01T00:00:00.000", "3.0"));
	assert_true(r.taken.older == 1 && !r.taken.changed && !r.touched_count);
	same(vuln_of(&v, "Share", "2.5"), S(""));
	r = vuln_give(&v, dated(&v, "2026-04-01T00:00:00.000", "1.0"));
	assert_true(r.taken.changed == 1 && r.touched_count == 1 && r.touched[0] == cve_number(S("CVE-2030-0001")));
	same(vuln_of(&v, "Share", "1.5"), S(""));
	same(vuln_of(&v, "Share", "0.5"), S("CVE-2030-0001"));
	vuln_close(&v);
}

static void a_record_from_the_future_gives_way(void **state)
{
	(void)state;
	GIVEN(v);
	vuln_give(&v, dated(&v, "2099-01-01T00:00:00.000", "9.0"));
	same(vuln_of(&v, "Share", "8.0"), S("CVE-2030-0001"));
	assert_int_equal(vuln_give(&v, dated(&v, "2026-03-01T00:00:00.000", "2.0")).taken.changed, 1);
	same(vuln_of(&v, "Share", "8.0"), S(""));
	vuln_close(&v);
}

/* One dated ahead must not push out what is believed. */
static void what_is_believed_stays_before_the_future(void **state)
{
	(void)state;
	GIVEN(v);
	vuln_give(&v, dated(&v, "2026-03-01T00:00:00.000", "2.0"));
	vuln_give(&v, dated(&v, "2099-01-01T00:00:00.000", "9.0"));
	vuln_give(&v, dated(&v, "2026-03-02T00:00:00.000", "3.0"));
	same(vuln_of(&v, "Share", "8.0"), S(""));
	same(vuln_of(&v, "Share", "2.5"), S("CVE-2030-0001"));
	vuln_close(&v);
}

static int64_t count(struct vuln *v, bool claims)
{
	struct err e = { 0 };
	int64_t n = -1;
	works(claims ? db_one_int(v->db, &e, &n, -1, "SELECT COUNT(*) FROM claim", NONE) : db_one_int(v->db, &e, &n, -1, "SELECT COUNT(*) FROM told", NONE), e);
	return n;
}

static void the_same_twice_changes_nothing(void **state)
{
	(void)state;
	GIVEN(v);
	vuln_give(&v, str_of(nvd));
	int64_t told = count(&v, false), claims = count(&v, true);
	struct feed_result r = vuln_give(&v, str_of(nvd));
	assert_true(r.taken.same == r.taken.records && !r.taken.added && !r.taken.changed && !r.touched_count);
	assert_true(told == 1 && claims == 1);
	assert_int_equal(count(&v, false), told);
	assert_int_equal(count(&v, true), claims);
	vuln_close(&v);
}

static void of_two_in_one_file_the_newer_stays(void **state)
{
	(void)state;
#define OLD NVD("CVE-2030-0001", "2026-02-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW("9.0"))))
#define NEW NVD("CVE-2030-0001", "2026-03-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW("2.0"))))
	static const str files[] = { T(NVD_FEED(OLD "," NEW)), T(NVD_FEED(NEW "," OLD)), T(NVD_FEED(NEW "," OLD "," NEW)) };
	for (size_t i = 0; i < LENGTH(files); i++) {
		GIVEN(v);
		vuln_give(&v, files[i]);
		same(vuln_of(&v, "Share", "1.0"), S("CVE-2030-0001"));
		same(vuln_of(&v, "Share", "8.0"), S(""));
		assert_int_equal(count(&v, false), 1);
		assert_int_equal(count(&v, true), 1);
		vuln_close(&v);
	}
}

static void what_is_no_cve_number_is_passed(void **state)
{
	(void)state;
	static const char *const none[] = { "", "CVE-", "CVE-2030", "CVE-2030-", "cve-2030-0001", "CVE-1998-0001", "CVE-20300-1", "CVE-2030-123456789", "CVE-2030--1", "CVE-2030-1x" };
	for (size_t i = 0; i < LENGTH(none); i++)
		if (cve_number(str_of(none[i])))
			fail_msg("%s is taken for one", none[i]);
	static const char *const some[] = { "CVE-1999-0001", "CVE-2021-41773", "CVE-2030-9999999" };
	for (size_t i = 0; i < LENGTH(some); i++) {
		auto_arena a = { 0 };
		same(cve_name(&a, cve_number(str_of(some[i]))), str_of(some[i]));
		assert_true(!i || cve_number(str_of(some[i - 1])) < cve_number(str_of(some[i])));
	}
	GIVEN(v);
	struct feed_result r;
	struct err e = { 0 };
	works(vuln_take(&v, "feed", S(NVD_FEED(NVD("CVE-2030-0001", "", "") "," NVD("CVE-1", "", ""))), &r, &e), e);
	assert_int_equal(r.taken.records, 1);
	assert_int_equal(r.passed, 1);
	vuln_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_withdrawn_cve_counts_not_at_all),
		cmocka_unit_test(whose_word_counts),
		cmocka_unit_test(the_newer_record_stays),
		cmocka_unit_test(a_record_from_the_future_gives_way),
		cmocka_unit_test(what_is_believed_stays_before_the_future),
		cmocka_unit_test(the_same_twice_changes_nothing),
		cmocka_unit_test(of_two_in_one_file_the_newer_stays),
		cmocka_unit_test(what_is_no_cve_number_is_passed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
