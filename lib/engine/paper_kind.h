/* paper_kind.h - what kind of paper a file is, told by how it begins; what its name says is not believed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

struct paper_kind {
	const char *ending; /* of a file's name: ".pdf" */
	const char *type;   /* media type */
	str head, part;     /* how it begins, and what is in it further on; "" for anything */
	size_t at;          /* bytes before the head */
};
extern const struct paper_kind paper_kinds[]; /* ended by a zero row */

/* NULL: none of them. */
const struct paper_kind *paper_kind_of(str bytes);
/* The name under which it is saved: with the ending of what it is, so that a page or program that begins like a paper is
 * opened as the paper it pretends to be. ".bin" for none of them. */
str paper_name(struct arena *a, str name, str bytes);
