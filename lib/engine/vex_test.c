/* vex_test.c - what makers say of a vulnerability in their products, in three formats.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "json_cut.h"
#include "vex.h"

static void put_thing(struct buf *out, const struct vex_thing *t)
{
	buf_fmt(out, "|%.*s,%.*s,%.*s,%.*s,%.*s,%.*s", P(t->ref), P(t->vendor), P(t->name), P(t->version), P(t->cpe), P(t->purl));
}

static bool gather(void *of, const struct vex_statement *s, struct err *e)
{
	(void)e;
	buf_fmt(of, "%.*s|%s|%.*s|%.*s", P(s->cve), vex_state_words(s->state).en, P(s->issuer), P(s->date));
	put_thing(of, &s->product);
	if (s->part.ref.n)
		put_thing(of, &s->part);
	buf_fmt(of, "|%.*s|%.*s|%.*s|%.*s\n", P(s->reason), P(s->words), P(s->answer), P(s->action));
	return true;
}

static void gives(const char *text, size_t passed, const char *want)
{
	auto_buf out = { 0 };
	struct err e = { 0 };
	size_t count;
	works(vex_read(str_of(text), gather, &out, &count, &e), e);
	same(buf_str(&out), str_of(want));
	assert_int_equal(count, passed);
}

static void openvex_is_read(void **state)
{
	(void)state;
	gives("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"statements\":["
	      "{\"products\":[{\"subcomponents\":[{\"@id\":\"pkg:x/ssl@1.0\"},\"lib\"],\"@id\":\"pkg:oci/scan@3.2\"},{\"@id\":\"box\",\"identifiers\":"
	      "{\"cpe22\":\"cpe:/h:m:box\",\"purl\":\"pkg:generic/m/box@7\",\"cpe23\":\"cpe:2.3:h:m:box\"},\"subcomponents\":[]}],"
	      "\"vulnerability\":{\"@id\":\"https://x\",\"name\":\"GHSA-1\",\"aliases\":[\"Y\",\"CVE-2030-0001\"]},\"status\":\"not_affected\","
	      "\"justification\":\"component_not_present\",\"impact_statement\":\"It is not there.\"},"
	      "{\"vulnerability\":\"CVE-2030-0002\",\"products\":[\"pkg:x/y@1\"],\"status\":\"affected\",\"action_statement\":\"Take 2.\",\"timestamp\":\"2030-02-02\"},"
	      "{\"vulnerability\":{\"name\":\"CVE-2030-0003\"},\"products\":[\"z\"],\"status\":\"perhaps\"},"
	      "{\"vulnerability\":{\"name\":\"CVE-2030-0004\"},\"status\":\"fixed\"},"
	      "{\"vulnerability\":{\"name\":\"GHSA-2\"},\"products\":[\"z\"],\"status\":\"fixed\"}],\"timestamp\":\"2030-01-01\",\"author\":\"Maker\"}",
	      3,
	      "CVE-2030-0001|not affected|Maker|2030-01-01|pkg:oci/scan@3.2,,scan,3.2,,pkg:oci/scan@3.2|pkg:x/ssl@1.0,,ssl,1.0,,pkg:x/ssl@1.0"
	      "|component_not_present|It is not there.||\n"
	      "CVE-2030-0001|not affected|Maker|2030-01-01|pkg:oci/scan@3.2,,scan,3.2,,pkg:oci/scan@3.2|lib,,,,,|component_not_present|It is not there.||\n"
	      "CVE-2030-0001|not affected|Maker|2030-01-01|box,m,box,7,cpe:2.3:h:m:box,pkg:generic/m/box@7|component_not_present|It is not there.||\n"
	      "CVE-2030-0002|affected|Maker|2030-02-02|pkg:x/y@1,,y,1,,pkg:x/y@1||||Take 2.\n");
}

static void cyclonedx_is_read(void **state)
{
	(void)state;
	gives("{\"vulnerabilities\":[{\"affects\":[{\"ref\":\"b\",\"versions\":[{\"version\":\"1\"}]},{\"ref\":\"urn:cdx:1/1#b\"},{\"ref\":\"urn:cdx:2/1#elsewhere\"}],"
	      "\"id\":\"CVE-2030-0001\",\"analysis\":{\"state\":\"not_affected\",\"justification\":\"code_not_reachable\",\"response\":[\"update\",\"rollback\"],"
	      "\"detail\":\"Never called.\",\"lastUpdated\":\"2030-02-02\"},\"recommendation\":\"Take 2.\"},"
	      "{\"id\":\"CVE-2030-0002\",\"affects\":[{\"ref\":\"a\"}],\"analysis\":{\"state\":\"exploitable\"}},"
	      "{\"id\":\"CVE-2030-0003\",\"affects\":[{\"ref\":\"a\"}],\"analysis\":{\"state\":\"resolved_with_pedigree\"}},"
	      "{\"id\":\"CVE-2030-0004\",\"affects\":[{\"ref\":\"a\"}]},{\"id\":\"CVE-2030-0005\",\"analysis\":{\"state\":\"in_triage\"}}],"
	      "\"components\":[{\"bom-ref\":\"b\",\"name\":\"ssl\",\"version\":\"1.0.2\",\"group\":\"g\"}],"
	      "\"metadata\":{\"component\":{\"bom-ref\":\"a\",\"name\":\"Scan\",\"supplier\":{\"name\":\"Maker\"}}},\"bomFormat\":\"CycloneDX\"}",
	      2,
	      "CVE-2030-0001|not affected|Maker|2030-02-02|b,g,ssl,1.0.2,,|code_not_reachable|Never called.|update|Take 2.\n"
	      "CVE-2030-0001|not affected|Maker|2030-02-02|b,g,ssl,1.0.2,,|code_not_reachable|Never called.|update|Take 2.\n"
	      "CVE-2030-0001|not affected|Maker|2030-02-02|urn:cdx:2/1#elsewhere,,,,,|code_not_reachable|Never called.|update|Take 2.\n"
	      "CVE-2030-0002|affected|Maker||a,Maker,Scan,,,||||\nCVE-2030-0003|fixed|Maker||a,Maker,Scan,,,||||\n");
}

static void csaf_is_read(void **state)
{
	(void)state;
	gives("{\"vulnerabilities\":[{\"product_status\":{\"known_not_affected\":[\"1\",\"both\"],\"under_investigation\":[\"nowhere\"],\"fixed\":[\"2\"],\"recommended\":[\"2\"]},"
	      "\"cve\":\"CVE-2030-0001\",\"flags\":[{\"label\":\"component_not_present\",\"product_ids\":[\"1\"]},{\"label\":\"x\",\"group_ids\":[\"g\"]}],"
	      "\"threats\":[{\"category\":\"exploit_status\",\"details\":\"no\",\"product_ids\":[\"1\"]},{\"product_ids\":[\"1\",\"both\"],\"category\":\"impact\",\"details\":\"None.\"}],"
	      "\"remediations\":[{\"category\":\"vendor_fix\",\"details\":\"Take 2.\",\"product_ids\":[\"2\"]}]},{\"product_status\":{\"fixed\":[\"1\"]}}],"
	      "\"product_tree\":{\"full_product_names\":[{\"name\":\"Ssl 1.0.2\",\"product_id\":\"1\"},{\"name\":\"Scan\",\"product_id\":\"2\"}],\"relationships\":["
	      "{\"category\":\"installed_on\",\"product_reference\":\"1\",\"relates_to_product_reference\":\"2\",\"full_product_name\":{\"name\":\"b\",\"product_id\":\"both\"}}]},"
	      "\"document\":{\"csaf_version\":\"2.0\",\"publisher\":{\"name\":\"Maker\"},\"tracking\":{\"current_release_date\":\"2030-02-02\"}}}",
	      1,
	      "CVE-2030-0001|not affected|Maker|2030-02-02|1,,Ssl,1.0.2,,|component_not_present|None.||\n"
	      "CVE-2030-0001|not affected|Maker|2030-02-02|2,,Scan,,,|1,,Ssl,1.0.2,,||None.||\n"
	      "CVE-2030-0001|under investigation|Maker|2030-02-02|nowhere,,,,,||||\n"
	      "CVE-2030-0001|fixed|Maker|2030-02-02|2,,Scan,,,|||vendor_fix|Take 2.\n");
}

#define OPEN "{\"@context\":\"https://openvex.dev/ns\",\"statements\":["

static bool refuse(void *of, const struct vex_statement *s, struct err *e)
{
	(void)s;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void what_is_no_statement_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "byte 1" },
		{ "{}", "neither" },
		{ "{\"@context\":\"https://spdx.org/\"}", "neither" },
		{ OPEN "{\"vulnerability\":\"CVE-1\"", "byte" },
		{ OPEN "{\"vulnerability\":\"\x83\x5d\"}]}", "not UTF-8" },
		{ OPEN "{\"status\":\"fixed\",\"products\":[{\"subcomponents\":[1 2]}]}]}", "comma" },
		{ "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"bom-ref\":\"r\",\"name\":\"a\"},{\"bom-ref\":\"r\",\"name\":\"b\"}]}", "\"r\"" },
		{ "{\"bomFormat\":\"CycloneDX\",\"vulnerabilities\":[{\"id\":\"CVE-1\" \"affects\":1}]}", "comma" },
		{ "{\"document\":{\"csaf_version\":\"2.0\"},\"vulnerabilities\":[{\"cve\":\"CVE-1\" \"flags\":1}]}", "comma" },
	};
	struct err e;
	size_t passed;
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		refuses(vex_read(str_of(given[i].text), gather, &out, &passed, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
	int calls = 0;
	refuses(vex_read(S(OPEN "{\"vulnerability\":\"CVE-1\",\"status\":\"fixed\",\"products\":[\"a\",\"b\"]}]}"), refuse, &calls, &passed, &e), e, ERR_DISK);
	assert_int_equal(calls, 1);
}

static bool count(void *of, const struct vex_statement *s, struct err *e)
{
	(void)e;
	same(s->issuer, S("CISA"));
	assert_true(s->product.name.n && s->product.vendor.n && s->date.n);
	((size_t *)of)[s->state]++;
	return true;
}

static bool count_document(void *of, str record, struct err *e)
{
	size_t passed;
	return vex_read(record, count, of, &passed, e) && !passed;
}

static void medical_advisories_are_statements_too(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	size_t counts[VEX_STATES] = { 0 };
	str bytes;
	if (!reference_read(&a, "vuln/csaf-icsma.jsonl.gz", &bytes))
		skip();
	struct json_cut cut = { .record_max = bytes.n, .take = count_document, .of = counts };
	works(json_cut_put(&cut, bytes, &e) && json_cut_end(&cut, &e), e);
	json_cut_drop(&cut);
	print_message("%zu statements\n", counts[VEX_AFFECTED]);
	assert_int_equal(counts[VEX_AFFECTED], 1590);
	assert_int_equal(counts[VEX_NOT_AFFECTED], 0);
}

static void words_are_in_both_languages(void **state)
{
	(void)state;
	static const str known[] = { T("component_not_present"), T("protected_at_perimeter"), T("will_not_fix"), T("none_available") };
	for (size_t i = 0; i < LENGTH(known); i++)
		assert_true(vex_word(known[i]).ja[0] && vex_word(known[i]).en[0]);
	for (enum vex_state s = 0; s < VEX_STATES; s++)
		assert_true(vex_state_words(s).ja[0] && vex_state_words(s).en[0]);
	assert_string_equal(vex_word(S("whatever")).ja, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(openvex_is_read),
		cmocka_unit_test(cyclonedx_is_read),
		cmocka_unit_test(csaf_is_read),
		cmocka_unit_test(what_is_no_statement_is_refused),
		cmocka_unit_test(medical_advisories_are_statements_too),
		cmocka_unit_test(words_are_in_both_languages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
