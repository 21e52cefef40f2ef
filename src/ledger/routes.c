/* routes.c - the pages of the ledger, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "document_api.h"
#include "pages.h"

const struct route ledger_routes[] = {
	{ "GET", "/ledger", { "台帳", "Ledger" }, ROLES_READ, .menu = 30, .answer = kinds_page },
	{ "GET", "/ledger/{kind}", { "台帳の一覧", "Records of a kind" }, ROLES_READ, .answer = records_page },
	{ "POST", "/ledger/{kind}", { "記録を加える", "Add a record" }, ROLES_WRITE, .answer = record_new_act },
	{ "GET", "/ledger/{kind}/new", { "新しい記録", "A new record" }, ROLES_WRITE, .answer = record_new_page },
	{ "GET", "/ledger/{kind}/file", { "台帳を書き出す", "Export records" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = records_file },
	{ "GET", "/ledger/{kind}/bulk", { "まとめて直す", "Change several records" }, ROLES_WRITE, .answer = bulk_page },
	{ "POST", "/ledger/{kind}/bulk", { "まとめて直す", "Change several records" }, ROLES_WRITE, .answer = bulk_act },
	{ "GET", "/ledger/{kind}/{id}", { "記録", "Record" }, ROLES_READ, .answer = record_detail_page },
	{ "POST", "/ledger/{kind}/{id}", { "記録を直す", "Change a record" }, ROLES_WRITE, .answer = record_edit_act },
	{ "GET", "/ledger/{kind}/{id}/edit", { "記録を直す", "Change a record" }, ROLES_WRITE, .answer = record_edit_page },
	{ "POST", "/ledger/{kind}/{id}/gone", { "台帳から外す", "Take off the ledger" }, ROLES_WRITE, .answer = record_gone_act },
	{ "POST", "/ledger/{kind}/{id}/back", { "台帳に戻す", "Put back on the ledger" }, ROLES_WRITE, .answer = record_back_act },
	{ "GET", "/documents", { "文書", "Documents" }, ROLES_READ, .menu = 60, .answer = documents_page },
	{ "POST", "/documents", { "文書を加える", "Add a document" }, ROLES_WRITE, .flags = ROUTE_FILES, .answer = document_new_act },
	{ "GET", "/documents/new", { "新しい文書", "A new document" }, ROLES_WRITE, .answer = document_new_page },
	{ "GET", "/documents/{id}/file", { "文書のファイル", "A document's file" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = document_file },
	{ "POST", "/documents/{id}/file", { "ファイルを付ける", "Attach a file" }, ROLES_WRITE, .flags = ROUTE_FILES, .answer = document_file_act },
	{ "GET", "/history", { "履歴", "History" }, ROLES_READ, .menu = 100, .answer = history_page },
	{ "GET", "/history/{act}", { "操作の内容", "What an act changed" }, ROLES_READ, .answer = act_page },
	{ "POST", "/history/{act}/undo", { "元に戻す", "Take back" }, ROLES_WRITE, .answer = undo_act },
	{ "GET", "/api/v1/records/document/{id}/file", { "文書のファイル", "Read a document's file" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW,
	  .answer = document_file_answer, .doc = &document_file_doc },
	{ "PUT", "/api/v1/records/document/{id}/file", { "文書にファイルを付ける", "Attach a document's file" }, .scopes = SCOPE_WRITE, .flags = ROUTE_FILES,
	  .answer = document_attach_answer, .doc = &document_attach_doc },
	{ 0 },
};
