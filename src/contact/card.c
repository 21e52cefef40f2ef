/* card.c - the card to carry: what to do first, and the few numbers that matter most.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart_paper.h"

#include "engine/text.h"
#include "frame/facility.h"
#include "paper/cards.h"

#define CHOSEN_MAX 6u
_Static_assert(CHOSEN_MAX <= CARD_ROWS_MAX, "a card holds fewer rows");

struct chosen {
	const struct chart *chart;
	bool *is;
	size_t count;
};

static void choose(struct chosen *c, size_t at)
{
	if (c->count == CHOSEN_MAX || c->is[at] || !entry_has_phone(&c->chart->entries[at]))
		return;
	c->is[at] = true;
	c->count++;
}

/* The first of each part that can be called, then whoever comes first. */
static void choose_all(struct chosen *c)
{
	static const char *const roles[] = { "planner", "safety", "vendor", "operator", "head", "police", "prefecture", "mhlw" };
	for (size_t r = 0; r < LENGTH(roles); r++)
		for (size_t i = 0, before = c->count; i < c->chart->count && c->count == before; i++)
			if (str_eq(c->chart->entries[i].role_code, str_of(roles[r])))
				choose(c, i);
	for (size_t i = 0; i < c->chart->count; i++)
		choose(c, i);
}

/* Inside one knows the part, outside the house. */
static str who(struct work *w, const struct entry *n)
{
	str name = n->name.n ? n->name : n->organization;
	return n->stage == STAGE_OUTSIDE ? entry_label(w->arena, n) : arena_join(w->arena, entry_role(w, n), S(" "), name);
}

static str numbers(struct work *w, const struct entry *n)
{
	if (!phone_known(n->phone_night) || str_eq(n->phone, n->phone_night))
		return n->phone;
	return arena_join(w->arena, phone_known(n->phone) ? n->phone : S(""), S(" "), work_fmt(w, "夜間 %.*s", "night %.*s", P(n->phone_night)));
}

static str steps(struct work *w)
{
	str all = S("");
	for (size_t i = 0; i < LENGTH(chart_first_steps); i++)
		all = arena_join(w->arena, all, i + 1 < LENGTH(chart_first_steps) ? S("  ") : S("\n"), arena_fmt(w->arena, "%zu %s", i + 1, work_say(w, chart_first_steps[i])));
	return arena_join(w->arena, all, S(" "), work_word(w, "(つながらなければ、次の人へ)", "(no answer: call the next)"));
}

static str foot(struct work *w, const struct revision *r, bool draft)
{
	str facility, mark = draft ? work_word(w, "案", "draft") : r->label;
	if (!facility_get(w, "name", &facility, NULL))
		facility = S("");
	mark = arena_join(w->arena, mark, S(" "), chart_date(w, draft ? day_iso(w->arena, work_today(w)) : r->approved_on));
	return arena_join(w->arena, facility, S("  "), mark);
}

bool chart_cards(struct work *w, const struct chart *chart, const struct revision *r, bool draft, struct buf *pdf, struct err *e)
{
	struct card_row rows[CHOSEN_MAX];
	struct chosen c = { chart, arena_array(w->arena, bool, chart->count), 0 };
	struct card card = { .title = work_word(w, "おかしいと思ったら(サイバー攻撃)", "When something looks wrong (cyber-attack)"), .first = steps(w), .rows = rows,
		             .foot = foot(w, r, draft) };
	const struct paper_look look = { .title = work_word(w, "連絡先カード", "Contact cards"), .author = S("Inro"), .made_at = clock_now(w->clock) };
	choose_all(&c);
	for (size_t i = 0; i < chart->count; i++)
		if (c.is[i])
			rows[card.row_count++] = (struct card_row){ who(w, &chart->entries[i]), numbers(w, &chart->entries[i]) };
	if (!card.row_count)
		return err_set(e, ERR_INPUT, "電話番号のある連絡先がまだありません", "nobody in the chart has a telephone yet");
	return cards_write(w->arena, &look, &card, pdf, e);
}
