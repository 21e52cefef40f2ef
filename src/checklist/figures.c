/* figures.c - how far the form is answered, by the facility and by its vendors, as numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "figures.h"

#include "answer.h"
#include "forms.h"
#include "returns.h"
#include "vendor.h"

static bool choose(struct work *w, struct form_set *set, const struct form **form, struct err *e)
{
	str kind;
	return forms_read(w, set, e) && forms_kind_here(w, &kind, e) && forms_choose(w, set, kind, S(""), false, form, e);
}

static bool is_overdue(const struct answer *answer, struct day today)
{
	return answer_reply(answer) == REPLY_NO && !answer->second && answer->target_on.year && day_order(answer->target_on, today) < 0;
}

static bool count_answers(struct work *w, struct figures *figures, struct err *e)
{
	struct form_set set;
	struct answer_set answers;
	const struct form *form;
	int64_t wanted = 0, overdue = 0, replies[] = { [REPLY_NONE] = 0, [REPLY_YES] = 0, [REPLY_NO] = 0 };
	if (!choose(w, &set, &form, e) || !answers_read(w, form, S(""), S(""), &answers, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++) {
		if (answers.needs[i] != NEED_ANSWER)
			continue;
		wanted++;
		replies[answer_reply(&answers.answers[i])]++;
		overdue += is_overdue(&answers.answers[i], work_today(w));
	}
	figure_add(w, figures, &(struct figure){ "checklist.yes", { "「はい」と答えた項目", "items answered Yes" }, replies[REPLY_YES], wanted });
	figure_add(w, figures, &(struct figure){ "checklist.no", { "「いいえ」と答えた項目", "items answered No" }, replies[REPLY_NO], wanted });
	figure_add(w, figures, &(struct figure){ "checklist.open", { "まだ答えていない項目", "items not answered yet" }, replies[REPLY_NONE], wanted });
	figure_add(w, figures, &(struct figure){ "checklist.overdue", { "目標日を過ぎた項目", "items past their target date" }, overdue, wanted });
	figures->remark = arena_join(w->arena, form_name(w->arena, w->lang, form), S("　"), form_warning(w->arena, w->lang, form));
	return true;
}

static bool count_asked(struct work *w, const struct form *form, const struct vendor_return *list, size_t count, int64_t *asked, int64_t *overdue,
                        struct err *e)
{
	*asked = *overdue = 0;
	for (size_t i = 0; i < count; i++) {
		struct vendor_ask ask;
		if (!vendor_last_ask(w, form, list[i].vendor, list[i].system, &ask, e))
			return false;
		*asked += ask.asked_on.year != 0;
		*overdue += vendor_is_overdue(&list[i], &ask, work_today(w));
	}
	return true;
}

static bool count_vendors(struct work *w, struct figures *figures, struct err *e)
{
	struct form_set set;
	const struct form *own;
	struct vendor_return *list = NULL;
	size_t count = 0;
	auto_buf said_before = { 0 }; /* which form it is was remarked with the facility's own answers */
	struct work quiet = *w;
	quiet.aside = &said_before;
	int64_t asked = 0, overdue = 0, states[RETURN_STATES] = { 0 };
	if (!choose(&quiet, &set, &own, e))
		return false;
	const struct form *form = returns_form(&set, own);
	if (form && (!returns_read(w, form, &list, &count, e) || !count_asked(w, form, list, count, &asked, &overdue, e)))
		return false;
	for (size_t i = 0; i < count; i++)
		states[list[i].state]++;
	int64_t all = (int64_t)count, back = states[RETURN_WHOLE] + states[RETURN_SKIPPED];
	figure_add(w, figures, &(struct figure){ "vendors.asked", { "確認を依頼した", "asked" }, asked, all });
	figure_add(w, figures, &(struct figure){ "vendors.answered", { "すべての項目に回答があった", "answered in whole" }, back, all });
	figure_add(w, figures, &(struct figure){ "vendors.partly", { "一部の項目に回答があった", "answered in part" }, states[RETURN_PARTLY], all });
	figure_add(w, figures, &(struct figure){ "vendors.overdue", { "返送の期限を過ぎた", "overdue" }, overdue, all });
	figures->remark = work_word(w, "契約中の事業者とシステムごとに数えています。", "Counted for each contracted vendor and system.");
	return true;
}

const struct figure_part checklist_figures[] = {
	{ "checklist", { "チェックリストの回答", "The checklist" }, count_answers },
	{ "vendors", { "事業者への確認", "Vendors" }, count_vendors },
	{ 0 },
};
