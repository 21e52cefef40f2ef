/* import.c - the way of a file into the ledger: read, match, compare, write, all in one transaction.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

#include "base/json.h"
#include "base/seal.h"
#include "base/utf8.h"
#include "duty.h"
#include "engine/reader.h"
#include "engine/text.h"
#include "progress.h"
#include "rows.h"

const struct words outcome_words[OUTCOMES] = {
	{ "追加", "added" }, { "変更", "changed" },         { "同じ", "same" },
	{ "復活", "back" },  { "なくなった", "vanished" }, { "取り込めない", "rejected" },
};
const char *const outcome_names[OUTCOMES] = { "added", "changed", "same", "back", "vanished", "rejected" };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(str s, size_t at)
{
	size_t n = 0;
	while (at + n < s.n && is_digit(s.p[at + n]))
		n++;
	return n;
}

/* The length of a date at this place: 20261101, 202611, 2026-11-01; 0 when there is none. */
static size_t date_at(str s, size_t at)
{
	size_t n = digits_at(s, at), more;
	if (n < 4)
		return 0;
	while (at + n + 1 < s.n && (s.p[at + n] == '-' || s.p[at + n] == '_' || s.p[at + n] == '.') &&
	       (more = digits_at(s, at + n + 1)) > 0)
		n += 1 + more;
	return n;
}

static str without_ending(str name)
{
	for (size_t i = name.n; i > 1; i--)
		if (name.p[i - 1] == '.')
			return str_first(name, i - 1);
	return name;
}

str import_source(struct arena *a, str file)
{
	auto_buf b = { 0 };
	str name = without_ending(path_name(file));
	for (size_t i = 0; i < name.n;) {
		size_t date = date_at(name, i);
		if (!date)
			buf_byte(&b, name.p[i]);
		i += date ? date : 1;
	}
	while (b.n && (b.p[b.n - 1] == '_' || b.p[b.n - 1] == '-' || b.p[b.n - 1] == ' ' || b.p[b.n - 1] == '.'))
		b.n--;
	return arena_copy(a, buf_str(&b));
}

/* "機器台帳_20261101.xlsx" of kind device → "device:機器台帳": next month's file is the same source. */
static str scope_of(struct work *w, const struct import_ask *ask, const struct reader *reader)
{
	if (ask->scope.n)
		return ask->scope;
	return arena_fmt(w->arena, "%s:%.*s", ask->kind ? ask->kind->name : reader->name, P(import_source(w->arena, ask->file)));
}

/* "version" of "software.version" where the kind is software. */
static str column_name(const struct record_kind *kind, str name)
{
	str rest = name, first = str_cut(&rest, S("."));
	return rest.p && str_eq(first, str_of(kind->name)) ? rest : name;
}

static bool check_maps(const struct import_ask *ask, struct import_result *result, struct err *e)
{
	for (size_t i = 0; i < ask->map_count; i++) {
		struct map map = map_of(ask->maps[i]);
		bool found = map.column.p && str_eq(map.column, S(MAP_UNUSED));
		for (const struct record_kind *k = ask->kind; k && map.column.p && !found; k = k->also)
			found = record_column(k, column_name(k, map.column)) >= 0;
		if (!map.header.n || !found) {
			result->trouble = TROUBLE_MAP;
			return err_set(e, ERR_USAGE, "--map %.*s: 「見出し=項目名」の形で、項目名は `inro help import` の一覧から選んでください",
			               "--map %.*s: write HEADER=column; `inro help import` lists the columns", P(ask->maps[i]));
		}
	}
	return true;
}

static str headers_seen(struct work *w, const struct book *book)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < book->count && b.n < 200; i++)
		for (size_t c = 0; book->sheets[i].count && c < book->sheets[i].rows[0].count && b.n < 200; c++)
			if (book->sheets[i].rows[0].cells[c].n)
				buf_fmt(&b, "%s%.*s", b.n ? " / " : "", P(utf8_first(book->sheets[i].rows[0].cells[c], 20)));
	return arena_copy(w->arena, buf_str(&b));
}

static str headers_taken(const struct importing *im)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < im->result->column_count && b.n < 200; i++)
		buf_fmt(&b, "%s%.*s", b.n ? " / " : "", P(utf8_first(im->result->columns[i].header, 20)));
	return arena_copy(im->w->arena, buf_str(&b));
}

static bool no_header(struct importing *im, struct err *e)
{
	im->result->trouble = TROUBLE_HEADER;
	err_set(e, ERR_INPUT,
	        "この種類の一覧として読める見出しの行が見つかりません。最初の行は「%.*s」でした。種類が合っていれば、見出しを直すか、--map 見出し=項目名 で教えてください",
	        "no header row of such a list was found; the first row is \"%.*s\". If it is such a list, mend the header or tell it by --map HEADER=column",
	        P(headers_seen(im->w, im->book)));
	return err_at(e, im->ask->kind->words);
}

static bool check_sheet(const struct importing *im, struct err *e)
{
	auto_buf names = { 0 };
	for (size_t i = 0; i < im->book->count; i++) {
		if (str_eq(im->book->sheets[i].name, im->ask->sheet))
			return true;
		buf_fmt(&names, "「%.*s」", P(im->book->sheets[i].name));
	}
	if (!im->ask->sheet.n)
		return true;
	im->result->trouble = TROUBLE_SHEET;
	return err_set(e, ERR_USAGE, "シート「%.*s」はありません。このファイルのシート: %.*s",
	               "there is no sheet \"%.*s\"; the sheets of this file: %.*s", P(im->ask->sheet), P(buf_str(&names)));
}

/* A mapped header that no sheet has is mistyped. */
static bool check_maps_met(const struct importing *im, struct err *e)
{
	for (size_t m = 0; m < im->ask->map_count; m++) {
		str from = text_key(im->w->arena, map_of(im->ask->maps[m]).header);
		bool met = false;
		for (size_t i = 0; i < im->result->column_count && !met; i++)
			met = str_eq(text_key(im->w->arena, im->result->columns[i].header), from);
		if (met)
			continue;
		im->result->trouble = TROUBLE_MAP;
		return err_set(e, ERR_USAGE, "--map %.*s: そのような見出しはありません。見出しは「%.*s」です",
		               "--map %.*s: there is no such header; the headers are \"%.*s\"",
		               P(im->ask->maps[m]), P(headers_taken(im)));
	}
	return true;
}

/* Which sheets are taken: the named one, else every visible one whose header fits about as well as the best. */
static bool take_table_sheets(struct importing *im, struct err *e)
{
	struct match matches[SHEETS_MAX];
	size_t best = 0, taken = 0;
	if (!check_sheet(im, e))
		return false;
	for (size_t i = 0; i < im->book->count; i++) {
		const struct sheet *sheet = &im->book->sheets[i];
		bool wanted = im->ask->sheet.n ? str_eq(sheet->name, im->ask->sheet) : !sheet->hidden;
		matches[i] = wanted ? match_sheet(im->w, im->ask, im->ask->kind, sheet) : (struct match){ 0 };
		if (!match_tells(&matches[i], im->ask->kind))
			matches[i].score = 0;
		best = matches[i].score > best ? matches[i].score : best;
	}
	for (size_t i = 0; i < im->book->count; i++) {
		if (matches[i].score && matches[i].score * 2 >= best && (best < 2 || matches[i].score >= 2)) {
			if (!rows_take(im, &matches[i], im->ask->kind, e))
				return err_wrap(e, "シート「%.*s」", "sheet \"%.*s\"", P(im->book->sheets[i].name));
			taken++;
		} else if (im->book->sheets[i].count) {
			book_note(im->w->arena, im->book, "シート「%.*s」は使いませんでした", "sheet \"%.*s\" was not used",
			          P(im->book->sheets[i].name));
		}
	}
	return taken ? check_maps_met(im, e) : no_header(im, e);
}

/* Sheets that a configuration reader has already named for a kind. */
static bool take_named_sheets(struct importing *im, struct err *e)
{
	for (size_t i = 0; i < im->book->count; i++) {
		const struct sheet *sheet = &im->book->sheets[i];
		const struct record_kind *kind = duty_kind(im->w->duties, sheet->kind);
		if (!kind)
			return err_set(e, ERR_INTERNAL, "記録の種類「%.*s」がありません", "there is no kind \"%.*s\"", P(sheet->kind));
		struct match match = match_sheet(im->w, im->ask, kind, sheet);
		if (!rows_take(im, &match, kind, e))
			return false;
	}
	return true;
}

static bool is_named(const struct book *book)
{
	return book->count && book->sheets[0].kind.n;
}

static size_t likeness_of(struct work *w, const struct import_ask *ask, const struct book *book, const struct record_kind *kind)
{
	size_t best = 0;
	for (size_t i = 0; i < book->count; i++) {
		const struct sheet *sheet = &book->sheets[i];
		if (ask->sheet.n ? !str_eq(sheet->name, ask->sheet) : sheet->hidden)
			continue;
		struct match match = match_sheet(w, ask, kind, sheet);
		size_t likeness = match_likeness(&match, kind);
		best = likeness > best ? likeness : best;
	}
	return best;
}

/* The kind a table is most like; NULL when none, or two of them as much. */
static const struct record_kind *kind_of_table(struct work *w, const struct import_ask *ask, const struct book *book)
{
	const struct record_kind *found = NULL;
	size_t best = 0;
	for (const struct record_kind *const *kind = ask->among; kind && *kind; kind++) {
		size_t likeness = likeness_of(w, ask, book, *kind);
		if (likeness >= best && likeness)
			found = likeness > best ? *kind : NULL;
		best = likeness > best ? likeness : best;
	}
	return found;
}

static bool take_sheets(struct importing *im, struct err *e)
{
	im->guest = is_named(im->book);
	if (!im->guest && !im->ask->kind) {
		im->result->trouble = TROUBLE_KIND;
		return err_set(e, ERR_USAGE, "表のファイルです。`inro import device %.*s` のように種類を付けてください",
		               "this is a table: say what it lists, as in `inro import device %.*s`", P(im->ask->file));
	}
	return im->guest ? take_named_sheets(im, e) : take_table_sheets(im, e);
}

static bool write_known(struct importing *im, const struct known *k, struct err *e)
{
	str act = id_str(&im->result->act);
	for (size_t i = 0; i < k->count; i++) {
		struct known_record *r = k->records[i];
		work_progress(im->w, i, k->count, (struct words){ "記録しています", "writing records" });
		if (!r->taken)
			continue;
		bool ok = r->was.id.n ? history_change(im->w->db, k->kind, &r->was, &r->now, act, e)
			              : record_add(im->w->db, k->kind, &r->now, act, e);
		if (!ok)
			return err_wrap(e, "%u行", "row %u", r->number);
	}
	return history_added(im->w->db, k->kind, act, e);
}

static bool has_vanished(const struct known *k, const struct known_record *r)
{
	return r->was.id.n && !r->was.gone && !r->taken && str_eq(r->was.scope, k->scope);
}

static bool guard_vanish(const struct importing *im, const struct known *k, size_t stood, size_t gone, struct err *e)
{
	if (gone < IMPORT_VANISH_LEAST || (double)gone <= (double)stood * IMPORT_VANISH_SHARE)
		return true;
	im->result->stood = stood;
	im->result->gone = gone;
	if (im->ask->allow_vanish)
		return true;
	im->result->trouble = TROUBLE_VANISH;
	err_set(e, ERR_INPUT, "%zu 件のうち %zu 件がこのファイルにありません。別のファイルではありませんか。正しければ --allow-vanish を付けてください",
	        "of %zu records %zu are not in this file. Is it the right one? If so, add --allow-vanish", stood, gone);
	return err_at(e, k->kind->words);
}

static bool vanish(struct importing *im, const struct known *k, struct err *e)
{
	size_t stood = 0, gone = 0;
	for (size_t i = 0; i < k->count; i++) {
		const struct known_record *r = k->records[i];
		stood += r->was.id.n && !r->was.gone && str_eq(r->was.scope, k->scope);
		gone += has_vanished(k, r);
	}
	if (!guard_vanish(im, k, stood, gone, e))
		return false;
	for (size_t i = 0; i < k->count; i++) {
		const struct known_record *r = k->records[i];
		if (!has_vanished(k, r))
			continue;
		result_row(im, (struct import_row){ .outcome = ROW_VANISHED, .kind = k->kind, .was = &r->was,
			                            .label = record_label(k->kind, &r->was) });
		if (!history_gone(im->w->db, k->kind, &r->was, id_str(&im->result->act), e))
			return false;
	}
	return true;
}

/* When and from what each source was last seen: what "fresh" is judged by. */
static bool put_source(struct importing *im, const struct known *k, struct err *e)
{
	struct work *w = im->w;
	str as_of = im->ask->as_of.n ? im->ask->as_of : day_iso(w->arena, work_today(w));
	return db_do(w->db, e, "INSERT INTO source (act, kind, scope, file, as_of, undone) VALUES (?,?,?,?,?,NULL)",
	             BIND(V(id_str(&im->result->act)), V(k->kind->name), V(im->scope), V(path_name(im->ask->file)), V(as_of)));
}

/* A row that left something empty is no change when a later row of the same record filled it in again. */
static void recount(struct import_result *result)
{
	for (size_t i = 0; i < result->count; i++) {
		struct import_row *row = &result->rows[i];
		if (row->outcome != ROW_CHANGED || !known_same(row->kind, row->was, row->now))
			continue;
		row->outcome = ROW_SAME;
		result->counts[ROW_CHANGED]--;
		result->counts[ROW_SAME]++;
	}
}

static bool settle_kinds(struct importing *im, struct err *e)
{
	const struct record_kind *touched[IMPORT_KINDS_MAX + 1] = { NULL };
	for (size_t i = 0; i < im->known_count; i++)
		touched[i] = im->known[i]->kind;
	return records_settle(im->w, touched, e);
}

static bool write_all(struct importing *im, struct err *e)
{
	recount(im->result);
	for (size_t i = 0; i < im->known_count; i++)
		if (!write_known(im, im->known[i], e) || !vanish(im, im->known[i], e) || !put_source(im, im->known[i], e))
			return false;
	return settle_kinds(im, e);
}

static str detail_of(struct work *w, const struct import_ask *ask, const struct reader *reader, str scope)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("file"), path_name(ask->file));
	json_pair_str(&j, S("sha256"), digest_hex(w->arena, digest_of(ask->bytes)));
	json_pair_str(&j, S("format"), str_of(reader->name));
	json_pair_str(&j, S("scope"), scope);
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&b));
}

/* Papers that look like text to a reader of tables. */
static bool is_paper(str bytes)
{
	return str_starts(bytes, S("%PDF-")) || str_starts(bytes, S("{\\rtf"));
}

static const struct reader *reader_for(const struct import_ask *ask, struct err *e)
{
	const struct reader *reader = is_paper(ask->bytes) ? NULL : reader_of(ask->bytes);
	if (!ask->bytes.n)
		err_set(e, ERR_INPUT, "ファイルが空です", "the file is empty");
	else if (is_paper(ask->bytes))
		err_set(e, ERR_INPUT, "PDFや文書からは表を読めません。もとの表を Excel(.xlsx)か CSV でもらうか、台帳に手で書いてください(命令では `inro put`)",
		        "tables cannot be read from a PDF or a letter; ask for the table as .xlsx or CSV, or write it into the ledger by hand (command: `inro put`)");
	else if (!reader)
		err_set(e, ERR_INPUT, "読めない種類のファイルです。Excel(.xlsx)か CSV で保存し直してください",
		        "a file of a kind that cannot be read; save it as .xlsx or CSV");
	return ask->bytes.n ? reader : NULL;
}

static bool import_in_transaction(struct importing *im, const struct reader *reader, struct err *e)
{
	struct work *w = im->w;
	if (!journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_IMPORTED, im->scope,
	                 detail_of(w, im->ask, reader, im->scope), &im->result->act, e) ||
	    !take_sheets(im, e) || !write_all(im, e))
		return false;
	im->result->applied = !im->ask->dry_run;
	return im->ask->dry_run || ((!im->ask->sign || im->ask->sign(im->ask->of, w, im->result, e)) && db_commit(w->db, e));
}

/* The file as a book, and what it is a list of. */
static bool read_book(struct importing *im, struct import_ask *ask, const struct reader *reader, struct err *e)
{
	struct import_result *result = im->result;
	result->format = reader->name;
	if (!reader->read(im->w->arena, ask->bytes, ask->encoding, ask->file, im->book, e))
		return false;
	if (!is_named(im->book) && !ask->kind)
		ask->kind = kind_of_table(im->w, ask, im->book);
	im->scope = scope_of(im->w, ask, reader);
	result->charset = im->book->charset;
	result->book = im->book;
	result->scope = im->scope;
	result->kind = is_named(im->book) ? NULL : ask->kind;
	return check_maps(ask, result, e);
}

bool import_run(struct work *w, const struct import_ask *given, struct import_result *result, struct err *e)
{
	*result = (struct import_result){ 0 };
	struct import_ask ask = *given;
	struct importing im = { .w = w, .ask = &ask, .result = result, .book = arena_new(w->arena, struct book) };
	const struct reader *reader = reader_for(&ask, e);
	if (!reader || !read_book(&im, &ask, reader, e))
		return err_wrap(e, "%.*s", "%.*s", P(ask.file));
	if (!db_begin(w->db, e))
		return false;
	bool ok = import_in_transaction(&im, reader, e);
	db_rollback(w->db); /* of a dry run or a failure; after the commit there is nothing to roll back */
	if (!ok)
		return err_wrap(e, "%.*s", "%.*s", P(ask.file));
	size_t rejected = result->counts[ROW_REJECTED];
	return !rejected || err_set(e, ERR_PARTLY, "%.*s: %zu 行を取り込めませんでした", "%.*s: %zu rows were rejected",
	                            P(ask.file), rejected);
}
