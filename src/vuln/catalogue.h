/* catalogue.h - what all feeds say of vulnerabilities, in a database of its own (vuln.db in the facility's folder): it holds
 * nothing of the facility and can be read from the feeds again at any time; so a new shape of it begins empty.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/advisory.h"
#include "engine/dictionary.h"
#include "engine/naming.h"
#include "frame/work.h"

#define CATALOGUE_VERSION 2 /* of its shape */

/* Opens it; with `make` it is made where there is none, with its folder. ERR_MISSING: there is none. */
struct db *catalogue_open(struct work *w, bool make, struct err *e);

/* data/products.txt and what the facility has added. */
struct dictionary *catalogue_dictionary(struct work *w, struct err *e);
/* One correction: this name means this product (as CPE calls it; "-" and "-": nothing that can be vulnerable). ERR_INPUT. */
bool correction_read(struct arena *a, struct dictionary *d, str name, str vendor, str product, struct err *e);
/* The products that it speaks of; looked up one by one. */
struct product_finder catalogue_finder(struct db *catalogue, struct arena *a);

enum claim_flags {
	CLAIM_PLATFORM = 1,   /* not vulnerable itself */
	CLAIM_UNAFFECTED = 2,
	CLAIM_RULED = 4,      /* an issuer who knows better speaks of the same product */
	CLAIM_SYSTEMS = 8,    /* holds only on the systems that its configuration names */
	CLAIM_BUILT_IN = 16,  /* a part of this system is vulnerable */
	CLAIM_RELEASE = 32,   /* names a release, not how far it must be patched */
};

/* Whose word counts more of two who speak of the same product; the same number is the same weight. */
int claim_rank(enum advisory_source source);

/* "CVE-2021-41773" as a number that orders like it, and back. 0: it is none. */
int64_t cve_number(str cve);
str cve_name(struct arena *a, int64_t number);
