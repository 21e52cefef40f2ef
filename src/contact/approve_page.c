/* approve_page.c - approving the chart as it is, and the yearly confirmation that it is still right.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "frame/page.h"

static void put_form(struct visit *v, const struct approval *p, const struct chart *shown)
{
	form_open(v, S("/contacts/approve"));
	form_hidden(v, SEEN_FIELD, chart_digest(v->w.arena, shown));
	form_input(v, &(struct input){ "label", { "版", "Revision" }, .value = p->label, .must = true });
	form_input(v, &(struct input){ "approver", { "承認した人", "Approved by" },
	                               { "院長、安全管理責任者など、承認する役目の人", "who is entitled to, such as the director" }, .value = p->approver, .must = true });
	form_input(v, &(struct input){ "approved_on", { "承認した日", "Approved on" }, { "2026-11-22、R8.11.22 など", "such as 2026-11-22" },
	                               .value = p->approved_on, .must = true });
	form_input(v, &(struct input){ "original_at", { "原本の保管場所", "Where the original lies" },
	                               { "立入検査で見せるものです。部屋と棚まで書きます", "it is shown to inspectors: name room and shelf" }, .value = p->original_at });
	html(v, "<p>{}</p>", work_word(&v->w, "承認すると、今の内容がPDFとして残り、文書「連絡体制図」に登録されます。1年後が次の期限になります。",
	                              "What the chart says now is kept as a PDF and registered as the document \"連絡体制図\", due again in a year."));
	form_submit(v, (struct words){ "承認する", "Approve" });
	form_close(v);
}

static bool put_page(struct visit *v, const struct approval *p, const struct err *problem, struct err *e)
{
	struct chart_standing s;
	if (!chart_standing(&v->w, &s, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	if (s.revision.number && !s.change_count)
		page_notice(v, TONE_PLAIN, work_fmt(&v->w, "%.*sから変わったところはありません。", "Nothing has changed since %.*s.", P(s.revision.label)));
	if (s.change_count) {
		html(v, "<h2>{}</h2>", work_fmt(&v->w, "%.*sから変わったところ", "What has changed since %.*s", P(s.revision.label)));
		changes_put(v, s.changes, s.change_count);
	}
	html(v, "<h2>{}</h2>", work_word(&v->w, "承認する内容", "What is approved"));
	chart_put(v, &s.chart);
	html(v, "<h2>{}</h2>", work_word(&v->w, "承認", "Approval"));
	put_form(v, p, &s.chart);
	html(v, "<p><a href=\"/contacts\">{}</a></p>", work_word(&v->w, "承認せずに連絡体制図へ戻る", "Back to the contact chart without approving"));
	page_close(v);
	return true;
}

bool approve_page(struct visit *v, struct err *e)
{
	struct approval p;
	return approval_suggest(&v->w, &p, e) && put_page(v, &p, NULL, e);
}

str chart_seen(const struct visit *v)
{
	str seen = visit_form(v, SEEN_FIELD);
	return seen.n ? seen : S("-");
}

/* Of a chart that changed meanwhile the page shows what it says now. */
bool approve_act(struct visit *v, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	const struct approval p = { visit_form(v, "label"), visit_form(v, "approver"), visit_form(v, "approved_on"), visit_form(v, "original_at"),
	                            chart_seen(v) };
	if (!chart_approve(&v->w, &p, &act, &problem))
		return problem.kind == ERR_INPUT || problem.kind == ERR_CONFLICT ? put_page(v, &p, &problem, e) : (*e = problem, false);
	return visit_done(v, S("/contacts"), &act);
}

bool confirm_act(struct visit *v, struct err *e)
{
	struct id act;
	return chart_confirm(&v->w, chart_seen(v), &act, e) && visit_done(v, S("/contacts"), &act);
}
