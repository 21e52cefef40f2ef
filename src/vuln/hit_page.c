/* hit_page.c - one vulnerability of one device: all that is known of it, and accepting it for a while.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

static void put_fact(struct visit *v, struct words words, str value)
{
	if (value.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", words, value);
}

static void put_facts(struct visit *v, const struct pair *p, const struct hit_told *told)
{
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd><a href=\"{}\">{}</a></dd>", work_word(&v->w, "機器", "Device"), url(v, "/vuln/device/{}", p->device), p->label);
	put_fact(v, (struct words){ "製品と版", "Product and version" }, product_said(&v->w, p->vendor, p->product, p->version));
	put_fact(v, (struct words){ "台帳の言葉", "Words of the ledger" }, p->words);
	html(v, "<dt>{}</dt><dd>", work_word(&v->w, "急ぎ", "Urgency"));
	level_put(v, p->level);
	html(v, " {}</dd>", level_rows[p->level].words);
	put_fact(v, (struct words){ "深刻度(CVSS)", "Score (CVSS)" }, score_said(v->w.arena, p->score));
	put_fact(v, (struct words){ "30日以内に攻撃に使われる見込み(EPSS)", "Chance of being exploited within 30 days (EPSS)" }, chance_said(v->w.arena, p->chance));
	if (p->known.n) {
		html(v, "<dt>{}</dt><dd>", work_word(&v->w, "攻撃", "Attacks"));
		exploited_put(v, p->known, p->ransomware);
		html(v, "</dd>");
	}
	html(v, "<dt>{}</dt><dd>", p->state == HIT_SURE ? work_word(&v->w, "理由と出典", "Why, and who says so") : work_word(&v->w, "判断できない理由", "Why it cannot be told"));
	said_put(v, p, told);
	html(v, "</dd><dt>{}</dt><dd>", work_word(&v->w, "修正版", "Mended in"));
	fix_put(v, p->fix, told->url);
	html(v, " ");
	outward_put(v, arena_fmt(v->w.arena, "https://nvd.nist.gov/vuln/detail/%.*s", P(p->cve)), work_word(&v->w, "NVDのページ", "Page of NVD"));
	html(v, "</dd>");
	put_fact(v, (struct words){ "公表", "Published" }, p->published);
	put_fact(v, (struct words){ "見つけた日", "Found on" }, p->since);
	put_fact(v, (struct words){ "期限", "Due" }, p->due);
	html(v, "</dl>");
}

static void put_accepted(struct visit *v, const struct pair *p)
{
	if (!p->accepted_until.n)
		return;
	html(v, "<div class=\"notice good\"><p>{}</p><p>{}</p>", work_fmt(&v->w, "%.*s までこのままにすることが了承されています(%.*s)", "Accepted until %.*s by %.*s",
	                                                                P(p->accepted_until), P(p->accepted_by)), p->accepted_why);
	if (visit_may(v, ROLES_ACCEPT))
		form_button(v, url(v, "/vuln/device/{}/{}/back", p->device, p->cve), (struct words){ "了承を取り消す", "Take the acceptance back" }, TONE_BAD);
	html(v, "</div>");
}

static void put_form(struct visit *v, const struct pair *p, const struct acceptance *a)
{
	form_open(v, url(v, "/vuln/device/{}/{}", p->device, p->cve));
	html(v, "<fieldset><legend>{}</legend>", work_word(&v->w, "この機器では、しばらくこのままにする", "Leave it as it is on this device, for a while"));
	form_input(v, &(struct input){ "until", { "了承の期限", "Accepted until" }, { "1年先まで。この日を過ぎると、また指摘されます(2027-03-31、R9.3.31 など)",
	                               "a year at most; after this day it is found again (such as 2027-03-31)" }, .value = a->until, .must = true });
	form_input(v, &(struct input){ "why", { "了承の理由", "Reason" }, { "影響を受けない理由や、代わりに取った対策", "why it does no harm, or what was done instead" },
	                               .type = "textarea", .value = a->why, .must = true });
	form_input(v, &(struct input){ "by", { "決めた人", "Decided by" }, .value = a->by, .must = true });
	html(v, "</fieldset>");
	form_submit(v, (struct words){ "了承する", "Accept it" });
	form_close(v);
}

static bool put_page(struct visit *v, const struct pair *p, const struct acceptance *a, const struct err *problem, struct err *e)
{
	struct err why = { 0 };
	struct hit_told told;
	auto_db *catalogue = visit_catalogue(v, &why);
	if (!pair_tell(&v->w, catalogue, p, &told, e))
		return false;
	page_open(v, arena_fmt(v->w.arena, "%.*s: %.*s", P(p->cve), P(p->label)));
	if (problem)
		page_error(v, problem);
	if (told.title.n)
		html(v, "<p class=\"lead\">{}</p>", told.title);
	put_accepted(v, p);
	put_facts(v, p, &told);
	if (told.summary.n)
		html(v, "<p lang=\"en\">{}</p>", told.summary);
	html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/vuln/cve/{}", p->cve), work_word(&v->w, "この脆弱性について、すべての発表とほかの機器を見る", "All that is said of it, and other devices"));
	if (visit_may(v, ROLES_ACCEPT))
		put_form(v, p, a);
	page_close(v);
	return true;
}

static bool find(struct visit *v, struct pair *p, struct err *e)
{
	return accept_find(&v->w, visit_word(v, "id"), visit_word(v, "cve"), p, e);
}

bool hit_page(struct visit *v, struct err *e)
{
	struct pair p;
	struct acceptance a;
	return find(v, &p, e) && accept_read(&v->w, &p, &a, e) && put_page(v, &p, &a, NULL, e);
}

bool hit_accept_act(struct visit *v, struct err *e)
{
	struct pair p;
	struct id act;
	struct err problem = { 0 };
	const struct acceptance a = { visit_form(v, "until"), visit_form(v, "why"), visit_form(v, "by") };
	if (!find(v, &p, e))
		return false;
	return accept_put(&v->w, &p, &a, NULL, &act, &problem) ? visit_done(v, url(v, "/vuln/device/{}", p.device), &act) : put_page(v, &p, &a, &problem, e);
}

bool hit_back_act(struct visit *v, struct err *e)
{
	struct pair p;
	struct id act;
	return find(v, &p, e) && accept_drop(&v->w, &p, NULL, &act, e) && visit_done(v, url(v, "/vuln/device/{}", p.device), &act);
}
