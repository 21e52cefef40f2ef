/* list_page.c - the filter, the table and the page numbers of a list of records.
 * SPDX-License-Identifier: Apache-2.0 */
#include "list_page.h"

#include "record_page.h"

#define CHOICE_NAME "is-" /* before a column's name: which choice is asked for */

/* ---- the view and its address */

static bool is_usual(const struct column *c)
{
	return c->flags & (COLUMN_BRIEF | COLUMN_LABEL);
}

static size_t head_of(const struct record_kind *kind)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if (kind->columns[i].flags & COLUMN_LABEL)
			return i;
	return 0;
}

/* Columns that were chosen; the one that names the row is always there. */
static void read_columns(struct list_view *view, const struct fields *query)
{
	bool any = false;
	for (size_t i = 0; i < query->count; i++) {
		int column = str_eq(query->list[i].name, S("col")) ? record_column(view->kind, query->list[i].value) : -1;
		if (column >= 0)
			any = view->shown[column] = true;
	}
	view->usual = true;
	for (size_t i = 0; view->kind->columns[i].name; i++) {
		const struct column *c = &view->kind->columns[i];
		view->shown[i] = i == view->head || (any ? view->shown[i] : is_usual(c));
		view->usual = view->usual && view->shown[i] == (i == view->head || is_usual(c));
		view->ask.columns[i] = view->shown[i] || c->flags & COLUMN_LABEL; /* another label stands in for a head that is empty */
	}
}

static void read_choices(struct visit *v, struct list_view *view, const struct fields *query)
{
	for (size_t i = 0; view->kind->columns[i].name; i++) {
		const struct column *c = &view->kind->columns[i];
		if (c->type != COLUMN_CHOICE)
			continue;
		str code = fields_value(query, arena_fmt(v->w.arena, CHOICE_NAME "%s", c->name).p);
		if (choice_of(c->choices, code) || str_eq(code, S(CHOICE_UNTOLD)))
			view->ask.choices[i] = code;
	}
}

/* Whether not all that is on the ledger is asked for; a word looked for aside. */
static bool is_narrowed(const struct list_view *view)
{
	bool narrowed = view->ask.presence != PRESENCE_THERE;
	for (size_t i = 0; view->kind->columns[i].name; i++)
		narrowed |= view->ask.choices[i].n > 0;
	return narrowed;
}

struct list_view list_view_read(struct visit *v, const struct record_kind *kind, const struct fields *query)
{
	int64_t page;
	struct list_view view = { .kind = kind, .page = 1, .head = head_of(kind) };
	view.print = fields_value(query, "print").n;
	view.ask = (struct list_ask){ .kind = kind, .find = str_trim(fields_value(query, "q")), .most = view.print ? LIST_PRINT_ROWS : LIST_ROWS };
	view.ask.presence = fields_value(query, "gone").n ? PRESENCE_GONE : PRESENCE_THERE;
	view.ask.sort = record_column(kind, fields_value(query, "sort"));
	view.ask.falling = view.ask.sort >= 0 && fields_value(query, "down").n;
	if (!view.print && str_whole(fields_value(query, "page"), &page) && page > 1)
		view.page = page > LIST_PAGES_MAX ? LIST_PAGES_MAX : (size_t)page;
	view.ask.skip = (view.page - 1) * view.ask.most;
	read_columns(&view, query);
	read_choices(v, &view, query);
	view.ask.often = view.usual && view.ask.sort < 0 && !view.ask.find.n && !is_narrowed(&view);
	return view;
}

/* The next part of a query. */
static void add(struct buf *b, const char *prefix, const char *name, str value)
{
	buf_fmt(b, "%c%s%s=", str_has(buf_str(b), S("?")) ? '&' : '?', prefix, name);
	uri_put(b, value);
}

str list_view_address(struct arena *a, const struct list_view *view, str path)
{
	auto_buf b = { 0 };
	const struct column *columns = view->kind->columns;
	buf_put(&b, path);
	if (view->ask.find.n)
		add(&b, "", "q", view->ask.find);
	for (size_t i = 0; columns[i].name; i++)
		if (view->ask.choices[i].n)
			add(&b, CHOICE_NAME, columns[i].name, view->ask.choices[i]);
	if (view->ask.presence == PRESENCE_GONE)
		add(&b, "", "gone", S("1"));
	for (size_t i = 0; columns[i].name && !view->usual; i++)
		if (view->shown[i])
			add(&b, "", "col", str_of(columns[i].name));
	if (view->ask.sort >= 0)
		add(&b, "", "sort", str_of(columns[view->ask.sort].name));
	if (view->ask.falling)
		add(&b, "", "down", S("1"));
	if (view->print)
		add(&b, "", "print", S("1"));
	if (view->page > 1)
		add(&b, "", "page", arena_fmt(a, "%zu", view->page));
	return arena_copy(a, buf_str(&b));
}

static size_t pages_of(const struct list_view *view, const struct listed *list)
{
	return (list->total + view->ask.most - 1) / view->ask.most;
}

bool list_view_list(struct visit *v, struct list_view *view, struct listed *list, struct err *e)
{
	if (!record_list(&v->w, &view->ask, list, e))
		return false;
	if (list->set.count || !list->total)
		return true;
	view->page = pages_of(view, list);
	view->ask.skip = (view->page - 1) * view->ask.most;
	return record_list(&v->w, &view->ask, list, e);
}

/* ---- the filter */

static void put_choice(struct visit *v, const struct column *c, str chosen)
{
	size_t n = 0;
	while (c->choices[n].code)
		n++;
	struct select_option *options = arena_array(v->w.arena, struct select_option, n + 2);
	options[0] = (struct select_option){ S(""), work_word(&v->w, "すべて", "all") };
	for (size_t i = 0; i < n; i++)
		options[i + 1] = (struct select_option){ str_of(c->choices[i].code), work_words(&v->w, c->choices[i].words) };
	options[n + 1] = (struct select_option){ S(CHOICE_UNTOLD), work_word(&v->w, "分からない・空欄", "not told") };
	form_select(v, arena_fmt(v->w.arena, CHOICE_NAME "%s", c->name).p, c->words, options, n + 2, chosen, false);
}

static void put_choices(struct visit *v, const struct list_view *view, bool usual)
{
	for (size_t i = 0; view->kind->columns[i].name; i++) {
		const struct column *c = &view->kind->columns[i];
		if (c->type == COLUMN_CHOICE && (is_usual(c) || view->ask.choices[i].n) == usual)
			put_choice(v, c, view->ask.choices[i]);
	}
}

static void put_presence(struct visit *v, const struct list_view *view)
{
	const struct select_option options[] = { { S(""), work_word(&v->w, "台帳にあるもの", "on the ledger") },
		                                 { S("1"), work_word(&v->w, "なくなったもの", "gone") } };
	form_select(v, "gone", (struct words){ "どちらを見るか", "Which" }, options, LENGTH(options),
	            view->ask.presence == PRESENCE_GONE ? S("1") : S(""), false);
}

static void put_column_boxes(struct visit *v, const struct list_view *view)
{
	html(v, "<fieldset><legend>{}</legend><ul class=\"choices\">", work_word(&v->w, "表に出す項目", "Columns of the table"));
	for (size_t i = 0; view->kind->columns[i].name; i++) {
		const struct column *c = &view->kind->columns[i];
		if (i == view->head)
			continue;
		html(v, "<li><label><input type=\"checkbox\" name=\"col\" value=\"{}\"", c->name);
		if (view->shown[i])
			html(v, " checked");
		html(v, "> {}</label></li>", c->words);
	}
	html(v, "</ul></fieldset>\n");
}

void list_put_filter(struct visit *v, const struct list_view *view, str path)
{
	html(v, "<form class=\"filter screen-only\" method=\"get\" action=\"{}\" role=\"search\">\n<div class=\"field\"><label for=\"q\">{}</label>"
	     "<input type=\"search\" id=\"q\" name=\"q\" value=\"{}\"></div>\n", path, work_word(&v->w, "ことば", "Word"), view->ask.find);
	put_choices(v, view, true);
	put_presence(v, view);
	if (view->ask.sort >= 0)
		form_hidden(v, "sort", str_of(view->kind->columns[view->ask.sort].name));
	if (view->ask.falling)
		form_hidden(v, "down", S("1"));
	html(v, "<button>{}</button>", work_word(&v->w, "表示する", "Show"));
	if (view->ask.find.n || is_narrowed(view) || !view->usual)
		html(v, " <a href=\"{}\">{}</a>", path, work_word(&v->w, "条件を消す", "Clear"));
	html(v, "\n<details><summary>{}</summary>\n", work_word(&v->w, "ほかの条件と、表に出す項目", "More conditions and columns"));
	put_choices(v, view, false);
	put_column_boxes(v, view);
	html(v, "</details></form>\n");
}

/* ---- the table */

void list_put_count(struct visit *v, const struct list_view *view, const struct listed *list)
{
	if (list->set.count < list->total)
		html(v, "<p>{}</p>\n", work_fmt(&v->w, "全 %zu 件、%zu〜%zu 件目", "%zu in all, %zu to %zu", list->total, view->ask.skip + 1,
		                              view->ask.skip + list->set.count));
	else
		html(v, "<p>{}</p>\n", work_fmt(&v->w, "%zu 件", "%zu records", list->total));
}

/* Sorted by the column whose head was chosen; chosen again, the other way round. */
static void put_head(struct visit *v, const struct list_view *view, size_t column, str path)
{
	struct list_view other = *view;
	const struct column *c = &view->kind->columns[column];
	bool sorted = view->ask.sort == (int)column;
	other.ask.sort = (int)column;
	other.ask.falling = sorted && !view->ask.falling;
	other.page = 1;
	html(v, "<th scope=\"col\"");
	if (c->type == COLUMN_COUNT)
		html(v, " class=\"num\"");
	if (sorted)
		html(v, " aria-sort=\"{}\"", view->ask.falling ? "descending" : "ascending");
	if (view->print)
		html(v, ">{}</th>", c->words);
	else
		html(v, "><a href=\"{}\">{}</a></th>", list_view_address(v->w.arena, &other, path), c->words);
}

static void put_heads(struct visit *v, const struct list_view *view, str path, bool tick)
{
	html(v, "<thead><tr>");
	if (tick)
		html(v, "<td class=\"pick\"><label hidden><input type=\"checkbox\" data-all=\"id\" aria-label=\"{}\"></label></td>",
		     work_word(&v->w, "このページの全部を選ぶ", "choose all on this page"));
	put_head(v, view, view->head, path);
	for (size_t i = 0; view->kind->columns[i].name; i++)
		if (view->shown[i] && i != view->head)
			put_head(v, view, i, path);
	html(v, "</tr></thead>\n");
}

/* A choice is said in the reader's language; one that nobody wrote but that the other columns tell is marked. */
static void put_cell(struct visit *v, const struct column *c, str raw, str code)
{
	const struct choice *choice = c->type == COLUMN_CHOICE ? choice_of(c->choices, code) : NULL;
	if (choice && raw.n)
		html(v, "<td data-label=\"{}\">{}</td>", c->words, choice->words);
	else if (choice)
		html(v, "<td data-label=\"{}\">{} <small class=\"code\">{}</small></td>", c->words, choice->words, work_word(&v->w, "(推定)", "(inferred)"));
	else if (c->type == COLUMN_COUNT)
		html(v, "<td class=\"num\" data-label=\"{}\">{}</td>", c->words, raw);
	else if (c->type == COLUMN_DATE)
		html(v, "<td class=\"code\" data-label=\"{}\">{}</td>", c->words, raw);
	else
		html(v, "<td data-label=\"{}\">{}</td>", c->words, value_say(v, raw));
}

static void put_name(struct visit *v, const struct list_view *view, const struct record *r, size_t row, bool tick)
{
	str name = r->values[view->head];
	if (tick)
		html(v, "<td class=\"pick\"><input type=\"checkbox\" name=\"id\" value=\"{}\" aria-labelledby=\"r{}\"></td><th scope=\"row\" id=\"r{}\">",
		     r->id, row, row);
	else
		html(v, "<th scope=\"row\">");
	if (name.n)
		html(v, "<a href=\"/ledger/{}/{}\">{}</a></th>", view->kind->name, r->id, name);
	else
		html(v, "<a href=\"/ledger/{}/{}\">({})</a></th>", view->kind->name, r->id, record_label(view->kind, r));
}

static void put_row(struct visit *v, const struct list_view *view, const struct listed *list, size_t row, bool tick)
{
	const struct record *r = &list->set.records[row];
	const str *codes = &list->codes[row * record_columns(view->kind)];
	html(v, "<tr>");
	put_name(v, view, r, row, tick);
	for (size_t i = 0; view->kind->columns[i].name; i++)
		if (view->shown[i] && i != view->head)
			put_cell(v, &view->kind->columns[i], r->values[i], codes[i]);
	html(v, "</tr>\n");
}

void list_put_table(struct visit *v, const struct list_view *view, const struct listed *list, str path, bool tick)
{
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\">", view->kind->words);
	put_heads(v, view, path, tick);
	html(v, "<tbody>\n");
	for (size_t i = 0; i < list->set.count; i++)
		put_row(v, view, list, i, tick);
	html(v, "</tbody></table></div>\n");
}

void list_put_pager(struct visit *v, const struct list_view *view, const struct listed *list, str path)
{
	struct list_view first = *view;
	first.page = 1;
	page_pager(v, list_view_address(v->w.arena, &first, path), view->page, pages_of(view, list));
}
