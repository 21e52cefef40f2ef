/* print_form.c - the form on paper: title, head notes, and the table with its circles and dates.
 * SPDX-License-Identifier: Apache-2.0 */
#include "print_form.h"

#include "frame/print.h"

#define KIND_MM 52.0

static const struct paper_column columns[] = {
	{ .mm = 25 },
	{ .mm = 8, .side = PAPER_CENTRE },
	{ .share = 1 },
	{ .mm = 25, .side = PAPER_CENTRE },
	{ .mm = 25, .side = PAPER_CENTRE },
	{ .mm = 25, .side = PAPER_CENTRE },
};
#define COLUMNS LENGTH(columns)
#define TEXT_COLUMNS (COLUMNS - PRINT_CELLS)

/* The ministry prints whom the form is for in a box above the title. */
static void put_title(struct work *w, struct paper *paper, const struct form *form)
{
	static const struct paper_column box[] = { { .mm = KIND_MM, .side = PAPER_CENTRE } };
	struct paper_table *t = paper_table(paper, PAPER_GRID, box, LENGTH(box));
	paper_row(t, PAPER_BODY, { .text = work_words(w, form->kind->words), .bold = true, .large = true });
	paper_title(paper, arena_join(w->arena, print_edition(w, form), S("\n"), work_words(w, form->title)));
}

static void put_vendor(struct work *w, struct paper *paper, const struct form_copy *copy)
{
	static const struct paper_column pairs[] = {
		{ .mm = 26 }, { .share = 1 }, { .mm = 22 }, { .share = 1 },
	};
	str label = work_words(w, copy->form->header_field);
	if (!label.n)
		return;
	struct paper_table *t = paper_table(paper, PAPER_GRID, pairs, LENGTH(pairs));
	paper_row(t, PAPER_BODY, { .text = label, .shaded = true }, { .text = copy->vendor },
		  { .text = work_word(w, "システム", "System"), .shaded = true }, { .text = copy->system });
}

static void put_notes(struct work *w, struct paper *paper, const struct form *form)
{
	for (size_t i = 0; i < form->note_count; i++)
		if (!form->notes[i].reference)
			paper_note(paper, arena_fmt(w->arena, "＊ %s", work_say(w, form->notes[i].words)));
}

static void put_heads(struct work *w, struct paper_table *t)
{
	paper_row(t, PAPER_HEADER,
		  { .text = work_words(w, print_item_words), .columns = TEXT_COLUMNS, .rows = 2 },
		  { .text = work_words(w, print_results_words), .columns = PRINT_CELLS });
	print_heads(w, t, print_cell_words, PRINT_CELLS);
}

/* Blanks at which no line ends. */
#define ROOM "\u00a0\u00a0\u00a0\u00a0\u00a0"

/* A date, or room to write one. */
static str day_or_room(struct work *w, struct day day)
{
	return day.year ? print_date(w, day)
			: work_word(w, ROOM "年" ROOM "月" ROOM "日", ROOM ROOM "/" ROOM ROOM "/");
}

static struct paper_cell answer_cell(struct work *w, const struct print_row *row, enum print_cell cell)
{
	str *words = arena_array(w->arena, str, 2);
	str day = day_or_room(w, print_day(row, cell));
	words[0] = reply_say(w->lang, REPLY_YES);
	words[1] = reply_say(w->lang, REPLY_NO);
	if (!print_has(row, cell))
		return (struct paper_cell){ .text = S("／"), .shaded = true, .middle = true };
	if (cell == PRINT_TARGET)
		return (struct paper_cell){ .text = day, .small = true, .middle = true };
	return (struct paper_cell){ .words = words, .word_count = 2, .under = day, .middle = true,
				    .chosen = (uint8_t)print_reply(row, cell) };
}

/* Items of no group begin where the groups' labels stand. */
static size_t put_item(struct work *w, const struct form *form, const struct print_row *row,
		       struct paper_cell *cells)
{
	const struct form_item *item = row->item;
	struct paper_cell text = { .text = work_words(w, item->words), .under = print_below(w, form, item),
				   .middle = true };
	size_t n = 0;
	if (!item->group) {
		text.text = arena_join(w->arena, item->printed, S("　"), text.text);
		text.columns = TEXT_COLUMNS;
	}
	if (item->group && row->group_rows)
		cells[n++] = (struct paper_cell){ .text = work_words(w, item->group->words),
						  .rows = (uint8_t)row->group_rows, .middle = true };
	if (item->group)
		cells[n++] = (struct paper_cell){ .text = item->printed, .middle = true };
	cells[n++] = text;
	return n;
}

static void put_row(struct work *w, struct paper_table *t, const struct form *form,
		    const struct print_row *row)
{
	struct paper_cell cells[COLUMNS];
	size_t n = put_item(w, form, row, cells);
	if (row->need != NEED_ANSWER)
		cells[n++] = (struct paper_cell){ .text = print_why_not(w, row), .columns = PRINT_CELLS,
						  .shaded = true, .small = true, .middle = true };
	for (enum print_cell cell = 0; cell < PRINT_CELLS && row->need == NEED_ANSWER; cell++)
		cells[n++] = answer_cell(w, row, cell);
	paper_row_put(t, PAPER_BODY, cells, n);
}

static void put_table(struct work *w, struct paper *paper, const struct form *form,
		      const struct print_row *rows, size_t count)
{
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, COLUMNS);
	put_heads(w, t);
	for (size_t i = 0; i < count; i++) {
		str section = print_section(w, form, &rows[i]);
		if (rows[i].begins_section)
			paper_row(t, PAPER_BAND, { .text = section, .columns = COLUMNS });
		put_row(w, t, form, &rows[i]);
	}
}

static void put_reference_heading(struct work *w, struct paper *paper, const struct form *form)
{
	paper_page_break(paper);
	for (size_t i = 0; i < form->note_count; i++)
		if (form->notes[i].reference)
			paper_heading(paper, 2, work_words(w, form->notes[i].words));
}

void print_form(struct work *w, struct paper *paper, const struct form_copy *copy)
{
	const struct form *form = copy->form;
	struct print_row *rows;
	size_t count = print_rows(w->arena, copy, false, &rows);
	str name = form_name(w->arena, w->lang, form);
	str header = arena_join(w->arena, work_words(w, form->title), S("　"), name);
	paper_part(paper, header, form_warning(w->arena, w->lang, form));
	put_title(w, paper, form);
	put_vendor(w, paper, copy);
	put_notes(w, paper, form);
	put_table(w, paper, form, rows, count);
	count = print_rows(w->arena, copy, true, &rows);
	if (count) {
		put_reference_heading(w, paper, form);
		put_table(w, paper, form, rows, count);
	}
}
