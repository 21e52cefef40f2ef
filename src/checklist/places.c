/* places.c - recognising items by their wording and answer cells by their headers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "places.h"

#include "engine/date.h"
#include "engine/text.h"
#include "likeness.h"

#define ALIKE_LEAST 0.7       /* below this likeness a cell is not an item */
#define NUMBER_BONUS 0.05     /* for the item's printed number in the same row */
#define YEAR_ROWS_MAX 20u     /* rows in which a workbook says its year */

enum kind { KIND_NONE, KIND_YES, KIND_NO, KIND_REPLY, KIND_DAY, KIND_TARGET };

/* What a header says of a column. */
struct column_head {
	enum kind kind;
	int phase;     /* 1, 2, or 0 where nothing says it */
	bool with_day; /* it asks for the day as well */
};

/* One sheet under way. */
struct search {
	struct arena *a;
	const struct form *form;
	const struct likeness *wordings; /* of form->items */
	struct place *places;
	const struct sheet *sheet;
	const struct form_item *above;   /* item of the row above, and in which column it stood */
	size_t above_column;
	const struct choice *group;      /* the last group heading met */
	struct column_head heads[PLACE_COLUMNS_MAX];
	bool in_head;                    /* the row above was a header too */
};

static size_t columns_of(const struct sheet_row *row)
{
	return row->count < PLACE_COLUMNS_MAX ? row->count : PLACE_COLUMNS_MAX;
}

/* The heading of a group, by its words or another spelling. */
static const struct choice *group_of(struct arena *a, str text)
{
	str key = text_key(a, text);
	for (const struct choice *group = form_groups; key.n && group->code; group++) {
		if (str_starts(key, text_key(a, str_of(group->words.ja))))
			return group;
		for (str rest = str_of(group->aliases); rest.p;)
			if (str_eq(key, text_key(a, str_cut(&rest, S("|")))))
				return group;
	}
	return NULL;
}

static const struct choice *group_in_row(struct search *s, const struct sheet_row *row, size_t before)
{
	for (size_t c = 0; c < before; c++) {
		const struct choice *group = group_of(s->a, row->cells[c]);
		if (group)
			return group;
	}
	return NULL;
}

static bool has_number(struct search *s, const struct sheet_row *row, size_t before, const struct form_item *item)
{
	str printed = text_key(s->a, item->printed);
	for (size_t c = 0; printed.n && c < before; c++)
		if (str_eq(text_key(s->a, row->cells[c]), printed))
			return true;
	return false;
}

/* How well a cell fits an item that has no place yet: wording first, then number; the group decides between rows
 * of the same wording. */
static double fit_of(struct search *s, const struct sheet_row *row, size_t column, const struct likeness *said,
                     const struct choice *group, size_t at)
{
	const struct form_item *item = &s->form->items[at];
	double fit = likeness_between(said, &s->wordings[at]);
	if (fit < ALIKE_LEAST || s->places[at].sheet)
		return 0;
	if (group && item->group && group != item->group)
		return 0;
	return fit + (has_number(s, row, column, item) ? NUMBER_BONUS : 0);
}

/* A wording that goes on from the row above is the same item, unless it stands in another group. */
static bool goes_on(const struct search *s, const struct sheet_row *row, size_t column, const struct choice *group)
{
	if (!s->above || s->above_column != column || row == s->sheet->rows)
		return false;
	const struct sheet_row *above = row - 1;
	return column < above->count && str_eq(above->cells[column], row->cells[column]) &&
	       (!group || group == s->above->group);
}

static const struct form_item *item_in_row(struct search *s, const struct sheet_row *row, size_t *column)
{
	const struct form_item *best = NULL;
	double best_fit = 0;
	for (size_t c = 0; c < columns_of(row); c++) {
		bool fits = row->cells[c].n <= FORM_TEXT_BYTES_MAX;
		struct likeness said = likeness_of(s->a, fits ? row->cells[c] : S(""));
		const struct choice *here = group_in_row(s, row, c);
		if (!said.count || goes_on(s, row, c, here))
			continue;
		for (size_t at = 0; at < s->form->item_count; at++) {
			double fit = fit_of(s, row, c, &said, here ? here : s->group, at);
			if (fit > best_fit) {
				best_fit = fit;
				best = &s->form->items[at];
				*column = c;
			}
		}
	}
	return best;
}

static int phase_in(str key)
{
	return str_has(key, S("1回目")) || str_has(key, S("一回目")) || str_has(key, S("初回")) ? 1
	       : str_has(key, S("2回目")) || str_has(key, S("二回目"))                           ? 2
	                                                                                           : 0;
}

/* The words of headers, the most particular first; all parts must be there. */
static enum kind kind_in(str key)
{
	static const struct {
		str part, other;
		enum kind kind;
	} words[] = {
		{ T("目標"), T(""), KIND_TARGET },   { T("はい"), T("いいえ"), KIND_REPLY }, { T("いいえ"), T(""), KIND_NO },
		{ T("はい"), T(""), KIND_YES },      { T("確認結果"), T(""), KIND_REPLY },   { T("回答"), T(""), KIND_REPLY },
		{ T("チェック"), T("欄"), KIND_REPLY }, { T("確認日"), T(""), KIND_DAY },       { T("日付"), T(""), KIND_DAY },
		{ T("年月日"), T(""), KIND_DAY },
	};
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_has(key, words[i].part) && str_has(key, words[i].other))
			return words[i].kind;
	return KIND_NONE;
}

#define HEAD_RUNES_BYTES_MAX 60u /* a longer text is a sentence, not a header */

/* Takes a row's headers over those of the rows above it; false when it has none. */
static bool take_heads(struct search *s, const struct sheet_row *row)
{
	bool any = false;
	struct column_head heads[PLACE_COLUMNS_MAX] = { 0 };
	for (size_t c = 0; c < columns_of(row); c++) {
		str key = row->cells[c].n <= HEAD_RUNES_BYTES_MAX ? text_key(s->a, row->cells[c]) : S("");
		heads[c] = (struct column_head){ kind_in(key), phase_in(key), str_has(key, S("日付")) || str_has(key, S("確認日")) };
		any = any || heads[c].kind || heads[c].phase;
	}
	if (any && !s->in_head)
		for (size_t c = 0; c < PLACE_COLUMNS_MAX; c++)
			s->heads[c] = (struct column_head){ 0 };
	for (size_t c = 0; any && c < columns_of(row); c++) {
		s->heads[c].kind = heads[c].kind ? heads[c].kind : s->heads[c].kind;
		s->heads[c].phase = heads[c].phase ? heads[c].phase : s->heads[c].phase;
		s->heads[c].with_day = heads[c].with_day || s->heads[c].with_day;
	}
	return any;
}

/* What is printed in the cell itself, to be circled or written over, says more than the header. */
static enum kind kind_of_cell(const struct column_head *head, str key)
{
	bool yes = str_has(key, S("はい")), no = str_has(key, S("いいえ"));
	if (yes && no)
		return KIND_REPLY;
	if (str_eq(key, S("はい")))
		return KIND_YES;
	if (str_eq(key, S("いいえ")))
		return KIND_NO;
	return head->kind ? head->kind : head->phase ? KIND_REPLY : KIND_NONE;
}

static enum cell_role role_of(enum kind kind, int phase)
{
	static const enum cell_role roles[][2] = {
		[KIND_NONE] = { CELL_ROLES, CELL_ROLES },
		[KIND_YES] = { CELL_FIRST_YES, CELL_SECOND_YES },
		[KIND_NO] = { CELL_FIRST_NO, CELL_SECOND_NO },
		[KIND_REPLY] = { CELL_FIRST_REPLY, CELL_SECOND_REPLY },
		[KIND_DAY] = { CELL_FIRST_DAY, CELL_SECOND_DAY },
		[KIND_TARGET] = { CELL_TARGET_DAY, CELL_TARGET_DAY },
	};
	return roles[kind][phase == 2];
}

static bool is_free(const struct place *place, enum cell_role role)
{
	return role < CELL_ROLES && place->columns[role] < 0;
}

/* Of two cells under one header the first takes the reply and the second its day. */
static void take_cell(struct search *s, struct place *place, size_t column)
{
	const struct column_head *head = &s->heads[column];
	str key = column < place->row->count ? text_key(s->a, place->row->cells[column]) : S("");
	enum kind kind = kind_of_cell(head, key);
	enum cell_role role = role_of(kind, head->phase), day = role_of(KIND_DAY, head->phase);
	if (is_free(place, role))
		place->columns[role] = (int)column;
	else if (kind == KIND_REPLY && is_free(place, day))
		place->columns[day] = (int)column;
}

static bool asks_for_day(const struct place *place, enum cell_role reply, const struct column_head *heads)
{
	int column = place->columns[reply];
	if (column < 0)
		return false;
	str text = place_text(place, reply);
	return heads[column].with_day || str_has(text, S("/")) || str_has(text, S("／")) || str_has(text, S("月"));
}

static void take_place(struct search *s, const struct form_item *item, const struct sheet_row *row, size_t column)
{
	struct place *place = &s->places[item - s->form->items];
	place->sheet = s->sheet;
	place->row = row;
	for (size_t c = column + 1; c < PLACE_COLUMNS_MAX; c++)
		take_cell(s, place, c);
	place->day_with_reply = place->columns[CELL_FIRST_DAY] < 0 && asks_for_day(place, CELL_FIRST_REPLY, s->heads);
}

static void walk_row(struct search *s, const struct sheet_row *row)
{
	size_t column = 0;
	const struct choice *group = group_in_row(s, row, columns_of(row));
	const struct form_item *item;
	if (group)
		s->group = group;
	item = item_in_row(s, row, &column);
	if (item) {
		take_place(s, item, row, column);
		s->above = item;
		s->above_column = column;
		s->in_head = false;
		return;
	}
	s->in_head = take_heads(s, row);
	if (s->in_head)
		s->above = NULL;
}

size_t places_find(struct arena *a, const struct book *book, const struct form *form, struct place **places)
{
	struct likeness *wordings = arena_array(a, struct likeness, form->item_count);
	size_t found = 0;
	*places = arena_array(a, struct place, form->item_count);
	for (size_t i = 0; i < form->item_count; i++) {
		wordings[i] = likeness_of(a, str_of(form->items[i].words.ja));
		for (size_t role = 0; role < CELL_ROLES; role++)
			(*places)[i].columns[role] = -1;
	}
	for (size_t i = 0; i < book->count; i++) {
		struct search s = { .a = a, .form = form, .wordings = wordings, .places = *places, .sheet = &book->sheets[i] };
		for (size_t r = 0; r < s.sheet->count && r < PLACE_ROWS_MAX; r++)
			walk_row(&s, &s.sheet->rows[r]);
	}
	for (size_t i = 0; i < form->item_count; i++)
		found += (*places)[i].sheet != NULL;
	return found;
}

str place_text(const struct place *place, enum cell_role role)
{
	int column = place->columns[role];
	return column >= 0 && (size_t)column < place->row->count ? place->row->cells[column] : S("");
}

/* "令和7年度" anywhere in a text. */
static int year_in(struct arena *a, str text)
{
	static const str era = T("令和"), end = T("年度");
	str folded = text_fold(a, text);
	size_t from = str_find(folded, era), to = str_find(folded, end);
	struct span span;
	if (from >= to || to == folded.n || !date_read((str){ folded.p + from, to + end.n - from }, &span))
		return 0;
	return day_fiscal_year(span.from);
}

static bool holds_item(const struct place *places, size_t count, const struct sheet_row *row)
{
	for (size_t i = 0; i < count; i++)
		if (places[i].row == row)
			return true;
	return false;
}

/* Items themselves may name another year: only what stands above the first one counts. */
int places_year(struct arena *a, const struct book *book, const struct place *places, size_t count)
{
	for (size_t i = 0; i < book->count; i++)
		for (size_t r = 0; r < book->sheets[i].count && r < YEAR_ROWS_MAX; r++) {
			const struct sheet_row *row = &book->sheets[i].rows[r];
			if (holds_item(places, count, row))
				break;
			for (size_t c = 0; c < columns_of(row); c++) {
				int year = year_in(a, row->cells[c]);
				if (year)
					return year;
			}
		}
	return 0;
}
