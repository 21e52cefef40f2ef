/* record_json.h - records as JSON: as the commands and the API write them, and as the API takes them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "record.h"
#include "work.h"

/* The members of one record: id, scope, act, gone, and for each column its raw value (a list of texts for
 * COLUMN_LIST), then what could be read out of it: <name>_code, <name>_from and _to, <name>_number, <name>_id.
 * codes[i] belongs to columns[i], as they are kept; NULL: as they are read out of the raw values alone. */
void record_json(struct work *w, struct json *j, const struct record_kind *kind, const struct record *r, const str *codes);
/* Changes with all that record_json() writes. */
str record_tag(struct arena *a, const struct record_kind *kind, const struct record *r, const str *codes);

/* The raw text of one column as a program writes it: a text, null for the empty one, a whole number for COLUMN_COUNT, a
 * list of texts for COLUMN_LIST (as it was where that held the same). ERR_INPUT. */
bool record_json_value(struct arena *a, const struct column *c, const json_t *value, str was, str *raw, struct err *e);
