/* today_json.c - the results of checks and the findings as members of JSON objects.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today_json.h"

void tally_json(struct json *j, const struct check_result *r)
{
	struct tally t = check_tally(r, S(""));
	json_pair_str(j, S("check"), str_of(r->check->name));
	json_pair_bool(j, S("measured"), r->measured);
	json_pair_int(j, S("population"), (int64_t)t.population);
	json_pair_int(j, S("ok"), (int64_t)t.ok);
	json_pair_int(j, S("short"), (int64_t)t.short_of);
	json_pair_int(j, S("unseen"), (int64_t)t.unseen);
	json_pair_int(j, S("accepted"), (int64_t)t.accepted);
}

void finding_json(struct work *w, struct json *j, const struct finding *f)
{
	json_pair_str(j, S("check"), str_of(f->check->name));
	json_pair_str(j, S("reason"), str_of(f->reason->code));
	json_pair_str(j, S("subject"), f->subject);
	json_pair_str(j, S("label"), f->label);
	json_pair_str(j, S("group"), f->group);
	json_pair_str(j, S("words"), reason_say(w->arena, w->lang, f->reason, f->detail));
	json_pair_str(j, S("todo"), str_of(work_say(w, f->reason->todo)));
	json_pair_int(j, S("severity"), f->reason->severity);
	json_pair_bool(j, S("unseen"), f->unseen);
	json_pair_str(j, S("since"), f->since);
	json_pair_str(j, S("accepted_until"), f->accepted_until);
	json_pair_str(j, S("owner"), f->owner);
	json_pair_str(j, S("due"), f->due);
}
