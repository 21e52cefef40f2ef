/* item_page.c - one item: what it asks, what was measured, what speaks for it, and the answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "item_page.h"

#define NEWCOMER_ENTRIES 5 /* who has made fewer finds the explanation open */

bool item_view_find(struct visit *v, struct item_view *view, struct err *e)
{
	*view = (struct item_view){ 0 };
	if (!page_form_read(v, visit_word(v, "form"), &view->page, e))
		return false;
	view->item = form_item_named(view->page.form, visit_word(v, "item"));
	return view->item || err_set(e, ERR_MISSING, "この項目は、この様式にありません", "the form has no such item");
}

static bool is_newcomer(struct visit *v)
{
	struct err ignored = { 0 };
	int64_t entries = 0;
	return db_one_int(v->w.db, &ignored, &entries, 0, "SELECT count(*) FROM answer_entry WHERE who=?", BIND(V(v->w.who))) &&
	       entries < NEWCOMER_ENTRIES;
}

/* ---- the way to the other items; the caller ends it */

static void put_step(struct visit *v, const struct form *form, const struct form_item *item, const char *rel, struct words words)
{
	if (item)
		html(v, "<a rel=\"{}\" href=\"{}\">{}({})</a> ", rel, item_address(v, form, item), words,
		     form_item_number(v->w.arena, form, item));
}

static const struct form_item *next_open(const struct item_view *view)
{
	const struct form *form = view->page.form;
	size_t here = (size_t)(view->item - form->items);
	for (size_t i = 1; i < form->item_count; i++) {
		size_t at = (here + i) % form->item_count;
		if (view->whole.answers.needs[at] == NEED_ANSWER && !view->whole.answers.answers[at].first)
			return &form->items[at];
	}
	return NULL;
}

static void put_steps(struct visit *v, const struct item_view *view, struct words label)
{
	const struct form *form = view->page.form;
	size_t here = (size_t)(view->item - form->items);
	const struct form_item *next = here + 1 < form->item_count ? view->item + 1 : NULL, *open = next_open(view);
	html(v, "<nav class=\"pager\" aria-label=\"{}\">", label);
	put_step(v, form, here ? view->item - 1 : NULL, "prev", (struct words){ "前の項目", "Previous " });
	put_step(v, form, next, "next", (struct words){ "次の項目", "Next " });
	put_step(v, form, open, "next", (struct words){ "次の未回答へ", "Next to be answered " });
	html(v, "<a href=\"{}\">{}</a>", url(v, "/checklist?form={}", form->id), work_word(&v->w, "一覧へ", "To the list"));
}

/* ---- what it asks */

static void put_place(struct visit *v, const struct item_view *view)
{
	const struct form_section *section = &view->page.form->sections[view->item->section];
	html(v, "<p>{}　{}{}", form_name(v->w.arena, v->w.lang, view->page.form), section->words, group_say(v, view->item));
	if (view->item->reference)
		html(v, " <span class=\"badge later\">{}</span>", work_word(&v->w, "参考項目", "Reference item"));
	html(v, "<br><small>{}: {}</small></p>", work_word(&v->w, "項目の文言", "Wording"), view->item->verification->words);
}

static void put_more(struct visit *v, struct words label, struct words words)
{
	if (*words.ja)
		html(v, "<p><strong>{}</strong> {}</p>", label, words);
}

static void put_help(struct visit *v, const struct item_view *view)
{
	const struct control *control = view->whole.evidence.control;
	if (!control)
		return;
	html(v, "<details class=\"help\"");
	if (is_newcomer(v))
		html(v, " open");
	html(v, "><summary>{}</summary><p>{}</p>", work_word(&v->w, "この項目は何のこと?", "What does this item ask?"), control->help);
	put_more(v, (struct words){ "注", "Note" }, view->item->note);
	put_more(v, (struct words){ "前の年度からの変更", "Changed since the year before" }, view->item->change);
	html(v, "</details>");
}

/* ---- the page */

static struct answer_typed typed_of(struct arena *a, const struct answer *answer)
{
	return (struct answer_typed){ .first = reply_code(answer->first), .first_on = day_iso(a, answer->first_on),
		                      .target_on = day_iso(a, answer->target_on), .second = reply_code(answer->second),
		                      .second_on = day_iso(a, answer->second_on), .note = answer->note, .original = answer->original };
}

/* Somebody else was quicker: both entries are shown, the other one here and one's own in the fields below. */
static void put_other(struct visit *v, const struct item_view *view)
{
	const struct whole_item *whole = &view->whole;
	if (!view->seen || *view->seen == whole->history_count || !whole->history_count)
		return;
	const struct answer_entry *last = &whole->history[whole->history_count - 1];
	html(v, "<div class=\"notice warn\"><p>{}</p><p>{}</p></div>", entry_say(v, last),
	     work_word(&v->w, "あなたが書いた内容は、下の欄に残してあります。このまま送ると、上の記入のあとに書き足します。",
	               "What you wrote still stands in the fields below; sending it again adds it after the entry above."));
}

bool item_view_show(struct visit *v, struct item_view *view, const struct err *problem, struct err *e)
{
	if (!whole_item_read(&v->w, view->page.form, view->item, &view->whole, e))
		return false;
	if (!view->answer_was_typed)
		view->answer = typed_of(v->w.arena, &view->whole.answer);
	page_open(v, item_title(v, view->page.form, view->item));
	if (problem) {
		page_error(v, problem);
		put_other(v, view);
	}
	put_place(v, view);
	put_steps(v, view, (struct words){ "前後の項目", "Items before and after" });
	html(v, "<a href=\"#answer\">{}</a></nav>", work_word(&v->w, "回答欄へ", "To the answer"));
	put_help(v, view);
	put_item_evidence(v, &view->whole);
	put_item_documents(v, view);
	put_item_answer(v, view);
	put_steps(v, view, (struct words){ "ほかの項目へ", "To other items" });
	html(v, "</nav>");
	page_close(v);
	return true;
}

bool item_page(struct visit *v, struct err *e)
{
	struct item_view view;
	return item_view_find(v, &view, e) && item_view_show(v, &view, NULL, e);
}

/* The address of a form that was refused; whoever asks for it again wants the item. */
bool item_return(struct visit *v, struct err *e)
{
	struct item_view view;
	return item_view_find(v, &view, e) && visit_go(v, item_address(v, view.page.form, view.item));
}
