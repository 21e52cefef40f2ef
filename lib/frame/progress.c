/* progress.c - telling how far the work has come, by the real clock and at most ten times a second.
 * SPDX-License-Identifier: Apache-2.0 */
#include "progress.h"

#define LINE_BEGIN "\r\033[K" /* back to its first column, and off with what stands there */

static bool is_time(struct progress *p)
{
	int64_t now = clock_beat_ms();
	bool due = p->next_ms && now >= p->next_ms;
	if (due || !p->next_ms)
		p->next_ms = now + PROGRESS_EVERY_MS;
	return due;
}

void work_progress(struct work *w, size_t done, size_t total, struct words doing)
{
	struct progress *p = w->progress;
	if (!p || !is_time(p))
		return;
	if (p->show) {
		p->show(p, done, total, doing);
		return;
	}
	fprintf(p->to, LINE_BEGIN "%s %zu / %zu", work_say(w, doing), done, total);
	fflush(p->to);
	p->shown = true;
}

void progress_end(struct progress *p)
{
	if (p->shown)
		fputs(LINE_BEGIN, p->to);
	p->shown = false;
}
