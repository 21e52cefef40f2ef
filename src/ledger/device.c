/* device.c - a device: one box with a place, users and a status; a row of the apparatus ledger.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice classes[] = {
	{ "server",
	  { "サーバ", "server" },
	  "サーバー|サーバ機|サーバー機|サーバ機器|サーバー機器|サーバ類|物理サーバ|仮想サーバ|"
	  "仮想サーバー|ホスト|sv|srv|servers" },
	{ "pc",
	  { "端末PC", "PC" },
	  "端末|端末機|端末機器|端末装置|パソコン|ノート|ノートpc|ノートパソコン|ノート型|ノート型pc|"
	  "デスクトップ|デスクトップpc|デスクトップパソコン|デスクトップ型|一体型pc|クライアント|"
	  "クライアント端末|クライアントpc|業務端末|業務pc|事務用pc|電子カルテ端末|ワークステーション|"
	  "タブレット|タブレット端末|シンクライアント|ノート端末|pcs|laptop|notebook|desktop|workstation|"
	  "client|tablet" },
	{ "network",
	  { "ネットワーク機器", "network apparatus" },
	  "ネットワーク|ネットワーク装置|nw機器|nw|通信機器|通信装置|ルータ|ルーター|スイッチ|ハブ|hub|"
	  "スイッチングハブ|l2スイッチ|l3スイッチ|l2sw|l3sw|sw|ファイアウォール|ファイアーウォール|"
	  "ファイヤーウォール|fw|utm|vpn|vpn装置|vpn機器|vpnルータ|無線ap|無線lan|アクセスポイント|"
	  "無線アクセスポイント|無線lanアクセスポイント|ap|ロードバランサ|onu|モデム|メディアコンバータ|"
	  "router|switch|firewall|access point" },
	{ "medical",
	  { "医療機器", "medical device" },
	  "医用機器|医用装置|モダリティ|検査機器|検査装置|検体検査装置|分析装置|分析機|放射線機器|"
	  "放射線装置|画像診断装置|撮影装置|超音波診断装置|超音波|エコー|ct|mri|cr|dr|内視鏡|内視鏡装置|"
	  "心電計|生体情報モニタ|生体情報モニター|ベッドサイドモニタ|透析装置|輸液ポンプ|人工呼吸器|"
	  "modality" },
	{ "other",
	  { "その他", "other" },
	  "その他機器|周辺機器|プリンタ|プリンター|複合機|コピー機|スキャナ|スキャナー|fax|ファクス|"
	  "ラベルプリンタ|nas|ストレージ|外付けhdd|ups|無停電電源装置|カメラ|防犯カメラ|電話|ip電話|"
	  "電話機|プロジェクタ|プロジェクター|モニタ|ディスプレイ|スマートフォン|peripheral|printer|"
	  "storage" },
	{ 0 },
};

static const struct choice disclosures[] = {
	{ "received",
	  { "受領済", "received" },
	  "受領|受領済み|受取済|受取済み|入手済|入手済み|提出済|提出済み|取得済|取得済み|有|有り|あり|済|"
	  "済み|○|〇|◯|yes" },
	{ "requested",
	  { "依頼中", "requested" },
	  "依頼|依頼済|依頼済み|請求中|請求済|提出依頼中|提出依頼済|回答待ち|待ち|asked" },
	{ "none", { "未受領", "not received" }, "未|無|無し|なし|未入手|未提出|未依頼|未取得|×|no" },
	{ 0 },
};

static const struct column columns[] = {
	{ "number",
	  { "管理番号", "Control No." },
	  "資産管理番号|資産番号|機器管理番号|機器番号|備品番号|備品管理番号|物品番号|管理ID|資産ID|"
	  "機器ID|端末ID|管理コード|資産コード|機器コード|備品コード|台帳番号|整理番号|識別番号|端末番号|"
	  "端末管理番号|PC番号|PC管理番号|管理No|資産No|機器No|備品No|端末No|PCNo|台帳No|Control Number|"
	  "Asset No|Asset Number|Asset ID|Asset Tag|Inventory No|Inventory Number|ID|番号|No|Number|#",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "manufacturer",
	  { "メーカー", "Manufacturer" },
	  "メーカー名|メーカ|メーカ名|製造元|製造元名|製造会社|製造者|製造業者|製造販売業者|製造販売元|"
	  "製造販売会社|製造メーカー|機器メーカー|販売元|ブランド|Maker|Manufacturer Name|Make|Brand",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "model",
	  { "機種・型番", "Model" },
	  "機種|型番|型式|型名|形式|機種名|機種型番|機種型式|モデル|モデル名|モデル番号|製品型番|製品型式|"
	  "製品名|製品名称|製品|品番|装置名|装置名称|装置|機器名|機器名称|機器|備品名|備品名称|資産名|"
	  "資産名称|設備名|設備名称|商品名|品名|品目|名称|Model Name|Model Number|Product|Product Name|"
	  "Equipment",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "class",
	  { "種別", "Class" },
	  "機器種別|機器種類|機器区分|機器分類|端末種別|端末区分|資産種別|資産区分|資産分類|種類|区分|"
	  "分類|カテゴリ|カテゴリー|大分類|機器カテゴリ|グループ|Device Class|Device Type|Type|Category|"
	  "Kind",
	  COLUMN_CHOICE, .choices = classes, .flags = COLUMN_BRIEF, .infer = device_class_infer },
	{ "os",
	  { "OS", "Operating system" },
	  "OS名|OS名称|OS種別|OS種類|搭載OS|使用OS|基本ソフト|基本ソフトウェア|オペレーティングシステム|"
	  "OSとバージョン|OSName|OperatingSystem|OS Name|Platform",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "os_build",
	  { "OSビルド", "OS build" },
	  "OSビルド番号|OSのビルド|OSバージョン|OSのバージョン|OS版数|OSVer|ビルド番号|ビルド|"
	  "Build Number|Build|OS Version|OperatingSystemVersion",
	  COLUMN_TEXT },
	{ "firmware",
	  { "ファームウェア", "Firmware" },
	  "ファームウエア|ファーム|ファームウェアバージョン|ファームウエアバージョン|ファームウェア版数|"
	  "ファームバージョン|ファーム版数|ファームウェアVer|ファームVer|F/W|F/Wバージョン|F/W Ver|"
	  "FWバージョン|FW Ver|Firmware Version|OSファームウェア",
	  COLUMN_TEXT },
	{ "serial",
	  { "シリアル番号", "Serial No." },
	  "シリアル|シリアルNo|シリアルナンバー|製造番号|製造No|製番|機番|号機|S/N|SN|サービスタグ|"
	  "Serial Number|Serial|Service Tag",
	  COLUMN_TEXT, .flags = COLUMN_IDENTITY },
	{ "ip",
	  { "IPアドレス", "IP address" },
	  "IP|アドレス|IPv4アドレス|IPv4|固定IP|固定IPアドレス|IPアドレス1|ネットワークアドレス|"
	  "LANアドレス|LAN側IP|LAN側IPアドレス|IP Addr|IP Addresses|ネットワーク識別情報|IPv4Address",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "mac",
	  { "MACアドレス", "MAC address" },
	  "MAC|物理アドレス|有線MACアドレス|有線MAC|MACアドレス1|イーサネットアドレス|Physical Address|"
	  "MAC Addr|Ethernet Address",
	  COLUMN_LIST },
	{ "hostname",
	  { "コンピュータ名", "Computer name" },
	  "PC名|ホスト名|端末名|端末名称|マシン名|マシン|ノード名|サーバ名|コンピュータ|デバイス名|"
	  "NetBIOS名|ネットワーク名|PC名称|FQDN|Host Name|Host|Hostname|Machine Name|Device Name|"
	  "DNSHostName|PSComputerName",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "location",
	  { "設置場所", "Location" },
	  "設置場所名|置き場所|置場所|置き場|置場|設置部署|設置部門|設置箇所|設置個所|設置先|設置部屋|設置フロア|設置階|設置|場所|"
	  "フロア|階|部屋|部屋名|室名|棟|建物|所在|所在地|配置場所|配置先|配備場所|配備先|保管場所|"
	  "使用場所|利用場所|ロケーション|Installed Location|Place|Room|Floor|Site",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "department",
	  { "部署", "Department" },
	  "部門|部署名|部門名|所属|所属部署|所属部門|管理部署|管理部門|管理課|利用部署|利用部門|使用部署|"
	  "使用部門|主管部署|主管課|所管|所管部署|所管課|担当部署|担当課|診療科|病棟|課|課名|責任部署|"
	  "Dept|Division|Section|Owner Department",
	  COLUMN_TEXT },
	{ "users",
	  { "利用者", "Users" },
	  "使用者|利用者名|使用者名|利用者氏名|使用者氏名|利用者等|使用者等|主な利用者|主な使用者|"
	  "主利用者|主使用者|ユーザー|ユーザー名|担当者|担当者名|担当|操作者|利用職員|使用職員|利用職種|"
	  "User|User Name|Assigned To|Used By",
	  COLUMN_LIST, .flags = COLUMN_BRIEF },
	{ "registered",
	  { "登録日", "Registered" },
	  "登録年月日|登録年月|導入日|導入年月日|導入年月|導入時期|導入年|導入年度|購入日|購入年月日|"
	  "購入年月|購入時期|購入年|購入年度|設置日|設置年月日|設置年月|設置時期|設置年|取得日|取得年月日|"
	  "取得年月|取得年度|納品日|納品年月日|納入日|納入年月日|納入年月|稼働開始日|稼働日|使用開始日|"
	  "使用開始年月|利用開始日|運用開始日|リース開始日|Registration Date|Registered On|Purchase Date|"
	  "Installed On|Install Date|Date",
	  COLUMN_DATE },
	{ "status",
	  { "状態", "Status" },
	  "使用状況|使用状態|利用状況|利用状態|稼働状況|稼働状態|稼動状況|稼動状態|運用状況|運用状態|"
	  "使用区分|稼働区分|ステータス|状況|現況|現状|機器状態|State|Condition|In Use",
	  COLUMN_CHOICE, .choices = choice_status, .flags = COLUMN_BRIEF },
	{ "vendor",
	  { "事業者", "Vendor" },
	  "事業者名|ベンダー|ベンダー名|ベンダ|ベンダ名|保守ベンダー|保守ベンダ|保守業者|保守事業者|"
	  "保守会社|保守先|保守委託先|保守契約先|保守窓口|業者|業者名|委託先|委託業者|導入業者|"
	  "導入ベンダー|導入ベンダ|導入事業者|納入業者|納入元|納入会社|販売店|販売会社|販売業者|代理店|"
	  "購入先|購入業者|購入元|Supplier|Vendor Name|Maintained By",
	  COLUMN_LINK, .link = "vendor" },
	{ "remote",
	  { "リモート保守", "Remote maintenance" },
	  "リモート保守有無|リモート保守の有無|リモートメンテナンス|リモートメンテナンス有無|"
	  "リモートメンテナンスの有無|リモートメンテ|リモート|リモート接続|リモート接続有無|"
	  "リモート接続の有無|遠隔保守|遠隔保守有無|遠隔保守の有無|遠隔メンテナンス|遠隔接続|外部接続|"
	  "外部接続有無|外部接続の有無|Remote|Remote Access",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "remote_path",
	  { "リモート保守の経路", "Remote path" },
	  "リモート保守経路|リモート経路|リモート回線|リモート保守回線|リモート保守方法|リモート接続方法|"
	  "リモート接続方式|遠隔保守経路|遠隔保守回線|接続経路|接続方法|接続方式|保守回線|保守経路|回線",
	  COLUMN_TEXT },
	{ "support_end",
	  { "サポート期限", "Support ends" },
	  "サポート終了日|サポート終了|サポート終了予定日|サポート終了予定|サポート終了年月|"
	  "サポート終了時期|サポート期間|サポート満了日|サポート切れ|保守期限|保守終了日|保守終了|"
	  "保守満了日|保守期間|保守終了予定|EOL|EOS|EOSL|EoL日|End of Support|End of Life|Support End|"
	  "Support Until",
	  COLUMN_DATE },
	{ "password_changed",
	  { "初期パスワードの変更", "Factory password changed" },
	  "初期パスワード変更|初期パスワード変更済|初期パスワード変更済み|初期PW変更|初期PWの変更|"
	  "出荷時パスワードの変更|出荷時パスワード変更|デフォルトパスワードの変更|"
	  "デフォルトパスワード変更|パスワード変更|パスワード変更済|PW変更|Password Changed|"
	  "Default Password Changed",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "mds",
	  { "MDS/SDS", "MDS/SDS" },
	  "MDS|SDS|MDS/SDS受領|MDS/SDSの受領|MDS/SDSの有無|MDS/SDS有無|MDS受領|MDS有無|SDS有無|開示書|"
	  "開示書の有無|セキュリティ開示書|医療情報セキュリティ開示書",
	  COLUMN_CHOICE, .choices = disclosures },
	{ "antivirus",
	  { "ウイルス対策", "Antivirus" },
	  "ウイルス対策ソフト|ウイルス対策ソフト名|ウイルスソフト|ウィルス対策|ウィルス対策ソフト|"
	  "ウィルスソフト|アンチウイルス|アンチウィルス|セキュリティソフト|セキュリティ対策ソフト|"
	  "マルウェア対策|マルウェア対策ソフト|EDR|AV|Anti-Virus|Antivirus Software|Endpoint Protection",
	  COLUMN_TEXT },
	{ "count",
	  { "台数", "Count" },
	  "数量|個数|台|数|設置台数|保有台数|Quantity|Qty|Units",
	  COLUMN_COUNT },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|特記|メモ|注記|補足|補足事項|コメント|詳細|用途|使用目的|利用目的|"
	  "その他|Notes|Explanation|Remarks|Remark|Comment|Comments|Description|Memo",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind device_kind = {
	.name = "device",
	.words = { "機器", "device" },
	.columns = columns,
	.keys = (const char *const[]){ "number", "serial", "mac", "hostname", NULL },
	.also = &software_kind,
	.also_link = "device",
	.settle = device_settle,
	.settles_after = (const char *const[]){ "device", "software", NULL },
};
