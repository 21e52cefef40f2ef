/* filling.c - finding the answer cells of a workbook, and what is written into each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "filling.h"

#include "engine/xlsx_patch.h"
#include "places.h"

#define FOUND_LEAST 0.5 /* a workbook with fewer of the form's items is another form */

/* What is to be written. */
struct filling {
	struct work *w;
	struct xlsx_edit *edits;
	size_t count, room;
	struct filled *filled;
};

static void mention(struct arena *a, struct mentioned *m, const struct form_item *item)
{
	arena_grow(a, m->items, m->count, m->room);
	m->items[m->count++] = item;
}

static void put_edit(struct filling *f, const struct place *place, enum cell_role role, str text)
{
	arena_grow(f->w->arena, f->edits, f->count, f->room);
	f->edits[f->count++] = (struct xlsx_edit){ place->sheet->name, place->row->number, (size_t)place->columns[role], text };
}

/* ○ in an empty cell; before the word where "はい" is printed in it. */
static str mark_in(struct arena *a, str printed)
{
	return printed.n ? arena_fmt(a, "○ %.*s", P(printed)) : S("○");
}

/* The three cells of a check: first, or second. */
struct cells {
	enum cell_role yes, no, reply, day;
};

static bool fill_check(struct filling *f, const struct place *place, const struct cells *cells, enum reply reply, struct day day)
{
	struct arena *a = f->w->arena;
	enum cell_role mark = reply == REPLY_YES ? cells->yes : cells->no;
	str word = reply_say(LANG_JA, reply), written = day_wareki(a, day);
	if (place->columns[mark] >= 0)
		put_edit(f, place, mark, mark_in(a, place_text(place, mark)));
	else if (place->columns[cells->reply] >= 0)
		put_edit(f, place, cells->reply, place->day_with_reply ? arena_fmt(a, "%.*s(%.*s)", P(word), P(written)) : word);
	else
		return false;
	if (place->columns[cells->day] >= 0)
		put_edit(f, place, cells->day, written);
	return true;
}

static bool has_day_cell(const struct place *place, const struct cells *cells)
{
	return place->columns[cells->day] >= 0 || (place->columns[cells->reply] >= 0 && place->day_with_reply);
}

static bool fill_target(struct filling *f, const struct place *place, struct day target)
{
	if (target.year && place->columns[CELL_TARGET_DAY] >= 0)
		put_edit(f, place, CELL_TARGET_DAY, day_wareki(f->w->arena, target));
	return !target.year || place->columns[CELL_TARGET_DAY] >= 0;
}

static void fill_item(struct filling *f, const struct form_item *item, const struct place *place, const struct answer *answer)
{
	static const struct cells first = { CELL_FIRST_YES, CELL_FIRST_NO, CELL_FIRST_REPLY, CELL_FIRST_DAY };
	static const struct cells second = { CELL_SECOND_YES, CELL_SECOND_NO, CELL_SECOND_REPLY, CELL_SECOND_DAY };
	if (!place->sheet || !fill_check(f, place, &first, answer->first, answer->first_on)) {
		mention(f->w->arena, &f->filled->missing, item);
		return;
	}
	f->filled->count++;
	bool second_filled = answer->second && fill_check(f, place, &second, answer->second, answer->second_on);
	bool days = fill_target(f, place, answer->target_on) && has_day_cell(place, &first) &&
	            (!second_filled || has_day_cell(place, &second));
	if (answer->second && !second_filled)
		mention(f->w->arena, &f->filled->missing, item);
	if (!days)
		mention(f->w->arena, &f->filled->dayless, item);
}

static void fill_all(struct filling *f, const struct form *form, const struct place *places, const struct answer_set *answers)
{
	for (size_t i = 0; i < form->item_count; i++) {
		if (!places[i].sheet)
			mention(f->w->arena, &f->filled->absent, &form->items[i]);
		if (answers->answers[i].first && answers->needs[i] == NEED_ANSWER)
			fill_item(f, &form->items[i], &places[i], &answers->answers[i]);
	}
}

static bool is_this_form(struct work *w, const struct book *book, const struct form *form, const struct place *places,
                         size_t found, struct err *e)
{
	int year = places_year(w->arena, book, places, form->item_count);
	if ((double)found < FOUND_LEAST * (double)form->item_count)
		return err_set(e, ERR_INPUT, "この様式(%.*s)のファイルとして読めません(%zu項目のうち%zu項目しか見つかりません)",
		               "this is not a file of the form %.*s (of %zu items only %zu were found)", P(form->id),
		               form->item_count, found);
	if (year && year != form->fiscal_year)
		return err_set(e, ERR_CONFLICT, "このファイルは%s%.0sの様式です。%s%.0sの様式(%.*s)の回答は書き写せません",
		               "this file is the form of %.0s%s; answers to the form of %.0s%s (%.*s) cannot be copied into it",
		               form_year(w->arena, LANG_JA, year).p, form_year(w->arena, LANG_EN, year).p,
		               form_year(w->arena, LANG_JA, form->fiscal_year).p, form_year(w->arena, LANG_EN, form->fiscal_year).p,
		               P(form->id));
	return true;
}

bool form_fill(struct work *w, const struct form *form, str bytes, struct buf *out, struct filled *filled, struct err *e)
{
	struct filling f = { .w = w, .filled = filled };
	struct answer_set answers;
	struct book book = { 0 };
	struct place *places;
	*filled = (struct filled){ 0 };
	if (!xlsx_read(w->arena, bytes, &book, e))
		return false;
	size_t found = places_find(w->arena, &book, form, &places);
	if (!is_this_form(w, &book, form, places, found, e) || !answers_read(w, form, S(""), S(""), &answers, e))
		return false;
	fill_all(&f, form, places, &answers);
	return xlsx_patch(w->arena, bytes, f.edits, f.count, out, e);
}

/* "2⑫ [2-12-pc]": the number alone may mean several. */
str mentioned_say(struct arena *a, const struct form *form, const struct mentioned *m)
{
	str names = S("");
	for (size_t i = 0; i < m->count; i++) {
		str number = form_item_number(a, form, m->items[i]);
		names = arena_join(a, names, S(", "), arena_fmt(a, "%.*s [%.*s]", P(number), P(m->items[i]->key)));
	}
	return names;
}
