/* backup.c - copying the database aside, and bundling it with the files beside it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "backup.h"

#include "store/bundle.h"

static str place(struct work *w, str name)
{
	return path_join(w->arena, w->data, name);
}

/* What is made again by itself, or is only on its way. */
static bool is_kept(str name)
{
	return !str_starts(name, S("inro.db")) && !str_starts(name, S("backup/")) && !str_starts(name, S("spool/")) &&
	       !str_starts(name, S("."));
}

static bool list_files(struct work *w, str copy, struct bundled_file **list, size_t *count, struct err *e)
{
	str *names;
	size_t n;
	if (!disk_list(w->arena, w->data, &names, &n, e))
		return false;
	*list = arena_array(w->arena, struct bundled_file, n + 1);
	(*list)[0] = (struct bundled_file){ S("inro.db"), copy };
	*count = 1;
	for (size_t i = 0; i < n; i++)
		if (is_kept(names[i]))
			(*list)[(*count)++] = (struct bundled_file){ names[i], place(w, names[i]) };
	return true;
}

/* Whoever has the file can sign in the facility's name: the history says who took one. */
static bool note_made(struct work *w, struct err *e)
{
	return db_begin(w->db, e) &&
	       db_end(w->db, journal_add(w->db, clock_now(w->clock), w->who, EVENT_BACKUP_MADE, backup_name(w), S(""), NULL, e), e);
}

bool backup_make(struct work *w, int *file, struct err *e)
{
	struct bundled_file *list;
	size_t count;
	struct id id = id_new(clock_now(w->clock));
	str copy = place(w, arena_fmt(w->arena, "backup/.copy-%s.db", id.text));
	if (!disk_folder(w->disk, place(w, S("backup")), e))
		return false;
	bool ok = db_copy_to(w->db, copy, e) && list_files(w, copy, &list, &count, e) &&
	          bundle_nameless(place(w, S("backup")), list, count, file, e);
	w->disk->unlink(arena_text(w->arena, copy));
	if (!ok || note_made(w, e))
		return ok;
	w->disk->close(*file);
	*file = -1;
	return false;
}

str backup_name(struct work *w)
{
	return arena_fmt(w->arena, "inro-backup-%.*s.zip", P(day_iso(w->arena, work_today(w))));
}
