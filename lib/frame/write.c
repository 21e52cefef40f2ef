/* write.c - one record written by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

static bool write_one(struct work *w, const struct record_kind *kind, const struct record *was, const struct record *now,
                      str act, struct err *e)
{
	return (was ? history_change(w->db, kind, was, now, act, e) : history_add(w->db, kind, now, act, e)) &&
	       records_settle(w, (const struct record_kind *const[]){ kind, NULL }, e);
}

bool record_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                  struct id *act, struct err *e)
{
	struct id id = id_new(clock_now(w->clock));
	if (!was)
		now->id = arena_copy(w->arena, id_str(&id));
	if (!db_begin(w->db, e))
		return false;
	bool ok = journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_WRITTEN, str_of(kind->name), S(""), act, e) &&
	          write_one(w, kind, was, now, id_str(act), e) && db_commit(w->db, e);
	db_rollback(w->db); /* of a failure; after the commit there is nothing to roll back */
	return ok;
}
