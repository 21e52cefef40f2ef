/* journal_list.c - the statements that read the journal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "journal_list.h"

#include "duty.h"

#define BEHIND_ALL "~" /* sorts behind every id */

/* ?1 who, ?2 event, ?3 and ?4 the instants between which, ?5 older (rising: newer) than, ?6 how many, ?7 the record or the act, ?8 how
 * far changes are counted.
 * The comparison with ?5 stands alone, so that a later page is found by the index. */
#define ENTRIES(from, behind)                                                                                        \
	"SELECT j.id, j.at, j.who, j.event, j.subject, coalesce((SELECT min(u.id) FROM journal u WHERE "           \
	"u.event='record.undone' AND u.subject=j.id), ''), coalesce((SELECT min(s.file) FROM source s WHERE s.act=j.id), ''), " \
	"(SELECT count(*) FROM (SELECT 1 FROM change n WHERE n.act=j.id LIMIT ?8) counted) FROM " from                \
	" AND (?1='' OR j.who=?1) AND (?2='' OR j.event=?2) AND (?3='' OR (j.at>=?3 AND j.at<?4)) AND " behind " LIMIT ?6"
#define FALLING "j.id<?5 ORDER BY j.id DESC"
#define RISING "j.id>?5 ORDER BY j.id"

static struct rows ask_entries(struct work *w, const struct journal_ask *ask, struct err *e)
{
	struct day day = { 0 };
	bool dated = day_read(ask->day, &day);
	const struct value values[] = {
		V(ask->who), V(ask->event), V(dated ? instant_iso(w->arena, instant_of_tokyo(day)) : S("")),
		V(dated ? instant_iso(w->arena, instant_of_tokyo(day_add(day, 1))) : S("")),
		V(ask->rising ? ask->after : ask->before.n ? ask->before : S(BEHIND_ALL)), V((int64_t)ask->most), V(ask->record.n ? ask->record : ask->act),
		V((int64_t)JOURNAL_CHANGES_COUNTED),
	};
	if (ask->record.n)
		return db_ask(w->db, e, ENTRIES("change c JOIN journal j ON j.id=c.act WHERE c.record=?7", FALLING), values, LENGTH(values));
	if (ask->act.n)
		return db_ask(w->db, e, ENTRIES("journal j WHERE j.id=?7", FALLING), values, LENGTH(values));
	if (ask->rising)
		return db_ask(w->db, e, ENTRIES("journal j WHERE ''=?7", RISING), values, LENGTH(values));
	return db_ask(w->db, e, ENTRIES("journal j WHERE ''=?7", FALLING), values, LENGTH(values));
}

bool journal_list(struct work *w, const struct journal_ask *ask, struct journal_entry **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = ask_entries(w, ask, e);
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		struct journal_entry *entry = &(*list)[(*count)++];
		str *const fields[] = { &entry->act, &entry->at, &entry->who, &entry->event, &entry->subject, &entry->undone,
		                         &entry->file };
		for (size_t i = 0; i < LENGTH(fields); i++)
			*fields[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
		entry->changes = (size_t)rows_int(&rows, (int)LENGTH(fields));
	}
	return rows_done(&rows);
}

/* ---- changes */

str journal_label(struct work *w, const struct journal_change *change)
{
	struct record r;
	return record_get(w->db, w->arena, change->kind, change->record, &r, NULL) ? record_label(change->kind, &r) : change->record;
}

static bool read_changes(struct work *w, struct rows *rows, struct journal_change **list, size_t *count)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	while (rows_next(rows)) {
		const struct record_kind *kind = duty_kind(w->duties, rows_str(rows, 0));
		if (!kind)
			continue;
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = (struct journal_change){ kind, arena_copy(w->arena, rows_str(rows, 1)), arena_copy(w->arena, rows_str(rows, 2)) };
	}
	return rows_done(rows);
}

bool journal_changes(struct work *w, str act, str record, str after, size_t most, struct journal_change **list, size_t *count,
                     struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT kind, record, diff FROM change WHERE act=?1 AND (?2='' OR record=?2) AND record>?3 "
	                                  "ORDER BY record LIMIT ?4", BIND(V(act), V(record), V(after), V((int64_t)most)));
	return read_changes(w, &rows, list, count);
}

bool journal_left(struct work *w, str act, size_t most, struct journal_change **list, size_t *count, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT c.kind, c.record, c.diff FROM journal j JOIN change c ON c.act=j.subject WHERE j.id=?1 "
	                                  "AND j.event='record.undone' AND NOT EXISTS (SELECT 1 FROM change u WHERE u.act=j.id AND "
	                                  "u.record=c.record) ORDER BY c.record LIMIT ?2", BIND(V(act), V((int64_t)most)));
	return read_changes(w, &rows, list, count);
}
