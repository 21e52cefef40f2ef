/* purl_test.c - package URLs taken apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "purl.h"

static void package_urls_are_taken_apart(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		str type, space, name, version;
	} given[] = {
		{ "pkg:maven/org.apache/log4j@2.14.1?type=jar#src", T("maven"), T("org.apache"), T("log4j"), T("2.14.1") },
		{ "pkg:npm/%40angular/core@1.0%2B2", T("npm"), T("@angular"), T("core"), T("1.0+2") },
		{ "pkg:npm/@angular/core", T("npm"), T("@angular"), T("core"), T("") },
		{ "pkg://pypi/requests@2.0", T("pypi"), T(""), T("requests"), T("2.0") },
		{ "pkg:golang/a/b/c@v1", T("golang"), T("a/b"), T("c"), T("v1") },
		{ "pkg:generic/x@%zz", T("generic"), T(""), T("x"), T("%zz") },
		{ "pkg:generic/x@%ff", T("generic"), T(""), T("x"), T("") },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct purl p;
		assert_true(purl_read(&a, str_of(given[i].text), &p));
		same(p.type, given[i].type);
		same(p.space, given[i].space);
		same(p.name, given[i].name);
		same(p.version, given[i].version);
	}
}

static void what_is_none_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", "pkg:", "pkg:npm", "pkg:npm/", "pkg:maven/org/", "pkg:npm/@1", "https://example.org/a@1" };
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_arena a = { 0 };
		struct purl p;
		if (purl_read(&a, str_of(none[i]), &p))
			fail_msg("%s: %.*s", none[i], P(p.name));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(package_urls_are_taken_apart),
		cmocka_unit_test(what_is_none_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
