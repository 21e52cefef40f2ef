/* flow.h - blocks in a row, placed on pages one below the other.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "block.h"
#include "furniture.h"

struct block {
	const struct block_kind *kind;
	const void *what;
	double gap;   /* above it, but at the top of a page */
	double space; /* the same, but kept at the top of a page that it `breaks` to */
	bool joined;  /* on the page on which the next block begins */
	bool breaks;  /* begins a page */
	size_t part;
};

/* A piece of a block on a page. */
struct place {
	const struct block *block;
	size_t page, from, to;
	double y;
};

struct flow {
	const struct workshop *shop;
	struct furniture furniture;
	struct part *parts;
	size_t part_count, part_room;
	struct block *blocks;
	size_t block_count, block_room;
	struct place *places;
	size_t place_count, place_room;
	size_t page_count;
	double space; /* before the next block */
	bool breaks;  /* before the next block */
};

/* Longer papers are refused: nobody reads them, and something else has gone wrong. */
#define PAGES_MAX 2000u

/* What stands round the blocks that are added from now on; needed before the first block. */
void flow_part(struct flow *f, str header, str warning);
void flow_add(struct flow *f, struct block block);
double flow_body_height(const struct flow *f); /* in the present part */
bool flow_place(struct flow *f);               /* false, and shop->fail says why, over PAGES_MAX */
void flow_draw(const struct flow *f, cairo_t *page, size_t number); /* pages from 0 */
