/* attached.c - reading the files attached to devices.
 * SPDX-License-Identifier: Apache-2.0 */
#include "attached.h"

#include "base/id.h"
#include "engine/cpe.h"
#include "engine/feed.h"
#include "engine/sbom.h"
#include "engine/vex.h"
#include "frame/facility.h"
#include "frame/import.h"
#include "kinds.h"

struct attached {
	str device, name, digest, bytes;
	enum feed_kind kind;
};

static bool has_components(enum feed_kind kind)
{
	return kind == FEED_CYCLONEDX || kind == FEED_SPDX || kind == FEED_SPDX_TAGS;
}

static bool has_statements(enum feed_kind kind)
{
	return kind == FEED_CYCLONEDX || kind == FEED_OPENVEX || kind == FEED_CSAF;
}

/* ---- attaching */

static bool count_statement(void *of, const struct vex_statement *statement, struct err *e)
{
	(void)statement;
	(void)e;
	++*(size_t *)of;
	return true;
}

/* It can be read, and says something. */
static bool fit(struct arena *a, str bytes, enum feed_kind *kind, struct err *e)
{
	struct sbom sbom = { 0 };
	size_t statements = 0, passed = 0;
	*kind = feed_tell(str_first(bytes, FEED_HEAD_BYTES)).kind;
	if (!has_components(*kind) && !has_statements(*kind))
		return err_set(e, ERR_INPUT, "部品表(CycloneDX、SPDX)でも、影響の有無(OpenVEX、CSAF)でもありません",
		               "it is no list of components (CycloneDX, SPDX) and no statement (OpenVEX, CSAF)");
	if (has_components(*kind) && !sbom_read(a, bytes, &sbom, e))
		return false;
	if (has_statements(*kind) && !vex_read(bytes, count_statement, &statements, &passed, e))
		return false;
	return sbom.count || statements || err_set(e, ERR_INPUT, "部品も、脆弱性についての記述も入っていません", "there is no component and no statement in it");
}

static void set(struct work *w, struct record *r, const char *column, str value)
{
	record_set(w->arena, &device_file_kind, r, (size_t)record_column(&device_file_kind, str_of(column)), value);
}

bool attach(struct work *w, str device, str name, str bytes, struct id *act, struct err *e)
{
	enum feed_kind kind;
	str digest, label;
	if (!fit(w->arena, bytes, &kind, e) ||
	    !db_one_str(w->db, w->arena, e, &label, "SELECT coalesce(nullif(number, ''), hostname) FROM device_now WHERE id = ?", BIND(V(device))) ||
	    !facility_keep(w, bytes, &digest, e))
		return false;
	struct record r = record_blank(w->arena, &device_file_kind);
	set(w, &r, "device", label);
	record_set_link(w->arena, &device_file_kind, &r, (size_t)record_column(&device_file_kind, S("device")), device);
	set(w, &r, "name", name);
	set(w, &r, "format", str_of(work_say(w, feeds[kind].words)));
	set(w, &r, "digest", digest);
	set(w, &r, "dated", day_iso(w->arena, work_today(w)));
	return record_write(w, &device_file_kind, NULL, &r, act, e);
}

/* ---- reading them all */

struct attached_list {
	LIST_OF(struct attached) files;
};

/* A file that cannot be read any more spoils nothing else. */
static bool read_files(struct work *w, struct attached_list *all, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT device_id, name, digest FROM device_file_now WHERE device_id IS NOT NULL ORDER BY device_id, id", NONE);
	while (rows_next(&rows)) {
		struct attached f = { .device = arena_copy(w->arena, rows_str(&rows, 0)), .name = arena_copy(w->arena, rows_str(&rows, 1)),
			              .digest = arena_copy(w->arena, rows_str(&rows, 2)) };
		struct err lost = { 0 };
		if (!facility_file(w, f.digest, &f.bytes, &lost)) {
			work_remark(w, "%.*s: %s\n", "%.*s: %s\n", P(f.name), err_say(&lost, w->lang));
			continue;
		}
		f.kind = feed_tell(str_first(f.bytes, FEED_HEAD_BYTES)).kind;
		arena_grow(w->arena, all->files.list, all->files.count, all->files.room);
		all->files.list[all->files.count++] = f;
	}
	return rows_done(&rows);
}

/* ---- components */

static str spaced(struct arena *a, str name)
{
	char *text = arena_text(a, name);
	for (size_t i = 0; i < name.n; i++)
		text[i] = text[i] == '_' ? ' ' : text[i];
	return (str){ text, name.n };
}

static struct naming_row cells_of(struct arena *a, const struct sbom_component *c)
{
	struct naming_row cells = { .publisher = c->vendor, .software = c->name, .version = c->version };
	struct cpe cpe;
	if (c->cpe.n && cpe_read(a, c->cpe, &cpe) && cpe.product.n) {
		cells.publisher = spaced(a, cpe.vendor);
		cells.software = spaced(a, cpe.product);
		cells.version = c->version.n ? c->version : cpe.version;
	}
	return cells;
}

static void put_component(struct work *w, struct scan *scan, size_t first, const struct sbom_component *c)
{
	struct scan_row row = scan->rows[first];
	row.cells = cells_of(w->arena, c);
	row.first = first;
	arena_grow(w->arena, scan->rows, scan->count, scan->room);
	scan->rows[scan->count++] = row;
}

static size_t row_of(const struct scan *scan, size_t count, str device)
{
	size_t i = 0;
	while (i < count && !str_eq(scan->rows[i].device, device))
		i++;
	return i;
}

bool attached_components(struct work *w, struct scan *scan, struct err *e)
{
	struct attached_list all = { 0 };
	size_t devices = scan->count;
	if (!read_files(w, &all, e))
		return false;
	for (size_t i = 0; i < all.files.count; i++) {
		const struct attached *f = &all.files.list[i];
		size_t first = row_of(scan, devices, f->device);
		struct sbom sbom;
		struct err bad = { 0 };
		if (first == devices || !has_components(f->kind) || !sbom_read(w->arena, f->bytes, &sbom, &bad))
			continue;
		for (size_t c = 0; c < sbom.count; c++)
			put_component(w, scan, first, &sbom.list[c]);
	}
	return true;
}

/* ---- statements */

struct stating {
	struct work *w;
	const struct attached *file;
};

static const char *const states[VEX_STATES] = {
	[VEX_AFFECTED] = "affected", [VEX_NOT_AFFECTED] = "not_affected", [VEX_FIXED] = "fixed", [VEX_IN_TRIAGE] = "in_triage",
};

/* The last file about one CVE counts. */
static bool put_statement(void *of, const struct vex_statement *s, struct err *e)
{
	struct stating *to = of;
	str why = s->words.n ? s->words : work_words(to->w, vex_word(s->reason));
	return db_do(to->w->db, e, "INSERT INTO vuln_vex (device, cve, state, issuer, words, file) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (device, cve) DO UPDATE SET "
	             "state = excluded.state, issuer = excluded.issuer, words = excluded.words, file = excluded.file",
	             BIND(V(to->file->device), V(s->cve), V(states[s->state]), V(s->issuer), V(why), V(to->file->name)));
}

bool attached_statements(struct work *w, struct err *e)
{
	struct attached_list all = { 0 };
	if (!read_files(w, &all, e) || !db_do(w->db, e, "DELETE FROM vuln_vex", NONE))
		return false;
	for (size_t i = 0; i < all.files.count; i++) {
		struct stating to = { w, &all.files.list[i] };
		struct err bad = { 0 };
		size_t passed = 0;
		if (has_statements(to.file->kind) && !vex_read(to.file->bytes, put_statement, &to, &passed, &bad) && bad.kind != ERR_INPUT) {
			*e = bad;
			return false;
		}
	}
	return true;
}
