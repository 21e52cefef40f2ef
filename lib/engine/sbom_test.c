/* sbom_test.c - lists of components, in CycloneDX and in both shapes of SPDX.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "sbom.h"

static void gives(str text, const char *want)
{
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e = { 0 };
	struct sbom sbom;
	works(sbom_read(&a, text, &sbom, &e), e);
	buf_fmt(&out, "%.*s %.*s|%.*s|%.*s\n", P(sbom.format), P(sbom.version), P(sbom.id), P(sbom.made));
	for (size_t i = 0; i < sbom.count; i++) {
		const struct sbom_component *c = &sbom.list[i];
		buf_fmt(&out, "%s%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", c->subject ? "*" : "", P(c->ref), P(c->vendor), P(c->name), P(c->version), P(c->cpe), P(c->purl));
	}
	same(buf_str(&out), str_of(want));
}

static void cyclonedx_is_read_with_what_is_inside(void **state)
{
	(void)state;
	gives(S("\xEF\xBB\xBF {\"components\":[{\"components\":[{\"name\":\"inner\",\"version\":\"1.1\",\"bom-ref\":\"c\",\"components\":[{\"name\":\"innermost\"}]}],"
	        "\"bom-ref\":\"b\",\"name\":\"ssl\",\"version\":\"1.0.2\",\"group\":\"org.g\",\"publisher\":\"P\",\"supplier\":{\"name\":\"Supplier\",\"url\":[\"u\"]},"
	        "\"cpe\":\"cpe:2.3:a:g:ssl:1.0.2:*:*:*:*:*:*:*\",\"hashes\":[{}]},{\"name\":\"\"},{\"purl\":\"pkg:maven/org.x/y@3\"},"
	        "{\"name\":\"y\",\"group\":\"org.x\",\"purl\":\"pkg:maven/org.x/y@3\"},{\"name\":\"z\",\"purl\":\"pkg:maven/org.x/y@3\"}],"
	        "\"metadata\":{\"timestamp\":\"2030-01-02T03:04:05Z\",\"component\":{\"bom-ref\":\"a\",\"name\":\"Scan\",\"manufacturer\":{\"name\":\"Maker\"}}},"
	        "\"serialNumber\":\"urn:uuid:1\",\"specVersion\":\"1.6\",\"bomFormat\":\"CycloneDX\"}\n"),
	      "CycloneDX 1.6|urn:uuid:1|2030-01-02T03:04:05Z\n"
	      "||innermost|||\nc||inner|1.1||\nb|Supplier|ssl|1.0.2|cpe:2.3:a:g:ssl:1.0.2:*:*:*:*:*:*:*|\n"
	      "|org.x|y|3||pkg:maven/org.x/y@3\n|org.x|y|3||pkg:maven/org.x/y@3\n||z|||pkg:maven/org.x/y@3\n*a|Maker|Scan|||\n");
}

static void spdx_json_is_read(void **state)
{
	(void)state;
	gives(S("{\"spdxVersion\":\"SPDX-2.3\",\"documentNamespace\":\"https://maker.example/scan\",\"creationInfo\":{\"created\":\"2030-01-02T03:04:05Z\"},"
	        "\"packages\":[{\"SPDXID\":\"SPDXRef-1\",\"name\":\"Scan\",\"versionInfo\":\"3.2\",\"supplier\":\"Organization: Maker Inc. (info@maker.example)\"},"
	        "{\"SPDXID\":\"SPDXRef-2\",\"name\":\"ssl\",\"versionInfo\":\"NOASSERTION\",\"supplier\":\"NOASSERTION\",\"originator\":\"Person: Somebody\","
	        "\"externalRefs\":[{\"referenceCategory\":\"SECURITY\",\"referenceType\":\"cpe23Type\",\"referenceLocator\":\"cpe:2.3:a:g:ssl:*\"},"
	        "{\"referenceType\":\"cpe22Type\",\"referenceLocator\":\"cpe:/a:g:ssl\"},{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:x/ssl@1.1\"}]}],"
	        "\"relationships\":[{\"spdxElementId\":\"SPDXRef-DOCUMENT\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":\"SPDXRef-1\"},"
	        "{\"spdxElementId\":\"SPDXRef-1\",\"relationshipType\":\"CONTAINS\",\"relatedSpdxElement\":\"SPDXRef-2\"}]}"),
	      "SPDX 2.3|https://maker.example/scan|2030-01-02T03:04:05Z\n*SPDXRef-1|Maker Inc.|Scan|3.2||\n"
	      "SPDXRef-2|Somebody|ssl|1.1|cpe:2.3:a:g:ssl:*|pkg:x/ssl@1.1\n");
	gives(S("{\"spdxVersion\":\"SPDX-2.2\",\"documentDescribes\":[\"SPDXRef-2\"],\"packages\":[{\"SPDXID\":\"SPDXRef-2\",\"name\":\"a\",\"supplier\":\"Maker\"}]}"),
	      "SPDX 2.2||\n*SPDXRef-2|Maker|a|||\n");
}

static void spdx_tags_are_read(void **state)
{
	(void)state;
	gives(S("# made by hand\r\nSPDXVersion: SPDX-2.2\r\nSPDXID: SPDXRef-DOCUMENT\r\nDocumentNamespace: https://maker.example/scan\r\n"
	        "Created: 2030-01-02T03:04:05Z\r\nComment: <text>PackageName: none\r\nof this</text>\r\nRelationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-1\r\n\r\n"
	        "PackageName: Scan\r\nSPDXID: SPDXRef-1\r\nPackageVersion: 3.2\r\nPackageSupplier: Organization: Maker Inc.\r\n"
	        "FileName: ./a.c\r\nSPDXID: SPDXRef-9\r\nPackageName: ssl\r\nSPDXID: SPDXRef-2\r\nPackageOriginator: Person: Somebody\r\nPackageVersion: NONE\r\n"
	        "ExternalRef: SECURITY cpe23Type  cpe:2.3:a:g:ssl:*\r\nExternalRef: PACKAGE-MANAGER purl pkg:x/ssl@1.1"),
	      "SPDX 2.2|https://maker.example/scan|2030-01-02T03:04:05Z\n*SPDXRef-1|Maker Inc.|Scan|3.2||\n"
	      "SPDXRef-2|Somebody|ssl|1.1|cpe:2.3:a:g:ssl:*|pkg:x/ssl@1.1\n");
	gives(S("SPDXVersion: SPDX-2.3\nCreatorComment: <text>one line</text>"), "SPDX 2.3||\n");
}

#define CDX "{\"bomFormat\":\"CycloneDX\",\"components\":["

static void what_is_no_list_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "neither" },
		{ "hello", "neither" },
		{ "{}", "neither" },
		{ "[]", "neither" },
		{ "{\"spdxVersion\":\"SPDX-3.0\"}", "neither" },
		{ "SPDXVersion: SPDX-3.0\n", "neither" },
		{ "SPDXID: a\nSPDXVersion: SPDX-2.3\n", "neither" },
		{ CDX "{\"name\":\"a\"", "byte" },
		{ CDX "{\"name\":\"\x83\x5d\"}]}", "not UTF-8" },
		{ CDX "{\"bom-ref\":\"ref-7\",\"name\":\"a\"},{\"bom-ref\":\"ref-7\",\"name\":\"b\"}]}", "ref-7" },
		{ "\xFF\xFE{\0\"\0", "UTF-8" },
		{ "SPDXVersion: SPDX-2.3\nPackageName: a\n\nwhat is this\nPackageName: b", "line 4" },
		{ "SPDXVersion: SPDX-2.3\nComment: <text>a\nb\nc</text>\nno\n", "line 5" },
		{ "SPDXVersion: SPDX-2.3\nPackageName: a\nPackageComment: <text>without end\nPackageName: b", "line 3" },
		{ "SPDXVersion: SPDX-2.3\nPackageName: \xff", "UTF-8" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct err e;
		struct sbom sbom;
		refuses(sbom_read(&a, str_of(given[i].text), &sbom, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
	gives(S(CDX "{\"bom-ref\":\"r\",\"name\":\"a\"},{\"bom-ref\":\"r\",\"name\":\"a\"}]}"), "CycloneDX ||\nr||a|||\nr||a|||\n");
}

static void too_many_and_too_deep_ones_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf many = { 0 }, deep = { 0 };
	struct err e;
	struct sbom sbom;
	buf_put(&many, S(CDX "{\"name\":\"a\"}"));
	for (size_t i = 0; i < SBOM_COMPONENTS_MAX; i++)
		buf_put(&many, S(",{\"name\":\"a\"}"));
	buf_put(&many, S("]}"));
	refuses(sbom_read(&a, buf_str(&many), &sbom, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("too many")));
	for (size_t i = 0; i < 100000; i++)
		buf_put(&deep, S(CDX));
	refuses(sbom_read(&a, buf_str(&deep), &sbom, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("too deeply")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cyclonedx_is_read_with_what_is_inside),
		cmocka_unit_test(spdx_json_is_read),
		cmocka_unit_test(spdx_tags_are_read),
		cmocka_unit_test(what_is_no_list_is_refused),
		cmocka_unit_test(too_many_and_too_deep_ones_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
