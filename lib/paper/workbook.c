/* workbook.c - writing .xlsx with libxlsxwriter, in memory, with every limit checked before.
 * SPDX-License-Identifier: Apache-2.0 */
#include "workbook.h"

#include "base/spool.h"
#include "base/utf8.h"
#include "engine/xlsx_escape.h"
#include "fail.h"
#include "mend.h"
#include "table_text.h"

#include <assert.h>
#include <math.h>
#include <xlsxwriter.h>

#define TEXT_FORMAT "@" /* what is typed into the cell stays as it is typed */
#define FONT "游ゴシック"
#define INK_SMALL 0x808080
#define SHADE_HEADER 0xEDEDED
#define SHADE_BAND 0xDADADA
#define SHADE_OPEN 0xFFF8D6

/* Widths of columns chosen by content, in half-width characters. */
#define WIDTH_LEAST 8.0
#define WIDTH_MOST 60.0
#define WIDTH_ROOM 2.0   /* for margins and the filter's button */
#define WIDTH_MARGIN 1.0 /* of a column that is filled with text */

#define LINE_POINTS 18.0
#define ROW_POINTS_MAX 409.0 /* Excel's */

static const struct style {
	double size;
	lxw_color_t ink, shade;
	bool bold, ruled, wrapped, top;
	uint8_t across;
} styles[WORKBOOK_STYLES] = {
	[WORKBOOK_TEXT] = { 10.5, .wrapped = true, .top = true },
	[WORKBOOK_HEADER] = { 10.5, .bold = true, .ruled = true, .wrapped = true, .shade = SHADE_HEADER,
			      .across = LXW_ALIGN_CENTER },
	[WORKBOOK_TITLE] = { 14, .bold = true },
	[WORKBOOK_NOTE] = { 10, .wrapped = true, .top = true },
	[WORKBOOK_SMALL] = { 8, .ink = INK_SMALL },
	[WORKBOOK_BAND] = { 10.5, .bold = true, .ruled = true, .shade = SHADE_BAND },
	[WORKBOOK_LABEL] = { 10.5, .ruled = true, .wrapped = true, .across = LXW_ALIGN_CENTER },
	[WORKBOOK_ITEM] = { 10.5, .ruled = true, .wrapped = true },
	[WORKBOOK_ANSWER] = { 10.5, .ruled = true, .wrapped = true, .across = LXW_ALIGN_CENTER },
};

struct workbook_sheet {
	struct workbook *book;
	struct workbook_sheet *next;
	lxw_worksheet *file;
	str name;
	uint32_t header_rows, row_count;
	size_t column_count;
	bool filter;
	double widths[WORKBOOK_COLUMNS_MAX];  /* as asked for; 0: by content */
	double content[WORKBOOK_COLUMNS_MAX]; /* the widest text so far */
	uint32_t taken[WORKBOOK_COLUMNS_MAX]; /* the row from which a column is free of cells hanging down */
};

struct workbook {
	struct arena *arena;
	struct err fail;
	enum lang lang;
	struct spool spool;
	lxw_workbook *file;
	lxw_format *formats[WORKBOOK_STYLES][2]; /* closed, open */
	struct workbook_sheet *sheets;           /* the last one first */
	size_t sheet_count;
	struct buf text;                         /* for what is being handed over */
};

static lxw_format *format_new(lxw_workbook *file, const struct style *s, bool open)
{
	lxw_format *f = workbook_add_format(file);
	if (!f)
		return NULL;
	format_set_font_name(f, FONT);
	format_set_font_size(f, s->size);
	format_set_font_color(f, s->ink ? s->ink : LXW_COLOR_BLACK);
	format_set_num_format(f, TEXT_FORMAT);
	format_set_align(f, s->top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	if (s->across)
		format_set_align(f, s->across);
	if (s->bold)
		format_set_bold(f);
	if (s->wrapped)
		format_set_text_wrap(f);
	if (s->ruled)
		format_set_border(f, LXW_BORDER_THIN);
	if (s->shade || open)
		format_set_bg_color(f, open ? SHADE_OPEN : s->shade);
	if (open)
		format_set_unlocked(f);
	return f;
}

static bool formats_open(struct workbook *w)
{
	for (size_t i = 0; i < WORKBOOK_STYLES; i++)
		for (size_t open = 0; open < 2; open++)
			if (!(w->formats[i][open] = format_new(w->file, &styles[i], open)))
				return false;
	return true;
}

static void describe(struct workbook *w, const struct workbook_look *look)
{
	auto_buf title = { 0 }, author = { 0 };
	lxw_doc_properties properties = {
		.title = (char *)mend(&title, look->title),
		.author = (char *)mend(&author, look->author),
		.created = look->made_at,
	};
	workbook_set_properties(w->file, &properties);
}

struct workbook *workbook_open(struct arena *a, const struct workbook_look *look, struct err *e)
{
	struct workbook *w = arena_new(a, struct workbook);
	w->arena = a;
	w->lang = look->lang;
	if (!spool_open(&w->spool, e))
		return NULL;
	w->file = workbook_new(w->spool.path);
	if (!w->file || !formats_open(w)) {
		workbook_drop(&w);
		err_set(e, ERR_MEMORY, "ブックを作れません", "no workbook can be made");
		return NULL;
	}
	describe(w, look);
	return w;
}

void workbook_drop(struct workbook **w)
{
	if (!*w)
		return;
	if ((*w)->file)
		lxw_workbook_free((*w)->file);
	spool_drop(&(*w)->spool);
	buf_drop(&(*w)->text);
	*w = NULL;
}

/* Length as Excel counts it. */
static size_t units(str text)
{
	size_t count = 0;
	for (size_t at = 0; at < text.n;)
		count += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
	return count;
}

/* At most so many units of a text. */
static str units_first(str text, size_t max)
{
	size_t at = 0, count = 0, end = 0;
	while (at < text.n) {
		count += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
		if (count > max)
			break;
		end = at;
	}
	return str_first(text, end);
}

/* What Excel refuses in the name of a sheet, and what is like it. */
static const struct {
	char refused;
	uint32_t instead;
} name_letters[] = {
	{ '[', 0xFF3B }, { ']', 0xFF3D }, { ':', 0xFF1A },  { '*', 0xFF0A },
	{ '?', 0xFF1F }, { '/', 0xFF0F }, { '\\', 0xFF3C }, { '\'', 0x2019 },
};

static uint32_t name_rune(uint32_t rune)
{
	for (size_t i = 0; i < LENGTH(name_letters); i++)
		if (rune == (uint32_t)name_letters[i].refused)
			return name_letters[i].instead;
	return rune < ' ' ? ' ' : rune;
}

static bool name_taken(const struct workbook *w, str name)
{
	for (const struct workbook_sheet *s = w->sheets; s; s = s->next)
		if (str_eq_nocase(s->name, name))
			return true;
	return false;
}

static str sheet_name(struct workbook *w, str asked)
{
	auto_buf clean = { 0 };
	for (size_t at = 0; at < asked.n;)
		buf_rune(&clean, name_rune(utf8_next(asked, &at)));
	str stem = str_trim(buf_str(&clean));
	if (!stem.n)
		stem = S("シート");
	str name = units_first(stem, WORKBOOK_NAME_MAX);
	for (unsigned n = 2; name_taken(w, name) && n <= WORKBOOK_SHEETS_MAX; n++) {
		str tail = arena_fmt(w->arena, "(%u)", n);
		name = arena_join(w->arena, units_first(stem, WORKBOOK_NAME_MAX - tail.n), S(""), tail);
	}
	return arena_copy(w->arena, name);
}

static void sheet_print(lxw_worksheet *file, const struct workbook_sheet_look *look)
{
	worksheet_set_paper(file, 9); /* A4 */
	if (look->landscape)
		worksheet_set_landscape(file);
	worksheet_fit_to_pages(file, 1, 0);
	worksheet_set_footer(file, "&C&P / &N");
	if (look->header_rows) {
		worksheet_freeze_panes(file, look->header_rows, 0);
		worksheet_repeat_rows(file, 0, look->header_rows - 1);
	}
}

struct workbook_sheet *workbook_sheet(struct workbook *w, const struct workbook_sheet_look *look)
{
	assert(look->width_count <= WORKBOOK_COLUMNS_MAX && !(look->hidden && !w->sheets));
	struct workbook_sheet *s = arena_new(w->arena, struct workbook_sheet);
	*s = (struct workbook_sheet){
		.book = w, .next = w->sheets, .header_rows = look->header_rows, .filter = look->filter
	};
	s->name = sheet_name(w, look->name);
	for (size_t i = 0; i < look->width_count; i++)
		s->widths[i] = look->widths[i];
	if (w->sheet_count++ < WORKBOOK_SHEETS_MAX)
		s->file = workbook_add_worksheet(w->file, mend(&w->text, s->name));
	w->sheets = s;
	if (!s->file) {
		fail_once(&w->fail, "シート「%.*s」を作れません", "the sheet \"%.*s\" cannot be made",
			  P(s->name));
		return s;
	}
	sheet_print(s->file, look);
	if (look->locked)
		worksheet_protect(s->file, NULL, NULL);
	if (look->hidden)
		worksheet_hide(s->file);
	return s;
}

/* Where a cell lies. */
struct area {
	uint32_t row, last_row;
	uint16_t column, last_column;
};

static bool in_cell(struct workbook_sheet *s, const struct area *at)
{
	char cell[LXW_MAX_CELL_NAME_LENGTH];
	lxw_rowcol_to_cell(cell, at->row, at->column);
	return err_wrap(&s->book->fail, "シート「%.*s」のセル%s", "sheet \"%.*s\", cell %s", P(s->name),
			cell);
}

/* A cell is put only while nothing has failed. */
#define refuse(s, at, ja, en, ...) (err_set(&(s)->book->fail, ERR_INPUT, ja, en, __VA_ARGS__), in_cell(s, at))

static bool within(struct workbook_sheet *s, const struct area *at, struct words what, str text, unsigned max)
{
	size_t n = units(text);
	if (n <= max)
		return true;
	err_set(&s->book->fail, ERR_INPUT, "%zu文字あります。%u文字までにしてください",
		"%zu characters, but at most %u fit", n, max);
	err_at(&s->book->fail, what);
	return in_cell(s, at);
}

static bool choices_fit(struct workbook_sheet *s, const struct area *at, const struct workbook_cell *cell)
{
	size_t n = cell->choice_count ? cell->choice_count - 1 : 0;
	for (size_t i = 0; i < cell->choice_count; i++) {
		n += units(cell->choices[i]);
		if (str_has(cell->choices[i], S(",")) || str_has(cell->choices[i], S("\"")))
			return refuse(s, at, "選択肢「%.*s」にはコンマと引用符を使えません",
				      "the choice \"%.*s\" has a comma or a quote", P(cell->choices[i]));
	}
	return n <= WORKBOOK_CHOICES_MAX ||
	       refuse(s, at, "選択肢が合わせて%zu文字あります。%u文字までにしてください",
		      "the choices have %zu characters together, at most %u fit", n, WORKBOOK_CHOICES_MAX);
}

static bool cell_fits(struct workbook_sheet *s, const struct area *at, const struct workbook_cell *cell)
{
	static const struct words text = { "内容", "text" },
				  title = { "入力案内の題", "title of the prompt" },
				  prompt = { "入力案内", "prompt" };
	return within(s, at, text, cell->text, WORKBOOK_CELL_MAX) &&
	       within(s, at, title, cell->prompt_title, WORKBOOK_PROMPT_TITLE_MAX) &&
	       within(s, at, prompt, cell->prompt, WORKBOOK_PROMPT_MAX) && choices_fit(s, at, cell);
}

static void guide_entry(struct workbook_sheet *s, const struct area *at, const struct workbook_cell *cell)
{
	static const struct words only = { "一覧から選んでください。", "Please choose from the list." };
	struct workbook *w = s->book;
	auto_buf title = { 0 }, prompt = { 0 };
	auto_arena a = { 0 };
	if (!cell->choice_count && !cell->prompt.n)
		return;
	const char **choices = arena_array(&a, const char *, cell->choice_count + 1);
	for (size_t i = 0; i < cell->choice_count; i++)
		choices[i] = arena_text(&a, str_of(mend(&w->text, cell->choices[i])));
	lxw_data_validation guide = {
		.validate = cell->choice_count ? LXW_VALIDATION_TYPE_LIST : LXW_VALIDATION_TYPE_ANY,
		.value_list = (char **)choices,
		.input_title = (char *)mend(&title, cell->prompt_title),
		.input_message = (char *)mend(&prompt, cell->prompt),
		.error_message = cell->choice_count ? (char *)say(w->lang, only) : NULL,
	};
	worksheet_data_validation_range(s->file, at->row, at->column, at->last_row, at->last_column, &guide);
}

/* A column that is as wide as its content breaks no line before it is as wide as can be. */
static double area_width(const struct workbook_sheet *s, const struct area *at)
{
	double width = 0;
	for (size_t i = at->column; i <= at->last_column; i++)
		width += s->widths[i] > 0 ? s->widths[i] : WIDTH_MOST;
	return width;
}

/* Lines that a text takes in its columns: programs other than Excel leave rows as low as they find them. */
static double lines_needed(const struct workbook_sheet *s, const struct area *at,
			   const struct workbook_cell *cell)
{
	double width = fmax(area_width(s, at) - WIDTH_MARGIN, 1), lines = 0;
	if (!styles[cell->style].wrapped)
		return 1;
	for (str rest = cell->text; rest.p;)
		lines += fmax(1, ceil((double)text_columns(str_cut(&rest, S("\n"))) / width));
	return lines;
}

/* What only looks like an escape of ECMA-376 (_xHHHH_) is escaped, so that it comes back as it was. */
static const char *cell_text(struct workbook *w, str text)
{
	auto_buf escaped = { 0 }, scratch = { 0 };
	if (!str_has(text, S("_x")))
		return mend(&w->text, text);
	for (size_t at = 0; at < text.n; at++) {
		str seen = str_first(str_from(text, at), sizeof "_xHHHH_" - 1);
		if (str_starts(seen, S("_x")) && !str_eq(xlsx_unescape(seen, &scratch), seen))
			buf_put(&escaped, S("_x005F"));
		buf_byte(&escaped, text.p[at]);
	}
	return mend(&w->text, buf_str(&escaped));
}

static void write_cell(struct workbook_sheet *s, const struct area *at, const struct workbook_cell *cell)
{
	lxw_format *format = s->book->formats[cell->style][cell->open];
	const char *text = cell_text(s->book, cell->text);
	lxw_error failed;
	if (at->row == at->last_row && at->column == at->last_column)
		failed = worksheet_write_string(s->file, at->row, at->column, text, format);
	else
		failed = worksheet_merge_range(s->file, at->row, at->column, at->last_row, at->last_column,
					       text, format);
	if (failed)
		refuse(s, at, "書き込めません: %s", "cannot be written: %s", lxw_strerror(failed));
}

static uint16_t free_column(const struct workbook_sheet *s, uint16_t column)
{
	while (column < WORKBOOK_COLUMNS_MAX && s->taken[column] > s->row_count)
		column++;
	return column;
}

static uint16_t at_least_one(uint16_t n)
{
	return n ? n : 1;
}

/* A row being put. */
struct row {
	uint16_t column; /* where the next cell goes, if it is free */
	double lines;    /* of its highest cell */
};

static void grow_row(struct workbook_sheet *s, struct row *row, const struct area *at,
		     const struct workbook_cell *cell)
{
	for (uint16_t i = at->column; i <= at->last_column; i++)
		s->taken[i] = at->last_row + 1;
	row->column = (uint16_t)(at->last_column + 1);
	if (row->column > s->column_count)
		s->column_count = row->column;
	if (at->column == at->last_column)
		s->content[at->column] = fmax(s->content[at->column], (double)text_widest(cell->text));
	if (at->row == at->last_row)
		row->lines = fmax(row->lines, lines_needed(s, at, cell));
}

static void put_cell(struct workbook_sheet *s, struct row *row, const struct workbook_cell *cell)
{
	uint32_t columns = at_least_one(cell->columns), rows = at_least_one(cell->rows);
	uint16_t first = free_column(s, row->column);
	struct area at = { s->row_count, s->row_count + rows - 1, first, (uint16_t)(first + columns - 1) };
	if (first + columns > WORKBOOK_COLUMNS_MAX || s->row_count + rows > WORKBOOK_ROWS_MAX) {
		refuse(s, &at, "表が大きすぎます。%u列、%u行までにしてください",
		       "the table has more than %u columns or %u rows", WORKBOOK_COLUMNS_MAX,
		       WORKBOOK_ROWS_MAX);
		return;
	}
	if (!cell_fits(s, &at, cell))
		return;
	write_cell(s, &at, cell);
	guide_entry(s, &at, cell);
	grow_row(s, row, &at, cell);
}

static void end_row(struct workbook_sheet *s, const struct row *row)
{
	if (row->lines > 1)
		worksheet_set_row(s->file, s->row_count, fmin(row->lines * LINE_POINTS, ROW_POINTS_MAX),
				  NULL);
	s->row_count++;
}

void workbook_row_put(struct workbook_sheet *s, const struct workbook_cell *cells, size_t count)
{
	struct row row = { 0 };
	for (size_t i = 0; i < count && !s->book->fail.kind; i++)
		put_cell(s, &row, &cells[i]);
	end_row(s, &row);
}

void workbook_texts(struct workbook_sheet *s, enum workbook_style style, const str *texts, size_t count)
{
	struct row row = { 0 };
	for (size_t i = 0; i < count && !s->book->fail.kind; i++)
		put_cell(s, &row, &(struct workbook_cell){ .text = texts[i], .style = style });
	end_row(s, &row);
}

static void end_sheet(const struct workbook_sheet *s)
{
	for (uint16_t i = 0; i < s->column_count; i++) {
		double by_content = fmin(fmax(s->content[i] + WIDTH_ROOM, WIDTH_LEAST), WIDTH_MOST);
		worksheet_set_column(s->file, i, i, s->widths[i] > 0 ? s->widths[i] : by_content, NULL);
	}
	if (s->filter && s->header_rows && s->row_count > s->header_rows)
		worksheet_autofilter(s->file, s->header_rows - 1, 0, s->row_count - 1,
				     (lxw_col_t)(s->column_count - 1));
}

bool workbook_write(struct workbook *w, struct buf *out, struct err *e)
{
	if (w->fail.kind) {
		if (e)
			*e = w->fail;
		return false;
	}
	for (const struct workbook_sheet *s = w->sheets; s; s = s->next)
		end_sheet(s);
	lxw_error failed = workbook_close(w->file);
	w->file = NULL;
	if (failed)
		return err_set(e, ERR_DISK, "ブックを書き出せません: %s",
			       "the workbook cannot be written: %s", lxw_strerror(failed));
	return spool_read(&w->spool, out, e);
}
