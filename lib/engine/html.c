/* html.c - walking over tags and taking the texts between them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "html.h"

#include <string.h>

/* BLOCK begins a new row outside of cells and is a blank inside of them. */
enum effect { NOTHING, BLANK, BLOCK, CELL, ROW, HIDDEN };

/* What a tag means for the text; tags that are not here stand inside a line. */
static const struct tag {
	str name;
	enum effect effect;
} tags[] = {
	{ T("td"), CELL },      { T("th"), CELL },       { T("tr"), ROW },       { T("/tr"), ROW },
	{ T("table"), ROW },    { T("/table"), ROW },    { T("div"), BLOCK },    { T("/div"), BLOCK },
	{ T("p"), BLOCK },      { T("/p"), BLOCK },      { T("h1"), BLOCK },     { T("/h1"), BLOCK },
	{ T("title"), BLOCK },  { T("/title"), BLOCK },  { T("br"), BLANK },     { T("br/"), BLANK },
	{ T("script"), HIDDEN }, { T("style"), HIDDEN },
};

static const struct entity {
	str name;
	uint32_t rune;
} entities[] = {
	{ T("amp"), '&' },  { T("lt"), '<' },    { T("gt"), '>' },
	{ T("quot"), '"' }, { T("apos"), '\'' }, { T("nbsp"), ' ' },
};
#define ENTITY_MAX 10u /* bytes between & and ; */

static void advance(struct html *h, size_t n)
{
	n = n < h->rest.n ? n : h->rest.n;
	for (size_t i = 0; i < n; i++)
		h->line += h->rest.p[i] == '\n';
	h->rest = n < h->rest.n ? str_from(h->rest, n) : (str){ NULL, 0 };
}

/* "65" or "x41"; 0 when it is no character. */
static uint32_t number_rune(str digits)
{
	bool hex = str_eq_nocase(str_first(digits, 1), S("x"));
	uint32_t rune = 0;
	int64_t whole = 0;
	if (hex ? !str_hex(str_from(digits, 1), &rune) : !str_whole(digits, &whole))
		return 0;
	whole = hex ? rune : whole;
	return whole < 0 || whole > 0x10FFFF || (whole >= 0xD800 && whole < 0xE000) ? 0 : (uint32_t)whole;
}

static uint32_t entity_rune(str name)
{
	if (str_starts(name, S("#")))
		return number_rune(str_from(name, 1));
	for (size_t i = 0; i < LENGTH(entities); i++)
		if (str_eq(name, entities[i].name))
			return entities[i].rune;
	return 0;
}

/* The bytes an entity at the front takes; 0 when there is none, and the & stands for itself. */
static size_t put_entity(struct buf *cell, str text)
{
	str name = str_from(str_first(text, ENTITY_MAX + 2), 1);
	size_t n = str_find(name, S(";"));
	uint32_t rune = n < name.n ? entity_rune(str_first(name, n)) : 0;
	if (!rune)
		return 0;
	buf_rune(cell, rune);
	return n + 2;
}

/* One blank stands for any run of them. */
static void put_blank(struct buf *cell)
{
	if (cell->n && cell->p[cell->n - 1] != ' ')
		buf_byte(cell, ' ');
}

static void put_text(struct buf *cell, str text)
{
	for (size_t i = 0; i < text.n;) {
		size_t entity = text.p[i] == '&' ? put_entity(cell, str_from(text, i)) : 0;
		i += entity;
		if (entity)
			continue;
		if (!text.p[i] || strchr(" \t\r\n", text.p[i]))
			put_blank(cell);
		else
			buf_byte(cell, text.p[i]);
		i++;
	}
}

/* Where the tag at the front ends, behind its >: one inside quotation marks does not count. */
static size_t tag_end(str rest)
{
	char quote = '\0';
	size_t n = rest.n < HTML_TAG_MAX ? rest.n : HTML_TAG_MAX;
	for (size_t i = 1; i < n; i++) {
		char c = rest.p[i];
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return i + 1;
	}
	size_t first = str_find(str_first(rest, n), S(">"));
	return first < n ? first + 1 : n;
}

/* "td" or "/td" of the tag. */
static str tag_name(str tag)
{
	size_t n = 1;
	while (n < tag.n && tag.p[n] && !strchr(" \t\r\n>", tag.p[n]))
		n++;
	return str_from(str_first(tag, n), 1);
}

static enum effect effect_of(str name)
{
	for (size_t i = 0; i < LENGTH(tags); i++)
		if (str_eq_nocase(name, tags[i].name))
			return tags[i].effect;
	return NOTHING;
}

/* How far the element of this name reaches: up to its closing tag, or to the end. */
static size_t hidden_end(str rest, str name)
{
	size_t at = str_find(rest, S("</"));
	while (at < rest.n && !str_eq_nocase(str_first(str_from(rest, at + 2), name.n), name))
		at += 2 + str_find(str_from(rest, at + 2), S("</"));
	return at < rest.n ? at : rest.n;
}

/* -- the row in the making ----------------------------------------------------------------------------- */

struct draft {
	struct html *h;
	struct html_row *row;
	struct buf cell;
	bool in_cell;
};

static void draft_drop(struct draft *t)
{
	buf_drop(&t->cell);
}

static void end_cell(struct draft *t)
{
	str text = str_trim(buf_str(&t->cell));
	if ((t->in_cell || text.n) && t->row->count < HTML_CELLS_MAX)
		t->row->cells[t->row->count++] = arena_copy(t->h->a, text);
	buf_cut(&t->cell, 0);
	t->in_cell = false;
}

static bool end_row(struct draft *t)
{
	end_cell(t);
	t->row->line = t->h->line;
	for (size_t i = 0; i < t->row->count; i++)
		if (t->row->cells[i].n)
			return true;
	t->row->count = 0;
	return false;
}

/* True when the tag at the front ends a row that has something in it. */
static bool take_tag(struct draft *t)
{
	struct html *h = t->h;
	str tag = str_first(h->rest, tag_end(h->rest)), name = tag_name(tag);
	enum effect effect = effect_of(name);
	advance(h, tag.n);
	if (effect == BLOCK)
		effect = t->in_cell ? BLANK : ROW;
	if (effect == HIDDEN && h->rest.p)
		advance(h, hidden_end(h->rest, name));
	if (effect == BLANK)
		put_blank(&t->cell);
	if (effect == CELL) {
		end_cell(t);
		t->in_cell = true;
	}
	return effect == ROW && end_row(t);
}

static bool is_tag(str rest)
{
	char c = rest.n > 1 ? rest.p[1] : '\0';
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!' || c == '?';
}

bool html_next(struct html *h, struct html_row *row)
{
	__attribute__((cleanup(draft_drop))) struct draft t = { .h = h, .row = row };
	*row = (struct html_row){ 0 };
	while (h->rest.p) {
		size_t text = str_find(h->rest, S("<"));
		put_text(&t.cell, str_first(h->rest, text));
		advance(h, text);
		if (!h->rest.p)
			break;
		if (str_starts(h->rest, S("<!--"))) {
			advance(h, str_find(h->rest, S("-->")) + 3);
		} else if (!is_tag(h->rest)) {
			buf_byte(&t.cell, '<');
			advance(h, 1);
		} else if (take_tag(&t)) {
			return true;
		}
	}
	return end_row(&t);
}
