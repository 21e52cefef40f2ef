/* book_text.h - a whole book as text, so that a test can hold it against what is expected.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/sheet.h"

/* "[台帳]" or "[台帳 hidden]", then each row as its number ("3h": hidden) and "|cell" for each cell, LF as "⏎";
 * last the notes. */
str book_text(struct arena *a, const struct book *b);
