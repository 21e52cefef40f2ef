/* vendor_api.h - the vendors and their links for programs; the rows of vendor_face.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "form.h"
#include "frame/api.h"

extern const struct route_doc vendors_doc, vendor_doc, vendor_ask_doc, vendor_skip_doc, links_doc, link_doc, link_make_doc, link_revoke_doc;
bool vendors_answer(struct visit *v, struct err *e);
bool vendor_answer(struct visit *v, struct err *e);
bool vendor_ask_answer(struct visit *v, struct err *e);
bool vendor_skip_answer(struct visit *v, struct err *e);
bool links_answer(struct visit *v, struct err *e);
bool link_answer(struct visit *v, struct err *e);
bool link_make_answer(struct visit *v, struct err *e);
bool link_revoke_answer(struct visit *v, struct err *e);

/* Which form is meant. */
#define VENDOR_FORM_ROW { "form", { "様式(なければ今年度のもの)", "the form (this fiscal year's where not given)" } }
/* place: "form" of the query, or "/form" of a body, for which no other year's form is taken. ERR_MISSING. */
bool vendor_form_asked(struct visit *v, str place, str asked, const struct form **form, struct err *e);
