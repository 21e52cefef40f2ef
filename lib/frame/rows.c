/* rows.c - cleaning the cells of a sheet and making records of its rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "rows.h"

#include "base/utf8.h"
#include "duty.h"
#include "engine/text.h"
#include "progress.h"

#define KINDS_MAX 2u /* kinds in one row: the one asked for and the one beside it */

/* One sheet on its way. Index 0 is the kind asked for, 1 the one in the same row. */
struct sheet_work {
	struct importing *im;
	struct work *w;
	const struct match *match;
	const struct record_kind *kinds[KINDS_MAX];
	struct known *known[KINDS_MAX];
	bool *mapped[KINDS_MAX];
	struct labels *labels[KINDS_MAX][RECORD_COLUMNS_MAX];
	size_t kind_count;
	str *above; /* the cells of the row before, for 〃 */
	size_t hidden;
};

struct import_row *result_row(struct importing *im, struct import_row row)
{
	struct import_result *result = im->result;
	arena_grow(im->w->arena, result->rows, result->count, result->room);
	result->rows[result->count] = row;
	result->counts[row.outcome]++;
	return &result->rows[result->count++];
}

/* Room at once: doubling as rows come would leave the smaller lists behind in the arena. */
static void reserve_rows(struct importing *im, size_t rows)
{
	struct import_result *result = im->result;
	size_t count = result->count, room = count + rows;
	if (room <= result->room)
		return;
	result->rows = arena_more(im->w->arena, result->rows, count * sizeof *result->rows, room * sizeof *result->rows);
	result->room = room;
}

struct known *importing_known(struct importing *im, const struct record_kind *kind, const bool *mapped, size_t rows,
                              struct err *e)
{
	for (size_t i = 0; i < im->known_count; i++)
		if (im->known[i]->kind == kind) {
			known_columns(im->w, im->known[i], mapped);
			return im->known[i];
		}
	if (im->known_count == IMPORT_KINDS_MAX) {
		err_set(e, ERR_INPUT, "一つのファイルに記録の種類が多すぎます", "too many kinds of record in one file");
		return NULL;
	}
	struct known *k = arena_new(im->w->arena, struct known);
	if (!known_open(im->w, kind, mapped, im->scope, rows, k, e))
		return NULL;
	k->guest = im->guest;
	return im->known[im->known_count++] = k;
}

/* Off with blanks of every width at both ends; line ends become \n. */
static str cleaned(struct arena *a, str s)
{
	static const str wide = T("　");
	for (size_t before = s.n + 1; before != s.n;) {
		before = s.n;
		s = str_trim(s);
		if (str_starts(s, wide))
			s = str_from(s, wide.n);
		if (str_ends(s, wide))
			s.n -= wide.n;
	}
	if (!str_has(s, S("\r")))
		return s;
	auto_buf b = { 0 };
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r' || i + 1 == s.n || s.p[i + 1] != '\n')
			buf_byte(&b, s.p[i] == '\r' ? '\n' : s.p[i]);
	return arena_copy(a, buf_str(&b));
}

static bool has_control(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' && s.p[i] != '\n' && s.p[i] != '\t')
			return true;
	return false;
}

static bool is_formula_error(str s)
{
	static const str errors[] = { T("#N/A"), T("#REF!"), T("#VALUE!"), T("#DIV/0!"), T("#NAME?"), T("#NUM!"), T("#NULL!") };
	for (size_t i = 0; i < LENGTH(errors); i++)
		if (str_eq(s, errors[i]))
			return true;
	return false;
}

/* Why a cell cannot be kept; NULL words when it can. */
static struct words cell_fault(str s)
{
	if (s.n > RECORD_VALUE_MAX)
		return (struct words){ "長すぎます(8,192バイトまで)", "too long (up to 8,192 bytes)" };
	if (has_control(s))
		return (struct words){ "文字ではない制御コードが入っています", "holds control codes that are not text" };
	if (is_formula_error(s))
		return (struct words){ "数式の誤り(#N/A など)です。Excelで直してください", "a formula error (#N/A …); mend it in the spreadsheet" };
	return (struct words){ NULL, NULL };
}

static str cell_at(const struct sheet_work *s, const struct sheet_row *row, size_t column)
{
	str cell = column < row->count ? cleaned(s->w->arena, row->cells[column]) : S("");
	return text_ditto(cell) ? s->above[column] : cell;
}

static void reject(struct sheet_work *s, const struct sheet_row *row, size_t column, struct words why)
{
	struct arena *a = s->w->arena;
	str header = s->match->headers[column];
	result_row(s->im, (struct import_row){
	                .outcome = ROW_REJECTED, .kind = s->kinds[0], .sheet = s->match->sheet->name, .number = row->number,
	                .cell = cell_name(a, column, row->number),
	                .why_ja = arena_fmt(a, "「%.*s」が%s", P(header), why.ja),
	                .why_en = arena_fmt(a, "\"%.*s\" is %s", P(header), why.en) });
}

/* Spreads a row over the records of its kinds. False when a cell cannot be kept: then it is already said. */
static bool spread(struct sheet_work *s, const struct sheet_row *row, struct record records[KINDS_MAX])
{
	for (size_t k = 0; k < s->kind_count; k++) {
		records[k] = record_blank(s->w->arena, s->kinds[k]);
		records[k].scope = S("");
	}
	for (size_t i = 0; i < s->match->count; i++) {
		struct matched_column c = s->match->columns[i];
		if (!c.kind)
			continue;
		str cell = cell_at(s, row, i);
		struct words fault = cell_fault(cell);
		if (fault.ja) {
			reject(s, row, i, fault);
			return false;
		}
		s->above[i] = cell;
		struct record *r = &records[c.kind == s->kinds[0] ? 0 : 1];
		if (c.column == COLUMN_OF_ID)
			r->id = id_valid(cell) ? cell : S("");
		else
			r->values[c.column] = cell;
	}
	return true;
}

static size_t filled(const struct record_kind *kind, const struct record *r)
{
	size_t n = 0;
	for (size_t i = 0; kind->columns[i].name; i++)
		n += r->values[i].n > 0;
	return n;
}

static void resolve_links(struct sheet_work *s, size_t k, struct record *r)
{
	for (size_t i = 0; s->kinds[k]->columns[i].name; i++)
		if (s->labels[k][i] && r->values[i].n)
			record_set_link(s->w->arena, s->kinds[k], r, i, labels_find(s->w, s->labels[k][i], r->values[i]));
}

/* The header once more in the middle of the data, as printing lists repeat it. */
static bool repeats_header(const struct sheet_work *s, const struct sheet_row *row)
{
	size_t same = 0;
	for (size_t i = 0; i < row->count && i < s->match->count; i++)
		same += row->cells[i].n && str_eq(str_trim(row->cells[i]), s->match->headers[i]);
	return same && same * 2 > s->match->score;
}

/* "※印は…", "合計 120台", "以上": a remark of the sheet, told by its first word and how little stands beside it. */
static bool is_remark(const struct sheet_work *s, const struct record records[KINDS_MAX], str first)
{
	static const str heads[] = { T("※"), T("注"), T("合計"), T("小計"), T("総計"), T("計"), T("以上"), T("(注"), T("（注"),
		                    T("作成"), T("印刷"), T("出力") };
	size_t cells = 0;
	for (size_t k = 0; k < s->kind_count; k++)
		cells += filled(s->kinds[k], &records[k]);
	if (cells > 2 || s->match->score < 4)
		return false;
	for (size_t i = 0; i < LENGTH(heads); i++)
		if (str_starts(first, heads[i]))
			return true;
	return false;
}

static str first_cell(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_trim(row->cells[i]).n)
			return str_trim(row->cells[i]);
	return S("");
}

static void take_record(struct sheet_work *s, size_t k, const struct record *r, uint32_t number)
{
	struct compared c = known_take(s->w, s->known[k], r, number);
	result_row(s->im, (struct import_row){
	                .outcome = c.outcome, .kind = s->kinds[k], .sheet = s->match->sheet->name, .number = number,
	                .label = record_label(s->kinds[k], &c.record->now), .was = c.record->was.id.n ? &c.record->was : NULL,
	                .now = &c.record->now, .why_ja = c.remark_ja, .why_en = c.remark_en });
}

/* The record beside: it gets this row's record as its link, and is only one when it says something itself. */
static void take_also(struct sheet_work *s, struct record *r, uint32_t number)
{
	int link = record_column(s->kinds[1], str_of(s->kinds[0]->also_link));
	if (!filled(s->kinds[1], r))
		return;
	const struct record *of = s->im->result->rows[s->im->result->count - 1].now;
	record_set_link(s->w->arena, s->kinds[1], r, (size_t)link, of->id);
	r->values[link] = record_label(s->kinds[0], of);
	take_record(s, 1, r, number);
}

static void take_row(struct sheet_work *s, const struct sheet_row *row)
{
	struct record records[KINDS_MAX];
	if (!first_cell(row).n || repeats_header(s, row) || !spread(s, row, records))
		return;
	size_t own = filled(s->kinds[0], &records[0]);
	if (is_remark(s, records, first_cell(row)) || (!own && !(s->kind_count > 1 && filled(s->kinds[1], &records[1])))) {
		book_note(s->w->arena, s->im->book, "%u行: 注記とみなして読み飛ばしました(%.*s)",
		          "row %u: passed over as a remark of the sheet (%.*s)", row->number,
		          P(utf8_first(first_cell(row), 30)));
		return;
	}
	s->hidden += row->hidden;
	for (size_t k = 0; k < s->kind_count; k++)
		resolve_links(s, k, &records[k]);
	take_record(s, 0, &records[0], row->number);
	if (s->kind_count > 1)
		take_also(s, &records[1], row->number);
}

static void map_columns(struct sheet_work *s)
{
	for (size_t k = 0; k < KINDS_MAX; k++)
		s->mapped[k] = arena_array(s->w->arena, bool, RECORD_COLUMNS_MAX);
	for (size_t i = 0; i < s->match->count; i++) {
		struct matched_column c = s->match->columns[i];
		if (!c.kind || c.column == COLUMN_OF_ID)
			continue;
		s->mapped[c.kind == s->kinds[0] ? 0 : 1][c.column] = true;
		if (c.kind != s->kinds[0])
			s->kind_count = 2;
	}
	if (s->kind_count > 1)
		s->mapped[1][record_column(s->kinds[1], str_of(s->kinds[0]->also_link))] = true;
}

static bool open_labels(struct sheet_work *s, size_t k, struct err *e)
{
	for (size_t i = 0; s->kinds[k]->columns[i].name; i++) {
		const struct column *c = &s->kinds[k]->columns[i];
		const struct record_kind *to = c->type == COLUMN_LINK ? duty_kind(s->w->duties, str_of(c->link)) : NULL;
		if (to && s->mapped[k][i] && !(s->labels[k][i] = labels_of(s->w, to, e)))
			return false;
	}
	return true;
}

static bool open_kinds(struct sheet_work *s, struct err *e)
{
	map_columns(s);
	for (size_t k = 0; k < s->kind_count; k++) {
		s->known[k] = importing_known(s->im, s->kinds[k], s->mapped[k], s->match->sheet->count, e);
		if (!s->known[k] || !open_labels(s, k, e))
			return false;
	}
	return true;
}

static void put_columns(struct importing *im, const struct match *match)
{
	struct import_result *r = im->result;
	for (size_t i = 0; i < match->count; i++) {
		struct matched_column c = match->columns[i];
		if (!match->headers[i].n)
			continue;
		arena_grow(im->w->arena, r->columns, r->column_count, r->column_room);
		r->columns[r->column_count++] = (struct import_column){
			match->sheet->name, match->headers[i], c.kind, c.kind && c.column >= 0 ? &c.kind->columns[c.column] : NULL,
			i, match->first,
		};
	}
}

bool rows_take(struct importing *im, const struct match *match, const struct record_kind *kind, struct err *e)
{
	struct sheet_work s = { .im = im, .w = im->w, .match = match, .kinds = { kind, kind->also }, .kind_count = 1,
		                .above = arena_array(im->w->arena, str, match->count) };
	for (size_t i = 0; i < match->count; i++)
		s.above[i] = S("");
	put_columns(im, match);
	if (!open_kinds(&s, e))
		return false;
	reserve_rows(im, match->sheet->count * s.kind_count);
	for (size_t i = match->first; i < match->sheet->count; i++) {
		work_progress(im->w, i, match->sheet->count, (struct words){ "行を照合しています", "comparing rows" });
		take_row(&s, &match->sheet->rows[i]);
	}
	if (s.hidden)
		book_note(im->w->arena, im->book, "シート「%.*s」: 非表示の行 %zu 行も取り込みました",
		          "sheet \"%.*s\": %zu hidden rows were taken too", P(match->sheet->name), s.hidden);
	return true;
}
