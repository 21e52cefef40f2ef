/* journal.c - the table of what happened.
 * SPDX-License-Identifier: Apache-2.0 */
#include "journal.h"

#include "base/when.h"

static const struct {
	const char *name;
	struct words words;
} events[] = {
#define EVENT(name, text, ja, en) [EVENT_##name] = { text, { ja, en } },
#include "events.def"
#undef EVENT
};

const char *event_name(enum event event)
{
	return events[event].name;
}

struct words event_words(str name)
{
	for (size_t i = 0; i < EVENT_COUNT; i++)
		if (str_eq(str_of(events[i].name), name))
			return events[i].words;
	return (struct words){ "", "" };
}

bool journal_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("journal"),
	                S("id TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, event TEXT NOT NULL, "
	                  "subject TEXT NOT NULL, detail TEXT NOT NULL")) &&
	       /* whoever looks at an act asks whether it was taken back */
	       db_do(db, e, "CREATE INDEX IF NOT EXISTS journal_undone ON journal (subject) WHERE event='record.undone'", NONE);
}

bool journal_add(struct db *db, int64_t now, str who, enum event event, str subject, str detail, struct id *act,
                 struct err *e)
{
	auto_arena a = { 0 };
	str last;
	if (!db_one_str(db, &a, e, &last, "SELECT COALESCE(MAX(id), '') FROM journal", NONE))
		return false;
	id_after(last); /* acts sort as they happened, also those of two programs in one second */
	struct id id = id_new(now);
	if (act)
		*act = id;
	return db_do(db, e, "INSERT INTO journal (id, at, who, event, subject, detail) VALUES (?,?,?,?,?,?)",
	             BIND(V(id_str(&id)), V(instant_iso(&a, now)), V(who), V(events[event].name), V(subject), V(detail)));
}
