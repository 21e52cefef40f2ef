/* fee_page.c - what medical-fee add-ons ask for, beside the evidence there is. It never concludes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "base/data.h"
#include "fee_say.h"

static bool put_evidence(struct visit *v, struct evidence_run *run, const struct fee_evidence *evidence, struct err *e)
{
	struct fee_state state;
	if (!fee_look(&v->w, run, evidence, &state, e))
		return false;
	html(v, "<tr><th scope=\"row\">{}</th><td>{}", evidence->words, state.said);
	if (evidence->check.n)
		html(v, " <a href=\"{}\">{}</a>", url(v, "/today/{}", evidence->check), work_word(&v->w, "点検の結果", "what the check found"));
	if (state.document.n)
		html(v, " <a href=\"{}\">{}</a>", url(v, "/ledger/document/{}", state.document), work_word(&v->w, "文書の記録", "the record"));
	html(v, "</td></tr>");
	return true;
}

static bool put_requirement(struct visit *v, struct evidence_run *run, const struct fee_requirement *r, struct err *e)
{
	html(v, "<section class=\"card\"><h2>{}</h2><p>{}</p><p><small>{}</small></p>", r->fee, r->words,
	     work_fmt(&v->w, "%.*s改定、文言: %s%.0s", "revision of %.*s; wording: %.0s%s",
	              P(form_year(v->w.arena, v->w.lang, (int)r->revision_year)), r->verification->words.ja, r->verification->words.en));
	if (*r->note.ja)
		html(v, "<p>※ {}</p>", r->note);
	if (r->evidence_count)
		html(v, "<table class=\"facts\"><tbody>");
	for (size_t i = 0; i < r->evidence_count; i++)
		if (!put_evidence(v, run, &r->evidence[i], e))
			return false;
	if (r->evidence_count)
		html(v, "</tbody></table>");
	html(v, "</section>");
	return true;
}

bool fee_page(struct visit *v, struct err *e)
{
	struct fee_set set;
	struct evidence_run *run = evidence_open(&v->w, e);
	if (!run || !fee_read(v->w.arena, data_bytes(S("fee.json")), &set, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	page_notice(v, TONE_PLAIN, work_words(&v->w, fee_caution));
	for (size_t i = 0; i < set.count; i++)
		if (!put_requirement(v, run, &set.requirements[i], e))
			return false;
	page_close(v);
	return true;
}
