/* layout.c - the frame around a page, and the page that stands in for one that failed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/data.h"
#include "base/json.h"
#include "facility.h"
#include "history.h"
#include "page.h"
#include "site_parts.h"

/* A file of the look, with a mark of its contents so that it may be kept for ever. */
static str web_address(struct visit *v, const char *name)
{
	const struct data_file *file = data_named(arena_fmt(v->w.arena, "web/%s", name));
	return arena_fmt(v->w.arena, "/web/%s?%.*s", name, P(file->mark));
}

static str facility_name(struct visit *v)
{
	struct err ignored = { 0 };
	str name = S("");
	if (v->w.db && !facility_get(&v->w, "name", &name, &ignored))
		return S("");
	return name;
}

static void put_languages(struct visit *v)
{
	bool ja = v->w.lang == LANG_JA;
	html(v, "<form class=\"inline\" method=\"post\" action=\"/language\">");
	form_hidden(v, "csrf", v->csrf);
	form_hidden(v, "lang", ja ? S("en") : S("ja"));
	form_hidden(v, "back", v->request->target);
	html(v, "<button class=\"quiet small\" lang=\"{}\">{}</button></form>", ja ? "en" : "ja", ja ? "English" : "日本語");
}

static void put_top(struct visit *v)
{
	str name = facility_name(v);
	html(v, "<header class=\"top\"><a href=\"/\"><img src=\"{}\" alt=\"\" width=\"28\" height=\"28\">{}</a>", web_address(v, "icon.svg"),
	     name.n ? name : S("Inro"));
	if (v->signed_in)
		html(v, "<a class=\"to-menu\" href=\"#menu\">{}</a><a href=\"/me\">{}</a>", work_word(&v->w, "メニュー", "Menu"),
		     work_fmt(&v->w, "%.*s(%s)", "%.*s (%s)", P(v->session.member.name), work_say(&v->w, role_row(v->role)->words)));
	put_languages(v);
	if (v->signed_in) {
		html(v, "<form class=\"inline\" method=\"post\" action=\"/sign-out\">");
		form_hidden(v, "csrf", v->csrf);
		html(v, "<button class=\"quiet small\">{}</button></form>", work_word(&v->w, "サインアウト", "Sign out"));
	}
	html(v, "</header>");
}

/* A page below a place of the menu belongs to it. */
static bool is_here(const struct visit *v, const struct route *r)
{
	str path = str_of(r->path);
	return str_eq(v->target.path, path) ||
	       (path.n > 1 && str_starts(v->target.path, path) && str_starts(str_from(v->target.path, path.n), S("/")));
}

static void put_menu(struct visit *v)
{
	html(v, "<nav class=\"menu\" id=\"menu\" aria-label=\"{}\"><ul>", work_word(&v->w, "メニュー", "Menu"));
	for (size_t i = 0; i < v->site->menu_count; i++) {
		const struct route *r = v->site->menu[i];
		if (!visit_may(v, r->roles))
			continue;
		if (is_here(v, r))
			html(v, "<li><a href=\"{}\" aria-current=\"page\">{}</a></li>", r->path, r->title);
		else
			html(v, "<li><a href=\"{}\">{}</a></li>", r->path, r->title);
	}
	html(v, "</ul><a class=\"close\" href=\"#main\">{}</a></nav>", work_word(&v->w, "メニューを閉じる", "Close the menu"));
}

/* What the last act did, and the way back. */
static void put_done(struct visit *v)
{
	struct err ignored = { 0 };
	str act = visit_query(v, "done"), event;
	int64_t changes = 0;
	if (!act.n || !v->signed_in || !id_valid(act) ||
	    !db_one_str(v->w.db, v->w.arena, &ignored, &event, "SELECT event FROM journal WHERE id=?", BIND(V(act))) || !event.n ||
	    !db_one_int(v->w.db, &ignored, &changes, 0, "SELECT count(*) FROM change WHERE act=?", BIND(V(act))))
		return;
	html(v, "<div class=\"notice good\" role=\"status\"><p>{}</p>", event_words(event));
	if (changes && !str_eq(event, S("record.undone")) && visit_may(v, ROLES_WRITE))
		form_button(v, url(v, "/history/{}/undo", act), (struct words){ "元に戻す", "Take back" }, TONE_PLAIN);
	html(v, "</div>");
}

void page_open(struct visit *v, str title)
{
	html(v, "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{} - Inro</title>"
	     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
	     "<link rel=\"stylesheet\" href=\"{}\"><link rel=\"icon\" href=\"{}\"><script src=\"{}\" defer></script></head><body>",
	     v->w.lang == LANG_EN ? "en" : "ja", title, web_address(v, "inro.css"), web_address(v, "icon.svg"), web_address(v, "inro.js"));
	html(v, "<a class=\"skip\" href=\"#main\">{}</a>", work_word(&v->w, "本文へ", "To the contents"));
	put_top(v);
	if (v->signed_in)
		put_menu(v);
	html(v, "<main id=\"main\" tabindex=\"-1\">");
	put_done(v);
	html(v, "<h1>{}</h1>", title);
	if (v->w.aside->n)
		page_notice(v, TONE_WARN, buf_str(v->w.aside));
}

void page_close(struct visit *v)
{
	html(v, "</main><footer class=\"foot\"><small>Inro " INRO_VERSION "</small> <a href=\"/trust\">{}</a></footer></body></html>\n",
	     work_word(&v->w, "この接続について", "About this connection"));
}

/* As in RFC 9457's example: a pointer into the body; or the name of a part of the query. */
static void put_faults(struct visit *v, struct json *j)
{
	json_put_key(j, S("errors"));
	json_put_open(j, '[');
	for (size_t i = 0; i < v->fault_count; i++) {
		const struct visit_fault *f = &v->faults[i];
		json_put_open(j, '{');
		if (!f->place.n || str_starts(f->place, S("/")))
			json_pair_str(j, S("pointer"), arena_fmt(v->w.arena, "#%.*s", P(f->place)));
		else
			json_pair_str(j, S("parameter"), f->place);
		json_pair_str(j, S("detail"), f->said);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

/* RFC 9457. */
static void put_problem(struct visit *v, const struct err *e)
{
	struct json j = { .out = v->w.out };
	http_head(v->answer, "Content-Type", S("application/problem+json"));
	json_put_open(&j, '{');
	json_pair_str(&j, S("type"), arena_fmt(v->w.arena, "urn:inro:problem:%s", err_name(e->kind)));
	json_pair_str(&j, S("title"), work_words(&v->w, err_words(e->kind)));
	json_pair_int(&j, S("status"), v->answer->status);
	json_pair_str(&j, S("detail"), str_of(err_say(e, v->w.lang)));
	json_pair_str(&j, S("instance"), v->target.path);
	if (v->fault_count)
		put_faults(v, &j);
	json_put_close(&j, '}');
	buf_byte(v->w.out, '\n');
}

/* What nobody should find on a page again. */
static bool is_secret(const struct field *f)
{
	static const char *const names[] = { "password", "old", "new", "again", "code", "secret", "start_code" };
	for (size_t i = 0; i < LENGTH(names); i++)
		if (str_eq(f->name, str_of(names[i])))
			return true;
	return false;
}

/* Whether the same may be sent once more as it was, without choosing a file or typing a secret again. Nobody is made to
 * send what another site made up. */
static bool may_repeat(struct visit *v, const struct err *e)
{
	struct err ignored = { 0 };
	bool may = (e->kind == ERR_BUSY || e->kind == ERR_DISK) && v->form.count && visit_is_meant(v, &ignored);
	for (size_t i = 0; i < v->form.count && may; i++)
		may = !is_secret(&v->form.list[i]) && !v->form.list[i].file.n;
	return may;
}

/* What was typed is not lost with the page it was typed on: this one carries it. */
static void put_repeat(struct visit *v)
{
	form_open(v, v->request->target);
	for (size_t i = 0; i < v->form.count; i++)
		if (!v->form.list[i].is_file && !str_eq(v->form.list[i].name, S("csrf")))
			html(v, "<input type=\"hidden\" name=\"{}\" value=\"{}\">", v->form.list[i].name, v->form.list[i].value);
	form_submit(v, (struct words){ "同じ内容をもう一度送る", "Send the same again" });
	form_close(v);
}

void visit_fail(struct visit *v, const struct err *e)
{
	unsigned status = v->answer->status < 400 ? (unsigned)err_http(e->kind) : v->answer->status;
	v->answer->status = status;
	if (visit_is_api(v)) {
		put_problem(v, e);
		return;
	}
	struct words title = err_words(e->kind);
	page_open(v, work_words(&v->w, title));
	page_error(v, e);
	v->answer->status = status; /* which may say more than the kind does */
	if (may_repeat(v, e))
		put_repeat(v);
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/\">{}</a></div>", work_word(&v->w, "最初のページへ", "To the first page"));
	page_close(v);
}
