/* xlsx_patch_test.c - a filled workbook differs from the one given in the cells written, and in nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xlsx_patch.h"
#include "base/disk.h"
#include "book_text.h"
#include "xlsx_make.h"
#include "xlsx_package.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is refused */

#define SHEET_OF(name) "<sheet name=\"" name "\" sheetId=\"1\" r:id=\"rId1\"/>"

static void what_cannot_be_written_is_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	char *long_text = memset(arena_take(&a, 40000), 'x', 40000);
	static const char wide[] = "𠮷"; /* two UTF-16 units */
	str pairs = { arena_take(&a, 4 * 16384), 4 * 16384 };
	for (size_t i = 0; i < pairs.n; i++)
		((char *)pairs.p)[i] = wide[i % 4];
	const struct {
		const char *sheet;
		struct xlsx_edit edits[3];
		enum err_kind kind;
		const char *refusal;
	} rows[] = {
		{ MADE_ROWS(""), { { S("ない"), 1, 0, S("x") } }, ERR_MISSING, "there is no sheet \"ない\"" },
		{ MADE_ROWS(""), { { S("台帳"), 1, 0, { long_text, 32768 } } }, ERR_INPUT, "too long (at most 32767 characters)" },
		{ MADE_ROWS(""), { { S("台帳"), 1, 0, pairs } }, ERR_INPUT, "too long (at most 32767 characters)" },
		{ MADE_ROWS("<row><c><f>B1</f><v>1</v></c></row>"), { { S("台帳"), 1, 0, S("x") } }, ERR_CONFLICT,
		  "sheet \"台帳\": cell A1 holds a formula" },
		{ MADE_ROWS(""), { { S("台帳"), 1, 1, S("x") }, { S("台帳"), 1, 1, S("x") } }, ERR_CONFLICT,
		  "cell B1 would be written twice" },
		{ MADE_SHEET_OPEN "<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>",
		  { { S("台帳"), 1, 1, S("x") }, { S("台帳"), 2, 0, S("x") } }, ERR_CONFLICT, "cell A1 would be written twice" },
		{ MADE_SHEET_OPEN "<mergeCells><mergeCell ref=\"?\"/></mergeCells></worksheet>", { { S("台帳"), 1, 1, S("x") } },
		  ERR_INPUT, "the merged range \"?\" is wrong" },
		{ MADE_SHEET_OPEN "<sheetData/><sheetData/></worksheet>", { { S("台帳"), 1, 1, S("x") } }, ERR_INPUT,
		  "it holds two tables" },
		{ MADE_SHEET_OPEN "</worksheet>", { { S("台帳"), 1, 1, S("x") } }, ERR_INPUT, "it holds no table" },
		{ MADE_ROWS("<row r=\"2\"/><row r=\"1\"/>"), { { S("台帳"), 1, 1, S("x") } }, ERR_INPUT, "wrong number \"1\"" },
		{ MADE_ROWS("<row r=\"2\"><c r=\"A3\"/></row>"), { { S("台帳"), 2, 1, S("x") } }, ERR_INPUT, "reference \"A3\"" },
		{ MADE_ROWS("<row>"), { { S("台帳"), 2, 1, S("x") } }, ERR_INPUT, "its XML is broken" },
		{ "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" MADE_ROWS(""), { { S("台帳"), 2, 1, S("x") } }, ERR_INPUT,
		  "its XML is not UTF-8" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		struct made_part parts[] = { { MADE_SHEET, str_of(rows[i].sheet) }, { 0 } };
		size_t count = rows[i].edits[1].row ? 2 : 1;
		assert_false(xlsx_patch(&a, xlsx_make(&a, parts), rows[i].edits, count, &out, &e));
		if (e.kind != rows[i].kind || !e.ja[0] || !str_has(str_of(e.en), str_of(rows[i].refusal)))
			fail_msg("%s: %s", rows[i].sheet, e.en);
		assert_int_equal(out.n, 0);
	}
}

static void what_is_no_workbook_is_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e;
	const struct xlsx_edit edit = { S("台帳"), 1, 0, S("x") };
	str utf16 = S("\xFF\xFE<\0a\0/\0>\0");
	refuses(xlsx_patch(&a, S("PK"), &edit, 1, &out, &e), e, ERR_INPUT);
	refuses(xlsx_patch(&a, xlsx_zip(&a, (struct made_part[]){ { "a", T("b") }, { 0 } }), &edit, 1, &out, &e), e, ERR_INPUT);
	struct made_part parts[] = { { MADE_SHEET, utf16 }, { 0 } };
	refuses(xlsx_patch(&a, xlsx_make(&a, parts), &edit, 1, &out, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("its XML is not UTF-8")));
	struct made_part large[] = { { MADE_SHEET, T("<a>"), PACKAGE_WRITE_BYTES_MAX / 10, T("<b> </b>  "), T("</a>") }, { 0 } };
	refuses(xlsx_patch(&a, xlsx_make(&a, large), &edit, 1, &out, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("it is too large when unpacked (at most 8 MB)")));
	refuses(xlsx_patch(&a, (str){ "", FILE_BYTES_MAX + 1 }, &edit, 1, &out, &e), e, ERR_INPUT);
	struct made_part chart[] = { { MADE_RELATIONS, T("<Relationships><Relationship Id=\"rId1\" Type=\"/chartsheet\" "
	                                                 "Target=\"a.xml\"/></Relationships>") }, { 0 } };
	refuses(xlsx_patch(&a, xlsx_make(&a, chart), &edit, 1, &out, &e), e, ERR_MISSING);
	assert_int_equal(out.n, 0);
}

/* ---- what becomes of the XML, byte by byte */

#define CELL(name, text) "<c r=\"" name "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" text "</t></is></c>"

static const struct {
	const char *before;
	struct xlsx_edit edits[4];
	const char *after;
} bytes_of[] = {
	/* a cell that is there: its format stays, nothing else of it */
	{ MADE_ROWS("<row r=\"1\" ><c r='A1' s='3' t=\"s\" cm=\"1\"><v>0</v></c><c r=\"B1\"/></row>"),
	  { { T("台帳"), 1, 0, T("はい") } },
	  MADE_ROWS("<row r=\"1\" ><c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">はい</t></is></c>"
	            "<c r=\"B1\"/></row>") },
	{ MADE_ROWS("<row><c/><c s=\"2\" /></row>\n"), { { T("台帳"), 1, 1, T("<&>") } },
	  MADE_ROWS("<row><c/><c r=\"B1\" s=\"2\" t=\"inlineStr\"><is>"
	            "<t xml:space=\"preserve\">&lt;&amp;&gt;</t></is></c></row>\n") },
	/* emptied */
	{ MADE_ROWS("<row><c s=\"2\"><v>1</v></c></row>"), { { T("台帳"), 1, 0, T("") } },
	  MADE_ROWS("<row><c r=\"A1\" s=\"2\"/></row>") },
	/* cells that are not there: before, between, behind, in an empty row */
	{ MADE_ROWS("<row r=\"1\"><c r=\"B1\"/><c r=\"D1\"/></row>"),
	  { { T("台帳"), 1, 4, T("e") }, { T("台帳"), 1, 0, T("a") }, { T("台帳"), 1, 2, T("c") } },
	  MADE_ROWS("<row r=\"1\">" CELL("A1", "a") "<c r=\"B1\"/>" CELL("C1", "c") "<c r=\"D1\"/>" CELL("E1", "e") "</row>") },
	{ MADE_ROWS("<row r=\"2\" s=\"7\" customFormat=\"1\"/>"), { { T("台帳"), 2, 1, T("b") } },
	  MADE_ROWS("<row r=\"2\" s=\"7\" customFormat=\"1\">"
	            "<c r=\"B2\" s=\"7\" t=\"inlineStr\"><is><t xml:space=\"preserve\">b</t></is></c></row>") },
	{ MADE_ROWS("<row r=\"2\" s=\"7\" />"), { { T("台帳"), 2, 1, T("b") } },
	  MADE_ROWS("<row r=\"2\" s=\"7\" >" CELL("B2", "b") "</row>") },
	/* rows that are not there: before, between, behind, in an empty sheet */
	{ MADE_ROWS("<row r=\"2\"/><row r=\"5\"/>"),
	  { { T("台帳"), 3, 0, T("c") }, { T("台帳"), 1, 0, T("a") }, { T("台帳"), 6, 0, T("f") }, { T("台帳"), 3, 1, T("d") } },
	  MADE_ROWS("<row r=\"1\">" CELL("A1", "a") "</row><row r=\"2\"/><row r=\"3\">" CELL("A3", "c") CELL("B3", "d") "</row>"
	            "<row r=\"5\"/><row r=\"6\">" CELL("A6", "f") "</row>") },
	{ "<?xml version=\"1.0\" encoding='utf-8'?>" MADE_SHEET_OPEN "<sheetData /><x/></worksheet>",
	  { { T("台帳"), 9, 27, T("x") } },
	  "<?xml version=\"1.0\" encoding='utf-8'?>" MADE_SHEET_OPEN "<sheetData ><row r=\"9\">" CELL("AB9", "x")
	  "</row></sheetData><x/></worksheet>" },
	/* a prefix is kept; comments and what looks like a cell inside them are let be */
	{ "\xEF\xBB\xBF<x:worksheet xmlns:x=\"y\"><x:sheetData><!-- <c r=\"A1\"/> --><x:row><x:c><x:v>1</x:v></x:c></x:row>"
	  "</x:sheetData></x:worksheet>", { { T("台帳"), 1, 0, T("x") } },
	  "\xEF\xBB\xBF<x:worksheet xmlns:x=\"y\"><x:sheetData><!-- <c r=\"A1\"/> --><x:row>"
	  "<x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">x</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>" },
	/* a merged area is written at its first cell */
	{ MADE_SHEET_OPEN "<sheetData><row r=\"2\"><c r=\"B2\"/><c r=\"C2\"/></row><row r=\"3\"><c r=\"B3\"/></row></sheetData>"
	  "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells></worksheet>", { { T("台帳"), 3, 2, T("x") } },
	  MADE_SHEET_OPEN "<sheetData><row r=\"2\">" CELL("B2", "x") "<c r=\"C2\"/></row>"
	  "<row r=\"3\"><c r=\"B3\"/></row></sheetData>"
	  "<mergeCells><mergeCell ref=\"B2:C3\"/></mergeCells></worksheet>" },
	/* formulas beside the cell are none of our business */
	{ MADE_ROWS("<row><c><f>B1</f></c><c/></row>"), { { T("台帳"), 1, 1, T("x") } },
	  MADE_ROWS("<row><c><f>B1</f></c>" CELL("B1", "x") "</row>") },
};

static str part_of(struct arena *a, str bytes, const char *part)
{
	auto_package p = { 0 };
	auto_buf text = { 0 };
	struct err e = { 0 };
	works(package_open(&p, bytes, &e) && package_read(&p, part, &text, &e), e);
	return arena_copy(a, buf_str(&text));
}

static void only_the_cells_change(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(bytes_of); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct err e = { 0 };
		struct made_part parts[] = { { MADE_SHEET, str_of(bytes_of[i].before) }, { 0 } };
		size_t count = 0;
		while (count < LENGTH(bytes_of[i].edits) && bytes_of[i].edits[count].row)
			count++;
		works(xlsx_patch(&a, xlsx_make(&a, parts), bytes_of[i].edits, count, &out, &e), e);
		same(part_of(&a, buf_str(&out), MADE_SHEET), str_of(bytes_of[i].after));
	}
}

/* ---- what becomes of the file */

static str raw_entry(struct arena *a, zip_t *zip, uint64_t i, zip_stat_t *stat)
{
	assert_int_equal(zip_stat_index(zip, i, 0, stat), 0);
	zip_file_t *file = zip_fopen_index(zip, i, ZIP_FL_COMPRESSED);
	assert_non_null(file);
	char *bytes = arena_take(a, stat->comp_size);
	assert_int_equal(zip_fread(file, bytes, stat->comp_size), stat->comp_size);
	zip_fclose(file);
	return (str){ bytes, stat->comp_size };
}

static void other_parts_keep_their_bytes(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	auto_package before = { 0 }, after = { 0 };
	struct err e = { 0 };
	str bytes;
	const struct xlsx_edit edit = { S("廃棄済"), 3, 0, S("旧-002") };
	works(disk_read(&disk_real, &a, S("test/golden/xlsx/ledger.libreoffice.xlsx"), 1u << 20, &bytes, &e), e);
	works(xlsx_patch(&a, bytes, &edit, 1, &out, &e), e);
	works(package_open(&before, bytes, &e) && package_open(&after, buf_str(&out), &e), e);
	int64_t count = zip_get_num_entries(before.zip, 0);
	assert_int_equal(zip_get_num_entries(after.zip, 0), count);
	for (int64_t i = 0; i < count; i++) {
		zip_stat_t was, is;
		str old = raw_entry(&a, before.zip, (uint64_t)i, &was), new = raw_entry(&a, after.zip, (uint64_t)i, &is);
		assert_string_equal(was.name, is.name);
		assert_int_equal(was.mtime, is.mtime);
		assert_int_equal(str_eq(old, new), strcmp(was.name, "xl/worksheets/sheet2.xml") != 0);
	}
}

static void nothing_to_write_changes_nothing(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e = { 0 };
	str bytes = xlsx_rows(&a, "<row><c><v>1</v></c></row>");
	works(xlsx_patch(&a, bytes, NULL, 0, &out, &e), e);
	same(buf_str(&out), bytes);
}

/* Many entries over the same bytes: small as it is, the copy would be as large as all of them. */
static void overlapping_entries_are_not_multiplied(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e;
	const struct xlsx_edit edit = { S("台帳"), 1, 0, S("x") };
	str bytes = xlsx_rows(&a, "");
	size_t end = str_find(bytes, S("PK\5\6")), record = str_find(bytes, S("PK\1\2"));
	memcpy((char *)bytes.p + record + 20, "\xFF\xFF\xFF\x03", 4); /* the compressed size of an entry */
	assert_true(record < end);
	refuses(xlsx_patch(&a, bytes, &edit, 1, &out, &e), e, ERR_INPUT);
	assert_int_equal(out.n, 0);
}

/* ---- any edits at all: exactly they are read back */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static str cell_of(const struct sheet *s, uint32_t row, size_t column)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].number == row)
			return column < s->rows[i].count ? s->rows[i].cells[column] : S("");
	return S("");
}

static const struct xlsx_edit *edit_of(const struct xlsx_edit *edits, size_t count, str sheet, uint32_t row, size_t column)
{
	for (size_t i = 0; i < count; i++)
		if (edits[i].row == row && edits[i].column == column && str_eq(edits[i].sheet, sheet))
			return &edits[i];
	return NULL;
}

#define ROWS 14u
#define COLUMNS 31u
#define EDITS 9u

/* Where the golden ledger has merged cells or formulas. */
static bool is_special(size_t sheet, uint32_t row, size_t column)
{
	return row == 1 || row == 9 || (row >= 5 && row <= 7 && column == 1) || (sheet == 2 && row == 3);
}

static size_t edits_at_random(const struct book *b, uint32_t *seed, struct xlsx_edit edits[EDITS])
{
	static const str texts[] = { T(""),       T("はい"),   T("<a>&\"'"), T("_x000D_"), T(" 前後 "),
				     T("一\n二"), T("=1+1"), T("𠮷野"),    T("\t") };
	size_t count = 0;
	while (count < EDITS) {
		size_t sheet = next_random(seed) % b->count, column = next_random(seed) % COLUMNS;
		uint32_t row = 1 + next_random(seed) % ROWS;
		str name = b->sheets[sheet].name;
		if (!is_special(sheet, row, column) && !edit_of(edits, count, name, row, column))
			edits[count++] = (struct xlsx_edit){ name, row, column, texts[next_random(seed) % LENGTH(texts)] };
	}
	return count;
}

static void same_but_for(const struct book *before, const struct book *after, const struct xlsx_edit *edits, size_t count)
{
	assert_int_equal(before->count, after->count);
	for (size_t s = 0; s < before->count; s++)
		for (uint32_t row = 1; row <= ROWS + 1; row++)
			for (size_t column = 0; column <= COLUMNS; column++) {
				const struct xlsx_edit *edit = edit_of(edits, count, before->sheets[s].name, row, column);
				str was = cell_of(&before->sheets[s], row, column);
				same(cell_of(&after->sheets[s], row, column), edit ? edit->text : was);
			}
}

static void any_edits_come_back(void **state)
{
	(void)state;
	static const char *const books[] = { "test/golden/xlsx/ledger.openpyxl.xlsx",
					     "test/golden/xlsx/ledger.libreoffice.xlsx" };
	uint32_t seed = 7;
	for (size_t turn = 0; turn < 100; turn++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct book before = { 0 }, after = { 0 };
		struct err e = { 0 };
		struct xlsx_edit edits[EDITS];
		str bytes;
		works(disk_read(&disk_real, &a, str_of(books[turn % LENGTH(books)]), 1u << 20, &bytes, &e), e);
		works(xlsx_read(&a, bytes, &before, &e), e);
		size_t count = edits_at_random(&before, &seed, edits);
		works(xlsx_patch(&a, bytes, edits, count, &out, &e), e);
		works(xlsx_read(&a, buf_str(&out), &after, &e), e);
		same_but_for(&before, &after, edits, count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_written_is_refused),
		cmocka_unit_test(what_is_no_workbook_is_refused),
		cmocka_unit_test(only_the_cells_change),
		cmocka_unit_test(other_parts_keep_their_bytes),
		cmocka_unit_test(nothing_to_write_changes_nothing),
		cmocka_unit_test(overlapping_entries_are_not_multiplied),
		cmocka_unit_test(any_edits_come_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
