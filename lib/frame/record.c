/* record.c - making SQL from a record's own table: the table, the insert, the update and the select.
 * SPDX-License-Identifier: Apache-2.0 */
#include "record.h"

#include "base/buf.h"
#include "engine/text.h"

#include <string.h>

const struct choice choice_yes_no[] = {
	{ "yes", { "有", "yes" }, "はい|あり|○|〇|◯|●|✓|✔|レ|true|1|y|on|有効|可|済|済み|実施|実施済|真|要|対象|必要" },
	{ "no", { "無", "no" }, "いいえ|なし|無し|×|✕|false|0|n|off|無効|不可|未|未実施|偽|不要|対象外|非対応" },
	{ 0 },
};

size_t record_columns(const struct record_kind *kind)
{
	size_t n = 0;
	while (kind->columns[n].name)
		n++;
	return n;
}

int record_column(const struct record_kind *kind, str name)
{
	for (int i = 0; kind->columns[i].name; i++)
		if (str_eq(str_of(kind->columns[i].name), name))
			return i;
	return -1;
}

const struct choice *choice_of(const struct choice *choices, str code)
{
	for (; choices->code; choices++)
		if (str_eq(str_of(choices->code), code))
			return choices;
	return NULL;
}

bool record_same(const struct record_kind *kind, const struct record *a, const struct record *b)
{
	size_t i = 0;
	while (kind->columns[i].name && str_eq(a->values[i], b->values[i]))
		i++;
	return !kind->columns[i].name && a->gone == b->gone;
}

static bool any_alias(struct arena *a, const char *aliases, str folded)
{
	str rest = str_of(aliases);
	while (rest.p && rest.n)
		if (str_eq(text_fold(a, str_cut(&rest, S("|"))), folded))
			return true;
	return false;
}

static const char *choice_find(struct arena *a, const struct choice *choices, str folded)
{
	for (const struct choice *c = choices; c->code; c++)
		if (str_eq(folded, str_of(c->code)) || str_eq(folded, text_fold(a, str_of(c->words.ja))) ||
		    str_eq(folded, text_fold(a, str_of(c->words.en))) || any_alias(a, c->aliases, folded))
			return c->code;
	return "";
}

/* A ledger repeats the same few words thousands of times; folding every alias for each would take most of an import. */
#define REMEMBERED_MAX 256u
#define REMEMBERED_BYTES_MAX 32u

static _Thread_local struct {
	const struct choice *choices;
	const char *code;
	char raw[REMEMBERED_BYTES_MAX];
	size_t n;
} remembered[REMEMBERED_MAX];

static str choice_read(const struct choice *choices, str raw)
{
	auto_arena a = { 0 };
	if (raw.n > REMEMBERED_BYTES_MAX)
		return str_of(choice_find(&a, choices, text_fold(&a, raw)));
	size_t at = (str_hash(raw) ^ (uintptr_t)choices >> 4) % REMEMBERED_MAX;
	if (remembered[at].choices != choices || !str_eq((str){ remembered[at].raw, remembered[at].n }, raw)) {
		remembered[at].choices = choices;
		remembered[at].code = choice_find(&a, choices, text_fold(&a, raw));
		remembered[at].n = raw.n;
		memcpy(remembered[at].raw, raw.p, raw.n);
	}
	return str_of(remembered[at].code);
}

/* "1,200", "8文字以上", "約30" … : the first run of digits; a second run makes it no number at all. */
static bool count_read(struct arena *a, str raw, int64_t *number)
{
	str s = text_width(a, raw);
	char digits[18];
	size_t n = 0, at = 0;
	while (at < s.n && (s.p[at] < '0' || s.p[at] > '9'))
		at++;
	for (; at < s.n && ((s.p[at] >= '0' && s.p[at] <= '9') || s.p[at] == ','); at++)
		if (s.p[at] != ',' && n < sizeof digits)
			digits[n++] = s.p[at];
	for (; at < s.n; at++)
		if (s.p[at] >= '0' && s.p[at] <= '9')
			return false;
	return str_whole((str){ digits, n }, number);
}

struct reading column_read(struct arena *a, const struct column *c, str raw)
{
	struct reading r = { 0 };
	if (!raw.n)
		return r;
	if (c->type == COLUMN_CHOICE)
		r.code = choice_read(c->choices, raw);
	else if (c->type == COLUMN_DATE && !date_read(raw, &r.span))
		r.span = (struct span){ 0 };
	else if (c->type == COLUMN_COUNT)
		r.counted = count_read(a, raw, &r.number);
	return r;
}

const str record_no_links[RECORD_COLUMNS_MAX] = { 0 };

struct record record_blank(struct arena *a, const struct record_kind *kind)
{
	size_t n = record_columns(kind);
	struct record r = { .id = S(""), .scope = S(SCOPE_HAND), .values = arena_array(a, str, n), .links = record_no_links };
	for (size_t i = 0; i < n; i++)
		r.values[i] = S("");
	return r;
}

void record_set_link(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str id)
{
	if (str_eq(r->links[column], id))
		return;
	size_t bytes = record_columns(kind) * sizeof(str);
	str *links = arena_more(a, r->links, bytes, bytes);
	links[column] = id;
	r->links = links;
}

struct record record_copy(struct arena *a, const struct record_kind *kind, const struct record *r)
{
	size_t bytes = record_columns(kind) * sizeof(str);
	struct record copy = *r;
	copy.values = arena_more(a, r->values, bytes, bytes);
	return copy;
}

void record_set(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str value)
{
	if (str_eq(r->values[column], value))
		return;
	r->values[column] = value;
	record_set_link(a, kind, r, column, S(""));
}

bool record_put(struct arena *a, const struct record_kind *kind, struct record *r, size_t column, str value, struct err *e)
{
	if (value.n > RECORD_VALUE_MAX) {
		err_set(e, ERR_INPUT, "長すぎます(%u バイトまで)", "it is too long (up to %u bytes)", RECORD_VALUE_MAX);
		return err_at(e, kind->columns[column].words);
	}
	record_set(a, kind, r, column, value);
	return true;
}

str record_label(const struct record_kind *kind, const struct record *r)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if ((kind->columns[i].flags & COLUMN_LABEL) && r->values[i].n)
			return r->values[i];
	for (size_t i = 0; kind->columns[i].name; i++)
		if (r->values[i].n)
			return r->values[i];
	return r->id;
}

/* The columns a type keeps beside the raw text; SQL type after the blank. */
static const char *const companions[][3] = {
	[COLUMN_TEXT] = { NULL },
	[COLUMN_LIST] = { NULL },
	[COLUMN_DATE] = { "_from TEXT", "_to TEXT", NULL },
	[COLUMN_CHOICE] = { "_code TEXT", NULL },
	[COLUMN_COUNT] = { "_number INTEGER", NULL },
	[COLUMN_LINK] = { "_id TEXT", NULL },
};

#define TABLE_COLUMNS_MAX (3 * RECORD_COLUMNS_MAX) /* a date keeps two more beside it */

struct table_column {
	str name, type;
};

/* What is kept of the kind's own columns. */
static size_t table_columns(struct arena *a, const struct record_kind *kind, struct table_column list[TABLE_COLUMNS_MAX])
{
	size_t count = 0;
	for (const struct column *c = kind->columns; c->name; c++) {
		list[count++] = (struct table_column){ str_of(c->name), S("TEXT NOT NULL DEFAULT ''") };
		for (const char *const *beside = companions[c->type]; *beside; beside++) {
			str type = str_of(*beside), end = str_cut(&type, S(" "));
			list[count++] = (struct table_column){ arena_fmt(a, "%s%.*s", c->name, P(end)), type };
		}
	}
	return count;
}

/* What a table of an earlier version does not have yet. */
static bool add_missing(struct db *db, struct arena *a, const struct record_kind *kind, const struct table_column *list, size_t count,
                        struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (!db_has_column(db, str_of(kind->name), list[i].name) &&
		    !db_do_made(db, e, arena_fmt(a, "ALTER TABLE %s ADD COLUMN %.*s %.*s", kind->name, P(list[i].name), P(list[i].type)), NONE))
			return false;
	return true;
}

static bool make_table(struct db *db, struct arena *a, const struct record_kind *kind, const struct table_column *list, size_t count,
                       struct err *e)
{
	auto_buf columns = { 0 };
	buf_put(&columns, S("id TEXT PRIMARY KEY, scope TEXT NOT NULL, act TEXT NOT NULL, gone TEXT"));
	for (size_t i = 0; i < count; i++)
		buf_fmt(&columns, ", %.*s %.*s", P(list[i].name), P(list[i].type));
	return db_table(db, e, str_of(kind->name), arena_copy(a, buf_str(&columns)));
}

static bool table_indexes(struct db *db, struct arena *a, const struct record_kind *kind, struct err *e)
{
	for (const struct column *c = kind->columns; c->name; c++)
		if (c->type == COLUMN_LINK &&
		    !db_do_made(db, e, arena_fmt(a, "CREATE INDEX IF NOT EXISTS %s_%s ON %s (%s_id) WHERE %s_id IS NOT NULL",
		                                 kind->name, c->name, kind->name, c->name, c->name), NONE))
			return false;
	return true;
}

/* The published view: what is there now, and by what one can tell when it was last seen. */
static bool table_view(struct db *db, struct arena *a, const struct record_kind *kind, struct err *e)
{
	return db_do_made(db, e, arena_fmt(a, "DROP VIEW IF EXISTS %s_now", kind->name), NONE) &&
	       db_do_made(db, e, arena_fmt(a, "CREATE VIEW %s_now AS SELECT *, CASE WHEN scope='" SCOPE_HAND "' THEN act ELSE scope "
	                                      "END AS seen FROM %s WHERE gone IS NULL", kind->name, kind->name), NONE);
}

bool record_table(struct db *db, const struct record_kind *kind, struct err *e)
{
	auto_arena a = { 0 };
	struct table_column list[TABLE_COLUMNS_MAX];
	size_t count = table_columns(&a, kind, list);
	bool there = db_has_table(db, str_of(kind->name));
	return (there ? add_missing : make_table)(db, &a, kind, list, count, e) && table_indexes(db, &a, kind, e) && table_view(db, &a, kind, e);
}

static struct value day_value(struct arena *a, struct day d)
{
	return value_str_or_null(day_iso(a, d));
}

/* The raw value and its companions, in the order of companions[]. */
static void put_values(struct arena *a, const struct column *c, const struct record *of, size_t i, struct value *values,
                       size_t *n)
{
	str raw = of->values[i];
	struct reading r = column_read(a, c, raw);
	values[(*n)++] = value_str(raw);
	if (c->type == COLUMN_DATE) {
		values[(*n)++] = day_value(a, r.span.from);
		values[(*n)++] = day_value(a, r.span.to);
	} else if (c->type == COLUMN_CHOICE) {
		values[(*n)++] = value_str_or_null(!raw.n && c->infer ? c->infer(of) : r.code);
	} else if (c->type == COLUMN_COUNT) {
		values[(*n)++] = r.counted ? value_int(r.number) : value_null();
	} else if (c->type == COLUMN_LINK) {
		values[(*n)++] = value_str_or_null(of->links[i]);
	}
}

#define VALUES_MAX (RECORD_COLUMNS_MAX * 3 + 4)

static size_t all_values(struct arena *a, const struct record_kind *kind, const struct record *r, struct value *values)
{
	size_t n = 0;
	for (size_t i = 0; kind->columns[i].name; i++)
		put_values(a, &kind->columns[i], r, i, values, &n);
	return n;
}

/* Writes every column and companion of a kind, each with `after` behind. Gives their number. */
static size_t put_names(struct buf *sql, const struct record_kind *kind, const char *after)
{
	size_t n = 0;
	for (const struct column *c = kind->columns; c->name; c++, n++) {
		buf_fmt(sql, "%s%s", c->name, after);
		for (const char *const *beside = companions[c->type]; *beside; beside++, n++) {
			str type = str_of(*beside), end = str_cut(&type, S(" "));
			buf_fmt(sql, "%s%.*s%s", c->name, P(end), after);
		}
	}
	return n;
}

static str insert_of(struct arena *a, const void *of)
{
	const struct record_kind *kind = of;
	auto_buf sql = { 0 };
	buf_fmt(&sql, "INSERT INTO %s (", kind->name);
	size_t n = put_names(&sql, kind, ",");
	buf_put(&sql, S("id,scope,act) VALUES ("));
	while (n--)
		buf_put(&sql, S("?,"));
	buf_put(&sql, S("?,?,?)"));
	return arena_copy(a, buf_str(&sql));
}

static str update_of(struct arena *a, const void *of)
{
	const struct record_kind *kind = of;
	auto_buf sql = { 0 };
	buf_fmt(&sql, "UPDATE %s SET ", kind->name);
	put_names(&sql, kind, "=?,");
	buf_put(&sql, S("act=? WHERE id=?"));
	return arena_copy(a, buf_str(&sql));
}

bool record_add(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e)
{
	auto_arena a = { 0 };
	struct value values[VALUES_MAX];
	size_t n = all_values(&a, kind, r, values);
	values[n++] = value_str(r->id);
	values[n++] = value_str(r->scope);
	values[n++] = value_str(act);
	return db_do_of(db, e, insert_of, kind, values, n);
}

bool record_change(struct db *db, const struct record_kind *kind, const struct record *r, str act, struct err *e)
{
	auto_arena a = { 0 };
	struct value values[VALUES_MAX];
	size_t n = all_values(&a, kind, r, values);
	values[n++] = value_str(act);
	values[n++] = value_str(r->id);
	return db_do_of(db, e, update_of, kind, values, n);
}

bool record_gone(struct db *db, const struct record_kind *kind, str id, str act, bool gone, struct err *e)
{
	auto_arena a = { 0 };
	str sql = arena_fmt(&a, "UPDATE %s SET gone=?, act=? WHERE id=?", kind->name);
	return db_do_made(db, e, sql, BIND(gone ? V(act) : value_null(), V(act), V(id)));
}

bool record_scope(struct db *db, const struct record_kind *kind, str id, str scope, struct err *e)
{
	auto_arena a = { 0 };
	return db_do_made(db, e, arena_fmt(&a, "UPDATE %s SET scope=? WHERE id=?", kind->name), BIND(V(scope), V(id)));
}

bool record_link(struct db *db, const struct record_kind *kind, str id, int column, str link, struct err *e)
{
	auto_arena a = { 0 };
	str sql = arena_fmt(&a, "UPDATE %s SET %s_id=? WHERE id=?", kind->name, kind->columns[column].name);
	return db_do_made(db, e, sql, BIND(value_str_or_null(link), V(id)));
}

/* What stands before the columns. */
#define SELECT_HEAD "SELECT id,scope,act,gone"
#define SELECT_HEAD_COLUMNS 4

/* The head, then every raw column, then the id of every link column. */
static str select_of(struct arena *a, const struct record_kind *kind, const char *where)
{
	auto_buf sql = { 0 };
	buf_put(&sql, S(SELECT_HEAD));
	for (const struct column *c = kind->columns; c->name; c++)
		buf_fmt(&sql, ",%s", c->name);
	for (const struct column *c = kind->columns; c->name; c++)
		if (c->type == COLUMN_LINK)
			buf_fmt(&sql, ",%s_id", c->name);
	buf_fmt(&sql, " FROM %s %s", kind->name, where);
	return arena_copy(a, buf_str(&sql));
}

static struct record record_of(struct arena *a, const struct record_kind *kind, const struct rows *rows)
{
	size_t n = record_columns(kind);
	int at = SELECT_HEAD_COLUMNS + (int)n;
	struct record r = { .id = arena_copy(a, rows_str(rows, 0)), .scope = arena_copy(a, rows_str(rows, 1)),
		            .act = arena_copy(a, rows_str(rows, 2)), .gone = !rows_null(rows, 3), .values = arena_array(a, str, n),
		            .links = record_no_links };
	for (size_t i = 0; i < n; i++) {
		str value = rows_str(rows, SELECT_HEAD_COLUMNS + (int)i);
		r.values[i] = value.n ? arena_copy(a, value) : S("");
		if (kind->columns[i].type == COLUMN_LINK && !rows_null(rows, at++))
			record_set_link(a, kind, &r, i, arena_copy(a, rows_str(rows, at - 1)));
	}
	return r;
}

bool record_all(struct db *db, struct arena *a, const struct record_kind *kind, bool gone, struct record_set *set,
                struct err *e)
{
	size_t room = 0;
	*set = (struct record_set){ 0 };
	auto_rows rows = db_ask_made(db, e, select_of(a, kind, gone ? "ORDER BY id" : "WHERE gone IS NULL ORDER BY id"), NONE);
	while (rows_next(&rows)) {
		arena_grow(a, set->records, set->count, room);
		set->records[set->count++] = record_of(a, kind, &rows);
	}
	return rows_done(&rows);
}

bool record_get(struct db *db, struct arena *a, const struct record_kind *kind, str id, struct record *r, struct err *e)
{
	auto_rows rows = db_ask_made(db, e, select_of(a, kind, "WHERE id=?"), BIND(V(id)));
	if (rows_next(&rows))
		*r = record_of(a, kind, &rows);
	else if (rows_done(&rows))
		return err_set(e, ERR_MISSING, "番号 %.*s の記録はありません", "there is no record %.*s", P(id));
	return rows_done(&rows);
}

bool record_codes(struct db *db, struct arena *a, const struct record_kind *kind, str id, str codes[RECORD_COLUMNS_MAX], struct err *e)
{
	auto_buf sql = { 0 };
	int at = 0;
	buf_put(&sql, S("SELECT id"));
	for (const struct column *c = kind->columns; c->name; c++)
		if (c->type == COLUMN_CHOICE)
			buf_fmt(&sql, ",%s_code", c->name);
	buf_fmt(&sql, " FROM %s WHERE id=?", kind->name);
	auto_rows rows = db_ask_made(db, e, buf_str(&sql), BIND(V(id)));
	bool there = rows_next(&rows);
	for (size_t i = 0; kind->columns[i].name; i++)
		codes[i] = there && kind->columns[i].type == COLUMN_CHOICE ? arena_copy(a, rows_str(&rows, ++at)) : S("");
	return rows_done(&rows);
}
