/* connection.c - a line to the outside: VPN, remote maintenance, Internet, a laboratory's or a caterer's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice types[] = {
	{ "vpn",
	  { "VPN", "VPN" },
	  "ssl-vpn|sslvpn|ipsec|ipsec-vpn|ip-vpn|閉域網|閉域接続|拠点間vpn|リモートアクセス|在宅勤務" },
	{ "remote_maintenance",
	  { "リモート保守", "remote maintenance" },
	  "リモートメンテナンス|リモートメンテ|遠隔保守|遠隔メンテナンス|保守|保守回線|保守用|リモート|"
	  "remote" },
	{ "internet",
	  { "インターネット", "Internet" },
	  "インターネット接続|ネット|光回線|フレッツ|プロバイダ|isp|wan" },
	{ "lab", { "検査センター", "laboratory" }, "検査会社|外注検査|検査委託|検体検査|検査" },
	{ "meal", { "給食", "meals" }, "給食業者|給食委託|栄養|食事" },
	{ "insurance",
	  { "オンライン請求・資格確認", "insurance claims" },
	  "オンライン請求|オンライン資格確認|資格確認|レセプトオンライン|レセプト請求|支払基金|国保連|"
	  "保険|電子処方箋|claims" },
	{ "cloud", { "クラウド", "cloud" }, "クラウドサービス|saas|asp|データセンター|dc|iaas" },
	{ "other", { "その他", "other" }, "その他の接続|地域連携|病診連携|連携|電話|専用線" },
	{ 0 },
};

static const struct column columns[] = {
	{ "name",
	  { "接続名", "Connection" },
	  "接続名称|回線名|回線名称|外部接続名|接続|回線|名称|接続内容|接続の名称|Connection Name|Line|"
	  "Name",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "type",
	  { "種類", "Type" },
	  "種別|接続種別|接続種類|接続区分|回線種別|回線種類|回線区分|区分|用途|接続目的|目的|"
	  "Connection Type|Kind|Purpose",
	  COLUMN_CHOICE, .choices = types, .flags = COLUMN_BRIEF },
	{ "peer",
	  { "接続先", "Peer" },
	  "接続元|相手先|接続相手|相手|接続先名|接続先名称|接続元名称|外部接続先|相手方|Remote Side|"
	  "Remote Party|Other Side",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "vendor",
	  { "事業者", "Vendor" },
	  "事業者名|ベンダー|ベンダー名|ベンダ|業者|業者名|保守業者|保守会社|委託先|回線業者|通信事業者|"
	  "プロバイダー名|Vendor Name|Supplier|Provider",
	  COLUMN_LINK, .link = "vendor", .flags = COLUMN_BRIEF },
	{ "device",
	  { "機器", "Device" },
	  "機器名|接続機器|接続機器名|終端装置|終端機器|VPN装置|VPN機器|ルータ名|対象機器|機器の管理番号|"
	  "管理番号|院内機器|装置|Device Name|Terminated At|Endpoint",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_BRIEF },
	{ "method",
	  { "接続方法", "Method" },
	  "接続方式|方式|方法|通信方式|プロトコル|回線サービス|回線サービス名|暗号化|暗号化方式|Protocol|"
	  "Connection Method",
	  COLUMN_TEXT },
	{ "address",
	  { "アドレス", "Address" },
	  "IPアドレス|グローバルIP|グローバルIPアドレス|接続元IP|接続元IPアドレス|接続先IP|接続先アドレス|"
	  "IP|URL|IP Address",
	  COLUMN_LIST },
	{ "mfa",
	  { "二要素認証", "Two-factor authentication" },
	  "2要素認証|多要素認証|二要素|MFA|2FA|二要素認証の有無|多要素認証の有無|ワンタイムパスワード|"
	  "Two-factor",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "always_on",
	  { "常時接続", "Always on" },
	  "常時接続の有無|常時接続有無|常時|接続時間|常時・都度|Always-on|Permanent",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "source_limited",
	  { "接続元の制限", "Source limited" },
	  "接続元制限|接続元制限の有無|接続元の制限の有無|接続元IP制限|接続元アドレス制限|IP制限|"
	  "IPアドレス制限|アクセス制限|送信元制限|送信元の制限|Source Restriction|Source Restricted|"
	  "Restricted",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "status",
	  { "状態", "Status" },
	  "使用状況|利用状況|稼働状況|運用状況|ステータス|状況|State",
	  COLUMN_CHOICE, .choices = choice_status, .flags = COLUMN_BRIEF },
	{ "checked",
	  { "確認日", "Checked" },
	  "最終確認日|点検日|棚卸日|確認年月日|調査日|Checked On|Last Checked|Date",
	  COLUMN_DATE },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind connection_kind = {
	.name = "connection",
	.words = { "外部接続", "connection" },
	.columns = columns,
	.keys = (const char *const[]){ "name", "type peer vendor", NULL },
};
