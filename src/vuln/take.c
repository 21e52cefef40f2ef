/* take.c - from an advisory in memory to rows of the catalogue.
 * SPDX-License-Identifier: Apache-2.0 */
#include "take.h"

#include "engine/text.h"
#include "engine/windows.h"

#include <stdlib.h>
#include <string.h>

#define BULK_CLAIMS 20000 /* with fewer claims in the catalogue, its index is made anew at the end */
#define BRANCHES_CLAIMS_MAX 1000u /* of an advisory with more, branches are not told apart */
#define NAMES_BYTES_MAX 1024u /* of a claim's names, to look them up by */
#define FUTURE_SECONDS 86400 /* a record from further ahead has a wrong clock, and gives way to any other */

/* The products that one way of naming them means. */
struct products {
	int64_t ids[DICTIONARY_KEYS_MAX];
	str keys[DICTIONARY_KEYS_MAX]; /* as product_keys gives them */
	size_t count;
};

struct told {
	int64_t id, first, last, digest;
	str modified;
	bool there, others; /* this record; another one about the same CVE */
};

struct taking {
	struct db *db;
	const struct dictionary *d;
	struct arena own, *a;
	struct names named; /* names of products as they are written → known */
	LIST_OF(struct products) known;
	const struct products *last; /* of the record's claim last_at; NULL at its beginning */
	size_t last_at;
	struct names issuers;
	LIST_OF(int64_t) issuer_ids;
	LIST_OF(int64_t) touched, weighed;
	int64_t next_claim, next_told, next_product;
	bool bulk;
	str latest; /* an instant: what is said to be of later is not believed */
	struct taken count;
};

static bool next_ids(struct taking *t, struct err *e)
{
	return db_one_int(t->db, e, &t->next_claim, 0, "SELECT coalesce(max(id), 0) + 1 FROM claim", NONE) &&
	       db_one_int(t->db, e, &t->next_told, 0, "SELECT coalesce(max(id), 0) + 1 FROM told", NONE) &&
	       db_one_int(t->db, e, &t->next_product, 0, "SELECT coalesce(max(id), 0) + 1 FROM product", NONE);
}

void taking_close(struct taking **where)
{
	if (*where)
		arena_drop(&(*where)->own);
	free(*where);
	*where = NULL;
}

static bool begin(struct taking *t, struct err *e)
{
	int64_t claims = 0;
	if (!next_ids(t, e) || !db_one_int(t->db, e, &claims, 0, "SELECT COUNT(*) FROM claim", NONE))
		return false;
	t->bulk = claims < BULK_CLAIMS;
	return !t->bulk || db_do(t->db, e, "DROP INDEX IF EXISTS claim_product", NONE);
}

struct taking *taking_open(struct work *w, struct db *catalogue, const struct dictionary *d, struct err *e)
{
	struct taking *t = mem_take(sizeof *t);
	*t = (struct taking){ .db = catalogue, .d = d };
	t->a = &t->own;
	t->latest = instant_iso(t->a, clock_now(w->clock) + FUTURE_SECONDS);
	if (!begin(t, e))
		taking_close(&t);
	return t;
}

const struct taken *taking_count(const struct taking *t)
{
	return &t->count;
}

/* ---- products */

static bool series_name(str words)
{
	auto_arena a = { 0 };
	str s = text_fold(&a, words);
	return str_ends(s, S("series")) || str_ends(s, S("シリーズ")) || str_ends(s, S(" products"));
}

/* What people call it, without its maker: an issuer's words for it alone, else its name in CPE. */
static str words_for(const struct claim *c, str vendor, str name)
{
	bool alone = c->product.n && !str_has(c->product, S(",")) && !str_has(c->product, S("/")) && !str_has(c->product, S(" and "));
	str words = alone ? c->product : c->cpe_product.n ? c->cpe_product : name;
	bool maker = words.n > vendor.n && words.p[vendor.n] == ' ' && str_eq_nocase(str_first(words, vendor.n), vendor);
	return maker ? str_from(words, vendor.n + 1) : words;
}

static bool product_id(struct taking *t, str key, const struct claim *c, int64_t *id, struct err *e)
{
	size_t colon = str_find(key, S(":"));
	str vendor = str_first(key, colon), name = str_from(key, colon + 1), words = words_for(c, vendor, name);
	struct value series = value_int(c->series || series_name(words));
	if (!db_do(t->db, e, "INSERT INTO product (id, name, vendor, cpe_vendor, cpe_product, words, series) VALUES (?, ?, ?, ?, ?, ?, ?) "
	           "ON CONFLICT (name, vendor) DO UPDATE SET cpe_vendor = COALESCE(cpe_vendor, excluded.cpe_vendor), "
	           "cpe_product = COALESCE(cpe_product, excluded.cpe_product), series = MAX(series, excluded.series), "
	           "words = CASE WHEN words GLOB '*[A-Z]*' THEN words ELSE excluded.words END",
	           BIND(V(t->next_product++), V(name), V(vendor), value_str_or_null(c->cpe_vendor), value_str_or_null(c->cpe_product), V(words), series)))
		return false;
	return db_one_int(t->db, e, id, 0, "SELECT id FROM product WHERE name = ? AND vendor = ?", BIND(V(name), V(vendor)));
}

static void add_key(struct products *p, str key)
{
	for (size_t i = 0; i < p->count; i++)
		if (str_eq(p->keys[i], key))
			return;
	if (p->count < DICTIONARY_KEYS_MAX)
		p->keys[p->count++] = key;
}

/* Windows 10 1809 may stand as product windows_10 with the version 1809, or as windows_10_1809; the first one's version is "-". */
static str windows_words(struct taking *t, const struct claim *c)
{
	bool exact = !str_has(c->said, S("<")) && !str_has(c->said, S(">"));
	if (exact && (str_eq(c->cpe_product, S("windows_10")) || str_eq(c->cpe_product, S("windows_11"))) && str_starts(c->said, S("-")))
		return arena_fmt(t->a, "%.*s %s", P(c->cpe_product), str_ends(c->cpe_product, S("0")) ? "1507" : "21h2");
	return exact ? arena_fmt(t->a, "%.*s %.*s", P(c->cpe_product), P(c->said)) : c->cpe_product;
}

static bool is_windows(const struct claim *c)
{
	return str_eq(c->cpe_vendor, S("microsoft")) && str_starts(c->cpe_product, S("windows"));
}

/* "a-blog cms Ver.3.1.x series" is a-blog cms from 3.1 on; what is no series of versions stays. */
static str without_series(struct arena *a, str product, struct version *from)
{
	str s = text_fold(a, product), head = str_ends(s, S(" series")) ? str_first(s, s.n - 7) : S("");
	size_t at = head.n;
	struct version end;
	while (at && head.p[at - 1] != ' ')
		at--;
	str last = str_from(head, at), number = str_ends(last, S(".x")) ? str_first(last, last.n - 2) : last;
	if (!at || !str_has(number, S(".")) || version_series(number, from, &end) != number.n) {
		*from = (struct version){ 0 };
		return product;
	}
	return str_trim(str_first(s, at));
}

/* An issuer who names a Windows means that one, whatever CPE he adds. */
static bool is_told_windows(struct taking *t, const struct claim *c)
{
	struct windows w;
	return is_windows(c) && c->product.n && windows_read(t->a, text_fold(t->a, c->product), &w);
}

static void find_keys(struct taking *t, const struct claim *c, struct products *p)
{
	str keys[DICTIONARY_KEYS_MAX];
	size_t count = c->product.n ? product_keys(t->d, t->a, c->vendor, c->product, c->about, keys) : 0;
	for (size_t i = 0; i < count; i++)
		add_key(p, keys[i]);
	str bare = without_series(t->a, c->product, &(struct version){ 0 });
	count = bare.n < c->product.n ? product_keys(t->d, t->a, c->vendor, bare, c->about, keys) : 0;
	for (size_t i = 0; i < count; i++)
		add_key(p, keys[i]);
	if (is_told_windows(t, c))
		return;
	count = c->cpe_product.n ? product_keys(t->d, t->a, c->cpe_vendor, is_windows(c) ? windows_words(t, c) : c->cpe_product, S(""), keys) : 0;
	for (size_t i = 0; i < count; i++)
		add_key(p, keys[i]);
}

static bool look_up_products(struct taking *t, const struct claim *c, struct products *p, struct err *e)
{
	*p = (struct products){ 0 };
	find_keys(t, c, p);
	for (size_t i = 0; i < p->count; i++)
		if (!product_id(t, p->keys[i], c, &p->ids[i], e))
			return false;
	return true;
}

/* All that a claim's products are named by, in one text; "" where it is too long to be looked up by. */
static str names_of(const struct claim *c, char bytes[NAMES_BYTES_MAX])
{
	const str parts[] = { c->vendor, c->product, c->about, c->cpe_vendor, c->cpe_product, is_windows(c) ? c->said : S("") };
	size_t n = 0;
	for (size_t i = 0; i < LENGTH(parts); i++) {
		if (n + parts[i].n + 1 > NAMES_BYTES_MAX)
			return S("");
		if (parts[i].n)
			memcpy(bytes + n, parts[i].p, parts[i].n);
		n += parts[i].n;
		bytes[n++] = '\t';
	}
	return (str){ bytes, n };
}

/* The same names come again and again: what they mean is looked up once. */
static const struct products *products_of(struct taking *t, const struct claim *c, struct err *e)
{
	char bytes[NAMES_BYTES_MAX];
	str name = names_of(c, bytes);
	size_t at = name.n ? names_find(&t->named, name) : NAME_NONE;
	if (at != NAME_NONE)
		return &t->known.list[at];
	struct products p;
	if (!look_up_products(t, c, &p, e))
		return NULL;
	if (!name.n)
		return memcpy(arena_new(t->a, struct products), &p, sizeof p);
	names_put(&t->named, t->a, arena_copy(t->a, name), t->known.count);
	arena_grow(t->a, t->known.list, t->known.count, t->known.room);
	t->known.list[t->known.count] = p;
	return &t->known.list[t->known.count++];
}

static bool issuer_id(struct taking *t, str issuer, int64_t *id, struct err *e)
{
	size_t at = names_find(&t->issuers, issuer);
	if (at != NAME_NONE) {
		*id = t->issuer_ids.list[at];
		return true;
	}
	if (!db_do(t->db, e, "INSERT INTO issuer (id, name) SELECT coalesce(max(id), 0) + 1, ?1 FROM issuer WHERE true ON CONFLICT DO NOTHING", BIND(V(issuer))) ||
	    !db_one_int(t->db, e, id, 0, "SELECT id FROM issuer WHERE name = ?", BIND(V(issuer))))
		return false;
	names_put(&t->issuers, t->a, arena_copy(t->a, issuer), t->issuer_ids.count);
	arena_grow(t->a, t->issuer_ids.list, t->issuer_ids.count, t->issuer_ids.room);
	t->issuer_ids.list[t->issuer_ids.count++] = *id;
	return true;
}

/* ---- claims */

/* Versions of one product mostly stand one after the other. */
static bool same_product(const struct claim *a, const struct claim *b)
{
	return !is_windows(a) && str_eq(a->cpe_product, b->cpe_product) && str_eq(a->cpe_vendor, b->cpe_vendor) && str_eq(a->product, b->product) &&
	       str_eq(a->vendor, b->vendor) && str_eq(a->about, b->about);
}

/* Claims of one configuration stand together. */
struct config {
	size_t first, end;
	bool systems; /* something in it is a system that is not vulnerable itself */
};

static struct config config_at(const struct advisory *adv, size_t first)
{
	struct config config = { .first = first, .end = first };
	const struct claim *c = &adv->claims[first];
	for (; config.end < adv->count; config.end++) {
		const struct claim *one = &adv->claims[config.end];
		if (one->source != c->source || one->config != c->config || one->all_nodes != c->all_nodes)
			break;
		config.systems |= one->all_nodes && one->platform && one->part != 'h';
	}
	return config;
}

/* Whether something vulnerable of the configuration is a part of this system. */
static bool built_in(struct taking *t, const struct advisory *adv, const struct config *config, str system, struct err *e)
{
	for (size_t i = config->first; i < config->end; i++) {
		const struct products *p = adv->claims[i].platform ? NULL : products_of(t, &adv->claims[i], e);
		for (size_t k = 0; p && k < p->count; k++)
			if (product_built_in(t->d, p->keys[k], system))
				return true;
	}
	return false;
}

static bool names_release(const struct claim *c)
{
	return is_windows(c) && !str_has(c->said, S("<")) && !str_has(c->said, S(">")) && !str_has(c->said, S("."));
}

/* Of one product, by one issuer, from one version on. */
static bool same_branches(const struct claim *a, const struct claim *b)
{
	return b->what == AFFECTED_RANGES && str_eq(version_key(&a->range.from), version_key(&b->range.from)) && a->source == b->source && !a->platform &&
	       !b->platform && a->unaffected == b->unaffected && str_eq(a->product, b->product) && str_eq(a->cpe_product, b->cpe_product) &&
	       str_eq(a->vendor, b->vendor) && str_eq(a->cpe_vendor, b->cpe_vendor) && str_eq(a->about, b->about) && str_eq(a->issuer, b->issuer);
}

/* "Before 15.7" beside "before 16.6" would say nothing if the second held for 15.8 too: each is of its branch. */
static struct version_range branch_of(const struct advisory *adv, const struct claim *c)
{
	struct version_range range = c->range;
	for (size_t i = 0; i < adv->count && adv->count <= BRANCHES_CLAIMS_MAX && c->range.to.n; i++) {
		const struct claim *other = &adv->claims[i];
		if (!same_branches(c, other) || !other->range.to.n || version_order(&other->range.to, &c->range.to) >= 0)
			continue;
		struct version behind = version_behind_branch(&other->range.to, &c->range.to);
		range.from = behind.n && version_order(&behind, &range.from) > 0 ? behind : range.from;
	}
	return range;
}

static bool put_row(struct taking *t, const struct claim *c, const struct told *told, int64_t cve, int64_t product, int flags, struct err *e)
{
	int64_t issuer;
	bool ranges = c->what == AFFECTED_RANGES && !(flags & CLAIM_RELEASE);
	enum affected_what what = flags & CLAIM_RELEASE ? AFFECTED_ALL : c->what;
	if (!issuer_id(t, c->issuer, &issuer, e))
		return false;
	t->count.claims++;
	return db_do(t->db, e, "INSERT INTO claim (id, told, cve, product, source, issuer, what, flags, config, lo, hi, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	             BIND(V(t->next_claim++), V(told->id), V(cve), V(product), V((int64_t)c->source), V(issuer), V((int64_t)what), V(flags), V((int64_t)c->config),
	                  value_bytes_or_null(ranges ? version_key(&c->range.from) : S("")), value_bytes_or_null(ranges ? version_key(&c->range.to) : S("")),
	                  value_str_or_null(c->said)));
}

/* Twins that differ in what is not kept (x64, x86) are one. */
static bool same_claim(const struct claim *a, const struct claim *b)
{
	return a->source == b->source && a->config == b->config && a->platform == b->platform && a->unaffected == b->unaffected && a->what == b->what &&
	       str_eq(a->said, b->said) && str_eq(a->product, b->product) && str_eq(a->cpe_product, b->cpe_product) && str_eq(a->about, b->about) &&
	       str_eq(a->vendor, b->vendor) && str_eq(a->cpe_vendor, b->cpe_vendor) && str_eq(a->issuer, b->issuer);
}

static bool put_claim(struct taking *t, const struct advisory *adv, size_t at, const struct config *config, const struct told *told, int64_t cve, struct err *e)
{
	struct claim c = adv->claims[at];
	struct version series;
	if ((c.platform && c.part == 'h') || (at && same_claim(&c, &adv->claims[at - 1])))
		return true;
	if (c.what == AFFECTED_RANGES && !config->systems)
		c.range = branch_of(adv, &c);
	without_series(t->a, c.product, &series);
	if (series.n && !c.range.from.n)
		c.range.from = series;
	const struct products *p = t->last && same_product(&c, &adv->claims[t->last_at]) ? t->last : products_of(t, &c, e);
	t->last = p;
	t->last_at = at;
	for (size_t i = 0; p && i < p->count; i++) {
		int flags = (c.platform ? CLAIM_PLATFORM : 0) | (c.unaffected ? CLAIM_UNAFFECTED : 0) | (names_release(&c) ? CLAIM_RELEASE : 0);
		if (c.platform && c.all_nodes && built_in(t, adv, config, p->keys[i], e))
			flags = (flags & ~CLAIM_PLATFORM) | CLAIM_BUILT_IN;
		else if (!c.platform && config->systems)
			flags |= CLAIM_SYSTEMS;
		if (!put_row(t, &c, told, cve, p->ids[i], flags, e))
			return false;
	}
	return p;
}

static bool put_claims(struct taking *t, const struct advisory *adv, struct told *told, int64_t cve, struct err *e)
{
	struct config config = { 0 };
	told->first = t->next_claim;
	t->last = NULL;
	for (size_t i = 0; i < adv->count; i++) {
		if (i >= config.end)
			config = config_at(adv, i);
		if (!put_claim(t, adv, i, &config, told, cve, e))
			return false;
	}
	told->last = t->next_claim - 1;
	return true;
}

/* ---- records */

static bool look(struct taking *t, int64_t cve, enum advisory_source source, str ref, struct told *told, struct err *e)
{
	*told = (struct told){ 0 };
	auto_rows rows = db_ask(t->db, e, "SELECT id, kind, ref, digest, modified, first, last FROM told WHERE cve = ?", BIND(V(cve)));
	while (rows_next(&rows)) {
		if (rows_int(&rows, 1) != (int64_t)source || !str_eq(rows_str(&rows, 2), ref)) {
			told->others = true;
			continue;
		}
		told->there = true;
		told->id = rows_int(&rows, 0);
		told->digest = rows_int(&rows, 3);
		told->modified = arena_copy(t->a, rows_str(&rows, 4));
		told->first = rows_int(&rows, 5);
		told->last = rows_int(&rows, 6);
	}
	return rows_done(&rows);
}

static bool put_told(struct taking *t, const struct advisory *adv, const struct told *told, int64_t cve, enum advisory_source source, str ref, int64_t digest,
	             struct err *e)
{
	return db_do(t->db, e, "INSERT INTO told (id, cve, kind, ref, digest, modified, first, last, rejected, published, score, known_since, ransomware, title, summary, url, fix) "
	             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	             BIND(V(told->id), V(cve), V((int64_t)source), V(ref), V(digest), V(adv->modified), V(told->first), V(told->last), V((int64_t)adv->rejected),
	                  V(adv->published), V((int64_t)(adv->score * 10 + 0.5)), value_str_or_null(adv->known_since), V((int64_t)adv->ransomware),
	                  value_str_or_null(adv->title), value_str_or_null(adv->summary), value_str_or_null(adv->url), value_str_or_null(adv->fix)));
}

static bool drop_told(struct taking *t, const struct told *told, struct err *e)
{
	return db_do(t->db, e, "DELETE FROM claim WHERE id BETWEEN ? AND ?", BIND(V(told->first), V(told->last))) &&
	       db_do(t->db, e, "DELETE FROM told WHERE id = ?", BIND(V(told->id)));
}

/* Two issuers of different weight in one record, or what can be compared beside what cannot. */
static bool mixed(const struct advisory *adv)
{
	const struct claim *first = adv->claims;
	for (size_t i = 1; i < adv->count; i++)
		if (claim_rank(first[i].source) != claim_rank(first->source) || (first[i].what == AFFECTED_UNTOLD) != (first->what == AFFECTED_UNTOLD))
			return true;
	return false;
}

static void note_cve(struct taking *t, int64_t cve, bool weigh)
{
	arena_grow(t->a, t->touched.list, t->touched.count, t->touched.room);
	t->touched.list[t->touched.count++] = cve;
	if (!weigh)
		return;
	arena_grow(t->a, t->weighed.list, t->weighed.count, t->weighed.room);
	t->weighed.list[t->weighed.count++] = cve;
}

bool taking_put(struct taking *t, const struct advisory *adv, enum advisory_source source, str ref, int64_t digest, struct err *e)
{
	int64_t cve = cve_number(adv->cve);
	struct told told;
	if (!cve)
		return err_set(e, ERR_INPUT, "「%.*s」はCVE番号ではありません", "\"%.*s\" is no CVE number", P(adv->cve));
	if (!look(t, cve, source, ref, &told, e))
		return false;
	t->count.records++;
	bool same = told.there && told.digest == digest, believed = str_order(told.modified, t->latest) <= 0;
	bool older = told.there && !same && believed && adv->modified.n && str_order(adv->modified, told.modified) < 0;
	t->count.same += same;
	t->count.older += older;
	if (same || older)
		return true;
	if (told.there && !drop_told(t, &told, e))
		return false;
	t->count.added += !told.there;
	t->count.changed += told.there;
	t->count.withdrawn += adv->rejected;
	told.id = t->next_told++;
	note_cve(t, cve, told.others || adv->rejected || mixed(adv));
	return put_claims(t, adv, &told, cve, e) && put_told(t, adv, &told, cve, source, ref, digest, e);
}

/* ---- weighing */

struct weighed {
	int64_t id, product;
	int rank, flags;
	bool readable;
};

/* Of two who speak of one product, the weightier counts, unless nobody can read it. A withdrawn CVE counts not at all. */
static bool is_ruled(const struct weighed *list, size_t count, const struct weighed *one, bool withdrawn)
{
	bool ruled = withdrawn;
	for (size_t i = 0; i < count && !ruled; i++)
		ruled = list[i].product == one->product && list[i].readable && !(list[i].flags & CLAIM_PLATFORM) &&
		        (list[i].rank > one->rank || (!one->readable && list[i].id != one->id));
	return ruled;
}

static bool weigh(struct taking *t, int64_t cve, struct err *e)
{
	auto_arena a = { 0 };
	LIST_OF(struct weighed) all = { 0 };
	int64_t withdrawn = 0;
	{
		auto_rows rows = db_ask(t->db, e, "SELECT c.id, c.product, c.source, c.flags, c.what FROM told AS t JOIN claim AS c ON c.id BETWEEN t.first AND t.last "
		                        "WHERE t.cve = ?", BIND(V(cve)));
		while (rows_next(&rows)) {
			arena_grow(&a, all.list, all.count, all.room);
			all.list[all.count++] = (struct weighed){ .id = rows_int(&rows, 0), .product = rows_int(&rows, 1),
				                                  .rank = claim_rank((enum advisory_source)rows_int(&rows, 2)), .flags = (int)rows_int(&rows, 3),
				                                  .readable = rows_int(&rows, 4) != AFFECTED_UNTOLD };
		}
		if (!rows_done(&rows))
			return false;
	}
	if (!db_one_int(t->db, e, &withdrawn, 0, "SELECT COUNT(*) FROM told WHERE cve = ? AND rejected", BIND(V(cve))))
		return false;
	for (size_t i = 0; i < all.count; i++) {
		struct weighed *one = &all.list[i];
		int flags = (one->flags & ~CLAIM_RULED) | (is_ruled(all.list, all.count, one, withdrawn) ? CLAIM_RULED : 0);
		if (flags != one->flags && !db_do(t->db, e, "UPDATE claim SET flags = ? WHERE id = ?", BIND(V(flags), V(one->id))))
			return false;
	}
	return true;
}

static int by_number(const void *a, const void *b)
{
	int64_t one = *(const int64_t *)a, two = *(const int64_t *)b;
	return one < two ? -1 : one > two;
}

static size_t sorted(int64_t *list, size_t count)
{
	size_t kept = 0;
	if (count)
		qsort(list, count, sizeof *list, by_number);
	for (size_t i = 0; i < count; i++)
		if (!i || list[i] != list[i - 1])
			list[kept++] = list[i];
	return kept;
}

bool taking_end(struct taking *t, struct err *e)
{
	t->touched.count = sorted(t->touched.list, t->touched.count);
	t->weighed.count = sorted(t->weighed.list, t->weighed.count);
	for (size_t i = 0; i < t->weighed.count; i++)
		if (!weigh(t, t->weighed.list[i], e))
			return false;
	return !t->bulk || db_do(t->db, e, "CREATE INDEX IF NOT EXISTS claim_product ON claim (product)", NONE);
}

size_t taking_touched(struct taking *t, const int64_t **cves)
{
	*cves = t->touched.list;
	return t->touched.count;
}
