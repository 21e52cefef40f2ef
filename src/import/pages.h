/* pages.h - the pages of 取り込み, and the parts they are made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/page.h"
#include "preview.h"

extern const struct route import_routes[];

bool import_page(struct visit *v, struct err *e);
bool import_act(struct visit *v, struct err *e);
bool upload_page(struct visit *v, struct err *e);
bool upload_events(struct visit *v, struct err *e);
bool upload_match_act(struct visit *v, struct err *e);
bool upload_again_act(struct visit *v, struct err *e);
bool upload_apply_act(struct visit *v, struct err *e);
bool upload_drop_act(struct visit *v, struct err *e);
bool rejected_file(struct visit *v, struct err *e);
bool templates_page(struct visit *v, struct err *e);
bool template_file(struct visit *v, struct err *e);
bool sample_file(struct visit *v, struct err *e);

/* ---- parts */

/* The choice of a file; kind is chosen already. */
void upload_form_put(struct visit *v, str kind);
/* Which kind of list it is, or that it is to be found out. */
void kinds_put(struct visit *v, str chosen);
/* How the file is read: the kind, the sheet, the charset, the columns; to be changed. */
bool choices_put(struct visit *v, const struct upload *u, const struct preview *p, struct err *e);
/* What a person chose in that form. ERR_INPUT. */
bool choices_take(struct visit *v, struct upload *u, const struct preview *p, struct err *e);
/* How many rows came out how, and the rows themselves, a page at a time. */
void counts_put(struct visit *v, const struct upload *u, const struct preview *p);
bool rows_put(struct visit *v, const struct upload *u, const struct preview *p, struct err *e);
/* What people call the list of a kind. */
struct words list_name(struct work *w, str kind);
