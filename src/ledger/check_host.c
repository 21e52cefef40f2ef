/* check_host.c - how computers are kept: patches, background services, removable storage.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check patch_host = {
	.name = "patch.host",
	.title = { "更新プログラムの適用", "security patches" },
	.looks_at = { "サーバと端末PCに更新プログラムを最後に適用した日が90日(Inroの目安)以内か。"
	              "どの更新が足りないかは見られません。ネットワーク機器と医療機器は、"
	              "ファームウェアのバージョンが台帳にあり、その機器か事業者の更新の記録が目安以内の日"
	              "付であるときだけ、見たものと数えます。",
	              "Whether servers and PCs were last patched within 90 days (Inro's own limit). Which "
	              "patches are missing cannot be seen. Network apparatus and medical devices count as "
	              "seen only where the ledger has their firmware and a patch record within the limit "
	              "names the device or its vendor." },
	.why = { "公開された弱点は、更新しなければそのまま攻撃に使われます。",
	         "Published weaknesses are used for attacks on whatever was not patched." },
	.inputs = INPUTS("device"),
	.limit_days = 90,
	.fresh_days = 30,
	.reasons = (const struct reason[]){
	        { "old",
	          { "最後の更新が、Inroの目安の90日より前です(%s)",
	            "it was last patched longer ago than Inro's limit of 90 days (%s)" },
	          { "システム担当者か事業者に更新を頼んでください。更新できない理由があれば、"
	            "備考に書いて了承の期限を決めてください",
	            "Have it patched; if there is a reason against it, write it down and accept it until "
	            "a day." },
	          SEVERITY_HIGH },
	        { "no_date",
	          { "更新の状態は取り込みましたが、適用した日が分かりません",
	            "its state was imported, but not when it was patched" },
	          { "Get-HotFix の結果など、適用日の入った一覧を取り込んでください",
	            "Import a list with the days, such as the output of Get-HotFix." },
	          SEVERITY_LOW },
	        { "not_seen",
	          { "更新の状態を見ていません", "its patch state was not seen" },
	          { "Get-HotFix や systeminfo の結果をシステム担当者にもらって取り込んでください",
	            "Get the output of Get-HotFix or systeminfo and import it." },
	          SEVERITY_MIDDLE },
	        { "not_measured",
	          { "まだ測れません(ファームウェアと更新の記録がそろっていません)",
	            "it cannot be measured yet (firmware and a patch record are wanted)" },
	          { "ファームウェアのバージョンを台帳に書き、事業者の更新の記録を文書として登録してくださ"
	            "い",
	            "Write its firmware into the ledger and register the vendor's patch record." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "h AS (\n"
	       "  SELECT device_id, patched_from, seen, row_number() OVER (PARTITION BY device_id\n"
	       "    ORDER BY coalesce(patched_from, '') DESC, id DESC) AS place\n"
	       "  FROM host_state_now WHERE device_id IS NOT NULL),\n"
	       "p AS (SELECT vendor_id, lower(title || ' ' || note) AS words FROM document_now\n"
	       "  WHERE type_code = 'patch_record' AND dated_from >= ?2 AND dated_from <= ?1),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT d.id, d.label, d.grp, h.patched_from AS day,\n"
	       "    CASE WHEN d.grp IN ('server', 'pc') THEN h.seen END AS seen, CASE\n"
	       "    WHEN d.grp IN ('network', 'medical') THEN\n"
	       "      CASE WHEN NOT " BLANK("d.firmware") " AND EXISTS (\n"
	       "        SELECT 1 FROM p WHERE p.vendor_id = d.vendor_id\n"
	       "          OR (d.number <> '' AND p.words LIKE '%' || lower(d.number) || '%')\n"
	       "          OR (d.hostname <> '' AND p.words LIKE '%' || lower(d.hostname) || '%')) THEN ''\n"
	       "      ELSE 'not_measured' END\n"
	       "    WHEN h.device_id IS NULL THEN 'not_seen'\n"
	       "    WHEN h.patched_from IS NULL THEN 'no_date'\n"
	       "    WHEN h.patched_from < ?2 THEN 'old'\n"
	       "    ELSE '' END AS reason\n"
	       "  FROM d LEFT JOIN h ON h.device_id = d.id AND h.place = 1\n"
	       "  WHERE d.grp IN ('server', 'pc', 'network', 'medical'))\n"
	       "SELECT id, label, grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'old' THEN 'short' ELSE 'unseen' END AS state, reason,\n"
	       "  CASE reason WHEN 'old' THEN day ELSE '' END AS detail, coalesce(seen, '') AS seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check service_unneeded = {
	.name = "service.unneeded",
	.title = { "不要なサービス", "services that nobody needs" },
	.looks_at = { "取り込んだ一覧で実行中のサービスごとに、要るかどうかを人が決めてあるか。"
	              "何が要るかをInroは判断しません。一覧を取り込んでいない機器は見られません。",
	              "Whether somebody has said of each running service that it is needed. Inro does not "
	              "judge which are. Computers whose services were not imported cannot be seen." },
	.why = { "使わないサービスが動いていると、それだけ攻撃の入口が増えます。",
	         "Each running service is one more way in." },
	.inputs = INPUTS("service"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "unneeded",
	          { "不要なサービスが動いています(%s)", "a service that is not needed is running (%s)" },
	          { "システム担当者に停止と自動起動の解除を頼んでください",
	            "Have it stopped and kept from starting." },
	          SEVERITY_MIDDLE },
	        { "undecided",
	          { "要るかどうか決まっていないサービスが動いています(%s)",
	            "nobody has said whether this service is needed (%s)" },
	          { "システム担当者か事業者に確かめて、「要否」に有か無を書いてください",
	            "Ask the system operator or the vendor and write yes or no into Needed." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "SELECT s.id, trim(s.device || ' ' || coalesce(nullif(s.display, ''), s.name)) AS label,\n"
	       "  coalesce(d.class_code, '') AS grp,\n"
	       "  CASE needed_code WHEN 'yes' THEN 'ok' WHEN 'no' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  CASE needed_code WHEN 'yes' THEN '' WHEN 'no' THEN 'unneeded'\n"
	       "    ELSE 'undecided' END AS reason,\n"
	       "  s.name AS detail, s.seen\n"
	       "FROM service_now s LEFT JOIN device_now d ON d.id = s.device_id\n"
	       "WHERE s.state_code = 'running' AND " IN_USE_OF("d.") "\n"
	       "ORDER BY label, s.id",
};

const struct check service_device_not_seen = {
	.name = "service.device_not_seen",
	.title = { "サービスを見ていない機器", "computers whose services were not seen" },
	.looks_at = { "使用中のサーバと端末PCごとに、動いているサービスの一覧が取り込まれているか。",
	              "Whether the services of each server and PC in use were imported." },
	.why = { "一覧がない機器では、不要なソフトウェアやサービスが動いていても分かりません。",
	         "Without the list, nothing is known of what runs on it." },
	.inputs = INPUTS("device"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "not_seen",
	          { "サービスの一覧を取り込んでいません", "its services were not imported" },
	          { "Get-Service などの結果をシステム担当者にもらって取り込んでください",
	            "Get the output of Get-Service and import it." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES_SPOKEN_OF("service_now", "'server', 'pc'", "not_seen"),
};

const struct check usb_policy = {
	.name = "usb.policy",
	.title = { "USBメモリなどの接続制限", "removable storage" },
	.looks_at = { "使用中のサーバと端末PCごとに、外部記録媒体をどう扱う設定か。その機器のポリシーか、"
	              "対象が「全端末」のポリシー(備考に「全端末」とあるドメインのポリシーを含む)だけを数"
	              "えます。secedit の書き出しにはこの設定は出ません。",
	              "How each server and PC in use treats removable storage, by a policy of that "
	              "computer or by one whose target (or, for a domain, whose note) says that it holds "
	              "for all terminals. secedit does not show this setting." },
	.why = { "USBメモリはウイルスの持ち込みと情報の持ち出しの両方に使われます。",
	         "Removable storage brings viruses in and carries data out." },
	.inputs = INPUTS("device"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "allowed",
	          { "外部記録媒体を自由に使えます", "removable storage can be used freely" },
	          { "使える人と機器を限るよう、システム担当者に設定を頼んでください。業務で要る機器は、"
	            "期限を決めて了承してください",
	            "Have it restricted; accept the computers that need it, until a day." },
	          SEVERITY_MIDDLE },
	        { "unset",
	          { "外部記録媒体の制限が設定されていません", "no restriction is set" },
	          { "使える人と機器を限るよう、システム担当者に設定を頼んでください",
	            "Have a restriction set." },
	          SEVERITY_MIDDLE },
	        { "read_only",
	          { "書き込みだけが禁止されています。読み取りはできます",
	            "only writing is denied; reading is possible" },
	          { "ウイルスの持ち込みは防げません。読み取りも禁止するか、了承の期限を決めてください",
	            "It does not keep viruses out: deny reading too, or accept it until a day." },
	          SEVERITY_LOW },
	        { "not_seen",
	          { "外部記録媒体の設定を見ていません", "its setting was not seen" },
	          { "gpresult /h の結果かレジストリの書き出し、資産管理ソフトの一覧を取り込んでください",
	            "Import gpresult /h, a registry export, or the list of the asset-management tool." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "ranks AS (SELECT 'allowed' AS code, 1 AS place UNION ALL SELECT 'unset', 2\n"
	       "  UNION ALL SELECT 'read_only', 3 UNION ALL SELECT 'denied', 4),\n"
	       "own AS (SELECT target_id AS id, min(ranks.place) AS place, max(seen) AS seen\n"
	       "  FROM policy_now JOIN ranks ON ranks.code = removable_storage_code\n"
	       "  WHERE target_id IS NOT NULL GROUP BY target_id),\n"
	       "wide AS (SELECT min(ranks.place) AS place, max(seen) AS seen\n"
	       "  FROM policy_now JOIN ranks ON ranks.code = removable_storage_code\n"
	       "  WHERE target LIKE '%全端末%' OR target LIKE '%全台%' OR target LIKE '%全PC%'\n"
	       "    OR target LIKE '%すべての端末%' OR lower(target) IN ('all', 'all devices')\n"
	       "    OR note LIKE '%全端末%'),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT d.id, d.label, d.grp, coalesce(ranks.code, '') AS code,\n"
	       "    coalesce(own.seen, wide.seen, '') AS seen\n"
	       "  FROM d CROSS JOIN wide LEFT JOIN own ON own.id = d.id\n"
	       "    LEFT JOIN ranks ON ranks.place = coalesce(own.place, wide.place)\n"
	       "  WHERE d.grp IN ('server', 'pc'))\n"
	       "SELECT id, label, grp,\n"
	       "  CASE code WHEN 'denied' THEN 'ok' WHEN '' THEN 'unseen' ELSE 'short' END AS state,\n"
	       "  CASE code WHEN 'denied' THEN '' WHEN '' THEN 'not_seen' ELSE code END AS reason,\n"
	       "    '' AS detail, seen\n"
	       "FROM r ORDER BY label, id",
};
