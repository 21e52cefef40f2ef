/* readers.h - what every reader of a foreign file promises, held against any bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/utf8.h"
#include "engine/reader.h"

#include <stdlib.h>

static inline void must(bool holds)
{
	if (!holds)
		abort();
}

/* Rows fit under their header, and their cells are text. */
static inline void must_be_sheet(const struct sheet *s)
{
	must(s->kind.n && s->count && s->rows[0].number == 0);
	for (size_t i = 0; i < s->count; i++) {
		must(s->rows[i].count <= s->rows[0].count);
		for (size_t j = 0; j < s->rows[i].count; j++)
			must(utf8_valid(s->rows[i].cells[j]));
	}
}

/* Whatever the bytes: a book of whole sheets, or a refusal in both languages. */
static inline void must_read_or_refuse(const char *name, str bytes)
{
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	const struct reader *reader = reader_named(str_of(name));
	reader->is(bytes);
	if (!reader->read(&a, bytes, S(""), S("PC-001_export.txt"), &b, &e)) {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
		return;
	}
	must(b.format.n && b.charset.n);
	for (size_t i = 0; i < b.count; i++)
		must_be_sheet(&b.sheets[i]);
	for (size_t i = 0; i < b.note_count; i++)
		must(b.notes[i].ja[0] && b.notes[i].en[0]);
}
