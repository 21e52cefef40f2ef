/* typeset.c - shaping and line breaking by Pango, fenced in: two fonts, no substitutes, no boxes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "typeset.h"

#include "base/utf8.h"
#include "base/words.h"
#include "fail.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

#define GETA 0x3013u /* 〓, the printer's mark for a character that is not there */

/* Pango takes time by the square of a text's lines: long ones are set piece by piece. */
#define PIECE_RUNES 800u

enum face { FACE_GOTHIC, FACE_MINCHO, FACE_RUNNING };

static const struct words families[] = {
	[PAPER_GOTHIC] = { "IPAexゴシック", "IPAexGothic" },
	[PAPER_MINCHO] = { "IPAex明朝", "IPAexMincho" },
};

static const struct style {
	enum face face;
	double size, leading;
} styles[TYPE_STYLES] = {
	[TYPE_TITLE] = { FACE_GOTHIC, 16, 23 },
	[TYPE_HEADING_1] = { FACE_GOTHIC, 13, 18.5 },
	[TYPE_HEADING_2] = { FACE_GOTHIC, 11, 16 },
	[TYPE_HEADING_3] = { FACE_GOTHIC, 10, 15 },
	[TYPE_TEXT] = { FACE_RUNNING, 10.5, 17.5 },
	[TYPE_NOTE] = { FACE_RUNNING, 8.5, 13 },
	[TYPE_CELL] = { FACE_GOTHIC, 9, 12.5 },
	[TYPE_SMALL] = { FACE_GOTHIC, 7.5, 10.5 },
};

/* Characters that are not for print: left out (0), or taken for another one. */
static const struct invisible {
	uint32_t from, to, instead;
} invisible[] = {
	{ 0x09, 0x09, ' ' },       { 0x0B, 0x0C, '\n' },     { 0x00, 0x1F, 0 },       { 0x7F, 0x9F, 0 },
	{ 0xA0, 0xA0, ' ' },       { 0xAD, 0xAD, 0 },        { 0x2000, 0x200A, ' ' }, { 0x200B, 0x200F, 0 },
	{ 0x2028, 0x2029, '\n' },  { 0x202A, 0x202E, 0 },    { 0x202F, 0x202F, ' ' }, { 0x205F, 0x205F, ' ' },
	{ 0x2060, 0x206F, 0 },     { 0xFE0E, 0xFE0F, 0 },    { 0xFEFF, 0xFEFF, 0 },
};

struct fonts {
	PangoFontMap *map;
	PangoContext *context;
	PangoLayout *layout;
	PangoFont *fonts[TYPE_STYLES];
	PangoFontDescription *wanted[TYPE_STYLES];
	struct paper_missing *missing;
	size_t missing_count, missing_room;
};

/* The lengths of glyphs must not depend on any screen. */
static PangoContext *context_new(PangoFontMap *map)
{
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("ja"));
	pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
	return context;
}

/* Fontconfig never says that a font is not there, it offers another: ask what came. In a Japanese locale the family
 * is called by its Japanese name. */
static bool font_is(PangoFont *font, struct words family)
{
	if (!font)
		return false;
	PangoFontDescription *got = pango_font_describe(font);
	const char *name = pango_font_description_get_family(got);
	bool is = name && (strcmp(name, family.en) == 0 || strcmp(name, family.ja) == 0);
	pango_font_description_free(got);
	return is;
}

static bool font_open(struct workshop *w, size_t style, enum paper_face running)
{
	struct fonts *f = w->fonts;
	enum face face = styles[style].face;
	struct words family = families[face == FACE_RUNNING ? running : (enum paper_face)face];
	PangoFontDescription *wanted = pango_font_description_new();
	pango_font_description_set_family_static(wanted, family.en);
	pango_font_description_set_absolute_size(wanted, styles[style].size * PANGO_SCALE);
	f->wanted[style] = wanted;
	f->fonts[style] = pango_font_map_load_font(f->map, f->context, wanted);
	if (!font_is(f->fonts[style], family))
		return err_set(w->fail, ERR_SETUP,
			"フォント %s がありません。パッケージ fonts-ipaexfont を入れてください",
			"the font %s is not installed: install the package fonts-ipaexfont", family.en);
	return true;
}

bool fonts_open(struct workshop *w, enum paper_face running)
{
	struct fonts *f = w->fonts = arena_new(w->arena, struct fonts);
	f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	f->context = context_new(f->map);
	f->layout = pango_layout_new(f->context);
	pango_layout_set_wrap(f->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_auto_dir(f->layout, FALSE);
	PangoAttrList *no_substitutes = pango_attr_list_new();
	pango_attr_list_insert(no_substitutes, pango_attr_fallback_new(FALSE));
	pango_layout_set_attributes(f->layout, no_substitutes);
	pango_attr_list_unref(no_substitutes);
	for (size_t i = 0; i < TYPE_STYLES; i++)
		if (!font_open(w, i, running)) {
			fonts_close(&w->fonts);
			return false;
		}
	return true;
}

void fonts_close(struct fonts **f)
{
	if (!*f)
		return;
	for (size_t i = 0; i < TYPE_STYLES; i++) {
		g_clear_object(&(*f)->fonts[i]);
		g_clear_pointer(&(*f)->wanted[i], pango_font_description_free);
	}
	g_clear_object(&(*f)->layout);
	g_clear_object(&(*f)->context);
	g_clear_object(&(*f)->map);
	*f = NULL;
}

static void miss(const struct workshop *w, uint32_t rune, uint32_t selector, str text)
{
	struct fonts *f = w->fonts;
	for (size_t i = 0; i < f->missing_count; i++) {
		const struct paper_missing *m = &f->missing[i];
		if (m->rune == rune && m->selector == selector && str_eq(m->text, text))
			return;
	}
	if (f->missing_count == PAPER_MISSING_MAX)
		return;
	arena_grow(w->arena, f->missing, f->missing_count, f->missing_room);
	f->missing[f->missing_count++] = (struct paper_missing){ rune, selector, arena_copy(w->arena, text) };
}

static const struct invisible *invisible_find(uint32_t rune)
{
	for (size_t i = 0; i < LENGTH(invisible); i++)
		if (rune >= invisible[i].from && rune <= invisible[i].to)
			return &invisible[i];
	return NULL;
}

static bool is_selector(uint32_t rune)
{
	return (rune >= 0xFE00 && rune <= 0xFE0D) || (rune >= 0xE0100 && rune <= 0xE01EF);
}

/* A selector (IVS) asks for one form of the character before it; the plain form is no silent answer. */
static void put_selector(const struct workshop *w, hb_font_t *font, struct buf *out, uint32_t before,
			 uint32_t selector, str text)
{
	hb_codepoint_t glyph;
	if (hb_font_get_variation_glyph(font, before, selector, &glyph))
		buf_rune(out, selector);
	else
		miss(w, before, selector, text);
}

static void put_printable(const struct workshop *w, hb_font_t *font, struct buf *out, uint32_t rune, str text)
{
	hb_codepoint_t glyph;
	const struct invisible *i = invisible_find(rune);
	if (i && i->instead)
		buf_rune(out, i->instead);
	if (i)
		return;
	bool there = hb_font_get_nominal_glyph(font, rune, &glyph);
	buf_rune(out, there ? rune : GETA);
	if (!there)
		miss(w, rune, 0, text);
}

/* The text as it can be printed in this font; what cannot be is noted as missing. */
static str printable(const struct workshop *w, PangoFont *font, str text)
{
	hb_font_t *glyphs = pango_font_get_hb_font(font);
	auto_buf out = { 0 };
	uint32_t before = 0;
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		if (rune == '\n' || (rune >= ' ' && rune <= '~'))
			buf_byte(&out, (char)rune);
		else if (is_selector(rune))
			put_selector(w, glyphs, &out, before, rune, text);
		else
			put_printable(w, glyphs, &out, rune, text);
		before = rune;
	}
	return arena_copy(w->arena, buf_str(&out));
}

/* Bytes of text in the cluster that begins with glyph i. */
static int cluster_bytes(const PangoGlyphItem *run, int i)
{
	const PangoGlyphString *g = run->glyphs;
	for (int next = i + 1; next < g->num_glyphs; next++)
		if (g->log_clusters[next] != g->log_clusters[i])
			return g->log_clusters[next] - g->log_clusters[i];
	return run->item->length - g->log_clusters[i];
}

static void add_run(struct type_line *line, const PangoGlyphItem *run)
{
	const PangoGlyphString *g = run->glyphs;
	for (int i = 0; i < g->num_glyphs; i++) {
		const PangoGlyphGeometry *place = &g->glyphs[i].geometry;
		if (i == 0 || g->log_clusters[i] != g->log_clusters[i - 1])
			line->clusters[line->cluster_count++].num_bytes = cluster_bytes(run, i);
		if (g->glyphs[i].glyph != PANGO_GLYPH_EMPTY) {
			line->glyphs[line->glyph_count++] = (cairo_glyph_t){ g->glyphs[i].glyph,
				line->width + pango_units_to_double(place->x_offset),
				pango_units_to_double(place->y_offset) };
			line->clusters[line->cluster_count - 1].num_glyphs++;
		}
		line->width += pango_units_to_double(place->width);
	}
}

static struct type_line line_of(struct arena *a, str text, const PangoLayoutLine *from)
{
	struct type_line line = { 0 };
	size_t glyphs = 0, bytes = 0;
	for (const GSList *l = from->runs; l; l = l->next) {
		const PangoGlyphItem *run = l->data;
		glyphs += (size_t)run->glyphs->num_glyphs;
		bytes += (size_t)run->item->length;
	}
	line.text = str_first(str_from(text, (size_t)from->start_index), bytes);
	line.glyphs = arena_array(a, cairo_glyph_t, glyphs + 1);
	line.clusters = arena_array(a, cairo_text_cluster_t, glyphs + 1);
	for (const GSList *l = from->runs; l; l = l->next)
		add_run(&line, l->data);
	return line;
}

/* Sets the text as far as its lines are sure to end where they end; gives the bytes that they took. */
static size_t set_piece(const struct workshop *w, struct type_text *set, size_t *room, str piece, bool whole)
{
	PangoLayout *layout = w->fonts->layout;
	pango_layout_set_text(layout, piece.p, (int)piece.n);
	int count = pango_layout_get_line_count(layout), sure = whole || count == 1 ? count : count - 1;
	if (!set->count) {
		set->lines = arena_array(w->arena, struct type_line, (size_t)sure);
		*room = (size_t)sure;
	}
	for (int i = 0; i < sure; i++) {
		arena_grow(w->arena, set->lines, set->count, *room);
		const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
		set->lines[set->count++] = line_of(w->arena, piece, line);
	}
	return sure == count ? piece.n : (size_t)pango_layout_get_line_readonly(layout, sure)->start_index;
}

struct type_text typeset(const struct workshop *w, enum type_style style, double width, str text)
{
	struct fonts *f = w->fonts;
	struct type_text set = { .size = styles[style].size, .leading = styles[style].leading };
	set.font = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(f->fonts[style]));
	if (text.n > PAPER_TEXT_BYTES_MAX) {
		fail_once(w->fail, "長すぎる文章があります(%zuバイト、上限%uバイト)",
			  "a text is too long (%zu bytes, at most %u)", text.n, PAPER_TEXT_BYTES_MAX);
		return set;
	}
	pango_layout_set_font_description(f->layout, f->wanted[style]);
	pango_layout_set_width(f->layout, width > 0 ? pango_units_from_double(width) : -1);
	str rest = printable(w, f->fonts[style], text);
	for (size_t room = 0; rest.n;) {
		str piece = width > 0 ? utf8_first(rest, PIECE_RUNES) : rest;
		rest = str_from(rest, set_piece(w, &set, &room, piece, piece.n == rest.n));
	}
	return set;
}

double type_height(struct type_text text)
{
	return (double)text.count * text.leading;
}

double type_width(struct type_text text)
{
	double width = 0;
	for (size_t i = 0; i < text.count; i++)
		if (text.lines[i].width > width)
			width = text.lines[i].width;
	return width;
}

const struct paper_missing *fonts_missing(const struct fonts *f, size_t *count)
{
	*count = f->missing_count;
	return f->missing;
}
