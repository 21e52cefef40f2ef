/* setting_page.c - 設定: what there is to set, the facts of the facility, and who may do what.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "facts.h"
#include "frame/page.h"
#include "frame/site.h"

static const struct {
	const char *path;
	struct words head, words;
	unsigned roles;
} places[] = {
	{ "/settings/facility", { "施設の基本情報", "The facility" }, { "名前、医療機関コード、病床数、連絡先", "name, code, beds, how to reach it" }, ROLE_PLANNER },
	{ "/settings/members", { "利用者", "Members" }, { "この画面を使う人と、その役割", "who uses this console, and in which role" }, ROLE_PLANNER },
	{ "/settings/roles", { "役割とできること", "Roles" }, { "どの役割の人が何をできるか", "what each role may do" }, ROLES_READ },
	{ "/settings/tokens", { "トークン", "Tokens" }, { "ほかのプログラムから使うための鍵(API)", "keys for other programs (API)" }, ROLE_PLANNER },
	{ "/vendors/link", { "事業者の回答用リンク", "Vendors' links" }, { "事業者が画面で回答できるようにするか", "whether vendors may answer on a page" }, ROLE_PLANNER },
	{ "/settings/backup", { "Inro の記録の控え", "Backup of Inro's own data" }, { "すべての記録を1つのファイルにして持ち出す", "all records as one file" }, ROLE_PLANNER | ROLE_OPERATOR },
	{ "/trust", { "この接続の証明書", "The certificate of this connection" }, { "PCに警告を出させないための手順", "so that PCs do not warn" }, ROLES_READ },
	{ "/me", { "自分の設定", "Your settings" }, { "パスワードと二要素認証", "password and second factor" }, ROLES_MEMBERS },
};

bool settings_page(struct visit *v, struct err *e)
{
	(void)e;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<div class=\"cards\">");
	for (size_t i = 0; i < LENGTH(places); i++)
		if (visit_may(v, places[i].roles))
			html(v, "<section class=\"card\"><h2><a href=\"{}\">{}</a></h2><p>{}</p></section>", places[i].path, places[i].head, places[i].words);
	html(v, "</div>");
	page_close(v);
	return true;
}

/* ---- the facts of the facility */

static void put_fact(struct visit *v, const struct option *fact, str value)
{
	const struct choice *c = fact_choices(fact);
	struct select_option options[FACT_CHOICES_MAX];
	size_t n = 0;
	if (!c) {
		form_input(v, &(struct input){ fact->name, fact->words, .value = value });
		return;
	}
	for (; c->code && n < FACT_CHOICES_MAX; c++)
		options[n++] = (struct select_option){ str_of(c->code), work_words(&v->w, c->words) };
	form_select(v, fact->name, fact->words, options, n, value, true);
}

static bool put_facts(struct visit *v, const struct err *problem, struct err *e)
{
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	form_open(v, S("/settings/facility"));
	for (const struct option *fact = facts; fact->name; fact++) {
		str value = visit_form(v, fact->name);
		if (!problem && !fact_get(&v->w, fact, &value, e))
			return false;
		put_fact(v, fact, value);
	}
	form_submit(v, (struct words){ "保存する", "Save" });
	form_close(v);
	page_close(v);
	return true;
}

bool facts_page(struct visit *v, struct err *e)
{
	return put_facts(v, NULL, e);
}

bool facts_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	struct fact_value values[FACTS_MAX];
	size_t n = 0;
	for (const struct option *fact = facts; fact->name; fact++)
		values[n++] = (struct fact_value){ fact, visit_form(v, fact->name) };
	if (!facts_change(&v->w, values, n, &problem))
		return put_facts(v, &problem, e);
	return visit_go(v, S("/settings/facility"));
}

/* ---- who may do what: the very rows by which it is decided */

static void put_may(struct visit *v, const struct route *r)
{
	html(v, "<tr><th scope=\"row\">{}</th>", r->title);
	for (const struct role_row *role = role_rows; role->code; role++)
		html(v, "<td>{}</td>", r->roles & role->role ? "○" : "");
	html(v, "</tr>");
}

/* Pages and acts of the same name stand once for each set of roles. */
static bool is_first(const struct duty *const *duties, const struct route *r)
{
	for (struct routes other = routes_of(duties); routes_next(&other) && other.route != r;)
		if (str_eq(str_of(other.route->title.ja), str_of(r->title.ja)) && other.route->roles == r->roles)
			return false;
	return true;
}

bool roles_page(struct visit *v, struct err *e)
{
	(void)e;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<dl class=\"facts\">");
	for (const struct role_row *role = role_rows; role->code; role++)
		html(v, "<dt>{}</dt><dd>{}</dd>", role->words, role->may);
	html(v, "</dl><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list\"><thead><tr><th scope=\"col\">{}</th>",
	     v->route->title, work_word(&v->w, "できること", "May"));
	for (const struct role_row *role = role_rows; role->code; role++)
		html(v, "<th scope=\"col\">{}</th>", role->words);
	html(v, "</tr></thead><tbody>");
	for (struct routes r = routes_of(v->w.duties); routes_next(&r);)
		if (r.route->roles & ROLES_MEMBERS && is_first(v->w.duties, r.route))
			put_may(v, r.route);
	html(v, "</tbody></table></div>");
	page_close(v);
	return true;
}
