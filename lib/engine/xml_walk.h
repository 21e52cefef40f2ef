/* xml_walk.h - walking through foreign XML by a table of the elements one wants, under bounds.
 * An element is known by its place and its local name, so that every namespace and every prefix reads alike. A DOCTYPE is
 * refused, so no entity but the five of XML is ever expanded.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

/* What the parser itself may hold: the longest tag, the names it has seen, the depth of nesting. */
#define XML_MEMORY_MAX (4u << 20)

struct xml;

/* What a kind of files may be, and what its errors say. */
struct xml_kind {
	size_t steps_max;     /* tags, long ones counting more, and pieces of text: some eight million are a second of work */
	size_t text_max;      /* bytes of a wanted text; one more is kept, to show that it was too long */
	struct words lighten; /* what to do where there is too much in it */
	struct words mend;    /* what to do where it is broken */
};

/* One element; the place in the table is its id. Elements that have no row are passed over with all they hold. */
struct xml_element {
	int parent;                   /* the id of the element it stands in; 0 for the outermost */
	str name;                     /* without prefix */
	bool text;                    /* its text is wanted */
	bool (*open)(struct xml *x);  /* may be NULL; false stops the walk with x->e set */
	bool (*close)(struct xml *x);
	size_t to;                    /* for the handlers: offset of what it fills */
};

struct xml {
	/* Set by who walks. Row 0 of the table is the document itself; a row without a name ends it. */
	const struct xml_kind *kind;
	const struct xml_element *elements;
	void *self;
	size_t *steps; /* left of the kind's, for all that is walked together */
	struct err *e;

	/* For open and close. */
	const struct xml_element *element;
	const char *name;        /* as written, with its prefix */
	const char **attributes; /* open alone */
	str text;                /* close of an element whose text is wanted: at most text_max + 1 bytes */

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
