/* bulk_page.c - one column of several records changed as one act: choose the column, say the value, look, apply.
 * The first steps are addresses (GET), so that going back loses nothing; only the last one writes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/import.h"
#include "frame/list_page.h"
#include "frame/record_page.h"

#define RECORDS_MAX LIST_ROWS /* a page of the list */

struct bulk {
	const struct record_kind *kind;
	struct record records[RECORDS_MAX];
	size_t count;
	int column;               /* -1 = not chosen yet */
	const struct field *value; /* NULL = not said yet */
	str list;                 /* what the list showed: the query of its address */
	str last;                 /* the last act that changed anything when the preview was made */
};

static bool read_records(struct visit *v, const struct fields *from, struct bulk *b, struct err *e)
{
	for (size_t i = 0; i < from->count && b->count < RECORDS_MAX; i++)
		if (str_eq(from->list[i].name, S("id")) &&
		    !record_get(v->w.db, v->w.arena, b->kind, from->list[i].value, &b->records[b->count++], e))
			return false;
	return true;
}

static bool bulk_read(struct visit *v, const struct fields *from, struct bulk *b, struct err *e)
{
	*b = (struct bulk){ .kind = visit_kind(v, e), .list = fields_value(from, "list"), .value = fields_find(from, "value") };
	if (!b->kind || !read_records(v, from, b, e))
		return false;
	b->column = record_column(b->kind, fields_value(from, "column"));
	return db_one_str(v->w.db, v->w.arena, e, &b->last, "SELECT max(act) FROM change", NONE);
}

/* The list as it was, made again from what was read of its query: only what a list knows stays. */
static str list_address(struct visit *v, const struct bulk *b)
{
	struct fields query = { 0 };
	struct err ignored = { 0 };
	str path = url(v, "/ledger/{}", b->kind->name);
	if (!fields_read_query(v->w.arena, str_from(b->list, 1), &query, &ignored))
		return path;
	struct list_view view = list_view_read(v, b->kind, &query);
	return list_view_address(v->w.arena, &view, path);
}

static str value_typed(const struct bulk *b)
{
	return str_trim(b->value->value);
}

static bool changes(const struct bulk *b, size_t i)
{
	return !str_eq(b->records[i].values[b->column], value_typed(b));
}

static size_t count_changes(const struct bulk *b)
{
	size_t n = 0;
	for (size_t i = 0; i < b->count; i++)
		n += changes(b, i);
	return n;
}

/* ---- the three steps of the page */

static void put_hidden(struct visit *v, const struct bulk *b)
{
	form_hidden(v, "list", b->list);
	for (size_t i = 0; i < b->count; i++)
		form_hidden(v, "id", b->records[i].id);
}

static void put_cancel(struct visit *v, const struct bulk *b)
{
	html(v, "<a class=\"button quiet\" href=\"{}\">{}</a>", list_address(v, b), work_word(&v->w, "一覧へ戻る", "Back to the list"));
}

static void open_step(struct visit *v, const struct bulk *b)
{
	html(v, "<form method=\"get\" action=\"{}\">", url(v, "/ledger/{}/bulk", b->kind->name));
	put_hidden(v, b);
}

static void close_step(struct visit *v, const struct bulk *b, struct words words)
{
	html(v, "<div class=\"actions\"><button>{}</button>", words);
	put_cancel(v, b);
	html(v, "</div></form>\n");
}

static void put_names(struct visit *v, const struct bulk *b)
{
	html(v, "<details><summary>{}</summary><ul class=\"plain\">", work_fmt(&v->w, "選んだ %zu 件", "%zu chosen", b->count));
	for (size_t i = 0; i < b->count; i++)
		html(v, "<li>{}</li>", record_label(b->kind, &b->records[i]));
	html(v, "</ul></details>\n");
}

static void put_column_step(struct visit *v, const struct bulk *b)
{
	put_names(v, b);
	open_step(v, b);
	record_column_field(v, b->kind, (struct words){ "直す項目", "Column to change" });
	close_step(v, b, (struct words){ "次へ", "Next" });
}

/* What all of them say now, as a beginning. */
static str common_value(const struct bulk *b)
{
	for (size_t i = 1; i < b->count; i++)
		if (!str_eq(b->records[i].values[b->column], b->records[0].values[b->column]))
			return S("");
	return b->records[0].values[b->column];
}

static bool put_value_step(struct visit *v, const struct bulk *b, str value, struct err *e)
{
	const struct column *c = &b->kind->columns[b->column];
	put_names(v, b);
	open_step(v, b);
	form_hidden(v, "column", str_of(c->name));
	if (!record_field(v, c, "value", value, e))
		return false;
	close_step(v, b, (struct words){ "変わるところを確かめる", "See what changes" });
	return true;
}

static void put_preview_row(struct visit *v, const struct bulk *b, size_t i)
{
	const struct column *c = &b->kind->columns[b->column];
	str before = b->records[i].values[b->column], after = value_typed(b);
	html(v, "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">", record_label(b->kind, &b->records[i]), c->words);
	if (before.n)
		html(v, "<del>{}</del> → ", value_say(v, before));
	if (after.n)
		html(v, "<ins>{}</ins></td></tr>\n", after);
	else
		html(v, "<small>{}</small></td></tr>\n", work_word(&v->w, "空欄", "blank"));
}

static void put_preview(struct visit *v, const struct bulk *b)
{
	const struct column *c = &b->kind->columns[b->column];
	size_t n = count_changes(b);
	html(v, "<p class=\"lead\">{}</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>"
	     "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
	     work_fmt(&v->w, "「%s」が、次の %zu 件で変わります。", "\"%s\" changes in these %zu.", work_say(&v->w, c->words), n),
	     work_word(&v->w, "変わるところ", "What changes"), b->kind->words, c->words);
	for (size_t i = 0; i < b->count; i++)
		if (changes(b, i))
			put_preview_row(v, b, i);
	html(v, "</tbody></table></div>\n");
	if (n < b->count)
		html(v, "<p>{}</p>\n", work_fmt(&v->w, "ほかの %zu 件は、すでにこの値です。", "The other %zu say so already.", b->count - n));
	form_open(v, url(v, "/ledger/{}/bulk", b->kind->name));
	put_hidden(v, b);
	form_hidden(v, "column", str_of(c->name));
	form_hidden(v, "value", value_typed(b));
	form_hidden(v, "last", b->last);
	close_step(v, b, (struct words){ "この内容でまとめて直す", "Change them together" });
}

static bool put_step(struct visit *v, const struct bulk *b, struct err *e)
{
	if (!b->count) {
		page_notice(v, TONE_WARN, work_word(&v->w, "行が選ばれていません。一覧に戻って、直す行の左の欄に印を付けてください。",
		                                    "No rows were chosen: go back to the list and tick the rows to change."));
		put_cancel(v, b);
	} else if (b->column < 0) {
		put_column_step(v, b);
	} else if (!b->value) {
		return put_value_step(v, b, common_value(b), e);
	} else if (!count_changes(b)) {
		page_notice(v, TONE_PLAIN, work_word(&v->w, "選んだ行は、どれもすでにこの値です。", "All of the chosen rows say so already."));
		return put_value_step(v, b, value_typed(b), e);
	} else {
		put_preview(v, b);
	}
	return true;
}

static bool put_page(struct visit *v, const struct bulk *b, const struct err *problem, struct err *e)
{
	page_open(v, work_fmt(&v->w, "%sをまとめて直す", "Change several (%s)", work_say(&v->w, b->kind->words)));
	if (problem)
		page_error(v, problem);
	if (!put_step(v, b, e))
		return false;
	page_close(v);
	return true;
}

bool bulk_page(struct visit *v, struct err *e)
{
	struct bulk *b = arena_new(v->w.arena, struct bulk);
	return bulk_read(v, &v->query, b, e) && put_page(v, b, NULL, e);
}

/* ---- applying */

/* What was looked at is what is changed: a record that somebody touched since then is looked at again. */
static bool is_as_seen(struct visit *v, const struct bulk *b, struct err *e)
{
	for (size_t i = 0; i < b->count; i++)
		if (str_order(b->records[i].act, visit_form(v, "last")) > 0)
			return err_set(e, ERR_CONFLICT, "確かめているあいだに、ほかの人が「%.*s」を変えました。まだ直していません。もう一度確かめてください",
			               "somebody else changed \"%.*s\" in the meantime; nothing was changed yet, please look again",
			               P(record_label(b->kind, &b->records[i])));
	return true;
}

static bool apply(struct visit *v, const struct bulk *b, struct id *act, struct err *e)
{
	size_t n = 0;
	struct record *was = arena_array(v->w.arena, struct record, b->count), *now = arena_array(v->w.arena, struct record, b->count);
	for (size_t i = 0; i < b->count; i++) {
		if (!changes(b, i))
			continue;
		was[n] = b->records[i];
		now[n] = record_copy(v->w.arena, b->kind, &was[n]);
		if (!record_put(v->w.arena, b->kind, &now[n++], (size_t)b->column, value_typed(b), e))
			return false;
	}
	return records_write(&v->w, b->kind, was, now, n, act, e);
}

bool bulk_act(struct visit *v, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	struct bulk *b = arena_new(v->w.arena, struct bulk);
	if (!bulk_read(v, &v->form, b, e))
		return false;
	if (!b->count || b->column < 0 || !b->value || !count_changes(b))
		return put_page(v, b, NULL, e);
	if (!is_as_seen(v, b, &problem) || !apply(v, b, &act, &problem))
		return put_page(v, b, &problem, e);
	return visit_done(v, list_address(v, b), &act);
}
