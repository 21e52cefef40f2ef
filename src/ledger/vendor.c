/* vendor.c - a vendor (事業者): who supplies or maintains something here, and how to reach them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "name",
	  { "事業者名", "Vendor" },
	  "事業者|ベンダー名|ベンダー|ベンダ名|ベンダ|業者名|業者|会社名|会社|社名|法人名|企業名|取引先|"
	  "取引先名|委託先|委託先名|保守業者|保守会社|名称|Vendor Name|Company|Company Name|Supplier|Name",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "contact",
	  { "担当者", "Contact" },
	  "担当者名|担当者氏名|担当|連絡担当者|窓口|窓口担当者|連絡窓口|問合せ先|問い合わせ先|"
	  "お問い合わせ先|担当部署|担当部署・氏名|連絡先|緊急連絡先|Contact Name|Contact Person",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "phone",
	  { "電話", "Telephone" },
	  "電話番号|TEL|TEL番号|連絡先電話番号|代表電話|代表電話番号|緊急電話|緊急連絡先電話番号|Phone|"
	  "Phone Number|Telephone Number",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "fax",
	  { "ファクス", "Fax" },
	  "FAX|FAX番号|ファックス|ファックス番号|ファクス番号|ファクシミリ|Fax Number",
	  COLUMN_TEXT },
	{ "mail",
	  { "メール", "Mail" },
	  "メールアドレス|E-mail|Eメール|電子メール|電子メールアドレス|担当者メールアドレス|Email Address|"
	  "E-mail Address",
	  COLUMN_TEXT },
	{ "address", { "所在地", "Address" }, "住所|本社所在地|会社住所|Postal Address", COLUMN_TEXT },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|担当システム|業務内容|Notes|Remarks|Comment",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind vendor_kind = {
	.name = "vendor",
	.words = { "事業者", "vendor" },
	.columns = columns,
	.keys = (const char *const[]){ "name", NULL },
};
