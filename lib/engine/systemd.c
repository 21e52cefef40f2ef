/* systemd.c - services as systemctl list-units and list-unit-files give them in JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "base/json.h"
#include "dump.h"
#include "service.h"

/* systemctl(1): the SUB state of a service, and the state of its unit file. A disabled unit may still be
 * started by hand or by another; only a masked one cannot. */
static const struct service_word subs[] = {
	{ T("running"), T("running") },
	{ T("reload"), T("running") },
	{ T("start"), T("running") },
	{ T("start-pre"), T("running") },
	{ T("start-post"), T("running") },
	{ T("auto-restart"), T("running") },
	{ T("stop-sigterm"), T("running") },
	{ T("dead"), T("stopped") },
	{ T("exited"), T("stopped") },
	{ T("failed"), T("stopped") },
	{ { 0 } },
};

static const struct service_word starts[] = {
	{ T("enabled"), T("auto") },
	{ T("enabled-runtime"), T("auto") },
	{ T("generated"), T("auto") },
	{ T("static"), T("manual") },
	{ T("indirect"), T("manual") },
	{ T("disabled"), T("manual") },
	{ T("linked"), T("manual") },
	{ T("linked-runtime"), T("manual") },
	{ T("alias"), T("manual") },
	{ T("transient"), T("manual") },
	{ T("masked"), T("disabled") },
	{ T("masked-runtime"), T("disabled") },
	{ { 0 } },
};

bool systemd_is(str bytes)
{
	auto_arena a = { 0 };
	str head = str_trim(dump_head(&a, bytes));
	bool units = str_has(head, S("\"unit\":")) || str_has(head, S("\"unit_file\":"));
	return units && str_starts(head, S("["));
}

/* The texts live in the JSON: they are copied. */
static str copy(struct arena *a, const json_t *object, const char *key)
{
	return arena_copy(a, json_text(object, key));
}

static void put_unit(struct arena *a, struct sheet *sheet, uint32_t number, str device, str name,
                     const json_t *unit)
{
	str state = S(""), start = S("");
	bool masked = str_eq(json_text(unit, "load"), S("masked"));
	service_word(subs, json_text(unit, "sub"), &state);
	service_word(starts, masked ? S("masked") : json_text(unit, "state"), &start);
	str cells[SERVICE_COLUMNS] = {
		[SERVICE_DEVICE] = device,
		[SERVICE_NAME] = arena_copy(a, name),
		[SERVICE_DISPLAY] = copy(a, unit, "description"),
		[SERVICE_STATE] = state,
		[SERVICE_START] = start,
		[SERVICE_NOTE] = arena_join(a, copy(a, unit, "sub"), S(" "), copy(a, unit, "state")),
	};
	sheet_put(a, sheet, number, cells, SERVICE_COLUMNS);
}

/* Sockets, timers and mounts are units too, and names of units nobody installed may be listed. */
static bool is_service(const json_t *unit, str name)
{
	return str_ends(name, S(".service")) && !str_eq(json_text(unit, "load"), S("not-found"));
}

static void put_units(struct arena *a, struct book *b, const json_t *list, str device)
{
	struct sheet *sheet = book_sheet(a, b, S("systemd"), S("service"), service_header, SERVICE_COLUMNS);
	size_t others = 0;
	for (size_t i = 0; i < json_array_size(list) && i < SHEET_ROWS_MAX; i++) {
		const json_t *unit = json_array_get(list, i);
		str name = json_text(unit, "unit");
		name = name.n ? name : json_text(unit, "unit_file");
		if (is_service(unit, name))
			put_unit(a, sheet, (uint32_t)i + 1, device, name, unit);
		else
			others++;
	}
	if (others)
		book_note(a, b, "サービスでない、または存在しないユニット %zu 件は対象外です",
		          "%zu units that are no services, or do not exist, were passed over", others);
}

bool systemd_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	str text;
	if (!dump_text(a, bytes, charset, "systemd", b, &text, e))
		return false;
	auto_json list = json_read(text, e);
	if (!list)
		return false;
	if (!json_is_array(list))
		return err_set(e, ERR_INPUT, "systemctl -o json の出力(一覧)ではありません",
		               "not a list as systemctl -o json gives");
	put_units(a, b, list, dump_device(a, b, file));
	return true;
}
