/* certificate.h - certificates for HTTPS: a small authority of the facility's own, what it signs, and what a PEM says.
 *
 * PCs are told once to trust the authority; server certificates are renewed without going to the PCs again. Should its
 * key be stolen, it is good for little: critical name constraints limit it to the names it was made with, names that no
 * public server has (.local and the like) and private addresses; its extended key usage to servers.
 * A name is a DNS name or an IP address as text. Names and times are judged by the clock handed in.
 * Sources: RFC 5280; CA/Browser Forum Baseline Requirements 6.3.2 (days of a server certificate).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "clock.h"
#include "err.h"

#define CERTIFICATE_NAMES_MAX 32u
#define CERTIFICATE_NAME_BYTES_MAX 253u
#define CERTIFICATE_TITLE_BYTES_MAX 64u      /* RFC 5280: ub-common-name */
#define CERTIFICATE_PEM_BYTES_MAX (64u << 10)
#define CERTIFICATE_SERVER_DAYS 397
#define CERTIFICATE_AUTHORITY_DAYS 3653      /* ten years */

/* Both in PEM. The key is a secret. */
struct certificate {
	str pem, key;
};

/* ERR_INPUT: it is neither a DNS name (letters, digits, hyphens, dots) nor an IP address. */
bool certificate_name_check(str name, struct err *e);

/* Makes an authority that may sign for these names. title is what certificate lists show; longer ones are cut.
 * ERR_INPUT: a name, or too many. */
bool certificate_authority(struct arena *a, const struct clock *clock, str title, const str *names, size_t count,
                           struct certificate *authority, struct err *e);
/* Makes a server's certificate for these names, which ends with its authority at the latest. ERR_CONFLICT: the authority
 * may not sign for one of them, or its time is over. ERR_TAMPERED: it cannot be read. */
bool certificate_server(struct arena *a, const struct clock *clock, const struct certificate *authority, const str *names,
                        size_t count, struct certificate *server, struct err *e);

/* The first certificate of a PEM. */
struct certificate_facts {
	str title;        /* its common name; "" for none */
	const str *names; /* DNS names and addresses it is for */
	size_t name_count;
	int64_t from, until;
	str fingerprint;  /* SHA-256, "AB:CD:…", as browsers show it */
	str thumbprint;   /* SHA-1, "ab cd …", as Windows shows it: for comparing by eye alone */
	str der;          /* its bytes; their SHA-256 is the fingerprint */
};
bool certificate_read(struct arena *a, str pem, struct certificate_facts *facts, struct err *e); /* ERR_INPUT */

/* Is it for this name? By the rules that browsers go by. */
bool certificate_covers(str pem, str name);
/* Did this authority sign it? */
bool certificate_signed_by(str pem, str authority_pem);
/* ERR_INPUT: one of them cannot be read, the key has a passphrase, or they do not belong together. */
bool certificate_pair(const struct certificate *c, struct err *e);
