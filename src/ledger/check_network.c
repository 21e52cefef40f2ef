/* check_network.c - who may come in from outside: filter rules, management pages, tunnels, lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check net_open_rule = {
	.name = "net.open_rule",
	.title = { "どこからでも入れる設定", "rules that let anybody in" },
	.looks_at = { "取り込んだ設定で有効な許可のルールのうち、院外から届くものが、送信元を限っているか。"
	              "院内から外へ出る通信の「すべて」は普通のことなので、不足としません。"
	              "PINGに答えるだけの設定も数えません。取り込んでいない機器は見られません。",
	              "Whether each enabled rule that allows traffic arriving from outside limits its "
	              "source. \"Any\" in traffic from inside out is normal and no shortfall, nor is "
	              "answering a ping. Devices whose configuration was not imported cannot be seen." },
	.why = { "管理画面やVPNの入口を誰にでも開けておくと、弱点が見つかった日に侵入されます。",
	         "A management page or VPN door open to everybody is entered on the day a weakness "
	         "becomes known." },
	.inputs = INPUTS("rule"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "management",
	          { "管理画面に、院外のどこからでも接続できます(%s)",
	            "its management can be reached from anywhere outside (%s)" },
	          { "今日中に、院外から管理画面に入れないよう、事業者かシステム担当者に設定を頼んでくださ"
	            "い",
	            "Have it closed to the outside today." },
	          SEVERITY_URGENT },
	        { "vpn",
	          { "VPNに、院外のどこからでも接続できます(%s)",
	            "the VPN can be reached from anywhere outside (%s)" },
	          { "接続元を事業者や拠点のアドレスに限れないか、限れなければ二要素認証にできないか、"
	            "事業者に相談してください",
	            "Ask the vendor to limit its sources or, where that is impossible, to add two-factor "
	            "authentication." },
	          SEVERITY_HIGH },
	        { "traffic",
	          { "院外のどこからでも中に入れる通信があります(%s)",
	            "traffic from anywhere outside is let in (%s)" },
	          { "何のための許可かを事業者に確かめ、接続元を限るか、不要なら消すよう頼んでください",
	            "Ask what it is for; have its source limited, or have it removed." },
	          SEVERITY_HIGH },
	        { "outside_unknown",
	          { "院外から届く通信かどうか読み取れません(%s)",
	            "whether it admits traffic from outside cannot be told (%s)" },
	          { "どの口が院外側かを事業者に確かめてください",
	            "Ask the vendor which interface faces outside." },
	          SEVERITY_LOW },
	        { "source_unknown",
	          { "送信元を限っているかどうか読み取れません(%s)",
	            "whether its source is limited cannot be told (%s)" },
	          { "送信元に書かれた名前が何を指すかを事業者に確かめてください",
	            "Ask the vendor what the name in its source stands for." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH r AS MATERIALIZED (\n"
	       "  SELECT l.id,\n"
	       "    trim(l.device || ' ' || trim(l.list || ' ' ||\n"
	       "      trim(l.number || ' ' || l.name))) AS label,\n"
	       "    coalesce(d.class_code, 'network') AS grp, l.seen,\n"
	       "    trim(l.source || ' → ' || l.destination || ' ' || l.service) AS path, CASE\n"
	       "      WHEN l.outside_code = 'no' OR l.any_source_code = 'no' THEN ''\n"
	       "      WHEN upper(l.service) IN ('PING', 'ICMP') THEN ''\n"
	       "      WHEN l.outside_code IS NULL THEN 'outside_unknown'\n"
	       "      WHEN l.any_source_code IS NULL THEN 'source_unknown'\n"
	       "      WHEN l.type_code IN ('management', 'vpn') THEN l.type_code\n"
	       "      ELSE 'traffic' END AS reason\n"
	       "  FROM rule_now l LEFT JOIN device_now d ON d.id = l.device_id\n"
	       "  WHERE l.action_code = 'allow' AND coalesce(l.enabled_code, '') <> 'no'\n"
	       "    AND " IN_USE_OF("d.") ")\n"
	       "SELECT id, label, grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' WHEN 'outside_unknown' THEN 'unseen'\n"
	       "    WHEN 'source_unknown' THEN 'unseen' ELSE 'short' END AS state,\n"
	       "  reason, path AS detail, seen\n"
	       "FROM r ORDER BY label, id",
};

const struct check net_device_not_seen = {
	.name = "net.device_not_seen",
	.title = { "設定を見ていないネットワーク機器", "network apparatus whose configuration was not seen" },
	.looks_at = { "使用中のネットワーク機器ごとに、設定から読み取った通信ルールがあるか。",
	              "Whether rules were read from the configuration of each network apparatus in use." },
	.why = { "設定を見ていない機器では、誰が入れるようになっているか分かりません。",
	         "Who is let in by such apparatus is not known." },
	.inputs = INPUTS("device"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "no_rules",
	          { "設定を取り込んでいません", "its configuration was not imported" },
	          { "事業者かシステム担当者に設定の書き出しをもらって取り込んでください。"
	            "通信を制限しない機器なら、その旨を備考に書いて了承の期限を決めてください",
	            "Get its configuration and import it; if it filters nothing, say so in the note and "
	            "accept it until a day." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES_SPOKEN_OF("rule_now", "'network'", "no_rules"),
};

const struct check net_connection_open = {
	.name = "net.connection_open",
	.title = { "接続元を限っていない外部接続", "lines that do not limit who connects" },
	.looks_at = { "使用中の外部接続ごとに、接続元を限っているかどうか。台帳に書かれたことだけを見ます。",
	              "Whether each line in use limits who may connect, as far as the ledger says." },
	.why = { "接続元を限っていない回線は、世界のどこからでも試されます。",
	         "A line that limits nobody is tried from anywhere in the world." },
	.inputs = INPUTS("connection"),
	.fresh_days = 180,
	.reasons = (const struct reason[]){
	        { "open",
	          { "接続元を限っていません", "its source is not limited" },
	          { "接続元のアドレスを限るよう、事業者に頼んでください",
	            "Have the vendor limit its sources." },
	          SEVERITY_HIGH },
	        { "unknown",
	          { "接続元を限っているかどうか書かれていません",
	            "whether its source is limited is not written down" },
	          { "事業者に確かめて、「接続元の制限」に有か無を書いてください",
	            "Ask the vendor and write yes or no." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH c AS (SELECT id, name, source_limited_code AS code, seen FROM connection_now\n"
	       "  WHERE " IN_USE ")\n"
	       "SELECT id, name AS label, 'network' AS grp,\n"
	       "  CASE code WHEN 'yes' THEN 'ok' WHEN 'no' THEN 'short' ELSE 'unseen' END AS state,\n"
	       "  CASE code WHEN 'yes' THEN '' WHEN 'no' THEN 'open' ELSE 'unknown' END AS reason,\n"
	       "  '' AS detail, seen\n"
	       "FROM c ORDER BY label, id",
};
