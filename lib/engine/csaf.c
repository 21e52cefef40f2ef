/* csaf.c - from a CSAF document's vulnerabilities and its product tree to claims.
 * SPDX-License-Identifier: Apache-2.0 */
#include "csaf.h"

#include "base/buf.h"
#include "cpe.h"
#include "csaf_tree.h"
#include "text.h"

#define WORDS_MAX (8u << 20) /* bytes of versions that are read of one document; what is beyond is not understood, and cut */

/* What the document says of itself. */
struct head {
	str csaf_version, issuer, title, summary, url, published, modified, tlp;
	bool web; /* the address is that of a page */
};

struct reading {
	struct walk w;
	struct arena *a; /* of the vulnerability that is being read */
	struct head head;
	struct csaf_tree tree;
	struct advisory adv;
	double score_v2;
	unsigned config;
	size_t words; /* bytes of versions read so far */
	advisory_taker *take;
	void *of;
	size_t *passed;
	struct err *e;
	bool stopped; /* the taker said so */
};

/* ---- the head */

/* The issuer's own page is wanted; else its document; else whatever is referred to. */
static void read_reference(struct walk *w, struct arena *a, struct head *head)
{
	str category = S(""), url = S("");
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("category")))
			category = walk_text(w, a);
		else if (str_eq(name, S("url")))
			url = walk_text(w, a);
		else
			walk_pass(w);
	bool self = str_eq(category, S("self")), web = self && !str_ends(url, S(".json"));
	if (!head->url.n || (self && !head->web)) {
		head->url = url;
		head->web = web;
	}
}

/* A list of notes: the text of the best category, which is the first of these. */
static str read_notes(struct walk *w, struct arena *a)
{
	static const str wanted[] = { T("summary"), T("description"), T("details") };
	str best = S("");
	for (size_t best_at = LENGTH(wanted); walk_item(w);) {
		str category = S(""), text = S("");
		size_t i = 0;
		for (str name; walk_member(w, &name);)
			if (str_eq(name, S("category")))
				category = walk_text(w, a);
			else if (str_eq(name, S("text")))
				text = walk_text(w, a);
			else
				walk_pass(w);
		while (i < LENGTH(wanted) && !str_eq(category, wanted[i]))
			i++;
		if (i < best_at) {
			best_at = i;
			best = str_trim(text);
		}
	}
	return best;
}

static void read_tracking(struct walk *w, struct arena *a, struct head *head)
{
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("initial_release_date")))
			head->published = walk_text(w, a);
		else if (str_eq(name, S("current_release_date")))
			head->modified = walk_text(w, a);
		else
			walk_pass(w);
}

static void read_distribution(struct walk *w, struct arena *a, struct head *head)
{
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("tlp")))
			head->tlp = walk_text_of(w, a, S("label"));
		else
			walk_pass(w);
}

static void read_head(struct walk *w, struct arena *a, struct head *head)
{
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("csaf_version")))
			head->csaf_version = walk_text(w, a);
		else if (str_eq(name, S("title")))
			head->title = walk_text(w, a);
		else if (str_eq(name, S("publisher")))
			head->issuer = walk_text_of(w, a, S("name"));
		else if (str_eq(name, S("distribution")))
			read_distribution(w, a, head);
		else if (str_eq(name, S("tracking")))
			read_tracking(w, a, head);
		else if (str_eq(name, S("notes")))
			head->summary = read_notes(w, a);
		else if (str_eq(name, S("references")))
			while (walk_item(w))
				read_reference(w, a, head);
		else
			walk_pass(w);
}

/* ---- versions */

/* Up to a stroke outside brackets: "7.0 | 7.1". */
static str next_piece(str *rest)
{
	size_t at = 0;
	for (unsigned depth = 0; at < rest->n && (depth || rest->p[at] != '|'); at++) {
		depth += rest->p[at] == '(';
		depth -= depth && rest->p[at] == ')';
	}
	str piece = str_first(*rest, at);
	*rest = at < rest->n ? str_from(*rest, at + 1) : (str){ 0 };
	return str_trim(piece);
}

static bool is_dotted(str s)
{
	for (size_t i = 1; i + 1 < s.n; i++)
		if (s.p[i] == '.' && s.p[i - 1] >= '0' && s.p[i - 1] <= '9')
			return true;
	return false;
}

static bool has_big_letter_or_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9'))
			return true;
	return false;
}

/* Whether what stands as a version is none but the name of a model: "CR-IR 357", "MMT-1711 | MMT-1712". It names something,
 * and speaks neither of versions nor of days. */
static bool is_model(struct arena *a, str words)
{
	static const str others[] = { T("version"), T("firmware"), T("software"), T("release"), T("edition"), T("rev "), T("build"), T("unspecified"),
		                      T("various"), T("multiple"), T("see "), T("<"), T(">"), T("=") };
	struct affected affected;
	str folded = text_fold(a, words);
	affected_read(a, words, &affected);
	for (size_t i = 0; i < LENGTH(others); i++)
		if (str_has(folded, others[i]))
			return false;
	return affected.named && !affected.dated && affected.what != AFFECTED_ALL && !is_dotted(words) && has_big_letter_or_digit(words);
}

/* "FCR Capsula X" and "CR-IR 357": the model belongs to the product's name, and all its versions are meant. */
static void put_models(struct reading *r, const struct claim *base, str words)
{
	struct claim c = *base;
	c.what = AFFECTED_ALL;
	c.series = false;
	for (str rest = words; rest.p;) {
		c.product = arena_join(r->a, base->product, S(" "), next_piece(&rest));
		advisory_claim(r->a, &r->adv, &c);
	}
}

/* "!=1.5": but for this one. */
static void put_exception(struct reading *r, const struct claim *base, str version)
{
	struct claim c = *base;
	c.unaffected = !base->unaffected;
	claim_version(&c, version);
	advisory_claim(r->a, &r->adv, &c);
}

/* Pieces between strokes; ">= 1.0 | < 2.0" are the two ends of one range. What is not understood is a claim for itself. */
static void put_pieces(struct reading *r, const struct claim *base, str words)
{
	size_t count = 0, exceptions = 0;
	str rest = words;
	while (rest.p) {
		str piece = next_piece(&rest), after = rest;
		if (str_starts(piece, S("!="))) {
			put_exception(r, base, str_trim(str_from(piece, 2)));
			exceptions++;
			continue;
		}
		str next = after.p ? next_piece(&after) : S("");
		if (str_starts(piece, S(">")) && str_starts(next, S("<"))) {
			piece = arena_join(r->a, piece, S(", "), next);
			rest = after;
		}
		piece = str_starts(piece, S("=")) ? str_trim(str_from(piece, 1)) : piece;
		advisory_claim_words(r->a, &r->adv, base, piece);
		count++;
	}
	if (exceptions && !count)
		advisory_claim_words(r->a, &r->adv, base, S("*"));
}

/* %3A is a colon. */
static str decoded(struct arena *a, str s)
{
	auto_buf b = { 0 };
	uint32_t byte;
	for (size_t i = 0; i < s.n; i++) {
		bool hex = s.p[i] == '%' && i + 2 < s.n && str_hex((str){ s.p + i + 1, 2 }, &byte) && byte < 0x80;
		buf_byte(&b, hex ? (char)byte : s.p[i]);
		i += hex ? 2 : 0;
	}
	return arena_copy(a, buf_str(&b));
}

/* What is said in the syntax of VERS ("vers:generic/>=1.0|<2.0"), or in whatever words. */
static void put_versions(struct reading *r, const struct claim *base, const struct csaf_product *p)
{
	struct claim c = *base;
	str words = p->versions;
	bool vers = str_starts(words, S("vers:"));
	if (vers)
		words = decoded(r->a, str_from(words, str_find(words, S("/")) + 1));
	if (str_starts(words, S("*"))) { /* and a remark behind it */
		c.what = AFFECTED_ALL;
		advisory_claim(r->a, &r->adv, &c);
	} else if (!vers && p->kind == CSAF_VERSION && is_model(r->a, words)) {
		put_models(r, &c, words);
	} else {
		put_pieces(r, &c, words);
	}
}

/* ---- products */

static const struct status {
	str name;
	bool told, unaffected;
} statuses[] = {
	{ T("known_affected"), true, false },
	{ T("first_affected"), true, false },
	{ T("last_affected"), true, false },
	{ T("known_not_affected"), true, true },
	{ T("fixed"), true, true },
	{ T("first_fixed"), true, true },
	{ T("under_investigation"), false, false },
	{ .told = false },
};

static void put_product(struct reading *r, const struct status *status, const struct csaf_product *p, str said)
{
	struct cpe cpe = { 0 };
	struct claim c = { .source = ADVISORY_CSAF, .issuer = r->head.issuer, .vendor = p->vendor, .product = p->product, .series = p->series,
		           .unaffected = status->unaffected, .said = said };
	if (p->cpe.n && cpe_read(r->a, p->cpe, &cpe)) {
		c.part = cpe.part;
		c.cpe_vendor = cpe.vendor;
		c.cpe_product = cpe.product;
	}
	bool told = status->told && !p->cut && r->words + p->versions.n <= WORDS_MAX;
	r->words += p->versions.n;
	r->adv.cut |= r->words > WORDS_MAX;
	if (told && p->versions.n) {
		put_versions(r, &c, p);
		return;
	}
	c.what = told ? AFFECTED_ALL : AFFECTED_UNTOLD; /* a product without versions is meant as a whole */
	if (told && cpe.version.n && !str_eq(cpe.version, S("-")))
		claim_version(&c, cpe.version);
	advisory_claim(r->a, &r->adv, &c);
}

/* What the tree lacks: these words are all that is known of it. */
static void put_unknown(struct reading *r, const struct status *status, str words)
{
	const struct csaf_product p = { .product = words };
	const struct status untold = { .unaffected = status->unaffected };
	put_product(r, &untold, &p, words);
}

static str said_of(struct arena *a, const struct csaf_product *p)
{
	str said = p->versions.n ? p->versions : p->name;
	return p->qualifier.n ? arena_fmt(a, "%.*s (%.*s)", P(said), P(p->qualifier)) : said;
}

/* A distribution's package is installed where somebody wanted it, even where it is called a default component. */
static bool is_package(const struct csaf_product *p)
{
	return str_starts(p->purl, S("pkg:rpm/")) || str_starts(p->purl, S("pkg:deb/")) || str_starts(p->purl, S("pkg:apk/"));
}

/* Both must be there: two nodes of one configuration. Half of it would say something else. */
static void put_both(struct reading *r, const struct status *status, const struct csaf_product *part, const struct csaf_product *whole, str said)
{
	struct advisory *adv = &r->adv;
	size_t first = adv->count, second;
	r->config++;
	put_product(r, status, part, said);
	second = adv->count;
	put_product(r, status, whole, said);
	for (size_t i = first; i < adv->count; i++) {
		adv->claims[i].config = r->config;
		adv->claims[i].node = i >= second;
		adv->claims[i].platform = i >= second;
		adv->claims[i].all_nodes = true;
	}
	adv->count = adv->cut ? first : adv->count;
}

/* What contains the part by default is hit itself; but that a part of it is not hit says nothing about the whole. */
static void put_related(struct reading *r, const struct status *status, const struct csaf_product *p)
{
	const struct csaf_product *part = csaf_part(&r->tree, p), *whole = csaf_whole(&r->tree, p);
	bool contained = p->relation == CSAF_CONTAINED && status->told && !status->unaffected;
	if (!part || !whole)
		put_unknown(r, status, p->name);
	else if (contained && !is_package(part))
		put_product(r, status, whole, p->name);
	else
		put_both(r, status, part, whole, p->name);
}

static void put_id(struct reading *r, const struct status *status, str id)
{
	const struct csaf_product *p = csaf_product(&r->tree, id);
	if (!p)
		put_unknown(r, status, id);
	else if (p->relation)
		put_related(r, status, p);
	else
		put_product(r, status, p, said_of(r->a, p));
}

static void read_statuses(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);) {
		const struct status *status = statuses;
		while (status->name.p && !str_eq(name, status->name))
			status++;
		if (!status->name.p)
			walk_pass(&r->w);
		else
			while (walk_item(&r->w)) {
				str id = walk_text(&r->w, r->a);
				if (id.n && !r->adv.cut)
					put_id(r, status, id);
			}
	}
}

/* ---- the rest of a vulnerability */

static void read_remediation(struct reading *r)
{
	str category = S(""), details = S(""), url = S("");
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("category")))
			category = walk_text(&r->w, r->a);
		else if (str_eq(name, S("details")))
			details = walk_text(&r->w, r->a);
		else if (str_eq(name, S("url")))
			url = walk_text(&r->w, r->a);
		else
			walk_pass(&r->w);
	if (!str_eq(category, S("vendor_fix")))
		return;
	advisory_fix(r->a, &r->adv, details);
	r->adv.fix_url = r->adv.fix_url.n ? r->adv.fix_url : url;
}

static double read_base_score(struct walk *w)
{
	double score = 0;
	for (str name; walk_member(w, &name);)
		if (str_eq(name, S("baseScore")))
			score = walk_number(w);
		else
			walk_pass(w);
	return score;
}

/* Scores differ by product: the worst counts. */
static void read_score(struct reading *r)
{
	for (str name; walk_member(&r->w, &name);) {
		double *worst = str_eq(name, S("cvss_v3")) ? &r->adv.score : str_eq(name, S("cvss_v2")) ? &r->score_v2 : NULL;
		double score = worst ? read_base_score(&r->w) : 0;
		if (!worst)
			walk_pass(&r->w);
		else if (score > *worst)
			*worst = score;
	}
}

static void read_members(struct reading *r)
{
	struct advisory *adv = &r->adv;
	for (str name; walk_member(&r->w, &name);)
		if (str_eq(name, S("cve")))
			adv->cve = walk_text(&r->w, r->a);
		else if (str_eq(name, S("title")))
			adv->title = walk_text(&r->w, r->a);
		else if (str_eq(name, S("notes")))
			adv->summary = read_notes(&r->w, r->a);
		else if (str_eq(name, S("release_date")))
			adv->published = walk_text(&r->w, r->a);
		else if (str_eq(name, S("product_status")))
			read_statuses(r);
		else if (str_eq(name, S("remediations")))
			while (walk_item(&r->w))
				read_remediation(r);
		else if (str_eq(name, S("scores")))
			while (walk_item(&r->w))
				read_score(r);
		else
			walk_pass(&r->w);
}

/* What a vulnerability does not say itself, the document says. */
static void read_vulnerability(struct reading *r)
{
	auto_arena a = { 0 };
	struct advisory *adv = &r->adv;
	const struct head *head = &r->head;
	r->a = &a;
	r->score_v2 = 0;
	r->config = 0;
	*adv = (struct advisory){ .url = head->url, .modified = head->modified, .tlp = head->tlp };
	read_members(r);
	if (r->w.broken || r->stopped)
		return;
	*r->passed += !adv->cve.n;
	if (!adv->cve.n)
		return;
	adv->title = adv->title.n && !str_eq(adv->title, adv->cve) ? adv->title : head->title;
	adv->summary = adv->summary.n ? adv->summary : head->summary;
	adv->published = adv->published.n ? adv->published : head->published;
	adv->score = adv->score > 0 ? adv->score : r->score_v2;
	r->stopped = !r->take(r->of, adv, r->e);
}

bool csaf_read(str document, advisory_taker *take, void *of, size_t *passed, struct err *e)
{
	auto_arena a = { 0 };
	struct reading r = { .w = walk_open(document), .take = take, .of = of, .passed = passed, .e = e };
	*passed = 0;
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("document")))
			read_head(&r.w, &a, &r.head);
		else
			walk_pass(&r.w);
	if (!walk_done(&r.w, e) || !csaf_tree_read(&a, document, &r.tree, e))
		return false;
	if (!str_starts(r.head.csaf_version, S("2.")))
		return err_set(e, ERR_INPUT, "CSAF 2 の文書ではありません", "this is no document of CSAF 2");
	r.w = walk_open(document);
	for (str name; walk_member(&r.w, &name);)
		if (str_eq(name, S("vulnerabilities")))
			while (walk_item(&r.w) && !r.stopped)
				read_vulnerability(&r);
		else
			walk_pass(&r.w);
	return !r.stopped && walk_done(&r.w, e);
}
