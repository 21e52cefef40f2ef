/* print_book.c - the form as a workbook: the paper's table, with a cell each for a reply and its day.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/print.h"
#include "paper/workbook.h"
#include "print_form.h"

/* group, number, text; reply and day, target, reply and day */
static const double widths[] = { 18, 6, 56, 12, 17, 17, 12, 17 };
#define COLUMNS LENGTH(widths)
#define TEXT_COLUMNS 3u
#define ANSWER_COLUMNS (COLUMNS - TEXT_COLUMNS)
#define HEAD_ROWS 3u

static void put_line(struct workbook_sheet *sheet, enum workbook_style style, str text)
{
	if (text.n)
		workbook_row(sheet, { .text = text, .style = style, .columns = COLUMNS });
}

/* "事業者名: 甲社"; nothing where there is no label. */
static void put_fact(struct work *w, struct workbook_sheet *sheet, str label, str text)
{
	if (label.n)
		put_line(sheet, WORKBOOK_NOTE, arena_fmt(w->arena, "%.*s: %.*s", P(label), P(text)));
}

static void put_notes(struct work *w, struct workbook_sheet *sheet, const struct form *form, bool reference)
{
	for (const struct form_note *note = form->notes; note < form->notes + form->note_count; note++)
		if (note->reference == reference)
			put_line(sheet, WORKBOOK_NOTE, arena_fmt(w->arena, "＊%s", work_say(w, note->words)));
}

static void put_top(struct work *w, struct workbook_sheet *sheet, const struct form_copy *copy)
{
	const struct form *form = copy->form;
	str title = arena_join(w->arena, print_edition(w, form), S("　"), work_words(w, form->title));
	put_line(sheet, WORKBOOK_TITLE, title);
	put_line(sheet, WORKBOOK_NOTE, work_words(w, form->kind->words));
	put_line(sheet, WORKBOOK_NOTE, form_warning(w->arena, w->lang, form));
	put_fact(w, sheet, work_words(w, form->header_field), copy->vendor);
	put_fact(w, sheet, copy->system.n ? work_word(w, "システム", "System") : S(""), copy->system);
}

static struct workbook_cell head(struct work *w, struct words words, uint16_t columns, uint16_t rows)
{
	return (struct workbook_cell){ work_words(w, words), WORKBOOK_HEADER, columns, rows };
}

static void put_heads(struct work *w, struct workbook_sheet *sheet)
{
	static const struct words reply = { "はい・いいえ", "Yes / No" }, day = { "日付", "Date" };
	workbook_row(sheet, head(w, print_item_words, TEXT_COLUMNS, HEAD_ROWS),
		     head(w, print_results_words, ANSWER_COLUMNS, 1));
	workbook_row(sheet, head(w, print_cell_words[PRINT_FIRST], 2, 1),
		     head(w, print_cell_words[PRINT_TARGET], 1, 2),
		     head(w, print_cell_words[PRINT_SECOND], 2, 1));
	workbook_row(sheet, head(w, reply, 1, 1), head(w, day, 1, 1), head(w, reply, 1, 1),
		     head(w, day, 1, 1));
}

static size_t put_item(struct work *w, const struct print_row *row, struct workbook_cell *cells)
{
	const struct form_item *item = row->item;
	struct workbook_cell text = { work_words(w, item->words), WORKBOOK_ITEM };
	size_t n = 0;
	if (!item->group) {
		text.text = arena_join(w->arena, item->printed, S("　"), text.text);
		text.columns = TEXT_COLUMNS;
	}
	if (item->group && row->group_rows)
		cells[n++] = (struct workbook_cell){ work_words(w, item->group->words), WORKBOOK_LABEL,
						     .rows = (uint16_t)row->group_rows };
	if (item->group)
		cells[n++] = (struct workbook_cell){ item->printed, WORKBOOK_ANSWER };
	cells[n++] = text;
	return n;
}

/* One cell for the target, two for a check: the reply, and its day. */
static size_t put_check(struct work *w, const struct print_row *row, enum print_cell cell,
			struct workbook_cell *cells)
{
	str *replies = arena_array(w->arena, str, 2), reply = S("／"), day = S("／");
	size_t n = 0, choices = 0;
	replies[0] = reply_say(w->lang, REPLY_YES);
	replies[1] = reply_say(w->lang, REPLY_NO);
	if (print_has(row, cell)) {
		reply = reply_say(w->lang, print_reply(row, cell));
		day = print_date(w, print_day(row, cell));
		choices = 2;
	}
	if (cell != PRINT_TARGET)
		cells[n++] = (struct workbook_cell){ reply, WORKBOOK_ANSWER, .choices = replies,
						     .choice_count = choices };
	cells[n++] = (struct workbook_cell){ day, WORKBOOK_ANSWER };
	return n;
}

static void put_row(struct work *w, struct workbook_sheet *sheet, const struct form *form,
		    const struct print_row *row)
{
	struct workbook_cell cells[COLUMNS];
	size_t n = put_item(w, row, cells);
	if (row->need != NEED_ANSWER)
		cells[n++] = (struct workbook_cell){ print_why_not(w, row), WORKBOOK_ANSWER,
						     .columns = ANSWER_COLUMNS };
	for (enum print_cell cell = 0; cell < PRINT_CELLS && row->need == NEED_ANSWER; cell++)
		n += put_check(w, row, cell, &cells[n]);
	workbook_row_put(sheet, cells, n);
	/* In a row of its own, so that the item's wording is known again. */
	put_line(sheet, WORKBOOK_NOTE, print_below(w, form, row->item));
}

static void put_sheet(struct work *w, struct workbook *book, const struct form_copy *copy, bool reference)
{
	struct print_row *rows;
	size_t count = print_rows(w->arena, copy, reference, &rows);
	struct workbook_sheet_look look = { .widths = widths, .width_count = COLUMNS };
	look.name = reference ? work_word(w, "参考項目", "Reference items")
			      : form_name(w->arena, w->lang, copy->form);
	if (!count)
		return;
	struct workbook_sheet *sheet = workbook_sheet(book, &look);
	put_top(w, sheet, copy);
	put_notes(w, sheet, copy->form, reference);
	put_heads(w, sheet);
	for (size_t i = 0; i < count; i++) {
		if (rows[i].begins_section)
			put_line(sheet, WORKBOOK_BAND, print_section(w, copy->form, &rows[i]));
		put_row(w, sheet, copy->form, &rows[i]);
	}
}

bool print_form_book(struct work *w, const struct form_copy *copy, struct buf *out, struct err *e)
{
	str title = form_name(w->arena, w->lang, copy->form);
	const struct workbook_look look = { .title = title, .author = S("Inro"),
					    .made_at = clock_now(w->clock), .lang = w->lang };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	if (!book)
		return false;
	put_sheet(w, book, copy, false);
	put_sheet(w, book, copy, true);
	return workbook_write(book, out, e);
}
