/* upload.c - keeping uploads: a row says what stands in the folder, so that nothing lies there that nobody knows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "upload.h"

#include "base/json.h"
#include "base/seal.h"
#include "engine/sheet.h"

#define SECONDS_A_DAY 86400

static const char *const state_names[UPLOAD_STATES] = { "coming", "new", "seen", "applying", "applied", "dropped" };
static const char *const endings[] = { "", ".part", ".seen", ".seen.part" }; /* .part: of a process that was killed */

bool upload_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("upload"),
	                S("id TEXT PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, kind TEXT NOT NULL, "
	                  "encoding TEXT NOT NULL, sheet TEXT NOT NULL, scope TEXT NOT NULL, maps TEXT NOT NULL, "
	                  "remembered INTEGER NOT NULL, as_of TEXT NOT NULL, allow_vanish INTEGER NOT NULL, tries INTEGER NOT NULL, "
	                  "who TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, act TEXT NOT NULL, files INTEGER NOT NULL")) &&
	       db_do(db, e, "CREATE INDEX IF NOT EXISTS upload_act ON upload (act)", NONE);
}

/* ---- maps as text */

str maps_text(struct arena *a, const struct choices *c)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '[');
	for (size_t i = 0; i < c->map_count; i++)
		json_put_str(&j, c->maps[i]);
	json_put_close(&j, ']');
	return arena_copy(a, buf_str(&b));
}

bool maps_read(struct arena *a, str text, struct choices *c, struct err *e)
{
	auto_json list = json_read(text, e);
	if (!list)
		return false;
	c->map_count = json_array_size(list);
	c->maps = arena_array(a, str, c->map_count);
	for (size_t i = 0; i < c->map_count; i++)
		c->maps[i] = arena_copy(a, str_of(json_string_value(json_array_get(list, i))));
	return true;
}

/* ---- reading rows */

#define UPLOAD_COLUMNS                                                                                                 \
	"id, file, digest, size, kind, encoding, sheet, scope, maps, remembered, as_of, allow_vanish, tries, who, at, " \
	"state, act"

static enum upload_state state_named(str name)
{
	for (size_t i = 0; i < UPLOAD_STATES; i++)
		if (str_eq(name, str_of(state_names[i])))
			return (enum upload_state)i;
	return UPLOAD_DROPPED;
}

static bool read_row(struct work *w, const struct rows *rows, struct upload *u, struct err *e)
{
	*u = (struct upload){ .size = rows_int(rows, 3), .remembered = rows_int(rows, 9), .allow_vanish = rows_int(rows, 11),
		              .tries = rows_int(rows, 12), .state = state_named(rows_str(rows, 15)) };
	str *const texts[] = { &u->id, &u->file, &u->digest, NULL, &u->choices.kind, &u->choices.encoding, &u->choices.sheet,
		               &u->choices.scope, NULL, NULL, &u->as_of, NULL, NULL, &u->who, &u->at, NULL, &u->act };
	for (size_t i = 0; i < LENGTH(texts); i++)
		if (texts[i])
			*texts[i] = arena_copy(w->arena, rows_str(rows, (int)i));
	return maps_read(w->arena, rows_str(rows, 8), &u->choices, e);
}

bool upload_get(struct work *w, str id, struct upload *u, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT " UPLOAD_COLUMNS " FROM upload WHERE id=? AND state<>'coming'", BIND(V(id)));
	if (rows_next(&rows))
		return read_row(w, &rows, u, e);
	return rows_done(&rows) && err_set(e, ERR_MISSING, "このファイルは預かっていません。もう一度送ってください",
	                                   "this file is not kept here; please send it again");
}

bool upload_waiting(struct work *w, struct upload **list, size_t *count, struct err *e)
{
	*list = arena_array(w->arena, struct upload, UPLOADS_SHOWN_MAX);
	*count = 0;
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT " UPLOAD_COLUMNS " FROM upload WHERE state IN ('new', 'seen', 'applying') ORDER BY id DESC LIMIT ?",
	                        BIND(V(UPLOADS_SHOWN_MAX)));
	while (rows_next(&rows))
		if (!read_row(w, &rows, &(*list)[(*count)++], e))
			return false;
	return rows_done(&rows);
}

/* ---- the files */

static str folder(struct work *w)
{
	return path_join(w->arena, w->data, S("upload"));
}

str upload_place(struct work *w, str id, const char *ending)
{
	return path_join(w->arena, folder(w), arena_fmt(w->arena, "%.*s%s", P(id), ending));
}

bool upload_bytes(struct work *w, const struct upload *u, str *bytes, struct err *e)
{
	if (!disk_read(w->disk, w->arena, upload_place(w, u->id, ""), FILE_BYTES_MAX, bytes, e))
		return e->kind == ERR_MISSING ? err_set(e, ERR_MISSING, "預かったファイルが見つかりません。もう一度送ってください",
		                                        "the kept file is gone; please send it again")
		                              : false;
	return str_eq(digest_hex(w->arena, digest_of(*bytes)), u->digest) ||
	       err_set(e, ERR_TAMPERED, "預かったファイルが変わっています。もう一度送ってください", "the kept file has been changed; please send it again");
}

static bool drop_files(struct work *w, str id, struct err *e)
{
	for (size_t i = 0; i < LENGTH(endings); i++)
		if (!disk_drop(w->disk, upload_place(w, id, endings[i]), e))
			return false;
	return db_do(w->db, e, "UPDATE upload SET files=0 WHERE id=?", BIND(V(id)));
}

/* The row comes first: a file whose writer was killed is known, and swept. */
bool upload_keep(struct work *w, struct upload *u, str bytes, struct err *e)
{
	struct id id = id_new(clock_now(w->clock));
	struct err ignored = { 0 };
	u->id = arena_copy(w->arena, id_str(&id));
	u->digest = digest_hex(w->arena, digest_of(bytes));
	u->size = (int64_t)bytes.n;
	u->at = instant_iso(w->arena, clock_now(w->clock));
	if (!disk_folder_private(w->disk, folder(w), e) ||
	    !db_do(w->db, e, "INSERT INTO upload (" UPLOAD_COLUMNS ", files) VALUES (?,?,?,?,?,?,?,?,?,0,?,0,0,?,?,'coming','',1)",
	           BIND(V(u->id), V(u->file), V(u->digest), V(u->size), V(u->choices.kind), V(u->choices.encoding), V(u->choices.sheet),
	                V(u->choices.scope), V(maps_text(w->arena, &u->choices)), V(u->as_of), V(w->who), V(u->at))))
		return false;
	if (disk_write_private(w->disk, upload_place(w, u->id, ""), bytes, e) &&
	    db_do(w->db, e, "UPDATE upload SET state='new' WHERE id=?", BIND(V(u->id))))
		return true;
	drop_files(w, u->id, &ignored); /* the first failure is the one to tell; what stays is swept */
	return false;
}

/* ---- going on */

bool upload_choose(struct work *w, const struct upload *u, struct err *e)
{
	const struct choices *c = &u->choices;
	return db_do(w->db, e,
	             "UPDATE upload SET kind=?, encoding=?, sheet=?, scope=?, maps=?, as_of=?, remembered=0, tries=tries+1, state='new' "
	             "WHERE id=? AND state IN ('new', 'seen', 'applying')",
	             BIND(V(c->kind), V(c->encoding), V(c->sheet), V(c->scope), V(maps_text(w->arena, c)), V(u->as_of), V(u->id)));
}

bool upload_seen(struct work *w, const struct upload *u, struct err *e)
{
	const struct choices *c = &u->choices;
	return db_do(w->db, e,
	             "UPDATE upload SET kind=?, encoding=?, sheet=?, scope=?, maps=?, remembered=?, state='seen' "
	             "WHERE id=? AND tries=? AND state IN ('new', 'seen', 'applying')",
	             BIND(V(c->kind), V(c->encoding), V(c->sheet), V(c->scope), V(maps_text(w->arena, c)), V((int64_t)u->remembered),
	                  V(u->id), V(u->tries)));
}

bool upload_again(struct work *w, str id, struct err *e)
{
	return db_do(w->db, e, "UPDATE upload SET state='new' WHERE id=? AND state IN ('new', 'seen', 'applying')", BIND(V(id)));
}

bool upload_applying(struct work *w, const struct upload *u, bool allow_vanish, struct err *e)
{
	return db_do(w->db, e, "UPDATE upload SET allow_vanish=?, state='applying' WHERE id=? AND state='seen' AND tries=?",
	             BIND(V((int64_t)allow_vanish), V(u->id), V(u->tries)));
}

bool upload_applied(struct work *w, str id, str act, struct err *e)
{
	return db_do(w->db, e, "UPDATE upload SET state='applied', act=? WHERE id=?", BIND(V(act), V(id)));
}

bool upload_forget_bytes(struct work *w, str id, struct err *e)
{
	return disk_drop(w->disk, upload_place(w, id, ""), e);
}

bool upload_drop(struct work *w, str id, struct err *e)
{
	return db_do(w->db, e, "UPDATE upload SET state='dropped' WHERE id=? AND state<>'applied'", BIND(V(id))) && drop_files(w, id, e);
}

/* The files first: on a full disk they are what makes room. */
static void sweep_one(struct work *w, str id)
{
	struct err ignored = { 0 };
	for (size_t i = 0; i < LENGTH(endings); i++)
		if (!disk_drop(w->disk, upload_place(w, id, endings[i]), &ignored))
			return;
	db_try(w->db, "UPDATE upload SET files=0, state=CASE state WHEN 'applied' THEN state ELSE 'dropped' END WHERE id=?", BIND(V(id)));
}

void upload_sweep(struct work *w)
{
	str ids[UPLOADS_SHOWN_MAX]; /* the next sweep takes the others */
	size_t count = 0;
	struct err ignored = { 0 };
	str before = instant_iso(w->arena, clock_now(w->clock) - UPLOAD_DAYS * SECONDS_A_DAY);
	auto_rows rows = db_ask(w->db, &ignored, "SELECT id FROM upload WHERE files=1 AND at<? ORDER BY id LIMIT ?",
	                        BIND(V(before), V(UPLOADS_SHOWN_MAX)));
	while (rows_next(&rows))
		ids[count++] = arena_copy(w->arena, rows_str(&rows, 0));
	for (size_t i = 0; i < count; i++)
		sweep_one(w, ids[i]);
}
