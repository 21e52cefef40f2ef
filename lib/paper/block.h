/* block.h - what a page is filled with: blocks of units that may be parted between two pages.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

struct block_kind {
	size_t (*units)(const void *what);
	/* The unit behind the last one of a piece that begins with unit `from` and is at most `room` high:
	 * `from` itself when none fits, but one more at least when it `must`. *height is the piece's. */
	size_t (*fit)(const void *what, size_t from, double room, bool must, double *height);
	/* Height of the smallest first piece. */
	double (*least)(const void *what);
	void (*draw)(const void *what, cairo_t *page, size_t from, size_t to, double x, double y);
};
