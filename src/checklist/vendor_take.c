/* vendor_take.c - reading a returned workbook: found by its marks and headers wherever the other program put them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor.h"

#include "engine/sheet.h"
#include "engine/text.h"
#include "vendor_reply.h"

#define HEADER_LEAST 4u /* columns by which a row is known to be the table's header */

/* A workbook under way. */
struct taking {
	struct work *w;
	struct book book;
	const struct sheet *sheet;
	size_t header;                  /* index of the header row */
	size_t at[VENDOR_COLUMNS];      /* where each column stands now; SIZE_MAX: nowhere */
	struct vendor_taken *taken;
	str act;
};

/* "form=…" out of the mark. */
static str mark_part(str mark, str name)
{
	str rest = str_from(mark, str_find(mark, name) + name.n);
	return str_trim(str_cut(&rest, S(" ")));
}

static const struct form *form_named(const struct form_set *set, str id)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->forms[i].id, id))
			return &set->forms[i];
	return NULL;
}

static str find_mark(const struct book *book)
{
	for (size_t s = 0; s < book->count; s++)
		for (size_t r = 0; r < book->sheets[s].count; r++)
			for (size_t c = 0; c < book->sheets[s].rows[r].count; c++)
				if (str_starts(book->sheets[s].rows[r].cells[c], S(VENDOR_MARK)))
					return book->sheets[s].rows[r].cells[c];
	return S("");
}

/* Of a file that names another pair, nothing is taken for this one. */
static bool is_of(str mark, const struct vendor_pair *said)
{
	return !mark.n || (str_eq(mark_part(mark, S("form=")), said->form->id) && str_eq(mark_part(mark, S("vendor=")), said->vendor) &&
	                   str_eq(mark_part(mark, S("system=")), said->system));
}

static bool find_pair(struct taking *t, const struct form_set *set, const struct vendor_pair *said, struct err *e)
{
	str mark = find_mark(&t->book);
	if (said) {
		t->taken->pair = *said;
		return is_of(mark, said) ||
		       err_set(e, ERR_CONFLICT, "これは、別の事業者・システム・年度の記入用紙です", "this is the form of another vendor, system or year");
	}
	const struct form *form = mark.n ? form_named(set, mark_part(mark, S("form="))) : NULL;
	if (!form)
		return err_set(e, ERR_INPUT, "当院がお送りした記入用紙ではないようです(記号がありません)。どの事業者のものかを指定して取り込んでください"
		               "(画面では、その事業者のページから)",
		               "this does not look like a form that was sent out (its mark is missing); tell whose it is (on the screen: take it on "
		               "that vendor's page)");
	str vendor = mark_part(mark, S("vendor=")), system = mark_part(mark, S("system="));
	return vendor_pair_of(t->w, form, vendor, system, &t->taken->pair, e);
}

static bool is_column(struct taking *t, str cell, enum vendor_column column)
{
	str key = text_key(t->w->arena, cell);
	return str_eq(key, text_key(t->w->arena, str_of(vendor_column_words[column].ja))) ||
	       str_eq(key, text_key(t->w->arena, str_of(vendor_column_words[column].en)));
}

static size_t match_header(struct taking *t, const struct sheet_row *row)
{
	size_t found = 0;
	for (size_t column = 0; column < VENDOR_COLUMNS; column++) {
		t->at[column] = SIZE_MAX;
		for (size_t c = 0; c < row->count && t->at[column] == SIZE_MAX; c++)
			if (is_column(t, row->cells[c], column))
				t->at[column] = c;
		found += t->at[column] != SIZE_MAX;
	}
	return found;
}

static bool find_table(struct taking *t, struct err *e)
{
	for (size_t s = 0; s < t->book.count; s++)
		for (size_t r = 0; r < t->book.sheets[s].count; r++)
			if (match_header(t, &t->book.sheets[s].rows[r]) >= HEADER_LEAST && t->at[VENDOR_KEY] != SIZE_MAX &&
			    t->at[VENDOR_REPLY] != SIZE_MAX && t->at[VENDOR_DAY] != SIZE_MAX) {
				t->sheet = &t->book.sheets[s];
				t->header = r;
				return true;
			}
	return err_set(e, ERR_INPUT, "回答の表が見つかりません(「回答」「確認日」「記号」の見出しの行)",
	               "the table of answers was not found (a header row with Answer, Date of checking and Key)");
}

static str cell(const struct taking *t, const struct sheet_row *row, enum vendor_column column)
{
	return t->at[column] < row->count ? str_trim(row->cells[t->at[column]]) : S("");
}

static struct vendor_reply typed_in(const struct taking *t, const struct sheet_row *row)
{
	return (struct vendor_reply){ cell(t, row, VENDOR_REPLY), cell(t, row, VENDOR_DAY), cell(t, row, VENDOR_TARGET),
		                      cell(t, row, VENDOR_NOTE) };
}

static bool take_item(struct taking *t, const struct sheet_row *from, struct vendor_row *row)
{
	struct answer_change change;
	struct err why = { 0 };
	const struct vendor_pair *pair = &t->taken->pair;
	const struct answer_row where = { pair->form, row->item, pair->vendor, pair->system };
	const struct vendor_reply typed = typed_in(t, from);
	if (!typed.reply.n) {
		row->outcome = VENDOR_BLANK;
		return true;
	}
	if (vendor_reply_read(t->w, &typed, &change, &why) && answer_put(t->w, &where, &change, t->act, &why)) {
		row->outcome = VENDOR_TAKEN;
		return true;
	}
	if (why.kind != ERR_INPUT && why.kind != ERR_CONFLICT)
		return false;
	row->outcome = VENDOR_REFUSED;
	row->why_ja = arena_copy(t->w->arena, str_of(why.ja));
	row->why_en = arena_copy(t->w->arena, str_of(why.en));
	return true;
}

static void find_signatory(struct taking *t)
{
	for (size_t r = 0; r < t->sheet->count; r++) {
		const struct sheet_row *row = &t->sheet->rows[r];
		str first = row->count ? text_key(t->w->arena, row->cells[0]) : S("");
		bool here = str_eq(first, text_key(t->w->arena, str_of(vendor_signatory_words.ja))) ||
		            str_eq(first, text_key(t->w->arena, str_of(vendor_signatory_words.en)));
		for (size_t c = 1; here && c < row->count; c++)
			if (row->cells[c].n && !str_eq(row->cells[c], row->cells[0]))
				t->taken->signatory = row->cells[c];
	}
}

static bool take_items(struct taking *t, struct err *e)
{
	struct vendor_taken *taken = t->taken;
	for (size_t r = t->header + 1; r < t->sheet->count && taken->count < VENDOR_ROWS_MAX; r++) {
		const struct sheet_row *from = &t->sheet->rows[r];
		const struct form_item *item = form_item_named(taken->pair.form, cell(t, from, VENDOR_KEY));
		if (!item)
			continue;
		struct vendor_row *row = &taken->rows[taken->count++];
		*row = (struct vendor_row){ .number = from->number, .item = item };
		if (!take_item(t, from, row))
			return err_set(e, ERR_INTERNAL, "%u行を書き込めません", "row %u could not be written", from->number);
		taken->refused += row->outcome == VENDOR_REFUSED;
		taken->taken += row->outcome == VENDOR_TAKEN;
	}
	return taken->taken || err_set(e, ERR_INPUT, "取り込める回答が一つもありません", "there is not one answer that can be taken");
}

static bool keep_papers(struct taking *t, const struct vendor_paper *papers, size_t count, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		struct vendor_paper paper = papers[i];
		paper.signatory = paper.signatory.n ? paper.signatory : t->taken->signatory;
		if (!vendor_paper_keep(t->w, &t->taken->pair, &paper, t->act, e))
			return false;
	}
	return true;
}

static bool take_all(struct taking *t, const struct vendor_paper *papers, size_t count, struct err *e)
{
	struct id act;
	t->taken->signatory = S("");
	find_signatory(t);
	if (!journal_add(t->w->db, clock_now(t->w->clock), t->w->who, EVENT_VENDOR_ANSWERED, t->taken->pair.vendor_name, S(""), &act, e))
		return false;
	t->act = arena_copy(t->w->arena, id_str(&act));
	return take_items(t, e) && keep_papers(t, papers, count, e) && db_commit(t->w->db, e);
}

bool vendor_take(struct work *w, const struct form_set *set, str name, str bytes, const struct vendor_pair *said,
                 const struct vendor_paper *papers, size_t paper_count, struct vendor_taken *taken, struct err *e)
{
	struct taking t = { .w = w, .taken = taken };
	*taken = (struct vendor_taken){ 0 };
	if (!xlsx_read(w->arena, bytes, &t.book, e) || !find_pair(&t, set, said, e) || !find_table(&t, e) || !db_begin(w->db, e))
		return err_wrap(e, "%.*s", "%.*s", P(name));
	bool ok = take_all(&t, papers, paper_count, e);
	db_rollback(w->db); /* of a failure; after the commit there is nothing to roll back */
	if (!ok)
		return err_wrap(e, "%.*s", "%.*s", P(name));
	return !taken->refused || err_set(e, ERR_PARTLY, "%.*s: %zu 項目を取り込めませんでした", "%.*s: %zu items were not taken", P(name),
	                                  taken->refused);
}
