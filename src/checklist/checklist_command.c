/* checklist_command.c - `inro checklist`: finding which of its parts is meant, which form, and which item.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

static bool unknown_part(const struct part *parts, const char *command, str word, struct err *e)
{
	auto_buf all = { 0 };
	for (const struct part *p = parts; p->name; p++)
		buf_fmt(&all, " %s", p->name);
	return err_set(e, ERR_USAGE, "inro %s に「%.*s」はありません。次から選んでください:%.*s",
	               "inro %s has no \"%.*s\"; choose one of:%.*s", command, P(word), P(buf_str(&all)));
}

bool part_run(const struct part *parts, const char *command, struct work *w, const struct arguments *args, struct err *e)
{
	const struct part *part = parts;
	if (!args->count)
		return part->run(w, args, e);
	while (part->name && !str_eq(str_of(part->name), args->words[0]))
		part++;
	if (!part->name)
		return unknown_part(parts, command, args->words[0], e);
	if (args->count < part->least || args->count > part->most)
		return err_set(e, ERR_USAGE, "書き方: inro %s %s %s", "usage: inro %s %s %s", command, part->name, part->takes);
	return part->run(w, args, e);
}

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
