/* pages.h - the pages of the house: the way in, one's own page, the look, how the connection comes to be trusted.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

extern const struct route house_routes[];

bool home_page(struct visit *v, struct err *e);
bool web_file(struct visit *v, struct err *e);
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
bool my_factor_drop_act(struct visit *v, struct err *e);
