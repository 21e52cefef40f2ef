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

static bool write_one(struct work *w, const struct record_kind *kind, const struct record *was, const struct record *now,
                      str act, struct err *e)
{
	if (!was)
		return history_add(w->db, kind, now, act, e);
	return is_as_read(w, kind, was, e) && history_change(w->db, kind, was, now, act, e);
}

static bool write_each(struct work *w, const struct record_kind *kind, const struct record *was, const struct record *now,
                       size_t count, str act, struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (!write_one(w, kind, was ? &was[i] : NULL, &now[i], act, e))
			return false;
	return records_settle(w, (const struct record_kind *const[]){ kind, NULL }, e);
}

bool records_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now, size_t count,
                   struct id *act, struct err *e)
{
	for (size_t i = 0; !was && i < count; i++) {
		struct id id = id_new(clock_now(w->clock));
		now[i].id = arena_copy(w->arena, id_str(&id));
	}
	if (!db_begin(w->db, e))
		return false;
	bool ok = journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_WRITTEN, str_of(kind->name), S(""), act, e) &&
	          write_each(w, kind, was, now, count, id_str(act), e) && db_commit(w->db, e);
	db_rollback(w->db); /* of a failure; after the commit there is nothing to roll back */
	return ok;
}

bool record_write(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                  struct id *act, struct err *e)
{
	return records_write(w, kind, was, now, 1, act, e);
}
