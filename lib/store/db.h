/* db.h - the one narrow door to what is kept: SQLite today, with SQL that PostgreSQL 15 takes as well.
 * Values are always bound; only a literal reaches the door (db_do and db_ask do not compile with a variable).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/disk.h"
#include "base/err.h"

/* How long a writer waits for another one before it says ERR_BUSY; see db_wait. */
#define DB_WAIT_MS 10000

struct db;

enum value_type { VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BYTES };

struct value {
	enum value_type type;
	int64_t number;
	str text;
};

static inline struct value value_str(str s) { return (struct value){ VALUE_TEXT, 0, s }; }
static inline struct value value_text(const char *s) { return (struct value){ VALUE_TEXT, 0, str_of(s) }; }
static inline struct value value_int(int64_t n) { return (struct value){ VALUE_INT, n, { 0, 0 } }; }
static inline struct value value_bytes(str s) { return (struct value){ VALUE_BYTES, 0, s }; } /* any bytes; compared as such */
static inline struct value value_null(void) { return (struct value){ 0 }; }
static inline struct value value_str_or_null(str s) { return s.n ? value_str(s) : value_null(); }
static inline struct value value_bytes_or_null(str s) { return s.n ? value_bytes(s) : value_null(); }

/* Arguments of a statement: BIND(V(name), V(12)); NONE when there are none. */
#define V(x) _Generic((x), str: value_str, char *: value_text, const char *: value_text, default: value_int)(x)
#define BIND(...) (const struct value[]){ __VA_ARGS__ }, sizeof((const struct value[]){ __VA_ARGS__ }) / sizeof(struct value)
#define NONE NULL, 0

/* Opens (and with `make` creates) the database at path. ERR_MISSING, ERR_DISK, ERR_TAMPERED (not a database, or damaged). */
struct db *db_open(str path, bool make, struct err *e);
void db_close(struct db **db);
/* Where from now on every database of the process puts down what is too large to sort in memory. Before threads. */
void db_spool(str folder);
#define auto_db __attribute__((cleanup(db_close))) struct db

/* From now on: wait so long instead of DB_WAIT_MS. */
void db_wait(struct db *db, int64_t ms);

/* One statement that gives no rows. */
#define db_do(db, e, sql, ...) db_do_made(db, e, S(sql), __VA_ARGS__)
/* The same for what may as well stay undone: it does not wait for another writer, and failing is no error. False where
 * it was not written. */
#define db_try(db, sql, ...) db_try_made(db, S(sql), __VA_ARGS__)
bool db_try_made(struct db *db, str sql, const struct value *values, size_t count);
/* One question. Always let go of through auto_rows; walk it with rows_next. */
#define db_ask(db, e, sql, ...) db_ask_made(db, e, S(sql), __VA_ARGS__)
/* The same for statements built from a record's own table; grep for _made to see them all. */
bool db_do_made(struct db *db, struct err *e, str sql, const struct value *values, size_t count);
/* The same for a statement made once of something that outlives the database, and then used for row after row. */
typedef str statement_maker(struct arena *a, const void *of);
bool db_do_of(struct db *db, struct err *e, statement_maker *make, const void *of, const struct value *values, size_t count);

struct rows {
	struct db *db;
	struct statement *statement;
	struct err *e;
	bool failed;
};
#define auto_rows __attribute__((cleanup(rows_drop))) struct rows

struct rows db_ask_made(struct db *db, struct err *e, str sql, const struct value *values, size_t count);
/* The same for a statement in whose shape people have a say: statements are kept for ever, and such have no end of shapes. */
struct rows db_ask_once(struct db *db, struct err *e, str sql, const struct value *values, size_t count);
bool rows_next(struct rows *r);               /* false at the end and on failure */
bool rows_done(const struct rows *r);         /* after the last row: true unless something failed (then e says it) */
str rows_str(const struct rows *r, int column);   /* valid until rows_next; "" for NULL */
int64_t rows_int(const struct rows *r, int column);
bool rows_null(const struct rows *r, int column);
size_t rows_columns(const struct rows *r);
str rows_name(const struct rows *r, int column);
void rows_drop(struct rows *r);

/* The first column of the first row; `otherwise` when there is no row. False on failure only. */
#define db_one_int(db, e, number, otherwise, sql, ...) db_one_int_made(db, e, number, otherwise, S(sql), __VA_ARGS__)
bool db_one_int_made(struct db *db, struct err *e, int64_t *number, int64_t otherwise, str sql,
	             const struct value *values, size_t count);
#define db_one_str(db, a, e, text, sql, ...) db_one_str_made(db, a, e, text, S(sql), __VA_ARGS__)
bool db_one_str_made(struct db *db, struct arena *a, struct err *e, str *text, str sql,
	             const struct value *values, size_t count);

/* A transaction that other writers wait for. Nesting is a mistake. Without db_commit it is rolled back at db_rollback
 * or db_close. db_commit has synced when it returns true. */
bool db_begin(struct db *db, struct err *e);
bool db_try_begin(struct db *db); /* the same for what may stay undone: false at once where somebody else writes */
bool db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);
/* Ends a transaction: commits where all went well, else rolls back. True when it was committed. */
bool db_end(struct db *db, bool well, struct err *e);

/* A table: STRICT where the store knows it. columns is the text between the brackets. */
bool db_table(struct db *db, struct err *e, str name, str columns);
bool db_has_table(struct db *db, str name);
bool db_has_column(struct db *db, str table, str column);

/* A whole copy in one file, for the backup before a migration. The file must not be there. */
bool db_copy_to(struct db *db, str path, struct err *e);
/* Integrity check; ERR_TAMPERED names the first thing found. */
bool db_sound(struct db *db, struct err *e);
