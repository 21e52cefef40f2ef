/* today_command.c - `inro today`: what is wrong in plain words, worst first, one action each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "to_do.h"
#include "today_json.h"

const struct option today_options[] = {
	{ "all", NULL, { "未確認のものと了承済みのものも出す", "also what was not seen and what was accepted" } },
	{ 0 },
};

static void put_member(struct work *w, const struct finding *f)
{
	buf_fmt(w->out, "      ・%.*s: %.*s", P(f->label), P(reason_say(w->arena, w->lang, f->reason, f->detail)));
	if (f->owner.n)
		work_put(w, " [担当 %.*s]", " [owner %.*s]", P(f->owner));
	if (f->due.n)
		work_put(w, " [期限 %.*s]", " [due %.*s]", P(f->due));
	if (f->accepted_until.n)
		work_put(w, " [%.*s まで了承]", " [accepted until %.*s]", P(f->accepted_until));
	buf_byte(w->out, '\n');
}

static void put_to_do(struct work *w, const struct to_do *t, size_t number)
{
	const struct finding *f = t->first;
	if (f->unseen)
		work_put(w, "\n%zu. 〔確認する〕 %s  %zu 件\n", "\n%zu. [LOOK] %s: %zu\n", number, work_say(w, f->check->title), t->count);
	else
		buf_fmt(w->out, w->lang == LANG_EN ? "\n%zu. [%s] %s: %zu\n" : "\n%zu. 〔%s〕 %s  %zu 件\n", number,
		        work_say(w, severity_words[f->reason->severity]), work_say(w, f->check->title), t->count);
	buf_fmt(w->out, "   → %s\n", work_say(w, f->reason->todo));
	for (size_t i = 0; i < t->member_count; i++)
		put_member(w, t->members[i]);
	if (t->count > t->member_count)
		work_put(w, "      …ほか %zu 件(inro check --rows %s)\n", "      … and %zu more (inro check --rows %s)\n",
		         t->count - t->member_count, f->check->name);
}

static void put_json(struct work *w, const struct finding *findings, size_t n)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < n; i++) {
		json_put_open(&j, '{');
		finding_json(w, &j, &findings[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
}

/* How old the answer is: findings are as of the last check. */
static bool put_head(struct work *w, size_t shortfalls, size_t unseen, struct err *e)
{
	str at;
	int64_t instant;
	if (!db_one_str(w->db, w->arena, e, &at, "SELECT at FROM journal WHERE event='check.run' ORDER BY id DESC LIMIT 1", NONE))
		return false;
	if (!instant_read(at, &instant)) {
		work_put(w, "まだ点検していません。先に `inro check` を実行してください。\n", "Nothing was checked yet; run `inro check` first.\n");
		return true;
	}
	work_put(w, "今日やること  %.*s(点検 %.*s)\n不足 %zu 件、未確認 %zu 件。影響の大きいものから並べています。\n",
	         "To do today  %.*s (checked %.*s)\n%zu shortfalls, %zu not seen; worst first.\n", P(day_say(w->arena, w->lang, work_today(w))),
	         P(instant_tokyo(w->arena, instant)), shortfalls, unseen);
	return true;
}

bool today_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct finding *findings;
	size_t n, count, unseen = 0, number = 0;
	bool all = arguments_flag(args, "all");
	if (!finding_all(w, all, &findings, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		unseen += findings[i].unseen;
	if (w->json) {
		put_json(w, findings, n);
		return true;
	}
	struct to_do *list = to_do_gather(w, findings, n, &count);
	if (!put_head(w, n - unseen, unseen, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (all || !list[i].first->unseen)
			put_to_do(w, &list[i], ++number);
	if (unseen && !all)
		work_put(w, "\nほかに、まだ見ることができていないものが %zu 件あります(inro today --all)。\n",
		         "\n%zu more could not be looked at yet (inro today --all).\n", unseen);
	return true;
}
