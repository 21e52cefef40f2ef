/* vendor_pages.h - the screens about vendors, those behind a vendor's link, and what they share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/page.h"
#include "vendor_link.h"
#include "vendor_receipt.h"

extern const struct route vendor_routes[]; /* ended by a zero row */

bool vendors_page(struct visit *v, struct err *e);
bool vendor_page(struct visit *v, struct err *e);
bool vendor_return_page(struct visit *v, struct err *e);
bool vendor_ask_act(struct visit *v, struct err *e);
bool vendor_skip_act(struct visit *v, struct err *e);
bool vendor_book_file(struct visit *v, struct err *e);
bool vendor_letter_file(struct visit *v, struct err *e);
bool vendor_paper_file(struct visit *v, struct err *e);
bool vendors_take_act(struct visit *v, struct err *e);
bool vendor_take_act(struct visit *v, struct err *e);
bool vendor_entry_page(struct visit *v, struct err *e);
bool vendor_entry_act(struct visit *v, struct err *e);
bool vendor_links_page(struct visit *v, struct err *e);
bool vendor_links_act(struct visit *v, struct err *e);
bool vendor_link_make_act(struct visit *v, struct err *e);
bool vendor_link_revoke_act(struct visit *v, struct err *e);

/* Whoever holds a link. link_knock lets in before the body comes. */
bool link_knock(struct visit *v, struct err *e);
bool link_page(struct visit *v, struct err *e);
bool link_return_page(struct visit *v, struct err *e);
bool link_keep_act(struct visit *v, struct err *e);
bool link_paper_act(struct visit *v, struct err *e);
bool link_submit_act(struct visit *v, struct err *e);
bool link_receipt_page(struct visit *v, struct err *e);

#define NO_SYSTEM "-" /* stands in a path for a vendor that answers for all it does here */
bool vendor_pair_of_path(struct visit *v, const struct form *form, struct vendor_pair *pair, struct err *e); /* ERR_MISSING */
/* What is sent to a vendor that was asked, as a file: the workbook, and fax cover with letter. ERR_CONFLICT: no due day was noted. */
bool vendor_give_book(struct visit *v, const struct vendor_pair *pair, struct err *e);
bool vendor_give_letter(struct visit *v, const struct vendor_pair *pair, struct err *e);
/* What came from it: the paper whose id the path names. ERR_MISSING. */
bool vendor_give_paper(struct visit *v, const struct vendor_pair *pair, struct err *e);
/* The address of a link, as who asks has reached us. */
str vendor_link_address(struct visit *v, str secret);

/* Which form (?form=ID, else the one that fits the day) and which pair a page is about. */
struct vendor_view {
	struct form_set set;
	struct vendor_pair pair; /* vendor "" on a page about all of them */
	const struct form *form;
};
bool vendor_view_form(struct visit *v, struct vendor_view *view, struct err *e);
bool vendor_view_pair(struct visit *v, struct vendor_view *view, struct err *e);
/* The page of the pair, or what is below it: "ask". */
str vendor_address(struct visit *v, const struct vendor_pair *pair);
str vendor_address_of(struct visit *v, const struct vendor_pair *pair, const char *what);
/* The page of the pair again, after an act of it ("ask", "skip", "take", "link") was refused. */
bool vendor_put_page(struct visit *v, const struct vendor_view *view, const char *act, const struct err *problem, struct err *e);

/* The items of a form with their choices and fields (names "reply.KEY", "on.KEY", "target.KEY", "note.KEY", "signatory"), what
 * is wrong with each beside it; and reading them back. */
bool vendor_put_sheet(struct visit *v, const struct vendor_sheet *sheet, struct err *e);
void vendor_read_sheet(struct visit *v, struct vendor_sheet *sheet);

/* Links in a table, with a button that revokes those in use. Nothing where there is none. */
void vendor_put_links(struct visit *v, const struct vendor_link *list, size_t count);
