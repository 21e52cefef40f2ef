/* grid.h - tables: where cells stand, how high rows are, and which rows a page can take.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "block.h"
#include "cell.h"

struct grid_look {
	enum paper_rules rules;
	enum lang lang;
	double width;   /* of the page's body */
	double tallest; /* the page's body: a higher row is cut into several */
};

struct paper_table *grid_new(const struct workshop *w, const struct grid_look *look,
			     const struct paper_column *columns, size_t count);
/* No more rows will come: a list without any says so. */
void grid_end(struct paper_table *t);

/* A table as a block: its units are the body rows, and every piece of it begins with the header rows. */
extern const struct block_kind grid_block;
