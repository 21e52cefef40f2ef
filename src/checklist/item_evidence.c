/* item_evidence.c - what was measured for one item: how much was looked at, what falls short, what nobody saw.
 * SPDX-License-Identifier: Apache-2.0 */
#include "item_page.h"

#include "frame/duty.h"

#define LINES_SHOWN_MAX 20u /* shortfalls and unseen things; the rest are counted */

/* ---- how much was looked at */

static void put_tally(struct visit *v, const struct evidence_tally *t)
{
	html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td class=\"num\" data-label=\"{}\">{}</td><td class=\"num\" data-label=\"{}\">{}</td>",
	     work_word(&v->w, "数えたもの", "Counted"), t->unit->head, work_word(&v->w, "全部", "All"),
	     t->ok + t->short_of + t->unseen + t->accepted, work_word(&v->w, "不足なし", "Nothing found"), t->ok);
	html(v, "<td class=\"num\" data-label=\"{}\">{}</td><td class=\"num\" data-label=\"{}\">{}</td>", work_word(&v->w, "要確認", "Short"),
	     t->short_of, work_word(&v->w, "未確認", "Not seen"), t->unseen);
	html(v, "<td class=\"num\" data-label=\"{}\">{}</td><td class=\"num\" data-label=\"{}\">{}</td></tr>",
	     work_word(&v->w, "未確認のうち資料が古い", "of them, source too old"), t->stale, work_word(&v->w, "期限つきで了承", "Accepted"), t->accepted);
}

static void put_tallies(struct visit *v, const struct evidence *evidence)
{
	static const struct words heads[] = {
		{ "数えたもの", "Counted" },  { "全部", "All" }, { "不足なし", "Nothing found" }, { "要確認", "Short" }, { "未確認", "Not seen" },
		{ "未確認のうち資料が古い", "of them, source too old" }, { "期限つきで了承", "Accepted" },
	};
	if (!evidence->tally_count)
		return;
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>",
	     work_word(&v->w, "見た範囲", "What was looked at"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < evidence->tally_count; i++)
		put_tally(v, &evidence->tallies[i]);
	html(v, "</tbody></table></div>");
}

/* ---- what falls short, what was not seen */

/* The last run of the checks may not have found it yet. */
static bool is_found(struct visit *v, const struct evidence_line *line)
{
	struct err ignored = { 0 };
	int64_t found = 0;
	return db_one_int(v->w.db, &ignored, &found, 0, "SELECT 1 FROM finding WHERE check_name=? AND subject=? LIMIT 1",
	                  BIND(V(line->check->name), V(line->subject))) && found;
}

static void put_line(struct visit *v, const struct evidence_line *line, bool with_todo)
{
	if (is_found(v, line))
		html(v, "<li><a href=\"{}\">{}</a> {}", url(v, "/today/{}/{}", line->check->name, line->subject), line->label, line->words);
	else
		html(v, "<li>{} {}", line->label, line->words);
	if (with_todo)
		html(v, "<br><small>{}: {}</small>", work_word(&v->w, "やること", "To do"), line->reason->todo);
	html(v, "</li>");
}

static void put_lines(struct visit *v, struct words head, const struct evidence_lines *lines)
{
	if (!lines->count)
		return;
	html(v, "<h3>{} <small>{}</small></h3><ul class=\"plain\">", head, work_fmt(&v->w, "%zu件", "%zu", lines->count));
	for (size_t i = 0; i < lines->count && i < LINES_SHOWN_MAX; i++) {
		const struct evidence_line *line = &lines->list[i];
		put_line(v, line, line->reason && (!i || line->reason != line[-1].reason));
	}
	html(v, "</ul>");
	if (lines->count > LINES_SHOWN_MAX)
		html(v, "<p>{}</p>", work_fmt(&v->w, "ほか%zu件は、下の「どう測っているか」にある点検の結果で見られます。",
		                              "%zu more stand in the results of the checks named below.", lines->count - LINES_SHOWN_MAX));
}

static void put_gaps(struct visit *v, const struct evidence *evidence)
{
	if (!evidence->unmeasured_count)
		return;
	html(v, "<h3>{}</h3><ul class=\"plain\">", work_word(&v->w, "まだ測れないもの", "What cannot be measured yet"));
	for (size_t i = 0; i < evidence->unmeasured_count; i++) {
		const struct evidence_gap *gap = &evidence->unmeasured[i];
		html(v, "<li>{}", gap->check->title);
		if (*gap->missing.ja)
			html(v, " <a href=\"/import\">{}</a>", work_fmt(&v->w, "%s%.0sを取り込むと測れます", "%.0simport %s to measure it",
			                                                    gap->missing.ja, gap->missing.en));
		html(v, "</li>");
	}
	html(v, "</ul>");
}

/* ---- how it is measured */

static void put_checks(struct visit *v, const struct control *control)
{
	html(v, "<details class=\"help\"><summary>{}</summary><ul>", work_word(&v->w, "どう測っているか", "How it is measured"));
	for (size_t i = 0; i < control->check_count; i++) {
		const struct check *check = duty_check(v->w.duties, control->checks[i].name);
		if (check)
			html(v, "<li><a href=\"{}\">{}</a>: {}</li>", url(v, "/today/{}", check->name), check->title, check->looks_at);
	}
	html(v, "</ul></details>");
}

void put_item_evidence(struct visit *v, const struct whole_item *whole)
{
	const struct evidence *evidence = &whole->evidence;
	enum conflict conflict = conflict_between(&whole->answer, whole->need, evidence->verdict);
	html(v, "<h2 id=\"measured\">{}</h2>", work_word(&v->w, "測定", "Measured"));
	if (conflict)
		page_notice(v, TONE_BAD, work_fmt(&v->w, "食い違い: %s%.0s", "Conflict: %.0s%s", conflict_words(conflict).ja, conflict_words(conflict).en));
	html(v, "<p>");
	put_verdict(v, evidence->verdict);
	html(v, " {}</p>", evidence->sentence);
	if (evidence->beside.n)
		html(v, "<p>※ {}</p>", evidence->beside);
	put_tallies(v, evidence);
	put_lines(v, (struct words){ "要確認の点", "What needs attention" }, &evidence->shortfalls);
	put_lines(v, (struct words){ "未確認のもの", "What was not looked at" }, &evidence->unseen);
	put_gaps(v, evidence);
	if (evidence->control && evidence->control->check_count)
		put_checks(v, evidence->control);
}
