/* prose.h - running text as a block: headings, paragraphs, notes, items behind a mark.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "block.h"
#include "typeset.h"

struct prose {
	struct type_text text, mark; /* the mark stands before the first line */
	enum paper_side side;
	double indent, width;        /* of the text, inside the page's body */
	bool bold, ruled;            /* ruled: a line below */
};

/* Its units are the lines. */
extern const struct block_kind prose_block;
