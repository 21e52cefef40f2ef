/* returns.h - of whom a vendor's form is wanted, and what came back: one for each vendor and system.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "forms.h"
#include "answer.h"

enum return_state {
	RETURN_NONE,    /* nothing came back */
	RETURN_PARTLY,  /* some items are answered */
	RETURN_WHOLE,   /* every item is answered, or left out by contract */
	RETURN_SKIPPED, /* every item is left out by contract */
	RETURN_STATES
};
extern const struct words return_state_words[RETURN_STATES];

struct vendor_return {
	str vendor, system; /* record ids; vendor "": the contract names one the ledger does not have */
	str vendor_name, system_name; /* system: "" where the vendor answers for all it does here */
	bool contracted;
	struct day contract_ends; /* the last day of any contract in effect; year 0: unknown */
	struct answer_set answers;
	size_t wanted, answered, skipped; /* items that are no reference items */
	struct day last_on;               /* the newest day of its answers */
	enum return_state state;
};

/* The vendor's form of the same fiscal year; NULL when there is none. */
const struct form *returns_form(const struct form_set *set, const struct form *form);
/* Vendors under contract today, each with its systems, and whoever else has answered this form. */
bool returns_read(struct work *w, const struct form *form, struct vendor_return **list, size_t *count,
		  struct err *e);
/* The one of a vendor and system, whose ids and names r holds; also where none is wanted of them. */
bool returns_find(struct work *w, const struct form *form, struct vendor_return *r, struct err *e);
