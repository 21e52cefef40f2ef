/* names_api.c - how old the data is, and the names of products, for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vuln_api.h"

#include "correct.h"
#include "sources.h"

/* ---- feeds */

static const struct doc_field feed_fields[] = {
	{ "name", { "取得先の名前", "the source's name" } },
	{ "words", { "取得先", "the source in words" }, DOC_WORDS },
	{ "on", { "使うことにしている", "it is in use" }, DOC_TRUTH },
	{ "taken", { "最後に読み込んだとき", "last brought up to date at" }, DOC_INSTANT },
	{ "as_of", { "いつのデータか", "the day of which its data tells" }, DOC_DAY },
	{ "good_until", { "この日までは古くない", "its data is not old until this day" }, DOC_DAY },
	{ "old", { "古い", "it is old" }, DOC_TRUTH },
	{ "trouble", { "最後にできなかった理由", "why the last try failed" }, DOC_WORDS },
	{ 0 },
};
static const struct doc_shape feed_shape = { "vuln_feed", { "脆弱性情報の取得先", "a source of vulnerability data" }, feed_fields };
static const struct doc_field feeds_fields[] = {
	{ "items", { "取得先", "sources" }, DOC_OBJECTS, .shape = &feed_shape },
	{ 0 },
};
static const struct doc_shape feeds_shape = { "vuln_feeds", { "脆弱性情報の新しさ", "how old the vulnerability data is" }, feeds_fields };

const struct route_doc feeds_doc = {
	.id = "listVulnerabilityFeeds",
	.detail = { "取得先ごとに、手元のデータがいつのものかです。", "For each source, of which day our data is." },
	.gives = &feeds_shape,
};

static void put_words(struct json *j, str key, struct words words)
{
	json_put_key(j, key);
	json_put_open(j, '{');
	json_pair_str(j, S("ja"), str_of(words.ja));
	json_pair_str(j, S("en"), str_of(words.en));
	json_put_close(j, '}');
}

static void put_feed(struct work *w, struct json *j, const struct source_age *age)
{
	json_put_open(j, '{');
	json_pair_str(j, S("name"), str_of(age->source->name));
	put_words(j, S("words"), age->source->words);
	json_pair_bool(j, S("on"), age->on);
	json_pair_str(j, S("taken"), age->taken);
	json_pair_str(j, S("as_of"), age->as_of);
	json_pair_str(j, S("good_until"), age->good_until);
	json_pair_bool(j, S("old"), age->good_until.n && str_order(age->good_until, day_iso(w->arena, work_today(w))) < 0);
	put_words(j, S("trouble"), age->trouble);
	json_put_close(j, '}');
}

bool feeds_answer(struct visit *v, struct err *e)
{
	struct source_age ages[SOURCES_MAX];
	struct json j = { .out = v->w.out };
	struct err none = { 0 };
	size_t count;
	auto_db *catalogue = catalogue_open(&v->w, false, &none);
	if (!catalogue && none.kind != ERR_MISSING) {
		*e = none;
		return false;
	}
	if (!sources_age(&v->w, catalogue, ages, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++)
		put_feed(&v->w, &j, &ages[i]);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* ---- names */

static const struct doc_field unnamed_fields[] = {
	{ "words", { "台帳の言葉", "the words of the ledger" } },
	{ "devices", { "台数", "how many devices have them" }, DOC_WHOLE },
	{ "device", { "そのうちの1台の番号", "the id of one of them" }, DOC_ID },
	{ 0 },
};
static const struct doc_shape unnamed_shape = { "vuln_unnamed", { "どの製品か分からない言葉", "words by which nothing could be named" }, unnamed_fields };

#define NAME_ROWS(must) \
	{ "name", { "台帳での呼び名", "the name in the ledger" }, .flags = must }, \
	{ "vendor", { "メーカー(CPE)。- : 脆弱性の対象外", "the vendor, as CPE calls it; - : nothing that can be vulnerable" }, .flags = must }, \
	{ "product", { "製品(CPE)。- : 脆弱性の対象外", "the product, as CPE calls it; - : nothing that can be vulnerable" }, .flags = must }

static const struct doc_field name_fields[] = {
	{ "id", { "記録の番号", "the record's id" }, DOC_ID },
	NAME_ROWS(0),
	{ 0 },
};
static const struct doc_shape name_shape = { "vuln_name", { "教えた呼び名", "a name and what it means" }, name_fields };
static const struct doc_field name_value_fields[] = { NAME_ROWS(DOC_MUST), { 0 } };
static const struct doc_shape name_values_shape = { "vuln_name_values", { "教える呼び名", "a name and what it is to mean" }, name_value_fields };

static const struct doc_field names_fields[] = {
	{ "unnamed", { "どの製品か分からない言葉(台数の多いものから)", "what could not be named; that of most devices first" }, DOC_OBJECTS, .shape = &unnamed_shape },
	{ "items", { "教えた呼び名", "the names that were explained" }, DOC_OBJECTS, .shape = &name_shape },
	{ 0 },
};
static const struct doc_shape names_shape = { "vuln_names", { "製品の名前", "names of products" }, names_fields };

const struct route_doc names_doc = {
	.id = "listProductNames",
	.detail = { "脆弱性と照合できなかった言葉と、これまでに教えた呼び名です。呼び名は記録 product_name として書き出し、取り込めます。",
	            "Words that could not be matched with vulnerabilities, and the names explained so far; these are records of the kind product_name." },
	.gives = &names_shape,
};

const struct route_doc name_put_doc = {
	.id = "explainProductName",
	.detail = { "この呼び名のものすべてに使われます。同じ呼び名を前に教えていれば、それに代わります。台帳をもう一度照合し、点検します。",
	            "Holds for everything of that name, in place of what was said of it before. The ledger is matched again and the checks are run." },
	.body = BODY_JSON,
	.takes = &name_values_shape,
	.gives = &name_shape,
};

static void put_name(struct json *j, str id, str name, str vendor, str product)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), id);
	json_pair_str(j, S("name"), name);
	json_pair_str(j, S("vendor"), vendor);
	json_pair_str(j, S("product"), product);
	json_put_close(j, '}');
}

static bool put_names(struct visit *v, struct json *j, struct err *e)
{
	json_put_key(j, S("items"));
	json_put_open(j, '[');
	auto_rows rows = db_ask(v->w.db, e, "SELECT id, name, vendor, product FROM product_name_now ORDER BY id", NONE);
	while (rows_next(&rows))
		put_name(j, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2), rows_str(&rows, 3));
	json_put_close(j, ']');
	return rows_done(&rows);
}

bool names_answer(struct visit *v, struct err *e)
{
	struct unnamed *list;
	size_t count;
	struct json j = { .out = v->w.out };
	if (!unnamed_read(&v->w, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("unnamed"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		json_pair_str(&j, S("words"), list[i].words);
		json_pair_int(&j, S("devices"), list[i].devices);
		json_pair_str(&j, S("device"), list[i].device);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	if (!put_names(v, &j, e))
		return false;
	json_put_close(&j, '}');
	return api_done(v, 200);
}

static bool give_name(struct visit *v, str name, struct err *e)
{
	struct json j = { .out = v->w.out };
	auto_rows rows = db_ask(v->w.db, e, "SELECT id, name, vendor, product FROM product_name_now WHERE name = ? ORDER BY id LIMIT 1", BIND(V(name)));
	if (rows_next(&rows))
		put_name(&j, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2), rows_str(&rows, 3));
	return rows_done(&rows) && api_done(v, 200);
}

bool name_put_answer(struct visit *v, struct err *e)
{
	struct id act;
	struct err why = { 0 };
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	str name = str_trim(json_text(body, "name"));
	if (!correction_put(&v->w, name, json_text(body, "vendor"), json_text(body, "product"), &act, &why))
		return api_refused(v, "/name", &why, e);
	return give_name(v, name, e);
}
