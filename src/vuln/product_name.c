/* product_name.c - a name corrected once for all: what stands in the ledger, and which product that is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "name", { "台帳での呼び名", "Name in the ledger" }, "呼び名|台帳の表記|表記|Name", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "vendor", { "メーカー(CPE)", "Vendor (CPE)" }, "CPEベンダー|CPE vendor", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "product", { "製品(CPE)", "Product (CPE)" }, "CPE製品|CPE product", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "note", { "備考", "Note" }, "備考欄|メモ|Remarks", COLUMN_TEXT },
	{ 0 },
};

const struct record_kind product_name_kind = {
	.name = "product_name",
	.words = { "製品の呼び名", "product name" },
	.columns = columns,
	.keys = (const char *const[]){ "name", NULL },
};
