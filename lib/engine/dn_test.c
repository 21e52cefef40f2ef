/* dn_test.c - distinguished names are taken apart, escapes and all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/dn.h"

static void names_are_taken_apart(void **state)
{
	(void)state;
	static const struct {
		str dn, first, above, realm;
	} rows[] = {
		{ T(""), T(""), T(""), T("") },
		{ T("plain name"), T("plain name"), T(""), T("") },
		{ T("=x,DC=a"), T("=x,DC=a"), T("DC=a"), T("a") },
		{ T("CN=佐藤 花,OU=医事課,DC=hospital,dc=local"), T("佐藤 花"), T("OU=医事課,DC=hospital,dc=local"),
		  T("hospital.local") },
		{ T("CN=Sato\\, Hana,DC=a"), T("Sato, Hana"), T("DC=a"), T("a") },
		{ T("CN=\\e4\\BD\\90,DC=a"), T("佐"), T("DC=a"), T("a") },
		{ T("CN=\\e4,DC=a"), T("\\e4"), T("DC=a"), T("a") }, /* half a character stays escaped */
		{ T("CN=a\\00b,DC=a"), T("a\\00b"), T("DC=a"), T("a") },
		{ T("CN=a\\"), T("a\\"), T(""), T("") },
		{ T("CN=a\\#\\1x,DC=b"), T("a#1x"), T("DC=b"), T("b") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(dn_first(&a, rows[i].dn), rows[i].first);
		same(dn_above(rows[i].dn), rows[i].above);
		same(dn_realm(&a, rows[i].dn), rows[i].realm);
	}
}

static void lists_are_cut_outside_escapes(void **state)
{
	(void)state;
	str list = S("CN=a\\;b,DC=x; CN=c,DC=x|CN=d\n"), want[] = { S("CN=a\\;b,DC=x"), S("CN=c,DC=x"), S("CN=d"), S("") };
	size_t n = 0;
	while (list.p)
		same(dn_cut(&list), want[n++]);
	assert_int_equal(n, LENGTH(want));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_taken_apart),
		cmocka_unit_test(lists_are_cut_outside_escapes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
