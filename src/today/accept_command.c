/* accept_command.c - `inro accept`: what people decide about a finding: accepted until a day, an owner, a due day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "engine/date.h"
#include "frame/finding.h"
#include "frame/import.h"

const struct option accept_options[] = {
	{ "until", "YYYY-MM-DD", { "いつまで了承するか", "until when it is accepted" } },
	{ "why", "TEXT", { "了承の理由", "why it is accepted" } },
	{ "by", "NAME", { "決めた人", "who decided" } },
	{ "owner", "NAME", { "担当者", "who takes care of it" } },
	{ "due", "YYYY-MM-DD", { "対応の期限", "when it is to be done" } },
	{ 0 },
};

static bool check_decision(struct work *w, const struct arguments *args, struct err *e)
{
	struct span until;
	str given = arguments_value(args, "until");
	if (given.n && (!date_read(given, &until) || day_order(until.to, work_today(w)) < 0))
		return err_set(e, ERR_USAGE, "--until には今日以後の日付を書いてください", "--until is a date from today on");
	if (given.n && (!arguments_value(args, "why").n || !arguments_value(args, "by").n))
		return err_set(e, ERR_USAGE, "了承するには --why(理由)と --by(決めた人)が要ります", "accepting needs --why and --by");
	if (!given.n && !arguments_value(args, "owner").n && !arguments_value(args, "due").n)
		return err_set(e, ERR_USAGE, "--until、--owner、--due のどれかを付けてください", "give --until, --owner or --due");
	return true;
}

static bool the_finding(struct work *w, str check, str subject, struct finding *found, struct err *e)
{
	struct finding *list;
	size_t n, hits = 0;
	if (!finding_all(w, true, &list, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(list[i].check->name), check) && (str_eq(list[i].subject, subject) || str_eq(list[i].label, subject))) {
			hits += !hits || !str_eq(found->subject, list[i].subject);
			*found = list[i];
		}
	if (hits == 1)
		return true;
	if (hits)
		return err_set(e, ERR_INPUT, "点検 %.*s に「%.*s」という指摘が複数あります。`inro --json today --all` の subject で指定してください",
		               "check %.*s has several findings \"%.*s\"; name one by its subject in `inro --json today --all`", P(check),
		               P(subject));
	return err_set(e, ERR_MISSING, "点検 %.*s に「%.*s」という指摘はありません(`inro today --all` で確かめてください)",
	               "check %.*s has no finding \"%.*s\" (see `inro today --all`)", P(check), P(subject));
}

static const struct record *kept_decision(const struct record_set *set, const struct finding *f)
{
	int check = record_column(&decision_kind, S("check_name")), subject = record_column(&decision_kind, S("subject"));
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->records[i].values[check], str_of(f->check->name)) &&
		    str_eq(set->records[i].values[subject], f->subject))
			return &set->records[i];
	return NULL;
}

static void set_decision(struct record *r, const char *column, str value)
{
	if (value.n)
		r->values[record_column(&decision_kind, str_of(column))] = value;
}

static bool keep_decision(struct work *w, const struct finding *f, const struct arguments *args, struct err *e)
{
	struct record_set set;
	struct id act;
	if (!record_all(w->db, w->arena, &decision_kind, false, &set, e))
		return false;
	const struct record *was = kept_decision(&set, f);
	struct record now = was ? record_copy(w->arena, &decision_kind, was) : record_blank(w->arena, &decision_kind);
	set_decision(&now, "check_name", str_of(f->check->name));
	set_decision(&now, "subject", f->subject);
	set_decision(&now, "label", f->label);
	set_decision(&now, "decided_on", day_iso(w->arena, work_today(w)));
	set_decision(&now, "accepted_until", arguments_value(args, "until"));
	set_decision(&now, "why", arguments_value(args, "why"));
	set_decision(&now, "decided_by", arguments_value(args, "by"));
	set_decision(&now, "owner", arguments_value(args, "owner"));
	set_decision(&now, "due", arguments_value(args, "due"));
	if (!record_write(w, &decision_kind, was, &now, &act, e))
		return false;
	work_put(w, "「%.*s」について決めたことを書きました。元に戻すには: inro undo %s\n",
	         "What was decided about \"%.*s\" was written. To take it back: inro undo %s\n", P(f->label), act.text);
	return true;
}

bool accept_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct finding f = { 0 };
	return check_decision(w, args, e) && the_finding(w, args->words[0], args->words[1], &f, e) && keep_decision(w, &f, args, e);
}
