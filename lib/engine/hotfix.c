/* hotfix.c - the patches of computers as Get-HotFix exports them to CSV: many rows become one for each
 * computer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dump.h"
#include "host.h"
#include "stamp.h"

#include <stdlib.h>

static const str header[] = { T("device"), T("patched"), T("patches") };

struct patch {
	str device, name;
	struct day installed;
	uint32_t line;
};

static const char device_names[] = "CSName|PSComputerName|__SERVER|Source";
static const char patch_names[] = "HotFixID";
static const char day_names[] = "InstalledOn";

/* By computer, the newest first, then as they stood. */
static int order(const void *one, const void *two)
{
	const struct patch *a = one, *b = two;
	int device = str_order(a->device, b->device), newer = day_order(b->installed, a->installed);
	if (device || newer)
		return device ? device : newer;
	return (a->line > b->line) - (a->line < b->line);
}

/* A patch whose day cannot be read still counts. */
static bool read_row(struct dump *d, const struct sheet_row *row, struct patch *p)
{
	*p = (struct patch){ .name = dump_cell(d, row, patch_names), .line = row->number };
	dump_turn_device(d, dump_cell(d, row, device_names), &p->device);
	if (!str_starts(p->name, S("KB"))) {
		book_note(d->a, d->b, "%u行目: HotFixID が無いため取り込みません", "line %u: left out, it has no HotFixID",
		          row->number);
		return false;
	}
	if (!stamp_day(dump_cell(d, row, day_names), d->order, &p->installed))
		book_note(d->a, d->b, "%u行目(%.*s): 適用日(InstalledOn)を読み取れません",
		          "line %u (%.*s): the day (InstalledOn) cannot be read", row->number, P(p->name));
	return true;
}

static void put_device(struct dump *d, struct sheet *sheet, const struct patch *patches, size_t count)
{
	str names[HOST_PATCHES_SHOWN];
	for (size_t i = 0; i < count && i < HOST_PATCHES_SHOWN; i++)
		names[i] = patches[i].name;
	str shown = host_patches(d->a, count, names, count);
	str cells[] = { patches->device, day_iso(d->a, patches->installed), shown };
	sheet_put(d->a, sheet, patches->line, cells, LENGTH(cells));
}

static void put_devices(struct dump *d, const struct patch *patches, size_t count)
{
	struct sheet *sheet = book_sheet(d->a, d->b, S("Get-HotFix"), S("host_state"), header, LENGTH(header));
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && str_eq(patches[to].device, patches[from].device); to++)
			;
		put_device(d, sheet, patches + from, to - from);
	}
}

static const char *const own_columns[] = { patch_names, day_names, NULL };

bool hotfix_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

bool hotfix_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	if (!dump_open(a, bytes, charset, file, "hotfix", b, &d, e))
		return false;
	struct patch *patches = arena_array(a, struct patch, d.table.count);
	size_t count = 0;
	dump_see_dates(&d, dump_column(&d, day_names));
	for (size_t i = 1; i < d.table.count; i++)
		count += read_row(&d, &d.table.rows[i], &patches[count]);
	qsort(patches, count, sizeof *patches, order);
	put_devices(&d, patches, count);
	return true;
}
