/* routes.c - the pages of today, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"
#include "today_api.h"

const struct route today_routes[] = {
	{ "GET", "/today", { "今日やること", "Today" }, ROLES_READ, .menu = 10, .answer = today_page },
	{ "POST", "/today/check", { "点検する", "Run the checks" }, ROLES_DECIDE, .answer = today_check_act },
	{ "GET", "/today/{check}", { "点検の結果", "What a check found" }, ROLES_READ, .answer = findings_page },
	{ "GET", "/today/{check}/{subject}", { "指摘", "Finding" }, ROLES_READ, .answer = finding_page },
	{ "POST", "/today/{check}/{subject}", { "指摘について決める", "Decide about a finding" }, ROLES_DECIDE, .answer = finding_act },
	{ "GET", "/report", { "経営報告", "Report to management" }, ROLES_READ, .menu = 90, .answer = report_page },
	{ "POST", "/report/pdf", { "経営報告のPDFを作る", "Make the report as PDF" }, ROLES_REPORT, .answer = report_pdf_act },
	{ "GET", "/api/v1/checks", { "点検の一覧", "List the checks" }, .scopes = SCOPE_READ, .answer = checks_answer, .doc = &checks_doc },
	{ "POST", "/api/v1/checks", { "点検する", "Run the checks" }, .scopes = SCOPE_WRITE, .answer = checks_run_answer, .doc = &checks_run_doc },
	{ "GET", "/api/v1/findings", { "指摘の一覧", "List findings" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = findings_answer, .doc = &findings_doc },
	{ "GET", "/api/v1/findings/{check}/{subject}/decision", { "指摘について決めたこと", "What was decided about a finding" }, .scopes = SCOPE_READ,
	  .answer = decision_answer, .doc = &decision_doc },
	{ "PUT", "/api/v1/findings/{check}/{subject}/decision", { "指摘について決める", "Decide about a finding" }, .scopes = SCOPE_WRITE,
	  .answer = decision_put_answer, .doc = &decision_put_doc },
	{ "GET", "/api/v1/report", { "経営層への報告", "Read the report to management" }, .scopes = SCOPE_READ, .flags = ROUTE_SLOW, .answer = report_answer,
	  .doc = &report_doc },
	{ "POST", "/api/v1/report/pdf", { "経営報告のPDFを作る", "Make the report as PDF" }, .scopes = SCOPE_WRITE, .answer = report_pdf_act,
	  .doc = &report_pdf_doc },
	{ 0 },
};
