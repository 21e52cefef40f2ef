/* device_file.c - a file about one device by its maker: what its software is made of (SBOM), which vulnerabilities matter (VEX).
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "device", { "機器", "Device" }, "機器番号|管理番号|Control No.", COLUMN_LINK, .link = "device", .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "name", { "ファイル名", "File name" }, "ファイル|名称", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "format", { "形式", "Format" }, "種類", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "digest", { "SHA-256", "SHA-256" }, "ハッシュ", COLUMN_TEXT },
	{ "dated", { "日付", "Dated" }, "受領日|作成日", COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "note", { "備考", "Note" }, "備考欄|メモ|Remarks", COLUMN_TEXT },
	{ 0 },
};

const struct record_kind device_file_kind = {
	.name = "device_file",
	.words = { "機器の部品表・VEX", "SBOM or VEX of a device" },
	.columns = columns,
	.keys = (const char *const[]){ "device name", NULL },
};
