/* today_api.h - checks, findings and the report for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc checks_doc, checks_run_doc, findings_doc, decision_doc, decision_put_doc, report_doc, report_pdf_doc;
bool checks_answer(struct visit *v, struct err *e);
bool checks_run_answer(struct visit *v, struct err *e);
bool findings_answer(struct visit *v, struct err *e);
bool decision_answer(struct visit *v, struct err *e);
bool decision_put_answer(struct visit *v, struct err *e);
bool report_answer(struct visit *v, struct err *e);
