/* device_page.c - all that is known of one device: what it was named as, what hits it, what to do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "checks.h"
#include "frame/duty.h"
#include "frame/finding.h"

#define HITS_OF_PAGE 50u
#define UNNAMED_SHOWN_MAX 50
#define TITLE_BYTES_MAX 120u

static bool read_device(struct visit *v, struct record *device, struct err *e)
{
	const struct record_kind *kind = duty_kind(v->w.duties, S("device"));
	if (!kind)
		return err_set(e, ERR_MISSING, "機器の台帳がありません", "there is no ledger of devices");
	return record_get(v->w.db, v->w.arena, kind, visit_word(v, "id"), device, e);
}

/* Its number, and by what else people know it. */
static str label_of(struct visit *v, const struct record *device)
{
	static const char *const others[] = { "hostname", "model", "manufacturer" };
	const struct record_kind *kind = duty_kind(v->w.duties, S("device"));
	str number = device->values[record_column(kind, S("number"))], other = S("");
	for (size_t i = 0; i < LENGTH(others) && !other.n; i++)
		other = device->values[record_column(kind, str_of(others[i]))];
	return arena_join(v->w.arena, number, S(" "), other);
}

/* ---- what to do */

static bool put_findings(struct visit *v, const struct record *device, struct err *e)
{
	struct finding *list;
	size_t count;
	if (!finding_about(&v->w, duty_kind(v->w.duties, S("device")), device->id, &list, &count, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct finding *f = &list[i];
		if (f->check != &vuln_known && f->check != &vuln_support)
			continue;
		html(v, "<div class=\"notice {}\"><p><strong>{}</strong></p><p>{}: {} <a href=\"{}\">{}</a></p></div>",
		     f->unseen || f->reason->severity > SEVERITY_HIGH ? "warn" : "bad", reason_say(v->w.arena, v->w.lang, f->reason, f->detail),
		     work_word(&v->w, "やること", "To do"), f->reason->todo, url(v, "/today/{}/{}", f->check->name, f->subject),
		     work_word(&v->w, "担当と期限を決める", "Decide who does it by when"));
	}
	return true;
}

/* ---- what it is */

static const struct words product_heads[] = {
	{ "製品と版", "Product and version" }, { "なぜこの製品か", "Why this product" }, { "サポート", "Support" }, { "脆弱性", "Vulnerabilities" },
};

static void put_support(struct visit *v, const struct rows *rows)
{
	str state = rows_str(rows, 6), cycle = rows_str(rows, 7), date = rows_str(rows, 8);
	html(v, "<td data-label=\"{}\">", product_heads[2]);
	if (str_eq(state, S("ended")))
		html(v, "<span class=\"badge no\">{}</span> {}", work_word(&v->w, "終了", "ended"), date);
	else if (str_eq(state, S("announced")))
		html(v, "<span class=\"badge month\">{}</span> {}", work_word(&v->w, "終了予定日を過ぎた", "announced end has passed"), date);
	else if (str_eq(state, S("some")))
		html(v, "<span class=\"badge unseen\">{}</span> {}", work_word(&v->w, "エディションによっては終了", "ended for some editions"), date);
	else if (str_eq(state, S("supported")))
		html(v, "{} {}", work_word(&v->w, "あり", "supported"), date);
	if (cycle.n)
		html(v, " <small>({})</small>", cycle);
	html(v, "</td>");
}

static bool put_products(struct visit *v, const struct record *device, struct err *e)
{
	size_t count = 0;
	auto_rows rows = db_ask(v->w.db, e, "SELECT t.vendor, t.product, t.version, t.how, u.words, u.main, t.eol_state, t.eol_cycle, t.eol_date, "
	                        "(SELECT count(*) FROM vuln_hit h WHERE h.thing = t.thing AND h.until = '' AND h.state = 0) "
	                        "FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing WHERE u.device = ? AND u.until = '' ORDER BY u.main DESC, t.product, t.version", BIND(V(device->id)));
	for (; rows_next(&rows); count++) {
		if (!count) {
			html(v, "<h2 id=\"products\">{}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"products\"><table class=\"list stack\"><thead><tr>",
			     work_word(&v->w, "照合した製品", "What it was matched as"));
			page_heads(v, product_heads, LENGTH(product_heads));
			html(v, "</tr></thead><tbody>");
		}
		html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td data-label=\"{}\">{}<br><q>{}</q></td>", product_heads[0],
		     product_said(&v->w, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2)), product_heads[1], how_rows[rows_int(&rows, 3)].words, rows_str(&rows, 4));
		put_support(v, &rows);
		html(v, "<td class=\"num\" data-label=\"{}\">{}</td></tr>", product_heads[3], rows_int(&rows, 9));
	}
	if (count)
		html(v, "</tbody></table></div>");
	return rows_done(&rows);
}

static bool put_unnamed(struct visit *v, const struct record *device, struct err *e)
{
	size_t count = 0;
	auto_rows rows = db_ask(v->w.db, e, "SELECT words FROM vuln_unnamed WHERE device = ? ORDER BY words LIMIT ?", BIND(V(device->id), V(UNNAMED_SHOWN_MAX)));
	for (; rows_next(&rows); count++) {
		if (!count)
			html(v, "<h2>{}</h2><p>{}</p><ul>", work_word(&v->w, "どの製品か分からないもの", "What could not be named"),
			     work_word(&v->w, "照合していません。問題がないという意味ではありません。", "They were not matched, which does not mean that nothing is wrong."));
		html(v, "<li>{} ", rows_str(&rows, 0));
		if (visit_may(v, ROLES_WRITE))
			html(v, "<a href=\"{}\">{}</a>", url(v, "/vuln/names/choose?words={}", rows_str(&rows, 0)), work_word(&v->w, "どの製品か教える", "Say which product it is"));
		html(v, "</li>");
	}
	if (count)
		html(v, "</ul>");
	return rows_done(&rows);
}

/* ---- what hits it */

static const struct words heads[] = {
	{ "急ぎ", "Urgency" }, { "CVE", "CVE" }, { "製品", "Product" }, { "深刻度(EPSS)", "Score (EPSS)" },
	{ "理由と出典", "Why, and who says so" }, { "修正版", "Mended in" }, { "期限", "Due" },
};
enum { AT_LEVEL, AT_CVE, AT_PRODUCT, AT_SCORE, AT_WHY, AT_FIX, AT_DUE };

static void put_score(struct visit *v, const struct pair *p)
{
	html(v, "<td class=\"num\" data-label=\"{}\">{}", heads[AT_SCORE], score_said(v->w.arena, p->score));
	if (p->chance >= 0)
		html(v, " <small>({})</small>", chance_said(v->w.arena, p->chance));
	html(v, "</td>");
}

static void put_due(struct visit *v, const struct pair *p)
{
	html(v, "<td class=\"code\" data-label=\"{}\">", heads[AT_DUE]);
	if (p->accepted_until.n)
		html(v, "<span class=\"badge same\">{}</span> {}", work_word(&v->w, "了承", "accepted"), work_fmt(&v->w, "%.*s まで", "until %.*s", P(p->accepted_until)));
	else
		html(v, "{}", p->due);
	html(v, "<br><small>{}</small></td>", work_fmt(&v->w, "%.*s から", "since %.*s", P(p->since)));
}

static bool put_hit(struct visit *v, struct db *catalogue, const struct pair *p, struct err *e)
{
	struct hit_told told;
	if (!pair_tell(&v->w, catalogue, p, &told, e))
		return false;
	html(v, "<tr><td data-label=\"{}\">", heads[AT_LEVEL]);
	level_put(v, p->level);
	html(v, "</td><th scope=\"row\" data-label=\"{}\"><a class=\"code\" href=\"{}\">{}</a> ", heads[AT_CVE], url(v, "/vuln/device/{}/{}", p->device, p->cve), p->cve);
	exploited_put(v, p->known, p->ransomware);
	html(v, "<br><small>{}</small></th><td data-label=\"{}\">{}</td>", title_said(v->w.arena, &told, TITLE_BYTES_MAX), heads[AT_PRODUCT], product_said(&v->w, p->vendor, p->product, p->version));
	put_score(v, p);
	html(v, "<td data-label=\"{}\">", heads[AT_WHY]);
	said_put(v, p, &told);
	html(v, "</td><td data-label=\"{}\">", heads[AT_FIX]);
	fix_put(v, p->fix, told.url);
	html(v, "</td>");
	put_due(v, p);
	html(v, "</tr>");
	return true;
}

static bool put_hits(struct visit *v, struct db *catalogue, const struct record *device, struct err *e)
{
	struct pair_list pairs;
	if (!pairs_read(&v->w, &(struct pair_ask){ .device = device->id, .state = -1 }, &pairs, e))
		return false;
	html(v, "<h2 id=\"hits\">{}</h2>", work_word(&v->w, "脆弱性(急ぐものから)", "Vulnerabilities, worst first"));
	if (!pairs.count) {
		html(v, "<p>{}</p>", work_word(&v->w, "照合した製品に、脆弱性は見つかっていません。", "No vulnerability of what was matched is known."));
		return true;
	}
	size_t pages = (pairs.count + HITS_OF_PAGE - 1) / HITS_OF_PAGE, page = (size_t)visit_number(v, "page", 1, 1, (int64_t)pages);
	html(v, "<p>{}</p><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"hits\"><table class=\"list stack\"><thead><tr>",
	     work_fmt(&v->w, "%zu 件。CVE の番号を開くと、くわしい内容と了承の欄があります。", "%zu of them. Open one to read more, or to accept it.", pairs.count));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = (page - 1) * HITS_OF_PAGE; i < pairs.count && i < page * HITS_OF_PAGE; i++)
		if (!put_hit(v, catalogue, &pairs.list[i], e))
			return false;
	html(v, "</tbody></table></div>");
	page_pager(v, url(v, "/vuln/device/{}", device->id), page, pages);
	return true;
}

static void put_actions(struct visit *v, const struct record *device)
{
	html(v, "<p class=\"screen-only\"><a href=\"/vuln\">{}</a></p><div class=\"actions screen-only\"><a class=\"button quiet\" href=\"{}\">{}</a>"
	     "<a class=\"button quiet\" href=\"{}\">{}</a></div>", work_word(&v->w, "脆弱性へ戻る", "Back to vulnerabilities"), url(v, "/ledger/device/{}", device->id),
	     work_word(&v->w, "台帳の記録を開く", "Open its record"), url(v, "/vuln/device/{}/letter.pdf", device->id),
	     work_word(&v->w, "メーカーへの問い合わせの手紙(PDF)", "Letter to its maker (PDF)"));
}

bool device_page(struct visit *v, struct err *e)
{
	struct record device;
	struct err why = { 0 };
	if (!read_device(v, &device, e))
		return false;
	auto_db *catalogue = visit_catalogue(v, &why);
	page_open(v, work_fmt(&v->w, "脆弱性: %.*s", "Vulnerabilities: %.*s", P(label_of(v, &device))));
	put_actions(v, &device);
	if (!put_findings(v, &device, e) || !put_products(v, &device, e) || !put_unnamed(v, &device, e) || !put_hits(v, catalogue, &device, e))
		return false;
	page_close(v);
	return true;
}
