/* history_command.c - `inro history` and `inro undo`: who changed what, from what to what, and taking it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "frame/journal_json.h"

#define HISTORY_SHOWN_MAX 100
#define CHANGES_SHOWN_MAX 20

const struct option history_options[] = {
	{ "record", "ID", { "この記録の履歴だけ", "only the history of this record" } },
	{ "most", "N", { "何件まで出すか(なければ20)", "how many entries (default 20)" } },
	{ 0 },
};

static void put_differences(struct work *w, const struct record_kind *kind, str diff)
{
	struct difference *list;
	size_t n = history_differences(w->arena, kind, diff, &list);
	if (!diff.n)
		work_put(w, " 追加", " added");
	for (size_t i = 0; i < n; i++) {
		if (list[i].column)
			buf_fmt(w->out, " %s: %.*s → %.*s;", work_say(w, list[i].column->words), P(list[i].before), P(list[i].after));
		else if (list[i].after.n)
			work_put(w, " なくなった", " gone");
		else
			work_put(w, " 復活", " back");
	}
}

static bool put_changes(struct work *w, const struct journal_entry *x, str record, struct err *e)
{
	struct journal_change *list;
	size_t n;
	if (!journal_changes(w, x->act, record, S(""), CHANGES_SHOWN_MAX, &list, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		buf_fmt(w->out, "    %s %.*s:", work_say(w, list[i].kind->words), P(journal_label(w, &list[i])));
		put_differences(w, list[i].kind, list[i].diff);
		buf_byte(w->out, '\n');
	}
	if (!record.n && x->changes > n)
		work_put(w, "    …ほか %zu 件%s\n", "    … and %zu more%s\n", x->changes - n,
		         x->changes < JOURNAL_CHANGES_COUNTED ? "" : work_say(w, (struct words){ "以上", " at least" }));
	return true;
}

static bool put_text(struct work *w, const struct journal_entry *list, size_t count, str record, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		const struct journal_entry *x = &list[i];
		int64_t at = 0;
		instant_read(x->at, &at);
		buf_fmt(w->out, "%.*s  %.*s  %s %.*s%s\n  %.*s\n", P(instant_tokyo(w->arena, at)), P(x->who),
		        work_say(w, event_words(x->event)), P(x->subject),
		        x->undone.n ? work_say(w, (struct words){ "(取り消し済み)", " (undone)" }) : "", P(x->act));
		if (!put_changes(w, x, record, e))
			return false;
	}
	return true;
}

static bool put_json_changes(struct work *w, struct json *j, str act, str record, struct err *e)
{
	struct journal_change *list;
	size_t n;
	if (!journal_changes(w, act, record, S(""), INT32_MAX, &list, &n, e))
		return false;
	json_put_key(j, S("changes"));
	json_put_open(j, '[');
	for (size_t i = 0; i < n; i++) {
		json_put_open(j, '{');
		change_json(j, &list[i]);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
	return true;
}

static bool put_json(struct work *w, const struct journal_entry *list, size_t count, str record, struct err *e)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		journal_json(&j, &list[i]);
		if (!put_json_changes(w, &j, list[i].act, record, e))
			return false;
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
	return true;
}

bool history_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct journal_entry *list;
	size_t count;
	int64_t most = 20;
	str given = arguments_value(args, "most");
	if (given.n && (!str_whole(given, &most) || most < 1 || most > HISTORY_SHOWN_MAX))
		return err_set(e, ERR_USAGE, "--most は 1 から %d までです", "--most is 1 to %d", HISTORY_SHOWN_MAX);
	const struct journal_ask ask = { .record = arguments_value(args, "record"), .most = (size_t)most };
	return journal_list(w, &ask, &list, &count, e) &&
	       (w->json ? put_json(w, list, count, ask.record, e) : put_text(w, list, count, ask.record, e));
}

bool undo_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct undo undo;
	bool ok = history_undo(w, args->count ? args->words[0] : S(""), &undo, e);
	if (!ok && e->kind != ERR_PARTLY)
		return false;
	work_put(w, "%zu 件を元に戻しました(%s)\n", "%zu records were restored (%s)\n", undo.restored, undo.act.text);
	for (size_t i = 0; i < undo.left_count; i++)
		work_put(w, "  そのまま: %.*s\n", "  left as it is: %.*s\n", P(undo.left[i]));
	return ok;
}
