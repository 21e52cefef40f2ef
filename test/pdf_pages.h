/* pdf_pages.h - what poppler's tools read in a PDF, for tests of what is printed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "given.h"

#include "base/arena.h"

/* The text of all pages in the order it was drawn, cell after cell; each page ends with a form feed. */
str pages_text(struct arena *a, str pdf);
/* The text of one page, from 1; "" where there are fewer. */
str pages_one(str text, size_t number);
size_t pages_count(str text); /* pages */

/* Fails unless the parts (ended by NULL) stand in the text, one after the other. Blanks do not count. */
void stands_in_order(str text, const char *const *parts);
#define in_order(text, ...) stands_in_order(text, (const char *const[]){ __VA_ARGS__, NULL })
/* Fails where any of them stands in it. */
void stands_nowhere(str text, const char *const *parts);
#define nowhere(text, ...) stands_nowhere(text, (const char *const[]){ __VA_ARGS__, NULL })
