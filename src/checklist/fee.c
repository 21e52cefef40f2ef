/* fee.c - reading what medical-fee add-ons ask for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fee.h"

#include "form.h"
#include "strict.h"

static const char *const file_names[] = { "format", "requirements", NULL };
static const char *const requirement_names[] = { "id", "revision_year", "fee", "ja", "en", "note", "verification", "source",
	                                         "evidence", NULL };
static const char *const evidence_names[] = { "ja", "en", "check", "document", NULL };

static bool take_evidence(const struct strict *s, struct fee_requirement *requirement)
{
	size_t count;
	if (!strict_list(s, "evidence", FEE_EVIDENCE_MAX, &count))
		return false;
	requirement->evidence = arena_array(s->a, struct fee_evidence, count);
	for (; requirement->evidence_count < count; requirement->evidence_count++) {
		struct fee_evidence *evidence = &requirement->evidence[requirement->evidence_count];
		struct strict in;
		if (!strict_at(s, "evidence", requirement->evidence_count, &in) || !strict_keys(&in, evidence_names) ||
		    !strict_words(&in, FEE_TEXT_BYTES_MAX, &evidence->words) ||
		    !strict_text_or_none(&in, "check", STRICT_NAME_MAX, &evidence->check) ||
		    !strict_text_or_none(&in, "document", STRICT_NAME_MAX, &evidence->document))
			return false;
	}
	return true;
}

static bool take_requirement(const struct strict *s, struct fee_requirement *requirement)
{
	return strict_keys(s, requirement_names) && strict_id(s, "id", &requirement->id) &&
	       strict_whole(s, "revision_year", 2019, 2099, &requirement->revision_year) &&
	       strict_words_at(s, "fee", FEE_TEXT_BYTES_MAX, &requirement->fee) &&
	       strict_words(s, FEE_TEXT_BYTES_MAX, &requirement->words) &&
	       strict_words_at(s, "note", FEE_TEXT_BYTES_MAX, &requirement->note) &&
	       strict_choice(s, "verification", form_verifications, false, &requirement->verification) &&
	       strict_text_or_none(s, "source", FEE_TEXT_BYTES_MAX, &requirement->source) && take_evidence(s, requirement);
}

bool fee_read(struct arena *a, str bytes, struct fee_set *set, struct err *e)
{
	auto_json file = NULL;
	struct strict s, in;
	size_t count;
	*set = (struct fee_set){ 0 };
	if (!strict_open(a, bytes, "inro-fee/1", &file, &s, e) || !strict_keys(&s, file_names) ||
	    !strict_list(&s, "requirements", FEE_REQUIREMENTS_MAX, &count))
		return false;
	set->requirements = arena_array(a, struct fee_requirement, count);
	for (; set->count < count; set->count++)
		if (!strict_at(&s, "requirements", set->count, &in) || !take_requirement(&in, &set->requirements[set->count]))
			return false;
	return true;
}
