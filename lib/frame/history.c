/* history.c - keeping what a record was before, and bringing it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "history.h"

#include "base/json.h"
#include "duty.h"
#include "import.h"

bool history_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("change"),
	                S("act TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, diff TEXT NOT NULL, "
	                  "PRIMARY KEY (act, record)")) &&
	       /* an undo asks of each of its records what came later */
	       db_do(db, e, "CREATE INDEX IF NOT EXISTS change_record ON change (record)", NONE);
}

static bool note_change(struct db *db, const struct record_kind *kind, str record, str act, str diff, struct err *e)
{
	return db_do(db, e, "INSERT INTO change (act, record, kind, diff) VALUES (?,?,?,?)",
	             BIND(V(act), V(record), V(kind->name), V(diff)));
}

bool history_add(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e)
{
	return record_add(db, kind, r, act, e) && note_change(db, kind, r->id, act, S(""), e);
}

bool history_added(struct db *db, const struct record_kind *kind, str act, struct err *e)
{
	auto_arena a = { 0 };
	str sql = arena_fmt(&a, "INSERT INTO change (act, record, kind, diff) SELECT act, id, '%s', '' FROM %s WHERE act=? "
	                        "ON CONFLICT DO NOTHING", kind->name, kind->name);
	return db_do_made(db, e, sql, BIND(V(act)));
}

static void put_pair(struct json *j, str name, str before, str after)
{
	json_put_key(j, name);
	json_put_open(j, '[');
	json_put_str(j, before);
	json_put_str(j, after);
	json_put_close(j, ']');
}

/* The diff as JSON; "" when nothing differs. */
static str diff_of(struct arena *a, const struct record_kind *kind, const struct record *was, const struct record *now)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	bool any = false;
	json_put_open(&j, '{');
	for (size_t i = 0; kind->columns[i].name; i++)
		if (!str_eq(was->values[i], now->values[i])) {
			put_pair(&j, str_of(kind->columns[i].name), was->values[i], now->values[i]);
			any = true;
		}
	if (!str_eq(was->scope, now->scope)) {
		put_pair(&j, S("scope"), was->scope, now->scope);
		any = true;
	}
	if (was->gone != now->gone) {
		put_pair(&j, S("gone"), was->gone ? S("yes") : S(""), now->gone ? S("yes") : S(""));
		any = true;
	}
	json_put_close(&j, '}');
	return any ? arena_copy(a, buf_str(&b)) : S("");
}

bool history_change(struct db *db, const struct record_kind *kind, const struct record *was, const struct record *now,
                    str act, struct err *e)
{
	auto_arena a = { 0 };
	str diff = diff_of(&a, kind, was, now);
	if (!diff.n)
		return true;
	return record_change(db, kind, now, act, e) &&
	       (str_eq(was->scope, now->scope) || record_scope(db, kind, now->id, now->scope, e)) &&
	       (was->gone == now->gone || record_gone(db, kind, now->id, act, now->gone, e)) &&
	       note_change(db, kind, now->id, act, diff, e);
}

bool history_gone(struct db *db, const struct record_kind *kind, const struct record *was, str act, struct err *e)
{
	struct record now = *was;
	now.gone = true;
	return history_change(db, kind, was, &now, act, e);
}

size_t history_differences(struct arena *a, const struct record_kind *kind, str diff, struct difference **list)
{
	auto_json object = json_read(diff, NULL);
	size_t count = 0;
	const char *name;
	json_t *pair;
	*list = arena_array(a, struct difference, RECORD_COLUMNS_MAX + 2);
	json_object_foreach(object, name, pair) {
		int column = record_column(kind, str_of(name));
		if (column < 0 && !str_eq(str_of(name), S("gone")))
			continue;
		(*list)[count++] = (struct difference){
			column < 0 ? NULL : &kind->columns[column],
			arena_copy(a, str_of(json_string_value(json_array_get(pair, 0)))),
			arena_copy(a, str_of(json_string_value(json_array_get(pair, 1)))),
		};
		if (count == RECORD_COLUMNS_MAX + 1)
			break;
	}
	return count;
}

/* What the record was before the diff: each "before" put back. */
static struct record before_diff(struct arena *a, const struct record_kind *kind, const struct record *r, str diff)
{
	struct record was = *r;
	size_t n = record_columns(kind);
	was.values = arena_more(a, r->values, n * sizeof(str), n * sizeof(str));
	auto_json object = json_read(diff, NULL);
	const char *name;
	json_t *pair;
	json_object_foreach(object, name, pair) {
		str before = arena_copy(a, str_of(json_string_value(json_array_get(pair, 0))));
		int column = record_column(kind, str_of(name));
		if (column >= 0)
			record_set(a, kind, &was, (size_t)column, before);
		else if (str_eq(str_of(name), S("scope")))
			was.scope = before;
		else if (str_eq(str_of(name), S("gone")))
			was.gone = before.n > 0;
	}
	return was;
}

struct one_change {
	const struct record_kind *kind;
	str record, diff;
};

static bool changes_of(struct work *w, str act, struct one_change **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT kind, record, diff FROM change WHERE act=? ORDER BY record", BIND(V(act)));
	while (rows_next(&rows)) {
		const struct record_kind *kind = duty_kind(w->duties, rows_str(&rows, 0));
		if (!kind)
			continue; /* a kind this program no longer has */
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = (struct one_change){ kind, arena_copy(w->arena, rows_str(&rows, 1)),
			                                   arena_copy(w->arena, rows_str(&rows, 2)) };
	}
	return rows_done(&rows);
}

/* Later acts are later in the order of ids. */
bool history_then(struct work *w, const struct record_kind *kind, const struct record *now, str act, struct record *then,
                  struct err *e)
{
	*then = *now;
	auto_rows rows = db_ask(w->db, e, "SELECT diff FROM change WHERE record=? AND act>? ORDER BY act DESC", BIND(V(now->id), V(act)));
	while (rows_next(&rows)) {
		str diff = rows_str(&rows, 0);
		*then = before_diff(w->arena, kind, then, diff);
		then->gone = then->gone || !diff.n;
	}
	return rows_done(&rows);
}

/* Whether a record is not as the act left it. What was changed later and put back since is as it was. */
static bool changed_later(struct work *w, const struct one_change *c, str act, const struct record *now, bool *changed,
                          struct err *e)
{
	struct record then;
	if (!history_then(w, c->kind, now, act, &then, e))
		return false;
	*changed = !record_same(c->kind, &then, now) || !str_eq(then.scope, now->scope);
	return true;
}

static bool take_back(struct work *w, const struct one_change *c, str act, struct undo *undo, struct err *e)
{
	struct record now, was;
	bool changed;
	if (!record_get(w->db, w->arena, c->kind, c->record, &now, e) ||
	    !changed_later(w, c, undo->undone, &now, &changed, e))
		return false;
	if (changed) {
		undo->left[undo->left_count++] = record_label(c->kind, &now);
		return true;
	}
	was = before_diff(w->arena, c->kind, &now, c->diff);
	if (!c->diff.n)
		was.gone = true; /* it was not there before */
	undo->restored++;
	return history_change(w->db, c->kind, &now, &was, act, e);
}

/* The last act that changed records and is itself not undone. */
static bool find_act(struct work *w, str asked, str *act, struct err *e)
{
	if (!db_one_str(w->db, w->arena, e, act,
	                "SELECT j.id FROM journal j WHERE (?1='' OR j.id=?1) AND (?1<>'' OR j.event<>'record.undone') "
	                "AND EXISTS (SELECT 1 FROM change c WHERE c.act=j.id) "
	                "AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.event='record.undone' AND u.subject=j.id) "
	                "ORDER BY j.id DESC LIMIT 1", BIND(V(asked))))
		return false;
	if (act->n)
		return true;
	return err_set(e, ERR_MISSING, "取り消せる変更がありません。番号が違うか、すでに取り消されています",
	               "there is no change to undo: no act has this number, or it was undone already");
}

/* Links and other projections of what came back or went are made again. */
static bool settle_undone(struct work *w, const struct one_change *list, size_t count, struct err *e)
{
	size_t kinds = 0;
	const struct record_kind **touched = arena_array(w->arena, const struct record_kind *, count + 1);
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		while (k < kinds && touched[k] != list[i].kind)
			k++;
		touched[k] = list[i].kind;
		kinds += k == kinds;
	}
	return records_settle(w, touched, e);
}

static bool undo_all(struct work *w, struct undo *undo, const struct one_change *list, size_t count, struct err *e)
{
	struct id act;
	if (!journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_UNDONE, undo->undone, S(""), &act, e))
		return false;
	undo->act = act;
	undo->left = arena_array(w->arena, str, count);
	for (size_t i = 0; i < count; i++)
		if (!take_back(w, &list[i], id_str(&act), undo, e))
			return false;
	if (!undo->restored)
		return err_set(e, ERR_CONFLICT, "その後に変更された記録ばかりなので、取り消せません",
		               "every record of it was changed again later; nothing can be undone");
	return settle_undone(w, list, count, e) &&
	       db_do(w->db, e, "UPDATE source SET undone=? WHERE act=?", BIND(V(id_str(&act)), V(undo->undone)));
}

bool history_undo(struct work *w, str asked, struct undo *undo, struct err *e)
{
	struct one_change *list;
	size_t count;
	*undo = (struct undo){ 0 };
	if (!db_begin(w->db, e))
		return false;
	bool ok = find_act(w, asked, &undo->undone, e) && changes_of(w, undo->undone, &list, &count, e) &&
	          undo_all(w, undo, list, count, e) && db_commit(w->db, e);
	if (!ok)
		db_rollback(w->db);
	else if (undo->left_count)
		return err_set(e, ERR_PARTLY, "%zu 件はその後に変更されているため、そのままにしました",
		               "%zu records were changed again later and were left as they are", undo->left_count);
	return ok;
}
