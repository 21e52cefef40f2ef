/* judge.c - one join of the products that things are with what issuers claim of them; then each version is held against the claims.
 * SPDX-License-Identifier: Apache-2.0 */
#include "judge.h"

#include <stdlib.h>
#include <string.h>

/* What an issuer says of one of a group's products. */
struct said {
	int64_t cve, id, product;
	enum advisory_source source;
	enum affected_what what;
	int flags;
	str lo, hi; /* keys; "" leaves the end open */
};

/* Things that are the same product, in whatever versions. */
struct group {
	size_t first; /* thing; the others follow by `next` */
};

struct judging {
	struct work *w;
	struct db *db;
	struct thing *things;
	size_t *next;         /* of each thing, the next one of its group; the last one points at itself */
	struct names keys;
	LIST_OF(struct group) groups;
	struct names published, platforms; /* by number: looked up once */
	LIST_OF(str) days;
	LIST_OF(str) systems; /* keys, each behind a blank */
};

/* ---- groups */

static str group_key(struct arena *a, const struct named *n)
{
	return n->family ? arena_fmt(a, "%.*s*", P(n->key)) : n->key;
}

static void put_groups(struct judging *j, size_t count)
{
	j->next = arena_array(j->w->arena, size_t, count);
	for (size_t i = 0; i < count; i++) {
		size_t at;
		j->next[i] = i;
		if (!names_new(&j->keys, j->w->arena, group_key(j->w->arena, j->things[i].named), j->groups.count, &at)) {
			j->next[i] = j->groups.list[at].first;
			j->groups.list[at].first = i;
			continue;
		}
		arena_grow(j->w->arena, j->groups.list, j->groups.count, j->groups.room);
		j->groups.list[j->groups.count++] = (struct group){ i };
	}
}

/* Names first, products by one statement: each statement that reads the catalogue locks it anew. Where a release is not told, all
 * products whose name begins with the thing's are meant: up to `behind`. */
static bool put_sought(struct db *db, size_t group, const struct named *n, struct err *e)
{
	size_t colon = str_find(n->key, S(":"));
	str vendor = str_first(n->key, colon), name = str_from(n->key, colon + 1);
	struct value behind = n->family ? V("zzzz") : V("");
	return db_do(db, e, "INSERT INTO sought VALUES (?1, ?2, ?2 || ?3, ?4)", BIND(V((int64_t)group), V(name), behind, V(vendor)));
}

static bool make_tables(struct db *db, struct err *e)
{
	return db_do(db, e, "CREATE TEMP TABLE IF NOT EXISTS sought (grp INTEGER PRIMARY KEY, name TEXT, behind TEXT, vendor TEXT)", NONE) &&
	       db_do(db, e, "CREATE TEMP TABLE IF NOT EXISTS wanted (product INTEGER, grp INTEGER, PRIMARY KEY (grp, product)) WITHOUT ROWID", NONE) &&
	       db_do(db, e, "CREATE INDEX IF NOT EXISTS temp.wanted_product ON wanted (product)", NONE) &&
	       db_do(db, e, "CREATE TEMP TABLE IF NOT EXISTS only_cve (cve INTEGER PRIMARY KEY)", NONE) && db_do(db, e, "DELETE FROM sought", NONE) &&
	       db_do(db, e, "DELETE FROM wanted", NONE) && db_do(db, e, "DELETE FROM only_cve", NONE);
}

static bool put_wanted(struct judging *j, const int64_t *only, size_t only_count, struct err *e)
{
	if (!make_tables(j->db, e))
		return false;
	for (size_t i = 0; i < j->groups.count; i++)
		if (!put_sought(j->db, i, j->things[j->groups.list[i].first].named, e))
			return false;
	for (size_t i = 0; i < only_count; i++)
		if (!db_do(j->db, e, "INSERT INTO only_cve VALUES (?)", BIND(V(only[i]))))
			return false;
	return db_do(j->db, e, "INSERT INTO wanted SELECT p.id, s.grp FROM sought AS s CROSS JOIN product AS p ON p.name >= s.name AND p.name <= s.behind AND p.vendor = s.vendor", NONE);
}

/* ---- what is looked up once */

/* A number as a name. */
static str as_name(struct arena *a, int64_t number)
{
	char *bytes = arena_take(a, sizeof number);
	memcpy(bytes, &number, sizeof number);
	return (str){ bytes, sizeof number };
}

static str published_of(struct judging *j, int64_t cve, struct err *e)
{
	size_t at;
	if (!names_new(&j->published, j->w->arena, as_name(j->w->arena, cve), j->days.count, &at))
		return j->days.list[at];
	str day = S("");
	db_one_str(j->db, j->w->arena, e, &day, "SELECT MIN(published) FROM told WHERE cve = ? AND published <> ''", BIND(V(cve)));
	arena_grow(j->w->arena, j->days.list, j->days.count, j->days.room);
	return j->days.list[j->days.count++] = str_first(day, 10);
}

/* The systems on which alone a claim holds, each behind a blank. */
static str systems_of(struct judging *j, int64_t claim, struct err *e)
{
	size_t at;
	if (!names_new(&j->platforms, j->w->arena, as_name(j->w->arena, claim), j->systems.count, &at))
		return j->systems.list[at];
	auto_buf all = { 0 };
	auto_rows rows = db_ask(j->db, e, "SELECT p.vendor || ':' || p.name FROM claim AS c JOIN told AS t ON t.id = c.told "
	                        "JOIN claim AS s ON s.id BETWEEN t.first AND t.last AND s.config = c.config AND s.source = c.source "
	                        "JOIN product AS p ON p.id = s.product WHERE c.id = ? AND s.flags & 1", BIND(V(claim)));
	while (rows_next(&rows))
		buf_fmt(&all, " %.*s", P(rows_str(&rows, 0)));
	arena_grow(j->w->arena, j->systems.list, j->systems.count, j->systems.room);
	return j->systems.list[j->systems.count++] = arena_copy(j->w->arena, buf_str(&all));
}

/* ---- one claim against one thing */

static bool is_open(const struct thing *thing, const struct said *s)
{
	return s->what == AFFECTED_RANGES && !thing->named->version.n;
}

/* Whether it speaks of this version, or of one that nobody knows. */
static bool speaks_of(const struct thing *thing, const struct said *s)
{
	str version = version_key(&thing->named->version);
	if (s->what != AFFECTED_RANGES || !version.n)
		return true;
	return (!s->lo.n || str_order(s->lo, version) <= 0) && (!s->hi.n || str_order(version, s->hi) < 0);
}

/* A release stands for its updates: microsoft:windows is every Windows; and the kernel for every system that is made of it. */
static bool is_system(str system, str platform)
{
	if (str_eq(platform, S("linux:kernel")))
		return !str_starts(system, S("microsoft:")) && !str_starts(system, S("apple:"));
	return str_starts(system, platform) || str_starts(platform, system);
}

static bool on_its_system(struct judging *j, const struct thing *thing, const struct said *s, struct err *e)
{
	if (!(s->flags & CLAIM_SYSTEMS) || !thing->system_count)
		return true;
	str rest = systems_of(j, s->id, e);
	bool any = rest.n;
	while (rest.p) {
		str platform = str_cut(&rest, S(" "));
		for (size_t i = 0; platform.n && i < thing->system_count; i++)
			if (is_system(thing->systems[i], platform))
				return true;
	}
	return !any;
}

/* ">= 8.3.3 is not hit" says nothing of 8.4.0 where the same list goes on with ">= 8.4.0 is hit". */
static bool is_overtaken(const struct said *unaffected, const struct said *one)
{
	return unaffected->lo.n && !unaffected->hi.n && str_order(unaffected->lo, one->lo) < 0;
}

/* That one release is not hit acquits no other. */
static bool acquits(const struct thing *thing, const struct said *unaffected, const struct said *one)
{
	return (unaffected->flags & CLAIM_UNAFFECTED) && unaffected->product == one->product && unaffected->what != AFFECTED_UNTOLD && !is_open(thing, unaffected) &&
	       speaks_of(thing, unaffected) && claim_rank(unaffected->source) >= claim_rank(one->source) && !is_overtaken(unaffected, one);
}

static bool is_acquitted(const struct thing *thing, const struct said *list, size_t count, const struct said *one)
{
	for (size_t i = 0; i < count; i++)
		if (acquits(thing, &list[i], one))
			return true;
	return false;
}

/* What nobody can tell from the ledger is sure where support had ended before it was made known: no update can have come. */
static bool came_too_late(struct judging *j, const struct thing *thing, int64_t cve, struct err *e)
{
	if (!thing->eol.ended || !thing->eol.date.n || thing->named->family)
		return false;
	str published = published_of(j, cve, e);
	return published.n && str_order(published, thing->eol.date) > 0;
}

/* A version that updates leave as it is tells nothing; only the build of a Windows does. */
static bool can_tell(const struct thing *thing, const struct said *s)
{
	const struct named *n = thing->named;
	if (s->what == AFFECTED_UNTOLD || is_open(thing, s))
		return false;
	return !n->patched || (s->what == AFFECTED_RANGES && n->how == NAMED_SYSTEM && str_eq(n->vendor, S("microsoft")));
}

static struct hit hit_of(struct judging *j, const struct thing *thing, const struct said *s, struct err *e)
{
	struct hit hit = { .cve = s->cve, .claim = s->id, .rank = claim_rank(s->source), .built_in = s->flags & CLAIM_BUILT_IN };
	if (can_tell(thing, s)) {
		hit.why = s->what == AFFECTED_ALL ? WHY_ALL : WHY_RANGE;
	} else if (s->what != AFFECTED_UNTOLD && came_too_late(j, thing, s->cve, e)) {
		hit.why = WHY_UNPATCHED;
	} else {
		hit.state = HIT_UNKNOWN;
		hit.why = s->what == AFFECTED_UNTOLD ? WHY_UNTOLD : thing->named->patched ? WHY_NO_LEVEL : WHY_NO_VERSION;
	}
	return hit;
}

/* Of several claims about one CVE the surest counts, then the weightiest. */
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

/* ---- a group */

static int by_cve(const void *a, const void *b)
{
	const struct said *one = a, *two = b;
	if (one->cve != two->cve)
		return one->cve < two->cve ? -1 : 1;
	return one->id < two->id ? -1 : one->id > two->id;
}

/* Claims about one CVE, against one thing. */
static void judge_one(struct judging *j, struct thing *thing, const struct said *list, size_t count, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		const struct said *s = &list[i];
		if ((s->flags & CLAIM_UNAFFECTED) || !speaks_of(thing, s) || is_acquitted(thing, list, count, s) || !on_its_system(j, thing, s, e))
			continue;
		struct hit hit = hit_of(j, thing, s, e);
		put_hit(j->w->arena, thing, &hit);
	}
}

static bool judge_group(struct judging *j, size_t group, struct said *list, size_t count, struct err *e)
{
	if (count)
		qsort(list, count, sizeof *list, by_cve);
	for (size_t at = j->groups.list[group].first, last = SIZE_MAX; at != last; last = at, at = j->next[at])
		for (size_t i = 0, end; i < count; i = end) {
			for (end = i + 1; end < count && list[end].cve == list[i].cve; end++)
				;
			judge_one(j, &j->things[at], list + i, end - i, e);
		}
	return !e->kind;
}

#define SAID "SELECT w.grp, c.cve, c.id, c.product, c.source, c.what, c.flags, c.lo, c.hi "

/* What counts of a delta's claims is few, of everything what the products have. */
static struct rows ask(struct db *db, bool only, struct err *e)
{
	if (only)
		return db_ask(db, e, SAID "FROM only_cve AS o CROSS JOIN told AS t ON t.cve = o.cve CROSS JOIN claim AS c ON c.id BETWEEN t.first AND t.last "
		              "CROSS JOIN wanted AS w ON w.product = c.product WHERE NOT c.flags & 5 ORDER BY w.grp", NONE);
	return db_ask(db, e, SAID "FROM wanted AS w CROSS JOIN claim AS c ON c.product = w.product WHERE NOT c.flags & 5 ORDER BY w.grp", NONE);
}

static struct said said_of(struct arena *a, const struct rows *rows)
{
	struct said s = { .cve = rows_int(rows, 1), .id = rows_int(rows, 2), .product = rows_int(rows, 3), .source = (enum advisory_source)rows_int(rows, 4),
		          .what = (enum affected_what)rows_int(rows, 5), .flags = (int)rows_int(rows, 6) };
	if (s.what == AFFECTED_RANGES) {
		s.lo = arena_copy(a, rows_str(rows, 7));
		s.hi = arena_copy(a, rows_str(rows, 8));
	}
	return s;
}

static bool judge_groups(struct judging *j, bool only, struct err *e)
{
	auto_arena a = { 0 };
	LIST_OF(struct said) list = { 0 };
	size_t at = 0;
	auto_rows rows = ask(j->db, only, e);
	while (rows_next(&rows)) {
		size_t group = (size_t)rows_int(&rows, 0);
		if (group != at) {
			if (!judge_group(j, at, list.list, list.count, e))
				return false;
			list.count = 0;
			at = group;
		}
		arena_grow(&a, list.list, list.count, list.room);
		list.list[list.count++] = said_of(&a, &rows);
	}
	return rows_done(&rows) && judge_group(j, at, list.list, list.count, e);
}

bool judge_things(struct work *w, struct db *catalogue, struct thing *things, size_t count, const int64_t *only, size_t only_count, struct err *e)
{
	struct judging j = { .w = w, .db = catalogue, .things = things };
	if (!count)
		return true;
	put_groups(&j, count);
	return put_wanted(&j, only, only_count, e) && judge_groups(&j, only, e);
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
