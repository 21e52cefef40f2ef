/* csaf_tree.c - from branches, full names and relationships to one list of products.
 * SPDX-License-Identifier: Apache-2.0 */
#include "csaf_tree.h"

#include "base/utf8.h"
#include "text.h"
#include "version.h"

#include <string.h>

#define ID_SHOWN_MAX 80u /* characters of an id in an error */
#define QUALIFIER_BYTES_MAX 200u

struct reading {
	struct walk w;
	struct arena *a;
	struct csaf_tree *tree;
	bool full, deep; /* there are more products, or branches in branches, than may be */
};

/* ---- names */

static const str exceptions[] = { T(", not including "), T(", excluding "), T(", except ") };
static const str series_words[] = { T(" products"), T(" series"), T(" family"), T("シリーズ") };

/* "LOGIQ, not including LOGIQ 100 Pro", "Vivid products": everything whose name begins so. What is excepted is not read: the
 * issuer may claim it elsewhere in the same document. */
static void name_series(struct csaf_product *p)
{
	for (size_t i = 0; i < LENGTH(exceptions); i++)
		if (str_has(p->product, exceptions[i])) {
			p->product = str_trim(str_first(p->product, str_find(p->product, exceptions[i])));
			p->series = true;
		}
	for (size_t i = 0; i < LENGTH(series_words); i++) {
		size_t n = p->product.n > series_words[i].n ? p->product.n - series_words[i].n : 0;
		if (n && str_eq_nocase(str_from(p->product, n), series_words[i])) {
			p->product = str_trim(str_first(p->product, n));
			p->series = true;
		}
	}
}

/* "FortiOS 6.4.0" under FortiOS: its version is 6.4.0. */
static str without_name(str versions, str product)
{
	bool begins = product.n && versions.n > product.n + 1 && str_eq_nocase(str_first(versions, product.n), product);
	return begins && versions.p[product.n] == ' ' ? str_trim(str_from(versions, product.n)) : versions;
}

/* "Example Viewer 4.2": a name alone that ends with what cannot be but a version. */
static void split_name(struct csaf_product *p)
{
	auto_arena a = { 0 };
	struct version v;
	size_t at = p->name.n;
	while (at && p->name.p[at - 1] != ' ')
		at--;
	str last = str_from(p->name, at);
	p->product = p->name;
	if (!at || !memchr(last.p, '.', last.n) || !version_whole(text_fold(&a, last), &v))
		return;
	p->product = str_trim(str_first(p->name, at));
	p->versions = last;
	p->kind = CSAF_VERSION;
}

/* ---- products */

static void put(struct reading *r, struct csaf_product *p)
{
	struct csaf_tree *t = r->tree;
	if (!p->id.n || r->w.broken)
		return;
	r->full |= t->count == CSAF_PRODUCTS_MAX;
	if (r->full)
		return;
	p->name = utf8_fit(p->name, CSAF_NAME_BYTES_MAX);
	p->product = utf8_fit(p->product, CSAF_NAME_BYTES_MAX);
	refs_put(r->a, &t->refs, p->id, t->count);
	arena_grow(r->a, t->list, t->count, t->room);
	t->list[t->count++] = *p;
}

/* A full_product_name_t. */
static void read_full_name(struct reading *r, struct csaf_product *p)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("name")))
			p->name = walk_text(&r->w, r->a);
		else if (str_eq(name, S("product_id")))
			p->id = walk_text(&r->w, r->a);
		else if (str_eq(name, S("product_identification_helper"))) {
			for (str inner; walk_member(&r->w, &inner);)
				if (str_eq(inner, S("cpe")))
					p->cpe = walk_text(&r->w, r->a);
				else if (str_eq(inner, S("purl")))
					p->purl = walk_text(&r->w, r->a);
				else
					walk_pass(&r->w);
		} else
			walk_pass(&r->w);
}

/* ---- branches */

/* What the branches down to here have said; each holds for everything in it. */
struct path {
	str vendor, family, product, versions, qualifier;
	enum csaf_versions kind;
	bool cut;
};

/* What is neither who made it, nor what it is, nor which version, is a qualifier: architecture, language, host_name,
 * specification, legacy. */
static void descend(struct arena *a, struct path *path, str category, str written)
{
	str name = utf8_fit(written, CSAF_NAME_BYTES_MAX);
	if (str_eq(category, S("vendor")))
		path->vendor = name;
	else if (str_eq(category, S("product_family")))
		path->family = name;
	else if (str_eq(category, S("product_name")))
		path->product = name;
	else if (str_eq(category, S("product_version")) || str_eq(category, S("product_version_range"))) {
		path->versions = name;
		path->cut = name.n < written.n;
		path->kind = str_ends(category, S("range")) ? CSAF_RANGE : CSAF_VERSION;
	} else if (str_eq(category, S("service_pack")) || str_eq(category, S("patch_level"))) {
		path->versions = arena_join(a, path->versions, S(" "), name);
		path->cut |= name.n < written.n;
		path->kind = path->kind ? path->kind : CSAF_VERSION;
	} else {
		path->qualifier = utf8_fit(arena_join(a, path->qualifier, S(", "), name), QUALIFIER_BYTES_MAX);
	}
}

static void read_product(struct reading *r, const struct path *path)
{
	struct csaf_product p = { .vendor = path->vendor, .product = path->product, .versions = path->versions, .kind = path->kind,
		                  .cut = path->cut, .qualifier = path->qualifier };
	read_full_name(r, &p);
	if (!p.product.n && path->family.n) {
		p.product = path->family;
		p.series = true;
	}
	if (!p.product.n)
		p.product = p.name;
	p.versions = without_name(p.versions, p.product);
	name_series(&p);
	put(r, &p);
}

/* A branch is walked twice: its name may stand behind what it holds. */
static void read_branch(struct reading *r, struct path path, unsigned depth)
{
	struct walk again = r->w;
	str category = S(""), called = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("category")))
			category = walk_text(&r->w, r->a);
		else if (str_eq(name, S("name")))
			called = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
	r->deep |= depth == CSAF_BRANCHES_MAX;
	if (r->w.broken || r->deep)
		return;
	r->w = again;
	descend(r->a, &path, category, called);
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("product")))
			read_product(r, &path);
		else if (str_eq(name, S("branches")))
			while (walk_item(&r->w))
				read_branch(r, path, depth + 1);
		else
			walk_pass(&r->w);
}

/* ---- the rest of the tree */

static void read_named(struct reading *r)
{
	struct csaf_product p = { 0 };
	read_full_name(r, &p);
	split_name(&p);
	name_series(&p);
	put(r, &p);
}

static void read_relationship(struct reading *r)
{
	struct csaf_product p = { .relation = CSAF_TOGETHER };
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("category")))
			p.relation = str_eq(walk_text(&r->w, r->a), S("default_component_of")) ? CSAF_CONTAINED : CSAF_TOGETHER;
		else if (str_eq(name, S("product_reference")))
			p.part = walk_text(&r->w, r->a);
		else if (str_eq(name, S("relates_to_product_reference")))
			p.whole = walk_text(&r->w, r->a);
		else if (str_eq(name, S("full_product_name")))
			read_full_name(r, &p);
		else
			walk_pass(&r->w);
	put(r, &p);
}

static void read_tree(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("branches")))
			while (walk_item(&r->w))
				read_branch(r, (struct path){ 0 }, 0);
		else if (str_eq(name, S("full_product_names")))
			while (walk_item(&r->w))
				read_named(r);
		else if (str_eq(name, S("relationships")))
			while (walk_item(&r->w))
				read_relationship(r);
		else
			walk_pass(&r->w);
}

static bool is_same(const struct csaf_product *a, const struct csaf_product *b)
{
	return str_eq(a->name, b->name) && str_eq(a->vendor, b->vendor) && str_eq(a->product, b->product) && str_eq(a->versions, b->versions) &&
	       str_eq(a->part, b->part) && str_eq(a->whole, b->whole);
}

static bool ids_are_clear(const struct csaf_tree *t, struct err *e)
{
	size_t first, second;
	for (size_t i = 0; refs_twice(&t->refs, &i, &first, &second);)
		if (!is_same(&t->list[first], &t->list[second]))
			return err_set(e, ERR_INPUT, "製品ID「%.*s」が2つの違うものを指しています", "the product id \"%.*s\" stands for two different things",
			               P(utf8_first(t->list[first].id, ID_SHOWN_MAX)));
	return true;
}

bool csaf_tree_read(struct arena *a, str document, struct csaf_tree *tree, struct err *e)
{
	struct reading r = { .w = walk_open(document), .a = a, .tree = tree };
	*tree = (struct csaf_tree){ 0 };
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("product_tree")))
			read_tree(&r);
		else
			walk_pass(&r.w);
	refs_sort(&tree->refs);
	if (r.full)
		return err_set(e, ERR_INPUT, "製品が多すぎます（上限 %u 件）", "it holds too many products (at most %u)", CSAF_PRODUCTS_MAX);
	if (r.deep)
		return err_set(e, ERR_INPUT, "製品の枝分かれが深すぎます（上限 %u 段）", "its products branch too deeply (at most %u times)", CSAF_BRANCHES_MAX);
	return walk_done(&r.w, e) && ids_are_clear(tree, e);
}

/* ---- looking up */

const struct csaf_product *csaf_product(const struct csaf_tree *tree, str id)
{
	size_t at = refs_find(&tree->refs, id);
	return at == REF_NONE ? NULL : &tree->list[at];
}

const struct csaf_product *csaf_part(const struct csaf_tree *tree, const struct csaf_product *p)
{
	for (unsigned i = 0; p && p->relation; i++)
		p = i < CSAF_RELATIONS_MAX ? csaf_product(tree, p->part) : NULL;
	return p;
}

const struct csaf_product *csaf_whole(const struct csaf_tree *tree, const struct csaf_product *p)
{
	for (unsigned i = 0; p && p->relation; i++)
		p = i < CSAF_RELATIONS_MAX ? csaf_product(tree, p->whole) : NULL;
	return p;
}
