/* pages.h - the pages of 脆弱性, and the parts they are made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "accept.h"
#include "frame/page.h"

#define ROLES_ACCEPT (ROLE_PLANNER | ROLE_SAFETY | ROLE_OPERATOR)

extern const struct route vuln_routes[]; /* ended by a zero row */

bool vuln_page(struct visit *v, struct err *e);
bool vuln_csv(struct visit *v, struct err *e);
bool vuln_workbook(struct visit *v, struct err *e);
bool device_page(struct visit *v, struct err *e);
bool device_letter(struct visit *v, struct err *e);
bool hit_page(struct visit *v, struct err *e);
bool hit_accept_act(struct visit *v, struct err *e);
bool hit_back_act(struct visit *v, struct err *e);
bool cve_page(struct visit *v, struct err *e);
bool changes_page(struct visit *v, struct err *e);
bool names_page(struct visit *v, struct err *e);
bool name_choose_page(struct visit *v, struct err *e);
bool name_choose_act(struct visit *v, struct err *e);
bool name_drop_act(struct visit *v, struct err *e);
bool intake_act(struct visit *v, struct err *e);
bool intake_page(struct visit *v, struct err *e);
bool intake_events(struct visit *v, struct err *e);

/* ---- parts */

/* The catalogue; NULL where there is none or it cannot be opened, then why says so. */
struct db *visit_catalogue(struct visit *v, struct err *why);
/* How old the data is, and how newer data comes in. catalogue may be NULL, then `why` says why. */
bool feeds_put(struct visit *v, struct db *catalogue, const struct err *why, struct err *e);
void intake_form_put(struct visit *v);

void level_put(struct visit *v, enum level level);
/* Since when it is being exploited, and whether by ransomware; nothing where it is not. */
void exploited_put(struct visit *v, str known, bool ransomware);
/* What the issuer says of the versions, and who that is. */
void said_put(struct visit *v, const struct pair *p, const struct hit_told *told);
/* The version that mends it, and the advisory. */
void fix_put(struct visit *v, str fix, str url);
/* A link to a page elsewhere; nothing where it is none. */
void outward_put(struct visit *v, str address, str words);
