/* part.c - finding which part of a command is meant.
 * SPDX-License-Identifier: Apache-2.0 */
#include "command.h"

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
