/* paper_kind.h - what kind of paper a file is, told by how it begins; what its name says is not believed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

struct paper_kind {
	const char *ending; /* of a file's name: ".pdf" */
	const char *type;   /* media type */
	str head, part;     /* how it begins, and what is in it further on; "" for anything */
	size_t at;          /* bytes before the head */
};
extern const struct paper_kind paper_kinds[]; /* ended by a zero row */

/* NULL: none of them. */
const struct paper_kind *paper_kind_of(str bytes);
