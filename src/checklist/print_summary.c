/* print_summary.c - the inspector's first page: item, answer, date, evidence, and where the original lies.
 * It names what there is to be seen. What falls short is for the facility, not for this page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "pack_parts.h"
#include "print_table.h"
#include "standing.h"

#define DOCUMENTS_SHOWN_MAX 4u /* of one item; the rest are counted */
#define INPUTS_MAX 16u         /* kinds of records that the checks of one control look at */

static const struct paper_column columns[] = {
	{ .share = 5 }, { .mm = 15, .side = PAPER_CENTRE }, { .mm = 34 }, { .share = 4 }, { .mm = 26 },
};
#define COLUMNS LENGTH(columns)

/* A page under way. */
struct summary {
	struct work *w;
	const struct form *form;
	struct paper_table *table;
};

static str line(struct arena *a, str text, str next)
{
	return arena_join(a, text, S("\n"), next);
}

/* "1回目 令和8年11月20日" and what follows it. */
static str days_say(struct work *w, const struct print_row *row)
{
	str said = S("");
	bool only = !row->answer.target_on.year && !row->answer.second;
	for (enum print_cell cell = 0; cell < PRINT_CELLS; cell++) {
		str day = print_date(w, print_day(row, cell));
		const char *which = work_say(w, print_cell_words[cell]);
		if (day.n)
			said = line(w->arena, said, only ? day : arena_fmt(w->arena, "%s %.*s", which, P(day)));
	}
	return said;
}

/* Kinds of records that the checks of a control look at, each once; documents are named by their titles instead. */
static size_t inputs_of(struct work *w, const struct control *control, const struct record_kind **kinds)
{
	size_t n = 0;
	for (size_t i = 0; i < control->check_count; i++) {
		const struct check *check = duty_check(w->duties, control->checks[i].name);
		for (const char *const *input = check->inputs; *input && n < INPUTS_MAX; input++) {
			const struct record_kind *kind = duty_kind(w->duties, str_of(*input));
			bool known = !kind || str_eq(str_of(*input), S("document"));
			for (size_t k = 0; k < n; k++)
				known = known || kinds[k] == kind;
			if (!known)
				kinds[n++] = kind;
		}
	}
	return n;
}

/* How many records of a kind there are, and the day as of which the oldest of their sources is. */
static bool count_records(struct work *w, const struct record_kind *kind, int64_t *count, struct day *as_of, struct err *e)
{
	str day;
	if (!db_one_int_made(w->db, e, count, 0, arena_fmt(w->arena, "SELECT count(*) FROM %s_now", kind->name), NONE) ||
	    !db_one_str(w->db, w->arena, e, &day, "SELECT min(as_of) FROM source_now WHERE kind=?", BIND(V(kind->name))))
		return false;
	*as_of = (struct day){ 0 };
	day_read(day, as_of);
	return true;
}

/* 「照合した記録: アカウント 842件、職員 448件(令和8年11月1日以後)」 */
static bool put_records(struct work *w, const struct control *control, str *evidence, struct err *e)
{
	const struct record_kind *kinds[INPUTS_MAX];
	size_t n = inputs_of(w, control, kinds);
	struct day oldest = { 0 }, as_of;
	str all = S("");
	int64_t count;
	for (size_t i = 0; i < n; i++) {
		if (!count_records(w, kinds[i], &count, &as_of, e))
			return false;
		if (!count)
			continue;
		str one = arena_fmt(w->arena, work_say(w, (struct words){ "%s %lld件", "%s: %lld" }), work_say(w, kinds[i]->words), (long long)count);
		all = arena_join(w->arena, all, work_word(w, "、", ", "), one);
		oldest = as_of.year && (!oldest.year || day_order(as_of, oldest) < 0) ? as_of : oldest;
	}
	str since = oldest.year ? arena_fmt(w->arena, work_say(w, (struct words){ "(%.*s以後の資料)", " (sources of %.*s or later)" }), P(print_date(w, oldest))) : S("");
	if (all.n)
		*evidence = line(w->arena, *evidence, arena_fmt(w->arena, work_say(w, (struct words){ "照合した記録: %.*s%.*s", "Records looked at: %.*s%.*s" }), P(all), P(since)));
	return true;
}

static void put_documents(struct work *w, const struct evidence *from, str *evidence, str *originals)
{
	for (size_t i = 0; i < from->document_count && i < DOCUMENTS_SHOWN_MAX; i++) {
		const struct evidence_document *d = &from->documents[i];
		*evidence = line(w->arena, *evidence, pack_document(w, d));
		if (!str_has(*originals, d->original_at))
			*originals = line(w->arena, *originals, d->original_at);
	}
	if (from->document_count > DOCUMENTS_SHOWN_MAX)
		*evidence = line(w->arena, *evidence, arena_fmt(w->arena, work_say(w, (struct words){ "ほか%zu件", "and %zu more" }),
		                                                from->document_count - DOCUMENTS_SHOWN_MAX));
}

/* The item as it is printed on the form; below it, small, its group of apparatus and what is to be said beside it. */
static struct paper_cell item_cell(struct work *w, const struct print_row *row, str beside)
{
	const struct form_item *item = row->item;
	bool particular = item->group && !str_eq(form_item_group(item), S("all"));
	str group = particular ? arena_fmt(w->arena, "〔%s〕", work_say(w, item->group->words)) : S("");
	return (struct paper_cell){ .text = arena_join(w->arena, item->printed, S("　"), str_of(work_say(w, item->words))),
		                    .under = line(w->arena, group, beside) };
}

static void put_row(const struct summary *s, const struct print_row *row, str beside, str evidence, str original)
{
	struct work *w = s->w;
	enum reply reply = answer_reply(&row->answer);
	struct paper_cell item = item_cell(w, row, beside), rest = { .text = evidence, .small = true };
	if (row->need != NEED_ANSWER)
		paper_row(s->table, PAPER_BODY, item, { .text = print_why_not(w, row), .columns = 2, .small = true }, rest, { .text = original, .small = true });
	else
		paper_row(s->table, PAPER_BODY, item, { .text = reply ? reply_say(w->lang, reply) : work_word(w, "未記入", "Not entered"), .bold = reply != 0 },
		          { .text = days_say(w, row), .small = true }, rest, { .text = original, .small = true });
}

static bool put_item(const struct summary *s, struct evidence_run *run, const struct print_row *row, struct err *e)
{
	struct evidence evidence;
	str seen = S(""), originals = S("");
	if (!evidence_of(run, s->form, row->item, &evidence, e))
		return false;
	put_documents(s->w, &evidence, &seen, &originals);
	if (evidence.control && !put_records(s->w, evidence.control, &seen, e))
		return false;
	put_row(s, row, evidence.beside, seen, row->answer.original.n ? row->answer.original : originals);
	return true;
}

static bool put_items(const struct summary *s, struct evidence_run *run, const struct answer_set *answers, bool reference, struct err *e)
{
	const struct form_copy copy = { .form = s->form, .answers = answers };
	struct print_row *rows;
	size_t count = print_rows(s->w->arena, &copy, reference, &rows);
	for (size_t i = 0; i < count; i++) {
		str section = print_section(s->w, s->form, &rows[i]);
		if (rows[i].begins_section)
			paper_row(s->table, PAPER_BAND, { .text = reference ? arena_join(s->w->arena, work_word(s->w, "参考項目", "Reference items"), S("　"), section) : section, .columns = COLUMNS });
		if (!put_item(s, run, &rows[i], e))
			return false;
	}
	return true;
}

static void put_heads(struct work *w, struct paper_table *t)
{
	paper_row(t, PAPER_HEADER, { .text = work_word(w, "項目", "Item") }, { .text = work_word(w, "回答", "Answer") },
	          { .text = work_word(w, "確認した日", "Checked on") }, { .text = work_word(w, "根拠", "Evidence") },
	          { .text = work_word(w, "原本の保管場所", "Where the original lies") });
}

/* 「記入の必要な20項目のうち、18項目に1回目の回答と日付が記入されています。」 */
static str count_say(struct work *w, const struct form *form, const struct answer_set *answers)
{
	size_t wanted = 0, entered = 0;
	for (size_t i = 0; i < form->item_count; i++)
		if (answers->needs[i] == NEED_ANSWER) {
			wanted++;
			entered += answers->answers[i].first != REPLY_NONE;
		}
	return arena_fmt(w->arena, work_say(w, (struct words){ "記入の必要な%zu項目のうち、%zu項目に1回目の回答と日付が記入されています。",
	                                                       "Of %zu items that need an entry, %zu have the answer and date of a first check." }),
	                 wanted, entered);
}

static void put_top(struct work *w, struct paper *paper, const struct form *form, const struct answer_set *answers)
{
	str name = form_name(w->arena, w->lang, form);
	paper_part(paper, work_word(w, "一覧", "Summary"), form_warning(w->arena, w->lang, form));
	paper_heading(paper, 1, arena_fmt(w->arena, "%.*s　%.*s", P(name), P(work_word(w, "一覧", "Summary"))));
	paper_text(paper, count_say(w, form, answers));
	paper_note(paper, work_word(w, "回答と日付は、人が記入したものです。根拠の欄には、書類の題名と日付、照合した記録の種類と件数を示しています。",
	                            "Answers and dates were entered by people. The evidence names documents with their dates, and the kinds and numbers of records looked at."));
}

bool print_summary(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	struct summary s = { .w = w };
	if (!pack_form(w, pack, &own, e))
		return false;
	struct evidence_run *run = evidence_open(w, e);
	if (!run)
		return false;
	put_top(w, pack->paper, own.form, &own.answers);
	s.form = own.form;
	s.table = paper_table(pack->paper, PAPER_GRID, columns, COLUMNS);
	put_heads(w, s.table);
	return put_items(&s, run, &own.answers, false, e) && put_items(&s, run, &own.answers, true, e);
}
