/* export.c - the rows of both kinds of file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "export.h"

#include "engine/csv.h"
#include "paper/workbook.h"

static const struct words heads[] = {
	{ "管理番号", "Control No." }, { "機器", "Device" }, { "製品", "Product" }, { "版", "Version" }, { "CVE", "CVE" }, { "状態", "State" }, { "深刻度", "Score" },
	{ "EPSS", "EPSS" }, { "悪用", "Exploited" }, { "修正版", "Mended in" }, { "期限", "Due" }, { "出典の文", "What is said" }, { "出典", "Who says so" },
};
#define COLUMNS LENGTH(heads)

struct writing {
	struct work *w;
	struct db *catalogue;
	struct buf *csv;             /* one of the two */
	struct workbook_sheet *sheet;
	size_t rows;
};

static void put_cells(struct writing *to, enum workbook_style style, const str *cells)
{
	if (to->csv)
		csv_put_row(to->csv, cells, COLUMNS);
	else
		workbook_texts(to->sheet, style, cells, COLUMNS);
}

static void put_heads(struct writing *to)
{
	str cells[COLUMNS];
	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = work_words(to->w, heads[i]);
	put_cells(to, WORKBOOK_HEADER, cells);
}

/* Only these two of all that the catalogue could tell: there may be very many rows. */
static bool quote(struct work *w, struct db *catalogue, const struct pair *p, str *said, str *issuer, struct err *e)
{
	*said = p->state == HIT_SURE ? S("") : work_words(w, why_rows[p->why].words);
	*issuer = S("");
	if (!catalogue)
		return true;
	auto_rows rows = db_ask(catalogue, e, "SELECT c.said, i.name, c.source FROM claim AS c JOIN issuer AS i ON i.id = c.issuer WHERE c.id = ?", BIND(V(p->claim)));
	if (rows_next(&rows)) {
		int64_t source = rows_int(&rows, 2);
		*said = p->state == HIT_SURE ? arena_copy(w->arena, rows_str(&rows, 0)) : *said;
		*issuer = arena_fmt(w->arena, "%.*s (%s)", P(rows_str(&rows, 1)), work_say(w, source_rows[source].words));
	}
	return rows_done(&rows);
}

static str state_said(struct work *w, const struct pair *p)
{
	if (p->accepted_until.n)
		return work_fmt(w, "%.*s まで了承", "accepted until %.*s", P(p->accepted_until));
	if (p->maker_state.n)
		return work_words(w, maker_state_words(p->maker_state));
	return p->state == HIT_SURE ? work_word(w, "該当", "hit") : work_word(w, "判断できない", "cannot tell");
}

/* Its number has a column of its own. */
static str name_said(const struct pair *p)
{
	str rest = str_starts(p->label, p->number) ? str_trim(str_from(p->label, p->number.n)) : p->label;
	return rest.n ? rest : p->label;
}

static bool put_pair(void *of, const struct pair *p, struct err *e)
{
	struct writing *to = of;
	auto_arena a = { 0 };
	struct work w = *to->w;
	str said, issuer;
	w.arena = &a;
	if (!quote(&w, to->catalogue, p, &said, &issuer, e))
		return false;
	const str cells[COLUMNS] = { p->number, name_said(p), arena_fmt(&a, "%.*s %.*s", P(p->vendor), P(p->product)), p->version, p->cve, state_said(&w, p),
		                     score_said(&a, p->score), chance_said(&a, p->chance), p->known.n ? work_fmt(&w, "%.*s から", "since %.*s", P(p->known)) : S(""), p->fix,
		                     p->accepted_until.n ? S("") : p->due, said, issuer };
	put_cells(to, WORKBOOK_TEXT, cells);
	to->rows++;
	return true;
}

static bool put_rows(struct writing *to, struct err *e)
{
	put_heads(to);
	if (!pairs_each(to->w, &(struct pair_ask){ .state = -1, .most = EXPORT_ROWS_MAX }, put_pair, to, e))
		return false;
	if (to->rows == EXPORT_ROWS_MAX) {
		const str cells[COLUMNS] = { [1] = work_fmt(to->w, "多いので、急ぐものから %u 行までを書き出しました", "only the first %u rows, the worst, were written", EXPORT_ROWS_MAX) };
		put_cells(to, WORKBOOK_TEXT, cells);
	}
	return true;
}

bool export_hits_csv(struct work *w, struct db *catalogue, struct buf *out, struct err *e)
{
	buf_put(out, S("\xEF\xBB\xBF"));
	return put_rows(&(struct writing){ .w = w, .catalogue = catalogue, .csv = out }, e);
}

bool export_hits_workbook(struct work *w, struct db *catalogue, struct buf *out, struct err *e)
{
	str name = work_word(w, "脆弱性", "Vulnerabilities");
	const struct workbook_look look = { .title = name, .author = S("Inro"), .made_at = clock_now(w->clock) };
	const struct workbook_sheet_look page = { .name = name, .header_rows = 1, .filter = true, .landscape = true };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	return book && put_rows(&(struct writing){ .w = w, .catalogue = catalogue, .sheet = workbook_sheet(book, &page) }, e) && workbook_write(book, out, e);
}
