/* print_table.c - cutting a form into printed rows, and the words at its edges.
 * SPDX-License-Identifier: Apache-2.0 */
#include "print_table.h"

const struct words print_item_words = { "チェック項目", "Item" };
const struct words print_results_words = { "確認結果(日付)", "Result (date)" };
const struct words print_cell_words[PRINT_CELLS] = {
	[PRINT_FIRST] = { "1回目", "First check" },
	[PRINT_TARGET] = { "目標日", "Target date" },
	[PRINT_SECOND] = { "2回目", "Second check" },
};

#define GROUP_ROWS_MAX 200u /* a label spreads over no more */

/* Rows of one group that follow one another share its label. */
static void count_groups(struct print_row *rows, size_t count)
{
	size_t begin = 0;
	for (size_t i = 0; i < count; i++) {
		const struct form_item *item = rows[i].item;
		if (!i || rows[i].begins_section || rows[i - 1].item->group != item->group ||
		    rows[begin].group_rows == GROUP_ROWS_MAX)
			begin = i;
		rows[begin].group_rows += item->group != NULL;
	}
}

size_t print_rows(struct arena *a, const struct form_copy *copy, bool reference, struct print_row **rows)
{
	const struct form *form = copy->form;
	size_t count = 0;
	*rows = arena_array(a, struct print_row, form->item_count);
	for (size_t i = 0; i < form->item_count; i++) {
		const struct form_item *item = &form->items[i];
		if (item->reference != reference)
			continue;
		struct print_row *row = &(*rows)[count];
		row->item = item;
		row->begins_section = !count || row[-1].item->section != item->section;
		if (copy->answers) {
			row->answer = copy->answers->answers[i];
			row->need = copy->answers->needs[i];
		}
		count++;
	}
	count_groups(*rows, count);
	return count;
}

bool print_has(const struct print_row *row, enum print_cell cell)
{
	static const unsigned columns[PRINT_CELLS] = { FORM_FIRST, FORM_TARGET, FORM_SECOND };
	return (row->item->columns & columns[cell]) != 0;
}

enum reply print_reply(const struct print_row *row, enum print_cell cell)
{
	const enum reply replies[PRINT_CELLS] = { row->answer.first, REPLY_NONE, row->answer.second };
	return replies[cell];
}

struct day print_day(const struct print_row *row, enum print_cell cell)
{
	const struct answer *answer = &row->answer;
	const struct day days[PRINT_CELLS] = { answer->first_on, answer->target_on, answer->second_on };
	return days[cell];
}

str print_edition(struct work *w, const struct form *form)
{
	return work_fmt(w, "%.*s版", "%.*s", P(form_year(w->arena, w->lang, form->fiscal_year)));
}

str print_section(struct work *w, const struct form *form, const struct print_row *row)
{
	const struct form_section *section = &form->sections[row->item->section];
	str words = work_words(w, section->words);
	return section->number ? arena_fmt(w->arena, "%d　%.*s", section->number, P(words)) : words;
}

/* The gate says what a No means. */
str print_below(struct work *w, const struct form *form, const struct form_item *item)
{
	if (form_item_is_gate(item))
		for (size_t i = 0; i < form->rule_count; i++)
			if (str_eq(form->rules[i].id, S("gate")))
				return work_words(w, form->rules[i].words);
	return S("");
}

str print_why_not(struct work *w, const struct print_row *row)
{
	static const struct words words[] = {
		[NEED_ANSWER] = { "", "" },
		[NEED_NOT_GATE] = { "記入不要(医療情報システムがないため)",
				    "No entry needed: there is no healthcare information system" },
		[NEED_NOT_CONTRACT] = { "記入不要(契約中の事業者の登録がないため)",
					"No entry needed: no vendor is registered as under contract" },
		[NEED_NOT_SKIPPED] = { "契約により省略", "Skipped by contract" },
	};
	str why = work_words(w, words[row->need]);
	return row->need == NEED_NOT_SKIPPED ? arena_join(w->arena, why, S("\n"), row->answer.skipped) : why;
}
