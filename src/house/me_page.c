/* me_page.c - one's own page: the password and the second factor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/page.h"
#include "frame/site.h"
#include "paper/qr.h"

bool me_page(struct visit *v, struct err *e)
{
	(void)e;
	const struct member *m = &v->session.member;
	page_open(v, work_word(&v->w, "自分の設定", "Your settings"));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>", work_word(&v->w, "氏名", "Name"), m->name,
	     work_word(&v->w, "職員番号", "Staff number"), m->number);
	html(v, "<dt>{}</dt><dd>{}<br><small>{}</small></dd>", work_word(&v->w, "役割", "Role"), role_row(m->role)->words, role_row(m->role)->may);
	html(v, "<dt>{}</dt><dd>{}</dd></dl>", work_word(&v->w, "二要素認証", "Second factor"),
	     m->second_factor ? work_word(&v->w, "使っています", "in use") : work_word(&v->w, "使っていません", "not in use"));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/me/password\">{}</a><a class=\"button\" href=\"/me/second-factor\">{}</a>",
	     work_word(&v->w, "パスワードを変える", "Change the password"),
	     m->second_factor ? work_word(&v->w, "二要素認証を設定し直す", "Set up the second factor again")
	                      : work_word(&v->w, "二要素認証を設定する", "Set up a second factor"));
	if (m->second_factor)
		html(v, "<a class=\"button quiet danger\" href=\"/me/second-factor/drop\">{}</a>", work_word(&v->w, "二要素認証をやめる", "Stop using it"));
	html(v, "</div>");
	page_close(v);
	return true;
}

/* ---- the password */

static bool put_password(struct visit *v, const struct err *problem)
{
	page_open(v, work_word(&v->w, "パスワードを変える", "Change the password"));
	if (problem)
		page_error(v, problem);
	else if (v->session.member.must_change)
		page_notice(v, TONE_WARN, work_word(&v->w, "このパスワードはほかの人が決めたものです。自分だけが知るものに変えてください",
		                                    "somebody else chose this password; please change it to one that only you know"));
	form_open(v, S("/me/password"));
	form_input(v, &(struct input){ "old", { "今のパスワード", "Present password" }, .type = "password", .complete = "current-password", .must = true });
	form_input(v, &(struct input){ "new", { "新しいパスワード", "New password" }, { "13文字以上。ほかで使っていないもの", "13 characters or more, not used elsewhere" },
	                               .type = "password", .complete = "new-password", .must = true });
	form_submit(v, (struct words){ "変える", "Change" });
	form_close(v);
	page_close(v);
	return true;
}

bool my_password_page(struct visit *v, struct err *e)
{
	(void)e;
	return put_password(v, NULL);
}

static bool check_password(struct visit *v, const char *field, struct err *e)
{
	return sign_in_again(&v->w, site_throttle(v->site), &v->session, visit_form(v, field), v->request->peer, e);
}

bool my_password_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	(void)e;
	if (!check_password(v, "old", &problem) || !visit_renew(v, &problem) ||
	    !member_set_password(&v->w, v->session.member.id, visit_form(v, "new"), false, v->session.secret_digest, &problem))
		return put_password(v, &problem);
	return visit_go(v, S("/me"));
}

/* ---- the second factor */

static bool put_factor(struct visit *v, const struct second_factor *offer, const struct err *problem, struct err *e)
{
	struct qr_path qr;
	if (!qr_path(v->w.arena, offer->uri, &qr, e))
		return false;
	page_open(v, work_word(&v->w, "二要素認証を設定する", "Set up a second factor"));
	if (problem)
		page_error(v, problem);
	html(v, "<ol class=\"steps\"><li>{}</li><li>{}", work_word(&v->w, "スマートフォンに認証アプリを入れます", "Install an authenticator app on your phone"),
	     work_word(&v->w, "アプリでこの図を読み取ります(読めないときは下の文字を入力します)", "Scan this picture with it (or type the letters below)"));
	html(v, "<figure class=\"qr\"><svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\"><path d=\"{}\"/></svg></figure>"
	     "<code class=\"key\">{}</code></li><li>", work_word(&v->w, "認証アプリで読み取るQRコード", "QR code for the authenticator app"),
	     qr.side, qr.side, qr.path, offer->secret);
	form_open(v, S("/me/second-factor"));
	form_hidden(v, "secret", offer->secret);
	form_input(v, &(struct input){ "code", { "アプリに出た6桁の数字", "The six digits it shows" }, .complete = "one-time-code", .must = true });
	form_input(v, &(struct input){ "password", { "今のパスワード", "Present password" }, .type = "password", .complete = "current-password", .must = true });
	form_submit(v, (struct words){ "設定する", "Set up" });
	form_close(v);
	html(v, "</li></ol>");
	page_close(v);
	return true;
}

bool my_factor_page(struct visit *v, struct err *e)
{
	struct second_factor offer;
	return second_factor_offer(&v->w, &v->session.member, &offer, e) && put_factor(v, &offer, NULL, e);
}

/* Shown this once. */
static bool put_codes(struct visit *v, const str codes[RECOVERY_CODES])
{
	page_open(v, work_word(&v->w, "回復コード", "Recovery codes"));
	page_notice(v, TONE_GOOD, work_word(&v->w, "二要素認証を設定しました", "the second factor is set up"));
	html(v, "<p class=\"lead\">{}</p><ul class=\"plain\">",
	     work_word(&v->w, "スマートフォンをなくしたときに使う回復コードです。この画面を閉じると二度と表示できません。印刷して、鍵のかかる所に保管してください。",
	               "These codes let you in when the phone is lost. They are shown only now: print them and lock them away."));
	for (size_t i = 0; i < RECOVERY_CODES; i++)
		html(v, "<li><code class=\"key\">{}</code></li>", codes[i]);
	html(v, "</ul><div class=\"actions\"><a class=\"button\" href=\"/me\">{}</a></div>", work_word(&v->w, "控えました", "I kept them"));
	page_close(v);
	return true;
}

/* The session keeps its cookie: a form sent twice in haste would lose its codes with it. */
static bool take_factor(struct visit *v, str codes[RECOVERY_CODES], struct err *e)
{
	return check_password(v, "password", e) &&
	       second_factor_take(&v->w, &v->session, visit_form(v, "secret"), visit_form(v, "code"), codes, e);
}

bool my_factor_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	str codes[RECOVERY_CODES];
	struct second_factor offer;
	if (take_factor(v, codes, &problem))
		return put_codes(v, codes);
	return second_factor_offer(&v->w, &v->session.member, &offer, e) && put_factor(v, &offer, &problem, e);
}

/* ---- doing without it again: not by whoever finds the screen unlocked */

static bool put_drop(struct visit *v, const struct err *problem)
{
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	page_notice(v, TONE_WARN, work_word(&v->w, "やめると、パスワードだけでサインインできるようになります。", "Without it, the password alone lets you in."));
	form_open(v, S("/me/second-factor/drop"));
	form_input(v, &(struct input){ "password", { "今のパスワード", "Present password" }, .type = "password", .complete = "current-password", .must = true });
	form_submit(v, (struct words){ "やめる", "Stop using it" });
	form_close(v);
	page_close(v);
	return true;
}

bool my_factor_drop_page(struct visit *v, struct err *e)
{
	(void)e;
	return put_drop(v, NULL);
}

bool my_factor_drop_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	if (!check_password(v, "password", &problem) || !visit_renew(v, &problem))
		return put_drop(v, &problem);
	return second_factor_drop(&v->w, v->session.member.id, v->session.secret_digest, e) && visit_go(v, S("/me"));
}
