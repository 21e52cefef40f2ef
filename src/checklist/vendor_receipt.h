/* vendor_receipt.h - what was submitted through a link, as it stood then, with a digest by which both sides can compare.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "vendor_link.h"

struct vendor_receipt_row {
	const struct form_item *item;
	str reply, on, target, note; /* reply: a code of vendor_replies */
};
struct vendor_receipt {
	struct vendor_pair pair;
	str who;            /* 事業者 NAME(SIGNATORY) */
	struct vendor_receipt_row *rows;
	size_t count;
	struct vendor_link_paper *papers;
	size_t paper_count;
	str digest;         /* SHA-256 of all of the above in hex; what later changes in the ledger does not change it */
};
/* ERR_MISSING: nothing was submitted through the link. */
bool vendor_receipt_read(struct work *w, const struct vendor_link *link, const struct form *form, struct vendor_receipt *receipt,
	                 struct err *e);
/* The first 32 digits in groups of four: what people compare. */
str vendor_receipt_number(struct arena *a, const struct vendor_receipt *receipt);
