/* xlsx_place.h - where the rows and cells of a sheet's XML stand.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"
#include "xml_walk.h"

/* The place reached; begin with 0. Rows and cells come in ascending order, and those without a reference of their
 * own follow the one before (some writers leave it out). */
struct place {
	uint32_t row;   /* as the user's program shows it */
	size_t columns; /* in this row up to here: the column of the cell + 1 */
};

/* The row or the cell being opened. False, with the reason, when it is out of order or out of bounds. */
bool place_row(struct xml *x, struct place *p);
bool place_cell(struct xml *x, struct place *p);

struct area {
	uint32_t top, bottom;   /* as the user's program shows them; both included */
	size_t left, right;     /* from 0; both included */
};

/* "B2:D4" or "B2"; false when it is none or out of bounds. */
bool area_read(str reference, struct area *area);

#define MERGES_MAX 65536u /* of one sheet */

/* The merged area being opened, counted in *count. */
bool place_merge(struct xml *x, struct area *area, size_t *count);
