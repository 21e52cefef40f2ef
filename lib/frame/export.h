/* export.h - records as a file to edit and bring back: every column as it was written, last the id by which an
 * import finds the record again.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "record.h"
#include "work.h"

/* UTF-8 without a byte-order mark. */
void export_csv(struct work *w, const struct record_kind *kind, const struct record_set *set,
		struct buf *out);
bool export_workbook(struct work *w, const struct record_kind *kind, const struct record_set *set,
		     struct buf *out, struct err *e);
