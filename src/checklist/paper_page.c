/* paper_page.c - the form as it is handed over: to print, as PDF, as a workbook, and in the ministry's own file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "engine/paper_kind.h"
#include "frame/facility.h"
#include "frame/print.h"
#include "print_form.h"

/* The form asked for with its answers. */
struct form_paper {
	struct page_form page;
	struct answer_set answers;
	struct form_copy copy;
};

/* The pages choose it by ?form=ID; programs name it in the path. */
static bool read_paper(struct visit *v, struct form_paper *paper, struct err *e)
{
	str named = visit_word(v, "form"), asked = named.n ? named : visit_query(v, "form");
	if (!page_form_read(v, asked, &paper->page, e) ||
	    !answers_read(&v->w, paper->page.form, S(""), S(""), &paper->answers, e))
		return false;
	paper->copy = (struct form_copy){ .form = paper->page.form, .answers = &paper->answers };
	return true;
}

/* ---- downloads */

static str file_name(struct visit *v, const struct form *form, const char *ending)
{
	return arena_fmt(v->w.arena, "%.*s%s", P(form_name(v->w.arena, v->w.lang, form)), ending);
}

bool checklist_workbook(struct visit *v, struct err *e)
{
	struct form_paper paper;
	auto_buf book = { 0 };
	return read_paper(v, &paper, e) && print_form_book(&v->w, &paper.copy, &book, e) &&
	       visit_file(v, file_name(v, paper.page.form, ".xlsx"), XLSX_TYPE, buf_str(&book));
}

static bool make_pdf(struct visit *v, const struct form_copy *copy, struct buf *out, struct err *e)
{
	struct paper_look look = { .title = form_name(v->w.arena, v->w.lang, copy->form), .author = S("Inro"),
		                   .made_at = clock_now(v->w.clock), .lang = v->w.lang };
	if (!facility_get(&v->w, "name", &look.footer, e))
		return false;
	auto_paper *pdf = paper_open(v->w.arena, &look, e);
	if (!pdf)
		return false;
	print_form(&v->w, pdf, copy);
	paper_missing_put(pdf);
	return paper_write(pdf, out, e);
}

bool checklist_pdf(struct visit *v, struct err *e)
{
	struct form_paper paper;
	auto_buf pdf = { 0 };
	return read_paper(v, &paper, e) && make_pdf(v, &paper.copy, &pdf, e) &&
	       visit_file(v, file_name(v, paper.page.form, ".pdf"), "application/pdf", buf_str(&pdf));
}

/* ---- the form on a page, for the browser to print */

#define TEXT_COLUMNS 3

static void put_heads(struct visit *v)
{
	html(v, "<thead><tr><th scope=\"colgroup\" colspan=\"{}\" rowspan=\"2\">{}</th><th scope=\"colgroup\" colspan=\"{}\">{}</th></tr><tr>",
	     TEXT_COLUMNS, print_item_words, PRINT_CELLS, print_results_words);
	for (enum print_cell cell = 0; cell < PRINT_CELLS; cell++)
		html(v, "<th scope=\"col\">{}</th>", print_cell_words[cell]);
	html(v, "</tr></thead>");
}

/* The words of both replies; the one that was given stands in a ring. */
static void put_replies(struct visit *v, enum reply given)
{
	static const enum reply replies[] = { REPLY_YES, REPLY_NO };
	for (size_t i = 0; i < LENGTH(replies); i++) {
		if (i)
			html_say(v, "・", " / ");
		if (replies[i] == given)
			html(v, "<strong class=\"ring\">{}</strong>", reply_say(v->w.lang, replies[i]));
		else
			html(v, "{}", reply_say(v->w.lang, replies[i]));
	}
}

static void put_cell(struct visit *v, const struct print_row *row, enum print_cell cell)
{
	str day = print_date(&v->w, print_day(row, cell));
	if (!print_has(row, cell)) {
		html(v, "<td class=\"reply\">／</td>");
		return;
	}
	html(v, "<td class=\"reply\">");
	if (cell != PRINT_TARGET)
		put_replies(v, print_reply(row, cell));
	html(v, "<br>{}</td>", day.n ? day : work_word(&v->w, "　　年　月　日", "　　/　　/　　"));
}

static void put_item(struct visit *v, const struct form *form, const struct print_row *row)
{
	const struct form_item *item = row->item;
	str below = print_below(&v->w, form, item);
	if (item->group && row->group_rows)
		html(v, "<th class=\"sort\" scope=\"rowgroup\" rowspan=\"{}\">{}</th>", row->group_rows, item->group->words);
	if (item->group)
		html(v, "<td>{}</td><td>{}", item->printed, item->words);
	else
		html(v, "<td colspan=\"{}\">{}　{}", TEXT_COLUMNS, item->printed, item->words);
	if (below.n)
		html(v, "<br><small>{}</small>", below);
	html(v, "</td>");
}

static void put_row(struct visit *v, const struct form *form, const struct print_row *row)
{
	if (row->begins_section)
		html(v, "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>", TEXT_COLUMNS + PRINT_CELLS, print_section(&v->w, form, row));
	html(v, "<tr>");
	put_item(v, form, row);
	if (row->need != NEED_ANSWER)
		html(v, "<td class=\"reply\" colspan=\"{}\">{}</td>", PRINT_CELLS, print_why_not(&v->w, row));
	for (enum print_cell cell = 0; cell < PRINT_CELLS && row->need == NEED_ANSWER; cell++)
		put_cell(v, row, cell);
	html(v, "</tr>");
}

static void put_notes(struct visit *v, const struct form *form, bool reference)
{
	for (size_t i = 0; i < form->note_count; i++)
		if (form->notes[i].reference == reference)
			html(v, "<p>＊ {}</p>", form->notes[i].words);
}

static void put_sheet(struct visit *v, const struct form_copy *copy, bool reference)
{
	struct print_row *rows;
	size_t count = print_rows(v->w.arena, copy, reference, &rows);
	str warning = form_warning(v->w.arena, v->w.lang, copy->form);
	if (!count)
		return;
	html(v, "<section class=\"sheet\"><p><strong>{}</strong></p>", copy->form->kind->words);
	if (reference)
		html(v, "<h2>{}</h2>", work_word(&v->w, "参考項目", "Reference items"));
	if (warning.n)
		html(v, "<p class=\"badge\">{}</p>", warning);
	put_notes(v, copy->form, reference);
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>",
	     reference ? work_word(&v->w, "参考項目", "Reference items") : form_name(v->w.arena, v->w.lang, copy->form));
	put_heads(v);
	html(v, "<tbody>");
	for (size_t i = 0; i < count; i++)
		put_row(v, copy->form, &rows[i]);
	html(v, "</tbody></table></div></section>");
}

bool checklist_print_page(struct visit *v, struct err *e)
{
	struct form_paper paper;
	if (!read_paper(v, &paper, e))
		return false;
	page_open(v, arena_join(v->w.arena, print_edition(&v->w, paper.page.form), S("　"), work_words(&v->w, paper.page.form->title)));
	html(v, "<div class=\"actions\"><a class=\"button quiet\" href=\"{}\">{}</a></div><p class=\"screen-only\">{}</p>",
	     url(v, "/checklist?form={}", paper.page.form->id), work_word(&v->w, "一覧に戻る", "Back to the list"),
	     work_word(&v->w, "ブラウザの「印刷」で、下の用紙だけが印刷されます。", "The browser prints the sheet below and nothing else."));
	put_sheet(v, &paper.copy, false);
	put_sheet(v, &paper.copy, true);
	page_close(v);
	return true;
}

/* ---- filling in somebody else's workbook */

static void put_unfilled(struct visit *v, const struct form *form, const struct filled *filled)
{
	const struct {
		struct words words;
		const struct mentioned *items;
	} lists[] = {
		{ { "ファイルの中に見つからなかった項目", "Items not found in the file" }, &filled->absent },
		{ { "回答欄が見つからず、書き写せない項目", "Items whose answer finds no cell" }, &filled->missing },
		{ { "日付の欄が見つからない項目", "Items whose day finds no cell" }, &filled->dayless },
	};
	html(v, "<div class=\"notice warn\" role=\"alert\"><p>{}</p><ul>",
	     work_word(&v->w, "次の項目は書き写せないので、できたファイルに手で書いてください。それでよければ、下のチェックを付けて、同じファイルをもう一度送ってください。",
	               "These cannot be copied and are to be written by hand. If that will do, tick the box below and send the same file again."));
	for (size_t i = 0; i < LENGTH(lists); i++)
		if (lists[i].items->count)
			html(v, "<li>{}: {}</li>", lists[i].words, mentioned_say(v->w.arena, form, lists[i].items));
	html(v, "</ul></div>");
}

static void put_fill(struct visit *v, const struct form *form, const struct filled *unfilled, const struct err *problem)
{
	page_open(v, work_word(&v->w, "厚生労働省や保健所のExcelに書き写す", "Fill in the ministry's workbook"));
	if (problem)
		page_error(v, problem);
	if (unfilled)
		put_unfilled(v, form, unfilled);
	html(v, "<p class=\"lead\">{}</p><p>{}</p>", form_name(v->w.arena, v->w.lang, form),
	     work_word(&v->w, "届いたExcelの様式(.xlsx)を選ぶと、回答欄だけを埋めたファイルをお返しします。ほかのところは変えません。ファイルはここに残りません。",
	               "Choose the form as it came (.xlsx): you get it back with the answer cells filled and nothing else changed. The file is not kept here."));
	form_open_files(v, S("/checklist/fill"));
	form_hidden(v, "form", form->id);
	html(v, "<div class=\"drop\">");
	form_input(v, &(struct input){ "file", { "様式のファイル(.xlsx)", "The form (.xlsx)" }, { "ここに置いても選べます", "it may be dropped here too" },
	                               .type = "file", .must = true });
	html(v, "</div>");
	if (unfilled)
		form_check(v, "anyway", S("yes"), (struct words){ "書き写せない項目は手で書きます", "What cannot be copied is written by hand" }, false);
	form_submit(v, (struct words){ "書き写してダウンロード", "Fill in and download" });
	form_close(v);
	html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/checklist?form={}", form->id), work_word(&v->w, "一覧に戻る", "Back to the list"));
	page_close(v);
}

bool checklist_fill_page(struct visit *v, struct err *e)
{
	struct page_form page;
	if (!page_form_read(v, visit_query(v, "form"), &page, e))
		return false;
	put_fill(v, page.form, NULL, NULL);
	return true;
}

bool checklist_fill(struct visit *v, const struct form *form, str bytes, struct buf *out, struct filled *filled, struct err *e)
{
	if (!bytes.n)
		return err_set(e, ERR_INPUT, "ファイルを選んでください", "please choose a file");
	return form_fill(&v->w, form, bytes, out, filled, e) &&
	       (filled->count || filled->missing.count ||
	        err_set(e, ERR_INPUT, "書き写す回答が、まだありません", "there are no answers to copy yet"));
}

bool checklist_fill_act(struct visit *v, struct err *e)
{
	struct page_form page;
	struct filled filled;
	struct err problem = { 0 };
	auto_buf out = { 0 };
	const struct field *file = fields_find(&v->form, "file");
	if (!page_form_read(v, visit_form(v, "form"), &page, e))
		return false;
	if (!checklist_fill(v, page.form, file ? file->value : S(""), &out, &filled, &problem)) {
		put_fill(v, page.form, NULL, &problem);
		return true;
	}
	if ((filled.absent.count || filled.missing.count || filled.dayless.count) && !visit_form(v, "anyway").n) {
		visit_status(v, 422);
		put_fill(v, page.form, &filled, NULL);
		return true;
	}
	return visit_file(v, work_fmt(&v->w, "記入済み_%.*s", "filled_%.*s", P(file->file.n ? file->file : S("form.xlsx"))), XLSX_TYPE,
	                  buf_str(&out));
}
