/* fee_part.c - `inro checklist fee`: what fee add-ons ask for, beside the evidence there is. It never concludes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/data.h"
#include "commands.h"
#include "fee.h"

static const struct words none_found = { "不足は見つかりませんでした", "nothing was found short" };
static const struct words no_document = { "記録がありません", "there is no record" };

static bool say_check(struct work *w, struct evidence_run *run, str name, str *said, struct err *e)
{
	const struct check_result *result = evidence_check(run, name, e);
	if (!result)
		return false;
	enum verdict verdict = evidence_of_check(result);
	*said = str_of(work_say(w, verdict == VERDICT_PERSON ? none_found : verdict_words[verdict]));
	return true;
}

static str say_document(struct work *w, struct evidence_run *run, str type)
{
	const struct evidence_document *newest = evidence_document(run, type);
	if (!newest)
		return str_of(work_say(w, no_document));
	return w->lang == LANG_EN ? arena_fmt(w->arena, "recorded: %.*s %.*s", P(newest->title), P(newest->dated))
	                          : arena_fmt(w->arena, "記録あり: %.*s %.*s", P(newest->title), P(newest->dated));
}

static bool say_evidence(struct work *w, struct evidence_run *run, const struct fee_evidence *evidence, str *said, struct err *e)
{
	*said = evidence->document.n ? say_document(w, run, evidence->document) : str_of(work_say(w, verdict_words[VERDICT_UNMEASURED]));
	return !evidence->check.n || say_check(w, run, evidence->check, said, e);
}

static bool put_requirement(struct work *w, struct evidence_run *run, const struct fee_requirement *r, struct err *e)
{
	buf_fmt(w->out, "\n■ %s [%.*s]\n", work_say(w, r->fee), P(r->id));
	work_put(w, "%s%.0s(%.*s改定、文言: %s%.0s)\n", "%.0s%s (revision of %.*s; wording: %.0s%s)\n", r->words.ja, r->words.en,
	         P(form_year(w->arena, w->lang, (int)r->revision_year)), r->verification->words.ja, r->verification->words.en);
	if (*r->note.ja)
		buf_fmt(w->out, "※ %s\n", work_say(w, r->note));
	for (size_t i = 0; i < r->evidence_count; i++) {
		str said;
		if (!say_evidence(w, run, &r->evidence[i], &said, e))
			return false;
		buf_fmt(w->out, "  ・%s: %.*s\n", work_say(w, r->evidence[i].words), P(said));
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
		str said;
		if (!say_evidence(w, run, &r->evidence[i], &said, e))
			return false;
		json_put_open(j, '{');
		json_pair_str(j, S("what"), str_of(work_say(w, r->evidence[i].words)));
		json_pair_str(j, S("state"), said);
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
	work_put(w, "\nこの一覧は、届け出られるかどうかを判定しません。基準の全文は、その年度の告示と通知で確かめてください。\n",
	         "\nThis list does not conclude whether an add-on can be filed. Please read the full criteria in the notices of that "
	         "year.\n");
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
