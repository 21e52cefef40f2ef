/* contract.c - a contract with a vendor: what for, and from when until when it is in effect.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "vendor",
	  { "事業者", "Vendor" },
	  "事業者名|ベンダー|ベンダー名|ベンダ|業者|業者名|契約先|契約先名|契約相手|契約相手方|相手方|"
	  "取引先|委託先|会社名|受託者|Vendor Name|Supplier|Contractor",
	  COLUMN_LINK, .link = "vendor", .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "subject",
	  { "件名", "Subject" },
	  "契約件名|契約名|契約名称|契約内容|契約の内容|業務名|業務内容|委託業務|委託業務名|委託内容|対象|"
	  "対象システム|対象機器|内容|名称|Contract Name|Title|Description",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "number",
	  { "契約番号", "Contract No." },
	  "契約No|契約書番号|番号|管理番号|No|Contract Number|ID",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "starts",
	  { "開始日", "Starts" },
	  "契約開始日|契約日|契約年月日|契約締結日|締結日|契約開始|開始年月日|始期|保守開始日|自|"
	  "Start Date|Start|From|Effective Date",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "ends",
	  { "終了日", "Ends" },
	  "契約終了日|契約満了日|満了日|契約終了|契約期限|契約期間満了日|終了年月日|終期|保守終了日|"
	  "更新日|期限|至|End Date|End|Until|Expiry",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "remote",
	  { "リモート保守", "Remote maintenance" },
	  "リモート保守の有無|リモート保守有無|リモートメンテナンス|リモートメンテナンスの有無|遠隔保守|"
	  "遠隔保守の有無|リモート接続|Remote",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "clause",
	  { "条項", "Clause" },
	  "契約条項|該当条項|セキュリティ条項|根拠条項|責任分界|責任分界点|役割分担|Clauses",
	  COLUMN_TEXT },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|自動更新|Notes|Remarks|Comment",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind contract_kind = {
	.name = "contract",
	.words = { "契約", "contract" },
	.columns = columns,
	.keys = (const char *const[]){ "number", "vendor subject", NULL },
};
