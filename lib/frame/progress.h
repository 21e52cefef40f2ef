/* progress.h - how far a long piece of work has come, for whoever waits at a terminal or before a page.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "work.h"

#include <stdio.h>

#define PROGRESS_EVERY_MS 100

/* At a terminal one line, written over itself; nothing at all for work that ends within PROGRESS_EVERY_MS. */
struct progress {
	FILE *to;
	void (*show)(struct progress *p, size_t done, size_t total, struct words doing); /* NULL: the line at the terminal */
	int64_t next_ms; /* not shown again before; 0: not yet begun */
	bool shown;
};

/* Does nothing where nobody watches (w->progress is NULL). */
void work_progress(struct work *w, size_t done, size_t total, struct words doing);
void progress_end(struct progress *p); /* takes the line away */
