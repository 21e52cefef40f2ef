/* directory_test.c - what an entry says about an account, and what it does not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "engine/directory.h"

#include <string.h>

static struct book read_ldif(struct arena *a, const char *attributes)
{
	struct book b = { 0 };
	struct err e = { 0 };
	str text = arena_fmt(a, "dn: CN=x,DC=a,DC=b\nobjectClass: user\n%s\n", attributes);
	works(ldif_read(a, text, S(""), S("users.ldf"), &b, &e), e);
	return b;
}

/* The cell of the only account. */
static str cell(const struct book *b, str column)
{
	const struct sheet *s = &b->sheets[0];
	assert_int_equal(s->count, 2);
	for (size_t i = 0; i < s->rows[0].count; i++)
		if (str_eq(s->rows[0].cells[i], column))
			return i < s->rows[1].count ? s->rows[1].cells[i] : S("");
	fail_msg("no column %.*s", P(column));
	return S("");
}

static bool noted(const struct book *b, const char *part)
{
	for (size_t i = 0; i < b->note_count; i++)
		if (strstr(b->notes[i].en, part))
			return true;
	return false;
}

#define ZOE "sAMAccountName: zoe\n"

static void attributes_become_columns(void **state)
{
	(void)state;
	static const struct {
		const char *attributes;
		str column, value;
	} rows[] = {
		{ "sAMAccountName: svc_x\ndescription: 保守\n", T("type"), T("service") },
		{ "sAMAccountName: Krbtgt\n", T("type"), T("service") },
		{ ZOE "description: ﾍﾞﾝﾀﾞｰ用\n", T("type"), T("vendor") },
		{ ZOE "distinguishedName: CN=x,OU=Ｖｅｎｄｏｒｓ,DC=a\n", T("type"), T("vendor") },
		{ ZOE "distinguishedName: CN=保守 花子,OU=看護部,DC=a\n", T("type"), T("") },
		{ ZOE "displayName: 病棟共用\n", T("type"), T("shared") },
		{ ZOE "description: 共用\n", T("type"), T("") },
		{ ZOE, T("type"), T("") },
		{ ZOE "memberOf: CN=Domain Users,DC=a\n", T("admin"), T("no") },
		{ ZOE, T("admin"), T("") },
		{ ZOE "adminCount: 1\n", T("admin"), T("yes") },
		{ ZOE "adminCount: 0\nmemberOf: CN=g,DC=a\n", T("admin"), T("no") },
		{ ZOE "primaryGroupID: 512\n", T("admin"), T("yes") },
		{ ZOE "memberOf: CN=g,DC=a\nmemberOf: CN=schema admins,DC=a\n", T("admin"), T("yes") },
		{ ZOE "memberOf: CN=Ｄｏｍａｉｎ　Ａｄｍｉｎｓ,DC=a\n", T("admin"), T("yes") },
		{ ZOE "memberOf: CN=ドメイン管理者,DC=a\n", T("admin"), T("yes") },
		{ ZOE "memberOf: CN=x,OU=Domain Admins,DC=a\n", T("admin"), T("no") },
		{ ZOE "userAccountControl: 514\n", T("enabled"), T("no") },
		{ ZOE "userAccountControl: 512\n", T("enabled"), T("yes") },
		{ ZOE "userAccountControl: x\n", T("enabled"), T("") },
		{ ZOE "Enabled: False\nuserAccountControl: 512\n", T("enabled"), T("no") },
		{ ZOE "userAccountControl: 66048\n", T("password_never_expires"), T("yes") },
		{ ZOE "userAccountControl: 512\n", T("password_never_expires"), T("no") },
		{ ZOE "userAccountControl: 544\n", T("note"), T("PASSWD_NOTREQD") },
		{ ZOE "userAccountControl: 16\ndescription: 夜勤\n", T("note"), T("LOCKOUT 夜勤") },
		{ ZOE "lockoutTime: 0\n", T("note"), T("") },
		{ ZOE "lockoutTime: 133748928000000000\n", T("note"), T("LOCKOUT") },
		{ ZOE "description: Pass: abc\n", T("note"), T("") },
		{ ZOE "lastLogon: 133748928000000000\nlastLogonTimestamp: 133740000000000000\n", T("last_used"),
		  T("2024-11-01") },
		{ ZOE "lastLogonTimestamp: 133740000000000000\nlastLogon: 0\n", T("last_used"), T("2024-10-22") },
		{ ZOE "pwdLastSet: 0\n", T("password_set"), T("") },
		{ ZOE "accountExpires: 9223372036854775807\n", T("expires"), T("") },
		{ ZOE "employeeID:\nemployeeNumber: 77\n", T("employee_no"), T("77") },
		{ ZOE "name;lang-ja: ゾーイ\n", T("display"), T("ゾーイ") },
		{ ZOE "distinguishedName: CN=x,DC=c,DC=d\n", T("realm"), T("c.d") },
		{ ZOE, T("realm"), T("a.b") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = read_ldif(&a, rows[i].attributes);
		str got = cell(&b, rows[i].column);
		if (!str_eq(got, rows[i].value))
			fail_msg("%s%.*s is \"%.*s\", want \"%.*s\"", rows[i].attributes, P(rows[i].column), P(got),
			         P(rows[i].value));
	}
}

static void what_is_passed_over_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *attributes, *note;
	} rows[] = {
		{ "sAMAccountName: PC$\n", "1 computer accounts" },
		{ ZOE "objectClass: computer\n", "1 computer accounts" },
		{ "cn: nobody\n", "line 1: left out, it has no logon name" },
		{ ZOE "description: パスワードは社員番号\n", "line 1 (zoe): the description seems to tell a password" },
		{ ZOE "lastLogon: soon\n", "line 1 (zoe): the value of lastLogon cannot be read" },
		{ ZOE "description:< file:///x\n", "line 4: the value of description cannot be read" },
		{ ZOE "description:: /w==\n", "line 4: the value of description cannot be read" },
		{ ZOE "description:: AA==\n", "line 4: the value of description cannot be read" },
		{ ZOE "no colon\n", "line 4: not of the form" },
		{ ZOE "changetype: delete\n", "line 1: a change record" },
		{ ZOE, "the groups (memberOf) were not exported" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = read_ldif(&a, rows[i].attributes);
		if (!noted(&b, rows[i].note))
			fail_msg("%s: no note \"%s\"", rows[i].attributes, rows[i].note);
	}
}

static void too_many_values_and_too_long_ones_are_told(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf many = { 0 }, line = { 0 };
	for (size_t i = 0; i < ENTRY_VALUES_MAX + 5; i++)
		buf_fmt(&many, "memberOf: CN=g%zu,DC=a\n", i);
	for (size_t i = 0; i <= SHEET_CELL_BYTES_MAX; i++)
		buf_byte(&line, 'x');
	struct book b = read_ldif(&a, arena_text(&a, arena_fmt(&a, ZOE "description: %.*s\n%.*s", P(buf_str(&line)),
	                                                       P(buf_str(&many)))));
	assert_true(noted(&b, "line 4: the value of description cannot be read"));
	assert_true(noted(&b, "too many values"));
	assert_int_equal(b.note_count, 2);
	assert_true(str_starts(cell(&b, S("groups")), S("g0; g1; ")));
}

/* An export without names of domains belongs to the domain its file is named for. */
static void the_file_names_the_realm_of_those_without(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	works(adcsv_read(&a, S("SamAccountName,SID\nzoe,S-1\n"), S(""), S("clinic.local_users.csv"), &b, &e), e);
	same(cell(&b, S("realm")), S("clinic.local"));
}

/* csvde's hexadecimal: text is read, keys and broken ones are not. */
static void hexadecimal_text_is_read(void **state)
{
	(void)state;
	static const struct {
		const char *written;
		str means;
	} rows[] = {
		{ "X'e4bd90'", T("佐") }, { "X'e4'", T("") },   { "X'e4bd9'", T("") },      { "X'zz'", T("") },
		{ "X'00'", T("") },       { "X'41", T("X'41") }, { "a;X'41';X'42'", T("a;A;B") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		str text = arena_fmt(&a, "DN,sAMAccountName,department\n\"CN=z,DC=a\",zoe,%s\n", rows[i].written);
		works(adcsv_read(&a, text, S(""), S("x.csv"), &b, &e), e);
		same(cell(&b, S("department")), rows[i].means);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_passed_over_is_told),
		cmocka_unit_test(too_many_values_and_too_long_ones_are_told),
		cmocka_unit_test(attributes_become_columns),
		cmocka_unit_test(the_file_names_the_realm_of_those_without),
		cmocka_unit_test(hexadecimal_text_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
