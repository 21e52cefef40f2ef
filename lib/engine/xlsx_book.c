/* xlsx_book.c - from the package's root over its relationships to the sheets.
 * Relationships are followed two steps deep, never further, and never out of the file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_book.h"

struct relation {
	str id, type, target;
};

/* What the handlers fill. */
struct relations {
	struct arena *a;
	struct relation *list;
	size_t count, room;
};

struct book_reading {
	struct arena *a;
	struct relations relations;
	const char *part; /* of the workbook itself */
	struct xlsx_book *book;
};

static bool reference_copy(struct xml *x, struct arena *a, str attribute, str *copy)
{
	str value = xml_attribute(x, attribute);
	if (value.n > REFERENCE_BYTES_MAX)
		return err_set(x->e, ERR_INPUT,
		               "シートや部品の名前が長すぎます（上限 %u バイト）。Excel で開き、保存し直してください",
		               "the name of a sheet or part is too long (at most %u bytes); open it in Excel and save it "
		               "again", REFERENCE_BYTES_MAX);
	*copy = arena_copy(a, value);
	return true;
}

static bool relation_open(struct xml *x)
{
	struct relations *r = x->self;
	struct relation relation;
	if (str_eq(xml_attribute(x, S("TargetMode")), S("External")))
		return true;
	if (r->count == RELATIONS_MAX)
		return err_set(x->e, ERR_INPUT, "部品の関係が多すぎます（上限 %u 個）",
		               "there are too many relationships (at most %u)", RELATIONS_MAX);
	if (!reference_copy(x, r->a, S("Id"), &relation.id) || !reference_copy(x, r->a, S("Type"), &relation.type) ||
	    !reference_copy(x, r->a, S("Target"), &relation.target))
		return false;
	arena_grow(r->a, r->list, r->count, r->room);
	r->list[r->count++] = relation;
	return true;
}

enum { RELATIONSHIPS = 1, RELATIONSHIP, RELATION_ELEMENTS };

static const struct xml_element relation_elements[] = {
	[RELATIONSHIPS] = { 0, T("Relationships") },
	[RELATIONSHIP] = { RELATIONSHIPS, T("Relationship"), .open = relation_open },
	[RELATION_ELEMENTS] = { 0 },
};

static str folder_of(str part)
{
	while (part.n && part.p[part.n - 1] != '/')
		part.n--;
	return part;
}

/* "xl/workbook.xml" + "../media/a.png" = "media/a.png" */
static const char *part_named(struct arena *a, str from, str target)
{
	auto_buf path = { 0 };
	str rest = target;
	if (!str_starts(target, S("/")))
		buf_put(&path, folder_of(from));
	while (rest.p) {
		str piece = str_cut(&rest, S("/"));
		if (str_eq(piece, S("..")))
			buf_cut(&path, folder_of(str_first(buf_str(&path), path.n ? path.n - 1 : 0)).n);
		else if (piece.n && !str_eq(piece, S(".")))
			buf_fmt(&path, "%.*s%s", P(piece), rest.p ? "/" : "");
	}
	return arena_text(a, buf_str(&path));
}

/* The relationships of a part; those of the package itself for "". */
static bool relations_read(struct package *p, str from, struct relations *r, struct err *e)
{
	str folder = folder_of(from);
	str part = arena_fmt(r->a, "%.*s_rels/%.*s.rels", P(folder), P(str_from(from, folder.n)));
	return package_walk(p, part.p, relation_elements, r, e);
}

/* Types of the strict and the transitional kind differ in all but their end. */
static const char *part_of_type(const struct relations *r, str from, str type)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_ends(r->list[i].type, type))
			return part_named(r->a, from, r->list[i].target);
	return NULL;
}

static const struct relation *relation_with(const struct relations *r, str id)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_eq(r->list[i].id, id))
			return &r->list[i];
	return NULL;
}

static bool properties_open(struct xml *x)
{
	struct book_reading *w = x->self;
	w->book->from_1904 = xml_attribute_true(x, S("date1904"));
	return true;
}

static bool sheet_open(struct xml *x)
{
	struct book_reading *w = x->self;
	struct xlsx_book *b = w->book;
	if (b->count == SHEETS_MAX)
		return err_set(x->e, ERR_INPUT, "シートが多すぎます（上限 %u 枚）", "there are too many sheets (at most %u)",
		               SHEETS_MAX);
	struct xlsx_sheet *sheet = &b->sheets[b->count++];
	str state = xml_attribute(x, S("state")), id = xml_attribute(x, S("id"));
	const struct relation *relation = relation_with(&w->relations, id);
	sheet->hidden = str_eq(state, S("hidden")) || str_eq(state, S("veryHidden"));
	sheet->cells = !relation || str_ends(relation->type, S("/worksheet"));
	if (relation)
		sheet->part = part_named(w->a, str_of(w->part), relation->target);
	return reference_copy(x, w->a, S("name"), &sheet->name);
}

enum { WORKBOOK = 1, PROPERTIES, SHEETS, SHEET, BOOK_ELEMENTS };

static const struct xml_element book_elements[] = {
	[WORKBOOK] = { 0, T("workbook") },
	[PROPERTIES] = { WORKBOOK, T("workbookPr"), .open = properties_open },
	[SHEETS] = { WORKBOOK, T("sheets") },
	[SHEET] = { SHEETS, T("sheet"), .open = sheet_open },
	[BOOK_ELEMENTS] = { 0 },
};

static bool workbook_find(struct arena *a, struct package *p, const char **part, struct err *e)
{
	struct relations root = { .a = a };
	if (!relations_read(p, S(""), &root, e))
		return false;
	*part = part_of_type(&root, S(""), S("/officeDocument"));
	if (!*part)
		return err_set(e, ERR_INPUT, "Excel のブックではありません", "this is not an Excel workbook");
	if (str_ends(str_of(*part), S(".bin")))
		return err_set(e, ERR_INPUT,
		               "バイナリ形式（.xlsb）のブックです。Excel の「名前を付けて保存」で .xlsx にしてください",
		               "this is a binary workbook (.xlsb); save it as .xlsx in Excel");
	return true;
}

bool xlsx_book_read(struct arena *a, struct package *p, struct xlsx_book *b, struct err *e)
{
	*b = (struct xlsx_book){ .sheets = arena_array(a, struct xlsx_sheet, SHEETS_MAX) };
	struct book_reading w = { .a = a, .relations = { .a = a }, .book = b };
	if (!workbook_find(a, p, &w.part, e) || !relations_read(p, str_of(w.part), &w.relations, e) ||
	    !package_walk(p, w.part, book_elements, &w, e))
		return err_wrap(e, "ブックの目次", "contents of the workbook");
	b->strings = part_of_type(&w.relations, str_of(w.part), S("/sharedStrings"));
	b->styles = part_of_type(&w.relations, str_of(w.part), S("/styles"));
	return true;
}
