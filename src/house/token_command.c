/* token_command.c - `inro token`: the keys of other programs. A secret is printed once, when it is made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "token_command.h"

#include "base/json.h"
#include "frame/access.h"

#define TOKEN_DAYS 365 /* until a new one ends, unless another day is given */

const struct option token_options[] = {
	{ "scope", "read|write|answer|manage", { "できること(何度でも。なければ read)", "what it may do (repeatable; read if not given)" } },
	{ "until", "YYYY-MM-DD", { "期限(なければ1年後)", "its last day (in a year if not given)" } },
	{ 0 },
};

static const struct scope_row *scope_named(str code)
{
	const struct scope_row *s = scope_rows;
	while (s->code && !str_eq(str_of(s->code), code))
		s++;
	return s;
}

/* "read write" */
static str scopes_said(struct arena *a, unsigned scopes)
{
	str said = S("");
	for (const struct scope_row *s = scope_rows; s->code; s++)
		if (scopes & s->scope)
			said = arena_join(a, said, S(" "), str_of(s->code));
	return said;
}

static void put_token(struct work *w, struct json *j, const struct token *t)
{
	json_pair_str(j, S("id"), t->id);
	json_pair_str(j, S("name"), t->name);
	json_pair_str(j, S("scopes"), scopes_said(w->arena, t->scopes));
	json_pair_str(j, S("expires_on"), t->expires_on);
	json_pair_str(j, S("made_by"), t->made_by);
	json_pair_str(j, S("made_at"), t->made_at);
	json_pair_str(j, S("used_at"), t->used_at);
	json_pair_bool(j, S("revoked"), t->revoked);
}

/* ---- list */

static void put_json(struct work *w, const struct token *list, size_t count)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		put_token(w, &j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
}

static void put_line(struct work *w, const struct token *t)
{
	buf_fmt(w->out, "%.*s  %.*s  %.*s", P(t->id), P(t->name), P(scopes_said(w->arena, t->scopes)));
	work_put(w, "  期限 %.*s", "  until %.*s", P(t->expires_on));
	if (t->revoked)
		work_put(w, "  取り消し済み", "  revoked");
	buf_byte(w->out, '\n');
}

static bool list_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct token *list;
	size_t count;
	(void)args;
	if (!token_all(w, &list, &count, e))
		return false;
	if (w->json)
		put_json(w, list, count);
	for (size_t i = 0; i < count && !w->json; i++)
		put_line(w, &list[i]);
	if (!count && !w->json)
		work_put(w, "トークンはまだありません。inro token make 名前 で作ります。\n", "there are no tokens yet; inro token make NAME makes one.\n");
	return true;
}

/* ---- making and revoking */

static bool take_scopes(const struct arguments *args, unsigned *scopes, struct err *e)
{
	*scopes = 0;
	for (size_t i = 0; i < args->given_count; i++) {
		if (!str_eq(str_of(args->given[i].option->name), S("scope")))
			continue;
		const struct scope_row *row = scope_named(args->given[i].value);
		if (!row->code)
			return err_set(e, ERR_USAGE, "--scope は read、write、answer、manage のどれかです", "--scope is read, write, answer or manage");
		*scopes |= row->scope;
	}
	*scopes = *scopes ? *scopes : SCOPE_READ;
	return true;
}

/* The secret alone is the answer, so that a script can keep it in a file. */
static void say_made(struct work *w, const struct token *t, str secret)
{
	struct json j = { .out = w->out };
	if (w->json) {
		json_put_open(&j, '{');
		put_token(w, &j, t);
		json_pair_str(&j, S("secret"), secret);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
		return;
	}
	work_remark(w, "トークン「%.*s」を作りました(%.*s まで)。次の文字は今だけ表示されます。ほかの人に見えない所に保管してください。\n",
	            "the token \"%.*s\" was made (until %.*s). It is shown only now: keep it where others cannot see it.\n", P(t->name),
	            P(t->expires_on));
	buf_fmt(w->out, "%.*s\n", P(secret));
}

static bool make_part(struct work *w, const struct arguments *args, struct err *e)
{
	str until = arguments_value(args, "until"), secret;
	struct token t = { .name = args->words[1], .expires_on = until.n ? until : day_iso(w->arena, day_add(work_today(w), TOKEN_DAYS)) };
	if (!take_scopes(args, &t.scopes, e) || !token_make(w, &t, &secret, e))
		return false;
	say_made(w, &t, secret);
	return true;
}

static bool revoke_part(struct work *w, const struct arguments *args, struct err *e)
{
	if (!token_revoke(w, args->words[1], e))
		return false;
	work_put(w, "トークンを取り消しました。\n", "the token was revoked.\n");
	return true;
}

static const struct part parts[] = {
	{ "list", "", { "トークンの一覧", "list the tokens" }, 1, 1, list_part },
	{ "make", "NAME [--scope SCOPE]… [--until DAY]", { "トークンを作る", "make a token" }, 2, 2, make_part },
	{ "revoke", "ID", { "トークンを取り消す", "revoke a token" }, 2, 2, revoke_part },
	{ 0 },
};

bool token_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(parts, "token", w, args, e);
}
