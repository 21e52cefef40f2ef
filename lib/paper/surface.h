/* surface.h - pages as a PDF file: what any paper of this shelf ends in.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

#include <cairo.h>

struct surface_ask {
	str title, author;
	int64_t made_at;      /* UTC; the only time in the file */
	double width, height; /* points */
	size_t pages;
	void (*draw)(const void *of, cairo_t *page, size_t number); /* pages from 0 */
	const void *of;
};

/* Adds the whole PDF to out, or nothing. ERR_INTERNAL with what the library says. */
bool surface_write(struct arena *a, const struct surface_ask *ask, struct buf *out, struct err *e);
