/* policy_test.c - what is called denied is denied in every way that was seen.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/policy.h"

static void removable_storage_is_judged_by_who_may_write(void **state)
{
	(void)state;
	static const struct {
		unsigned seen;
		str judged, note;
	} rows[] = {
		{ 0, T(""), T("") },
		{ REMOVABLE_LOOKED, T("unset"), T("") },
		{ REMOVABLE_LOOKED | REMOVABLE_ALLOWED, T("allowed"), T("") },
		{ REMOVABLE_DENY_READ, T("allowed"), T("Deny_Read=1") },
		{ REMOVABLE_DENY_EXECUTE, T("allowed"), T("Deny_Execute=1") },
		{ REMOVABLE_DENY_WRITE | REMOVABLE_ALLOWED, T("read_only"), T("Deny_Write=1") },
		{ REMOVABLE_PROTECTED, T("read_only"), T("WriteProtect=1") },
		{ REMOVABLE_DENY_READ | REMOVABLE_DENY_WRITE, T("denied"), T("Deny_Read=1; Deny_Write=1") },
		{ REMOVABLE_DENY_ALL, T("denied"), T("Deny_All=1") },
		{ REMOVABLE_NO_DRIVER, T("denied"), T("USBSTOR Start=4") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(policy_removable(rows[i].seen), rows[i].judged);
		same(policy_removable_note(&a, rows[i].seen), rows[i].note);
	}
}

static void windows_complexity_is_called_by_its_name(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	same(policy_complexity(S("yes")), S("windows"));
	same(policy_complexity(S("no")), S("no"));
	same(policy_complexity(S("")), S(""));
	same(policy_number(&a, -1), S("0"));
	same(policy_number(&a, 42), S("42"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(removable_storage_is_judged_by_who_may_write),
		cmocka_unit_test(windows_complexity_is_called_by_its_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
