/* facility_api.h - the facility for programs; a row of routes.c names it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc facility_doc;
bool facility_answer(struct visit *v, struct err *e);
