/* admit.c - who asks, and whether they may.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/random.h"
#include "page.h"
#include "site_parts.h"

#define CSRF_HEADER "X-Inro-Csrf"

enum lang visit_lang(const struct visit *v)
{
	str cookie = cookie_value(http_header(v->request, "Cookie"), COOKIE_LANG);
	str wished = cookie.n ? cookie : http_header(v->request, "Accept-Language");
	return str_starts(wished, S("en")) ? LANG_EN : LANG_JA;
}

bool visit_is_api(const struct visit *v)
{
	return str_starts(v->request->target, S("/api/"));
}

static void take_cookie(struct visit *v, str cookie)
{
	v->cookie = cookie;
	v->csrf = access_csrf(v->w.arena, &v->site->csrf_key, cookie);
}

static void give_cookie(struct visit *v, str cookie)
{
	visit_set_cookie(v, COOKIE_SESSION, cookie, 0);
	take_cookie(v, cookie);
}

/* Everybody has a cookie: to it the csrf field of every form is tied. To a form sent from another site Lax adds none, and a new
 * one in its answer would take the place of who is signed in: only who looks is given one. */
static void find_cookie(struct visit *v)
{
	str given = cookie_value(http_header(v->request, "Cookie"), COOKIE_SESSION);
	if (given.n)
		take_cookie(v, given);
	else if (visit_reads(v))
		give_cookie(v, random_text(v->w.arena));
	else
		take_cookie(v, random_text(v->w.arena));
}

bool visit_renew(struct visit *v, struct err *e)
{
	str cookie;
	if (!session_renew(&v->w, &v->session, &cookie, e))
		return false;
	give_cookie(v, cookie);
	return true;
}

static bool find_session(struct visit *v, struct err *e)
{
	find_cookie(v);
	if (!session_find(&v->w, v->cookie, &v->session, &v->signed_in, e))
		return false;
	v->signed_in = v->signed_in && !v->session.waits_for_code;
	if (v->signed_in) {
		v->role = v->session.member.role;
		v->w.lang = v->session.member.lang;
		v->w.who = v->session.member.name;
	}
	return true;
}

/* ---- the API: a token, and nothing else */

static enum admission admit_token(struct visit *v, struct err *e)
{
	str given = http_header(v->request, "Authorization");
	bool found = false;
	if (str_starts(given, S("Bearer ")) && !token_find(&v->w, str_trim(str_from(given, 7)), &v->token, &found, e))
		return ADMIT_REFUSED;
	if (!found) {
		err_set(e, ERR_DENIED, "有効なトークンがありません。設定の「トークン」で作ってください",
		        "there is no valid token; make one under Settings");
		v->answer->status = 401;
		http_head(v->answer, "WWW-Authenticate", S("Bearer realm=\"inro\""));
		return ADMIT_REFUSED;
	}
	v->w.who = arena_fmt(v->w.arena, "API %.*s", P(v->token.name));
	if ((v->token.scopes & v->route->scopes) == v->route->scopes)
		return ADMIT_GO;
	err_set(e, ERR_DENIED, "このトークンではこの操作はできません", "this token may not do that");
	return ADMIT_REFUSED;
}

/* ---- pages */

bool visit_reads(const struct visit *v)
{
	return str_eq(v->request->method, S("GET")) || str_eq(v->request->method, S("HEAD"));
}

/* What the browser itself says of where the request came from (Fetch Metadata; Origin, RFC 6454). */
static bool is_from_here(const struct visit *v)
{
	str site = http_header(v->request, "Sec-Fetch-Site"), origin = http_header(v->request, "Origin");
	if (site.n && !str_eq(site, S("same-origin")) && !str_eq(site, S("none")))
		return false;
	size_t at = str_find(origin, S("://"));
	return !origin.n || (at < origin.n && str_eq_nocase(str_from(origin, at + 3), http_header(v->request, "Host")));
}

bool visit_is_meant(struct visit *v, struct err *e)
{
	str given = visit_form(v, "csrf");
	given = given.n ? given : http_header(v->request, CSRF_HEADER);
	if (visit_reads(v) || visit_is_api(v) || (is_from_here(v) && seal_same(given, v->csrf)))
		return true;
	return err_set(e, ERR_DENIED, "このページを開いてから時間がたったか、別の画面から送られたため、受け付けませんでした。"
	               "前のページに戻って開き直し、もう一度送ってください",
	               "this was not accepted: the page was opened too long ago, or it came from another site; go back, load the page "
	               "again and send it once more");
}

static enum admission to_sign_in(struct visit *v)
{
	if (!visit_reads(v) || v->route->flags & ROUTE_STREAM)
		visit_go(v, S("/sign-in"));
	else
		visit_go(v, url(v, "/sign-in?to={}", v->request->target));
	return ADMIT_ANSWERED;
}

static bool no_members_yet(struct visit *v, bool *none, struct err *e)
{
	bool any = v->site->has_members;
	if (!any && !member_any(&v->w, &any, e))
		return false;
	v->site->has_members = any;
	*none = !any;
	return true;
}

static enum admission admit_member(struct visit *v, struct err *e)
{
	bool none;
	if (v->route->roles & (ROLE_ANYONE | ROLE_VENDOR))
		return ADMIT_GO;
	if (!no_members_yet(v, &none, e))
		return ADMIT_REFUSED;
	if (none) {
		visit_go(v, S("/start"));
		return ADMIT_ANSWERED;
	}
	if (!v->signed_in)
		return to_sign_in(v);
	if (v->session.member.must_change && !(v->route->flags & ROUTE_UNHURRIED)) {
		visit_go(v, S("/me/password"));
		return ADMIT_ANSWERED;
	}
	if (visit_may(v, v->route->roles))
		return ADMIT_GO;
	err_set(e, ERR_DENIED, "このページは、あなたの役割(%s)では使えません。必要なときは企画管理者に頼んでください",
	        "your role (%s) may not use this page; ask the planning administrator if you need it",
	        work_say(&v->w, role_row(v->role)->words));
	return ADMIT_REFUSED;
}

enum admission site_admit(struct visit *v, struct err *e)
{
	if (visit_is_api(v))
		return admit_token(v, e);
	if (!find_session(v, e))
		return ADMIT_REFUSED;
	return admit_member(v, e);
}
