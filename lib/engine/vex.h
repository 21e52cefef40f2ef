/* vex.h - what a maker says of whether a vulnerability matters to a product of its: OpenVEX 0.2 (https://openvex.dev/spec), the
 * analyses in a CycloneDX document, CSAF 2.0 (its profile csaf_vex, or any other).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

enum vex_state { VEX_AFFECTED, VEX_NOT_AFFECTED, VEX_FIXED, VEX_IN_TRIAGE, VEX_STATES };

/* A product or a component, as far as it is told; what is not told is "". */
struct vex_thing {
	str ref;              /* what the document, or a list of components (sbom.h), calls it */
	str vendor, name, version;
	str cpe, purl;
};

struct vex_statement {
	str cve;
	enum vex_state state;
	str issuer;
	struct vex_thing product;
	struct vex_thing part; /* in which the vulnerability is, where the product is made of several; empty where it is not told */
	str reason, answer;    /* the format's words for why, and for what its maker does: "component_not_present", "update" (vex_word) */
	str words, action;     /* the maker's words on the same */
	str date;              /* as it is written */
};

/* Each statement lives until `take` returns. What names no CVE, no product or no known state is passed, and counted in *passed.
 * ERR_INPUT: it is none of these formats, or broken; or what `take` said. */
typedef bool vex_taker(void *of, const struct vex_statement *statement, struct err *e);
bool vex_read(str json, vex_taker *take, void *of, size_t *passed, struct err *e);

struct words vex_state_words(enum vex_state state);
struct words vex_word(str word); /* of a reason or an answer; both "" for one that is not known */

/* Shared by the readers of the three formats. */
struct vexing {
	vex_taker *take;
	void *of;
	size_t *passed;
	struct err *e;
	bool stopped; /* the taker said so */
};

/* Hands on a statement, or passes it. */
void vex_put(struct vexing *v, const struct vex_statement *s);
bool vex_openvex(str json, struct vexing *v);
bool vex_cyclonedx(str json, struct vexing *v);
bool vex_csaf(str json, struct vexing *v);
