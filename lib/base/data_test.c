/* data_test.c - the embedded files are those of data/ and what pages need beside themselves, found by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "base/disk.h"

#define DATA_MAX (64u << 20)
#define STYLE_MAX (25u << 10) /* with SCRIPT_MAX and ICON_MAX: what a first visit loads beside the page */
#define SCRIPT_MAX (4u << 10)
#define ICON_MAX (2u << 10)

static const struct web {
	const char *name, *holds;
	size_t max;
} webs[] = {
	{ "web/icon.svg", "<svg ", ICON_MAX },
	{ "web/inro.css", "--color-primitive-blue-900:#", STYLE_MAX },
	{ "web/inro.js", "data-events", SCRIPT_MAX },
	{ "web/tokens.license", "MIT License", 2u << 10 },
};

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
	for (size_t i = 0; i < LENGTH(webs); i++)
		same(data_files[count + i].name, str_of(webs[i].name));
	assert_null(data_files[count + LENGTH(webs)].name.p);
}

static void what_pages_need_is_there_and_small(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(webs); i++) {
		str bytes = data_bytes(str_of(webs[i].name));
		assert_true(str_has(bytes, str_of(webs[i].holds)));
		assert_in_range(bytes.n, 1, webs[i].max);
		assert_false(str_has(bytes, S("@import")));
		assert_false(str_has(bytes, S("url(")));
	}
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
		cmocka_unit_test(what_pages_need_is_there_and_small),
		cmocka_unit_test(a_name_that_is_not_there_gives_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
