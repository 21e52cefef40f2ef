/* service.c - a background service of one computer, and whether somebody has said that it is needed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice states[] = {
	{ "running", { "実行中", "running" }, "起動中|起動|稼働中|稼働|動作中|開始|active|started|4" },
	{ "stopped", { "停止", "stopped" }, "停止中|停止済|停止済み|未起動|inactive|dead|exited|1" },
	{ 0 },
};

static const struct choice starts[] = {
	{ "auto",
	  { "自動", "automatic" },
	  "自動起動|自動(遅延開始)|自動 (遅延開始)|遅延開始|automatic|enabled|boot|system" },
	{ "manual",
	  { "手動", "manual" },
	  "手動起動|手動(トリガー開始)|手動 (トリガー開始)|demand|static|indirect" },
	{ "disabled", { "無効", "disabled" }, "起動しない|無効化|masked" },
	{ 0 },
};

static const struct column columns[] = {
	{ "device",
	  { "機器", "Device" },
	  "機器名|コンピュータ名|コンピュータ|PC名|ホスト名|サーバ名|端末名|管理番号|Computer|"
	  "Computer Name|Host|Hostname|MachineName|PSComputerName",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_BRIEF },
	{ "name",
	  { "サービス名", "Service" },
	  "サービス|内部名|名前|名称|Service Name|Name|Unit",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "display",
	  { "表示名", "Display name" },
	  "サービス表示名|Display|DisplayName|Caption",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "state",
	  { "状態", "State" },
	  "稼働状態|稼働状況|実行状態|起動状態|ステータス|Status",
	  COLUMN_CHOICE, .choices = states, .flags = COLUMN_BRIEF },
	{ "start",
	  { "起動方法", "Start" },
	  "スタートアップ|スタートアップの種類|起動種別|起動の種類|起動設定|StartType|Start Type|"
	  "StartMode|Start Mode|Startup Type",
	  COLUMN_CHOICE, .choices = starts },
	{ "runs_as",
	  { "実行アカウント", "Runs as" },
	  "ログオン|ログオンアカウント|実行ユーザー|StartName|Start Name|Log On As|Account",
	  COLUMN_TEXT },
	{ "needed",
	  { "要否", "Needed" },
	  "必要|必要性|必要・不要|要・不要|必要の有無|必要か|要不要|利用の要否|Required|Necessary",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|メモ|注記|補足|コメント|用途|理由|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind service_kind = {
	.name = "service",
	.words = { "サービス", "service" },
	.columns = columns,
	.keys = (const char *const[]){ "device name", NULL },
};
