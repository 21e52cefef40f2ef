/* xlsx_xml.h - walking through the XML of a workbook by a table of the elements one wants, under bounds.
 * An element is known by its place and its local name, so that the strict and the transitional namespaces of
 * ECMA-376 and every prefix read alike. A DOCTYPE is refused, so no entity but the five of XML is ever expanded.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

#include "base/buf.h"

/* Tags, long ones counting more, and pieces of text in all parts of a book together: less than a second of work. */
#define XML_STEPS_MAX 8000000u
/* What the parser itself may hold: the longest tag, the names it has seen, the depth of nesting. */
#define XML_MEMORY_MAX (4u << 20)

struct xml;

/* One element; the place in the table is its id. Elements that have no row are passed over with all they hold. */
struct xml_element {
	int parent;                   /* the id of the element it stands in; 0 for the outermost */
	str name;                     /* without prefix */
	bool text;                    /* its text is wanted */
	bool (*open)(struct xml *x);  /* may be NULL; false stops the walk with x->e set */
	bool (*close)(struct xml *x);
};

struct xml {
	/* Set by who walks. Row 0 of the table is the document itself; a row without a name ends it. */
	const struct xml_element *elements;
	void *self;
	size_t *steps; /* left in this book */
	struct err *e;

	/* For open and close. */
	const char *name;        /* as written, with its prefix */
	const char **attributes; /* open alone */
	str text;                /* close of an element whose text is wanted: at most SHEET_CELL_BYTES_MAX + 1 bytes */

	/* The walker's own. */
	struct XML_ParserStruct *parser;
	struct buf collected;
	size_t passing; /* how deep in elements that nobody wants */
	int at;         /* the innermost wanted element that is open */
	bool keep_blanks, failed;
};

#define auto_xml __attribute__((cleanup(xml_end))) struct xml

void xml_begin(struct xml *x);
bool xml_feed(struct xml *x, str bytes, bool last);
void xml_end(struct xml *x);

/* The value of an attribute of the element being opened; p is NULL when it has none. */
str xml_attribute(const struct xml *x, str local);
bool xml_attribute_true(const struct xml *x, str local);

/* Where the tag of the present step stands among all bytes fed. */
size_t xml_at(const struct xml *x);
size_t xml_length(const struct xml *x);
