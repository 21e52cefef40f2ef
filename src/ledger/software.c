/* software.c - a program on a device, with its version; often the other half of a ledger's row.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct column columns[] = {
	{ "device",
	  { "機器", "Device" },
	  "機器番号|機器管理番号|機器名|機器名称|管理番号|資産番号|資産管理番号|管理No|コンピュータ名|"
	  "コンピュータ|PC名|ホスト名|端末名|端末番号|端末|サーバ名|デバイス名|導入機器|インストール先|"
	  "Computer|Computer Name|Host|Hostname|Host Name|Machine|Device Name|PSComputerName",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_BRIEF },
	{ "name",
	  { "ソフトウェア", "Software" },
	  "ソフトウエア|ソフト|ソフト名|ソフト名称|ソフトウェア名|ソフトウェア名称|ソフトウエア名|"
	  "ソフトウェア製品名|ソフトウェア/サービス|ソフトウェア・サービス名|ソフトウェア等|アプリ|"
	  "アプリ名|アプリケーション|アプリケーション名|アプリケーションソフト|サービス名|サービス|"
	  "搭載ソフト|搭載ソフトウェア|導入ソフト|導入ソフトウェア|使用ソフト|利用ソフト|主なソフト|"
	  "主なソフトウェア|業務ソフト|インストールソフト|パッケージ|パッケージ名|プログラム|プログラム名|"
	  "システム名|システム|製品名|名称|Software Name|Application|Application Name|App|Program|Product|"
	  "Product Name|DisplayName",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "version",
	  { "バージョン", "Version" },
	  "ソフトウェアバージョン|ソフトウエアバージョン|ソフトウェアのバージョン|ソフトウェア版数|"
	  "ソフトバージョン|ソフト版数|ソフトウェアVer|ソフトVer|ソフトウェア/サービスのバージョン|"
	  "サービスバージョン|アプリバージョン|アプリケーションバージョン|システムバージョン|"
	  "プログラムバージョン|版数|版|Ver|Vers|バージョン番号|バージョン情報|バージョン名|リビジョン|"
	  "Rev|リリース|Software Version|Version Number|DisplayVersion|Release|Revision",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "publisher",
	  { "発行元", "Publisher" },
	  "開発元|提供元|販売元|発売元|発行者|開発会社|開発者|ソフトメーカー|ソフトウェアメーカー|"
	  "ソフトウェアベンダー|メーカー|メーカー名|製造元|ベンダー|ベンダ|Vendor|Manufacturer|Developer",
	  COLUMN_TEXT },
	{ "support_end",
	  { "サポート期限", "Support ends" },
	  "ソフトウェアサポート期限|ソフトサポート期限|サポート終了日|サポート終了|サポート終了予定日|"
	  "サポート終了予定|サポート期間|サポート切れ|保守期限|ライセンス期限|EOL|EOS|EOSL|End of Support|"
	  "End of Life|Support End|Support Until",
	  COLUMN_DATE },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind software_kind = {
	.name = "software",
	.words = { "ソフトウェア", "software" },
	.columns = columns,
	.keys = (const char *const[]){ "device name", NULL },
};
