/* registry_test.c - only what holds for the whole computer counts, and broken values are told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/hostfacts.h"

#include <string.h>

#define HEAD "Windows Registry Editor Version 5.00\r\n\r\n"
#define MACHINE "[HKEY_LOCAL_MACHINE"
#define POLICIES "\\SOFTWARE\\Policies\\Microsoft\\Windows\\RemovableStorageDevices"
#define USBSTOR "\\SYSTEM\\ControlSet001\\Services\\USBSTOR]\n"
#define REMOVABLE_COLUMN 9u

static struct book read_reg(struct arena *a, const char *body)
{
	struct book b = { 0 };
	struct err e = { 0 };
	works(registry_read(a, arena_fmt(a, HEAD "%s", body), S(""), S("PC-1.reg"), &b, &e), e);
	return b;
}

static void removable_storage_of_the_computer_is_found(void **state)
{
	(void)state;
	static const struct {
		const char *body, *judged; /* NULL: no policy at all */
	} rows[] = {
		{ "", NULL },
		{ "[HKEY_CURRENT_USER" POLICIES "]\n\"Deny_All\"=dword:00000001\n", NULL },
		{ "[-HKEY_LOCAL_MACHINE" POLICIES "]\n\"Deny_All\"=dword:00000001\n", NULL },
		{ MACHINE POLICIES "]\n", "unset" },
		{ MACHINE POLICIES "]\n\"Deny_All\"=dword:00000001\n", "denied" },
		{ MACHINE POLICIES "]\n\"Deny_All\"=dword:00000000\n", "allowed" },
		{ MACHINE POLICIES "]\n\"Deny_All\"=\"1\"\n", "unset" },
		{ MACHINE POLICIES "]\n\"Deny_All\"=dword:\n", "unset" },
		{ MACHINE POLICIES "]\n\"Deny_All\"=dword:111111111\n", "unset" },
		{ MACHINE POLICIES "]\n\"Deny_All\n\"Deny_All\"dword:1\n@=\"x\"\n; \"Deny_All\"=dword:1\n", "unset" },
		{ MACHINE POLICIES "\\{other}]\n\"Deny_Write\"=dword:00000001\n", NULL },
		{ MACHINE POLICIES "\\{53F5630D-B6BF-11D0-94F2-00A0C91EFB8B}\n\"deny_write\"=dword:1\n",
		  "read_only" },
		{ MACHINE USBSTOR "\"Start\"=dword:00000004\n", "denied" },
		{ MACHINE USBSTOR "\"Start\"=dword:00000003\n", "" },
		{ MACHINE "\\SYSTEM\\CurrentControlSet\\Control\\StorageDevicePolicies]\n\"WriteProtect\"=dword:1\n",
		  "read_only" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = read_reg(&a, rows[i].body);
		assert_int_equal(b.count, rows[i].judged != NULL);
		if (!rows[i].judged)
			continue;
		const struct sheet_row *row = &b.sheets[0].rows[1];
		same(row->count > REMOVABLE_COLUMN ? row->cells[REMOVABLE_COLUMN] : S(""), str_of(rows[i].judged));
	}
}

static void broken_values_are_told(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = read_reg(&a, MACHINE POLICIES "]\n\"Deny_All\"=hex:01\n");
	assert_int_equal(b.note_count, 1);
	assert_non_null(strstr(b.notes[0].en, "line 4: the value of \"Deny_All\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_values_are_told),
		cmocka_unit_test(removable_storage_of_the_computer_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
