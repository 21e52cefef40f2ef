/* eol.c - walking over what endoflife.date publishes, in either shape.
 * SPDX-License-Identifier: Apache-2.0 */
#include "eol.h"

#include "json_walk.h"

struct reading {
	struct walk w;
	eol_taker *take;
	void *of;
	size_t taken;
	struct err *e;
	bool stopped; /* the taker said so */
};

/* A day, or true and false for "it is over" and "it is not". */
static void read_end(struct walk *w, struct arena *a, struct eol_cycle *c)
{
	if (walk_next(w) == '"')
		c->ended_on = walk_text(w, a);
	else
		c->ended = walk_true(w);
}

static void note_day(struct eol_product *p, str day)
{
	if (str_order(day, p->newest) > 0)
		p->newest = day;
}

static str read_latest(struct walk *w, struct arena *a, struct eol_product *p)
{
	str latest = S("");
	if (walk_next(w) != '{')
		return walk_text(w, a);
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("name")))
			latest = walk_text(w, a);
		else if (str_eq(name, S("date")))
			note_day(p, walk_text(w, a));
		else
			walk_pass(w);
	return latest;
}

static void read_cycle(struct walk *w, struct arena *a, struct eol_product *p)
{
	struct eol_cycle c = { 0 };
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("name")) || str_eq(name, S("releaseCycle")))
			c.cycle = walk_text(w, a);
		else if (str_eq(name, S("label")) || str_eq(name, S("releaseLabel")))
			c.label = walk_text(w, a);
		else if (str_eq(name, S("isEol")))
			c.ended = walk_true(w);
		else if (str_eq(name, S("eolFrom")) && walk_next(w) == '"')
			c.ended_on = walk_text(w, a);
		else if (str_eq(name, S("eol")))
			read_end(w, a, &c);
		else if (str_eq(name, S("latest")))
			c.latest = read_latest(w, a, p);
		else if (str_eq(name, S("latestReleaseDate")))
			note_day(p, walk_text(w, a));
		else
			walk_pass(w);
	if (!c.cycle.n || p->count == EOL_CYCLES_MAX)
		return;
	arena_grow(a, p->cycles, p->count, p->room);
	p->cycles[p->count++] = c;
}

/* {"cpe": "cpe:2.3:o:fortinet:fortios"}, {"type": "cpe", "id": "cpe:…"} */
static void read_identifier(struct walk *w, struct arena *a, struct eol_product *p)
{
	for (str name; walk_member(w, &name);) {
		str value = walk_text(w, a);
		if (str_starts(value, S("cpe:")) && p->cpe_count < EOL_CPES_MAX)
			p->cpes[p->cpe_count++] = value;
	}
}

static void read_product(struct reading *r, str called)
{
	auto_arena a = { 0 };
	struct eol_product p = { .name = called };
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("name")))
			p.name = walk_text(&r->w, &a);
		else if (str_eq(name, S("title")) || str_eq(name, S("label")))
			p.title = walk_text(&r->w, &a);
		else if (str_eq(name, S("category")))
			p.category = walk_text(&r->w, &a);
		else if (str_eq(name, S("identifiers")))
			while (walk_item(&r->w))
				read_identifier(&r->w, &a, &p);
		else if (str_eq(name, S("releases")))
			while (walk_item(&r->w))
				read_cycle(&r->w, &a, &p);
		else
			walk_pass(&r->w);
	if (r->w.broken || r->stopped || !p.name.n || !p.count)
		return;
	r->taken++;
	r->stopped = !r->take(r->of, &p, r->e);
}

static void read_result(struct reading *r)
{
	if (walk_next(&r->w) != '[') {
		read_product(r, S(""));
		return;
	}
	while (walk_item(&r->w))
		read_product(r, S(""));
}

bool eol_read(str bytes, eol_taker *take, void *of, struct err *e)
{
	struct reading r = { .w = walk_open(bytes), .take = take, .of = of, .e = e };
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("result")))
			read_result(&r);
		else if (walk_next(&r.w) == '{')
			read_product(&r, name);
		else
			walk_pass(&r.w);
	if (r.stopped)
		return false;
	return walk_done(&r.w, e) && (r.taken || err_set(e, ERR_INPUT, "製品が1つも入っていません", "there is no product in it"));
}
