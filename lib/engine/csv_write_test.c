/* csv_write_test.c - what is written is read back the same, and no cell begins like a formula.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/csv.h"
#include "engine/sheet.h"

#include <string.h>

#define CELL_PIECES_MAX 6u

static void cells_never_begin_like_a_formula(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("=1+1"), T("'=1+1") },
		{ T("+81-3"), T("'+81-3") },
		{ T("-5"), T("'-5") },
		{ T("@SUM(A1)"), T("'@SUM(A1)") },
		{ T("\tx"), T("\"'\tx\"") },
		{ T("\r=1"), T("\"'\r=1\"") },
		{ T("\n=1"), T("\"'\n=1\"") },
		{ T("＝1"), T("'＝1") },
		{ T("－5"), T("'－5") },
		{ T("=\"a\",b"), T("\"'=\"\"a\"\",b\"") },
		/* what looks escaped is escaped again */
		{ T("'=1"), T("''=1") },
		{ T("''"), T("'''") },
		{ T("'-"), T("''-") },
		/* what is no formula stays */
		{ T("-"), T("-") },
		{ T("－"), T("－") },
		{ T("'"), T("'") },
		{ T("'a"), T("'a") },
		{ T("a=1"), T("a=1") },
		{ T(""), T("") },
		/* quotes */
		{ T("a,b"), T("\"a,b\"") },
		{ T("a;b"), T("\"a;b\"") },
		{ T("a\"b\"\"c"), T("\"a\"\"b\"\"\"\"c\"") },
		{ T(" a"), T("\" a\"") },
		{ T("a "), T("\"a \"") },
		{ T("sep=;"), T("\"sep=;\"") },
		{ T("sep=|"), T("\"sep=|\"") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		csv_put_row(&out, &rows[i][0], 1);
		same(buf_str(&out), arena_fmt(&a, "%.*s\r\n", P(rows[i][1])));
	}
}

static void rows_are_separated_by_commas(void **state)
{
	(void)state;
	auto_buf out = { 0 };
	csv_put_row(&out, (str[]){ S("管理番号"), S(""), { NULL, 0 }, S("備考") }, 4);
	csv_put_row(&out, NULL, 0);
	same(buf_str(&out), S("管理番号,,,備考\r\n\r\n"));
}

/* A small generator of its own, so that a failure can be repeated. */
static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static str random_cell(struct arena *a, uint64_t *seed)
{
	static const str pieces[] = {
		T("="), T("+"), T("-"), T("@"), T("\t"), T("\r"), T("\n"), T("'"), T("\""), T(","), T(";"),
		T(" "), T("＝"),
		T("－"), T("a"), T("0"), T("台"), T("ﾞ"), T("𠮷"), T("sep=;"), T("\r\n"), T("|"), T("　"),
		T("''"),
	};
	str cell = S("");
	for (uint32_t n = draw(seed) % CELL_PIECES_MAX; n; n--) {
		str piece = pieces[draw(seed) % LENGTH(pieces)];
		cell = arena_fmt(a, "%.*s%.*s", P(cell), P(piece));
	}
	return cell;
}

#define ROWS 3u
#define COLUMNS_MAX 4u

/* Rows that end in a full cell: empty ends are not kept. */
static size_t random_table(struct arena *a, uint64_t *seed, str cells[ROWS][COLUMNS_MAX])
{
	size_t columns = 1 + draw(seed) % COLUMNS_MAX;
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t j = 0; j < columns; j++)
			cells[i][j] = random_cell(a, seed);
		cells[i][columns - 1] = arena_fmt(a, "%.*sx", P(cells[i][columns - 1]));
	}
	return columns;
}

static void whatever_is_written_is_read_back(void **state)
{
	(void)state;
	for (uint64_t number = 1; number <= 3000; number++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		str cells[ROWS][COLUMNS_MAX];
		uint64_t seed = number;
		size_t columns = random_table(&a, &seed, cells);
		for (size_t i = 0; i < ROWS; i++)
			csv_put_row(&out, cells[i], columns);
		works(csv_read(&a, buf_str(&out), S(""), &b, &e), e);
		if (b.sheets[0].count != ROWS)
			fail_msg("table %u: %.*s", (unsigned)number, P(buf_str(&out)));
		for (size_t i = 0; i < ROWS; i++)
			for (size_t j = 0; j < columns; j++)
				same(b.sheets[0].rows[i].cells[j], cells[i][j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_never_begin_like_a_formula),
		cmocka_unit_test(rows_are_separated_by_commas),
		cmocka_unit_test(whatever_is_written_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
