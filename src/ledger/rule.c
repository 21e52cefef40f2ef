/* rule.c - a rule of a firewall or router: who may come in, reach its management, or bring up a tunnel.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice actions[] = {
	{ "allow", { "許可", "allow" }, "accept|permit|pass|allowed|許可する|通過|○|〇" },
	{ "deny", { "拒否", "deny" }, "drop|reject|block|blocked|denied|遮断|破棄|不許可|×" },
	{ 0 },
};

static const struct choice types[] = {
	{ "traffic", { "通信", "traffic" }, "フィルタ|フィルター|ポリシー|policy|filter" },
	{ "management", { "管理画面", "management" }, "管理|管理アクセス|管理接続|管理用|admin" },
	{ "vpn", { "VPN", "VPN" }, "ssl-vpn|sslvpn|ipsec|トンネル|tunnel" },
	{ 0 },
};

static const struct column columns[] = {
	{ "device",
	  { "機器", "Device" },
	  "機器名|装置|装置名|ファイアウォール|ルータ|ホスト名|管理番号|Firewall|Router|Host|Hostname|"
	  "Device Name",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_BRIEF },
	{ "list",
	  { "一覧名", "List" },
	  "ルールセット|アクセスリスト|アクセスリスト名|ポリシー名|フィルタ名|フィルタセット|ACL|"
	  "Access List|Rule Set|Chain|Profile",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "number",
	  { "番号", "Number" },
	  "ルール番号|ポリシー番号|ポリシーID|フィルタ番号|No|ID|順番|順序|Rule Number|Rule No|Sequence|"
	  "Seq",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "name",
	  { "名前", "Name" },
	  "名称|ルール名|ルール名称|Rule|Rule Name|DisplayName",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "enabled",
	  { "有効", "Enabled" },
	  "有効・無効|有効無効|状態|ステータス|Status|State|Active",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "action",
	  { "動作", "Action" },
	  "アクション|許可・拒否|許可拒否|処理|可否|Permission",
	  COLUMN_CHOICE, .choices = actions, .flags = COLUMN_BRIEF },
	{ "type",
	  { "種類", "Type" },
	  "種別|区分|ルール種別|Rule Type|Kind",
	  COLUMN_CHOICE, .choices = types, .flags = COLUMN_BRIEF },
	{ "from_zone",
	  { "入力側", "From" },
	  "送信元インターフェース|送信元インタフェース|入力インターフェース|入力インタフェース|"
	  "送信元ゾーン|受信IF|入力IF|Source Interface|Incoming Interface|Source Zone|From Zone|In",
	  COLUMN_TEXT },
	{ "to_zone",
	  { "出力側", "To" },
	  "宛先インターフェース|宛先インタフェース|出力インターフェース|出力インタフェース|宛先ゾーン|"
	  "送信IF|出力IF|Destination Interface|Outgoing Interface|Destination Zone|To Zone|Out",
	  COLUMN_TEXT },
	{ "source",
	  { "送信元", "Source" },
	  "送信元アドレス|送信元IP|送信元IPアドレス|発信元|接続元|接続元アドレス|Source Address|Src|"
	  "Remote Address",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "destination",
	  { "宛先", "Destination" },
	  "宛先アドレス|宛先IP|宛先IPアドレス|送信先|接続先|あて先|Destination Address|Dst|Local Address",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "service",
	  { "サービス", "Service" },
	  "プロトコル|ポート|ポート番号|プロトコル・ポート|サービス・ポート|宛先ポート|Protocol|Port|"
	  "Ports|Services",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "outside",
	  { "外部から", "From outside" },
	  "外部からの通信|外部から入る|院外から|インターネット側|Outside|Inbound",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "any_source",
	  { "送信元すべて", "Any source" },
	  "送信元が任意|送信元無制限|どこからでも|Any|Source Any",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|メモ|注記|補足|コメント|用途|目的|Notes|Remarks|Comment|Comments|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind rule_kind = {
	.name = "rule",
	.words = { "通信ルール", "rule" },
	.columns = columns,
	.keys = (const char *const[]){ "device type list number", NULL },
};
