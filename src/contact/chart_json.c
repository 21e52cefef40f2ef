/* chart_json.c - writing the contact chart as JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart_json.h"

static void put_entry(struct json *j, const struct entry *n, size_t number)
{
	json_put_open(j, '{');
	json_pair_int(j, S("number"), (int64_t)number);
	json_pair_str(j, S("id"), n->id);
	json_pair_int(j, S("stage"), n->stage);
	json_pair_str(j, S("role"), n->role_code);
	json_pair_str(j, S("organization"), n->organization);
	json_pair_str(j, S("name"), n->name);
	json_pair_str(j, S("occasion"), n->occasion);
	json_pair_str(j, S("phone"), n->phone);
	json_pair_str(j, S("phone_night"), n->phone_night);
	json_pair_str(j, S("fax"), n->fax);
	json_pair_str(j, S("mail"), n->mail);
	json_pair_str(j, S("note"), n->note);
	json_put_close(j, '}');
}

void chart_json(struct json *j, const struct chart *chart, const struct revision *r, size_t changes)
{
	json_pair_str(j, S("revision"), r->label);
	json_pair_str(j, S("approved_on"), r->approved_on);
	json_pair_str(j, S("approver"), r->approver);
	json_pair_str(j, S("confirmed_on"), r->confirmed_on);
	json_pair_int(j, S("changes"), (int64_t)changes);
	json_put_key(j, S("entries"));
	json_put_open(j, '[');
	for (size_t i = 0; i < chart->count; i++)
		put_entry(j, &chart->entries[i], i + 1);
	json_put_close(j, ']');
}
