/* pages.h - the pages of today: what to do, and one finding with what people decide about it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

#define ROLES_DECIDE (ROLE_PLANNER | ROLE_SAFETY | ROLE_OPERATOR)
#define ROLES_REPORT (ROLE_PLANNER | ROLE_SAFETY)

extern const struct route today_routes[];

bool today_page(struct visit *v, struct err *e);
bool today_check_act(struct visit *v, struct err *e);
bool findings_page(struct visit *v, struct err *e);
bool finding_page(struct visit *v, struct err *e);
bool finding_act(struct visit *v, struct err *e);
bool report_page(struct visit *v, struct err *e);
bool report_pdf_act(struct visit *v, struct err *e);
