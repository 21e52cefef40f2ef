/* item_page.h - the page of one item, and the parts it is made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "screens.h"
#include "whole_item.h"

/* What stands in the fields of the page's forms: the answer, the suggestion, a document. */
struct answer_typed {
	str first, first_on, target_on, second, second_on, note, original;
};
struct accept_typed {
	str on;
	bool sure;
};
struct document_typed {
	str type, title, dated, place;
};

struct item_view {
	struct page_form page;
	const struct form_item *item;
	bool answer_was_typed; /* else its fields show the present answer */
	struct answer_typed answer;
	struct accept_typed accept;
	struct document_typed document;
	bool document_was_typed;
	const size_t *seen; /* NULL, or how many entries there were when the page was opened */
	size_t seen_sent;   /* what seen points to, where a form was sent */
	struct whole_item whole;
};

/* The form and the item of the path, nothing more. ERR_MISSING. */
bool item_view_find(struct visit *v, struct item_view *view, struct err *e);
/* Shows the page as things stand now; problem: why what was typed was refused, NULL for nothing. */
bool item_view_show(struct visit *v, struct item_view *view, const struct err *problem, struct err *e);

void put_item_evidence(struct visit *v, const struct whole_item *whole);
void put_item_documents(struct visit *v, const struct item_view *view);
void put_item_answer(struct visit *v, const struct item_view *view);
