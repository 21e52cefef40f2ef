/* sheet_page.c - the chart as it is hung on a wall, and the files: the chart, the cards, an approved revision.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "chart_paper.h"
#include "frame/facility.h"
#include "frame/page.h"

/* ---- the sheet */

static void put_facts(struct visit *v, const struct chart_standing *s)
{
	const struct revision *r = &s->revision;
	str facility;
	if (!facility_get(&v->w, "name", &facility, NULL))
		facility = S("");
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd>", work_word(&v->w, "施設", "Facility"), facility);
	if (r->number)
		html(v, "<dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}　{}</dd>", work_word(&v->w, "版", "Revision"), r->label, work_word(&v->w, "承認", "Approved"),
		     chart_date(&v->w, r->approved_on), r->approver);
	if (r->confirmed_on.n)
		html(v, "<dt>{}</dt><dd>{}　{}</dd>", work_word(&v->w, "最後に確認した日", "Last confirmed"), chart_date(&v->w, r->confirmed_on), r->confirmed_by);
	html(v, "</dl>");
	if (s->draft)
		html(v, "<p><strong>{}</strong></p>", work_word(&v->w, "案(承認されていない内容があります)", "Draft: not everything here is approved"));
}

bool sheet_page(struct visit *v, struct err *e)
{
	struct chart_standing s;
	if (!chart_standing(&v->w, &s, e))
		return false;
	page_open(v, work_word(&v->w, "連絡体制図", "Contact chart"));
	html(v, "<p class=\"screen-only\"><a href=\"/contacts\">{}</a>　{}</p>", work_word(&v->w, "連絡体制図へ戻る", "Back to the contact chart"),
	     work_word(&v->w, "ブラウザーの印刷で、A4の紙に出ます。", "Print it from the browser; it fits A4."));
	html(v, "<div class=\"sheet\"><ul class=\"stamp\"><li>{}</li><li>{}</li><li>{}</li></ul>", work_word(&v->w, "承認", "Approved"),
	     work_word(&v->w, "確認", "Checked"), work_word(&v->w, "作成", "Made by"));
	put_facts(v, &s);
	html(v, "<h2>{}</h2>", work_word(&v->w, "連絡の順", "The order of calling"));
	chart_put(v, &s.chart);
	html(v, "</div>");
	page_close(v);
	return true;
}

/* ---- files */

static str dated_name(struct visit *v, const char *ja, const char *en)
{
	return arena_fmt(v->w.arena, "%s_%.*s.pdf", work_say(&v->w, (struct words){ ja, en }), P(day_iso(v->w.arena, work_today(&v->w))));
}

bool chart_pdf(struct visit *v, struct err *e)
{
	struct chart_standing s;
	auto_buf pdf = { 0 };
	return chart_standing(&v->w, &s, e) && chart_paper(&v->w, &s.chart, &s.revision, s.draft, &pdf, e) &&
	       visit_file(v, dated_name(v, "連絡体制図", "contact_chart"), "application/pdf", buf_str(&pdf));
}

bool card_pdf(struct visit *v, struct err *e)
{
	struct chart_standing s;
	auto_buf pdf = { 0 };
	return chart_standing(&v->w, &s, e) && chart_cards(&v->w, &s.chart, &s.revision, s.draft, &pdf, e) &&
	       visit_file(v, dated_name(v, "連絡先カード", "contact_cards"), "application/pdf", buf_str(&pdf));
}

bool revision_pdf(struct visit *v, struct err *e)
{
	struct revision r;
	int64_t number = 0;
	str bytes;
	if (!str_whole(visit_word(v, "number"), &number))
		return err_set(e, ERR_MISSING, "この版の連絡体制図はありません", "there is no such revision of the chart");
	return revision_get(&v->w, number, &r, e) && facility_file(&v->w, r.digest, &bytes, e) &&
	       visit_file(v, work_fmt(&v->w, "連絡体制図_%.*s_%.*s.pdf", "contact_chart_%.*s_%.*s.pdf", P(r.label), P(r.approved_on)), "application/pdf", bytes);
}
