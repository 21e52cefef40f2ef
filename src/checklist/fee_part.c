/* fee_part.c - `inro checklist fee`: what fee add-ons ask for, beside the evidence there is. It never concludes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/data.h"
#include "commands.h"
#include "fee_say.h"

static bool put_requirement(struct work *w, struct evidence_run *run, const struct fee_requirement *r, struct err *e)
{
	buf_fmt(w->out, "\n■ %s [%.*s]\n", work_say(w, r->fee), P(r->id));
	work_put(w, "%s%.0s(%.*s改定、文言: %s%.0s)\n", "%.0s%s (revision of %.*s; wording: %.0s%s)\n", r->words.ja, r->words.en,
	         P(form_year(w->arena, w->lang, (int)r->revision_year)), r->verification->words.ja, r->verification->words.en);
	if (*r->note.ja)
		buf_fmt(w->out, "※ %s\n", work_say(w, r->note));
	for (size_t i = 0; i < r->evidence_count; i++) {
		struct fee_state state;
		if (!fee_look(w, run, &r->evidence[i], &state, e))
			return false;
		buf_fmt(w->out, "  ・%s: %.*s\n", work_say(w, r->evidence[i].words), P(state.said));
	}
	return true;
}

static bool put_requirement_json(struct work *w, struct evidence_run *run, const struct fee_requirement *r, struct json *j,
                                 struct err *e)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), r->id);
	json_pair_str(j, S("fee"), str_of(work_say(w, r->fee)));
	json_pair_int(j, S("revision_year"), r->revision_year);
	json_pair_str(j, S("text"), str_of(work_say(w, r->words)));
	json_pair_str(j, S("verification"), str_of(r->verification->code));
	json_put_key(j, S("evidence"));
	json_put_open(j, '[');
	for (size_t i = 0; i < r->evidence_count; i++) {
		struct fee_state state;
		if (!fee_look(w, run, &r->evidence[i], &state, e))
			return false;
		json_put_open(j, '{');
		json_pair_str(j, S("what"), str_of(work_say(w, r->evidence[i].words)));
		json_pair_str(j, S("state"), state.said);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
	json_put_close(j, '}');
	return true;
}

static bool put_json(struct work *w, struct evidence_run *run, const struct fee_set *set, struct err *e)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < set->count; i++)
		if (!put_requirement_json(w, run, &set->requirements[i], &j, e))
			return false;
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
	return true;
}

static bool put_text(struct work *w, struct evidence_run *run, const struct fee_set *set, struct err *e)
{
	work_put(w, "診療報酬の加算が求めることと、いまある資料\n", "What fee add-ons ask for, and the evidence there is\n");
	for (size_t i = 0; i < set->count; i++)
		if (!put_requirement(w, run, &set->requirements[i], e))
			return false;
	buf_fmt(w->out, "\n%s\n", work_say(w, fee_caution));
	return true;
}

bool fee_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct fee_set set;
	(void)args;
	if (!fee_read(w->arena, data_bytes(S("fee.json")), &set, e))
		return err_wrap(e, "fee.json", "fee.json");
	struct evidence_run *run = evidence_open(w, e);
	return run && (w->json ? put_json(w, run, &set, e) : put_text(w, run, &set, e));
}
