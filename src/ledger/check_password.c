/* check_password.c - how strong passwords must be, whether they change, and where a second factor stands.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check password_policy = {
	.name = "password.policy",
	.title = { "パスワードの決まり", "password policies" },
	.looks_at = { "取り込んだパスワードのポリシーごとに、8文字以上か、英字・数字・記号の混在か、"
	              "定期的に変えるか(13文字以上か二要素認証なら変更は要りません)。"
	              "実際のパスワードの強さは見られません。",
	              "Whether each imported password policy asks for 8 or more characters, letters with "
	              "digits and symbols, and regular change (not needed with 13 or more characters or "
	              "two-factor authentication). How strong the passwords really are cannot be seen." },
	.why = { "短く単純なパスワードは、機械ですぐに当てられます。",
	         "Short and simple passwords are soon guessed by machines." },
	.inputs = INPUTS("policy"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "length",
	          { "最小文字数が8文字に足りません(%s文字)",
	            "the minimum length is under 8 characters (%s)" },
	          { "8文字以上(できれば13文字以上)にするよう、システム担当者に設定を頼んでください",
	            "Have it set to 8 or more, better 13." },
	          SEVERITY_HIGH },
	        { "no_complexity",
	          { "文字の種類の決まりがありません", "nothing is asked of the kinds of characters" },
	          { "英字・数字・記号を混ぜるよう、設定か規程で決めてください",
	            "Ask for letters, digits and symbols, by setting or by rule." },
	          SEVERITY_MIDDLE },
	        { "no_change",
	          { "13文字未満で二要素認証もなく、定期的な変更の決まりもありません",
	            "no regular change, under 13 characters, and no two-factor authentication" },
	          { "変更の間隔を決めるか、13文字以上にするか、二要素認証を入れてください",
	            "Set a maximum age, or 13 characters, or add two-factor authentication." },
	          SEVERITY_MIDDLE },
	        { "windows",
	          { "Windowsの複雑さの要件だけでは英字・数字・記号の混在は強制されません",
	            "Windows' complexity alone does not force letters, digits and symbols" },
	          { "記号も入れることを規程に書き、職員に知らせてください",
	            "Write into the rules that symbols are needed, and tell the staff." },
	          SEVERITY_LOW },
	        { "length_unknown",
	          { "最小文字数が分かりません", "the minimum length is not known" },
	          { "最小文字数を確かめて書いてください", "Find out the minimum length and write it down." },
	          SEVERITY_LOW },
	        { "complexity_unknown",
	          { "文字の種類の決まりがあるか分かりません",
	            "whether kinds of characters are asked for is not known" },
	          { "英字・数字・記号の混在を求める設定か確かめて書いてください",
	            "Find out whether letters, digits and symbols are asked for, and write it down." },
	          SEVERITY_LOW },
	        { "change_unknown",
	          { "定期的に変える決まりがあるか分かりません",
	            "whether regular change is asked for is not known" },
	          { "変更の間隔(日)を確かめて書いてください",
	            "Find out the maximum age in days and write it down." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH p AS (\n"
	       "  SELECT p.*, coalesce(d.class_code, '') AS grp,\n"
	       "    CASE WHEN min_length_number >= 13 OR mfa_code = 'yes' THEN 1 ELSE 0 END AS may_stay\n"
	       "  FROM policy_now p LEFT JOIN device_now d ON d.id = p.target_id\n"
	       "  WHERE min_length <> '' OR complexity <> '' OR max_age_days <> ''),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT id, 'short' AS state, 'length' AS reason,\n"
	       "    CAST(min_length_number AS text) AS detail FROM p WHERE min_length_number < 8\n"
	       "  UNION ALL SELECT id, 'unseen', 'length_unknown', '' FROM p\n"
	       "    WHERE min_length_number IS NULL\n"
	       "  UNION ALL SELECT id, 'short', 'no_complexity', '' FROM p WHERE complexity_code = 'no'\n"
	       "  UNION ALL SELECT id, 'unseen', 'windows', '' FROM p WHERE complexity_code = 'windows'\n"
	       "  UNION ALL SELECT id, 'unseen', 'complexity_unknown', '' FROM p\n"
	       "    WHERE complexity_code IS NULL\n"
	       "  UNION ALL SELECT id, 'short', 'no_change', '' FROM p\n"
	       "    WHERE may_stay = 0 AND coalesce(max_age_days_number, 0) = 0\n"
	       "      AND NOT " BLANK("max_age_days") "\n"
	       "  UNION ALL SELECT id, 'unseen', 'change_unknown', '' FROM p\n"
	       "    WHERE may_stay = 0 AND " BLANK("max_age_days") ")\n"
	       "SELECT p.id, p.target AS label, p.grp, coalesce(r.state, 'ok') AS state,\n"
	       "  coalesce(r.reason, '') AS reason,\n"
	       "  coalesce(r.detail, '') AS detail, p.seen\n"
	       "FROM p LEFT JOIN r ON r.id = p.id ORDER BY p.target, p.id, r.state, r.reason",
};

const struct check password_policy_not_seen = {
	.name = "password.policy_not_seen",
	.title = { "パスワードの決まりを見ていないところ", "password policies not seen" },
	.looks_at = { "使用中のシステムと、アカウントを取り込んだドメインや機器のそれぞれに、"
	              "パスワードのポリシーが取り込まれているか。対象の名前で見分けます。",
	              "Whether a password policy was imported for each system in use and for each domain "
	              "or device whose accounts were; told by the name of its target." },
	.why = { "ドメインの決まりは、電子カルテなど自分でパスワードを持つシステムには効きません。",
	         "The domain's policy does not bind systems that keep passwords of their own." },
	.inputs = INPUTS("system"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "system_not_seen",
	          { "「%s」のパスワードの決まりは未確認です",
	            "the password policy of \"%s\" was not looked at" },
	          { "最小文字数、文字の種類、変更の間隔を事業者に聞いて、ポリシーとして登録してください",
	            "Ask the vendor for length, kinds of characters and maximum age, and register them." },
	          SEVERITY_LOW },
	        { "realm_not_seen",
	          { "「%s」に登録されたアカウントのパスワードの決まりは未確認です",
	            "the password policy for the accounts of \"%s\" was not looked at" },
	          { "ドメインなら Get-ADDefaultDomainPasswordPolicy の結果をシステム担当者にもらって取り込"
	            "み、機器なら事業者に聞いて登録してください",
	            "For a domain import the output of Get-ADDefaultDomainPasswordPolicy; for a device "
	            "ask the vendor and register it." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH realm AS (\n"
	       "  SELECT lower(trim(realm)) AS id, min(realm) AS name FROM account_now\n"
	       "  WHERE realm <> '' GROUP BY lower(trim(realm))),\n"
	       "place AS (\n"
	       "  SELECT id, name, 'system_not_seen' AS missing FROM system_now WHERE " IN_USE "\n"
	       "  UNION ALL SELECT id, name, 'realm_not_seen' FROM realm\n"
	       "    WHERE id NOT IN (SELECT lower(trim(name)) FROM system_now)),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT place.id, place.name, place.missing, max(p.seen) AS seen\n"
	       "  FROM place LEFT JOIN policy_now p\n"
	       "    ON (p.min_length <> '' OR p.complexity <> '' OR p.max_age_days <> '')\n"
	       "    AND lower(p.target) LIKE '%' || lower(trim(place.name)) || '%'\n"
	       "  GROUP BY place.id, place.name, place.missing)\n"
	       "SELECT id, name AS label, '' AS grp,\n"
	       "  CASE WHEN seen IS NULL THEN 'unseen' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN seen IS NULL THEN missing ELSE '' END AS reason, name AS detail,\n"
	       "    coalesce(seen, '') AS seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check password_never_expires = {
	.name = "password.never_expires",
	.title = { "パスワードが無期限のアカウント", "accounts whose password never expires" },
	.looks_at = { "有効なアカウントごとに、パスワードが無期限になっていないか。"
	              "13文字以上か二要素認証の決まりがあるドメインでは、無期限でも不足としません。",
	              "Whether the password of each enabled account expires. Where the policy of its "
	              "domain asks for 13 or more characters or two-factor authentication, it need not." },
	.why = { "無期限のパスワードは、漏れても使われ続けます。",
	         "A password that never changes goes on working after it has leaked." },
	.inputs = INPUTS("account"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "never",
	          { "パスワードが無期限です", "its password never expires" },
	          { "無期限の設定を外すよう、システム担当者に頼んでください", "Have it set to expire." },
	          SEVERITY_LOW },
	        { "service",
	          { "サービス用のアカウントで、パスワードが無期限です",
	            "it is a service's, and its password never expires" },
	          { "長いパスワードか、変更の予定があるかをシステム担当者に確かめてください",
	            "Ask the system operator whether it is long, and when it is changed." },
	          SEVERITY_LOW },
	        { "unknown",
	          { "パスワードが無期限かどうか分かりません", "whether its password expires is not known" },
	          { "システム担当者か事業者に、パスワードの期限の有無が入った一覧を頼んでください",
	            "Ask for a list that says so." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH may_stay AS (\n"
	       "  SELECT DISTINCT lower(trim(target)) AS realm FROM policy_now\n"
	       "    WHERE min_length_number >= 13 OR mfa_code = 'yes'),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT a.id, " ACCOUNT_LABEL " AS label, a.seen, CASE\n"
	       "    WHEN a.password_never_expires_code = 'no' OR m.realm IS NOT NULL THEN ''\n"
	       "    WHEN a.password_never_expires_code IS NULL THEN 'unknown'\n"
	       "    WHEN a.type_code = 'service' THEN 'service' ELSE 'never' END AS reason\n"
	       "  FROM account_now a LEFT JOIN may_stay m ON m.realm = lower(trim(a.realm))\n"
	       "    WHERE " ACCOUNT_OPEN ")\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'never' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  reason, '' AS detail, seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check password_factory = {
	.name = "password.factory",
	.title = { "出荷時のままのパスワード", "factory passwords" },
	.looks_at = { "使用中のネットワーク機器と、台帳に書かれた機器について、初期パスワードを変えたか。"
	              "台帳に書かれたことだけを見ます。",
	              "Whether the factory password of network apparatus, and of other devices that the "
	              "ledger speaks of, was changed; as far as the ledger says." },
	.why = { "出荷時のパスワードは誰でも調べられます。", "Everybody can look up a factory password." },
	.inputs = INPUTS("device"),
	.fresh_days = 365,
	.reasons = (const struct reason[]){
	        { "factory",
	          { "初期パスワードのままです", "it still has its factory password" },
	          { "事業者かシステム担当者に、今日中の変更を頼んでください", "Have it changed today." },
	          SEVERITY_URGENT },
	        { "unknown",
	          { "初期パスワードを変えたかどうか書かれていません",
	            "whether it was changed is not written down" },
	          { "事業者に確かめて、台帳の「初期パスワードの変更」に有か無を書いてください",
	            "Ask the vendor and write yes or no into the ledger." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "c AS (SELECT id, label, grp, seen, password_changed_code AS code FROM d)\n"
	       "SELECT id, label, grp,\n"
	       "  CASE code WHEN 'yes' THEN 'ok' WHEN 'no' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  CASE code WHEN 'yes' THEN '' WHEN 'no' THEN 'factory' ELSE 'unknown' END AS reason,\n"
	       "  '' AS detail, seen\n"
	       "FROM c WHERE grp = 'network' OR code IS NOT NULL ORDER BY label, id",
};

const struct check mfa_system = {
	.name = "mfa.system",
	.title = { "二要素認証", "two-factor authentication" },
	.looks_at = { "使用中のシステムごとに、二要素認証が実装済みか、令和9年度(2028年3月31日)までの予定"
	              "日があるか。台帳に書かれたことだけを見ます。",
	              "Whether two-factor authentication is in place on each system in use, or planned "
	              "for a day up to the end of FY2027 (31 March 2028); as far as the ledger says." },
	.why = { "パスワードが漏れても、二つ目の要素がなければ入られてしまいます。",
	         "Without a second factor, a leaked password is all it takes." },
	.inputs = INPUTS("system"),
	.reasons = (const struct reason[]){
	        { "planned",
	          { "実装の予定です(%s)", "it is planned (%s)" },
	          { "予定どおり進んでいるかを事業者に確かめてください",
	            "Ask the vendor whether the plan is kept." },
	          SEVERITY_LOW },
	        { "plan_passed",
	          { "実装の予定日を過ぎています(%s)", "the planned day has passed (%s)" },
	          { "事業者に状況を確かめ、実装済みなら書き直し、まだなら新しい予定日を決めてください",
	            "Ask how it stands; correct the record or set a new day." },
	          SEVERITY_MIDDLE },
	        { "plan_late",
	          { "実装の予定日が令和9年度より後です(%s)", "it is planned for after FY2027 (%s)" },
	          { "令和9年度(2028年3月31日)までに実装できないか、事業者に相談してください",
	            "Ask the vendor for a day up to 31 March 2028." },
	          SEVERITY_MIDDLE },
	        { "no_plan_date",
	          { "実装の予定日が決まっていません", "the plan has no day" },
	          { "いつ実装するかを事業者と決めて、予定日を書いてください",
	            "Settle the day with the vendor and write it down." },
	          SEVERITY_MIDDLE },
	        { "none",
	          { "二要素認証がなく、予定もありません", "there is none, and none is planned" },
	          { "次の更新で二要素認証を入れる計画を、事業者と立ててください",
	            "Plan it with the vendor for the next renewal." },
	          SEVERITY_MIDDLE },
	        { "unknown",
	          { "二要素認証があるかどうか書かれていません", "whether there is one is not written down" },
	          { "事業者に確かめて、システムの「二要素認証」に書いてください",
	            "Ask the vendor and write it down." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH r AS MATERIALIZED (\n"
	       "  SELECT id, name AS label, seen, mfa_plan, CASE\n"
	       "    WHEN mfa_code = 'yes' THEN ''\n"
	       "    WHEN mfa_code = 'no' THEN 'none'\n"
	       "    WHEN mfa_code IS NULL THEN 'unknown'\n"
	       "    WHEN mfa_plan_to IS NULL THEN 'no_plan_date'\n"
	       "    WHEN mfa_plan_to < ?1 THEN 'plan_passed'\n"
	       "    WHEN mfa_plan_to > '2028-03-31' THEN 'plan_late'\n"
	       "    ELSE 'planned' END AS reason\n"
	       "  FROM system_now WHERE " IN_USE ")\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE WHEN reason IN ('', 'planned') THEN 'ok'\n"
	       "    WHEN reason = 'unknown' THEN 'unseen' ELSE 'short' END AS state, reason,\n"
	       "  CASE WHEN reason LIKE 'plan%' THEN mfa_plan ELSE '' END AS detail, seen\n"
	       "FROM r ORDER BY label, id",
};
