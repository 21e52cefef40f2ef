/* db_test.c - the door binds, counts, commits, rolls back, and says what is wrong with a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/clock.h"
#include "base/disk.h"
#include "store/journal.h"

#include <stdlib.h>

static char folder[64];

static str place(struct arena *a, const char *name)
{
	return arena_fmt(a, "%s/%s", folder, name);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/inro-db-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
	(void)state;
	char command[96];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static void what_is_no_database_is_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "text.db");
	refuses(db_open(place(&a, "none.db"), false, &e), e, ERR_DISK);
	works(disk_write(&disk_real, path, S("this is not a database, it is a text of some length"), &e), e);
	refuses(db_open(path, false, &e), e, ERR_TAMPERED);
}

static void wrong_sql_is_our_own_mistake(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	int64_t n;
	auto_db *db = db_open(place(&a, "sql.db"), true, &e);
	refuses(db_do(db, &e, "CREATE TABEL x", NONE), e, ERR_INTERNAL);
	refuses(db_one_int(db, &e, &n, 0, "SELECT nothing", NONE), e, ERR_INTERNAL);
}

static void values_come_back_as_they_were_bound(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	auto_db *db = db_open(place(&a, "bind.db"), true, &e);
	works(db_table(db, &e, S("t"), S("a TEXT, b INTEGER, c TEXT")), e);
	works(db_do(db, &e, "INSERT INTO t (a, b, c) VALUES (?,?,?)", BIND(V("'; DROP TABLE t; --"), V(-7), value_null())), e);
	works(db_do(db, &e, "INSERT INTO t (a, b, c) VALUES (?,?,?)", BIND(V(S("")), V(INT64_MAX), value_str_or_null(S("")))), e);
	auto_rows rows = db_ask(db, &e, "SELECT a, b, c FROM t ORDER BY b", NONE);
	assert_true(rows_next(&rows));
	same(rows_str(&rows, 0), S("'; DROP TABLE t; --"));
	assert_int_equal(rows_int(&rows, 1), -7);
	assert_true(rows_null(&rows, 2));
	same(rows_name(&rows, 1), S("b"));
	assert_int_equal(rows_columns(&rows), 3);
	assert_true(rows_next(&rows));
	assert_true(rows_int(&rows, 1) == INT64_MAX);
	assert_false(rows_null(&rows, 0));
	assert_false(rows_next(&rows));
	assert_true(rows_done(&rows));
}

static void the_same_question_may_be_asked_inside_itself(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	size_t seen = 0;
	auto_db *db = db_open(place(&a, "nest.db"), true, &e);
	works(db_table(db, &e, S("t"), S("a INTEGER")), e);
	works(db_do(db, &e, "INSERT INTO t VALUES (1),(2),(3)", NONE), e);
	auto_rows outer = db_ask(db, &e, "SELECT a FROM t", NONE);
	while (rows_next(&outer)) {
		auto_rows inner = db_ask(db, &e, "SELECT a FROM t", NONE);
		while (rows_next(&inner))
			seen++;
	}
	assert_int_equal(seen, 9);
}

/* More statements than are kept, so that places are taken by others. */
static void many_statements_live_together(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	auto_db *db = db_open(place(&a, "many.db"), true, &e);
	for (int64_t round = 0; round < 2; round++)
		for (int64_t i = 0; i < 1500; i++) {
			int64_t n;
			works(db_one_int_made(db, &e, &n, -1, arena_fmt(&a, "SELECT %lld + ?", (long long)i), BIND(V(round))), e);
			assert_int_equal(n, i + round);
		}
}

static void only_what_was_committed_stays(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	int64_t n;
	struct db *db = db_open(place(&a, "commit.db"), true, &e);
	works(db_table(db, &e, S("t"), S("a INTEGER")), e);
	works(db_begin(db, &e) && db_do(db, &e, "INSERT INTO t VALUES (1)", NONE) && db_commit(db, &e), e);
	works(db_begin(db, &e) && db_do(db, &e, "INSERT INTO t VALUES (2)", NONE), e);
	refuses(db_begin(db, &e), e, ERR_INTERNAL);
	db_rollback(db);
	works(db_begin(db, &e) && db_do(db, &e, "INSERT INTO t VALUES (3)", NONE), e);
	db_close(&db);
	assert_null(db);
	db = db_open(place(&a, "commit.db"), false, &e);
	works(db_one_int(db, &e, &n, 0, "SELECT sum(a) FROM t", NONE), e);
	assert_int_equal(n, 1);
	works(db_sound(db, &e), e);
	works(db_copy_to(db, place(&a, "copy.db"), &e), e);
	refuses(db_copy_to(db, place(&a, "copy.db"), &e), e, ERR_INTERNAL);
	db_close(&db);
}

static void a_transaction_ends_whole_or_not_at_all(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	int64_t n;
	auto_db *db = db_open(place(&a, "end.db"), true, &e);
	works(db_table(db, &e, S("t"), S("a INTEGER")), e);
	works(db_begin(db, &e) && db_do(db, &e, "INSERT INTO t VALUES (1)", NONE), e);
	assert_false(db_end(db, false, &e));
	works(db_begin(db, &e) && db_end(db, db_do(db, &e, "INSERT INTO t VALUES (2)", NONE), &e), e);
	works(db_one_int(db, &e, &n, 0, "SELECT sum(a) FROM t", NONE), e);
	assert_int_equal(n, 2);
}

/* Were it to wait for the other writer, it would do so for DB_WAIT_MS. */
static void what_may_stay_undone_waits_for_nobody(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	auto_db *db = db_open(place(&a, "try.db"), true, &e);
	works(db_table(db, &e, S("t"), S("a INTEGER")), e);
	auto_db *other = db_open(place(&a, "try.db"), false, &e);
	works(db_begin(other, &e), e);
	int64_t began = clock_beat_ms();
	assert_false(db_try(db, "INSERT INTO t VALUES (?)", BIND(V(1))));
	assert_false(db_try_begin(db));
	db_wait(db, 100);
	refuses(db_do(db, &e, "INSERT INTO t VALUES (?)", BIND(V(1))), e, ERR_BUSY);
	assert_in_range(clock_beat_ms() - began, 100, DB_WAIT_MS / 4);
	db_rollback(other);
	assert_true(db_try(db, "INSERT INTO t VALUES (?)", BIND(V(1))));
	assert_true(db_try_begin(db));
	works(db_end(db, true, &e), e);
}

static void tables_are_strict_and_known(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str text;
	auto_db *db = db_open(place(&a, "strict.db"), true, &e);
	works(db_table(db, &e, S("t"), S("n INTEGER NOT NULL")), e);
	refuses(db_do(db, &e, "INSERT INTO t VALUES (?)", BIND(V("word"))), e, ERR_CONFLICT);
	assert_true(db_has_table(db, S("t")) && !db_has_table(db, S("u")));
	assert_true(db_has_column(db, S("t"), S("n")) && !db_has_column(db, S("t"), S("m")));
	works(db_one_str(db, &a, &e, &text, "SELECT 'x' WHERE 1=0", NONE), e);
	same(text, S(""));
}

static void the_journal_says_what_when_and_who(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct id one, two;
	auto_db *db = db_open(place(&a, "journal.db"), true, &e);
	works(journal_table(db, &e), e);
	works(journal_add(db, 0, S("花子"), EVENT_RECORD_IMPORTED, S("device:台帳"), S("{}"), &one, &e), e);
	works(journal_add(db, 0, S("花子"), EVENT_CHECK_RUN, S(""), S(""), &two, &e), e);
	assert_true(str_order(id_str(&one), id_str(&two)) < 0);
	auto_rows rows = db_ask(db, &e, "SELECT at, who, event FROM journal ORDER BY id", NONE);
	assert_true(rows_next(&rows));
	same(rows_str(&rows, 0), S("1970-01-01T00:00:00Z"));
	same(rows_str(&rows, 2), str_of(event_name(EVENT_RECORD_IMPORTED)));
	for (enum event event = 0; event < EVENT_COUNT; event++) {
		struct words words = event_words(str_of(event_name(event)));
		assert_true(words.ja[0] && words.en[0]);
	}
	assert_string_equal(event_words(S("no.such")).ja, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_database_is_refused),
		cmocka_unit_test(wrong_sql_is_our_own_mistake),
		cmocka_unit_test(values_come_back_as_they_were_bound),
		cmocka_unit_test(the_same_question_may_be_asked_inside_itself),
		cmocka_unit_test(many_statements_live_together),
		cmocka_unit_test(only_what_was_committed_stays),
		cmocka_unit_test(a_transaction_ends_whole_or_not_at_all),
		cmocka_unit_test(what_may_stay_undone_waits_for_nobody),
		cmocka_unit_test(tables_are_strict_and_known),
		cmocka_unit_test(the_journal_says_what_when_and_who),
	};
	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
