/* checklist_command.c - `inro checklist`: finding which of its parts is meant, which form, and which item.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

bool checklist_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(checklist_parts, "checklist", w, args, e);
}

bool part_form(struct work *w, const struct arguments *args, bool writing, const struct form **form, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	str kind;
	return forms_kind_here(w, &kind, e) && forms_read(w, set, e) &&
	       forms_choose(w, set, kind, arguments_value(args, "form"), writing, form, e);
}

bool part_item(struct work *w, const struct arguments *args, const struct form *form, const struct form_item **item,
               struct err *e)
{
	str group = arguments_value(args, "group");
	if (group.n && !choice_of(form_groups, group))
		return err_set(e, ERR_USAGE, "--group は all、server、pc、network のどれかです", "--group is all, server, pc or network");
	return form_item_meant(w->arena, form, args->words[1], group, item, e);
}
