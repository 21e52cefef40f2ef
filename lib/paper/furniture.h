/* furniture.h - what stands around the body of every page: header, warning, footer, page number.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pen.h"

/* What changes in the course of a paper. */
struct part {
	struct type_text header, warning;
	double top; /* of the body */
};

struct furniture {
	double page_width, page_height;
	double left, width, bottom; /* of the body */
	enum lang lang;
	struct type_text footer;
};

struct furniture furniture_set(const struct workshop *w, const struct paper_look *look);
struct part part_set(const struct workshop *w, const struct furniture *f, str header, str warning);
void furniture_draw(const struct workshop *w, const struct furniture *f, const struct part *part,
		    cairo_t *page, size_t number, size_t count);
