/* report_page.c - 経営報告: one page for ten minutes a week: what is red, how the numbers move, the paper to sign.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/page.h"
#include "report.h"
#include "to_do.h"

#define TREND_DAYS_MAX 26u /* days on which the checks were run: half a year of weeks */
#define TREND_WIDTH 240
#define TREND_HEIGHT 48

/* ---- the line of shortfalls over the last checks */

struct trend {
	str days[TREND_DAYS_MAX];
	int64_t numbers[TREND_DAYS_MAX];
	size_t count;
	int64_t most;
};

/* The last run of each day says how many there were; the newest days, then turned to go forward. */
static bool read_trend(struct work *w, struct trend *t, struct err *e)
{
	*t = (struct trend){ 0 };
	auto_rows rows = db_ask(w->db, e, "SELECT substr(at,1,10), detail FROM journal WHERE id IN (SELECT max(id) FROM journal WHERE "
				"event='check.run' AND detail<>'' GROUP BY substr(at,1,10)) ORDER BY id DESC LIMIT ?", BIND(V(TREND_DAYS_MAX)));
	while (rows_next(&rows) && t->count < TREND_DAYS_MAX) {
		auto_json found = json_read(rows_str(&rows, 1), NULL);
		t->days[t->count] = arena_copy(w->arena, rows_str(&rows, 0));
		t->numbers[t->count] = json_whole(found, "short", 0);
		t->most = t->numbers[t->count] > t->most ? t->numbers[t->count] : t->most;
		t->count++;
	}
	return rows_done(&rows);
}

static str trend_points(struct work *w, const struct trend *t)
{
	str points = S("");
	for (size_t i = 0; i < t->count; i++) {
		size_t at = t->count - 1 - i;
		int64_t x = (int64_t)i * TREND_WIDTH / (int64_t)(t->count - 1), y = TREND_HEIGHT - t->numbers[at] * TREND_HEIGHT / (t->most ? t->most : 1);
		points = arena_join(w->arena, points, S(" "), arena_fmt(w->arena, "%lld,%lld", (long long)x, (long long)y));
	}
	return points;
}

static void put_trend(struct visit *v, const struct trend *t)
{
	if (t->count < 2)
		return;
	str words = work_fmt(&v->w, "直すべきことの数: %.*s に %lld 件、%.*s に %lld 件", "to be put right: on %.*s %lld, on %.*s %lld",
	                     P(t->days[t->count - 1]), (long long)t->numbers[t->count - 1], P(t->days[0]), (long long)t->numbers[0]);
	html(v, "<figure><svg class=\"trend\" role=\"img\" aria-label=\"{}\" viewBox=\"-2 -2 {} {}\"><polyline points=\"{}\"/></svg><figcaption>{}</figcaption></figure>",
	     words, TREND_WIDTH + 4, TREND_HEIGHT + 4, trend_points(&v->w, t), words);
}

/* ---- the numbers */

static void put_figure(struct visit *v, const struct report *report, const struct figure *f)
{
	int64_t before;
	html(v, "<tr><th scope=\"row\">{}</th><td class=\"num\">{}", f->words, f->number);
	if (f->whole)
		html(v, " / {}", f->whole);
	html(v, "</td><td class=\"num\">");
	if (report_before(report, f, &before))
		html(v, "{}", before == f->number ? work_word(&v->w, "同じ", "same") : arena_fmt(v->w.arena, "%+lld", (long long)(f->number - before)));
	else
		html(v, "－");
	html(v, "</td></tr>");
}

static void put_section(struct visit *v, const struct report *report, const struct report_section *section)
{
	html(v, "<section><h2>{}</h2><table class=\"list\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"num\">{}</th><th scope=\"col\" class=\"num\">{}</th></tr></thead><tbody>",
	     section->part->words, work_word(&v->w, "項目", "What"), work_word(&v->w, "今", "Now"), work_word(&v->w, "前回の報告から", "Since the last report"));
	for (size_t i = 0; i < section->figures.count; i++)
		put_figure(v, report, &section->figures.list[i]);
	html(v, "</tbody></table>");
	if (section->figures.remark.n)
		html(v, "<p><small>{}</small></p>", section->figures.remark);
	html(v, "</section>");
}

static void put_decision(struct visit *v, const struct report_decision *d)
{
	const struct finding *f = d->worst;
	html(v, "<li><span class=\"badge {}\">{}</span> <a href=\"{}\">{}</a> <small>{}</small><br>{}</li>", severity_classes[f->reason->severity],
	     severity_words[f->reason->severity], url(v, "/today/{}", f->check->name), f->check->title,
	     work_fmt(&v->w, "%zu 件", "%zu", d->count), f->check->why);
}

/* Only what cannot wait a month is red. */
static void put_red(struct visit *v, const struct report *report)
{
	size_t shown = 0;
	html(v, "<section><h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "急ぐもの", "What cannot wait"));
	for (size_t i = 0; i < report->decision_count; i++)
		if (report->decisions[i].worst->reason->severity <= SEVERITY_HIGH) {
			put_decision(v, &report->decisions[i]);
			shown++;
		}
	if (!shown)
		html(v, "<li>{}</li>", work_word(&v->w, "見ることができた範囲では、ありません。", "Nothing, in what could be looked at."));
	html(v, "</ul></section>");
}

bool report_page(struct visit *v, struct err *e)
{
	auto_report report = { 0 };
	struct trend trend;
	int64_t at;
	if (!report_read(&v->w, &report, e) || !read_trend(&v->w, &trend, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	if (instant_read(report.checked_at, &at))
		html(v, "<p class=\"lead\">{}</p>", work_fmt(&v->w, "%.*s の点検による", "as of the checks of %.*s", P(instant_tokyo(v->w.arena, at))));
	if (visit_may(v, ROLES_REPORT)) {
		html(v, "<div class=\"actions\">");
		form_button(v, S("/report/pdf"), (struct words){ "報告書(PDF 2ページ)を作る", "Make the report (PDF, 2 pages)" }, TONE_PLAIN);
		html(v, "</div>");
	}
	put_red(v, &report);
	put_trend(v, &trend);
	html(v, "<div class=\"columns\">");
	for (size_t i = 0; i < report.section_count; i++)
		put_section(v, &report, &report.sections[i]);
	html(v, "</div>");
	page_close(v);
	return true;
}

/* A report that was made is what the next one is compared with. */
bool report_pdf_act(struct visit *v, struct err *e)
{
	auto_report report = { 0 };
	auto_buf pdf = { 0 };
	size_t pages;
	str name = work_fmt(&v->w, "経営報告_%.*s.pdf", "report_%.*s.pdf", P(day_iso(v->w.arena, work_today(&v->w))));
	return report_read(&v->w, &report, e) && report_print(&v->w, &report, &pdf, &pages, e) && report_keep(&v->w, name, &report, e) &&
	       visit_file(v, name, "application/pdf", buf_str(&pdf));
}
