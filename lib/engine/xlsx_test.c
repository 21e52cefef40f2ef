/* xlsx_test.c - workbooks of every kind are read as they are seen, and hostile ones are refused by name of the bound.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xlsx.h"
#include "base/disk.h"
#include "book_text.h"
#include "xlsx_make.h"

#include <stdlib.h>
#include <string.h>

/* ---- hostile or broken files: what they are, and a piece of the refusal */

#define HEAD(rows) T(MADE_SHEET_OPEN "<sheetData>" rows)
#define TAIL T("</sheetData></worksheet>")
#define TEN "          "
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define TEN_CELLS "<c/><c/><c/><c/><c/><c/><c/><c/><c/><c/>"

static const struct {
	const char *what, *refusal;
	struct made_part parts[3];
} hostile[] = {
	{ "a part over the bound", "it is too large when unpacked (at most 160 MB)",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "<note>"), (160u << 20) / 1000 + 1, T(THOUSAND), T("</note></worksheet>") } } },
	{ "ten million empty cells", "sheet \"台帳\": there is too much in it (at most 8000000 tags and the like)",
	  { { MADE_SHEET, HEAD(""), 1000000, T("<row>" TEN_CELLS "</row>"), TAIL } } },
	{ "ten million shared strings", "shared strings: the texts and cells of the workbook are too many (at most 40 MB)",
	  { { MADE_STRINGS, T("<sst>"), 10000000, T("<si/>"), T("</sst>") } } },
	{ "a million columns", "row 1: there are too many columns (at most 16384)",
	  { { MADE_SHEET, HEAD("<row>"), 100000, T(TEN_CELLS), T("</row></sheetData></worksheet>") } } },
	{ "a column behind XFD", "row 1: there are too many columns (at most 16384)",
	  { { MADE_SHEET, HEAD("<row><c r=\"XFE1\"/></row>"), 0, T(""), TAIL } } },
	{ "a row behind the last", "there are too many rows (at most 1048576)",
	  { { MADE_SHEET, HEAD("<row r=\"1048577\"/>"), 0, T(""), TAIL } } },
	{ "a row number of a hundred digits", "comes a row with the wrong number \"999999999999999999999",
	  { { MADE_SHEET, HEAD("<row r=\"99999999999999999999999999999\"/>"), 0, T(""), TAIL } } },
	{ "a cell of 10 MB", "sheet \"台帳\": cell B3: the text is too long (at most 131072 bytes)",
	  { { MADE_SHEET, HEAD("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>x"), 10000, T(THOUSAND),
	      T("x</t></is></c></row></sheetData></worksheet>") } } },
	{ "a cell of 10 MB in small runs", "sheet \"台帳\": cell A1: the text is too long (at most 131072 bytes)",
	  { { MADE_SHEET, HEAD("<row><c t=\"inlineStr\"><is>"), 10000, T("<r><t xml:space=\"preserve\">" THOUSAND "</t></r>"),
	      T("</is></c></row></sheetData></worksheet>") } } },
	{ "a shared string of 10 MB", "sheet \"台帳\": cell C1: the text is too long (at most 131072 bytes)",
	  { { MADE_STRINGS, T("<sst><si><t>x"), 10000, T(THOUSAND), T("x</t></si></sst>") },
	    { MADE_SHEET, HEAD("<row><c r=\"C1\" t=\"s\"><v>0</v></c></row>"), 0, T(""), TAIL } } },
	{ "rows out of order", "behind row 5 comes a row with the wrong number \"5\"",
	  { { MADE_SHEET, HEAD("<row r=\"5\"/><row r=\"5\"/>"), 0, T(""), TAIL } } },
	{ "a row number that is none", "behind row 0 comes a row with the wrong number \"one\"",
	  { { MADE_SHEET, HEAD("<row r=\"one\"/>"), 0, T(""), TAIL } } },
	{ "cells out of order", "row 2: the cell reference \"B2\" is wrong",
	  { { MADE_SHEET, HEAD("<row r=\"2\"><c r=\"C2\"/><c r=\"B2\"/></row>"), 0, T(""), TAIL } } },
	{ "a cell of another row", "row 2: the cell reference \"C3\" is wrong",
	  { { MADE_SHEET, HEAD("<row r=\"2\"><c r=\"C3\"/></row>"), 0, T(""), TAIL } } },
	{ "a cell without letters", "row 1: the cell reference \"1\" is wrong",
	  { { MADE_SHEET, HEAD("<row><c r=\"1\"/></row>"), 0, T(""), TAIL } } },
	{ "a shared string that is not there", "cell A1: the workbook has no shared string \"0\"",
	  { { MADE_SHEET, HEAD("<row><c t=\"s\"><v>0</v></c></row>"), 0, T(""), TAIL } } },
	{ "a shared string below zero", "cell A1: the workbook has no shared string \"-1\"",
	  { { MADE_SHEET, HEAD("<row><c t=\"s\"><v>-1</v></c></row>"), 0, T(""), TAIL } } },
	{ "a merge of nothing", "the merged range \"A1:\" is wrong",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "<mergeCells><mergeCell ref=\"A1:\"/></mergeCells></worksheet>") } } },
	{ "a merge the wrong way round", "the merged range \"B2:A1\" is wrong",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells></worksheet>") } } },
	{ "too many merges", "there are too many merged cells (at most 65536)",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "<mergeCells>"), 65537, T("<mergeCell ref=\"A1:B1\"/>"),
	      T("</mergeCells></worksheet>") } } },
	{ "too many cell formats", "cell formats: there are too many cell formats (at most 65536)",
	  { { MADE_STYLES, T("<styleSheet><cellXfs>"), 65537, T("<xf/>"), T("</cellXfs></styleSheet>") } } },
	{ "too many number formats", "there are too many number formats (at most 4096)",
	  { { MADE_STYLES, T("<styleSheet><numFmts>"), 4097, T("<numFmt numFmtId=\"200\"/>"),
	      T("</numFmts></styleSheet>") } } },
	{ "too many sheets", "contents of the workbook: there are too many sheets (at most 255)",
	  { { MADE_BOOK, T("<workbook><sheets>"), 256, T("<sheet name=\"a\"/>"), T("</sheets></workbook>") } } },
	{ "too many relationships", "there are too many relationships (at most 4096)",
	  { { MADE_RELATIONS, T("<Relationships>"), 4097, T("<Relationship/>"), T("</Relationships>") } } },
	{ "a sheet name that never ends", "the name of a sheet or part is too long (at most 1024 bytes)",
	  { { MADE_BOOK, T("<workbook><sheets><sheet name=\""), 2, T(THOUSAND), T("\"/></sheets></workbook>") } } },
	{ "a million laughs", "it holds a declaration (DOCTYPE) that no such file has",
	  { { MADE_SHEET, T("<!DOCTYPE a [<!ENTITY b \"haha\"><!ENTITY c \"&b;&b;&b;&b;\">]>" MADE_ROWS("&c;")) } } },
	{ "an entity nobody declared", "its XML is broken (line 1)", { { MADE_SHEET, T(MADE_ROWS("&secret;")) } } },
	{ "a tag of 10 MB", "its XML is built abnormally (length of a tag, depth of nesting: at most 4 MB)",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "<a b=\""), 10000, T(THOUSAND), T("\"/></worksheet>") } } },
	{ "nesting without end", "its XML is built abnormally",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN), 1000000, T("<a>"), T("") } } },
	{ "XML cut short", "sheet \"台帳\": its XML is broken (line 2)",
	  { { MADE_SHEET, T(MADE_SHEET_OPEN "\n<sheetData><row><c>") } } },
	{ "no XML at all", "contents of the workbook: its XML is broken (line 1)", { { MADE_BOOK, T("PK") } } },
	{ "comments without end", "there is too much in it", { { MADE_SHEET, T("<a>"), 9000000, T("<!---->"), T("</a>") } } },
	{ "a workbook that is none", "this is not an Excel workbook", { { "_rels/.rels", T("<Relationships/>") } } },
	{ "a binary workbook", "this is a binary workbook (.xlsb)",
	  { { "_rels/.rels", T("<Relationships><Relationship Type=\"/officeDocument\" Target=\"xl/workbook.bin\"/>"
	                       "</Relationships>") } } },
	{ "a workbook elsewhere on the net", "this is not an Excel workbook",
	  { { "_rels/.rels", T("<Relationships><Relationship Type=\"/officeDocument\" TargetMode=\"External\" "
	                       "Target=\"http://example.com/xl/workbook.xml\"/></Relationships>") } } },
	{ "a part that is not there", "\"xl/strings.xml\" is missing in the file",
	  { { MADE_RELATIONS, T("<Relationships><Relationship Type=\"/sharedStrings\" Target=\"strings.xml\"/>"
	                        "</Relationships>") } } },
	{ "a sheet without its part", "sheet \"空\": its contents are missing in the file",
	  { { MADE_BOOK, T("<workbook><sheets><sheet name=\"空\"/></sheets></workbook>") } } },
};

static void is_refused(const char *what, str bytes, const char *refusal)
{
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	if (xlsx_read(&a, bytes, &b, &e))
		fail_msg("%s was accepted", what);
	if (e.kind != ERR_INPUT || !e.ja[0] || !str_has(str_of(e.en), str_of(refusal)))
		fail_msg("%s: %s", what, e.en);
	assert_true(a.taken <= SHEET_TEXT_BYTES_MAX + ARENA_BLOCK_MAX);
}

static void hostile_books_are_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(hostile); i++) {
		auto_arena made = { 0 };
		is_refused(hostile[i].what, xlsx_make(&made, hostile[i].parts), hostile[i].refusal);
	}
}

static str repeated(struct arena *a, str head, size_t times, str unit, str tail)
{
	auto_buf text = { 0 };
	buf_put(&text, head);
	while (times--)
		buf_put(&text, unit);
	buf_put(&text, tail);
	return arena_copy(a, buf_str(&text));
}

static void sheet_is_refused(const char *what, str head, size_t times, str unit, str tail, const char *refusal)
{
	auto_arena made = { 0 };
	struct made_part parts[] = { { MADE_SHEET, head, times, unit, tail }, { 0 } };
	is_refused(what, xlsx_make(&made, parts), refusal);
}

static void too_much_to_keep_is_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str head = S(MADE_SHEET_OPEN "<sheetData>"), tail = S("</sheetData></worksheet>");
	str wide = repeated(&a, S("<row>"), SHEET_COLUMNS_MAX - 1, S("<c/>"), S("<c><v>1</v></c></row>"));
	sheet_is_refused("wide rows", head, 123, wide, tail, "there are too many cells (at most 2000000, empty ones included)");
	str text = repeated(&a, S("<row><c t=\"str\"><v>x"), 100, S(THOUSAND), S("x</v></c></row>"));
	const char *too_much = "the texts and cells of the workbook are too many (at most 40 MB)";
	sheet_is_refused("long texts", head, 420, text, tail, too_much);
	str cell = repeated(&a, S("<c t=\"str\"><v>x"), 100, S(THOUSAND), S("x</v></c>"));
	sheet_is_refused("long texts in a row", S(MADE_SHEET_OPEN "<sheetData><row>"), 420, cell,
	                 S("</row></sheetData></worksheet>"), too_much);
	auto_buf many = { 0 };
	for (int i = 0; i < 200000; i++)
		buf_fmt(&many, "<a%d/>", i);
	sheet_is_refused("many names", S(MADE_SHEET_OPEN), 1, buf_str(&many), S("</worksheet>"), "its XML is built abnormally");
}

/* Each merge is as large as a sheet can be; the sheet itself is small, or it is not. */
static void merges_without_end_are_bounded(void **state)
{
	(void)state;
	auto_arena made = { 0 }, a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	str merges = S("</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>");
	str head = S(MADE_SHEET_OPEN "<sheetData><row r=\"1\"><c><v>1</v></c><c/><c r=\"C1\"><v>3</v></c></row>");
	struct made_part small[] = { { MADE_SHEET, head, 2, S("<row><c/><c><v>2</v></c></row>"), merges }, { 0 } };
	works(xlsx_read(&a, xlsx_make(&made, small), &b, &e), e);
	same(book_text(&a, &b), S("[台帳]\n1|1|1|1\n2|1|1|1\n3|1|1|1\n"));

	const char *refusal = "there are too many cells (at most 2000000, empty ones included)";
	str far = S(MADE_SHEET_OPEN "<sheetData><row><c><v>1</v></c><c r=\"XFD1\"><v>3</v></c></row>");
	sheet_is_refused("a merge over many rows", far, 1000, S("<row><c><v>2</v></c></row>"), merges, refusal);
	auto_buf all = { 0 };
	for (int i = 0; i < 60000; i++)
		buf_put(&all, S("<mergeCell ref=\"A1:A1048576\"/>"));
	str rows = repeated(&made, S(MADE_SHEET_OPEN "<sheetData>"), 100, S("<row><c><v>2</v></c></row>"),
	                    S("</sheetData><mergeCells>"));
	sheet_is_refused("many merges", rows, 1, buf_str(&all), S("</mergeCells></worksheet>"), refusal);
}

/* ---- broken zips */

static str copy_of(struct arena *a, str bytes, size_t at, str changed)
{
	char *copy = arena_text(a, bytes);
	memcpy(copy + at, changed.p, changed.n);
	return (str){ copy, bytes.n };
}

static void broken_zips_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str good = xlsx_rows(&a, "<row><c><v>1</v></c></row>");
	size_t end = str_find(good, S("PK\5\6")), value = str_find(good, S("<v>1")) + 3;
	size_t central = value + str_find(str_from(good, value), S(MADE_SHEET)) - 46;
	const struct {
		const char *what;
		str bytes;
		const char *refusal;
	} rows[] = {
		{ "nothing", S(""), "\"_rels/.rels\" is missing in the file" },
		{ "cut short", str_first(good, good.n / 2), "the file is damaged or cut short" },
		{ "cut in the end record", str_first(good, end + 10), "the file is damaged or cut short" },
		{ "a digit changed", copy_of(&a, good, value, S("2")), "sheet \"台帳\": the file is damaged" },
		{ "entries that are not there", copy_of(&a, good, end + 8, S("\xFF\x0F\xFF\x0F")), "the file is damaged" },
		{ "many entries announced", copy_of(&a, good, end + 8, S("\xFF\xFF\xFF\xFF")), "too many parts (at most 4096)" },
		{ "a password on a part", copy_of(&a, good, central + 8, S("\1")), "is compressed or encrypted in a way" },
		{ "a method nobody knows", copy_of(&a, good, central + 10, S("\x0C")), "is compressed or encrypted in a way" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		is_refused(rows[i].what, rows[i].bytes, rows[i].refusal);
}

static void put_number(struct buf *to, uint64_t number, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++, number >>= 8)
		buf_byte(to, (char)(number & 0xFF));
}

/* The file as a writer makes it that always uses the 64-bit end record (PKWARE APPNOTE 6.3, 4.3.14 and 4.3.15). */
static str with_end64(struct arena *a, str good, uint64_t entries, uint64_t end64_at)
{
	auto_buf to = { 0 };
	size_t end = str_find(good, S("PK\5\6")), central = str_find(good, S("PK\1\2"));
	buf_put(&to, str_first(good, end));
	buf_put(&to, S("PK\6\6"));
	put_number(&to, 44, 8);
	put_number(&to, 0x2D002D, 4);
	put_number(&to, 0, 8);
	put_number(&to, entries, 8);
	put_number(&to, entries, 8);
	put_number(&to, end - central, 8);
	put_number(&to, central, 8);
	buf_put(&to, S("PK\6\7"));
	put_number(&to, 0, 4);
	put_number(&to, end64_at ? end64_at : end, 8);
	put_number(&to, 1, 4);
	buf_put(&to, S("PK\5\6\0\0\0\0\xFF\x0F\xFF\x0F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0"));
	return arena_copy(a, buf_str(&to));
}

static void the_64_bit_end_record_is_known(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	str good = xlsx_rows(&a, "<row><c><v>1</v></c></row>");
	works(xlsx_read(&a, with_end64(&a, good, 7, 0), &b, &e), e);
	same(book_text(&a, &b), S("[台帳]\n1|1\n"));
	is_refused("many entries", with_end64(&a, good, 4097, 0), "the file holds too many parts (at most 4096)");
	is_refused("no end record there", with_end64(&a, good, 7, UINT64_MAX), "the file is damaged or cut short");
}

static void what_is_a_workbook_is_known(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e;
	assert_true(xlsx_is(xlsx_rows(&a, "")));
	assert_false(xlsx_is(xlsx_zip(&a, (struct made_part[]){ { "word/document.xml", T("<a/>") }, { 0 } })));
	assert_false(xlsx_is(S("xl/workbook.xml,xl/worksheets/")));
	assert_false(xlsx_is(S("")));
	refuses(xlsx_read(&a, (str){ "", FILE_BYTES_MAX + 1 }, &b, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("at most 48 MB")));
}

/* ---- what is read: rows of XML, and the book they make (beginning behind its first line) */

#define STRINGS                                                                                                       \
	"<sst><si><t>電子カルテ</t></si><si><r><rPr/><t>富士</t></r><r><t xml:space=\"preserve\">通 </t></r></si>"      \
	"<si><t>看護部</t><rPh sb=\"0\" eb=\"3\"><t>カンゴブ</t></rPh><phoneticPr/></si><si/>"                           \
	"<si><t> two\r\n lines_x000D_\n</t></si><si><t xml:space=\"preserve\"> kept </t></si></sst>"

#define STYLES                                                                                                        \
	"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-411]ge.m.d;@\"/>"                              \
	"<numFmt numFmtId=\"165\" formatCode=\"00000\"/><numFmt numFmtId=\"99999999\" formatCode=\"d\"/></numFmts>"   \
	"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                                          \
	"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/>"               \
	"<xf numFmtId=\"165\"/><xf/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"

static const struct {
	const char *rows, *want;
} values[] = {
	{ "", "" },
	{ "<row r=\"1\"/><row r=\"2\"><c r=\"A2\"/><c r=\"B2\" s=\"1\"/></row>", "" },
	{ "<row r=\"3\"><c r=\"C3\" t=\"s\"><v>0</v></c></row>", "3|||電子カルテ\n" },
	{ "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>5</v></c></row>", "1|富士通 |看護部| kept \n" },
	{ "<row><c t=\"s\"><v>4</v></c><c t=\"s\"><v>3</v></c></row>", "1|two⏎ lines⏎\n" },
	{ "<row><c><v>1</v></c><c t=\"s\"><v>3</v></c><c/></row>", "1|1\n" },
	{ "<row><c t=\"inlineStr\"><is><t>A&amp;&#x42;</t></is></c></row>", "1|A&B\n" },
	{ "<row><c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c></row>", "1|ab\n" },
	{ "<row><c t=\"inlineStr\"><v>plain</v></c></row>", "1|plain\n" },
	{ "<row><c t=\"str\"><f>A1</f><v>text</v></c><c t=\"str\"><f>A1</f><v/></c></row>", "1|text\n" },
	{ "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"b\"><v>true</v></c></row>", "1|TRUE|FALSE|TRUE\n" },
	{ "<row><c t=\"n\"><v>2.0</v></c><c><v> 3 </v></c><c t=\"new\"><v>?</v></c></row>", "1|2|3|?\n" },
	{ "<row><c s=\"1\"><v>45292</v></c><c s=\"2\"><v>45292.5</v></c><c s=\"3\"><v>45292.5</v></c></row>",
	  "1|2024-01-01|2024-01-01|2024-01-01 12:00:00\n" },
	{ "<row><c s=\"4\"><v>12</v></c><c s=\"5\"><v>12</v></c><c s=\"6\"><v>1.5</v></c><c s=\"99\"><v>4</v></c>"
	  "<c s=\"-1\"><v>5</v></c></row>", "1|00012|12|36:00:00|4|5\n" },
	{ "<row><c t=\"d\"><v>2026-11-22</v></c><c t=\"d\"><v>2026-11-22T00:00:00</v></c>"
	  "<c t=\"d\"><v>2026-11-22T10:41:22.5Z</v></c><c t=\"d\"><v>T10:41:22</v></c></row>",
	  "1|2026-11-22|2026-11-22|2026-11-22 10:41:22|10:41:22\n" },
	{ "<row r=\"2\" hidden=\"1\"><c><v>1</v></c></row><row hidden=\"false\"><c><v>2</v></c></row>", "2h|1\n3|2\n" },
	{ "<row><c r=\"aa1\"><v>1</v></c></row>", "1|||||||||||||||||||||||||||1\n" },
	{ "<row><c t=\"e\"><v>#N/A</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
	  "1|#N/A|#DIV/0!\n! シート「台帳」のセル A1 はエラー値「#N/A」です\n! シート「台帳」のセル B1 はエラー値「#DIV/0!」です\n" },
	{ "<row r=\"7\"><c><v>1</v></c><c><f>SUM(A1:A6)</f></c><c><f>A7</f><v/></c></row>",
	  "7|1\n! シート「台帳」のセル B7 は数式の計算結果が保存されていません。Excel で開いて保存し直すと読めます\n"
	  "! シート「台帳」のセル C7 は数式の計算結果が保存されていません。Excel で開いて保存し直すと読めます\n" },
	{ "<!-- c --><row><?pi?><c><v><![CDATA[5]]></v><extLst><v>9</v></extLst></c></row><x><row><c><v>8</v></c></row></x>",
	  "1|5\n" },
};

static void cells_are_read_as_they_are_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(values); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		str sheet = arena_fmt(&a, MADE_ROWS("%s"), values[i].rows);
		struct made_part parts[] = {
			{ MADE_SHEET, sheet }, { MADE_STRINGS, T(STRINGS) }, { MADE_STYLES, T(STYLES) }, { 0 }
		};
		works(xlsx_read(&a, xlsx_make(&a, parts), &b, &e), e);
		same(book_text(&a, &b), arena_fmt(&a, "[台帳]\n%s", values[i].want));
		same(b.format, S("xlsx"));
		same(b.charset, S(""));
	}
}

static const struct {
	const char *rows, *merges, *want;
} merged[] = {
	/* nothing to spread: outside of what there is, empty, one cell */
	{ "<row><c><v>1</v></c></row>",
	  "<mergeCell ref=\"A2:B3\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A1\"/>", "1|1\n" },
	{ "<row><c/><c><v>1</v></c></row>", "<mergeCell ref=\"A1:B1\"/>", "1||1\n" },
	/* over columns, over rows, over both; never over rows that hold nothing of their own */
	{ "<row><c><v>1</v></c></row><row r=\"3\"><c r=\"C3\"><v>2</v></c></row>",
	  "<mergeCell ref=\"A1:E1\"/>", "1|1|1|1\n3|||2\n" },
	{ "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"2\"><c r=\"B2\"><v>3</v></c></row>"
	  "<row r=\"4\"><c r=\"B4\"><v>4</v></c></row>", "<mergeCell ref=\"A1:A4\"/>", "1|1|2\n2|1|3\n4|1|4\n" },
	{ "<row><c><v>1</v></c><c/><c/><c><v>9</v></c></row><row><c/><c/><c><v>8</v></c></row>",
	  "<mergeCell ref=\"A1:C2\"/>", "1|1|1|1|9\n2|1|1|1\n" },
	{ "<row><c><v>1</v></c><c/><c><v>2</v></c><c/></row><row><c><v>5</v></c><c/><c/><c><v>6</v></c></row>",
	  "<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:D1\"/>", "1|1|1|2|2\n2|5|||6\n" },
};

static void merged_cells_share_their_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(merged); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		str sheet = arena_fmt(&a, MADE_SHEET_OPEN "<sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>",
		                      merged[i].rows, merged[i].merges);
		works(xlsx_read(&a, xlsx_make(&a, (struct made_part[]){ { MADE_SHEET, sheet }, { 0 } }), &b, &e), e);
		same(book_text(&a, &b), arena_fmt(&a, "[台帳]\n%s", merged[i].want));
	}
}

/* ---- whole books */

#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

static void the_strict_kind_and_prefixes_read_alike(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	str bytes = xlsx_zip(&a, (struct made_part[]){
		{ "_rels/.rels", T("<p:Relationships xmlns:p=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
		                   "<p:Relationship Id=\"a\" Type=\"" STRICT "/officeDocument\" Target=\"/books/./in/../it.xml\"/>"
		                   "</p:Relationships>") },
		{ "books/it.xml", T("<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:q=\"" STRICT "\">"
		                    "<x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"一\" sheetId=\"7\" q:id=\"s1\"/>"
		                    "<x:sheet name=\"二\" sheetId=\"8\" q:id=\"s2\" state=\"veryHidden\"/>"
		                    "<x:sheet name=\"図\" sheetId=\"9\" q:id=\"s3\" state=\"hidden\"/></x:sheets></x:workbook>") },
		{ "books/_rels/it.xml.rels", T("<Relationships><Relationship Id=\"s1\" Type=\"" STRICT "/worksheet\" "
		                               "Target=\"../ONE.xml\"/><Relationship Id=\"s2\" Type=\"" STRICT "/worksheet\" "
		                               "Target=\"it.xml\"/><Relationship Id=\"s3\" Type=\"" STRICT "/chartsheet\" "
		                               "Target=\"chart.xml\"/><Relationship Id=\"s4\" Type=\"" STRICT "/styles\" "
		                               "Target=\"/styles.xml\"/></Relationships>") },
		{ "styles.xml", T("<x:styleSheet><x:cellXfs><x:xf numFmtId=\"14\"/></x:cellXfs></x:styleSheet>") },
		{ "one.xml", T("\xFF\xFE<\0w\0o\0r\0k\0s\0h\0e\0e\0t\0>\0<\0x\0:\0s\0h\0e\0e\0t\0D\0""a\0t\0""a\0>\0<\0r\0o\0w\0>\0"
		               "<\0""c\0 \0s\0=\0\"\0""0\0\"\0>\0<\0v\0>\0""1\0<\0/\0v\0>\0<\0/\0""c\0>\0<\0/\0r\0o\0w\0>\0"
		               "<\0/\0x\0:\0s\0h\0e\0e\0t\0D\0""a\0t\0""a\0>\0<\0/\0w\0o\0r\0k\0s\0h\0e\0e\0t\0>\0") },
		{ 0 } });
	works(xlsx_read(&a, bytes, &b, &e), e);
	same(book_text(&a, &b), S("[一]\n1|1904-01-02\n[二 hidden]\n"
	                          "! シート「図」は表ではない（グラフなどの）ため、読みませんでした\n"));
}

/* Books saved by real programs: each .xlsx stands beside the text it makes. */
static const char *const golden[] = {
	"ledger.openpyxl",
	"ledger.libreoffice",
};

static void real_books_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(golden); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e = { 0 };
		str bytes, want = S(""), text = arena_fmt(&a, "test/golden/xlsx/%s.txt", golden[i]);
		works(disk_read(&disk_real, &a, arena_fmt(&a, "test/golden/xlsx/%s.xlsx", golden[i]), 1u << 20, &bytes, &e), e);
		works(xlsx_read(&a, bytes, &b, &e), e);
		if (getenv("BLESS"))
			works(disk_write(&disk_real, text, book_text(&a, &b), &e), e);
		works(disk_read(&disk_real, &a, text, 1u << 20, &want, &e), e);
		same(book_text(&a, &b), want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_books_are_refused),
		cmocka_unit_test(too_much_to_keep_is_refused),
		cmocka_unit_test(merges_without_end_are_bounded),
		cmocka_unit_test(broken_zips_are_refused),
		cmocka_unit_test(the_64_bit_end_record_is_known),
		cmocka_unit_test(what_is_a_workbook_is_known),
		cmocka_unit_test(cells_are_read_as_they_are_seen),
		cmocka_unit_test(merged_cells_share_their_text),
		cmocka_unit_test(the_strict_kind_and_prefixes_read_alike),
		cmocka_unit_test(real_books_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
