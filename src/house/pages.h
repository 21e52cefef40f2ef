/* pages.h - the pages of the house: the way in, one's own page, the look, how the connection comes to be trusted.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

extern const struct route house_routes[];

bool home_page(struct visit *v, struct err *e);
bool web_file(struct visit *v, struct err *e);
bool trust_page(struct visit *v, struct err *e);
bool trust_file(struct visit *v, struct err *e);
bool sign_in_page(struct visit *v, struct err *e);
bool sign_in_act(struct visit *v, struct err *e);
bool code_page(struct visit *v, struct err *e);
bool code_act(struct visit *v, struct err *e);
bool sign_out_act(struct visit *v, struct err *e);
bool language_act(struct visit *v, struct err *e);
bool start_page(struct visit *v, struct err *e);
bool start_act(struct visit *v, struct err *e);
bool me_page(struct visit *v, struct err *e);
bool my_password_page(struct visit *v, struct err *e);
bool my_password_act(struct visit *v, struct err *e);
bool my_factor_page(struct visit *v, struct err *e);
bool my_factor_act(struct visit *v, struct err *e);
bool my_factor_drop_page(struct visit *v, struct err *e);
bool my_factor_drop_act(struct visit *v, struct err *e);

bool settings_page(struct visit *v, struct err *e);
bool facts_page(struct visit *v, struct err *e);
bool facts_act(struct visit *v, struct err *e);
bool roles_page(struct visit *v, struct err *e);
bool members_page(struct visit *v, struct err *e);
bool member_new_page(struct visit *v, struct err *e);
bool member_new_act(struct visit *v, struct err *e);
bool member_page(struct visit *v, struct err *e);
bool member_act(struct visit *v, struct err *e);
bool member_password_act(struct visit *v, struct err *e);
bool member_factor_act(struct visit *v, struct err *e);
bool tokens_page(struct visit *v, struct err *e);
bool token_new_act(struct visit *v, struct err *e);
bool token_revoke_act(struct visit *v, struct err *e);
bool backup_page(struct visit *v, struct err *e);
bool backup_act(struct visit *v, struct err *e);
