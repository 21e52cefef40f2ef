/* system.c - an information system of the facility: charts, billing, ordering …, with its vendor.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice categories[] = {
	{ "chart", { "電子カルテ", "medical charts" }, "カルテ|電子カルテシステム|診療録|ehr|emr" },
	{ "ordering", { "オーダリング", "ordering" }, "オーダ|オーダー|オーダリングシステム|オーダエントリ" },
	{ "billing",
	  { "医事会計", "billing" },
	  "医事|医事会計システム|会計|レセプト|レセコン|レセプトコンピュータ|診療報酬請求" },
	{ "imaging", { "画像", "imaging" }, "画像管理|画像診断|放射線|pacs|ris|医用画像|画像システム" },
	{ "laboratory", { "検査", "laboratory" }, "検体検査|臨床検査|検査システム|lis|生理検査|病理" },
	{ "pharmacy", { "薬剤", "pharmacy" }, "調剤|薬局|薬剤システム|薬歴|調剤支援" },
	{ "nursing", { "看護", "nursing" }, "看護支援|看護システム|看護勤務" },
	{ "meal", { "給食", "meals" }, "栄養|栄養管理|給食管理|栄養給食" },
	{ "department", { "部門システム", "departmental" }, "部門|手術|透析|リハビリ|健診|内視鏡|救急|輸血" },
	{ "office", { "事務", "office" }, "人事|給与|財務|総務|グループウェア|物品|勤怠|事務システム" },
	{ "infrastructure",
	  { "基盤", "infrastructure" },
	  "ネットワーク|認証|認証基盤|active directory|ad|ファイルサーバ|バックアップ|仮想基盤|インフラ" },
	{ "other", { "その他", "other" }, NULL },
	{ 0 },
};

static const struct choice second_factor[] = {
	{ "yes",
	  { "実装済", "in place" },
	  "実装済み|実装|導入済|導入済み|有|有り|あり|済|済み|○|〇|◯|対応済|対応済み|yes|implemented" },
	{ "planned",
	  { "予定", "planned" },
	  "導入予定|実装予定|計画中|計画あり|検討済|予定あり|対応予定|更新時に導入|△|plan" },
	{ "no", { "未実装", "not in place" }, "無|無し|なし|未|未導入|未対応|予定なし|×|no|none" },
	{ 0 },
};

static const struct column columns[] = {
	{ "name",
	  { "システム名", "System" },
	  "システム名称|システム|情報システム|情報システム名|医療情報システム|医療情報システム名|"
	  "業務システム|業務システム名|対象システム|部門システム名|名称|System Name|Name|Application",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "category",
	  { "区分", "Category" },
	  "システム区分|システム種別|種別|種類|分類|業務|業務区分|Type|Kind",
	  COLUMN_CHOICE, .choices = categories, .flags = COLUMN_BRIEF },
	{ "vendor",
	  { "事業者", "Vendor" },
	  "事業者名|ベンダー|ベンダー名|ベンダ|ベンダ名|保守業者|保守ベンダー|保守会社|保守事業者|業者|"
	  "業者名|委託先|開発元|開発会社|提供元|提供事業者|導入業者|導入ベンダー|販売会社|メーカー|"
	  "Supplier|Vendor Name",
	  COLUMN_LINK, .link = "vendor", .flags = COLUMN_BRIEF },
	{ "patient_data",
	  { "患者情報", "Patient data" },
	  "患者情報の有無|患者情報有無|患者情報の取扱い|患者データ|個人情報|個人情報の有無|個人情報有無|"
	  "医療情報|医療情報の有無|医療情報の取扱い|要配慮個人情報|Patient Information|Personal Data",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "priority",
	  { "復旧の優先順位", "Priority" },
	  "優先順位|優先度|復旧優先順位|復旧優先度|復旧順位|復旧順|重要度|Restore Order",
	  COLUMN_COUNT, .flags = COLUMN_BRIEF },
	{ "mfa",
	  { "二要素認証", "Two-factor authentication" },
	  "2要素認証|多要素認証|二要素|多要素|二要素認証の有無|二要素認証の実装|二要素認証の導入|"
	  "多要素認証の有無|MFA|2FA|Two-factor|Multi-factor Authentication",
	  COLUMN_CHOICE, .choices = second_factor, .flags = COLUMN_BRIEF },
	{ "mfa_plan",
	  { "二要素認証の導入予定", "Two-factor planned for" },
	  "二要素認証導入予定|二要素認証の導入予定日|二要素認証導入予定日|二要素認証導入時期|"
	  "二要素認証予定日|二要素認証の予定|多要素認証導入予定|導入予定日|導入予定|MFA Plan",
	  COLUMN_DATE },
	{ "status",
	  { "状態", "Status" },
	  "使用状況|利用状況|稼働状況|稼働状態|運用状況|ステータス|状況|State",
	  COLUMN_CHOICE, .choices = choice_status, .flags = COLUMN_BRIEF },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|概要|用途|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind system_kind = {
	.name = "system",
	.words = { "システム", "system" },
	.columns = columns,
	.keys = (const char *const[]){ "name", NULL },
};
