/* facility_test.c - a facility is made once and whole, refuses what is newer, and is copied before it moves forward.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#include "frame/access.h"
#include "frame/facility.h"

static void set_schema(struct toy *t, const char *version)
{
	struct err e = { 0 };
	works(facility_set(&t->w, "schema", str_of(version), &e), e);
	db_close(&t->w.db);
}

static void what_is_there_is_not_made_again(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	toy_open(&t, toy_duties);
	db_close(&t.w.db);
	refuses(facility_make(&t.w, &e), e, ERR_CONFLICT);
	toy_close(&t);
}

static void an_attempt_that_failed_can_be_repeated(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	toy_open(&t, toy_duties);
	db_close(&t.w.db);
	str path = path_join(&t.arena, t.w.data, S("inro.db"));
	assert_int_equal(t.w.disk->unlink(arena_text(&t.arena, path)), 0);
	t.w.db = db_open(path, true, &e); /* as far as the attempt came */
	assert_non_null(t.w.db);
	db_close(&t.w.db);
	works(facility_make(&t.w, &e), e);
	toy_close(&t);
}

static void data_of_a_newer_or_another_program_is_refused(void **state)
{
	(void)state;
	static const struct { const char *version; enum err_kind kind; } rows[] = {
		{ "99", ERR_SETUP }, { "x", ERR_TAMPERED },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		struct err e;
		toy_open(&t, toy_duties);
		set_schema(&t, rows[i].version);
		refuses(facility_open(&t.w, &e), e, rows[i].kind);
		toy_close(&t);
	}
}

static void older_data_is_copied_and_moved_forward(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	str *names, schema;
	size_t count;
	toy_open(&t, toy_duties);
	set_schema(&t, "0");
	works(facility_open(&t.w, &e), e);
	works(facility_get(&t.w, "schema", &schema, &e), e);
	same(schema, arena_fmt(&t.arena, "%d", SCHEMA_VERSION));
	works(disk_list(&t.arena, path_join(&t.arena, t.w.data, S("backup")), &names, &count, &e), e);
	assert_int_equal(count, 1);
	toy_close(&t);
}

/* Before there were members. */
static void data_of_version_1_gets_the_tables_of_the_console(void **state)
{
	(void)state;
	static const char *const tables[] = { "member", "member_recovery", "member_device", "session", "token" };
	struct toy t;
	struct err e = { 0 };
	bool any = true;
	toy_open(&t, toy_duties);
	for (size_t i = 0; i < LENGTH(tables); i++)
		works(db_do_made(t.w.db, &e, arena_fmt(&t.arena, "DROP TABLE %s", tables[i]), NONE), e);
	set_schema(&t, "1");
	works(facility_open(&t.w, &e), e);
	for (size_t i = 0; i < LENGTH(tables); i++)
		assert_true(db_has_table(t.w.db, str_of(tables[i])));
	works(member_any(&t.w, &any, &e), e);
	assert_false(any);
	toy_close(&t);
}

static void a_document_that_was_changed_is_not_given(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	str digest, bytes;
	toy_open(&t, toy_duties);
	works(facility_keep(&t.w, S("手順書"), &digest, &e), e);
	works(facility_file(&t.w, digest, &bytes, &e), e);
	same(bytes, S("手順書"));
	str path = path_join(&t.arena, path_join(&t.arena, t.w.data, S("files")), digest);
	works(disk_write(t.w.disk, path, S("別の手順書"), &e), e);
	refuses(facility_file(&t.w, digest, &bytes, &e), e, ERR_TAMPERED);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_there_is_not_made_again),
		cmocka_unit_test(an_attempt_that_failed_can_be_repeated),
		cmocka_unit_test(data_of_a_newer_or_another_program_is_refused),
		cmocka_unit_test(older_data_is_copied_and_moved_forward),
		cmocka_unit_test(data_of_version_1_gets_the_tables_of_the_console),
		cmocka_unit_test(a_document_that_was_changed_is_not_given),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
