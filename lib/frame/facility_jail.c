/* facility_jail.c - a process that serves one facility is closed off in the facility's folder.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facility.h"

#include "base/jail.h"

#include <stdlib.h>

str facility_spool(struct work *w)
{
	return path_join(w->arena, w->data, S("spool"));
}

bool facility_confine(struct work *w, struct err *e)
{
	const char *spool = arena_text(w->arena, facility_spool(w));
	const char *const writes[] = { arena_text(w->arena, w->data), NULL };
	struct words note;
	if (!disk_folder_private(w->disk, str_of(spool), e))
		return false;
	db_spool(str_of(spool));
	if (setenv("TMPDIR", spool, 1) != 0) /* the spreadsheet writer asks it */
		mem_out();
	if (!jail_enter(&(const struct jail){ .writes = writes }, &note, e))
		return false;
	if (note.ja[0])
		work_remark(w, "%s\n", "%s\n", work_say(w, note));
	return true;
}
