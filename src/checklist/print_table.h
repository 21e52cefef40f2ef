/* print_table.h - a form as it is printed, row by row: what the paper and the workbook have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"

/* A form to be printed: blank, or with the answers given so far. */
struct form_copy {
	const struct form *form;
	const struct answer_set *answers; /* NULL: blank */
	str vendor, system;               /* names, on a vendor's form */
};

struct print_row {
	const struct form_item *item;
	struct answer answer;
	enum need need;
	bool begins_section;
	size_t group_rows; /* where a group begins: over how many rows its label spreads; else 0 */
};

/* The rows of the reference items, or of all others, in the form's order. */
size_t print_rows(struct arena *a, const struct form_copy *copy, bool reference, struct print_row **rows);

/* The three cells of a row. */
enum print_cell { PRINT_FIRST, PRINT_TARGET, PRINT_SECOND, PRINT_CELLS };
extern const struct words print_cell_words[PRINT_CELLS]; /* 1回目, 目標日, 2回目 */
bool print_has(const struct print_row *row, enum print_cell cell); /* the form has the cell in this row */
enum reply print_reply(const struct print_row *row, enum print_cell cell); /* REPLY_NONE for the target */
struct day print_day(const struct print_row *row, enum print_cell cell);

extern const struct words print_item_words, print_results_words; /* チェック項目, 確認結果(日付) */
/* "令和7年度版", "FY2025" */
str print_edition(struct work *w, const struct form *form);
/* "2　医療情報システムの管理・運用" */
str print_section(struct work *w, const struct form *form, const struct print_row *row);
/* What the form says below an item's own words; "" for nothing. */
str print_below(struct work *w, const struct form *form, const struct form_item *item);
/* Why a row needs no answer, with the clause of the contract; "" where it needs one. */
str print_why_not(struct work *w, const struct print_row *row);
