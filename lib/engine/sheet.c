/* sheet.c - putting books together: sheets, rows and notes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sheet.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* As much as fits, cut at a whole character. */
static void note_text(char *to, size_t room, str text)
{
	size_t n = text.n < room ? text.n : room - 1;
	while (n < text.n && n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
		n--;
	memcpy(to, text.p, n);
	to[n] = '\0';
}

static void note_put(struct book_note *note, str ja, str en)
{
	note_text(note->ja, sizeof note->ja, ja);
	note_text(note->en, sizeof note->en, en);
}

/* The last note counts what came after it: written in place, for there may be millions. */
static void note_more(struct book *b)
{
	struct book_note *last = &b->notes[BOOK_NOTES_MAX - 1];
	size_t more = b->noted - (BOOK_NOTES_MAX - 1);
	snprintf(last->ja, sizeof last->ja, "ほかに %zu 件あります", more);
	snprintf(last->en, sizeof last->en, "and %zu more", more);
}

void book_note(struct arena *a, struct book *b, const char *ja, const char *en, ...)
{
	if (b->noted++ >= BOOK_NOTES_MAX) {
		note_more(b);
		return;
	}
	va_list args;
	va_start(args, en);
	str said_ja = arena_vfmt(a, ja, args);
	va_end(args);
	va_start(args, en);
	str said_en = arena_vfmt(a, en, args);
	va_end(args);
	arena_grow(a, b->notes, b->note_count, b->note_room);
	note_put(&b->notes[b->note_count++], said_ja, said_en);
}

struct sheet *book_sheet(struct arena *a, struct book *b, str name, str kind, const str *header,
                         size_t columns)
{
	assert(b->count < SHEETS_MAX);
	if (!b->sheets)
		b->sheets = arena_array(a, struct sheet, SHEETS_MAX);
	struct sheet *s = &b->sheets[b->count++];
	*s = (struct sheet){ .name = name, .kind = kind };
	if (columns)
		sheet_put(a, s, 0, header, columns);
	return s;
}

void sheet_put(struct arena *a, struct sheet *s, uint32_t number, const str *cells, size_t count)
{
	while (count && !cells[count - 1].n)
		count--;
	assert(count <= SHEET_COLUMNS_MAX);
	arena_grow(a, s->rows, s->count, s->room);
	str *kept = count ? arena_more(a, cells, count * sizeof *cells, count * sizeof *cells) : NULL;
	s->rows[s->count++] = (struct sheet_row){ .number = number, .count = (uint32_t)count, .cells = kept };
}

str cell_name(struct arena *a, size_t column, uint32_t row)
{
	char letters[16]; /* 64 bits need 14 letters */
	size_t at = sizeof letters;
	/* Base 26 without a zero: after Z comes AA. */
	for (size_t left = column + 1; left; left = (left - 1) / 26)
		letters[--at] = (char)('A' + (left - 1) % 26);
	return arena_fmt(a, "%.*s%u", (int)(sizeof letters - at), letters + at, row);
}
