/* forms.h - which forms there are, and which of them is meant: those of the program and those imported later.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "form.h"

/* Every form there is: the newest revision of each, the newest year first, then by id. */
struct form_set {
	struct form *forms;
	size_t count;
};

bool forms_table(struct db *db, struct err *e);
bool forms_read(struct work *w, struct form_set *set, struct err *e);

/* Keeps a form for use. The same file again is fine (*added false); another content under a known id and revision,
 * or an older revision, is ERR_CONFLICT. */
bool forms_import(struct work *w, str bytes, struct form *form, bool *added, struct err *e);

/* The kind this facility fills in for itself: "facility" or "pharmacy". */
bool forms_kind_here(struct work *w, str *kind, struct err *e);

/* The form with this id, or whose id ends in it ("fy2025"; then of this kind). NULL when there is none. */
const struct form *forms_named(const struct form_set *set, str kind, str id);
/* The newest form of a kind; NULL when there is none. */
const struct form *forms_newest(const struct form_set *set, str kind);

/* The form to work with: the one asked for, else that of today's fiscal year. Where that one is not in our hands, a
 * remark says so first and the newest is given for reading; for `writing` it must be asked for (ERR_MISSING). */
bool forms_choose(struct work *w, const struct form_set *set, str kind, str asked, bool writing,
	          const struct form **form, struct err *e);
