/* disk_test.c - with any call of the disk failing, a file is whole or as it was before.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* nftw */
#include "given.h"

#include "base/buf.h"
#include "base/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BYTES_MAX (1u << 20)

static char folder[64];

static str place(struct arena *a, const char *name)
{
	return path_join(a, str_of(folder), str_of(name));
}

/* ---- a disk on which the n-th call fails, with the number given; 0 for writes that take nothing at all */

static int calls, failing_call, failing_number;
static size_t step_max; /* reads and writes move at most so much, 0: no limit */
static const char *failing_name;

static bool fails(const char *name)
{
	if (++calls != failing_call)
		return false;
	failing_name = name;
	errno = failing_number;
	return true;
}

static size_t step(size_t n)
{
	return step_max && n > step_max ? step_max : n;
}

static int broken_open(const char *path, int flags, mode_t mode)
{
	return fails("open") ? -1 : disk_real.open(path, flags, mode);
}

static ssize_t broken_read(int fd, void *to, size_t n)
{
	return fails("read") ? -1 : read(fd, to, step(n));
}

static ssize_t broken_write(int fd, const void *from, size_t n)
{
	return fails("write") ? (failing_number ? -1 : 0) : write(fd, from, step(n));
}

static int broken_sync(int fd)
{
	return fails("sync") ? -1 : fsync(fd);
}

static int broken_close(int fd)
{
	int result = close(fd); /* the descriptor is gone even when close fails */
	return fails("close") ? -1 : result;
}

static int broken_rename(const char *from, const char *to)
{
	return fails("rename") ? -1 : rename(from, to);
}

static int broken_unlink(const char *path)
{
	return fails("unlink") ? -1 : unlink(path);
}

static int broken_mkdir(const char *path, mode_t mode)
{
	return fails("mkdir") ? -1 : mkdir(path, mode);
}

static const struct disk broken = { broken_open, broken_read,   broken_write,  broken_sync,
	                            broken_close, broken_rename, broken_unlink, broken_mkdir };

static void break_call(int n, int number, size_t step_bytes)
{
	calls = 0;
	failing_call = n;
	failing_number = number;
	failing_name = "";
	step_max = step_bytes;
}

/* ---- the stories */

static void what_is_written_is_read_back(void **state)
{
	(void)state;
	static const str rows[] = { T(""), T("台帳\n"), T("a\0b\xff") };
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "file"), bytes;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		works(disk_write(&disk_real, path, rows[i], &e), e);
		works(disk_read(&disk_real, &a, path, BYTES_MAX, &bytes, &e), e);
		same(bytes, rows[i]);
		assert_false(disk_there(place(&a, "file.part")));
	}
}

static void writing_in_the_working_folder_needs_no_slash(void **state)
{
	(void)state;
	struct err e = { 0 };
	char before[4096];
	assert_non_null(getcwd(before, sizeof before));
	assert_int_equal(chdir(folder), 0);
	bool written = disk_write(&disk_real, S("here"), S("x"), &e);
	assert_int_equal(chdir(before), 0);
	works(written, e);
	auto_arena a = { 0 };
	assert_true(disk_there(place(&a, "here")));
}

static bool holds(str path, str want)
{
	auto_arena a = { 0 };
	str bytes = { 0 };
	return disk_read(&disk_real, &a, path, BYTES_MAX, &bytes, NULL) && str_eq(bytes, want);
}

/* Fails every call of one write in turn; how many there were. */
static int fail_each_call(str path, str was, str new, int number, size_t step_bytes)
{
	for (int n = 1;; n++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		if (was.p)
			works(disk_write(&disk_real, path, was, &e), e);
		else
			unlink(arena_text(&a, path));
		break_call(n, number, step_bytes);
		bool written = disk_write(&broken, path, new, &e);
		if (written ? !holds(path, new) : !holds(path, new) && !(was.p ? holds(path, was) : !disk_there(path)))
			fail_msg("call %d (%s) failed and the file is torn", n, failing_name);
		if (!written && (!e.kind || !e.ja[0] || !e.en[0]))
			fail_msg("call %d (%s) failed without a word", n, failing_name);
		if (strcmp(failing_name, "unlink") != 0 && disk_there(arena_fmt(&a, "%.*s.part", P(path))))
			fail_msg("call %d (%s) failed and left its part", n, failing_name);
		if (calls < n)
			return n - 1;
		if (written && strcmp(failing_name, "unlink") != 0 && number != EINTR)
			fail_msg("call %d (%s) failed and nobody said so", n, failing_name);
	}
}

static void a_broken_disk_leaves_the_file_whole(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str path = place(&a, "whole"), old = S("the old bytes\n"), new = S("the new ones, which are longer\n");
	static const int numbers[] = { ENOSPC, EIO, EACCES, EXDEV };
	for (size_t i = 0; i < LENGTH(numbers); i++) {
		assert_int_equal(fail_each_call(path, old, new, numbers[i], 0), 9);
		assert_int_equal(fail_each_call(path, (str){ NULL, 0 }, new, numbers[i], 0), 9);
		assert_true(fail_each_call(path, old, new, numbers[i], 7) > 12);
	}
}

static void a_disk_that_takes_nothing_is_full(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "nothing");
	break_call(3, 0, 0);
	refuses(disk_write(&broken, path, S("bytes"), &e), e, ERR_DISK);
	assert_string_equal(failing_name, "write");
	assert_true(str_has(str_of(e.en), S("the disk is full")));
	assert_false(disk_there(path));
}

static void interrupted_calls_are_made_again(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "interrupted"), bytes;
	break_call(3, EINTR, 5);
	works(disk_write(&broken, path, S("written in steps"), &e), e);
	assert_string_equal(failing_name, "write");
	break_call(2, EINTR, 5);
	works(disk_read(&broken, &a, path, BYTES_MAX, &bytes, &e), e);
	assert_string_equal(failing_name, "read");
	same(bytes, S("written in steps"));
	break_call(2, EIO, 5);
	refuses(disk_read(&broken, &a, path, BYTES_MAX, &bytes, &e), e, ERR_DISK);
}

static mode_t mode_of(struct arena *a, str path)
{
	struct stat what;
	assert_int_equal(stat(arena_text(a, path), &what), 0);
	return what.st_mode & 0777;
}

static void private_files_are_nobody_elses(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "key"), part = place(&a, "key.part"), victim = place(&a, "victim");
	works(disk_write(&disk_real, part, S("left by a dead process, open to all"), &e), e);
	works(disk_write_private(&disk_real, path, S("secret"), &e), e);
	assert_int_equal(mode_of(&a, path), 0600);
	works(disk_write(&disk_real, path, S("public"), &e), e);
	assert_int_equal(mode_of(&a, path), 0644);
	works(disk_write(&disk_real, victim, S("untouched"), &e), e);
	assert_int_equal(symlink(arena_text(&a, victim), arena_text(&a, part)), 0);
	works(disk_write_private(&disk_real, path, S("secret"), &e), e);
	assert_true(holds(victim, S("untouched")));
}

static void reading_says_why_it_cannot(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str bytes, path = place(&a, "large");
	refuses(disk_read(&disk_real, &a, place(&a, "none"), BYTES_MAX, &bytes, &e), e, ERR_MISSING);
	assert_true(str_starts(str_of(e.ja), S("ファイルまたはフォルダーがありません: ")));
	refuses(disk_read(&disk_real, &a, str_of(folder), BYTES_MAX, &bytes, &e), e, ERR_DISK);
	works(disk_write(&disk_real, path, S("12345"), &e), e);
	refuses(disk_read(&disk_real, &a, path, 4, &bytes, &e), e, ERR_INPUT);
	works(disk_read(&disk_real, &a, path, 5, &bytes, &e), e);
	break_call(1, EACCES, 0);
	refuses(disk_read(&broken, &a, path, 5, &bytes, &e), e, ERR_DENIED);
	break_call(1, EMFILE, 0);
	refuses(disk_read(&broken, &a, path, 5, &bytes, &e), e, ERR_DISK);
	assert_true(str_has(str_of(e.en), str_of(strerror(EMFILE))));
}

static void what_is_dropped_is_gone(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = place(&a, "dropped");
	refuses(disk_drop(&disk_real, str_of(folder), &e), e, ERR_DISK); /* a folder is no file */
	works(disk_write(&disk_real, path, S("bytes"), &e), e);
	works(disk_drop(&disk_real, path, &e), e);
	assert_false(disk_there(path));
	works(disk_drop(&disk_real, path, &e), e);
}

static void a_hyphen_is_the_standard_input(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str bytes;
	int both[2], before = dup(STDIN_FILENO);
	assert_int_equal(pipe(both), 0);
	assert_int_equal(write(both[1], "piped", 5), 5);
	close(both[1]);
	dup2(both[0], STDIN_FILENO);
	close(both[0]);
	bool read_ = disk_read(&disk_real, &a, S("-"), BYTES_MAX, &bytes, &e);
	dup2(before, STDIN_FILENO);
	close(before);
	works(read_, e);
	same(bytes, S("piped"));
}

static void folders_are_made_with_their_parents(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str deep = place(&a, "one/two//three");
	works(disk_folder(&disk_real, deep, &e), e);
	works(disk_folder(&disk_real, deep, &e), e);
	works(disk_folder(&disk_real, place(&a, "one/four/"), &e), e);
	works(disk_write(&disk_real, path_join(&a, deep, S("file")), S("x"), &e), e);
	refuses(disk_folder(&disk_real, path_join(&a, deep, S("file")), &e), e, ERR_DISK);
	refuses(disk_folder(&disk_real, path_join(&a, deep, S("file/below")), &e), e, ERR_DISK);
	break_call(1, EROFS, 0);
	refuses(disk_folder(&broken, place(&a, "five"), &e), e, ERR_DISK);
}

static void files_are_listed_in_byte_order(void **state)
{
	(void)state;
	static const char *const names[] = { "B", "a", "sub/b", "sub/deep/c", "sub0", "帳" };
	auto_arena a = { 0 };
	struct err e = { 0 };
	str root = place(&a, "list"), *list;
	size_t count;
	works(disk_folder(&disk_real, path_join(&a, root, S("sub/deep")), &e), e);
	works(disk_folder(&disk_real, path_join(&a, root, S("empty")), &e), e);
	for (size_t i = LENGTH(names); i--;)
		works(disk_write(&disk_real, path_join(&a, root, str_of(names[i])), S("x"), &e), e);
	works(disk_list(&a, root, &list, &count, &e), e);
	assert_int_equal(count, LENGTH(names));
	for (size_t i = 0; i < count; i++)
		same(list[i], str_of(names[i]));
	works(disk_list(&a, path_join(&a, root, S("empty")), &list, &count, &e), e);
	assert_int_equal(count, 0);
}

static void only_regular_files_are_listed(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str root = place(&a, "odd"), *list;
	size_t count;
	refuses(disk_list(&a, root, &list, &count, &e), e, ERR_MISSING);
	works(disk_folder(&disk_real, root, &e), e);
	assert_int_equal(symlink("/etc/hostname", arena_text(&a, path_join(&a, root, S("link")))), 0);
	refuses(disk_list(&a, root, &list, &count, &e), e, ERR_INPUT);
	assert_int_equal(unlink(arena_text(&a, path_join(&a, root, S("link")))), 0);
	str deep = root;
	for (int i = 0; i < 18; i++)
		deep = path_join(&a, deep, S("x"));
	works(disk_folder(&disk_real, deep, &e), e);
	refuses(disk_list(&a, root, &list, &count, &e), e, ERR_INPUT);
}

static void paths_are_joined_and_named(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	same(path_join(&a, S("a"), S("b")), S("a/b"));
	same(path_join(&a, S("a/"), S("b")), S("a/b"));
	same(path_join(&a, S(""), S("b")), S("b"));
	same(path_name(S("a/b.c")), S("b.c"));
	same(path_name(S("b.c")), S("b.c"));
	same(path_name(S("a/")), S(""));
}

static int make_folder(void **state)
{
	(void)state;
	const char *temporary = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%.40s/disk-XXXXXX", temporary ? temporary : "/tmp");
	return mkdtemp(folder) ? 0 : -1;
}

static int drop_entry(const char *path, const struct stat *what, int kind, struct FTW *where)
{
	(void)what, (void)kind, (void)where;
	return remove(path);
}

static int drop_folder(void **state)
{
	(void)state;
	return nftw(folder, drop_entry, 8, FTW_DEPTH | FTW_PHYS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(writing_in_the_working_folder_needs_no_slash),
		cmocka_unit_test(a_broken_disk_leaves_the_file_whole),
		cmocka_unit_test(a_disk_that_takes_nothing_is_full),
		cmocka_unit_test(interrupted_calls_are_made_again),
		cmocka_unit_test(private_files_are_nobody_elses),
		cmocka_unit_test(reading_says_why_it_cannot),
		cmocka_unit_test(what_is_dropped_is_gone),
		cmocka_unit_test(a_hyphen_is_the_standard_input),
		cmocka_unit_test(folders_are_made_with_their_parents),
		cmocka_unit_test(files_are_listed_in_byte_order),
		cmocka_unit_test(only_regular_files_are_listed),
		cmocka_unit_test(paths_are_joined_and_named),
	};
	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
