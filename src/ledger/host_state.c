/* host_state.c - how a computer was found: its system's build and the day it was last patched.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "device",
	  { "機器", "Device" },
	  "機器名|コンピュータ名|コンピュータ|PC名|ホスト名|サーバ名|端末名|管理番号|Computer|"
	  "Computer Name|Host|Hostname|Host Name|MachineName|PSComputerName|CSName",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "os",
	  { "OS", "Operating system" },
	  "OS名|OS名称|OS種別|OSName|OS Name|Operating System|Caption",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "build",
	  { "ビルド", "Build" },
	  "OSビルド|OSビルド番号|ビルド番号|OSバージョン|バージョン|OS Build|BuildNumber|Build Number|"
	  "OS Version|Version",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "patched",
	  { "更新適用日", "Patched" },
	  "最終更新日|最終パッチ適用日|パッチ適用日|更新プログラム適用日|最終更新適用日|更新日|適用日|"
	  "Windows Update適用日|最終Windows Update|InstalledOn|Last Patched|Patch Date",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "patches",
	  { "更新プログラム", "Patches" },
	  "適用済更新プログラム|適用済み更新プログラム|更新プログラム番号|パッチ|適用パッチ|KB|KB番号|"
	  "HotFixID|Hotfixes|Updates",
	  COLUMN_LIST },
	{ "last_seen",
	  { "最終確認日", "Last seen" },
	  "最終接続日|最終起動日|最終通信日|確認日|取得日|収集日|Last Contact|Last Boot|Collected",
	  COLUMN_DATE },
	{ "antivirus",
	  { "ウイルス対策", "Antivirus" },
	  "ウイルス対策ソフト|ウィルス対策|ウィルス対策ソフト|定義ファイル|パターンファイル|EDR|AV|"
	  "Antivirus Software",
	  COLUMN_TEXT },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|メモ|注記|補足|コメント|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind host_state_kind = {
	.name = "host_state",
	.words = { "更新の状態", "host state" },
	.columns = columns,
	.keys = (const char *const[]){ "device", NULL },
};
