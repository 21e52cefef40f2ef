/* pages.h - the pages of the inspection pack.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

extern const struct route pack_routes[];

bool packs_page(struct visit *v, struct err *e);
bool pack_act(struct visit *v, struct err *e);
bool pack_page(struct visit *v, struct err *e);
bool pack_events(struct visit *v, struct err *e);
bool pack_zip(struct visit *v, struct err *e);
bool pack_paper(struct visit *v, struct err *e);
