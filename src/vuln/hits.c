/* hits.c - reading the ledger, judging it, and bringing the projection to what was found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hits.h"

#include "attached.h"
#include "engine/text.h"
#include "frame/progress.h"

bool hits_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("vuln_thing"),
	                S("thing INTEGER NOT NULL, identity TEXT NOT NULL, vendor TEXT NOT NULL, product TEXT NOT NULL, version TEXT NOT NULL, how INTEGER NOT NULL, "
	                  "eol_state TEXT NOT NULL, eol_name TEXT NOT NULL, eol_cycle TEXT NOT NULL, eol_date TEXT NOT NULL, PRIMARY KEY (thing)")) &&
	       db_table(db, e, S("vuln_use"),
	                S("device TEXT NOT NULL, thing INTEGER NOT NULL, words TEXT NOT NULL, main INTEGER NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, "
	                  "run INTEGER NOT NULL, PRIMARY KEY (device, thing)")) &&
	       db_table(db, e, S("vuln_hit"),
	                S("thing INTEGER NOT NULL, cve TEXT NOT NULL, claim INTEGER NOT NULL, state INTEGER NOT NULL, why INTEGER NOT NULL, score INTEGER NOT NULL, "
	                  "known TEXT NOT NULL, ransomware INTEGER NOT NULL, chance INTEGER NOT NULL, published TEXT NOT NULL, fix TEXT NOT NULL, since TEXT NOT NULL, "
	                  "until TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (thing, cve)")) &&
	       db_table(db, e, S("vuln_unnamed"), S("device TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (device, words)")) &&
	       db_table(db, e, S("vuln_vex"), S("device TEXT NOT NULL, cve TEXT NOT NULL, state TEXT NOT NULL, issuer TEXT NOT NULL, words TEXT NOT NULL, "
	                                        "file TEXT NOT NULL, PRIMARY KEY (device, cve)")) &&
	       db_table(db, e, S("vuln_state"), S("name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name)"));
}

/* ---- what has changed */

static bool mark_of(struct work *w, struct db *catalogue, str *mark, struct err *e)
{
	str ledger = S(""), known = S("");
	if (!db_one_str(w->db, w->arena, e, &ledger,
	                "SELECT coalesce((SELECT max(act) FROM device), '') || ' ' || coalesce((SELECT max(act) FROM software), '') || ' ' || "
	                "coalesce((SELECT max(act) FROM host_state), '') || ' ' || coalesce((SELECT max(act) FROM product_name), '') || ' ' || coalesce((SELECT max(act) FROM device_file), '')", NONE) ||
	    !db_one_str(catalogue, w->arena, e, &known, "SELECT coalesce((SELECT max(id) FROM told), 0) || ' ' || coalesce((SELECT max(taken) FROM feed), '')", NONE))
		return false;
	*mark = arena_fmt(w->arena, "%.*s / %.*s / %.*s", P(ledger), P(known), P(day_iso(w->arena, work_today(w))));
	return true;
}

/* ---- the ledger */

#define DEVICES_IN_USE                                                                                                                  \
	"SELECT d.id, d.number, d.manufacturer, d.model, d.os, coalesce(nullif(d.os_build, ''), h.build, ''), d.firmware, s.name, s.version, s.publisher, d.hostname " \
	"FROM device_now d LEFT JOIN software_now s ON s.device_id = d.id "                                                             \
	"LEFT JOIN (SELECT device_id, max(build) AS build FROM host_state_now GROUP BY device_id) h ON h.device_id = d.id "             \
	"WHERE coalesce(d.status_code, '') NOT IN ('stopped', 'disposed', 'spare') ORDER BY d.id, s.id"

static str cell(struct work *w, const struct rows *rows, int column)
{
	return arena_copy(w->arena, rows_str(rows, column));
}

/* The first row of a device has all that is known of it; the others only what each further program adds. */
bool hits_ledger(struct work *w, struct scan *scan, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, DEVICES_IN_USE, NONE);
	str device = S("");
	size_t first = 0;
	while (rows_next(&rows)) {
		struct scan_row row = { .device = cell(w, &rows, 0), .id = cell(w, &rows, 1), .label = cell(w, &rows, 10) };
		bool begins = !str_eq(row.device, device);
		row.cells = (struct naming_row){ .maker = cell(w, &rows, 2), .software = cell(w, &rows, 7), .version = cell(w, &rows, 8), .publisher = cell(w, &rows, 9) };
		if (begins) {
			row.cells.model = cell(w, &rows, 3);
			row.cells.os = cell(w, &rows, 4);
			row.cells.build = cell(w, &rows, 5);
			row.cells.firmware = cell(w, &rows, 6);
			device = row.device;
			first = scan->count;
		}
		row.first = first;
		arena_grow(w->arena, scan->rows, scan->count, scan->room);
		scan->rows[scan->count++] = row;
	}
	return rows_done(&rows) && attached_components(w, scan, e);
}

/* ---- facts of a CVE, each looked up once */

struct facts {
	int64_t score, ransomware, chance;
	str known, published;
};

struct keeping {
	struct work *w;
	struct db *catalogue;
	struct names cves;
	LIST_OF(struct facts) facts;
	str today;
	int64_t run;
};

static bool look_up(struct keeping *k, int64_t cve, struct facts *f, struct err *e)
{
	*f = (struct facts){ .chance = -1, .known = S(""), .published = S("") };
	auto_rows rows = db_ask(k->catalogue, e, "SELECT max(score), max(ransomware), max(coalesce(known_since, '')), min(nullif(published, '')), "
	                        "coalesce((SELECT chance FROM chance AS x WHERE x.cve = ?1), -1) FROM told WHERE cve = ?1", BIND(V(cve)));
	if (rows_next(&rows)) {
		f->score = rows_int(&rows, 0);
		f->ransomware = rows_int(&rows, 1);
		f->known = cell(k->w, &rows, 2);
		f->published = str_first(cell(k->w, &rows, 3), 10);
		f->chance = rows_int(&rows, 4);
	}
	return rows_done(&rows);
}

static const struct facts *facts_of(struct keeping *k, int64_t cve, str name, struct err *e)
{
	size_t at;
	struct facts f;
	if (!names_new(&k->cves, k->w->arena, name, k->facts.count, &at))
		return &k->facts.list[at];
	if (!look_up(k, cve, &f, e))
		return NULL;
	arena_grow(k->w->arena, k->facts.list, k->facts.count, k->facts.room);
	k->facts.list[k->facts.count] = f;
	return &k->facts.list[k->facts.count++];
}

/* "< 7.2.5", "prior to Ver.19.2", 「2.15.0 より前」: what is not hit any more. */
str fix_said(struct arena *a, str said)
{
	static const str before[] = { T("< "), T("prior to "), T("before ") }, behind[] = { T("より前"), T("未満") };
	str best = S("");
	for (size_t i = 0; i < LENGTH(before) && !best.n; i++)
		for (str rest = said; str_has(rest, before[i]);) {
			rest = str_from(rest, str_find(rest, before[i]) + before[i].n);
			best = str_first(rest, str_find(rest, S(" ")));
		}
	for (size_t i = 0; i < LENGTH(behind) && !best.n; i++)
		if (str_has(said, behind[i])) {
			str head = str_trim(str_first(said, str_find(said, behind[i]))), last = head;
			while (head.p)
				last = str_cut(&head, S(" "));
			best = last;
		}
	return arena_copy(a, best.n && str_ends(best, S(",")) ? str_first(best, best.n - 1) : best);
}

/* ---- writing */

static str identity_of(struct arena *a, const struct thing *t)
{
	str all = arena_fmt(a, "%.*s\t%.*s%s", P(t->named->key), P(t->named->written), t->named->family ? "\t*" : "");
	for (size_t i = 0; i < t->system_count; i++)
		all = arena_fmt(a, "%.*s\t%.*s", P(all), P(t->systems[i]));
	return all;
}

static const char *eol_state(const struct eol_answer *eol)
{
	return eol->ended ? "ended" : eol->announced ? "announced" : eol->partly ? "some" : eol->known ? "supported" : "";
}

static bool letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* "windows server 2012 r2" as people write it: short words and numbers in capitals, others with one. */
static str capitals(struct arena *a, str name)
{
	char *text = arena_text(a, name);
	for (size_t i = 0, end; i < name.n; i = end + 1) {
		for (end = i; end < name.n && text[end] != ' ' && text[end] != '_'; end++)
			;
		bool whole = end - i <= 2 || !letter(text[i]);
		for (size_t k = i; k < end; k++)
			if (letter(text[k]) && (k == i || whole))
				text[k] = (char)(text[k] - 'a' + 'A');
		if (end < name.n)
			text[end] = ' ';
	}
	return (str){ text, name.n };
}

/* What people call a product: the issuers' words where they have some. */
static bool call(struct keeping *k, const struct named *n, str *called, struct err *e)
{
	size_t colon = str_find(n->key, S(":"));
	if (!db_one_str(k->catalogue, k->w->arena, e, called, "SELECT words FROM product WHERE name = ? AND vendor = ?",
	                BIND(V(str_from(n->key, colon + 1)), V(str_first(n->key, colon)))))
		return false;
	bool windows = str_eq(n->vendor, S("microsoft")) && n->how == NAMED_SYSTEM;
	if (windows || !called->n)
		*called = capitals(k->w->arena, n->product);
	else if (str_has(*called, S("_")))
		*called = capitals(k->w->arena, str_ends(*called, S("_firmware")) ? str_first(*called, called->n - 9) : *called);
	return true;
}

static bool put_thing(struct keeping *k, const struct thing *t, int64_t *id, struct err *e)
{
	str identity = identity_of(k->w->arena, t), called;
	if (!call(k, t->named, &called, e) || !db_one_int(k->w->db, e, id, 0, "SELECT thing FROM vuln_thing WHERE identity = ?", BIND(V(identity))) ||
	    (!*id && !db_one_int(k->w->db, e, id, 0, "SELECT coalesce(max(thing), 0) + 1 FROM vuln_thing", NONE)))
		return false;
	return db_do(k->w->db, e, "INSERT INTO vuln_thing (thing, identity, vendor, product, version, how, eol_state, eol_name, eol_cycle, eol_date) "
	             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (thing) DO UPDATE SET how = excluded.how, product = excluded.product, vendor = excluded.vendor, "
	             "eol_state = excluded.eol_state, eol_name = excluded.eol_name, eol_cycle = excluded.eol_cycle, eol_date = excluded.eol_date",
	             BIND(V(*id), V(identity), V(t->named->vendor), V(called), V(t->named->written), V((int64_t)t->named->how), V(eol_state(&t->eol)),
	                  V(t->eol.name), V(t->eol.cycle), V(t->eol.date)));
}

static bool put_hit(struct keeping *k, int64_t thing, const struct hit *hit, struct err *e)
{
	str cve = cve_name(k->w->arena, hit->cve), said = S("");
	const struct facts *f = facts_of(k, hit->cve, cve, e);
	if (!f || (hit->state == HIT_SURE && !db_one_str(k->catalogue, k->w->arena, e, &said, "SELECT said FROM claim WHERE id = ?", BIND(V(hit->claim)))))
		return false;
	return db_do(k->w->db, e, "INSERT INTO vuln_hit (thing, cve, claim, state, why, score, known, ransomware, chance, published, fix, since, until, run) "
	             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, '', ?13) ON CONFLICT (thing, cve) DO UPDATE SET claim = excluded.claim, "
	             "since = CASE WHEN vuln_hit.until <> '' OR vuln_hit.state <> excluded.state THEN excluded.since ELSE vuln_hit.since END, state = excluded.state, "
	             "why = excluded.why, score = excluded.score, known = excluded.known, ransomware = excluded.ransomware, chance = excluded.chance, "
	             "published = excluded.published, fix = excluded.fix, until = '', run = excluded.run",
	             BIND(V(thing), V(cve), V(hit->claim), V((int64_t)hit->state), V((int64_t)hit->why), V(f->score), V(f->known), V(f->ransomware), V(f->chance),
	                  V(f->published), V(fix_said(k->w->arena, said)), V(k->today), V(k->run)));
}

static bool put_things(struct keeping *k, struct scan *scan, int64_t *ids, struct err *e)
{
	for (size_t i = 0; i < scan->thing_count; i++) {
		work_progress(k->w, i, scan->thing_count, (struct words){ "脆弱性と突き合わせています", "matching vulnerabilities" });
		if (!put_thing(k, &scan->things[i], &ids[i], e))
			return false;
		for (size_t h = 0; h < scan->things[i].count; h++)
			if (!put_hit(k, ids[i], &scan->things[i].hits[h], e))
				return false;
	}
	return true;
}

static bool put_uses(struct keeping *k, const struct scan *scan, const int64_t *ids, struct err *e)
{
	for (size_t i = 0; i < scan->count; i++) {
		const struct scan_row *row = &scan->rows[i];
		for (size_t n = 0; n < row->naming->count; n++) {
			const struct named *named = &row->naming->list[n];
			if (!db_do(k->w->db, e, "INSERT INTO vuln_use (device, thing, words, main, since, until, run) VALUES (?1, ?2, ?3, ?4, ?5, '', ?6) "
			           "ON CONFLICT (device, thing) DO UPDATE SET words = excluded.words, main = excluded.main, "
			           "since = CASE WHEN vuln_use.until <> '' THEN excluded.since ELSE vuln_use.since END, until = '', run = excluded.run",
			           BIND(V(row->device), V(ids[row->things[n] - scan->things]), V(named->words), V((int64_t)named->main), V(k->today), V(k->run))))
				return false;
		}
	}
	return true;
}

/* Software and models by which nothing was named; what people wrote that nobody knows is none. */
static bool put_unnamed(struct keeping *k, const struct scan *scan, struct err *e)
{
	if (!db_do(k->w->db, e, "DELETE FROM vuln_unnamed", NONE))
		return false;
	for (size_t i = 0; i < scan->count; i++) {
		const struct scan_row *row = &scan->rows[i];
		str words = row->cells.software.n ? row->cells.software : row->cells.model;
		bool named = false;
		for (size_t n = 0; n < row->naming->count; n++)
			named |= row->naming->list[n].how != NAMED_SYSTEM;
		if (named || !words.n || text_unknown(words))
			continue;
		if (!db_do(k->w->db, e, "INSERT INTO vuln_unnamed (device, words) VALUES (?, ?) ON CONFLICT DO NOTHING", BIND(V(row->device), V(words))))
			return false;
	}
	return true;
}

static bool close_others(struct keeping *k, struct err *e)
{
	str old = day_iso(k->w->arena, day_add(work_today(k->w), -HITS_KEPT_DAYS));
	return db_do(k->w->db, e, "UPDATE vuln_use SET until = ? WHERE until = '' AND run <> ?", BIND(V(k->today), V(k->run))) &&
	       db_do(k->w->db, e, "UPDATE vuln_hit SET until = ?1 WHERE until = '' AND run <> ?2 AND thing IN (SELECT thing FROM vuln_use WHERE until = '')",
	             BIND(V(k->today), V(k->run))) &&
	       db_do(k->w->db, e, "DELETE FROM vuln_use WHERE until <> '' AND until < ?", BIND(V(old))) &&
	       db_do(k->w->db, e, "DELETE FROM vuln_hit WHERE (until <> '' AND until < ?) OR thing NOT IN (SELECT thing FROM vuln_use)", BIND(V(old))) &&
	       db_do(k->w->db, e, "DELETE FROM vuln_thing WHERE thing NOT IN (SELECT thing FROM vuln_use)", NONE);
}

static bool keep(struct work *w, struct db *catalogue, struct scan *scan, struct err *e)
{
	struct keeping k = { .w = w, .catalogue = catalogue, .today = day_iso(w->arena, work_today(w)) };
	int64_t *ids = arena_array(w->arena, int64_t, scan->thing_count + 1);
	return db_one_int(w->db, e, &k.run, 0, "SELECT coalesce(max(run), 0) + 1 FROM vuln_use", NONE) && put_things(&k, scan, ids, e) &&
	       put_uses(&k, scan, ids, e) && put_unnamed(&k, scan, e) && close_others(&k, e);
}

static bool note_mark(struct work *w, str mark, struct err *e)
{
	return db_do(w->db, e, "INSERT INTO vuln_state (name, value) VALUES ('mark', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", BIND(V(mark)));
}

static bool refresh(struct work *w, struct db *catalogue, struct err *e)
{
	str mark, was;
	if (!mark_of(w, catalogue, &mark, e) || !db_one_str(w->db, w->arena, e, &was, "SELECT value FROM vuln_state WHERE name = 'mark'", NONE))
		return false;
	if (str_eq(mark, was))
		return true;
	struct scan scan = { 0 };
	const struct dictionary *d = catalogue_dictionary(w, e);
	return d && hits_ledger(w, &scan, e) && scan_judge(w, catalogue, d, &scan, e) && keep(w, catalogue, &scan, e) && attached_statements(w, e) && note_mark(w, mark, e);
}

bool hits_refresh(struct work *w, struct err *e)
{
	auto_arena arena = { 0 };
	struct work inner = *w;
	struct err none = { 0 };
	inner.arena = &arena;
	auto_db *catalogue = catalogue_open(&inner, false, &none);
	if (catalogue)
		return refresh(&inner, catalogue, e);
	if (none.kind == ERR_MISSING)
		return true;
	*e = none;
	return false;
}
