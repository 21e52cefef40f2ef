/* answer_part.c - `inro checklist answer` and `take-back`: a person enters an answer with its day, or takes it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

static bool take_reply(struct work *w, str text, enum reply *reply, struct err *e)
{
	return reply_read(w->arena, text, reply) ||
	       err_set(e, ERR_USAGE, "「%.*s」は yes(はい)でも no(いいえ)でもありません", "\"%.*s\" is neither yes nor no", P(text));
}

static unsigned parts_of(const struct arguments *args)
{
	static const struct {
		const char *option;
		enum answer_parts part;
	} options[] = { { "date", ANSWER_FIRST },         { "target", ANSWER_TARGET }, { "second", ANSWER_SECOND },
		        { "second-date", ANSWER_SECOND }, { "note", ANSWER_NOTE },     { "original", ANSWER_ORIGINAL } };
	unsigned parts = args->count > 2 ? ANSWER_FIRST : 0;
	for (size_t i = 0; i < LENGTH(options); i++)
		if (arguments_flag(args, options[i].option))
			parts |= options[i].part;
	return parts;
}

static bool take_change(struct work *w, const struct arguments *args, struct answer_change *change, struct err *e)
{
	static const struct words date = { "--date ", "--date" }, target = { "--target ", "--target" },
		second_date = { "--second-date ", "--second-date" };
	str second = arguments_value(args, "second");
	*change = (struct answer_change){ .parts = parts_of(args), .note = arguments_value(args, "note"),
		                          .original = arguments_value(args, "original") };
	return (args->count < 3 || take_reply(w, args->words[2], &change->first, e)) &&
	       (!second.n || take_reply(w, second, &change->second, e)) &&
	       answer_day(arguments_value(args, "date"), date, &change->first_on, e) &&
	       answer_day(arguments_value(args, "target"), target, &change->target_on, e) &&
	       answer_day(arguments_value(args, "second-date"), second_date, &change->second_on, e);
}

static bool take_row(struct work *w, const struct arguments *args, struct answer_row *row, struct err *e)
{
	*row = (struct answer_row){ 0 };
	return part_form(w, args, true, &row->form, e) && part_item(w, args, row->form, &row->item, e);
}

/* The row as it stands now. */
static void put_json(struct work *w, const struct answer_row *row, const struct answer *answer)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("form"), row->form->id);
	item_json(w, &j, row->form, row->item);
	json_put_key(&j, S("answer"));
	json_put_open(&j, '{');
	answer_json(w->arena, &j, answer);
	json_put_close(&j, '}');
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool answer_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct answer_row row;
	struct answer_change change;
	struct answer_set set;
	if (!take_change(w, args, &change, e) || !take_row(w, args, &row, e) || !answer_give(w, &row, &change, e) ||
	    !answers_read(w, row.form, S(""), S(""), &set, e))
		return false;
	const struct answer *answer = &set.answers[row.item - row.form->items];
	if (w->json)
		put_json(w, &row, answer);
	else
		work_put(w, "記入しました: %.*s %s%.0s → %.*s\n", "Entered: %.*s %.0s%s → %.*s\n",
		         P(form_item_number(w->arena, row.form, row.item)), row.item->words.ja, row.item->words.en,
		         P(answer_say(w->arena, w->lang, answer)));
	return true;
}

bool take_back_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct answer_row row;
	if (!take_row(w, args, &row, e) || !answer_take_back(w, &row, e))
		return false;
	if (w->json)
		put_json(w, &row, &(struct answer){ .taken_back = true });
	else
		work_put(w, "%.*s の回答を取り消しました。前の記入は `inro checklist show %.*s` の履歴に残っています。\n",
		         "The answer to %.*s was taken back. What stood before is in the history: `inro checklist show %.*s`.\n",
		         P(form_item_number(w->arena, row.form, row.item)), P(row.item->key));
	return true;
}
