/* match.c - matching headers by name and alias, width and punctuation put aside. A column's own name goes before its
 * aliases, and those in their order: beside 管理番号 a running "No." is not the device's number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "match.h"

#include "engine/text.h"

#include <assert.h>

/* Every name a column goes by, as a key. rank: 0 its own names, then its aliases in their order; those of the kind in
 * the same row come behind all of the kind asked for. */
struct name {
	str key;
	struct matched_column column;
	size_t rank;
	struct name *next;
};

#define NAME_SLOTS 1024u

struct names {
	struct name *slots[NAME_SLOTS];
	size_t ranks;
};

static void name_put(struct work *w, struct names *names, str text, struct matched_column column, size_t rank)
{
	str key = text_key(w->arena, text);
	if (!key.n)
		return;
	struct name **at = &names->slots[str_hash(key) % NAME_SLOTS];
	while (*at)
		at = &(*at)->next; /* behind: the kind asked for comes before the one in the same row */
	*at = arena_new(w->arena, struct name);
	**at = (struct name){ key, column, rank, NULL };
	if (rank >= names->ranks)
		names->ranks = rank + 1;
}

static void names_of_column(struct work *w, struct names *names, const struct column *c, struct matched_column column,
                            size_t rank)
{
	str rest = str_of(c->aliases ? c->aliases : "");
	name_put(w, names, str_of(c->name), column, rank);
	name_put(w, names, str_of(c->words.ja), column, rank);
	name_put(w, names, str_of(c->words.en), column, rank);
	name_put(w, names, arena_fmt(w->arena, "%s.%s", column.kind->name, c->name), column, rank);
	while (rest.p && rest.n)
		name_put(w, names, str_cut(&rest, S("|")), column, ++rank);
}

/* The record beside is linked by standing in the row, never by a cell. */
static struct names *names_of(struct work *w, const struct record_kind *kind)
{
	struct names *names = arena_new(w->arena, struct names);
	name_put(w, names, S("Inro ID"), (struct matched_column){ kind, COLUMN_OF_ID }, 0);
	for (const struct record_kind *k = kind; k; k = k->also) {
		size_t rank = k == kind ? 0 : names->ranks;
		for (int i = 0; k->columns[i].name; i++)
			if (k == kind || !str_eq(str_of(k->columns[i].name), str_of(kind->also_link)))
				names_of_column(w, names, &k->columns[i], (struct matched_column){ k, i }, rank);
	}
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

struct map map_of(str text)
{
	for (size_t i = text.n; i; i--)
		if (text.p[i - 1] == '=')
			return (struct map){ str_first(text, i - 1), str_from(text, i) };
	return (struct map){ text, { NULL, 0 } };
}

static str mapped_name(struct work *w, const struct import_ask *ask, str header)
{
	for (size_t i = 0; i < ask->map_count; i++) {
		struct map map = map_of(ask->maps[i]);
		if (map.column.p && str_eq(text_key(w->arena, map.header), text_key(w->arena, header)))
			return map.column;
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

/* A column of that name and rank that no cell has got yet. */
static struct matched_column find_column(const struct names *names, const struct match *m, str key, size_t rank)
{
	for (const struct name *n = names->slots[str_hash(key) % NAME_SLOTS]; n; n = n->next)
		if (n->rank == rank && str_eq(n->key, key) && !is_taken(m, n->column))
			return n->column;
	return (struct matched_column){ NULL, -1 };
}

static struct matched_column find_named(const struct names *names, const struct match *m, str key)
{
	struct matched_column c = { NULL, -1 };
	for (size_t rank = 0; rank < names->ranks && !c.kind; rank++)
		c = find_column(names, m, key, rank);
	return c;
}

/* What the user said by --map holds before everything else. */
static void match_mapped(struct work *w, const struct import_ask *ask, const struct names *names, struct match *m)
{
	for (size_t i = 0; i < m->count; i++) {
		str name = ask->map_count ? mapped_name(w, ask, m->headers[i]) : S("");
		if (name.n)
			m->columns[i] = find_named(names, m, text_key(w->arena, name));
		m->score += m->columns[i].kind != NULL;
	}
}

/* The whole header cell, or the part before its bracket. */
struct keys {
	str whole, head;
};

static void match_rank(const struct names *names, struct match *m, const struct keys *keys, size_t rank)
{
	for (size_t i = 0; i < m->count; i++) {
		struct matched_column *c = &m->columns[i];
		if (c->kind || !keys[i].whole.n)
			continue;
		*c = find_column(names, m, keys[i].whole, rank);
		if (!c->kind && keys[i].head.n)
			*c = find_column(names, m, keys[i].head, rank);
		m->score += c->kind != NULL;
	}
}

static void match_headers(struct work *w, const struct import_ask *ask, const struct names *names, struct match *m)
{
	struct keys *keys = arena_array(w->arena, struct keys, m->count);
	match_mapped(w, ask, names, m);
	for (size_t i = 0; i < m->count; i++) {
		str header = m->headers[i], head = head_of(header);
		if (ask->map_count && mapped_name(w, ask, header).n)
			continue; /* taken, or meant for nothing */
		keys[i].whole = text_key(w->arena, header);
		keys[i].head = head.n < header.n ? text_key(w->arena, head) : S("");
	}
	for (size_t rank = 0; rank < names->ranks; rank++)
		match_rank(names, m, keys, rank);
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
	assert(sheet->rows);
	const struct sheet_row *upper = &sheet->rows[row], *lower = two ? &sheet->rows[row + 1] : NULL;
	size_t width = lower && lower->count > upper->count ? lower->count : upper->count;
	if (width > HEADER_COLUMNS_MAX)
		width = HEADER_COLUMNS_MAX;
	struct match m = { .sheet = sheet, .header = row + two, .first = row + two + 1, .count = width,
		           .columns = arena_array(w->arena, struct matched_column, width),
		           .headers = arena_array(w->arena, str, width) };
	for (size_t i = 0; i < width; i++) {
		m.headers[i] = header_text(w, upper, lower, i);
		m.columns[i] = (struct matched_column){ NULL, -1 };
	}
	match_headers(w, ask, names, &m);
	return m;
}

static bool has_key(const struct match *m, const struct record_kind *kind, str key)
{
	while (key.p) {
		struct matched_column c = { kind, record_column(kind, str_cut(&key, S(" "))) };
		if (c.column < 0 || !is_taken(m, c))
			return false;
	}
	return true;
}

static bool has_any_key(const struct match *m, const struct record_kind *kind)
{
	for (const char *const *key = kind->keys; *key; key++)
		if (has_key(m, kind, str_of(*key)))
			return true;
	return false;
}

bool match_tells(const struct match *m, const struct record_kind *kind)
{
	size_t headers = 0;
	for (size_t i = 0; i < m->count; i++)
		headers += m->headers[i].n > 0;
	return has_any_key(m, kind) || m->score * 2 >= headers || is_taken(m, (struct matched_column){ kind, COLUMN_OF_ID });
}

/* Columns first; of as many, the kind whose rows can be known again. */
size_t match_likeness(const struct match *m, const struct record_kind *kind)
{
	return m->score && match_tells(m, kind) ? m->score * 2 + has_any_key(m, kind) : 0;
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
