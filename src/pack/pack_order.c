/* pack_order.c - packs that are made while one waits: noted, made, put together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_order.h"

#include "frame/duty.h"
#include "frame/verify.h"
#include "store/bundle.h"

bool pack_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("pack_order"),
	                S("id TEXT PRIMARY KEY, form TEXT NOT NULL, parts TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL"));
}

str pack_order_folder(struct work *w, str id)
{
	return path_join(w->arena, w->data, arena_fmt(w->arena, "packs/%.*s", P(id)));
}

static struct pack_order order_of(struct work *w, const struct rows *rows)
{
	struct pack_order o;
	str *const fields[] = { &o.id, &o.form, &o.parts, &o.who, &o.at };
	for (size_t i = 0; i < LENGTH(fields); i++)
		*fields[i] = arena_copy(w->arena, rows_str(rows, (int)i));
	o.made = disk_there(path_join(w->arena, pack_order_folder(w, o.id), S(MANIFEST_NOTE_NAME)));
	return o;
}

bool pack_order_get(struct work *w, str id, struct pack_order *o, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT id, form, parts, who, at FROM pack_order WHERE id=?", BIND(V(id)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "この立入検査パックはありません", "there is no such pack");
	*o = order_of(w, &rows);
	return true;
}

bool pack_order_all(struct work *w, struct pack_order list[PACK_ORDERS_SHOWN_MAX], size_t *count, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT id, form, parts, who, at FROM pack_order ORDER BY id DESC LIMIT ?",
	                        BIND(V(PACK_ORDERS_SHOWN_MAX)));
	for (*count = 0; rows_next(&rows) && *count < PACK_ORDERS_SHOWN_MAX; (*count)++)
		list[*count] = order_of(w, &rows);
	return rows_done(&rows);
}

static bool make(struct work *w, str id, struct err *e)
{
	str with[PACK_PARTS_MAX];
	struct pack_order o;
	struct pack pack;
	if (!pack_order_get(w, id, &o, e))
		return false;
	struct pack_ask ask = { .folder = pack_order_folder(w, id), .form = o.form, .with = with };
	for (str rest = o.parts; rest.n && ask.with_count < PACK_PARTS_MAX;)
		with[ask.with_count++] = str_cut(&rest, S(" "));
	return pack_make(w, &ask, &pack, e);
}

bool pack_order_start(struct visit *v, str form, str parts, struct id *id, struct err *e)
{
	int64_t now = clock_now(v->w.clock);
	*id = id_new(now);
	return disk_folder_private(v->w.disk, path_join(v->w.arena, v->w.data, S("packs")), e) &&
	       db_do(v->w.db, e, "INSERT INTO pack_order (id, form, parts, who, at) VALUES (?,?,?,?,?)",
	             BIND(V(id->text), V(form), V(parts), V(v->w.who), V(instant_iso(v->w.arena, now)))) &&
	       job_start(v, id_str(id), make, e);
}

bool pack_order_zip(struct visit *v, const struct pack_order *o, struct err *e)
{
	str *names, folder = pack_order_folder(&v->w, o->id);
	size_t count;
	if (!disk_list(v->w.arena, folder, &names, &count, e))
		return false;
	struct bundled_file *files = arena_array(v->w.arena, struct bundled_file, count);
	for (size_t i = 0; i < count; i++)
		files[i] = (struct bundled_file){ arena_fmt(v->w.arena, "立入検査パック/%.*s", P(names[i])), path_join(v->w.arena, folder, names[i]) };
	if (!bundle_nameless(v->w.data, files, count, &v->answer->file, e))
		return false;
	visit_attach(v, arena_fmt(v->w.arena, "立入検査パック_%.*s.zip", P(str_first(o->at, 10))), "application/zip");
	return true;
}
