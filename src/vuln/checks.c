/* checks.c - devices that known vulnerabilities hit, and those whose maker no longer mends them.
 *
 * One row a device, of its worst reason: a firewall with forty vulnerabilities is one thing to do. The forty stand on its page;
 * one of them is accepted by a decision about "DEVICE/CVE".
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

#include "devices_sql.h"

#define INPUTS(...) (const char *const[]){ __VA_ARGS__, NULL }

/* One row says that no feed was ever read; otherwise one row a device. */
#define NOT_YET \
	"UNION ALL SELECT 'vuln', '', '', 'unseen', 'not_yet', '', '' WHERE NOT EXISTS (SELECT 1 FROM vuln_state)\n" \
	"ORDER BY label, id"

const struct check vuln_known = {
	.name = "vuln.known",
	.title = { "公開された脆弱性のある機器", "devices with known vulnerabilities" },
	.looks_at = { "使用中の機器とそのソフトウェアが、読み込んだ脆弱性情報に、そのバージョンで載っているか。製品の名前が分からない機器と、"
	              "バージョンや更新の状態が分からないものは「分からない」とし、問題なしとはしません。",
	              "Whether devices in use and their software stand, in their version, in the vulnerability data that was read. What cannot be named, "
	              "or whose version or patch level is not known, is not called clean." },
	.why = { "攻撃者は、公開された脆弱性が直されていない機器を探して侵入します。病院では、VPN装置の古い脆弱性から入られた例が続いています。",
	         "Attackers look for apparatus whose published vulnerabilities were not mended. Hospitals have been entered through old ones of their VPNs." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "exploited_vpn",
	          { "外からの入口にあり、攻撃に使われている脆弱性があります(%s)", "it lets people in from outside, and has vulnerabilities that are being exploited (%s)" },
	          { "今日のうちに、最新版への更新を事業者に頼んでください。すぐにできなければ、直すまで外からの接続を止めてください。すでに入られているおそれがあるため、"
	            "ログを調べ、VPNの利用者と管理者のパスワードをすべて変えてもらってください",
	            "Have it updated today; where that cannot be done, stop connections from outside until it is. It may have been entered already: have its logs "
	            "looked through and all passwords of its users and administrators changed." },
	          SEVERITY_URGENT },
	        { "exploited_outside",
	          { "外につながり、攻撃に使われている脆弱性があります(%s)", "it faces the outside, and has vulnerabilities that are being exploited (%s)" },
	          { "今日のうちに、最新版への更新を事業者に頼み、ログに不審な点がないか調べてもらってください",
	            "Have it updated today and its logs looked through." },
	          SEVERITY_URGENT },
	        { "exploited",
	          { "攻撃に使われている脆弱性があります(%s)", "it has vulnerabilities that are being exploited (%s)" },
	          { "1週間以内に最新版へ更新するよう、事業者に頼んでください", "Have it updated within a week." },
	          SEVERITY_HIGH },
	        { "ask_maker",
	          { "医療機器に、公開された脆弱性があります(%s)", "it is a medical device with known vulnerabilities (%s)" },
	          { "自分で更新せず、製造販売業者に影響と対応を問い合わせてください。問い合わせの手紙は「脆弱性」の画面で印刷できます",
	            "Do not update it yourselves: ask its maker. The letter can be printed on the page of vulnerabilities." },
	          SEVERITY_HIGH },
	        { "serious",
	          { "危険度の高い脆弱性があります(%s)", "it has serious vulnerabilities (%s)" },
	          { "1か月以内に最新版へ更新するよう、事業者に頼んでください", "Have it updated within a month." },
	          SEVERITY_MIDDLE },
	        { "known",
	          { "公開された脆弱性があります(%s)", "it has known vulnerabilities (%s)" },
	          { "次の保守の機会に最新版へ更新するよう、事業者に頼んでください", "Have it updated at the next maintenance." },
	          SEVERITY_LOW },
	        { "no_version",
	          { "バージョンや更新の状態が分からず、脆弱性があるか判断できません(%s)", "its version or patch level is not known, so whether it is hit cannot be told (%s)" },
	          { "機器の画面でバージョン(Windowsは「OSビルド」)を確かめ、台帳に書いてください", "Look up its version (of Windows, the OS build) and write it into the ledger." },
	          SEVERITY_MIDDLE },
	        { "unnamed",
	          { "どの製品か分からず、照合できません(%s)", "which product it is cannot be told, so it was not matched (%s)" },
	          { "「脆弱性」の画面で、どの製品かを教えてください。一度教えれば、同じ書き方のものすべてに使われます",
	            "Say on the page of vulnerabilities which product it is; once is enough for all of that name." },
	          SEVERITY_LOW },
	        { "not_yet",
	          { "脆弱性情報がまだ読み込まれていません", "no vulnerability data was read yet" },
	          { "「脆弱性」の画面の案内に沿って、脆弱性情報を読み込んでください", "Read vulnerability data, as the page of vulnerabilities says." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES ",\n" OUTSIDE ",\n"
	       "h AS MATERIALIZED (\n"
	       "  SELECT u.device, t.product, t.version, v.cve, v.state, v.known, v.score, v.fix\n"
	       "  FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing JOIN vuln_hit v ON v.thing = u.thing\n"
	       "  WHERE u.until = '' AND v.until = '' AND NOT EXISTS (SELECT 1 FROM decision_now a\n"
	       "    WHERE a.check_name = 'vuln.known' AND a.subject = u.device || '/' || v.cve AND a.accepted_until_to >= ?1)\n"
	       "    AND NOT EXISTS (SELECT 1 FROM vuln_vex x WHERE x.device = u.device AND x.cve = v.cve AND x.state IN ('not_affected', 'fixed'))),\n"
	       "s AS MATERIALIZED (\n"
	       "  SELECT device, coalesce(max(CASE WHEN state = 0 AND known <> '' THEN trim(product || ' ' || version) END),\n"
	       "      max(CASE WHEN state = 0 THEN trim(product || ' ' || version) END), max(trim(product || ' ' || version))) AS what,\n"
	       "    sum(CASE WHEN state = 0 THEN 1 ELSE 0 END) AS hits,\n"
	       "    sum(CASE WHEN state = 0 AND known <> '' THEN 1 ELSE 0 END) AS exploited,\n"
	       "    max(CASE WHEN state = 0 THEN score ELSE 0 END) AS score,\n"
	       "    max(CASE WHEN state = 0 AND known <> '' THEN cve ELSE '' END) AS worst_known,\n"
	       "    max(CASE WHEN state = 0 THEN cve ELSE '' END) AS newest,\n"
	       "    sum(CASE WHEN state = 1 THEN 1 ELSE 0 END) AS unknown\n"
	       "  FROM h GROUP BY device),\n"
	       "m AS MATERIALIZED (\n"
	       "  SELECT d.id, d.label, d.grp, d.seen, s.what, s.hits, s.exploited, s.worst_known, s.newest, s.unknown, n.words, CASE\n"
	       "    WHEN s.exploited > 0 AND d.grp = 'medical' THEN 'ask_maker'\n"
	       "    WHEN s.exploited > 0 AND o.vpn = 1 THEN 'exploited_vpn'\n"
	       "    WHEN s.exploited > 0 AND o.id IS NOT NULL THEN 'exploited_outside'\n"
	       "    WHEN s.exploited > 0 THEN 'exploited'\n"
	       "    WHEN s.hits > 0 AND d.grp = 'medical' THEN 'ask_maker'\n"
	       "    WHEN s.hits > 0 AND s.score >= CASE WHEN o.id IS NULL THEN 90 ELSE 70 END THEN 'serious'\n"
	       "    WHEN s.hits > 0 THEN 'known'\n"
	       "    WHEN s.unknown > 0 THEN 'no_version'\n"
	       "    WHEN NOT EXISTS (SELECT 1 FROM vuln_use u WHERE u.device = d.id AND u.until = '') OR n.words IS NOT NULL THEN 'unnamed'\n"
	       "    ELSE '' END AS reason\n"
	       "  FROM d LEFT JOIN s ON s.device = d.id LEFT JOIN o ON o.id = d.id\n"
	       "  LEFT JOIN (SELECT device, min(words) AS words FROM vuln_unnamed GROUP BY device) n ON n.device = d.id)\n"
	       "SELECT id, label, grp,\n"
	       "  CASE WHEN reason = '' THEN 'ok' WHEN reason IN ('no_version', 'unnamed') THEN 'unseen' ELSE 'short' END AS state, reason,\n"
	       "  CASE WHEN reason = '' THEN '' WHEN reason = 'unnamed' THEN coalesce(words, '-')\n"
	       "    WHEN reason = 'no_version' THEN what\n"
	       "    ELSE what || ': ' || CASE WHEN exploited > 0 THEN worst_known ELSE newest END || CASE WHEN hits > 1 THEN ' +' || (hits - 1) ELSE '' END END AS detail, seen\n"
	       "FROM m WHERE EXISTS (SELECT 1 FROM vuln_state)\n" NOT_YET,
};

const struct check vuln_support = {
	.name = "vuln.support_ended",
	.title = { "メーカーのサポートが終わった製品のある機器", "devices whose products are no longer supported" },
	.looks_at = { "使用中の機器のOSやソフトウェアのバージョンが、メーカーのサポート期間(endoflife.date)を過ぎていないか。",
	              "Whether systems and software of devices in use are past the support of their makers, by endoflife.date." },
	.why = { "サポートが終わると、脆弱性が見つかっても更新が出ません。", "Past its support nothing is mended any more, whatever is found." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "ended",
	          { "メーカーのサポートが終わっています(%s)", "its maker's support has ended (%s)" },
	          { "買い替えか更新の計画を立ててください。それまでは、外部とつながない、専用の区画に分けるなど、ネットワークから離してください",
	            "Plan its replacement; until then keep it apart: no line to the outside, a network of its own." },
	          SEVERITY_HIGH },
	        { "announced",
	          { "サポートの終了予定日を過ぎています(%s)", "the announced end of its support has passed (%s)" },
	          { "メーカーのページで、終了したか延長されたかを確かめてください", "Look up on the maker's page whether it has ended or was extended." },
	          SEVERITY_MIDDLE },
	        { "some",
	          { "エディションによっては、サポートが終わっています(%s)", "for some editions the support has ended (%s)" },
	          { "機器の画面でOSのバージョンとエディションを確かめ、台帳に書いてください", "Look up release and edition and write them into the ledger." },
	          SEVERITY_MIDDLE },
	        { "not_yet",
	          { "サポート期限の情報がまだ読み込まれていません", "no data about ends of support was read yet" },
	          { "endoflife.date の情報を読み込んでください(「脆弱性」の画面に案内があります)", "Read the data of endoflife.date, as the page of vulnerabilities says." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "t AS MATERIALIZED (\n"
	       "  SELECT u.device, t.eol_state AS reason, t.product || ' ' || t.version || ' ' || t.eol_date AS detail,\n"
	       "    row_number() OVER (PARTITION BY u.device ORDER BY CASE t.eol_state WHEN 'ended' THEN 0 WHEN 'announced' THEN 1 WHEN 'some' THEN 2\n"
	       "      WHEN 'supported' THEN 3 ELSE 4 END, t.thing) AS place\n"
	       "  FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing WHERE u.until = ''),\n"
	       "m AS (SELECT d.id, d.label, d.grp, d.seen, t.reason, t.detail\n"
	       "  FROM d LEFT JOIN t ON t.device = d.id AND t.place = 1)\n"
	       "SELECT id, label, grp, CASE WHEN reason IN ('ended', 'announced') THEN 'short' WHEN reason = 'some' THEN 'unseen' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN reason IN ('ended', 'announced', 'some') THEN reason ELSE '' END AS reason,\n"
	       "  CASE WHEN reason IN ('ended', 'announced', 'some') THEN trim(detail) ELSE '' END AS detail, seen\n"
	       "FROM m WHERE EXISTS (SELECT 1 FROM vuln_state)\n" NOT_YET,
};
