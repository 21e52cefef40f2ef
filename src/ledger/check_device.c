/* check_device.c - whether the apparatus ledger is complete, unambiguous and looked after.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

const struct check ledger_device_incomplete = {
	.name = "ledger.device_incomplete",
	.title = { "台帳に記入もれがある機器", "devices with gaps in the ledger" },
	.looks_at = { "使用中の機器に、設置場所、利用者、ソフトウェアやファームウェアのバージョンが書かれ"
	              "ているか。OSの空欄は不足としません。書かれた内容が実物と合っているかは見られません。",
	              "Whether each device in use has its location, its users, and a version of its "
	              "software or firmware. An empty OS is no shortfall. Whether what is written is true "
	              "cannot be seen." },
	.why = { "場所・利用者・バージョンが分からない機器は、弱点が見つかったときに探し出せず、直せません。",
	         "A device whose place, users or version are unknown cannot be found and mended when a "
	         "weakness becomes known." },
	.inputs = INPUTS("device"),
	.fresh_days = 365,
	.reasons = (const struct reason[]){
	        { "location",
	          { "設置場所が書かれていません", "its location is not written down" },
	          { "設置場所を調べて台帳に書いてください",
	            "Find out where it is and write it into the ledger." },
	          SEVERITY_LOW },
	        { "users",
	          { "利用者が書かれていません", "its users are not written down" },
	          { "使っている人か部署を台帳に書いてください",
	            "Write the people or the department that use it into the ledger." },
	          SEVERITY_LOW },
	        { "version",
	          { "バージョンが一つも書かれていません", "no version is written down" },
	          { "ソフトウェアかファームウェアのバージョンを機器の画面で確かめ、"
	            "分からなければ事業者に聞いて台帳に書いてください",
	            "Look up the version of its software or firmware, or ask the vendor, and write it "
	            "into the ledger." },
	          SEVERITY_MIDDLE },
	        { "software_version",
	          { "バージョンが書かれていないソフトウェアがあります(%s)",
	            "software without a version (%s)" },
	          { "そのソフトウェアのバージョンを調べて台帳に書いてください",
	            "Look up the version of that software and write it into the ledger." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "s AS (\n"
	       "  SELECT device_id, sum(CASE WHEN " BLANK("version") " THEN 1 ELSE 0 END) AS unversioned,\n"
	       "    count(*) AS programs,\n"
	       "    min(CASE WHEN " BLANK("version") " THEN name END) AS example\n"
	       "  FROM software_now WHERE device_id IS NOT NULL GROUP BY device_id),\n"
	       "m AS MATERIALIZED (\n"
	       "  SELECT d.id, d.label, d.grp, d.seen, s.example, " BLANK("d.location") " AS no_location,\n"
	       "    " BLANK("d.users") " AS no_users, CASE\n"
	       "      WHEN NOT " BLANK("d.firmware") " OR s.unversioned = 0 THEN ''\n"
	       "      WHEN s.unversioned < s.programs THEN 'software_version'\n"
	       "      WHEN " BLANK("d.os_build") " THEN 'version'\n"
	       "      WHEN s.programs > 0 THEN 'software_version'\n"
	       "      ELSE '' END AS version\n"
	       "  FROM d LEFT JOIN s ON s.device_id = d.id),\n"
	       "k AS (SELECT 'location' AS reason UNION ALL SELECT 'users' UNION ALL SELECT 'version'\n"
	       "  UNION ALL SELECT 'software_version' UNION ALL SELECT '')\n"
	       "SELECT m.id, m.label, m.grp,\n"
	       "  CASE k.reason WHEN '' THEN 'ok' ELSE 'short' END AS state, k.reason,\n"
	       "  CASE k.reason WHEN 'software_version' THEN m.example ELSE '' END AS detail, m.seen\n"
	       "FROM m CROSS JOIN k WHERE CASE k.reason\n"
	       "  WHEN 'location' THEN no_location\n"
	       "  WHEN 'users' THEN no_users\n"
	       "  WHEN '' THEN NOT (no_location OR no_users OR version <> '')\n"
	       "  ELSE version = k.reason END\n"
	       "ORDER BY m.label, m.id, k.reason",
};

const struct check ledger_device_unclassified = {
	.name = "ledger.device_unclassified",
	.title = { "種別が分からない機器", "devices whose class is not known" },
	.looks_at = { "使用中の機器がサーバ・端末PC・ネットワーク機器・医療機器・その他のどれか。"
	              "種別の欄が空のときは、メーカー、機種、OSなどの言葉から見分けます。",
	              "Whether each device in use is a server, a PC, network apparatus, a medical device "
	              "or something else. Where nobody wrote it, the words of its maker, model and system "
	              "are looked at." },
	.why = { "種別が分からない機器は、チェックリストのどの欄で見るべきか決められません。",
	         "It cannot be said under which heading of the checklist such a device is to be looked at." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "unclassified",
	          { "サーバ・端末PC・ネットワーク機器などのどれか分かりません",
	            "it cannot be told whether it is a server, a PC or something else" },
	          { "台帳の「種別」に、サーバ、端末PC、ネットワーク機器、医療機器、"
	            "その他のどれかを書いてください",
	            "Write server, PC, network, medical or other into the column Class of the ledger." },
	          SEVERITY_MIDDLE },
	        { "unknown_word",
	          { "種別「%s」は、どの区分か読み取れません", "the class \"%s\" is none that is known" },
	          { "「種別」を、サーバ、端末PC、ネットワーク機器、医療機器、"
	            "その他のどれかに直してください",
	            "Change the class to server, PC, network, medical or other." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES "\n"
	       "SELECT id, label, grp, CASE WHEN grp <> '' THEN 'ok' ELSE 'unseen' END AS state,\n"
	       "  CASE WHEN grp <> '' THEN '' WHEN class <> '' THEN 'unknown_word'\n"
	       "    ELSE 'unclassified' END AS reason,\n"
	       "  CASE WHEN grp <> '' THEN '' ELSE class END AS detail, seen\n"
	       "FROM d ORDER BY label, id",
};

const struct check ledger_device_number_repeated = {
	.name = "ledger.device_number_repeated",
	.title = { "管理番号が重なっている機器", "devices that share a control number" },
	.looks_at = { "使用中の機器の管理番号が、一台に一つか。全角と半角の違いや、"
	              "見た目の似た文字(Oと0など)は見分けられません。",
	              "Whether every device in use has a control number of its own. Full width against "
	              "half width, or characters that look alike, are not told apart." },
	.why = { "番号が重なると、どちらの機器の記録か分からなくなり、直したはずの機器が直っていないことに"
	         "気づけません。",
	         "With a shared number nobody knows which device a record is about." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "repeated",
	          { "同じ管理番号(%s)の機器がほかにもあります",
	            "another device has the same control number (%s)" },
	          { "機器のラベルを確かめて、どちらかの管理番号を直してください",
	            "Check the labels and correct one of the numbers." },
	          SEVERITY_LOW },
	        { "no_number",
	          { "管理番号がありません", "it has no control number" },
	          { "管理番号を付けて、台帳と機器のラベルに書いてください",
	            "Give it a control number, in the ledger and on a label." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "n AS (SELECT id, label, grp, seen, number,\n"
	       "  count(*) OVER (PARTITION BY lower(trim(number))) AS times FROM d)\n"
	       "SELECT id, label, grp,\n"
	       "  CASE WHEN " BLANK("number") " THEN 'unseen'\n"
	       "    WHEN times > 1 THEN 'short' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN " BLANK("number") " THEN 'no_number'\n"
	       "    WHEN times > 1 THEN 'repeated' ELSE '' END AS reason,\n"
	       "  number AS detail, seen\n"
	       "FROM n ORDER BY label, id",
};

const struct check ledger_device_row_for_many = {
	.name = "ledger.device_row_for_many",
	.title = { "一行に何台もまとめてある機器", "rows that stand for many devices" },
	.looks_at = { "台帳の一行が一台を表しているか。「PC全台」「各病棟PC」「一式」「PC01~20」のような書"
	              "き方や、台数が2以上の行を探します。",
	              "Whether a row of the ledger stands for one device: rows that say all, each, a set "
	              "or a range, or a count over one, are looked for." },
	.why = { "まとめて書かれた機器は一台ずつ確かめられません。見ていない機器が残ります。",
	         "Devices written down together cannot be looked at one by one." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "words",
	          { "「%s」は何台かをまとめた書き方です", "\"%s\" stands for several devices" },
	          { "一台ずつの行に分けて、管理番号と設置場所を書いてください",
	            "Write a row for each device, with its number and location." },
	          SEVERITY_MIDDLE },
	        { "count",
	          { "一行に%s台がまとめられています", "%s devices stand in one row" },
	          { "一台ずつの行に分けて、管理番号と設置場所を書いてください",
	            "Write a row for each device, with its number and location." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "n AS MATERIALIZED (SELECT id, label, grp, seen, count_number,\n"
	       "  ' ' || number || ' ' || hostname || ' ' || model AS names FROM d),\n"
	       "m AS MATERIALIZED (\n"
	       "  SELECT n.*, CASE WHEN names LIKE '%一式%' OR names LIKE '%すべて%'\n"
	       "    OR (names LIKE '%全%'\n"
	       "      AND (names LIKE '%全台%' OR names LIKE '%全端末%' OR names LIKE '%全PC%'))\n"
	       "    OR (names LIKE '%各%' AND (names LIKE '% 各%' OR names LIKE '%各部署%'\n"
	       "      OR names LIKE '%各病棟%' OR names LIKE '%各科%'))\n"
	       "    OR (names LIKE '%台%' AND (names LIKE '%ほか%台%' OR names LIKE '%他%台%'))\n"
	       "    OR names LIKE '%~%' OR names LIKE '%～%' OR names LIKE '%〜%'\n"
	       "    THEN trim(names) ELSE '' END AS many\n"
	       "  FROM n)\n"
	       "SELECT id, label, grp,\n"
	       "  CASE WHEN count_number > 1 OR many <> '' THEN 'unseen' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN count_number > 1 THEN 'count'\n"
	       "    WHEN many <> '' THEN 'words' ELSE '' END AS reason,\n"
	       "  CASE WHEN count_number > 1 THEN CAST(count_number AS text) ELSE many END AS detail, seen\n"
	       "FROM m ORDER BY label, id",
};

const struct check ledger_group_missing = {
	.name = "ledger.group_missing",
	.title = { "台帳に機器の区分がそろっているか", "groups of devices that the ledger lacks" },
	.looks_at = { "サーバ、端末PC、ネットワーク機器のそれぞれに、使用中の機器が一台以上あるか。"
	              "一台もない区分は「該当なしの届出」の文書に区分の名前が書かれているか。"
	              "台帳に書かれていない機器は見つけられません。",
	              "Whether there is a device in use among servers, PCs and network apparatus; or, for "
	              "a group without any, a document that declares so and names the group. Devices "
	              "missing from the ledger cannot be found." },
	.why = { "区分ごと抜けている台帳では、その区分の項目を何も確かめられません。",
	         "Nothing can be said of a whole group that the ledger leaves out." },
	.inputs = INPUTS("device"),
	.reasons = (const struct reason[]){
	        { "no_server",
	          { "サーバが一台も載っていません", "there is no server in it" },
	          { "サーバを台帳に加えてください。本当になければ、ないことを書いた文書を登録してください",
	            "Add the servers; if there are none, register a document that says so." },
	          SEVERITY_MIDDLE },
	        { "no_pc",
	          { "端末PCが一台も載っていません", "there is no PC in it" },
	          { "端末PCを台帳に加えてください。本当になければ、ないことを書いた文書を登録してください",
	            "Add the PCs; if there are none, register a document that says so." },
	          SEVERITY_MIDDLE },
	        { "no_network",
	          { "ネットワーク機器が一台も載っていません", "there is no network apparatus in it" },
	          { "ルータ、スイッチ、ファイアウォール、無線APなどを台帳に加えてください。本当になければ、"
	            "ないことを書いた文書を登録してください",
	            "Add routers, switches, firewalls and access points; if there are none, register a "
	            "document that says so." },
	          SEVERITY_MIDDLE },
	        { "maybe_server",
	          { "サーバが載っているか分かりません(種別の分からない機器があります)",
	            "it cannot be told whether there is a server (some classes are not known)" },
	          { "種別の分からない機器の「種別」を書いてください",
	            "Write down the class of the devices without one." },
	          SEVERITY_LOW },
	        { "maybe_pc",
	          { "端末PCが載っているか分かりません(種別の分からない機器があります)",
	            "it cannot be told whether there is a PC (some classes are not known)" },
	          { "種別の分からない機器の「種別」を書いてください",
	            "Write down the class of the devices without one." },
	          SEVERITY_LOW },
	        { "maybe_network",
	          { "ネットワーク機器が載っているか分かりません(種別の分からない機器があります)",
	            "it cannot be told whether there is network apparatus (some classes are not known)" },
	          { "種別の分からない機器の「種別」を書いてください",
	            "Write down the class of the devices without one." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH g AS (\n"
	       "  SELECT 1 AS place, 'server' AS grp, 'no_server' AS missing, 'maybe_server' AS unclear\n"
	       "  UNION ALL SELECT 2, 'pc', 'no_pc', 'maybe_pc'\n"
	       "  UNION ALL SELECT 3, 'network', 'no_network', 'maybe_network'),\n"
	       "word AS (\n"
	       "  SELECT 'server' AS grp, '%サーバ%' AS word UNION ALL SELECT 'server', '%server%'\n"
	       "  UNION ALL SELECT 'pc', '%pc%' UNION ALL SELECT 'pc', '%端末%'\n"
	       "  UNION ALL SELECT 'pc', '%パソコン%'\n"
	       "  UNION ALL SELECT 'network', '%ネットワーク%' UNION ALL SELECT 'network', '%network%'),\n"
	       "c AS (\n"
	       "  SELECT g.*,\n"
	       "    EXISTS (SELECT 1 FROM device_now WHERE class_code = g.grp AND " IN_USE ") AS listed,\n"
	       "    EXISTS (SELECT 1 FROM document_now x\n"
	       "      JOIN word ON lower(x.title || ' ' || x.note) LIKE word.word\n"
	       "      WHERE x.type_code = 'none_declared' AND word.grp = g.grp) AS declared,\n"
	       "    EXISTS (SELECT 1 FROM device_now WHERE class_code IS NULL AND " IN_USE ") AS open\n"
	       "  FROM g)\n"
	       "SELECT grp AS id, '' AS label, grp,\n"
	       "  CASE WHEN listed OR declared THEN 'ok' WHEN open THEN 'unseen' ELSE 'short' END AS state,\n"
	       "  CASE WHEN listed OR declared THEN '' WHEN open THEN unclear ELSE missing END AS reason,\n"
	       "    '' AS detail, '' AS seen\n"
	       "FROM c ORDER BY place",
};

const struct check ledger_review = {
	.name = "ledger.review",
	.title = { "台帳の見直しと経営層への報告", "review of the ledger, and report to management" },
	.looks_at = { "台帳の見直しの記録か台帳の取り込みと、経営層への報告の記録が、"
	              "この一年(Inroの目安)にあるか。見直しの中身は見られません。",
	              "Whether the ledger was reviewed or imported, and management was told about it, "
	              "within a year (Inro's own limit). How well it was reviewed cannot be seen." },
	.why = { "台帳は見直さなければすぐに古くなります。経営層は管理の状況について定期的に報告を受け、"
	         "監督する立場にあります。",
	         "A ledger that nobody reviews is soon out of date, and management is to be told of it "
	         "regularly and to supervise." },
	.inputs = INPUTS("device"),
	.limit_days = 365,
	.reasons = (const struct reason[]){
	        { "no_review",
	          { "台帳を見直した記録がありません", "there is no record of a review" },
	          { "台帳を実物と突き合わせて、見直した日を文書(台帳の見直し記録)として登録してください",
	            "Go through the ledger with the apparatus at hand and register the review as a "
	            "document." },
	          SEVERITY_MIDDLE },
	        { "review_old",
	          { "台帳の見直しが、Inroの目安の一年より前です(%s)",
	            "the last review is older than Inro's limit of a year (%s)" },
	          { "台帳を実物と突き合わせて、見直した日を登録してください",
	            "Review the ledger and register the day." },
	          SEVERITY_LOW },
	        { "no_report",
	          { "台帳の状況を経営層に報告した記録がありません",
	            "there is no record of a report to management" },
	          { "報告書を作り(画面の「経営報告」か `inro report`)、経営層に説明した日を文書(経営層への報告)"
	            "として登録してください",
	            "Make the report (page \"Report to management\", or `inro report`), present it, and register it as a document." },
	          SEVERITY_MIDDLE },
	        { "report_old",
	          { "経営層への報告が、Inroの目安の一年より前です(%s)",
	            "the last report is older than Inro's limit of a year (%s)" },
	          { "報告書を作り(画面の「経営報告」か `inro report`)、経営層に説明した日を登録してください",
	            "Make the report (page \"Report to management\", or `inro report`), present it, and register it." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = "WITH done AS (\n"
	       "  SELECT 'review' AS id, dated_from AS day FROM document_now\n"
	       "    WHERE type_code = 'ledger_review'\n"
	       "  UNION ALL SELECT 'review', as_of FROM source_now WHERE kind = 'device'\n"
	       "  UNION ALL SELECT 'report', dated_from FROM document_now\n"
	       "    WHERE type_code = 'management_report'),\n"
	       "due AS (\n"
	       "  SELECT 'review' AS id, 'no_review' AS missing, 'review_old' AS old\n"
	       "  UNION ALL SELECT 'report', 'no_report', 'report_old'),\n"
	       "last AS (\n"
	       "  SELECT due.id, missing, old, max(done.day) AS day\n"
	       "  FROM due LEFT JOIN done ON done.id = due.id AND done.day <= ?1\n"
	       "  GROUP BY due.id, missing, old)\n"
	       "SELECT id, '' AS label, '' AS grp,\n"
	       "  CASE WHEN day IS NULL THEN 'short' WHEN day < ?2 THEN 'unseen' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN day IS NULL THEN missing WHEN day < ?2 THEN old ELSE '' END AS reason,\n"
	       "  coalesce(day, '') AS detail, '' AS seen\n"
	       "FROM last ORDER BY id DESC",
};

const struct check ledger_support_ended = {
	.name = "ledger.support_ended",
	.title = { "サポートが終わった機器・ソフトウェア", "devices and software without support" },
	.looks_at = { "使用中の機器と、そのソフトウェアのサポート期限が過ぎていないか。"
	              "期限は台帳に書かれたものだけを見ます。機器にもソフトウェアにも期限が書かれていなけ"
	              "れば未確認です。",
	              "Whether the support of each device in use and of its software has ended, as far as "
	              "the ledger says when. Where it says nothing, the device counts as not seen." },
	.why = { "サポートが終わると弱点が見つかっても直されません。攻撃に使われやすくなります。",
	         "After the end of support, weaknesses are no longer mended and are used for attacks." },
	.inputs = INPUTS("device"),
	.fresh_days = 365,
	.reasons = (const struct reason[]){
	        { "device_ended",
	          { "機器のサポートが終わっています(%s)", "its support has ended (%s)" },
	          { "事業者に相談して、更新するか、ネットワークから切り離す計画を立ててください",
	            "Plan with the vendor to replace it or to take it off the network." },
	          SEVERITY_HIGH },
	        { "software_ended",
	          { "サポートが終わったソフトウェアがあります(%s)", "software whose support has ended (%s)" },
	          { "事業者に相談して、新しい版に更新する計画を立ててください",
	            "Plan with the vendor to move to a supported version." },
	          SEVERITY_HIGH },
	        { "vague",
	          { "サポート期限があいまいで、過ぎたかどうか分かりません(%s)",
	            "when its support ends is too vague to tell (%s)" },
	          { "サポート期限の年月日を確かめて台帳に書いてください",
	            "Find out the day and write it into the ledger." },
	          SEVERITY_LOW },
	        { "no_date",
	          { "サポート期限が台帳にありません", "the ledger does not say when its support ends" },
	          { "サポート期限をメーカーのページか事業者に確かめて台帳に書いてください",
	            "Look up when support ends and write it into the ledger." },
	          SEVERITY_LOW },
	        { 0 } },
	.sql = DEVICES ",\n"
	       "s AS (\n"
	       "  SELECT device_id,\n"
	       "    min(CASE WHEN support_end_to < ?1 THEN trim(name || ' ' || version) END) AS ended,\n"
	       "    min(CASE WHEN support_end_from <= ?1 AND support_end_to >= ?1\n"
	       "      AND support_end_from < support_end_to THEN support_end END) AS vague,\n"
	       "    count(support_end_to) AS dates\n"
	       "  FROM software_now WHERE device_id IS NOT NULL AND support_end <> '' GROUP BY device_id),\n"
	       "m AS MATERIALIZED (\n"
	       "  SELECT d.id, d.label, d.grp, d.seen,\n"
	       "    CASE WHEN d.support_end_to < ?1 THEN d.support_end END AS device_ended,\n"
	       "    s.ended AS software_ended,\n"
	       "    CASE WHEN d.support_end_from <= ?1 AND d.support_end_to >= ?1\n"
	       "      AND d.support_end_from < d.support_end_to THEN d.support_end\n"
	       "      ELSE s.vague END AS vague,\n"
	       "    CASE WHEN d.support_end_to IS NULL AND coalesce(s.dates, 0) = 0 THEN '' END AS no_date\n"
	       "  FROM d LEFT JOIN s ON s.device_id = d.id),\n"
	       "k AS (SELECT 'short' AS state, 'device_ended' AS reason\n"
	       "  UNION ALL SELECT 'short', 'software_ended'\n"
	       "  UNION ALL SELECT 'unseen', 'vague'\n"
	       "  UNION ALL SELECT 'unseen', 'no_date'\n"
	       "  UNION ALL SELECT 'ok', ''),\n"
	       "r AS (\n"
	       "  SELECT m.id, m.label, m.grp, m.seen, k.state, k.reason, CASE k.reason\n"
	       "    WHEN 'device_ended' THEN device_ended\n"
	       "    WHEN 'software_ended' THEN software_ended\n"
	       "    WHEN 'vague' THEN vague\n"
	       "    WHEN 'no_date' THEN no_date\n"
	       "    WHEN '' THEN CASE WHEN coalesce(device_ended, software_ended, vague, no_date) IS NULL\n"
	       "      THEN '' END END AS detail\n"
	       "  FROM m CROSS JOIN k)\n"
	       "SELECT id, label, grp, state, reason, detail, seen\n"
	       "FROM r WHERE detail IS NOT NULL ORDER BY label, id, reason",
};
