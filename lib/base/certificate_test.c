/* certificate_test.c - what the authority signs is trusted by OpenSSL's own verifier for its names and days, and for nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"
#include "base/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#define NOON 1795316400 /* 2026-11-22T03:00:00Z */
#define DAY ((int64_t)24 * 60 * 60)

static const str names[] = { T("localhost"), T("inro-server"), T("inro.example.jp"), T("127.0.0.1"), T("::1"), T("203.0.113.7") };

struct made {
	struct arena arena;
	struct clock clock;
	struct certificate authority, server;
};

static struct made made_for(const str *of, size_t count)
{
	struct made m = { .clock = clock_stopped(NOON) };
	struct err e = { 0 };
	works(certificate_authority(&m.arena, &m.clock, S("Inro CA (inro-server)"), names, LENGTH(names), &m.authority, &e), e);
	works(certificate_server(&m.arena, &m.clock, &m.authority, of, count, &m.server, &e), e);
	return m;
}

static X509 *x509(str pem)
{
	BIO *bio = BIO_new_mem_buf(pem.p, (int)pem.n);
	X509 *x = PEM_read_bio_X509(bio, NULL, NULL, NULL);
	BIO_free(bio);
	assert_non_null(x);
	return x;
}

/* What OpenSSL says to a browser's question: X509_V_OK or why not. */
static int verdict(const struct made *m, str name, bool is_address, int64_t at)
{
	X509_STORE *store = X509_STORE_new();
	X509_STORE_CTX *context = X509_STORE_CTX_new();
	X509 *authority = x509(m->authority.pem), *server = x509(m->server.pem);
	assert_true(X509_STORE_add_cert(store, authority));
	assert_true(X509_STORE_CTX_init(context, store, server, NULL));
	X509_VERIFY_PARAM *asked = X509_STORE_CTX_get0_param(context);
	X509_VERIFY_PARAM_set_time(asked, (time_t)at);
	X509_VERIFY_PARAM_set_flags(asked, X509_V_FLAG_X509_STRICT);
	X509_VERIFY_PARAM_set_purpose(asked, X509_PURPOSE_SSL_SERVER);
	if (is_address)
		X509_VERIFY_PARAM_set1_ip_asc(asked, name.p);
	else
		X509_VERIFY_PARAM_set1_host(asked, name.p, name.n);
	int error = X509_verify_cert(context) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context);
	X509_free(authority);
	X509_free(server);
	X509_STORE_CTX_free(context);
	X509_STORE_free(store);
	return error;
}

static void the_chain_holds_for_its_names_and_days_alone(void **state)
{
	(void)state;
	static const struct {
		str name;
		bool is_address;
		int64_t days;
		int want;
	} rows[] = {
		{ T("evil.example.jp"), false, 0, X509_V_ERR_HOSTNAME_MISMATCH },
		{ T("x.localhost"), false, 0, X509_V_ERR_HOSTNAME_MISMATCH },
		{ T("203.0.113.8"), true, 0, X509_V_ERR_IP_ADDRESS_MISMATCH },
		{ T("::2"), true, 0, X509_V_ERR_IP_ADDRESS_MISMATCH },
		{ T("localhost"), false, -2, X509_V_ERR_CERT_NOT_YET_VALID },
		{ T("localhost"), false, CERTIFICATE_SERVER_DAYS, X509_V_ERR_CERT_HAS_EXPIRED },
		{ T("localhost"), false, CERTIFICATE_SERVER_DAYS - 2, X509_V_OK },
		{ T("localhost"), false, 0, X509_V_OK },
		{ T("INRO-server"), false, 0, X509_V_OK },
		{ T("inro.example.jp"), false, 0, X509_V_OK },
		{ T("127.0.0.1"), true, 0, X509_V_OK },
		{ T("::1"), true, 0, X509_V_OK },
		{ T("0:0:0:0:0:0:0:1"), true, 0, X509_V_OK },
		{ T("203.0.113.7"), true, 0, X509_V_OK },
	};
	struct made m = made_for(names, LENGTH(names));
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int got = verdict(&m, rows[i].name, rows[i].is_address, NOON + rows[i].days * DAY);
		if (got != rows[i].want)
			fail_msg("%s, %lld days on: %s", rows[i].name.p, (long long)rows[i].days, X509_verify_cert_error_string(got));
	}
	arena_drop(&m.arena);
}

static void an_authority_signs_within_its_limits(void **state)
{
	(void)state;
	static const str rows[] = { T("www.example.com"), T("com"), T("8.8.8.8"), T("2001:db8::1"), T("172.32.0.1"), T("xlocalhost") };
	static const str within[] = { T("a.b.local"), T("pc7.lan"), T("10.255.0.1"), T("172.31.0.1"), T("192.168.9.9"), T("fd00::7") };
	struct err e;
	struct made m = made_for(names, LENGTH(names));
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (certificate_server(&m.arena, &m.clock, &m.authority, &rows[i], 1, &m.server, &e) || e.kind != ERR_CONFLICT)
			fail_msg("%s was signed for", rows[i].p);
	for (size_t i = 0; i < LENGTH(within); i++) {
		works(certificate_server(&m.arena, &m.clock, &m.authority, &within[i], 1, &m.server, &e), e);
		assert_int_equal(verdict(&m, within[i], i > 1, NOON), X509_V_OK);
	}
	arena_drop(&m.arena);
}

/* The server's certificate signed again with the authority's key for a name that it may not sign for. */
static X509 *resigned(const struct made *m, str name)
{
	BIO *bio = BIO_new_mem_buf(m->authority.key.p, (int)m->authority.key.n);
	EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
	X509 *x = x509(m->server.pem);
	char text[80];
	snprintf(text, sizeof text, "DNS:%.*s", P(name));
	X509_EXTENSION *other = X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, text);
	X509_EXTENSION_free(X509_delete_ext(x, X509_get_ext_by_NID(x, NID_subject_alt_name, -1)));
	assert_true(other && X509_add_ext(x, other, -1) && X509_sign(x, key, EVP_sha256()));
	X509_EXTENSION_free(other);
	EVP_PKEY_free(key);
	BIO_free(bio);
	return x;
}

static void a_stolen_key_is_good_for_nothing_else(void **state)
{
	(void)state;
	struct made m = made_for(names, LENGTH(names));
	X509 *x = resigned(&m, S("www.example.com"));
	BIO *bio = BIO_new(BIO_s_mem());
	char *bytes;
	assert_true(PEM_write_bio_X509(bio, x));
	long n = BIO_get_mem_data(bio, &bytes);
	m.server.pem = arena_copy(&m.arena, (str){ bytes, (size_t)n });
	assert_true(certificate_signed_by(m.server.pem, m.authority.pem));
	assert_int_equal(verdict(&m, S("www.example.com"), false, NOON), X509_V_ERR_PERMITTED_VIOLATION);
	BIO_free(bio);
	X509_free(x);
	arena_drop(&m.arena);
}

static void what_a_certificate_says_is_read_back(void **state)
{
	(void)state;
	struct made m = made_for(names, LENGTH(names));
	struct certificate_facts ca, server;
	struct err e = { 0 };
	works(certificate_read(&m.arena, m.authority.pem, &ca, &e), e);
	works(certificate_read(&m.arena, m.server.pem, &server, &e), e);
	same(ca.title, S("Inro CA (inro-server)"));
	same(instant_iso(&m.arena, ca.until), S("2036-11-21T02:59:59Z"));
	same(instant_iso(&m.arena, server.from), S("2026-11-21T03:00:00Z"));
	same(instant_iso(&m.arena, server.until), S("2027-12-23T02:59:59Z"));
	assert_int_equal(ca.name_count, 0);
	assert_int_equal(server.name_count, LENGTH(names));
	for (size_t i = 0; i < LENGTH(names); i++)
		same(server.names[i], names[i]);
	arena_drop(&m.arena);
}

/* The program people would compare with: openssl x509. */
static str openssl(struct arena *a, const char *arguments, str pem)
{
	char path[] = "/tmp/inro-pem-XXXXXX", text[16384];
	FILE *f = fdopen(mkstemp(path), "w");
	assert_true(f && fwrite(pem.p, 1, pem.n, f) == pem.n && fclose(f) == 0);
	FILE *said = popen(arena_text(a, arena_fmt(a, "openssl x509 -noout %s -in %s", arguments, path)), "r");
	assert_non_null(said);
	size_t n = fread(text, 1, sizeof text, said);
	assert_int_equal(pclose(said), 0);
	assert_int_equal(remove(path), 0);
	return arena_copy(a, (str){ text, n });
}

static void openssl_reads_the_same(void **state)
{
	(void)state;
	static const str lines[] = {
		T("CA:TRUE, pathlen:0"), T("Certificate Sign\n"), T("X509v3 Name Constraints: critical"), T("DNS:inro-server"),
		T("IP:10.0.0.0/255.0.0.0"), T("ASN1 OID: prime256v1"), T("Not After : Nov 21 02:59:59 2036 GMT"),
		T("TLS Web Server Authentication\n"), T("Signature Algorithm: ecdsa-with-SHA256"),
	};
	struct made m = made_for(names, LENGTH(names));
	struct certificate_facts facts;
	struct err e = { 0 };
	str text = openssl(&m.arena, "-text", m.authority.pem);
	for (size_t i = 0; i < LENGTH(lines); i++)
		if (!str_has(text, lines[i]))
			fail_msg("openssl does not say \"%s\": %.*s", lines[i].p, P(text));
	works(certificate_read(&m.arena, m.authority.pem, &facts, &e), e);
	assert_true(str_has(openssl(&m.arena, "-fingerprint -sha256", m.authority.pem), facts.fingerprint));
	str sha1 = openssl(&m.arena, "-fingerprint -sha1", m.authority.pem), rest = facts.thumbprint;
	str_cut(&sha1, S("="));
	while (rest.p)
		assert_true(str_eq_nocase(str_cut(&rest, S(" ")), str_first(sha1.n ? str_trim(str_cut(&sha1, S(":"))) : sha1, 2)));
	arena_drop(&m.arena);
}

static void new_certificates_differ(void **state)
{
	(void)state;
	struct made one = made_for(names, 2), two = made_for(names, 2);
	assert_false(str_eq(one.authority.key, two.authority.key));
	assert_false(str_eq(one.server.key, two.server.key));
	assert_true(certificate_signed_by(one.server.pem, one.authority.pem));
	assert_false(certificate_signed_by(one.server.pem, two.authority.pem));
	assert_false(certificate_signed_by(S("x"), two.authority.pem));
	arena_drop(&one.arena);
	arena_drop(&two.arena);
}

static void a_certificate_covers_its_names(void **state)
{
	(void)state;
	static const struct {
		str name;
		bool want;
	} rows[] = {
		{ T(""), false }, { T("other"), false }, { T("127.0.0.2"), false }, { T("::2"), false }, { T("localhost."), false },
		{ T("localhost"), true }, { T("LOCALHOST"), true }, { T("127.0.0.1"), true }, { T("0::1"), true },
	};
	struct made m = made_for(names, LENGTH(names));
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (certificate_covers(m.server.pem, rows[i].name) != rows[i].want)
			fail_msg("%s", rows[i].name.p);
	assert_false(certificate_covers(S("x"), S("localhost")));
	arena_drop(&m.arena);
}

static void names_are_names(void **state)
{
	(void)state;
	static const str bad[] = {
		T(""), T("."), T("a..b"), T("-a"), T("a-"), T("a_b"), T("a b"), T("病院"), T("*.example.jp"), T("a,DNS:b"), T("10.0.0"),
		T("10.0.0.256"), T("1.2.3.4.5"), T("::g"), T("a\0b"), T("fe80::1%eth0"),
		T("a234567890123456789012345678901234567890123456789012345678901234"),
	};
	static const str good[] = { T("a"), T("A-1.b2"), T("1a.example"), T("10.0.0.1"), T("fe80::1"), T("::ffff:10.0.0.1") };
	auto_arena a = { 0 };
	struct clock clock = clock_stopped(NOON);
	struct certificate made;
	struct err e;
	for (size_t i = 0; i < LENGTH(bad); i++) {
		refuses(certificate_name_check(bad[i], &e), e, ERR_INPUT);
		refuses(certificate_authority(&a, &clock, S("x"), &bad[i], 1, &made, &e), e, ERR_INPUT);
	}
	for (size_t i = 0; i < LENGTH(good); i++)
		works(certificate_name_check(good[i], &e), e);
	str many[CERTIFICATE_NAMES_MAX + 1];
	for (size_t i = 0; i < LENGTH(many); i++)
		many[i] = S("a");
	refuses(certificate_authority(&a, &clock, S("x"), many, 0, &made, &e), e, ERR_INPUT);
	refuses(certificate_authority(&a, &clock, S("x"), many, LENGTH(many), &made, &e), e, ERR_INPUT);
	works(certificate_authority(&a, &clock, S("x"), many, CERTIFICATE_NAMES_MAX, &made, &e), e);
}

static void an_authority_ends_and_what_it_signs_with_it(void **state)
{
	(void)state;
	struct made m = made_for(names, 1);
	struct certificate_facts facts;
	struct err e = { 0 };
	m.clock.stopped_at = NOON + (CERTIFICATE_AUTHORITY_DAYS - 40) * DAY;
	works(certificate_server(&m.arena, &m.clock, &m.authority, names, 1, &m.server, &e), e);
	works(certificate_read(&m.arena, m.server.pem, &facts, &e), e);
	same(instant_iso(&m.arena, facts.until), S("2036-11-21T02:59:59Z"));
	m.clock.stopped_at = NOON + CERTIFICATE_AUTHORITY_DAYS * DAY;
	refuses(certificate_server(&m.arena, &m.clock, &m.authority, names, 1, &m.server, &e), e, ERR_CONFLICT);
	arena_drop(&m.arena);
}

static str locked_key(struct arena *a, str key)
{
	BIO *in = BIO_new_mem_buf(key.p, (int)key.n), *out = BIO_new(BIO_s_mem());
	EVP_PKEY *open = PEM_read_bio_PrivateKey(in, NULL, NULL, NULL);
	char *bytes;
	assert_true(PEM_write_bio_PrivateKey(out, open, EVP_aes_256_cbc(), (const unsigned char *)"secret", 6, NULL, NULL));
	long n = BIO_get_mem_data(out, &bytes);
	str locked = arena_copy(a, (str){ bytes, (size_t)n });
	EVP_PKEY_free(open);
	BIO_free(in);
	BIO_free(out);
	return locked;
}

static void what_does_not_belong_together_is_refused(void **state)
{
	(void)state;
	struct made m = made_for(names, 1), other = made_for(names, 1);
	struct certificate_facts facts;
	struct err e = { 0 };
	works(certificate_pair(&m.server, &e), e);
	const struct certificate bad[] = {
		{ m.server.pem, other.server.key }, { m.server.pem, S("") }, { m.server.pem, m.server.pem }, { m.server.key, m.server.key },
		{ S("junk"), m.server.key }, { m.server.pem, locked_key(&m.arena, m.server.key) },
		{ str_first(m.server.pem, m.server.pem.n / 2), m.server.key },
	};
	for (size_t i = 0; i < LENGTH(bad); i++) {
		refuses(certificate_pair(&bad[i], &e), e, ERR_INPUT);
		refuses(certificate_server(&m.arena, &m.clock, &bad[i], names, 1, &other.server, &e), e, ERR_TAMPERED);
	}
	refuses(certificate_read(&m.arena, S("junk"), &facts, &e), e, ERR_INPUT);
	refuses(certificate_read(&m.arena, S(""), &facts, &e), e, ERR_INPUT);
	arena_drop(&m.arena);
	arena_drop(&other.arena);
}

static void long_titles_are_cut_at_a_whole_character(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct clock clock = clock_stopped(NOON);
	struct certificate made;
	struct certificate_facts facts;
	struct err e = { 0 };
	str title = S("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
	works(certificate_authority(&a, &clock, title, names, 1, &made, &e), e);
	works(certificate_read(&a, made.pem, &facts, &e), e);
	same(facts.title, str_first(title, 63));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_chain_holds_for_its_names_and_days_alone),
		cmocka_unit_test(an_authority_signs_within_its_limits),
		cmocka_unit_test(a_stolen_key_is_good_for_nothing_else),
		cmocka_unit_test(what_a_certificate_says_is_read_back),
		cmocka_unit_test(openssl_reads_the_same),
		cmocka_unit_test(new_certificates_differ),
		cmocka_unit_test(a_certificate_covers_its_names),
		cmocka_unit_test(names_are_names),
		cmocka_unit_test(an_authority_ends_and_what_it_signs_with_it),
		cmocka_unit_test(what_does_not_belong_together_is_refused),
		cmocka_unit_test(long_titles_are_cut_at_a_whole_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
