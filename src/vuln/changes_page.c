/* changes_page.c - what is new and what is over since a day, device by device.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "devices_sql.h"
#include "engine/date.h"

#define CHANGES_DAYS 30        /* where no data was read */
#define CHANGES_SHOWN_MAX 300  /* devices with a product; what is new or over */

/* ?1 today, ?2 the day. What another version of the device's had before is not new. */
#define HAD(when)                                                                                                       \
	"EXISTS (SELECT 1 FROM vuln_use x JOIN vuln_hit y ON y.thing = x.thing WHERE x.device = u.device AND y.cve = v.cve AND y.state = 0 AND " when ")"
#define COUNTED                                                                                                         \
	"SELECT u.device, d.label, t.vendor, t.product, t.version, count(*), sum(CASE WHEN v.known <> '' THEN 1 ELSE 0 END),\n" \
	"  max(CASE WHEN v.known <> '' THEN v.cve ELSE '' END), max(v.cve), max(CASE WHEN u.until <> '' THEN 1 ELSE 0 END)\n" \
	"FROM vuln_use u JOIN d ON d.id = u.device JOIN vuln_thing t ON t.thing = u.thing JOIN vuln_hit v ON v.thing = u.thing WHERE v.state = 0 AND "
#define GROUPED " GROUP BY u.device, d.label, u.thing, t.vendor, t.product, t.version ORDER BY 7 DESC, 6 DESC, d.label, u.device LIMIT ?3"

#define NEW DEVICES "\n" COUNTED "u.until = '' AND v.until = '' AND (u.since >= ?2 OR v.since >= ?2)\n" \
	"  AND NOT EXISTS (SELECT 1 FROM vuln_vex q WHERE q.device = u.device AND q.cve = v.cve AND q.state IN " ACQUITTED ")\n" \
	"  AND NOT " HAD("x.thing <> u.thing AND x.since < ?2 AND y.since < ?2 AND (x.until = '' OR x.until >= ?2)") GROUPED
#define OVER DEVICES "\n" COUNTED "((u.until >= ?2 AND (v.until = '' OR v.until >= ?2)) OR (u.until = '' AND v.until >= ?2))\n" \
	"  AND NOT " HAD("x.until = '' AND y.until = ''") GROUPED

static const struct words heads[] = { { "機器", "Device" }, { "製品と版", "Product and version" }, { "件数", "Number" }, { "主なもの", "Such as" }, { "わけ", "Why" } };

static void put_row(struct visit *v, const struct rows *rows, bool over)
{
	str cve = rows_str(rows, 7).n ? rows_str(rows, 7) : rows_str(rows, 8);
	html(v, "<tr><th scope=\"row\" data-label=\"{}\"><a href=\"{}\">{}</a></th><td data-label=\"{}\">{}</td>", heads[0], url(v, "/vuln/device/{}", rows_str(rows, 0)),
	     rows_str(rows, 1), heads[1], product_said(&v->w, rows_str(rows, 2), rows_str(rows, 3), rows_str(rows, 4)));
	html(v, "<td class=\"num\" data-label=\"{}\">{}</td><td data-label=\"{}\"><a class=\"code\" href=\"{}\">{}</a>", heads[2], rows_int(rows, 5), heads[3],
	     url(v, "/vuln/cve/{}", cve), cve);
	if (rows_int(rows, 6))
		html(v, " <span class=\"badge no\">{}</span>", work_fmt(&v->w, "攻撃に使われている %lld", "%lld exploited", (long long)rows_int(rows, 6)));
	html(v, "</td>");
	if (over)
		html(v, "<td data-label=\"{}\">{}</td>", heads[4], rows_int(rows, 9) ? work_word(&v->w, "台帳の製品か版が変わった", "the ledger's product or version has changed")
		                                                            : work_word(&v->w, "発表の内容が変わった", "what is said of it has changed"));
	html(v, "</tr>");
}

static bool put_table(struct visit *v, struct rows *rows, struct words head, bool over)
{
	size_t count = 0;
	html(v, "<h2>{}</h2>", head);
	for (; rows_next(rows); count++) {
		if (!count) {
			html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", head);
			page_heads(v, heads, over ? LENGTH(heads) : LENGTH(heads) - 1);
			html(v, "</tr></thead><tbody>");
		}
		put_row(v, rows, over);
	}
	if (count)
		html(v, "</tbody></table></div>");
	else
		html(v, "<p>{}</p>", work_word(&v->w, "ありません。", "None."));
	if (count == CHANGES_SHOWN_MAX)
		html(v, "<p>{}</p>", work_fmt(&v->w, "多いので、先頭の %d 行だけを出しています。", "Only the first %d rows are shown.", CHANGES_SHOWN_MAX));
	return rows_done(rows);
}

/* The day that was asked for; otherwise that of the last import. */
static bool day_asked(struct visit *v, struct db *catalogue, struct day *day, struct err *e)
{
	struct span span;
	str last = S("");
	int64_t at;
	if (date_read(visit_query(v, "since"), &span)) {
		*day = span.from;
		return true;
	}
	if (catalogue && !db_one_str(catalogue, v->w.arena, e, &last, "SELECT max(taken) FROM feed", NONE))
		return false;
	*day = instant_read(last, &at) ? day_tokyo(at) : day_add(work_today(&v->w), -CHANGES_DAYS);
	return true;
}

static void put_form(struct visit *v, str since)
{
	html(v, "<form class=\"filter screen-only\" method=\"get\" action=\"/vuln/changes\">");
	form_input(v, &(struct input){ "since", { "この日から", "Since" }, .type = "date", .value = since });
	html(v, "<button>{}</button></form>", work_word(&v->w, "表示する", "Show"));
}

bool changes_page(struct visit *v, struct err *e)
{
	struct day day;
	struct err why = { 0 };
	auto_db *catalogue = visit_catalogue(v, &why);
	if (!day_asked(v, catalogue, &day, e))
		return false;
	str today = day_iso(v->w.arena, work_today(&v->w)), since = day_iso(v->w.arena, day);
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"screen-only\"><a href=\"/vuln\">{}</a></p><p class=\"lead\">{}</p>", work_word(&v->w, "脆弱性へ戻る", "Back to vulnerabilities"),
	     work_fmt(&v->w, "%.*s から変わったところです。", "What has changed since %.*s.", P(since)));
	put_form(v, since);
	auto_rows fresh = db_ask(v->w.db, e, NEW, BIND(V(today), V(since), V(CHANGES_SHOWN_MAX)));
	if (!put_table(v, &fresh, (struct words){ "新しく見つかったもの", "New" }, false))
		return false;
	auto_rows over = db_ask(v->w.db, e, OVER, BIND(V(today), V(since), V(CHANGES_SHOWN_MAX)));
	if (!put_table(v, &over, (struct words){ "なくなったもの", "Over" }, true))
		return false;
	page_close(v);
	return true;
}
