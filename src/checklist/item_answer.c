/* item_answer.c - answering one item: by hand, by taking the suggestion, and taking an answer back.
 * No answer comes from here that a person did not write, and no date that was not typed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "item_page.h"

#include "answer_rules.h"

static const struct words date_hint = { "2026-11-20、令和8年11月20日、R8.11.20 など。自動では入りません",
	                                "such as 2026-11-20; it is never filled in for you" };

/* ---- what stands there now */

static void put_entry(struct visit *v, const struct answer_entry *entry)
{
	html(v, "<li>{}", entry_say(v, entry));
	if (entry->answer.note.n)
		html(v, " <small>{}: {}</small>", work_word(&v->w, "備考", "note"), entry->answer.note);
	if (entry->answer.original.n)
		html(v, " <small>{}: {}</small>", work_word(&v->w, "原本", "original"), entry->answer.original);
	html(v, "</li>");
}

static void put_history(struct visit *v, const struct whole_item *whole)
{
	if (!whole->history_count)
		return;
	html(v, "<h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "記入の履歴", "Entries"));
	for (size_t i = whole->history_count; i; i--)
		put_entry(v, &whole->history[i - 1]);
	html(v, "</ul>");
}

static void put_remarks(struct visit *v, const struct whole_item *whole)
{
	struct words remarks[ANSWER_REMARKS_MAX];
	size_t count = answer_remarks(&whole->row, whole->history, whole->history_count, remarks);
	for (size_t i = 0; i < count; i++)
		page_notice(v, TONE_WARN, work_words(&v->w, remarks[i]));
}

static void put_present(struct visit *v, const struct whole_item *whole)
{
	const struct answer *answer = &whole->answer;
	str said = answer_say(v->w.arena, v->w.lang, answer);
	if (whole->need != NEED_ANSWER) {
		page_notice(v, TONE_PLAIN, work_words(&v->w, need_words(whole->need)));
		return;
	}
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd>", work_word(&v->w, "今の回答", "Present answer"),
	     said.n ? said : work_word(&v->w, "まだありません", "none yet"));
	if (answer->note.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "備考", "Note"), answer->note);
	if (answer->original.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, "原本の保管場所", "Where the original lies"), answer->original);
	if (whole->last.first)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_fmt(&v->w, "%.*sの回答(引き継ぎません)", "Answer of %.*s (not carried over)",
		                                       P(form_year(v->w.arena, v->w.lang, whole->last_form->fiscal_year))),
		     answer_say(v->w.arena, v->w.lang, &whole->last));
	html(v, "</dl>");
	put_remarks(v, whole);
}

/* ---- the forms */

static str address_of(struct visit *v, const struct item_view *view, const char *what)
{
	return url(v, "/checklist/{}/{}/{}", view->page.form->id, view->item->key, what);
}

/* What the person had before them; another entry meanwhile is not written over. */
static void put_seen(struct visit *v, const struct item_view *view)
{
	form_hidden(v, "seen", arena_fmt(v->w.arena, "%zu", view->whole.history_count));
}

static bool takes_suggestion(const struct whole_item *whole)
{
	return whole->need == NEED_ANSWER && whole->evidence.verdict == VERDICT_YES && answer_reply(&whole->answer) != REPLY_YES;
}

/* A Yes after a No is the second check, where the form has one. */
static bool is_second(const struct whole_item *whole)
{
	return whole->answer.first == REPLY_NO && whole->item->columns & FORM_SECOND;
}

static void put_suggestion(struct visit *v, const struct item_view *view)
{
	const struct whole_item *whole = &view->whole;
	html(v, "<section class=\"card\"><h3>{}</h3><p>{}</p>",
	     is_second(whole) ? work_word(&v->w, "案: 2回目「はい」", "Suggested: Yes, at the second check")
	                      : work_word(&v->w, "案: 「はい」", "Suggested: Yes"), whole->evidence.sentence);
	form_open(v, address_of(v, view, "accept"));
	put_seen(v, view);
	form_check(v, "sure", S("yes"), (struct words){ "上の根拠と、見ていない機器があることを確かめました",
	                                                "I looked at the evidence above, and know that there are devices nobody looked at" },
	           view->accept.sure);
	form_input(v, &(struct input){ "accept_on", { "確認した日付", "Day of the check" }, date_hint, .value = view->accept.on, .must = true });
	form_submit(v, (struct words){ "この根拠で「はい」と記入", "Enter Yes on this evidence" });
	form_close(v);
	html(v, "</section>");
}

static void put_choice(struct visit *v, const char *name, enum reply reply, str chosen)
{
	html(v, "<li><label><input type=\"radio\" name=\"{}\" value=\"{}\"", name, reply_code(reply));
	if (str_eq(chosen, reply_code(reply)))
		html(v, " checked");
	html(v, "> {}</label></li>", reply_say(v->w.lang, reply));
}

/* Opens a fieldset. */
static void put_choices(struct visit *v, struct words legend, const char *name, str chosen)
{
	html(v, "<fieldset><legend>{}</legend><ul class=\"choices\">", legend);
	put_choice(v, name, REPLY_YES, chosen);
	put_choice(v, name, REPLY_NO, chosen);
	html(v, "</ul>");
}

static void put_first(struct visit *v, const struct item_view *view)
{
	const struct answer_typed *typed = &view->answer;
	put_choices(v, (struct words){ "1回目の確認", "First check" }, "first", typed->first);
	form_input(v, &(struct input){ "first_on", { "確認した日付", "Day of the check" }, date_hint, .value = typed->first_on, .must = true });
	if (view->item->columns & FORM_TARGET)
		form_input(v, &(struct input){ "target_on", { "目標日", "Target date" },
		                               { "「いいえ」のときは必ず書いてください。いつまでに「はい」にするかです",
		                                 "to be given with a No: by when it will be a Yes" }, .value = typed->target_on });
	html(v, "</fieldset>");
}

/* Only a No is checked a second time. */
static void put_second(struct visit *v, const struct item_view *view)
{
	const struct answer_typed *typed = &view->answer;
	if (!(view->item->columns & FORM_SECOND) || (view->whole.answer.first != REPLY_NO && !typed->second.n && !typed->second_on.n))
		return;
	put_choices(v, (struct words){ "2回目の確認", "Second check" }, "second", typed->second);
	form_input(v, &(struct input){ "second_on", { "2回目に確認した日付", "Day of the second check" }, date_hint, .value = typed->second_on });
	html(v, "</fieldset>");
}

static void put_form(struct visit *v, const struct item_view *view)
{
	static const struct words heads[] = {
		[REPLY_NONE] = { "回答を記入する", "Enter an answer" },
		[REPLY_YES] = { "回答を書き直す", "Correct the answer" },
		[REPLY_NO] = { "2回目を記入する、回答を書き直す", "Enter the second check, or correct the answer" },
	};
	enum reply answered = view->whole.answer.first;
	html(v, "<h3>{}</h3>", heads[answered]);
	form_open(v, item_address(v, view->page.form, view->item));
	put_seen(v, view);
	put_first(v, view);
	put_second(v, view);
	form_input(v, &(struct input){ "note", { "備考", "Note" }, .value = view->answer.note });
	form_input(v, &(struct input){ "original", { "原本の保管場所", "Where the original lies" }, { "総務課 書庫 など", "such as: archive of General Affairs" }, .value = view->answer.original });
	form_submit(v, (struct words){ "記入する", "Enter it" });
	form_close(v);
	if (!answered)
		return;
	form_open(v, address_of(v, view, "take-back"));
	put_seen(v, view);
	html(v, "<div class=\"actions\"><button class=\"quiet danger\">{}</button></div>",
	     work_word(&v->w, "この回答を取り消す(履歴には残ります)", "Take this answer back (it stays in the history)"));
	form_close(v);
}

void put_item_answer(struct visit *v, const struct item_view *view)
{
	html(v, "<h2 id=\"answer\">{}</h2>", work_word(&v->w, "回答", "Answer"));
	put_present(v, &view->whole);
	if (visit_may(v, ROLES_ANSWER) && view->whole.need == NEED_ANSWER) {
		html(v, "<div class=\"screen-only\">");
		if (takes_suggestion(&view->whole))
			put_suggestion(v, view);
		put_form(v, view);
		html(v, "</div>");
	}
	put_history(v, &view->whole);
}

/* ---- what was sent */

/* Nobody can have seen so many entries: it is written over nothing. */
#define SEEN_NONE ((size_t)-1)

static size_t seen_of(const struct visit *v)
{
	int64_t seen;
	return str_whole(visit_form(v, "seen"), &seen) && seen >= 0 ? (size_t)seen : SEEN_NONE;
}

static struct answer_typed typed_of_form(const struct visit *v)
{
	return (struct answer_typed){ .first = visit_form(v, "first"), .first_on = str_trim(visit_form(v, "first_on")),
		                      .target_on = str_trim(visit_form(v, "target_on")), .second = visit_form(v, "second"),
		                      .second_on = str_trim(visit_form(v, "second_on")), .note = str_trim(visit_form(v, "note")),
		                      .original = str_trim(visit_form(v, "original")) };
}

static bool read_reply(struct arena *a, str said, enum reply *reply, struct err *e)
{
	return !said.n || reply_read(a, said, reply) ||
	       err_set(e, ERR_INPUT, "「はい」か「いいえ」を選んでください", "choose Yes or No");
}

static bool same_day(struct day a, struct day b)
{
	return day_order(a, b) == 0;
}

/* The form holds the whole answer; what differs from the answer there was is what is to be entered. */
static unsigned parts_of(const struct answer *was, const struct answer_change *now)
{
	unsigned parts = 0;
	if (now->first != was->first || !same_day(now->first_on, was->first_on))
		parts |= ANSWER_FIRST;
	if (!same_day(now->target_on, was->target_on))
		parts |= ANSWER_TARGET;
	if (now->second != was->second || !same_day(now->second_on, was->second_on))
		parts |= ANSWER_SECOND;
	if (!str_eq(now->note, was->note))
		parts |= ANSWER_NOTE;
	if (!str_eq(now->original, was->original))
		parts |= ANSWER_ORIGINAL;
	return parts;
}

static bool read_change(struct visit *v, const struct answer_typed *typed, struct answer_change *change, struct err *e)
{
	static const struct words first = { "1回目の日付", "the day of the first check" }, target = { "目標日", "the target date" },
		second = { "2回目の日付", "the day of the second check" };
	*change = (struct answer_change){ .note = typed->note, .original = typed->original };
	return read_reply(v->w.arena, typed->first, &change->first, e) && answer_day(typed->first_on, first, &change->first_on, e) &&
	       answer_day(typed->target_on, target, &change->target_on, e) && read_reply(v->w.arena, typed->second, &change->second, e) &&
	       answer_day(typed->second_on, second, &change->second_on, e);
}

/* On a page it is asked for at once; a program may bring it later. */
static bool has_target(const struct whole_item *whole, const struct answer_change *change, struct err *e)
{
	if (change->first != REPLY_NO || change->second || change->target_on.year || !(whole->item->columns & FORM_TARGET))
		return true;
	return err_set(e, ERR_INPUT, "「いいえ」のときは、いつまでに「はい」にするかの目標日を書いてください",
	               "with a No, please give the target date by which it will be a Yes");
}

/* The last entry is the one just made. */
static bool done(struct visit *v, const struct item_view *view, struct err *e)
{
	struct answer_entry *list;
	size_t count;
	return answer_history(&v->w, &view->whole.row, &list, &count, e) &&
	       visit_go(v, url(v, "/checklist/{}/{}?done={}", view->page.form->id, view->item->key, list[count - 1].act));
}

static bool give(struct visit *v, const struct item_view *view, const struct answer_change *change, struct err *e)
{
	struct answer_row row = view->whole.row;
	row.seen = view->seen;
	return answer_give(&v->w, &row, change, e);
}

static bool answer(struct visit *v, struct item_view *view, struct err *e)
{
	struct answer_change change;
	struct whole_item *whole = &view->whole;
	if (!whole_item_answers(&v->w, view->page.form, view->item, whole, e) || !read_change(v, &view->answer, &change, e) ||
	    !has_target(whole, &change, e))
		return false;
	change.parts = parts_of(&whole->answer, &change);
	return give(v, view, &change, e);
}

/* What was suggested must still be so. */
static bool accept(struct visit *v, struct item_view *view, struct err *e)
{
	static const struct words what = { "確認した日付", "the day of the check" };
	struct whole_item *whole = &view->whole;
	struct answer_change change = { 0 };
	struct day on;
	if (!whole_item_read(&v->w, view->page.form, view->item, whole, e) || !answer_day(view->accept.on, what, &on, e))
		return false;
	if (!view->accept.sure)
		return err_set(e, ERR_INPUT, "根拠を確かめて、「確かめました」にチェックを付けてください", "look at the evidence, and tick that you did");
	if (!takes_suggestion(whole))
		return err_set(e, ERR_CONFLICT, "開いているあいだに測定か回答が変わり、「はい」の案はなくなりました。今の内容を確かめてください",
		               "what was measured or answered has changed meanwhile, and Yes is no longer suggested; please look again");
	if (is_second(whole))
		change = (struct answer_change){ .parts = ANSWER_SECOND, .second = REPLY_YES, .second_on = on };
	else
		change = (struct answer_change){ .parts = ANSWER_FIRST, .first = REPLY_YES, .first_on = on };
	return give(v, view, &change, e);
}

static bool take_back(struct visit *v, struct item_view *view, struct err *e)
{
	struct answer_row row = view->whole.row = (struct answer_row){ .form = view->page.form, .item = view->item };
	row.seen = view->seen;
	return answer_take_back(&v->w, &row, e);
}

static bool act(struct visit *v, struct item_view *view, bool (*how)(struct visit *v, struct item_view *view, struct err *e),
                struct err *e)
{
	struct err problem = { 0 };
	view->seen_sent = seen_of(v);
	view->seen = &view->seen_sent;
	return how(v, view, &problem) ? done(v, view, e) : item_view_show(v, view, &problem, e);
}

bool item_answer_act(struct visit *v, struct err *e)
{
	struct item_view view;
	if (!item_view_find(v, &view, e))
		return false;
	view.answer = typed_of_form(v);
	view.answer_was_typed = true;
	return act(v, &view, answer, e);
}

bool item_accept_act(struct visit *v, struct err *e)
{
	struct item_view view;
	if (!item_view_find(v, &view, e))
		return false;
	view.accept = (struct accept_typed){ str_trim(visit_form(v, "accept_on")), visit_form(v, "sure").n > 0 };
	return act(v, &view, accept, e);
}

bool item_take_back_act(struct visit *v, struct err *e)
{
	struct item_view view;
	return item_view_find(v, &view, e) && act(v, &view, take_back, e);
}
