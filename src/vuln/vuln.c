/* vuln.c - the face of known vulnerabilities.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vuln.h"

#include "checks.h"
#include "commands.h"
#include "hits.h"
#include "intake.h"
#include "kinds.h"
#include "pages.h"
#include "sources.h"

static const struct record_kind *const kinds[] = { &product_name_kind, &device_file_kind, NULL };

static const struct check *const checks[] = { &vuln_known, &vuln_support, &vuln_feeds, NULL };

static bool tables(struct db *db, struct err *e)
{
	return hits_tables(db, e) && sources_table(db, e) && intake_table(db, e);
}

static bool refresh(struct work *w, struct err *e)
{
	return hits_refresh(w, e) && sources_refresh(w, e);
}

static const struct command commands[] = {
	{ "vuln", "import FILE… | fetch [SOURCE…] | source [SOURCE] | scan [FILE] | list | letter DEVICE FILE | attach DEVICE FILE", { "公開された脆弱性と台帳を突き合わせる", "match the ledger against known vulnerabilities" },
	  { "import は脆弱性情報のファイルを読み込みます(NVD、CVE、CISA KEV、CSAF、JVN、EPSS、endoflife.date。gzip のままで、フォルダーごとでもかまいません。"
	    "形式は中身で見分けます)。同じものは何度読んでも増えません。\n"
	    "fetch は公表元から HTTPS で取得します(何も書かなければ、使うことにしていて古くなったものをすべて)。プロキシは環境変数 https_proxy か --proxy に従います。\n"
	    "source は取得先と、手元のデータがいつのものかを示し、止める・別のアドレス(院内の写しなど)にする・プロキシを決めることができます。NVD API のデータを使っていますが、NVD が推奨・認証するものではありません。\n"
	    "scan は台帳の機器とソフトウェアを突き合わせます。ファイルを渡すと、準備なしにその表だけを調べます。\n"
	    "list は機器ごとの脆弱性を、letter は製造販売業者への問い合わせの手紙(PDF)を出します。",
	    "import reads files of vulnerability data (NVD, CVE, CISA KEV, CSAF, JVN, EPSS, endoflife.date; packed by gzip or not, whole folders too; the "
	    "format is told by the content). Reading the same twice changes nothing.\n"
	    "fetch brings it from its publishers by HTTPS (without a word: whatever is in use and due), through the proxy of https_proxy or --proxy.\n"
	    "source shows where the data comes from and of which day ours is; a source can be switched off or taken from another address (a mirror), and a "
	    "proxy be set. This product uses data from the NVD API but is not endorsed or certified by the NVD.\n"
	    "scan matches the devices and software of the ledger. Given a file it looks at that table alone, with nothing set up.\n"
	    "list shows what hits each device; letter makes the letter (PDF) that asks a device's maker." },
	  .options = vuln_options, .least = 1, .most = ARGUMENT_WORDS_MAX, .without_facility = true, .run = vuln_command },
	{ 0 },
};

const struct duty vuln_duty = {
	.name = "vuln",
	.words = { "脆弱性", "vulnerabilities" },
	.kinds = kinds,
	.checks = checks,
	.commands = commands,
	.routes = vuln_routes,
	.tables = tables,
	.refresh = refresh,
};
