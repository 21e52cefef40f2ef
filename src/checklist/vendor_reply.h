/* vendor_reply.h - what a vendor writes to the items of its form, as it was typed: on a page, in a workbook, on paper.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "vendor.h"

#define VENDOR_SIGNATORY_RUNES_MAX 80u

/* The replies there are: はい, いいえ, 契約により省略; ended by a zero row. */
extern const struct choice vendor_replies[];

/* One item, in the writer's own letters. */
struct vendor_reply {
	str reply, on, target, note;
};
/* ERR_INPUT: it cannot be read. Blank replies are not asked here. */
bool vendor_reply_read(struct work *w, const struct vendor_reply *typed, struct answer_change *change, struct err *e);

/* A whole form as it was typed: replies[i] and wrong[i] belong to form->items[i]. */
struct vendor_sheet {
	struct vendor_pair pair;
	struct vendor_reply *replies;
	str signatory;
	bool whole;         /* every item that needs an answer must have one */
	struct err *wrong;  /* of the last try; no kind where nothing is wrong */
	size_t wrong_count, taken;
};
struct vendor_sheet vendor_sheet_blank(struct arena *a, const struct vendor_pair *pair);
/* Enters what is not blank, on behalf of the journal entry `act`, inside the caller's transaction. ERR_INPUT: nobody signed,
 * nothing is written, or something is wrong with the items whose `wrong` says so; then the transaction must not be kept. */
bool vendor_sheet_put(struct work *w, struct vendor_sheet *sheet, str act, struct err *e);
/* Only looks whether somebody may be said to have signed. ERR_INPUT. */
bool vendor_signatory_fit(str signatory, struct err *e);

/* One item, entered by somebody here: from paper, or as skipped by contract. One act with the papers it came on. */
struct vendor_entry {
	const struct vendor_pair *pair;
	const struct form_item *item;
	const struct answer_change *change;
	enum event event;
	const struct vendor_paper *papers;
	size_t paper_count;
};
bool vendor_enter(struct work *w, const struct vendor_entry *entry, struct err *e);
/* The item of this key is left out by that clause of the contract. ERR_INPUT: either is not there. Errors: answer_put. */
bool vendor_skip(struct work *w, const struct vendor_pair *pair, str item, str clause, struct err *e);
/* A whole sheet, entered by somebody here from paper, with the papers. Errors: vendor_sheet_put. */
bool vendor_sheet_enter(struct work *w, struct vendor_sheet *sheet, const struct vendor_paper *papers, size_t count,
	                struct err *e);
