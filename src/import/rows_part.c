/* rows_part.c - the rows of a preview or of an import: how many came out how, and each with what changes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/csv.h"
#include "frame/duty.h"

#define PAGE_ROWS 50u

/* OUTCOMES for all. */
static enum outcome outcome_asked(const struct visit *v)
{
	enum outcome o = ROW_ADDED;
	while (o < OUTCOMES && !str_eq(visit_query(v, "show"), str_of(outcome_names[o])))
		o++;
	return o;
}

static size_t rows_of(const struct preview *p, enum outcome outcome)
{
	size_t n = 0;
	for (size_t o = 0; o < OUTCOMES; o++)
		n += outcome == OUTCOMES || outcome == o ? p->kept[o] : 0;
	return n;
}

/* ---- counts, by which the rows are filtered */

static void put_count(struct visit *v, const struct upload *u, const struct preview *p, enum outcome o)
{
	const char *name = outcome_names[o];
	if (!p->kept[o]) {
		html(v, "<li><span class=\"badge {}\">{}</span> {}</li>", name, outcome_words[o], p->counts[o]);
		return;
	}
	html(v, "<li><a href=\"{}#rows\"", url(v, "/import/{}?show={}", u->id, name));
	if (outcome_asked(v) == o)
		html(v, " aria-current=\"true\"");
	html(v, "><span class=\"badge {}\">{}</span> {}</a></li>", name, outcome_words[o], p->counts[o]);
}

void counts_put(struct visit *v, const struct upload *u, const struct preview *p)
{
	html(v, "<ul class=\"counts\" aria-label=\"{}\">", work_word(&v->w, "件数", "Counts"));
	for (const enum outcome *o = preview_order; *o != OUTCOMES; o++)
		if (p->counts[*o])
			put_count(v, u, p, *o);
	html(v, "</ul>");
}

/* ---- one row */

static const struct column *column_of(const struct record_kind *kind, str name)
{
	int at = kind ? record_column(kind, name) : -1;
	return at < 0 ? NULL : &kind->columns[at];
}

static str column_said(struct visit *v, const struct record_kind *kind, str name)
{
	const struct column *c = column_of(kind, name);
	return c ? work_words(&v->w, c->words) : name;
}

/* What was and is to be. */
static void put_changes(struct visit *v, const struct record_kind *kind, const struct preview_row *r)
{
	html(v, "<ul class=\"plain\">");
	for (size_t i = 0; i < r->value_count; i++) {
		const struct preview_value *value = &r->values[i];
		html(v, "<li>{}: ", column_said(v, kind, value->column));
		if (value->was.n)
			html(v, "<del>{}</del> ", value->was);
		html(v, "<ins>{}</ins></li>", value->now.n ? value->now : work_word(&v->w, "(空)", "(empty)"));
	}
	html(v, "</ul>");
}

/* What came or went. */
static void put_brief(struct visit *v, const struct record_kind *kind, const struct preview_row *r)
{
	html(v, "<p>");
	for (size_t i = 0; i < r->value_count; i++) {
		const struct preview_value *value = &r->values[i];
		html(v, "{}{}: {}", i ? " / " : "", column_said(v, kind, value->column), value->was.n ? value->was : value->now);
	}
	html(v, "</p>");
}

static str place_of(struct visit *v, const struct preview_row *r)
{
	str sheet = r->sheet;
	if (!r->number)
		return S("");
	if (r->cell.n)
		return arena_join(v->w.arena, sheet, S(" "), r->cell);
	return arena_join(v->w.arena, sheet, S(" "), work_fmt(&v->w, "%lld行", "row %lld", (long long)r->number));
}

/* A record that is only added in a preview has no page yet. */
static void put_label(struct visit *v, const struct preview *p, const struct preview_row *r)
{
	bool there = r->id.n && (p->applied || r->outcome != ROW_ADDED);
	str label = r->label.n || !there ? r->label : work_word(&v->w, "(名前なし)", "(no name)");
	if (there)
		html(v, "<a href=\"{}\">{}</a>", url(v, "/ledger/{}/{}", r->kind, r->id), label);
	else
		html(v, "{}", label);
}

static const struct words place_head = { "場所", "Where" }, outcome_head = { "結果", "Outcome" }, kind_head = { "種類", "Kind" },
	                  name_head = { "名前", "Name" }, what_head = { "内容", "What" };

static void put_row(struct visit *v, const struct preview *p, const struct preview_row *r)
{
	const struct record_kind *kind = duty_kind(v->w.duties, r->kind);
	str why = v->w.lang == LANG_EN ? r->why_en : r->why_ja;
	html(v, "<tr><td data-label=\"{}\">{}</td><td data-label=\"{}\"><span class=\"badge {}\">{}</span></td>", place_head, place_of(v, r),
	     outcome_head, outcome_names[r->outcome], outcome_words[r->outcome]);
	html(v, "<td data-label=\"{}\">{}</td><td data-label=\"{}\">", kind_head, kind ? work_words(&v->w, kind->words) : r->kind, name_head);
	put_label(v, p, r);
	html(v, "</td><td data-label=\"{}\">", what_head);
	if (r->value_count && (r->outcome == ROW_ADDED || r->outcome == ROW_VANISHED))
		put_brief(v, kind, r);
	else if (r->value_count)
		put_changes(v, kind, r);
	if (why.n)
		html(v, "<p>{}</p>", why);
	html(v, "</td></tr>");
}

/* ---- the table */

static void put_table(struct visit *v, const struct preview *p, const struct preview_row *rows, size_t count)
{
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"rows\"><table class=\"list stack\"><thead><tr>"
	     "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
	     place_head, outcome_head, kind_head, name_head, what_head);
	for (size_t i = 0; i < count; i++)
		put_row(v, p, &rows[i]);
	html(v, "</tbody></table></div>");
}

static void put_bound(struct visit *v, const struct preview *p, enum outcome outcome)
{
	bool cut = false;
	for (size_t o = 0; o < OUTCOMES; o++)
		cut |= (outcome == OUTCOMES || outcome == o) && o != ROW_SAME && p->kept[o] < p->counts[o];
	if (cut)
		html(v, "<p class=\"hint\">{}</p>", work_fmt(&v->w, "結果ごとに、先頭の %u 行までを示しています。", "Of each outcome the first %u rows are shown.",
		                                             PREVIEW_ROWS_MAX));
}

bool rows_put(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	enum outcome outcome = outcome_asked(v);
	size_t all = rows_of(p, outcome), pages = (all + PAGE_ROWS - 1) / PAGE_ROWS, count;
	size_t page = (size_t)visit_number(v, "page", 1, 1, pages ? (int64_t)pages : 1);
	struct preview_row *rows;
	if (!all)
		return true;
	if (!preview_rows(&v->w, p, outcome, (page - 1) * PAGE_ROWS, PAGE_ROWS, &rows, &count, e))
		return false;
	html(v, "<h2 id=\"rows\">{}</h2>", p->applied ? work_word(&v->w, "変わったところ", "What changed") : work_word(&v->w, "変わるところ", "What would change"));
	if (outcome != OUTCOMES)
		html(v, "<p>{} <a href=\"{}#rows\">{}</a></p>", work_fmt(&v->w, "「%s」だけを示しています。", "Only \"%s\" is shown.", work_say(&v->w, outcome_words[outcome])),
		     url(v, "/import/{}", u->id), work_word(&v->w, "すべて示す", "Show all"));
	put_table(v, p, rows, count);
	page_pager(v, outcome == OUTCOMES ? url(v, "/import/{}", u->id) : url(v, "/import/{}?show={}", u->id, outcome_names[outcome]), page, pages);
	put_bound(v, p, outcome);
	return true;
}

/* ---- the rejected rows, to be mended */

static size_t width_of(const struct preview *p, str sheet)
{
	size_t width = 0;
	for (size_t i = 0; i < p->column_count; i++)
		if (str_eq(p->columns[i].sheet, sheet) && p->columns[i].at >= width)
			width = p->columns[i].at + 1;
	return width;
}

static void put_csv_header(struct visit *v, const struct preview *p, str sheet, str *cells, size_t width)
{
	for (size_t i = 0; i < p->column_count; i++)
		if (str_eq(p->columns[i].sheet, sheet))
			cells[p->columns[i].at] = p->columns[i].header;
	cells[width] = work_word(&v->w, "元のファイルの行", "Row of the file");
	cells[width + 1] = work_word(&v->w, "取り込めなかった理由", "Why it was rejected");
	csv_put_row(v->w.out, cells, width + 2);
}

static void put_csv_row(struct visit *v, const struct preview_row *r, str *cells, size_t width)
{
	for (size_t i = 0; i < width; i++)
		cells[i] = i < r->cell_count ? r->cells[i] : S("");
	cells[width] = place_of(v, r);
	cells[width + 1] = v->w.lang == LANG_EN ? r->why_en : r->why_ja;
	csv_put_row(v->w.out, cells, width + 2);
}

/* With a byte-order mark, by which Excel knows the charset. */
bool rejected_file(struct visit *v, struct err *e)
{
	struct upload u;
	struct preview p;
	struct preview_row *rows;
	size_t count;
	if (!upload_get(&v->w, visit_word(v, "id"), &u, e) || !preview_read(&v->w, u.id, &p, e) ||
	    !preview_rows(&v->w, &p, ROW_REJECTED, 0, PREVIEW_ROWS_MAX, &rows, &count, e))
		return false;
	visit_attach(v, work_fmt(&v->w, "取り込めなかった行_%.*s.csv", "rejected_%.*s.csv", P(import_source(v->w.arena, u.file))), "text/csv; charset=utf-8");
	buf_put(v->w.out, S("\xEF\xBB\xBF"));
	for (size_t i = 0; i < count; i++) {
		size_t width = width_of(&p, rows[i].sheet);
		str *cells = arena_array(v->w.arena, str, width + 2);
		if (!i || !str_eq(rows[i].sheet, rows[i - 1].sheet))
			put_csv_header(v, &p, rows[i].sheet, cells, width);
		put_csv_row(v, &rows[i], cells, width);
	}
	return true;
}
