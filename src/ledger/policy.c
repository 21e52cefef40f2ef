/* policy.c - what is enforced for passwords, lock-out and removable storage: per domain, system or computer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

static const struct choice complexities[] = {
	{ "full",
	  { "英字・数字・記号を必須にする", "letters, digits and symbols" },
	  "英数字・記号混在|英数字記号混在|英数記号混在|英字・数字・記号|英数字+記号|英数記号|"
	  "英数字と記号|英数字・記号必須|英数字記号必須|3種|三種|全種|混在|mixed" },
	{ "windows",
	  { "Windowsの複雑さの要件", "Windows complexity" },
	  "複雑さの要件|複雑さの要件を満たす|複雑さの要件を満たす必要がある|複雑性あり|複雑さあり|有効|"
	  "はい|有|あり|yes|true|1|enabled|3種類以上" },
	{ "no",
	  { "なし", "none" },
	  "無|無し|指定なし|制限なし|不要|無効|いいえ|英数のみ|英数字のみ|数字のみ|英数字|false|0|disabled" },
	{ 0 },
};

static const struct choice storages[] = {
	{ "denied",
	  { "禁止", "denied" },
	  "使用禁止|利用禁止|接続禁止|接続不可|使用不可|利用不可|不可|制限あり|制限|制限中|遮断|ブロック|"
	  "すべて拒否|拒否|許可制|×|deny|blocked" },
	{ "allowed", { "許可", "allowed" }, "使用可|利用可|接続可|可|制限なし|○|〇|allow" },
	{ "unset", { "未設定", "not set" }, "設定なし|未構成|構成なし|なし|無|not configured|none" },
	{ "read_only",
	  { "読み取りのみ", "read only" },
	  "読取のみ|読み取り専用|読取専用|書き込み禁止|書込禁止|書込み禁止|readonly|write denied" },
	{ 0 },
};

static const struct column columns[] = {
	{ "target",
	  { "対象", "Target" },
	  "対象名|対象システム|システム|システム名|ドメイン|ドメイン名|コンピュータ名|PC名|ホスト名|機器|"
	  "機器名|端末|端末名|適用先|適用範囲|Domain|Host|Hostname|Computer|System|Applies To",
	  COLUMN_LINK, .link = "device", .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "source",
	  { "出所", "Source" },
	  "情報源|取得元|確認方法|取得方法|Obtained From",
	  COLUMN_TEXT, .flags = COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "min_length",
	  { "最小文字数", "Minimum length" },
	  "最低文字数|パスワードの長さ|パスワード長|パスワード文字数|文字数|桁数|最小桁数|パスワード桁数|"
	  "パスワード最小文字数|最小の長さ|Minimum Password Length|MinPasswordLength|Password Length",
	  COLUMN_COUNT, .flags = COLUMN_BRIEF },
	{ "complexity",
	  { "複雑さ", "Complexity" },
	  "複雑性|文字種|使用文字種|文字の種類|パスワードの複雑さ|パスワードの複雑性|複雑さの要件|"
	  "文字種の混在|Password Complexity|ComplexityEnabled",
	  COLUMN_CHOICE, .choices = complexities, .flags = COLUMN_BRIEF },
	{ "max_age_days",
	  { "変更の間隔(日)", "Maximum age (days)" },
	  "変更間隔|変更周期|変更頻度|変更の間隔|有効日数|有効期間|パスワード有効期間|"
	  "パスワードの有効期間|パスワード有効期限|パスワード有効日数|有効期限|Max Password Age|"
	  "MaxPasswordAge|Maximum Password Age",
	  COLUMN_COUNT, .flags = COLUMN_BRIEF },
	{ "history",
	  { "履歴", "History" },
	  "履歴数|パスワード履歴|パスワードの履歴|履歴回数|Password History|PasswordHistoryCount",
	  COLUMN_COUNT },
	{ "lockout_threshold",
	  { "ロックまでの回数", "Lock-out threshold" },
	  "ロックアウト回数|ロック回数|アカウントロック回数|アカウントロックアウトのしきい値|"
	  "ロックアウトのしきい値|失敗回数|試行回数|Lockout Threshold|LockoutThreshold",
	  COLUMN_COUNT },
	{ "lockout_minutes",
	  { "ロックの時間(分)", "Lock-out minutes" },
	  "ロックアウト時間|ロック時間|ロックアウト期間|ロック期間|アカウントロック時間|Lockout Duration|"
	  "LockoutDuration|Lockout Minutes",
	  COLUMN_COUNT },
	{ "mfa",
	  { "二要素認証", "Two-factor authentication" },
	  "2要素認証|多要素認証|二要素|二要素認証の有無|多要素認証の有無|MFA|2FA|Two-factor",
	  COLUMN_CHOICE, .choices = choice_yes_no, .flags = COLUMN_BRIEF },
	{ "removable_storage",
	  { "外部記録媒体", "Removable storage" },
	  "USB|USB制限|USBメモリ|USBメモリ制限|USBストレージ|USB接続|USB接続制限|USB利用|外部媒体|"
	  "外部媒体制限|外部記憶媒体|外部記録媒体の制限|リムーバブル記憶域|リムーバブルメディア|可搬媒体|"
	  "Removable Media|USB Storage",
	  COLUMN_CHOICE, .choices = storages, .flags = COLUMN_BRIEF },
	{ "note",
	  { "備考", "Note" },
	  "備考欄|説明|摘要|特記事項|メモ|注記|補足|コメント|Notes|Remarks|Comment|Description",
	  COLUMN_TEXT },
	{ 0 },
};

const struct record_kind policy_kind = {
	.name = "policy",
	.words = { "ポリシー", "policy" },
	.columns = columns,
	.keys = (const char *const[]){ "target source", "scope target", NULL },
};
