/* pack_parts.h - what the checklist puts into an inspection pack, part by part, and what the parts share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"
#include "evidence.h"
#include "forms.h"
#include "frame/pack.h"

extern const struct pack_part checklist_papers[]; /* ended by a zero row */

bool print_summary(struct work *w, struct pack *pack, struct err *e);
bool print_facility_form(struct work *w, struct pack *pack, struct err *e);
bool print_vendors(struct work *w, struct pack *pack, struct err *e);
bool print_contact_chart(struct work *w, struct pack *pack, struct err *e);
bool contact_chart_there(struct work *w, bool *there, struct err *e);
bool print_originals(struct work *w, struct pack *pack, struct err *e);
bool print_ledger(struct work *w, struct pack *pack, struct err *e);
bool print_findings(struct work *w, struct pack *pack, struct err *e);
bool print_exports(struct work *w, struct pack *pack, struct err *e);

/* What the parts are made from: the facility's form (the one asked for, else the one forms_choose() gives;
 * chosen once for all parts) and its answers. */
struct pack_form {
	struct form_set set;
	const struct form *form;
	struct answer_set answers;
};
bool pack_form(struct work *w, struct pack *pack, struct pack_form *own, struct err *e);

/* Begins a part on a new page, with its title as heading and header. */
void pack_part(struct work *w, struct pack *pack, struct words title, str warning);

/* Adds a kept file under a name without its ending, which its content gives. *name is "" where the digest is
 * none of a kept file: a document's `file` may be any text. */
bool pack_attach(struct work *w, struct pack *pack, str digest, str stem, str *name, struct err *e);
/* A text as part of a file's name, cut to a fair length; what file systems refuse becomes full-width. */
str pack_name(struct arena *a, str text);

/* A date out of the ledger: one that can be read is written like all others, a vague one as it stands. */
str pack_date(struct work *w, str raw);
/* "連絡体制図(第4版、令和8年5月20日)", as far as it is known. */
str pack_document(struct work *w, const struct evidence_document *document);
