/* vendor_link_page.c - the facility's side of links: whether it uses them, making one, revoking it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_pages.h"

#include "engine/date.h"
#include "paper/qr.h"

/* ---- those there are */

static void put_receipt_number(struct visit *v, const struct vendor_link *link)
{
	struct form_set *set = arena_new(v->w.arena, struct form_set);
	struct vendor_receipt receipt;
	struct err ignored = { 0 };
	const struct form *form = forms_read(&v->w, set, &ignored) ? forms_named(set, S("vendor"), link->form) : NULL;
	if (form && link->act.n && vendor_receipt_read(&v->w, link, form, &receipt, &ignored))
		html(v, "<br><small>{} {}</small>", work_word(&v->w, "照合番号", "number to compare"), vendor_receipt_number(v->w.arena, &receipt));
}

static void put_link(struct visit *v, const struct vendor_link *l)
{
	static const char *const classes[VENDOR_LINK_STATES] = { "month", "yes", "later", "later" };
	html(v, "<tr><th scope=\"row\">{} {}</th><td data-label=\"{}\"><span class=\"badge {}\">{}</span>", l->vendor_name, l->system_name,
	     work_word(&v->w, "状態", "State"), classes[l->state], vendor_link_state_words[l->state]);
	put_receipt_number(v, l);
	html(v, "</td><td data-label=\"{}\" class=\"code\">{}</td><td data-label=\"{}\">{}<br><small>{}</small></td>", work_word(&v->w, "期限", "Until"),
	     day_iso(v->w.arena, l->expires_on), work_word(&v->w, "作成", "Made"), instant_said(&v->w, l->made_at), l->made_by);
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td class=\"act\">", work_word(&v->w, "開いた日時", "Opened"),
	     instant_said(&v->w, l->opened_at), work_word(&v->w, "提出", "Submitted"), instant_said(&v->w, l->submitted_at));
	if (visit_may(v, ROLES_WRITE) && (l->state == VENDOR_LINK_OPEN || l->state == VENDOR_LINK_SUBMITTED))
		form_button(v, url(v, "/vendors/link/{}/revoke", l->id), (struct words){ "取り消す", "Revoke" }, TONE_BAD);
	html(v, "</td></tr>");
}

void vendor_put_links(struct visit *v, const struct vendor_link *list, size_t count)
{
	static const struct words heads[] = { { "事業者", "Vendor" }, { "状態", "State" }, { "期限", "Until" }, { "作成", "Made" },
		                              { "開いた日時", "Opened" }, { "提出", "Submitted" }, { "操作", "Action" } };
	if (!count)
		return;
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>",
	     work_word(&v->w, "回答用リンクの一覧", "Links"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < count; i++)
		put_link(v, &list[i]);
	html(v, "</tbody></table></div>");
}

/* ---- the switch */

static void put_switch(struct visit *v, bool on)
{
	page_notice(v, TONE_WARN,
	            work_word(&v->w, "このリンクのために、この画面をインターネットに公開しないでください。使えるのは、保守回線や来院時など、事業者が院内からこの画面に届くときだけです。届かない事業者には、記入用紙(.xlsx)かFAXを使ってください。",
	                      "Never open this console to the Internet for these links. They are for vendors who reach it from inside: over the maintenance line, or on a visit. For all others use the workbook or fax."));
	html(v, "<p>{}</p>", on ? work_word(&v->w, "今は使う設定です。止めると、すべてのリンクがすぐに開けなくなります。", "Links are switched on. Switching them off closes every link at once.")
	                        : work_word(&v->w, "今は使わない設定です。", "Links are switched off."));
	form_open(v, S("/vendors/link"));
	form_hidden(v, "on", on ? S("off") : S("on"));
	if (on)
		html(v, "<div class=\"actions\"><button class=\"danger\">{}</button></div>", work_word(&v->w, "リンクを止める", "Switch links off"));
	else
		form_submit(v, (struct words){ "リンクを使えるようにする", "Switch links on" });
	form_close(v);
}

bool vendor_links_page(struct visit *v, struct err *e)
{
	struct vendor_link *list;
	size_t count;
	bool on;
	if (!vendor_link_is_on(&v->w, &on, e) || !vendor_link_all(&v->w, S(""), S(""), &list, &count, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "事業者が、利用者の登録なしに、自分の様式だけを画面で記入できるアドレスです。事業者のページから作ります。",
	                                             "An address at which a vendor fills in its own form, and nothing else, without an account. It is made on the vendor's page."));
	put_switch(v, on);
	if (count)
		html(v, "<h2>{}</h2>", work_word(&v->w, "作ったリンク", "Links made"));
	vendor_put_links(v, list, count);
	page_close(v);
	return true;
}

bool vendor_links_act(struct visit *v, struct err *e)
{
	return vendor_link_switch(&v->w, str_eq(visit_form(v, "on"), S("on")), e) && visit_go(v, S("/vendors/link"));
}

/* ---- one more, one less */

str vendor_link_address(struct visit *v, str secret)
{
	str origin = http_header(v->request, "Origin"), host = http_header(v->request, "Host");
	str base = str_starts(origin, S("http")) ? origin : arena_fmt(v->w.arena, "https://%.*s", P(host));
	return arena_fmt(v->w.arena, "%.*s/v/%.*s", P(base), P(secret));
}

static bool put_made(struct visit *v, const struct vendor_pair *pair, str secret, struct day until, struct err *e)
{
	struct qr_path qr;
	str address = vendor_link_address(v, secret);
	if (!qr_path(v->w.arena, address, &qr, e))
		return false;
	page_open(v, work_word(&v->w, "回答用リンクを作りました", "The link was made"));
	html(v, "<div class=\"notice warn screen-only\" role=\"status\"><p>{}</p></div>",
	     work_word(&v->w, "このアドレスは、この画面にだけ表示されます。印刷するか控えて、この事業者にだけ渡してください。", "The address is shown only here and now. Print it or note it down, and hand it to this vendor alone."));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>", work_word(&v->w, "事業者", "Vendor"),
	     vendor_pair_say(v->w.arena, pair), work_word(&v->w, "様式", "Form"), form_name(v->w.arena, v->w.lang, pair->form),
	     work_word(&v->w, "期限", "Until"), day_say(v->w.arena, v->w.lang, until));
	html(v, "<figure class=\"qr\"><svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {} {}\"><path d=\"{}\"/></svg></figure><p><code class=\"key\">{}</code></p>",
	     work_word(&v->w, "回答用リンクのQRコード", "QR code of the link"), qr.side, qr.side, qr.path, address);
	html(v, "<p>{}</p><div class=\"actions screen-only\"><a class=\"button\" href=\"{}\">{}</a></div>",
	     work_word(&v->w, "院内のネットワークか保守回線から開いてください。インターネットには公開していません。", "Open it from the facility's network or the maintenance line; it is not open to the Internet."),
	     vendor_address(v, pair), work_word(&v->w, "事業者の回答に戻る", "Back to the vendor"));
	page_close(v);
	return true;
}

bool vendor_link_make_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	struct span span = { 0 };
	str secret;
	if (!vendor_view_pair(v, &view, e))
		return false;
	if (!date_read(visit_form(v, "until"), &span) || !vendor_link_make(&v->w, &view.pair, span.to, &secret, &problem)) {
		if (!problem.kind)
			err_set(&problem, ERR_INPUT, "リンクの期限を日付で書いてください", "give the last day of the link as a date");
		return vendor_put_page(v, &view, "link", &problem, e);
	}
	return put_made(v, &view.pair, secret, span.to, e);
}

bool vendor_link_revoke_act(struct visit *v, struct err *e)
{
	return vendor_link_revoke(&v->w, visit_word(v, "id"), e) && visit_go(v, visit_may(v, ROLE_PLANNER) ? S("/vendors/link") : S("/vendors"));
}
