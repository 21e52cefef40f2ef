/* hits_api.c - what hits devices, and what they have, piece by piece for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vuln_api.h"

#include "devices_sql.h"
#include "hit_json.h"
#include "pages.h"

#define HOWS "maker_and_name|dictionary|name|series|system"

#define PAGE_ROWS \
	{ "after", { "続きの目印(next に入っています)", "where the page begins (as next has it)" } }, \
	{ "limit", { "一度に出す件数(なければ100)", "how many at a time (100 where not given)" }, DOC_WHOLE, .least = 1, .most = API_LIMIT_MAX }
#define DEVICE_ROWS \
	{ "device", { "機器の番号", "the device's id" }, DOC_ID }, \
	{ "number", { "管理番号", "its control number" } }, \
	{ "label", { "機器の名前", "what people call it" } }, \
	{ "group", { "機器の区分", "its group of apparatus" } }
#define PRODUCT_ROWS \
	{ "vendor", { "メーカー(CPE)", "the vendor, as CPE calls it" } }, \
	{ "product", { "製品(CPE)。- : 脆弱性の対象外", "the product, as CPE calls it; - : nothing that can be vulnerable" } }, \
	{ "version", { "台帳のバージョン。空: 不明", "its version in the ledger; empty: not known" } }, \
	{ "how", { "何から製品が分かったか", "how it was named" }, DOC_CODE, .codes = HOWS }, \
	{ "words", { "台帳の言葉", "the words of the ledger" } }

static const struct doc_field hits_query[] = {
	{ "device", { "この機器だけ", "only of this device" }, DOC_ID },
	{ "cve", { "この脆弱性だけ", "only this vulnerability" } },
	{ "state", { "hit: 該当するもの、unknown: 判断できないもの", "hit: what hits it; unknown: of what nobody can tell" }, DOC_CODE, .codes = "hit|unknown" },
	{ "exploited", { "1: 攻撃に使われているものだけ", "1: only what is being exploited" }, DOC_TRUTH },
	PAGE_ROWS,
	{ 0 },
};

static const struct doc_field hit_fields[] = {
	DEVICE_ROWS,
	{ "outside", { "外につながる", "it faces the outside" }, DOC_TRUTH },
	PRODUCT_ROWS,
	{ "cve", { "脆弱性の番号", "the vulnerability's number" } },
	{ "state", { "該当するか", "whether it hits" }, DOC_CODE, .codes = "hit|unknown" },
	{ "why", { "そう判断した理由", "why" }, DOC_CODE, .codes = "range|all_versions|unsupported|no_version|no_patch_level|untold" },
	{ "urgency", { "急ぎ", "how urgent it is" }, DOC_CODE, .codes = "outside|exploited|serious|other|untold|clear" },
	{ "score", { "深刻度(CVSS、例: 9.8)。空: なし", "its CVSS score, such as 9.8; empty: none" } },
	{ "epss", { "30日以内に攻撃に使われる見込み(例: 0.9436)。空: なし", "the chance of being exploited within 30 days, such as 0.9436; empty: none" } },
	{ "exploited_since", { "攻撃に使われていると分かった日", "known to be exploited since" }, DOC_DAY },
	{ "ransomware", { "ランサムウェアに使われている", "used by ransomware" }, DOC_TRUTH },
	{ "published", { "公表された日", "published on" } },
	{ "fix", { "修正版。空: 分からない", "the version that mends it; empty: not told" } },
	{ "since", { "見つけた日", "found on" }, DOC_DAY },
	{ "due", { "直す期限", "to be mended by" }, DOC_DAY },
	{ "accepted_until", { "了承の期限", "accepted until" }, DOC_DAY },
	{ "maker_state", { "この機器についてのメーカーの回答(VEX)。空: なし", "what its maker says of this device (VEX); empty: nothing" } },
	{ "maker_words", { "その説明", "and how" } },
	{ "title", { "題", "its title" } },
	{ "said", { "版についての出典の文", "what is said of the versions" } },
	{ "of", { "出典のいう製品", "the product that is meant" } },
	{ "issuer", { "発表した人", "who says so" } },
	{ "source", { "出典", "the source" }, DOC_CODE, .codes = "nvd|cna|adp|csaf|jvn|kev" },
	{ "disagreed", { "違うことをいう出典もある", "another source says otherwise" }, DOC_TRUTH },
	{ "url", { "公表の資料", "the advisory" } },
	{ 0 },
};
static const struct doc_shape hit_shape = { "vuln_hit", { "機器に当たる脆弱性", "a vulnerability of a device" }, hit_fields };

static const struct doc_field hits_fields[] = {
	{ "items", { "当たる脆弱性", "what hits" }, DOC_OBJECTS, .shape = &hit_shape },
	{ "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL },
	{ 0 },
};
static const struct doc_shape hits_shape = { "vuln_hits", { "当たる脆弱性の一頁", "a page of what hits" }, hits_fields };

const struct route_doc hits_doc = {
	.id = "listVulnerabilities",
	.detail = { "最後の点検のときに、使用中の機器に当たると分かった脆弱性です。機器、製品、CVE の順です。",
	            "What hits devices in use, by the last run of the checks; in the order of device, product and CVE." },
	.query = hits_query,
	.gives = &hits_shape,
};

static const struct doc_field thing_fields[] = {
	DEVICE_ROWS,
	PRODUCT_ROWS,
	{ "main", { "その行が主に指すもの", "what its row is about" }, DOC_TRUTH },
	{ "since", { "台帳で見つけた日", "found in the ledger on" }, DOC_DAY },
	{ "support", { "サポート。空: 分からない", "support by its maker; empty: not known" }, DOC_CODE, .codes = "|supported|some|announced|ended" },
	{ "support_cycle", { "endoflife.date の区切り", "its cycle at endoflife.date" } },
	{ "support_until", { "サポートの終わる日", "the end of its support" } },
	{ "hits", { "当たる脆弱性の数", "how many vulnerabilities hit it" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape thing_shape = { "vuln_thing", { "機器にある製品", "a product of a device" }, thing_fields };

static const struct doc_field things_fields[] = {
	{ "items", { "製品", "products" }, DOC_OBJECTS, .shape = &thing_shape },
	{ "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL },
	{ 0 },
};
static const struct doc_shape things_shape = { "vuln_things", { "機器にある製品の一頁", "a page of products" }, things_fields };

static const struct doc_field things_query[] = {
	{ "device", { "この機器だけ", "only of this device" }, DOC_ID },
	PAGE_ROWS,
	{ 0 },
};

const struct route_doc things_doc = {
	.id = "listVulnerabilityThings",
	.detail = { "台帳の行から分かった製品と版、サポートの終わる日です。", "The products and versions that the ledger's rows were named as, and the ends of their support." },
	.query = things_query,
	.gives = &things_shape,
};

/* ---- pages */

/* "DEVICE/THING/CVE" */
static bool read_place(struct visit *v, str *device, int64_t *thing, str *cve, struct err *e)
{
	str rest = visit_query(v, "after");
	*device = str_cut(&rest, S("/"));
	str number = rest.p ? str_cut(&rest, S("/")) : S("");
	*cve = rest.p ? rest : S("");
	*thing = 0;
	if (!visit_query(v, "after").n || (id_valid(*device) && str_whole(number, thing)))
		return true;
	return api_fault(v, S("after"), e, ERR_USAGE, "続きの目印が違います。next のアドレスをそのまま使ってください", "this is no place to go on from; use the address of next");
}

static void put_page_end(struct visit *v, struct json *j, str place)
{
	json_put_close(j, ']');
	api_next(v, j, place.n ? api_path(v, (const struct api_part[]){ { "after", place }, { 0 } }) : S(""));
	json_put_close(j, '}');
}

static int state_asked(struct visit *v)
{
	str state = visit_query(v, "state");
	return !state.n ? -1 : str_eq(state, S("hit")) ? HIT_SURE : HIT_UNKNOWN;
}

static bool put_hits(struct visit *v, struct db *catalogue, const struct pair_list *list, size_t limit, struct err *e)
{
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < list->count && i < limit; i++)
		if (!hit_json(&v->w, catalogue, &j, &list->list[i], e))
			return false;
	const struct pair *last = list->count > limit ? &list->list[limit - 1] : NULL;
	put_page_end(v, &j, last ? arena_fmt(v->w.arena, "%.*s/%lld/%.*s", P(last->device), (long long)last->thing, P(last->cve)) : S(""));
	return api_done(v, 200);
}

bool hits_answer(struct visit *v, struct err *e)
{
	struct err why = { 0 };
	struct pair_list list;
	size_t limit = api_limit(v);
	struct pair_ask ask = { .in_order = true, .device = visit_query(v, "device"), .cve = visit_query(v, "cve"), .state = state_asked(v),
		                .exploited = str_eq(visit_query(v, "exploited"), S("1")), .most = limit + 1 };
	if (!read_place(v, &ask.behind_device, &ask.behind_thing, &ask.behind_cve, e) || !pairs_read(&v->w, &ask, &list, e))
		return false;
	auto_db *catalogue = visit_catalogue(v, &why);
	return put_hits(v, catalogue, &list, limit, e);
}

/* ---- products */

#define THINGS                                                                                                          \
	DEVICES "\nSELECT u.device, d.number, d.label, d.grp, t.vendor, t.product, t.version, t.how, u.words, u.main, u.since, t.eol_state, t.eol_cycle, t.eol_date,\n" \
	"  (SELECT count(*) FROM vuln_hit h WHERE h.thing = t.thing AND h.until = '' AND h.state = 0), t.thing\n"      \
	"FROM vuln_use u JOIN d ON d.id = u.device JOIN vuln_thing t ON t.thing = u.thing\n"                           \
	"WHERE u.until = '' AND (?1 = '' OR u.device = ?1) AND (u.device > ?2 OR (u.device = ?2 AND u.thing > ?3)) ORDER BY u.device, u.thing LIMIT ?4"

static void put_thing(struct json *j, const struct rows *r)
{
	static const char *const texts[] = { "device", "number", "label", "group", "vendor", "product", "version" };
	json_put_open(j, '{');
	for (size_t i = 0; i < LENGTH(texts); i++)
		json_pair_str(j, str_of(texts[i]), rows_str(r, (int)i));
	json_pair_str(j, S("how"), str_of(how_rows[rows_int(r, 7)].code));
	json_pair_str(j, S("words"), rows_str(r, 8));
	json_pair_bool(j, S("main"), rows_int(r, 9));
	json_pair_str(j, S("since"), rows_str(r, 10));
	json_pair_str(j, S("support"), rows_str(r, 11));
	json_pair_str(j, S("support_cycle"), rows_str(r, 12));
	json_pair_str(j, S("support_until"), rows_str(r, 13));
	json_pair_int(j, S("hits"), rows_int(r, 14));
	json_put_close(j, '}');
}

static bool put_things(struct visit *v, struct rows *rows, size_t limit)
{
	struct json j = { .out = v->w.out };
	str place = S("");
	size_t count = 0;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (; count < limit && rows_next(rows); count++) {
		put_thing(&j, rows);
		if (count + 1 == limit)
			place = arena_fmt(v->w.arena, "%.*s/%lld", P(rows_str(rows, 0)), (long long)rows_int(rows, 15));
	}
	bool more = count == limit && rows_next(rows);
	put_page_end(v, &j, more ? place : S(""));
	return rows_done(rows) && api_done(v, 200);
}

bool things_answer(struct visit *v, struct err *e)
{
	str device, cve;
	int64_t thing;
	size_t limit = api_limit(v);
	if (!read_place(v, &device, &thing, &cve, e))
		return false;
	auto_rows rows = db_ask(v->w.db, e, THINGS, BIND(V(visit_query(v, "device")), V(device), V(thing), V((int64_t)limit + 1)));
	return put_things(v, &rows, limit);
}
