/* export.h - what hits what, as files for a spreadsheet: a row for each vulnerability of each device's product.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pair.h"

#define EXPORT_ROWS_MAX 200000u /* the worst come first; what is beyond is left out, and the last row says so */

/* catalogue may be NULL: then nobody is quoted. UTF-8 with a byte-order mark. */
bool export_hits_csv(struct work *w, struct db *catalogue, struct buf *out, struct err *e);
bool export_hits_workbook(struct work *w, struct db *catalogue, struct buf *out, struct err *e);
