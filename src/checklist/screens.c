/* screens.c - what the screens of the checklist have in common: which form, which address, how a verdict looks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

bool page_form_read(struct visit *v, str asked, struct page_form *page, struct err *e)
{
	*page = (struct page_form){ 0 };
	if (!forms_kind_here(&v->w, &page->kind, e) || !forms_read(&v->w, &page->set, e) ||
	    !forms_choose(&v->w, &page->set, page->kind, asked, false, &page->form, e))
		return false;
	return str_eq(str_of(page->form->kind->code), page->kind) ||
	       err_set(e, ERR_MISSING, "様式 %.*s は、この施設が自分で記入する様式ではありません",
	               "the form %.*s is not one that this facility fills in for itself", P(page->form->id));
}

str item_address(struct visit *v, const struct form *form, const struct form_item *item)
{
	return url(v, "/checklist/{}/{}", form->id, item->key);
}

str item_title(struct visit *v, const struct form *form, const struct form_item *item)
{
	return arena_fmt(v->w.arena, "%.*s %s", P(form_item_number(v->w.arena, form, item)), work_say(&v->w, item->words));
}

str group_say(struct visit *v, const struct form_item *item)
{
	const struct choice *group = item->group;
	return group ? work_fmt(&v->w, "〔%s%.0s〕", "%.0s[%s]", group->words.ja, group->words.en) : S("");
}

void put_verdict(struct visit *v, enum verdict verdict)
{
	static const char *const classes[VERDICTS] = { [VERDICT_SHORT] = "no", [VERDICT_YES] = "draft", [VERDICT_UNSEEN] = "unseen",
		                                       [VERDICT_UNMEASURED] = "unmeasured", [VERDICT_PERSON] = "person" };
	html(v, "<span class=\"badge {}\">{}</span>", classes[verdict], verdict_words[verdict]);
}

void put_reply(struct visit *v, enum reply reply, struct day on)
{
	static const char *const classes[] = { [REPLY_YES] = "yes", [REPLY_NO] = "no" };
	if (reply)
		html(v, "<span class=\"badge {}\">{}</span> <span class=\"code\">{}</span>", classes[reply], reply_say(v->w.lang, reply), day_iso(v->w.arena, on));
}

str entry_say(struct visit *v, const struct answer_entry *entry)
{
	int64_t at = 0;
	instant_read(entry->entered.at, &at);
	str said = entry->answer.taken_back ? work_word(&v->w, "取り消し", "taken back")
	                                    : answer_say(v->w.arena, v->w.lang, &entry->answer);
	return arena_fmt(v->w.arena, "%.*s %.*s: %.*s", P(instant_tokyo(v->w.arena, at)), P(entry->entered.who), P(said));
}
