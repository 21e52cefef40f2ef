/* vendor_reply.c - reading what a vendor typed, and entering it as one act.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_reply.h"

#include "base/utf8.h"
#include "engine/date.h"
#include "engine/text.h"

#define SKIP "skip"

const struct choice vendor_replies[] = {
	{ "yes", { "はい", "Yes" }, NULL },
	{ "no", { "いいえ", "No" }, NULL },
	{ SKIP, { "契約により省略", "skipped by contract" }, NULL },
	{ 0 },
};

static bool read_day(str text, struct day *day, struct err *e)
{
	struct span span;
	*day = (struct day){ 0 };
	if (!text.n)
		return true;
	if (!date_read(text, &span) || day_order(span.from, span.to) != 0)
		return err_set(e, ERR_INPUT, "ある一日の日付として読めません「%.*s」", "not the date of one day: \"%.*s\"", P(text));
	*day = span.from;
	return true;
}

static bool is_skip(struct arena *a, str reply)
{
	str key = text_key(a, reply);
	return str_eq(key, S(SKIP)) || str_eq(key, text_key(a, str_of(vendor_skip_words.ja))) ||
	       str_eq(key, text_key(a, str_of(vendor_skip_words.en)));
}

bool vendor_reply_read(struct work *w, const struct vendor_reply *typed, struct answer_change *change, struct err *e)
{
	*change = (struct answer_change){ .note = typed->note, .parts = typed->note.n ? ANSWER_NOTE : 0 };
	if (is_skip(w->arena, typed->reply)) {
		*change = (struct answer_change){ .parts = ANSWER_SKIPPED, .skipped = typed->note };
		return typed->note.n ||
		       err_set(e, ERR_INPUT, "「契約により省略」には契約の条項が要ります", "\"skipped by contract\" needs the clause");
	}
	if (!reply_read(w->arena, typed->reply, &change->first))
		return err_set(e, ERR_INPUT, "「はい」「いいえ」「契約により省略」のどれでもありません「%.*s」", "neither Yes, No nor skipped: \"%.*s\"",
		               P(typed->reply));
	if (!read_day(typed->on, &change->first_on, e) || !read_day(typed->target, &change->target_on, e))
		return false;
	change->parts |= ANSWER_FIRST | (change->target_on.year ? ANSWER_TARGET : 0u);
	return true;
}

/* ---- a whole form */

struct vendor_sheet vendor_sheet_blank(struct arena *a, const struct vendor_pair *pair)
{
	return (struct vendor_sheet){ .pair = *pair, .replies = arena_array(a, struct vendor_reply, pair->form->item_count),
		                      .wrong = arena_array(a, struct err, pair->form->item_count) };
}

bool vendor_signatory_fit(str signatory, struct err *e)
{
	if (!str_trim(signatory).n)
		return err_set(e, ERR_INPUT, "回答した方の部署と氏名を書いてください", "give the department and name of who answers");
	if (!utf8_valid(signatory) || utf8_count(signatory) > VENDOR_SIGNATORY_RUNES_MAX)
		return err_set(e, ERR_INPUT, "回答した方の部署と氏名が長すぎます(%u 文字まで)", "the name of who answers is too long (at most %u characters)",
		               VENDOR_SIGNATORY_RUNES_MAX);
	return true;
}

/* Where there is no healthcare information system, one No answers for all. */
static bool gate_is_no(struct work *w, const struct vendor_sheet *sheet)
{
	const struct form *form = sheet->pair.form;
	enum reply reply;
	for (size_t i = 0; i < form->item_count; i++)
		if (form_item_is_gate(&form->items[i]) && reply_read(w->arena, sheet->replies[i].reply, &reply) && reply == REPLY_NO)
			return true;
	return false;
}

/* Says what is wrong without naming the item: it stands beside it. */
static bool put_item(struct work *w, struct vendor_sheet *sheet, size_t i, str act, struct err *e)
{
	const struct answer_row row = { sheet->pair.form, &sheet->pair.form->items[i], sheet->pair.vendor, sheet->pair.system };
	struct answer_change change;
	return vendor_reply_read(w, &sheet->replies[i], &change, e) && answer_put(w, &row, &change, act, e);
}

static bool is_broken(const struct err *e)
{
	return e->kind && e->kind != ERR_INPUT && e->kind != ERR_CONFLICT;
}

static bool put_items(struct work *w, struct vendor_sheet *sheet, str act, struct err *e)
{
	struct answer_set known;
	bool none_needed = gate_is_no(w, sheet);
	if (!answers_read(w, sheet->pair.form, sheet->pair.vendor, sheet->pair.system, &known, e))
		return false;
	for (size_t i = 0; i < sheet->pair.form->item_count; i++) {
		struct err *wrong = &sheet->wrong[i];
		*wrong = (struct err){ 0 };
		if (sheet->replies[i].reply.n)
			sheet->taken += put_item(w, sheet, i, act, wrong);
		else if (sheet->whole && !none_needed && known.needs[i] == NEED_ANSWER && !sheet->pair.form->items[i].reference)
			err_set(wrong, ERR_INPUT, "回答を選んでください", "choose an answer");
		if (is_broken(wrong)) {
			*e = *wrong;
			return false;
		}
		sheet->wrong_count += wrong->kind != 0;
	}
	return true;
}

bool vendor_sheet_put(struct work *w, struct vendor_sheet *sheet, str act, struct err *e)
{
	sheet->wrong_count = sheet->taken = 0;
	if (!put_items(w, sheet, act, e) || !vendor_signatory_fit(sheet->signatory, e))
		return false;
	if (sheet->wrong_count)
		return err_set(e, ERR_INPUT, "%zu 項目に直すところがあります。まだ何も提出していません", "%zu items need mending; nothing was entered yet",
		               sheet->wrong_count);
	return sheet->taken || err_set(e, ERR_INPUT, "回答が一つもありません", "there is not one answer");
}

/* ---- from paper */

static bool keep_papers(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *papers, size_t count, str act,
                        struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (!vendor_paper_keep(w, pair, &papers[i], act, e))
			return false;
	return true;
}

static bool begin(struct work *w, const struct vendor_pair *pair, enum event event, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && journal_add(w->db, clock_now(w->clock), w->who, event, pair->vendor_name, S(""), act, e);
}

bool vendor_enter(struct work *w, const struct vendor_entry *entry, struct err *e)
{
	const struct vendor_pair *pair = entry->pair;
	const struct answer_row row = { pair->form, entry->item, pair->vendor, pair->system };
	struct id act;
	bool ok = begin(w, pair, entry->event, &act, e) && answer_put(w, &row, entry->change, id_str(&act), e) &&
	          keep_papers(w, pair, entry->papers, entry->paper_count, id_str(&act), e) && db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}

bool vendor_skip(struct work *w, const struct vendor_pair *pair, str key, str clause, struct err *e)
{
	const struct form_item *item = form_item_named(pair->form, key);
	const struct answer_change change = { .parts = ANSWER_SKIPPED, .skipped = str_trim(clause) };
	if (!item)
		return err_set(e, ERR_INPUT, "項目を選んでください", "choose an item");
	if (!change.skipped.n)
		return err_set(e, ERR_INPUT, "契約の条項を書いてください", "name the clause of the contract");
	return vendor_enter(w, &(struct vendor_entry){ pair, item, &change, EVENT_VENDOR_SKIPPED }, e);
}

bool vendor_sheet_enter(struct work *w, struct vendor_sheet *sheet, const struct vendor_paper *papers, size_t count, struct err *e)
{
	struct id act;
	bool ok = begin(w, &sheet->pair, EVENT_VENDOR_ANSWERED, &act, e) && vendor_sheet_put(w, sheet, id_str(&act), e) &&
	          keep_papers(w, &sheet->pair, papers, count, id_str(&act), e) && db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}
