/* item_document.c - the documents that speak for an item, and attaching one by file or camera.
 * SPDX-License-Identifier: Apache-2.0 */
#include "item_page.h"

#include "engine/date.h"
#include "frame/duty.h"
#include "frame/facility.h"
#include "frame/import.h"
#include "frame/paper_field.h"

static void put_document(struct visit *v, const struct evidence_document *d)
{
	str place = d->original_at.n ? d->original_at : work_word(&v->w, "記録なし", "not recorded");
	html(v, "<li>{}: <a href=\"{}\">{}</a> {} <small>{}: {}</small></li>", d->type_words, url(v, "/ledger/document/{}", d->id),
	     d->title.n ? d->title : work_words(&v->w, d->type_words), d->dated, work_word(&v->w, "原本の保管場所", "Original"), place);
}

static void put_documents(struct visit *v, const struct evidence *evidence)
{
	if (!evidence->document_count) {
		html(v, "<p>{}</p>", work_word(&v->w, "この項目を裏付ける書類は、まだ登録されていません。", "No document that speaks for this item is recorded yet."));
		return;
	}
	html(v, "<ul class=\"plain\">");
	for (size_t i = 0; i < evidence->document_count; i++)
		put_document(v, &evidence->documents[i]);
	html(v, "</ul>");
}

/* ---- attaching */

static void put_type(struct visit *v, const struct control *control, str chosen)
{
	struct select_option *options = arena_array(v->w.arena, struct select_option, control->document_count);
	for (size_t i = 0; i < control->document_count; i++)
		options[i] = (struct select_option){ control->documents[i], work_words(&v->w, evidence_document_words(&v->w, control->documents[i])) };
	form_select(v, "document_type", (struct words){ "書類の種類", "Type of document" }, options, control->document_count, chosen,
	            control->document_count > 1);
}

static void put_attach(struct visit *v, const struct item_view *view)
{
	const struct document_typed *typed = &view->document;
	html(v, "<details class=\"screen-only\"");
	if (view->document_was_typed)
		html(v, " open");
	html(v, "><summary>{}</summary>", work_word(&v->w, "書類を付ける", "Attach a document"));
	form_open_files(v, url(v, "/checklist/{}/{}/document", view->page.form->id, view->item->key));
	paper_field(v);
	put_type(v, view->whole.evidence.control, typed->type);
	form_input(v, &(struct input){ "document_title", { "題名", "Title" }, { "空欄なら、種類の名前になります", "left empty, it is the name of the type" },
	                               .value = typed->title });
	form_input(v, &(struct input){ "document_dated", { "書類の日付", "Date of the document" },
	                               { "2026-11-20、令和8年11月20日、R8.11 など", "such as 2026-11-20" }, .value = typed->dated });
	form_input(v, &(struct input){ "document_place", { "原本の保管場所", "Where the original lies" }, .value = typed->place });
	form_submit(v, (struct words){ "この書類を付ける", "Attach it" });
	form_close(v);
	html(v, "</details>");
}

void put_item_documents(struct visit *v, const struct item_view *view)
{
	const struct control *control = view->whole.evidence.control;
	if (!control || !control->document_count)
		return;
	html(v, "<h2 id=\"documents\">{}</h2>", work_word(&v->w, "裏付ける書類", "Documents"));
	put_documents(v, &view->whole.evidence);
	if (visit_may(v, ROLES_ATTACH))
		put_attach(v, view);
}

/* ---- what was sent */

static bool has_type(const struct control *control, str type)
{
	for (size_t i = 0; control && i < control->document_count; i++)
		if (str_eq(control->documents[i], type))
			return true;
	return false;
}

static bool is_fit(const struct item_view *view, const struct field *file, struct err *e)
{
	const struct document_typed *typed = &view->document;
	struct control_set controls;
	struct span span;
	if (!paper_fit(file, e) || !controls_here(&controls, e))
		return false;
	if (!has_type(control_named(&controls, view->item->control), typed->type))
		return err_set(e, ERR_INPUT, "書類の種類を選んでください", "choose the type of the document");
	return !typed->dated.n || date_read(typed->dated, &span) ||
	       err_set(e, ERR_INPUT, "書類の日付「%.*s」は日付として読めません(例: 2026-11-20、令和8年11月20日)",
	               "the document's date \"%.*s\" is no date (such as 2026-11-20)", P(typed->dated));
}

static void set(const struct record_kind *kind, struct record *r, const char *column, str value)
{
	r->values[record_column(kind, str_of(column))] = value;
}

static bool keep(struct visit *v, const struct document_typed *typed, str bytes, struct id *act, struct err *e)
{
	const struct record_kind *kind = duty_kind(v->w.duties, S("document"));
	struct record r = record_blank(v->w.arena, kind);
	str digest, type = work_words(&v->w, evidence_document_words(&v->w, typed->type));
	if (!facility_keep(&v->w, bytes, &digest, e))
		return false;
	set(kind, &r, "type", type);
	set(kind, &r, "title", typed->title.n ? typed->title : type);
	set(kind, &r, "dated", typed->dated);
	set(kind, &r, "original_at", typed->place);
	set(kind, &r, "file", digest);
	return record_write(&v->w, kind, NULL, &r, act, e);
}

bool item_document_act(struct visit *v, struct err *e)
{
	struct item_view view;
	struct err problem = { 0 };
	struct id act;
	const struct field *file = paper_sent(v);
	if (!item_view_find(v, &view, e))
		return false;
	view.document = (struct document_typed){ visit_form(v, "document_type"), str_trim(visit_form(v, "document_title")),
		                                 str_trim(visit_form(v, "document_dated")), str_trim(visit_form(v, "document_place")) };
	view.document_was_typed = true;
	if (!is_fit(&view, file, &problem) || !keep(v, &view.document, file->value, &act, &problem))
		return item_view_show(v, &view, &problem, e);
	return visit_done(v, arena_join(v->w.arena, item_address(v, view.page.form, view.item), S("#"), S("documents")), &act);
}
