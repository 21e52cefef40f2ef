/* affected.h - which versions an issuer's words mean: "Ver5.61 and earlier", "5.0.0 to 5.15.2", 「2.15.0 より前のバージョン」.
 * Sources: the free text of CVE Record 5 (affected[].versions[].version), JPCERT/CC's and JVN's cells.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "version.h"

#define AFFECTED_RANGES_MAX 128u /* of one cell; Fortinet's count up to a hundred; a cell with more is not understood */
#define AFFECTED_TOKENS_MAX 384u

/* from … to: from itself is in, to is not. A version without a key (n 0) leaves that end open. */
struct version_range {
	struct version from, to;
};

enum affected_what {
	AFFECTED_UNTOLD, /* it says nothing about versions, or not so that they can be compared: a day, "see the vendor" */
	AFFECTED_ALL,
	AFFECTED_RANGES,
};

struct affected {
	enum affected_what what;
	struct version_range ranges[AFFECTED_RANGES_MAX];
	str about[AFFECTED_RANGES_MAX]; /* of which product, where the cell says so: "fortios", "jh-rvb1"; folded, "" where it does not */
	size_t count;
	bool dated;   /* it speaks of days */
	bool named;   /* words in it name something: a model, a product, whatever stands beside the versions */
};

/* Reads one cell, as it was written. What it is about lives as long as the arena. */
void affected_read(struct arena *a, str written, struct affected *affected);
/* What a structured pair says (CVE 5 lessThan, lessThanOrEqual; NVD versionStartIncluding …); "" leaves an end open.
 * False: an end is no version, or the range ends before it begins. */
bool version_range_of(str from, bool from_in, str to, bool to_in, struct version_range *range);
bool version_in(const struct version *v, const struct version_range *range);
