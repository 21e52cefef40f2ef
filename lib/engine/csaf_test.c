/* csaf_test.c - a CSAF document: whose claims about which products in which versions, however the tree is grown.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "csaf.h"
#include "csaf_tree.h"
#include "json_cut.h"

/* What stands before and behind what is given. */
#define HEAD "\"document\":{\"csaf_version\":\"2.0\",\"category\":\"csaf_security_advisory\",\"title\":\"Holes in Scan\",\"publisher\":{\"name\":\"Maker PSIRT\"}," \
	"\"distribution\":{\"tlp\":{\"label\":\"AMBER\"}},\"tracking\":{\"initial_release_date\":\"2030-01-01\",\"current_release_date\":\"2030-02-02\"}," \
	"\"notes\":[{\"category\":\"general\",\"text\":\"no\"},{\"category\":\"summary\",\"text\":\"All of it.\"}]," \
	"\"references\":[{\"category\":\"external\",\"url\":\"https://x.example\"},{\"category\":\"self\",\"url\":\"https://m.example/a.json\"}," \
	"{\"category\":\"self\",\"url\":\"https://m.example/a.html\"},{\"category\":\"self\",\"url\":\"https://m.example/b.html\"}]}"
#define LEAF(category, name, id) "{\"category\":\"" category "\",\"name\":\"" name "\",\"product\":{\"name\":\"whole " name "\",\"product_id\":\"" id "\"}}"
#define BRANCH(category, name, inner) "{\"branches\":[" inner "],\"category\":\"" category "\",\"name\":\"" name "\"}"

static bool gather(void *of, const struct advisory *adv, struct err *e)
{
	static const char *const whats[] = { "untold", "all", "ranges" };
	(void)e;
	buf_fmt(of, "%.*s|%.*s|%.*s|%.1f\n", P(adv->cve), P(adv->title), P(adv->summary), adv->score);
	for (size_t i = 0; i < adv->count; i++) {
		const struct claim *c = &adv->claims[i];
		assert_int_equal(c->source, ADVISORY_CSAF);
		buf_fmt(of, "%s%s%.*s/%.*s %s", c->unaffected ? "not " : "", c->series ? "series " : "", P(c->vendor), P(c->product), whats[c->what]);
		if (c->about.n)
			buf_fmt(of, " about %.*s", P(c->about));
		if (c->cpe_product.n)
			buf_fmt(of, " %c:%.*s:%.*s", c->part, P(c->cpe_vendor), P(c->cpe_product));
		if (c->all_nodes)
			buf_fmt(of, " %u.%u%s", c->config, c->node, c->platform ? " platform" : "");
		buf_fmt(of, " \"%.*s\"\n", P(c->said));
	}
	return true;
}

static void gives(const char *document, const char *want)
{
	auto_buf out = { 0 };
	struct err e = { 0 };
	size_t passed;
	works(csaf_read(str_of(document), gather, &out, &passed, &e), e);
	same(buf_str(&out), str_of(want));
}

static void a_document_is_read_in_any_order(void **state)
{
	(void)state;
	gives("{\"vulnerabilities\":["
	      "{\"cve\":\"CVE-2030-0001\",\"title\":\"CVE-2030-0001\",\"product_status\":{\"known_affected\":[\"1\",\"nowhere\"],\"fixed\":[\"2\"],\"under_investigation\":[\"3\"],"
	      "\"recommended\":[\"2\"]},\"scores\":[{\"products\":[\"1\"],\"cvss_v3\":{\"baseScore\":5.5}},{\"cvss_v3\":{\"baseScore\":9.1},\"cvss_v2\":{\"baseScore\":10}}]},"
	      "{\"title\":\"no number\",\"product_status\":{\"known_affected\":[\"1\"]}},"
	      "{\"cve\":\"CVE-2030-0002\",\"title\":\"The other\",\"notes\":[{\"category\":\"description\",\"text\":\"Its own.\"}],\"product_status\":{\"known_not_affected\":[\"3\"]},"
	      "\"scores\":[{\"cvss_v2\":{\"baseScore\":4.3}}]}],"
	      "\"product_tree\":{\"branches\":[" BRANCH("vendor", "Maker", BRANCH("product_name", "Scan", LEAF("product_version_range", "<= 3.2", "1") ","
	      LEAF("product_version", "3.3", "2")) "," LEAF("product_name", "View", "3")) "]}," HEAD "}",
	      "CVE-2030-0001|Holes in Scan|All of it.|9.1\n"
	      "Maker/Scan ranges \"<= 3.2\"\n/nowhere untold \"nowhere\"\nnot Maker/Scan ranges \"3.3\"\nMaker/View untold \"whole View\"\n"
	      "CVE-2030-0002|The other|Its own.|4.3\nnot Maker/View all \"whole View\"\n");
}

static bool look(void *of, const struct advisory *adv, struct err *e)
{
	(void)e;
	++*(int *)of;
	same(adv->tlp, S("AMBER"));
	same(adv->url, S("https://m.example/a.html"));
	same(adv->published, S("2030-03-03"));
	same(adv->modified, S("2030-02-02"));
	same(adv->fix, S("Take 3.3.\nCall us."));
	same(adv->fix_url, S("https://m.example/fix"));
	return true;
}

static void what_to_do_is_read(void **state)
{
	(void)state;
	struct err e = { 0 };
	size_t passed;
	int calls = 0;
	works(csaf_read(S("{" HEAD ",\"vulnerabilities\":[{\"cve\":\"CVE-2030-1\",\"release_date\":\"2030-03-03\",\"remediations\":["
	                  "{\"category\":\"mitigation\",\"details\":\"Unplug.\",\"url\":\"https://m.example/unplug\"},"
	                  "{\"category\":\"vendor_fix\",\"details\":\"Take 3.3.\\n\"},{\"category\":\"vendor_fix\",\"details\":\"Call us.\",\"url\":\"https://m.example/fix\"},"
	                  "{\"category\":\"vendor_fix\",\"details\":\"Take 3.3.\",\"url\":\"https://m.example/later\"}]},{},{\"cve\":\"\"}]}"),
	                look, &calls, &passed, &e), e);
	assert_int_equal(calls, 1);
	assert_int_equal(passed, 2);
}

/* ---- versions */

static bool keep(void *of, const struct advisory *adv, struct err *e)
{
	(void)e;
	struct affected *kept = of;
	kept->what = adv->count == 1 || adv->claims[0].what == AFFECTED_RANGES ? adv->claims[0].what : AFFECTED_UNTOLD;
	for (size_t i = 0; i < adv->count && i < AFFECTED_RANGES_MAX; i++)
		if (adv->claims[i].what == AFFECTED_RANGES && !adv->claims[i].unaffected)
			kept->ranges[kept->count++] = adv->claims[i].range;
	return true;
}

static bool hits(const struct affected *kept, const char *version)
{
	struct version v;
	assert_true(version_read(str_of(version), &v));
	for (size_t i = 0; i < kept->count; i++)
		if (version_in(&v, &kept->ranges[i]))
			return true;
	return kept->what == AFFECTED_ALL;
}

static str with_versions(struct arena *a, const char *category, const char *versions)
{
	return arena_fmt(a, "{" HEAD ",\"product_tree\":{\"branches\":[{\"category\":\"product_name\",\"name\":\"Scan\",\"branches\":[{\"category\":\"%s\","
	                 "\"name\":\"%s\",\"product\":{\"name\":\"n\",\"product_id\":\"1\"}}]}]},\"vulnerabilities\":[{\"cve\":\"CVE-2030-1\","
	                 "\"product_status\":{\"known_affected\":[\"1\"]}}]}", category, versions);
}

static void versions_are_read_however_they_are_written(void **state)
{
	(void)state;
	static const struct {
		const char *versions, *in[3], *out[3];
		enum affected_what what;
	} given[] = {
		{ "3.2", { "3.2" }, { "3.3", "3.1" }, AFFECTED_RANGES },
		{ "Scan 3.2", { "3.2" }, { "3.3" }, AFFECTED_RANGES },
		{ "< 12.2.8.410", { "12.2.8.409", "1" }, { "12.2.8.410" }, AFFECTED_RANGES },
		{ "<=3.2", { "3.2" }, { "3.3" }, AFFECTED_RANGES },
		{ ">= 1.0 | <= 1.3.1", { "1.0", "1.2" }, { "0.9", "1.4" }, AFFECTED_RANGES },
		{ "9.13 | 9.19 | 12.1", { "9.13", "12.1" }, { "9.14", "12.0" }, AFFECTED_RANGES },
		{ "3.0|3.1 (with bed 7 | 8)", { "3.0", "3.1" }, { "7", "8" }, AFFECTED_RANGES },
		{ "vers:generic/>=1.0|<2.0|>=3.0|<=3.4|5.0", { "1.5", "3.4", "5.0" }, { "2.0", "3.5", "4" }, AFFECTED_RANGES },
		{ "vers:deb/1%2E5|=1.7", { "1.5", "1.7" }, { "1.6" }, AFFECTED_RANGES },
		{ "vers:all/*", { "9" }, { 0 }, AFFECTED_ALL },
		{ "vers:all", { 0 }, { 0 }, AFFECTED_UNTOLD },
		{ "All versions", { "9" }, { 0 }, AFFECTED_ALL },
		{ "* (end-of-life 2011)", { "1" }, { 0 }, AFFECTED_ALL },
		{ "< july 1 2017", { 0 }, { "1" }, AFFECTED_UNTOLD },
		{ "<8/30/2024", { 0 }, { "1" }, AFFECTED_UNTOLD },
		{ "B.02", { "b.02" }, { "1", "b.03" }, AFFECTED_RANGES },
		{ "Rev B-M", { 0 }, { "1" }, AFFECTED_UNTOLD },
		{ "unspecified", { 0 }, { "1" }, AFFECTED_UNTOLD },
		{ "", { "7" }, { 0 }, AFFECTED_ALL },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct affected kept = { 0 };
		struct err e = { 0 };
		size_t passed;
		works(csaf_read(with_versions(&a, "product_version", given[i].versions), keep, &kept, &passed, &e), e);
		if (kept.what != given[i].what)
			fail_msg("%s: %d", given[i].versions, (int)kept.what);
		for (size_t k = 0; k < 3; k++)
			if ((given[i].in[k] && !hits(&kept, given[i].in[k])) || (given[i].out[k] && hits(&kept, given[i].out[k])))
				fail_msg("%s: of %s and %s", given[i].versions, given[i].in[k], given[i].out[k]);
	}
}

static void what_is_no_version_is_a_model(void **state)
{
	(void)state;
	static const struct {
		const char *category, *versions, *want;
	} given[] = {
		{ "product_version", "CR-IR 357", "/Scan CR-IR 357 all \"CR-IR 357\"\n" },
		{ "product_version", "MMT-1711 | 7900", "/Scan MMT-1711 all \"MMT-1711 | 7900\"\n/Scan 7900 all \"MMT-1711 | 7900\"\n" },
		{ "product_version_range", "CR-IR 357", "/Scan ranges about cr-ir \"CR-IR 357\"\n" },
		{ "product_version", "vers:x/!=1.5", "not /Scan ranges \"vers:x/!=1.5\"\n/Scan all \"vers:x/!=1.5\"\n" },
		{ "product_version", "A10 | 4.0", "/Scan untold \"A10 | 4.0\"\n/Scan ranges \"A10 | 4.0\"\n" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		str want = arena_fmt(&a, "CVE-2030-1|Holes in Scan|All of it.|0.0\n%s", given[i].want);
		gives(arena_text(&a, with_versions(&a, given[i].category, given[i].versions)), arena_text(&a, want));
	}
}

/* ---- the tree */

#define AFFECTED(ids) ",\"vulnerabilities\":[{\"cve\":\"C\",\"product_status\":{\"known_affected\":[" ids "]}}]}"
#define FIRST "C|Holes in Scan|All of it.|0.0\n"

static void names_are_put_together_from_branches(void **state)
{
	(void)state;
	gives("{" HEAD ",\"product_tree\":{\"branches\":[" BRANCH("vendor", "Maker",
	      BRANCH("product_family", "Sono", LEAF("product_version", "1.0", "1") "," BRANCH("product_name", "Sono X", BRANCH("product_version", "2.0",
	      LEAF("service_pack", "SP1", "2") "," LEAF("architecture", "arm", "3")))) ","
	      BRANCH("product_name", "LOGIQ, not including LOGIQ 100 Pro", LEAF("product_version_range", "vers:all/*", "4")) ","
	      BRANCH("product_name", "Vivid products", LEAF("product_version", "7.1", "5")) "," LEAF("host_name", "pc1", "6")) "]}"
	      AFFECTED("\"1\",\"2\",\"3\",\"4\",\"5\",\"6\""),
	      FIRST "series Maker/Sono ranges \"1.0\"\nMaker/Sono X ranges \"2.0 SP1\"\nMaker/Sono X ranges \"2.0 (arm)\"\nseries Maker/LOGIQ all \"vers:all/*\"\n"
	      "series Maker/Vivid ranges \"7.1\"\nMaker/whole pc1 all \"whole pc1 (pc1)\"\n");
}

static void full_names_and_cpe_names_are_read(void **state)
{
	(void)state;
	gives("{" HEAD ",\"product_tree\":{\"full_product_names\":[{\"name\":\"Maker Viewer 4.2\",\"product_id\":\"1\"},{\"name\":\"Desk OS 11\",\"product_id\":\"2\","
	      "\"product_identification_helper\":{\"cpe\":\"cpe:2.3:o:maker:desk_os:11:*:*:*:*:*:*:*\"}},"
	      "{\"name\":\"Any\",\"product_id\":\"3\",\"product_identification_helper\":{\"cpe\":\"cpe:/a:maker:any\",\"skus\":[\"x\"]}}]}" AFFECTED("\"1\",\"2\",\"3\""),
	      FIRST "/Maker Viewer ranges \"4.2\"\n/Desk OS 11 ranges o:maker:desk_os \"Desk OS 11\"\n/Any all a:maker:any \"Any\"\n");
}

#define PARTS "\"full_product_names\":[{\"name\":\"Ssl 1.0.2\",\"product_id\":\"part\"},{\"name\":\"Scan\",\"product_id\":\"whole\"}," \
	"{\"name\":\"ssl\",\"product_id\":\"package\",\"product_identification_helper\":{\"purl\":\"pkg:rpm/maker/ssl\"}}]"
#define RELATED(category, part, whole, id) "{\"category\":\"" category "\",\"product_reference\":\"" part "\",\"relates_to_product_reference\":\"" whole "\"," \
	"\"full_product_name\":{\"name\":\"both\",\"product_id\":\"" id "\"}}"

static void relationships_are_claims_of_what_holds_the_part(void **state)
{
	(void)state;
	static const struct {
		const char *related, *status, *want;
	} given[] = {
		{ RELATED("default_component_of", "part", "whole", "1"), "known_affected", "/Scan all \"both\"\n" },
		{ RELATED("default_component_of", "part", "whole", "1"), "fixed", "not /Ssl ranges 1.0 \"both\"\nnot /Scan all 1.1 platform \"both\"\n" },
		{ RELATED("default_component_of", "package", "whole", "1"), "known_affected", "/ssl all 1.0 \"both\"\n/Scan all 1.1 platform \"both\"\n" },
		{ RELATED("installed_on", "part", "whole", "1"), "last_affected", "/Ssl ranges 1.0 \"both\"\n/Scan all 1.1 platform \"both\"\n" },
		{ RELATED("installed_on", "part", "2", "1") "," RELATED("installed_on", "part", "whole", "2"), "known_affected",
		  "/Ssl ranges 1.0 \"both\"\n/Scan all 1.1 platform \"both\"\n" },
		{ RELATED("installed_on", "nowhere", "whole", "1"), "known_affected", "/both untold \"both\"\n" },
		{ RELATED("installed_on", "1", "1", "1"), "known_affected", "/both untold \"both\"\n" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		str text = arena_fmt(&a, "{" HEAD ",\"product_tree\":{" PARTS ",\"relationships\":[%s]},\"vulnerabilities\":[{\"cve\":\"C\",\"product_status\":{\"%s\":[\"1\"]}}]}",
		                     given[i].related, given[i].status);
		gives(text.p, arena_fmt(&a, FIRST "%s", given[i].want).p);
	}
}

static void half_a_configuration_is_left_out(void **state)
{
	(void)state;
	auto_buf text = { 0 }, out = { 0 };
	struct err e = { 0 };
	size_t passed, last;
	buf_put(&text, S("{" HEAD ",\"product_tree\":{" PARTS ",\"relationships\":[" RELATED("installed_on", "part", "whole", "1") "]},"
	                 "\"vulnerabilities\":[{\"cve\":\"C\",\"product_status\":{\"known_affected\":[\"part\""));
	for (size_t i = 0; i < ADVISORY_CLAIMS_MAX / 2; i++)
		buf_put(&text, S(",\"1\""));
	buf_put(&text, S("]}}]}"));
	works(csaf_read(buf_str(&text), gather, &out, &passed, &e), e);
	last = str_find(buf_str(&out), S("9999.1 platform"));
	assert_true(last < out.n);
	assert_false(str_has(buf_str(&out), S("10000.0")));
}

static bool count_told(void *of, const struct advisory *adv, struct err *e)
{
	size_t *told = of;
	(void)e;
	for (size_t i = 0; i < adv->count; i++)
		told[adv->claims[i].what != AFFECTED_UNTOLD]++;
	told[2] = adv->cut;
	return true;
}

/* Whether a version is understood that is written so long. */
static bool reads_whole(size_t n)
{
	auto_arena a = { 0 };
	auto_buf version = { 0 };
	struct err e = { 0 };
	size_t passed, told[3] = { 0 };
	buf_put(&version, S("1.0,"));
	while (version.n < n)
		buf_byte(&version, ' ');
	buf_cut(&version, n - 3);
	buf_put(&version, S("1.1"));
	buf_byte(&version, 0);
	works(csaf_read(with_versions(&a, "product_version_range", version.p), count_told, told, &passed, &e), e);
	return told[1];
}

/* A long text that thousands refer to would be read thousands of times. */
static void what_is_said_again_and_again_is_read_within_bounds(void **state)
{
	(void)state;
	auto_buf text = { 0 };
	struct err e = { 0 };
	size_t passed, told[3] = { 0 };
	buf_put(&text, S("{" HEAD ",\"product_tree\":{\"branches\":[{\"category\":\"product_version_range\",\"name\":\"1.0"));
	for (size_t i = 0; i < 1900; i++)
		buf_byte(&text, ' ');
	buf_put(&text, S("\",\"product\":{\"name\":\"n\",\"product_id\":\"1\"}}]},\"vulnerabilities\":[{\"cve\":\"C\",\"product_status\":{\"fixed\":[\"1\""));
	for (size_t i = 0; i < 9999; i++)
		buf_put(&text, S(",\"1\""));
	buf_put(&text, S("]}}]}"));
	works(csaf_read(buf_str(&text), count_told, told, &passed, &e), e);
	assert_true(told[0] > 0 && told[1] > 1000 && told[2]);
	assert_false(reads_whole(CSAF_NAME_BYTES_MAX + 1));
	assert_true(reads_whole(CSAF_NAME_BYTES_MAX));
}

/* ---- what is broken */

static void what_is_no_document_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "no JSON" },
		{ "{}", "no document of CSAF" },
		{ "{\"document\":{\"csaf_version\":\"1.2\"}}", "no document of CSAF" },
		{ "{" HEAD ",\"vulnerabilities\":[{\"cve\":\"CVE-1\"", "byte" },
		{ "{" HEAD ",\"vulnerabilities\":[{\"cve\":\"\x83\x5d\"}]}", "not UTF-8" },
		{ "{" HEAD ",\"product_tree\":{\"branches\":[" LEAF("vendor", "\xff", "1") "]}}", "not UTF-8" },
		{ "{" HEAD ",\"product_tree\":{\"branches\":[" LEAF("vendor", "a", "id-7") "," LEAF("vendor", "b", "id-7") "]}}", "id-7" },
	};
	struct err e;
	size_t passed;
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		refuses(csaf_read(str_of(given[i].text), gather, &out, &passed, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
	gives("{" HEAD ",\"product_tree\":{\"branches\":[" LEAF("vendor", "a", "1") "," LEAF("vendor", "a", "1") "]}}", "");
}

static void brackets_without_end_are_refused(void **state)
{
	(void)state;
	static const char *const openings[] = { "[", "{\"branches\":[", "{\"product_tree\":{\"branches\":[{\"branches\":[" };
	for (size_t i = 0; i < LENGTH(openings); i++) {
		auto_buf text = { 0 }, out = { 0 };
		struct err e;
		size_t passed;
		buf_put(&text, S("{" HEAD ",\"product_tree\":{\"branches\":["));
		for (size_t n = 0; n < 100000; n++)
			buf_put(&text, str_of(openings[i]));
		refuses(csaf_read(buf_str(&text), gather, &out, &passed, &e), e, ERR_INPUT);
		assert_true(str_has(str_of(e.en), S("too deeply")));
	}
}

static bool refuse(void *of, const struct advisory *adv, struct err *e)
{
	(void)adv;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	struct err e = { 0 };
	size_t passed;
	int calls = 0;
	assert_false(csaf_read(S("{" HEAD ",\"vulnerabilities\":[{\"cve\":\"CVE-1\"},{\"cve\":\"CVE-2\"}]}"), refuse, &calls, &passed, &e));
	assert_int_equal(e.kind, ERR_DISK);
	assert_int_equal(calls, 1);
}

/* ---- what was published */

struct counts {
	size_t documents, advisories, claims[3], passed, scored, with_fix, series;
};

static bool count(void *of, const struct advisory *adv, struct err *e)
{
	struct counts *n = of;
	(void)e;
	n->advisories++;
	n->scored += adv->score > 0;
	n->with_fix += adv->fix.n > 0;
	assert_true(str_starts(adv->cve, S("CVE-")) && adv->summary.n && adv->title.n && str_starts(adv->url, S("https://www.cisa.gov/")));
	same(adv->tlp, S("WHITE"));
	for (size_t i = 0; i < adv->count; i++) {
		same(adv->claims[i].issuer, S("CISA"));
		assert_true(adv->claims[i].vendor.n && adv->claims[i].product.n && adv->claims[i].said.n);
		n->claims[adv->claims[i].what]++;
		n->series += adv->claims[i].series;
	}
	return true;
}

static bool count_document(void *of, str record, struct err *e)
{
	struct counts *n = of;
	size_t passed;
	bool ok = csaf_read(record, count, n, &passed, e);
	n->documents++;
	n->passed += passed;
	return ok;
}

static void all_medical_advisories_are_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct counts n = { 0 };
	str bytes;
	if (!reference_read(&a, "vuln/csaf-icsma.jsonl.gz", &bytes))
		skip();
	struct json_cut cut = { .record_max = ADVISORY_RECORD_BYTES_MAX, .take = count_document, .of = &n };
	works(json_cut_put(&cut, bytes, &e) && json_cut_end(&cut, &e), e);
	json_cut_drop(&cut);
	print_message("%zu documents, %zu advisories, claims: %zu of ranges, %zu of all versions, %zu untold\n", n.documents, n.advisories,
	              n.claims[AFFECTED_RANGES], n.claims[AFFECTED_ALL], n.claims[AFFECTED_UNTOLD]);
	assert_int_equal(n.documents, 144);
	assert_int_equal(n.advisories, 433);
	assert_int_equal(n.passed, 0);
	assert_int_equal(n.scored, 433);
	assert_int_equal(n.with_fix, 310);
	assert_true(n.series > 0 && n.claims[AFFECTED_UNTOLD] <= 294 && n.claims[AFFECTED_RANGES] >= 881);
}

static void a_makers_document_is_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct csaf_tree tree;
	str bytes;
	size_t passed;
	int calls = 0;
	if (!reference_read(&a, "vuln/vendor-csaf-samples/csaf_authenticated-heap-overflow-in-ssl-vpn-bookmarks.json", &bytes))
		skip();
	works(csaf_read(bytes, refuse, &calls, &passed, &e), e);
	assert_int_equal(passed, 3); /* it names no CVE */
	works(csaf_tree_read(&a, bytes, &tree, &e), e);
	const struct csaf_product *p = csaf_product(&tree, S("FortiGate-7.2.11"));
	assert_non_null(p);
	same(p->product, S("FortiOS"));
	same(p->versions, S("7.2.11"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_read_in_any_order),
		cmocka_unit_test(what_to_do_is_read),
		cmocka_unit_test(versions_are_read_however_they_are_written),
		cmocka_unit_test(what_is_no_version_is_a_model),
		cmocka_unit_test(names_are_put_together_from_branches),
		cmocka_unit_test(full_names_and_cpe_names_are_read),
		cmocka_unit_test(relationships_are_claims_of_what_holds_the_part),
		cmocka_unit_test(half_a_configuration_is_left_out),
		cmocka_unit_test(what_is_said_again_and_again_is_read_within_bounds),
		cmocka_unit_test(what_is_no_document_is_refused),
		cmocka_unit_test(brackets_without_end_are_refused),
		cmocka_unit_test(a_taker_can_stop_it),
		cmocka_unit_test(all_medical_advisories_are_read),
		cmocka_unit_test(a_makers_document_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
