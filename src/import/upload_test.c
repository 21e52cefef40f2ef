/* upload_test.c - what is kept of an upload, for whom, and for how long.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#include "base/clock.h"
#include "duties.h"
#include "preview.h"
#include "run.h"

#include <errno.h>
#include <sys/stat.h>

#define DAY_SECONDS 86400

static size_t files(struct toy *t)
{
	str *names;
	size_t count;
	struct err e = { 0 };
	works(disk_list(&t->arena, path_join(&t->arena, t->w.data, S("upload")), &names, &count, &e), e);
	return count;
}

static void keep(struct toy *t, const char *file, str bytes, struct upload *u)
{
	struct err e = { 0 };
	*u = (struct upload){ .file = str_of(file) };
	works(upload_keep(&t->w, u, bytes, &e), e);
}

static void what_is_kept_is_the_owners_alone(void **state)
{
	(void)state;
	struct toy t;
	struct upload u, read;
	struct err e = { 0 };
	struct stat what;
	str bytes;
	toy_open(&t, duties);
	keep(&t, "業者.csv", S("業者名\r\nW1\r\n"), &u);
	works(upload_look(&t.w, u.id, &e), e);
	assert_int_equal(files(&t), 2);
	assert_int_equal(stat(arena_text(&t.arena, upload_place(&t.w, u.id, "")), &what), 0);
	assert_int_equal(what.st_mode & 0777, 0600);
	assert_int_equal(stat(arena_text(&t.arena, upload_place(&t.w, u.id, ".seen")), &what), 0);
	assert_int_equal(what.st_mode & 0777, 0600);
	assert_int_equal(stat(arena_text(&t.arena, path_join(&t.arena, t.w.data, S("upload"))), &what), 0);
	assert_int_equal(what.st_mode & 0777, 0700);
	works(upload_get(&t.w, u.id, &read, &e), e);
	works(upload_bytes(&t.w, &read, &bytes, &e), e);
	same(bytes, S("業者名\r\nW1\r\n"));
	works(disk_write_private(&disk_real, upload_place(&t.w, u.id, ""), S("業者名\r\nW2\r\n"), &e), e);
	refuses(upload_bytes(&t.w, &read, &bytes, &e), e, ERR_TAMPERED);
	toy_close(&t);
}

static void what_is_old_is_swept(void **state)
{
	(void)state;
	struct toy t;
	struct upload old, applied, new, read;
	struct err e = { 0 };
	toy_open(&t, duties);
	keep(&t, "古い.csv", S("業者名\r\nW1\r\n"), &old);
	keep(&t, "済み.csv", S("業者名\r\nW2\r\n"), &applied);
	works(upload_look(&t.w, applied.id, &e), e);
	works(upload_take_in(&t.w, applied.id, &e), e);
	assert_int_equal(files(&t), 2); /* the bytes of the one, what was seen in the other */
	t.clock.stopped_at += UPLOAD_DAYS * DAY_SECONDS;
	keep(&t, "新しい.csv", S("業者名\r\nW3\r\n"), &new);
	upload_sweep(&t.w);
	assert_int_equal(files(&t), 3);
	t.clock.stopped_at++;
	upload_sweep(&t.w);
	assert_int_equal(files(&t), 1);
	works(upload_get(&t.w, old.id, &read, &e), e);
	assert_int_equal(read.state, UPLOAD_DROPPED);
	works(upload_get(&t.w, applied.id, &read, &e), e);
	assert_int_equal(read.state, UPLOAD_APPLIED);
	works(upload_get(&t.w, new.id, &read, &e), e);
	assert_int_equal(read.state, UPLOAD_NEW);
	toy_close(&t);
}

/* Sweeping goes along with a page that is read: it neither waits nor fails, and on a full disk it makes room. */
static void sweeping_waits_for_nobody(void **state)
{
	(void)state;
	struct toy t;
	struct upload old, read;
	struct err e = { 0 };
	toy_open(&t, duties);
	keep(&t, "古い.csv", S("業者名\r\nW1\r\n"), &old);
	t.clock.stopped_at += UPLOAD_DAYS * DAY_SECONDS + 1;
	auto_db *other = db_open(path_join(&t.arena, t.w.data, S("inro.db")), false, &e);
	works(db_begin(other, &e), e);
	int64_t began = clock_beat_ms();
	upload_sweep(&t.w);
	assert_in_range(clock_beat_ms() - began, 0, DB_WAIT_MS / 4);
	assert_int_equal(files(&t), 0);
	db_rollback(other);
	upload_sweep(&t.w);
	works(upload_get(&t.w, old.id, &read, &e), e);
	assert_int_equal(read.state, UPLOAD_DROPPED);
	toy_close(&t);
}

/* ---- killed on the way: of what was being kept nothing is shown, and everything is swept */

static int killed_rename(const char *from, const char *to)
{
	(void)from, (void)to;
	errno = EIO;
	return -1;
}

static int killed_unlink(const char *path)
{
	(void)path;
	errno = EIO;
	return -1;
}

static void half_an_upload_is_none(void **state)
{
	(void)state;
	struct toy t;
	struct upload u = { .file = S("業者.csv") }, *waiting, read;
	size_t count;
	struct err e = { 0 };
	struct disk killed = disk_real;
	killed.rename = killed_rename; /* the bytes lie beside their place, and stay there */
	killed.unlink = killed_unlink;
	toy_open(&t, duties);
	t.w.disk = &killed;
	refuses(upload_keep(&t.w, &u, S("業者名\r\nW1\r\n"), &e), e, ERR_DISK);
	t.w.disk = &disk_real;
	assert_int_equal(files(&t), 1);
	works(upload_waiting(&t.w, &waiting, &count, &e), e);
	assert_int_equal(count, 0);
	refuses(upload_get(&t.w, u.id, &read, &e), e, ERR_MISSING);
	t.clock.stopped_at += UPLOAD_DAYS * DAY_SECONDS + 1;
	upload_sweep(&t.w);
	assert_int_equal(files(&t), 0);
	toy_close(&t);
}

/* What was seen cannot be written down after the import: it is taken in all the same, and says so. */
static void what_is_taken_in_stays_so(void **state)
{
	(void)state;
	struct toy t;
	struct upload u, read;
	struct err e = { 0 };
	struct disk full = disk_real;
	full.rename = killed_rename;
	toy_open(&t, duties);
	keep(&t, "業者.csv", S("業者名\r\nW1\r\n"), &u);
	works(upload_look(&t.w, u.id, &e), e);
	t.w.disk = &full;
	refuses(upload_take_in(&t.w, u.id, &e), e, ERR_DISK);
	works(upload_get(&t.w, u.id, &read, &e), e);
	assert_int_equal(read.state, UPLOAD_APPLIED);
	assert_int_equal(toy_count(&t, duty_kind(duties, S("vendor"))), 1);
	toy_close(&t);
}

/* ---- previews */

static void what_cannot_be_kept_is_given_back_whole(void **state)
{
	(void)state;
	struct toy t;
	struct upload u;
	struct preview p;
	struct preview_row *rows;
	size_t count;
	struct err e = { 0 };
	toy_open(&t, duties);
	keep(&t, "業者.csv", S("業者名,電話番号\r\nW\x01,1\r\nW2,2\r\n"), &u);
	works(upload_look(&t.w, u.id, &e), e);
	works(preview_read(&t.w, u.id, &p, &e), e);
	assert_int_equal(p.problem.kind, ERR_NONE);
	assert_int_equal(p.counts[ROW_REJECTED], 1);
	works(preview_rows(&t.w, &p, OUTCOMES, 0, 10, &rows, &count, &e), e);
	assert_int_equal(count, 2);
	same(rows[0].cell, S("A2"));
	assert_int_equal(rows[0].cell_count, 2);
	same(rows[0].cells[0], S("W\x01"));
	same(rows[0].cells[1], S("1"));
	same(rows[1].label, S("W2"));
	works(preview_rows(&t.w, &p, ROW_REJECTED, 5, 10, &rows, &count, &e), e);
	assert_int_equal(count, 0);
	toy_close(&t);
}

static void a_long_value_is_cut_for_showing_and_kept_whole(void **state)
{
	(void)state;
	struct toy t;
	struct upload u;
	struct preview p;
	struct preview_row *rows;
	size_t count;
	struct err e = { 0 };
	auto_buf csv = { 0 };
	toy_open(&t, duties);
	buf_put(&csv, S("業者名,担当者\r\nW1,"));
	for (size_t i = 0; i < 2 * PREVIEW_RUNES_MAX; i++)
		buf_put(&csv, S("長"));
	keep(&t, "業者.csv", buf_str(&csv), &u);
	works(upload_look(&t.w, u.id, &e), e);
	works(preview_read(&t.w, u.id, &p, &e), e);
	works(preview_rows(&t.w, &p, ROW_ADDED, 0, 1, &rows, &count, &e), e);
	assert_int_equal(rows[0].values[0].now.n, 3 * PREVIEW_RUNES_MAX + 3);
	assert_true(str_ends(rows[0].values[0].now, S("長…")));
	works(upload_take_in(&t.w, u.id, &e), e);
	assert_int_equal(toy_value(&t, duty_kind(duties, S("vendor")), "W1", "contact").n, 6 * PREVIEW_RUNES_MAX);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_kept_is_the_owners_alone),
		cmocka_unit_test(what_is_old_is_swept),
		cmocka_unit_test(sweeping_waits_for_nobody),
		cmocka_unit_test(half_an_upload_is_none),
		cmocka_unit_test(what_is_taken_in_stays_so),
		cmocka_unit_test(what_cannot_be_kept_is_given_back_whole),
		cmocka_unit_test(a_long_value_is_cut_for_showing_and_kept_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
