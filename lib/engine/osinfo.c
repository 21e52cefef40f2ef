/* osinfo.c - the Windows of computers as Get-ComputerInfo and Get-CimInstance Win32_OperatingSystem export
 * it to CSV.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "host.h"

/* Get-ComputerInfo calls Windows 11 "Windows 10" in WindowsProductName. */
static const struct dump_field fields[] = {
	{ T("device"), "CSName|CsDNSHostName|PSComputerName", dump_turn_device, false },
	{ T("os"), "OsName|Caption|WindowsProductName", host_turn_os, false },
	{ T("build"), "BuildNumber|OsBuildNumber|Version|OsVersion", host_turn_build, false },
	{ T("last_seen"), "LocalDateTime|OsLocalDateTime|LastBootUpTime|OsLastBootUpTime", dump_turn_day,
	  false },
	{ { 0 } },
};

static const char *const own_columns[] = {
	"CSName|CsDNSHostName|PSComputerName",
	"OsName|Caption|WindowsProductName",
	"BuildNumber|OsBuildNumber",
	NULL,
};

bool osinfo_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

bool osinfo_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	return dump_open(a, bytes, charset, file, "osinfo", b, &d, e) &&
	       dump_put(&d, "host_state", fields, e);
}
