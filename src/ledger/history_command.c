/* history_command.c - `inro history` and `inro undo`: who changed what, from what to what, and taking it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/json.h"
#include "frame/history.h"

#define HISTORY_SHOWN_MAX 100
#define CHANGES_SHOWN_MAX 20

const struct option history_options[] = {
	{ "record", "ID", { "この記録の履歴だけ", "only the history of this record" } },
	{ "most", "N", { "何件まで出すか(なければ20)", "how many entries (default 20)" } },
	{ 0 },
};

struct entry {
	str act, at, who, event, subject, undone;
};

static bool read_entries(struct work *w, str record, int64_t most, struct entry **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT j.id, j.at, j.who, j.event, j.subject, coalesce((SELECT min(u.id) FROM journal u WHERE "
	                        "u.event='record.undone' AND u.subject=j.id), '') FROM journal j WHERE ?1='' OR EXISTS (SELECT 1 "
	                        "FROM change c WHERE c.act=j.id AND c.record=?1) ORDER BY j.id DESC LIMIT ?2",
	                        BIND(V(record), V(most)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		struct entry *entry = &(*list)[(*count)++];
		str *const fields[] = { &entry->act, &entry->at, &entry->who, &entry->event, &entry->subject, &entry->undone };
		for (size_t i = 0; i < LENGTH(fields); i++)
			*fields[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
	}
	return rows_done(&rows);
}

static str label_of(struct work *w, const struct record_kind *kind, str id)
{
	struct record r;
	return record_get(w->db, w->arena, kind, id, &r, NULL) ? record_label(kind, &r) : id;
}

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

static bool put_changes(struct work *w, str act, str record, struct err *e)
{
	size_t shown = 0, all = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT kind, record, diff FROM change WHERE act=?1 AND (?2='' OR record=?2) ORDER BY record",
	                        BIND(V(act), V(record)));
	while (rows_next(&rows)) {
		const struct record_kind *kind = duty_kind(w->duties, rows_str(&rows, 0));
		if (!kind || all++ >= CHANGES_SHOWN_MAX)
			continue;
		str id = arena_copy(w->arena, rows_str(&rows, 1)), diff = arena_copy(w->arena, rows_str(&rows, 2));
		buf_fmt(w->out, "    %s %.*s:", work_say(w, kind->words), P(label_of(w, kind, id)));
		put_differences(w, kind, diff);
		buf_byte(w->out, '\n');
		shown++;
	}
	if (all > shown)
		work_put(w, "    …ほか %zu 件\n", "    … and %zu more\n", all - shown);
	return rows_done(&rows);
}

static bool put_text(struct work *w, const struct entry *list, size_t count, str record, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		const struct entry *x = &list[i];
		int64_t at = 0;
		instant_read(x->at, &at);
		buf_fmt(w->out, "%.*s  %.*s  %s %.*s%s\n  %.*s\n", P(instant_tokyo(w->arena, at)), P(x->who),
		        work_say(w, event_words(x->event)), P(x->subject),
		        x->undone.n ? work_say(w, (struct words){ "(取り消し済み)", " (undone)" }) : "", P(x->act));
		if (!put_changes(w, x->act, record, e))
			return false;
	}
	return true;
}

static bool put_json_changes(struct work *w, struct json *j, str act, str record, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT kind, record, diff FROM change WHERE act=?1 AND (?2='' OR record=?2) ORDER BY record",
	                        BIND(V(act), V(record)));
	json_put_key(j, S("changes"));
	json_put_open(j, '[');
	while (rows_next(&rows)) {
		json_put_open(j, '{');
		json_pair_str(j, S("kind"), rows_str(&rows, 0));
		json_pair_str(j, S("record"), rows_str(&rows, 1));
		json_pair_str(j, S("diff"), rows_str(&rows, 2));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
	return rows_done(&rows);
}

static bool put_json(struct work *w, const struct entry *list, size_t count, str record, struct err *e)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		json_pair_str(&j, S("act"), list[i].act);
		json_pair_str(&j, S("at"), list[i].at);
		json_pair_str(&j, S("who"), list[i].who);
		json_pair_str(&j, S("event"), list[i].event);
		json_pair_str(&j, S("subject"), list[i].subject);
		json_pair_str(&j, S("undone_by"), list[i].undone);
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
	struct entry *list;
	size_t count;
	int64_t most = 20;
	str given = arguments_value(args, "most"), record = arguments_value(args, "record");
	if (given.n && (!str_whole(given, &most) || most < 1 || most > HISTORY_SHOWN_MAX))
		return err_set(e, ERR_USAGE, "--most は 1 から %d までです", "--most is 1 to %d", HISTORY_SHOWN_MAX);
	return read_entries(w, record, most, &list, &count, e) &&
	       (w->json ? put_json(w, list, count, record, e) : put_text(w, list, count, record, e));
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
