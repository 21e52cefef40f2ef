/* scan_command.c - `inro vuln scan`: what hits each row of a ledger, as a table or as JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/json.h"
#include "frame/facility.h"
#include "hits.h"
#include "paper/table_text.h"
#include "say.h"

#define SHOWN_PRODUCTS_MAX 3u /* of a row in the table */
#define SHOWN_KNOWN_MAX 3u    /* exploited vulnerabilities of a row in the table; --json has all */

/* The rows of one device: each program of its own is a row. */
struct group {
	const struct scan_row *rows;
	size_t count;
};

static struct group group_at(const struct scan *scan, size_t first)
{
	struct group g = { &scan->rows[first], 1 };
	while (first + g.count < scan->count && scan->rows[first + g.count].first == first)
		g.count++;
	return g;
}

/* All that is named in a group, one after the other; not what a person said to be nothing. */
struct named_at {
	size_t row, at;
};

static const struct named *next_named(const struct group *g, struct named_at *at, const struct thing **thing)
{
	for (; at->row < g->count; at->row++, at->at = 0)
		while (at->at < g->rows[at->row].naming->count) {
			*thing = g->rows[at->row].things[at->at];
			const struct named *named = &g->rows[at->row].naming->list[at->at++];
			if (!product_is_nothing(named->product))
				return named;
		}
	return NULL;
}

/* ---- JSON */

static void put_product(struct json *j, const struct named *n)
{
	json_put_open(j, '{');
	json_pair_str(j, S("vendor"), n->vendor);
	json_pair_str(j, S("product"), n->product);
	json_pair_str(j, S("version"), n->written);
	json_pair_str(j, S("how"), str_of(how_rows[n->how].code));
	json_pair_str(j, S("words"), n->words);
	json_pair_bool(j, S("main"), n->main);
	json_put_close(j, '}');
}

/* What the row is about comes first. */
static void put_products(struct json *j, const struct group *g)
{
	const struct thing *thing;
	json_put_key(j, S("products"));
	json_put_open(j, '[');
	for (int is_main = 1; is_main >= 0; is_main--) {
		struct named_at at = { 0 };
		for (const struct named *n; (n = next_named(g, &at, &thing));)
			if (n->main == is_main)
				put_product(j, n);
	}
	json_put_close(j, ']');
}

static void put_state(struct json *j, struct arena *a, const struct group *g, enum hit_state state, struct names *put)
{
	struct named_at at = { 0 };
	const struct thing *thing;
	size_t there;
	json_put_open(j, '[');
	while (next_named(g, &at, &thing))
		for (size_t i = 0; i < thing->count; i++) {
			str name = thing->hits[i].state == state ? cve_name(a, thing->hits[i].cve) : S("");
			if (name.n && names_new(put, a, name, 1, &there))
				json_put_str(j, name);
		}
	json_put_close(j, ']');
}

/* A CVE that hits one product of the row hits the row, whatever cannot be told of the others. */
static void put_cves(struct json *j, struct arena *a, const struct group *g)
{
	struct names put = { 0 };
	json_put_key(j, S("cves"));
	put_state(j, a, g, HIT_SURE, &put);
	json_put_key(j, S("unknown"));
	put_state(j, a, g, HIT_UNKNOWN, &put);
}

static void put_end(struct json *j, const struct eol_answer *end)
{
	json_pair_str(j, S("product"), end->name);
	json_pair_str(j, S("cycle"), end->cycle);
	json_pair_str(j, S("date"), end->date);
}

/* "eol": of what the row is about; "ends": of everything in it, also what is only announced or holds for some editions. */
static void put_ends(struct json *j, const struct group *g)
{
	const struct eol_answer *about = NULL;
	const struct thing *thing;
	struct named_at at = { 0 };
	for (const struct named *n; !about && (n = next_named(g, &at, &thing));)
		about = n->main && thing->eol.ended ? &thing->eol : NULL;
	json_put_key(j, S("eol"));
	if (about) {
		json_put_open(j, '{');
		put_end(j, about);
		json_put_close(j, '}');
	} else {
		json_put_null(j);
	}
	json_put_key(j, S("ends"));
	json_put_open(j, '[');
	at = (struct named_at){ 0 };
	while (next_named(g, &at, &thing)) {
		const struct eol_answer *end = &thing->eol;
		if (!end->ended && !end->announced && !end->partly)
			continue;
		json_put_open(j, '{');
		put_end(j, end);
		json_pair_str(j, S("state"), str_of(end->ended ? "ended" : end->announced ? "announced" : "some_editions"));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void put_number(struct json *j, struct arena *a, str key, int number, int parts, int digits)
{
	json_put_key(j, key);
	json_put_as_is(j, arena_fmt(a, "%d.%0*d", number / parts, digits, number % parts));
}

static bool put_reason(struct work *w, struct db *db, struct json *j, const struct thing *thing, const struct hit *hit, struct err *e)
{
	struct hit_told told;
	if (!hit_tell(w, db, hit, &told, e))
		return false;
	json_put_open(j, '{');
	json_pair_str(j, S("cve"), cve_name(w->arena, hit->cve));
	json_pair_str(j, S("product"), arena_fmt(w->arena, "%.*s:%.*s", P(thing->named->vendor), P(thing->named->product)));
	json_pair_str(j, S("version"), thing->named->written);
	json_pair_str(j, S("why"), str_of(why_rows[hit->why].code));
	json_pair_bool(j, S("built_in"), hit->built_in);
	json_pair_str(j, S("said"), told.said);
	json_pair_str(j, S("of"), told.product);
	json_pair_str(j, S("issuer"), told.issuer);
	json_pair_str(j, S("source"), str_of(source_rows[told.source].code));
	json_pair_bool(j, S("disagreed"), told.disagreed);
	json_pair_str(j, S("fix"), fix_said(w->arena, told.said));
	if (told.known_since.n) {
		json_pair_str(j, S("known_exploited_since"), told.known_since);
		json_pair_bool(j, S("ransomware"), told.ransomware);
	}
	if (told.score)
		put_number(j, w->arena, S("score"), told.score, 10, 1);
	if (told.chance >= 0)
		put_number(j, w->arena, S("epss"), told.chance, 10000, 4);
	json_pair_str(j, S("url"), told.url);
	json_put_close(j, '}');
	return true;
}

static bool put_reasons(struct work *w, struct db *db, struct json *j, const struct group *g, struct err *e)
{
	struct named_at at = { 0 };
	const struct thing *thing;
	json_put_key(j, S("reasons"));
	json_put_open(j, '[');
	while (next_named(g, &at, &thing))
		for (size_t i = 0; i < thing->count; i++)
			if (thing->hits[i].state == HIT_SURE && !put_reason(w, db, j, thing, &thing->hits[i], e))
				return false;
	json_put_close(j, ']');
	return true;
}

static bool put_group(struct work *w, struct db *db, struct json *j, const struct group *g, struct err *e)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), g->rows->id);
	if (g->rows->number)
		json_pair_int(j, S("row"), g->rows->number);
	if (g->rows->device.n)
		json_pair_str(j, S("device"), g->rows->device);
	put_products(j, g);
	put_cves(j, w->arena, g);
	put_ends(j, g);
	bool ok = put_reasons(w, db, j, g, e);
	json_put_close(j, '}');
	return ok;
}

static bool put_json(struct work *w, struct db *db, const struct scan *scan, struct err *e)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < scan->count;) {
		struct group g = group_at(scan, i);
		buf_byte(w->out, '\n');
		if (!put_group(w, db, &j, &g, e))
			return false;
		i += g.count;
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
	return true;
}

/* ---- a table for people */

struct counts {
	size_t sure, unknown, known;
	str names; /* the exploited ones, as many as are shown */
};

static bool count_hits(struct work *w, struct db *db, const struct thing *thing, struct counts *c, struct err *e)
{
	for (size_t i = 0; i < thing->count; i++) {
		int64_t known = 0;
		c->unknown += thing->hits[i].state == HIT_UNKNOWN;
		if (thing->hits[i].state != HIT_SURE)
			continue;
		c->sure++;
		if (!db_one_int(db, e, &known, 0, "SELECT 1 FROM told WHERE cve = ? AND known_since IS NOT NULL", BIND(V(thing->hits[i].cve))))
			return false;
		if (known && c->known++ < SHOWN_KNOWN_MAX)
			c->names = arena_join(w->arena, c->names, S(" "), cve_name(w->arena, thing->hits[i].cve));
	}
	return true;
}

static str end_said(struct work *w, const struct eol_answer *end)
{
	if (end->ended)
		return work_fmt(w, "%.*s に終了", "ended %.*s", P(end->date));
	if (end->announced)
		return work_fmt(w, "%.*s に終了の予定でした", "was to end %.*s", P(end->date));
	return end->partly ? work_word(w, "エディションによっては終了", "ended for some editions") : S("");
}

enum { AT_ID, AT_PRODUCT, AT_KNOWN, AT_SURE, AT_UNKNOWN, AT_END, COLUMNS };

static bool put_line(struct work *w, struct db *db, const struct group *g, str *cells, struct err *e)
{
	struct counts counts = { 0 };
	struct named_at at = { 0 };
	const struct thing *thing;
	size_t shown = 0;
	cells[AT_ID] = g->rows->id.n ? g->rows->id : g->rows->label.n ? g->rows->label : arena_fmt(w->arena, "%u", g->rows->number);
	for (const struct named *n; (n = next_named(g, &at, &thing));) {
		if (!count_hits(w, db, thing, &counts, e))
			return false;
		if (shown++ < SHOWN_PRODUCTS_MAX)
			cells[AT_PRODUCT] = arena_join(w->arena, cells[AT_PRODUCT], S(" / "), product_said(w, n->vendor, n->product, n->written));
		if (end_said(w, &thing->eol).n)
			cells[AT_END] = arena_join(w->arena, cells[AT_END], S(" / "), end_said(w, &thing->eol));
	}
	if (!shown)
		cells[AT_PRODUCT] = work_word(w, "どの製品か分かりません", "cannot be named");
	cells[AT_KNOWN] = counts.known ? arena_fmt(w->arena, "%zu: %.*s%s", counts.known, P(counts.names), counts.known > SHOWN_KNOWN_MAX ? " …" : "") : S("");
	cells[AT_SURE] = counts.sure ? arena_fmt(w->arena, "%zu", counts.sure) : S("");
	cells[AT_UNKNOWN] = counts.unknown ? arena_fmt(w->arena, "%zu", counts.unknown) : S("");
	return true;
}

static bool put_table(struct work *w, struct db *db, const struct scan *scan, struct err *e)
{
	const struct text_column columns[COLUMNS] = {
		{ .head = work_word(w, "管理番号", "Control No.") },
		{ .head = work_word(w, "製品", "Products"), .wrap = true },
		{ .head = work_word(w, "攻撃に使われている", "Being exploited"), .wrap = true },
		{ .head = work_word(w, "脆弱性", "Vulnerabilities"), .right = true },
		{ .head = work_word(w, "分からない", "Cannot tell"), .right = true },
		{ .head = work_word(w, "サポート", "Support"), .wrap = true },
	};
	str *cells = arena_array(w->arena, str, scan->count * COLUMNS + 1);
	size_t lines = 0;
	for (size_t i = 0; i < scan->count; lines++) {
		struct group g = group_at(scan, i);
		if (!put_line(w, db, &g, &cells[lines * COLUMNS], e))
			return false;
		i += g.count;
	}
	text_table_put(w->out, &(struct text_table){ columns, COLUMNS, cells, lines, 0 });
	work_put(w, "\n「分からない」は、バージョンや更新の状態が台帳になく、判断できないものです。理由と出典は --json で出ます。\n",
	         "\n\"Cannot tell\": the version or the patch level is not in the ledger. --json has the reasons and who says so.\n");
	return true;
}

bool vuln_scan_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct scan scan = { 0 };
	str bytes;
	const struct dictionary *d = NULL;
	bool file = args->count > 1;
	if (!file && !facility_open(w, e))
		return false;
	auto_db *db = catalogue_open(w, false, e);
	if (!db || !(d = catalogue_dictionary(w, e)))
		return false;
	bool read = file ? disk_read(w->disk, w->arena, args->words[1], FILE_BYTES_MAX, &bytes, e) && scan_read(w, args->words[1], bytes, &scan, e) : hits_ledger(w, &scan, e);
	return read && scan_judge(w, db, d, &scan, e) && (w->json ? put_json(w, db, &scan, e) : put_table(w, db, &scan, e));
}
