/* csv.c - any bytes are a table or are refused; what was read is read the same after it was written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/csv.h"
#include "engine/sheet.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void must_be_same(const struct sheet_row *one, const struct sheet_row *two)
{
	must(one->count == two->count);
	for (size_t i = 0; i < one->count; i++)
		must(str_eq(one->cells[i], two->cells[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct book b = { 0 }, again = { 0 };
	struct err e = { 0 };
	if (!csv_read(&a, (str){ (const char *)bytes, n }, S(""), &b, &e)) {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
		return 0;
	}
	const struct sheet *sheet = &b.sheets[0];
	csv_put_row(&out, (str[]){ S("header") }, 1);
	for (size_t i = 0; i < sheet->count; i++)
		csv_put_row(&out, sheet->rows[i].cells, sheet->rows[i].count);
	must(csv_read(&a, buf_str(&out), S("UTF-8"), &again, &e));
	must(again.sheets[0].count == sheet->count + 1);
	for (size_t i = 0; i < sheet->count; i++)
		must_be_same(&sheet->rows[i], &again.sheets[0].rows[i + 1]);
	return 0;
}
