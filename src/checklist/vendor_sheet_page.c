/* vendor_sheet_page.c - the items of a vendor's form on a page, to be filled in: by the vendor through its link, or by
 * somebody here who has the paper.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_pages.h"

static const char *name_of(struct visit *v, const char *part, str key)
{
	return arena_text(v->w.arena, arena_fmt(v->w.arena, "%s.%.*s", part, P(key)));
}

static void put_choice(struct visit *v, const char *name, const struct choice *c, str chosen)
{
	html(v, "<label class=\"inline\"><input type=\"radio\" name=\"{}\" value=\"{}\"", name, c->code);
	if (str_eq(chosen, str_of(c->code)))
		html(v, " checked");
	html(v, "> {}</label>", c->words);
}

static void put_fields(struct visit *v, const struct form_item *item, const struct vendor_reply *typed)
{
	html(v, "<div class=\"row\">");
	form_input(v, &(struct input){ name_of(v, "on", item->key), { "確認日", "Date of checking" }, .type = "date", .value = typed->on });
	if (item->columns & FORM_TARGET)
		form_input(v, &(struct input){ name_of(v, "target", item->key), { "目標日(いいえのとき)", "Target date (when No)" }, .type = "date",
		                               .value = typed->target });
	form_input(v, &(struct input){ name_of(v, "note", item->key), { "備考・契約の条項", "Remark, clause of the contract" }, .value = typed->note });
	html(v, "</div>");
}

static void put_item(struct visit *v, const struct vendor_sheet *sheet, size_t i)
{
	const struct form_item *item = &sheet->pair.form->items[i];
	const struct err *wrong = &sheet->wrong[i];
	const char *reply = name_of(v, "reply", item->key);
	html(v, "<fieldset id=\"item.{}\"><legend>{} {}", item->key, form_item_number(v->w.arena, sheet->pair.form, item), item->words);
	if (item->group)
		html(v, " <small>{}</small>", item->group->words);
	html(v, "</legend>");
	if (wrong->kind)
		html(v, "<p class=\"problem\">{}</p>", err_say(wrong, v->w.lang));
	html(v, "<div class=\"row\">");
	for (const struct choice *c = vendor_replies; c->code; c++)
		put_choice(v, reply, c, sheet->replies[i].reply);
	html(v, "</div>");
	put_fields(v, item, &sheet->replies[i]);
	html(v, "</fieldset>");
}

/* The way to each item that needs mending. */
static void put_wrong(struct visit *v, const struct vendor_sheet *sheet)
{
	const struct form *form = sheet->pair.form;
	if (!sheet->wrong_count)
		return;
	html(v, "<p>{}", work_word(&v->w, "直すところ:", "To be mended:"));
	for (size_t i = 0; i < form->item_count; i++)
		if (sheet->wrong[i].kind)
			html(v, " <a href=\"#item.{}\">{}{}</a>", form->items[i].key, form_item_number(v->w.arena, form, &form->items[i]),
			     form->items[i].group ? work_fmt(&v->w, "(%s%.0s)", " (%.0s%s)", form->items[i].group->words.ja, form->items[i].group->words.en) : S(""));
	html(v, "</p>");
}

/* What the facility itself left out is not asked. */
static bool is_asked(const struct answer_set *known, size_t i)
{
	return known->needs[i] != NEED_NOT_SKIPPED && known->needs[i] != NEED_NOT_CONTRACT;
}

static void put_section(struct visit *v, const struct vendor_sheet *sheet, const struct form_section *section, const struct answer_set *known)
{
	html(v, "<h2>{}</h2>", section->words);
	for (size_t i = section->first; i < section->first + section->count; i++)
		if (is_asked(known, i))
			put_item(v, sheet, i);
		else
			html(v, "<p>{} {}<br><small>{}</small></p>", form_item_number(v->w.arena, sheet->pair.form, &sheet->pair.form->items[i]),
			     sheet->pair.form->items[i].words, need_words(known->needs[i]));
}

bool vendor_put_sheet(struct visit *v, const struct vendor_sheet *sheet, struct err *e)
{
	const struct form *form = sheet->pair.form;
	struct answer_set known;
	if (!answers_read(&v->w, form, sheet->pair.vendor, sheet->pair.system, &known, e))
		return false;
	put_wrong(v, sheet);
	for (size_t i = 0; i < form->section_count; i++)
		put_section(v, sheet, &form->sections[i], &known);
	html(v, "<h2>{}</h2>", vendor_signatory_words);
	form_input(v, &(struct input){ "signatory", vendor_signatory_words, .value = sheet->signatory, .complete = "off" });
	return true;
}

void vendor_read_sheet(struct visit *v, struct vendor_sheet *sheet)
{
	const struct form *form = sheet->pair.form;
	sheet->signatory = str_trim(visit_form(v, "signatory"));
	for (size_t i = 0; i < form->item_count; i++) {
		str key = form->items[i].key;
		sheet->replies[i] = (struct vendor_reply){ visit_form(v, name_of(v, "reply", key)), visit_form(v, name_of(v, "on", key)),
			                                   visit_form(v, name_of(v, "target", key)), str_trim(visit_form(v, name_of(v, "note", key))) };
	}
}

/* ---- from paper */

static bool put_entry(struct visit *v, const struct vendor_sheet *sheet, const struct err *problem, struct err *e)
{
	buf_cut(v->w.aside, 0); /* remarks are for who answers */
	page_open(v, work_word(&v->w, "紙の回答を書き写す", "Enter a paper reply"));
	if (problem)
		page_error(v, problem);
	html(v, "<p class=\"lead\">{}</p><p>{}</p>", vendor_pair_say(v->w.arena, &sheet->pair),
	     work_word(&v->w, "紙に書かれているとおりに書き写してください。空欄の項目はそのままで構いません。", "Please copy what the paper says. Items left blank stay as they are."));
	form_open_files(v, vendor_address_of(v, &sheet->pair, "entry"));
	if (!vendor_put_sheet(v, sheet, e))
		return false;
	form_input(v, &(struct input){ "scan", { "紙の回答の写し(PDF、写真)", "Scan of the paper (PDF, picture)" }, .type = "file" });
	form_submit(v, (struct words){ "書き写した回答を記録する", "Keep these answers" });
	form_close(v);
	html(v, "<p><a href=\"{}\">{}</a></p>", vendor_address(v, &sheet->pair), work_word(&v->w, "事業者の回答に戻る", "Back to the vendor"));
	page_close(v);
	return true;
}

bool vendor_entry_page(struct visit *v, struct err *e)
{
	struct vendor_view view;
	if (!vendor_view_pair(v, &view, e))
		return false;
	struct vendor_sheet sheet = vendor_sheet_blank(v->w.arena, &view.pair);
	return put_entry(v, &sheet, NULL, e);
}

bool vendor_entry_act(struct visit *v, struct err *e)
{
	struct vendor_view view;
	struct err problem = { 0 };
	if (!vendor_view_pair(v, &view, e))
		return false;
	struct vendor_sheet sheet = vendor_sheet_blank(v->w.arena, &view.pair);
	const struct field *scan = fields_find(&v->form, "scan");
	bool has_scan = scan && scan->is_file && scan->file.n;
	vendor_read_sheet(v, &sheet);
	const struct vendor_paper paper = { S("scan"), has_scan ? scan->file : S(""), has_scan ? scan->value : S(""), sheet.signatory };
	if (!vendor_sheet_enter(&v->w, &sheet, &paper, has_scan, &problem))
		return put_entry(v, &sheet, &problem, e);
	return visit_go(v, vendor_address(v, &view.pair));
}
