/* pair.c - one statement, in the shapes in which it is asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pair.h"

#include "devices_sql.h"

/* In the order of their levels; see level_rows. */
#define LEVEL                                                                                                           \
	"CASE WHEN x.state IN " ACQUITTED " THEN 6 WHEN v.state = 1 THEN 4 WHEN v.known <> '' THEN CASE WHEN o.id IS NULL THEN 1 ELSE 0 END "                \
	"WHEN v.score >= CASE WHEN o.id IS NULL THEN 90 ELSE 70 END THEN 2 ELSE 3 END"

#define PAIRS                                                                                                           \
	DEVICES ",\n" OUTSIDE ",\n" ACCEPTED "\n"                                                                       \
	"SELECT u.device, d.number, d.label, d.grp, CASE WHEN o.id IS NULL THEN 0 ELSE 1 END, u.thing, t.vendor, t.product, t.version, u.words, t.how,\n" \
	"  v.cve, v.claim, v.state, v.why, v.score, v.chance, v.known, v.ransomware, v.published, v.fix, CASE WHEN u.since > v.since THEN u.since ELSE v.since END,\n" \
	"  coalesce(a.until, ''), coalesce(a.why, ''), coalesce(a.decided_by, ''), " LEVEL ",\n"                         \
	"  coalesce(x.state, ''), coalesce(x.issuer, ''), coalesce(x.words, '')\n"                                      \
	"FROM vuln_use u JOIN d ON d.id = u.device JOIN vuln_thing t ON t.thing = u.thing JOIN vuln_hit v ON v.thing = u.thing\n" \
	"  LEFT JOIN o ON o.id = u.device LEFT JOIN a ON a.subject = u.device || '/' || v.cve\n"                        \
	"  LEFT JOIN vuln_vex x ON x.device = u.device AND x.cve = v.cve\n"                        \
	"WHERE u.until = '' AND v.until = '' AND (?2 < 0 OR v.state = ?2) AND (?3 = 0 OR v.known <> '')"
#define WORST_FIRST " ORDER BY " LEVEL ", v.score DESC, v.chance DESC, v.cve DESC, d.label, u.device, u.thing LIMIT ?4"
#define IN_ORDER                                                                                                        \
	" AND (?5 = '' OR u.device = ?5) AND (?6 = '' OR v.cve = ?6) AND (u.device > ?7 OR (u.device = ?7 AND (u.thing > ?8 OR (u.thing = ?8 AND v.cve > ?9))))" \
	" ORDER BY u.device, u.thing, v.cve LIMIT ?4"

static struct rows ask_of(struct work *w, const struct pair_ask *ask, str today, struct err *e)
{
	int64_t most = ask->most ? (int64_t)ask->most : INT64_MAX;
#define ASKED V(today), V((int64_t)ask->state), V((int64_t)ask->exploited), V(most)
	if (ask->in_order)
		return db_ask(w->db, e, PAIRS IN_ORDER, BIND(ASKED, V(ask->device), V(ask->cve), V(ask->behind_device), V(ask->behind_thing), V(ask->behind_cve)));
	if (ask->device.n && ask->cve.n)
		return db_ask(w->db, e, PAIRS " AND u.device = ?5 AND v.cve = ?6" WORST_FIRST, BIND(ASKED, V(ask->device), V(ask->cve)));
	if (ask->device.n)
		return db_ask(w->db, e, PAIRS " AND u.device = ?5" WORST_FIRST, BIND(ASKED, V(ask->device)));
	if (ask->cve.n)
		return db_ask(w->db, e, PAIRS " AND v.cve = ?5" WORST_FIRST, BIND(ASKED, V(ask->cve)));
	return db_ask(w->db, e, PAIRS WORST_FIRST, BIND(ASKED));
#undef ASKED
}

static struct pair pair_of(const struct rows *r, struct arena *a)
{
	struct pair p = { .device = rows_str(r, 0), .number = rows_str(r, 1), .label = rows_str(r, 2), .group = rows_str(r, 3), .outside = rows_int(r, 4),
		          .thing = rows_int(r, 5), .vendor = rows_str(r, 6), .product = rows_str(r, 7), .version = rows_str(r, 8), .words = rows_str(r, 9),
		          .how = (enum named_how)rows_int(r, 10), .cve = rows_str(r, 11), .claim = rows_int(r, 12), .state = (enum hit_state)rows_int(r, 13),
		          .why = (enum hit_why)rows_int(r, 14), .score = rows_int(r, 15), .chance = rows_int(r, 16), .known = rows_str(r, 17),
		          .ransomware = rows_int(r, 18), .published = rows_str(r, 19), .fix = rows_str(r, 20), .since = rows_str(r, 21),
		          .accepted_until = rows_str(r, 22), .accepted_why = rows_str(r, 23), .accepted_by = rows_str(r, 24),
		          .level = (enum level)rows_int(r, 25), .maker_state = rows_str(r, 26), .maker = rows_str(r, 27),
		          .maker_words = rows_str(r, 28) };
	p.due = level_due(a, p.level, p.since);
	return p;
}

bool pairs_each(struct work *w, const struct pair_ask *ask, bool (*see)(void *of, const struct pair *p, struct err *e), void *of, struct err *e)
{
	auto_rows rows = ask_of(w, ask, day_iso(w->arena, work_today(w)), e);
	while (rows_next(&rows)) {
		auto_arena a = { 0 };
		struct pair p = pair_of(&rows, &a);
		if (!see(of, &p, e))
			return false;
	}
	return rows_done(&rows);
}

/* ---- keeping them */

struct collecting {
	struct arena *a;
	struct pair_list *list;
};

static bool collect(void *of, const struct pair *p, struct err *e)
{
	struct collecting *c = of;
	struct pair kept = *p;
	str *const texts[] = { &kept.device, &kept.number, &kept.label, &kept.group, &kept.vendor, &kept.product, &kept.version, &kept.words, &kept.cve, &kept.known,
		               &kept.published, &kept.fix, &kept.since, &kept.accepted_until, &kept.accepted_why, &kept.accepted_by, &kept.due, &kept.maker_state, &kept.maker, &kept.maker_words };
	(void)e;
	for (size_t i = 0; i < LENGTH(texts); i++)
		*texts[i] = arena_copy(c->a, *texts[i]);
	arena_grow(c->a, c->list->list, c->list->count, c->list->room);
	c->list->list[c->list->count++] = kept;
	return true;
}

bool pairs_read(struct work *w, const struct pair_ask *ask, struct pair_list *list, struct err *e)
{
	struct collecting c = { w->arena, list };
	*list = (struct pair_list){ 0 };
	return pairs_each(w, ask, collect, &c, e);
}

bool pair_tell(struct work *w, struct db *catalogue, const struct pair *p, struct hit_told *told, struct err *e)
{
	const struct hit hit = { .cve = cve_number(p->cve), .claim = p->claim, .state = p->state, .why = p->why };
	*told = (struct hit_told){ .chance = -1 };
	return !catalogue || hit_tell(w, catalogue, &hit, told, e);
}
