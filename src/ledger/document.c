/* document.c - a document that shows something: a chart, a plan, a record, with its date and where the original lies.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice types[] = {
	{ "appointment", { "任命書", "appointment" }, "辞令|任命通知|委嘱状|安全管理責任者任命書|医療情報システム安全管理責任者任命書|任命" },
	{ "contact_chart", { "連絡体制図", "contact chart" }, "緊急連絡体制図|連絡網|緊急連絡網|体制図|緊急連絡先一覧|インシデント連絡体制図" },
	{ "bcp",
	  { "事業継続計画(BCP)", "business continuity plan" },
	  "bcp|事業継続計画|業務継続計画|業務継続計画(bcp)|it-bcp|サイバー攻撃を想定したbcp|サイバーbcp" },
	{ "rules", { "運用管理規程", "operation rules" }, "運用管理規定|規程|規定|運用規程|運用規則|情報セキュリティ規程|情報システム運用管理規程|医療情報システム運用管理規程" },
	{ "reuse_rule", { "パスワードの規程", "password rule" }, "パスワード使い回し禁止の規程|使い回し禁止|パスワード規程|パスワード規定|パスワードポリシー|パスワード管理規程" },
	{ "restore_drill", { "復旧訓練の記録", "restore drill" }, "復旧訓練|復元訓練|リストア訓練|復旧手順確認|復旧テスト|リストアテスト|復旧訓練記録" },
	{ "drill", { "訓練の記録", "drill" }, "訓練|演習|演習記録|訓練記録|サイバー訓練|インシデント訓練|bcp訓練|exercise" },
	{ "training", { "研修の記録", "training" }, "研修|研修記録|職員研修|セキュリティ研修|教育記録" },
	{ "backup_plan", { "バックアップの計画", "backup plan" }, "バックアップ計画|バックアップ手順|バックアップ手順書|バックアップ運用手順|バックアップ方針|バックアップ" },
	{ "log_review", { "アクセスログの点検記録", "log review" }, "ログ点検|ログ点検記録|ログ確認|ログ確認記録|アクセスログ確認|アクセスログ点検|ログレビュー" },
	{ "network_diagram", { "ネットワーク構成図", "network diagram" }, "構成図|ネットワーク図|nw構成図|システム構成図|ネットワーク系統図" },
	{ "ledger_review", { "台帳の見直し記録", "ledger review" }, "台帳見直し|台帳棚卸|台帳棚卸し|棚卸|棚卸記録|台帳点検|棚卸し|inventory" },
	{ "management_report", { "経営層への報告", "report to management" }, "経営報告|経営層報告|経営会議報告|管理会議報告|報告書|委員会報告|理事会報告" },
	{ "none_declared", { "該当なしの届出", "declared as none" }, "該当なし|該当機器なし|機器なし|なしの宣言|none" },
	{ "remote_answer",
	  { "リモート保守の回答", "remote-maintenance answer" },
	  "リモートメンテナンスの回答|リモート保守回答|リモート保守機器の回答|リモートメンテナンス回答|リモート保守確認書" },
	{ "vendor_form", { "事業者確認用の回答", "vendor's form" }, "事業者確認用|チェックリスト(事業者確認用)|事業者チェックリスト" },
	{ "mds", { "MDS", "MDS" }, "製造業者による医療情報セキュリティ開示書|mds書|開示書(mds)" },
	{ "sds", { "SDS", "SDS" }, "サービス事業者による医療情報セキュリティ開示書|sds書|開示書(sds)" },
	{ "mds_request", { "MDS/SDSの依頼", "request for MDS/SDS" }, "mds依頼|sds依頼|mds/sds依頼|mds・sds依頼|開示書の依頼|開示書依頼|提出依頼" },
	{ "admin_list", { "管理者権限の一覧", "list of administrators" }, "管理者一覧|特権id一覧|管理者権限一覧|管理者権限者一覧|特権id台帳" },
	{ "role_matrix", { "利用権限の一覧", "role matrix" }, "権限表|権限一覧|権限一覧表|アクセス権限表|アクセス権限一覧|利用権限表|権限設定表" },
	{ "patch_record", { "更新適用の記録", "patch record" }, "パッチ適用記録|パッチ記録|ファームウェア更新記録|更新記録|保守作業報告書|保守報告書|作業報告書" },
	{ "improvement", { "改善計画", "improvement plan" }, "改善計画書|改善報告書|是正計画" },
	{ "minutes", { "議事録", "minutes" }, "会議録|委員会議事録" },
	{ "other", { "その他", "other" }, NULL },
	{ 0 },
};

static const struct column columns[] = {
	{ "type", { "種類", "Type" }, "種別|文書種別|文書の種類|文書種類|文書区分|書類種別|書類の種類|区分|分類|Document Type|Kind|Category", COLUMN_CHOICE,
	  .choices = types, .flags = COLUMN_BRIEF },
	{ "title", { "題名", "Title" }, "文書名|文書名称|文書|書類名|書類名称|書類|規程名|資料名|件名|タイトル|名称|Document|Document Name|Name", COLUMN_TEXT,
	  .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "file", { "ファイル", "File" }, "ファイル名|電子ファイル|ファイル名称|添付|添付ファイル|File Name|Attachment", COLUMN_TEXT },
	{ "vendor", { "事業者", "Vendor" }, "事業者名|ベンダー|ベンダー名|ベンダ|業者|業者名|提出元|作成事業者|会社名|Vendor Name|Supplier", COLUMN_LINK,
	  .link = "vendor", .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "system", { "システム", "System" }, "システム名|対象システム|システム名称|製品|製品名|対象|System Name|Product", COLUMN_LINK,
	  .link = "system", .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "person", { "対象者", "Person" }, "氏名|任命された人|任命者名|被任命者|担当者|責任者|安全管理責任者|Name of Person|Appointee", COLUMN_LINK,
	  .link = "person" },
	{ "dated", { "日付", "Dated" }, "作成日|作成年月日|制定日|改訂日|改定日|策定日|任命日|発行日|実施日|確認日|最終確認日|受領日|提出日|報告日|文書日付|年月日|Date|"
	                                 "Document Date|Issued",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "expires", { "期限", "Expires" }, "有効期限|有効期間|見直し期限|次回見直し日|次回改訂日|次回見直し|Expiry|Review By|Valid Until", COLUMN_DATE,
	  .flags = COLUMN_BRIEF },
	{ "revision", { "版", "Revision" }, "版数|改訂版|改版|バージョン|Ver|Version|Rev", COLUMN_TEXT },
	{ "approver", { "承認者", "Approver" }, "決裁者|承認|承認者名|決裁|Approved By", COLUMN_TEXT },
	{ "original_at", { "原本の保管場所", "Where the original lies" }, "原本保管場所|原本の場所|原本|保管場所|保管先|保存場所|保存先|所在|Original|Location|Kept At",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "note", { "備考", "Note" }, "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|内容|Notes|Remarks|Comment|Description", COLUMN_TEXT },
	{ 0 },
};

const struct record_kind document_kind = {
	.name = "document",
	.words = { "文書", "document" },
	.columns = columns,
	.keys = (const char *const[]){ "type title vendor system", "type title vendor", "type title", NULL },
};
