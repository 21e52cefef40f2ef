/* advisory.h - what one issuer says of one vulnerability: which products in which versions, how bad it is, what is known
 * of attacks. Every feed is read into this (nvd.h, cve5.h, kev.h …); merging is above.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "affected.h"
#include "base/err.h"

#define ADVISORY_CLAIMS_MAX 20000u       /* of one record; what is beyond is left out, and `cut` says so */
#define ADVISORY_RECORD_BYTES_MAX (16u << 20)

enum advisory_source { ADVISORY_NVD, ADVISORY_CNA, ADVISORY_ADP, ADVISORY_CSAF, ADVISORY_JVN, ADVISORY_KEV, ADVISORY_SOURCES };

/* One product in one range of versions. */
struct claim {
	enum advisory_source source;
	str issuer;            /* who says so: "jpcert", "nvd@nist.gov" */
	str vendor, product;   /* in the issuer's words; "" where only a CPE is given */
	str about;             /* what the words about the versions name besides: another product, a model; "" for nothing */
	char part;             /* of the CPE: a, o, h; 0 where it is not told */
	str cpe_vendor, cpe_product; /* "" where there is no CPE */
	bool platform;         /* not vulnerable itself: what is vulnerable runs on it */
	bool unaffected;       /* the issuer says that these versions are not hit */
	unsigned config, node; /* claims of one node are alternatives */
	bool all_nodes;        /* the configuration holds where every node of it does; else where one does */
	enum affected_what what;
	struct version_range range; /* of AFFECTED_RANGES */
	str said;              /* the versions in the source's words */
};

struct advisory {
	str cve;               /* "CVE-2021-41773"; "" where a record has none, and is not taken */
	str title, summary, url;
	str published, modified; /* instants or days as they are written */
	double score;          /* CVSS base score of the newest version that is given; 0 where there is none */
	bool rejected;         /* withdrawn by its issuer */
	str known_since;       /* day on which it became known to be exploited (KEV); "" */
	bool ransomware;       /* known to be used by ransomware */
	struct claim *claims;
	size_t count, room;
	bool cut;
};

/* Adds a claim, where there is room. */
void advisory_claim(struct arena *a, struct advisory *adv, const struct claim *claim);
/* The versions of a claim out of bounds that a record gives by themselves. Bounds that are no versions make it untold. */
void claim_bounds(struct claim *claim, str from, bool from_in, str to, bool to_in);
/* The same out of one version. */
void claim_version(struct claim *claim, str version);
