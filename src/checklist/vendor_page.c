/* vendor_page.c - one vendor and system: where it stands, what to do next, its answers beside ours and last year's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_pages.h"

#include "commands.h"
#include "engine/date.h"
#include "engine/paper_kind.h"
#include "frame/facility.h"

#define WAIT_DAYS 30 /* until an answer is due, unless another day is chosen */
#define PAPERS_SHOWN_MAX 200

/* Everything the page shows. */
struct whole {
	struct visit *v;
	const struct vendor_view *view;
	struct vendor_return r; /* of this pair */
	struct vendor_ask ask;
	const char *act;        /* the act that was refused; "" for none */
};

/* ---- where it stands */

static str how_to_reach(struct visit *v, const struct vendor_view *view)
{
	struct err ignored = { 0 };
	str said = S("");
	auto_rows rows = db_ask(v->w.db, &ignored, "SELECT contact, phone, fax, mail FROM vendor_now WHERE id=?", BIND(V(view->pair.vendor)));
	if (rows_next(&rows))
		for (int i = 0; i < 4; i++)
			said = arena_join(v->w.arena, said, S(" / "), arena_copy(v->w.arena, rows_str(&rows, i)));
	return said;
}

static str contract_said(const struct whole *p)
{
	struct work *w = &p->v->w;
	str ends = day_say(w->arena, w->lang, p->r.contract_ends);
	if (!p->r.contracted)
		return work_word(w, "契約の記録がありません", "no contract is recorded");
	return ends.n ? work_fmt(w, "%.*s まで", "until %.*s", P(ends)) : work_word(w, "契約中", "under contract");
}

static void put_fact(struct visit *v, struct words words, str value)
{
	if (value.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", words, value);
}

static void put_standing(const struct whole *p)
{
	struct visit *v = p->v;
	struct arena *a = v->w.arena;
	bool overdue = vendor_is_overdue(&p->r, &p->ask, work_today(&v->w));
	str stage = work_words(&v->w, vendor_stage_words[vendor_stage(&p->r, &p->ask)]);
	html(v, "<dl class=\"facts\">");
	put_fact(v, (struct words){ "様式", "Form" }, form_name(a, v->w.lang, p->view->form));
	put_fact(v, (struct words){ "状態", "State" },
	         work_fmt(&v->w, "%.*s(%zu/%zu 項目)%s%.0s", "%.*s (%zu of %zu items)%.0s%s", P(stage), p->r.answered + p->r.skipped, p->r.wanted,
	                  overdue ? " 期限を過ぎています" : "", overdue ? ", overdue" : ""));
	put_fact(v, (struct words){ "返送の期限", "Due" }, day_say(a, v->w.lang, p->ask.due_on));
	put_fact(v, (struct words){ "最後の依頼", "Last asked" },
	         arena_join(a, day_say(a, v->w.lang, p->ask.asked_on), S(" "), p->ask.way ? work_words(&v->w, p->ask.way->words) : S("")));
	put_fact(v, (struct words){ "契約", "Contract" }, contract_said(p));
	put_fact(v, (struct words){ "連絡先", "Contact" }, how_to_reach(v, p->view));
	html(v, "</dl>");
}

/* ---- what to do */

static void open_act(const struct whole *p, const char *act, bool next, struct words words)
{
	if (next || str_eq(str_of(act), str_of(p->act)))
		html(p->v, "<details class=\"help\" open><summary>{}</summary>", words);
	else
		html(p->v, "<details class=\"help\"><summary>{}</summary>", words);
}

static void put_ask(const struct whole *p)
{
	struct visit *v = p->v;
	struct select_option ways[8];
	size_t n = 0;
	str due = visit_form(v, "due"), way = visit_form(v, "way");
	for (const struct choice *c = vendor_ways; c->code && n < LENGTH(ways); c++)
		if (!str_eq(str_of(c->code), S("link"))) /* making one is asking */
			ways[n++] = (struct select_option){ str_of(c->code), work_words(&v->w, c->words) };
	open_act(p, "ask", !p->ask.asked_on.year, (struct words){ "依頼する", "Ask" });
	form_open(v, vendor_address_of(v, &p->view->pair, "ask"));
	form_input(v, &(struct input){ "due", { "返送の期限", "To be returned by" }, .type = "date", .must = true,
	                               .value = due.n ? due : day_iso(v->w.arena, day_add(work_today(&v->w), WAIT_DAYS)) });
	form_select(v, "way", (struct words){ "依頼の方法", "How" }, ways, n, way, false);
	form_submit(v, (struct words){ "依頼を記録して、送るものを作る", "Note the request and make what to send" });
	form_close(v);
	html(v, "</details>");
}

static void put_downloads(const struct whole *p)
{
	struct visit *v = p->v;
	if (!p->ask.asked_on.year)
		return;
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"{}\">{}</a><a class=\"button quiet\" href=\"{}\">{}</a></div>",
	     vendor_address_of(v, &p->view->pair, "book"), work_word(&v->w, "記入用紙(.xlsx)を保存", "Save the workbook (.xlsx)"),
	     vendor_address_of(v, &p->view->pair, "letter"), work_word(&v->w, "FAX送付状・依頼状(PDF)を保存", "Save fax cover and letter (PDF)"));
}

static void put_take(const struct whole *p)
{
	struct visit *v = p->v;
	open_act(p, "take", false, (struct words){ "届いた回答を取り込む", "Take what came back" });
	form_open_files(v, vendor_address_of(v, &p->view->pair, "take"));
	form_input(v, &(struct input){ "book", { "返ってきた記入用紙(.xlsx)", "The returned workbook (.xlsx)" }, .type = "file", .must = true });
	html(v, "<div class=\"field\"><label for=\"attachment\">{}</label><input type=\"file\" id=\"attachment\" name=\"attachment\" multiple></div>",
	     work_word(&v->w, "いっしょに届いたファイル(いくつでも)", "Files that came with it (any number)"));
	form_input(v, &(struct input){ "scan", { "紙やPDFの回答の写し", "Scan of a reply on paper or PDF" }, .type = "file" });
	form_input(v, &(struct input){ "signatory", { "事業者側の署名者(用紙に書かれていないとき)", "Who signed for the vendor, where the workbook does not say" },
	                               .value = visit_form(v, "signatory") });
	form_submit(v, (struct words){ "取り込む", "Take it" });
	form_close(v);
	html(v, "<p>{} <a href=\"{}\">{}</a></p></details>", work_word(&v->w, "紙やFAXで届いたときは:", "If it came on paper or by fax:"),
	     vendor_address_of(v, &p->view->pair, "entry"), work_word(&v->w, "紙の回答を書き写す", "Enter a paper reply"));
}

static void put_skip(const struct whole *p)
{
	struct visit *v = p->v;
	const struct form *form = p->view->form;
	struct select_option *items = arena_array(v->w.arena, struct select_option, form->item_count);
	for (size_t i = 0; i < form->item_count; i++)
		items[i] = (struct select_option){ form->items[i].key, arena_fmt(v->w.arena, "%.*s %s", P(form_item_number(v->w.arena, form, &form->items[i])),
			                                                         work_say(&v->w, form->items[i].words)) };
	open_act(p, "skip", false, (struct words){ "契約により省略する", "Skip an item by contract" });
	form_open(v, vendor_address_of(v, &p->view->pair, "skip"));
	form_select(v, "item", (struct words){ "項目", "Item" }, items, form->item_count, visit_form(v, "item"), true);
	form_input(v, &(struct input){ "clause", { "契約の条項", "Clause of the contract" }, { "例: 保守契約書 第5条第2項", "such as: maintenance contract, article 5(2)" },
	                               .value = visit_form(v, "clause"), .must = true });
	form_submit(v, (struct words){ "省略とする", "Skip it" });
	form_close(v);
	html(v, "</details>");
}

static bool put_link(const struct whole *p, struct err *e)
{
	struct visit *v = p->v;
	struct vendor_link *list;
	size_t count;
	bool on;
	str until = visit_form(v, "until");
	if (!vendor_link_is_on(&v->w, &on, e) || !vendor_link_all(&v->w, p->view->pair.vendor, p->view->pair.system, &list, &count, e))
		return false;
	if (on && visit_may(v, ROLES_WRITE)) {
		open_act(p, "link", false, (struct words){ "回答用リンクを作る", "Make a link" });
		form_open(v, vendor_address_of(v, &p->view->pair, "link"));
		form_input(v, &(struct input){ "until", { "リンクの期限", "Last day of the link" },
		                               { "今日から90日以内。この日が返送の期限になります", "within 90 days; this becomes the day by which an answer is due" },
		                               .type = "date", .must = true,
		                               .value = until.n ? until : day_iso(v->w.arena, day_add(work_today(&v->w), VENDOR_LINK_DAYS)) });
		form_submit(v, (struct words){ "リンクを作る", "Make the link" });
		form_close(v);
		html(v, "</details>");
	}
	if (count)
		html(v, "<h2>{}</h2>", work_word(&v->w, "回答用リンク", "Links"));
	vendor_put_links(v, list, count);
	return true;
}

/* ---- the answers, side by side */

static const struct form *form_of(const struct form_set *set, str kind, int year)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(str_of(set->forms[i].kind->code), kind) && set->forms[i].fiscal_year == year)
			return &set->forms[i];
	return NULL;
}

/* Answers of another form, found by the same control and group. */
struct beside {
	const struct form *form; /* NULL: there is none */
	struct answer_set answers;
};

static bool read_beside(struct visit *v, const struct form *form, str vendor, str system, struct beside *b, struct err *e)
{
	b->form = form;
	return !form || answers_read(&v->w, form, vendor, system, &b->answers, e);
}

static str said_beside(struct visit *v, const struct beside *b, const struct form_item *item)
{
	const struct form_item *other = b->form ? form_item_of(b->form, item->control, form_item_group(item)) : NULL;
	if (!other)
		return S("");
	const struct answer *answer = &b->answers.answers[other - b->form->items];
	str said = answer_say(v->w.arena, v->w.lang, answer);
	return said.n ? said : answer->skipped;
}

static void put_answer(struct visit *v, const struct vendor_return *r, size_t i)
{
	const struct answer *answer = &r->answers.answers[i];
	if (r->answers.needs[i] == NEED_NOT_SKIPPED)
		html(v, "<span class=\"badge later\">{}</span> {}", vendor_skip_words, answer->skipped);
	else if (answer->first)
		html(v, "<span class=\"badge {}\">{}</span> <time>{}</time>", answer_reply(answer) == REPLY_YES ? "yes" : "no",
		     reply_say(v->w.lang, answer_reply(answer)), day_iso(v->w.arena, answer_on(answer)));
	if (answer->target_on.year)
		html(v, "<br>{} {}", work_word(&v->w, "目標日", "target"), day_iso(v->w.arena, answer->target_on));
	if (answer->note.n)
		html(v, "<br><small>{}</small>", answer->note);
}

static void put_item(struct visit *v, const struct whole *p, size_t i, const struct beside *own, const struct beside *last)
{
	const struct form_item *item = &p->view->form->items[i];
	html(v, "<tr><th scope=\"row\" class=\"long\">{} {}", form_item_number(v->w.arena, p->view->form, item), item->words);
	if (item->group)
		html(v, " <small>{}</small>", item->group->words);
	html(v, "</th><td class=\"free\" data-label=\"{}\">", work_word(&v->w, "この事業者", "This vendor"));
	put_answer(v, &p->r, i);
	html(v, "</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>", work_word(&v->w, "当院", "The facility"), said_beside(v, own, item),
	     work_word(&v->w, "前の年度", "Last year"), said_beside(v, last, item));
}

static bool put_compared(const struct whole *p, struct err *e)
{
	struct visit *v = p->v;
	const struct form *form = p->view->form;
	const struct vendor_pair *pair = &p->view->pair;
	struct beside own, last;
	str kind;
	if (!forms_kind_here(&v->w, &kind, e) ||
	    !read_beside(v, form_of(&p->view->set, kind, form->fiscal_year), S(""), S(""), &own, e) ||
	    !read_beside(v, form_of(&p->view->set, S("vendor"), form->fiscal_year - 1), pair->vendor, pair->system, &last, e))
		return false;
	html(v, "<h2>{}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr><th scope=\"col\">{}</th>",
	     work_word(&v->w, "回答を並べて見る", "The answers side by side"), work_word(&v->w, "回答を並べた表", "Answers side by side"),
	     work_word(&v->w, "項目", "Item"));
	html(v, "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>", work_word(&v->w, "この事業者", "This vendor"),
	     work_word(&v->w, "当院", "The facility"), work_word(&v->w, "前の年度", "Last year"));
	for (size_t i = 0; i < form->item_count; i++)
		put_item(v, p, i, &own, &last);
	html(v, "</tbody></table></div>");
	return true;
}

/* ---- what came, and when */

static bool put_papers(const struct whole *p, struct err *e)
{
	struct visit *v = p->v;
	const struct vendor_pair *pair = &p->view->pair;
	struct vendor_kept *list;
	size_t count;
	if (!vendor_papers(&v->w, pair, S(""), PAPERS_SHOWN_MAX, &list, &count, e))
		return false;
	if (count)
		html(v, "<h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "届いたファイル", "Files that came"));
	for (size_t i = 0; i < count; i++)
		html(v, "<li><a href=\"{}\">{}</a> <small>{} {}</small></li>",
		     url(v, "/vendors/{}/{}/paper/{}?form={}", pair->vendor, pair->system.n ? pair->system : S(NO_SYSTEM), list[i].id, pair->form->id),
		     list[i].name, instant_said(&v->w, list[i].at), list[i].signatory);
	if (count)
		html(v, "</ul>");
	return true;
}

static void put_entry(struct visit *v, const struct answer_row *row, const struct answer_entry *entry)
{
	str said = entry->answer.taken_back ? work_word(&v->w, "取り消し", "taken back") : answer_say(v->w.arena, v->w.lang, &entry->answer);
	if (entry->answer.skipped.n)
		said = arena_join(v->w.arena, work_words(&v->w, vendor_skip_words), S(" "), entry->answer.skipped);
	html(v, "<li>{} {} {}: {}</li>", form_item_number(v->w.arena, row->form, row->item), instant_said(&v->w, entry->entered.at), entry->entered.who, said);
}

static bool put_history(const struct whole *p, struct err *e)
{
	struct visit *v = p->v;
	const struct vendor_pair *pair = &p->view->pair;
	size_t all = 0;
	for (size_t i = 0; i < pair->form->item_count; i++) {
		const struct answer_row row = { pair->form, &pair->form->items[i], pair->vendor, pair->system };
		struct answer_entry *list;
		size_t count;
		if (!answer_history(&v->w, &row, &list, &count, e))
			return false;
		if (count && !all)
			html(v, "<h2>{}</h2><details><summary>{}</summary><ul class=\"plain\">", work_word(&v->w, "記入の履歴", "Entries"),
			     work_word(&v->w, "いつ、誰が、何と書いたか", "When, by whom, and what"));
		for (size_t n = count; n; n--)
			put_entry(v, &row, &list[n - 1]);
		all += count;
	}
	if (all)
		html(v, "</ul></details>");
	return true;
}

/* ---- the page */

bool vendor_put_page(struct visit *v, const struct vendor_view *view, const char *act, const struct err *problem, struct err *e)
{
	struct whole p = { .v = v, .view = view, .act = act, .r = vendor_return_blank(&view->pair) };
	if (!returns_find(&v->w, view->form, &p.r, e) || !vendor_last_ask(&v->w, view->form, view->pair.vendor, view->pair.system, &p.ask, e))
		return false;
	page_open(v, vendor_pair_say(v->w.arena, &view->pair));
	if (problem)
		page_error(v, problem);
	put_standing(&p);
	put_downloads(&p);
	if (visit_may(v, ROLES_WRITE)) {
		put_ask(&p);
		put_take(&p);
		put_skip(&p);
	}
	if (!put_link(&p, e) || !put_compared(&p, e) || !put_papers(&p, e) || !put_history(&p, e))
		return false;
	html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/vendors?form={}", view->form->id), work_word(&v->w, "事業者の一覧へ", "To the vendors"));
	page_close(v);
	return true;
}

bool vendor_page(struct visit *v, struct err *e)
{
	struct vendor_view view;
	return vendor_view_pair(v, &view, e) && vendor_put_page(v, &view, "", NULL, e);
}

/* A language switched on the page of a refused act leads here. */
bool vendor_return_page(struct visit *v, struct err *e)
{
	(void)e;
	str vendor = visit_word(v, "vendor"), form = visit_query(v, "form");
	return visit_go(v, vendor.n ? url(v, "/vendors/{}/{}?form={}", vendor, visit_word(v, "system"), form) : S("/vendors"));
}

/* ---- acts */

static struct day day_given(struct visit *v, const char *name)
{
	struct span span;
	return date_read(visit_form(v, name), &span) && !day_order(span.from, span.to) ? span.from : (struct day){ 0 };
}

bool vendor_ask_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	if (!vendor_view_pair(v, &view, e))
		return false;
	if (!vendor_asked(&v->w, &view.pair, day_given(v, "due"), visit_form(v, "way"), &problem))
		return vendor_put_page(v, &view, "ask", &problem, e);
	return visit_go(v, vendor_address(v, &view.pair));
}

bool vendor_skip_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	if (!vendor_view_pair(v, &view, e))
		return false;
	if (!vendor_skip(&v->w, &view.pair, visit_form(v, "item"), visit_form(v, "clause"), &problem))
		return vendor_put_page(v, &view, "skip", &problem, e);
	return visit_go(v, vendor_address(v, &view.pair));
}

/* ---- files */

static bool give_file(struct visit *v, const struct vendor_pair *pair, const char *ending, const char *type,
                      bool (*make)(struct work *w, const struct vendor_pair *pair, struct day due, struct buf *out, struct err *e), struct err *e)
{
	struct vendor_ask ask;
	auto_buf bytes = { 0 };
	if (!vendor_last_ask(&v->w, pair->form, pair->vendor, pair->system, &ask, e))
		return false;
	if (!ask.due_on.year)
		return err_set(e, ERR_CONFLICT, "先に返送の期限を決めて、依頼を記録してください", "choose the day by which it is due and note the request first");
	return make(&v->w, pair, ask.due_on, &bytes, e) &&
	       visit_file(v, arena_fmt(v->w.arena, "%.*s%s", P(vendor_pair_file(v->w.arena, pair)), ending), type, buf_str(&bytes));
}

bool vendor_give_book(struct visit *v, const struct vendor_pair *pair, struct err *e)
{
	return give_file(v, pair, ".xlsx", XLSX_TYPE, vendor_book_make, e);
}

bool vendor_give_letter(struct visit *v, const struct vendor_pair *pair, struct err *e)
{
	return give_file(v, pair, ".pdf", "application/pdf", vendor_letter_make, e);
}

/* Whatever it is, it is only ever saved. */
bool vendor_give_paper(struct visit *v, const struct vendor_pair *pair, struct err *e)
{
	struct vendor_kept kept;
	str bytes;
	return vendor_paper_get(&v->w, pair, visit_word(v, "id"), &kept, e) && facility_file(&v->w, kept.digest, &bytes, e) &&
	       visit_file(v, paper_name(v->w.arena, kept.name, bytes), "application/octet-stream", bytes);
}

bool vendor_book_file(struct visit *v, struct err *e)
{
	struct vendor_view view;
	return vendor_view_pair(v, &view, e) && vendor_give_book(v, &view.pair, e);
}

bool vendor_letter_file(struct visit *v, struct err *e)
{
	struct vendor_view view;
	return vendor_view_pair(v, &view, e) && vendor_give_letter(v, &view.pair, e);
}

bool vendor_paper_file(struct visit *v, struct err *e)
{
	struct vendor_view view;
	return vendor_view_pair(v, &view, e) && vendor_give_paper(v, &view.pair, e);
}
