/* documents_page.c - 文書: what shows that a rule is kept, by type, with dates, where the original lies, and its file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/seal.h"
#include "base/utf8.h"
#include "engine/paper_kind.h"
#include "frame/facility.h"
#include "frame/import.h"
#include "frame/paper_field.h"
#include "frame/record_list.h"
#include "frame/record_page.h"
#include "kinds.h"

#define DOCUMENTS_SHOWN 500u
#define SOON_DAYS 60 /* our own limit: how long ahead an end is marked */
#define FILE_NAME_RUNES_MAX 60u

static size_t column_of(const char *name)
{
	return (size_t)record_column(&document_kind, str_of(name));
}

static str value_of(const struct record *r, const char *name)
{
	return r->values[column_of(name)];
}

/* ---- the list */

static void put_expiry(struct visit *v, str raw)
{
	struct span span = column_read(v->w.arena, &document_kind.columns[column_of("expires")], raw).span;
	struct day today = work_today(&v->w);
	html(v, "<td class=\"code\" data-label=\"{}\">{}", document_kind.columns[column_of("expires")].words, raw);
	if (span.to.year && day_order(span.to, today) < 0)
		html(v, " <span class=\"badge now\">{}</span>", work_word(&v->w, "期限切れ", "expired"));
	else if (span.to.year && day_order(span.to, day_add(today, SOON_DAYS)) <= 0)
		html(v, " <span class=\"badge week\">{}</span>", work_word(&v->w, "まもなく期限", "ends soon"));
	html(v, "</td>");
}

static void put_file_cell(struct visit *v, const struct record *r)
{
	html(v, "<td data-label=\"{}\">", document_kind.columns[column_of("file")].words);
	if (digest_valid(value_of(r, "file")))
		html(v, "<a href=\"{}\" aria-label=\"{}\">{}</a></td></tr>\n", url(v, "/documents/{}/file", r->id),
		     work_fmt(&v->w, "%.*s のファイルをダウンロード", "download the file of %.*s", P(record_label(&document_kind, r))), work_word(&v->w, "ダウンロード", "download"));
	else
		html(v, "{}</td></tr>\n", value_of(r, "file"));
}

static void put_document(struct visit *v, const struct record *r)
{
	static const char *const of[] = { "vendor", "system", "person" };
	html(v, "<tr><th scope=\"row\"><a href=\"{}\">{}</a>", record_path(v, &document_kind, r->id), record_label(&document_kind, r));
	for (size_t i = 0; i < LENGTH(of); i++)
		if (value_of(r, of[i]).n)
			html(v, " <small>{}</small>", value_of(r, of[i]));
	html(v, "</th><td class=\"code\" data-label=\"{}\">{}</td>", document_kind.columns[column_of("dated")].words, value_of(r, "dated"));
	put_expiry(v, value_of(r, "expires"));
	html(v, "<td data-label=\"{}\">{}</td>", document_kind.columns[column_of("original_at")].words, value_of(r, "original_at"));
	put_file_cell(v, r);
}

static const char *const heads[] = { "title", "dated", "expires", "original_at", "file" };

static void put_heads(struct visit *v)
{
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", v->route->title);
	for (size_t i = 0; i < LENGTH(heads); i++)
		html(v, "<th scope=\"col\">{}</th>", document_kind.columns[column_of(heads[i])].words);
	html(v, "</tr></thead>\n");
}

static void put_type(struct visit *v, str code)
{
	const struct choice *type = choice_of(document_kind.columns[column_of("type")].choices, code);
	html(v, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n", LENGTH(heads),
	     type ? work_words(&v->w, type->words) : work_word(&v->w, "種類の分からない文書", "Documents of no known type"));
}

static void put_groups(struct visit *v, const struct listed *list)
{
	size_t columns = record_columns(&document_kind), type = column_of("type");
	put_heads(v);
	for (size_t i = 0; i < list->set.count; i++) {
		str code = list->codes[i * columns + type];
		if (!i || !str_eq(code, list->codes[(i - 1) * columns + type])) {
			if (i)
				html(v, "</tbody>");
			html(v, "<tbody>\n");
			put_type(v, code);
		}
		put_document(v, &list->set.records[i]);
	}
	html(v, "</tbody></table></div>\n");
}

bool documents_page(struct visit *v, struct err *e)
{
	struct listed list;
	const struct list_ask ask = { .kind = &document_kind, .sort = (int)column_of("type"), .most = DOCUMENTS_SHOWN };
	if (!record_list(&v->w, &ask, &list, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>\n", work_word(&v->w, "立入検査で見せる書類の一覧です。原本の保管場所を書いておくと、当日に探さずにすみます。",
	                                               "The papers an inspector asks for. Write down where each original lies, so that nobody has to search on the day."));
	html(v, "<div class=\"actions screen-only\">");
	if (visit_may(v, ROLES_WRITE))
		html(v, "<a class=\"button\" href=\"/documents/new\">{}</a>\n", work_word(&v->w, "文書を加える", "Add a document"));
	html(v, "<a class=\"button quiet\" href=\"/ledger/document\">{}</a></div>\n", work_word(&v->w, "表で見る・探す", "As a table, to search"));
	if (!list.total)
		html(v, "<p>{}</p>\n", work_word(&v->w, "まだ一つも登録されていません。", "None is registered yet."));
	else
		put_groups(v, &list);
	if (list.total > list.set.count)
		html(v, "<p><a href=\"/ledger/document\">{}</a></p>\n", work_fmt(&v->w, "全 %zu 件を表で見る", "See all %zu as a table", list.total));
	page_close(v);
	return true;
}

/* ---- a new one, with its file */

static bool put_new(struct visit *v, const struct record *r, const struct err *problem, struct err *e)
{
	page_open(v, work_word(&v->w, "文書を加える", "Add a document"));
	if (problem)
		page_error(v, problem);
	form_open_files(v, S("/documents"));
	paper_field(v);
	html(v, "<p>{}</p>\n", work_word(&v->w, "ファイルがなくても、原本がどこにあるかだけを登録できます。", "Without a file, it can be registered where the original lies."));
	if (!record_fields(v, &document_kind, r, "file", e))
		return false;
	html(v, "<div class=\"actions\"><button>{}</button><a class=\"button quiet\" href=\"/documents\">{}</a></div>\n", work_word(&v->w, "保存する", "Save"),
	     work_word(&v->w, "やめる", "Cancel"));
	form_close(v);
	page_close(v);
	return true;
}

bool document_new_page(struct visit *v, struct err *e)
{
	struct record r = record_blank(v->w.arena, &document_kind);
	return put_new(v, &r, NULL, e);
}

bool document_keep(struct visit *v, struct record *r, const struct field *file, struct err *e)
{
	str digest;
	if (!paper_fit(file, e) || !facility_keep(&v->w, file->value, &digest, e))
		return false;
	record_set(v->w.arena, &document_kind, r, column_of("file"), digest);
	return true;
}

bool document_new_act(struct visit *v, struct err *e)
{
	struct id act;
	struct err problem = { 0 };
	const struct field *file = paper_sent(v);
	struct record r = record_blank(v->w.arena, &document_kind);
	if (!record_typed(v, &document_kind, &r, &problem) || !record_says(&document_kind, &r, &problem) ||
	    (file && !document_keep(v, &r, file, &problem)) || !record_write(&v->w, &document_kind, NULL, &r, &act, &problem))
		return put_new(v, &r, &problem, e);
	return visit_done(v, record_path(v, &document_kind, r.id), &act);
}

/* ---- the file of one */

static void put_attach(struct visit *v, const struct record *r)
{
	html(v, "<details class=\"screen-only\"><summary>{}</summary>\n",
	     digest_valid(value_of(r, "file")) ? work_word(&v->w, "別のファイルに取り替える", "Attach another file instead") : work_word(&v->w, "ファイルを付ける", "Attach a file"));
	form_open_files(v, url(v, "/documents/{}/file", r->id));
	paper_field(v);
	form_submit(v, (struct words){ "このファイルを付ける", "Attach it" });
	form_close(v);
	html(v, "</details>\n");
}

void document_put_file(struct visit *v, const struct record *r)
{
	html(v, "<h2>{}</h2>\n", work_word(&v->w, "添付ファイル", "Attached file"));
	if (digest_valid(value_of(r, "file")))
		html(v, "<div class=\"actions\"><a class=\"button\" href=\"{}\">{}</a></div>\n", url(v, "/documents/{}/file", r->id), work_word(&v->w, "ダウンロード", "Download"));
	else
		html(v, "<p>{}</p>\n", work_word(&v->w, "ファイルは付いていません。", "No file is attached."));
	if (visit_may(v, ROLES_WRITE) && !r->gone)
		put_attach(v, r);
}

bool document_find(struct visit *v, struct record *r, struct err *e)
{
	return record_get(v->w.db, v->w.arena, &document_kind, visit_word(v, "id"), r, e);
}

bool document_has_file(const struct record *r, struct err *e)
{
	return digest_valid(value_of(r, "file")) || err_set(e, ERR_MISSING, "この文書にファイルは付いていません", "no file is attached to this document");
}

bool document_give_file(struct visit *v, const struct record *r, const char *type, struct err *e)
{
	str bytes;
	if (!document_has_file(r, e) || !facility_file(&v->w, value_of(r, "file"), &bytes, e))
		return false;
	const struct paper_kind *kind = paper_kind_of(bytes);
	str name = arena_fmt(v->w.arena, "%.*s%s", P(utf8_first(record_label(&document_kind, r), FILE_NAME_RUNES_MAX)), kind ? kind->ending : ".bin");
	return visit_file(v, name, type ? type : kind ? kind->type : "application/octet-stream", bytes);
}

/* Always a download, of a type from our own list: nothing that was uploaded is ever shown by the browser as a page. */
bool document_file(struct visit *v, struct err *e)
{
	struct record r;
	return document_find(v, &r, e) && document_give_file(v, &r, NULL, e);
}

static bool put_refused(struct visit *v, const struct record *r, const struct err *problem)
{
	page_open(v, record_label(&document_kind, r));
	page_error(v, problem);
	form_open_files(v, url(v, "/documents/{}/file", r->id));
	paper_field(v);
	html(v, "<div class=\"actions\"><button>{}</button><a class=\"button quiet\" href=\"{}\">{}</a></div>\n", work_word(&v->w, "このファイルを付ける", "Attach it"),
	     record_path(v, &document_kind, r->id), work_word(&v->w, "やめる", "Cancel"));
	form_close(v);
	page_close(v);
	return true;
}

bool document_file_act(struct visit *v, struct err *e)
{
	struct record was;
	struct id act;
	struct err problem = { 0 };
	if (!document_find(v, &was, e))
		return false;
	struct record now = record_copy(v->w.arena, &document_kind, &was);
	if (!document_keep(v, &now, paper_sent(v), &problem))
		return put_refused(v, &was, &problem);
	if (record_same(&document_kind, &was, &now))
		return visit_go(v, record_path(v, &document_kind, was.id));
	return record_write(&v->w, &document_kind, &was, &now, &act, e) && visit_done(v, record_path(v, &document_kind, was.id), &act);
}
