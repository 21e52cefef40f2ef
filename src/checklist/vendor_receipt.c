/* vendor_receipt.c - reading back what was submitted, and its digest.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_receipt.h"

#include "base/seal.h"

#define NUMBER_DIGITS 32u
#define NUMBER_GROUP 4u

enum { AT_CONTROL, AT_GROUP, AT_WHO, AT_FIRST, AT_FIRST_ON, AT_TARGET_ON, AT_NOTE, AT_SKIPPED };

static struct vendor_receipt_row row_of(struct arena *a, const struct rows *rows, const struct form_item *item)
{
	str skipped = rows_str(rows, AT_SKIPPED);
	if (skipped.n)
		return (struct vendor_receipt_row){ .item = item, .reply = S("skip"), .on = S(""), .target = S(""), .note = arena_copy(a, skipped) };
	return (struct vendor_receipt_row){ item, arena_copy(a, rows_str(rows, AT_FIRST)), arena_copy(a, rows_str(rows, AT_FIRST_ON)),
		                            arena_copy(a, rows_str(rows, AT_TARGET_ON)), arena_copy(a, rows_str(rows, AT_NOTE)) };
}

/* In the form's order. */
static bool read_rows(struct work *w, const struct vendor_link *link, const struct form *form, struct vendor_receipt *r, struct err *e)
{
	struct vendor_receipt_row *all = arena_array(w->arena, struct vendor_receipt_row, form->item_count);
	auto_rows rows = db_ask(w->db, e, "SELECT control, grp, who, first, first_on, target_on, note, skipped FROM answer_entry WHERE "
	                                  "form=? AND vendor=? AND system=? AND act=?",
	                        BIND(V(link->form), V(link->vendor), V(link->system), V(link->act)));
	while (rows_next(&rows)) {
		const struct form_item *item = form_item_of(form, rows_str(&rows, AT_CONTROL), rows_str(&rows, AT_GROUP));
		r->who = arena_copy(w->arena, rows_str(&rows, AT_WHO));
		if (item)
			all[item - form->items] = row_of(w->arena, &rows, item);
	}
	r->rows = all;
	for (size_t i = 0; i < form->item_count; i++)
		if (all[i].item)
			r->rows[r->count++] = all[i];
	return rows_done(&rows);
}

static str digest(struct work *w, const struct vendor_link *link, const struct vendor_receipt *r)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n", P(link->form), P(link->vendor), P(link->system), P(link->submitted_at), P(r->who));
	for (size_t i = 0; i < r->count; i++)
		buf_fmt(&b, "%.*s\t%.*s\t%.*s\t%.*s\t%.*s\n", P(r->rows[i].item->key), P(r->rows[i].reply), P(r->rows[i].on), P(r->rows[i].target),
		        P(r->rows[i].note));
	for (size_t i = 0; i < r->paper_count; i++)
		buf_fmt(&b, "%.*s\t%.*s\n", P(r->papers[i].digest), P(r->papers[i].name));
	return digest_hex(w->arena, digest_of(buf_str(&b)));
}

bool vendor_receipt_read(struct work *w, const struct vendor_link *link, const struct form *form, struct vendor_receipt *receipt,
                         struct err *e)
{
	*receipt = (struct vendor_receipt){ 0 };
	if (!link->act.n)
		return err_set(e, ERR_MISSING, "まだ提出されていません", "nothing was submitted yet");
	if (!vendor_pair_of(w, form, link->vendor, link->system, &receipt->pair, e) || !read_rows(w, link, form, receipt, e) ||
	    !vendor_draft_papers(w, link, &receipt->papers, &receipt->paper_count, e))
		return false;
	receipt->digest = digest(w, link, receipt);
	return true;
}

str vendor_receipt_number(struct arena *a, const struct vendor_receipt *receipt)
{
	str said = S("");
	for (size_t at = 0; at < NUMBER_DIGITS; at += NUMBER_GROUP)
		said = arena_join(a, said, S(" "), str_first(str_from(receipt->digest, at), NUMBER_GROUP));
	return said;
}
