/* member_api.c - the console's members for programs: who there is, one more, a change, help for who cannot get in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house_api.h"

#define ROLE_CODES "planner|safety|operator|staff|auditor"

#define MEMBER_ROWS \
	{ "id", { "利用者の番号", "the member's id" }, DOC_ID }, \
	{ "number", { "職員番号", "the staff number" } }, \
	{ "name", { "氏名", "the name" } }, \
	{ "role", { "役割", "the role" }, DOC_CODE, .codes = ROLE_CODES }, \
	{ "second_factor", { "二要素認証がある", "there is a second factor" }, DOC_TRUTH }, \
	{ "stopped", { "サインインを止めている", "may not sign in" }, DOC_TRUTH }, \
	{ "must_change", { "はじめのパスワードのまま", "the first password was not changed yet" }, DOC_TRUTH }, \
	{ "made_at", { "登録したとき", "when it was added" }, DOC_INSTANT }, \
	{ "signed_in_at", { "最後のサインイン", "the last sign-in" }, DOC_INSTANT }

static const struct doc_field member_fields[] = { MEMBER_ROWS, { 0 } };
static const struct doc_shape member_shape = { "member", { "利用者", "a member" }, member_fields };

static const struct doc_field members_fields[] = {
	{ "items", { "利用者(止めている人は終わりに)", "members, those who are stopped at the end" }, DOC_OBJECTS, .shape = &member_shape },
	{ 0 },
};
static const struct doc_shape members_shape = { "members", { "利用者の一覧", "the members" }, members_fields };

#define PASSWORD_ROW \
	{ "password", { "はじめのパスワード。ここにだけ出ます。本人に直接渡してください", "the first password, told only here, to be handed over in person" } }

static const struct doc_field made_fields[] = { MEMBER_ROWS, PASSWORD_ROW, { 0 } };
static const struct doc_shape made_shape = { "member_made", { "加えた利用者", "a member who was added" }, made_fields };

static const struct doc_field password_fields[] = { PASSWORD_ROW, { 0 } };
static const struct doc_shape password_shape = { "first_password", { "はじめのパスワード", "a first password" }, password_fields };

#define VALUE_ROWS(flags) \
	{ "number", { "職員番号。サインインに使います", "the staff number, used to sign in" }, DOC_TEXT, flags }, \
	{ "name", { "氏名", "the name" }, DOC_TEXT, flags }, \
	{ "role", { "役割", "the role" }, DOC_CODE, flags, .codes = ROLE_CODES }

static const struct doc_field new_fields[] = { VALUE_ROWS(DOC_MUST), { 0 } };
static const struct doc_shape new_shape = { "member_values", { "加える利用者", "the member to add" }, new_fields };

static const struct doc_field change_fields[] = {
	VALUE_ROWS(0),
	{ "stopped", { "サインインを止める(退職・異動のとき)", "stop signing in (left or moved)" }, DOC_TRUTH },
	{ 0 },
};
static const struct doc_shape change_shape = { "member_change", { "利用者について変えること", "what is changed of a member" }, change_fields };

const struct route_doc members_doc = {
	.id = "listMembers",
	.detail = { "コンソールを使う人です。", "Who uses the console." },
	.gives = &members_shape,
};

const struct route_doc member_doc = {
	.id = "readMember",
	.detail = { "ETag は、変えるときの If-Match になります。", "Its ETag is the If-Match of changing it." },
	.gives = &member_shape,
	.rules = DOC_TAGGED,
};

const struct route_doc member_new_doc = {
	.id = "addMember",
	.detail = { "はじめのパスワードは、この答えに一度だけ出ます。", "The first password stands in this answer alone." },
	.body = BODY_JSON,
	.takes = &new_shape,
	.gives = &made_shape,
	.status = 201,
	.rules = DOC_CONFLICT,
};

const struct route_doc member_change_doc = {
	.id = "changeMember",
	.detail = { "書いた項目だけを変えます。サインインを止めた人と役割が変わった人は、すぐにサインアウトになります。",
	            "Changes what is sent. Whoever is stopped or gets another role is signed out at once." },
	.body = BODY_PATCH,
	.takes = &change_shape,
	.gives = &member_shape,
	.rules = DOC_TAGGED | DOC_MATCHED | DOC_CONFLICT,
};

const struct route_doc member_password_doc = {
	.id = "giveFirstPassword",
	.detail = { "前のパスワードは使えなくなり、本人はすぐにサインアウトになります。", "The password the person had is worth nothing any more; the person is signed out at once." },
	.gives = &password_shape,
};

const struct route_doc member_factor_doc = {
	.id = "dropSecondFactor",
	.detail = { "端末をなくした人のために、二要素認証を外します。", "Takes the second factor off, for who has lost the device." },
	.status = 204,
};

/* ---- reading */

static void put_member(struct json *j, const struct member *m)
{
	json_pair_str(j, S("id"), m->id);
	json_pair_str(j, S("number"), m->number);
	json_pair_str(j, S("name"), m->name);
	json_pair_str(j, S("role"), str_of(role_row(m->role)->code));
	json_pair_bool(j, S("second_factor"), m->second_factor);
	json_pair_bool(j, S("stopped"), m->stopped);
	json_pair_bool(j, S("must_change"), m->must_change);
	json_pair_str(j, S("made_at"), m->made_at);
	json_pair_str(j, S("signed_in_at"), m->signed_in_at);
}

bool members_answer(struct visit *v, struct err *e)
{
	struct member *list;
	size_t count;
	struct json j = { .out = v->w.out };
	if (!member_all(&v->w, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		put_member(&j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* The member of the path as it is represented. */
static bool read_member(struct visit *v, struct member *m, str *text, struct err *e)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	if (!member_get(&v->w, visit_word(v, "id"), m, e))
		return false;
	json_put_open(&j, '{');
	put_member(&j, m);
	json_put_close(&j, '}');
	*text = arena_copy(v->w.arena, buf_str(&b));
	return true;
}

bool member_answer(struct visit *v, struct err *e)
{
	struct member m;
	str text;
	return read_member(v, &m, &text, e) && api_give(v, text);
}

/* ---- one more */

/* What the body says of a member; what it does not say stays. */
static bool take_member(struct visit *v, const json_t *body, struct member *m, struct err *e)
{
	struct err number = { 0 }, name = { 0 };
	const struct role_row *role = role_named(json_text(body, "role"));
	if (json_object_get(body, "number"))
		m->number = json_text(body, "number");
	if (json_object_get(body, "name"))
		m->name = json_text(body, "name");
	m->role = role ? role->role : m->role;
	m->stopped = json_object_get(body, "stopped") ? json_is_true(json_object_get(body, "stopped")) : m->stopped;
	if (!member_number_fit(m->number, &number))
		api_refused(v, "/number", &number, e);
	if (!member_name_fit(m->name, &name))
		api_refused(v, "/name", &name, e);
	return !v->fault_count;
}

bool member_new_answer(struct visit *v, struct err *e)
{
	struct member m = { .must_change = true };
	struct json j = { .out = v->w.out };
	str password = member_first_password(v->w.arena);
	auto_json body = api_body(v, e);
	if (!body || !take_member(v, body, &m, e) || !member_add(&v->w, &m, password, e))
		return false;
	json_put_open(&j, '{');
	put_member(&j, &m);
	json_pair_str(&j, S("password"), password);
	json_put_close(&j, '}');
	http_head(v->answer, "Location", arena_fmt(v->w.arena, "/api/v1/members/%.*s", P(m.id)));
	return api_done(v, 201);
}

/* ---- a change: read, compared and written in one transaction */

static bool change(struct visit *v, const json_t *body, struct err *e)
{
	struct member m;
	str text;
	if (!read_member(v, &m, &text, e) || !api_matches(v, api_tag_of(v->w.arena, text), e) || !take_member(v, body, &m, e) ||
	    !member_change_in(&v->w, &m, e) || !read_member(v, &m, &text, e) || !db_end(v->w.db, true, e))
		return false;
	return api_give_changed(v, text);
}

bool member_change_answer(struct visit *v, struct err *e)
{
	auto_json body = api_body(v, e);
	if (!body || !db_begin(v->w.db, e))
		return false;
	bool ok = change(v, body, e);
	db_rollback(v->w.db); /* of a failure; after the commit there is nothing to roll back */
	return ok;
}

/* ---- help */

bool member_password_answer(struct visit *v, struct err *e)
{
	struct member m;
	struct json j = { .out = v->w.out };
	str password = member_first_password(v->w.arena);
	if (!member_get(&v->w, visit_word(v, "id"), &m, e) || !member_set_password(&v->w, m.id, password, true, S(""), e))
		return false;
	json_put_open(&j, '{');
	json_pair_str(&j, S("password"), password);
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool member_factor_answer(struct visit *v, struct err *e)
{
	struct member m;
	return member_get(&v->w, visit_word(v, "id"), &m, e) && second_factor_drop(&v->w, m.id, S(""), e) && api_nothing(v);
}
