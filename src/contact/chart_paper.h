/* chart_paper.h - the contact chart on paper: the whole chart on A4, and the card to carry.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "chart.h"
#include "paper/pdf.h"

/* What to do before calling anybody; the same words on the page, the paper and the card. */
extern const struct words chart_first_steps[3];

/* Prints the chart into a paper: facts with boxes for stamps, what to do first, whom to call. r may have number 0. */
void chart_print(struct work *w, struct paper *paper, const struct chart *chart, const struct revision *r);

/* The chart as a PDF of its own. draft: it says on every page that this was not approved. */
bool chart_paper(struct work *w, const struct chart *chart, const struct revision *r, bool draft, struct buf *pdf, struct err *e);

/* Ten cards with the numbers that matter most. ERR_INPUT: nobody in the chart has a telephone. */
bool chart_cards(struct work *w, const struct chart *chart, const struct revision *r, bool draft, struct buf *pdf, struct err *e);

/* A day of the store as papers write it; "" stays. */
str chart_date(struct work *w, str iso);
