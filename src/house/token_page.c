/* token_page.c - トークン: the keys of other programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/date.h"
#include "frame/page.h"

#define TOKEN_DAYS 365 /* until a new one ends, unless another day is chosen */

static str scopes_said(struct visit *v, unsigned scopes)
{
	str said = S("");
	for (const struct scope_row *s = scope_rows; s->code; s++)
		if (scopes & s->scope)
			said = arena_join(v->w.arena, said, v->w.lang == LANG_EN ? S(", ") : S("、"), work_words(&v->w, s->words));
	return said;
}

static void put_row(struct visit *v, const struct token *t)
{
	html(v, "<tr><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>", work_word(&v->w, "名前", "Name"), t->name,
	     work_word(&v->w, "できること", "May"), scopes_said(v, t->scopes), work_word(&v->w, "期限", "Until"), t->expires_on);
	html(v, "<td data-label=\"{}\">{}</td><td class=\"act\">", work_word(&v->w, "作った人", "Made by"), t->made_by);
	if (t->revoked)
		html(v, "{}", work_word(&v->w, "取り消し済み", "revoked"));
	else
		form_button(v, url(v, "/settings/tokens/{}/revoke", t->id), (struct words){ "取り消す", "Revoke" }, TONE_BAD);
	html(v, "</td></tr>");
}

static void put_list(struct visit *v, const struct token *list, size_t count)
{
	static const struct words heads[] = { { "名前", "Name" }, { "できること", "May" }, { "期限", "Until" }, { "作った人", "Made by" }, { "操作", "Action" } };
	if (!count)
		return;
	html(v, "<table class=\"list stack\"><thead><tr>");
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < count; i++)
		put_row(v, &list[i]);
	html(v, "</tbody></table>");
}

static void put_form(struct visit *v)
{
	str until = visit_form(v, "until");
	html(v, "<h2>{}</h2>", work_word(&v->w, "新しいトークン", "A new token"));
	form_open(v, S("/settings/tokens"));
	form_input(v, &(struct input){ "name", { "名前", "Name" }, { "どのプログラムが使うか", "which program uses it" }, .value = visit_form(v, "name"), .must = true });
	html(v, "<fieldset class=\"choices\"><legend>{}</legend>", work_word(&v->w, "できること", "May"));
	for (const struct scope_row *s = scope_rows; s->code; s++)
		form_check(v, s->code, S("yes"), s->words, visit_form(v, s->code).n > 0);
	html(v, "<p><small>{}</small></p></fieldset>", work_word(&v->w, "「設定を変える」トークンは、利用者もトークンも作れます。企画管理者のパスワードと同じように扱ってください。",
	                                                         "A token that may change settings can make members and tokens: keep it like a planning administrator's password."));
	form_input(v, &(struct input){ "until", { "期限", "Until" }, .type = "date", .must = true,
	                               .value = until.n ? until : day_iso(v->w.arena, day_add(work_today(&v->w), TOKEN_DAYS)) });
	form_submit(v, (struct words){ "作る", "Make" });
	form_close(v);
}

static bool put_tokens(struct visit *v, const struct err *problem, str secret, struct err *e)
{
	struct token *list;
	size_t count;
	if (!token_all(&v->w, &list, &count, e))
		return false;
	page_open(v, work_word(&v->w, "トークン", "Tokens"));
	if (problem)
		page_error(v, problem);
	if (secret.n)
		html(v, "<div class=\"notice good\" role=\"status\"><p>{}</p><p><code class=\"key\">{}</code></p></div>",
		     work_word(&v->w, "トークンを作りました。この文字はこの画面にだけ表示されます。", "The token was made. It is shown only here and now."), secret);
	put_list(v, list, count);
	put_form(v);
	page_close(v);
	return true;
}

bool tokens_page(struct visit *v, struct err *e)
{
	return put_tokens(v, NULL, S(""), e);
}

bool token_new_act(struct visit *v, struct err *e)
{
	struct err problem = { 0 };
	struct span until = { 0 };
	struct token t = { .name = visit_form(v, "name") };
	str secret = S("");
	for (const struct scope_row *s = scope_rows; s->code; s++)
		t.scopes |= visit_form(v, s->code).n ? s->scope : 0u;
	if (!t.name.n || !t.scopes)
		err_set(&problem, ERR_INPUT, "名前と、できることを一つ以上書いてください", "give a name and at least one thing it may do");
	else if (!date_read(visit_form(v, "until"), &until) || day_order(until.to, work_today(&v->w)) < 0)
		err_set(&problem, ERR_INPUT, "期限には今日以後の日付を書いてください", "the last day is a date from today on");
	t.expires_on = day_iso(v->w.arena, until.to);
	if (problem.kind || !token_make(&v->w, &t, &secret, &problem))
		return put_tokens(v, &problem, S(""), e);
	return put_tokens(v, NULL, secret, e);
}

bool token_revoke_act(struct visit *v, struct err *e)
{
	return token_revoke(&v->w, visit_word(v, "id"), e) && visit_go(v, S("/settings/tokens"));
}
