/* attach_command.c - `inro vuln attach`: a maker's SBOM or VEX to a device.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "attached.h"
#include "base/id.h"
#include "frame/facility.h"

/* By id, control number or host name, as far as one present device is called so. */
static bool device_named(struct work *w, str name, str *id, struct err *e)
{
	size_t count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT id FROM device_now WHERE id = ?1 OR number = ?1 OR hostname = ?1", BIND(V(name)));
	for (; rows_next(&rows); count++)
		*id = arena_copy(w->arena, rows_str(&rows, 0));
	if (!rows_done(&rows))
		return false;
	if (!count)
		return err_set(e, ERR_MISSING, "機器「%.*s」は台帳にありません", "there is no device \"%.*s\"", P(name));
	return count == 1 || err_set(e, ERR_INPUT, "機器「%.*s」は複数あります。IDで指定してください", "several devices are called \"%.*s\"; name one by its id", P(name));
}

bool vuln_attach_command(struct work *w, const struct arguments *args, struct err *e)
{
	str device, bytes, file = args->words[2];
	struct id act;
	if (!facility_open(w, e) || !device_named(w, args->words[1], &device, e) || !disk_read(w->disk, w->arena, file, FILE_BYTES_MAX, &bytes, e))
		return false;
	if (!attach(w, device, path_name(file), bytes, &act, e))
		return err_wrap(e, "%.*s", "%.*s", P(file));
	work_put(w, "%.*s を機器「%.*s」に付けました。次の点検から使われます。元に戻すには: inro undo %s\n",
	         "%.*s was attached to the device \"%.*s\" and is used from the next check on. To take it back: inro undo %s\n", P(path_name(file)),
	         P(args->words[1]), act.text);
	return true;
}
