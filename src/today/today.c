/* today.c - the face of today: running the checks, and what to do about what they found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "pages.h"

static const struct command commands[] = {
	{ "check", "", { "点検する", "run the checks" },
	  { "台帳と取り込んだ資料を点検し、足りないところと、見ることができなかったところを数えます。判定はしません。回答するのは人です。",
	    "Checks the ledger and what was imported, and counts what falls short and what could not be seen. It passes no judgement: a person answers." },
	  .options = check_options, .run = check_command,
	  .examples = (const struct example[]){ { "check --explain account.unneeded", { "この点検が何をどう見るか", "what this check looks at, and how" } }, { 0 } } },
	{ "today", "", { "今日やることを、影響の大きいものから示す", "what to do today, worst first" }, .options = today_options, .run = today_command },
	{ "accept", "CHECK SUBJECT", { "指摘について決めたこと(了承の期限、担当、対応期限)を書く", "write what was decided about a finding" },
	  { "了承には期限と理由と決めた人が要ります。期限が過ぎると、また「今日やること」に出ます。", "Accepting needs a last day, a reason and a name. After that day the finding comes back." },
	  .options = accept_options, .least = 2, .most = 2, .run = accept_command },
	{ "report", "OUT.pdf", { "経営層への報告を作る", "make the report to management" },
	  { "台帳、点検の結果、チェックリストと事業者の状況を、前回の報告と比べて2ページにまとめます。内部の資料です。",
	    "The ledger, what the checks found, the checklist and the vendors, compared with the last report, on two pages. It is an internal paper." },
	  .least = 1, .most = 1, .run = report_command,
	  .examples = (const struct example[]){ { "report 経営報告.pdf", { "2ページの報告を作る", "make the two pages" } }, { 0 } } },
	{ 0 },
};

const struct duty today_duty = {
	.name = "today",
	.words = { "点検と今日やること", "checks and what to do today" },
	.routes = today_routes,
	.commands = commands,
};
