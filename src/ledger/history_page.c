/* history_page.c - 履歴: what was done, newest first, by whom, and taking it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/journal_page.h"

#define ACTS_SHOWN 30u         /* on a page */
#define CHANGES_SHOWN 100u     /* on the page of one act */

/* ---- the filter */

static void put_events(struct visit *v, str chosen)
{
	struct select_option options[EVENT_COUNT + 1] = { { S(""), work_word(&v->w, "すべて", "all") } };
	for (size_t i = 0; i < EVENT_COUNT; i++) {
		str event = str_of(event_name((enum event)i));
		options[i + 1] = (struct select_option){ event, work_words(&v->w, event_words(event)) };
	}
	form_select(v, "event", (struct words){ "できごと", "What" }, options, EVENT_COUNT + 1, chosen, false);
}

static bool put_people(struct visit *v, struct err *e)
{
	struct member *list;
	size_t n;
	if (!member_all(&v->w, &list, &n, e))
		return false;
	html(v, "<datalist id=\"people\">");
	for (size_t i = 0; i < n; i++)
		html(v, "<option value=\"{}\">", list[i].name);
	html(v, "</datalist>\n");
	return true;
}

static bool is_filtered(const struct journal_ask *ask)
{
	return ask->who.n || ask->event.n || ask->day.n || ask->record.n;
}

static bool put_filter(struct visit *v, const struct journal_ask *ask, struct err *e)
{
	html(v, "<form class=\"filter screen-only\" method=\"get\" action=\"/history\" role=\"search\">\n");
	form_input(v, &(struct input){ "who", { "だれが", "Who" }, .value = ask->who, .list = "people" });
	put_events(v, ask->event);
	form_input(v, &(struct input){ "day", { "いつ", "Day" }, .type = "date", .value = ask->day });
	if (ask->record.n)
		form_hidden(v, "record", ask->record);
	html(v, "<button>{}</button>", work_word(&v->w, "表示する", "Show"));
	if (is_filtered(ask))
		html(v, " <a href=\"/history\">{}</a>", work_word(&v->w, "条件を消す", "Clear"));
	html(v, "</form>\n");
	return put_people(v, e);
}

/* ---- the list */

/* Older ones stand behind the last act shown: what is added meanwhile moves nothing. */
static void put_steps(struct visit *v, const struct journal_ask *ask, const struct journal_entry *last)
{
	str filter = url(v, "who={}&event={}&day={}&record={}", ask->who, ask->event, ask->day, ask->record);
	html(v, "<nav class=\"pager\" aria-label=\"{}\">", work_word(&v->w, "ページ", "Pages"));
	if (ask->before.n)
		html(v, "<a href=\"/history?{}\">{}</a>\n", filter, work_word(&v->w, "最新へ", "Newest"));
	if (last)
		html(v, "<a rel=\"next\" href=\"/history?{}&before={}\">{}</a>\n", filter, last->act, work_word(&v->w, "もっと古いもの", "Older"));
	html(v, "</nav>\n");
}

static bool put_list(struct visit *v, const struct journal_ask *ask, struct err *e)
{
	struct journal_entry *list;
	size_t n;
	struct journal_ask more = *ask;
	more.most = ACTS_SHOWN + 1;
	if (!journal_list(&v->w, &more, &list, &n, e))
		return false;
	if (!n)
		html(v, "<p>{}</p>\n", work_word(&v->w, "条件に合うものはありません。", "There is nothing of this kind."));
	for (size_t i = 0; i < n && i < ACTS_SHOWN; i++)
		if (!journal_put(v, &list[i], ask->record, e))
			return false;
	put_steps(v, ask, n > ACTS_SHOWN ? &list[ACTS_SHOWN - 1] : NULL);
	return true;
}

static bool put_history(struct visit *v, const struct err *problem, struct err *e)
{
	const struct journal_ask ask = { .record = visit_query(v, "record"), .who = visit_query(v, "who"), .event = visit_query(v, "event"),
		                         .day = visit_query(v, "day"), .before = visit_query(v, "before") };
	page_open(v, work_word(&v->w, "履歴", "History"));
	if (problem)
		page_error(v, problem);
	else if (!journal_put_left(v, visit_query(v, "done"), e)) /* of an undo that was done just now */
		return false;
	if (!put_filter(v, &ask, e) || !put_list(v, &ask, e))
		return false;
	page_close(v);
	return true;
}

bool history_page(struct visit *v, struct err *e)
{
	return put_history(v, NULL, e);
}

/* ---- one act */

static bool put_act(struct visit *v, const struct journal_entry *entry, struct err *e)
{
	struct journal_change *list;
	size_t n;
	if (!journal_changes(&v->w, entry->act, S(""), visit_query(v, "after"), CHANGES_SHOWN + 1, &list, &n, e))
		return false;
	page_open(v, work_words(&v->w, event_words(entry->event)));
	html(v, "<p class=\"screen-only\"><a href=\"/history\">{}</a></p>\n", work_word(&v->w, "履歴へ戻る", "Back to the history"));
	journal_put_head(v, entry);
	journal_put_undo(v, entry);
	if (!journal_put_left(v, entry->act, e))
		return false;
	if (n)
		journal_put_changes(v, list, n < CHANGES_SHOWN ? n : CHANGES_SHOWN, true);
	if (n > CHANGES_SHOWN)
		html(v, "<nav class=\"pager\" aria-label=\"{}\"><a rel=\"next\" href=\"{}\">{}</a></nav>\n", work_word(&v->w, "ページ", "Pages"),
		     url(v, "/history/{}?after={}", entry->act, list[CHANGES_SHOWN - 1].record), work_word(&v->w, "次へ", "Next"));
	page_close(v);
	return true;
}

bool act_page(struct visit *v, struct err *e)
{
	struct journal_entry *list;
	size_t n;
	if (!journal_list(&v->w, &(struct journal_ask){ .act = visit_word(v, "act"), .most = 1 }, &list, &n, e))
		return false;
	return n ? put_act(v, list, e) : err_set(e, ERR_MISSING, "この操作の記録はありません", "there is no such act");
}

/* What stayed as it was stands on the page that follows. */
bool undo_act(struct visit *v, struct err *e)
{
	struct undo undo;
	struct err problem = { 0 };
	if (history_undo(&v->w, visit_word(v, "act"), &undo, &problem) || problem.kind == ERR_PARTLY)
		return visit_done(v, S("/history"), &undo.act);
	return put_history(v, &problem, e);
}
