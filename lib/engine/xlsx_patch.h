/* xlsx_patch.h - filling somebody else's workbook: only the answer cells change.
 * Every other part of the file keeps its compressed bytes, and within a changed sheet every byte outside the cells
 * written stays: their format is kept, their value becomes an inline string (ECMA-376 part 1, section 18.3.1.53).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

#include "base/buf.h"

/* Excel's own limit for a cell, in UTF-16 units. */
#define PATCH_TEXT_MAX 32767u

struct xlsx_edit {
	str sheet;     /* by the name on its tab */
	uint32_t row;  /* 1-based, as in sheet_row.number */
	size_t column; /* from 0 */
	str text;      /* UTF-8; the empty text empties the cell */
};

/* Appends the filled file to out. A cell inside a merged area means the area's first cell. ERR_MISSING when there is no
 * such sheet; ERR_CONFLICT when a cell holds a formula or is written twice; ERR_INPUT when the file cannot be read or
 * a text is too long. Nothing is appended then. */
bool xlsx_patch(struct arena *a, str bytes, const struct xlsx_edit *edits, size_t count, struct buf *out,
                struct err *e);
