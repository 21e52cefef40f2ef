/* whole_item.h - everything about one item of the facility's own form: evidence, answer, entries, last year's answer.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"
#include "evidence.h"

struct whole_item {
	const struct form *form;
	const struct form_item *item;
	struct answer_row row;
	struct answer_set answers; /* of the whole form */
	struct answer answer;
	enum need need;
	struct evidence evidence;
	struct answer_entry *history;
	size_t history_count;
	const struct form *last_form; /* NULL: no earlier form has the item */
	struct answer last;           /* last year's answer */
};

/* Its answers and entries alone, without the evidence. */
bool whole_item_answers(struct work *w, const struct form *form, const struct form_item *item, struct whole_item *whole,
	                struct err *e);
bool whole_item_read(struct work *w, const struct form *form, const struct form_item *item, struct whole_item *whole,
	             struct err *e);
