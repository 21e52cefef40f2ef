/* list_page.c - the checklist: every item with what was measured and what was answered, side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "print_table.h"

/* The page under way. */
struct listing {
	struct visit *v;
	const struct form *form;
	struct standing standing;
};

/* ---- the head: which form, how sure its wording is, how far it is answered */

static void put_choice(struct visit *v, const struct page_form *page)
{
	struct select_option *options = arena_array(v->w.arena, struct select_option, page->set.count);
	size_t count = 0;
	for (size_t i = 0; i < page->set.count; i++)
		if (page->set.forms[i].kind == page->form->kind)
			options[count++] = (struct select_option){ page->set.forms[i].id, form_name(v->w.arena, v->w.lang, &page->set.forms[i]) };
	if (count < 2)
		return;
	html(v, "<form class=\"filter\" action=\"/checklist\">");
	form_select(v, "form", (struct words){ "様式", "Form" }, options, count, page->form->id, false);
	html(v, "<button class=\"quiet\">{}</button></form>", work_word(&v->w, "この様式を見る", "Show this form"));
}

/* 公式文書で確認 18項目、一部だけ確認 2項目 */
static str wording_say(struct work *w, const struct form *form)
{
	str said = S("");
	for (const struct choice *c = form_verifications; c->code; c++) {
		size_t count = 0;
		for (size_t i = 0; i < form->item_count; i++)
			count += form->items[i].verification == c;
		if (count)
			said = arena_join(w->arena, said, work_word(w, "、", "; "),
			                  work_fmt(w, "%s%.0s %zu項目", "%.0s%s: %zu items", c->words.ja, c->words.en, count));
	}
	return said;
}

static void put_form(struct visit *v, const struct page_form *page)
{
	const struct form *form = page->form;
	str warning = form_warning(v->w.arena, v->w.lang, form);
	html(v, "<p class=\"lead\">{}　{}</p>", form_name(v->w.arena, v->w.lang, form), form->title);
	put_choice(v, page);
	if (warning.n)
		page_notice(v, TONE_WARN, warning);
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>",
	     work_word(&v->w, "公表", "Published"), form->issued, work_word(&v->w, "項目の文言", "Wording of the items"),
	     wording_say(&v->w, form), work_word(&v->w, "欄と番号", "Columns and numbers"), form->layout->words);
}

static void put_figure(struct visit *v, struct words words, size_t number, str of)
{
	html(v, "<li class=\"card\"><h2>{}</h2><p class=\"number\">{}<small> {}</small></p></li>", words, number, of);
}

static void put_progress(struct listing *l)
{
	struct visit *v = l->v;
	struct standing_totals t = standing_count(&l->standing, work_today(&v->w));
	str items = work_word(&v->w, "項目", "items");
	html(v, "<ul class=\"cards\">");
	put_figure(v, (struct words){ "回答した項目", "Answered" }, t.answered, work_fmt(&v->w, "/ %zu項目", "of %zu items", t.wanted));
	put_figure(v, (struct words){ "未回答の項目", "To be answered" }, t.wanted - t.answered, items);
	put_figure(v, (struct words){ "回答と測定の食い違い", "Answers that differ from what was measured" }, t.conflicts, items);
	put_figure(v, (struct words){ "目標日を過ぎた項目", "Past their target date" }, t.late, items);
	html(v, "</ul><p><progress max=\"{}\" value=\"{}\" aria-label=\"{}\"></progress></p>", t.wanted, t.answered,
	     work_word(&v->w, "回答した項目", "Answered"));
}

static const struct form_item *first_open(const struct standing *standing)
{
	for (size_t i = 0; i < standing->count; i++)
		if (standing->rows[i].need == NEED_ANSWER && !standing->rows[i].answer.first)
			return standing->rows[i].item;
	return NULL;
}

static void put_actions(struct listing *l)
{
	static const struct {
		const char *path;
		struct words words;
	} links[] = {
		{ "print", { "様式のかたちで印刷する", "Print as the form" } },
		{ "pdf", { "PDFでダウンロード", "Download as PDF" } },
		{ "workbook", { "Excelでダウンロード", "Download as a workbook" } },
		{ "fill", { "厚生労働省や保健所のExcelに書き写す", "Fill in the ministry's workbook" } },
		{ "history", { "回答の履歴", "History of answers" } },
	};
	struct visit *v = l->v;
	const struct form_item *open = first_open(&l->standing);
	html(v, "<div class=\"actions\">");
	if (open && visit_may(v, ROLES_ANSWER))
		html(v, "<a class=\"button\" href=\"{}\">{}</a>", item_address(v, l->form, open),
		     work_fmt(&v->w, "次の未回答に答える(%.*s)", "Answer the next item (%.*s)", P(form_item_number(v->w.arena, l->form, open))));
	for (size_t i = 0; i < LENGTH(links); i++)
		html(v, "<a class=\"button quiet\" href=\"{}\">{}</a>", url(v, "/checklist/{}?form={}", links[i].path, l->form->id), links[i].words);
	html(v, "<a class=\"button quiet\" href=\"/checklist/fee\">{}</a></div>", work_word(&v->w, "診療報酬の加算", "Medical-fee add-ons"));
}

/* ---- the table */

#define COLUMNS 6

static void put_heads(struct visit *v)
{
	html(v, "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", work_word(&v->w, "番号", "No."),
	     print_item_words, work_word(&v->w, "測定", "Measured"));
	for (enum print_cell cell = 0; cell < PRINT_CELLS; cell++)
		html(v, "<th scope=\"col\">{}</th>", print_cell_words[cell]);
	html(v, "</tr></thead>");
}

/* Sections and groups are bodies of their own, each under its heading. */
static void put_band(struct listing *l, const struct print_row *row, const struct print_row *before)
{
	struct visit *v = l->v;
	bool begins = row->begins_section, other = begins || !before || before->item->group != row->item->group;
	if (other && before)
		html(v, "</tbody>");
	if (other)
		html(v, "<tbody>");
	if (begins)
		html(v, "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>", COLUMNS, print_section(&v->w, l->form, row));
	if (other && row->item->group)
		html(v, "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>", COLUMNS, group_say(v, row->item));
}

static void put_measured(struct listing *l, const struct standing_row *row)
{
	struct visit *v = l->v;
	html(v, "<td data-label=\"{}\">", work_word(&v->w, "測定", "Measured"));
	put_verdict(v, row->evidence.verdict);
	html(v, " {}", row->evidence.sentence);
	if (row->evidence.beside.n)
		html(v, "<br><small>※ {}</small>", row->evidence.beside);
	if (row->conflict)
		html(v, "<br><span class=\"badge now\">{}</span> {}", work_word(&v->w, "食い違い", "Conflict"), conflict_words(row->conflict));
	html(v, "</td>");
}

static void put_answer(struct listing *l, const struct print_row *row, enum print_cell cell)
{
	struct visit *v = l->v;
	html(v, "<td data-label=\"{}\">", print_cell_words[cell]);
	if (!print_has(row, cell))
		html_say(v, "－", "－");
	else if (cell == PRINT_FIRST && !row->answer.first)
		html(v, "<span class=\"badge unmeasured\">{}</span>", work_word(&v->w, "未回答", "Open"));
	else if (cell == PRINT_TARGET && row->answer.target_on.year)
		html(v, "<span class=\"code\">{}</span>", day_iso(v->w.arena, row->answer.target_on));
	else
		put_reply(v, print_reply(row, cell), print_day(row, cell));
	html(v, "</td>");
}

static void put_row(struct listing *l, struct print_row *row, const struct standing_row *stands)
{
	struct visit *v = l->v;
	row->answer = stands->answer;
	row->need = stands->need;
	bool is_short = stands->conflict || stands->evidence.verdict == VERDICT_SHORT;
	html(v, "<tr class=\"{}\"><th scope=\"row\" data-label=\"{}\">{}</th><td data-label=\"{}\"><a href=\"{}\">{}</a></td>",
	     is_short ? "short" : stands->evidence.verdict == VERDICT_UNSEEN ? "unseen" : "", work_word(&v->w, "番号", "No."),
	     form_item_number(v->w.arena, l->form, row->item), print_item_words, item_address(v, l->form, row->item), row->item->words);
	put_measured(l, stands);
	if (row->need != NEED_ANSWER)
		html(v, "<td data-label=\"{}\" colspan=\"{}\">{}</td>", work_word(&v->w, "回答", "Answer"), PRINT_CELLS, need_words(row->need));
	for (enum print_cell cell = 0; cell < PRINT_CELLS && row->need == NEED_ANSWER; cell++)
		put_answer(l, row, cell);
	html(v, "</tr>");
}

static void put_reference_head(struct visit *v, const struct form *form)
{
	html(v, "<h2>{}</h2>", work_word(&v->w, "参考項目", "Reference items"));
	for (size_t i = 0; i < form->note_count; i++)
		if (form->notes[i].reference)
			html(v, "<p>{}</p>", form->notes[i].words);
}

static void put_table(struct listing *l, bool reference)
{
	struct visit *v = l->v;
	struct print_row *rows;
	size_t count = print_rows(v->w.arena, &(struct form_copy){ .form = l->form }, reference, &rows);
	if (!count)
		return;
	if (reference)
		put_reference_head(v, l->form);
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\">",
	     reference ? work_word(&v->w, "参考項目", "Reference items") : work_word(&v->w, "すべての項目", "All items"));
	put_heads(v);
	for (size_t i = 0; i < count; i++) {
		put_band(l, &rows[i], i ? &rows[i - 1] : NULL);
		put_row(l, &rows[i], &l->standing.rows[rows[i].item - l->form->items]);
	}
	html(v, "</tbody></table></div>");
}

bool checklist_page(struct visit *v, struct err *e)
{
	struct page_form page;
	struct listing l = { .v = v };
	if (!page_form_read(v, visit_query(v, "form"), &page, e) || !standing_read_kept(&v->w, page.form, &l.standing, e))
		return false;
	l.form = page.form;
	page_open(v, work_words(&v->w, v->route->title));
	put_form(v, &page);
	put_progress(&l);
	put_actions(&l);
	put_table(&l, false);
	put_table(&l, true);
	html(v, "<p>{}</p>", work_word(&v->w, "測定は回答ではありません。回答は、人が確かめて1項目ずつ記入します。",
	                               "What was measured is no answer. A person makes sure and answers item by item."));
	page_close(v);
	return true;
}
