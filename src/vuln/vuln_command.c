/* vuln_command.c - `inro vuln`: the parts of the command.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

const struct option vuln_options[] = { { 0 } };

static const struct part parts[] = {
	{ "import", "FILE…", { "脆弱性情報を読み込む", "read vulnerability data" }, 2, ARGUMENT_WORDS_MAX, vuln_import_command },
	{ "scan", "[FILE]", { "台帳と突き合わせる", "match the ledger" }, 1, 2, vuln_scan_command },
	{ 0 },
};

bool vuln_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(parts, "vuln", w, args, e);
}
