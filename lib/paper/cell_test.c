/* cell_test.c - what is drawn in cells is where it should be: rings round chosen words, bars, QR codes.
 * Cells are drawn on a picture of one point a pixel, and its ink is counted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "paper/cell.h"

#include <qrencode.h>

#define WIDTH 200
#define HEIGHT 60

struct drawing {
	struct arena arena;
	struct err fail;
	struct workshop shop;
	cairo_surface_t *surface;
	cairo_t *page;
	struct cell cell;
};

static void drawing_drop(struct drawing *d)
{
	cairo_destroy(d->page);
	cairo_surface_destroy(d->surface);
	fonts_close(&d->shop.fonts);
	arena_drop(&d->arena);
}

#define auto_drawing __attribute__((cleanup(drawing_drop))) struct drawing

static void draw(struct drawing *d, struct paper_cell from, double width)
{
	d->shop = (struct workshop){ .arena = &d->arena, .fail = &d->fail };
	works(fonts_open(&d->shop, PAPER_GOTHIC), d->fail);
	d->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
	d->page = cairo_create(d->surface);
	pen_fill(d->page, 1, (struct box){ 0, 0, WIDTH, HEIGHT });
	d->cell = cell_set(&d->shop, &from, PAPER_CENTRE, width);
	cell_draw(&d->cell, d->page, (struct box){ 0, 0, width, cell_height(&d->cell) });
	cairo_surface_flush(d->surface);
}

static bool black(const struct drawing *d, int x, int y)
{
	const unsigned char *row = cairo_image_surface_get_data(d->surface) +
				   y * cairo_image_surface_get_stride(d->surface);
	return ((const uint32_t *)(const void *)row)[x] % 256 < 0x90;
}

/* Dark pixels in a part of the picture. */
static int ink(const struct drawing *d, int left, int top, int right, int bottom)
{
	int count = 0;
	for (int y = top; y < bottom; y++)
		for (int x = left; x < right; x++)
			count += black(d, x, y);
	return count;
}

static const str answers[] = { T("はい"), T("いいえ") };

static void a_ring_stands_round_the_chosen_word_alone(void **state)
{
	(void)state;
	int left[3], right[3];
	for (uint8_t chosen = 0; chosen < 3; chosen++) {
		auto_drawing d = { 0 };
		draw(&d, (struct paper_cell){ .words = answers, .word_count = 2, .chosen = chosen }, 100);
		int bottom = (int)cell_height(&d.cell);
		left[chosen] = ink(&d, 0, 0, 47, bottom);
		right[chosen] = ink(&d, 47, 0, 100, bottom);
	}
	assert_true(left[0] > 0 && right[0] > 0);
	assert_true(left[1] > left[0] + 20 && right[1] == right[0]);
	assert_true(right[2] > right[0] + 20 && left[2] < left[0] + 10);
}

static void words_that_do_not_fit_stand_below_each_other(void **state)
{
	(void)state;
	auto_drawing beside = { 0 }, below = { 0 };
	struct paper_cell choice = { .words = answers, .word_count = 2, .chosen = 2 };
	draw(&beside, choice, 100);
	draw(&below, choice, 40);
	double leading = below.cell.picture.between.leading;
	assert_true(cell_height(&below.cell) == cell_height(&beside.cell) + leading);
	int middle = (int)(cell_height(&below.cell) / 2), bottom = (int)cell_height(&below.cell);
	assert_true(ink(&below, 0, middle, 40, bottom) > ink(&below, 0, 0, 40, middle) + 20);
}

static void a_bar_is_filled_as_far_as_it_is_told(void **state)
{
	(void)state;
	static const struct {
		double part;
		int half, all; /* dark at a quarter, at three quarters */
	} rows[] = { { -1, 0, 0 }, { 0, 0, 0 }, { 0.5, 1, 0 }, { 1, 1, 1 }, { 7, 1, 1 } };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_drawing d = { 0 };
		draw(&d, (struct paper_cell){ .bar = true, .part = rows[i].part }, 100);
		int y = (int)(cell_height(&d.cell) / 2);
		assert_int_equal(black(&d, 25, y), rows[i].half);
		assert_int_equal(black(&d, 75, y), rows[i].all);
	}
}

/* As wide as the code and its white margin in modules: one module is one pixel. */
static void a_qr_code_is_the_one_that_was_asked_for(void **state)
{
	(void)state;
	QRcode *want = QRcode_encodeData(4, (const unsigned char *)"inro", 0, QR_ECLEVEL_M);
	assert_non_null(want);
	auto_drawing d = { 0 };
	draw(&d, (struct paper_cell){ .text = S("") }, 50);
	struct qr qr;
	works(qr_make(&d.shop, S("inro"), &qr), d.fail);
	assert_int_equal(qr.side, want->width);
	pen_qr(d.page, qr, (struct box){ 0, 0, (double)qr.side + 8, (double)qr.side + 8 });
	cairo_surface_flush(d.surface);
	for (int y = 0; y < want->width + 8; y++)
		for (int x = 0; x < want->width + 8; x++) {
			bool inside = x >= 4 && y >= 4 && x < want->width + 4 && y < want->width + 4;
			bool dark = inside && (want->data[(y - 4) * want->width + x - 4] & 1);
			assert_int_equal(black(&d, x, y), dark);
		}
	QRcode_free(want);
}

static void a_qr_code_needs_something_to_say(void **state)
{
	(void)state;
	auto_drawing d = { 0 };
	draw(&d, (struct paper_cell){ .qr = { NULL, 0 } }, 50);
	assert_null(d.cell.picture.kind);
	struct qr qr;
	refuses(qr_make(&d.shop, S(""), &qr), d.fail, ERR_INPUT);
}

static void cutting_leaves_the_picture_and_what_fits(void **state)
{
	(void)state;
	auto_drawing d = { 0 };
	struct paper_cell from = {
		.words = answers, .word_count = 2, .text = S("一\n二\n三"), .under = S("下")
	};
	draw(&d, from, 100);
	double whole = cell_height(&d.cell), line = d.cell.text.leading;
	struct cell rest = cell_cut(&d.cell, whole - d.cell.under.leading - line);
	assert_non_null(d.cell.picture.kind);
	assert_null(rest.picture.kind);
	assert_int_equal(d.cell.text.count, 2);
	assert_int_equal(d.cell.under.count, 0);
	assert_int_equal(rest.text.count, 1);
	same(rest.text.lines[0].text, S("三"));
	assert_int_equal(rest.under.count, 1);
	struct cell last = cell_cut(&rest, 0); /* a line stays in any case */
	assert_int_equal(rest.text.count, 1);
	assert_int_equal(last.under.count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ring_stands_round_the_chosen_word_alone),
		cmocka_unit_test(words_that_do_not_fit_stand_below_each_other),
		cmocka_unit_test(a_bar_is_filled_as_far_as_it_is_told),
		cmocka_unit_test(a_qr_code_is_the_one_that_was_asked_for),
		cmocka_unit_test(a_qr_code_needs_something_to_say),
		cmocka_unit_test(cutting_leaves_the_picture_and_what_fits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
