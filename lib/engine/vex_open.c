/* vex_open.c - walking over the statements of an OpenVEX document.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json_walk.h"
#include "purl.h"
#include "vex.h"

struct reading {
	struct walk w;
	struct arena *a; /* of the statement that is being read */
	struct vexing *v;
	str issuer, date;
};

static enum vex_state state_named(str name)
{
	static const str names[VEX_STATES] = {
		[VEX_AFFECTED] = T("affected"), [VEX_NOT_AFFECTED] = T("not_affected"), [VEX_FIXED] = T("fixed"), [VEX_IN_TRIAGE] = T("under_investigation"),
	};
	enum vex_state state = 0;
	while (state < VEX_STATES && !str_eq(name, names[state]))
		state++;
	return state;
}

/* {"@id": …, "name": "CVE-2030-0001", "aliases": […]}; before 0.2 only the name. */
static str read_vulnerability(struct reading *r)
{
	str best = S("");
	if (walk_next(&r->w) != '{')
		return walk_text(&r->w, r->a);
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("name"))) {
			str text = walk_text(&r->w, r->a);
			best = !best.n || str_starts(text, S("CVE-")) ? text : best;
		} else if (str_eq(name, S("aliases"))) {
			while (walk_item(&r->w)) {
				str text = walk_text(&r->w, r->a);
				best = !str_starts(best, S("CVE-")) && str_starts(text, S("CVE-")) ? text : best;
			}
		} else {
			walk_pass(&r->w);
		}
	return best;
}

/* ---- products */

static void read_identifiers(struct reading *r, struct vex_thing *thing)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("purl")))
			thing->purl = walk_text(&r->w, r->a);
		else if (str_eq(name, S("cpe23")) || (str_eq(name, S("cpe22")) && !thing->cpe.n))
			thing->cpe = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
}

/* Most products have a package URL for a name. */
static void complete(struct arena *a, struct vex_thing *thing)
{
	struct purl purl;
	if (!thing->purl.n && str_starts(thing->ref, S("pkg:")))
		thing->purl = thing->ref;
	if (!purl_read(a, thing->purl, &purl))
		return;
	thing->vendor = purl.space;
	thing->name = purl.name;
	thing->version = purl.version;
}

/* A product or a part of one: its identifiers, and where its parts come. */
static void read_thing(struct reading *r, struct vex_thing *thing, struct walk *parts, bool *has_parts)
{
	*thing = (struct vex_thing){ 0 };
	*has_parts = false;
	if (walk_next(&r->w) != '{')
		thing->ref = walk_text(&r->w, r->a);
	else
		for (str name; walk_member(&r->w, &name);)
			if (str_eq(name, S("@id")))
				thing->ref = walk_text(&r->w, r->a);
			else if (str_eq(name, S("identifiers")))
				read_identifiers(r, thing);
			else if (str_eq(name, S("subcomponents"))) {
				*has_parts = true;
				*parts = r->w;
				walk_pass(&r->w);
			} else
				walk_pass(&r->w);
	complete(r->a, thing);
}

static void put_product(struct reading *r, struct vex_statement *s)
{
	struct walk parts, ignored;
	bool has_parts, deeper, any = false;
	s->part = (struct vex_thing){ 0 };
	read_thing(r, &s->product, &parts, &has_parts);
	struct walk behind = r->w;
	if (has_parts && !behind.broken) {
		r->w = parts;
		while (walk_item(&r->w)) {
			read_thing(r, &s->part, &ignored, &deeper);
			if (!r->w.broken)
				vex_put(r->v, s);
			any = true;
		}
		if (!r->w.broken)
			r->w = behind;
	}
	if (!any && !r->w.broken)
		vex_put(r->v, s);
}

/* ---- statements */

/* The products may stand before what is said of them. */
static void read_statement(struct reading *r)
{
	auto_arena a = { 0 };
	struct vex_statement s = { .state = VEX_STATES, .issuer = r->issuer, .date = r->date };
	struct walk again = r->w;
	bool has_products = false;
	r->a = &a;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("vulnerability")))
			s.cve = read_vulnerability(r);
		else if (str_eq(name, S("status")))
			s.state = state_named(walk_text(&r->w, r->a));
		else if (str_eq(name, S("justification")))
			s.reason = walk_text(&r->w, r->a);
		else if (str_eq(name, S("impact_statement")))
			s.words = walk_text(&r->w, r->a);
		else if (str_eq(name, S("action_statement")))
			s.action = walk_text(&r->w, r->a);
		else if (str_eq(name, S("timestamp")))
			s.date = walk_text(&r->w, r->a);
		else {
			has_products |= str_eq(name, S("products"));
			walk_pass(&r->w);
		}
	if (r->w.broken)
		return;
	if (!has_products)
		vex_put(r->v, &s);
	r->w = again;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("products")))
			while (walk_item(&r->w))
				put_product(r, &s);
		else
			walk_pass(&r->w);
}

static void read_head(struct reading *r, struct arena *a)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("author")))
			r->issuer = walk_text(&r->w, a);
		else if (str_eq(name, S("timestamp")))
			r->date = walk_text(&r->w, a);
		else
			walk_pass(&r->w);
}

bool vex_openvex(str json, struct vexing *v)
{
	auto_arena a = { 0 };
	struct reading r = { .w = walk_open(json), .v = v };
	read_head(&r, &a);
	r.w = walk_open(json);
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("statements")))
			while (walk_item(&r.w))
				read_statement(&r);
		else
			walk_pass(&r.w);
	return !v->stopped && walk_done(&r.w, v->e);
}
