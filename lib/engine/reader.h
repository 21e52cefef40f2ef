/* reader.h - every foreign format Inro reads into sheets, and how each is recognised by its content.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

#include "base/words.h"

struct reader {
	const char *name;      /* "fortigate": what --format takes */
	struct words words;    /* FortiGate の設定, FortiGate configuration */
	bool (*is)(str bytes); /* looks at the bytes alone; cheap; never a guess on weak grounds */
	/* charset "" lets the reader find out. file is the name the user gave, for naming what has no name inside. */
	bool (*read)(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
};

/* Ended by a zero row; the most particular first, csv last. */
extern const struct reader readers[];

/* The reader that recognises the bytes; never NULL for text (csv takes it). NULL for binary nobody knows. */
const struct reader *reader_of(str bytes);
const struct reader *reader_named(str name);
