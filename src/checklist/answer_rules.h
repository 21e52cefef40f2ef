/* answer_rules.h - what a form lets a person answer: every refusal and every remark is a row of a table.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"

/* An answer about to be entered. */
struct proposal {
	const struct answer_row *row;
	const struct answer_change *change;
	struct answer was, now;
	enum need need;   /* of the row as it was */
	struct day today; /* in Japan */
};

/* ERR_INPUT or ERR_CONFLICT with the first rule that is broken. */
bool answer_allowed(struct arena *a, const struct proposal *p, struct err *e);
/* Says what is allowed but worth a word. */
void answer_remark(struct work *w, const struct proposal *p);
/* The same of what was entered last. */
#define ANSWER_REMARKS_MAX 4u
size_t answer_remarks(const struct answer_row *row, const struct answer_entry *history, size_t count,
	              struct words list[ANSWER_REMARKS_MAX]);
