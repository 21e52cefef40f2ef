/* journal_json.c - acts, and what they changed, as members of JSON objects.
 * SPDX-License-Identifier: Apache-2.0 */
#include "journal_json.h"

void journal_json(struct json *j, const struct journal_entry *entry)
{
	json_pair_str(j, S("act"), entry->act);
	json_pair_str(j, S("at"), entry->at);
	json_pair_str(j, S("who"), entry->who);
	json_pair_str(j, S("event"), entry->event);
	json_pair_str(j, S("subject"), entry->subject);
	json_pair_str(j, S("undone_by"), entry->undone);
}

void change_json(struct json *j, const struct journal_change *change)
{
	json_pair_str(j, S("kind"), str_of(change->kind->name));
	json_pair_str(j, S("record"), change->record);
	json_pair_bool(j, S("added"), !change->diff.n);
	json_put_key(j, S("diff"));
	json_put_as_is(j, change->diff.n ? change->diff : S("{}"));
}
