/* routes.c - the pages and operations of 脆弱性, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "vuln_api.h"

const struct route vuln_routes[] = {
	{ "GET", "/vuln", { "脆弱性", "Vulnerabilities" }, ROLES_READ, .menu = 35, .flags = ROUTE_SLOW, .answer = vuln_page },
	{ "GET", "/vuln/changes", { "脆弱性の変わったところ", "What has changed" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = changes_page },
	{ "GET", "/vuln/names", { "製品の名前", "Names of products" }, ROLES_READ, .answer = names_page },
	{ "GET", "/vuln/names/choose", { "どの製品か教える", "Say which product it is" }, ROLES_WRITE, .flags = ROUTE_SLOW, .answer = name_choose_page },
	{ "POST", "/vuln/names/choose", { "どの製品か教える", "Say which product it is" }, ROLES_WRITE, .answer = name_choose_act },
	{ "POST", "/vuln/names/{id}/drop", { "教えた呼び名を取り消す", "Take a name back" }, ROLES_WRITE, .answer = name_drop_act },
	{ "POST", "/vuln/import", { "脆弱性情報を読み込む", "Read vulnerability data" }, ROLES_WRITE, .flags = ROUTE_FILES, .answer = intake_act },
	{ "GET", "/vuln/import/{id}", { "脆弱性情報の読み込み", "Reading vulnerability data" }, ROLES_READ, .answer = intake_page },
	{ "GET", "/vuln/import/{id}/events", { "読み込みの進み具合", "Progress of reading" }, ROLES_READ, .flags = ROUTE_STREAM, .answer = intake_events },
	{ "GET", "/vuln/export.csv", { "脆弱性をCSVで書き出す", "Export as CSV" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = vuln_csv },
	{ "GET", "/vuln/export.xlsx", { "脆弱性をExcelで書き出す", "Export as Excel" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = vuln_workbook },
	{ "GET", "/vuln/cve/{cve}", { "CVE", "CVE" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = cve_page },
	{ "GET", "/vuln/device/{id}", { "機器の脆弱性", "A device's vulnerabilities" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = device_page },
	{ "GET", "/vuln/device/{id}/letter.pdf", { "メーカーへの問い合わせ", "Letter to its maker" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = device_letter },
	{ "GET", "/vuln/device/{id}/{cve}", { "機器の一つの脆弱性", "One vulnerability of a device" }, ROLES_READ, .flags = ROUTE_SLOW, .answer = hit_page },
	{ "POST", "/vuln/device/{id}/{cve}", { "脆弱性を了承する", "Accept a vulnerability" }, ROLES_ACCEPT, .answer = hit_accept_act },
	{ "POST", "/vuln/device/{id}/{cve}/back", { "了承を取り消す", "Take an acceptance back" }, ROLES_ACCEPT, .answer = hit_back_act },
	{ "GET", "/api/v1/vuln", { "機器に当たる脆弱性の一覧", "List what hits devices" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = hits_answer, .doc = &hits_doc },
	{ "GET", "/api/v1/vuln/things", { "機器にある製品の一覧", "List the products of devices" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = things_answer,
	  .doc = &things_doc },
	{ "GET", "/api/v1/vuln/feeds", { "脆弱性情報の新しさ", "How old the vulnerability data is" }, .scopes = SCOPE_READ, .answer = feeds_answer, .doc = &feeds_doc },
	{ "GET", "/api/v1/vuln/names", { "分からない名前と、教えた呼び名", "List what could not be named, and what was said" }, .scopes = SCOPE_READ,
	  .answer = names_answer, .doc = &names_doc },
	{ "POST", "/api/v1/vuln/names", { "どの製品か教える", "Say which product it is" }, .scopes = SCOPE_WRITE, .answer = name_put_answer, .doc = &name_put_doc },
	{ "GET", "/api/v1/vuln/devices/{id}/{cve}/acceptance", { "脆弱性の了承", "Read an acceptance" }, .scopes = SCOPE_READ, .answer = acceptance_answer,
	  .doc = &acceptance_doc },
	{ "PUT", "/api/v1/vuln/devices/{id}/{cve}/acceptance", { "脆弱性を了承する", "Accept a vulnerability" }, .scopes = SCOPE_WRITE, .answer = acceptance_put_answer,
	  .doc = &acceptance_put_doc },
	{ "DELETE", "/api/v1/vuln/devices/{id}/{cve}/acceptance", { "了承を取り消す", "Take an acceptance back" }, .scopes = SCOPE_WRITE,
	  .answer = acceptance_drop_answer, .doc = &acceptance_drop_doc },
	{ 0 },
};
