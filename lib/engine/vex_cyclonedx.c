/* vex_cyclonedx.c - the analyses of vulnerabilities in a CycloneDX document, each of a component that it lists.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json_walk.h"
#include "refs.h"
#include "sbom.h"
#include "vex.h"

struct reading {
	struct walk w;
	struct arena *a; /* of the vulnerability that is being read */
	struct vexing *v;
	struct sbom sbom;
	struct refs refs;
	str issuer;
};

static enum vex_state state_named(str name)
{
	static const struct state {
		str name;
		enum vex_state state;
	} states[] = {
		{ T("exploitable"), VEX_AFFECTED }, { T("not_affected"), VEX_NOT_AFFECTED }, { T("false_positive"), VEX_NOT_AFFECTED },
		{ T("resolved"), VEX_FIXED }, { T("resolved_with_pedigree"), VEX_FIXED }, { T("in_triage"), VEX_IN_TRIAGE },
	};
	for (size_t i = 0; i < LENGTH(states); i++)
		if (str_eq(name, states[i].name))
			return states[i].state;
	return VEX_STATES;
}

static void read_analysis(struct reading *r, struct vex_statement *s)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("state")))
			s->state = state_named(walk_text(&r->w, r->a));
		else if (str_eq(name, S("justification")))
			s->reason = walk_text(&r->w, r->a);
		else if (str_eq(name, S("detail")))
			s->words = walk_text(&r->w, r->a);
		else if (str_eq(name, S("lastUpdated")))
			s->date = walk_text(&r->w, r->a);
		else if (str_eq(name, S("response")))
			while (walk_item(&r->w)) {
				str answer = walk_text(&r->w, r->a);
				s->answer = s->answer.n ? s->answer : answer;
			}
		else
			walk_pass(&r->w);
}

/* ---- what it is of */

/* "part", or "urn:cdx:1a2b…/1#part" of this or another document. */
static void put_ref(struct reading *r, struct vex_statement *s, str ref)
{
	size_t link = str_starts(ref, S("urn:cdx:")) ? str_find(ref, S("#")) : ref.n;
	size_t at = refs_find(&r->refs, link < ref.n ? str_from(ref, link + 1) : ref);
	const struct sbom_component *c = at == REF_NONE ? NULL : &r->sbom.list[at];
	s->product = (struct vex_thing){ .ref = ref };
	if (c)
		s->product = (struct vex_thing){ c->ref, c->vendor, c->name, c->version, c->cpe, c->purl };
	vex_put(r->v, s);
}

static void read_vulnerability(struct reading *r)
{
	auto_arena a = { 0 };
	struct vex_statement s = { .state = VEX_STATES, .issuer = r->issuer };
	struct walk again = r->w;
	bool affects = false;
	r->a = &a;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("id")))
			s.cve = walk_text(&r->w, r->a);
		else if (str_eq(name, S("analysis")))
			read_analysis(r, &s);
		else if (str_eq(name, S("recommendation")))
			s.action = walk_text(&r->w, r->a);
		else {
			affects |= str_eq(name, S("affects"));
			walk_pass(&r->w);
		}
	if (r->w.broken)
		return;
	if (!affects)
		vex_put(r->v, &s);
	r->w = again;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("affects")))
			while (walk_item(&r->w)) {
				str ref = walk_text_of(&r->w, r->a, S("ref")); /* its versions are those of the list's component */
				if (!r->w.broken)
					put_ref(r, &s, ref);
			}
		else
			walk_pass(&r->w);
}

/* The list's own supplier speaks, where it is told. */
static void find_components(struct reading *r)
{
	for (size_t i = 0; i < r->sbom.count; i++) {
		const struct sbom_component *c = &r->sbom.list[i];
		if (c->ref.n)
			refs_put(r->a, &r->refs, c->ref, i);
		if (c->subject)
			r->issuer = c->vendor;
	}
	refs_sort(&r->refs);
}

bool vex_cyclonedx(str json, struct vexing *v)
{
	auto_arena a = { 0 };
	struct reading r = { .w = walk_open(json), .a = &a, .v = v };
	if (!sbom_read(&a, json, &r.sbom, v->e))
		return false;
	find_components(&r);
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("vulnerabilities")))
			while (walk_item(&r.w))
				read_vulnerability(&r);
		else
			walk_pass(&r.w);
	return !v->stopped && walk_done(&r.w, v->e);
}
