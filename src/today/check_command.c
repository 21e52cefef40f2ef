/* check_command.c - `inro check`: runs the checks, says how many of how many were seen, and explains how.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "frame/finding.h"
#include "paper/table_text.h"
#include "today_json.h"

const struct option check_options[] = {
	{ "explain", "NAME", { "この点検が何をどう見るかを、SQL とともに示す", "show what this check looks at, with its SQL" } },
	{ "rows", "NAME", { "この点検の対象を一つずつ示す", "show every subject of this check" } },
	{ 0 },
};

static const char *const state_names[] = { [STATE_OK] = "ok", [STATE_SHORT] = "short", [STATE_UNSEEN] = "unseen" };
static const struct words state_words[] = {
	[STATE_OK] = { "不足なし", "nothing found" },
	[STATE_SHORT] = { "不足", "falls short" },
	[STATE_UNSEEN] = { "未確認", "not seen" },
};

static bool no_check(struct work *w, str name, struct err *e)
{
	auto_buf all = { 0 };
	for (struct checks c = checks_of(w->duties); checks_next(&c);)
		buf_fmt(&all, " %s", c.check->name);
	return err_set(e, ERR_USAGE, "「%.*s」という点検はありません。次から選んでください:%.*s", "there is no check \"%.*s\"; choose one of:%.*s",
	               P(name), P(buf_str(&all)));
}

static bool explain(struct work *w, str name, struct err *e)
{
	const struct check *c = duty_check(w->duties, name);
	if (!c)
		return no_check(w, name, e);
	buf_fmt(w->out, "%s  %s\n", c->name, work_say(w, c->title));
	work_put(w, "見るもの: %s\n", "looks at: %s\n", work_say(w, c->looks_at));
	work_put(w, "理由: %s\n", "why: %s\n", work_say(w, c->why));
	if (c->limit_days)
		work_put(w, "Inroの目安: %d 日(厚生労働省の基準ではありません)\n", "Inro's own limit: %d days (not the ministry's)\n", c->limit_days);
	if (c->fresh_days)
		work_put(w, "%d 日より古い資料で見たものは未確認とします\n", "what was seen in a source older than %d days counts as not seen\n",
		         c->fresh_days);
	for (const struct reason *r = c->reasons; r->code; r++)
		buf_fmt(w->out, "  %-16s %s → %s\n", r->code, work_say(w, r->words), work_say(w, r->todo));
	buf_fmt(w->out, "\n%s\n", c->sql);
	return true;
}

static void put_row_json(struct work *w, struct json *j, const struct check_row *row)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), row->id);
	json_pair_str(j, S("label"), row->label);
	json_pair_str(j, S("group"), row->group);
	json_pair_str(j, S("state"), str_of(state_names[row->state]));
	json_pair_str(j, S("reason"), str_of(row->reason ? row->reason->code : ""));
	json_pair_str(j, S("words"), reason_say(w->arena, w->lang, row->reason, row->detail));
	json_pair_bool(j, S("stale"), row->stale);
	json_pair_bool(j, S("accepted"), row->accepted);
	json_put_close(j, '}');
}

static str row_words(struct work *w, const struct check_row *row)
{
	if (row->stale)
		return str_of(work_say(w, (struct words){ "資料が古いため未確認です", "not seen: its source is too old" }));
	str words = reason_say(w->arena, w->lang, row->reason, row->detail);
	if (!row->accepted)
		return words;
	return arena_join(w->arena, words, S(" "), str_of(work_say(w, (struct words){ "(了承済み)", "(accepted)" })));
}

static void put_rows_text(struct work *w, const struct check_result *r)
{
	const struct text_column columns[] = { { .head = str_of(work_say(w, (struct words){ "対象", "subject" })), .wrap = true },
		                               { .head = str_of(work_say(w, (struct words){ "区分", "group" })) },
		                               { .head = str_of(work_say(w, (struct words){ "結果", "result" })) },
		                               { .head = str_of(work_say(w, (struct words){ "内容", "what" })), .wrap = true } };
	str *cells = arena_array(w->arena, str, r->count * LENGTH(columns));
	for (size_t i = 0; i < r->count; i++) {
		str *cell = &cells[i * LENGTH(columns)];
		cell[0] = r->rows[i].label;
		cell[1] = r->rows[i].group;
		cell[2] = str_of(work_say(w, state_words[r->rows[i].state]));
		cell[3] = row_words(w, &r->rows[i]);
	}
	text_table_put(w->out, &(struct text_table){ columns, LENGTH(columns), cells, r->count, 0 });
}

static bool show_rows(struct work *w, str name, struct err *e)
{
	struct check_result r;
	const struct check *c = duty_check(w->duties, name);
	if (!c)
		return no_check(w, name, e);
	if (!check_run(w, c, &r, e))
		return false;
	if (!w->json) {
		put_rows_text(w, &r);
		return true;
	}
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	tally_json(&j, &r);
	json_put_key(&j, S("rows"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < r.count; i++)
		put_row_json(w, &j, &r.rows[i]);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
	return true;
}

static void put_line(struct work *w, const struct check_result *r)
{
	struct tally t = check_tally(r, S(""));
	buf_fmt(w->out, "%-30s %s: ", r->check->name, work_say(w, r->check->title));
	if (!r->measured && !t.population) {
		const struct record_kind *kind = duty_kind(w->duties, str_of(r->missing));
		work_put(w, "まだ見ていません(「%s」の記録がありません)\n", "not looked at yet (there are no records of \"%s\")\n",
		         kind ? work_say(w, kind->words) : r->missing);
		return;
	}
	work_put(w, "%zu 件中 不足 %zu、未確認 %zu", "of %zu: %zu fall short, %zu not seen", t.population, t.short_of, t.unseen);
	if (t.accepted)
		work_put(w, "、了承済み %zu", ", %zu accepted", t.accepted);
	buf_byte(w->out, '\n');
}

/* of: the JSON under way. */
static void show_result(void *of, struct work *w, const struct check_result *r)
{
	struct json *j = of;
	if (!w->json) {
		put_line(w, r);
		return;
	}
	json_put_open(j, '{');
	tally_json(j, r);
	json_put_close(j, '}');
}

bool check_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct json j = { .out = w->out };
	if (arguments_value(args, "explain").n)
		return explain(w, arguments_value(args, "explain"), e);
	if (arguments_value(args, "rows").n)
		return show_rows(w, arguments_value(args, "rows"), e);
	if (w->json)
		json_put_open(&j, '[');
	bool ok = checks_run(w, show_result, &j, e);
	if (w->json) {
		json_put_close(&j, ']');
		buf_byte(w->out, '\n');
	}
	return ok;
}
