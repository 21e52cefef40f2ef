/* link_page.c - what a vendor sees that holds a link: its form, its draft, its receipt, and nothing else.
 * No account stands behind these pages: the secret in the address is looked up before anything is read or shown.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_pages.h"

#include "frame/facility.h"

/* The link of the address, and the form it is for. */
struct guest {
	struct vendor_link link;
	struct form_set set;
	struct vendor_sheet sheet;
};

bool link_knock(struct visit *v, struct err *e)
{
	struct vendor_link link;
	return vendor_link_find(&v->w, visit_word(v, "secret"), &link, e);
}

static bool let_in(struct visit *v, struct guest *g, struct err *e)
{
	struct vendor_pair pair;
	if (!vendor_link_find(&v->w, visit_word(v, "secret"), &g->link, e) || !forms_read(&v->w, &g->set, e))
		return false;
	const struct form *form = forms_named(&g->set, S("vendor"), g->link.form);
	if (!form)
		return err_set(e, ERR_SETUP, "このリンクの様式が見つかりません。リンクを渡した医療機関に知らせてください",
		               "the form of this link was not found; please tell the facility that gave it to you");
	if (!vendor_pair_of(&v->w, form, g->link.vendor, g->link.system, &pair, e))
		return false;
	g->sheet = vendor_sheet_blank(v->w.arena, &pair);
	return true;
}

static bool is_submitted(const struct guest *g)
{
	return g->link.state == VENDOR_LINK_SUBMITTED;
}

static str here(struct visit *v, const char *what)
{
	return *what ? url(v, "/v/{}/{}", visit_word(v, "secret"), what) : url(v, "/v/{}", visit_word(v, "secret"));
}

static bool to_receipt(struct visit *v)
{
	return visit_go(v, here(v, "receipt"));
}

static void put_whose(struct visit *v, const struct vendor_pair *pair)
{
	struct err ignored = { 0 };
	str facility = S("");
	facility_get(&v->w, "name", &facility, &ignored);
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd>", work_word(&v->w, "医療機関", "Facility"), facility,
	     work_word(&v->w, "様式", "Form"), form_name(v->w.arena, v->w.lang, pair->form));
	html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "事業者", "Vendor"), pair->vendor_name);
	if (pair->system_name.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "システム", "System"), pair->system_name);
}

/* ---- the form */

static str size_said(struct visit *v, int64_t bytes)
{
	return arena_fmt(v->w.arena, "%d KB", (int)((bytes + 1023) / 1024));
}

static bool put_papers(struct visit *v, const struct guest *g, struct err *e)
{
	struct vendor_link_paper *list;
	size_t count;
	if (!vendor_draft_papers(&v->w, &g->link, &list, &count, e))
		return false;
	html(v, "<h2 id=\"papers\">{}</h2>", work_word(&v->w, "いっしょに送るファイル", "Files that go with it"));
	if (count)
		html(v, "<ul class=\"plain\">");
	for (size_t i = 0; i < count; i++)
		html(v, "<li>{} <small>{}</small> <button class=\"quiet small\" formaction=\"{}\" name=\"drop\" value=\"{}\" aria-label=\"{}\">{}</button></li>",
		     list[i].name, size_said(v, list[i].bytes), here(v, "paper"), list[i].id,
		     work_fmt(&v->w, "%.*s を外す", "Take %.*s off", P(list[i].name)), work_word(&v->w, "外す", "Take off"));
	if (count)
		html(v, "</ul>");
	form_input(v, &(struct input){ "file", { "ファイルを選ぶ", "Choose a file" },
	                               { "PDF、写真、Excel(.xlsx)、Word(.docx)。一つ10MB、10個まで。患者さんの情報は入れないでください",
	                                 "PDF, picture, .xlsx or .docx; at most 10 MB each and ten of them. No patient information, please" }, .type = "file" });
	html(v, "<div class=\"actions\"><button class=\"quiet\" formaction=\"{}\">{}</button></div>", here(v, "paper"),
	     work_word(&v->w, "ファイルを添える", "Attach the file"));
	return true;
}

static void put_head(struct visit *v, const struct guest *g, const struct err *problem)
{
	if (problem)
		page_error(v, problem);
	else if (visit_query(v, "saved").n)
		page_notice(v, TONE_GOOD, work_word(&v->w, "下書きを保存しました。まだ提出されていません。", "The draft was saved. It has not been submitted yet."));
	put_whose(v, &g->sheet.pair);
	html(v, "<dt>{}</dt><dd>{}</dd></dl>", work_word(&v->w, "提出の期限", "Submit by"), day_say(v->w.arena, v->w.lang, g->link.expires_on));
	str warning = form_warning(v->w.arena, v->w.lang, g->sheet.pair.form);
	if (warning.n)
		html(v, "<p><small>{}</small></p>", warning);
	html(v, "<p class=\"lead\">{}</p>",
	     work_word(&v->w, "各項目の回答と、確認した日を書いてください。途中で保存でき、提出するまで何度でも直せます。提出したあとは直せません。",
	               "Please answer each item and give the day on which it was checked. You may save and change it until you submit; not afterwards."));
	html(v, "<p>{}</p>", work_word(&v->w, "契約の範囲にない項目は「契約により省略」を選び、備考に条項を書いてください。", "Where an item is outside the contract, choose \"skipped by contract\" and name the clause."));
}

static bool put_form(struct visit *v, const struct guest *g, const struct err *problem, struct err *e)
{
	buf_cut(v->w.aside, 0);
	page_open(v, work_word(&v->w, "サイバーセキュリティ対策の確認(事業者確認用)", "Cyber-security checklist (vendor)"));
	put_head(v, g, problem);
	form_open_files(v, here(v, ""));
	html(v, "<div class=\"actions\"><button class=\"quiet\">{}</button></div>", work_word(&v->w, "下書きを保存する", "Save the draft"));
	if (!vendor_put_sheet(v, &g->sheet, e) || !put_papers(v, g, e))
		return false;
	html(v, "<h2>{}</h2><p>{}</p><div class=\"actions\"><button formaction=\"{}\">{}</button><button class=\"quiet\">{}</button></div>",
	     work_word(&v->w, "提出", "Submit"), work_word(&v->w, "提出すると、この様式はもう直せません。控えを印刷できます。", "Once submitted, the form cannot be changed. You can print a receipt."),
	     here(v, "submit"), work_word(&v->w, "この内容で提出する", "Submit this"), work_word(&v->w, "下書きを保存する", "Save the draft"));
	form_close(v);
	page_close(v);
	return true;
}

bool link_page(struct visit *v, struct err *e)
{
	struct guest g;
	if (!let_in(v, &g, e))
		return false;
	if (is_submitted(&g))
		return to_receipt(v);
	db_try(v->w.db, "UPDATE vendor_link SET opened_at=? WHERE id=? AND opened_at=''",
	       BIND(V(instant_iso(v->w.arena, clock_now(v->w.clock))), V(g.link.id)));
	return vendor_draft_read(&v->w, &g.link, &g.sheet, e) && put_form(v, &g, NULL, e);
}

/* A language switched after a refused act leads here. */
bool link_return_page(struct visit *v, struct err *e)
{
	(void)e;
	return visit_go(v, here(v, ""));
}

/* ---- acts */

/* The draft, and a file that was chosen, whichever button was pressed. */
static bool keep(struct visit *v, struct guest *g, struct err *e)
{
	const struct field *file = fields_find(&v->form, "file");
	vendor_read_sheet(v, &g->sheet);
	return vendor_draft_keep(&v->w, &g->link, &g->sheet, e) &&
	       (!file || !file->is_file || !file->file.n || vendor_draft_attach(&v->w, &g->link, file->file, file->value, e));
}

/* The form again with what is wrong; the receipt, where another window was faster. */
static bool refuse(struct visit *v, struct guest *g, const struct err *problem, struct err *e)
{
	struct vendor_link now;
	if (!vendor_link_find(&v->w, visit_word(v, "secret"), &now, e))
		return false;
	return now.state == VENDOR_LINK_SUBMITTED ? to_receipt(v) : put_form(v, g, problem, e);
}

static bool act(struct visit *v, bool (*more)(struct visit *v, struct guest *g, struct err *e), str then, struct err *e)
{
	struct guest g;
	struct err problem = { 0 };
	if (!let_in(v, &g, e))
		return false;
	if (is_submitted(&g))
		return to_receipt(v);
	if (!keep(v, &g, &problem) || (more && !more(v, &g, &problem)))
		return refuse(v, &g, &problem, e);
	return visit_go(v, then);
}

static bool drop_paper(struct visit *v, struct guest *g, struct err *e)
{
	return !visit_form(v, "drop").n || vendor_draft_detach(&v->w, &g->link, visit_form(v, "drop"), e);
}

static bool submit(struct visit *v, struct guest *g, struct err *e)
{
	return vendor_draft_submit(&v->w, &g->link, &g->sheet, e);
}

static str saved(struct visit *v, const char *where)
{
	return arena_fmt(v->w.arena, "%.*s?saved=1%s", P(here(v, "")), where);
}

bool link_keep_act(struct visit *v, struct err *e)
{
	return act(v, NULL, saved(v, ""), e);
}

bool link_paper_act(struct visit *v, struct err *e)
{
	return act(v, drop_paper, saved(v, "#papers"), e);
}

bool link_submit_act(struct visit *v, struct err *e)
{
	return act(v, submit, here(v, "receipt"), e);
}

/* ---- the receipt */

static void put_row(struct visit *v, const struct form *form, const struct vendor_receipt_row *r)
{
	const struct choice *reply = choice_of(vendor_replies, r->reply);
	str group = r->item->group ? work_words(&v->w, r->item->group->words) : S("");
	html(v, "<tr><td class=\"code\">{}</td><td>{} <small>{}</small></td><td class=\"code\">{}</td>", form_item_number(v->w.arena, form, r->item),
	     r->item->words, group, reply ? work_words(&v->w, reply->words) : S(""));
	html(v, "<td class=\"code\">{}</td><td class=\"code\">{}</td><td class=\"free\">{}</td></tr>", r->on, r->target, r->note);
}

static void put_rows(struct visit *v, const struct vendor_receipt *receipt)
{
	static const struct words heads[] = { { "番号", "No." }, { "チェック項目", "Item" }, { "回答", "Answer" }, { "確認日", "Checked" },
		                              { "目標日", "Target" }, { "備考・契約の条項", "Remark, clause" } };
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>", work_word(&v->w, "提出した回答", "What was submitted"));
	for (size_t i = 0; i < LENGTH(heads); i++)
		html(v, "<th scope=\"col\" class=\"code\">{}</th>", heads[i]);
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < receipt->count; i++)
		put_row(v, receipt->pair.form, &receipt->rows[i]);
	html(v, "</tbody></table></div>");
}

static void put_receipt(struct visit *v, const struct vendor_link *link, const struct vendor_receipt *receipt)
{
	page_open(v, work_word(&v->w, "提出の控え", "Receipt"));
	html(v, "<div class=\"notice good screen-only\" role=\"status\"><p>{}</p></div><div class=\"sheet\">",
	     work_word(&v->w, "提出されました。ありがとうございました。この画面を印刷すると控えになります(リンクの期限まで開けます)。",
	               "It was submitted. Thank you. Print this page as your receipt; it stays here until the link ends."));
	put_whose(v, &receipt->pair);
	html(v, "<dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd><code>{}</code></dd></dl>", work_word(&v->w, "提出した日時", "Submitted at"),
	     instant_said(&v->w, link->submitted_at), work_word(&v->w, "提出した人", "Submitted by"), receipt->who, work_word(&v->w, "照合番号", "Number to compare"),
	     vendor_receipt_number(v->w.arena, receipt));
	put_rows(v, receipt);
	if (receipt->paper_count)
		html(v, "<h2>{}</h2><ul>", work_word(&v->w, "いっしょに送ったファイル", "Files sent with it"));
	for (size_t i = 0; i < receipt->paper_count; i++)
		html(v, "<li>{} <small>{}</small></li>", receipt->papers[i].name, size_said(v, receipt->papers[i].bytes));
	if (receipt->paper_count)
		html(v, "</ul>");
	html(v, "<p><small>{} SHA-256: {}</small></p></div>",
	     work_word(&v->w, "医療機関の画面にも同じ照合番号が出ます。違うときは内容が変わっています。", "The facility sees the same number. Where it differs, the contents differ."),
	     receipt->digest);
	page_close(v);
}

bool link_receipt_page(struct visit *v, struct err *e)
{
	struct guest g;
	struct vendor_receipt receipt;
	if (!let_in(v, &g, e))
		return false;
	if (!is_submitted(&g))
		return visit_go(v, here(v, ""));
	if (!vendor_receipt_read(&v->w, &g.link, g.sheet.pair.form, &receipt, e))
		return false;
	put_receipt(v, &g.link, &receipt);
	return true;
}
