/* fee_say.c - putting the evidence for fee requirements into words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fee_say.h"

static const struct words none_found = { "不足は見つかりませんでした", "nothing was found short" };
static const struct words no_document = { "記録がありません", "there is no record" };

const struct words fee_caution = {
	"この一覧は、届け出られるかどうかを判定しません。基準の全文は、その年度の告示と通知で確かめてください。",
	"This list does not conclude whether an add-on can be filed. Please read the full criteria in the notices of that year."
};

static bool look_at_check(struct work *w, struct evidence_run *run, str name, struct fee_state *state, struct err *e)
{
	const struct check_result *result = evidence_check(run, name, e);
	if (!result)
		return false;
	state->verdict = evidence_of_check(result);
	state->said = work_words(w, state->verdict == VERDICT_PERSON ? none_found : verdict_words[state->verdict]);
	return true;
}

static void look_at_document(struct work *w, struct evidence_run *run, str type, struct fee_state *state)
{
	const struct evidence_document *newest = evidence_document(run, type);
	state->verdict = newest ? VERDICT_PERSON : VERDICT_UNMEASURED;
	state->document = newest ? newest->id : S("");
	state->said = newest ? work_fmt(w, "記録あり: %.*s %.*s", "recorded: %.*s %.*s", P(newest->title), P(newest->dated))
	                     : work_words(w, no_document);
}

bool fee_look(struct work *w, struct evidence_run *run, const struct fee_evidence *evidence, struct fee_state *state, struct err *e)
{
	*state = (struct fee_state){ .verdict = VERDICT_UNMEASURED, .said = work_words(w, verdict_words[VERDICT_UNMEASURED]) };
	if (evidence->document.n)
		look_at_document(w, run, evidence->document, state);
	return !evidence->check.n || look_at_check(w, run, evidence->check, state, e);
}
