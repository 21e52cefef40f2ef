/* history_page.c - every entry of the facility's own form, the newest first: who wrote what when.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include <stdlib.h>

#define ENTRIES_SHOWN_MAX 300u

struct entry_row {
	const struct form_item *item;
	struct answer_entry entry;
};

struct entry_list {
	struct entry_row *rows;
	size_t count, room;
};

static bool read_entries(struct work *w, const struct form *form, struct entry_list *list, struct err *e)
{
	for (size_t i = 0; i < form->item_count; i++) {
		struct answer_entry *history;
		size_t count;
		if (!answer_history(w, &(struct answer_row){ .form = form, .item = &form->items[i] }, &history, &count, e))
			return false;
		for (size_t k = 0; k < count; k++) {
			arena_grow(w->arena, list->rows, list->count, list->room);
			list->rows[list->count++] = (struct entry_row){ &form->items[i], history[k] };
		}
	}
	return true;
}

/* Acts are in the order in which they happened. */
static int newest_first(const void *x, const void *y)
{
	const struct entry_row *a = x, *b = y;
	return str_order(b->entry.act, a->entry.act);
}

static void put_row(struct visit *v, const struct form *form, const struct entry_row *row)
{
	const struct answer *answer = &row->entry.answer;
	int64_t at = 0;
	instant_read(row->entry.entered.at, &at);
	html(v, "<tr><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\"><a href=\"{}\">{}</a></td>",
	     work_word(&v->w, "日時", "When"), instant_tokyo(v->w.arena, at), work_word(&v->w, "記入した人", "Entered by"),
	     row->entry.entered.who, work_word(&v->w, "項目", "Item"), item_address(v, form, row->item), item_title(v, form, row->item));
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>", work_word(&v->w, "内容", "Entry"),
	     answer->taken_back ? work_word(&v->w, "取り消し", "taken back") : answer_say(v->w.arena, v->w.lang, answer),
	     work_word(&v->w, "備考", "Note"), answer->note, work_word(&v->w, "原本の保管場所", "Original"), answer->original);
}

static void put_rows(struct visit *v, const struct form *form, const struct entry_list *list)
{
	static const struct words heads[] = { { "日時", "When" },     { "記入した人", "Entered by" }, { "項目", "Item" },
		                              { "内容", "Entry" },    { "備考", "Note" },             { "原本の保管場所", "Original" } };
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>",
	     work_word(&v->w, "記入の一覧", "Entries"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < list->count && i < ENTRIES_SHOWN_MAX; i++)
		put_row(v, form, &list->rows[i]);
	html(v, "</tbody></table></div>");
	if (list->count > ENTRIES_SHOWN_MAX)
		html(v, "<p>{}</p>", work_fmt(&v->w, "ほか%zu件の古い記入は、項目のページで見られます。",
		                              "%zu older entries stand on the pages of their items.", list->count - ENTRIES_SHOWN_MAX));
}

bool checklist_history_page(struct visit *v, struct err *e)
{
	struct page_form page;
	struct entry_list list = { 0 };
	if (!page_form_read(v, visit_query(v, "form"), &page, e) || !read_entries(&v->w, page.form, &list, e))
		return false;
	if (list.count)
		qsort(list.rows, list.count, sizeof *list.rows, newest_first);
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\"><a href=\"{}\">{}</a></p>", url(v, "/checklist?form={}", page.form->id), form_name(v->w.arena, v->w.lang, page.form));
	if (list.count)
		put_rows(v, page.form, &list);
	else
		html(v, "<p>{}</p>", work_word(&v->w, "まだ記入がありません。", "There are no entries yet."));
	page_close(v);
	return true;
}
