/* feed.h - which of the formats of vulnerability data a file has, by what stands in its beginning; its name is never looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "json_cut.h"

#define FEED_HEAD_BYTES (64u << 10) /* as much of the beginning is looked at, once it is unpacked */

enum feed_kind {
	FEED_UNKNOWN,
	FEED_NVD,        /* nvd.h, record by record */
	FEED_CVE5,       /* cve5.h, record by record */
	FEED_CSAF,       /* csaf.h, record by record */
	FEED_KEV,        /* kev.h, record by record */
	FEED_KEV_CSV,    /* kev.h, at once */
	FEED_EPSS,       /* epss.h, at once */
	FEED_VULDEF,     /* jvn.h, in pieces */
	FEED_JVNRSS,     /* jvn.h, in pieces */
	FEED_MYJVN,      /* myjvn.h, in pieces */
	FEED_EOL,        /* eol.h, at once */
	FEED_CYCLONEDX,  /* sbom.h and vex.h, at once */
	FEED_SPDX,       /* sbom.h, at once */
	FEED_SPDX_TAGS,  /* sbom.h, at once */
	FEED_OPENVEX,    /* vex.h, at once */
	FEED_KINDS,
};

enum feed_reading { FEED_BY_RECORD, FEED_BY_PIECE, FEED_AT_ONCE };

struct feed {
	const char *name; /* "nvd" */
	struct words words;
	enum feed_reading reading;
};

extern const struct feed feeds[FEED_KINDS];

struct feed_told {
	enum feed_kind kind;
	enum json_records records; /* how the records stand, where it is read by them */
	struct words why;          /* of FEED_UNKNOWN: what it is instead, and what to do */
};

/* The beginning of a file: all of it, or FEED_HEAD_BYTES at least. The order of what stands in it matters only where it is longer. */
struct feed_told feed_tell(str first);
