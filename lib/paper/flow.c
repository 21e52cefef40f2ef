/* flow.c - where pages end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "flow.h"

#include "fail.h"

#include <math.h>

/* The place where the next block goes. */
struct cursor {
	size_t page;
	double y;
	bool top; /* nothing stands on the page yet */
};

void flow_part(struct flow *f, str header, str warning)
{
	arena_grow(f->shop->arena, f->parts, f->part_count, f->part_room);
	f->parts[f->part_count++] = part_set(f->shop, &f->furniture, header, warning);
	f->breaks = true;
}

void flow_add(struct flow *f, struct block block)
{
	block.space = f->space;
	block.breaks = f->breaks;
	block.part = f->part_count - 1;
	arena_grow(f->shop->arena, f->blocks, f->block_count, f->block_room);
	f->blocks[f->block_count++] = block;
	f->space = 0;
	f->breaks = false;
}

static double body_height(const struct flow *f, size_t part)
{
	return f->furniture.bottom - f->parts[part].top;
}

double flow_body_height(const struct flow *f)
{
	return body_height(f, f->part_count - 1);
}

static double whole_height(const struct block *b)
{
	double height;
	b->kind->fit(b->what, 0, INFINITY, false, &height);
	return height;
}

/* What must stand together from block i on: joined blocks, and the beginning of what they are joined to. */
static double least_height(const struct flow *f, size_t i)
{
	double height = 0;
	for (; f->blocks[i].joined && i + 1 < f->block_count && !f->blocks[i + 1].breaks; i++)
		height += whole_height(&f->blocks[i]) + f->blocks[i + 1].gap + f->blocks[i + 1].space;
	return height + f->blocks[i].kind->least(f->blocks[i].what);
}

static void next_page(const struct flow *f, struct cursor *at, size_t part)
{
	*at = (struct cursor){ at->page + !at->top, f->parts[part].top, true };
}

static void add_place(struct flow *f, struct place place)
{
	arena_grow(f->shop->arena, f->places, f->place_count, f->place_room);
	f->places[f->place_count++] = place;
}

/* Puts the units of block i from the cursor on, over as many pages as they need. */
static void place_units(struct flow *f, const struct block *b, struct cursor *at)
{
	size_t units = b->kind->units(b->what);
	for (size_t from = 0; from < units;) {
		double height;
		size_t to = b->kind->fit(b->what, from, f->furniture.bottom - at->y, at->top, &height);
		if (to > from) {
			add_place(f, (struct place){ b, at->page, from, to, at->y });
			at->y += height;
			at->top = false;
		}
		if (to < units)
			next_page(f, at, b->part);
		from = to;
	}
}

static void place_block(struct flow *f, size_t i, struct cursor *at)
{
	const struct block *b = &f->blocks[i];
	double above = b->space + (b->breaks ? 0 : b->gap);
	if (b->breaks)
		next_page(f, at, b->part);
	if (at->y + above + least_height(f, i) <= f->furniture.bottom)
		at->y += above;
	else
		next_page(f, at, b->part);
	place_units(f, b, at);
}

bool flow_place(struct flow *f)
{
	struct cursor at = { .top = true };
	f->place_count = 0;
	for (size_t i = 0; i < f->block_count; i++) {
		place_block(f, i, &at);
		if (at.page >= PAGES_MAX)
			return fail_once(f->shop->fail, "%uページを超えます", "more than %u pages", PAGES_MAX);
	}
	f->page_count = at.page + 1;
	return true;
}

/* The first place on a page; places stand in the order of pages. */
static size_t first_place(const struct flow *f, size_t page)
{
	size_t low = 0, high = f->place_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->places[middle].page < page)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void flow_draw(const struct flow *f, cairo_t *page, size_t number)
{
	size_t i = first_place(f, number);
	size_t part = i < f->place_count ? f->places[i].block->part : f->part_count - 1;
	furniture_draw(f->shop, &f->furniture, &f->parts[part], page, number + 1, f->page_count);
	for (; i < f->place_count && f->places[i].page == number; i++) {
		const struct place *p = &f->places[i];
		p->block->kind->draw(p->block->what, page, p->from, p->to, f->furniture.left, p->y);
	}
}
