/* exposure.c - adding up what hits devices: once for each product in a version, then device by device.
 * SPDX-License-Identifier: Apache-2.0 */
#include "exposure.h"

#include "devices_sql.h"
#include "engine/text.h"

#include <stdlib.h>

const struct level_row level_rows[LEVELS] = {
	[LEVEL_OUTSIDE] = { "outside", { "外につながり、攻撃に使われている", "facing outside, being exploited" }, "now", { "すぐに", "NOW" }, 0 },
	[LEVEL_EXPLOITED] = { "exploited", { "攻撃に使われている", "being exploited" }, "week", { "1週間", "A WEEK" }, 7 },
	[LEVEL_SERIOUS] = { "serious", { "危険度が高い", "serious" }, "month", { "1か月", "A MONTH" }, 30 },
	[LEVEL_OTHER] = { "other", { "そのほかの脆弱性", "other vulnerabilities" }, "later", { "90日", "90 DAYS" }, 90 },
	[LEVEL_UNTOLD] = { "untold", { "判断できない", "cannot be told" }, "unseen", { "判断できない", "CANNOT TELL" }, -1 },
	[LEVEL_UNNAMED] = { "unnamed", { "製品が分からない", "product not known" }, "unseen", { "製品が不明", "NOT NAMED" }, -1 },
	[LEVEL_CLEAR] = { "clear", { "見つからなかった", "nothing found" }, "yes", { "なし", "NONE" }, -1 },
};

str level_due(struct arena *a, enum level level, str since)
{
	struct day day;
	return level_rows[level].days >= 0 && day_read(since, &day) ? day_iso(a, day_add(day, level_rows[level].days)) : S("");
}

/* ---- reading */

/* Of the hits of one thing. A level of its own for each share of the score, because what is serious hangs on the device. */
#define SUMS                                                                                                            \
	"count(CASE WHEN v.state = 0 THEN 1 END) AS hits,\n"                                                       \
	"count(CASE WHEN v.state = 0 AND v.known <> '' THEN 1 END) AS exploited,\n"                            \
	"count(CASE WHEN v.state = 1 THEN 1 END) AS unknown,\n"                                                \
	"min(CASE WHEN v.state = 0 AND v.known <> '' THEN v.since END) AS at_known,\n"                           \
	"min(CASE WHEN v.state = 0 AND v.score >= 90 THEN v.since END) AS at_90,\n"                              \
	"min(CASE WHEN v.state = 0 AND v.score >= 70 THEN v.since END) AS at_70,\n"                              \
	"min(CASE WHEN v.state = 0 THEN v.since END) AS at_any"
/* Nothing hits a device before it had the product. */
#define SINCE(column) "min(CASE WHEN " column " < used THEN used ELSE " column " END)"

#define EXPOSURES                                                                                                       \
	DEVICES ",\n" OUTSIDE ",\n" ACCEPTED ",\n" LEFT_OUT ",\n"                                                                      \
	"x AS MATERIALIZED (SELECT DISTINCT substr(subject, 1, 36) AS device FROM q),\n"                                \
	"g AS MATERIALIZED (SELECT v.thing, " SUMS "\n"                                                                 \
	"FROM vuln_hit v WHERE v.until = '' GROUP BY v.thing),\n"                                                     \
	"k AS (\n"                                                                                                      \
	"SELECT u.device, u.since AS used, g.hits, g.exploited, g.unknown, g.at_known, g.at_90, g.at_70, g.at_any\n" \
	"FROM vuln_use u JOIN g ON g.thing = u.thing WHERE u.until = '' AND u.device NOT IN (SELECT device FROM x)\n" \
	"UNION ALL SELECT u.device, u.since AS used, " SUMS "\n"                                                      \
	"FROM x JOIN vuln_use u ON u.device = x.device JOIN vuln_hit v ON v.thing = u.thing\n"                        \
	"WHERE u.until = '' AND v.until = '' AND u.device || '/' || v.cve NOT IN (SELECT subject FROM q) GROUP BY u.device, u.since, v.thing),\n" \
	"s AS MATERIALIZED (SELECT device, sum(hits) AS hits, sum(exploited) AS exploited, sum(unknown) AS unknown, " SINCE("at_known") " AS at_known,\n" \
	"" SINCE("at_90") " AS at_90, " SINCE("at_70") " AS at_70, " SINCE("at_any") " AS at_any FROM k GROUP BY device)\n" \
	"SELECT d.id, d.number, d.label, d.grp, CASE WHEN o.id IS NULL THEN 0 ELSE 1 END, coalesce(o.vpn, 0), coalesce(s.exploited, 0), coalesce(s.hits, 0),\n" \
	"coalesce(s.unknown, 0), coalesce(n.words, ''), coalesce(t.ended, ''), CASE WHEN d.id IN (SELECT device FROM vuln_use WHERE until = '') THEN 1 ELSE 0 END,\n" \
	"coalesce(s.at_known, ''), coalesce(CASE WHEN o.id IS NULL THEN s.at_90 ELSE s.at_70 END, ''), coalesce(s.at_any, '')\n" \
	"FROM d LEFT JOIN o ON o.id = d.id LEFT JOIN s ON s.device = d.id\n"                                            \
	"LEFT JOIN (SELECT device, min(words) AS words FROM vuln_unnamed GROUP BY device) n ON n.device = d.id\n"     \
	"LEFT JOIN (SELECT u.device, min(t.vendor || ' ' || t.product || ' ' || t.eol_date) AS ended FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing\n" \
	"WHERE u.until = '' AND t.eol_state = 'ended' GROUP BY u.device) t ON t.device = d.id\n"                    \
	"ORDER BY d.label, d.id"

static enum level level_of(const struct exposure *x, bool serious, bool used)
{
	if (x->exploited)
		return x->outside ? LEVEL_OUTSIDE : LEVEL_EXPLOITED;
	if (x->hits)
		return serious ? LEVEL_SERIOUS : LEVEL_OTHER;
	return x->unknown ? LEVEL_UNTOLD : !used || x->unnamed.n ? LEVEL_UNNAMED : LEVEL_CLEAR;
}

/* The earliest of all its vulnerabilities: many that are not serious may be due before one that is. */
static str due_of(struct arena *a, const struct exposure *x, const str since[])
{
	const str dues[] = { level_due(a, x->outside ? LEVEL_OUTSIDE : LEVEL_EXPLOITED, since[0]), level_due(a, LEVEL_SERIOUS, since[1]), level_due(a, LEVEL_OTHER, since[2]) };
	str first = S("");
	for (size_t i = 0; i < LENGTH(dues); i++)
		if (dues[i].n && (!first.n || str_order(dues[i], first) < 0))
			first = dues[i];
	return first;
}

static str cell(struct work *w, const struct rows *rows, int column)
{
	return arena_copy(w->arena, rows_str(rows, column));
}

static struct exposure exposure_of(struct work *w, const struct rows *rows)
{
	struct exposure x = { .id = cell(w, rows, 0), .number = cell(w, rows, 1), .label = cell(w, rows, 2), .group = cell(w, rows, 3),
		              .outside = rows_int(rows, 4), .vpn = rows_int(rows, 5), .exploited = rows_int(rows, 6), .hits = rows_int(rows, 7),
		              .unknown = rows_int(rows, 8), .unnamed = cell(w, rows, 9), .ended = cell(w, rows, 10) };
	const str since[] = { rows_str(rows, 12), rows_str(rows, 13), rows_str(rows, 14) };
	x.level = level_of(&x, since[1].n, rows_int(rows, 11));
	x.due = due_of(w->arena, &x, since);
	return x;
}

static int worse(const void *one, const void *two)
{
	const struct exposure *a = one, *b = two;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	if (a->exploited != b->exploited)
		return a->exploited > b->exploited ? -1 : 1;
	if (a->hits != b->hits)
		return a->hits > b->hits ? -1 : 1;
	int order = str_order(a->label, b->label);
	return order ? order : str_order(a->id, b->id);
}

bool exposures_read(struct work *w, struct exposures *all, struct err *e)
{
	size_t room = 0;
	int64_t states = 0;
	*all = (struct exposures){ 0 };
	if (!db_one_int(w->db, e, &states, 0, "SELECT COUNT(*) FROM vuln_state", NONE))
		return false;
	all->read = states > 0;
	auto_rows rows = db_ask(w->db, e, EXPOSURES, BIND(V(day_iso(w->arena, work_today(w)))));
	while (rows_next(&rows)) {
		arena_grow(w->arena, all->list, all->count, room);
		struct exposure *x = &all->list[all->count++];
		*x = exposure_of(w, &rows);
		all->levels[x->level]++;
		all->ended += x->ended.n > 0;
	}
	if (all->count)
		qsort(all->list, all->count, sizeof *all->list, worse);
	return rows_done(&rows);
}

/* ---- choosing */

/* Devices with a product that has this (folded) text in its name. */
static bool find_text(struct work *w, str text, struct names *found, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT u.device, t.vendor || ' ' || t.product || ' ' || t.version || ' ' || u.words FROM vuln_use u "
	                        "JOIN vuln_thing t ON t.thing = u.thing WHERE u.until = ''", NONE);
	while (rows_next(&rows)) {
		auto_arena a = { 0 };
		if (str_has(text_fold(&a, rows_str(&rows, 1)), text))
			names_put(found, w->arena, cell(w, &rows, 0), 1);
	}
	return rows_done(&rows);
}

static bool level_fits(const struct exposure *x, str only)
{
	if (!only.n)
		return x->level != LEVEL_CLEAR || x->ended.n;
	if (str_eq(only, S("ended")))
		return x->ended.n;
	return str_eq(only, S("exploited_all")) ? x->level <= LEVEL_EXPLOITED : str_eq(only, str_of(level_rows[x->level].code));
}

bool exposures_fit(struct work *w, struct exposures *all, const struct exposure_ask *ask, struct err *e)
{
	struct names found = { 0 };
	size_t kept = 0;
	str text = text_fold(w->arena, ask->text);
	if (text.n && !find_text(w, text, &found, e))
		return false;
	for (size_t i = 0; i < all->count; i++) {
		const struct exposure *x = &all->list[i];
		bool named = !text.n || names_find(&found, x->id) != NAME_NONE || str_has(text_fold(w->arena, x->label), text);
		if (named && level_fits(x, ask->only) && (!ask->group.n || str_eq(ask->group, x->group)))
			all->list[kept++] = *x;
	}
	all->count = kept;
	return true;
}

/* ---- telling */

str fix_higher(str one, str two)
{
	struct version a, b;
	if (!version_of(two, &b))
		return one;
	return !version_of(one, &a) || version_order(&a, &b) < 0 ? two : one;
}

#define COUNTS                                                                                                          \
	"NOT EXISTS (SELECT 1 FROM decision_now c WHERE c.check_name = 'vuln.known' AND c.subject = u.device || '/' || v.cve AND c.accepted_until_to >= ?1) " \
	"AND NOT EXISTS (SELECT 1 FROM vuln_vex x WHERE x.device = u.device AND x.cve = v.cve AND x.state IN " ACQUITTED ")"

/* What is hit most comes first. */
static bool tell_products(struct work *w, str device, str today, struct exposure_told *told, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT t.vendor, t.product, t.version FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing LEFT JOIN vuln_hit v "
	                        "ON v.thing = u.thing AND v.until = '' AND v.state = 0 AND " COUNTS " WHERE u.device = ?2 AND u.until = '' AND t.product <> '-' GROUP BY t.thing, t.vendor, t.product, t.version, u.main "
	                        "ORDER BY sum(CASE WHEN v.known <> '' THEN 1 ELSE 0 END) DESC, count(v.cve) DESC, u.main DESC, t.thing", BIND(V(today), V(device)));
	for (; rows_next(&rows); told->product_count++)
		if (told->product_count < EXPOSURE_PRODUCTS_MAX)
			told->products[told->product_count] = product_said(w, cell(w, &rows, 0), cell(w, &rows, 1), cell(w, &rows, 2));
	return rows_done(&rows);
}

static bool tell_exploited(struct work *w, str device, str today, struct exposure_told *told, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT DISTINCT v.cve FROM vuln_use u JOIN vuln_hit v ON v.thing = u.thing WHERE u.device = ?2 AND u.until = '' AND v.until = '' "
	                        "AND v.state = 0 AND v.known <> '' AND " COUNTS " ORDER BY v.cve DESC", BIND(V(today), V(device)));
	for (; rows_next(&rows); told->cve_count++)
		if (told->cve_count < EXPOSURE_CVES_MAX)
			told->cves[told->cve_count] = cell(w, &rows, 0);
	return rows_done(&rows);
}

/* The version that mends all of the product that is hit most: the highest of those that its issuers name. */
static bool tell_fix(struct work *w, str device, str today, struct exposure_told *told, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT DISTINCT v.fix FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing JOIN vuln_hit v ON v.thing = u.thing "
	                        "WHERE u.device = ?2 AND u.until = '' AND v.until = '' AND v.state = 0 AND v.fix <> '' AND " COUNTS " AND u.thing = ("
	                        "SELECT x.thing FROM vuln_use x JOIN vuln_hit y ON y.thing = x.thing WHERE x.device = ?2 AND x.until = '' AND y.until = '' AND y.state = 0 "
	                        "GROUP BY x.thing, x.main ORDER BY sum(CASE WHEN y.known <> '' THEN 1 ELSE 0 END) DESC, count(*) DESC, x.main DESC, x.thing LIMIT 1)",
	                        BIND(V(today), V(device)));
	told->fix = S("");
	while (rows_next(&rows)) {
		str higher = fix_higher(told->fix, rows_str(&rows, 0));
		told->fix = higher.p == told->fix.p ? told->fix : arena_copy(w->arena, higher);
	}
	return rows_done(&rows);
}

bool exposure_tell(struct work *w, str device, struct exposure_told *told, struct err *e)
{
	str today = day_iso(w->arena, work_today(w));
	*told = (struct exposure_told){ 0 };
	return tell_products(w, device, today, told, e) && tell_exploited(w, device, today, told, e) && tell_fix(w, device, today, told, e);
}
