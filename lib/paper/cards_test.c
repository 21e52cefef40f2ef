/* cards_test.c - ten cards on a page, each with its rows; what does not fit is left out, never printed over the edge.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"
#include "pdf_pages.h"

#include "paper/cards.h"

static const struct paper_look look = { .title = T("連絡先カード"), .author = T("Inro"), .made_at = 1795344082 };

static size_t counted(str text, str word)
{
	size_t n = 0;
	for (str rest = text; rest.p; n++)
		str_cut(&rest, word);
	return n - 1;
}

static str text_of(struct arena *a, const struct card *card)
{
	struct err e = { 0 };
	auto_buf pdf = { 0 };
	works(cards_write(a, &look, card, &pdf, &e), e);
	return pages_text(a, arena_copy(a, buf_str(&pdf)));
}

static void more_rows_than_a_card_has_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf pdf = { 0 };
	struct err e = { 0 };
	struct card_row rows[CARD_ROWS_MAX + 1] = { 0 };
	const struct card card = { .title = S("t"), .first = S("f"), .rows = rows, .row_count = LENGTH(rows), .foot = S("x") };
	refuses(cards_write(&a, &look, &card, &pdf, &e), e, ERR_INPUT);
	assert_int_equal(pdf.n, 0);
}

static void words_that_leave_no_room_for_a_row_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf pdf = { 0 }, first = { 0 };
	struct err e = { 0 };
	for (int i = 0; i < 100; i++)
		buf_put(&first, S("まず、落ち着いて画面の写真を撮ります。"));
	const struct card_row rows[] = { { S("総務課"), S("110") } };
	const struct card card = { .title = S("t"), .first = buf_str(&first), .rows = rows, .row_count = 1, .foot = S("x") };
	refuses(cards_write(&a, &look, &card, &pdf, &e), e, ERR_INPUT);
}

static void ten_cards_are_alike(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	const struct card_row rows[] = { { S("企画管理者 髙田 﨑子"), S("内線 201 夜間 090-0000-1111") }, { S("みほん県警"), S("110") } };
	const struct card card = { .title = S("おかしいと思ったら"), .first = S("1 電源は切らない"), .rows = rows, .row_count = LENGTH(rows),
		                   .foot = S("みほん記念病院 第4版") };
	str text = text_of(&a, &card);
	assert_int_equal(pages_count(text), 1);
	assert_int_equal(counted(text, S("090-0000-1111")), 10);
	assert_int_equal(counted(text, S("髙田")), 10);
	in_order(text, "おかしいと思ったら", "電源は切らない", "髙田 﨑子", "内線 201", "みほん県警", "110", "第4版");
}

static void long_numbers_push_the_last_rows_out(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct card_row rows[CARD_ROWS_MAX];
	for (size_t i = 0; i < LENGTH(rows); i++)
		rows[i] = (struct card_row){ arena_fmt(&a, "行%zu", i), S("000-0000-0000(代表)、000-0000-0001(直通)、夜間 000-0000-0002(当番へ転送)") };
	const struct card card = { .title = S("題"), .first = S("まず"), .rows = rows, .row_count = LENGTH(rows), .foot = S("足") };
	str text = text_of(&a, &card);
	assert_int_equal(counted(text, S("行0")), 10);
	assert_int_equal(counted(text, S("行6")), 0);
	assert_int_equal(counted(text, S("足")), 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(more_rows_than_a_card_has_are_refused),
		cmocka_unit_test(words_that_leave_no_room_for_a_row_are_refused),
		cmocka_unit_test(ten_cards_are_alike),
		cmocka_unit_test(long_numbers_push_the_last_rows_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
