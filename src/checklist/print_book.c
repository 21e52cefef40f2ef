/* print_book.c - the form as a workbook: the paper's table, with a cell each for a reply and its day.
 * SPDX-License-Identifier: Apache-2.0 */
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

static void put_notes(struct work *w, struct workbook_sheet *sheet, const struct form *form, bool reference)
{
	for (size_t i = 0; i < form->note_count; i++)
		if (form->notes[i].reference == reference)
			put_line(sheet, WORKBOOK_NOTE, arena_fmt(w->arena, "＊%s", work_say(w, form->notes[i].words)));
}

static void put_top(struct work *w, struct workbook_sheet *sheet, const struct form_copy *copy, bool reference)
{
	const struct form *form = copy->form;
	const char *vendor = work_say(w, form->header_field);
	put_line(sheet, WORKBOOK_TITLE, arena_fmt(w->arena, "%.*s　%s", P(print_edition(w, form)), work_say(w, form->title)));
	put_line(sheet, WORKBOOK_NOTE, str_of(work_say(w, form->kind->words)));
	put_line(sheet, WORKBOOK_NOTE, form_warning(w->arena, w->lang, form));
	if (*vendor)
		put_line(sheet, WORKBOOK_NOTE, arena_fmt(w->arena, "%s: %.*s", vendor, P(copy->vendor)));
	if (copy->system.n)
		put_line(sheet, WORKBOOK_NOTE, arena_fmt(w->arena, "%s: %.*s", work_say(w, (struct words){ "システム", "System" }), P(copy->system)));
	put_notes(w, sheet, form, reference);
}

static void put_heads(struct work *w, struct workbook_sheet *sheet)
{
	str reply = arena_fmt(w->arena, "%.*s・%.*s", P(reply_say(w->lang, REPLY_YES)), P(reply_say(w->lang, REPLY_NO)));
	str day = work_word(w, "日付", "Date");
	workbook_row(sheet, { str_of(work_say(w, print_item_words)), WORKBOOK_HEADER, .columns = TEXT_COLUMNS, .rows = HEAD_ROWS },
	             { str_of(work_say(w, print_results_words)), WORKBOOK_HEADER, .columns = ANSWER_COLUMNS });
	workbook_row(sheet, { str_of(work_say(w, print_cell_words[PRINT_FIRST])), WORKBOOK_HEADER, .columns = 2 },
	             { str_of(work_say(w, print_cell_words[PRINT_TARGET])), WORKBOOK_HEADER, .rows = 2 },
	             { str_of(work_say(w, print_cell_words[PRINT_SECOND])), WORKBOOK_HEADER, .columns = 2 });
	workbook_row(sheet, { reply, WORKBOOK_HEADER }, { day, WORKBOOK_HEADER }, { reply, WORKBOOK_HEADER }, { day, WORKBOOK_HEADER });
}

static size_t put_item(struct work *w, const struct print_row *row, struct workbook_cell *cells)
{
	const struct form_item *item = row->item;
	str text = str_of(work_say(w, item->words));
	size_t n = 0;
	if (!item->group) {
		text = arena_join(w->arena, item->printed, S("　"), text);
		cells[n++] = (struct workbook_cell){ text, WORKBOOK_ITEM, .columns = TEXT_COLUMNS };
		return n;
	}
	if (row->group_rows)
		cells[n++] = (struct workbook_cell){ str_of(work_say(w, item->group->words)), WORKBOOK_LABEL, .rows = (uint16_t)row->group_rows };
	cells[n++] = (struct workbook_cell){ item->printed, WORKBOOK_ANSWER };
	cells[n++] = (struct workbook_cell){ text, WORKBOOK_ITEM };
	return n;
}

/* One cell for the target, two for a check: the reply, and its day. */
static size_t put_check(struct work *w, const struct print_row *row, enum print_cell cell, struct workbook_cell *cells)
{
	str *replies = arena_array(w->arena, str, 2), none = S("／");
	bool has = print_has(row, cell);
	size_t n = 0;
	replies[0] = reply_say(w->lang, REPLY_YES);
	replies[1] = reply_say(w->lang, REPLY_NO);
	if (cell != PRINT_TARGET)
		cells[n++] = (struct workbook_cell){ has ? reply_say(w->lang, print_reply(row, cell)) : none, WORKBOOK_ANSWER,
			                             .choices = replies, .choice_count = has ? 2 : 0 };
	cells[n++] = (struct workbook_cell){ has ? print_date(w, print_day(row, cell)) : none, WORKBOOK_ANSWER };
	return n;
}

static void put_row(struct work *w, struct workbook_sheet *sheet, const struct form *form, const struct print_row *row)
{
	struct workbook_cell cells[COLUMNS];
	size_t n = put_item(w, row, cells);
	if (row->need != NEED_ANSWER)
		cells[n++] = (struct workbook_cell){ print_why_not(w, row), WORKBOOK_ANSWER, .columns = ANSWER_COLUMNS };
	for (enum print_cell cell = 0; cell < PRINT_CELLS && row->need == NEED_ANSWER; cell++)
		n += put_check(w, row, cell, &cells[n]);
	workbook_row_put(sheet, cells, n);
	put_line(sheet, WORKBOOK_NOTE, print_below(w, form, row->item)); /* apart, so that the item's wording is known again */
}

static void put_sheet(struct work *w, struct workbook *book, const struct form_copy *copy, bool reference)
{
	struct print_row *rows;
	size_t count = print_rows(w->arena, copy, reference, &rows);
	if (!count)
		return;
	str name = reference ? work_word(w, "参考項目", "Reference items") : form_name(w->arena, w->lang, copy->form);
	struct workbook_sheet *sheet =
		workbook_sheet(book, &(struct workbook_sheet_look){ .name = name, .widths = widths, .width_count = COLUMNS });
	put_top(w, sheet, copy, reference);
	put_heads(w, sheet);
	for (size_t i = 0; i < count; i++) {
		if (rows[i].begins_section)
			put_line(sheet, WORKBOOK_BAND, print_section(w, copy->form, &rows[i]));
		put_row(w, sheet, copy->form, &rows[i]);
	}
}

bool print_form_book(struct work *w, const struct form_copy *copy, struct buf *out, struct err *e)
{
	const struct workbook_look look = { .title = form_name(w->arena, w->lang, copy->form), .author = S("Inro"),
		                            .made_at = clock_now(w->clock), .lang = w->lang };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	if (!book)
		return false;
	put_sheet(w, book, copy, false);
	put_sheet(w, book, copy, true);
	return workbook_write(book, out, e);
}
