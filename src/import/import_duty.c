/* import_duty.c - the face of the duty of 取り込み: its pages and what it keeps between two of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import_duty.h"

#include "pages.h"
#include "remember.h"
#include "upload.h"

static bool tables(struct db *db, struct err *e)
{
	return upload_table(db, e) && remember_table(db, e);
}

const struct duty import_duty = {
	.name = "import",
	.words = { "取り込み", "import" },
	.routes = import_routes,
	.tables = tables,
};
