/* xlsx_book.h - which sheets a workbook has, and in which parts of the file they and their common parts are.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "xlsx_package.h"

#define RELATIONS_MAX PACKAGE_PARTS_MAX
#define REFERENCE_BYTES_MAX 1024u /* names of sheets and parts */

struct xlsx_sheet {
	str name;
	const char *part; /* NULL when the file does not say where it is */
	bool hidden;
	bool cells;       /* false for a sheet that is a chart, a dialogue or a macro */
};

struct xlsx_book {
	struct xlsx_sheet *sheets; /* in the order of the tabs */
	size_t count;
	const char *strings, *styles; /* NULL when it has none */
	bool from_1904;               /* days are counted from 1904-01-01 */
};

bool xlsx_book_read(struct arena *a, struct package *p, struct xlsx_book *b, struct err *e);
