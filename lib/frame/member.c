/* member.c - the people who may use the console, and what the journal says of each change.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/json.h"
#include "base/random.h"
#include "base/utf8.h"
#include "engine/text.h"

bool member_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("member"),
	                S("id TEXT PRIMARY KEY, number TEXT NOT NULL, number_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
	                  "role TEXT NOT NULL, lang TEXT NOT NULL, password TEXT NOT NULL, must_change INTEGER NOT NULL, "
	                  "stopped INTEGER NOT NULL, totp_secret TEXT NOT NULL, totp_step INTEGER NOT NULL, made_at TEXT NOT NULL, "
	                  "signed_in_at TEXT NOT NULL"));
}

static const char *lang_code(enum lang lang)
{
	return lang == LANG_EN ? "en" : "ja";
}

/* ---- reading */

str member_key(struct arena *a, str number)
{
	return text_fold_close(a, number);
}

void member_read(struct arena *a, const struct rows *rows, struct member_row *row)
{
	str text[MEMBER_COLUMN_COUNT];
	for (int i = 0; i < MEMBER_COLUMN_COUNT; i++)
		text[i] = arena_copy(a, rows_str(rows, i));
	const struct role_row *role = role_named(text[4]);
	*row = (struct member_row){ .key = text[2], .password = text[6], .totp_secret = text[9], .totp_step = rows_int(rows, 10) };
	row->member = (struct member){ .id = text[0], .number = text[1], .name = text[3], .role = role ? role->role : ROLE_ANYONE,
		                       .lang = str_eq(text[5], S("en")) ? LANG_EN : LANG_JA, .second_factor = text[9].n > 0,
		                       .must_change = rows_int(rows, 7), .stopped = rows_int(rows, 8), .made_at = text[11],
		                       .signed_in_at = text[12] };
}

static bool read_one(struct work *w, struct rows *rows, struct member_row *row, bool *found)
{
	*row = (struct member_row){ 0 };
	*found = rows_next(rows);
	if (*found)
		member_read(w->arena, rows, row);
	return rows_done(rows);
}

bool member_row_numbered(struct work *w, str number, struct member_row *row, bool *found, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT " MEMBER_COLUMNS " FROM member m WHERE m.number_key=?",
	                        BIND(V(member_key(w->arena, number))));
	return read_one(w, &rows, row, found);
}

bool member_row_get(struct work *w, str id, struct member_row *row, struct err *e)
{
	bool found;
	auto_rows rows = db_ask(w->db, e, "SELECT " MEMBER_COLUMNS " FROM member m WHERE m.id=?", BIND(V(id)));
	if (!read_one(w, &rows, row, &found))
		return false;
	return found || err_set(e, ERR_MISSING, "その利用者は登録されていません", "there is no such member");
}

bool member_get(struct work *w, str id, struct member *m, struct err *e)
{
	struct member_row row;
	if (!member_row_get(w, id, &row, e))
		return false;
	*m = row.member;
	return true;
}

bool member_numbered(struct work *w, str number, struct member *m, struct err *e)
{
	struct member_row row;
	bool found;
	if (!member_row_numbered(w, number, &row, &found, e))
		return false;
	*m = row.member;
	return found || err_set(e, ERR_MISSING, "職員番号 %.*s の利用者は登録されていません", "there is no member with number %.*s", P(number));
}

bool member_any(struct work *w, bool *any, struct err *e)
{
	int64_t there;
	if (!db_one_int(w->db, e, &there, 0, "SELECT 1 FROM member LIMIT 1", NONE))
		return false;
	*any = there;
	return true;
}

bool member_all(struct work *w, struct member **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT " MEMBER_COLUMNS " FROM member m ORDER BY m.stopped, m.number_key", NONE);
	while (rows_next(&rows)) {
		struct member_row row;
		member_read(w->arena, &rows, &row);
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = row.member;
	}
	return rows_done(&rows);
}

/* ---- what may be written */

static bool is_plain(str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		if (rune < ' ' || (rune >= 0x7F && rune < 0xA0))
			return false;
	}
	return utf8_valid(text);
}

bool member_text_fit(struct words called, str text, size_t runes_max, struct err *e)
{
	auto_arena a = { 0 };
	if (!text_fold_close(&a, text).n)
		err_set(e, ERR_INPUT, "入力してください", "it is empty");
	else if (!is_plain(text))
		err_set(e, ERR_INPUT, "使えない文字(改行など)が入っています", "it holds characters that cannot be used, such as a line end");
	else if (utf8_count(text) > runes_max)
		err_set(e, ERR_INPUT, "%zu文字までにしてください", "at most %zu characters", runes_max);
	else
		return true;
	return err_at(e, called);
}

bool member_number_fit(str number, struct err *e)
{
	return member_text_fit((struct words){ "職員番号", "staff number" }, number, MEMBER_NUMBER_RUNES_MAX, e);
}

bool member_name_fit(str name, struct err *e)
{
	return member_text_fit((struct words){ "氏名", "name" }, name, MEMBER_NAME_RUNES_MAX, e);
}

static bool member_fit(const struct member *m, struct err *e)
{
	return member_number_fit(m->number, e) && member_name_fit(m->name, e) &&
	       (role_row(m->role) || err_set(e, ERR_INPUT, "役割を選んでください", "choose a role"));
}

static bool number_is_free(struct work *w, const struct member *m, struct err *e)
{
	int64_t taken;
	if (!db_one_int(w->db, e, &taken, 0, "SELECT 1 FROM member WHERE number_key=? AND id<>?",
	                BIND(V(member_key(w->arena, m->number)), V(m->id))))
		return false;
	return !taken || err_set(e, ERR_CONFLICT, "職員番号 %.*s はすでに使われています", "staff number %.*s is already in use", P(m->number));
}

static bool is_planner(const struct member *m)
{
	return m->role == ROLE_PLANNER && !m->stopped;
}

static bool planner_stays(struct work *w, const struct member *was, const struct member *now, struct err *e)
{
	int64_t others;
	if (!is_planner(was) || is_planner(now))
		return true;
	if (!db_one_int(w->db, e, &others, 0, "SELECT count(*) FROM member WHERE role='planner' AND stopped=0 AND id<>?", BIND(V(was->id))))
		return false;
	return others || err_set(e, ERR_CONFLICT,
	                         "サインインできる企画管理者がいなくなってしまいます。先に、ほかの人を企画管理者として登録してください",
	                         "nobody would be left who may sign in as planning administrator; first make somebody else one");
}

/* ---- adding */

static bool journal(struct work *w, enum event event, str member, str detail, struct err *e)
{
	return journal_add(w->db, clock_now(w->clock), w->who, event, member, detail, NULL, e);
}

static str detail_added(struct work *w, const struct member *m)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("number"), m->number);
	json_pair_str(&j, S("name"), m->name);
	json_pair_str(&j, S("role"), str_of(role_row(m->role)->code));
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&b));
}

static bool insert(struct work *w, const struct member *m, str kept, struct err *e)
{
	return db_do(w->db, e,
	             "INSERT INTO member (id, number, number_key, name, role, lang, password, must_change, stopped, totp_secret, "
	             "totp_step, made_at, signed_in_at) VALUES (?,?,?,?,?,?,?,?,?,'',0,?,'')",
	             BIND(V(m->id), V(m->number), V(member_key(w->arena, m->number)), V(m->name), V(role_row(m->role)->code),
	                  V(lang_code(m->lang)), V(kept), V(m->must_change), V(m->stopped), V(m->made_at)));
}

static bool nobody_yet(struct work *w, struct err *e)
{
	bool any;
	if (!member_any(w, &any, e))
		return false;
	return !any || err_set(e, ERR_CONFLICT, "最初の利用者はすでに登録されています。サインインしてください",
	                       "the first member has been added already; please sign in");
}

static bool add(struct work *w, struct member *m, str password, bool first, struct err *e)
{
	str kept;
	if (!member_fit(m, e) || !password_fit(w, m, password, e) ||
	    !password_hash(w->arena, password_typed(w->arena, password), &kept, e) || !db_begin(w->db, e))
		return false;
	struct id id = id_new(clock_now(w->clock));
	m->id = arena_copy(w->arena, id_str(&id));
	m->made_at = now_iso(w);
	m->signed_in_at = S("");
	m->second_factor = false;
	return db_end(w->db, (!first || nobody_yet(w, e)) && number_is_free(w, m, e) && insert(w, m, kept, e) &&
	                             journal(w, EVENT_MEMBER_ADDED, m->id, detail_added(w, m), e), e);
}

bool member_add(struct work *w, struct member *m, str password, struct err *e)
{
	return add(w, m, password, false, e);
}

bool member_add_first(struct work *w, struct member *m, str password, struct err *e)
{
	return add(w, m, password, true, e);
}

/* ---- changing */

static str yes_or_no(bool yes)
{
	return yes ? S("yes") : S("");
}

/* {"role": ["staff", "planner"]}; "{}" where nothing differs. */
static str differences(struct work *w, const struct member *was, const struct member *now)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	const struct role_row *role = role_row(was->role);
	json_put_open(&j, '{');
	json_pair_change(&j, S("number"), was->number, now->number);
	json_pair_change(&j, S("name"), was->name, now->name);
	json_pair_change(&j, S("role"), str_of(role ? role->code : NULL), str_of(role_row(now->role)->code));
	json_pair_change(&j, S("lang"), str_of(lang_code(was->lang)), str_of(lang_code(now->lang)));
	json_pair_change(&j, S("stopped"), yes_or_no(was->stopped), yes_or_no(now->stopped));
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&b));
}

static bool update(struct work *w, const struct member *m, struct err *e)
{
	return db_do(w->db, e, "UPDATE member SET number=?, number_key=?, name=?, role=?, lang=?, stopped=? WHERE id=?",
	             BIND(V(m->number), V(member_key(w->arena, m->number)), V(m->name), V(role_row(m->role)->code),
	                  V(lang_code(m->lang)), V(m->stopped), V(m->id)));
}

static bool shut_out(struct work *w, const struct member *was, const struct member *now, struct err *e)
{
	if (now->stopped && !known_device_forget(w, now->id, e))
		return false;
	return (!now->stopped && was->role == now->role) || session_end_all(w, now->id, S(""), e);
}

static bool change(struct work *w, const struct member *was, const struct member *now, struct err *e)
{
	str detail = differences(w, was, now);
	if (str_eq(detail, S("{}")))
		return true;
	return planner_stays(w, was, now, e) && number_is_free(w, now, e) && update(w, now, e) && shut_out(w, was, now, e) &&
	       journal(w, EVENT_MEMBER_CHANGED, now->id, detail, e);
}

bool member_change_in(struct work *w, const struct member *m, struct err *e)
{
	struct member was;
	return member_fit(m, e) && member_get(w, m->id, &was, e) && change(w, &was, m, e);
}

bool member_change(struct work *w, const struct member *m, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, member_change_in(w, m, e), e);
}

static bool set_lang(struct work *w, str id, enum lang lang, struct err *e)
{
	struct member was;
	if (!member_get(w, id, &was, e))
		return false;
	struct member now = was;
	now.lang = lang;
	return change(w, &was, &now, e);
}

bool member_set_lang(struct work *w, str id, enum lang lang, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, set_lang(w, id, lang, e), e);
}

/* ---- passwords */

str member_first_password(struct arena *a)
{
	return random_letters(a, FIRST_PASSWORD_LETTERS);
}

static bool is_another(struct work *w, const struct member_row *row, str password, struct err *e)
{
	bool same;
	if (!row->member.must_change)
		return true;
	if (!password_right(row->password, password_typed(w->arena, password), &same, e))
		return false;
	return !same || err_set(e, ERR_INPUT, "渡されたパスワードとは違う、自分だけのパスワードにしてください",
	                        "choose a password of your own, not the one you were given");
}

static bool write_password(struct work *w, str id, str kept, bool must_change, str keep, struct err *e)
{
	return db_do(w->db, e, "UPDATE member SET password=?, must_change=? WHERE id=?", BIND(V(kept), V(must_change), V(id))) &&
	       session_end_all(w, id, keep, e) && journal(w, EVENT_PASSWORD_SET, id, S(""), e);
}

bool member_set_password(struct work *w, str id, str password, bool must_change, str keep, struct err *e)
{
	struct member_row row;
	str kept;
	if (!member_row_get(w, id, &row, e) || !password_fit(w, &row.member, password, e) ||
	    (!must_change && !is_another(w, &row, password, e)) ||
	    !password_hash(w->arena, password_typed(w->arena, password), &kept, e))
		return false;
	return db_begin(w->db, e) && db_end(w->db, write_password(w, id, kept, must_change, keep, e), e);
}
