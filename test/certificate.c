/* certificate.c - a self-signed certificate on the curve P-256, good for an hour.
 * SPDX-License-Identifier: Apache-2.0 */
#include "certificate.h"

#include <assert.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

static str pem_of(struct arena *a, BIO *bio)
{
	char *p;
	long n = BIO_get_mem_data(bio, &p);
	str text = arena_copy(a, (str){ p, (size_t)n });
	BIO_free(bio);
	return text;
}

static void name_for(X509 *certificate)
{
	X509_NAME *name = X509_get_subject_name(certificate);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"127.0.0.1", -1, -1, 0);
	X509_set_issuer_name(certificate, name);
	X509_EXTENSION *names = X509V3_EXT_conf_nid(NULL, NULL, NID_subject_alt_name, "IP:127.0.0.1");
	assert(names);
	X509_add_ext(certificate, names, -1);
	X509_EXTENSION_free(names);
}

void certificate_make(struct arena *a, str *certificate, str *key)
{
	EVP_PKEY *pair = EVP_EC_gen("P-256");
	X509 *x = X509_new();
	assert(pair && x);
	X509_set_version(x, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
	X509_gmtime_adj(X509_getm_notBefore(x), -60);
	X509_gmtime_adj(X509_getm_notAfter(x), 3600);
	X509_set_pubkey(x, pair);
	name_for(x);
	int size = X509_sign(x, pair, EVP_sha256());
	assert(size > 0);
	(void)size;
	BIO *one = BIO_new(BIO_s_mem()), *other = BIO_new(BIO_s_mem());
	PEM_write_bio_X509(one, x);
	PEM_write_bio_PrivateKey(other, pair, NULL, NULL, 0, NULL, NULL);
	*certificate = pem_of(a, one);
	*key = pem_of(a, other);
	X509_free(x);
	EVP_PKEY_free(pair);
}
