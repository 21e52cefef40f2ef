/* match.c - matching headers by name and alias, width and punctuation put aside.
 * SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include "engine/text.h"

/* Every name a column goes by, as a key. */
struct name {
	str key;
	struct matched_column column;
	struct name *next;
};

#define NAME_SLOTS 1024u

struct names {
	struct name *slots[NAME_SLOTS];
};

static void name_put(struct work *w, struct names *names, str text, struct matched_column column)
{
	str key = text_key(w->arena, text);
	if (!key.n)
		return;
	struct name **at = &names->slots[str_hash(key) % NAME_SLOTS];
	while (*at)
		at = &(*at)->next; /* behind: the kind asked for comes before the one in the same row */
	*at = arena_new(w->arena, struct name);
	**at = (struct name){ key, column, NULL };
}

static void names_of_column(struct work *w, struct names *names, const struct column *c, struct matched_column column)
{
	str rest = str_of(c->aliases ? c->aliases : "");
	name_put(w, names, str_of(c->name), column);
	name_put(w, names, str_of(c->words.ja), column);
	name_put(w, names, str_of(c->words.en), column);
	while (rest.p && rest.n)
		name_put(w, names, str_cut(&rest, S("|")), column);
}

static struct names *names_of(struct work *w, const struct record_kind *kind)
{
	struct names *names = arena_new(w->arena, struct names);
	name_put(w, names, S("Inro ID"), (struct matched_column){ kind, COLUMN_OF_ID });
	for (const struct record_kind *k = kind; k; k = k->also)
		for (int i = 0; k->columns[i].name; i++)
			names_of_column(w, names, &k->columns[i], (struct matched_column){ k, i });
	return names;
}

/* "状態(使用中/停止中)", "ＯＳ（版）\n例: Win11": the part before the first bracket or line end. */
static str head_of(str header)
{
	static const str ends[] = { T("("), T("（"), T("["), T("［"), T("【"), T("\n"), T("※") };
	for (size_t i = 0; i < LENGTH(ends); i++)
		header = str_first(header, str_find(header, ends[i]));
	return header;
}

static str mapped_name(struct work *w, const struct import_ask *ask, str header)
{
	for (size_t i = 0; i < ask->map_count; i++) {
		str rest = ask->maps[i], from = str_cut(&rest, S("="));
		if (rest.p && str_eq(text_key(w->arena, from), text_key(w->arena, header)))
			return rest;
	}
	return S("");
}

static bool is_taken(const struct match *m, struct matched_column c)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->columns[i].kind == c.kind && m->columns[i].column == c.column)
			return true;
	return false;
}

/* The first column of that name that no cell has got yet. */
static struct matched_column find_column(struct work *w, const struct names *names, const struct match *m, str text)
{
	str key = text_key(w->arena, text);
	for (const struct name *n = names->slots[str_hash(key) % NAME_SLOTS]; n; n = n->next)
		if (str_eq(n->key, key) && !is_taken(m, n->column))
			return n->column;
	return (struct matched_column){ NULL, -1 };
}

static struct matched_column match_header(struct work *w, const struct import_ask *ask, const struct names *names,
                                          const struct match *m, str header)
{
	str name = mapped_name(w, ask, header);
	if (name.n)
		return find_column(w, names, m, name);
	struct matched_column c = find_column(w, names, m, header);
	str head = head_of(header);
	return c.kind || head.n == header.n ? c : find_column(w, names, m, head);
}

/* A header cell, or two of them over each other: "ソフトウェア" over "名称". */
static str header_text(struct work *w, const struct sheet_row *upper, const struct sheet_row *lower, size_t column)
{
	str above = column < upper->count ? str_trim(upper->cells[column]) : S("");
	str below = lower && column < lower->count ? str_trim(lower->cells[column]) : S("");
	return str_eq(above, below) ? above : arena_join(w->arena, above, S(" "), below);
}

static struct match match_rows(struct work *w, const struct import_ask *ask, const struct names *names,
                               const struct sheet *sheet, size_t row, bool two)
{
	const struct sheet_row *upper = &sheet->rows[row], *lower = two ? &sheet->rows[row + 1] : NULL;
	size_t width = lower && lower->count > upper->count ? lower->count : upper->count;
	if (width > HEADER_COLUMNS_MAX)
		width = HEADER_COLUMNS_MAX;
	struct match m = { .sheet = sheet, .header = row + two, .first = row + two + 1,
		           .columns = arena_array(w->arena, struct matched_column, width),
		           .headers = arena_array(w->arena, str, width) };
	for (size_t i = 0; i < width; i++) {
		str header = header_text(w, upper, lower, i);
		struct matched_column c = header.n ? match_header(w, ask, names, &m, header)
			                           : (struct matched_column){ NULL, -1 };
		m.score += c.kind != NULL;
		m.headers[m.count] = header;
		m.columns[m.count++] = c;
	}
	return m;
}

struct match match_sheet(struct work *w, const struct import_ask *ask, const struct record_kind *kind,
                         const struct sheet *sheet)
{
	struct match best = { .sheet = sheet };
	const struct names *names = names_of(w, kind);
	for (size_t row = 0; row < sheet->count && row < HEADER_ROWS_MAX; row++)
		for (int two = 0; two <= (row + 1 < sheet->count); two++) {
			struct match m = match_rows(w, ask, names, sheet, row, two);
			/* two rows must earn it: the row below a plain header is data */
			if (m.score > best.score + (size_t)two)
				best = m;
		}
	return best;
}
