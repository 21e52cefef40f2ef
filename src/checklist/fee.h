/* fee.h - what medical-fee add-ons ask for and the same evidence speaks to. It shows, and never concludes.
 * Data (data/fee.json, "inro-fee/1").
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"
#include "frame/record.h"

#define FEE_REQUIREMENTS_MAX 100u
#define FEE_EVIDENCE_MAX 16u
#define FEE_TEXT_BYTES_MAX 4000u

/* One thing that speaks for a requirement: a check, the documents of a type, or (neither) something not kept yet. */
struct fee_evidence {
	struct words words;
	str check, document;
};

struct fee_requirement {
	str id;
	int64_t revision_year; /* fiscal year of the fee revision */
	struct words fee;      /* the add-on */
	struct words words, note;
	const struct choice *verification;
	str source;
	struct fee_evidence *evidence;
	size_t evidence_count;
};

struct fee_set {
	struct fee_requirement *requirements;
	size_t count;
};

bool fee_read(struct arena *a, str bytes, struct fee_set *set, struct err *e);
