/* xlsx.c - whatever a workbook holds, reading it gives a book within its bounds or a reason in both languages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/sheet.h"
#include "xlsx_make.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool ok)
{
	if (!ok)
		abort();
}

static void check(const struct sheet *s)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct sheet_row *row = &s->rows[i];
		must(row->number <= SHEET_ROWS_MAX && (!i || s->rows[i - 1].number < row->number));
		must(row->count && row->count <= SHEET_COLUMNS_MAX && row->cells[row->count - 1].n);
		for (uint32_t column = 0; column < row->count; column++)
			must(row->cells[column].p && row->cells[column].n <= SHEET_CELL_BYTES_MAX);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	str file = xlsx_pieces(&a, (str){ (const char *)bytes, n });
	xlsx_is(file);
	if (!xlsx_read(&a, file, &b, &e))
		must(e.kind && e.ja[0] && e.en[0]);
	else
		for (size_t i = 0; i < b.count; i++)
			check(&b.sheets[i]);
	return 0;
}
