/* rows.h - the rows of one matched sheet, laid over what is known of their kinds. Between match.h and import.c.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "compare.h"
#include "match.h"

#define IMPORT_KINDS_MAX 16u /* kinds one file can bring */

/* One import under way, over all its sheets. */
struct importing {
	struct work *w;
	const struct import_ask *ask;
	struct import_result *result;
	struct book *book;
	str scope;
	bool guest; /* see compare.h: a configuration or an export of a host */
	struct known *known[IMPORT_KINDS_MAX];
	size_t known_count;
};

/* What is known of a kind; read at its first sheet. NULL on failure. */
struct known *importing_known(struct importing *im, const struct record_kind *kind, const bool *mapped, size_t rows,
	                      struct err *e);
bool rows_take(struct importing *im, const struct match *match, const struct record_kind *kind, struct err *e);
struct import_row *result_row(struct importing *im, struct import_row row);
