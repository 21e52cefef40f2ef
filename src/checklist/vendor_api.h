/* vendor_api.h - the vendors and their links for programs; the rows of vendor_face.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"
#include "vendor.h"

extern const struct route_doc vendors_doc, vendor_doc, vendor_ask_doc, vendor_skip_doc, vendor_book_doc, vendor_letter_doc;
bool vendors_answer(struct visit *v, struct err *e);
bool vendor_answer(struct visit *v, struct err *e);
bool vendor_ask_answer(struct visit *v, struct err *e);
bool vendor_skip_answer(struct visit *v, struct err *e);
bool vendor_book_answer(struct visit *v, struct err *e);
bool vendor_letter_answer(struct visit *v, struct err *e);

/* What they sent back (vendor_reply_api.c, vendor_paper_api.c). */
extern const struct route_doc vendor_take_doc, vendor_replies_doc, papers_doc, paper_doc, paper_add_doc;
bool vendor_take_answer(struct visit *v, struct err *e);
bool vendor_replies_answer(struct visit *v, struct err *e);
bool papers_answer(struct visit *v, struct err *e);
bool paper_answer(struct visit *v, struct err *e);
bool paper_add_answer(struct visit *v, struct err *e);

/* Links (vendor_link_api.c). */
extern const struct route_doc links_doc, link_doc, link_make_doc, link_revoke_doc, link_switch_doc, link_switch_put_doc;
bool links_answer(struct visit *v, struct err *e);
bool link_answer(struct visit *v, struct err *e);
bool link_make_answer(struct visit *v, struct err *e);
bool link_revoke_answer(struct visit *v, struct err *e);
bool link_switch_answer(struct visit *v, struct err *e);
bool link_switch_put_answer(struct visit *v, struct err *e);

/* ---- what they share (vendor_api.c) */

/* Which form is meant. */
#define VENDOR_FORM_ROW { "form", { "様式(なければ今年度のもの)", "the form (this fiscal year's where not given)" } }
/* place: "form" of the query, or "/form" of a body, which is to blame where there is none. Who changes something is given no
 * other year's form unasked. */
bool vendor_form_asked(struct visit *v, str place, str asked, const struct form **form, struct err *e);
/* The pair of the path. ERR_MISSING. */
bool vendor_asked_pair(struct visit *v, str place, str asked, struct vendor_pair *pair, struct err *e);
/* The pair that a body (root "/") or a query (root "") names by ids: what is not there is a fault of it. */
struct vendor_named {
	const char *root;
	str form, vendor, system;
};
bool vendor_named_pair(struct visit *v, const struct vendor_named *named, struct vendor_pair *pair, struct err *e);

extern const struct doc_shape vendor_return_shape;
/* The answer: where the pair stands now. */
bool vendor_put_return(struct visit *v, const struct vendor_pair *pair, struct err *e);
/* Of a query: who signed for the vendor may be said. ERR_USAGE. */
#define VENDOR_SIGNATORY_ROW { "signatory", { "事業者側の署名者", "who signed for the vendor" } }
bool vendor_signatory_asked(struct visit *v, struct err *e);
