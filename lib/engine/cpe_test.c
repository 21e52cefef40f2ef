/* cpe_test.c - CPE names taken apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "cpe.h"

static void a_formatted_string_is_taken_apart(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct cpe c;
	assert_true(cpe_read(&a, S("cpe:2.3:o:fortinet:fortios:6.0.3:*:*:*:*:*:*:*"), &c));
	assert_int_equal(c.part, 'o');
	same(c.vendor, S("fortinet"));
	same(c.product, S("fortios"));
	same(c.version, S("6.0.3"));
	same(c.update, S(""));
	assert_true(cpe_read(&a, S("cpe:2.3:a:Example:one\\:two\\+:9.0:r3:-:*:*:windows:x64:*"), &c));
	same(c.vendor, S("example"));
	same(c.product, S("one:two+"));
	same(c.update, S("r3"));
	same(c.edition, S("-"));
	same(c.target_sw, S("windows"));
	same(c.target_hw, S("x64"));
	assert_true(cpe_read(&a, S("cpe:2.3:*:*:*:*:*:*:*:*:*:*:*"), &c));
	assert_int_equal(c.part, 0);
	same(c.product, S(""));
}

static void a_uri_is_taken_apart(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct cpe c;
	assert_true(cpe_read(&a, S("cpe:/h:sun:sun_cobalt_raq_2"), &c));
	assert_int_equal(c.part, 'h');
	same(c.product, S("sun_cobalt_raq_2"));
	same(c.version, S(""));
	assert_true(cpe_read(&a, S("cpe:/:sun"), &c)); /* a maker alone, as MyJVN lists them */
	assert_int_equal(c.part, 0);
	same(c.vendor, S("sun"));
	same(c.product, S(""));
	assert_true(cpe_read(&a, S("cpe:/a:northgrid:proself%21:5.61"), &c));
	same(c.product, S("proself!"));
	same(c.version, S("5.61"));
}

static void what_is_no_name_is_none(void **state)
{
	(void)state;
	static const char *const none[] = {
		"", "cpe", "cpe:2.3:", "cpe:2.3:a:b:c", "cpe:2.3:x:b:c:*:*:*:*:*:*:*:*", "cpe:2.3:app:b:c:*:*:*:*:*:*:*:*", "cpe:/", "cpe:/ab:c",
		"cpe:2.3:a:b:c:*:*:*:*:*:*:*:*:*", "cpe:/a:b:c:d:e:f:g:h", "CVE-2020-0001",
	};
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_arena a = { 0 };
		struct cpe c;
		if (cpe_read(&a, str_of(none[i]), &c))
			fail_msg("%s is taken for a name", none[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_formatted_string_is_taken_apart),
		cmocka_unit_test(a_uri_is_taken_apart),
		cmocka_unit_test(what_is_no_name_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
