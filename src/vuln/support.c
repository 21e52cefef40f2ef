/* support.c - finding the cycle of endoflife.date that a version belongs to.
 * SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "engine/text.h"

struct cycle {
	str name, cycle, label, ended_on;
	bool ended;
};

bool support_as_of(struct db *catalogue, struct arena *a, str *day, struct err *e)
{
	return db_one_str(catalogue, a, e, day, "SELECT value FROM note WHERE name = 'eol_as_of'", NONE);
}

static bool cycles_of(struct work *w, struct db *catalogue, str product, str name, struct cycle **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(catalogue, e, "SELECT name, cycle, ended, ended_on, label FROM eol WHERE product = ?1 UNION ALL "
	                        "SELECT name, cycle, ended, ended_on, label FROM eol WHERE name = ?2 AND ?2 <> '' AND product <> ?1", BIND(V(product), V(name)));
	while (rows_next(&rows)) {
		struct cycle c = { .name = arena_copy(w->arena, rows_str(&rows, 0)), .cycle = arena_copy(w->arena, rows_str(&rows, 1)),
			           .ended = rows_int(&rows, 2), .ended_on = arena_copy(w->arena, rows_str(&rows, 3)),
			           .label = arena_copy(w->arena, rows_str(&rows, 4)) };
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = c;
	}
	return rows_done(&rows);
}

/* ---- Windows: "windows 11 23h2" has the cycles 11-23h2-e and 11-23h2-w */

/* What is called there by another word. */
static const struct called {
	str ours, theirs;
} called[] = {
	{ T("xp"), T("5") },
	{ T("vista"), T("6") },
	{ T("2003-r2"), T("2003") },
	{ T("2022-23h2"), T("23h2") },
};

static str windows_cycle(struct arena *a, const struct named *n)
{
	str rest = str_from(n->product, str_starts(n->product, S("windows server ")) ? 15 : 8), cycle = S("");
	while (rest.p)
		cycle = arena_join(a, cycle, S("-"), str_cut(&rest, S(" ")));
	for (size_t i = 0; i < LENGTH(called); i++)
		cycle = str_eq(cycle, called[i].ours) ? called[i].theirs : cycle;
	return cycle;
}

/* 2012 R2 is no variant of 2012. */
static bool begins_with_cycle(str cycle, str begin)
{
	str behind = str_from(cycle, begin.n);
	return str_starts(cycle, begin) && (!behind.n || behind.p[0] == '-') && !str_starts(behind, S("-r2"));
}

/* Several variants: it is over when it is for every one of them. */
static void judge_variants(struct eol_answer *answer, const struct cycle *list, size_t count, str begin, str as_of, str today)
{
	size_t all = 0, over = 0, due = 0;
	for (size_t i = 0; i < count; i++) {
		const struct cycle *c = &list[i];
		if (!begins_with_cycle(c->cycle, begin))
			continue;
		all++;
		answer->name = c->name;
		answer->cycle = all == 1 ? c->cycle : begin;
		over += c->ended || (c->ended_on.n && str_order(c->ended_on, as_of) <= 0);
		due += c->ended_on.n && str_order(c->ended_on, today) <= 0;
		if (str_order(c->ended_on, answer->date) > 0)
			answer->date = c->ended_on;
	}
	answer->known = all;
	answer->ended = all && over == all;
	answer->partly = over && over < all;
	answer->announced = all && !answer->ended && due == all;
}

/* Of older service packs than the last the data says nothing; they were over before it. */
static void judge_windows(struct arena *a, struct thing *thing, const struct cycle *list, size_t count, str as_of, str today)
{
	const struct named *n = thing->named;
	str cycle = windows_cycle(a, n);
	if (str_starts(n->written, S("sp")))
		judge_variants(&thing->eol, list, count, arena_join(a, cycle, S("-"), n->written), as_of, today);
	if (!thing->eol.known)
		judge_variants(&thing->eol, list, count, cycle, as_of, today);
}

/* ---- versions */

/* "2012 '__CODENAME__' SP4" is 2012 SP4. */
static str bare_label(struct arena *a, str label)
{
	str head = str_first(label, str_find(label, S("'"))), rest = str_from(label, head.n + 1);
	return head.n == label.n ? label : arena_join(a, str_trim(head), S(" "), str_trim(str_from(rest, str_find(rest, S("'")) + 1)));
}

/* What people call by the year stands under a number: SQL Server 2012 SP4 is 11.0-sp4. */
static const struct cycle *labelled(struct arena *a, const struct cycle *list, size_t count, const struct version *v)
{
	const struct cycle *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < count; i++) {
		struct version_range range;
		str label = text_fold(a, bare_label(a, list[i].label));
		if (version_series(label, &range.from, &range.to) == label.n && label.n > most && version_in(v, &range)) {
			best = &list[i];
			most = label.n;
		}
	}
	return best;
}

static const struct cycle *cycle_of(struct arena *a, const struct cycle *list, size_t count, const struct version *v)
{
	const struct cycle *best = NULL;
	for (size_t i = 0; i < count; i++) {
		struct version_range range;
		str cycle = text_fold(a, list[i].cycle);
		if (version_series(cycle, &range.from, &range.to) && version_in(v, &range) && (!best || cycle.n > best->cycle.n))
			best = &list[i];
	}
	return best;
}

bool support_find(struct work *w, struct db *catalogue, str as_of, struct thing *thing, struct err *e)
{
	const struct named *n = thing->named;
	struct cycle *list;
	size_t count;
	bool windows = n->how == NAMED_SYSTEM && str_eq(n->vendor, S("microsoft")) && str_starts(n->product, S("windows "));
	str name = !windows ? S("") : str_starts(n->product, S("windows server ")) ? S("windows-server") : S("windows");
	str today = day_iso(w->arena, work_today(w));
	thing->eol = (struct eol_answer){ .date = S("") };
	if (!cycles_of(w, catalogue, n->key, name, &list, &count, e))
		return false;
	if (windows) {
		judge_windows(w->arena, thing, list, count, as_of, today);
		return true;
	}
	const struct cycle *c = n->version.n ? cycle_of(w->arena, list, count, &n->version) : NULL;
	if (c)
		judge_variants(&thing->eol, c, 1, c->cycle, as_of, today);
	else if (n->version.n && (c = labelled(w->arena, list, count, &n->version)))
		judge_variants(&thing->eol, list, count, c->cycle, as_of, today);
	return true;
}
