/* check_account.c - whether every account still has somebody who needs it, and who may administer what.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check account_unneeded = {
	.name = "account.unneeded",
	.title = { "不要になったアカウント", "accounts that nobody needs" },
	.looks_at = { "有効なアカウントの持ち主を、職員名簿の職員番号(なければ氏名)で探し、"
	              "退職していないか、90日(Inroの目安)以内に使われたかを見ます。同姓同名、休職中、"
	              "非常勤、共用・事業者・サービスのアカウントは、人が決めます。"
	              "取り込んでいないシステムのアカウントは見られません。",
	              "Finds the owner of each enabled account on the staff list, by employee number or "
	              "else by name, and looks whether the person has left and whether the account was "
	              "used within 90 days (Inro's own limit). Homonyms, people on leave or part-time, "
	              "and shared, vendor and service accounts are for a person to decide. Systems whose "
	              "accounts were not imported cannot be seen." },
	.why = { "退職した人や使われていないアカウントは、盗まれても誰も気づきません。",
	         "Nobody notices when an account without an owner is stolen." },
	.inputs = INPUTS("account", "person"),
	.limit_days = 90,
	.fresh_days = 90,
	.reasons = (const struct reason[]){
	        { "left",
	          { "退職した人のアカウントが残っています(%s)", "it belongs to somebody who has left (%s)" },
	          { "システム担当者に無効化を頼んでください", "Ask the system operator to disable it." },
	          SEVERITY_HIGH },
	        { "unused",
	          { "最後に使われたのが、Inroの目安の90日より前です(%s)",
	            "it was last used longer ago than Inro's limit of 90 days (%s)" },
	          { "本人か上司に必要か確かめ、不要ならシステム担当者に無効化を頼んでください",
	            "Ask whether it is needed; if not, have it disabled." },
	          SEVERITY_MIDDLE },
	        { "never_used",
	          { "最後に使われた日が分かりません", "when it was last used is not known" },
	          { "システム担当者に最終ログイン日を出してもらい、使われていなければ無効化を頼んでくださ"
	            "い",
	            "Have the last log-in looked up; if it is unused, have it disabled." },
	          SEVERITY_LOW },
	        { "shared",
	          { "共用のアカウントです", "it is shared" },
	          { "使う人と責任者を決めて備考に書くか、個人のアカウントに分けてください",
	            "Write down who uses it and who is responsible, or give each person an account." },
	          SEVERITY_MIDDLE },
	        { "vendor",
	          { "事業者のアカウントです", "it is a vendor's" },
	          { "契約が続いているか、今も必要かを確かめてください",
	            "Check that the contract goes on and that it is still needed." },
	          SEVERITY_MIDDLE },
	        { "service",
	          { "サービス用のアカウントです", "it is a service's" },
	          { "何に使われているかをシステム担当者に確かめて、備考に書いてください",
	            "Ask the system operator what uses it, and write it into the note." },
	          SEVERITY_LOW },
	        { "homonym",
	          { "同姓同名の人がいて、誰のものか決められません", "several people have this name" },
	          { "本人を確かめて、アカウントの「本人」に職員番号を書いてください",
	            "Find out whose it is and write the employee number into the column Person." },
	          SEVERITY_MIDDLE },
	        { "leave",
	          { "休職中の人のものです(%s)", "its owner is on leave (%s)" },
	          { "休職の間、止めておくかどうかを決めてください",
	            "Decide whether to disable it meanwhile." },
	          SEVERITY_LOW },
	        { "part_time",
	          { "非常勤の人のものです(%s)", "its owner works part-time (%s)" },
	          { "今も勤務しているか、必要な権限だけかを確かめてください",
	            "Check that the person still works here and has no more rights than needed." },
	          SEVERITY_LOW },
	        { "not_on_roster",
	          { "職員名簿にない人のものです", "its owner is not on the staff list" },
	          { "誰のものかを確かめ、不要ならシステム担当者に無効化を頼んでください",
	            "Find out whose it is; if nobody needs it, have it disabled." },
	          SEVERITY_MIDDLE },
	        { "no_roster",
	          { "職員名簿がないため、持ち主を確かめられません",
	            "there is no staff list to compare with" },
	          { "人事担当から職員名簿(退職者を含む)をもらって取り込んでください",
	            "Get the staff list, leavers included, and import it." },
	          SEVERITY_MIDDLE },
	        { "roster_old",
	          { "職員名簿が古いため、持ち主を確かめられません",
	            "the staff list is too old to compare with" },
	          { "新しい職員名簿を取り込んでください", "Import a newer staff list." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH c AS MATERIALIZED (\n"
	       "  SELECT a.id, " ACCOUNT_LABEL " AS label, a.seen, a.last_used_to, p.name, p.left_to, CASE\n"
	       "    WHEN NOT (" ACCOUNT_OPEN ") THEN ''\n"
	       "    WHEN a.type_code IN ('shared', 'vendor', 'service') THEN a.type_code\n"
	       "    WHEN p.employment_code = 'left' OR p.left_to <= ?1 THEN 'left'\n"
	       "    WHEN a.matched_code = 'several' THEN 'homonym'\n"
	       "    WHEN p.employment_code IN ('leave', 'part_time') THEN p.employment_code\n"
	       "    WHEN a.last_used_to < ?2 THEN 'unused'\n"
	       "    WHEN a.last_used_to IS NULL THEN 'never_used'\n"
	       "    WHEN a.matched_code IS NULL THEN 'no_roster'\n"
	       "    WHEN p.id IS NULL THEN 'not_on_roster'\n"
	       "    WHEN (SELECT max(as_of) FROM source_now WHERE kind = 'person') < ?2 THEN 'roster_old'\n"
	       "    ELSE '' END AS reason\n"
	       "  FROM account_now a LEFT JOIN person_now p ON p.id = a.person_id)\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE WHEN reason = '' THEN 'ok'\n"
	       "    WHEN reason IN ('left', 'unused') THEN 'short' ELSE 'unseen' END AS state, reason,\n"
	       "  CASE WHEN reason = 'left' THEN trim(name || ' ' || coalesce(left_to, ''))\n"
	       "    WHEN reason = 'unused' THEN last_used_to\n"
	       "    WHEN reason IN ('leave', 'part_time') THEN name ELSE '' END AS detail, seen\n"
	       "FROM c ORDER BY label, id",
};

const struct check account_system_not_seen = {
	.name = "account.system_not_seen",
	.title = { "アカウントを見ていないシステム", "systems whose accounts were not seen" },
	.looks_at = { "使用中のシステムごとに、アカウントの一覧が取り込まれているか。"
	              "アカウントの「システム・ドメイン」か、取り込んだファイルの名前で見分けます。"
	              "ADのアカウントで入るシステムでも、そのシステムの一覧が要ります。",
	              "Whether a list of accounts was imported for each system in use, told by the "
	              "accounts' own system or by the name of the file. Accounts of the domain are not "
	              "those of the system." },
	.why = { "ADを片付けても、電子カルテなどのシステムが別に持つアカウントは残ります。",
	         "Systems keep accounts of their own, whatever is tidied up in the domain." },
	.inputs = INPUTS("system"),
	.fresh_days = 90,
	.reasons = (const struct reason[]){
	        { "not_seen",
	          { "「%s」のアカウントは未確認です", "the accounts of \"%s\" were not looked at" },
	          { "システムの管理画面か事業者から利用者の一覧をもらい、取り込んでください",
	            "Get the list of users from the system or its vendor and import it." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH r AS (SELECT lower(trim(realm)) AS realm, scope, max(seen) AS seen FROM account_now\n"
	       "  GROUP BY lower(trim(realm)), scope),\n"
	       "s AS (\n"
	       "  SELECT y.id, y.name, max(r.seen) AS seen FROM system_now y\n"
	       "  LEFT JOIN r ON r.realm = lower(trim(y.name))\n"
	       "    OR (r.realm = '' AND r.scope LIKE '%' || trim(y.name) || '%')\n"
	       "  WHERE " IN_USE " GROUP BY y.id, y.name)\n"
	       "SELECT id, name AS label, '' AS grp,\n"
	       "  CASE WHEN seen IS NULL THEN 'unseen' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN seen IS NULL THEN 'not_seen' ELSE '' END AS reason, name AS detail,\n"
	       "    coalesce(seen, '') AS seen\n"
	       "FROM s ORDER BY label, id",
};

const struct check account_admin_unlisted = {
	.name = "account.admin_unlisted",
	.title = { "一覧にない管理者", "administrators who are not listed" },
	.looks_at = { "管理者権限のある有効なアカウントが、承認された一覧にあるか。一覧とは、"
	              "「管理者権限の一覧」の文書(対象者が本人か、備考にログインIDがあるもの)か、"
	              "承認済みの利用権限のうち操作が「管理」で職種が本人と同じものです。",
	              "Whether each enabled account with administrator rights is on an approved list: a "
	              "document of that type that names its owner or, in the note, its login; or an "
	              "approved right to administer for its owner's job." },
	.why = { "管理者の権限は何でもできるため、誰が持つかを決めておかなければ、"
	         "増えても盗まれても気づけません。",
	         "Administrators can do everything; unless it is settled who they are, nobody notices one "
	         "too many." },
	.inputs = INPUTS("account"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "unlisted",
	          { "承認された管理者の一覧にありません",
	            "it is not on the approved list of administrators" },
	          { "必要な人なら承認を得て一覧に加え、そうでなければ管理者権限を外すよう頼んでください",
	            "Have it approved and listed, or have the rights taken away." },
	          SEVERITY_HIGH },
	        { "no_list",
	          { "管理者ですが、承認された管理者の一覧がありません",
	            "it is an administrator, but there is no approved list" },
	          { "管理者権限を持つ人の一覧を作り、承認を得て文書として登録してください",
	            "Make a list of administrators, have it approved and register it." },
	          SEVERITY_MIDDLE },
	        { "admin_unknown",
	          { "どのアカウントが管理者か、この一覧(%s)からは分かりません",
	            "this list (%s) does not say who is an administrator" },
	          { "管理者権限の有無が入った一覧をもらって取り込んでください",
	            "Get a list that says who has administrator rights, and import it." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH listed AS (\n"
	       "  SELECT a.id FROM account_now a\n"
	       "    JOIN document_now x ON x.type_code = 'admin_list'\n"
	       "      AND (x.person_id = a.person_id OR lower(x.note) LIKE '%' || lower(a.login) || '%')\n"
	       "    WHERE a.admin_code = 'yes' AND a.login <> ''\n"
	       "  UNION SELECT a.id FROM account_now a JOIN person_now p ON p.id = a.person_id\n"
	       "    JOIN right_now g ON g.operation_code = 'admin'\n"
	       "      AND lower(trim(g.job)) = lower(trim(p.job)) AND g.job <> ''\n"
	       "      AND lower(trim(g.system)) = lower(trim(a.realm))\n"
	       "    WHERE a.admin_code = 'yes' AND g.approved_from <= ?1\n"
	       "      AND coalesce(g.allowed_code, '') <> 'no'),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT a.id, " ACCOUNT_LABEL " AS label, a.seen, '' AS detail, CASE\n"
	       "    WHEN listed.id IS NOT NULL THEN ''\n"
	       "    WHEN EXISTS (SELECT 1 FROM document_now WHERE type_code = 'admin_list')\n"
	       "      OR EXISTS (SELECT 1 FROM right_now WHERE operation_code = 'admin'\n"
	       "        AND approved_from <= ?1) THEN 'unlisted'\n"
	       "    ELSE 'no_list' END AS reason\n"
	       "  FROM account_now a LEFT JOIN listed ON listed.id = a.id\n"
	       "    WHERE a.admin_code = 'yes' AND " ACCOUNT_OPEN "\n"
	       "  UNION ALL\n"
	       "  SELECT name, name, '', name, 'admin_unknown'\n"
	       "  FROM (SELECT coalesce(nullif(realm, ''), scope) AS name, admin_code FROM account_now) q\n"
	       "  GROUP BY name HAVING count(admin_code) = 0)\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'unlisted' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  reason, detail, seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check vpn_account_unused = {
	.name = "vpn.account_unused",
	.title = { "使われていないVPNのアカウント", "VPN accounts that nobody uses" },
	.looks_at = { "有効なVPNのアカウントの持ち主が職員名簿にいるか、90日(Inroの目安)以内に使われたか。"
	              "設定ファイルには最後に使われた日がないことがあります。",
	              "Whether each enabled VPN account has an owner on the staff list and was used "
	              "within 90 days (Inro's own limit). Configurations often do not say when." },
	.why = { "VPNのアカウントは院外からの入口です。使われていないものを盗まれて侵入された病院がありま"
	         "す。",
	         "A VPN account is a way in from outside; hospitals have been broken into through "
	         "forgotten ones." },
	.inputs = INPUTS("account"),
	.limit_days = 90,
	.fresh_days = 90,
	.reasons = (const struct reason[]){
	        { "left",
	          { "退職した人のVPNアカウントが残っています(%s)",
	            "it belongs to somebody who has left (%s)" },
	          { "今日中にシステム担当者に無効化を頼んでください", "Have it disabled today." },
	          SEVERITY_URGENT },
	        { "unused",
	          { "最後に使われたのが、Inroの目安の90日より前です(%s)",
	            "it was last used longer ago than Inro's limit of 90 days (%s)" },
	          { "必要か確かめ、不要ならシステム担当者に無効化を頼んでください",
	            "Ask whether it is needed; if not, have it disabled." },
	          SEVERITY_HIGH },
	        { "homonym",
	          { "同姓同名の人がいて、誰のものか決められません", "several people have this name" },
	          { "本人を確かめて、アカウントの「本人」に職員番号を書いてください",
	            "Find out whose it is and write the employee number into the column Person." },
	          SEVERITY_MIDDLE },
	        { "no_person",
	          { "持ち主が職員名簿にいません", "its owner is not on the staff list" },
	          { "誰が使うのか(職員か事業者か)を確かめ、不要ならシステム担当者に無効化を頼んでください",
	            "Find out who uses it, staff or vendor; if nobody, have it disabled." },
	          SEVERITY_HIGH },
	        { "never_used",
	          { "最後に使われた日が分かりません", "when it was last used is not known" },
	          { "機器の記録から最後の接続日を確かめてください",
	            "Look up its last connection in the device's log." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH c AS MATERIALIZED (\n"
	       "  SELECT a.id, " ACCOUNT_LABEL " AS label, a.seen, a.last_used_to, p.name, p.left_to, CASE\n"
	       "    WHEN NOT (" ACCOUNT_OPEN ") THEN ''\n"
	       "    WHEN p.employment_code = 'left' OR p.left_to <= ?1 THEN 'left'\n"
	       "    WHEN a.last_used_to < ?2 THEN 'unused'\n"
	       "    WHEN a.matched_code = 'several' THEN 'homonym'\n"
	       "    WHEN p.id IS NULL THEN 'no_person'\n"
	       "    WHEN a.last_used_to IS NULL THEN 'never_used'\n"
	       "    ELSE '' END AS reason\n"
	       "  FROM account_now a LEFT JOIN person_now p ON p.id = a.person_id\n"
	       "    WHERE a.type_code = 'vpn')\n"
	       "SELECT id, label, 'network' AS grp,\n"
	       "  CASE WHEN reason = '' THEN 'ok'\n"
	       "    WHEN reason IN ('left', 'unused') THEN 'short' ELSE 'unseen' END AS state, reason,\n"
	       "  CASE WHEN reason = 'left' THEN trim(name || ' ' || coalesce(left_to, ''))\n"
	       "    WHEN reason = 'unused' THEN last_used_to\n"
	       "    ELSE '' END AS detail, seen\n"
	       "FROM c ORDER BY label, id",
};

const struct check right_missing = {
	.name = "right.missing",
	.title = { "利用権限を決めていないシステム", "systems without settled access rights" },
	.looks_at = { "患者情報を扱う使用中のシステムごとに、職種と情報の区分ごとの利用権限が、"
	              "承認日とともに登録されているか。システムの実際の設定と合っているかは見られません。",
	              "Whether each system in use that holds patient data has rights by job and category "
	              "of information, with the day of their approval. Whether the system is set up that "
	              "way cannot be seen." },
	.why = { "仕事に要らない情報まで見えると、漏れたときの被害が大きくなります。",
	         "The more people see beyond their work, the greater the harm of a leak." },
	.inputs = INPUTS("system"),
	.reasons = (const struct reason[]){
	        { "none",
	          { "職種ごとの利用権限が登録されていません", "no rights are registered" },
	          { "職種と情報の区分ごとに、できることの一覧を作って取り込んでください",
	            "Make a table of what each job may do with each category of information, and import "
	            "it." },
	          SEVERITY_MIDDLE },
	        { "not_approved",
	          { "利用権限はありますが、承認日がありません", "its rights have no day of approval" },
	          { "責任者の承認を得て、承認日を書いてください",
	            "Have them approved and write down the day." },
	          SEVERITY_MIDDLE },
	        { "document_only",
	          { "権限表の文書はありますが、中身は取り込まれていません",
	            "there is a document with the rights, but they were not imported" },
	          { "権限表の中身を利用権限として取り込んでください", "Import the rights themselves." },
	          SEVERITY_LOW },
	        { "patient_data_unknown",
	          { "患者情報を扱うかどうかが書かれていません",
	            "whether it holds patient data is not written down" },
	          { "システムの「患者情報」に有か無を書いてください",
	            "Write yes or no into the system's column Patient data." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH r AS MATERIALIZED (\n"
	       "  SELECT s.id, s.name AS label, CASE\n"
	       "    WHEN s.patient_data_code IS NULL THEN 'patient_data_unknown'\n"
	       "    WHEN g.approved > 0 THEN ''\n"
	       "    WHEN g.rights > 0 THEN 'not_approved'\n"
	       "    WHEN EXISTS (SELECT 1 FROM document_now x WHERE x.type_code = 'role_matrix'\n"
	       "      AND x.system_id = s.id) THEN 'document_only'\n"
	       "    ELSE 'none' END AS reason, coalesce(g.seen, '') AS seen\n"
	       "  FROM system_now s LEFT JOIN (\n"
	       "    SELECT system_id, count(*) AS rights, max(seen) AS seen,\n"
	       "      sum(CASE WHEN approved_from <= ?1 THEN 1 ELSE 0 END) AS approved\n"
	       "    FROM right_now GROUP BY system_id) g ON g.system_id = s.id\n"
	       "  WHERE " IN_USE " AND coalesce(s.patient_data_code, '') <> 'no')\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'none' THEN 'short'\n"
	       "    WHEN 'not_approved' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  reason, '' AS detail, seen\n"
	       "FROM r ORDER BY label, id",
};
