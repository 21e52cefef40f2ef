/* advisory.h - what one issuer says of one vulnerability: which products in which versions, how bad it is, what is known
 * of attacks. Every feed is read into this (nvd.h, cve5.h, kev.h, csaf.h, jvn.h); merging is above.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "affected.h"
#include "json_walk.h"
#include "base/err.h"

#define ADVISORY_CLAIMS_MAX 20000u       /* of one record; what is beyond is left out, and `cut` says so */
#define ADVISORY_RECORD_BYTES_MAX (16u << 20)
#define ADVISORY_FIX_BYTES_MAX 4000u     /* what is beyond is left out */

enum advisory_source { ADVISORY_NVD, ADVISORY_CNA, ADVISORY_ADP, ADVISORY_CSAF, ADVISORY_JVN, ADVISORY_KEV, ADVISORY_SOURCES };

/* One product in one range of versions. */
struct claim {
	enum advisory_source source;
	str issuer;            /* who says so: "jpcert", "nvd@nist.gov" */
	str vendor, product;   /* in the issuer's words; "" where only a CPE is given */
	bool series;           /* everything is meant whose name begins so: "LOGIQ", of which some may be excepted elsewhere */
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
	str fix, fix_url;      /* what the maker says to do, a line each; where it says more; "" */
	str tlp;               /* to whom it may be passed on: "CLEAR", "AMBER" …; "" where it is not told */
	str published, modified; /* instants or days as they are written */
	double score;          /* CVSS base score of the newest version that is given; 0 where there is none */
	bool makers_url;       /* url is its maker's own page */
	bool rejected;         /* withdrawn by its issuer */
	str known_since;       /* day on which it became known to be exploited (KEV); "" */
	bool ransomware;       /* known to be used by ransomware */
	struct claim *claims;
	size_t count, room;
	bool cut;
};

/* What a reader of many gives one by one; it lives until this returns. False stops the reader, with the error it has set. */
typedef bool advisory_taker(void *of, const struct advisory *adv, struct err *e);

/* Adds a claim, where there is room. */
void advisory_claim(struct arena *a, struct advisory *adv, const struct claim *claim);
/* Adds the claim once for each range that its issuer's words mean; else once, saying of which product they are. */
void advisory_claim_words(struct arena *a, struct advisory *adv, const struct claim *claim, str words);
/* The list of references that comes next in a walk, [{"url": …, "tags": […]}]: an advisory is read at its maker's own page, which has
 * this tag; else at the first. */
void advisory_references(struct walk *w, struct arena *a, struct advisory *adv, str makers_tag);
/* Adds a line of what to do, unless it stands there. */
void advisory_fix(struct arena *a, struct advisory *adv, str line);
/* The versions of a claim out of bounds that a record gives by themselves. Bounds that are no versions make it untold. */
void claim_bounds(struct claim *claim, str from, bool from_in, str to, bool to_in);
/* The same out of one version. */
void claim_version(struct claim *claim, str version);
