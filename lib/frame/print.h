/* print.h - what all duties print alike: table heads in the language of the work, and dates.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"
#include "paper/pdf.h"
#include "work.h"

/* A header row. */
void print_heads(const struct work *w, struct paper_table *t, const struct words *heads, size_t count);
/* A day as papers for offices write it: "令和8年11月20日", "20 Nov 2026"; "" for no date. */
str print_date(const struct work *w, struct day day);
