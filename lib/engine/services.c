/* services.c - services as Get-Service and Get-CimInstance Win32_Service export them to CSV.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dump.h"
#include "service.h"

static bool turn_state(struct dump *d, str value, str *out)
{
	(void)d;
	return service_state(value, out);
}

static bool turn_start(struct dump *d, str value, str *out)
{
	(void)d;
	return service_start(value, out);
}

/* PathName stays outside: command lines may hold passwords. */
static const struct dump_field fields[] = {
	{ T("device"), "PSComputerName|SystemName|MachineName", dump_turn_device, false },
	{ T("name"), "Name|ServiceName", NULL, true },
	{ T("display"), "DisplayName|Caption", NULL, false },
	{ T("state"), "State|Status", turn_state, false },
	{ T("start"), "StartMode|StartType", turn_start, false },
	{ T("runs_as"), "StartName|UserName", NULL, false },
	{ { 0 } },
};

static const char *const own_columns[] = {
	"Name|ServiceName",
	"State|Status",
	"StartMode|StartType|ServiceType",
	NULL,
};

bool services_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

bool services_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	return dump_open(a, bytes, charset, file, "services", b, &d, e) && dump_put(&d, "service", fields, e);
}
