/* sign_in_page.c - the way in and out: staff number and password, the one-time code, the language.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/page.h"
#include "frame/site.h"

#define DEVICE_SECONDS (365 * 24 * 3600)
#define LANG_SECONDS (365 * 24 * 3600)

/* A path of this console, so that nobody is led elsewhere by a link; the first page otherwise. */
static str own_path(struct visit *v, str to)
{
	struct target ignored;
	bool own = str_starts(to, S("/")) && !str_starts(to, S("//")) && !str_starts(to, S("/\\")) &&
	           target_read(v->w.arena, to, &ignored, NULL);
	return own ? to : S("/");
}

/* The same answer for a wrong number and a wrong password. */
static str said_of(struct visit *v, const struct sign_in_result *result)
{
	if (result->outcome == SIGN_IN_WAIT)
		return work_fmt(&v->w, "続けて間違えたため、あと %d 秒待ってから、もう一度入力してください",
		                "too many wrong tries; wait %d seconds and try again", result->wait_seconds);
	return work_word(&v->w, "職員番号かパスワードが違います", "the staff number or the password is wrong");
}

static void put_sign_in(struct visit *v, str to, str number, bool shared, str problem)
{
	page_open(v, work_word(&v->w, "サインイン", "Sign in"));
	if (problem.n)
		page_notice(v, TONE_BAD, problem);
	html(v, "<div class=\"sign-in\">");
	form_open(v, S("/sign-in"));
	form_hidden(v, "to", to);
	form_input(v, &(struct input){ "number", { "職員番号", "Staff number" }, .value = number, .complete = "username", .must = true });
	form_input(v, &(struct input){ "password", { "パスワード", "Password" }, .type = "password", .complete = "current-password", .must = true });
	form_check(v, "shared", S("yes"), (struct words){ "何人かで使うPCです(5分で自動的にサインアウトします)", "Several people use this PC (signs out after 5 minutes)" }, shared);
	form_submit(v, (struct words){ "サインイン", "Sign in" });
	form_close(v);
	html(v, "</div>");
	page_close(v);
}

bool sign_in_page(struct visit *v, struct err *e)
{
	(void)e;
	if (v->signed_in)
		return visit_go(v, own_path(v, visit_query(v, "to")));
	if (!site_has_members(v->site))
		return visit_go(v, S("/start"));
	put_sign_in(v, visit_query(v, "to"), S(""), false, S(""));
	return true;
}

/* Whoever was signed in here before, or half, is no more. */
static bool keep_session(struct visit *v, const struct sign_in_result *result, struct err *e)
{
	if (v->session.secret_digest.n && !session_close(&v->w, v->cookie, e))
		return false;
	visit_set_cookie(v, COOKIE_SESSION, result->session, 0);
	if (result->device.n)
		visit_set_cookie(v, COOKIE_DEVICE, result->device, DEVICE_SECONDS);
	return true;
}

bool sign_in_act(struct visit *v, struct err *e)
{
	struct sign_in_result result = { 0 };
	struct sign_in_ask ask = { .number = visit_form(v, "number"), .password = visit_form(v, "password"), .peer = v->request->peer,
		                   .device = cookie_value(http_header(v->request, "Cookie"), COOKIE_DEVICE),
		                   .shared = visit_form(v, "shared").n > 0 };
	str to = own_path(v, visit_form(v, "to"));
	if (!sign_in(&v->w, site_throttle(v->site), &ask, &result, e))
		return false;
	if (result.outcome == SIGN_IN_DONE || result.outcome == SIGN_IN_CODE) {
		str next = result.outcome == SIGN_IN_DONE ? to : url(v, "/sign-in/code?to={}", to);
		return keep_session(v, &result, e) && visit_go(v, next);
	}
	visit_status(v, result.outcome == SIGN_IN_WAIT ? 429 : 422);
	put_sign_in(v, to, ask.number, ask.shared, said_of(v, &result));
	return true;
}

static void put_code(struct visit *v, str to, str problem)
{
	page_open(v, work_word(&v->w, "確認コード", "One-time code"));
	if (problem.n)
		page_notice(v, TONE_BAD, problem);
	html(v, "<div class=\"sign-in\">");
	form_open(v, S("/sign-in/code"));
	form_hidden(v, "to", to);
	form_input(v, &(struct input){ "code", { "確認コード", "Code" },
	                               { "認証アプリの6桁の数字。スマートフォンが手もとにないときは、控えておいた回復コード",
	                                 "six digits from the authenticator app; without the phone, one of the recovery codes you kept" },
	                               .complete = "one-time-code", .must = true });
	form_submit(v, (struct words){ "進む", "Continue" });
	form_close(v);
	html(v, "</div>");
	page_close(v);
}

bool code_page(struct visit *v, struct err *e)
{
	(void)e;
	if (!v->session.waits_for_code)
		return visit_go(v, S("/sign-in"));
	put_code(v, visit_query(v, "to"), S(""));
	return true;
}

bool code_act(struct visit *v, struct err *e)
{
	struct sign_in_result result = { 0 };
	str to = own_path(v, visit_form(v, "to"));
	if (!v->session.waits_for_code)
		return visit_go(v, S("/sign-in"));
	if (!sign_in_code(&v->w, site_throttle(v->site), v->cookie, visit_form(v, "code"), v->request->peer, &result, e))
		return false;
	if (result.outcome == SIGN_IN_DONE)
		return keep_session(v, &result, e) && visit_go(v, to);
	visit_status(v, result.outcome == SIGN_IN_WAIT ? 429 : 422);
	put_code(v, to, work_word(&v->w, "コードが違うか、使い終わったものです。時計の時刻も確かめてください",
	                          "the code is wrong or was used already; check the clock of your phone too"));
	return true;
}

bool sign_out_act(struct visit *v, struct err *e)
{
	if (!session_close(&v->w, v->cookie, e))
		return false;
	visit_set_cookie(v, COOKIE_SESSION, S(""), -1);
	http_head(v->answer, "Clear-Site-Data", S("\"cache\", \"storage\""));
	return visit_go(v, S("/sign-in"));
}

/* Of whoever looks; a member's is kept with the member. */
bool language_act(struct visit *v, struct err *e)
{
	bool en = str_eq(visit_form(v, "lang"), S("en"));
	if (v->signed_in && !member_set_lang(&v->w, v->session.member.id, en ? LANG_EN : LANG_JA, e))
		return false;
	visit_set_cookie(v, COOKIE_LANG, en ? S("en") : S("ja"), LANG_SECONDS);
	return visit_go(v, own_path(v, visit_form(v, "back")));
}
