/* journal_json.h - the journal as JSON: for the command and the API.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "journal_list.h"

/* Members of the object under way. */
void journal_json(struct json *j, const struct journal_entry *entry);
void change_json(struct json *j, const struct journal_change *change);
