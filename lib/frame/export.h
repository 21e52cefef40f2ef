/* export.h - records as a file to edit and bring back: every column as it was written, last the id by which an
 * import finds the record again.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "record.h"
#include "work.h"

/* UTF-8 without a byte-order mark. */
void export_csv(struct work *w, const struct record_kind *kind, const struct record_set *set,
		struct buf *out);
/* As a file for Excel: UTF-8 ("" too) with a byte-order mark, or CP932; what that cannot hold is remarked. ERR_USAGE. */
bool export_csv_file(struct work *w, const struct record_kind *kind, const struct record_set *set, str encoding,
		     struct buf *out, struct err *e);
bool export_workbook(struct work *w, const struct record_kind *kind, const struct record_set *set,
		     struct buf *out, struct err *e);
