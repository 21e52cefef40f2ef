/* judge.c - the join, and the weighing of what it found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "judge.h"

#include <stdlib.h>
#include <string.h>

/* ---- what was named, as rows */

static bool make_tables(struct db *db, struct err *e)
{
	return db_do(db, e, "CREATE TEMP TABLE IF NOT EXISTS thing (thing INTEGER NOT NULL, product INTEGER NOT NULL, version BLOB, "
	             "PRIMARY KEY (thing, product)) WITHOUT ROWID", NONE) &&
	       db_do(db, e, "CREATE TEMP TABLE IF NOT EXISTS only_cve (cve INTEGER PRIMARY KEY)", NONE) &&
	       db_do(db, e, "DELETE FROM thing", NONE) && db_do(db, e, "DELETE FROM only_cve", NONE);
}

/* All products whose name begins with the thing's, where its release is not told. */
static bool put_thing(struct db *db, size_t at, const struct named *n, struct err *e)
{
	size_t colon = str_find(n->key, S(":"));
	str vendor = str_first(n->key, colon), name = str_from(n->key, colon + 1);
	struct value version = value_bytes_or_null(version_key(&n->version));
	if (!n->family)
		return db_do(db, e, "INSERT INTO thing SELECT ?1, id, ?2 FROM product WHERE name = ?3 AND vendor = ?4", BIND(V((int64_t)at), version, V(name), V(vendor)));
	return db_do(db, e, "INSERT INTO thing SELECT ?1, id, ?2 FROM product WHERE name >= ?3 AND name < ?3 || 'zzzz' AND vendor = ?4",
	             BIND(V((int64_t)at), value_null(), V(name), V(vendor)));
}

/* ---- hits */

struct found {
	int64_t cve, claim, product;
	enum advisory_source source;
	enum affected_what what;
	int flags;
	bool open; /* the range could not be compared: no version is known */
};

static str published_of(struct db *db, struct arena *a, int64_t cve, struct err *e)
{
	str day = S("");
	db_one_str(db, a, e, &day, "SELECT MIN(published) FROM told WHERE cve = ? AND published <> ''", BIND(V(cve)));
	return str_first(day, 10);
}

/* What nobody can tell from the ledger is sure where support had ended before it was made known: no update can have come. */
static bool came_too_late(struct db *db, struct arena *a, const struct thing *thing, int64_t cve, struct err *e)
{
	if (!thing->eol.ended || !thing->eol.date.n)
		return false;
	str published = published_of(db, a, cve, e);
	return published.n && str_order(published, thing->eol.date) > 0;
}

static void judge_found(struct db *db, struct arena *a, const struct thing *thing, const struct found *f, struct hit *hit, struct err *e)
{
	const struct named *n = thing->named;
	*hit = (struct hit){ .cve = f->cve, .claim = f->claim, .rank = claim_rank(f->source), .built_in = f->flags & CLAIM_BUILT_IN };
	bool told = !f->open && f->what != AFFECTED_UNTOLD && !n->patched;
	bool level = n->patched && f->what == AFFECTED_RANGES && !f->open && n->how == NAMED_SYSTEM && str_eq(n->vendor, S("microsoft"));
	if (told || level) {
		hit->why = f->what == AFFECTED_ALL ? WHY_ALL : WHY_RANGE;
		return;
	}
	hit->state = HIT_UNKNOWN;
	hit->why = f->what == AFFECTED_UNTOLD ? WHY_UNTOLD : n->patched ? WHY_NO_LEVEL : WHY_NO_VERSION;
	if (f->what != AFFECTED_UNTOLD && !n->family && came_too_late(db, a, thing, f->cve, e)) {
		hit->state = HIT_SURE;
		hit->why = WHY_UNPATCHED;
	}
}

/* Of several claims about one CVE the weightiest counts, then the surest. */
static void put_hit(struct arena *a, struct thing *thing, const struct hit *hit)
{
	struct hit *last = thing->count ? &thing->hits[thing->count - 1] : NULL;
	if (last && last->cve == hit->cve) {
		if (hit->state < last->state || (hit->state == last->state && hit->rank > last->rank))
			*last = *hit;
		return;
	}
	arena_grow(a, thing->hits, thing->count, thing->room);
	thing->hits[thing->count++] = *hit;
}

/* A release stands for its updates: microsoft:windows is every Windows; and the kernel for every system that is made of it. */
static bool is_system(str system, str platform)
{
	if (str_eq(platform, S("linux:kernel")))
		return !str_starts(system, S("microsoft:")) && !str_starts(system, S("apple:"));
	return str_starts(system, platform) || str_starts(platform, system);
}

/* A claim that holds only on some systems, against the system that the row names. */
static bool on_its_system(struct db *db, const struct thing *thing, int64_t claim, struct err *e)
{
	bool any = false, meant = false;
	if (!thing->system_count)
		return true;
	auto_rows rows = db_ask(db, e, "SELECT p.vendor || ':' || p.name FROM claim AS c JOIN claim AS s ON s.told = c.told AND s.config = c.config AND s.source = c.source "
	                        "AND s.id BETWEEN (SELECT first FROM told WHERE id = c.told) AND (SELECT last FROM told WHERE id = c.told) "
	                        "JOIN product AS p ON p.id = s.product WHERE c.id = ? AND s.flags & 1", BIND(V(claim)));
	while (rows_next(&rows)) {
		str key = rows_str(&rows, 0);
		any = true;
		for (size_t i = 0; i < thing->system_count; i++)
			meant |= is_system(thing->systems[i], key);
	}
	return meant || !any;
}

static int by_cve(const void *a, const void *b)
{
	const struct found *one = a, *two = b;
	if (one->cve != two->cve)
		return one->cve < two->cve ? -1 : 1;
	return one->claim < two->claim ? -1 : one->claim > two->claim;
}

/* Of the same product: of a thing whose release is not told there are several. */
static bool acquitted(const struct found *list, size_t count, const struct found *one)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].cve == one->cve && list[i].product == one->product && (list[i].flags & CLAIM_UNAFFECTED) && !list[i].open && list[i].what != AFFECTED_UNTOLD &&
		    claim_rank(list[i].source) >= claim_rank(one->source))
			return true;
	return false;
}

static bool settle(struct work *w, struct db *db, struct thing *thing, struct found *list, size_t count, struct err *e)
{
	if (count)
		qsort(list, count, sizeof *list, by_cve);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i; end < count && list[end].cve == list[i].cve; end++)
			;
		for (size_t k = i; k < end; k++) {
			struct hit hit;
			if ((list[k].flags & CLAIM_UNAFFECTED) || acquitted(list + i, end - i, &list[k]))
				continue;
			if ((list[k].flags & CLAIM_SYSTEMS) && !on_its_system(db, thing, list[k].claim, e))
				continue;
			judge_found(db, w->arena, thing, &list[k], &hit, e);
			put_hit(w->arena, thing, &hit);
		}
	}
	return !e->kind;
}

#define FOUND_COLUMNS "SELECT t.thing, c.cve, c.id, c.source, c.what, c.flags, t.version IS NULL, c.product "
#define FOUND_WHERE   "NOT c.flags & 5 AND (c.what <> 2 OR t.version IS NULL OR " \
	              "((c.lo IS NULL OR c.lo <= t.version) AND (c.hi IS NULL OR t.version < c.hi)))"

/* Of a delta its claims are few, of everything the things. */
static struct rows ask(struct db *db, bool only, struct err *e)
{
	if (only)
		return db_ask(db, e, FOUND_COLUMNS "FROM only_cve AS o CROSS JOIN told ON told.cve = o.cve CROSS JOIN claim AS c ON c.id BETWEEN told.first AND told.last "
		              "CROSS JOIN thing_by_product AS t ON t.product = c.product WHERE " FOUND_WHERE " ORDER BY t.thing", NONE);
	return db_ask(db, e, FOUND_COLUMNS "FROM thing AS t CROSS JOIN claim AS c ON c.product = t.product WHERE " FOUND_WHERE, NONE);
}

static bool find_hits(struct work *w, struct db *db, struct thing *things, bool only, struct err *e)
{
	auto_arena a = { 0 };
	LIST_OF(struct found) list = { 0 };
	size_t at = 0;
	auto_rows rows = ask(db, only, e);
	for (bool more = rows_next(&rows); more; more = rows_next(&rows)) {
		size_t thing = (size_t)rows_int(&rows, 0);
		if (thing != at) {
			if (!settle(w, db, &things[at], list.list, list.count, e))
				return false;
			list.count = 0;
			at = thing;
		}
		arena_grow(&a, list.list, list.count, list.room);
		list.list[list.count++] = (struct found){ .cve = rows_int(&rows, 1), .claim = rows_int(&rows, 2),
			                                  .source = (enum advisory_source)rows_int(&rows, 3), .what = (enum affected_what)rows_int(&rows, 4),
			                                  .flags = (int)rows_int(&rows, 5), .open = rows_int(&rows, 6) && rows_int(&rows, 4) == AFFECTED_RANGES,
			                                  .product = rows_int(&rows, 7) };
	}
	return rows_done(&rows) && settle(w, db, &things[at], list.list, list.count, e);
}

bool judge_things(struct work *w, struct db *catalogue, struct thing *things, size_t count, const int64_t *only, size_t only_count, struct err *e)
{
	if (!count)
		return true;
	if (!make_tables(catalogue, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!put_thing(catalogue, i, things[i].named, e))
			return false;
	for (size_t i = 0; i < only_count; i++)
		if (!db_do(catalogue, e, "INSERT INTO only_cve VALUES (?)", BIND(V(only[i]))))
			return false;
	if (only && (!db_do(catalogue, e, "CREATE TEMP TABLE IF NOT EXISTS thing_by_product (product INTEGER, thing INTEGER, version BLOB, PRIMARY KEY (product, thing)) "
	                    "WITHOUT ROWID", NONE) ||
	             !db_do(catalogue, e, "DELETE FROM thing_by_product", NONE) ||
	             !db_do(catalogue, e, "INSERT INTO thing_by_product SELECT product, thing, version FROM thing", NONE)))
		return false;
	return find_hits(w, catalogue, things, only, e);
}

/* ---- showing one */

bool hit_tell(struct work *w, struct db *catalogue, const struct hit *hit, struct hit_told *told, struct err *e)
{
	int64_t product = 0, told_id = 0;
	*told = (struct hit_told){ .chance = -1 };
	{
		auto_rows rows = db_ask(catalogue, e, "SELECT i.name, c.said, p.words, c.source, c.product, c.told, p.cpe_vendor, p.cpe_product FROM claim AS c "
		                        "JOIN issuer AS i ON i.id = c.issuer JOIN product AS p ON p.id = c.product WHERE c.id = ?", BIND(V(hit->claim)));
		if (rows_next(&rows)) {
			told->issuer = arena_copy(w->arena, rows_str(&rows, 0));
			told->said = arena_copy(w->arena, rows_str(&rows, 1));
			told->product = arena_copy(w->arena, rows_str(&rows, 2));
			told->source = (enum advisory_source)rows_int(&rows, 3);
			product = rows_int(&rows, 4);
			told_id = rows_int(&rows, 5);
		}
		if (!rows_done(&rows))
			return false;
	}
	auto_rows rows = db_ask(catalogue, e, "SELECT title, summary, url, published, fix, score, known_since, ransomware, id FROM told WHERE cve = ? ORDER BY id = ? DESC",
	                        BIND(V(hit->cve), V(told_id)));
	while (rows_next(&rows)) {
		str *texts[] = { &told->title, &told->summary, &told->url, &told->published, &told->fix };
		for (size_t i = 0; i < LENGTH(texts); i++)
			if (!texts[i]->n)
				*texts[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
		told->score = told->score ? told->score : (int)rows_int(&rows, 5);
		if (!told->known_since.n)
			told->known_since = arena_copy(w->arena, rows_str(&rows, 6));
		told->ransomware |= rows_int(&rows, 7);
	}
	int64_t chance = -1, others = 0;
	if (!rows_done(&rows) || !db_one_int(catalogue, e, &chance, -1, "SELECT chance FROM chance WHERE cve = ?", BIND(V(hit->cve))) ||
	    !db_one_int(catalogue, e, &others, 0, "SELECT COUNT(*) FROM told AS t JOIN claim AS c ON c.id BETWEEN t.first AND t.last WHERE t.cve = ?1 AND c.product = ?2 "
	                "AND c.flags & 4 AND c.what = 2 AND NOT EXISTS (SELECT 1 FROM claim AS k WHERE k.product = ?2 AND k.cve = ?1 AND NOT k.flags & 4 AND k.lo IS c.lo AND k.hi IS c.hi)",
	                BIND(V(hit->cve), V(product))))
		return false;
	told->chance = (int)chance;
	told->disagreed = others;
	return true;
}
