/* member_command.c - `inro member`: who may sign in to the console, for whoever cannot sign in there.
 * A password is typed or comes from the standard input, never from the command line, which others can see.
 * SPDX-License-Identifier: Apache-2.0 */
#include "member_command.h"

#include "base/json.h"
#include "frame/access.h"
#include "frame/typed.h"

const struct option member_options[] = {
	{ "role", "planner|safety|operator|staff|auditor", { "役割(なければ staff)", "role; staff if not given" } },
	{ "own", NULL, { "本人が自分で決めたパスワードなので、はじめてのサインインで変えさせない", "the person's own password: not to be changed at the first sign-in" } },
	{ 0 },
};

/* ---- list */

static void put_json(struct work *w, const struct member *list, size_t count)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (const struct member *m = list; m < list + count; m++) {
		json_put_open(&j, '{');
		json_pair_str(&j, S("id"), m->id);
		json_pair_str(&j, S("number"), m->number);
		json_pair_str(&j, S("name"), m->name);
		json_pair_str(&j, S("role"), str_of(role_row(m->role) ? role_row(m->role)->code : NULL));
		json_pair_bool(&j, S("second_factor"), m->second_factor);
		json_pair_bool(&j, S("stopped"), m->stopped);
		json_pair_bool(&j, S("must_change"), m->must_change);
		json_pair_str(&j, S("made_at"), m->made_at);
		json_pair_str(&j, S("signed_in_at"), m->signed_in_at);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
}

static void put_line(struct work *w, const struct member *m)
{
	const struct role_row *role = role_row(m->role);
	int64_t at;
	buf_fmt(w->out, "%.*s  %.*s  %s", P(m->number), P(m->name), role ? work_say(w, role->words) : "?");
	if (m->second_factor)
		work_put(w, "  二要素認証あり", "  second factor");
	if (m->stopped)
		work_put(w, "  停止中", "  stopped");
	if (instant_read(m->signed_in_at, &at))
		work_put(w, "  最後のサインイン %.*s", "  last signed in %.*s", P(instant_tokyo(w->arena, at)));
	buf_byte(w->out, '\n');
}

static bool list_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct member *list;
	size_t count;
	(void)args;
	if (!member_all(w, &list, &count, e))
		return false;
	if (w->json)
		put_json(w, list, count);
	for (size_t i = 0; i < count && !w->json; i++)
		put_line(w, &list[i]);
	if (!count && !w->json)
		work_put(w, "利用者はまだ登録されていません。コンソールのはじめのページか、inro member add で登録します。\n",
		         "there are no members yet; add them on the console's first page or by inro member add.\n");
	return true;
}

/* ---- changing */

static bool add_part(struct work *w, const struct arguments *args, struct err *e)
{
	str given = arguments_value(args, "role"), password;
	const struct role_row *role = role_named(given.n ? given : S("staff"));
	if (!role)
		return err_set(e, ERR_USAGE, "--role は planner、safety、operator、staff、auditor のどれかです",
		               "--role is planner, safety, operator, staff or auditor");
	struct member m = { .number = args->words[1], .name = args->words[2], .role = role->role, .lang = w->lang,
		            .must_change = !arguments_flag(args, "own") };
	if (!typed_password(w, &password, e) || !member_add(w, &m, password, e))
		return false;
	work_put(w, "%.*s %.*s を%sとして登録しました。\n", "%.*s %.*s was added as %s.\n", P(m.number), P(m.name), work_say(w, role->words));
	if (m.must_change)
		work_put(w, "はじめてのサインインで、本人がパスワードを変えます。\n", "The password is to be changed at the first sign-in.\n");
	return true;
}

static bool password_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct member m;
	str password;
	if (!member_numbered(w, args->words[1], &m, e) || !typed_password(w, &password, e) ||
	    !member_set_password(w, m.id, password, true, S(""), e))
		return false;
	work_put(w, "%.*s %.*s のパスワードを設定しました。次のサインインで、本人がパスワードを変えます。\n",
	         "the password of %.*s %.*s was set; it is to be changed at the next sign-in.\n", P(m.number), P(m.name));
	return true;
}

static bool set_stopped(struct work *w, str number, bool stopped, struct err *e)
{
	struct member m;
	if (!member_numbered(w, number, &m, e))
		return false;
	m.stopped = stopped;
	if (!member_change(w, &m, e))
		return false;
	work_put(w, "%.*s %.*s は%s。\n", "%.*s %.*s %s.\n", P(m.number), P(m.name),
	         work_say(w, stopped ? (struct words){ "サインインできなくなりました", "may no longer sign in" }
	                             : (struct words){ "サインインできるようになりました", "may sign in again" }));
	return true;
}

static bool stop_part(struct work *w, const struct arguments *args, struct err *e)
{
	return set_stopped(w, args->words[1], true, e);
}

static bool resume_part(struct work *w, const struct arguments *args, struct err *e)
{
	return set_stopped(w, args->words[1], false, e);
}

static bool no_code_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct member m;
	if (!member_numbered(w, args->words[1], &m, e) || !second_factor_drop(w, m.id, S(""), e))
		return false;
	work_put(w, "%.*s %.*s の二要素認証を解除しました。\n", "the second factor of %.*s %.*s was dropped.\n", P(m.number), P(m.name));
	return true;
}

static const struct part parts[] = {
	{ "list", "", { "利用者の一覧", "list the members" }, 1, 1, list_part },
	{ "add", "NUMBER NAME [--role ROLE]", { "利用者を登録する", "add a member" }, 3, 3, add_part },
	{ "password", "NUMBER", { "パスワードを設定する", "set a password" }, 2, 2, password_part },
	{ "stop", "NUMBER", { "サインインできないようにする", "let somebody sign in no more" }, 2, 2, stop_part },
	{ "resume", "NUMBER", { "またサインインできるようにする", "let somebody sign in again" }, 2, 2, resume_part },
	{ "no-code", "NUMBER", { "二要素認証を解除する", "drop the second factor" }, 2, 2, no_code_part },
	{ 0 },
};

bool member_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(parts, "member", w, args, e);
}
