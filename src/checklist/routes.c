/* routes.c - the screens of the checklist, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist_api.h"
#include "screens.h"

const struct route checklist_routes[] = {
	{ "GET", "/checklist", { "チェックリスト", "Checklist" }, ROLES_READ, .menu = 20, .flags = ROUTE_SLOW, .answer = checklist_page },
	{ "GET", "/checklist/print", { "様式のかたちで印刷する", "Print as the form" }, ROLES_READ, .answer = checklist_print_page },
	{ "GET", "/checklist/pdf", { "様式をPDFで", "The form as PDF" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = checklist_pdf },
	{ "GET", "/checklist/workbook", { "様式をExcelで", "The form as a workbook" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = checklist_workbook },
	{ "GET", "/checklist/fill", { "厚生労働省や保健所のExcelに書き写す", "Fill in the ministry's workbook" }, ROLES_READ, .answer = checklist_fill_page },
	{ "POST", "/checklist/fill", { "書き写す", "Fill in" }, ROLES_READ, .flags = ROUTE_FILES, .answer = checklist_fill_act },
	{ "GET", "/checklist/history", { "回答の履歴", "History of answers" }, ROLES_READ, .answer = checklist_history_page },
	{ "GET", "/checklist/fee", { "診療報酬の加算が求めることと、いまある資料", "What fee add-ons ask for, and the evidence there is" }, ROLES_READ,
	  .flags = ROUTE_SLOW, .answer = fee_page },
	{ "GET", "/checklist/{form}/{item}", { "項目", "Item" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = item_page },
	{ "GET", "/checklist/{form}/{item}/{what}", { "項目に戻る", "Back to the item" }, ROLES_READ, .answer = item_return },
	{ "POST", "/checklist/{form}/{item}", { "回答を記入する", "Enter an answer" }, ROLES_ANSWER, .answer = item_answer_act },
	{ "POST", "/checklist/{form}/{item}/accept", { "案を確かめて「はい」と記入する", "Enter the suggested Yes" }, ROLES_ANSWER, .answer = item_accept_act },
	{ "POST", "/checklist/{form}/{item}/take-back", { "回答を取り消す", "Take an answer back" }, ROLES_ANSWER, .answer = item_take_back_act },
	{ "POST", "/checklist/{form}/{item}/document", { "書類を付ける", "Attach a document" }, ROLES_ATTACH, .flags = ROUTE_FILES,
	  .answer = item_document_act },
	{ "GET", "/api/v1/checklist", { "様式の一覧", "List the forms" }, .scopes = SCOPE_READ, .answer = forms_answer, .doc = &forms_doc },
	{ "GET", "/api/v1/checklist/{form}", { "チェックリスト", "Read a checklist" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = checklist_answer,
	  .doc = &checklist_doc },
	{ "GET", "/api/v1/checklist/{form}/pdf", { "様式をPDFで", "The form as PDF" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = checklist_pdf,
	  .doc = &form_pdf_doc },
	{ "GET", "/api/v1/checklist/{form}/workbook", { "様式をExcelで", "The form as a workbook" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW,
	  .answer = checklist_workbook, .doc = &form_workbook_doc },
	{ "POST", "/api/v1/checklist/{form}/fill", { "厚生労働省や保健所のExcelに書き写す", "Fill in the ministry's workbook" }, .scopes = SCOPE_READ,
	  .flags = ROUTE_FILES, .answer = form_fill_answer, .doc = &form_fill_doc },
	{ "GET", "/api/v1/checklist/{form}/{item}", { "一つの項目", "Read an item" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = whole_item_answer,
	  .doc = &item_doc },
	{ "POST", "/api/v1/checklist/{form}/{item}/answer", { "回答を記入する", "Answer an item" }, .scopes = SCOPE_ANSWER, .answer = item_answer_answer,
	  .doc = &item_answer_doc },
	{ "DELETE", "/api/v1/checklist/{form}/{item}/answer", { "回答を取り消す", "Take an answer back" }, .scopes = SCOPE_ANSWER, .answer = item_take_back_answer,
	  .doc = &item_take_back_doc },
	{ 0 },
};
