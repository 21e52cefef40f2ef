/* house_api.h - the house for programs: the facility, its members, tokens and backup; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc facility_doc, facility_change_doc;
bool facility_answer(struct visit *v, struct err *e);
bool facility_change_answer(struct visit *v, struct err *e);

extern const struct route_doc members_doc, member_doc, member_new_doc, member_change_doc, member_password_doc, member_factor_doc;
bool members_answer(struct visit *v, struct err *e);
bool member_answer(struct visit *v, struct err *e);
bool member_new_answer(struct visit *v, struct err *e);
bool member_change_answer(struct visit *v, struct err *e);
bool member_password_answer(struct visit *v, struct err *e);
bool member_factor_answer(struct visit *v, struct err *e);

extern const struct route_doc tokens_doc, token_new_doc, token_revoke_doc;
bool tokens_answer(struct visit *v, struct err *e);
bool token_new_answer(struct visit *v, struct err *e);
bool token_revoke_answer(struct visit *v, struct err *e);

extern const struct route_doc backup_doc; /* answered by backup_act (pages.h) */
