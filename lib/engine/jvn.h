/* jvn.h - JVN iPedia's feeds, as they come in pieces: VULDEF 3.2 (https://jvndb.jvn.jp/schema/vuldef_3.2.xsd), which tells
 * products, versions and what to do, and JVNRSS (jvnrss_2.0.xsd), which tells products only. Both are in Japanese.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "advisory.h"
#include "xml_walk.h"

#define JVN_RECORD_BYTES_MAX (64u << 20) /* what one entry may hold in memory */
#define JVN_CVES_MAX 1000u               /* of one entry; what is beyond is left out */
#define JVN_TEXT_BYTES_MAX (64u << 10)   /* of one text; what is beyond is left out */

struct jvn {
	size_t taken;  /* entries that were whole */
	size_t passed; /* of these, entries without a CVE */
	/* where it stands */
	advisory_taker *take;
	void *of;
	struct xml xml;
	size_t steps;
	struct arena a; /* of the entry that is being read */
	struct advisory adv;
	struct claim claim; /* of the product that is being read */
	size_t first;       /* its first claim */
	struct {
		str *list;
		size_t count, room;
	} cves;
	double score_version;
	bool newer;         /* the score that is being read is of a newer version of CVSS than the one before */
	bool from_maker;    /* what is referred to is the maker's */
};

/* An entry that names several CVEs is one advisory for each. Each lives until `take` returns. It must stay where it is. */
void jvn_begin(struct jvn *j, advisory_taker *take, void *of);
/* The next bytes, at most INT32_MAX. ERR_INPUT: this is no XML, or one entry holds too much; or what `take` said. */
bool jvn_put(struct jvn *j, str bytes, struct err *e);
/* No more will come. ERR_INPUT: it ends in the middle, or there was no entry in it. */
bool jvn_end(struct jvn *j, struct err *e);
void jvn_drop(struct jvn *j);
