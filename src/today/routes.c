/* routes.c - the pages of today, as rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

const struct route today_routes[] = {
	{ "GET", "/today", { "今日やること", "Today" }, ROLES_READ, .menu = 10, .answer = today_page },
	{ "POST", "/today/check", { "点検する", "Run the checks" }, ROLES_DECIDE, .answer = today_check_act },
	{ "GET", "/today/{check}", { "点検の結果", "What a check found" }, ROLES_READ, .answer = findings_page },
	{ "GET", "/today/{check}/{subject}", { "指摘", "Finding" }, ROLES_READ, .answer = finding_page },
	{ "POST", "/today/{check}/{subject}", { "指摘について決める", "Decide about a finding" }, ROLES_DECIDE, .answer = finding_act },
	{ "GET", "/report", { "経営報告", "Report to management" }, ROLES_READ, .menu = 90, .answer = report_page },
	{ "POST", "/report/pdf", { "経営報告のPDFを作る", "Make the report as PDF" }, ROLES_REPORT, .answer = report_pdf_act },
	{ 0 },
};
