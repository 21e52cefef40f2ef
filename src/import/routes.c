/* routes.c - the pages of 取り込み, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

const struct route import_routes[] = {
	{ "GET", "/import", { "取り込み", "Import" }, ROLES_READ, .menu = 40, .answer = import_page },
	{ "POST", "/import", { "ファイルを送る", "Send a file" }, ROLES_WRITE, .flags = ROUTE_FILES, .answer = import_act },
	{ "GET", "/import/templates", { "ひな形と練習用のファイル", "Templates and files to practise with" }, ROLES_READ, .answer = templates_page },
	{ "GET", "/import/templates/{file}", { "ひな形", "Template" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = template_file },
	{ "GET", "/import/samples/{file}", { "練習用のファイル", "File to practise with" }, ROLES_READ, .answer = sample_file },
	{ "GET", "/import/{id}", { "取り込みの下見", "Preview of an import" }, ROLES_READ, .answer = upload_page },
	{ "GET", "/import/{id}/events", { "下見の進み具合", "Progress of a preview" }, ROLES_READ, .flags = ROUTE_STREAM, .answer = upload_events },
	{ "GET", "/import/{id}/rejected.csv", { "取り込めなかった行", "Rejected rows" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = rejected_file },
	{ "POST", "/import/{id}/match", { "列の対応を決める", "Say what the columns mean" }, ROLES_WRITE, .answer = upload_match_act },
	{ "POST", "/import/{id}/again", { "もう一度下見する", "Look at a file again" }, ROLES_WRITE, .answer = upload_again_act },
	{ "POST", "/import/{id}/apply", { "台帳に取り込む", "Take a file into the ledger" }, ROLES_WRITE, .answer = upload_apply_act },
	{ "POST", "/import/{id}/drop", { "取り込みをやめる", "Give up an import" }, ROLES_WRITE, .answer = upload_drop_act },
	{ 0 },
};
