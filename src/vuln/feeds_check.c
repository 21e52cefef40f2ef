/* feeds_check.c - whether the vulnerability data is new enough for its silence to mean something.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checks.h"

#include <stddef.h>

const struct check vuln_feeds = {
	.name = "vuln.feeds",
	.title = { "脆弱性情報の新しさ", "freshness of vulnerability data" },
	.looks_at = { "使うことにしている取得先ごとに、手元のデータがいつのものか。CISA KEV は7日、NVD・CVE・JVN iPedia・EPSS は14日、CSAF と endoflife.date は35日を過ぎると"
	              "古いとみなします(Inro の目安です)。一度も読み込んでいないものは未確認です。",
	              "For each source in use, of which day our data is. It counts as old after 7 days (CISA KEV), 14 days (NVD, CVE, JVN iPedia, EPSS) or 35 days (CSAF, "
	              "endoflife.date); these limits are Inro's own. What was never read counts as not seen." },
	.why = { "データが古いと、新しく見つかった弱点や、攻撃に使われ始めた弱点が点検に現れません。", "With old data the checks are silent about weaknesses found, or used for attacks, since." },
	.inputs = (const char *const[]){ NULL },
	.reasons = (const struct reason[]){
	        { "old",
	          { "データが古くなっています(%s のもの)", "the data is old (of %s)" },
	          { "回線があれば inro vuln fetch を実行してください。なければ、つながるPCで各取得先のファイルを集め、USBメモリーから inro vuln import フォルダー で読み込んでください",
	            "Where there is a line, run inro vuln fetch. Where there is none, gather the sources' files on a PC that has one, and read them from a USB stick by inro "
	            "vuln import FOLDER." },
	          SEVERITY_MIDDLE },
	        { "trouble",
	          { "最後の取得ができませんでした(手元のデータは %s のもの)", "the last try to fetch it failed (ours is of %s)" },
	          { "inro vuln source で理由を確かめ、回線やプロキシの設定を直してください", "Look at the reason by inro vuln source, and mend the line or the proxy." },
	          SEVERITY_MIDDLE },
	        { "never",
	          { "まだ読み込んでいません", "it was never read" },
	          { "回線があれば inro vuln fetch を実行してください。なければ、つながるPCで各取得先のファイルを集め、USBメモリーから inro vuln import フォルダー で読み込んでください"
	            "(取得先は inro vuln source で見られます。使わないものは --off で外せます)",
	            "Where there is a line, run inro vuln fetch. Where there is none, gather the sources' files on a PC that has one, and read them from a USB stick by inro "
	            "vuln import FOLDER (inro vuln source lists them; --off takes one out that you do not use)." },
	          SEVERITY_MIDDLE },
	        { 0 } },
	.sql = "SELECT name AS id, label, '' AS grp,\n"
	       "  CASE WHEN as_of = '' THEN 'unseen' WHEN good_until < ?1 OR trouble <> '' THEN 'short' ELSE 'ok' END AS state,\n"
	       "  CASE WHEN as_of = '' THEN 'never' WHEN good_until < ?1 THEN 'old' WHEN trouble <> '' THEN 'trouble' ELSE '' END AS reason,\n"
	       "  as_of AS detail, '' AS seen\n"
	       "FROM vuln_feed ORDER BY place",
};
