/* journal.h - what happened, when and by whom: added in the transaction of the change itself, never rewritten.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/id.h"
#include "base/words.h"
#include "db.h"

enum event {
#define EVENT(name, text, ja, en) EVENT_##name,
#include "events.def"
#undef EVENT
	EVENT_COUNT
};

const char *event_name(enum event event);
struct words event_words(str name); /* by the stored name; empty words when unknown */

bool journal_table(struct db *db, struct err *e);

/* Adds an entry and gives its id: the "act" on whose behalf records change. detail is a JSON object or "". */
bool journal_add(struct db *db, int64_t now, str who, enum event event, str subject, str detail, struct id *act,
	         struct err *e);
