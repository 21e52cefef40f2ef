/* cve_page.c - one vulnerability: what each source says of it, which devices it hits, and which it may.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#define CLAIMS_SHOWN_MAX 20
#define DEVICES_SHOWN_MAX 200u

static bool asked(struct visit *v, str *cve, struct err *e)
{
	int64_t number = cve_number(visit_word(v, "cve"));
	*cve = cve_name(v->w.arena, number);
	return number || err_set(e, ERR_MISSING, "CVE の番号ではありません", "this is no number of a CVE");
}

/* ---- what is said of it */

static struct words claim_words(int64_t what, int64_t flags)
{
	if (flags & CLAIM_UNAFFECTED)
		return (struct words){ "影響なし", "not affected" };
	if (flags & CLAIM_PLATFORM)
		return (struct words){ "動作する環境", "what it runs on" };
	if (flags & CLAIM_RULED)
		return (struct words){ "別の発表を優先", "another source counts more" };
	return what == AFFECTED_ALL ? (struct words){ "すべての版", "all versions" } : (struct words){ "影響あり", "affected" };
}

static bool put_claims(struct visit *v, struct db *catalogue, int64_t first, int64_t last, struct err *e)
{
	int64_t count = 0;
	auto_rows rows = db_ask(catalogue, e, "SELECT i.name, p.vendor, p.words, c.said, c.what, c.flags FROM claim AS c JOIN issuer AS i ON i.id = c.issuer "
	                        "JOIN product AS p ON p.id = c.product WHERE c.id BETWEEN ? AND ? ORDER BY c.id LIMIT ?", BIND(V(first), V(last), V(CLAIMS_SHOWN_MAX)));
	for (; rows_next(&rows); count++) {
		if (!count)
			html(v, "<ul>");
		html(v, "<li class=\"free\">{} {} ", rows_str(&rows, 1), rows_str(&rows, 2));
		if (rows_str(&rows, 3).n)
			html(v, "<q>{}</q> ", rows_str(&rows, 3));
		html(v, "<small>{} ({})</small></li>", claim_words(rows_int(&rows, 4), rows_int(&rows, 5)), rows_str(&rows, 0));
	}
	if (count)
		html(v, "</ul>");
	if (last - first + 1 > count && count)
		html(v, "<p><small>{}</small></p>", work_fmt(&v->w, "ほか %lld 件", "%lld more", (long long)(last - first + 1 - count)));
	return rows_done(&rows);
}

static void put_source(struct visit *v, const struct rows *rows)
{
	int64_t source = rows_int(rows, 0);
	html(v, "<section class=\"card\"><h3>{}</h3><p>{}</p><p lang=\"en\">{}</p><dl class=\"facts\">",
	     source >= 0 && source < ADVISORY_SOURCES ? work_words(&v->w, source_rows[source].words) : S(""), rows_str(rows, 1), rows_str(rows, 2));
	if (rows_int(rows, 6))
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "深刻度", "Score"), score_said(v->w.arena, rows_int(rows, 6)));
	if (rows_str(rows, 4).n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "公表", "Published"), str_first(rows_str(rows, 4), 10));
	if (rows_str(rows, 5).n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "更新", "Updated"), str_first(rows_str(rows, 5), 10));
	if (rows_str(rows, 7).n) {
		html(v, "<dt>{}</dt><dd>", work_word(&v->w, "攻撃", "Attacks"));
		exploited_put(v, rows_str(rows, 7), rows_int(rows, 8));
		html(v, "</dd>");
	}
	if (rows_int(rows, 9))
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "状態", "State"), work_word(&v->w, "取り下げられています", "withdrawn"));
	html(v, "</dl><p>");
	outward_put(v, rows_str(rows, 3), work_word(&v->w, "公表の資料", "Advisory"));
	html(v, "</p>");
}

static bool put_sources(struct visit *v, struct db *catalogue, str cve, size_t *count, struct err *e)
{
	auto_rows rows = db_ask(catalogue, e, "SELECT kind, title, summary, url, published, modified, score, known_since, ransomware, rejected, first, last FROM told "
	                        "WHERE cve = ? ORDER BY kind, id", BIND(V(cve_number(cve))));
	for (*count = 0; rows_next(&rows); (*count)++) {
		if (!*count)
			html(v, "<h2>{}</h2>", work_word(&v->w, "発表されたこと", "What is said of it"));
		put_source(v, &rows);
		if (!put_claims(v, catalogue, rows_int(&rows, 10), rows_int(&rows, 11), e))
			return false;
		html(v, "</section>");
	}
	return rows_done(&rows);
}

/* ---- whom it hits */

static void put_device(struct visit *v, const struct pair *p)
{
	html(v, "<li>");
	level_put(v, p->level);
	html(v, " <a href=\"{}\">{}</a> {} <small>{}</small>", url(v, "/vuln/device/{}/{}", p->device, p->cve), p->label,
	     product_said(&v->w, p->vendor, p->product, p->version), p->state == HIT_SURE ? S("") : work_words(&v->w, why_rows[p->why].words));
	if (p->accepted_until.n)
		html(v, " <span class=\"badge same\">{}</span>", work_fmt(&v->w, "%.*s まで了承", "accepted until %.*s", P(p->accepted_until)));
	html(v, "</li>");
}

static void put_devices(struct visit *v, const struct pair_list *pairs, enum hit_state state, struct words head)
{
	size_t count = 0;
	for (size_t i = 0; i < pairs->count; i++)
		count += pairs->list[i].state == state;
	html(v, "<h2>{} <small>{}</small></h2>", head, work_fmt(&v->w, "%zu 台", "%zu", count));
	if (!count)
		html(v, "<p>{}</p>", work_word(&v->w, "ありません。", "None."));
	else
		html(v, "<ul class=\"plain\">");
	for (size_t i = 0, shown = 0; i < pairs->count && shown < DEVICES_SHOWN_MAX; i++)
		if (pairs->list[i].state == state) {
			put_device(v, &pairs->list[i]);
			shown++;
		}
	if (count)
		html(v, "</ul>");
	if (count > DEVICES_SHOWN_MAX)
		html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/vuln/export.csv"), work_word(&v->w, "すべては、書き出したファイルにあります", "The exported file has them all"));
}

bool cve_page(struct visit *v, struct err *e)
{
	str cve;
	size_t sources = 0;
	struct err why = { 0 };
	struct pair_list pairs;
	if (!asked(v, &cve, e) || !pairs_read(&v->w, &(struct pair_ask){ .cve = cve, .state = -1 }, &pairs, e))
		return false;
	auto_db *catalogue = visit_catalogue(v, &why);
	page_open(v, cve);
	html(v, "<p class=\"screen-only\"><a href=\"/vuln\">{}</a></p>", work_word(&v->w, "脆弱性へ戻る", "Back to vulnerabilities"));
	put_devices(v, &pairs, HIT_SURE, (struct words){ "影響を受ける機器", "Devices that it hits" });
	put_devices(v, &pairs, HIT_UNKNOWN, (struct words){ "影響を受けるか判断できない機器", "Devices that it may hit" });
	if (catalogue && !put_sources(v, catalogue, cve, &sources, e))
		return false;
	if (!sources)
		page_notice(v, TONE_WARN, work_word(&v->w, "読み込んだ情報に、この番号はありません。影響がないという意味ではありません。",
		                                    "The data that was read has no such number, which does not mean that nothing is hit."));
	page_close(v);
	return true;
}
