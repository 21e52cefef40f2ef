/* token.c - what programs show instead of a password: scoped, with a last day, and revocable.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/json.h"
#include "base/random.h"

#define TOKEN_HEAD "inro_"
#define TOKEN_LENGTH (sizeof TOKEN_HEAD - 1 + RANDOM_TEXT_LENGTH)
#define USED_WRITE_SECONDS 3600

const struct scope_row scope_rows[] = {
	{ SCOPE_READ, "read", { "読む", "read" } },
	{ SCOPE_WRITE, "write", { "記録を書く", "write records" } },
	{ SCOPE_ANSWER, "answer", { "チェックリストに回答する", "answer the checklist" } },
	{ SCOPE_MANAGE, "manage", { "設定を変える", "change settings" } },
	{ 0 },
};

bool token_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("token"),
	                S("id TEXT PRIMARY KEY, name TEXT NOT NULL, scopes TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, "
	                  "made_by TEXT NOT NULL, made_at TEXT NOT NULL, expires_on TEXT NOT NULL, used_at TEXT NOT NULL, "
	                  "revoked INTEGER NOT NULL"));
}

/* "read write" */
static str scopes_text(struct arena *a, unsigned scopes)
{
	str text = S("");
	for (const struct scope_row *r = scope_rows; r->code; r++)
		if (scopes & r->scope)
			text = arena_join(a, text, S(" "), str_of(r->code));
	return text;
}

static unsigned scopes_read(str text)
{
	unsigned scopes = SCOPE_NONE;
	while (text.p) {
		str word = str_cut(&text, S(" "));
		for (const struct scope_row *r = scope_rows; r->code; r++)
			if (str_eq(str_of(r->code), word))
				scopes |= r->scope;
	}
	return scopes;
}

#define TOKEN_COLUMNS "id, name, scopes, made_by, made_at, expires_on, used_at, revoked"

static struct token token_of(struct arena *a, const struct rows *rows)
{
	return (struct token){ .id = arena_copy(a, rows_str(rows, 0)), .name = arena_copy(a, rows_str(rows, 1)),
		               .scopes = scopes_read(rows_str(rows, 2)), .made_by = arena_copy(a, rows_str(rows, 3)),
		               .made_at = arena_copy(a, rows_str(rows, 4)), .expires_on = arena_copy(a, rows_str(rows, 5)),
		               .used_at = arena_copy(a, rows_str(rows, 6)), .revoked = rows_int(rows, 7) };
}

bool token_name_fit(str name, struct err *e)
{
	return member_text_fit((struct words){ "名前", "name" }, name, TOKEN_NAME_RUNES_MAX, e);
}

static bool token_fit(struct work *w, const struct token *t, struct err *e)
{
	struct day last, today = work_today(w);
	if (!token_name_fit(t->name, e))
		return false;
	if (!scopes_text(w->arena, t->scopes).n)
		return err_set(e, ERR_INPUT, "できることを一つ以上選んでください", "choose at least one scope");
	if (!day_read(t->expires_on, &last) || day_order(last, today) < 0 || day_order(last, day_add(today, TOKEN_DAYS_MAX)) > 0)
		return err_set(e, ERR_INPUT, "期限は、今日から%d日後までの日付にしてください", "the last day is from today to %d days from now",
		               TOKEN_DAYS_MAX);
	return true;
}

static str detail_made(struct work *w, const struct token *t)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("name"), t->name);
	json_pair_str(&j, S("scopes"), scopes_text(w->arena, t->scopes));
	json_pair_str(&j, S("expires_on"), t->expires_on);
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&b));
}

static bool insert(struct work *w, const struct token *t, str secret, struct err *e)
{
	return db_do(w->db, e,
	             "INSERT INTO token (id, name, scopes, digest, made_by, made_at, expires_on, used_at, revoked) "
	             "VALUES (?,?,?,?,?,?,?,'',0)",
	             BIND(V(t->id), V(t->name), V(scopes_text(w->arena, t->scopes)), V(secret_digest(w->arena, secret)), V(t->made_by),
	                  V(t->made_at), V(t->expires_on))) &&
	       journal_add(w->db, clock_now(w->clock), w->who, EVENT_TOKEN_MADE, t->id, detail_made(w, t), NULL, e);
}

bool token_make(struct work *w, struct token *t, str *secret, struct err *e)
{
	if (!token_fit(w, t, e))
		return false;
	struct id id = id_new(clock_now(w->clock));
	t->id = arena_copy(w->arena, id_str(&id));
	t->made_by = w->who;
	t->made_at = now_iso(w);
	t->used_at = S("");
	t->revoked = false;
	*secret = arena_join(w->arena, S(TOKEN_HEAD), S(""), random_text(w->arena));
	return db_begin(w->db, e) && db_end(w->db, insert(w, t, *secret, e), e);
}

bool token_all(struct work *w, struct token **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT " TOKEN_COLUMNS " FROM token ORDER BY revoked, id", NONE);
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = token_of(w->arena, &rows);
	}
	return rows_done(&rows);
}

static bool revoke(struct work *w, str id, struct err *e)
{
	int64_t revoked;
	if (!db_one_int(w->db, e, &revoked, -1, "SELECT revoked FROM token WHERE id=?", BIND(V(id))))
		return false;
	if (revoked < 0)
		return err_set(e, ERR_MISSING, "そのトークンはありません", "there is no such token");
	return revoked || (db_do(w->db, e, "UPDATE token SET revoked=1 WHERE id=?", BIND(V(id))) &&
	                   journal_add(w->db, clock_now(w->clock), w->who, EVENT_TOKEN_REVOKED, id, S(""), NULL, e));
}

bool token_revoke(struct work *w, str id, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, revoke(w, id, e), e);
}

static void note_used(struct work *w, const struct token *t)
{
	int64_t used, now = clock_now(w->clock);
	if (!instant_read(t->used_at, &used) || now - used >= USED_WRITE_SECONDS)
		db_try(w->db, "UPDATE token SET used_at=? WHERE id=?", BIND(V(instant_iso(w->arena, now)), V(t->id)));
}

static bool find(struct work *w, str digest, struct token *t, bool *found, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT " TOKEN_COLUMNS " FROM token WHERE digest=? AND revoked=0 AND expires_on>=?",
	                        BIND(V(digest), V(day_iso(w->arena, work_today(w)))));
	*found = rows_next(&rows);
	if (*found)
		*t = token_of(w->arena, &rows);
	return rows_done(&rows);
}

bool token_find(struct work *w, str secret, struct token *t, bool *found, struct err *e)
{
	*t = (struct token){ 0 };
	*found = false;
	if (secret.n != TOKEN_LENGTH || !str_starts(secret, S(TOKEN_HEAD)))
		return true;
	if (!find(w, secret_digest(w->arena, secret), t, found, e))
		return false;
	if (*found)
		note_used(w, t);
	return true;
}
