/* start_page.c - the first page there ever is: it makes the first member, once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/facility.h"
#include "frame/page.h"
#include "frame/site.h"

static bool put_start(struct visit *v, str facility, const struct err *problem)
{
	page_open(v, work_word(&v->w, "はじめに", "First steps"));
	if (problem)
		page_error(v, problem);
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "この施設の企画管理者(サイバーセキュリティの実務を担う人)を登録します。",
	                                             "Register the planning administrator, who does the practical work here."));
	form_open(v, S("/start"));
	form_input(v, &(struct input){ "start_code", { "はじめの合言葉", "Start code" },
	                               { "inro serve を始めた画面に表示されています", "shown where inro serve was started" },
	                               .value = visit_form(v, "start_code"), .complete = "off", .must = true });
	form_input(v, &(struct input){ "facility", { "施設の名前", "Name of the facility" }, .value = facility, .must = true });
	form_input(v, &(struct input){ "name", { "あなたの氏名", "Your name" }, .value = visit_form(v, "name"), .complete = "name", .must = true });
	form_input(v, &(struct input){ "number", { "職員番号", "Staff number" }, { "サインインに使います", "you sign in with it" },
	                               .value = visit_form(v, "number"), .complete = "username", .must = true });
	form_input(v, &(struct input){ "password", { "パスワード", "Password" },
	                               { "13文字以上。覚えやすい文(例: いくつかの言葉をつなげたもの)にすると安全です。定期的な変更は要りません",
	                                 "13 characters or more; a sentence of several words is safe and easy to remember; no need to change it regularly" },
	                               .type = "password", .complete = "new-password", .must = true });
	form_submit(v, (struct words){ "登録して始める", "Register and begin" });
	form_close(v);
	page_close(v);
	return true;
}

static bool none_yet(struct visit *v, struct err *e)
{
	bool any;
	return member_any(&v->w, &any, e) &&
	       (!any || err_set(e, ERR_MISSING, "はじめの登録は済んでいます。サインインしてください", "the first member is registered; please sign in"));
}

bool start_page(struct visit *v, struct err *e)
{
	str name;
	if (!none_yet(v, e) || !facility_get(&v->w, "name", &name, e))
		return false;
	return put_start(v, name, NULL);
}

static bool make_first(struct visit *v, struct err *e)
{
	struct member m = { .number = visit_form(v, "number"), .name = visit_form(v, "name"), .role = ROLE_PLANNER, .lang = v->w.lang };
	if (!seal_same(str_trim(visit_form(v, "start_code")), site_start_code(v->site)))
		return err_set(e, ERR_INPUT, "はじめの合言葉が違います", "the start code is not right");
	if (!visit_form(v, "facility").n)
		return err_set(e, ERR_INPUT, "施設の名前を書いてください", "please write the name of the facility");
	v->w.who = m.name;
	return member_add_first(&v->w, &m, visit_form(v, "password"), e) && facility_set(&v->w, "name", visit_form(v, "facility"), e);
}

bool start_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	struct sign_in_result result = { 0 };
	struct sign_in_ask ask = { .number = visit_form(v, "number"), .password = visit_form(v, "password"), .peer = v->request->peer };
	if (!none_yet(v, e))
		return false;
	if (!make_first(v, &problem))
		return put_start(v, visit_form(v, "facility"), &problem);
	if (!sign_in(&v->w, site_throttle(v->site), &ask, &result, e))
		return false;
	visit_set_cookie(v, COOKIE_SESSION, result.session, 0);
	return visit_go(v, S("/"));
}
