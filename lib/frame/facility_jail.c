/* facility_jail.c - a process that serves one facility is closed off in the facility's folder.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facility.h"

#include "base/jail.h"

#include <stdlib.h>

str facility_spool(struct work *w)
{
	return path_join(w->arena, w->data, S("spool"));
}

/* Names and addresses of others, and whom to trust; links in the last ones lead from the first. */
static const char *const calling[] = { "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/run/systemd/resolve",
	"/etc/ssl", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates", NULL };

bool facility_confine(struct work *w, bool calls, struct err *e)
{
	const char *spool = arena_text(w->arena, facility_spool(w));
	const char *const writes[] = { arena_text(w->arena, w->data), NULL };
	struct words note;
	if (!disk_folder_private(w->disk, str_of(spool), e))
		return false;
	db_spool(str_of(spool));
	if (setenv("TMPDIR", spool, 1) != 0) /* the spreadsheet writer asks it */
		mem_out();
	if (!jail_enter(&(const struct jail){ .reads = calls ? calling : NULL, .writes = writes, .connects = calls }, &note, e))
		return false;
	if (note.ja[0])
		work_remark(w, "%s\n", "%s\n", work_say(w, note));
	return true;
}
