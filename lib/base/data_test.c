/* data_test.c - the embedded files are those of data/, found by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "base/disk.h"

#define DATA_MAX (64u << 20)

static void every_file_of_data_is_carried_unchanged(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str *names;
	size_t count;
	works(disk_list(&a, S("data"), &names, &count, &e), e);
	for (size_t i = 0; i < count; i++) {
		str bytes;
		works(disk_read(&disk_real, &a, path_join(&a, S("data"), names[i]), DATA_MAX, &bytes, &e), e);
		assert_non_null(data_bytes(names[i]).p);
		same(data_bytes(names[i]), bytes);
		same(data_files[i].name, names[i]);
		assert_int_equal(data_files[i].bytes.p[bytes.n], '\0');
	}
	assert_null(data_files[count].name.p);
}

static void a_name_that_is_not_there_gives_nothing(void **state)
{
	(void)state;
	assert_null(data_bytes(S("forms/none.json")).p);
	assert_null(data_bytes((str){ NULL, 0 }).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_of_data_is_carried_unchanged),
		cmocka_unit_test(a_name_that_is_not_there_gives_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
