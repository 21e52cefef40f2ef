/* print_summary.c - the inspector's first page: item, answer, date, evidence, and where the original lies.
 * It names what there is to be seen. What falls short is for the facility, not for this page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "frame/print.h"
#include "pack_parts.h"
#include "print_table.h"

#define DOCUMENTS_SHOWN_MAX 4u /* of one item; the rest are counted */
#define INPUTS_MAX 16u         /* kinds of records that the checks of one control look at */

static const struct paper_column columns[] = {
	{ .share = 5 }, { .mm = 15, .side = PAPER_CENTRE }, { .mm = 34 }, { .share = 4 }, { .mm = 26 },
};
static const struct words heads[] = {
	{ "項目", "Item" },
	{ "回答", "Answer" },
	{ "確認した日", "Checked on" },
	{ "根拠", "Evidence" },
	{ "原本の保管場所", "Where the original lies" },
};
#define COLUMNS LENGTH(columns)

/* The table under way. */
struct summary {
	struct work *w;
	const struct form *form;
	const struct answer_set *answers;
	struct evidence_run *run;
	struct paper_table *table;
};

/* What stands in a row beside the answer. */
struct seen {
	str evidence, originals; /* a line for each */
};

static void add_line(struct work *w, str *text, str next)
{
	*text = arena_join(w->arena, *text, S("\n"), next);
}

/* "1回目 令和8年11月20日", and what follows it; the day alone where there is nothing but a first check. */
static str days_say(struct work *w, const struct print_row *row)
{
	str said = S("");
	bool only = !row->answer.target_on.year && !row->answer.second;
	for (enum print_cell cell = 0; cell < PRINT_CELLS; cell++) {
		str day = print_date(w, print_day(row, cell)), which = work_words(w, print_cell_words[cell]);
		if (day.n)
			add_line(w, &said, only ? day : arena_join(w->arena, which, S(" "), day));
	}
	return said;
}

static void add_kind(const struct record_kind **kinds, size_t *count, const struct record_kind *kind)
{
	for (size_t i = 0; i < *count; i++)
		if (kinds[i] == kind)
			return;
	if (*count < INPUTS_MAX)
		kinds[(*count)++] = kind;
}

/* Kinds of records that the checks of a control look at; documents are named by their titles instead. */
static size_t inputs_of(struct work *w, const struct control *control, const struct record_kind **kinds)
{
	size_t count = 0;
	for (size_t i = 0; i < control->check_count; i++) {
		const struct check *check = duty_check(w->duties, control->checks[i].name);
		for (const char *const *input = check->inputs; *input; input++) {
			const struct record_kind *kind = duty_kind(w->duties, str_of(*input));
			if (kind && !str_eq(str_of(kind->name), S("document")))
				add_kind(kinds, &count, kind);
		}
	}
	return count;
}

/* How many records of a kind there are, and the day as of which the oldest of their sources is. */
static bool count_records(struct work *w, const struct record_kind *kind, int64_t *count, struct day *as_of,
			  struct err *e)
{
	str day, counting = arena_fmt(w->arena, "SELECT count(*) FROM %s_now", kind->name);
	*as_of = (struct day){ 0 };
	if (!db_one_int_made(w->db, e, count, 0, counting, NONE) ||
	    !db_one_str(w->db, w->arena, e, &day, "SELECT min(as_of) FROM source_now WHERE kind=?",
			BIND(V(kind->name))))
		return false;
	day_read(day, as_of);
	return true;
}

/* 「照合した記録: アカウント 842件、職員 448件(令和8年11月1日以後の資料)」 */
static bool add_records(struct work *w, const struct control *control, str *evidence, struct err *e)
{
	const struct record_kind *kinds[INPUTS_MAX];
	size_t n = inputs_of(w, control, kinds);
	struct day oldest = { 0 }, as_of;
	str all = S(""), since;
	int64_t count;
	for (size_t i = 0; i < n; i++) {
		if (!count_records(w, kinds[i], &count, &as_of, e))
			return false;
		if (!count)
			continue;
		str name = work_words(w, kinds[i]->words);
		str one = work_fmt(w, "%.*s %lld件", "%.*s: %lld", P(name), (long long)count);
		all = arena_join(w->arena, all, work_word(w, "、", ", "), one);
		oldest = as_of.year && (!oldest.year || day_order(as_of, oldest) < 0) ? as_of : oldest;
	}
	since = print_date(w, oldest);
	if (since.n)
		all = work_fmt(w, "%.*s(%.*s以後の資料)", "%.*s (sources of %.*s or later)", P(all), P(since));
	if (all.n)
		add_line(w, evidence, work_fmt(w, "照合した記録: %.*s", "Records looked at: %.*s", P(all)));
	return true;
}

static void add_documents(struct work *w, const struct evidence *from, struct seen *seen)
{
	for (size_t i = 0; i < from->document_count && i < DOCUMENTS_SHOWN_MAX; i++) {
		const struct evidence_document *d = &from->documents[i];
		add_line(w, &seen->evidence, pack_document(w, d));
		if (!str_has(seen->originals, d->original_at))
			add_line(w, &seen->originals, d->original_at);
	}
	if (from->document_count > DOCUMENTS_SHOWN_MAX)
		add_line(w, &seen->evidence,
			 work_fmt(w, "ほか%zu件", "and %zu more", from->document_count - DOCUMENTS_SHOWN_MAX));
}

/* The item as the form prints it; below it, small, its group and what is to be said beside it. */
static struct paper_cell item_cell(struct work *w, const struct form_item *item, str beside)
{
	bool particular = item->group && !str_eq(form_item_group(item), S("all"));
	str under = particular ? arena_fmt(w->arena, "〔%s〕", work_say(w, item->group->words)) : S("");
	add_line(w, &under, beside);
	str text = arena_join(w->arena, item->printed, S("　"), work_words(w, item->words));
	return (struct paper_cell){ .text = text, .under = under };
}

/* The answer and its days, or in both places why none is needed. */
static size_t answer_cells(struct work *w, const struct print_row *row, struct paper_cell *cells)
{
	enum reply reply = answer_reply(&row->answer);
	if (row->need != NEED_ANSWER) {
		cells[0] = (struct paper_cell){ .text = print_why_not(w, row), .columns = 2, .small = true };
		return 1;
	}
	str said = reply ? reply_say(w->lang, reply) : work_word(w, "未記入", "Not entered");
	cells[0] = (struct paper_cell){ .text = said, .bold = reply != REPLY_NONE };
	cells[1] = (struct paper_cell){ .text = days_say(w, row), .small = true };
	return 2;
}

static bool put_item(const struct summary *s, const struct print_row *row, struct err *e)
{
	struct work *w = s->w;
	struct evidence evidence;
	struct seen seen = { 0 };
	struct paper_cell cells[COLUMNS];
	if (!evidence_of(s->run, s->form, row->item, &evidence, e))
		return false;
	add_documents(w, &evidence, &seen);
	if (evidence.control && !add_records(w, evidence.control, &seen.evidence, e))
		return false;
	str original = row->answer.original.n ? row->answer.original : seen.originals;
	cells[0] = item_cell(w, row->item, evidence.beside);
	size_t n = 1 + answer_cells(w, row, &cells[1]);
	cells[n++] = (struct paper_cell){ .text = seen.evidence, .small = true };
	cells[n++] = (struct paper_cell){ .text = original, .small = true };
	paper_row_put(s->table, PAPER_BODY, cells, n);
	return true;
}

static bool put_items(const struct summary *s, bool reference, struct err *e)
{
	const struct form_copy copy = { .form = s->form, .answers = s->answers };
	struct print_row *rows;
	size_t count = print_rows(s->w->arena, &copy, reference, &rows);
	str before = reference ? work_word(s->w, "参考項目", "Reference items") : S("");
	for (size_t i = 0; i < count; i++) {
		str section = arena_join(s->w->arena, before, S("　"), print_section(s->w, s->form, &rows[i]));
		if (rows[i].begins_section)
			paper_row(s->table, PAPER_BAND, { .text = section, .columns = COLUMNS });
		if (!put_item(s, &rows[i], e))
			return false;
	}
	return true;
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
	return work_fmt(w, "記入の必要な%zu項目のうち、%zu項目に1回目の回答と日付が記入されています。",
			"Of %zu items that need an entry, %zu have the answer and date of a first check.",
			wanted, entered);
}

static void put_top(struct work *w, struct paper *paper, const struct pack_form *own)
{
	str title = work_word(w, "一覧", "Summary"), name = form_name(w->arena, w->lang, own->form);
	paper_part(paper, title, form_warning(w->arena, w->lang, own->form));
	paper_heading(paper, 1, arena_join(w->arena, name, S("　"), title));
	paper_text(paper, count_say(w, own->form, &own->answers));
	paper_note(paper, work_word(w,
				    "回答と日付は、人が記入したものです。根拠の欄には、書類の題名と日付、照合した記録の種類と"
				    "件数を示しています。",
				    "Answers and dates were entered by people. The evidence names documents "
				    "with their dates, and the kinds and numbers of records looked at."));
}

bool print_summary(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	if (!pack_form(w, pack, &own, e))
		return false;
	struct summary s = { .w = w, .form = own.form, .answers = &own.answers, .run = evidence_open(w, e) };
	if (!s.run)
		return false;
	put_top(w, pack->paper, &own);
	s.table = paper_table(pack->paper, PAPER_GRID, columns, COLUMNS);
	print_heads(w, s.table, heads, LENGTH(heads));
	return put_items(&s, false, e) && put_items(&s, true, e);
}
