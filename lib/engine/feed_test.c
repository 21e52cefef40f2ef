/* feed_test.c - each format is told by what stands in it, and what is none is told why.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "feed.h"

#include <string.h>

static const struct {
	const char *text;
	enum feed_kind kind;
	enum json_records records;
} given[] = {
	{ "{\"resultsPerPage\":1,\"format\":\"NVD_CVE\",\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-1\"}}]}", FEED_NVD, JSON_LISTED },
	{ "{\"vulnerabilities\":[],\"format\":\"NVD_CVE\"}", FEED_NVD, JSON_LISTED },
	{ "{\"vulnerabilities\":[{\"x\":[{}],\"cve\":{\"descriptions\":[],\"id\":\"CVE-2030-1\"}}]}", FEED_NVD, JSON_LISTED },
	{ "{\"cve\":{\"id\":\"CVE-2030-1\"}}\n{\"cve\":{\"id\":\"CVE-2030-2\"}}\n", FEED_NVD, JSON_DOCUMENTS },
	{ "[{\"cve\":{\"id\":\"CVE-2030-1\"}}]", FEED_NVD, JSON_ITEMS },
	{ "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"CVE-2030-1\"}}", FEED_CVE5, JSON_DOCUMENTS },
	{ "{\"containers\":{\"adp\":[],\"cna\":{}},\"cveMetadata\":{\"state\":\"x\",\"cveId\":\"CVE-2030-1\"}}\n{\"containers\":{}}\n", FEED_CVE5, JSON_DOCUMENTS },
	{ "[{\"containers\":{},\"cveMetadata\":{\"cveId\":\"CVE-2030-1\"}}]", FEED_CVE5, JSON_ITEMS },
	{ "{\"total\":1,\"cveRecords\":[{\"cveMetadata\":{\"cveId\":\"CVE-2030-1\"}}]}", FEED_CVE5, JSON_LISTED },
	{ "{\"containers\":{\"cna\":{\"affected\":[", FEED_CVE5, JSON_DOCUMENTS },
	{ "{\"document\":{\"category\":\"csaf_vex\",\"csaf_version\":\"2.0\"},\"product_tree\":{}}", FEED_CSAF, JSON_DOCUMENTS },
	{ "{\"vulnerabilities\":[{\"cve\":\"CVE-2030-1\"}],\"document\":{\"csaf_version\":\"2.0\"}}", FEED_CSAF, JSON_DOCUMENTS },
	{ "{\"product_tree\":{\"branches\":[{\"name\":\"", FEED_CSAF, JSON_DOCUMENTS },
	{ "[{\"document\":{\"csaf_version\":\"2.0\"}}]", FEED_CSAF, JSON_ITEMS },
	{ "{\"title\":\"CISA\",\"catalogVersion\":\"2030.01.01\",\"vulnerabilities\":[{\"cveID\":\"CVE-2030-1\"}]}", FEED_KEV, JSON_LISTED },
	{ "{\"vulnerabilities\":[{\"vendorProject\":\"x\",\"cveID\":\"CVE-2030-1\"", FEED_KEV, JSON_LISTED },
	{ "cveID,vendorProject,product\nCVE-2030-1,a,b\n", FEED_KEV_CSV },
	{ "\"vendorProject\",\"cveID\"\r\n", FEED_KEV_CSV },
	{ "#model_version:v2030.03.14,score_date:2030-05-06\ncve,epss,percentile\n", FEED_EPSS },
	{ "epss,cve\n", FEED_EPSS },
	{ "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>   \n<VULDEF-Document \nversion=\"3.2\"", FEED_VULDEF },
	{ "<!-- <html> --><v:VULDEF-Document xmlns:v=\"http://jvn.jp/vuldef/\">", FEED_VULDEF },
	{ "<?xml version=\"1.0\"?><rdf:RDF xmlns:sec=\"http://jvn.jp/rss/mod_sec/\" xmlns=\"http://purl.org/rss/1.0/\">", FEED_JVNRSS },
	{ "<Result version=\"3.3\" xmlns=\"http://jvndb.jvn.jp/myjvn/Results\">", FEED_MYJVN },
	{ "{\"schema_version\":\"1.2.0\",\"result\":{\"name\":\"os\",\"releases\":[{\"name\":\"1\",\"isEol\":true}]}}", FEED_EOL },
	{ "{\"total\":2,\"result\":[{\"name\":\"a\",\"releases\":[]},{\"name\":\"os\",\"releases\":[{\"name\":\"1\",\"isEol\":true}]}]}", FEED_EOL },
	{ "{\"router-os\":{\"title\":\"Router OS\",\"releases\":[{\"releaseCycle\":\"7.0\"}]}}", FEED_EOL },
	{ "{\"$schema\":\"http://cyclonedx.org/schema/bom-1.5.schema.json\",\"components\":[", FEED_CYCLONEDX },
	{ "{\"components\":[{\"name\":\"a\"}],\"bomFormat\":\"CycloneDX\"}", FEED_CYCLONEDX },
	{ "{\"components\":[{\"name\":\"a\",\"bom-ref\":\"b\"},", FEED_CYCLONEDX },
	{ "{\"SPDXID\":\"SPDXRef-DOCUMENT\",\"packages\":[{\"SPDXID\":\"x\"}],\"spdxVersion\":\"SPDX-2.3\"}", FEED_SPDX },
	{ "{\"packages\":[{\"name\":\"a\",\"SPDXID\":\"x\"},", FEED_SPDX },
	{ "# made by hand\n\nSPDXVersion: SPDX-2.2\n", FEED_SPDX_TAGS },
	{ "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"statements\":[]}", FEED_OPENVEX },
	{ "{\"statements\":[{\"vulnerability\":{\"name\":\"CVE-2030-1\"}", FEED_OPENVEX },
};

static void each_format_is_told(void **state)
{
	(void)state;
	static const char *const before[] = { "", "\xEF\xBB\xBF", " \r\n\t", "\xEF\xBB\xBF\n" };
	for (size_t i = 0; i < LENGTH(given); i++)
		for (size_t k = 0; k < LENGTH(before); k++) {
			auto_arena a = { 0 };
			struct feed_told told = feed_tell(arena_fmt(&a, "%s%s", before[k], given[i].text));
			if (told.kind != given[i].kind || told.records != given[i].records)
				fail_msg("%s: %s, %d", given[i].text, feeds[told.kind].name, (int)told.records);
		}
}

static void what_is_none_is_told_why(void **state)
{
	(void)state;
	static const struct {
		str text;
		const char *why;
	} none[] = {
		{ T(""), "empty" },
		{ T("\xEF\xBB\xBF \n"), "empty" },
		{ T("\x1F\x8B\x08\x00"), "gzip" },
		{ T("PK\3\4...."), "ZIP" },
		{ T("\xFF\xFE{\0\"\0"), "UTF-16" },
		{ T("\xFE\xFF\0{\0\""), "UTF-16" },
		{ T("{\0\"\0a\0"), "UTF-16" },
		{ T("<!DOCTYPE html><html><body>Sign in</body></html>"), "web page" },
		{ T("\n<HTML lang=\"ja\">"), "web page" },
		{ T("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\">"), "as XML" },
		{ T("<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">"), "none" },
		{ T("<Result/>"), "none" },
		{ T("<"), "none" },
		{ T("<!--"), "none" },
		{ T("{\"CVE_data_type\":\"CVE\",\"CVE_Items\":[]}"), "1.1" },
		{ T("[{\"cycle\":\"7\",\"eol\":false}]"), "API v1" },
		{ T("{\"@context\":\"https://spdx.org/rdf/3.0.0/spdx-context.jsonld\"}"), "SPDX 2.3" },
		{ T("{}"), "none" },
		{ T("[1,2,3]"), "none" },
		{ T("{\"vulnerabilities\":[]}"), "none" },
		{ T("{\"bomFormat\":\"other\"}"), "none" },
		{ T("{\"bomFormat\":\"CycloneDX"), "none" },
		{ T("cve_id,date\n"), "none" },
		{ T("hello"), "none" },
	};
	for (size_t i = 0; i < LENGTH(none); i++) {
		struct feed_told told = feed_tell(none[i].text);
		assert_int_equal(told.kind, FEED_UNKNOWN);
		assert_true(told.why.ja[0]);
		if (!strstr(told.why.en, none[i].why))
			fail_msg("%zu: %s", i, told.why.en);
	}
}

static void no_more_than_the_beginning_is_looked_at(void **state)
{
	(void)state;
	auto_buf text = { 0 };
	buf_put(&text, S("{\"x\":\""));
	for (size_t i = 0; i < FEED_HEAD_BYTES; i++)
		buf_byte(&text, 'x');
	buf_put(&text, S("\",\"bomFormat\":\"CycloneDX\"}"));
	assert_int_equal(feed_tell(buf_str(&text)).kind, FEED_UNKNOWN);
	buf_cut(&text, 0);
	for (size_t i = 0; i < 2 * FEED_HEAD_BYTES; i++)
		buf_put(&text, S("{\"result\":["));
	assert_int_equal(feed_tell(buf_str(&text)).kind, FEED_UNKNOWN);
}

static void each_format_has_words(void **state)
{
	(void)state;
	for (enum feed_kind k = 0; k < FEED_KINDS; k++) {
		assert_true(feeds[k].name && feeds[k].words.ja[0] && feeds[k].words.en[0]);
		for (enum feed_kind other = 0; other < k; other++)
			assert_string_not_equal(feeds[k].name, feeds[other].name);
	}
}

static void what_was_published_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum feed_kind kind;
		enum json_records records;
	} files[] = {
		{ "kev-2026-08-21.csv", FEED_KEV_CSV }, { "kev-2025-08-25.json", FEED_KEV, JSON_LISTED }, { "nvd20-hospital.json.gz", FEED_NVD, JSON_LISTED },
		{ "cve5-hospital.jsonl.gz", FEED_CVE5, JSON_DOCUMENTS }, { "csaf-icsma.jsonl.gz", FEED_CSAF, JSON_DOCUMENTS }, { "eol.json", FEED_EOL },
		{ "jvn-samples/jvndb_2011.rdf", FEED_JVNRSS }, { "jvn-samples/jvndb_detail_2021.rdf", FEED_VULDEF },
		{ "jvn-samples/myjvn_product_202311.rdf", FEED_MYJVN }, { "kev-schema.json", FEED_UNKNOWN }, { "ledger_dev.tsv", FEED_UNKNOWN },
		{ "ledger_dev.sjis.csv", FEED_UNKNOWN }, { "stix/infrastructure.json", FEED_UNKNOWN }, { "jvn-samples/checksum-detail.txt", FEED_UNKNOWN },
		{ "vendor-csaf-samples/csaf_authenticated-heap-overflow-in-ssl-vpn-bookmarks.json", FEED_CSAF, JSON_DOCUMENTS },
	};
	for (size_t i = 0; i < LENGTH(files); i++) {
		auto_arena a = { 0 };
		str bytes;
		if (!reference_read(&a, arena_fmt(&a, "vuln/%s", files[i].name).p, &bytes))
			skip();
		struct feed_told told = feed_tell(bytes);
		if (told.kind != files[i].kind || told.records != files[i].records)
			fail_msg("%s: %s, %d", files[i].name, feeds[told.kind].name, (int)told.records);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_format_is_told),
		cmocka_unit_test(what_is_none_is_told_why),
		cmocka_unit_test(no_more_than_the_beginning_is_looked_at),
		cmocka_unit_test(each_format_has_words),
		cmocka_unit_test(what_was_published_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
