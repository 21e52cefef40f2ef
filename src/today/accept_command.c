/* accept_command.c - `inro accept`: what people decide about a finding: accepted until a day, an owner, a due day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "decide.h"

const struct option accept_options[] = {
	{ "until", "YYYY-MM-DD", { "いつまで了承するか", "until when it is accepted" } },
	{ "why", "TEXT", { "了承の理由", "why it is accepted" } },
	{ "by", "NAME", { "決めた人", "who decided" } },
	{ "owner", "NAME", { "担当者", "who takes care of it" } },
	{ "due", "YYYY-MM-DD", { "対応の期限", "when it is to be done" } },
	{ 0 },
};

/* What is not said stays as it was. */
static void take(const struct arguments *args, const char *option, str *part)
{
	str given = arguments_value(args, option);
	*part = given.n ? given : *part;
}

bool accept_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct finding f = { 0 };
	struct decided d;
	struct id act;
	if (!arguments_value(args, "until").n && !arguments_value(args, "owner").n && !arguments_value(args, "due").n)
		return err_set(e, ERR_USAGE, "--until、--owner、--due のどれかを付けてください", "give --until, --owner or --due");
	if (!finding_named(w, args->words[0], args->words[1], &f, e) || !decided_read(w, &f, &d, e))
		return false;
	if (arguments_value(args, "until").n) /* each acceptance has a reason and a person of its own */
		d.why = d.by = S("");
	take(args, "until", &d.until);
	take(args, "why", &d.why);
	take(args, "by", &d.by);
	take(args, "owner", &d.owner);
	take(args, "due", &d.due);
	if (!decide(w, &f, &d, NULL, &act, e))
		return false;
	work_put(w, "「%.*s」について決めたことを書きました。元に戻すには: inro undo %s\n",
	         "What was decided about \"%.*s\" was written. To take it back: inro undo %s\n", P(f.label), act.text);
	return true;
}
