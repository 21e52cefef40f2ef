/* print_form.h - a form as it is handed over: on paper in the ministry's table, and as a workbook like it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "paper/pdf.h"
#include "print_table.h"

/* Prints the form on pages of its own, each with the warning that its wording was not compared. Reference
 * items begin a page. */
void print_form(struct work *w, struct paper *paper, const struct form_copy *copy);

/* Adds the same as .xlsx to out. */
bool print_form_book(struct work *w, const struct form_copy *copy, struct buf *out, struct err *e);
