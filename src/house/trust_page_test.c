/* trust_page_test.c - whoever sees the browser's warning reads what to compare and downloads what to trust.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "base/certificate.h"
#include "base/seal.h"
#include "duties.h"
#include "frame/facility.h"

static struct certificate_facts authority(struct visitor *v)
{
	struct certificate_facts facts;
	struct err e = { 0 };
	str pem, key;
	works(facility_certificate(&v->toy.w, &pem, &key, &e), e);
	works(facility_authority(&v->toy.w, &pem, &e), e);
	works(certificate_read(&v->toy.arena, pem, &facts, &e), e);
	return facts;
}

/* As it stands in the page: it may break between two bytes. */
static const char *breakable(struct visitor *v, str fingerprint)
{
	auto_buf text = { 0 };
	buf_put(&text, str_cut(&fingerprint, S(":")));
	while (fingerprint.p) {
		buf_put(&text, S(":<wbr>"));
		buf_put(&text, str_cut(&fingerprint, S(":")));
	}
	return arena_text(&v->toy.arena, buf_str(&text));
}

static void anyone_reads_how_to_trust(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_ANYONE);
	struct certificate_facts facts = authority(&v);
	visitor_get(&v, "/trust");
	sees(&v, 200, "決して先へ進まないでください", "控えた紙と見比べて", arena_text(&v.toy.arena, facts.title), "2036年",
	     breakable(&v, facts.fingerprint), arena_text(&v.toy.arena, facts.thumbprint), "href=\"/trust/inro-ca.crt\"",
	     "信頼されたルート証明機関", "グループ ポリシー", "Firefox", "iPhone", "Android");
	v.lang = S("en");
	visitor_get(&v, "/trust");
	sees(&v, 200, "Never go on", "always compare with the paper", "Trusted Root Certification Authorities");
	visitor_close(&v);
}

static void the_file_is_what_the_fingerprint_is_of(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_ANYONE);
	struct certificate_facts facts = authority(&v);
	visitor_get(&v, "/trust/inro-ca.crt");
	assert_int_equal(v.status, 200);
	same(visitor_header(&v, "Content-Type"), S("application/x-x509-ca-cert"));
	same(visitor_header(&v, "Content-Disposition"), S("attachment; filename=\"inro-ca.crt\""));
	same(digest_hex(&v.arena, digest_of(v.body)), digest_hex(&v.arena, digest_of(facts.der)));
	visitor_close(&v);
}

static void no_key_is_given_away(void **state)
{
	(void)state;
	static const char *const paths[] = { "/trust", "/trust/inro-ca.crt", "/trust/ca.key", "/trust/..%2Ftls%2Fca.key", "/tls/ca.key" };
	struct visitor v;
	visitor_open(&v, duties, ROLE_ANYONE);
	authority(&v);
	for (size_t i = 0; i < LENGTH(paths); i++) {
		visitor_get(&v, paths[i]);
		if (str_has(v.body, S("PRIVATE KEY")) || (v.status == 200) != (i < 2))
			fail_msg("%s: %u", paths[i], v.status);
	}
	visitor_close(&v);
}

static void a_certificate_from_elsewhere_needs_nothing(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	visitor_open(&v, duties, ROLE_ANYONE);
	works(facility_set(&v.toy.w, "tls_certificate", S("own.pem"), &e), e);
	works(facility_set(&v.toy.w, "tls_key", S("own.key"), &e), e);
	visitor_get(&v, "/trust");
	sees(&v, 200, "よそで発行された証明書");
	misses(&v, "inro-ca.crt");
	visitor_get(&v, "/trust/inro-ca.crt");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anyone_reads_how_to_trust),
		cmocka_unit_test(the_file_is_what_the_fingerprint_is_of),
		cmocka_unit_test(no_key_is_given_away),
		cmocka_unit_test(a_certificate_from_elsewhere_needs_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
