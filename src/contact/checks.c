/* checks.c - the chart is approved, still right, and names those who must be reachable.
 * Each statement stays one literal that SQLite 3.40 and PostgreSQL 15 take alike.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

#include "chart.h"

/* Who has a chart of their own on paper, and none here, is not asked about it. */
#define NO_INPUTS (const char *const[]){ NULL }
#define NO_NUMBER(column) column " IN ('', '-', '－', '?', '？', '不明', '未確認', '未定', '未記入', 'N/A', 'unknown')"
#define FORCE "(SELECT number FROM r)"

const struct check contact_confirmed = {
	.name = "contact.confirmed",
	.title = { "連絡体制図の承認と確認", "approval and confirmation of the contact chart" },
	.looks_at = { "Inroで作っている連絡体制図が承認されているか、承認のあとに連絡先が変わっていないか、365日(Inroの目安)以内に"
	              "「変わりありません」と確認されているか。番号にかけてつながるかは見られません。",
	              "Whether the contact chart kept here is approved, nothing in it has changed since, and somebody confirmed it within 365 days "
	              "(Inro's own limit). Whether the numbers answer cannot be seen." },
	.why = { "人事異動や番号の変更のあとの古い連絡体制図では、いざというときに連絡がつきません。",
	         "A chart that is older than the last change of people or numbers leads nowhere when it is needed." },
	.inputs = NO_INPUTS,
	.limit_days = CONFIRM_DAYS,
	.reasons = (const struct reason[]){
	        { "not_approved",
	          { "まだ承認されていません", "it was not approved yet" },
	          { "連絡体制図を開いて内容を確かめ、承認してください", "Open the contact chart, look it through and approve it." },
	          SEVERITY_MIDDLE },
	        { "changed",
	          { "承認(%s)のあとに連絡先が変わっています", "it has changed since it was approved (%s)" },
	          { "連絡体制図を開いて、変わったところを確かめ、承認してください", "Open the contact chart, look at what changed and approve it." },
	          SEVERITY_MIDDLE },
	        { "old",
	          { "最後の確認(%s)から365日(Inroの目安)を過ぎています", "the last confirmation (%s) is more than 365 days ago (Inro's own limit)" },
	          { "番号にかけて確かめ、「今年も変わりありません」を押すか、直して承認してください",
	            "Try the numbers, then confirm that nothing has changed, or correct it and approve it." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH r AS (SELECT number, label, seen_on FROM contact_revision_now),\n"
	       "n AS (" CHART_NOW "),\n"
	       "a AS (" CHART_APPROVED(FORCE) "),\n"
	       "d AS (SELECT * FROM (SELECT * FROM n EXCEPT SELECT * FROM a) x\n"
	       "  UNION ALL SELECT * FROM (SELECT * FROM a EXCEPT SELECT * FROM n) y),\n"
	       "s AS (SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM r) THEN 'not_approved'\n"
	       "    WHEN EXISTS (SELECT 1 FROM d) THEN 'changed'\n"
	       "    WHEN (SELECT seen_on FROM r) < ?2 THEN 'old' ELSE '' END AS reason)\n"
	       "SELECT 'contact_chart' AS id, coalesce((SELECT label FROM r), '') AS label, '' AS grp,\n"
	       "  CASE reason WHEN '' THEN 'ok' ELSE 'short' END AS state, reason,\n"
	       "  CASE WHEN reason IN ('changed', 'old') THEN (SELECT seen_on FROM r) ELSE '' END AS detail, '' AS seen\n"
	       "FROM s WHERE ?1 >= ?2 AND (EXISTS (SELECT 1 FROM contact_now) OR EXISTS (SELECT 1 FROM r))",
};

#define NOT_IN_CHART(role, ja, en) \
	{ "missing_" role, \
	  { "連絡体制図に" ja "がありません", en " is not in the chart" }, \
	  { "連絡体制図に" ja "を加えてください。電話番号は、公表されているものを確かめて書いてください", \
	    "Add " en "; look its published number up and write that." }, \
	  SEVERITY_MIDDLE }

const struct check contact_required_missing = {
	.name = "contact.required_missing",
	.title = { "連絡体制図に載せる相手", "those who must be in the contact chart" },
	.looks_at = { "Inroで作っている連絡体制図に、事業者、厚生労働省、警察(病院では都道府県・保健所も)が載っているか、"
	              "それぞれの連絡先に電話番号があるか。番号が正しいかは見られません。",
	              "Whether the contact chart kept here names a vendor, the ministry and the police (for hospitals the prefecture too), and whether "
	              "each entry has a telephone number. Whether it is the right one cannot be seen." },
	.why = { "立入検査では、事業者、厚生労働省、警察などへの連絡先が書かれているかを見ます。番号がなければ、その場で調べることになります。",
	         "Inspectors look for vendors, the ministry, the police and so on. A number that is not there has to be looked up in the middle of it." },
	.inputs = NO_INPUTS,
	.reasons = (const struct reason[]){
	        NOT_IN_CHART("vendor", "事業者(保守)", "a vendor who maintains your systems"),
	        NOT_IN_CHART("mhlw", "厚生労働省", "the ministry (MHLW)"),
	        NOT_IN_CHART("police", "警察", "the police"),
	        NOT_IN_CHART("prefecture", "都道府県・保健所", "the prefecture or health centre"),
	        { "no_phone",
	          { "電話番号がありません", "it has no telephone number" },
	          { "電話番号を確かめて書いてください", "Look the number up and write it down." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "WITH p AS (SELECT 1 AS n, 'vendor' AS role UNION ALL SELECT 2, 'mhlw' UNION ALL SELECT 3, 'police'\n"
	       "  UNION ALL SELECT 4, 'prefecture' WHERE EXISTS (SELECT 1 FROM setting WHERE name = 'type' AND value = 'hospital')),\n"
	       "q AS (SELECT n, role, EXISTS (SELECT 1 FROM contact_now c WHERE c.role_code = p.role) AS there FROM p\n"
	       "  WHERE EXISTS (SELECT 1 FROM contact_now)),\n"
	       "t AS (SELECT id, trim(organization || ' ' || name) AS label,\n"
	       "  " NO_NUMBER("phone") " AND " NO_NUMBER("phone_night") " AS mute, " CHART_PLACE " AS place FROM contact_now)\n"
	       "SELECT id, label, grp, state, reason, detail, seen FROM (\n"
	       "  SELECT role AS id, '' AS label, '' AS grp, CASE WHEN there THEN 'ok' ELSE 'short' END AS state,\n"
	       "    CASE WHEN there THEN '' ELSE 'missing_' || role END AS reason, '' AS detail, '' AS seen, n AS place FROM q\n"
	       "  UNION ALL SELECT id, label, '', CASE WHEN mute THEN 'short' ELSE 'ok' END,\n"
	       "    CASE WHEN mute THEN 'no_phone' ELSE '' END, '', '', place + 10 FROM t) x\n"
	       "ORDER BY place",
};
