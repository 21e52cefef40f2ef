/* commands.c - the ledger's commands as a table.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

const struct command ledger_commands[] = {
	{ "import", "KIND FILE…", { "ファイルを台帳に取り込む", "import files into the ledger" },
	  { "Excel(.xlsx)、CSV(CP932・UTF-8・UTF-16)、Active Directory の書き出し、ファイアウォールやルータの設定、Windows の設定の書き出しを、中身で見分けて読みます。\n"
	    "設定ファイルのように種類が決まっているものは KIND に any と書きます。\n"
	    "取り込めない行があっても、ほかの行は取り込みます(終了コード 3)。",
	    "Reads .xlsx, CSV (CP932, UTF-8, UTF-16), Active Directory exports, firewall and router configurations and Windows policy exports, told apart by their content.\n"
	    "For files that name their own kinds, such as configurations, KIND is `any`.\n"
	    "Rows that cannot be taken are listed; the others are taken (exit code 3)." },
	  .options = import_options, .least = 2, .most = ARGUMENT_WORDS_MAX, .run = import_command,
	  .examples = (const struct example[]){
	          { "import device 機器台帳.xlsx --dry-run", { "何が変わるかだけを見る", "only show what would change" } },
	          { "import device 機器台帳.csv --map 型名=model", { "見出し「型名」を機種として取り込む", "take the header 型名 as the model" } },
	          { "import any fw01.conf", { "ファイアウォールの設定を取り込む", "import a firewall's configuration" } },
	          { 0 } } },
	{ "list", "KIND", { "記録を一覧する", "list records" }, .options = list_options, .least = 1, .most = 1, .run = list_command,
	  .examples = (const struct example[]){ { "list device --find 電子カルテ", { "電子カルテを含む機器", "devices that mention the word" } }, { 0 } } },
	{ "export", "KIND [FILE]", { "記録を .xlsx・.csv・.json に書き出す", "export records as .xlsx, .csv or .json" },
	  { "書き出したファイルを直して取り込み直すと、同じ記録が更新されます(Inro ID の列で見分けます)。",
	    "An exported file can be edited and imported again: the column Inro ID finds the same records." },
	  .options = export_options, .least = 1, .most = 2, .run = export_command },
	{ "put", "KIND COLUMN=VALUE…", { "記録を一つ、手で書く", "write one record by hand" }, .options = put_options, .least = 2,
	  .most = ARGUMENT_WORDS_MAX, .run = put_command,
	  .examples = (const struct example[]){ { "put device --record D07 firmware=1.0.5", { "管理番号 D07 の機器を直す", "change the device numbered D07" } }, { 0 } } },
	{ "drop", "KIND ID", { "記録を台帳から外す(履歴は残ります)", "take a record off the ledger (its history stays)" }, .least = 2, .most = 2,
	  .run = drop_command },
	{ "history", "", { "変更の履歴を見る", "show the history of changes" }, .options = history_options, .run = history_command },
	{ "undo", "[ACT]", { "変更を取り消す(番号がなければ最後の変更)", "take a change back (the last one when no number is given)" }, .most = 1,
	  .run = undo_command },
	{ 0 },
};
