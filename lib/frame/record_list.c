/* record_list.c - the statement that lists records, made of a kind's own table, and the search that no index can answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "record_list.h"

#include "base/utf8.h"
#include "engine/text.h"

#include <string.h>

#define HEAD_COLUMNS 4 /* what stands before the columns */

#define BEHIND_ALL "~" /* sorts behind every id */
#define BOUND_BESIDES 9 /* values that are bound besides those of the choices */

/* A statement and what is bound in it. */
struct made {
	struct buf sql;
	struct value values[RECORD_COLUMNS_MAX + BOUND_BESIDES];
	size_t count;
};

static void made_drop(struct made *m)
{
	buf_drop(&m->sql);
}
#define auto_made __attribute__((cleanup(made_drop))) struct made

static bool is_read(const struct list_ask *ask, size_t column)
{
	return ask->find.n || ask->columns[column];
}

static void put_columns(struct made *m, const struct list_ask *ask)
{
	buf_put(&m->sql, S("SELECT id,scope,act,gone"));
	for (size_t i = 0; ask->kind->columns[i].name; i++) {
		const struct column *c = &ask->kind->columns[i];
		if (is_read(ask, i))
			buf_fmt(&m->sql, ",%s", c->name);
		if (ask->columns[i] && c->type == COLUMN_CHOICE)
			buf_fmt(&m->sql, ",%s_code", c->name);
		if (ask->links && c->type == COLUMN_LINK)
			buf_fmt(&m->sql, ",%s_id", c->name);
	}
}

/* The change rows of the acts lead to the few records in question. */
static void put_touched(struct made *m, const struct list_ask *ask)
{
	const struct touched *t = ask->touched;
	const struct value values[] = { V(t->after), V(t->until), V(ask->kind->name), V(t->after), V(t->until), V(t->after),
		                        V(ask->behind.n ? ask->behind : S(BEHIND_ALL)) };
	buf_put(&m->sql, S(" AND id IN (SELECT record FROM change WHERE act>=? AND act<=? AND kind=?) AND act>=? AND act<=? AND "
	                   "(act>? OR id>?)"));
	for (size_t i = 0; i < LENGTH(values); i++)
		m->values[m->count++] = values[i];
}

static void put_where(struct made *m, const struct list_ask *ask)
{
	static const char *const presences[] = { [PRESENCE_THERE] = "gone IS NULL", [PRESENCE_GONE] = "gone IS NOT NULL",
		                                 [PRESENCE_ANY] = "1=1" };
	buf_fmt(&m->sql, " FROM %s WHERE %s", ask->kind->name, presences[ask->presence]);
	for (size_t i = 0; ask->kind->columns[i].name; i++) {
		const char *name = ask->kind->columns[i].name;
		if (ask->kind->columns[i].type != COLUMN_CHOICE || !ask->choices[i].n)
			continue;
		if (str_eq(ask->choices[i], S(CHOICE_UNTOLD))) {
			buf_fmt(&m->sql, " AND %s_code IS NULL", name);
		} else {
			buf_fmt(&m->sql, " AND %s_code=?", name);
			m->values[m->count++] = value_str(ask->choices[i]);
		}
	}
	if (ask->touched) {
		put_touched(m, ask);
	} else if (ask->behind.n) {
		buf_put(&m->sql, S(" AND id>?"));
		m->values[m->count++] = value_str(ask->behind);
	}
}

/* Choices stand in the order of their table, which is what people expect of them. */
static void put_choice_order(struct buf *sql, const struct column *c)
{
	buf_fmt(sql, "CASE %s_code", c->name);
	for (size_t i = 0; c->choices[i].code; i++)
		buf_fmt(sql, " WHEN '%s' THEN %zu", c->choices[i].code, i);
	buf_put(sql, S(" END"));
}

static void put_order(struct made *m, const struct list_ask *ask)
{
	const char *down = ask->falling ? " DESC" : "";
	const struct column *c = ask->sort < 0 ? NULL : &ask->kind->columns[ask->sort];
	buf_put(&m->sql, S(" ORDER BY "));
	if (c && c->type == COLUMN_DATE)
		buf_fmt(&m->sql, "%s_from IS NULL,%s_from%s,", c->name, c->name, down);
	else if (c && c->type == COLUMN_COUNT)
		buf_fmt(&m->sql, "%s_number IS NULL,%s_number%s,", c->name, c->name, down);
	else if (c && c->type != COLUMN_CHOICE)
		buf_fmt(&m->sql, "%s='',%s%s,", c->name, c->name, down);
	if (c && c->type == COLUMN_CHOICE) {
		buf_fmt(&m->sql, "%s_code IS NULL,", c->name);
		put_choice_order(&m->sql, c);
		buf_fmt(&m->sql, "%s,", down);
	}
	buf_fmt(&m->sql, "%sid%s", ask->touched ? "act," : "", c ? "" : down);
}

/* ---- rows */

struct reader {
	struct work *w;
	const struct list_ask *ask;
	size_t columns, room;
	str word; /* folded */
	struct listed *list;
	str *codes;
};

static bool holds(const struct reader *r, const struct rows *rows)
{
	auto_arena a = { 0 };
	int at = HEAD_COLUMNS;
	for (size_t i = 0; i < r->columns; i++) {
		str value = rows_str(rows, at++);
		if (value.n && str_has(text_fold(&a, value), r->word))
			return true;
		at += r->ask->columns[i] && r->ask->kind->columns[i].type == COLUMN_CHOICE;
		at += r->ask->links && r->ask->kind->columns[i].type == COLUMN_LINK;
	}
	return false;
}

static void make_room(struct reader *r)
{
	struct record_set *set = &r->list->set;
	if (set->count < r->room)
		return;
	size_t room = r->room ? r->room * 2 : 16, row = r->columns * sizeof *r->codes;
	set->records = arena_more(r->w->arena, set->records, set->count * sizeof *set->records, room * sizeof *set->records);
	r->codes = arena_more(r->w->arena, r->codes, set->count * row, room * row);
	r->room = room;
}

static void take(struct reader *r, const struct rows *rows)
{
	struct arena *a = r->w->arena;
	int at = HEAD_COLUMNS;
	make_room(r);
	struct record *record = &r->list->set.records[r->list->set.count];
	str *codes = &r->codes[r->list->set.count++ * r->columns];
	*record = (struct record){ .id = arena_copy(a, rows_str(rows, 0)), .scope = arena_copy(a, rows_str(rows, 1)),
		                   .act = arena_copy(a, rows_str(rows, 2)), .gone = !rows_null(rows, 3),
		                   .values = arena_array(a, str, r->columns), .links = record_no_links };
	for (size_t i = 0; i < r->columns; i++) {
		str value = is_read(r->ask, i) ? rows_str(rows, at++) : S("");
		record->values[i] = value.n && r->ask->columns[i] ? arena_copy(a, value) : S("");
		if (r->ask->columns[i] && r->ask->kind->columns[i].type == COLUMN_CHOICE)
			codes[i] = arena_copy(a, rows_str(rows, at++));
		if (r->ask->links && r->ask->kind->columns[i].type == COLUMN_LINK)
			record_set_link(a, r->ask->kind, record, i, arena_copy(a, rows_str(rows, at++)));
	}
}

static bool ask_rows(struct reader *r, struct err *e)
{
	auto_made m = { 0 };
	const struct list_ask *ask = r->ask;
	bool bounded = ask->most && !ask->find.n;
	put_columns(&m, ask);
	put_where(&m, ask);
	put_order(&m, ask);
	if (bounded) {
		buf_put(&m.sql, S(" LIMIT ? OFFSET ?"));
		m.values[m.count++] = value_int((int64_t)ask->most);
		m.values[m.count++] = value_int((int64_t)ask->skip);
	}
	auto_rows rows = (ask->often ? db_ask_made : db_ask_once)(r->w->db, e, buf_str(&m.sql), m.values, m.count);
	for (size_t at = bounded ? ask->skip : 0; rows_next(&rows);) {
		if (ask->find.n && !holds(r, &rows))
			continue;
		if (at >= ask->skip && (!ask->most || at < ask->skip + ask->most))
			take(r, &rows);
		r->list->total = ++at;
		if (ask->uncounted && ask->most && at == ask->skip + ask->most)
			break;
	}
	return rows_done(&rows);
}

/* ---- how many */

/* What was counted last, by the last act that had changed records: nothing comes or goes without one, and no act of any
 * facility has the name of another. Counting ten thousand records takes longer than reading a page of them. */
#define COUNTED_MAX 64u

static _Thread_local struct {
	const struct record_kind *kind;
	struct id act;
	int64_t count;
} counted[COUNTED_MAX];

static size_t counted_place(const struct record_kind *kind)
{
	return (uintptr_t)kind / sizeof *kind % COUNTED_MAX;
}

static bool counted_find(struct work *w, const struct record_kind *kind, int64_t *count, bool *found, struct err *e)
{
	str act;
	size_t at = counted_place(kind);
	if (!db_one_str(w->db, w->arena, e, &act, "SELECT max(act) FROM change", NONE))
		return false;
	*found = act.n && counted[at].kind == kind && str_eq(id_str(&counted[at].act), act);
	*count = counted[at].count;
	return true;
}

/* The count and the act in one statement: what another writer did in between belongs to neither or both. */
static bool counted_make(struct work *w, const struct record_kind *kind, int64_t *count, struct err *e)
{
	size_t at = counted_place(kind);
	str sql = arena_fmt(w->arena, "SELECT count(*), (SELECT max(act) FROM change) FROM %s WHERE gone IS NULL", kind->name);
	auto_rows rows = db_ask_made(w->db, e, sql, NONE);
	if (rows_next(&rows)) {
		str act = str_first(rows_str(&rows, 1), ID_LENGTH);
		*count = counted[at].count = rows_int(&rows, 0);
		counted[at].kind = kind;
		counted[at].act = (struct id){ 0 };
		memcpy(counted[at].act.text, act.p, act.n);
	}
	return rows_done(&rows);
}

bool record_count(struct work *w, const struct record_kind *kind, int64_t *count, struct err *e)
{
	bool found;
	return counted_find(w, kind, count, &found, e) && (found || counted_make(w, kind, count, e));
}

static bool is_whole(const struct list_ask *ask)
{
	bool whole = ask->presence == PRESENCE_THERE;
	for (size_t i = 0; whole && ask->kind->columns[i].name; i++)
		whole = !ask->choices[i].n;
	return whole;
}

static bool count_asked(struct reader *r, struct err *e)
{
	int64_t count = 0;
	auto_made m = { 0 };
	if (is_whole(r->ask)) {
		if (!record_count(r->w, r->ask->kind, &count, e))
			return false;
		r->list->total = (size_t)count;
		return true;
	}
	buf_put(&m.sql, S("SELECT count(*)"));
	put_where(&m, r->ask);
	auto_rows rows = db_ask_once(r->w->db, e, buf_str(&m.sql), m.values, m.count);
	if (rows_next(&rows))
		r->list->total = (size_t)rows_int(&rows, 0);
	return rows_done(&rows);
}

bool record_list(struct work *w, const struct list_ask *asked, struct listed *list, struct err *e)
{
	struct list_ask ask = *asked;
	bool any = false;
	struct reader r = { .w = w, .ask = &ask, .columns = record_columns(ask.kind), .list = list };
	*list = (struct listed){ 0 };
	for (size_t i = 0; i < r.columns; i++)
		any |= ask.columns[i];
	for (size_t i = 0; i < r.columns; i++)
		ask.columns[i] |= !any;
	r.word = ask.find = text_fold(w->arena, utf8_first(ask.find, LIST_WORD_RUNES_MAX));
	if (!ask_rows(&r, e))
		return false;
	list->codes = r.codes;
	return !ask.most || ask.find.n || ask.uncounted || count_asked(&r, e);
}
