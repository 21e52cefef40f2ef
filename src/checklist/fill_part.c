/* fill_part.c - `inro checklist fill`: copies answers into the answer cells of somebody else's workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"
#include "engine/xlsx_patch.h"
#include "places.h"

#define FOUND_LEAST 0.5 /* a workbook with fewer of the form's items is another form */

/* What is to be written, and what could not be. */
struct filling {
	struct work *w;
	struct xlsx_edit *edits;
	size_t count, room;
	size_t filled; /* items */
	str missing;   /* items with an answer for which there is no cell */
	str dayless;   /* items whose day found no cell */
};

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

/* "2⑫ [2-12-pc]": the number alone may mean several. */
static void note_item(struct arena *a, str *list, const struct form *form, const struct form_item *item)
{
	str name = arena_fmt(a, "%.*s [%.*s]", P(form_item_number(a, form, item)), P(item->key));
	*list = arena_join(a, *list, S(", "), name);
}

static bool fill_target(struct filling *f, const struct place *place, struct day target)
{
	if (target.year && place->columns[CELL_TARGET_DAY] >= 0)
		put_edit(f, place, CELL_TARGET_DAY, day_wareki(f->w->arena, target));
	return !target.year || place->columns[CELL_TARGET_DAY] >= 0;
}

static void fill_item(struct filling *f, const struct form *form, const struct form_item *item, const struct place *place,
                      const struct answer *answer)
{
	static const struct cells first = { CELL_FIRST_YES, CELL_FIRST_NO, CELL_FIRST_REPLY, CELL_FIRST_DAY };
	static const struct cells second = { CELL_SECOND_YES, CELL_SECOND_NO, CELL_SECOND_REPLY, CELL_SECOND_DAY };
	if (!place->sheet || !fill_check(f, place, &first, answer->first, answer->first_on)) {
		note_item(f->w->arena, &f->missing, form, item);
		return;
	}
	f->filled++;
	bool second_filled = answer->second && fill_check(f, place, &second, answer->second, answer->second_on);
	bool days = fill_target(f, place, answer->target_on) && has_day_cell(place, &first) &&
	            (!second_filled || has_day_cell(place, &second));
	if (answer->second && !second_filled)
		note_item(f->w->arena, &f->missing, form, item);
	if (!days)
		note_item(f->w->arena, &f->dayless, form, item);
}

static void fill_all(struct filling *f, const struct form *form, const struct place *places, const struct answer_set *answers)
{
	for (size_t i = 0; i < form->item_count; i++)
		if (answers->answers[i].first && answers->needs[i] == NEED_ANSWER)
			fill_item(f, form, &form->items[i], &places[i], &answers->answers[i]);
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

static void say_filled(struct work *w, const struct filling *f, const struct form *form, const struct place *places, str to)
{
	str absent = S("");
	str warning = form_warning(w->arena, w->lang, form);
	for (size_t i = 0; i < form->item_count; i++)
		if (!places[i].sheet)
			note_item(w->arena, &absent, form, &form->items[i]);
	work_put(w, "%zu項目の回答を %.*s に書き写しました。\n", "The answers to %zu items were copied into %.*s.\n", f->filled, P(to));
	if (warning.n)
		buf_fmt(w->out, "%.*s\n", P(warning));
	if (absent.n)
		work_put(w, "ファイルの中に見つからなかった項目: %.*s\n", "Items not found in the file: %.*s\n", P(absent));
	if (f->missing.n)
		work_put(w, "回答欄が見つからず、書き写せなかった項目: %.*s\n", "Items whose answer found no cell: %.*s\n", P(f->missing));
	if (f->dayless.n)
		work_put(w, "日付の欄が見つからなかった項目: %.*s\n", "Items whose day found no cell: %.*s\n", P(f->dayless));
}

static bool fill(struct work *w, const struct form *form, str from, str to, struct err *e)
{
	struct filling f = { .w = w };
	struct answer_set answers;
	struct book book = { 0 };
	struct place *places;
	auto_buf out = { 0 };
	str bytes;
	if (disk_there(to))
		return err_set(e, ERR_CONFLICT, "%.*s はすでにあります。別の名前にしてください", "%.*s is there already; please choose another name", P(to));
	if (!disk_read(w->disk, w->arena, from, FILE_BYTES_MAX, &bytes, e) || !xlsx_read(w->arena, bytes, &book, e))
		return err_wrap(e, "%.*s", "%.*s", P(from));
	size_t found = places_find(w->arena, &book, form, &places);
	if (!is_this_form(w, &book, form, places, found, e) || !answers_read(w, form, S(""), S(""), &answers, e))
		return false;
	fill_all(&f, form, places, &answers);
	if (!xlsx_patch(w->arena, bytes, f.edits, f.count, &out, e) || !disk_write(w->disk, to, buf_str(&out), e))
		return err_wrap(e, "%.*s", "%.*s", P(to));
	say_filled(w, &f, form, places, to);
	return true;
}

bool fill_part(struct work *w, const struct arguments *args, struct err *e)
{
	const struct form *form;
	return part_form(w, args, true, &form, e) && fill(w, form, args->words[1], args->words[2], e);
}
