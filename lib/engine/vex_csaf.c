/* vex_csaf.c - what a CSAF document says of each of its products: the state, and the reasons, words and measures that name the
 * same product. Reasons that name only groups of products are left out.
 * SPDX-License-Identifier: Apache-2.0 */
#include "csaf_tree.h"
#include "vex.h"

#define NOTES_MAX 500000u /* mentions of products in reasons, threats and remediations; what is beyond is left out */

/* A flag, a threat or a remediation. */
struct note {
	str label, words;
};

struct notes {
	struct note *list;
	size_t count, room;
	struct refs refs; /* of the products each is for */
};

struct reading {
	struct walk w;
	struct arena *a; /* of the vulnerability that is being read */
	struct vexing *v;
	struct csaf_tree tree;
	str issuer, date;
	struct notes flags, impacts, remediations;
};

/* ---- notes */

static void read_note(struct reading *r, struct notes *notes, bool wants_impact)
{
	struct note n = { 0 };
	size_t before = notes->refs.count;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("label")) || str_eq(name, S("category")))
			n.label = walk_text(&r->w, r->a);
		else if (str_eq(name, S("details")))
			n.words = walk_text(&r->w, r->a);
		else if (str_eq(name, S("product_ids")))
			while (walk_item(&r->w)) {
				str id = walk_text(&r->w, r->a);
				if (notes->refs.count < NOTES_MAX)
					refs_put(r->a, &notes->refs, id, notes->count);
			}
		else
			walk_pass(&r->w);
	if (wants_impact && !str_eq(n.label, S("impact")))
		notes->refs.count = before;
	arena_grow(r->a, notes->list, notes->count, notes->room);
	notes->list[notes->count++] = n;
}

static struct note note_of(const struct notes *notes, str id)
{
	size_t at = refs_find(&notes->refs, id);
	return at == REF_NONE ? (struct note){ 0 } : notes->list[at];
}

/* ---- products */

static struct vex_thing thing_of(const struct csaf_product *p)
{
	return (struct vex_thing){ p->id, p->vendor, p->product, p->versions, p->cpe, p->purl };
}

static void put_id(struct reading *r, struct vex_statement *s, str id)
{
	const struct csaf_product *p = csaf_product(&r->tree, id), *part = csaf_part(&r->tree, p), *whole = csaf_whole(&r->tree, p);
	struct note remediation = note_of(&r->remediations, id);
	s->product = whole ? thing_of(whole) : (struct vex_thing){ .ref = id, .name = p ? p->name : S("") };
	s->part = part && part != whole ? thing_of(part) : (struct vex_thing){ 0 };
	s->reason = note_of(&r->flags, id).label;
	s->words = note_of(&r->impacts, id).words;
	s->answer = remediation.label;
	s->action = remediation.words;
	vex_put(r->v, s);
}

static enum vex_state state_named(str name)
{
	static const struct state {
		str name;
		enum vex_state state;
	} states[] = {
		{ T("known_affected"), VEX_AFFECTED }, { T("first_affected"), VEX_AFFECTED }, { T("last_affected"), VEX_AFFECTED },
		{ T("known_not_affected"), VEX_NOT_AFFECTED }, { T("fixed"), VEX_FIXED }, { T("first_fixed"), VEX_FIXED },
		{ T("under_investigation"), VEX_IN_TRIAGE },
	};
	for (size_t i = 0; i < LENGTH(states); i++)
		if (str_eq(name, states[i].name))
			return states[i].state;
	return VEX_STATES;
}

static void read_statuses(struct reading *r, struct vex_statement *s)
{
	for (str name; walk_member(&r->w, &name);) {
		s->state = state_named(name);
		if (s->state == VEX_STATES)
			walk_pass(&r->w);
		else
			while (walk_item(&r->w)) {
				str id = walk_text(&r->w, r->a);
				if (!r->w.broken)
					put_id(r, s, id);
			}
	}
}

/* ---- vulnerabilities */

static void read_notes(struct reading *r, struct vex_statement *s)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cve")))
			s->cve = walk_text(&r->w, r->a);
		else if (str_eq(name, S("flags")))
			while (walk_item(&r->w))
				read_note(r, &r->flags, false);
		else if (str_eq(name, S("threats")))
			while (walk_item(&r->w))
				read_note(r, &r->impacts, true);
		else if (str_eq(name, S("remediations")))
			while (walk_item(&r->w))
				read_note(r, &r->remediations, false);
		else
			walk_pass(&r->w);
	refs_sort(&r->flags.refs);
	refs_sort(&r->impacts.refs);
	refs_sort(&r->remediations.refs);
}

/* Walked twice: the products may stand before what is said of them. */
static void read_vulnerability(struct reading *r)
{
	auto_arena a = { 0 };
	struct vex_statement s = { .issuer = r->issuer, .date = r->date };
	struct walk again = r->w;
	r->a = &a;
	r->flags = r->impacts = r->remediations = (struct notes){ 0 };
	read_notes(r, &s);
	if (r->w.broken)
		return;
	r->w = again;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("product_status")))
			read_statuses(r, &s);
		else
			walk_pass(&r->w);
}

static void read_head(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("publisher")))
			r->issuer = walk_text_of(&r->w, r->a, S("name"));
		else if (str_eq(name, S("tracking")))
			r->date = walk_text_of(&r->w, r->a, S("current_release_date"));
		else
			walk_pass(&r->w);
}

bool vex_csaf(str json, struct vexing *v)
{
	auto_arena a = { 0 };
	struct reading r = { .w = walk_open(json), .a = &a, .v = v };
	if (!csaf_tree_read(&a, json, &r.tree, v->e))
		return false;
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("document")))
			read_head(&r);
		else
			walk_pass(&r.w);
	r.w = walk_open(json);
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("vulnerabilities")))
			while (walk_item(&r.w))
				read_vulnerability(&r);
		else
			walk_pass(&r.w);
	return !v->stopped && walk_done(&r.w, v->e);
}
