/* vuln_command.c - `inro vuln`: the parts of the command.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

const struct option vuln_options[] = {
	{ "on", NULL, { "source: この取得先を使う", "source: use it" } },
	{ "off", NULL, { "source: この取得先を使わない", "source: do not use it" } },
	{ "url", "URL", { "source: 取得先のアドレス(空にすると元に戻る。csaf は空白で区切って並べられる)", "source: its address (empty: back to ours; csaf takes several, cut by blanks)" } },
	{ "key-file", "FILE", { "source nvd: APIキーを1行目に書いたファイル(- は標準入力)", "source nvd: a file whose first line is the API key (-: standard input)" } },
	{ "proxy", "URL", { "source: すべての取得に使うプロキシ(http://名前:番号。空にすると環境変数に従う)", "source: the proxy for all (http://HOST:PORT; empty: as the environment says)" } },
	{ "authority", "FILE", { "source: 通信を検査するプロキシの証明書(PEM)", "source: the certificate (PEM) of a proxy that looks into TLS" } },
	{ "csv", "FILE", { "list: CSV に書き出す(- は標準出力)", "list: write a CSV file (-: standard output)" } },
	{ "xlsx", "FILE", { "list: Excel に書き出す", "list: write an Excel file" } },
	{ 0 },
};

static const struct part parts[] = {
	{ "import", "FILE…", { "脆弱性情報を読み込む", "read vulnerability data" }, 2, ARGUMENT_WORDS_MAX, vuln_import_command },
	{ "fetch", "[SOURCE…]", { "公表元から取得する", "fetch it from its publishers" }, 1, ARGUMENT_WORDS_MAX, vuln_fetch_command },
	{ "source", "[SOURCE]", { "取得先を見る・設定する", "see and set the sources" }, 1, 2, vuln_source_command },
	{ "scan", "[FILE]", { "台帳と突き合わせる", "match the ledger" }, 1, 2, vuln_scan_command },
	{ "list", "", { "機器ごとの脆弱性を出す", "show what hits each device" }, 1, 1, vuln_list_command },
	{ "letter", "DEVICE FILE", { "製造販売業者への手紙を作る", "make the letter to a device's maker" }, 3, 3, vuln_letter_command },
	{ "attach", "DEVICE FILE", { "部品表やVEXを機器に付ける", "attach an SBOM or VEX to a device" }, 3, 3, vuln_attach_command },
	{ 0 },
};

bool vuln_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(parts, "vuln", w, args, e);
}
