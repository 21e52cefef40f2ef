/* dump.c - reading what administrators' commands export.
 * SPDX-License-Identifier: Apache-2.0 */
#include "dump.h"

#include "base/disk.h"
#include "stamp.h"
#include "text.h"

#include <assert.h>

/* -- the file ------------------------------------------------------------------------------------------ */

/* Whole lines only. In UTF-16LE the other byte of the last line feed lies behind it. */
static str first_lines(str bytes)
{
	size_t n = bytes.n;
	if (n > DUMP_HEAD_BYTES)
		for (n = DUMP_HEAD_BYTES; n && bytes.p[n - 1] != '\n';)
			n--;
	return str_first(bytes, n < bytes.n && n % 2 && !bytes.p[n] ? n + 1 : n);
}

str dump_head(struct arena *a, str bytes)
{
	str head = first_lines(bytes), text;
	return text_is(head) && text_decode(a, head, charset_of(head), &text, NULL) ? text : S("");
}

bool dump_text(struct arena *a, str bytes, str charset, const char *format, struct book *b, str *text,
               struct err *e)
{
	if (bytes.n > FILE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "ファイルが大きすぎます(%u MB まで)。分けて書き出してください",
		               "the file is too large (at most %u MB); export it in parts",
		               FILE_BYTES_MAX >> 20);
	b->format = str_of(format);
	b->charset = charset_meant(bytes, charset);
	return text_decode(a, bytes, b->charset, text, e);
}

bool dump_fits(const struct sheet *s, struct err *e)
{
	size_t rows_max = SHEET_CELLS_MAX / s->rows[0].count;
	if (s->count <= rows_max)
		return true;
	return err_set(e, ERR_INPUT, "行が多すぎます(%zu 行まで)。分けて書き出してください",
	               "there are too many rows (at most %zu); export them in parts", rows_max);
}

str dump_line(str *rest)
{
	str line = str_cut(rest, S("\n"));
	return str_ends(line, S("\r")) ? str_first(line, line.n - 1) : line;
}

/* -- the name of the file ------------------------------------------------------------------------------ */

/* Words that file names have for what was exported, not where. */
static const str tool_words[] = {
	T("ad"),          T("users"),       T("aduser"),    T("adusers"),    T("accounts"),
	T("getaduser"),   T("get-aduser"),  T("csvde"),     T("ldifde"),     T("ldif"),
	T("services"),    T("service"),     T("svc"),       T("sc"),         T("qc"),
	T("query"),       T("get-service"), T("systemd"),   T("systemctl"),  T("units"),
	T("hotfix"),      T("hotfixes"),    T("patches"),   T("get-hotfix"), T("get-computerinfo"),
	T("systeminfo"),  T("sysinfo"),     T("osinfo"),    T("secedit"),    T("computerinfo"),
	T("secpol"),      T("gpresult"),    T("gpreport"),  T("policy"),     T("registry"),
	T("reg"),         T("usb"),         T("uninstall"), T("software"),   T("export"),
	T("dump"),        T("list"),        T("output"),    T("get"),        T("一覧"),
	T("サービス"),    T("ユーザー"),    T("アカウント"), T("ポリシー"),  T("更新プログラム"),
};

static bool is_tool_word(str word)
{
	for (size_t i = 0; i < LENGTH(tool_words); i++)
		if (str_eq_nocase(word, tool_words[i]))
			return true;
	return false;
}

static bool is_digits(str s)
{
	int64_t number;
	return str_whole(s, &number);
}

static str without_extension(str name)
{
	for (size_t n = name.n; n > 1; n--)
		if (name.p[n - 1] == '.')
			return str_first(name, n - 1);
	return name;
}

str dump_subject(str file)
{
	str rest = without_extension(path_name(file));
	while (rest.p) {
		size_t n = 0;
		while (n < rest.n && rest.p[n] != '_' && rest.p[n] != ' ')
			n++;
		str word = str_first(rest, n);
		rest = n < rest.n ? str_from(rest, n + 1) : (str){ NULL, 0 };
		if (word.n && !is_tool_word(word) && !is_digits(word))
			return word;
	}
	return S("");
}

str dump_device(struct arena *a, struct book *b, str file)
{
	str subject = dump_subject(file), device = str_first(subject, str_find(subject, S(".")));
	if (!device.n)
		book_note(a, b, "どの機器の出力か分かりません。ファイル名の先頭に機器名を付けてください(例: PC-001_services.csv)",
		          "it is not said which computer this comes from: put its name first in the file "
		          "name (PC-001_services.csv)");
	return device;
}

/* -- values -------------------------------------------------------------------------------------------- */

bool dump_flag(str value, str *flag)
{
	static const struct {
		str word, flag;
	} words[] = {
		{ T(""), T("") }, { T("true"), T("yes") }, { T("false"), T("no") }, { T("1"), T("yes") },
		{ T("0"), T("no") }, { T("yes"), T("yes") }, { T("no"), T("no") }, { T("真"), T("yes") },
		{ T("偽"), T("no") }, { T("はい"), T("yes") }, { T("いいえ"), T("no") }, { T("有効"), T("yes") },
		{ T("無効"), T("no") }, { T("enabled"), T("yes") }, { T("disabled"), T("no") },
	};
	str v = str_trim(value);
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_eq_nocase(v, words[i].word)) {
			*flag = words[i].flag;
			return true;
		}
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool dump_number(str value, int64_t *number)
{
	size_t from = 0, to;
	while (from < value.n && !is_digit(value.p[from]))
		from++;
	for (to = from; to < value.n && is_digit(value.p[to]); to++)
		;
	if (from && value.p[from - 1] == '-')
		from--;
	return str_whole(str_first(str_from(value, from), to - from), number);
}

/* -- the table ----------------------------------------------------------------------------------------- */

static bool is_named(str name, const char *columns)
{
	str rest = str_of(columns);
	while (rest.p)
		if (str_eq_nocase(str_trim(name), str_cut(&rest, S("|"))))
			return true;
	return false;
}

static str unquoted(str cell)
{
	cell = str_trim(cell);
	bool quoted = cell.n >= 2 && cell.p[0] == '"' && cell.p[cell.n - 1] == '"';
	return quoted ? (str){ cell.p + 1, cell.n - 2 } : cell;
}

/* The names a header line has are plain: none holds a separator or a quotation mark. */
static bool line_names(str line, const char *columns)
{
	static const str separators[] = { T(","), T("\t"), T(";") };
	str separator = separators[0];
	for (size_t i = 0; i < LENGTH(separators); i++)
		if (str_find(line, separators[i]) < str_find(line, separator))
			separator = separators[i];
	while (line.p)
		if (is_named(unquoted(str_cut(&line, separator)), columns))
			return true;
	return false;
}

static bool is_type_line(str line)
{
	return str_starts(line, S("#TYPE "));
}

bool dump_has(str bytes, const char *const *columns)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes), line = dump_line(&head);
	if (is_type_line(line))
		line = dump_line(&head);
	for (; line.p && *columns; columns++)
		if (!line_names(line, *columns))
			return false;
	return line.p;
}

static size_t column_named(const struct dump *d, str name)
{
	const struct sheet_row *header = &d->table.rows[0];
	for (size_t i = 0; i < header->count; i++)
		if (str_eq_nocase(str_trim(header->cells[i]), name))
			return i;
	return SIZE_MAX;
}

size_t dump_column(const struct dump *d, const char *columns)
{
	size_t column = SIZE_MAX;
	for (str rest = str_of(columns); rest.p && column == SIZE_MAX;)
		column = column_named(d, str_cut(&rest, S("|")));
	return column;
}

str dump_cell(const struct dump *d, const struct sheet_row *row, const char *columns)
{
	for (str rest = str_of(columns); rest.p;) {
		size_t column = column_named(d, str_cut(&rest, S("|")));
		str cell = column < row->count ? str_trim(row->cells[column]) : S("");
		if (cell.n)
			return cell;
	}
	return S("");
}

/* A header again, where somebody put several exports into one file. */
static bool is_header_again(const struct sheet_row *header, const struct sheet_row *row)
{
	if (row->count && is_type_line(row->cells[0]))
		return true;
	if (row->count != header->count)
		return false;
	for (size_t i = 0; i < row->count; i++)
		if (!str_eq(row->cells[i], header->cells[i]))
			return false;
	return true;
}

static void tidy(struct sheet *table)
{
	size_t kept = 0;
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].count && (!kept || !is_header_again(&table->rows[0], &table->rows[i])))
			table->rows[kept++] = table->rows[i];
	table->count = kept;
}

/* The type line goes, its line end stays, so that lines keep their numbers. */
static str without_type_line(str text)
{
	return is_type_line(text) ? str_from(text, str_find(text, S("\n"))) : text;
}

bool dump_open(struct arena *a, str bytes, str charset, str file, const char *format, struct book *b,
               struct dump *d, struct err *e)
{
	str text;
	struct book csv = { 0 };
	*d = (struct dump){ .a = a, .b = b, .file = file };
	if (!dump_text(a, bytes, charset, format, b, &text, e) ||
	    !csv_read(a, without_type_line(text), S("UTF-8"), &csv, e))
		return false;
	for (size_t i = 0; i < csv.note_count; i++)
		book_note(a, b, "%s%.0s", "%.0s%s", csv.notes[i].ja, csv.notes[i].en);
	if (csv.count)
		d->table = csv.sheets[0];
	tidy(&d->table);
	return d->table.count || err_set(e, ERR_INPUT, "見出しの行がありません", "there is no header line");
}

void dump_see_dates(struct dump *d, size_t column)
{
	for (size_t i = 1; i < d->table.count; i++)
		if (column < d->table.rows[i].count)
			stamp_see(d->table.rows[i].cells[column], &d->order);
}

/* -- turning a table into records ---------------------------------------------------------------------- */

bool dump_turn_device(struct dump *d, str value, str *out)
{
	bool local = !value.n || str_eq(value, S(".")) || str_eq_nocase(value, S("localhost"));
	if (local && !d->device.p)
		d->device = dump_device(d->a, d->b, d->file);
	*out = local ? d->device : value;
	return true;
}

bool dump_turn_flag(struct dump *d, str value, str *out)
{
	(void)d;
	return dump_flag(value, out);
}

bool dump_turn_day(struct dump *d, str value, str *out)
{
	struct day day;
	if (!stamp_day(value, d->order, &day))
		return false;
	*out = day_iso(d->a, day);
	return true;
}

bool dump_turn_whole(struct dump *d, str value, str *out)
{
	int64_t number;
	if (value.n && !str_whole(value, &number))
		return false;
	*out = value.n ? arena_fmt(d->a, "%lld", (long long)number) : value;
	return true;
}

/* What the user's file calls the column; the first of the alternatives when it has none of them. */
static str column_name(const struct dump *d, const char *columns)
{
	size_t column = dump_column(d, columns);
	str rest = str_of(columns), first = str_cut(&rest, S("|"));
	return column < d->table.rows[0].count ? d->table.rows[0].cells[column] : first;
}

static str turned(struct dump *d, const struct dump_field *field, const struct sheet_row *row)
{
	str value = dump_cell(d, row, field->from), out = S("");
	if (!field->turn)
		return value;
	if (field->turn(d, value, &out))
		return out;
	str column = column_name(d, field->from);
	book_note(d->a, d->b, "%u行目: 「%.*s」の値を読み取れないため空欄にしました",
	          "line %u: the value of \"%.*s\" cannot be read; left empty", row->number, P(column));
	return S("");
}

static void put_row(struct dump *d, struct sheet *to, const struct dump_field *fields,
                    const struct sheet_row *row)
{
	str cells[DUMP_FIELDS_MAX] = { 0 };
	size_t n = 0;
	for (const struct dump_field *field = fields; field->to.n; field++) {
		cells[n] = turned(d, field, row);
		if (field->needed && !cells[n].n) {
			str column = column_name(d, field->from);
			book_note(d->a, d->b, "%u行目: 「%.*s」が無いため取り込みません",
			          "line %u: left out, it has no \"%.*s\"", row->number, P(column));
			return;
		}
		n++;
	}
	sheet_put(d->a, to, row->number, cells, n);
}

static void see_dates_of(struct dump *d, const char *columns)
{
	for (str rest = str_of(columns); rest.p;)
		dump_see_dates(d, column_named(d, str_cut(&rest, S("|"))));
}

bool dump_put(struct dump *d, const char *kind, const struct dump_field *fields, struct err *e)
{
	str header[DUMP_FIELDS_MAX];
	size_t n = 0;
	for (; fields[n].to.n; n++) {
		assert(n < DUMP_FIELDS_MAX);
		header[n] = fields[n].to;
		if (fields[n].turn == dump_turn_day)
			see_dates_of(d, fields[n].from);
	}
	struct sheet *to = book_sheet(d->a, d->b, d->b->format, str_of(kind), header, n);
	for (size_t i = 1; i < d->table.count; i++) {
		if (!dump_fits(to, e))
			return false;
		put_row(d, to, fields, &d->table.rows[i]);
	}
	return true;
}
