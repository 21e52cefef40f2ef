/* say.c - items, answers and evidence as they stand in the answers of the commands, in words and in JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

static void entered_json(struct json *j, str key, const struct entered *entered)
{
	if (!entered->at.n)
		return;
	json_put_key(j, key);
	json_put_open(j, '{');
	json_pair_str(j, S("who"), entered->who);
	json_pair_str(j, S("at"), entered->at);
	json_put_close(j, '}');
}

void answer_json(struct arena *a, struct json *j, const struct answer *answer)
{
	json_pair_str(j, S("first"), reply_code(answer->first));
	json_pair_str(j, S("first_on"), day_iso(a, answer->first_on));
	json_pair_str(j, S("target_on"), day_iso(a, answer->target_on));
	json_pair_str(j, S("second"), reply_code(answer->second));
	json_pair_str(j, S("second_on"), day_iso(a, answer->second_on));
	json_pair_str(j, S("note"), answer->note);
	json_pair_str(j, S("original"), answer->original);
	json_pair_bool(j, S("taken_back"), answer->taken_back);
	entered_json(j, S("first_entered"), &answer->first_entered);
	entered_json(j, S("target_entered"), &answer->target_entered);
	entered_json(j, S("second_entered"), &answer->second_entered);
}

static void tallies_json(struct json *j, const struct evidence *evidence)
{
	json_put_key(j, S("counts"));
	json_put_open(j, '[');
	for (size_t i = 0; i < evidence->tally_count; i++) {
		const struct evidence_tally *tally = &evidence->tallies[i];
		json_put_open(j, '{');
		json_pair_str(j, S("of"), str_of(tally->unit->code));
		json_pair_int(j, S("ok"), (int64_t)tally->ok);
		json_pair_int(j, S("short"), (int64_t)tally->short_of);
		json_pair_int(j, S("unseen"), (int64_t)tally->unseen);
		json_pair_int(j, S("stale"), (int64_t)tally->stale);
		json_pair_int(j, S("accepted"), (int64_t)tally->accepted);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void unmeasured_json(struct json *j, const struct evidence *evidence)
{
	json_put_key(j, S("unmeasured"));
	json_put_open(j, '[');
	for (size_t i = 0; i < evidence->unmeasured_count; i++)
		json_put_str(j, str_of(evidence->unmeasured[i].check->name));
	json_put_close(j, ']');
}

void evidence_json(struct json *j, const struct evidence *evidence)
{
	json_pair_str(j, S("verdict"), str_of(verdict_names[evidence->verdict]));
	json_pair_str(j, S("sentence"), evidence->sentence);
	json_pair_str(j, S("beside"), evidence->beside);
	tallies_json(j, evidence);
	unmeasured_json(j, evidence);
}

void item_json(struct work *w, struct json *j, const struct form *form, const struct form_item *item)
{
	json_pair_str(j, S("key"), item->key);
	json_pair_str(j, S("number"), form_item_number(w->arena, form, item));
	json_pair_str(j, S("control"), item->control);
	json_pair_str(j, S("group"), form_item_group(item));
	json_pair_str(j, S("text"), str_of(work_say(w, item->words)));
	json_pair_bool(j, S("reference"), item->reference);
	json_pair_str(j, S("verification"), str_of(item->verification->code));
}
