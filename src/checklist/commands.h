/* commands.h - what is typed after `inro checklist`, each in a file of its own, and what they share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "checklist_json.h"
#include "forms.h"
#include "frame/command.h"
#include "standing.h"

extern const struct part checklist_parts[]; /* ended by a zero row; the first one runs where no word is given */
extern const struct option checklist_options[];
bool checklist_command(struct work *w, const struct arguments *args, struct err *e);

bool list_part(struct work *w, const struct arguments *args, struct err *e);
bool show_part(struct work *w, const struct arguments *args, struct err *e);
bool answer_part(struct work *w, const struct arguments *args, struct err *e);
bool take_back_part(struct work *w, const struct arguments *args, struct err *e);
bool forms_part(struct work *w, const struct arguments *args, struct err *e);
bool import_part(struct work *w, const struct arguments *args, struct err *e);
bool fill_part(struct work *w, const struct arguments *args, struct err *e);
bool fee_part(struct work *w, const struct arguments *args, struct err *e);

/* The form that --form or the day asks for, of the kind this facility fills in. */
bool part_form(struct work *w, const struct arguments *args, bool writing, const struct form **form, struct err *e);
/* The item that args->words[1] and --group mean. */
bool part_item(struct work *w, const struct arguments *args, const struct form *form, const struct form_item **item,
	       struct err *e);
