/* figures.c - how far the form is answered, by the facility and by its vendors, as numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "figures.h"

#include "vendor.h"

static bool choose(struct work *w, struct form_set *set, const struct form **form, struct err *e)
{
	str kind;
	return forms_read(w, set, e) && forms_kind_here(w, &kind, e) &&
	       forms_choose(w, set, kind, S(""), false, form, e);
}

/* Numbers and words that belong together, part of one whole. */
struct share {
	const char *name;
	struct words words;
	int64_t number;
};

static void add_shares(struct work *w, struct figures *figures, const struct share *shares, size_t count,
		       int64_t whole)
{
	for (const struct share *s = shares; s < shares + count; s++)
		figure_add(w, figures, &(struct figure){ s->name, s->words, s->number, whole });
}

static bool count_answers(struct work *w, struct figures *figures, struct err *e)
{
	struct form_set set;
	struct answer_set answers;
	const struct form *form;
	int64_t wanted = 0, late = 0, replies[] = { [REPLY_NONE] = 0, [REPLY_YES] = 0, [REPLY_NO] = 0 };
	if (!choose(w, &set, &form, e) || !answers_read(w, form, S(""), S(""), &answers, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++) {
		if (answers.needs[i] != NEED_ANSWER)
			continue;
		wanted++;
		replies[answer_reply(&answers.answers[i])]++;
		late += answer_is_late(&answers.answers[i], work_today(w));
	}
	const struct share shares[] = {
		{ "checklist.yes", { "「はい」と答えた項目", "items answered Yes" }, replies[REPLY_YES] },
		{ "checklist.no", { "「いいえ」と答えた項目", "items answered No" }, replies[REPLY_NO] },
		{ "checklist.open", { "まだ答えていない項目", "items not answered yet" }, replies[REPLY_NONE] },
		{ "checklist.overdue", { "目標日を過ぎた項目", "items past their target date" }, late },
	};
	add_shares(w, figures, shares, LENGTH(shares), wanted);
	figures->remark = arena_join(w->arena, form_name(w->arena, w->lang, form), S("　"),
				     form_warning(w->arena, w->lang, form));
	return true;
}

/* How the forms of all vendors stand. */
struct vendor_counts {
	int64_t all, asked, overdue, states[RETURN_STATES];
};

static bool count_returns(struct work *w, const struct form *form, struct vendor_counts *s, struct err *e)
{
	struct vendor_return *list;
	size_t count;
	if (!returns_read(w, form, &list, &count, e))
		return false;
	s->all = (int64_t)count;
	for (size_t i = 0; i < count; i++) {
		struct vendor_ask ask;
		if (!vendor_last_ask(w, form, list[i].vendor, list[i].system, &ask, e))
			return false;
		s->asked += ask.asked_on.year != 0;
		s->overdue += vendor_is_overdue(&list[i], &ask, work_today(w));
		s->states[list[i].state]++;
	}
	return true;
}

static bool count_vendors(struct work *w, struct figures *figures, struct err *e)
{
	struct form_set set;
	const struct form *own;
	struct vendor_counts s = { 0 };
	auto_buf said_before = { 0 }; /* which form it is was remarked with the facility's own answers */
	struct work quiet = *w;
	quiet.aside = &said_before;
	if (!choose(&quiet, &set, &own, e))
		return false;
	const struct form *form = returns_form(&set, own);
	if (form && !count_returns(w, form, &s, e))
		return false;
	const struct share shares[] = {
		{ "vendors.asked", { "確認を依頼した", "asked" }, s.asked },
		{ "vendors.answered", { "すべての項目に回答があった", "answered in whole" },
		  s.states[RETURN_WHOLE] + s.states[RETURN_SKIPPED] },
		{ "vendors.partly", { "一部の項目に回答があった", "answered in part" }, s.states[RETURN_PARTLY] },
		{ "vendors.overdue", { "返送の期限を過ぎた", "overdue" }, s.overdue },
	};
	add_shares(w, figures, shares, LENGTH(shares), s.all);
	figures->remark = work_word(w, "契約中の事業者とシステムごとに数えています。",
				    "Counted for each contracted vendor and system.");
	return true;
}

const struct figure_part checklist_figures[] = {
	{ "checklist", { "チェックリストの回答", "The checklist" }, count_answers },
	{ "vendors", { "事業者への確認", "Vendors" }, count_vendors },
	{ 0 },
};
