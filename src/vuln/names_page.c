/* names_page.c - what could not be named, a person saying which product it is, and what was said so far.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "correct.h"

#define UNNAMED_SHOWN_MAX 300u
#define NOTHING "-"

/* ---- what could not be named */

static void put_unnamed(struct visit *v, const struct unnamed *list, size_t count)
{
	static const struct words heads[] = { { "台帳の言葉", "Words of the ledger" }, { "台数", "Devices" }, { "機器の例", "Such as" }, { "どの製品か", "Which product" } };
	html(v, "<h2 id=\"unnamed\">{}</h2>", work_word(&v->w, "どの製品か分からないもの", "What could not be named"));
	if (!count) {
		html(v, "<p>{}</p>", work_word(&v->w, "ありません。", "None."));
		return;
	}
	html(v, "<p>{}</p><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"unnamed\"><table class=\"list stack\"><thead><tr>",
	     work_word(&v->w, "脆弱性の情報と照合できていません。問題がないという意味ではありません。台数の多いものから並べています。",
	               "They were not matched, which does not mean that nothing is wrong. Those of most devices come first."));
	page_heads(v, heads, visit_may(v, ROLES_WRITE) ? LENGTH(heads) : LENGTH(heads) - 1);
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < count && i < UNNAMED_SHOWN_MAX; i++) {
		const struct unnamed *u = &list[i];
		html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td class=\"num\" data-label=\"{}\">{}</td><td data-label=\"{}\"><a href=\"{}\">{}</a></td>", heads[0], u->words, heads[1],
		     u->devices, heads[2], url(v, "/vuln/device/{}", u->device), u->label);
		if (visit_may(v, ROLES_WRITE))
			html(v, "<td data-label=\"{}\"><a href=\"{}\">{}</a></td>", heads[3], url(v, "/vuln/names/choose?words={}", u->words), work_word(&v->w, "教える", "Say it"));
		html(v, "</tr>");
	}
	html(v, "</tbody></table></div>");
	if (count > UNNAMED_SHOWN_MAX)
		html(v, "<p>{}</p>", work_fmt(&v->w, "ほか %zu 件", "%zu more", count - UNNAMED_SHOWN_MAX));
}

/* ---- what was said */

static void put_correction(struct visit *v, const struct rows *rows)
{
	html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td data-label=\"{}\">{}</td>", work_word(&v->w, "呼び名", "Name"), rows_str(rows, 1),
	     work_word(&v->w, "製品", "Product"), product_is_nothing(rows_str(rows, 3)) ? work_word(&v->w, "脆弱性の対象外", "nothing that can be vulnerable")
	                                                              : arena_fmt(v->w.arena, "%.*s %.*s", P(rows_str(rows, 2)), P(rows_str(rows, 3))));
	if (visit_may(v, ROLES_WRITE)) {
		html(v, "<td class=\"act\">");
		form_button(v, url(v, "/vuln/names/{}/drop", rows_str(rows, 0)), (struct words){ "取り消す", "Take back" }, TONE_PLAIN);
		html(v, "</td>");
	}
	html(v, "</tr>");
}

static bool put_corrections(struct visit *v, struct err *e)
{
	static const struct words heads[] = { { "呼び名", "Name" }, { "製品", "Product" }, { "取り消し", "Taking back" } };
	size_t count = 0;
	html(v, "<h2 id=\"said\">{}</h2>", work_word(&v->w, "教えた呼び名", "What was said so far"));
	auto_rows rows = db_ask(v->w.db, e, "SELECT id, name, vendor, product FROM product_name_now ORDER BY id DESC", NONE);
	for (; rows_next(&rows); count++) {
		if (!count) {
			html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"said\"><table class=\"list stack\"><thead><tr>");
			page_heads(v, heads, visit_may(v, ROLES_WRITE) ? LENGTH(heads) : LENGTH(heads) - 1);
			html(v, "</tr></thead><tbody>");
		}
		put_correction(v, &rows);
	}
	if (count)
		html(v, "</tbody></table></div>");
	html(v, "<p>{} <a href=\"/ledger/product_name\">{}</a></p>", work_word(&v->w, "ほかの施設と分け合うには:", "To share them with another facility:"),
	     work_word(&v->w, "台帳「製品の呼び名」で書き出す、取り込む", "export or import the list of names of products"));
	return rows_done(&rows);
}

bool names_page(struct visit *v, struct err *e)
{
	struct unnamed *list;
	size_t count;
	int64_t still = 0;
	str words = visit_query(v, "still");
	if (!unnamed_read(&v->w, &list, &count, e) || (words.n && !unnamed_count(&v->w, words, &still, e)))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"screen-only\"><a href=\"/vuln\">{}</a></p><p class=\"lead\">{}</p>", work_word(&v->w, "脆弱性へ戻る", "Back to vulnerabilities"),
	     work_word(&v->w, "一度教えると、同じ呼び名のものすべてに使われます。", "What is said once holds for everything of that name."));
	if (still)
		page_notice(v, TONE_WARN, work_fmt(&v->w, "教えた呼び名では、「%.*s」がまだ見分けられません。台帳の言葉に合わせて、もう一度教えてください。",
		                                   "By the name you gave, \"%.*s\" is still not known. Please say it again, as it stands in the ledger.", P(words)));
	put_unnamed(v, list, count);
	if (!put_corrections(v, e))
		return false;
	page_close(v);
	return true;
}

/* ---- saying which it is */

static void put_search(struct visit *v, str words, str text)
{
	html(v, "<form class=\"filter\" method=\"get\" action=\"/vuln/names/choose\" role=\"search\">");
	form_hidden(v, "words", words);
	html(v, "<div class=\"field\"><label for=\"q\">{}</label><input type=\"search\" id=\"q\" name=\"q\" value=\"{}\"></div><button class=\"quiet\">{}</button></form>",
	     work_word(&v->w, "製品をさがす言葉(英語の名前が多いです)", "Words of the product's name"), text, work_word(&v->w, "さがす", "Look for it"));
}

static void put_choice(struct visit *v, str vendor, str product, str words)
{
	html(v, "<li><label><input type=\"radio\" name=\"product\" value=\"{}\" required> <span>{} <small>{}</small></span></label></li>",
	     arena_fmt(v->w.arena, "%.*s:%.*s", P(vendor), P(product)), product_is_nothing(product) ? words : arena_fmt(v->w.arena, "%.*s %.*s", P(vendor), P(product)),
	     product_is_nothing(product) ? S("") : words);
}

static void put_choices(struct visit *v, str words, const struct found_product *found, size_t count, bool cut)
{
	form_open(v, S("/vuln/names/choose"));
	form_hidden(v, "words", words);
	html(v, "<fieldset class=\"choices\"><legend>{}</legend>", work_word(&v->w, "どの製品ですか", "Which product is it?"));
	if (!count)
		html(v, "<p>{}</p>", work_word(&v->w, "この言葉の製品は見つかりません。短い言葉や、英語の名前でさがしてください。", "No product has these words in its name; try fewer, or its English name."));
	html(v, "<ul class=\"plain\">");
	for (size_t i = 0; i < count; i++)
		put_choice(v, found[i].vendor, found[i].product, found[i].words);
	put_choice(v, S(NOTHING), S(NOTHING), work_word(&v->w, "脆弱性の対象になる製品ではない(ケーブル、什器、消耗品など)", "nothing that can be vulnerable (a cable, furniture, supplies)"));
	html(v, "</ul>");
	if (cut)
		html(v, "<p>{}</p>", work_word(&v->w, "多いので一部だけを出しています。言葉を足してさがしてください。", "There are more; add a word to see fewer."));
	html(v, "</fieldset>");
	form_input(v, &(struct input){ "name", { "呼び名", "Name" }, { "台帳のこの言葉を、この製品とみなします。版や台数など、ほかの機器と違うところは除いてください",
	                               "What stands in the ledger. Leave out what differs from device to device, such as the version" }, .value = visit_form(v, "name").n ? visit_form(v, "name") : words, .must = true });
	form_submit(v, (struct words){ "この製品だと教える", "This is that product" });
	form_close(v);
}

static bool put_choosing(struct visit *v, str words, str text, const struct err *problem, struct err *e)
{
	struct found_product found[PRODUCTS_FOUND_MAX];
	struct err why = { 0 };
	size_t count;
	bool cut;
	auto_db *catalogue = visit_catalogue(v, &why);
	if (!products_find(&v->w, catalogue, text, found, &count, &cut, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	if (problem)
		page_error(v, problem);
	html(v, "<p class=\"screen-only\"><a href=\"/vuln/names\">{}</a></p><p class=\"lead\">{}: <strong>{}</strong></p>", work_word(&v->w, "製品の名前へ戻る", "Back to names"),
	     work_word(&v->w, "台帳の言葉", "Words of the ledger"), words);
	put_search(v, words, text);
	put_choices(v, words, found, count, cut);
	page_close(v);
	return true;
}

bool name_choose_page(struct visit *v, struct err *e)
{
	str words = visit_query(v, "words");
	return put_choosing(v, words, fields_find(&v->query, "q") ? visit_query(v, "q") : words, NULL, e);
}

bool name_choose_act(struct visit *v, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	int64_t still = 0;
	str product = visit_form(v, "product"), words = visit_form(v, "words"), vendor = str_cut(&product, S(":"));
	if (!correction_put(&v->w, visit_form(v, "name"), vendor, product, &act, &problem))
		return put_choosing(v, words, words, &problem, e);
	if (!unnamed_count(&v->w, words, &still, e))
		return false;
	return still ? visit_go(v, url(v, "/vuln/names?still={}", words)) : visit_done(v, S("/vuln/names"), &act);
}

bool name_drop_act(struct visit *v, struct err *e)
{
	struct id act;
	return correction_drop(&v->w, visit_word(v, "id"), &act, e) && visit_done(v, S("/vuln/names"), &act);
}
