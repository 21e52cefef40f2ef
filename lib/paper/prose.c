/* prose.c - running text, parted between lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "prose.h"

#include "pen.h"

#include <math.h>

/* No page begins or ends with fewer lines of a longer paragraph. */
#define LINES_TOGETHER 2u

#define RULE_BELOW 2.5 /* from the last line to its rule */

static size_t prose_units(const void *prose)
{
	return ((const struct prose *)prose)->text.count;
}

static double prose_height(const struct prose *p, size_t from, size_t to)
{
	return (double)(to - from) * p->text.leading + (p->ruled && to == p->text.count ? RULE_BELOW : 0);
}

static size_t prose_fit(const void *prose, size_t from, double room, bool must, double *height)
{
	const struct prose *p = prose;
	size_t to = from, count = p->text.count;
	while (to < count && prose_height(p, from, to + 1) <= room)
		to++;
	if (to > from && to < count && count - to < LINES_TOGETHER)
		to = count - LINES_TOGETHER;
	if (to < count && to - from < LINES_TOGETHER)
		to = from;
	if (to == from && must)
		to++;
	*height = prose_height(p, from, to);
	return to;
}

static double prose_least(const void *prose)
{
	const struct prose *p = prose;
	bool parts = p->text.count >= 2 * LINES_TOGETHER;
	return prose_height(p, 0, parts ? LINES_TOGETHER : p->text.count);
}

static void prose_draw(const void *prose, cairo_t *page, size_t from, size_t to, double x, double y)
{
	const struct prose *p = prose;
	struct type_text piece = p->text;
	piece.lines += from;
	piece.count = to - from;
	if (from == 0)
		pen_text(page, p->mark, PAPER_LEFT, p->bold, INK, (struct box){ x, y, p->indent, 0 });
	pen_text(page, piece, p->side, p->bold, INK, (struct box){ x + p->indent, y, p->width, 0 });
	double below = y + prose_height(p, from, to);
	if (p->ruled && to == p->text.count)
		pen_rule(page, INK_RULE, RULE_FRAME, x, below, x + p->indent + p->width, below);
}

const struct block_kind prose_block = { prose_units, prose_fit, prose_least, prose_draw };
