/* xlsx_patch.c - a workbook that can be read can be read after it was filled, and shows what was written.
 * The input is a cell ("B2"), a byte 1, a text, a byte 1, and a workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/xlsx_patch.h"
#include "engine/xlsx_place.h"
#include "base/utf8.h"
#include "xlsx_make.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool ok)
{
	if (!ok)
		abort();
}

/* Such a text comes back as it is. */
static bool is_plain(str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ')
			return false;
	return utf8_valid(text) && !str_has(text, S("\xEF\xBF"));
}

static str cell_of(const struct book *b, const struct xlsx_edit *edit)
{
	const struct sheet *s = b->sheets;
	while (!str_eq(s->name, edit->sheet))
		s++;
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].number == edit->row && edit->column < s->rows[i].count)
			return s->rows[i].cells[edit->column];
	return S("");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct book before = { 0 }, after = { 0 };
	struct err e = { 0 };
	struct area at;
	str rest = { (const char *)bytes, n }, cell = str_cut(&rest, S("\1")), text = str_cut(&rest, S("\1"));
	if (!rest.p || !area_read(cell, &at))
		return 0;
	str file = xlsx_pieces(&a, rest);
	struct xlsx_edit edit = { S("台帳"), at.top, at.left, text };
	bool readable = xlsx_read(&a, file, &before, &e);
	if (!xlsx_patch(&a, file, &edit, 1, &out, &e)) {
		must(e.kind && e.ja[0] && e.en[0] && !out.n);
		return 0;
	}
	if (!readable)
		return 0;
	must(xlsx_read(&a, buf_str(&out), &after, &e) && after.count == before.count);
	if (is_plain(text) && !str_has(rest, S("mergeCell")) && !str_starts(rest, S("PK")))
		must(str_eq(cell_of(&after, &edit), text));
	return 0;
}
