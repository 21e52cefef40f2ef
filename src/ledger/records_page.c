/* records_page.c - the records of one kind as a list, on paper, and as a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/paper_kind.h"
#include "frame/duty.h"
#include "frame/export.h"
#include "frame/list_page.h"
#include "frame/record_page.h"

const struct record_kind *visit_kind(struct visit *v, struct err *e)
{
	const struct record_kind *kind = duty_kind(v->w.duties, visit_word(v, "kind"));
	if (!kind)
		err_set(e, ERR_MISSING, "この種類の台帳はありません", "there is no such kind of record");
	return kind;
}

bool visit_record(struct visit *v, const struct record_kind **kind, struct record *r, struct err *e)
{
	*kind = visit_kind(v, e);
	return *kind && record_get(v->w.db, v->w.arena, *kind, visit_word(v, "id"), r, e);
}

/* ---- what can be done with the list */

static void put_file_link(struct visit *v, const struct list_view *view, const char *ending, struct words words)
{
	struct list_view all = *view;
	all.page = 1;
	str address = list_view_address(v->w.arena, &all, url(v, "/ledger/{}/file", view->kind->name));
	html(v, "<a class=\"button quiet\" href=\"{}{}as={}\">{}</a>\n", address, str_has(address, S("?")) ? "&" : "?", ending, words);
}

static void put_actions(struct visit *v, const struct list_view *view, str path)
{
	struct list_view paper = *view;
	paper.page = 1;
	paper.print = true;
	html(v, "<div class=\"actions screen-only\">");
	if (visit_may(v, ROLES_WRITE)) {
		html(v, "<a class=\"button\" href=\"{}\">{}</a>\n", url(v, "/ledger/{}/new", view->kind->name), work_word(&v->w, "加える", "Add"));
		html(v, "<a class=\"button quiet\" href=\"{}\">{}</a>\n", url(v, "/import?kind={}", view->kind->name), work_word(&v->w, "ファイルを取り込む", "Import a file"));
	}
	put_file_link(v, view, "xlsx", (struct words){ "Excel で書き出す", "Export as Excel" });
	put_file_link(v, view, "csv", (struct words){ "CSV で書き出す", "Export as CSV" });
	html(v, "<a class=\"button quiet\" href=\"{}\">{}</a></div>\n", list_view_address(v->w.arena, &paper, path), work_word(&v->w, "印刷用に表示", "For printing"));
}

static void put_bulk_choice(struct visit *v, const struct list_view *view)
{
	html(v, "<div class=\"actions screen-only\">");
	record_column_field(v, view->kind, (struct words){ "選んだ行の、この項目を", "In the chosen rows, this column:" });
	html(v, "<button class=\"quiet\">{}</button></div>\n", work_word(&v->w, "まとめて直す", "Change together"));
}

static void put_list(struct visit *v, const struct list_view *view, const struct listed *list, str path)
{
	bool tick = visit_may(v, ROLES_WRITE) && !view->print && view->ask.presence == PRESENCE_THERE;
	if (tick) {
		html(v, "<form method=\"get\" action=\"{}\">", url(v, "/ledger/{}/bulk", view->kind->name));
		form_hidden(v, "list", list_view_address(v->w.arena, view, S("")));
	}
	list_put_table(v, view, list, path, tick);
	if (tick) {
		put_bulk_choice(v, view);
		form_close(v);
	}
}

static void put_nothing(struct visit *v, const struct list_view *view, int64_t all)
{
	if (all)
		html(v, "<p>{}</p>\n", work_word(&v->w, "条件に合うものはありません。", "There is nothing of this kind."));
	else
		html(v, "<p>{}</p>\n", work_fmt(&v->w, "%sの記録はまだありません。今お使いの一覧を取り込むか、一つずつ加えてください。",
		                              "There is no %s yet: import the list you have, or add one by one.", work_say(&v->w, view->kind->words)));
}

bool records_page(struct visit *v, struct err *e)
{
	struct listed list;
	int64_t all;
	const struct record_kind *kind = visit_kind(v, e);
	if (!kind)
		return false;
	struct list_view view = list_view_read(v, kind, &v->query);
	str path = url(v, "/ledger/{}", kind->name);
	if (!list_view_list(v, &view, &list, e) || !record_count(&v->w, kind, &all, e))
		return false;
	page_open(v, work_words(&v->w, kind->words));
	if (view.print) {
		html(v, "<p>{}</p>\n", day_say(v->w.arena, v->w.lang, work_today(&v->w)));
	} else {
		html(v, "<p class=\"screen-only\"><a href=\"/ledger\">{}</a></p>\n", work_word(&v->w, "台帳の種類へ戻る", "Back to the kinds"));
		put_actions(v, &view, path);
		list_put_filter(v, &view, path);
	}
	list_put_count(v, &view, &list);
	if (list.set.count)
		put_list(v, &view, &list, path);
	else
		put_nothing(v, &view, all);
	if (!view.print)
		list_put_pager(v, &view, &list, path);
	page_close(v);
	return true;
}

/* ---- as a file */

static str file_name(struct visit *v, const struct record_kind *kind, const char *ending)
{
	struct day day = work_today(&v->w);
	return arena_fmt(v->w.arena, "%s_%04d%02d%02d.%s", work_say(&v->w, kind->words), day.year, day.month, day.day, ending);
}

/* Every column, so that the file can be edited and brought back; of what the list shows, on all its pages. */
bool records_file(struct visit *v, struct err *e)
{
	struct listed list;
	auto_buf file = { 0 };
	const struct record_kind *kind = visit_kind(v, e);
	bool book = str_eq(visit_query(v, "as"), S("xlsx"));
	if (!kind)
		return false;
	struct list_ask ask = list_view_read(v, kind, &v->query).ask;
	for (size_t i = 0; i < RECORD_COLUMNS_MAX; i++)
		ask.columns[i] = false;
	ask.skip = ask.most = 0;
	if (!record_list(&v->w, &ask, &list, e) || !(book ? export_workbook(&v->w, kind, &list.set, &file, e)
	                                                  : export_csv_file(&v->w, kind, &list.set, S(""), &file, e)))
		return false;
	return visit_file(v, file_name(v, kind, book ? "xlsx" : "csv"),
	                  book ? XLSX_TYPE : "text/csv; charset=utf-8", buf_str(&file));
}
