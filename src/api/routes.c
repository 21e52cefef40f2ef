/* routes.c - the operations of the API that are the same for every kind of record, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

const struct route api_routes[] = {
	{ "GET", "/api/v1/openapi.json", { "この API の説明", "The description of this API" }, .scopes = SCOPE_READ, .answer = openapi_answer, .doc = &openapi_doc },
	{ "GET", "/api/v1/kinds", { "記録の種類", "Kinds of records" }, .scopes = SCOPE_READ, .answer = kinds_answer, .doc = &kinds_doc },
	{ "GET", "/api/v1/records/{kind}", { "記録の一覧", "List records" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = list_answer, .doc = &list_doc },
	{ "POST", "/api/v1/records/{kind}", { "記録を作る", "Make a record" }, .scopes = SCOPE_WRITE, .answer = new_answer, .doc = &new_doc },
	{ "GET", "/api/v1/records/{kind}/{id}", { "一つの記録", "Read a record" }, .scopes = SCOPE_READ, .answer = one_answer, .doc = &one_doc },
	{ "PUT", "/api/v1/records/{kind}/{id}", { "記録を書き換える", "Replace a record" }, .scopes = SCOPE_WRITE, .answer = change_answer, .doc = &put_doc },
	{ "PATCH", "/api/v1/records/{kind}/{id}", { "記録を直す", "Change a record" }, .scopes = SCOPE_WRITE, .answer = change_answer, .doc = &patch_doc },
	{ "DELETE", "/api/v1/records/{kind}/{id}", { "記録を外す", "Drop a record" }, .scopes = SCOPE_WRITE, .answer = drop_answer, .doc = &drop_doc },
	{ "POST", "/api/v1/import/{kind}", { "ファイルを取り込む", "Import a file" }, .scopes = SCOPE_WRITE, .flags = ROUTE_FILES, .answer = import_answer, .doc = &import_doc },
	{ "GET", "/api/v1/history", { "履歴", "History" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = history_answer, .doc = &history_doc },
	{ "GET", "/api/v1/history/{act}", { "一つの操作で変わった記録", "What an act changed" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = changes_answer, .doc = &changes_doc },
	{ "POST", "/api/v1/undo/{act}", { "操作を取り消す", "Undo an act" }, .scopes = SCOPE_WRITE, .answer = undo_answer, .doc = &undo_doc },
	{ 0 },
};
