/* write.c - one record written by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

static bool write_one(struct work *w, const struct record_kind *kind, const struct record *was, const struct record *now,
                      str act, struct err *e)
{
	return (was ? history_change(w->db, kind, was, now, act, e) : history_add(w->db, kind, now, act, e)) &&
	       records_settle(w, (const struct record_kind *const[]){ kind, NULL }, e);
}

/* Behind all that is there, so that who reads in the order of ids misses nothing that is added meanwhile. */
static bool give_id(struct work *w, const struct record_kind *kind, struct record *now, struct err *e)
{
	str last;
	if (!db_one_str_made(w->db, w->arena, e, &last, arena_fmt(w->arena, "SELECT coalesce(max(id),'') FROM %s", kind->name), NONE))
		return false;
	id_after(last);
	struct id id = id_new(clock_now(w->clock));
	now->id = arena_copy(w->arena, id_str(&id));
	return true;
}

bool record_write_in(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                     struct id *act, struct err *e)
{
	if (!journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_WRITTEN, str_of(kind->name), S(""), act, e))
		return false;
	if (!was && !give_id(w, kind, now, e))
		return false;
	return write_one(w, kind, was, now, id_str(act), e);
}

bool record_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                  struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, record_write_in(w, kind, was, now, act, e), e);
}
