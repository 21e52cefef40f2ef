/* list_part.c - `inro checklist`: every item with what was measured and what was answered, side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

static const struct words not_answered = { "まだありません", "none yet" };

static void put_section(struct work *w, const struct form *form, const struct form_item *item, const struct form_item *before)
{
	const struct form_section *section = &form->sections[item->section];
	bool begins = !before || before->section != item->section;
	if (begins && section->number)
		buf_fmt(w->out, "\n■ %d %s\n", section->number, work_say(w, section->words));
	else if (begins)
		buf_fmt(w->out, "\n■ %s\n", work_say(w, section->words));
	if (item->group && (begins || before->group != item->group || before->reference != item->reference))
		buf_fmt(w->out, w->lang == LANG_EN ? "[%s]%s\n" : "〔%s〕%s\n", work_say(w, item->group->words),
		        item->reference ? work_say(w, (struct words){ "(参考項目)", " (reference items)" }) : "");
	else if (item->reference && (begins || !before->reference))
		work_put(w, "(参考項目)\n", "(reference items)\n");
}

static void put_row(struct work *w, const struct form *form, const struct standing_row *row)
{
	str number = form_item_number(w->arena, form, row->item), answer = answer_say(w->arena, w->lang, &row->answer);
	buf_fmt(w->out, "%.*s  %s  [%.*s]\n", P(number), work_say(w, row->item->words), P(row->item->key));
	if (row->need == NEED_NOT_GATE || row->need == NEED_NOT_CONTRACT) {
		buf_fmt(w->out, "    － %s\n", work_say(w, need_words(row->need)));
		return;
	}
	work_put(w, "    測定  〔%s〕%.*s\n", "    measured  [%s] %.*s\n", work_say(w, verdict_words[row->evidence.verdict]),
	         P(row->evidence.sentence));
	work_put(w, "    回答  %.*s\n", "    answer    %.*s\n", P(answer.n ? answer : str_of(work_say(w, not_answered))));
	if (row->conflict)
		work_put(w, "    食い違い  %s\n", "    conflict  %s\n", work_say(w, conflict_words(row->conflict)));
	if (row->evidence.beside.n)
		buf_fmt(w->out, "    ※ %.*s\n", P(row->evidence.beside));
}

static void put_totals(struct work *w, const struct standing *standing)
{
	struct standing_totals totals = standing_count(standing, work_today(w));
	work_put(w, "\n記入が必要な%zu項目のうち、回答済み%zu、食い違い%zu。測定:", "\nOf %zu items that need an entry, %zu are answered, %zu conflict. Measured:",
	         totals.wanted, totals.answered, totals.conflicts);
	for (size_t v = 0; v < VERDICTS; v++)
		buf_fmt(w->out, " %s %zu", work_say(w, verdict_words[v]), totals.verdicts[v]);
	work_put(w, "\n測定は回答ではありません。回答は人が `inro checklist answer 項目 yes|no --date 日付` で記入します。\n",
	         "\nWhat was measured is no answer. A person answers by `inro checklist answer ITEM yes|no --date DAY`.\n");
}

static void put_text(struct work *w, const struct standing *standing)
{
	const struct form *form = standing->form;
	str warning = form_warning(w->arena, w->lang, form);
	buf_fmt(w->out, "%s %.*s [%.*s]\n", work_say(w, form->title), P(form_name(w->arena, w->lang, form)), P(form->id));
	if (warning.n)
		buf_fmt(w->out, "%.*s\n", P(warning));
	for (size_t i = 0; i < standing->count; i++) {
		put_section(w, form, standing->rows[i].item, i ? standing->rows[i - 1].item : NULL);
		put_row(w, form, &standing->rows[i]);
	}
	put_totals(w, standing);
}

static void put_row_json(struct work *w, struct json *j, const struct form *form, const struct standing_row *row)
{
	json_put_open(j, '{');
	item_json(w, j, form, row->item);
	evidence_json(j, &row->evidence);
	json_put_key(j, S("answer"));
	json_put_open(j, '{');
	answer_json(w->arena, j, &row->answer);
	json_put_close(j, '}');
	json_pair_bool(j, S("needs_answer"), row->need == NEED_ANSWER);
	json_pair_str(j, S("why_not"), str_of(work_say(w, need_words(row->need))));
	json_pair_str(j, S("conflict"), str_of(work_say(w, conflict_words(row->conflict))));
	json_put_close(j, '}');
}

void standing_json(struct work *w, struct json *j, const struct standing *standing)
{
	json_pair_str(j, S("form"), standing->form->id);
	json_pair_int(j, S("fiscal_year"), standing->form->fiscal_year);
	json_pair_str(j, S("warning"), form_warning(w->arena, w->lang, standing->form));
	json_put_key(j, S("items"));
	json_put_open(j, '[');
	for (size_t i = 0; i < standing->count; i++)
		put_row_json(w, j, standing->form, &standing->rows[i]);
	json_put_close(j, ']');
}

static void put_json(struct work *w, const struct standing *standing)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	standing_json(w, &j, standing);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool list_part(struct work *w, const struct arguments *args, struct err *e)
{
	const struct form *form;
	struct standing standing;
	if (!part_form(w, args, false, &form, e))
		return false;
	struct evidence_run *run = evidence_open(w, e);
	if (!run || !standing_read(w, run, form, S(""), S(""), &standing, e))
		return false;
	if (w->json)
		put_json(w, &standing);
	else
		put_text(w, &standing);
	return true;
}
