/* write.c - records written by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

/* Nobody else has touched the record since it was read. */
static bool is_as_read(struct work *w, const struct record_kind *kind, const struct record *was, struct err *e)
{
	str act;
	str sql = arena_fmt(w->arena, "SELECT act FROM %s WHERE id=?", kind->name);
	if (!was->act.n)
		return true;
	if (!db_one_str_made(w->db, w->arena, e, &act, sql, BIND(V(was->id))))
		return false;
	return str_eq(act, was->act) ||
	       err_set(e, ERR_CONFLICT, "「%.*s」は、開いているあいだにほかの人が変えました。今の内容を確かめてください",
	               "\"%.*s\" was changed by somebody else in the meantime; look at what it says now", P(record_label(kind, was)));
}

/* Behind all that is there, so that who reads in the order of ids misses nothing that is added meanwhile. */
static bool give_ids(struct work *w, const struct record_kind *kind, struct record *now, size_t count, struct err *e)
{
	str last, sql = arena_fmt(w->arena, "SELECT coalesce(max(id),'') FROM %s", kind->name);
	if (!db_one_str_made(w->db, w->arena, e, &last, sql, NONE))
		return false;
	id_after(last);
	for (size_t i = 0; i < count; i++) {
		struct id id = id_new(clock_now(w->clock));
		now[i].id = arena_copy(w->arena, id_str(&id));
	}
	return true;
}

static bool write_one(struct work *w, const struct record_kind *kind, const struct record *was, const struct record *now,
                      str act, struct err *e)
{
	if (!was)
		return history_add(w->db, kind, now, act, e);
	return is_as_read(w, kind, was, e) && history_change(w->db, kind, was, now, act, e);
}

bool records_write_in(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now, size_t count,
                      struct id *act, struct err *e)
{
	if (!journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_WRITTEN, str_of(kind->name), S(""), act, e) ||
	    (!was && !give_ids(w, kind, now, count, e)))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!write_one(w, kind, was ? &was[i] : NULL, &now[i], id_str(act), e))
			return false;
	return records_settle(w, (const struct record_kind *const[]){ kind, NULL }, e);
}

bool records_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now, size_t count,
                   struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, records_write_in(w, kind, was, now, count, act, e), e);
}

bool record_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                  struct id *act, struct err *e)
{
	return records_write(w, kind, was, now, 1, act, e);
}
