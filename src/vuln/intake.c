/* intake.c - from an upload into the catalogue.
 * SPDX-License-Identifier: Apache-2.0 */
#include "intake.h"

#include "frame/facility.h"
#include "frame/finding.h"
#include "frame/progress.h"
#include "sources.h"

bool intake_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("vuln_intake"), S("id TEXT PRIMARY KEY, file TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, format TEXT NOT NULL, "
	                                           "records INTEGER NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL"));
}

static str folder(struct work *w)
{
	return path_join(w->arena, facility_spool(w), S("feed"));
}

static str place(struct work *w, str id)
{
	return path_join(w->arena, folder(w), id);
}

bool intake_keep(struct work *w, struct intake *in, str bytes, struct err *e)
{
	struct id id = id_new(clock_now(w->clock));
	in->id = arena_copy(w->arena, id_str(&id));
	in->at = instant_iso(w->arena, clock_now(w->clock));
	return disk_folder_private(w->disk, folder(w), e) && disk_write_private(w->disk, place(w, in->id), bytes, e) &&
	       db_do(w->db, e, "INSERT INTO vuln_intake (id, file, who, at, format, records, added, changed) VALUES (?, ?, ?, ?, '', 0, 0, 0)",
	             BIND(V(in->id), V(in->file), V(w->who), V(in->at)));
}

bool intake_get(struct work *w, str id, struct intake *in, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT id, file, who, at, format, records, added, changed FROM vuln_intake WHERE id = ?", BIND(V(id)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "このファイルは預かっていません。もう一度送ってください", "this file is not kept here; please send it again");
	str *const texts[] = { &in->id, &in->file, &in->who, &in->at, &in->format };
	for (size_t i = 0; i < LENGTH(texts); i++)
		*texts[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
	in->records = rows_int(&rows, 5);
	in->added = rows_int(&rows, 6);
	in->changed = rows_int(&rows, 7);
	return true;
}

static bool take_piece(void *of, str bytes, struct err *e)
{
	return feed_put(of, bytes, e);
}

static bool read_into(struct work *w, struct db *catalogue, const struct intake *in, struct feed_result *r, struct err *e)
{
	const struct dictionary *d = catalogue_dictionary(w, e);
	struct feeding *f = d ? feed_open(w, catalogue, d, in->file, r, e) : NULL;
	bool ok = f && feed_end(&f, disk_stream(w->disk, place(w, in->id), take_piece, f, e), e);
	return ok || err_wrap(e, "%.*s", "%.*s", P(in->file));
}

static bool take(struct work *w, const struct intake *in, struct err *e)
{
	struct feed_result r;
	auto_db *catalogue = catalogue_open(w, true, e);
	return catalogue && read_into(w, catalogue, in, &r, e) && source_brought(w, catalogue, &r, e) &&
	       db_do(w->db, e, "UPDATE vuln_intake SET format = ?, records = ?, added = ?, changed = ? WHERE id = ?",
	             BIND(value_text(feed_format_name(r.format)), V((int64_t)(r.taken.records + r.rows)), V((int64_t)(r.taken.added + (r.taken.records ? 0 : r.rows))),
	                  V((int64_t)r.taken.changed), V(in->id)));
}

bool intake_take(struct work *w, str id, struct err *e)
{
	struct intake in;
	struct err ignored = { 0 };
	if (!intake_get(w, id, &in, e))
		return false;
	bool ok = take(w, &in, e);
	disk_drop(w->disk, place(w, id), &ignored); /* what stays is swept */
	if (!ok)
		return false;
	work_progress(w, 0, 0, (struct words){ "読み込みました。台帳と突き合わせています", "read; matching the ledger" });
	return checks_run(w, NULL, NULL, e);
}

void intake_sweep(struct work *w, bool (*open)(void *of, str id), void *of)
{
	str *names;
	size_t count;
	struct err ignored = { 0 };
	if (!disk_is_folder(folder(w)) || !disk_list(w->arena, folder(w), &names, &count, &ignored))
		return;
	for (size_t i = 0; i < count; i++)
		if (!open(of, names[i]))
			disk_drop(w->disk, place(w, names[i]), &ignored);
}
