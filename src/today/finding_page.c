/* finding_page.c - all that one check found, and one finding: why it matters, what to do, what was decided.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "decide.h"
#include "frame/duty.h"
#include "frame/page.h"
#include "to_do.h"

static void put_check_words(struct visit *v, const struct check *check)
{
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>", work_word(&v->w, "何を見ているか", "What it looks at"),
	     check->looks_at, work_word(&v->w, "なぜ大事か", "Why it matters"), check->why);
}

/* ---- all of one check */

static void put_row(struct visit *v, const struct finding *f)
{
	html(v, "<tr><td data-label=\"{}\"><a href=\"{}\">{}</a></td><td data-label=\"{}\">{}</td>", work_word(&v->w, "対象", "What"),
	     url(v, "/today/{}/{}", f->check->name, f->subject), f->label, work_word(&v->w, "指摘", "Finding"),
	     reason_say(v->w.arena, v->w.lang, f->reason, f->detail));
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>", work_word(&v->w, "見つけた日", "Since"),
	     f->since, work_word(&v->w, "担当", "Owner"), f->owner, work_word(&v->w, "期限", "Due"), f->accepted_until.n ? f->accepted_until : f->due);
}

bool findings_page(struct visit *v, struct err *e)
{
	struct finding *list;
	size_t n;
	const struct check *check = duty_check(v->w.duties, visit_word(v, "check"));
	if (!check)
		return err_set(e, ERR_MISSING, "この点検はありません", "there is no such check");
	if (!finding_all(&v->w, true, &list, &n, e))
		return false;
	page_open(v, work_words(&v->w, check->title));
	put_check_words(v, check);
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr><th>{}</th><th>{}</th>",
	     check->title, work_word(&v->w, "対象", "What"), work_word(&v->w, "指摘", "Finding"));
	html(v, "<th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>", work_word(&v->w, "見つけた日", "Since"), work_word(&v->w, "担当", "Owner"),
	     work_word(&v->w, "期限", "Due"));
	for (size_t i = 0; i < n; i++)
		if (list[i].check == check)
			put_row(v, &list[i]);
	html(v, "</tbody></table></div>");
	page_close(v);
	return true;
}

/* ---- one finding */

/* The record it is about, where it is about one of the kinds the check looks at. */
static const struct record_kind *kind_of(struct visit *v, const struct finding *f)
{
	struct record r;
	for (const char *const *input = f->check->inputs; input && *input; input++) {
		const struct record_kind *kind = duty_kind(v->w.duties, str_of(*input));
		if (kind && record_get(v->w.db, v->w.arena, kind, f->subject, &r, NULL))
			return kind;
	}
	return NULL;
}

static void put_decision(struct visit *v, const struct finding *f, const struct decided *d)
{
	form_open(v, url(v, "/today/{}/{}", f->check->name, f->subject));
	html(v, "<fieldset><legend>{}</legend>", work_word(&v->w, "対応する", "To be done"));
	form_input(v, &(struct input){ "owner", { "担当者", "Owner" }, .value = d->owner });
	form_input(v, &(struct input){ "due", { "対応の期限", "Due" }, { "2027-03-31、R9.3.31 など", "such as 2027-03-31" }, .value = d->due });
	html(v, "</fieldset><fieldset><legend>{}</legend>", work_word(&v->w, "このままにすることを了承する", "Accepted as it is"));
	form_input(v, &(struct input){ "until", { "了承の期限", "Accepted until" },
	                               { "この日を過ぎると、また「今日やること」に出ます", "after this day it comes back to Today" }, .value = d->until });
	form_input(v, &(struct input){ "why", { "了承の理由", "Reason" }, .type = "textarea", .value = d->why });
	form_input(v, &(struct input){ "by", { "決めた人", "Decided by" }, .value = d->by });
	html(v, "</fieldset>");
	form_submit(v, (struct words){ "決めたことを書く", "Keep the decision" });
	form_close(v);
}

static bool put_finding(struct visit *v, const struct finding *f, const struct decided *d, const struct err *problem)
{
	const struct record_kind *kind = kind_of(v, f);
	page_open(v, work_words(&v->w, f->check->title));
	if (problem)
		page_error(v, problem);
	html(v, "<p class=\"lead\"><strong>{}</strong> {}</p><div class=\"notice\"><p>{}: {}</p></div>", f->label,
	     reason_say(v->w.arena, v->w.lang, f->reason, f->detail), work_word(&v->w, "やること", "To do"), f->reason->todo);
	if (kind)
		html(v, "<div class=\"actions\"><a class=\"button\" href=\"{}\">{}</a></div>", url(v, "/ledger/{}/{}", kind->name, f->subject),
		     work_fmt(&v->w, "%sの記録を開く", "Open the %s", work_say(&v->w, kind->words)));
	put_check_words(v, f->check);
	if (visit_may(v, ROLES_DECIDE))
		put_decision(v, f, d);
	page_close(v);
	return true;
}

bool finding_page(struct visit *v, struct err *e)
{
	struct finding f = { 0 };
	struct decided d;
	return finding_named(&v->w, visit_word(v, "check"), visit_word(v, "subject"), &f, e) && decided_read(&v->w, &f, &d, e) &&
	       put_finding(v, &f, &d, NULL);
}

bool finding_act(struct visit *v, struct err *e)
{
	struct finding f = { 0 };
	struct id act;
	struct err problem = { 0 };
	struct decided d = { visit_form(v, "until"), visit_form(v, "why"), visit_form(v, "by"), visit_form(v, "owner"), visit_form(v, "due") };
	if (!finding_named(&v->w, visit_word(v, "check"), visit_word(v, "subject"), &f, e))
		return false;
	if (!decide(&v->w, &f, &d, NULL, &act, &problem))
		return put_finding(v, &f, &d, &problem);
	return visit_done(v, S("/today"), &act);
}
