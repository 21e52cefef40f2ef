/* checklist_api.h - the checklist for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc forms_doc, checklist_doc, item_doc, item_answer_doc, item_take_back_doc, vendors_doc;
bool forms_answer(struct visit *v, struct err *e);
bool checklist_answer(struct visit *v, struct err *e);
bool whole_item_answer(struct visit *v, struct err *e);
bool item_answer_answer(struct visit *v, struct err *e);
bool item_take_back_answer(struct visit *v, struct err *e);
bool vendors_answer(struct visit *v, struct err *e);
