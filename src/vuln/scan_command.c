/* scan_command.c - `inro vuln scan`: what hits each row, as a table or as JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/json.h"
#include "scan.h"

static const char *const hows[] = { [NAMED_MAKER] = "maker_and_name", [NAMED_DICTIONARY] = "dictionary", [NAMED_NAME] = "name", [NAMED_SERIES] = "series", [NAMED_SYSTEM] = "system" };
static const char *const whys[] = { [WHY_RANGE] = "range", [WHY_ALL] = "all_versions", [WHY_UNPATCHED] = "unsupported", [WHY_NO_VERSION] = "no_version",
	                            [WHY_NO_LEVEL] = "no_patch_level", [WHY_UNTOLD] = "untold" };
static const char *const sources[ADVISORY_SOURCES] = { [ADVISORY_NVD] = "nvd", [ADVISORY_CNA] = "cna", [ADVISORY_ADP] = "adp", [ADVISORY_CSAF] = "csaf", [ADVISORY_JVN] = "jvn", [ADVISORY_KEV] = "kev" };

static void put_products(struct work *w, struct json *j, const struct scan_row *row)
{
	json_put_key(j, S("products"));
	json_put_open(j, '[');
	for (int is_main = 1; is_main >= 0; is_main--)
		for (size_t i = 0; i < row->naming.count; i++) {
			const struct named *n = &row->naming.list[i];
			if (n->main != is_main)
				continue;
			json_put_open(j, '{');
			json_pair_str(j, S("vendor"), n->vendor);
			json_pair_str(j, S("product"), n->product);
			json_pair_str(j, S("version"), n->written);
			json_pair_str(j, S("how"), str_of(hows[n->how]));
			json_pair_str(j, S("words"), n->words);
			json_pair_bool(j, S("main"), n->main);
			json_put_close(j, '}');
		}
	json_put_close(j, ']');
	(void)w;
}

/* A CVE that hits one product of the row hits the row, whatever cannot be told of the others. */
static bool put_cves(struct json *j, struct arena *a, const struct scan_row *row, enum hit_state state)
{
	struct names put = { 0 };
	size_t at;
	json_put_open(j, '[');
	for (size_t k = 0; k < row->naming.count && state == HIT_UNKNOWN; k++)
		for (size_t i = 0; i < row->things[k]->count; i++)
			if (row->things[k]->hits[i].state == HIT_SURE)
				names_put(&put, a, cve_name(a, row->things[k]->hits[i].cve), 1);
	for (size_t k = 0; k < row->naming.count; k++)
		for (size_t i = 0; i < row->things[k]->count; i++) {
			const struct hit *hit = &row->things[k]->hits[i];
			str name = cve_name(a, hit->cve);
			if (hit->state == state && names_new(&put, a, name, 1, &at))
				json_put_str(j, name);
		}
	json_put_close(j, ']');
	return true;
}

static void put_end(struct json *j, const struct eol_answer *end)
{
	json_put_open(j, '{');
	json_pair_str(j, S("product"), end->name);
	json_pair_str(j, S("cycle"), end->cycle);
	json_pair_str(j, S("date"), end->date);
	json_put_close(j, '}');
}

/* "eol": of what the row is about; "ends": of everything in it, and what is only announced or holds for some editions. */
static void put_ends(struct json *j, const struct scan_row *row)
{
	const struct eol_answer *first = NULL;
	for (size_t k = 0; k < row->naming.count && !first; k++)
		if (row->naming.list[k].main && row->things[k]->eol.ended)
			first = &row->things[k]->eol;
	json_put_key(j, S("eol"));
	if (first)
		put_end(j, first);
	else
		json_put_null(j);
	json_put_key(j, S("ends"));
	json_put_open(j, '[');
	for (size_t k = 0; k < row->naming.count; k++) {
		const struct eol_answer *end = &row->things[k]->eol;
		if (!end->ended && !end->announced && !end->partly)
			continue;
		json_put_open(j, '{');
		json_pair_str(j, S("product"), end->name);
		json_pair_str(j, S("cycle"), end->cycle);
		json_pair_str(j, S("date"), end->date);
		json_pair_str(j, S("state"), str_of(end->ended ? "ended" : end->announced ? "announced" : "some_editions"));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
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
	json_pair_str(j, S("why"), str_of(whys[hit->why]));
	json_pair_str(j, S("said"), told.said);
	json_pair_str(j, S("of"), told.product);
	json_pair_str(j, S("issuer"), told.issuer);
	json_pair_str(j, S("source"), str_of(sources[told.source]));
	json_pair_bool(j, S("disagreed"), told.disagreed);
	if (told.known_since.n)
		json_pair_str(j, S("known_exploited_since"), told.known_since);
	if (told.known_since.n)
		json_pair_bool(j, S("ransomware"), told.ransomware);
	if (told.score) {
		json_put_key(j, S("score"));
		json_put_as_is(j, arena_fmt(w->arena, "%d.%d", told.score / 10, told.score % 10));
	}
	if (told.chance >= 0) {
		json_put_key(j, S("epss"));
		json_put_as_is(j, arena_fmt(w->arena, "%d.%04d", told.chance / 10000, told.chance % 10000));
	}
	if (told.url.n)
		json_pair_str(j, S("url"), told.url);
	json_put_close(j, '}');
	return true;
}

static bool put_reasons(struct work *w, struct db *db, struct json *j, const struct scan_row *row, struct err *e)
{
	json_put_key(j, S("reasons"));
	json_put_open(j, '[');
	for (size_t k = 0; k < row->naming.count; k++)
		for (size_t i = 0; i < row->things[k]->count; i++)
			if (row->things[k]->hits[i].state == HIT_SURE && !put_reason(w, db, j, row->things[k], &row->things[k]->hits[i], e))
				return false;
	json_put_close(j, ']');
	return true;
}

static bool put_row(struct work *w, struct db *db, struct json *j, const struct scan_row *row, struct err *e)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), row->id);
	if (row->number)
		json_pair_int(j, S("row"), row->number);
	put_products(w, j, row);
	json_put_key(j, S("cves"));
	put_cves(j, w->arena, row, HIT_SURE);
	json_put_key(j, S("unknown"));
	put_cves(j, w->arena, row, HIT_UNKNOWN);
	put_ends(j, row);
	bool ok = put_reasons(w, db, j, row, e);
	json_put_close(j, '}');
	return ok;
}

static bool put_json(struct work *w, struct db *db, const struct scan *scan, struct err *e)
{
	struct json j = { .out = w->out };
	bool ok = true;
	json_put_open(&j, '[');
	for (size_t i = 0; i < scan->count && ok; i++) {
		buf_byte(w->out, '\n');
		ok = put_row(w, db, &j, &scan->rows[i], e);
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
	return ok;
}

bool vuln_scan_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct scan scan;
	str bytes;
	const struct dictionary *d = catalogue_dictionary(w, e);
	auto_db *db = d ? catalogue_open(w, false, e) : NULL;
	return db && args->count > 1 && disk_read(w->disk, w->arena, args->words[1], FILE_BYTES_MAX, &bytes, e) &&
	       scan_read(w, args->words[1], bytes, &scan, e) && scan_judge(w, db, d, &scan, e) && put_json(w, db, &scan, e);
}
