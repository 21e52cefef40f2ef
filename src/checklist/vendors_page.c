/* vendors_page.c - 事業者: of whom a form is wanted, and where each one stands.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_pages.h"

bool vendor_view_form(struct visit *v, struct vendor_view *view, struct err *e)
{
	str asked = visit_query(v, "form");
	*view = (struct vendor_view){ 0 };
	return forms_read(&v->w, &view->set, e) && forms_choose(&v->w, &view->set, S("vendor"), asked, false, &view->form, e);
}

bool vendor_pair_of_path(struct visit *v, const struct form *form, struct vendor_pair *pair, struct err *e)
{
	str system = visit_word(v, "system");
	return vendor_pair_of(&v->w, form, visit_word(v, "vendor"), str_eq(system, S(NO_SYSTEM)) ? S("") : system, pair, e);
}

bool vendor_view_pair(struct visit *v, struct vendor_view *view, struct err *e)
{
	return vendor_view_form(v, view, e) && vendor_pair_of_path(v, view->form, &view->pair, e);
}

static str system_word(const struct vendor_pair *pair)
{
	return pair->system.n ? pair->system : S(NO_SYSTEM);
}

str vendor_address(struct visit *v, const struct vendor_pair *pair)
{
	return url(v, "/vendors/{}/{}?form={}", pair->vendor, system_word(pair), pair->form->id);
}

str vendor_address_of(struct visit *v, const struct vendor_pair *pair, const char *what)
{
	return url(v, "/vendors/{}/{}/{}?form={}", pair->vendor, system_word(pair), what, pair->form->id);
}

/* ---- the list */

static void put_stage(struct visit *v, const struct vendor_return *r, const struct vendor_ask *ask)
{
	static const char *const classes[VENDOR_STAGES] = { "unseen", "month", "week", "yes", "later" };
	enum vendor_stage stage = vendor_stage(r, ask);
	html(v, "<span class=\"badge {}\">{}</span>", classes[stage], vendor_stage_words[stage]);
	if (vendor_is_overdue(r, ask, work_today(&v->w)))
		html(v, " <span class=\"badge now\">{}</span>", work_word(&v->w, "期限超過", "overdue"));
}

static void put_name(struct visit *v, const struct vendor_return *r, const struct form *form)
{
	const struct vendor_pair pair = { form, r->vendor, r->system, r->vendor_name, r->system_name };
	if (r->vendor.n)
		html(v, "<th scope=\"row\"><a href=\"{}\">{}</a></th>", vendor_address(v, &pair), r->vendor_name);
	else
		html(v, "<th scope=\"row\">{}<br><small>{}</small></th>", r->vendor_name,
		     work_word(&v->w, "事業者の台帳にありません", "not in the ledger of vendors"));
}

static void put_row(struct visit *v, const struct form *form, const struct vendor_return *r, const struct vendor_ask *ask)
{
	html(v, "<tr class=\"{}\">", vendor_is_overdue(r, ask, work_today(&v->w)) ? "short" : "");
	put_name(v, r, form);
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">", work_word(&v->w, "システム", "System"), r->system_name, work_word(&v->w, "状態", "State"));
	put_stage(v, r, ask);
	html(v, "</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>", work_word(&v->w, "期限", "Due"), day_iso(v->w.arena, ask->due_on),
	     work_word(&v->w, "最後の依頼", "Last asked"), day_iso(v->w.arena, ask->asked_on));
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\" class=\"num\">{}/{}</td></tr>", work_word(&v->w, "方法", "How"),
	     ask->way ? work_words(&v->w, ask->way->words) : S(""), work_word(&v->w, "回答", "Answered"), r->answered + r->skipped, r->wanted);
}

static void put_rows(struct visit *v, const struct form *form, const struct vendor_return *list, const struct vendor_ask *asks, size_t count)
{
	static const struct words heads[] = { { "事業者", "Vendor" }, { "システム", "System" }, { "状態", "State" }, { "期限", "Due" },
		                              { "最後の依頼", "Last asked" }, { "方法", "How" }, { "回答", "Answered" } };
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", v->route->title);
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	/* What has to be done stands above what is done. */
	for (int done = 0; done < 2; done++)
		for (size_t i = 0; i < count; i++)
			if ((list[i].state >= RETURN_WHOLE) == (done == 1))
				put_row(v, form, &list[i], &asks[i]);
	html(v, "</tbody></table></div>");
}

static void put_counts(struct visit *v, const struct vendor_return *list, const struct vendor_ask *asks, size_t count)
{
	struct {
		size_t overdue, waited, unasked, received;
	} n = { 0 };
	for (size_t i = 0; i < count; i++) {
		enum vendor_stage stage = vendor_stage(&list[i], &asks[i]);
		n.overdue += vendor_is_overdue(&list[i], &asks[i], work_today(&v->w));
		n.unasked += stage == VENDOR_UNASKED;
		n.waited += stage == VENDOR_WAITED || stage == VENDOR_PARTLY;
		n.received += stage == VENDOR_WHOLE || stage == VENDOR_SKIPPED;
	}
	html(v, "<p class=\"lead\">{}</p>",
	     work_fmt(&v->w, "未依頼 %zu、回答待ち %zu(うち期限超過 %zu)、受領・省略 %zu", "not asked %zu, waited for %zu (overdue %zu), received or skipped %zu",
	              n.unasked, n.waited, n.overdue, n.received));
}

static void put_forms(struct visit *v, const struct vendor_view *view)
{
	struct select_option *options = arena_array(v->w.arena, struct select_option, view->set.count);
	size_t n = 0;
	for (size_t i = 0; i < view->set.count; i++)
		if (str_eq(str_of(view->set.forms[i].kind->code), S("vendor")))
			options[n++] = (struct select_option){ view->set.forms[i].id, form_name(v->w.arena, v->w.lang, &view->set.forms[i]) };
	html(v, "<form class=\"filter\" method=\"get\" action=\"/vendors\">");
	form_select(v, "form", (struct words){ "様式", "Form" }, options, n, view->form->id, false);
	html(v, "<button class=\"quiet\">{}</button></form>", work_word(&v->w, "表示する", "Show"));
}

static void put_take(struct visit *v, const struct vendor_view *view)
{
	html(v, "<h2>{}</h2>", work_word(&v->w, "届いた記入用紙を取り込む", "Take a returned workbook"));
	form_open_files(v, url(v, "/vendors/take?form={}", view->form->id));
	form_input(v, &(struct input){ "book", { "返ってきた記入用紙(.xlsx)", "The returned workbook (.xlsx)" },
	                               { "どの事業者のものかは、ファイルの中の記号で分かります", "whose it is is told by a mark in the file" }, .type = "file", .must = true });
	form_submit(v, (struct words){ "取り込む", "Take it" });
	form_close(v);
}

static bool put_list(struct visit *v, const struct vendor_view *view, const struct err *problem, struct err *e)
{
	struct vendor_return *list;
	size_t count;
	if (!returns_read(&v->w, view->form, &list, &count, e))
		return false;
	struct vendor_ask *asks = arena_array(v->w.arena, struct vendor_ask, count);
	for (size_t i = 0; i < count; i++)
		if (!vendor_last_ask(&v->w, view->form, list[i].vendor, list[i].system, &asks[i], e))
			return false;
	page_open(v, work_words(&v->w, (struct words){ "事業者", "Vendors" }));
	if (problem)
		page_error(v, problem);
	put_counts(v, list, asks, count);
	put_forms(v, view);
	if (count)
		put_rows(v, view->form, list, asks, count);
	else
		html(v, "<p>{} <a href=\"/ledger/contract\">{}</a></p>", work_word(&v->w, "契約中の事業者が、台帳にありません。", "The ledger has no vendor under contract."),
		     work_word(&v->w, "契約の台帳を開く", "Open the contracts"));
	if (visit_may(v, ROLES_WRITE))
		put_take(v, view);
	if (visit_may(v, ROLE_PLANNER))
		html(v, "<p><a href=\"/vendors/link\">{}</a></p>", work_word(&v->w, "事業者の回答用リンク", "Vendors' links"));
	page_close(v);
	return true;
}

bool vendors_page(struct visit *v, struct err *e)
{
	struct vendor_view view;
	return vendor_view_form(v, &view, e) && put_list(v, &view, NULL, e);
}

/* ---- a workbook that came back */

static void put_refused(struct visit *v, const struct vendor_taken *taken)
{
	if (!taken->refused)
		return;
	html(v, "<h2>{}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list\"><thead><tr>",
	     work_word(&v->w, "取り込めなかった行", "Rows that were not taken"), work_word(&v->w, "取り込めなかった行", "Rows that were not taken"));
	html(v, "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>", work_word(&v->w, "行", "Row"),
	     work_word(&v->w, "項目", "Item"), work_word(&v->w, "理由", "Why"));
	for (size_t i = 0; i < taken->count; i++) {
		const struct vendor_row *r = &taken->rows[i];
		if (r->outcome == VENDOR_REFUSED)
			html(v, "<tr><td class=\"num\">{}</td><td>{} {}</td><td>{}</td></tr>", r->number,
			     form_item_number(v->w.arena, taken->pair.form, r->item), r->item->words, v->w.lang == LANG_EN ? r->why_en : r->why_ja);
	}
	html(v, "</tbody></table></div><p>{}</p>",
	     work_word(&v->w, "直した用紙をもう一度取り込むか、「紙の回答を書き写す」で書いてください。", "Take the mended workbook again, or enter these by hand."));
}

static bool put_taken(struct visit *v, const struct vendor_taken *taken)
{
	const struct vendor_pair *pair = &taken->pair;
	buf_cut(v->w.aside, 0); /* remarks are for who answered */
	page_open(v, work_word(&v->w, "記入用紙を取り込みました", "The workbook was taken"));
	page_notice(v, taken->refused ? TONE_WARN : TONE_GOOD,
	            work_fmt(&v->w, "%.*s: %zu 項目を取り込みました。取り込めなかった項目: %zu", "%.*s: %zu items taken, %zu not taken",
	                     P(vendor_pair_say(v->w.arena, pair)), taken->taken, taken->refused));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>", work_word(&v->w, "様式", "Form"),
	     form_name(v->w.arena, v->w.lang, pair->form), work_word(&v->w, "回答者", "Answered by"),
	     taken->signatory.n ? taken->signatory : work_word(&v->w, "書かれていません", "not written"));
	put_refused(v, taken);
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"{}\">{}</a><a href=\"/vendors\">{}</a></div>", vendor_address(v, pair),
	     work_word(&v->w, "回答を見る", "See the answers"), work_word(&v->w, "事業者の一覧へ", "To the vendors"));
	page_close(v);
	return true;
}

/* What was chosen beside the workbook: attachments as often as wished, a scan. */
static size_t papers_given(struct visit *v, struct vendor_paper **papers)
{
	size_t n = 0;
	*papers = arena_array(v->w.arena, struct vendor_paper, v->form.count + 1);
	for (size_t i = 0; i < v->form.count; i++) {
		const struct field *f = &v->form.list[i];
		if (f->is_file && f->file.n)
			(*papers)[n++] = (struct vendor_paper){ str_eq(f->name, S("book")) ? S("workbook") : str_eq(f->name, S("scan")) ? S("scan") : S("attachment"),
				                                f->file, f->value, visit_form(v, "signatory") };
	}
	return n;
}

static bool take(struct visit *v, const struct vendor_view *view, const struct vendor_pair *said, struct vendor_taken *taken, struct err *e)
{
	const struct field *book = fields_find(&v->form, "book");
	struct vendor_paper *papers;
	size_t count = papers_given(v, &papers);
	if (!book || !book->is_file || !book->file.n)
		return err_set(e, ERR_INPUT, "返ってきた記入用紙(.xlsx)を選んでください", "choose the returned workbook (.xlsx)");
	return vendor_take(&v->w, &view->set, book->file, book->value, said, papers, count, taken, e) || e->kind == ERR_PARTLY;
}

bool vendors_take_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	struct vendor_taken *taken = arena_new(v->w.arena, struct vendor_taken);
	if (!vendor_view_form(v, &view, e))
		return false;
	return take(v, &view, NULL, taken, &problem) ? put_taken(v, taken) : put_list(v, &view, &problem, e);
}

bool vendor_take_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	struct vendor_taken *taken = arena_new(v->w.arena, struct vendor_taken);
	if (!vendor_view_pair(v, &view, e))
		return false;
	return take(v, &view, &view.pair, taken, &problem) ? put_taken(v, taken) : vendor_put_page(v, &view, "take", &problem, e);
}
