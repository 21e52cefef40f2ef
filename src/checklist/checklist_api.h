/* checklist_api.h - the checklist for programs; the rows of routes.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

extern const struct route_doc forms_doc, checklist_doc, item_doc, item_answer_doc, item_take_back_doc;
bool forms_answer(struct visit *v, struct err *e);
bool checklist_answer(struct visit *v, struct err *e);
bool whole_item_answer(struct visit *v, struct err *e);
bool item_answer_answer(struct visit *v, struct err *e);
bool item_take_back_answer(struct visit *v, struct err *e);

/* The papers; the first two are answered as the pages are (screens.h). */
extern const struct route_doc form_pdf_doc, form_workbook_doc, form_fill_doc;
bool form_fill_answer(struct visit *v, struct err *e);

/* What item_json and answer_json write. */
#define ITEM_ROWS \
	{ "key", { "項目", "the item" } }, \
	{ "number", { "印刷された番号", "its printed number" } }, \
	{ "control", { "何を求めるか(年度によらない名前)", "the control, the same in every year" } }, \
	{ "group", { "機器の区分", "group of apparatus" } }, \
	{ "text", { "項目の文言", "its wording" } }, \
	{ "reference", { "参考項目", "a reference item" }, DOC_TRUTH }, \
	{ "verification", { "文言の照合のしかた", "how its wording was read" } }

extern const struct doc_shape answer_shape;
