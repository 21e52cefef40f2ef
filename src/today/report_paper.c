/* report_paper.c - the report on two pages: ledger and decisions, then the duties and who has seen it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#include "frame/facility.h"
#include "frame/print.h"
#include "to_do.h"

#define DECISIONS_SHOWN_MAX 6u /* more do not fit on the first page */

static const struct words title = { "サイバーセキュリティの状況報告", "Report on cyber-security" };

struct printing {
	struct work *w;
	const struct report *report;
	struct paper *paper;
	size_t number; /* of the section */
};

static str checked_say(struct work *w, const struct report *report)
{
	int64_t instant;
	return instant_read(report->checked_at, &instant) ? day_say(w->arena, w->lang, day_tokyo(instant))
							  : work_word(w, "まだ点検していません", "never");
}

static str last_say(struct work *w, const struct report *report)
{
	return report->last_on.year ? day_say(w->arena, w->lang, report->last_on)
				    : work_word(w, "ありません(今回が初めて)", "none; this is the first");
}

static void put_facts(const struct printing *p)
{
	static const struct paper_column columns[] = {
		{ .mm = 34 }, { .share = 1 }, { .mm = 26 }, { .share = 1 },
	};
	struct work *w = p->w;
	str facility;
	if (!facility_get(w, "name", &facility, NULL))
		facility = S("");
	struct paper_table *t = paper_table(p->paper, PAPER_BARE, columns, LENGTH(columns));
	paper_row(t, PAPER_BODY, { .text = work_word(w, "施設", "Facility") }, { .text = facility },
		  { .text = work_word(w, "報告日", "Date of report") },
		  { .text = day_say(w->arena, w->lang, work_today(w)) });
	paper_row(t, PAPER_BODY, { .text = work_word(w, "最後に点検した日", "Last checked on") },
		  { .text = checked_say(w, p->report) }, { .text = work_word(w, "前回の報告", "Last report") },
		  { .text = last_say(w, p->report) });
}

static void put_top(const struct printing *p)
{
	paper_title(p->paper, work_words(p->w, title));
	put_facts(p);
	paper_note(p->paper,
		   work_word(p->w,
			     "台帳の管理状況を経営層が定期的に確認するための報告です。数字は取り込んだ資料から数えたもので、見ていない"
			     "ものは入っていません。",
			     "For management's regular supervision of the ledger. Numbers are counted from "
			     "what was imported; what was not seen is not in them."));
}

static str number_say(struct work *w, const struct figure *f)
{
	return f->whole ? arena_fmt(w->arena, "%lld / %lld", (long long)f->number, (long long)f->whole)
			: arena_fmt(w->arena, "%lld", (long long)f->number);
}

/* "248(+2)"; "－" where the last report did not count it. */
static str before_say(struct work *w, const struct report *report, const struct figure *f)
{
	int64_t before;
	if (!report_before(report, f, &before))
		return S("－");
	if (before == f->number)
		return work_fmt(w, "%lld(同じ)", "%lld (same)", (long long)before);
	return work_fmt(w, "%lld(%+lld)", "%lld (%+lld)", (long long)before, (long long)(f->number - before));
}

static void put_figure(const struct printing *p, struct paper_table *t, const struct figure *f)
{
	double part = f->whole ? (double)f->number / (double)f->whole : 0;
	paper_row(t, PAPER_BODY, { .text = work_words(p->w, f->words), .middle = true },
		  { .bar = f->whole > 0, .part = part, .middle = true },
		  { .text = number_say(p->w, f), .bold = true, .middle = true },
		  { .text = before_say(p->w, p->report, f), .small = true, .middle = true });
}

static bool has_shares(const struct figures *figures)
{
	for (size_t i = 0; i < figures->count; i++)
		if (figures->list[i].whole)
			return true;
	return false;
}

static void put_figures(const struct printing *p, const struct figures *figures)
{
	static const struct paper_column columns[] = {
		{ .share = 1 },
		{ .share = 1 },
		{ .mm = 26, .side = PAPER_RIGHT },
		{ .mm = 28, .side = PAPER_RIGHT },
	};
	const struct words heads[] = {
		{ "", "" },
		has_shares(figures) ? (struct words){ "割合", "Share" } : (struct words){ "", "" },
		{ "今回", "Now" },
		{ "前回(増減)", "Last (change)" },
	};
	struct paper_table *t = paper_table(p->paper, PAPER_LINES, columns, LENGTH(columns));
	print_heads(p->w, t, heads, LENGTH(heads));
	for (size_t i = 0; i < figures->count; i++)
		put_figure(p, t, &figures->list[i]);
	if (figures->remark.n)
		paper_note(p->paper, figures->remark);
}

static void put_heading(struct printing *p, struct words words)
{
	paper_heading(p->paper, 2, arena_fmt(p->w->arena, "%zu. %s", ++p->number, work_say(p->w, words)));
}

static void put_section(struct printing *p, const struct report_section *section)
{
	put_heading(p, section->part->words);
	put_figures(p, &section->figures);
}

/* What to do about the worst; how many of them that are, where there are others. */
static str todo_say(struct work *w, const struct report_decision *d)
{
	str todo = work_words(w, d->worst->reason->todo);
	if (d->worst_count == d->count)
		return todo;
	return work_fmt(w, "うち%zu件: %.*s", "%zu of them: %.*s", d->worst_count, P(todo));
}

static void put_decision(const struct printing *p, struct paper_table *t, const struct report_decision *d)
{
	struct work *w = p->w;
	const struct check *check = d->worst->check;
	paper_row(t, PAPER_BODY, { .text = work_words(w, severity_words[d->worst->reason->severity]) },
		  { .text = work_words(w, check->title), .bold = true, .under = work_words(w, check->why) },
		  { .text = arena_fmt(w->arena, "%zu", d->count), .bold = true },
		  { .text = todo_say(w, d), .small = true });
}

static void put_decisions(const struct printing *p)
{
	static const struct paper_column columns[] = {
		{ .mm = 20 }, { .share = 5 }, { .mm = 14, .side = PAPER_RIGHT }, { .share = 4 },
	};
	static const struct words heads[] = {
		{ "いつまでに", "By when" }, { "何が", "What" }, { "件数", "Count" }, { "どうするか", "What to do" },
	};
	const struct report *r = p->report;
	struct paper_table *t = paper_table(p->paper, PAPER_LINES, columns, LENGTH(columns));
	print_heads(p->w, t, heads, LENGTH(heads));
	for (size_t i = 0; i < r->decision_count && i < DECISIONS_SHOWN_MAX; i++)
		put_decision(p, t, &r->decisions[i]);
	if (r->decision_count > DECISIONS_SHOWN_MAX)
		paper_note(p->paper,
			   work_fmt(p->w, "影響の大きいものから示しています。ほかに%zu種類あります(inro today)。",
				    "Worst first; there are %zu more kinds (inro today).",
				    r->decision_count - DECISIONS_SHOWN_MAX));
}

static void put_sign_off(struct printing *p)
{
	static const struct paper_column columns[] = { { .mm = 58 }, { .share = 1 }, { .mm = 46 } };
	static const struct words heads[] = {
		{ "役割", "Role" }, { "確認印・署名", "Seal or signature" }, { "日付", "Date" },
	};
	static const struct words roles[] = {
		{ "管理者", "Director" },
		{ "医療情報システム安全管理責任者", "Safety administrator" },
		{ "企画管理者(作成)", "Planning administrator (author)" },
	};
	put_heading(p, (struct words){ "確認", "Seen by" });
	struct paper_table *t = paper_table(p->paper, PAPER_GRID, columns, LENGTH(columns));
	print_heads(p->w, t, heads, LENGTH(heads));
	for (size_t i = 0; i < LENGTH(roles); i++)
		paper_row(t, PAPER_BODY, { .text = work_words(p->w, roles[i]), .middle = true },
			  { .text = S("\n\n") });
	paper_row(t, PAPER_BODY, { .text = work_word(p->w, "指示事項", "Instructions"), .middle = true },
		  { .text = S("\n\n\n\n"), .columns = 2 });
}

static void put_pages(struct printing *p)
{
	size_t own = 0;
	put_top(p);
	for (; report_own_figures[own].name; own++)
		put_section(p, &p->report->sections[own]);
	put_decisions(p);
	paper_page_break(p->paper);
	for (size_t i = own; i < p->report->section_count; i++)
		put_section(p, &p->report->sections[i]);
	put_sign_off(p);
	paper_missing_put(p->paper);
}

bool report_print(struct work *w, const struct report *report, struct buf *pdf, size_t *pages, struct err *e)
{
	str name = work_words(w, title);
	const struct paper_look look = { .title = name, .author = S("Inro"), .footer = name, .lang = w->lang,
					 .header = work_word(w, "内部資料", "Internal"),
					 .made_at = clock_now(w->clock) };
	auto_paper *paper = paper_open(w->arena, &look, e);
	struct printing p = { w, report, paper, 0 };
	if (!paper)
		return false;
	put_pages(&p);
	*pages = 0;
	if (!paper_write(paper, pdf, e))
		return false;
	*pages = paper_pages(paper);
	return true;
}
