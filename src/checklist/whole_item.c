/* whole_item.c - reading everything about one item.
 * SPDX-License-Identifier: Apache-2.0 */
#include "whole_item.h"

#include "forms.h"

/* The newest earlier form of the same kind that has the same control and group. */
static bool read_last_year(struct work *w, struct whole_item *whole, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	struct answer_set answers;
	if (!forms_read(w, set, e))
		return false;
	for (size_t i = 0; i < set->count && !whole->last_form; i++) {
		const struct form *form = &set->forms[i];
		const struct form_item *item = form_item_of(form, whole->item->control, form_item_group(whole->item));
		if (form->kind != whole->form->kind || form->fiscal_year >= whole->form->fiscal_year || !item)
			continue;
		if (!answers_read(w, form, S(""), S(""), &answers, e))
			return false;
		whole->last_form = form;
		whole->last = answers.answers[item - form->items];
	}
	return true;
}

bool whole_item_answers(struct work *w, const struct form *form, const struct form_item *item, struct whole_item *whole,
                        struct err *e)
{
	*whole = (struct whole_item){ .form = form, .item = item, .row = { .form = form, .item = item } };
	if (!answers_read(w, form, S(""), S(""), &whole->answers, e))
		return false;
	whole->answer = whole->answers.answers[item - form->items];
	whole->need = whole->answers.needs[item - form->items];
	return answer_history(w, &whole->row, &whole->history, &whole->history_count, e) && read_last_year(w, whole, e);
}

bool whole_item_read(struct work *w, const struct form *form, const struct form_item *item, struct whole_item *whole,
                     struct err *e)
{
	struct evidence_run *run = evidence_open(w, e);
	return run && whole_item_answers(w, form, item, whole, e) && evidence_of(run, form, item, &whole->evidence, e);
}
