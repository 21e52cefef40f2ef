/* dn_test.c - distinguished names are taken apart, escapes and all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
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

/* The names of a list, each in brackets. */
static void lists_are_cut_outside_escapes(void **state)
{
	(void)state;
	static const struct {
		str list, names;
	} rows[] = {
		{ T(""), T("[]") },
		{ T("CN=a\\;b,DC=x; CN=c,DC=x|CN=d\n"), T("[CN=a\\;b,DC=x][CN=c,DC=x][CN=d][]") },
		{ T("CN=a,DC=x,DC=y,CN=b,CN=Users,DC=x"), T("[CN=a,DC=x,DC=y][CN=b,CN=Users,DC=x]") },
		{ T("CN=a,DC=x cn=b b,DC=x"), T("[CN=a,DC=x][cn=b b,DC=x]") },
		{ T("Domain Users,Domain Admins"), T("[Domain Users][Domain Admins]") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_buf names = { 0 };
		for (str rest = rows[i].list; rest.p;) {
			str name = dn_cut(&rest);
			buf_fmt(&names, "[%.*s]", P(name));
		}
		same(buf_str(&names), rows[i].names);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_taken_apart),
		cmocka_unit_test(lists_are_cut_outside_escapes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
