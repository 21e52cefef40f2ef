/* edit_page.c - writing one record by hand: a new one, a changed one, off the ledger and back, and what to do where
 * somebody else was faster.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/seal.h"
#include "frame/import.h"
#include "frame/journal_list.h"
#include "frame/record_page.h"
#include "kinds.h"

/* A kept file is attached, not typed. */
static const char *not_typed(const struct record_kind *kind, const struct record *r)
{
	return kind == &document_kind && digest_valid(r->values[record_column(kind, S("file"))]) ? "file" : NULL;
}

static void put_lead(struct visit *v)
{
	html(v, "<p>{}</p>\n", work_word(&v->w, "分かるところだけ、分かるところまで書けば保存できます。日付や種類があいまいでもかまいません。",
	                               "Write what is known, as far as it is known; dates and choices may be vague."));
}

static void put_submit(struct visit *v, str back)
{
	html(v, "<div class=\"actions\"><button>{}</button><a class=\"button quiet\" href=\"{}\">{}</a></div>\n", work_word(&v->w, "保存する", "Save"), back,
	     work_word(&v->w, "やめる", "Cancel"));
}

/* ---- a new one */

static bool put_new(struct visit *v, const struct record_kind *kind, const struct record *r, const struct err *problem, struct err *e)
{
	str list = url(v, "/ledger/{}", kind->name);
	page_open(v, work_fmt(&v->w, "%sを加える", "Add: %s", work_say(&v->w, kind->words)));
	if (problem)
		page_error(v, problem);
	put_lead(v);
	form_open(v, list);
	if (!record_fields(v, kind, r, NULL, e))
		return false;
	put_submit(v, list);
	form_close(v);
	page_close(v);
	return true;
}

bool record_new_page(struct visit *v, struct err *e)
{
	const struct record_kind *kind = visit_kind(v, e);
	if (!kind)
		return false;
	struct record r = record_blank(v->w.arena, kind);
	return put_new(v, kind, &r, NULL, e);
}

bool record_new_act(struct visit *v, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	const struct record_kind *kind = visit_kind(v, e);
	if (!kind)
		return false;
	struct record r = record_blank(v->w.arena, kind);
	if (!record_typed(v, kind, &r, &problem) || !record_says(kind, &r, &problem) || !record_write(&v->w, kind, NULL, &r, &act, &problem))
		return put_new(v, kind, &r, &problem, e);
	return visit_done(v, record_path(v, kind, r.id), &act);
}

/* ---- a changed one */

static bool put_edit(struct visit *v, const struct record_kind *kind, const struct record *r, const struct err *problem, struct err *e)
{
	str path = record_path(v, kind, r->id);
	page_open(v, work_fmt(&v->w, "%.*s を直す", "Change %.*s", P(record_label(kind, r))));
	if (problem)
		page_error(v, problem);
	put_lead(v);
	form_open(v, path);
	form_hidden(v, "act", r->act);
	if (!record_fields(v, kind, r, not_typed(kind, r), e))
		return false;
	put_submit(v, path);
	form_close(v);
	page_close(v);
	return true;
}

bool record_edit_page(struct visit *v, struct err *e)
{
	const struct record_kind *kind;
	struct record r;
	return visit_record(v, &kind, &r, e) && put_edit(v, kind, &r, NULL, e);
}

/* ---- where somebody else was faster */

/* What the form began with, what was typed, and what is there now. */
struct three {
	const struct record_kind *kind;
	struct record base, typed, now;
};

static void put_side(struct visit *v, const struct column *c, str value, str who, bool chosen)
{
	html(v, "<li><label><input type=\"radio\" name=\"{}\" value=\"{}\" required", c->name, value);
	if (chosen)
		html(v, " checked");
	html(v, "> <span>{}: ", who);
	if (value.n)
		html(v, "<strong>{}</strong>", value);
	else
		html(v, "<small>{}</small>", work_word(&v->w, "空欄", "blank"));
	html(v, "</span></label></li>\n");
}

/* What only one of the two changed is chosen already; where both did, the person says which. */
static void put_sides(struct visit *v, const struct three *t, size_t i, str other)
{
	const struct column *c = &t->kind->columns[i];
	str base = t->base.values[i], typed = t->typed.values[i], now = t->now.values[i];
	html(v, "<fieldset><legend>{}</legend><ul class=\"choices\">\n", c->words);
	put_side(v, c, now, other, str_eq(typed, base));
	put_side(v, c, typed, work_word(&v->w, "あなたが送った値", "what you sent"), str_eq(now, base));
	html(v, "</ul></fieldset>\n");
}

static bool other_of(struct visit *v, const struct record *now, str *other, struct err *e)
{
	struct journal_entry *list;
	size_t n;
	int64_t at = 0;
	if (!journal_list(&v->w, &(struct journal_ask){ .record = now->id, .most = 1 }, &list, &n, e))
		return false;
	*other = work_word(&v->w, "今の値", "what is there now");
	if (n && instant_read(list[0].at, &at))
		*other = work_fmt(&v->w, "今の値(%.*s、%.*s)", "what is there now (%.*s, %.*s)", P(list[0].who), P(instant_tokyo(v->w.arena, at)));
	return true;
}

static bool put_conflict(struct visit *v, const struct three *t, struct err *e)
{
	str other, path = record_path(v, t->kind, t->now.id);
	struct err conflict = { 0 };
	if (!other_of(v, &t->now, &other, e))
		return false;
	err_set(&conflict, ERR_CONFLICT, "開いているあいだに、ほかの人がこの記録を変えました。まだ保存していません。残すほうを選んで、もう一度保存してください",
	        "somebody else changed this record in the meantime; nothing was saved yet. Choose which to keep and save again");
	page_open(v, work_fmt(&v->w, "%.*s を直す", "Change %.*s", P(record_label(t->kind, &t->now))));
	page_error(v, &conflict);
	form_open(v, path);
	form_hidden(v, "act", t->now.act);
	for (size_t i = 0; t->kind->columns[i].name; i++)
		if (!str_eq(t->typed.values[i], t->now.values[i]))
			put_sides(v, t, i, other);
	put_submit(v, path);
	form_close(v);
	page_close(v);
	return true;
}

/* ---- saving */

static bool save(struct visit *v, struct three *t, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	str path = record_path(v, t->kind, t->now.id);
	if (record_same(t->kind, &t->typed, &t->now))
		return visit_go(v, path);
	if (!str_eq(visit_form(v, "act"), t->now.act))
		return put_conflict(v, t, e);
	if (!record_says(t->kind, &t->typed, &problem) || !record_write(&v->w, t->kind, &t->now, &t->typed, &act, &problem))
		return put_edit(v, t->kind, &t->typed, &problem, e);
	return visit_done(v, path, &act);
}

bool record_edit_act(struct visit *v, struct err *e)
{
	struct three t;
	struct err problem = { 0 };
	if (!visit_record(v, &t.kind, &t.now, e) || !history_then(&v->w, t.kind, &t.now, visit_form(v, "act"), &t.base, e))
		return false;
	t.typed = record_copy(v->w.arena, t.kind, &t.now);
	t.typed.act = visit_form(v, "act"); /* a form that is shown again still knows what it began with */
	if (!record_typed(v, t.kind, &t.typed, &problem))
		return put_edit(v, t.kind, &t.typed, &problem, e);
	return save(v, &t, e);
}

/* ---- off the ledger and back */

static bool write_gone(struct visit *v, bool gone, struct err *e)
{
	const struct record_kind *kind;
	struct record was;
	struct id act;
	if (!visit_record(v, &kind, &was, e))
		return false;
	struct record now = was;
	now.gone = gone;
	if (was.gone == gone)
		return visit_go(v, record_path(v, kind, was.id));
	return record_write(&v->w, kind, &was, &now, &act, e) && visit_done(v, record_path(v, kind, was.id), &act);
}

bool record_gone_act(struct visit *v, struct err *e)
{
	return write_gone(v, true, e);
}

bool record_back_act(struct visit *v, struct err *e)
{
	return write_gone(v, false, e);
}
