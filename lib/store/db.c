/* db.c - SQLite behind the door.
 * SPDX-License-Identifier: Apache-2.0 */
#include "db.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define STATEMENTS_MAX 512u /* prepared statements kept; a power of two */
#define STATEMENT_HEAD 64u  /* bytes by which a kept statement is looked for, with its length */

struct statement {
	sqlite3_stmt *prepared;
	char *sql; /* what it is found again by: its text … */
	size_t sql_n;
	statement_maker *make; /* … or who made it, and of what */
	const void *of;
	bool busy, kept;
};

struct db {
	sqlite3 *sqlite;
	int wait_ms;
	struct statement kept[STATEMENTS_MAX];
};

static enum err_kind kind_of(int code)
{
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_BUSY;
	case SQLITE_NOMEM:
		return ERR_MEMORY;
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return ERR_DISK;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return ERR_TAMPERED;
	case SQLITE_CONSTRAINT:
		return ERR_CONFLICT;
	}
	return ERR_INTERNAL;
}

/* What a person can do about it is said in words of our own; the rest is SQLite's to say. */
static bool failed_plainly(int code, struct err *e)
{
	switch (code & 0xFF) {
	case SQLITE_BUSY:
		return !err_set(e, ERR_BUSY, "ほかの作業が続いているため、まだ何も変えていません。少し待って、もう一度行ってください",
		                "another task is still running, so nothing was changed yet; wait a moment and try again");
	case SQLITE_FULL:
		return !err_set(e, ERR_DISK, "記録を置くディスクに空き容量がありません。何も変えていません",
		                "the disk of the records is full; nothing was changed");
	case SQLITE_READONLY:
		return !err_set(e, ERR_DENIED, "記録を置くフォルダーに書き込めません。権限を確かめてください",
		                "the folder of the records cannot be written to; check its permissions");
	}
	return false;
}

static bool failed(struct db *db, int code, struct err *e)
{
	if (failed_plainly(code, e))
		return false;
	err_set(e, kind_of(code), "データベース: %s", "database: %s", sqlite3_errmsg(db->sqlite));
	return err_at(e, err_words(kind_of(code)));
}

static bool run(struct db *db, const char *sql, struct err *e)
{
	int code = sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || failed(db, code, e);
}

/* Counting what it holds would cost SQLite a lock at every piece of memory; nobody asks. */
static void sqlite_ready(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

void db_spool(str folder)
{
	pthread_once(&once, sqlite_ready);
	sqlite3_free(sqlite3_temp_directory);
	sqlite3_temp_directory = sqlite3_mprintf("%.*s", P(folder));
	if (!sqlite3_temp_directory)
		mem_out();
}

void db_wait(struct db *db, int64_t ms)
{
	db->wait_ms = (int)ms;
	sqlite3_busy_timeout(db->sqlite, db->wait_ms);
}

struct db *db_open(str path, bool make, struct err *e)
{
	auto_arena a = { 0 };
	struct db *db = mem_take(sizeof *db);
	pthread_once(&once, sqlite_ready);
	int flags = SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
	int code = sqlite3_open_v2(arena_text(&a, path), &db->sqlite, flags, NULL);
	if (!db->sqlite)
		mem_out();
	if (code != SQLITE_OK) {
		failed(db, code, e);
		err_wrap(e, "%.*s", "%.*s", P(path));
		db_close(&db);
		return NULL;
	}
	db_wait(db, DB_WAIT_MS);
	/* NORMAL loses acknowledged rows when the power fails; FULL syncs each commit. */
	if (!run(db, "PRAGMA page_size=16384; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000; "
	     "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;", e)) {
		err_wrap(e, "%.*s", "%.*s", P(path));
		db_close(&db);
	}
	return db;
}

void db_close(struct db **where)
{
	struct db *db = *where;
	if (!db)
		return;
	for (size_t i = 0; i < STATEMENTS_MAX; i++) {
		sqlite3_finalize(db->kept[i].prepared);
		free(db->kept[i].sql);
	}
	sqlite3_close(db->sqlite);
	free(db);
	*where = NULL;
}

static struct statement *statement_make(struct statement *s, struct db *db, str sql, struct err *e)
{
	int code = sqlite3_prepare_v3(db->sqlite, sql.p, (int)sql.n, s->kept ? SQLITE_PREPARE_PERSISTENT : 0,
	                              &s->prepared, NULL);
	if (code == SQLITE_OK)
		return s;
	failed(db, code, e);
	return NULL;
}

/* What a statement is found again by. */
struct wanted {
	str sql;
	statement_maker *make;
	const void *of;
	bool once; /* not to be kept */
};

static bool is_wanted(const struct statement *s, const struct wanted *want)
{
	if (want->make)
		return s->make == want->make && s->of == want->of;
	return !s->make && str_eq((str){ s->sql, s->sql_n }, want->sql);
}

static size_t place_of(const struct wanted *want)
{
	if (want->make)
		return (size_t)((uintptr_t)want->make / 16 ^ (uintptr_t)want->of / 16);
	return (size_t)str_hash(str_first(want->sql, STATEMENT_HEAD)) + want->sql.n;
}

static struct statement *statement_prepared(struct statement *s, struct db *db, const struct wanted *want, struct err *e)
{
	auto_arena a = { 0 };
	return statement_make(s, db, want->make ? want->make(&a, want->of) : want->sql, e);
}

static struct statement *statement_keep(struct statement *s, struct db *db, const struct wanted *want, struct err *e)
{
	s->kept = true;
	if (!statement_prepared(s, db, want, e))
		return NULL;
	free(s->sql);
	s->sql = memcpy(mem_take(want->sql.n + 1), want->sql.p, want->sql.n);
	s->sql_n = want->sql.n;
	s->make = want->make;
	s->of = want->of;
	return s;
}

/* The kept statement, or a place for it: a table probed a few steps; else one of its own. */
static struct statement *statement_of(struct db *db, const struct wanted *want, struct err *e)
{
	size_t at = place_of(want);
	for (size_t step = 0; step < 8 && !want->once; step++) {
		struct statement *s = &db->kept[(at + step) % STATEMENTS_MAX];
		if (!s->prepared)
			return statement_keep(s, db, want, e);
		if (!s->busy && is_wanted(s, want))
			return s;
	}
	struct statement *s = mem_take(sizeof *s);
	if (statement_prepared(s, db, want, e))
		return s;
	free(s);
	return NULL;
}

/* keep: SQLite copies texts, because the caller's may end before the last row. */
static int bind_one(sqlite3_stmt *prepared, int at, struct value v, bool keep)
{
	if (v.type == VALUE_INT)
		return sqlite3_bind_int64(prepared, at, v.number);
	if (v.type == VALUE_TEXT)
		return sqlite3_bind_text(prepared, at, v.text.p ? v.text.p : "", (int)v.text.n,
		                         keep ? SQLITE_TRANSIENT : SQLITE_STATIC);
	if (v.type == VALUE_BYTES)
		return sqlite3_bind_blob(prepared, at, v.text.p ? v.text.p : "", (int)v.text.n, keep ? SQLITE_TRANSIENT : SQLITE_STATIC);
	return sqlite3_bind_null(prepared, at);
}

static void statement_drop(struct statement *s)
{
	sqlite3_reset(s->prepared);
	sqlite3_clear_bindings(s->prepared);
	s->busy = false;
	if (s->kept)
		return;
	sqlite3_finalize(s->prepared);
	free(s);
}

static struct rows ask(struct db *db, struct err *e, const struct wanted *want, const struct value *values, size_t count,
                       bool keep)
{
	struct rows r = { .db = db, .e = e, .statement = statement_of(db, want, e) };
	r.failed = !r.statement;
	if (r.failed)
		return r;
	r.statement->busy = true;
	for (size_t i = 0; i < count && !r.failed; i++) {
		int code = bind_one(r.statement->prepared, (int)i + 1, values[i], keep);
		r.failed = code != SQLITE_OK && !failed(db, code, e);
	}
	return r;
}

struct rows db_ask_made(struct db *db, struct err *e, str sql, const struct value *values, size_t count)
{
	return ask(db, e, &(struct wanted){ .sql = sql }, values, count, true);
}

struct rows db_ask_once(struct db *db, struct err *e, str sql, const struct value *values, size_t count)
{
	return ask(db, e, &(struct wanted){ .sql = sql, .once = true }, values, count, true);
}

bool rows_next(struct rows *r)
{
	if (r->failed)
		return false;
	int code = sqlite3_step(r->statement->prepared);
	if (code == SQLITE_ROW)
		return true;
	r->failed = code != SQLITE_DONE && !failed(r->db, code, r->e);
	return false;
}

bool rows_done(const struct rows *r)
{
	return !r->failed;
}

void rows_drop(struct rows *r)
{
	if (r->statement)
		statement_drop(r->statement);
	*r = (struct rows){ 0 };
}

str rows_str(const struct rows *r, int column)
{
	const unsigned char *text = sqlite3_column_text(r->statement->prepared, column);
	return (str){ text ? (const char *)text : "", (size_t)sqlite3_column_bytes(r->statement->prepared, column) };
}

int64_t rows_int(const struct rows *r, int column)
{
	return sqlite3_column_int64(r->statement->prepared, column);
}

bool rows_null(const struct rows *r, int column)
{
	return sqlite3_column_type(r->statement->prepared, column) == SQLITE_NULL;
}

size_t rows_columns(const struct rows *r)
{
	return (size_t)sqlite3_column_count(r->statement->prepared);
}

str rows_name(const struct rows *r, int column)
{
	return str_of(sqlite3_column_name(r->statement->prepared, column));
}

static bool do_wanted(struct db *db, struct err *e, const struct wanted *want, const struct value *values, size_t count)
{
	auto_rows rows = ask(db, e, want, values, count, false);
	while (rows_next(&rows))
		;
	return rows_done(&rows);
}

bool db_do_made(struct db *db, struct err *e, str sql, const struct value *values, size_t count)
{
	return do_wanted(db, e, &(struct wanted){ .sql = sql }, values, count);
}

bool db_try_made(struct db *db, str sql, const struct value *values, size_t count)
{
	sqlite3_busy_timeout(db->sqlite, 0);
	bool written = db_do_made(db, NULL, sql, values, count);
	sqlite3_busy_timeout(db->sqlite, db->wait_ms);
	return written;
}

bool db_do_of(struct db *db, struct err *e, statement_maker *make, const void *of, const struct value *values, size_t count)
{
	return do_wanted(db, e, &(struct wanted){ .sql = S(""), .make = make, .of = of }, values, count);
}

bool db_one_int_made(struct db *db, struct err *e, int64_t *number, int64_t otherwise, str sql,
                     const struct value *values, size_t count)
{
	auto_rows rows = db_ask_made(db, e, sql, values, count);
	*number = rows_next(&rows) ? rows_int(&rows, 0) : otherwise;
	return rows_done(&rows);
}

bool db_one_str_made(struct db *db, struct arena *a, struct err *e, str *text, str sql,
                     const struct value *values, size_t count)
{
	auto_rows rows = db_ask_made(db, e, sql, values, count);
	*text = rows_next(&rows) ? arena_copy(a, rows_str(&rows, 0)) : S("");
	return rows_done(&rows);
}

bool db_begin(struct db *db, struct err *e)
{
	return run(db, "BEGIN IMMEDIATE", e);
}

bool db_try_begin(struct db *db)
{
	sqlite3_busy_timeout(db->sqlite, 0);
	bool begun = db_begin(db, NULL);
	sqlite3_busy_timeout(db->sqlite, db->wait_ms);
	return begun;
}

bool db_commit(struct db *db, struct err *e)
{
	return run(db, "COMMIT", e);
}

void db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->sqlite))
		sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

bool db_end(struct db *db, bool well, struct err *e)
{
	if (well && db_commit(db, e))
		return true;
	db_rollback(db);
	return false;
}

bool db_table(struct db *db, struct err *e, str name, str columns)
{
	auto_arena a = { 0 };
	/* by its key alone: our ids come in order, and a second tree under each table costs a third of an import */
	const char *keyed = str_has(columns, S("PRIMARY KEY")) ? ", WITHOUT ROWID" : "";
	str sql = arena_fmt(&a, "CREATE TABLE IF NOT EXISTS %.*s (%.*s) STRICT%s", P(name), P(columns), keyed);
	return db_do_made(db, e, sql, NONE);
}

bool db_has_table(struct db *db, str name)
{
	int64_t n = 0;
	return db_one_int(db, NULL, &n, 0, "SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?", BIND(V(name))) && n;
}

bool db_has_column(struct db *db, str table, str column)
{
	int64_t n = 0;
	return db_one_int(db, NULL, &n, 0, "SELECT 1 FROM pragma_table_info(?) WHERE name=?", BIND(V(table), V(column))) && n;
}

bool db_copy_to(struct db *db, str path, struct err *e)
{
	return db_do(db, e, "VACUUM INTO ?", BIND(V(path)));
}

bool db_sound(struct db *db, struct err *e)
{
	auto_rows rows = db_ask(db, e, "PRAGMA integrity_check(1)", NONE);
	if (!rows_next(&rows))
		return rows_done(&rows);
	str found = rows_str(&rows, 0);
	return str_eq(found, S("ok")) ||
	       err_set(e, ERR_TAMPERED, "データベースが壊れています(%.*s)", "the database is damaged (%.*s)", P(found));
}
