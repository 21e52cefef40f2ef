/* member_page.c - 利用者: who uses the console, in which role, and helping those who cannot get in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/page.h"

static str member_state(struct visit *v, const struct member *m)
{
	if (m->stopped)
		return work_word(&v->w, "停止中", "stopped");
	return m->must_change ? work_word(&v->w, "はじめのパスワードのまま", "first password not changed yet") : work_word(&v->w, "利用中", "in use");
}

static void put_row(struct visit *v, const struct member *m)
{
	html(v, "<tr><td data-label=\"{}\"><a href=\"{}\">{}</a></td><td data-label=\"{}\">{}</td>", work_word(&v->w, "氏名", "Name"),
	     url(v, "/settings/members/{}", m->id), m->name, work_word(&v->w, "職員番号", "Staff number"), m->number);
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>", work_word(&v->w, "役割", "Role"), role_row(m->role)->words,
	     work_word(&v->w, "二要素認証", "Second factor"), m->second_factor ? work_word(&v->w, "あり", "yes") : work_word(&v->w, "なし", "no"));
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>", work_word(&v->w, "最後のサインイン", "Last sign-in"),
	     instant_said(&v->w, m->signed_in_at), work_word(&v->w, "状態", "State"), member_state(v, m));
}

bool members_page(struct visit *v, struct err *e)
{
	static const struct words heads[] = { { "氏名", "Name" }, { "職員番号", "Staff number" }, { "役割", "Role" }, { "二要素認証", "Second factor" },
		                              { "最後のサインイン", "Last sign-in" }, { "状態", "State" } };
	struct member *list;
	size_t count;
	if (!member_all(&v->w, &list, &count, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/settings/members/new\">{}</a></div><table class=\"list stack\"><thead><tr>",
	     work_word(&v->w, "利用者を加える", "Add a member"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < count; i++)
		put_row(v, &list[i]);
	html(v, "</tbody></table>");
	page_close(v);
	return true;
}

/* ---- adding, changing */

static void put_roles(struct visit *v, const char *chosen)
{
	html(v, "<fieldset class=\"choices\"><legend>{}</legend>", work_word(&v->w, "役割", "Role"));
	for (const struct role_row *r = role_rows; r->code; r++) {
		html(v, "<label><input type=\"radio\" name=\"role\" value=\"{}\" required", r->code);
		if (str_eq(str_of(chosen), str_of(r->code)))
			html(v, " checked");
		html(v, "><span>{}<br><small>{}</small></span></label>", r->words, r->may);
	}
	html(v, "</fieldset>");
}

static void put_fields(struct visit *v, str number, str name, const char *role)
{
	form_input(v, &(struct input){ "number", { "職員番号", "Staff number" }, { "サインインに使います", "used to sign in" }, .value = number, .must = true });
	form_input(v, &(struct input){ "name", { "氏名", "Name" }, .value = name, .must = true });
	put_roles(v, role);
}

static const char *role_code(const struct visit *v)
{
	const struct role_row *r = role_named(visit_form(v, "role"));
	return r ? r->code : "";
}

static bool put_new(struct visit *v, const struct err *problem)
{
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	form_open(v, S("/settings/members/new"));
	put_fields(v, visit_form(v, "number"), visit_form(v, "name"), role_code(v));
	html(v, "<p>{}</p>", work_word(&v->w, "はじめのパスワードは、次の画面に一度だけ表示します。", "The first password is shown once, on the next page."));
	form_submit(v, (struct words){ "加える", "Add" });
	form_close(v);
	page_close(v);
	return true;
}

/* Shown this once, to be handed over in person. */
static bool put_password(struct visit *v, const struct member *m, str password)
{
	page_open(v, work_word(&v->w, "はじめのパスワード", "First password"));
	html(v, "<p class=\"lead\">{}</p><p><code class=\"key\">{}</code></p><p>{}</p>",
	     work_fmt(&v->w, "%.*s さんに、直接(口頭か紙で)伝えてください。", "Hand it to %.*s in person.", P(m->name)), password,
	     work_word(&v->w, "この画面を閉じると二度と表示できません。本人がはじめてサインインしたときに、自分のパスワードに変えます。",
	               "It is shown only now. At the first sign-in it is changed to one of the person's own."));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/settings/members\">{}</a></div>", work_word(&v->w, "伝えました", "Done"));
	page_close(v);
	return true;
}

bool member_new_page(struct visit *v, struct err *e)
{
	(void)e;
	return put_new(v, NULL);
}

bool member_new_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	const struct role_row *role = role_named(visit_form(v, "role"));
	struct member m = { .number = visit_form(v, "number"), .name = visit_form(v, "name"), .role = role ? role->role : ROLE_STAFF, .must_change = true };
	str password = member_first_password(v->w.arena);
	(void)e;
	if (!role)
		err_set(&problem, ERR_INPUT, "役割を選んでください", "please choose a role");
	if (problem.kind || !member_add(&v->w, &m, password, &problem))
		return put_new(v, &problem);
	return put_password(v, &m, password);
}

static bool is_me(const struct visit *v, str id)
{
	return str_eq(id, v->session.member.id);
}

static void put_help(struct visit *v, const struct member *m)
{
	html(v, "<h2>{}</h2><div class=\"actions\">", work_word(&v->w, "サインインできないとき", "When the person cannot sign in"));
	form_button(v, url(v, "/settings/members/{}/password", m->id), (struct words){ "新しいはじめのパスワードを出す", "Give a new first password" }, TONE_BAD);
	if (m->second_factor)
		form_button(v, url(v, "/settings/members/{}/second-factor", m->id), (struct words){ "二要素認証を外す", "Take the second factor off" }, TONE_BAD);
	html(v, "</div>");
}

static bool put_member(struct visit *v, const struct member *m, const struct err *problem)
{
	page_open(v, m->name);
	if (problem)
		page_error(v, problem);
	form_open(v, url(v, "/settings/members/{}", m->id));
	put_fields(v, m->number, m->name, role_row(m->role)->code);
	form_check(v, "stopped", S("yes"), (struct words){ "サインインを止める(退職・異動のとき)", "Stop signing in (left or moved)" }, m->stopped);
	form_submit(v, (struct words){ "保存する", "Save" });
	form_close(v);
	if (!is_me(v, m->id))
		put_help(v, m);
	page_close(v);
	return true;
}

bool member_page(struct visit *v, struct err *e)
{
	struct member m;
	return member_get(&v->w, visit_word(v, "id"), &m, e) && put_member(v, &m, NULL);
}

bool member_act(struct visit *v, struct err *e)
{
	struct member m;
	struct err problem = { 0 };
	const struct role_row *role = role_named(visit_form(v, "role"));
	if (!member_get(&v->w, visit_word(v, "id"), &m, e))
		return false;
	m.number = visit_form(v, "number");
	m.name = visit_form(v, "name");
	m.role = role ? role->role : m.role;
	m.stopped = visit_form(v, "stopped").n > 0;
	if (!member_change(&v->w, &m, &problem))
		return put_member(v, &m, &problem);
	return visit_go(v, S("/settings/members"));
}

/* One's own are changed by who knows the password, not by whoever finds the screen unlocked. */
static bool is_another(const struct visit *v, str id, struct err *e)
{
	return !is_me(v, id) || err_set(e, ERR_CONFLICT, "自分のパスワードと二要素認証は、「自分の設定」で変えてください",
	                                "change your own password and second factor under Your settings");
}

bool member_password_act(struct visit *v, struct err *e)
{
	struct member m;
	str password = member_first_password(v->w.arena);
	return is_another(v, visit_word(v, "id"), e) && member_get(&v->w, visit_word(v, "id"), &m, e) &&
	       member_set_password(&v->w, m.id, password, true, S(""), e) && put_password(v, &m, password);
}

bool member_factor_act(struct visit *v, struct err *e)
{
	str id = visit_word(v, "id");
	return is_another(v, id, e) && second_factor_drop(&v->w, id, S(""), e) && visit_go(v, url(v, "/settings/members/{}", id));
}
