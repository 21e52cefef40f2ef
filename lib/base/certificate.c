/* certificate.c - X.509 by OpenSSL.
 * SPDX-License-Identifier: Apache-2.0 */
#include "certificate.h"

#include "buf.h"
#include "seal.h"
#include "utf8.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

#define DAY_SECONDS ((int64_t)24 * 60 * 60)
#define EARLIER_SECONDS DAY_SECONDS /* clocks of PCs go wrong */
#define SERIAL_BITS 127             /* RFC 5280: at most 20 octets, positive */
#define LABEL_BYTES_MAX 63u

#define DROPS(type, drop)                                                              \
	static void drop##_of(type **x) /* NOLINT(bugprone-macro-parentheses): a type */ \
	{                                                                              \
		drop(*x);                                                              \
	}
DROPS(X509, X509_free)
DROPS(EVP_PKEY, EVP_PKEY_free)
DROPS(BIO, BIO_free_all)
DROPS(BIGNUM, BN_free)
DROPS(GENERAL_NAMES, GENERAL_NAMES_free)
DROPS(NAME_CONSTRAINTS, NAME_CONSTRAINTS_free)
#define auto_x509 __attribute__((cleanup(X509_free_of))) X509
#define auto_key __attribute__((cleanup(EVP_PKEY_free_of))) EVP_PKEY
#define auto_bio __attribute__((cleanup(BIO_free_all_of))) BIO
#define auto_bignum __attribute__((cleanup(BN_free_of))) BIGNUM
#define auto_names __attribute__((cleanup(GENERAL_NAMES_free_of))) GENERAL_NAMES
#define auto_constraints __attribute__((cleanup(NAME_CONSTRAINTS_free_of))) NAME_CONSTRAINTS

/* What OpenSSL could not do, which no caller can mend. */
static bool failed(struct err *e)
{
	const char *reason = ERR_reason_error_string(ERR_get_error());
	ERR_clear_error();
	return err_set(e, ERR_INTERNAL, "証明書を作れません(OpenSSL: %s)", "a certificate could not be made (OpenSSL: %s)",
	               reason ? reason : "?");
}

/* ---- names */

static bool is_address(str name)
{
	char text[INET6_ADDRSTRLEN];
	unsigned char bytes[16];
	if (name.n >= sizeof text || memchr(name.p, '\0', name.n))
		return false;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

static bool is_label(str label)
{
	for (size_t i = 0; i < label.n; i++) {
		char c = label.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && (c != '-' || i == 0 || i == label.n - 1))
			return false;
	}
	return label.n && label.n <= LABEL_BYTES_MAX;
}

static bool is_host(str name)
{
	str rest = name, label = { 0 };
	int64_t number;
	if (!name.n || name.n > CERTIFICATE_NAME_BYTES_MAX)
		return false;
	while (rest.p) {
		label = str_cut(&rest, S("."));
		if (!is_label(label))
			return false;
	}
	return !str_whole(label, &number); /* that would be a mistyped address */
}

bool certificate_name_check(str name, struct err *e)
{
	if (is_address(name) || is_host(name))
		return true;
	return err_set(e, ERR_INPUT, "「%.*s」は証明書に書ける名前ではありません(英数字・ハイフン・点でできた名前か、IPアドレスを書いてください)",
	               "\"%.*s\" is no name for a certificate (letters, digits, hyphens and dots, or an IP address)",
	               P(str_first(name, CERTIFICATE_NAME_BYTES_MAX)));
}

static bool names_check(const str *names, size_t count, struct err *e)
{
	if (!count || count > CERTIFICATE_NAMES_MAX)
		return err_set(e, ERR_INPUT, "証明書の名前は1個から%u個までです", "a certificate has 1 to %u names", CERTIFICATE_NAMES_MAX);
	for (size_t i = 0; i < count; i++)
		if (!certificate_name_check(names[i], e))
			return false;
	return true;
}

/* ---- building */

/* What an authority may sign for besides the names it was made with: nobody on the Internet has these. */
#define PRIVATE_PLACES                                                                                              \
	"permitted;DNS:local,permitted;DNS:lan,permitted;DNS:internal,permitted;DNS:home.arpa,"                     \
	"permitted;IP:127.0.0.0/255.0.0.0,permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:172.16.0.0/255.240.0.0,"     \
	"permitted;IP:192.168.0.0/255.255.0.0,permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,permitted;IP:fc00::/fe00::"

/* The names were checked: nothing in them could mean anything to OpenSSL's way of writing extensions. */
static str constraints_text(struct arena *a, const str *names, size_t count)
{
	auto_buf text = { 0 };
	buf_put(&text, S("critical," PRIVATE_PLACES));
	for (size_t i = 0; i < count; i++) {
		bool v6 = str_has(names[i], S(":"));
		if (is_address(names[i]))
			buf_fmt(&text, ",permitted;IP:%.*s/%s", P(names[i]),
			        v6 ? "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" : "255.255.255.255");
		else
			buf_fmt(&text, ",permitted;DNS:%.*s", P(names[i]));
	}
	return arena_copy(a, buf_str(&text));
}

static str names_text(struct arena *a, const str *names, size_t count)
{
	auto_buf text = { 0 };
	for (size_t i = 0; i < count; i++)
		buf_fmt(&text, "%s%s:%.*s", i ? "," : "", is_address(names[i]) ? "IP" : "DNS", P(names[i]));
	return arena_copy(a, buf_str(&text));
}

static bool set_serial(X509 *x)
{
	auto_bignum *number = BN_new();
	return number && BN_rand(number, SERIAL_BITS, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) &&
	       BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x));
}

static bool set_title(X509 *x, str title)
{
	size_t n = title.n;
	while (title.n > CERTIFICATE_TITLE_BYTES_MAX)
		title = utf8_first(title, --n);
	return X509_NAME_add_entry_by_NID(X509_get_subject_name(x), NID_commonName, MBSTRING_UTF8,
	                                  (const unsigned char *)title.p, (int)title.n, -1, 0);
}

static bool set_times(X509 *x, int64_t from, int64_t until)
{
	return ASN1_TIME_set(X509_getm_notBefore(x), (time_t)from) && ASN1_TIME_set(X509_getm_notAfter(x), (time_t)until);
}

struct extension {
	int nid;
	const char *value;
};

static bool add_extensions(X509 *x, X509 *issuer, const struct extension *extensions)
{
	X509V3_CTX context;
	X509V3_set_ctx_nodb(&context);
	X509V3_set_ctx(&context, issuer, x, NULL, NULL, 0);
	for (; extensions->nid; extensions++) {
		X509_EXTENSION *one = X509V3_EXT_conf_nid(NULL, &context, extensions->nid, extensions->value);
		bool added = one && X509_add_ext(x, one, -1);
		X509_EXTENSION_free(one);
		if (!added)
			return false;
	}
	return true;
}

static str bio_text(struct arena *a, BIO *bio)
{
	char *bytes;
	long n = BIO_get_mem_data(bio, &bytes);
	return arena_copy(a, (str){ bytes, (size_t)n });
}

static bool write_pem(struct arena *a, X509 *x, EVP_PKEY *key, struct certificate *to)
{
	auto_bio *pem = BIO_new(BIO_s_mem()), *secret = BIO_new(BIO_s_secmem());
	if (!pem || !secret || !PEM_write_bio_X509(pem, x) || !PEM_write_bio_PrivateKey(secret, key, NULL, NULL, 0, NULL, NULL))
		return false;
	*to = (struct certificate){ bio_text(a, pem), bio_text(a, secret) };
	return true;
}

struct draft {
	str title;
	int64_t from, until;
	const struct extension *extensions;
};

/* Signed by the issuer, or by itself where there is none. */
static X509 *sign_draft(const struct draft *draft, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuer_key)
{
	X509 *x = X509_new();
	if (x && X509_set_version(x, X509_VERSION_3) && set_serial(x) && set_title(x, draft->title) &&
	    X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer : x)) && set_times(x, draft->from, draft->until) &&
	    X509_set_pubkey(x, key) && add_extensions(x, issuer ? issuer : x, draft->extensions) &&
	    X509_sign(x, issuer_key, EVP_sha256()))
		return x;
	X509_free(x);
	return NULL;
}

bool certificate_authority(struct arena *a, const struct clock *clock, str title, const str *names, size_t count,
                           struct certificate *authority, struct err *e)
{
	if (!names_check(names, count, e))
		return false;
	const struct extension extensions[] = {
		{ NID_basic_constraints, "critical,CA:TRUE,pathlen:0" },
		{ NID_key_usage, "critical,keyCertSign" },
		{ NID_ext_key_usage, "serverAuth" },
		{ NID_name_constraints, constraints_text(a, names, count).p },
		{ NID_subject_key_identifier, "hash" },
		{ 0 },
	};
	int64_t from = clock_now(clock) - EARLIER_SECONDS;
	const struct draft draft = { title, from, from + CERTIFICATE_AUTHORITY_DAYS * DAY_SECONDS - 1, extensions };
	auto_key *key = EVP_EC_gen("P-256");
	auto_x509 *x = key ? sign_draft(&draft, key, NULL, key) : NULL;
	return (x && write_pem(a, x, key, authority)) || failed(e);
}

/* ---- reading */

static BIO *bio_of(str text)
{
	return text.n && text.n <= CERTIFICATE_PEM_BYTES_MAX ? BIO_new_mem_buf(text.p, (int)text.n) : NULL;
}

static X509 *x509_of(str pem)
{
	auto_bio *bio = bio_of(pem);
	X509 *x = bio ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;
	ERR_clear_error();
	return x;
}

/* Without this, OpenSSL would ask at the terminal. */
static int no_passphrase(char *to, int size, int writes, void *of)
{
	(void)to;
	(void)size;
	(void)writes;
	(void)of;
	return -1;
}

static EVP_PKEY *key_of(str pem)
{
	auto_bio *bio = bio_of(pem);
	EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL) : NULL;
	ERR_clear_error();
	return key;
}

static int64_t instant_of(const ASN1_TIME *time)
{
	struct tm parts = { 0 };
	return ASN1_TIME_to_tm(time, &parts) ? (int64_t)timegm(&parts) : 0;
}

static str title_of(struct arena *a, X509 *x)
{
	const X509_NAME *subject = X509_get_subject_name(x);
	int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
	unsigned char *text = NULL;
	int n = at < 0 ? -1 : ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
	str title = n < 0 ? S("") : arena_copy(a, (str){ (const char *)text, (size_t)n });
	OPENSSL_free(text);
	return title;
}

static str asn1_text(struct arena *a, const ASN1_STRING *s)
{
	return arena_copy(a, (str){ (const char *)ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s) });
}

static str address_text(struct arena *a, const ASN1_OCTET_STRING *bytes)
{
	char text[INET6_ADDRSTRLEN] = "";
	int n = ASN1_STRING_length(bytes);
	if (n == 4 || n == 16)
		inet_ntop(n == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(bytes), text, sizeof text);
	return arena_copy(a, str_of(text));
}

static void read_names(struct arena *a, X509 *x, struct certificate_facts *facts)
{
	auto_names *all = X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);
	int count = all ? sk_GENERAL_NAME_num(all) : 0;
	str *names = arena_array(a, str, (size_t)count + 1);
	for (int i = 0; i < count; i++) {
		const GENERAL_NAME *name = sk_GENERAL_NAME_value(all, i);
		if (name->type == GEN_DNS)
			names[facts->name_count++] = asn1_text(a, name->d.dNSName);
		else if (name->type == GEN_IPADD)
			names[facts->name_count++] = address_text(a, name->d.iPAddress);
	}
	facts->names = names;
}

static str digits(struct arena *a, const unsigned char *bytes, size_t n, const char *sixteen, char between)
{
	char *text = arena_take(a, n * 3);
	for (size_t i = 0; i < n; i++) {
		text[i * 3] = sixteen[bytes[i] >> 4];
		text[i * 3 + 1] = sixteen[bytes[i] & 15];
		text[i * 3 + 2] = between;
	}
	return (str){ text, n * 3 - 1 };
}

static bool read_digests(struct arena *a, X509 *x, struct certificate_facts *facts)
{
	unsigned char *der = NULL, sha1[EVP_MAX_MD_SIZE];
	unsigned sha1_n = 0;
	int n = i2d_X509(x, &der);
	if (n <= 0 || !X509_digest(x, EVP_sha1(), sha1, &sha1_n))
		return false;
	facts->der = arena_copy(a, (str){ (const char *)der, (size_t)n });
	OPENSSL_free(der);
	struct digest sha256 = digest_of(facts->der);
	facts->fingerprint = digits(a, sha256.bytes, DIGEST_BYTES, "0123456789ABCDEF", ':');
	facts->thumbprint = digits(a, sha1, sha1_n, "0123456789abcdef", ' ');
	return true;
}

static bool unreadable(struct err *e)
{
	return err_set(e, ERR_INPUT, "PEM形式の証明書ではありません", "not a certificate in PEM form");
}

bool certificate_read(struct arena *a, str pem, struct certificate_facts *facts, struct err *e)
{
	auto_x509 *x = x509_of(pem);
	*facts = (struct certificate_facts){ 0 };
	if (!x)
		return unreadable(e);
	facts->title = title_of(a, x);
	facts->from = instant_of(X509_get0_notBefore(x));
	facts->until = instant_of(X509_get0_notAfter(x));
	read_names(a, x, facts);
	return read_digests(a, x, facts) || failed(e);
}

bool certificate_covers(str pem, str name)
{
	auto_arena a = { 0 };
	auto_x509 *x = x509_of(pem);
	if (!x || !certificate_name_check(name, NULL))
		return false;
	char *text = arena_text(&a, name);
	return (is_address(name) ? X509_check_ip_asc(x, text, 0) : X509_check_host(x, text, name.n, 0, NULL)) == 1;
}

bool certificate_signed_by(str pem, str authority_pem)
{
	auto_x509 *x = x509_of(pem), *authority = x509_of(authority_pem);
	bool did = x && authority && X509_check_issued(authority, x) == X509_V_OK &&
	           X509_verify(x, X509_get0_pubkey(authority)) == 1;
	ERR_clear_error();
	return did;
}

bool certificate_pair(const struct certificate *c, struct err *e)
{
	auto_x509 *x = x509_of(c->pem);
	auto_key *key = key_of(c->key);
	if (!x)
		return unreadable(e);
	if (!key)
		return err_set(e, ERR_INPUT, "PEM形式の秘密鍵ではないか、パスフレーズが付いています",
		               "not a private key in PEM form, or it has a passphrase");
	bool fits = X509_check_private_key(x, key) == 1;
	ERR_clear_error();
	return fits || err_set(e, ERR_INPUT, "証明書と秘密鍵が対になっていません", "the certificate and the private key do not belong together");
}

/* ---- signing for a server */

/* Of the certificate as it was written: OpenSSL does not look at the names of one that it is still building. */
static bool is_permitted(str server_pem, X509 *authority)
{
	auto_constraints *limits = X509_get_ext_d2i(authority, NID_name_constraints, NULL, NULL);
	auto_x509 *server = x509_of(server_pem);
	return !limits || (server && X509_check_purpose(server, -1, 0) && NAME_CONSTRAINTS_check(server, limits) == X509_V_OK);
}

static X509 *sign_server(struct arena *a, X509 *authority, EVP_PKEY *authority_key, EVP_PKEY *key, int64_t from, const str *names,
                         size_t count)
{
	const struct extension extensions[] = {
		{ NID_basic_constraints, "critical,CA:FALSE" },
		{ NID_key_usage, "critical,digitalSignature" },
		{ NID_ext_key_usage, "serverAuth" },
		{ NID_subject_alt_name, names_text(a, names, count).p },
		{ NID_subject_key_identifier, "hash" },
		{ NID_authority_key_identifier, "keyid:always" },
		{ 0 },
	};
	int64_t until = from + CERTIFICATE_SERVER_DAYS * DAY_SECONDS - 1, last = instant_of(X509_get0_notAfter(authority));
	const struct draft draft = { S("Inro"), from, until < last ? until : last, extensions };
	return sign_draft(&draft, key, authority, authority_key);
}

static bool authority_open(const struct certificate *authority, int64_t now, X509 **x, EVP_PKEY **key, struct err *e)
{
	if (!certificate_pair(authority, NULL))
		return err_set(e, ERR_TAMPERED, "認証局の証明書か秘密鍵が壊れています", "the authority's certificate or key is damaged");
	*x = x509_of(authority->pem);
	*key = key_of(authority->key);
	if (instant_of(X509_get0_notAfter(*x)) <= now)
		return err_set(e, ERR_CONFLICT, "認証局の証明書の期限が切れています", "the authority's certificate has expired");
	return true;
}

bool certificate_server(struct arena *a, const struct clock *clock, const struct certificate *authority, const str *names,
                        size_t count, struct certificate *server, struct err *e)
{
	int64_t now = clock_now(clock);
	auto_x509 *above = NULL;
	auto_key *above_key = NULL;
	if (!names_check(names, count, e) || !authority_open(authority, now, &above, &above_key, e))
		return false;
	auto_key *key = EVP_EC_gen("P-256");
	auto_x509 *x = key ? sign_server(a, above, above_key, key, now - EARLIER_SECONDS, names, count) : NULL;
	if (!x || !write_pem(a, x, key, server))
		return failed(e);
	return is_permitted(server->pem, above) ||
	       err_set(e, ERR_CONFLICT, "この認証局は、頼まれた名前の証明書を出せません", "this authority may not sign for the names asked for");
}
