/* chart_paper.c - the chart on A4: who approved it, what to do first, and whom to call in which order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart_paper.h"

#include "frame/facility.h"
#include "frame/print.h"

const struct words chart_first_steps[3] = {
	{ "電源は切らない", "Leave the power on" },
	{ "LANケーブルを抜く(無線LANを切る)", "Pull the LAN cable (turn wireless off)" },
	{ "すぐに連絡する", "Call at once" },
};

static const struct words title = { "連絡体制図", "Contact chart" };

str chart_date(struct work *w, str iso)
{
	struct day day;
	return day_read(iso, &day) ? print_date(w, day) : iso;
}

static str facility_name(struct work *w)
{
	str name;
	return facility_get(w, "name", &name, NULL) ? name : S("");
}

/* ---- facts, with room for three stamps */

static void put_facts(struct work *w, struct paper *paper, const struct revision *r)
{
	static const struct paper_column columns[] = { { .mm = 28 }, { .share = 1 }, { .mm = 22 }, { .mm = 22 }, { .mm = 22 } };
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	str none = work_word(w, "(未承認)", "(not approved)"), confirmed = arena_join(w->arena, chart_date(w, r->confirmed_on), S(" "), r->confirmed_by);
	paper_row(t, PAPER_BODY, { .text = work_word(w, "施設", "Facility"), .shaded = true }, { .text = facility_name(w) },
	          { .text = work_word(w, "承認", "Approved"), .shaded = true, .centred = true },
	          { .text = work_word(w, "確認", "Checked"), .shaded = true, .centred = true },
	          { .text = work_word(w, "作成", "Made by"), .shaded = true, .centred = true });
	paper_row(t, PAPER_BODY, { .text = work_word(w, "版", "Revision"), .shaded = true }, { .text = r->number ? r->label : none, .bold = true },
	          { .text = S(""), .rows = 3 }, { .text = S(""), .rows = 3 }, { .text = S(""), .rows = 3 });
	paper_row(t, PAPER_BODY, { .text = work_word(w, "承認日・承認者", "Approved on, by"), .shaded = true },
	          { .text = arena_join(w->arena, chart_date(w, r->approved_on), S("\n"), r->approver) });
	paper_row(t, PAPER_BODY, { .text = work_word(w, "最後に確認した日", "Last confirmed"), .shaded = true }, { .text = confirmed });
}

/* ---- what to do first */

static void put_first_steps(struct work *w, struct paper *paper)
{
	static const struct paper_column columns[] = { { .mm = 28 }, { .share = 3 }, { .share = 5 }, { .share = 3 } };
	struct paper_cell cells[LENGTH(chart_first_steps) + 1] = { { .text = work_word(w, "まずすること", "First of all"), .shaded = true, .middle = true } };
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	for (size_t i = 0; i < LENGTH(chart_first_steps); i++)
		cells[i + 1] = (struct paper_cell){ .text = arena_fmt(w->arena, "%zu. %s", i + 1, work_say(w, chart_first_steps[i])), .bold = true, .large = true,
			                            .middle = true };
	paper_row_put(t, PAPER_BODY, cells, LENGTH(cells));
}

/* ---- whom to call */

static const struct paper_column columns[] = { { .mm = 9, .side = PAPER_CENTRE }, { .mm = 34 }, { .share = 1 }, { .mm = 34 }, { .mm = 34 } };

static void put_heads(struct work *w, struct paper_table *t)
{
	static const struct words heads[] = {
		{ "順", "No." }, { "区分", "Part" }, { "連絡先(何のときに)", "Whom to call (when)" }, { "電話(昼)", "By day" },
		{ "電話(夜間・休日)", "Night, holidays" },
	};
	print_heads(w, t, heads, LENGTH(heads));
}

/* Everything about an entry that has no column of its own. */
static str beside(struct work *w, const struct entry *n)
{
	str text = n->occasion;
	if (n->fax.n)
		text = arena_join(w->arena, text, S("\n"), work_fmt(w, "ファクス %.*s", "Fax %.*s", P(n->fax)));
	text = arena_join(w->arena, text, S("\n"), n->mail);
	return arena_join(w->arena, text, S("\n"), n->note);
}

static void put_entry(struct work *w, struct paper_table *t, const struct entry *n, size_t number)
{
	str none = work_word(w, "(未記入)", "(not entered)");
	paper_row(t, PAPER_BODY, { .text = arena_fmt(w->arena, "%zu", number) }, { .text = entry_role(w, n) },
	          { .text = entry_label(w->arena, n), .bold = true, .under = beside(w, n) },
	          { .text = entry_has_phone(n) ? n->phone : none, .bold = true }, { .text = n->phone_night, .bold = true });
}

/* An empty stage is left out, so that nobody calls into nothing. */
static void put_stage(struct work *w, struct paper_table *t, const struct chart *chart, enum stage stage)
{
	bool any = false;
	for (size_t i = 0; i < chart->count; i++) {
		if (chart->entries[i].stage != stage)
			continue;
		if (!any)
			paper_row(t, PAPER_BAND, { .text = arena_fmt(w->arena, "▼ %s", work_say(w, chart_stage_words[stage])), .columns = LENGTH(columns) });
		any = true;
		put_entry(w, t, &chart->entries[i], i + 1);
	}
}

void chart_print(struct work *w, struct paper *paper, const struct chart *chart, const struct revision *r)
{
	put_facts(w, paper, r);
	put_first_steps(w, paper);
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	put_heads(w, t);
	paper_row(t, PAPER_BAND, { .text = work_words(w, chart_stage_words[STAGE_FINDER]), .columns = LENGTH(columns) });
	paper_row(t, PAPER_BODY, { .text = work_word(w, "おかしいと思ったら、自分で直そうとせず、下の順に電話します。つながらないときは、次の人に電話します。",
	                                             "Do not try to mend it; call in the order below. If nobody answers, call the next."),
	                           .columns = LENGTH(columns) });
	for (enum stage s = STAGE_PLANNER; s < STAGES; s++)
		put_stage(w, t, chart, s);
}

bool chart_paper(struct work *w, const struct chart *chart, const struct revision *r, bool draft, struct buf *pdf, struct err *e)
{
	const struct paper_look look = {
		.title = work_words(w, title), .author = S("Inro"), .lang = w->lang, .made_at = clock_now(w->clock),
		.header = facility_name(w), .footer = arena_join(w->arena, work_words(w, title), S(" "), r->label),
		.warning = draft ? work_word(w, "案(承認されていない内容があります)", "Draft: not everything here is approved") : S(""),
	};
	auto_paper *paper = paper_open(w->arena, &look, e);
	if (!paper)
		return false;
	paper_title(paper, work_words(w, title));
	chart_print(w, paper, chart, r);
	paper_missing_put(paper);
	return paper_write(paper, pdf, e);
}
