/* spool_test.c - what a library writes to the path is read back, and a closed spool says so.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/spool.h"

static void what_is_closed_cannot_be_read(void **state)
{
	(void)state;
	struct err e = { 0 };
	auto_buf out = { 0 };
	struct spool s;
	works(spool_open(&s, &e), e);
	spool_drop(&s);
	refuses(spool_read(&s, &out, &e), e, ERR_DISK);
	spool_drop(&s);
}

static void writing_to_the_path_is_read_back(void **state)
{
	(void)state;
	struct err e = { 0 };
	auto_buf out = { 0 };
	auto_spool s = { 0 };
	works(spool_open(&s, &e), e);
	FILE *f = fopen(s.path, "wb");
	assert_non_null(f);
	for (int i = 0; i < 100000; i++)
		fputc('a' + i % 26, f);
	fclose(f);
	works(spool_read(&s, &out, &e), e);
	assert_int_equal(out.n, 100000);
	same(str_first(buf_str(&out), 3), S("abc"));
	assert_int_equal(out.p[99999], 'a' + 99999 % 26);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_closed_cannot_be_read),
		cmocka_unit_test(writing_to_the_path_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
