/* csv_test.c - tables saved as text are read cell by cell, and broken ones are refused where they break.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "engine/sheet.h"

#include <string.h>

/* "line:cell|cell;line:cell…": what was read, on one line. */
static void show(struct buf *out, const struct book *b)
{
	buf_cut(out, 0);
	for (size_t i = 0; i < b->sheets[0].count; i++) {
		const struct sheet_row *row = &b->sheets[0].rows[i];
		buf_fmt(out, "%s%u:", i ? ";" : "", row->number);
		for (size_t j = 0; j < row->count; j++)
			buf_fmt(out, "%s%.*s", j ? "|" : "", P(row->cells[j]));
	}
}

static void broken_tables_are_refused_where_they_break(void **state)
{
	(void)state;
	static const struct {
		str bytes;
		const char *ja, *en;
	} rows[] = {
		{ T("a,b\nc,d\ne,\"f"), "3 行目 2 列目: ここで始まる引用符", "line 3, column 2: the quote" },
		{ T("a\n\"b\nc\nd"), "2 行目 1 列目", "line 2, column 1" },
		{ T("a,b\n\"x\"y,z\n"), "2 行目 1 列目", "line 2, column 1" },
		{ T("a\n\"1\n2\",\"x\" \"y\n"), "3 行目 2 列目", "line 3, column 2" },
		{ T("a\nb\0c\n"), "2 行目に文字でないデータ", "line 2 holds data that is no text" },
		{ T("a\n\x82"), "3 バイト目(2 行目)", "byte 3 (line 2)" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e;
		refuses(csv_read(&a, rows[i].bytes, S(""), &b, &e), e, ERR_INPUT);
		if (!strstr(e.ja, rows[i].ja) || !strstr(e.en, rows[i].en))
			fail_msg("row %zu: %s / %s", i, e.ja, e.en);
	}
}

static void repeat(struct buf *out, str piece, size_t times)
{
	for (size_t i = 0; i < times; i++)
		buf_put(out, piece);
}

/* A head, then a piece so many times: each table is one more than a bound allows. */
static void tables_over_a_bound_are_refused(void **state)
{
	(void)state;
	static const struct {
		str head, piece;
		size_t times;
		const char *en;
	} rows[] = {
		{ T("a\nb,"), T("x"), SHEET_CELL_BYTES_MAX + 1, "line 2, column 2: the cell is too long" },
		{ T("a\n\""), T("x\n"), 5u << 20, "line 2, column 1: the cell is too long" },
		{ T("a\n"), T("x,"), SHEET_COLUMNS_MAX, "line 2, column 16385: the table is too large" },
		{ T("a\n"), T("b\n"), SHEET_ROWS_MAX, "line 1048577, column 1: the table is too large" },
		{ T("a\n"), T("b,c,d,e,f\n"), SHEET_CELLS_MAX / 5, "the table is too large" },
		{ T(""), T("a cell of seventeen,"), FILE_BYTES_MAX / 20, "the table is too large" },
		{ T(""), T("a row of 63 bytes ............................................\n"),
		  SHEET_TEXT_BYTES_MAX / 62 + 1, "the table is too large" },
		{ T(""), T("x"), FILE_BYTES_MAX + 1u, "the file is too large (at most 48 MB)" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf bytes = { 0 };
		struct book b = { 0 };
		struct err e;
		buf_put(&bytes, rows[i].head);
		repeat(&bytes, rows[i].piece, rows[i].times);
		refuses(csv_read(&a, buf_str(&bytes), S(""), &b, &e), e, ERR_INPUT);
		if (!strstr(e.en, rows[i].en))
			fail_msg("row %zu: %s", i, e.en);
	}
}

static void tables_at_the_bounds_are_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf bytes = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	repeat(&bytes, S("x,"), SHEET_COLUMNS_MAX - 1);
	buf_put(&bytes, S("y\n\""));
	repeat(&bytes, S("z"), SHEET_CELL_BYTES_MAX);
	buf_put(&bytes, S("\"\n"));
	repeat(&bytes, S(",,,,\n"), SHEET_CELLS_MAX / 4); /* what Excel leaves below a table is nothing */
	works(csv_read(&a, buf_str(&bytes), S(""), &b, &e), e);
	assert_int_equal(b.sheets[0].rows[0].count, SHEET_COLUMNS_MAX);
	assert_int_equal(b.sheets[0].rows[1].cells[0].n, SHEET_CELL_BYTES_MAX);
}

static void tables_of_every_program_are_read(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T(""), T("") },
		{ T("\xEF\xBB\xBF"), T("") },
		{ T("\r\n \n\t\n"), T("") },
		{ T("a,b\r\nc,d\r\n"), T("1:a|b;2:c|d") },
		{ T("a,b\nc,d"), T("1:a|b;2:c|d") },
		{ T("a,b\rc,d\r"), T("1:a|b;2:c|d") },
		{ T("\n\na\n\n\nb\n"), T("3:a;6:b") },
		{ T(",,\na,,b,,\n,\n"), T("2:a||b") },
		{ T("\f\nx"), T("1:\f;2:x") },
		{ T("  a  ,\tb \n\" c \" ,d\n"), T("1:a|b;2: c |d") },
		/* quotes */
		{ T("\"a,b\",\"c\"\"d\",\"\"\n"), T("1:a,b|c\"d") },
		{ T("a,\"b\nc\r\nd\",e\nf\n"), T("1:a|b\nc\r\nd|e;4:f") },
		{ T("a\n\"b\rc\"\nd\n"), T("1:a;2:b\rc;4:d") },
		{ T("17\"モニタ,2\n19\"\"ラック\",\"3\"\n"), T("1:17\"モニタ|2;2:19\"\"ラック\"|3") },
		/* separators */
		{ T("a\tb,c\td\nd,e\tf\tg\n"), T("1:a|b,c|d;2:d,e|f|g") },
		{ T("a;b\n1,5;2,5\n3,5;4,5\n"), T("1:a|b;2:1,5|2,5;3:3,5|4,5") },
		{ T("a,b\n\"1;2;3\",\"4;5\"\n"), T("1:a|b;2:1;2;3|4;5") },
		{ T("a;\"x,\"\"y,z\"\n"), T("1:a|x,\"y,z") },
		{ T("機器台帳\na,b\nc;d;e,f\n"), T("1:機器台帳;2:a|b;3:c;d;e|f") },
		{ T("sep=;\r\na;b,c\r\n"), T("2:a|b,c") },
		{ T("sep=|\na|b\n"), T("2:a|b") },
		{ T("sep=\t\na\tb,c\n"), T("2:a|b,c") },
		{ T("sep=,"), T("") },
		{ T("sep=;x\n"), T("1:sep=|x") },
		{ T("sep=\"\n"), T("1:sep=\"") },
		{ T("山田\n佐藤\n"), T("1:山田;2:佐藤") },
		/* the escape against formulas */
		{ T("'=1+1,'-5,''a,'a,'"), T("1:=1+1|-5|'a|'a|'") },
		{ T("'＝1,\"'\tx\",'''"), T("1:＝1|\tx|''") },
		/* UTF-16, half-width kana */
		{ T("\xFF\xFE" "a\0\t\0\xF0\x53\r\0\n\0"), T("1:a|台") },
		{ T("\xB1\xDE,1\r\n"), T("1:ｱﾞ|1") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf shown = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		works(csv_read(&a, rows[i][0], S(""), &b, &e), e);
		show(&shown, &b);
		same(buf_str(&shown), rows[i][1]);
		same(b.format, S("csv"));
		assert_int_equal(b.count, 1);
	}
}

static void the_charset_is_told_and_can_be_overridden(void **state)
{
	(void)state;
	static const str rows[][3] = {
		{ T("\x91\xE4,a\n"), T(""), T("CP932") },
		{ T("\x91\xE4,a\n"), T("shift_jis"), T("CP932") },
		{ T("\xC2\xE6,a\n"), T("EUC-JP"), T("EUC-JP-MS") },
		{ T("台,a\n"), T(""), T("UTF-8") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		works(csv_read(&a, rows[i][0], rows[i][1], &b, &e), e);
		same(b.charset, rows[i][2]);
		same(b.sheets[0].rows[0].cells[0], S("台"));
	}
}

/* A line longer than one piece, with the CR and the LF on either side of the border. */
static void long_lines_are_one_row(void **state)
{
	(void)state;
	for (size_t n = 65530; n < 65540; n++) {
		auto_arena a = { 0 };
		auto_buf bytes = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		repeat(&bytes, S("x"), n);
		buf_put(&bytes, S("\r\n\r\nlast\r\n"));
		works(csv_read(&a, buf_str(&bytes), S(""), &b, &e), e);
		assert_int_equal(b.sheets[0].count, 2);
		assert_int_equal(b.sheets[0].rows[0].cells[0].n, n);
		assert_int_equal(b.sheets[0].rows[1].number, 3);
	}
}

static void ledger(struct arena *a, const char *name, struct book *b)
{
	struct err e = { 0 };
	str bytes;
	if (!reference_read(a, name, &bytes))
		skip();
	works(csv_read(a, bytes, S(""), b, &e), e);
	assert_int_equal(b->sheets[0].count, 21);
}

static void a_ledger_is_the_same_in_both_charsets(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book sjis = { 0 }, tsv = { 0 };
	ledger(&a, "vuln/ledger_dev.sjis.csv", &sjis);
	ledger(&a, "vuln/ledger_dev.tsv", &tsv);
	same(sjis.charset, S("CP932"));
	same(tsv.charset, S("UTF-8"));
	for (size_t i = 0; i < 21; i++) {
		const struct sheet_row *one = &sjis.sheets[0].rows[i], *two = &tsv.sheets[0].rows[i];
		assert_int_equal(one->number, i + 1);
		assert_int_equal(one->count, two->count);
		for (size_t j = 0; j < one->count; j++)
			same(one->cells[j], two->cells[j]);
	}
	const struct sheet_row *rows = sjis.sheets[0].rows;
	assert_int_equal(rows[0].count, 12);
	same(rows[0].cells[0], S("管理番号"));
	same(rows[0].cells[11], S("備考"));
	same(rows[1].cells[1], S("ﾌｫｰﾃｨﾈｯﾄ"));
	same(rows[2].cells[9], S("令和5年6月1日"));
	same(rows[5].cells[1], S("Sky㈱"));
	same(rows[20].cells[3], S("ＦＣＲ ＣＡＰＳＵＬＡ Ｘ"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_tables_are_refused_where_they_break),
		cmocka_unit_test(tables_over_a_bound_are_refused),
		cmocka_unit_test(tables_at_the_bounds_are_read),
		cmocka_unit_test(tables_of_every_program_are_read),
		cmocka_unit_test(the_charset_is_told_and_can_be_overridden),
		cmocka_unit_test(long_lines_are_one_row),
		cmocka_unit_test(a_ledger_is_the_same_in_both_charsets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
