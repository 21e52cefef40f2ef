/* preview.c - writing down what an import did or would do, and reading it again a page at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "preview.h"

#include "base/json.h"
#include "base/utf8.h"
#include "frame/duty.h"

#include <stdio.h>
#include <string.h>

#define SAMPLE_ROWS_MAX 40u /* rows looked at for samples */
#define NOTES_SHOWN_MAX 60u

const enum outcome preview_order[] = { ROW_REJECTED, ROW_VANISHED, ROW_CHANGED, ROW_BACK, ROW_ADDED, ROW_SAME, OUTCOMES };

/* ---- writing: one row */

static void put_cut(struct json *j, str value)
{
	str first = utf8_first(value, PREVIEW_RUNES_MAX);
	auto_buf b = { 0 };
	buf_put(&b, first);
	if (first.n < value.n)
		buf_put(&b, S("…"));
	json_put_str(j, buf_str(&b));
}

static void put_value(struct json *j, const struct column *c, str was, str now)
{
	json_put_open(j, '[');
	json_put_str(j, str_of(c->name));
	put_cut(j, was);
	put_cut(j, now);
	json_put_close(j, ']');
}

/* What differs; of a record that came or went, what is most worth knowing beside its name. */
static void put_values(struct json *j, const struct import_row *r)
{
	size_t told = 0;
	bool both = r->was && r->now, vanished = r->outcome == ROW_VANISHED;
	json_put_key(j, S("values"));
	json_put_open(j, '[');
	for (size_t i = 0; (r->was || r->now) && r->kind->columns[i].name; i++) {
		const struct column *c = &r->kind->columns[i];
		str was = r->was ? r->was->values[i] : S(""), now = r->now && !vanished ? r->now->values[i] : S("");
		bool brief = c->flags & COLUMN_BRIEF && !(c->flags & COLUMN_LABEL);
		if (both && !vanished ? str_eq(was, now) : !brief || !(was.n + now.n) || told == PREVIEW_BRIEF_MAX)
			continue;
		put_value(j, c, was, now);
		told++;
	}
	json_put_close(j, ']');
}

static const struct sheet *sheet_of(const struct import_result *result, str name)
{
	for (size_t i = 0; result->book && i < result->book->count; i++)
		if (str_eq(result->book->sheets[i].name, name))
			return &result->book->sheets[i];
	return NULL;
}

/* Rows stand in the order of their numbers. */
static const struct sheet_row *row_of(const struct sheet *sheet, uint32_t number)
{
	size_t from = 0, to = sheet ? sheet->count : 0;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (sheet->rows[middle].number < number)
			from = middle + 1;
		else
			to = middle;
	}
	return sheet && from < sheet->count && sheet->rows[from].number == number ? &sheet->rows[from] : NULL;
}

static void put_cells(struct json *j, const struct import_result *result, const struct import_row *r)
{
	const struct sheet_row *row = row_of(sheet_of(result, r->sheet), r->number);
	json_put_key(j, S("cells"));
	json_put_open(j, '[');
	for (size_t i = 0; row && i < row->count; i++)
		json_put_str(j, row->cells[i]);
	json_put_close(j, ']');
}

static void put_row(struct buf *out, const struct import_result *result, const struct import_row *r)
{
	struct json j = { .out = out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("outcome"), str_of(outcome_names[r->outcome]));
	json_pair_str(&j, S("kind"), str_of(r->kind->name));
	json_pair_str(&j, S("sheet"), r->sheet);
	json_pair_int(&j, S("row"), r->number);
	json_pair_str(&j, S("cell"), r->cell);
	json_pair_str(&j, S("label"), utf8_first(r->label, PREVIEW_RUNES_MAX));
	json_pair_str(&j, S("id"), r->now ? r->now->id : r->was ? r->was->id : S(""));
	json_pair_str(&j, S("ja"), r->why_ja);
	json_pair_str(&j, S("en"), r->why_en);
	put_values(&j, r);
	if (r->outcome == ROW_REJECTED)
		put_cells(&j, result, r);
	json_put_close(&j, '}');
	buf_byte(out, '\n');
}

/* What is the same is only kept where there is something to say about it. */
static void put_rows(struct buf *out, const struct import_result *result, size_t kept[OUTCOMES])
{
	for (const enum outcome *o = preview_order; *o != OUTCOMES; o++)
		for (size_t i = 0; i < result->count && kept[*o] < PREVIEW_ROWS_MAX && out->n < PREVIEW_BYTES_MAX; i++) {
			const struct import_row *r = &result->rows[i];
			if (r->outcome != *o || (*o == ROW_SAME && !r->why_ja.n))
				continue;
			put_row(out, result, r);
			kept[*o]++;
		}
}

/* ---- writing: the whole */

static void put_column(struct json *j, const struct preview_column *c, const struct sheet *sheet, size_t first)
{
	size_t samples = 0;
	json_put_open(j, '{');
	json_pair_str(j, S("sheet"), c->sheet);
	json_pair_str(j, S("header"), c->header);
	json_pair_str(j, S("kind"), c->kind);
	json_pair_str(j, S("column"), c->column);
	json_pair_int(j, S("at"), (int64_t)c->at);
	json_put_key(j, S("samples"));
	json_put_open(j, '[');
	for (size_t i = first; sheet && i < sheet->count && i < first + SAMPLE_ROWS_MAX && samples < PREVIEW_SAMPLES; i++) {
		const struct sheet_row *row = &sheet->rows[i];
		if (c->at >= row->count || !str_trim(row->cells[c->at]).n)
			continue;
		put_cut(j, utf8_first(str_trim(row->cells[c->at]), PREVIEW_RUNES_MAX / 3));
		samples++;
	}
	json_put_close(j, ']');
	json_put_close(j, '}');
}

static const struct sheet *sheet_without_header(const struct upload *u, const struct import_result *result)
{
	if (u->choices.sheet.n)
		return sheet_of(result, u->choices.sheet);
	for (size_t i = 0; result->book && i < result->book->count; i++)
		if (!result->book->sheets[i].hidden && result->book->sheets[i].count)
			return &result->book->sheets[i];
	return NULL;
}

static size_t filled_cells(const struct sheet_row *row)
{
	size_t n = 0;
	for (size_t i = 0; i < row->count; i++)
		n += str_trim(row->cells[i]).n > 0;
	return n;
}

/* Where no header was found, the first row that could be one is offered, so that a person can say what it means. */
static void put_unknown_columns(struct json *j, const struct sheet *sheet)
{
	size_t at = 0;
	while (sheet && at < sheet->count && filled_cells(&sheet->rows[at]) < 2)
		at++;
	if (!sheet || at == sheet->count)
		return;
	const struct sheet_row *row = &sheet->rows[at];
	for (size_t i = 0; i < row->count && i < PREVIEW_COLUMNS_MAX; i++) {
		struct preview_column c = { .sheet = sheet->name, .header = str_trim(row->cells[i]), .kind = S(""), .column = S(""), .at = i };
		if (c.header.n)
			put_column(j, &c, sheet, at + 1);
	}
}

static void put_columns(struct json *j, const struct upload *u, const struct import_result *result, bool named)
{
	json_put_key(j, S("columns"));
	json_put_open(j, '[');
	for (size_t i = 0; !named && i < result->column_count && i < PREVIEW_COLUMNS_MAX; i++) {
		const struct import_column *c = &result->columns[i];
		struct preview_column put = { .sheet = c->sheet, .header = c->header, .at = c->at,
			                      .kind = str_of(c->kind ? c->kind->name : ""),
			                      .column = str_of(c->column ? c->column->name : c->kind ? "id" : "") };
		put_column(j, &put, sheet_of(result, c->sheet), c->first);
	}
	if (!named && !result->column_count)
		put_unknown_columns(j, sheet_without_header(u, result));
	json_put_close(j, ']');
}

static void put_sheets(struct json *j, const struct book *book)
{
	json_put_key(j, S("sheets"));
	json_put_open(j, '[');
	for (size_t i = 0; book && i < book->count && i < PREVIEW_SHEETS_MAX; i++)
		json_put_str(j, book->sheets[i].name);
	json_put_close(j, ']');
	json_put_key(j, S("notes"));
	json_put_open(j, '[');
	for (size_t i = 0; book && i < book->note_count && i < NOTES_SHOWN_MAX; i++) {
		json_put_open(j, '[');
		json_put_str(j, str_of(book->notes[i].ja));
		json_put_str(j, str_of(book->notes[i].en));
		json_put_close(j, ']');
	}
	json_put_close(j, ']');
}

static void put_counts(struct json *j, str key, const size_t counts[OUTCOMES])
{
	json_put_key(j, key);
	json_put_open(j, '[');
	for (size_t o = 0; o < OUTCOMES; o++)
		json_put_int(j, (int64_t)counts[o]);
	json_put_close(j, ']');
}

static void put_head(struct buf *out, const struct upload *u, const struct import_result *result, const struct err *problem,
		     const size_t kept[OUTCOMES])
{
	struct json j = { .out = out };
	bool named = result->book && result->book->count && result->book->sheets[0].kind.n;
	json_put_open(&j, '{');
	json_pair_int(&j, S("tries"), u->tries);
	json_pair_bool(&j, S("applied"), result->applied && !problem->kind);
	json_pair_int(&j, S("problem"), problem->kind);
	json_pair_str(&j, S("ja"), str_of(problem->ja));
	json_pair_str(&j, S("en"), str_of(problem->en));
	json_pair_int(&j, S("trouble"), result->trouble);
	json_pair_str(&j, S("format"), str_of(result->format));
	json_pair_str(&j, S("charset"), result->charset);
	json_pair_str(&j, S("scope"), result->scope);
	json_pair_str(&j, S("kind"), str_of(result->kind ? result->kind->name : ""));
	json_pair_bool(&j, S("named"), named);
	json_pair_int(&j, S("stood"), (int64_t)result->stood);
	json_pair_int(&j, S("gone"), (int64_t)result->gone);
	put_counts(&j, S("counts"), result->counts);
	put_counts(&j, S("kept"), kept);
	put_sheets(&j, result->book);
	put_columns(&j, u, result, named);
	json_put_close(&j, '}');
	buf_byte(out, '\n');
}

bool preview_write(struct work *w, const struct upload *u, const struct import_result *result, const struct err *problem, struct err *e)
{
	auto_buf all = { 0 }, rows = { 0 };
	size_t kept[OUTCOMES] = { 0 };
	put_rows(&rows, result, kept);
	put_head(&all, u, result, problem, kept);
	buf_put(&all, buf_str(&rows));
	return disk_write_private(w->disk, upload_place(w, u->id, ".seen"), buf_str(&all), e);
}

/* ---- reading */

static str text_at(struct arena *a, const json_t *list, size_t i)
{
	return arena_copy(a, str_of(json_string_value(json_array_get(list, i))));
}

static str text_of(struct arena *a, const json_t *object, const char *key)
{
	return arena_copy(a, json_text(object, key));
}

static void read_counts(const json_t *list, size_t counts[OUTCOMES])
{
	for (size_t o = 0; o < OUTCOMES; o++)
		counts[o] = (size_t)json_integer_value(json_array_get(list, o));
}

static void read_columns(struct arena *a, const json_t *list, struct preview *p)
{
	p->column_count = json_array_size(list);
	p->columns = arena_array(a, struct preview_column, p->column_count);
	for (size_t i = 0; i < p->column_count; i++) {
		const json_t *c = json_array_get(list, i), *samples = json_object_get(c, "samples");
		struct preview_column *to = &p->columns[i];
		*to = (struct preview_column){ text_of(a, c, "sheet"), text_of(a, c, "header"), text_of(a, c, "kind"), text_of(a, c, "column"),
			                       (size_t)json_whole(c, "at", 0), { { NULL, 0 } } };
		for (size_t s = 0; s < PREVIEW_SAMPLES; s++)
			to->samples[s] = text_at(a, samples, s);
	}
}

static void read_lists(struct arena *a, const json_t *head, struct preview *p)
{
	const json_t *sheets = json_object_get(head, "sheets"), *notes = json_object_get(head, "notes");
	p->sheet_count = json_array_size(sheets);
	p->sheets = arena_array(a, str, p->sheet_count);
	for (size_t i = 0; i < p->sheet_count; i++)
		p->sheets[i] = text_at(a, sheets, i);
	p->note_count = json_array_size(notes);
	p->notes = arena_array(a, struct preview_note, p->note_count);
	for (size_t i = 0; i < p->note_count; i++) {
		const json_t *note = json_array_get(notes, i);
		p->notes[i] = (struct preview_note){ text_at(a, note, 0), text_at(a, note, 1) };
	}
}

static void read_head(struct arena *a, const json_t *head, struct preview *p)
{
	p->tries = json_whole(head, "tries", -1);
	p->applied = json_is_true(json_object_get(head, "applied"));
	p->named = json_is_true(json_object_get(head, "named"));
	p->trouble = (enum import_trouble)json_whole(head, "trouble", TROUBLE_FILE);
	p->problem.kind = (enum err_kind)json_whole(head, "problem", ERR_NONE);
	snprintf(p->problem.ja, sizeof p->problem.ja, "%s", json_text(head, "ja").p);
	snprintf(p->problem.en, sizeof p->problem.en, "%s", json_text(head, "en").p);
	p->format = text_of(a, head, "format");
	p->charset = text_of(a, head, "charset");
	p->scope = text_of(a, head, "scope");
	p->kind = text_of(a, head, "kind");
	p->stood = (size_t)json_whole(head, "stood", 0);
	p->gone = (size_t)json_whole(head, "gone", 0);
	read_counts(json_object_get(head, "counts"), p->counts);
	read_counts(json_object_get(head, "kept"), p->kept);
	read_columns(a, json_object_get(head, "columns"), p);
	read_lists(a, head, p);
}

bool preview_read(struct work *w, str id, struct preview *p, struct err *e)
{
	str all;
	*p = (struct preview){ 0 };
	if (!disk_read(w->disk, w->arena, upload_place(w, id, ".seen"), JSON_BYTES_MAX + PREVIEW_BYTES_MAX, &all, e))
		return false;
	p->lines = all;
	str first = str_cut(&p->lines, S("\n"));
	auto_json head = json_read(first, e);
	if (!head)
		return false;
	read_head(w->arena, head, p);
	return true;
}

static enum outcome outcome_named(str name)
{
	enum outcome o = ROW_ADDED;
	while (o < OUTCOMES && !str_eq(name, str_of(outcome_names[o])))
		o++;
	return o;
}

static void read_row(struct arena *a, const json_t *row, struct preview_row *r)
{
	const json_t *values = json_object_get(row, "values"), *cells = json_object_get(row, "cells");
	*r = (struct preview_row){ .outcome = outcome_named(json_text(row, "outcome")), .kind = text_of(a, row, "kind"),
		                   .sheet = text_of(a, row, "sheet"), .cell = text_of(a, row, "cell"), .label = text_of(a, row, "label"),
		                   .id = text_of(a, row, "id"), .why_ja = text_of(a, row, "ja"), .why_en = text_of(a, row, "en"),
		                   .number = json_whole(row, "row", 0), .value_count = json_array_size(values),
		                   .cell_count = json_array_size(cells) };
	r->values = arena_array(a, struct preview_value, r->value_count);
	for (size_t i = 0; i < r->value_count; i++) {
		const json_t *value = json_array_get(values, i);
		r->values[i] = (struct preview_value){ text_at(a, value, 0), text_at(a, value, 1), text_at(a, value, 2) };
	}
	r->cells = arena_array(a, str, r->cell_count);
	for (size_t i = 0; i < r->cell_count; i++)
		r->cells[i] = text_at(a, cells, i);
}

/* Rows of one outcome stand together: how many come before them is known. */
static size_t rows_before(const struct preview *p, enum outcome outcome)
{
	size_t n = 0;
	for (const enum outcome *o = preview_order; outcome != OUTCOMES && *o != outcome; o++)
		n += p->kept[*o];
	return n;
}

static size_t rows_kept(const struct preview *p, enum outcome outcome)
{
	size_t n = 0;
	for (size_t o = 0; o < OUTCOMES; o++)
		n += outcome == OUTCOMES || o == outcome ? p->kept[o] : 0;
	return n;
}

bool preview_rows(struct work *w, const struct preview *p, enum outcome outcome, size_t skip, size_t most, struct preview_row **rows,
		  size_t *count, struct err *e)
{
	str lines = p->lines;
	size_t kept = rows_kept(p, outcome), all = skip < kept ? kept - skip : 0;
	*count = 0;
	*rows = arena_array(w->arena, struct preview_row, all < most ? all : most);
	for (size_t i = rows_before(p, outcome) + skip; i && lines.p; i--)
		str_cut(&lines, S("\n"));
	while (*count < all && *count < most) {
		auto_json row = json_read(str_cut(&lines, S("\n")), e);
		if (!row)
			return false;
		read_row(w->arena, row, &(*rows)[(*count)++]);
	}
	return true;
}
