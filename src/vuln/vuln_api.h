/* vuln_api.h - vulnerabilities for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc hits_doc, things_doc, feeds_doc, names_doc, name_put_doc, acceptance_doc, acceptance_put_doc, acceptance_drop_doc;
bool hits_answer(struct visit *v, struct err *e);
bool things_answer(struct visit *v, struct err *e);
bool feeds_answer(struct visit *v, struct err *e);
bool names_answer(struct visit *v, struct err *e);
bool name_put_answer(struct visit *v, struct err *e);
bool acceptance_answer(struct visit *v, struct err *e);
bool acceptance_put_answer(struct visit *v, struct err *e);
bool acceptance_drop_answer(struct visit *v, struct err *e);
