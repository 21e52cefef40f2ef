/* cve5.c - walking over a CVE Record.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cve5.h"

#include "cpe.h"
#include "json_walk.h"

struct reading {
	struct walk w;
	struct arena *a;
	struct advisory *adv;
	enum advisory_source source; /* of the container that is being read */
};

/* ---- affected */

/* An entry of `affected`: its versions come before or behind its names. */
struct product {
	str vendor, name;
	bool affected_by_default, has_versions;
	struct walk versions;
	str cpe; /* the first */
};

struct entry {
	str version, less_than, up_to, status;
};

static struct claim claim_of(const struct reading *r, const struct product *p)
{
	return (struct claim){ .source = r->source, .vendor = p->vendor, .product = p->name };
}

/* "0", "*", "unspecified", "n/a": from the beginning. */
static str lower_bound(str version)
{
	static const str beginnings[] = { T("0"), T("*"), T("unspecified"), T("n/a"), T("all"), T("-") };
	for (size_t i = 0; i < LENGTH(beginnings); i++)
		if (str_eq(version, beginnings[i]))
			return S("");
	return version;
}

static void put_entry(struct reading *r, const struct product *p, const struct entry *entry)
{
	struct claim c = claim_of(r, p);
	bool up_to = entry->up_to.n;
	str to = up_to ? entry->up_to : entry->less_than;
	c.unaffected = str_eq(entry->status, S("unaffected"));
	if (!c.unaffected && !str_eq(entry->status, S("affected")))
		return;
	if (!to.n) {
		c.said = entry->version;
		advisory_claim_words(r->a, r->adv, &c, entry->version);
		return;
	}
	c.said = arena_fmt(r->a, "%.*s … %s %.*s", P(entry->version), up_to ? "<=" : "<", P(to));
	claim_bounds(&c, lower_bound(entry->version), true, to, up_to);
	advisory_claim(r->a, r->adv, &c);
}

static void read_versions(struct reading *r, const struct product *p)
{
	struct walk w = p->versions;
	while (walk_item(&w)) {
		struct entry entry = { .status = S("unknown") };
		for (str name; walk_member(&w, &name);)
			if (str_eq(name, S("version")))
				entry.version = walk_text(&w, r->a);
			else if (str_eq(name, S("lessThan")))
				entry.less_than = walk_text(&w, r->a);
			else if (str_eq(name, S("lessThanOrEqual")))
				entry.up_to = walk_text(&w, r->a);
			else if (str_eq(name, S("status")))
				entry.status = walk_text(&w, r->a);
			else
				walk_pass(&w);
		put_entry(r, p, &entry);
	}
}

static void put_cpe(struct reading *r, const struct product *p, size_t first)
{
	struct cpe cpe;
	if (!p->cpe.n || !cpe_read(r->a, p->cpe, &cpe))
		return;
	for (size_t i = first; i < r->adv->count; i++) {
		r->adv->claims[i].part = cpe.part;
		r->adv->claims[i].cpe_vendor = cpe.vendor;
		r->adv->claims[i].cpe_product = cpe.product;
	}
}

static void put_product(struct reading *r, const struct product *p)
{
	size_t first = r->adv->count;
	if (p->affected_by_default) {
		struct claim c = claim_of(r, p);
		c.what = AFFECTED_ALL;
		c.said = S("*");
		advisory_claim(r->a, r->adv, &c);
	}
	if (p->has_versions)
		read_versions(r, p);
	put_cpe(r, p, first);
}

static str first_text(struct reading *r)
{
	str first = S("");
	while (walk_item(&r->w)) {
		str text = walk_text(&r->w, r->a);
		first = first.n ? first : text;
	}
	return first;
}

static void read_product(struct reading *r)
{
	struct product p = { 0 };
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("vendor")))
			p.vendor = walk_text(&r->w, r->a);
		else if (str_eq(name, S("product")) || (str_eq(name, S("packageName")) && !p.name.n))
			p.name = walk_text(&r->w, r->a);
		else if (str_eq(name, S("defaultStatus")))
			p.affected_by_default = str_eq(walk_text(&r->w, r->a), S("affected"));
		else if (str_eq(name, S("cpes")))
			p.cpe = first_text(r);
		else if (str_eq(name, S("versions"))) {
			p.has_versions = true;
			p.versions = r->w;
			walk_pass(&r->w);
		} else
			walk_pass(&r->w);
	put_product(r, &p);
}

void cve5_affected(struct walk *w, struct arena *a, struct advisory *adv, enum advisory_source source, str issuer)
{
	struct reading r = { .w = *w, .a = a, .adv = adv, .source = source };
	size_t first = adv->count;
	while (walk_item(&r.w))
		read_product(&r);
	for (size_t i = first; i < adv->count; i++)
		adv->claims[i].issuer = issuer;
	*w = r.w;
}

/* ---- the rest of a container */

static str read_described(struct reading *r)
{
	str best = S("");
	while (walk_item(&r->w)) {
		str lang = S(""), text = S("");
		for (str name; walk_member(&r->w, &name);)
			if (str_eq(name, S("lang")))
				lang = walk_text(&r->w, r->a);
			else if (str_eq(name, S("value")))
				text = walk_text(&r->w, r->a);
			else
				walk_pass(&r->w);
		best = !best.n || str_starts(lang, S("en")) ? text : best;
	}
	return best;
}

static void read_kev(struct reading *r)
{
	bool kev = false;
	str added = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("type")))
			kev = str_eq(walk_text(&r->w, r->a), S("kev"));
		else if (str_eq(name, S("content")))
			for (str inner; walk_member(&r->w, &inner);)
				if (str_eq(inner, S("dateAdded")))
					added = walk_text(&r->w, r->a);
				else
					walk_pass(&r->w);
		else
			walk_pass(&r->w);
	if (kev && added.n)
		r->adv->known_since = added;
}

static double read_score(struct reading *r)
{
	double score = 0;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("baseScore")))
			score = walk_number(&r->w);
		else
			walk_pass(&r->w);
	return score;
}

/* The issuer's score counts; another's, where the issuer gives none. */
static void read_metric(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_starts(name, S("cvssV"))) {
			double score = read_score(r);
			if (r->source == ADVISORY_CNA || !r->adv->score)
				r->adv->score = score;
		} else if (str_eq(name, S("other"))) {
			read_kev(r);
		} else {
			walk_pass(&r->w);
		}
}

static void read_container(struct reading *r, enum advisory_source source)
{
	size_t first = r->adv->count;
	str issuer = S("");
	r->source = source;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("affected")))
			while (walk_item(&r->w))
				read_product(r);
		else if (str_eq(name, S("providerMetadata")))
			issuer = walk_text_of(&r->w, r->a, S("shortName"));
		else if (str_eq(name, S("descriptions")) && source == ADVISORY_CNA)
			r->adv->summary = read_described(r);
		else if (str_eq(name, S("title")) && source == ADVISORY_CNA)
			r->adv->title = walk_text(&r->w, r->a);
		else if (str_eq(name, S("references")) && source == ADVISORY_CNA)
			advisory_references(&r->w, r->a, r->adv, S("vendor-advisory"));
		else if (str_eq(name, S("metrics")))
			while (walk_item(&r->w))
				read_metric(r);
		else
			walk_pass(&r->w);
	for (size_t i = first; i < r->adv->count; i++)
		r->adv->claims[i].issuer = issuer;
}

static void read_containers(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cna")))
			read_container(r, ADVISORY_CNA);
		else if (str_eq(name, S("adp")))
			while (walk_item(&r->w))
				read_container(r, ADVISORY_ADP);
		else
			walk_pass(&r->w);
}

static void read_head(struct reading *r)
{
	struct advisory *adv = r->adv;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cveId")))
			adv->cve = walk_text(&r->w, r->a);
		else if (str_eq(name, S("state")))
			adv->rejected = str_eq(walk_text(&r->w, r->a), S("REJECTED"));
		else if (str_eq(name, S("datePublished")))
			adv->published = walk_text(&r->w, r->a);
		else if (str_eq(name, S("dateUpdated")))
			adv->modified = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
}

bool cve5_read(struct arena *a, str record, struct advisory *adv, struct err *e)
{
	struct reading r = { .w = walk_open(record), .a = a, .adv = adv };
	*adv = (struct advisory){ 0 };
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("cveMetadata")))
			read_head(&r);
		else if (str_eq(name, S("containers")))
			read_containers(&r);
		else
			walk_pass(&r.w);
	return walk_done(&r.w, e) && (adv->cve.n || err_set(e, ERR_INPUT, "CVE番号がありません", "it names no CVE"));
}
