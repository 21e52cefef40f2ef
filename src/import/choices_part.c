/* choices_part.c - how a file is read, as a form: the kind of list, the sheet, the charset, and what each column means.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/text.h"
#include "frame/duty.h"
#include "frame/match.h"
#include "lists.h"

#define SCOPES_SHOWN_MAX 50

static const struct {
	str value;
	struct words words;
} encodings[] = {
	{ T("CP932"), { "シフトJIS(CP932)", "Shift_JIS (CP932)" } },
	{ T("UTF-8"), { "UTF-8", "UTF-8" } },
	{ T("UTF-16LE"), { "UTF-16(Unicode テキスト)", "UTF-16 (Unicode text)" } },
	{ T("EUC-JP"), { "EUC-JP", "EUC-JP" } },
};

/* What was typed, where the form came back. */
static str chosen(const struct visit *v, const char *name, str kept)
{
	const struct field *field = fields_find(&v->form, name);
	return field ? field->value : kept;
}

static bool is_text(const struct preview *p)
{
	return !str_eq(p->format, S("xlsx")) && !str_eq(p->format, S("xls")) && p->format.n;
}

/* ---- the selects */

static void put_sheet(struct visit *v, const struct upload *u, const struct preview *p)
{
	struct select_option *options = arena_array(v->w.arena, struct select_option, p->sheet_count + 1);
	if (p->sheet_count < 2)
		return;
	options[0] = (struct select_option){ S(""), work_word(&v->w, "おまかせ(読めるシートすべて)", "All that can be read") };
	for (size_t i = 0; i < p->sheet_count; i++)
		options[i + 1] = (struct select_option){ p->sheets[i], p->sheets[i] };
	form_select(v, "sheet", (struct words){ "シート", "Sheet" }, options, p->sheet_count + 1, chosen(v, "sheet", u->choices.sheet), false);
}

static void put_encoding(struct visit *v, const struct upload *u, const struct preview *p)
{
	struct select_option options[LENGTH(encodings) + 1];
	if (!is_text(p))
		return;
	options[0].value = S("");
	options[0].words = p->charset.n && !u->choices.encoding.n
	                           ? work_fmt(&v->w, "おまかせ(%.*s と判断しました)", "Find out (found: %.*s)", P(p->charset))
	                           : work_word(&v->w, "おまかせ", "Find out");
	for (size_t i = 0; i < LENGTH(encodings); i++)
		options[i + 1] = (struct select_option){ encodings[i].value, work_words(&v->w, encodings[i].words) };
	form_select(v, "encoding", (struct words){ "文字コード(文字が化けるときに選びます)", "Charset (if letters come out wrong)" }, options,
	            LENGTH(options), chosen(v, "encoding", u->choices.encoding), false);
}

/* "device:機器台帳" → "機器台帳" */
static str scope_said(str scope)
{
	str rest = scope;
	str_cut(&rest, S(":"));
	return rest.p && rest.n ? rest : scope;
}

struct scopes {
	str list[SCOPES_SHOWN_MAX];
	size_t count;
};

/* The lists of this kind that were taken in before. */
static bool read_scopes(struct work *w, str kind, struct scopes *s, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT DISTINCT scope FROM source_now WHERE kind=? ORDER BY scope LIMIT ?",
	                        BIND(V(kind), V(SCOPES_SHOWN_MAX)));
	for (s->count = 0; rows_next(&rows) && s->count < SCOPES_SHOWN_MAX; s->count++)
		s->list[s->count] = arena_copy(w->arena, rows_str(&rows, 0));
	return rows_done(&rows);
}

static bool put_scope(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	struct scopes scopes;
	struct select_option options[SCOPES_SHOWN_MAX + 1];
	if (!p->kind.n)
		return true;
	if (!read_scopes(&v->w, p->kind, &scopes, e))
		return false;
	options[0] = (struct select_option){ S(""), work_fmt(&v->w, "ファイルの名前どおり(%.*s)", "As the file is called (%.*s)",
	                                                     P(import_source(v->w.arena, u->file))) };
	for (size_t i = 0; i < scopes.count; i++)
		options[i + 1] = (struct select_option){ scopes.list[i], scope_said(scopes.list[i]) };
	if (scopes.count)
		form_select(v, "scope", (struct words){ "どの一覧の新しい版か(この一覧の中で「なくなった」を見ます)", "Of which list it is the new edition (what is missing is judged within it)" },
		            options, scopes.count + 1, chosen(v, "scope", u->choices.scope), false);
	return true;
}

/* ---- the columns */

/* "device.model": by its kind, because the record beside it may have a column of that name. */
static str full_name(struct arena *a, str kind, str column)
{
	return column.n ? arena_fmt(a, "%.*s.%.*s", P(kind), P(column)) : S("");
}

static void put_option(struct visit *v, str value, str words, str now)
{
	if (str_eq(value, now))
		html(v, "<option value=\"{}\" selected>{}</option>", value, words);
	else
		html(v, "<option value=\"{}\">{}</option>", value, words);
}

/* The record beside is linked by standing in the row, never by a cell. */
static void put_options(struct visit *v, const struct record_kind *kind, str now)
{
	put_option(v, S(""), work_word(&v->w, "(使わない)", "(not used)"), now);
	for (const struct record_kind *k = kind; k; k = k->also)
		for (const struct column *c = k->columns; c->name; c++) {
			str words = work_words(&v->w, c->words);
			if (k != kind && str_eq(str_of(c->name), str_of(kind->also_link)))
				continue;
			put_option(v, full_name(v->w.arena, str_of(k->name), str_of(c->name)),
			           k == kind ? words : arena_fmt(v->w.arena, "%s: %.*s", work_say(&v->w, k->words), P(words)), now);
		}
}

static str samples_said(struct visit *v, const struct preview_column *c)
{
	str all = S("");
	for (size_t i = 0; i < PREVIEW_SAMPLES; i++)
		all = arena_join(v->w.arena, all, S(" / "), c->samples[i]);
	return all;
}

static str field_name(struct arena *a, size_t i)
{
	return arena_fmt(a, "c%zu", i);
}

/* What the column is taken as, where it cannot be chosen. */
static str taken_as(struct visit *v, const struct preview_column *c)
{
	const struct record_kind *kind = duty_kind(v->w.duties, c->kind);
	int at = kind ? record_column(kind, c->column) : -1;
	if (str_eq(c->column, S("id")))
		return S("Inro ID");
	return at < 0 ? work_word(&v->w, "(使わない)", "(not used)") : work_words(&v->w, kind->columns[at].words);
}

/* A column with the header of one before it: in another sheet it is taken alike, in the same sheet it cannot be told apart. */
enum twin { NO_TWIN, TWIN_HERE, TWIN_ELSEWHERE };
static enum twin twin_of(struct arena *a, const struct preview *p, size_t i)
{
	str key = text_key(a, p->columns[i].header);
	for (size_t j = 0; j < i; j++)
		if (str_eq(text_key(a, p->columns[j].header), key))
			return str_eq(p->columns[j].sheet, p->columns[i].sheet) ? TWIN_HERE : TWIN_ELSEWHERE;
	return NO_TWIN;
}

static void put_column(struct visit *v, const struct record_kind *kind, const struct preview_column *c, size_t i, bool fixed)
{
	static const struct words head = { "ファイルの見出し", "Header" }, sample = { "中身の例", "Values" }, means = { "取り込む項目", "Taken as" };
	const char *name = field_name(v->w.arena, i).p;
	html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">", head, c->header, sample,
	     samples_said(v, c), means);
	if (fixed) {
		html(v, "{}</td></tr>", taken_as(v, c));
		return;
	}
	html(v, "<select name=\"{}\" aria-label=\"{}\">", name, work_fmt(&v->w, "「%.*s」を取り込む項目", "What \"%.*s\" is taken as", P(c->header)));
	put_options(v, kind, chosen(v, name, full_name(v->w.arena, c->kind, c->column)));
	html(v, "</select></td></tr>");
}

static void put_columns(struct visit *v, const struct preview *p)
{
	const struct record_kind *kind = duty_kind(v->w.duties, p->kind);
	if (!kind || !p->column_count)
		return;
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr><th scope=\"col\">{}</th>",
	     work_word(&v->w, "列の対応", "Columns"), work_word(&v->w, "ファイルの見出し", "Header"));
	html(v, "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>", work_word(&v->w, "中身の例", "Values"),
	     work_word(&v->w, "取り込む項目", "Taken as"));
	for (size_t i = 0; i < p->column_count; i++) {
		const struct preview_column *c = &p->columns[i];
		enum twin twin = twin_of(v->w.arena, p, i);
		if (twin != TWIN_ELSEWHERE)
			put_column(v, kind, c, i, twin == TWIN_HERE || str_eq(c->column, S("id")));
	}
	html(v, "</tbody></table></div>");
}

/* ---- the form */

static bool put_fields(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	if (!p->named) {
		kinds_put(v, chosen(v, "kind", u->choices.kind));
		put_sheet(v, u, p);
	}
	put_encoding(v, u, p);
	if (!p->named && !put_scope(v, u, p, e))
		return false;
	form_input(v, &(struct input){ "as_of", { "このファイルが作られた日", "Day on which the file was made" },
	                               { "書かなければ今日とみなします。古い一覧かどうかを、この日で判断します。", "Today when left empty. By it is judged whether the list is old." },
	                               .type = "date", .value = chosen(v, "as_of", u->as_of) });
	if (!p->named)
		put_columns(v, p);
	return true;
}

/* Open where something is to be chosen: it could not be read, or what was chosen was refused. */
bool choices_put(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	if (!p->sheet_count && !is_text(p))
		return true; /* nothing of it was read: choices would not help */
	if (p->problem.kind || fields_find(&v->form, "as_of"))
		html(v, "<details class=\"help\" open><summary>{}</summary>", work_word(&v->w, "読み方と列の対応", "How it is read"));
	else
		html(v, "<details class=\"help\"><summary>{}</summary>", work_word(&v->w, "読み方と列の対応を見る・直す", "How it is read (to be changed here)"));
	form_open(v, url(v, "/import/{}/match", u->id));
	if (!put_fields(v, u, p, e))
		return false;
	form_submit(v, (struct words){ "この対応で見直す", "Look again with these" });
	form_close(v);
	html(v, "</details>");
	return true;
}

/* ---- what was chosen */

static bool take_listed(struct visit *v, const char *name, str *to, const str *list, size_t count, struct err *e)
{
	str value = chosen(v, name, *to);
	bool found = !value.n || str_eq(value, *to);
	for (size_t i = 0; i < count && !found; i++)
		found = str_eq(value, list[i]);
	*to = value;
	return found || err_set(e, ERR_INPUT, "「%.*s」は選べません。一覧から選び直してください", "\"%.*s\" cannot be chosen; please choose from the list", P(value));
}

static bool take_reading(struct visit *v, struct upload *u, const struct preview *p, struct err *e)
{
	struct choices *c = &u->choices;
	struct scopes scopes = { .count = 0 };
	str kinds[LISTS_MAX], names[LENGTH(encodings)];
	size_t n = 0;
	for (const struct list_row *list = list_rows; list->kind; list++)
		kinds[n++] = str_of(list->kind);
	for (size_t i = 0; i < LENGTH(encodings); i++)
		names[i] = encodings[i].value;
	return (!p->kind.n || read_scopes(&v->w, p->kind, &scopes, e)) && take_listed(v, "kind", &c->kind, kinds, n, e) &&
	       take_listed(v, "sheet", &c->sheet, p->sheets, p->sheet_count, e) &&
	       take_listed(v, "encoding", &c->encoding, names, LENGTH(names), e) &&
	       take_listed(v, "scope", &c->scope, scopes.list, scopes.count, e);
}

static bool take_day(struct visit *v, struct upload *u, struct err *e)
{
	struct day day;
	u->as_of = str_trim(chosen(v, "as_of", u->as_of));
	return !u->as_of.n || (day_read(u->as_of, &day) && day_order(day, work_today(&v->w)) <= 0) ||
	       err_set(e, ERR_INPUT, "ファイルが作られた日は、今日までの日付にしてください", "the day of the file is a day up to today");
}

/* For each column what was chosen, or what it is taken as where nothing could be. */
static str *columns_said(struct visit *v, const struct preview *p)
{
	str *said = arena_array(v->w.arena, str, p->column_count);
	for (size_t i = 0; i < p->column_count; i++)
		said[i] = chosen(v, field_name(v->w.arena, i).p, full_name(v->w.arena, p->columns[i].kind, p->columns[i].column));
	return said;
}

static bool check_columns(const struct preview *p, const str *said, struct err *e)
{
	for (size_t i = 0; i < p->column_count; i++)
		for (size_t j = i + 1; j < p->column_count && said[i].n; j++)
			if (str_eq(p->columns[i].sheet, p->columns[j].sheet) && str_eq(said[i], said[j]))
				return err_set(e, ERR_INPUT, "「%.*s」と「%.*s」に同じ項目が選ばれています。片方を「使わない」にしてください",
				               "\"%.*s\" and \"%.*s\" are taken as the same; choose \"not used\" for one of them",
				               P(p->columns[i].header), P(p->columns[j].header));
	return true;
}

/* One map for a header: the last that was chosen. */
static void put_map(struct arena *a, struct choices *c, size_t *room, str header, str column)
{
	size_t at = 0;
	while (at < c->map_count && !str_eq(text_key(a, map_of(c->maps[at]).header), text_key(a, header)))
		at++;
	if (at == c->map_count) {
		arena_grow(a, c->maps, c->map_count, *room);
		c->map_count++;
	}
	c->maps[at] = arena_fmt(a, "%.*s=%.*s", P(header), P(column));
}

/* Only what differs from how the columns are taken now: what is found out by itself stays so. */
static void take_columns(struct arena *a, struct choices *c, const struct preview *p, const str *said)
{
	size_t room = c->map_count;
	for (size_t i = 0; i < p->column_count; i++) {
		const struct preview_column *column = &p->columns[i];
		if (!str_eq(said[i], full_name(a, column->kind, column->column)))
			put_map(a, c, &room, column->header, said[i].n ? said[i] : S(MAP_UNUSED));
	}
}

bool choices_take(struct visit *v, struct upload *u, const struct preview *p, struct err *e)
{
	const struct choices was = u->choices;
	struct choices *c = &u->choices;
	const str *said = columns_said(v, p);
	if (!take_reading(v, u, p, e) || !take_day(v, u, e) || !check_columns(p, said, e))
		return false;
	bool other = !str_eq(was.kind, c->kind) || !str_eq(was.sheet, c->sheet) || !str_eq(was.encoding, c->encoding);
	if (!str_eq(was.kind, c->kind))
		c->scope = S("");
	if (other) /* of other headers, or columns of another kind */
		c->map_count = 0;
	else
		take_columns(v->w.arena, c, p, said);
	return true;
}
