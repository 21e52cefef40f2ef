/* bundle_test.c - a .zip whose names Windows reads as they were written, wherever the program runs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/disk.h"
#include "store/bundle.h"

#include <stdlib.h>
#include <unistd.h>

#define NAME "立入検査パック/様式.xlsx"

/* APPNOTE.TXT 4.3.7: flags at 6, the length of the name at 26, the name at 30; 4.4.4: bit 11 says that names are UTF-8. */
enum { FLAGS_AT = 6, NAME_SIZE_AT = 26, NAME_AT = 30, UTF8 = 1 << 11 };

static unsigned two(const unsigned char *at)
{
	return at[0] | (unsigned)at[1] << 8;
}

static char folder[] = "/tmp/inro-bundle-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
	(void)state;
	char command[96];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static void a_name_is_marked_as_utf8(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	unsigned char head[256] = { 0 };
	str path = arena_fmt(&a, "%s/one", folder);
	int fd;
	works(disk_write(&disk_real, path, S("contents"), &e), e);
	works(bundle_nameless(str_of(folder), &(struct bundled_file){ S(NAME), path }, 1, &fd, &e), e);
	assert_true(pread(fd, head, sizeof head, 0) > NAME_AT);
	close(fd);
	assert_memory_equal(head, "PK\3\4", 4);
	assert_true(two(head + FLAGS_AT) & UTF8);
	same(((str){ (char *)head + NAME_AT, two(head + NAME_SIZE_AT) }), S(NAME));
}

static void a_file_that_is_not_there_is_said(void **state)
{
	(void)state;
	struct err e;
	int fd;
	refuses(bundle_nameless(str_of(folder), &(struct bundled_file){ S(NAME), S("/nowhere/at/all") }, 1, &fd, &e), e, ERR_MISSING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_marked_as_utf8),
		cmocka_unit_test(a_file_that_is_not_there_is_said),
	};
	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
