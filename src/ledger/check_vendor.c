/* check_vendor.c - what vendors were asked and answered: remote maintenance, and their disclosure documents.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check remote_path_without_device = {
	.name = "remote.path_without_device",
	.title = { "リモート保守の通り道と機器", "remote-maintenance paths and their devices" },
	.looks_at = { "リモート保守の外部接続がどの機器につながるか、リモート保守「有」の機器がどの経路を"
	              "通るか、サーバ・ネットワーク機器・医療機器のリモート保守の有無が台帳に書かれている"
	              "か。台帳にない回線は見つけられません。",
	              "Whether each remote-maintenance line names a device of the ledger, each device "
	              "under remote maintenance names its path, and servers, network apparatus and "
	              "medical devices say whether they are. Lines that nobody wrote down cannot be found." },
	.why = { "業者の保守回線は攻撃の入口になりやすく、どの機器につながるか分からなければ止めることもで"
	         "きません。",
	         "Vendors' lines are a common way in for attackers; where they end must be known so that "
	         "they can be cut." },
	.inputs = INPUTS("device"),
	.fresh_days = 365,
	.reasons = (const struct reason[]){
	        { "no_device",
	          { "どの機器につながるか書かれていません", "it does not say which device it ends at" },
	          { "事業者に確かめて、つながる機器の管理番号を外部接続の「機器」に書いてください",
	            "Ask the vendor and write the device's number into the connection." },
	          SEVERITY_MIDDLE },
	        { "unknown_device",
	          { "つながる機器「%s」が台帳にありません", "the device \"%s\" is not in the ledger" },
	          { "その機器を台帳に加えるか、外部接続の「機器」を台帳の管理番号に直してください",
	            "Add the device to the ledger, or correct the connection." },
	          SEVERITY_HIGH },
	        { "no_path",
	          { "リモート保守に使う経路が書かれていません",
	            "the path of its remote maintenance is not written down" },
	          { "事業者に確かめて、使う回線や接続方法を台帳に書いてください",
	            "Ask the vendor which line is used and write it into the ledger." },
	          SEVERITY_MIDDLE },
	        { "remote_unknown",
	          { "リモート保守の有無が書かれていません",
	            "whether it is maintained remotely is not written down" },
	          { "事業者にリモート保守の有無を確かめて台帳に書いてください",
	            "Ask the vendor whether it is maintained remotely, and write it down." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT c.id, c.name AS label, coalesce(d.grp, '') AS grp, c.device AS detail, c.seen,\n"
	       "    CASE\n"
	       "    WHEN d.id IS NOT NULL THEN ''\n"
	       "    WHEN " BLANK("c.device") " THEN 'no_device'\n"
	       "    ELSE 'unknown_device' END AS reason\n"
	       "  FROM connection_now c LEFT JOIN d ON d.id = c.device_id\n"
	       "  WHERE c.type_code = 'remote_maintenance' AND " IN_USE_OF("c.") "\n"
	       "  UNION ALL\n"
	       "  SELECT id, label, grp, '', seen, CASE\n"
	       "    WHEN remote_code IS NULL THEN 'remote_unknown'\n"
	       "    WHEN remote_code = 'yes' AND " BLANK("remote_path") " THEN 'no_path'\n"
	       "    ELSE '' END\n"
	       "  FROM d WHERE remote_code IS NOT NULL OR grp IN ('server', 'network', 'medical'))\n"
	       "SELECT id, label, grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'remote_unknown' THEN 'unseen'\n"
	       "    ELSE 'short' END AS state,\n"
	       "  reason, detail, seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check remote_vendor_answer = {
	.name = "remote.vendor_answer",
	.title = { "リモート保守についての事業者の回答", "vendors' answers about remote maintenance" },
	.looks_at = { "契約中の事業者ごとに、リモート保守に使う機器の有無についての回答(ない、"
	              "という回答を含む)が今年度の日付で登録されているか。"
	              "回答の中身が正しいかは見られません。",
	              "Whether each vendor under contract has answered this fiscal year which apparatus "
	              "is maintained remotely, even if the answer is none. Whether the answer is true "
	              "cannot be seen." },
	.why = { "院外からつながる機器を知っているのは事業者だけのことが多く、"
	         "確かめなければ施設には分かりません。",
	         "Often only the vendor knows what is connected from outside." },
	.inputs = INPUTS("vendor", "contract"),
	.reasons = (const struct reason[]){
	        { "missing",
	          { "リモート保守の有無について回答がありません",
	            "there is no answer about remote maintenance" },
	          { "事業者に確認用紙を送り、返ってきた回答を登録してください",
	            "Send the vendor the form and register the answer." },
	          SEVERITY_MIDDLE },
	        { "old",
	          { "今年度の回答がありません(前回 %s)",
	            "there is no answer of this fiscal year (the last is of %s)" },
	          { "今年度分の確認を事業者に頼んでください", "Ask the vendor again for this year." },
	          SEVERITY_MIDDLE },
	        { "no_date",
	          { "回答の日付が分かりません", "the day of the answer is not known" },
	          { "回答の日付を確かめて登録してください",
	            "Find out the day of the answer and register it." },
	          SEVERITY_LOW },
	        { "unknown_vendor",
	          { "契約の相手「%s」が事業者の一覧にありません", "\"%s\" is not among the vendors" },
	          { "事業者の一覧に加えるか、契約の事業者名を一覧と同じ書き方に直してください",
	            "Add the vendor, or write its name in the contract as in the list." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH effect AS (\n"
	       "  SELECT id, vendor, vendor_id, seen FROM contract_now\n"
	       "  WHERE coalesce(starts_from, ?1) <= ?1 AND coalesce(ends_to, ?1) >= ?1),\n"
	       "answer AS (\n"
	       "  SELECT vendor_id, count(*) AS answers, max(dated_from) AS day FROM document_now\n"
	       "  WHERE type_code = 'remote_answer' AND coalesce(dated_from, ?1) <= ?1 GROUP BY vendor_id),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT v.id, v.name AS label, coalesce(a.day, '') AS detail, CASE\n"
	       "    WHEN a.answers IS NULL THEN 'missing'\n"
	       "    WHEN a.day IS NULL THEN 'no_date'\n"
	       "    WHEN a.day < " FISCAL_YEAR_BEGAN " THEN 'old'\n"
	       "    ELSE '' END AS reason\n"
	       "  FROM vendor_now v LEFT JOIN answer a ON a.vendor_id = v.id\n"
	       "  WHERE v.id IN (SELECT vendor_id FROM effect)\n"
	       "  UNION ALL\n"
	       "  SELECT e.id, e.vendor, e.vendor, 'unknown_vendor' FROM effect e\n"
	       "  WHERE NOT EXISTS (SELECT 1 FROM vendor_now v WHERE v.id = e.vendor_id))\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'no_date' THEN 'unseen'\n"
	       "    WHEN 'unknown_vendor' THEN 'unseen' ELSE 'short' END AS state,\n"
	       "  reason, detail, '' AS seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check mdssds_received = {
	.name = "mdssds.received",
	.title = { "開示書(MDS/SDS)の受領", "disclosure documents (MDS/SDS) received" },
	.looks_at = { "使用中のシステムごとに、MDSかSDSの文書が届いているか、依頼だけか。"
	              "医療機器の開示書と、書かれている内容は見ません。",
	              "Whether an MDS or SDS has arrived for each system in use, or was only asked for. "
	              "Medical devices, and what the document says, are not looked at." },
	.why = { "開示書がなければ、そのシステムにどんな守りがあり、何を施設が補うべきか分かりません。"
	         "依頼は受領ではありません。",
	         "Without it nobody knows what the system protects and what the facility must add. A "
	         "request is not a receipt." },
	.inputs = INPUTS("system"),
	.reasons = (const struct reason[]){
	        { "requested",
	          { "依頼済みですが、届いていません(%s 依頼)", "it was asked for (%s) but has not arrived" },
	          { "事業者に督促してください", "Remind the vendor." },
	          SEVERITY_LOW },
	        { "not_requested",
	          { "依頼した記録も、届いた記録もありません", "it was neither asked for nor received" },
	          { "事業者にMDS/SDSの提出を依頼し、依頼した日を文書として登録してください",
	            "Ask the vendor for it and register the request as a document." },
	          SEVERITY_MIDDLE },
	        { "unclear",
	          { "事業者の開示書はありますが、どのシステムのものか書かれていません",
	            "the vendor's document does not say for which system it is" },
	          { "文書の「システム」に、対象のシステム名を書いてください",
	            "Write the system into the document's record." },
	          SEVERITY_LOW },
	        { "no_vendor",
	          { "事業者が分かりません", "its vendor is not known" },
	          { "システムの「事業者」を書いてください。院内で作ったものなら、"
	            "その旨を備考に書いてください",
	            "Write down the vendor; if it was built in-house, say so in the note." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH x AS (SELECT system, system_id, vendor_id FROM document_now\n"
	       "  WHERE type_code IN ('mds', 'sds')),\n"
	       "q AS (SELECT s.id, max(y.dated) AS day FROM system_now s\n"
	       "  JOIN document_now y ON y.type_code = 'mds_request'\n"
	       "    AND (y.system_id = s.id OR (y.system = '' AND y.vendor_id = s.vendor_id))\n"
	       "  GROUP BY s.id),\n"
	       "r AS MATERIALIZED (\n"
	       "  SELECT s.id, s.name AS label, coalesce(q.day, '') AS day, CASE\n"
	       "    WHEN EXISTS (SELECT 1 FROM x WHERE x.system_id = s.id) THEN ''\n"
	       "    WHEN EXISTS (SELECT 1 FROM x WHERE x.system = '' AND x.vendor_id = s.vendor_id)\n"
	       "      THEN 'unclear'\n"
	       "    WHEN q.id IS NOT NULL THEN 'requested'\n"
	       "    WHEN " BLANK("s.vendor") " THEN 'no_vendor'\n"
	       "    ELSE 'not_requested' END AS reason\n"
	       "  FROM system_now s LEFT JOIN q ON q.id = s.id WHERE " IN_USE ")\n"
	       "SELECT id, label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'unclear' THEN 'unseen'\n"
	       "    WHEN 'no_vendor' THEN 'unseen' ELSE 'short' END AS state,\n"
	       "  reason, CASE reason WHEN 'requested' THEN day ELSE '' END AS detail, '' AS seen\n"
	       "FROM r ORDER BY label, id",
};
