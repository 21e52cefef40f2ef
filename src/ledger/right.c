/* right.c - an access right: what people of a job may do with a category of information in a system.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice operations[] = {
	{ "read", { "閲覧", "read" }, "参照|表示|照会|見る|閲覧のみ|参照のみ|r|view" },
	{ "write",
	  { "記載", "write" },
	  "入力|登録|更新|編集|追記|修正|作成|変更|閲覧・記載|参照・更新|参照・入力|w|rw|edit|update|"
	  "create" },
	{ "approve", { "承認", "approve" }, "確定|承認・確定|サイン|sign" },
	{ "delete", { "削除", "delete" }, "消去|取消|d|remove" },
	{ "export",
	  { "出力", "export" },
	  "印刷|持ち出し|抽出|ダウンロード|外部出力|データ抽出|print|download" },
	{ "admin",
	  { "管理", "administer" },
	  "管理者|管理者権限|システム管理|設定|利用者管理|権限管理|マスタ管理|admin|administration" },
	{ 0 },
};

static const struct column columns[] = {
	{ "system",
	  { "システム", "System" },
	  "システム名|システム名称|対象システム|情報システム|情報システム名|業務システム|System Name|"
	  "Application",
	  COLUMN_LINK, .link = "system", .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "job",
	  { "職種", "Job" },
	  "職種名|職種・担当|職種・担当業務|職種/担当業務|担当業務|職務|役職|利用者区分|ロール|役割|"
	  "グループ|Role|Job Title|Profession",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "category",
	  { "情報区分", "Information" },
	  "情報の区分|情報種別|情報の種類|情報分類|情報|データ区分|データ種別|対象情報|画面|機能|"
	  "Information Category|Data|Category",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "operation",
	  { "操作", "Operation" },
	  "操作内容|操作区分|権限|権限区分|権限種別|アクセス権限|利用権限|アクション|Permission|Right|"
	  "Access",
	  COLUMN_CHOICE, .choices = operations, .flags = COLUMN_BRIEF },
	{ "allowed",
	  { "可否", "Allowed" },
	  "許可|許可・不許可|許可の有無|権限の有無|権限有無|設定|○×|Granted|Permitted",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "approved",
	  { "承認日", "Approved" },
	  "承認年月日|承認|承認状況|決裁日|決裁|承認済|Approved On|Approval Date|Approval",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|メモ|注記|補足|コメント|Notes|Remarks|Comment",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind right_kind = {
	.name = "right",
	.words = { "利用権限", "right" },
	.columns = columns,
	.keys = (const char *const[]){ "system job category operation", NULL },
};
