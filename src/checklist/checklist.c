/* checklist.c - the checklist's face: what can be typed, and the tables it keeps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist.h"

#include "commands.h"
#include "evidence_kept.h"
#include "figures.h"
#include "pack_parts.h"
#include "screens.h"
#include "vendor.h"
#include "vendor_command.h"

const struct option checklist_options[] = {
	{ "form", "ID", { "様式(例: mhlw.facility.fy2025、fy2025)", "the form, such as mhlw.facility.fy2025 or fy2025" } },
	{ "group", "all|server|pc|network", { "機器の区分(番号だけでは項目が決まらないとき)", "group of apparatus, where the number alone is not enough" } },
	{ "date", "DAY", { "確認した日付(自動では入りません)", "the day of the check; it is never filled in" } },
	{ "target", "DAY", { "目標日(1回目が「いいえ」のとき)", "the target date, for a first reply of No" } },
	{ "second", "yes|no", { "2回目の回答(1回目が「いいえ」のとき)", "the second reply, for a first reply of No" } },
	{ "second-date", "DAY", { "2回目に確認した日付", "the day of the second check" } },
	{ "note", "TEXT", { "備考", "a note" } },
	{ "original", "TEXT", { "原本の保管場所", "where the original lies" } },
	{ 0 },
};

const struct part checklist_parts[] = {
	{ "list", "", { "全項目を、測定と回答を並べて示す", "show every item, measured and answered" }, 1, 1, list_part },
	{ "show", "ITEM", { "一つの項目について、説明・根拠・履歴のすべてを示す", "show everything about one item" }, 2, 2, show_part },
	{ "answer", "ITEM [yes|no] --date DAY", { "回答を記入する", "enter an answer" }, 2, 3, answer_part },
	{ "take-back", "ITEM", { "回答を取り消す(履歴には残ります)", "take an answer back; it stays in the history" }, 2, 2, take_back_part },
	{ "forms", "", { "様式の一覧", "list the forms" }, 1, 1, forms_part },
	{ "import", "FILE.json", { "様式を取り込む", "import a form" }, 2, 2, import_part },
	{ "fill", "FILE.xlsx OUT.xlsx", { "保健所や厚生労働省のExcel様式の回答欄に書き写す", "copy the answers into a health centre's or the ministry's workbook" }, 3, 3,
	  fill_part },
	{ "fee", "", { "診療報酬の加算が求めることと、いまある資料を並べる", "what fee add-ons ask for, beside the evidence" }, 1, 1, fee_part },
	{ 0 },
};

static const struct example examples[] = {
	{ "checklist --form fy2025", { "令和7年度の様式で、測定と回答を並べて見る", "measured and answered, by the form of FY2025" } },
	{ "checklist show 2⑤ --form fy2025", { "2⑤の説明・根拠・履歴", "what 2⑤ asks, its evidence and its entries" } },
	{ "checklist answer 2⑤ no --date 2026-11-20 --target 2027-03-01 --form fy2025",
	  { "2⑤に「いいえ」と目標日を記入する", "enter No and a target date for 2⑤" } },
	{ "checklist answer 2⑤ --second yes --second-date 2027-02-25 --form fy2025",
	  { "2⑤に2回目の「はい」を記入する", "enter a second check, Yes, for 2⑤" } },
	{ "checklist answer 2-12-pc yes --date 令和8年11月20日 --original 総務課書庫 --form fy2025",
	  { "端末PCの2⑫に「はい」と原本の保管場所を記入する", "enter Yes for 2⑫ of the terminal PCs, and where the original lies" } },
	{ "checklist fill 保健所の様式.xlsx 記入済み.xlsx --form fy2025", { "保健所のExcel様式の回答欄だけに書き写す", "fill the answer cells of a health centre's workbook" } },
	{ 0 },
};

static const struct command commands[] = {
	{ "checklist", "[list|show|answer|take-back|forms|import|fill|fee] …",
	  { "厚生労働省のチェックリストを見る・答える", "see and answer the ministry's checklist" },
	  { "list(何も書かないとき): 全項目を、測定と回答を並べて示します。\n"
	    "show 項目: 説明、根拠、見ていないもの、回答の履歴を示します。項目は 2-7-srv のような名前か、2⑦・2(7) のような印刷された番号です。\n"
	    "answer 項目 yes|no --date 日付: 回答を記入します。take-back 項目: 回答を取り消します。\n"
	    "forms: 様式の一覧。import ファイル: 様式を取り込みます。\n"
	    "fill 元.xlsx 先.xlsx: 保健所や厚生労働省のExcel様式の、回答欄だけに書き写します。\n"
	    "fee: 診療報酬の加算が求めることと、いまある資料を並べます。\n"
	    "測定は回答ではありません。回答と日付は、いつも人が書きます。",
	    "list (without a word): every item, measured and answered side by side.\n"
	    "show ITEM: what it asks, the evidence, what nobody looked at, and every entry. ITEM is a name such as 2-7-srv, or the "
	    "printed number: 2(7).\n"
	    "answer ITEM yes|no --date DAY: enters an answer. take-back ITEM: takes it back.\n"
	    "forms: the forms there are. import FILE: takes a form in.\n"
	    "fill FROM.xlsx TO.xlsx: writes the answer cells of a health centre's or the ministry's workbook, and nothing else.\n"
	    "fee: what medical-fee add-ons ask for, beside the evidence there is.\n"
	    "What was measured is no answer. Answers and dates are always written by a person." },
	  .options = checklist_options, .examples = examples, .most = 3, .run = checklist_command },
	{ "vendor",
	  "[PART] …",
	  { "事業者に確認を依頼し、回答を取り込む", "ask vendors, and take their answers" },
	  { "list(何も書かないとき): 事業者とシステムごとの依頼・期限・回答。\n"
	    "ask 事業者|all フォルダー --due 日付: 記入用紙(.xlsx)と、FAX送付状・依頼状・様式(.pdf)を作り、依頼日を記録します。\n"
	    "take ファイル.xlsx: 返ってきた記入用紙を取り込みます。ほかのソフトで保存し直されていても読みます。\n"
	    "answer 事業者 項目 yes|no --date 日付 --signatory 氏名 --scan ファイル: 紙やPDFの回答を手で書きます。\n"
	    "skip 事業者 項目 --clause 条項: 契約により省略とします。compare: 事業者の回答を並べます。\n"
	    "事業者の回答は、施設の回答にはなりません。",
	    "list (without a word): request, due day and answers of each vendor and system.\n"
	    "ask VENDOR|all FOLDER --due DAY: makes the workbook, and the fax cover, letter and form as PDF, and writes the request down.\n"
	    "take FILE.xlsx: takes a returned workbook, also when another program saved it.\n"
	    "answer VENDOR ITEM yes|no --date DAY --signatory NAME --scan FILE: enters a paper or PDF reply by hand.\n"
	    "skip VENDOR ITEM --clause TEXT: skips an item by contract. compare: the vendors' answers side by side.\n"
	    "A vendor's answers never become the facility's." },
	  .options = vendor_options, .most = 4, .run = vendor_command,
	  .examples = (const struct example[]){
	          { "vendor ask all 事業者へ --form fy2025 --due 2027-03-31", { "契約中のすべての事業者に頼む", "ask every vendor under contract" } },
	          { 0 } } },
	{ 0 },
};

static bool tables(struct db *db, struct err *e)
{
	return forms_table(db, e) && answer_table(db, e) && evidence_kept_table(db, e) && vendor_tables(db, e);
}

const struct duty checklist_duty = {
	.name = "checklist",
	.words = { "チェックリスト", "checklist" },
	.routes = checklist_routes,
	.commands = commands,
	.papers = checklist_papers,
	.figures = checklist_figures,
	.tables = tables,
};
