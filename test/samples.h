/* samples.h - files as people have them, each with what it must be read as written beside it (NAME.book).
 * Folders are those below test/golden.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "given.h"

#include "base/arena.h"

struct sample {
	const char *file, *reader;
};

str sample_bytes(struct arena *a, str folder, const struct sample *sample);
/* The format, the charset and the kinds of the sheets, then the book. */
str sample_said(struct arena *a, str folder, const struct sample *sample);

/* Each sample is read as NAME.book says; BLESS=1 rewrites it. */
void samples_as_written(str folder, const struct sample *samples, size_t count);
/* Each is recognised by its own reader and, csv aside, by no other. */
void samples_known_by_one(str folder, const struct sample *samples, size_t count);
/* Each, cut off anywhere, is read or refused in both languages. */
void samples_cut_anywhere(str folder, const struct sample *samples, size_t count);
