/* vuln_page.c - 脆弱性: how old the data is, how much there is to do, and the devices, worst first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/duty.h"

#define DEVICES_OF_PAGE 50u

struct view {
	struct exposure_ask ask;
	size_t page, pages; /* from 1 */
	size_t first, last; /* of the list */
};

static str address_of(struct visit *v, const struct exposure_ask *ask, str only)
{
	return url(v, "/vuln?q={}&group={}&only={}", ask->text, ask->group, only);
}

/* ---- how much there is */

static void put_number(struct visit *v, const struct view *view, const char *code, struct words words, const char *badge, size_t count)
{
	bool is = str_eq(view->ask.only, str_of(code));
	html(v, "<li><span class=\"badge {}\">{}</span> ", badge, (int64_t)count);
	if (is)
		html(v, "<strong>{}</strong></li>", words);
	else
		html(v, "<a href=\"{}\">{}</a></li>", address_of(v, &view->ask, str_of(code)), words);
}

static void put_numbers(struct visit *v, const struct view *view, const struct exposures *all)
{
	html(v, "<h2>{}</h2><ul class=\"counts\">", work_word(&v->w, "機器の数", "Devices"));
	for (size_t i = 0; i < LEVELS; i++)
		put_number(v, view, level_rows[i].code, level_rows[i].words, level_rows[i].badge, all->levels[i]);
	put_number(v, view, "ended", (struct words){ "サポートが終わった", "no longer supported" }, "month", all->ended);
	html(v, "</ul>");
}

/* ---- the filter */

static void put_groups(struct visit *v, str chosen)
{
	const struct record_kind *device = duty_kind(v->w.duties, S("device"));
	int column = device ? record_column(device, S("class")) : -1;
	struct select_option options[RECORD_COLUMNS_MAX] = { { S(""), work_word(&v->w, "すべて", "all") } };
	size_t n = 1;
	for (const struct choice *c = column >= 0 ? device->columns[column].choices : NULL; c && c->code && n < LENGTH(options); c++)
		options[n++] = (struct select_option){ str_of(c->code), work_words(&v->w, c->words) };
	form_select(v, "group", (struct words){ "機器の区分", "Group" }, options, n, chosen, false);
}

static void put_only(struct visit *v, str chosen)
{
	struct select_option options[LEVELS + 3] = { { S(""), work_word(&v->w, "何かあるものすべて", "everything there is") },
		                                     { S("exploited_all"), work_word(&v->w, "攻撃に使われているものだけ", "only what is being exploited") } };
	size_t n = 2;
	for (size_t i = 0; i < LEVELS; i++)
		options[n++] = (struct select_option){ str_of(level_rows[i].code), work_words(&v->w, level_rows[i].words) };
	options[n++] = (struct select_option){ S("ended"), work_word(&v->w, "サポートが終わった", "no longer supported") };
	form_select(v, "only", (struct words){ "見せるもの", "Show" }, options, n, chosen, false);
}

static void put_filter(struct visit *v, const struct view *view)
{
	html(v, "<form class=\"filter screen-only\" method=\"get\" action=\"/vuln\" role=\"search\"><div class=\"field\"><label for=\"q\">{}</label>"
	     "<input type=\"search\" id=\"q\" name=\"q\" value=\"{}\"></div>", work_word(&v->w, "機器・製品・CVE番号", "Device, product, CVE"), view->ask.text);
	put_groups(v, view->ask.group);
	put_only(v, view->ask.only);
	html(v, "<button>{}</button>", work_word(&v->w, "表示する", "Show"));
	if (view->ask.text.n || view->ask.group.n || view->ask.only.n)
		html(v, " <a href=\"/vuln\">{}</a>", work_word(&v->w, "条件を消す", "Clear"));
	html(v, "</form>");
}

/* ---- the table */

static const struct words heads[] = {
	{ "急ぎ", "Urgency" }, { "機器", "Device" }, { "製品と版", "Products" }, { "攻撃に使われている", "Being exploited" },
	{ "件数", "Number" }, { "修正版", "Mended in" }, { "期限", "Due" },
};
enum { AT_LEVEL, AT_DEVICE, AT_PRODUCT, AT_EXPLOITED, AT_NUMBER, AT_FIX, AT_DUE };

static void put_products(struct visit *v, const struct exposure *x, const struct exposure_told *told)
{
	html(v, "<td data-label=\"{}\">", heads[AT_PRODUCT]);
	for (size_t i = 0; i < told->product_count && i < EXPOSURE_PRODUCTS_MAX; i++)
		html(v, "{}{}", i ? work_word(&v->w, "、", ", ") : S(""), told->products[i]);
	if (told->product_count > EXPOSURE_PRODUCTS_MAX)
		html(v, "<br><small>{}</small>", work_fmt(&v->w, "ほか %zu", "%zu more", told->product_count - EXPOSURE_PRODUCTS_MAX));
	if (x->unnamed.n)
		html(v, " <small>{}</small>", work_fmt(&v->w, "分からない: %.*s", "not known: %.*s", P(x->unnamed)));
	if (x->ended.n)
		html(v, " <span class=\"badge month\">{}</span>", work_word(&v->w, "サポート終了", "no longer supported"));
	html(v, "</td>");
}

static void put_exploited(struct visit *v, const struct exposure_told *told)
{
	html(v, "<td data-label=\"{}\">", heads[AT_EXPLOITED]);
	for (size_t i = 0; i < told->cve_count && i < EXPOSURE_CVES_MAX; i++)
		html(v, "<a class=\"code\" href=\"{}\">{}</a> ", url(v, "/vuln/cve/{}", told->cves[i]), told->cves[i]);
	if (told->cve_count > EXPOSURE_CVES_MAX)
		html(v, "<small>{}</small>", work_fmt(&v->w, "ほか %zu", "%zu more", told->cve_count - EXPOSURE_CVES_MAX));
	html(v, "</td>");
}

static bool put_row(struct visit *v, const struct exposure *x, struct err *e)
{
	struct exposure_told told;
	if (!exposure_tell(&v->w, x->id, &told, e))
		return false;
	html(v, "<tr><td data-label=\"{}\">", heads[AT_LEVEL]);
	level_put(v, x->level);
	html(v, "</td><th scope=\"row\" data-label=\"{}\"><a href=\"{}\">{}</a>", heads[AT_DEVICE], url(v, "/vuln/device/{}", x->id), x->label);
	if (x->outside)
		html(v, "<br><small>{}</small>", x->vpn ? work_word(&v->w, "外からの入口", "lets people in from outside") : work_word(&v->w, "外につながる", "faces the outside"));
	html(v, "</th>");
	put_products(v, x, &told);
	put_exploited(v, &told);
	int64_t number = x->hits ? x->hits : x->unknown;
	html(v, "<td class=\"num\" data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td class=\"code\" data-label=\"{}\">{}</td></tr>", heads[AT_NUMBER],
	     number ? arena_fmt(v->w.arena, "%lld", (long long)number) : S(""), heads[AT_FIX], told.fix.n ? work_fmt(&v->w, "%.*s 以後", "%.*s or newer", P(told.fix)) : S(""), heads[AT_DUE], x->due);
	return true;
}

static bool put_table(struct visit *v, const struct exposures *all, const struct view *view, struct err *e)
{
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", work_word(&v->w, "機器の一覧", "Devices"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = view->first; i < view->last; i++)
		if (!put_row(v, &all->list[i], e))
			return false;
	html(v, "</tbody></table></div>");
	return true;
}

static bool put_devices(struct visit *v, const struct exposures *all, const struct view *view, struct err *e)
{
	html(v, "<h2>{}</h2>", work_word(&v->w, "機器ごと(急ぐものから)", "Device by device, worst first"));
	put_filter(v, view);
	html(v, "<p>{}</p>", all->count ? work_fmt(&v->w, "%zu 台のうち %zu–%zu 台目", "%zu devices, %zu–%zu of them shown", all->count, view->first + 1, view->last)
	                                : work_word(&v->w, "条件に合う機器はありません。", "There are no such devices."));
	if (!all->count)
		return true;
	if (!put_table(v, all, view, e))
		return false;
	page_pager(v, address_of(v, &view->ask, view->ask.only), view->page, view->pages);
	return true;
}

static void put_actions(struct visit *v)
{
	html(v, "<div class=\"actions screen-only\"><a class=\"button quiet\" href=\"/vuln/changes\">{}</a><a class=\"button quiet\" href=\"/vuln/names\">{}</a>"
	     "<a class=\"button quiet\" href=\"/vuln/export.xlsx\">{}</a><a class=\"button quiet\" href=\"/vuln/export.csv\">{}</a></div>",
	     work_word(&v->w, "変わったところ", "What has changed"), work_word(&v->w, "製品の名前", "Names of products"),
	     work_word(&v->w, "Excel で書き出す", "Export as Excel"), work_word(&v->w, "CSV で書き出す", "Export as CSV"));
}

static bool put_page(struct visit *v, struct db *catalogue, const struct err *why, struct err *e)
{
	struct exposures all;
	struct view view = { .ask = { visit_query(v, "group"), visit_query(v, "only"), visit_query(v, "q") } };
	if (!exposures_read(&v->w, &all, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "台帳の機器とソフトウェアを、公開された脆弱性の情報と突き合わせた結果です。",
	                                             "The devices and software of the ledger, matched against published vulnerabilities."));
	if (!feeds_put(v, catalogue, why, e))
		return false;
	if (all.read) {
		put_actions(v);
		put_numbers(v, &view, &all);
		if (!exposures_fit(&v->w, &all, &view.ask, e))
			return false;
		view.pages = (all.count + DEVICES_OF_PAGE - 1) / DEVICES_OF_PAGE;
		view.page = (size_t)visit_number(v, "page", 1, 1, view.pages ? (int64_t)view.pages : 1);
		view.first = (view.page - 1) * DEVICES_OF_PAGE;
		view.last = view.first + DEVICES_OF_PAGE < all.count ? view.first + DEVICES_OF_PAGE : all.count;
		if (!put_devices(v, &all, &view, e))
			return false;
	} else if (catalogue) {
		page_notice(v, TONE_WARN, work_word(&v->w, "情報は読み込みましたが、台帳との突き合わせがまだです。「今日やること」で点検してください。",
		                                    "The data was read, but not matched with the ledger yet: run the checks under Today."));
	}
	page_close(v);
	return true;
}

/* Who types the number of a CVE looks for its page. */
static str cve_of(struct visit *v)
{
	str word = str_trim(visit_query(v, "q"));
	return cve_number(word) ? word : S("");
}

bool vuln_page(struct visit *v, struct err *e)
{
	struct err why = { 0 };
	if (cve_of(v).n)
		return visit_go(v, url(v, "/vuln/cve/{}", cve_of(v)));
	auto_db *catalogue = visit_catalogue(v, &why);
	return put_page(v, catalogue, &why, e);
}
