/* facility.c - making and opening a facility, and moving its data forward.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facility.h"

#include "access.h"
#include "duty.h"
#include "history.h"
#include "finding.h"

#define KEY_FILE_MAX 1024u
#define KEPT_FILE_MAX (64u << 20)

static str place(struct work *w, const char *name)
{
	return path_join(w->arena, w->data, str_of(name));
}

bool facility_get(struct work *w, const char *name, str *value, struct err *e)
{
	return db_one_str(w->db, w->arena, e, value, "SELECT value FROM setting WHERE name=?", BIND(V(name)));
}

bool facility_set(struct work *w, const char *name, str value, struct err *e)
{
	return db_do(w->db, e, "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value=excluded.value",
	             BIND(V(name), V(value)));
}

static bool source_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("source"),
	                S("act TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL, file TEXT NOT NULL, as_of TEXT NOT NULL, "
	                  "undone TEXT, PRIMARY KEY (act, kind, scope)")) &&
	       db_do(db, e, "DROP VIEW IF EXISTS source_now", NONE) &&
	       db_do(db, e,
	             "CREATE VIEW source_now AS SELECT kind, scope, file, as_of, act FROM source s WHERE undone IS NULL AND "
	             "act=(SELECT max(act) FROM source l WHERE l.kind=s.kind AND l.scope=s.scope AND l.undone IS NULL)", NONE);
}

/* Makes every table and column that is missing. */
static bool all_tables(struct work *w, struct err *e)
{
	if (!db_table(w->db, e, S("setting"), S("name TEXT PRIMARY KEY, value TEXT NOT NULL")) ||
	    !journal_table(w->db, e) || !history_table(w->db, e) || !source_table(w->db, e) || !finding_table(w->db, e) ||
	    !access_tables(w->db, e))
		return false;
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
		if (!record_table(w->db, k.kind, e))
			return false;
	for (const struct duty *const *duty = w->duties; *duty; duty++)
		if ((*duty)->tables && !(*duty)->tables(w->db, e))
			return false;
	return true;
}

static bool migrate(struct work *w, enum event event, struct err *e)
{
	if (!db_begin(w->db, e))
		return false;
	bool ok = all_tables(w, e) && facility_set(w, "schema", arena_fmt(w->arena, "%d", SCHEMA_VERSION), e) &&
	          journal_add(w->db, clock_now(w->clock), w->who, event, S(""), S(""), NULL, e) && db_commit(w->db, e);
	if (!ok)
		db_rollback(w->db);
	return ok;
}

/* A key that an attempt before this one made is kept. */
static bool make_key(struct work *w, struct err *e)
{
	if (disk_there(place(w, "seal.key")))
		return true;
	struct seal_key key = seal_key_new();
	str hex = arena_fmt(w->arena, "%.*s\n", P(seal_key_hex(w->arena, &key)));
	return disk_write_private(w->disk, place(w, "seal.key"), hex, e);
}

/* All tables come in one transaction: a database without any is what an attempt that failed left behind. */
static bool is_untouched(struct work *w, struct err *e)
{
	int64_t tables;
	if (!db_one_int(w->db, e, &tables, 0, "SELECT count(*) FROM sqlite_schema", NONE))
		return false;
	return !tables || err_set(e, ERR_CONFLICT, "%.*s には施設の記録がすでにあります", "%.*s already holds a facility", P(w->data));
}

bool facility_make(struct work *w, struct err *e)
{
	if (!disk_folder_private(w->disk, w->data, e) || !disk_folder(w->disk, place(w, "files"), e))
		return false;
	w->db = db_open(place(w, "inro.db"), true, e);
	return w->db && is_untouched(w, e) && make_key(w, e) && migrate(w, EVENT_FACILITY_MADE, e);
}

static bool back_up(struct work *w, int64_t version, struct err *e)
{
	str name = arena_fmt(w->arena, "inro-v%lld-%lld.db", (long long)version, (long long)clock_now(w->clock));
	return disk_folder(w->disk, place(w, "backup"), e) &&
	       db_copy_to(w->db, path_join(w->arena, place(w, "backup"), name), e);
}

static bool bring_forward(struct work *w, struct err *e)
{
	str text;
	int64_t version = 0;
	if (!db_has_table(w->db, S("setting")) || !facility_get(w, "schema", &text, e) || !str_whole(text, &version))
		return err_set(e, ERR_TAMPERED, "%.*s は Inro のデータではありません", "%.*s is not Inro's data", P(w->data));
	if (version > SCHEMA_VERSION)
		return err_set(e, ERR_SETUP, "このデータは新しい版の Inro で書かれています。プログラムを更新してください",
		               "this data was written by a newer Inro; please update the program");
	return version == SCHEMA_VERSION || (back_up(w, version, e) && migrate(w, EVENT_SCHEMA_MOVED, e));
}

bool facility_open(struct work *w, struct err *e)
{
	str path = place(w, "inro.db");
	if (!disk_there(path))
		return err_set(e, ERR_SETUP, "%.*s に施設の記録がありません。先に `inro init` を実行してください",
		               "there is no facility in %.*s; run `inro init` first", P(w->data));
	w->db = db_open(path, false, e);
	return w->db && bring_forward(w, e);
}

bool facility_key(struct work *w, struct seal_key *key, struct err *e)
{
	str hex;
	return disk_read(w->disk, w->arena, place(w, "seal.key"), KEY_FILE_MAX, &hex, e) && seal_key_read(hex, key, e);
}

static str kept_path(struct work *w, str digest)
{
	return path_join(w->arena, place(w, "files"), digest);
}

bool facility_keep(struct work *w, str bytes, str *digest, struct err *e)
{
	*digest = digest_hex(w->arena, digest_of(bytes));
	return disk_there(kept_path(w, *digest)) || disk_write_private(w->disk, kept_path(w, *digest), bytes, e);
}

bool facility_file(struct work *w, str digest, str *bytes, struct err *e)
{
	if (!disk_read(w->disk, w->arena, kept_path(w, digest), KEPT_FILE_MAX, bytes, e))
		return false;
	return str_eq(digest_hex(w->arena, digest_of(*bytes)), digest) ||
	       err_set(e, ERR_TAMPERED, "保管した文書が変わっています(%.*s)", "a kept document has been changed (%.*s)", P(digest));
}
