/* vuln.c - the face of known vulnerabilities.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vuln.h"

#include "checks.h"
#include "commands.h"
#include "hits.h"
#include "kinds.h"

static const struct record_kind *const kinds[] = { &product_name_kind, NULL };

static const struct check *const checks[] = { &vuln_known, &vuln_support, NULL };

static const struct command commands[] = {
	{ "vuln", "import FILE… | scan [FILE]", { "公開された脆弱性と台帳を突き合わせる", "match the ledger against known vulnerabilities" },
	  { "import は脆弱性情報のファイルを読み込みます(NVD、CVE、CISA KEV、CSAF、JVN、EPSS、endoflife.date。gzip のままで、フォルダーごとでもかまいません。"
	    "形式は中身で見分けます)。同じものは何度読んでも増えません。\n"
	    "scan は台帳の機器とソフトウェアを突き合わせます。ファイルを渡すと、準備なしにその表だけを調べます。",
	    "import reads files of vulnerability data (NVD, CVE, CISA KEV, CSAF, JVN, EPSS, endoflife.date; packed by gzip or not, whole folders too; the "
	    "format is told by the content). Reading the same twice changes nothing.\n"
	    "scan matches the devices and software of the ledger. Given a file it looks at that table alone, with nothing set up." },
	  .options = vuln_options, .least = 1, .most = ARGUMENT_WORDS_MAX, .without_facility = true, .run = vuln_command },
	{ 0 },
};

const struct duty vuln_duty = {
	.name = "vuln",
	.words = { "脆弱性", "vulnerabilities" },
	.kinds = kinds,
	.checks = checks,
	.commands = commands,
	.tables = hits_tables,
	.refresh = hits_refresh,
};
