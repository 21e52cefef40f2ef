/* account.c - an account: who may sign in where.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice types[] = {
	{ "person",
	  { "個人", "person" },
	  "個人用|職員|職員用|個人アカウント|利用者|一般|常勤|本人|user|individual|personal" },
	{ "shared",
	  { "共用", "shared" },
	  "共有|共用アカウント|共有アカウント|共同|共通|部署共用|共用id|共有id|グループ|部署|common|group" },
	{ "vendor",
	  { "事業者", "vendor" },
	  "業者|業者用|保守|保守用|保守業者|事業者用|ベンダー|ベンダ|ベンダー用|委託|委託先|外部|supplier|"
	  "maintenance" },
	{ "service",
	  { "サービス", "service" },
	  "サービス用|システム|システム用|システムアカウント|サービスアカウント|連携|連携用|バッチ|"
	  "自動処理|組み込み|system|built-in" },
	{ "vpn",
	  { "VPN", "VPN" },
	  "vpn用|ssl-vpn|sslvpn|リモート|リモート接続|リモートアクセス|在宅|remote|remote access" },
	{ 0 },
};

static const struct choice rights[] = {
	{ "yes",
	  { "管理者", "administrator" },
	  "管理者権限|システム管理者|全権限|特権|特権id|あり|有|有り|○|〇|◯|はい|yes|true|1|admin|root|"
	  "privileged" },
	{ "no",
	  { "一般", "ordinary" },
	  "一般利用者|一般ユーザー|一般権限|標準|標準ユーザー|なし|無|無し|×|いいえ|no|false|0|user|"
	  "standard" },
	{ 0 },
};

static const struct choice enabled[] = {
	{ "yes",
	  { "有効", "enabled" },
	  "有効中|使用中|利用中|使用可|利用可|使用可能|利用可能|稼働中|稼働|有|はい|○|〇|◯|yes|true|真|1|"
	  "active|on" },
	{ "no",
	  { "無効", "disabled" },
	  "無効化|無効化済|無効化済み|停止|停止中|停止済|使用停止|利用停止|使用不可|利用不可|失効|失効済|"
	  "期限切れ|削除|削除済|削除済み|抹消|抹消済|廃止|凍結|ロック|ロック中|いいえ|×|no|false|偽|0|"
	  "inactive|off|locked|expired|deleted" },
	{ 0 },
};

static const struct choice matches[] = {
	{ "number", { "職員番号で一致", "by employee number" }, NULL },
	{ "name", { "氏名で一致", "by name" }, NULL },
	{ "several", { "同姓同名", "several of that name" }, NULL },
	{ "absent", { "名簿にない", "not on the staff list" }, NULL },
	{ "hand", { "人が指定", "by hand" }, NULL },
	{ 0 },
};

static const struct column columns[] = {
	{ "realm",
	  { "システム・ドメイン", "System or domain" },
	  "システム名|システム|対象システム|利用システム|登録システム|ドメイン|ドメイン名|認証先|Domain|"
	  "Realm|System Name|System",
	  COLUMN_TEXT, .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "login",
	  { "ログインID", "Login" },
	  "利用者ID|利用者コード|ユーザーID|ユーザーアカウント|ユーザコード|アカウント|アカウント名|"
	  "アカウントID|ログイン名|ログオン名|ログオンID|使用者ID|職員ID|オペレータID|担当者コード|"
	  "担当者ID|医師コード|サインインID|ID|User ID|UserID|Login ID|Login Name|Logon Name|Account|"
	  "Account Name|SamAccountName|UserPrincipalName|User",
	  COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "display",
	  { "表示名", "Display name" },
	  "氏名|利用者名|利用者氏名|利用者|ユーザー名|ユーザー氏名|ユーザー|使用者名|使用者|職員名|"
	  "職員氏名|漢字氏名|氏名(漢字)|名前|姓名|Name|Full Name|Display|DisplayName|User Name",
	  COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "employee_no",
	  { "職員番号", "Employee No." },
	  "職員No|職員コード|社員番号|社員No|社員コード|従業員番号|従業員コード|個人コード|職番|"
	  "EmployeeID|EmployeeNumber|Employee Number|Employee ID|Staff No|Staff Number|Staff ID",
	  COLUMN_TEXT },
	{ "type",
	  { "種類", "Type" },
	  "種別|アカウント種別|アカウント種類|アカウント区分|利用者区分|利用者種別|ユーザー区分|"
	  "ユーザー種別|区分|用途|Account Type|User Type|Kind",
	  COLUMN_CHOICE, .choices = types, .flags = COLUMN_BRIEF },
	{ "admin",
	  { "管理者権限", "Administrator" },
	  "管理者権限の有無|管理者権限有無|管理者|管理権限|管理者フラグ|特権|特権ID|特権の有無|"
	  "システム管理者|権限|権限区分|権限レベル|Admin|Is Admin|Privileged",
	  COLUMN_CHOICE, .choices = rights, .flags = COLUMN_BRIEF },
	{ "enabled",
	  { "有効・無効", "Enabled" },
	  "有効|有効無効|有効区分|有効フラグ|アカウント状態|アカウントの状態|アカウント状況|状態|状況|"
	  "ステータス|使用状況|利用状況|使用可否|利用可否|使用区分|Status|State|Active|Account Status",
	  COLUMN_CHOICE, .choices = enabled, .flags = COLUMN_BRIEF },
	{ "last_used",
	  { "最終利用日", "Last used" },
	  "最終利用日時|最終ログイン日|最終ログイン日時|最終ログイン|最終ログオン日|最終ログオン日時|"
	  "最終ログオン|最終使用日|最終使用日時|最終アクセス日|最終アクセス日時|最終アクセス|最終接続日|"
	  "最終接続日時|最終認証日時|直近ログイン|前回ログイン|Last Login|Last Logon|LastLogonDate|"
	  "Last Login Date|Last Access|Last Sign-in",
	  COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "created",
	  { "作成日", "Created" },
	  "登録日|登録日時|作成日時|発行日|交付日|付与日|登録年月日|Created On|WhenCreated|Creation Date|"
	  "Registered",
	  COLUMN_DATE },
	{ "password_set",
	  { "パスワード変更日", "Password set" },
	  "パスワード更新日|パスワード変更日時|パスワード最終変更日|最終パスワード変更日|パスワード設定日|"
	  "PW変更日|PW更新日|PasswordLastSet|Password Last Set|Password Changed",
	  COLUMN_DATE },
	{ "password_never_expires",
	  { "パスワード無期限", "Password never expires" },
	  "パスワードを無期限にする|パスワード期限なし|パスワードの無期限|パスワード有効期限なし|PW無期限|"
	  "無期限|PasswordNeverExpires",
	  COLUMN_CHOICE, .choices = choice_yes_no },
	{ "expires",
	  { "有効期限", "Expires" },
	  "アカウント有効期限|アカウントの有効期限|利用期限|使用期限|期限|失効日|有効期間終了日|"
	  "利用終了日|使用終了日|終了日|AccountExpirationDate|Expiry|Expiration Date",
	  COLUMN_DATE },
	{ "groups",
	  { "所属グループ", "Groups" },
	  "グループ|権限グループ|ロール|役割|権限名|MemberOf|Member Of|Roles|Group",
	  COLUMN_LIST },
	{ "department",
	  { "部署", "Department" },
	  "部門|部署名|部門名|所属|所属部署|所属部門|所属名|診療科|病棟|課|Dept|Division|Section",
	  COLUMN_TEXT },
	{ "person", { "本人", "Person" }, "本人の職員番号|名簿の職員|Owner", COLUMN_LINK, .link = "person" },
	{ "matched", { "名簿との照合", "Matched" }, NULL, COLUMN_CHOICE, .choices = matches },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

/* A list of one system seldom names that system: then its source stands for it. */
const struct record_kind account_kind = {
	.name = "account",
	.words = { "アカウント", "account" },
	.columns = columns,
	.keys = (const char *const[]){ "realm login", "scope login", NULL },
	.settle = account_settle,
	.settles_after = (const char *const[]){ "account", "person", NULL },
};
