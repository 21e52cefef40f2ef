/* xlsx_package.h - a workbook file as what it is underneath: a zip of parts, unpacked in steps under bounds.
 * Sizes told by the zip are never believed: bytes are counted as they come out.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"
#include "xml_walk.h"

#include <zip.h>

#define PACKAGE_PARTS_MAX 4096u
/* What may be unpacked of a workbook that is to be filled: it is held in memory. One to be read has
 * SHEET_XML_BYTES_MAX for all its parts together. */
#define PACKAGE_WRITE_BYTES_MAX (8u << 20)

struct package {
	zip_source_t *source;
	zip_t *zip;
	size_t bytes_max; /* unpacked, all parts together */
	size_t bytes;     /* of these still left */
	size_t steps;     /* as in struct xml */
};

extern const struct xml_kind workbook_xml;

#define auto_package __attribute__((cleanup(package_close))) struct package

/* To read: looks at the bytes as long as it is open. */
bool package_open(struct package *p, str bytes, struct err *e);
bool package_open_to_write(struct package *p, str bytes, struct err *e);
void package_close(struct package *p);

/* Walks through the XML of a part; self is what the handlers find in x->self. */
bool package_walk(struct package *p, const char *part, const struct xml_element *elements, void *self, struct err *e);
/* Unpacks a whole part. */
bool package_read(struct package *p, const char *part, struct buf *to, struct err *e);

/* Puts other bytes in a part of a package opened to write; they must live until it is written. */
bool package_replace(struct package *p, const char *part, str bytes, struct err *e);
/* The file with the replaced parts; all others keep their compressed bytes. The package is used up. */
bool package_write(struct package *p, struct buf *to, struct err *e);
