/* token_api.c - tokens for programs: those there are, one more, one less.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house_api.h"

#define TOKEN_ROWS \
	{ "id", { "トークンの番号", "the token's id" }, DOC_ID }, \
	{ "name", { "名前", "its name" } }, \
	{ "scopes", { "できること(read、write、answer、manage)", "what it may do (read, write, answer, manage)" }, DOC_TEXTS }, \
	{ "expires_on", { "最後の日", "its last day" }, DOC_DAY }, \
	{ "made_by", { "作った人", "who made it" } }, \
	{ "made_at", { "作ったとき", "when it was made" }, DOC_INSTANT }, \
	{ "used_at", { "最後に使ったとき(1時間きざみ)", "when it was last used, to the hour" }, DOC_INSTANT }, \
	{ "revoked", { "取り消されている", "it was revoked" }, DOC_TRUTH }

static const struct doc_field token_fields[] = { TOKEN_ROWS, { 0 } };
static const struct doc_shape token_shape = { "token", { "トークン", "a token" }, token_fields };

static const struct doc_field tokens_fields[] = {
	{ "items", { "トークン(取り消されたものは終わりに)", "tokens, those revoked at the end" }, DOC_OBJECTS, .shape = &token_shape },
	{ 0 },
};
static const struct doc_shape tokens_shape = { "tokens", { "トークンの一覧", "the tokens" }, tokens_fields };

static const struct doc_field made_fields[] = {
	TOKEN_ROWS,
	{ "secret", { "トークンそのもの。ここにだけ出ます", "the token itself, told only here" } },
	{ 0 },
};
static const struct doc_shape made_shape = { "token_made", { "作ったトークン", "a token that was made" }, made_fields };

static const struct doc_field new_fields[] = {
	{ "name", { "どのプログラムが使うか", "which program uses it" }, .flags = DOC_MUST },
	{ "scopes", { "できること(read、write、answer、manage)", "what it may do (read, write, answer, manage)" }, DOC_TEXTS, DOC_MUST },
	{ "expires_on", { "最後の日", "its last day" }, DOC_DAY, DOC_MUST },
	{ 0 },
};
static const struct doc_shape new_shape = { "token_values", { "作るトークン", "the token to make" }, new_fields };

const struct route_doc tokens_doc = {
	.id = "listTokens",
	.detail = { "トークンそのものは出ません。", "The tokens themselves are not told." },
	.gives = &tokens_shape,
};

const struct route_doc token_new_doc = {
	.id = "makeToken",
	.detail = { "トークンは、この答えに一度だけ出ます。manage は利用者もトークンも作れます。企画管理者と同じ力です。",
	            "The token stands in this answer alone. One with manage can make members and tokens: it may do what a planning administrator may." },
	.body = BODY_JSON,
	.takes = &new_shape,
	.gives = &made_shape,
	.status = 201,
};

const struct route_doc token_revoke_doc = {
	.id = "revokeToken",
	.detail = { "すぐに使えなくなります。自分自身も取り消せます。", "It is worth nothing at once. A token may revoke itself." },
	.status = 204,
};

static void put_token(struct json *j, const struct token *t)
{
	json_pair_str(j, S("id"), t->id);
	json_pair_str(j, S("name"), t->name);
	json_put_key(j, S("scopes"));
	json_put_open(j, '[');
	for (const struct scope_row *s = scope_rows; s->code; s++)
		if (t->scopes & s->scope)
			json_put_str(j, str_of(s->code));
	json_put_close(j, ']');
	json_pair_str(j, S("expires_on"), t->expires_on);
	json_pair_str(j, S("made_by"), t->made_by);
	json_pair_str(j, S("made_at"), t->made_at);
	json_pair_str(j, S("used_at"), t->used_at);
	json_pair_bool(j, S("revoked"), t->revoked);
}

bool tokens_answer(struct visit *v, struct err *e)
{
	struct token *list;
	size_t count;
	struct json j = { .out = v->w.out };
	if (!token_all(&v->w, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		put_token(&j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

static unsigned scope_named(str code)
{
	for (const struct scope_row *s = scope_rows; s->code; s++)
		if (str_eq(str_of(s->code), code))
			return s->scope;
	return SCOPE_NONE;
}

static bool take_scopes(struct visit *v, const json_t *list, unsigned *scopes, struct err *e)
{
	size_t i;
	const json_t *code;
	*scopes = SCOPE_NONE;
	json_array_foreach(list, i, code) {
		unsigned scope = scope_named((str){ json_string_value(code), json_string_length(code) });
		if (!scope)
			return api_fault(v, arena_fmt(v->w.arena, "/scopes/%zu", i), e, ERR_INPUT, "read、write、answer、manage のどれかを書いてください",
			                 "one of read, write, answer, manage is wanted");
		*scopes |= scope;
	}
	return *scopes || api_fault(v, S("/scopes"), e, ERR_INPUT, "一つ以上書いてください", "at least one is wanted");
}

bool token_new_answer(struct visit *v, struct err *e)
{
	struct token t = { 0 };
	struct err why = { 0 };
	struct json j = { .out = v->w.out };
	str secret;
	auto_json body = api_body(v, e);
	if (!body || !take_scopes(v, json_object_get(body, "scopes"), &t.scopes, e))
		return false;
	t.name = json_text(body, "name");
	t.expires_on = json_text(body, "expires_on");
	if (!token_make(&v->w, &t, &secret, &why))
		return api_refused(v, token_name_fit(t.name, &(struct err){ 0 }) ? "/expires_on" : "/name", &why, e);
	json_put_open(&j, '{');
	put_token(&j, &t);
	json_pair_str(&j, S("secret"), secret);
	json_put_close(&j, '}');
	http_head(v->answer, "Location", S("/api/v1/tokens"));
	return api_done(v, 201);
}

bool token_revoke_answer(struct visit *v, struct err *e)
{
	return token_revoke(&v->w, visit_word(v, "id"), e) && api_nothing(v);
}
