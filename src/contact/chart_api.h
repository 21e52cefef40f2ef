/* chart_api.h - the contact chart for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc chart_doc, order_doc, approve_doc, confirm_doc;
bool chart_answer(struct visit *v, struct err *e);
bool order_answer(struct visit *v, struct err *e);
bool approve_answer(struct visit *v, struct err *e);
bool confirm_answer(struct visit *v, struct err *e);

extern const struct route_doc chart_pdf_doc, card_pdf_doc, revision_pdf_doc;
