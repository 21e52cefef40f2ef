/* xlsx_make.c - zips made in memory, their parts streamed from patterns.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_make.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const struct made_part parts_usual[] = {
	{ "[Content_Types].xml",
	  T("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Override PartName=\"/xl/workbook.xml\" ContentType="
	    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
	    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType="
	    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
	    "<Override PartName=\"/xl/sharedStrings.xml\" ContentType="
	    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
	    "<Override PartName=\"/xl/styles.xml\" ContentType="
	    "\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>") },
	{ "_rels/.rels", T("<Relationships" MADE_PACKAGE "><Relationship Id=\"rId1\" Type=\"" MADE_OFFICE
	                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>") },
	{ MADE_BOOK, T("<workbook" MADE_MAIN " xmlns:r=\"" MADE_OFFICE
	               "\"><sheets><sheet name=\"台帳\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>") },
	{ MADE_RELATIONS, T("<Relationships" MADE_PACKAGE ">"
	                    "<Relationship Id=\"rId1\" Type=\"" MADE_OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	                    "<Relationship Id=\"rId2\" Type=\"" MADE_OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
	                    "<Relationship Id=\"rId3\" Type=\"" MADE_OFFICE "/styles\" Target=\"styles.xml\"/>"
	                    "</Relationships>") },
	{ MADE_SHEET, T(MADE_ROWS("")) },
	{ MADE_STRINGS, T("<sst" MADE_MAIN "/>") },
	{ MADE_STYLES, T("<styleSheet" MADE_MAIN "/>") },
	{ 0 },
};

static void must(bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "xlsx_make: %s failed\n", what);
	abort();
}

/* The reading of one part: where in the pattern it stands. */
struct pattern {
	struct made_part part;
	size_t turn, at; /* turn 0 is the head, then the units, then the tail */
};

static zip_int64_t pattern_read(struct pattern *p, char *to, size_t room)
{
	size_t n = 0;
	while (n < room && p->turn <= p->part.times + 1) {
		str piece = p->turn == 0 ? p->part.head : p->turn <= p->part.times ? p->part.unit : p->part.tail;
		str rest = str_first(str_from(piece, p->at), room - n);
		if (rest.n)
			memcpy(to + n, rest.p, rest.n);
		n += rest.n;
		p->at += rest.n;
		if (p->at < piece.n)
			continue;
		p->turn++;
		p->at = 0;
	}
	return (zip_int64_t)n;
}

static zip_int64_t pattern_stat(const struct pattern *p, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = p->part.head.n + p->part.times * p->part.unit.n + p->part.tail.n;
	stat->valid = ZIP_STAT_SIZE;
	return sizeof *stat;
}

static zip_int64_t pattern_source(void *self, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct pattern *p = self;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		p->turn = p->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return pattern_read(p, data, n);
	case ZIP_SOURCE_STAT:
		return pattern_stat(p, data);
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		                                      ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		return 0;
	}
}

static void part_add(struct arena *a, zip_t *zip, struct made_part part)
{
	struct pattern *p = arena_new(a, struct pattern);
	p->part = part;
	zip_source_t *source = zip_source_function(zip, pattern_source, p);
	zip_int64_t at = source ? zip_file_add(zip, part.name, source, ZIP_FL_ENC_UTF_8) : -1;
	must(at >= 0, "zip_file_add");
	zip_int32_t method = part.times ? ZIP_CM_DEFLATE : ZIP_CM_STORE; /* fuzzers have no time to pack */
	must(zip_set_file_compression(zip, (zip_uint64_t)at, method, 1) == 0, "zip_set_file_compression");
	must(zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x5C21, 0) == 0, "zip_file_set_dostime"); /* 2026-01-01 */
}

str xlsx_zip(struct arena *a, const struct made_part *parts)
{
	zip_source_t *made = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = made ? zip_open_from_source(made, ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
	must(zip, "zip_open_from_source");
	zip_source_keep(made);
	for (; parts->name; parts++)
		part_add(a, zip, *parts);
	must(zip_close(zip) == 0, "zip_close");
	zip_stat_t stat;
	must(zip_source_open(made) == 0 && zip_source_stat(made, &stat) == 0, "zip_source_open");
	char *bytes = arena_take(a, stat.size);
	must(zip_source_read(made, bytes, stat.size) == (zip_int64_t)stat.size, "zip_source_read");
	zip_source_close(made);
	zip_source_free(made);
	return (str){ bytes, stat.size };
}

static struct made_part *part_place(struct made_part *all, const char *name)
{
	while (all->name && strcmp(all->name, name) != 0)
		all++;
	return all;
}

str xlsx_make(struct arena *a, const struct made_part *parts)
{
	size_t count = LENGTH(parts_usual);
	for (const struct made_part *part = parts; part->name; part++)
		count++;
	struct made_part *all = arena_array(a, struct made_part, count);
	memcpy(all, parts_usual, sizeof parts_usual);
	for (; parts->name; parts++)
		*part_place(all, parts->name) = *parts;
	return xlsx_zip(a, all);
}

str xlsx_rows(struct arena *a, const char *rows)
{
	str sheet = arena_fmt(a, MADE_SHEET_OPEN "<sheetData>%s</sheetData></worksheet>", rows);
	return xlsx_make(a, (struct made_part[]){ { MADE_SHEET, sheet }, { 0 } });
}

static const char *part_of_letter(char letter)
{
	static const struct {
		char letter;
		const char *part;
	} table[] = { { 'w', MADE_SHEET }, { 's', MADE_STRINGS },   { 'y', MADE_STYLES },
		      { 'b', MADE_BOOK },  { 'r', MADE_RELATIONS }, { 'p', "_rels/.rels" } };
	for (size_t i = 0; i < LENGTH(table); i++)
		if (table[i].letter == letter)
			return table[i].part;
	return "other.xml";
}

#define PIECES_MAX 6

str xlsx_pieces(struct arena *a, str input)
{
	struct made_part parts[PIECES_MAX + 1] = { 0 };
	if (str_starts(input, S("PK")))
		return input;
	for (size_t i = 0; i < PIECES_MAX && input.p; i++) {
		str piece = str_cut(&input, S("\1"));
		parts[i] = (struct made_part){ .name = part_of_letter(piece.n ? piece.p[0] : 0), .head = str_from(piece, 1) };
	}
	return xlsx_make(a, parts);
}
