/* nvd.c - walking over a record of the NVD.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nvd.h"

#include "cpe.h"
#include "cve5.h"
#include "json_walk.h"

/* Where a cpeMatch stands. */
struct place {
	unsigned config, node;
	bool all_nodes;
};

struct match {
	str criteria, start, end;
	bool start_in, end_in, platform;
};

struct reading {
	struct walk w;
	struct arena *a;
	struct advisory *adv;
	unsigned config;
};

/* ---- cpeMatch */

static str version_said(struct arena *a, const struct match *m, const struct cpe *cpe)
{
	str least = m->start.n ? arena_fmt(a, "%s %.*s", m->start_in ? ">=" : ">", P(m->start)) : S("");
	if (m->end.n)
		return arena_join(a, least, S(" "), arena_fmt(a, "%s %.*s", m->end_in ? "<=" : "<", P(m->end)));
	if (least.n)
		return least;
	return cpe->version.n ? arena_join(a, cpe->version, S(" "), str_eq(cpe->update, S("-")) ? S("") : cpe->update) : S("*");
}

static void put_match(struct reading *r, const struct match *m, const struct place *place)
{
	struct cpe cpe;
	if (!cpe_read(r->a, m->criteria, &cpe))
		return;
	struct claim c = { .source = ADVISORY_NVD, .issuer = S("nvd"), .part = cpe.part, .cpe_vendor = cpe.vendor, .cpe_product = cpe.product,
		           .platform = m->platform, .config = place->config, .node = place->node, .all_nodes = place->all_nodes };
	c.said = version_said(r->a, m, &cpe);
	if (!cpe.version.n || m->start.n || m->end.n)
		claim_bounds(&c, m->start, m->start_in, m->end, m->end_in);
	else if (str_eq(cpe.version, S("-")))
		c.what = AFFECTED_ALL; /* the product has no versions */
	else
		claim_version(&c, arena_join(r->a, cpe.version, S("-"), str_eq(cpe.update, S("-")) ? S("") : cpe.update));
	advisory_claim(r->a, r->adv, &c);
}

static void read_match(struct reading *r, const struct place *place)
{
	struct match m = { .start_in = true };
	for (str name; walk_member(&r->w, &name);) {
		if (str_eq(name, S("criteria")))
			m.criteria = walk_text(&r->w, r->a);
		else if (str_eq(name, S("vulnerable")))
			m.platform = !walk_true(&r->w);
		else if (str_eq(name, S("versionStartIncluding")))
			m.start = walk_text(&r->w, r->a);
		else if (str_eq(name, S("versionStartExcluding"))) {
			m.start = walk_text(&r->w, r->a);
			m.start_in = false;
		} else if (str_eq(name, S("versionEndIncluding"))) {
			m.end = walk_text(&r->w, r->a);
			m.end_in = true;
		} else if (str_eq(name, S("versionEndExcluding")))
			m.end = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
	}
	put_match(r, &m, place);
}

static void read_node(struct reading *r, const struct place *place)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cpeMatch")))
			while (walk_item(&r->w))
				read_match(r, place);
		else
			walk_pass(&r->w);
}

/* The operator may stand behind the nodes it is of. */
static void read_config(struct reading *r)
{
	size_t first = r->adv->count;
	struct place place = { .config = r->config++ };
	bool all = false;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("nodes")))
			for (; walk_item(&r->w); place.node++)
				read_node(r, &place);
		else if (str_eq(name, S("operator")))
			all = str_eq(walk_text(&r->w, r->a), S("AND"));
		else
			walk_pass(&r->w);
	for (size_t i = first; i < r->adv->count; i++)
		r->adv->claims[i].all_nodes = all;
}

/* ---- the rest */

static void read_summary(struct reading *r)
{
	while (walk_item(&r->w)) {
		str lang = S(""), text = S("");
		for (str name; walk_member(&r->w, &name);)
			if (str_eq(name, S("lang")))
				lang = walk_text(&r->w, r->a);
			else if (str_eq(name, S("value")))
				text = walk_text(&r->w, r->a);
			else
				walk_pass(&r->w);
		if (!r->adv->summary.n || str_eq(lang, S("en")))
			r->adv->summary = text;
	}
}

static void read_score(struct reading *r, double *score)
{
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cvssData"))) {
			for (str inner; walk_member(&r->w, &inner);)
				if (str_eq(inner, S("baseScore")) && !*score)
					*score = walk_number(&r->w);
				else
					walk_pass(&r->w);
		} else {
			walk_pass(&r->w);
		}
}

/* The newest version counts, whatever the order. */
static void read_metrics(struct reading *r)
{
	static const str versions[] = { T("cvssMetricV2"), T("cvssMetricV30"), T("cvssMetricV31"), T("cvssMetricV40") };
	size_t best = 0;
	for (str name; walk_member(&r->w, &name);) {
		size_t i = 0;
		double score = 0;
		while (i < LENGTH(versions) && !str_eq(name, versions[i]))
			i++;
		if (i == LENGTH(versions)) {
			walk_pass(&r->w);
			continue;
		}
		while (walk_item(&r->w))
			read_score(r, &score);
		if (score && i >= best) {
			best = i;
			r->adv->score = score;
		}
	}
}

/* What the CVE's issuer and others said of products and versions, each as in a CVE Record: [{"source": …, "affectedData": [{"vendor":
 * …}]}]. The issuer's own are those whose source is the record's. */
static void read_affected(struct reading *r, str record_source)
{
	while (walk_item(&r->w)) {
		str source = S("");
		size_t first = r->adv->count;
		for (str name; walk_member(&r->w, &name);)
			if (str_eq(name, S("source")))
				source = walk_text(&r->w, r->a);
			else if (str_eq(name, S("affectedData")) || str_eq(name, S("affected")))
				cve5_affected(&r->w, r->a, r->adv, ADVISORY_ADP, S(""));
			else
				walk_pass(&r->w);
		for (size_t i = first; i < r->adv->count; i++) {
			r->adv->claims[i].issuer = source;
			r->adv->claims[i].source = str_eq(source, record_source) ? ADVISORY_CNA : ADVISORY_ADP;
		}
	}
}

static void read_cve(struct reading *r)
{
	str source = S("");
	struct walk affected = { 0 };
	struct advisory *adv = r->adv;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("id")))
			adv->cve = walk_text(&r->w, r->a);
		else if (str_eq(name, S("sourceIdentifier")))
			source = walk_text(&r->w, r->a);
		else if (str_eq(name, S("affected"))) {
			affected = r->w; /* read once it is known whose record this is */
			walk_pass(&r->w);
		} else if (str_eq(name, S("published")))
			adv->published = walk_text(&r->w, r->a);
		else if (str_eq(name, S("lastModified")))
			adv->modified = walk_text(&r->w, r->a);
		else if (str_eq(name, S("vulnStatus")))
			adv->rejected = str_eq(walk_text(&r->w, r->a), S("Rejected"));
		else if (str_eq(name, S("cisaExploitAdd")))
			adv->known_since = walk_text(&r->w, r->a);
		else if (str_eq(name, S("descriptions")))
			read_summary(r);
		else if (str_eq(name, S("references")))
			advisory_references(&r->w, r->a, adv, S("Vendor Advisory"));
		else if (str_eq(name, S("metrics")))
			read_metrics(r);
		else if (str_eq(name, S("configurations")))
			while (walk_item(&r->w))
				read_config(r);
		else
			walk_pass(&r->w);
	if (!affected.s.p || r->w.broken)
		return;
	struct walk behind = r->w;
	r->w = affected;
	read_affected(r, source);
	r->w = behind;
}

bool nvd_read(struct arena *a, str record, struct advisory *adv, struct err *e)
{
	struct reading r = { .w = walk_open(record), .a = a, .adv = adv };
	*adv = (struct advisory){ 0 };
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("cve")))
			read_cve(&r);
		else
			walk_pass(&r.w);
	return walk_done(&r.w, e) && (adv->cve.n || err_set(e, ERR_INPUT, "CVE番号がありません", "it names no CVE"));
}
