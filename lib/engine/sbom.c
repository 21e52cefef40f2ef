/* sbom.c - which kind of list it is, and what all kinds have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sbom.h"

#include "base/utf8.h"
#include "json_walk.h"
#include "purl.h"
#include "refs.h"

#define REF_SHOWN_MAX 80u /* characters of a name in an error */

/* A component named by its package URL alone is named by what that says. */
static void complete(struct arena *a, struct sbom_component *c)
{
	struct purl purl;
	if (!c->purl.n || (c->name.n && c->version.n) || !purl_read(a, c->purl, &purl))
		return;
	c->version = c->version.n || (c->name.n && !str_eq(c->name, purl.name)) ? c->version : purl.version;
	c->vendor = c->vendor.n || c->name.n ? c->vendor : purl.space;
	c->name = c->name.n ? c->name : purl.name;
}

void sbom_put(struct arena *a, struct sbom *sbom, struct sbom_component *c, bool *full)
{
	complete(a, c);
	if (!c->name.n && !c->cpe.n)
		return;
	*full |= sbom->count == SBOM_COMPONENTS_MAX;
	if (*full)
		return;
	arena_grow(a, sbom->list, sbom->count, sbom->room);
	sbom->list[sbom->count++] = *c;
}

static bool is_same(const struct sbom_component *a, const struct sbom_component *b)
{
	return str_eq(a->name, b->name) && str_eq(a->vendor, b->vendor) && str_eq(a->version, b->version) && str_eq(a->cpe, b->cpe) &&
	       str_eq(a->purl, b->purl);
}

static bool refs_are_clear(struct arena *a, const struct sbom *sbom, struct err *e)
{
	struct refs refs = { 0 };
	size_t first, second;
	for (size_t i = 0; i < sbom->count; i++)
		if (sbom->list[i].ref.n)
			refs_put(a, &refs, sbom->list[i].ref, i);
	refs_sort(&refs);
	for (size_t i = 0; refs_twice(&refs, &i, &first, &second);)
		if (!is_same(&sbom->list[first], &sbom->list[second]))
			return err_set(e, ERR_INPUT, "「%.*s」が2つの違う部品を指しています", "\"%.*s\" stands for two different components",
			               P(utf8_first(sbom->list[first].ref, REF_SHOWN_MAX)));
	return true;
}

/* Whichever of the members that name a format it has. */
static bool read_json(struct arena *a, str json, struct sbom *sbom, bool *full, struct err *e)
{
	struct walk w = walk_open(json);
	str bom = S(""), spdx = S("");
	for (str name; walk_member(&w, &name);)
		if (str_eq(name, S("bomFormat")))
			bom = walk_text(&w, a);
		else if (str_eq(name, S("spdxVersion")))
			spdx = walk_text(&w, a);
		else
			walk_pass(&w);
	if (!walk_done(&w, e))
		return false;
	if (str_eq(bom, S("CycloneDX")))
		return cyclonedx_read(a, json, sbom, full, e);
	if (str_starts(spdx, S("SPDX-2.")))
		return spdx_json_read(a, json, sbom, full, e);
	return err_set(e, ERR_INPUT, "CycloneDX でも SPDX 2 でもありません", "this is neither CycloneDX nor SPDX 2");
}

bool sbom_read(struct arena *a, str bytes, struct sbom *sbom, struct err *e)
{
	bool full = false;
	str text = str_trim(str_from(bytes, str_starts(bytes, S("\xEF\xBB\xBF")) ? 3 : 0));
	*sbom = (struct sbom){ 0 };
	if (!(str_starts(text, S("{")) ? read_json : spdx_tags_read)(a, text, sbom, &full, e))
		return false;
	if (full)
		return err_set(e, ERR_INPUT, "部品が多すぎます（上限 %u 個）", "it holds too many components (at most %u)", SBOM_COMPONENTS_MAX);
	return refs_are_clear(a, sbom, e);
}
