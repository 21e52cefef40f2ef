/* fee_say.h - what there is for a fee requirement, in words.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "evidence.h"
#include "fee.h"

/* How a piece of evidence stands. */
struct fee_state {
	enum verdict verdict; /* of a check; of documents VERDICT_PERSON where there is one, VERDICT_UNMEASURED else */
	str said;             /* in the language of the work */
	str document;         /* the record it speaks of; "" for none */
};
bool fee_look(struct work *w, struct evidence_run *run, const struct fee_evidence *evidence, struct fee_state *state,
	      struct err *e);
extern const struct words fee_caution; /* it shows, and never concludes */
