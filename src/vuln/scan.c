/* scan.c - from a file's rows to products, and from products to what hits them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "scan.h"

#include "engine/reader.h"
#include "engine/text.h"
#include "frame/duty.h"
#include "frame/match.h"
#include "support.h"

/* ---- the rows of a file */

/* Which cell of a row goes where, by the names of the ledger's columns. */
static const struct place {
	const char *kind, *column;
	size_t at;
} places[] = {
#define PLACE(field) offsetof(struct naming_row, field)
	{ "device", "manufacturer", PLACE(maker) }, { "device", "model", PLACE(model) },     { "device", "os", PLACE(os) },
	{ "device", "os_build", PLACE(build) },     { "device", "firmware", PLACE(firmware) }, { "software", "name", PLACE(software) },
	{ "software", "version", PLACE(version) },  { "software", "publisher", PLACE(publisher) },
};

static bool is_column(const struct matched_column *m, const char *kind, const char *column)
{
	return m->kind && m->column >= 0 && str_eq(str_of(m->kind->name), str_of(kind)) && str_eq(str_of(m->kind->columns[m->column].name), str_of(column));
}

static void put_cell(struct scan_row *row, const struct matched_column *m, str cell)
{
	for (size_t i = 0; i < LENGTH(places); i++)
		if (is_column(m, places[i].kind, places[i].column))
			*(str *)((char *)&row->cells + places[i].at) = cell;
	if (is_column(m, "device", "number"))
		row->id = cell;
	if (is_column(m, "device", "hostname") && !row->label.n)
		row->label = cell;
}

/* A list of people has columns of the ledger's too, but says of no product that nothing hits it. */
static bool names_products(const struct match *m)
{
	for (size_t c = 0; c < m->count; c++)
		for (size_t i = 0; i < LENGTH(places); i++)
			if (is_column(&m->columns[c], places[i].kind, places[i].column))
				return true;
	return false;
}

static void take_rows(struct work *w, struct scan *scan, const struct match *m)
{
	str *above = arena_array(w->arena, str, m->count);
	for (size_t i = m->first; i < m->sheet->count; i++) {
		const struct sheet_row *from = &m->sheet->rows[i];
		struct scan_row row = { .first = scan->count, .number = from->number };
		for (size_t c = 0; c < from->count && c < m->count; c++) {
			str cell = str_trim(from->cells[c]);
			above[c] = text_ditto(cell) ? above[c] : cell;
			put_cell(&row, &m->columns[c], above[c]);
		}
		arena_grow(w->arena, scan->rows, scan->count, scan->room);
		scan->rows[scan->count++] = row;
	}
}

static bool take_sheets(struct work *w, const struct book *book, struct scan *scan)
{
	static const char *const kinds[] = { "device", "software" };
	const struct import_ask ask = { 0 };
	size_t taken = 0;
	for (size_t i = 0; i < book->count; i++) {
		struct match best = { 0 };
		const struct record_kind *named = duty_kind(w->duties, book->sheets[i].kind);
		for (size_t k = 0; k < LENGTH(kinds); k++) {
			const struct record_kind *kind = duty_kind(w->duties, str_of(kinds[k]));
			if (!kind || book->sheets[i].hidden || (named && named != kind))
				continue;
			struct match m = match_sheet(w, &ask, kind, &book->sheets[i]);
			if (match_tells(&m, kind) && names_products(&m) && m.score > best.score)
				best = m;
		}
		taken += best.score > 0;
		if (best.score)
			take_rows(w, scan, &best);
	}
	return taken;
}

bool scan_read(struct work *w, str file, str bytes, struct scan *scan, struct err *e)
{
	struct book *book = arena_new(w->arena, struct book);
	const struct reader *reader = reader_of(bytes);
	*scan = (struct scan){ 0 };
	if (!reader)
		return err_set(e, ERR_INPUT, "%.*s: 表として読める形式ではありません", "%.*s: it is none of the formats of tables", P(file));
	if (!reader->read(w->arena, bytes, S(""), file, book, e))
		return err_wrap(e, "%.*s", "%.*s", P(file));
	return take_sheets(w, book, scan) ||
	       err_set(e, ERR_INPUT, "%.*s: 機器やソフトウェアの一覧として読める見出しがありません",
	               "%.*s: no header of a list of devices or software was found", P(file));
}

/* ---- naming */

static str cells_key(struct arena *a, const struct naming_row *c)
{
	const str cells[] = { c->maker, c->model, c->software, c->publisher, c->os, c->build, c->firmware, c->version };
	auto_buf b = { 0 };
	for (size_t i = 0; i < LENGTH(cells); i++) {
		buf_put(&b, cells[i]);
		buf_byte(&b, '\t');
	}
	return arena_copy(a, buf_str(&b));
}

struct naming_all {
	struct work *w;
	const struct dictionary *d;
	struct product_finder finder;
	struct names known;
	LIST_OF(const struct naming *) namings;
};

/* Hundreds of PCs have one row's words. */
static const struct naming *naming_of(struct naming_all *all, const struct naming_row *cells)
{
	size_t at;
	if (!names_new(&all->known, all->w->arena, cells_key(all->w->arena, cells), all->namings.count, &at))
		return all->namings.list[at];
	struct naming *naming = arena_new(all->w->arena, struct naming);
	naming_read(all->d, &all->finder, all->w->arena, cells, naming);
	arena_grow(all->w->arena, all->namings.list, all->namings.count, all->namings.room);
	all->namings.list[all->namings.count++] = naming;
	return naming;
}

/* ---- things */

static bool is_system(const struct naming *naming, size_t i, const struct named *but)
{
	return naming->list[i].how == NAMED_SYSTEM && !str_eq(naming->list[i].key, but->key);
}

static str identity_of(struct arena *a, const struct naming *systems, const struct named *n)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "%.*s\t%.*s\t%.*s\t%d", P(n->key), P(version_key(&n->version)), P(n->written), n->family);
	for (size_t i = 0; i < systems->count; i++)
		if (is_system(systems, i, n))
			buf_fmt(&b, "\t%.*s", P(systems->list[i].key));
	return arena_copy(a, buf_str(&b));
}

static void put_systems(struct arena *a, struct thing *thing, const struct naming *systems, const struct named *n)
{
	str *keys = arena_array(a, str, NAMED_MAX);
	for (size_t i = 0; i < systems->count; i++)
		if (is_system(systems, i, n))
			keys[thing->system_count++] = systems->list[i].key;
	thing->systems = keys;
}

/* The same product in the same version on the same systems is one thing. */
static size_t thing_of(struct work *w, struct scan *scan, struct names *known, const struct naming *systems, const struct named *n)
{
	size_t at;
	if (!names_new(known, w->arena, identity_of(w->arena, systems, n), scan->thing_count, &at))
		return at;
	arena_grow(w->arena, scan->things, scan->thing_count, scan->thing_room);
	scan->things[scan->thing_count] = (struct thing){ .named = n };
	put_systems(w->arena, &scan->things[scan->thing_count], systems, n);
	return scan->thing_count++;
}

/* The list of things moves while it grows: only then may rows point into it. */
static void put_things(struct work *w, struct scan *scan)
{
	struct names known = { 0 };
	size_t(*at)[NAMED_MAX] = arena_take_each(w->arena, sizeof *at, scan->count + 1);
	for (size_t i = 0; i < scan->count; i++)
		for (size_t k = 0; k < scan->rows[i].naming->count; k++)
			at[i][k] = thing_of(w, scan, &known, scan->rows[scan->rows[i].first].naming, &scan->rows[i].naming->list[k]);
	for (size_t i = 0; i < scan->count; i++) {
		struct scan_row *row = &scan->rows[i];
		row->things = arena_array(w->arena, struct thing *, row->naming->count + 1);
		for (size_t k = 0; k < row->naming->count; k++)
			row->things[k] = &scan->things[at[i][k]];
	}
}

bool scan_judge(struct work *w, struct db *catalogue, const struct dictionary *d, struct scan *scan, struct err *e)
{
	struct naming_all all = { .w = w, .d = d, .finder = catalogue_finder(catalogue, w->arena) };
	for (size_t i = 0; i < scan->count; i++)
		scan->rows[i].naming = naming_of(&all, &scan->rows[i].cells);
	put_things(w, scan);
	if (!support_as_of(catalogue, w->arena, &scan->support_as_of, e))
		return false;
	for (size_t i = 0; i < scan->thing_count; i++)
		if (!support_find(w, catalogue, scan->support_as_of, &scan->things[i], e))
			return false;
	return judge_things(w, catalogue, scan->things, scan->thing_count, NULL, 0, e);
}
