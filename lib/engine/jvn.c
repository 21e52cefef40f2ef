/* jvn.c - from the elements of JVN iPedia's feeds to advisories.
 * SPDX-License-Identifier: Apache-2.0 */
#include "jvn.h"

#include "base/utf8.h"
#include "cpe.h"
#include "myjvn.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#define STEPS_MAX 100000000u /* a year's entries are some fifteen million */
#define NUMBER_BYTES_MAX 16u
#define SCORE_MAX 10

static const struct xml_kind feed_xml = {
	.steps_max = STEPS_MAX,
	.text_max = JVN_TEXT_BYTES_MAX,
	.lighten = { "年ごとのファイルに分けて取り込んでください", "take it in by the files of single years" },
	.mend = { "JVN iPedia からもう一度入手してください", "get it again from JVN iPedia" },
};

/* Whatever takes memory of an entry asks at its end. */
static bool has_room(struct xml *x)
{
	struct jvn *j = x->self;
	return !arena_full(&j->a) || err_set(x->e, ERR_INPUT, "1件が長すぎます", "one entry is too long");
}

static str text_of(struct jvn *j, str text)
{
	return arena_copy(&j->a, str_trim(utf8_fit(text, JVN_TEXT_BYTES_MAX)));
}

/* Most elements only say what one text is. */
static bool text_close(struct xml *x)
{
	struct jvn *j = x->self;
	*(str *)((char *)j + x->element->to) = text_of(j, x->text);
	return has_room(x);
}

static double number_of(struct jvn *j, str written)
{
	double number = strtod(arena_text(&j->a, str_first(written, NUMBER_BYTES_MAX)), NULL);
	return isfinite(number) && number > 0 ? number : 0;
}

/* ---- an entry */

static bool entry_open(struct xml *x)
{
	struct jvn *j = x->self;
	arena_drop(&j->a);
	j->a = (struct arena){ .max = JVN_RECORD_BYTES_MAX };
	j->adv = (struct advisory){ 0 };
	j->cves.list = NULL;
	j->cves.count = j->cves.room = 0;
	j->score_version = 0;
	return true;
}

static bool entry_close(struct xml *x)
{
	struct jvn *j = x->self;
	j->taken++;
	j->passed += !j->cves.count;
	for (size_t i = 0; i < j->cves.count; i++) {
		j->adv.cve = j->cves.list[i];
		if (!j->take(j->of, &j->adv, x->e))
			return false;
	}
	return true;
}

static void put_cve(struct jvn *j, str id)
{
	if (!str_starts(id, S("CVE-")) || j->cves.count == JVN_CVES_MAX)
		return;
	for (size_t i = 0; i < j->cves.count; i++)
		if (str_eq(j->cves.list[i], id))
			return;
	arena_grow(&j->a, j->cves.list, j->cves.count, j->cves.room);
	j->cves.list[j->cves.count++] = text_of(j, id);
}

/* The newest version of CVSS counts. */
static void begin_score(struct jvn *j, str version)
{
	double number = number_of(j, version);
	j->newer = number >= j->score_version;
	j->score_version = j->newer ? number : j->score_version;
}

static void put_score(struct jvn *j, str written)
{
	double score = number_of(j, written);
	if (j->newer && score <= SCORE_MAX)
		j->adv.score = score;
}

static void put_cpe(struct jvn *j, struct claim *c, str name)
{
	struct cpe cpe;
	if (!cpe_read(&j->a, text_of(j, name), &cpe))
		return;
	c->part = cpe.part;
	c->cpe_vendor = cpe.vendor;
	c->cpe_product = cpe.product;
}

/* ---- VULDEF */

/* JVNDB-2022-000001 has a page of its own. */
static bool id_close(struct xml *x)
{
	struct jvn *j = x->self;
	str rest = x->text, head = str_cut(&rest, S("-")), year = str_cut(&rest, S("-"));
	int64_t number;
	if (str_eq(head, S("JVNDB")) && year.n == 4 && str_whole(year, &number) && str_whole(rest, &number))
		j->adv.url = arena_fmt(&j->a, "https://jvndb.jvn.jp/ja/contents/%.*s/%.*s.html", P(year), P(x->text));
	return has_room(x);
}

static bool item_open(struct xml *x)
{
	struct jvn *j = x->self;
	j->claim = (struct claim){ .source = ADVISORY_JVN, .issuer = S("jvn") };
	j->first = j->adv.count;
	return true;
}

static bool cpe_close(struct xml *x)
{
	struct jvn *j = x->self;
	put_cpe(j, &j->claim, x->text);
	return has_room(x);
}

static bool version_close(struct xml *x)
{
	struct jvn *j = x->self;
	if (!x->text.n || j->adv.cut)
		return true;
	j->claim.said = text_of(j, x->text);
	advisory_claim_words(&j->a, &j->adv, &j->claim, j->claim.said);
	return has_room(x);
}

/* A product of which no version is told; and what its elements told, in whatever order, is said of all its claims. */
static bool item_close(struct xml *x)
{
	struct jvn *j = x->self;
	if (j->first == j->adv.count)
		advisory_claim(&j->a, &j->adv, &j->claim);
	for (size_t i = j->first; i < j->adv.count; i++) {
		struct claim *c = &j->adv.claims[i];
		c->vendor = j->claim.vendor;
		c->product = j->claim.product;
		c->part = j->claim.part;
		c->cpe_vendor = j->claim.cpe_vendor;
		c->cpe_product = j->claim.cpe_product;
	}
	return has_room(x);
}

static bool cvss_open(struct xml *x)
{
	begin_score(x->self, xml_attribute(x, S("version")));
	return has_room(x);
}

static bool base_close(struct xml *x)
{
	put_score(x->self, x->text);
	return has_room(x);
}

static bool solution_close(struct xml *x)
{
	struct jvn *j = x->self;
	advisory_fix(&j->a, &j->adv, text_of(j, x->text));
	return has_room(x);
}

static bool related_open(struct xml *x)
{
	struct jvn *j = x->self;
	j->from_maker = str_eq(xml_attribute(x, S("type")), S("vendor"));
	return true;
}

static bool related_id_close(struct xml *x)
{
	put_cve(x->self, x->text);
	return has_room(x);
}

static bool related_url_close(struct xml *x)
{
	struct jvn *j = x->self;
	if (j->from_maker && !j->adv.fix_url.n)
		j->adv.fix_url = text_of(j, x->text);
	return has_room(x);
}

/* ---- JVNRSS */

static bool reference_open(struct xml *x)
{
	put_cve(x->self, xml_attribute(x, S("id")));
	return has_room(x);
}

static bool named_open(struct xml *x)
{
	struct jvn *j = x->self;
	item_open(x);
	j->claim.vendor = text_of(j, xml_attribute(x, S("vendor")));
	j->claim.product = text_of(j, xml_attribute(x, S("product")));
	return true;
}

static bool named_close(struct xml *x)
{
	return cpe_close(x) && item_close(x);
}

static bool rated_open(struct xml *x)
{
	begin_score(x->self, xml_attribute(x, S("version")));
	put_score(x->self, xml_attribute(x, S("score")));
	return has_room(x);
}

/* ---- elements */

enum {
	VULDEF = 1, ENTRY, ID, DATA, TITLE, DESCRIBED, OVERVIEW, AFFECTED, ITEM, VENDOR, PRODUCT, CPE, VERSION, IMPACT, CVSS, BASE, SOLUTION,
	SOLUTION_ITEM, SOLUTION_TEXT, RELATED, RELATED_ITEM, RELATED_ID, RELATED_URL, FIRST, LAST, STATUS,
	RSS, RSS_ENTRY, RSS_TITLE, RSS_LINK, RSS_SUMMARY, RSS_REFERENCE, RSS_CPE, RSS_CVSS, RSS_ISSUED, RSS_MODIFIED,
	ELEMENTS
};

#define TO(member) .text = true, .close = text_close, .to = offsetof(struct jvn, member)

static const struct xml_element elements[] = {
	[VULDEF] = { 0, T("VULDEF-Document") },
	[ENTRY] = { VULDEF, T("Vulinfo"), .open = entry_open, .close = entry_close },
	[ID] = { ENTRY, T("VulinfoID"), .text = true, .close = id_close },
	[DATA] = { ENTRY, T("VulinfoData") },
	[TITLE] = { DATA, T("Title"), TO(adv.title) },
	[DESCRIBED] = { DATA, T("VulinfoDescription") },
	[OVERVIEW] = { DESCRIBED, T("Overview"), TO(adv.summary) },
	[AFFECTED] = { DATA, T("Affected") },
	[ITEM] = { AFFECTED, T("AffectedItem"), .open = item_open, .close = item_close },
	[VENDOR] = { ITEM, T("Name"), TO(claim.vendor) },
	[PRODUCT] = { ITEM, T("ProductName"), TO(claim.product) },
	[CPE] = { ITEM, T("Cpe"), .text = true, .close = cpe_close },
	[VERSION] = { ITEM, T("VersionNumber"), .text = true, .close = version_close },
	[IMPACT] = { DATA, T("Impact") },
	[CVSS] = { IMPACT, T("Cvss"), .open = cvss_open },
	[BASE] = { CVSS, T("Base"), .text = true, .close = base_close },
	[SOLUTION] = { DATA, T("Solution") },
	[SOLUTION_ITEM] = { SOLUTION, T("SolutionItem") },
	[SOLUTION_TEXT] = { SOLUTION_ITEM, T("Description"), .text = true, .close = solution_close },
	[RELATED] = { DATA, T("Related") },
	[RELATED_ITEM] = { RELATED, T("RelatedItem"), .open = related_open },
	[RELATED_ID] = { RELATED_ITEM, T("VulinfoID"), .text = true, .close = related_id_close },
	[RELATED_URL] = { RELATED_ITEM, T("URL"), .text = true, .close = related_url_close },
	[FIRST] = { DATA, T("DateFirstPublished"), TO(adv.published) },
	[LAST] = { DATA, T("DateLastUpdated"), TO(adv.modified) },
	[STATUS] = { VULDEF, T("Status"), .open = myjvn_status },
	[RSS] = { 0, T("RDF") },
	[RSS_ENTRY] = { RSS, T("item"), .open = entry_open, .close = entry_close },
	[RSS_TITLE] = { RSS_ENTRY, T("title"), TO(adv.title) },
	[RSS_LINK] = { RSS_ENTRY, T("link"), TO(adv.url) },
	[RSS_SUMMARY] = { RSS_ENTRY, T("description"), TO(adv.summary) },
	[RSS_REFERENCE] = { RSS_ENTRY, T("references"), .open = reference_open },
	[RSS_CPE] = { RSS_ENTRY, T("cpe"), .text = true, .open = named_open, .close = named_close },
	[RSS_CVSS] = { RSS_ENTRY, T("cvss"), .open = rated_open },
	[RSS_ISSUED] = { RSS_ENTRY, T("issued"), TO(adv.published) },
	[RSS_MODIFIED] = { RSS_ENTRY, T("modified"), TO(adv.modified) },
	[ELEMENTS] = { 0 },
};

/* ---- the stream */

void jvn_begin(struct jvn *j, advisory_taker *take, void *of)
{
	*j = (struct jvn){ .take = take, .of = of, .steps = STEPS_MAX };
	j->xml = (struct xml){ .kind = &feed_xml, .elements = elements, .self = j, .steps = &j->steps };
	xml_begin(&j->xml);
}

bool jvn_put(struct jvn *j, str bytes, struct err *e)
{
	j->xml.e = e;
	return xml_feed(&j->xml, bytes, false);
}

bool jvn_end(struct jvn *j, struct err *e)
{
	j->xml.e = e;
	return xml_feed(&j->xml, S(""), true) &&
	       (j->taken || err_set(e, ERR_INPUT, "JVN iPedia の脆弱性情報が1件も入っていません", "there is no entry of JVN iPedia in it"));
}

void jvn_drop(struct jvn *j)
{
	xml_end(&j->xml);
	arena_drop(&j->a);
}
