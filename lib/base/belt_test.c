/* belt_test.c - pieces are taken in their order, and none is lost or kept when one cannot be taken.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "belt.h"

#include <stdlib.h>

struct taken {
	size_t next, bad; /* bad: which is not taken; SIZE_MAX for none */
	size_t dropped;
};

static struct taken seen;

static bool take(void *of, void *piece, struct err *e)
{
	size_t number = *(size_t *)piece;
	struct taken *t = of;
	free(piece);
	if (number != t->next)
		return err_set(e, ERR_INTERNAL, "%zu番", "number %zu", number);
	if (number == t->bad)
		return err_set(e, ERR_INPUT, "%zu番は取れません", "number %zu cannot be taken", number);
	t->next++;
	return true;
}

static void drop(void *piece)
{
	__atomic_add_fetch(&seen.dropped, 1, __ATOMIC_SEQ_CST);
	free(piece);
}

static size_t put(struct belt *b, size_t count, struct err *e)
{
	size_t i = 0;
	for (bool well = true; i < count && well; i += well) {
		size_t *piece = malloc(sizeof *piece);
		assert_non_null(piece);
		*piece = i;
		well = belt_put(b, piece, e);
	}
	return i;
}

static void all_are_taken_in_order(void **state)
{
	(void)state;
	struct err e = { 0 };
	seen = (struct taken){ .bad = SIZE_MAX };
	struct belt *b = belt_open(take, drop, &seen);
	assert_int_equal(put(b, 10000, &e), 10000);
	works(belt_end(&b, &e), e);
	assert_null(b);
	assert_int_equal(seen.next, 10000);
	assert_int_equal(seen.dropped, 0);
}

static void one_that_is_not_taken_ends_it(void **state)
{
	(void)state;
	struct err e = { 0 };
	seen = (struct taken){ .bad = 100 };
	struct belt *b = belt_open(take, drop, &seen);
	size_t stood = put(b, 10000, &e);
	assert_true(stood >= 100 && stood < 10000);
	struct err end = { 0 };
	refuses(belt_end(&b, &end), end, ERR_INPUT);
	assert_string_equal(end.en, "number 100 cannot be taken");
	assert_int_equal(seen.next, 100);
	/* what was put behind it, and the one that was refused at once */
	assert_int_equal(seen.dropped, stood - 100);
}

static void nothing_at_all_is_fine(void **state)
{
	(void)state;
	struct err e = { 0 };
	seen = (struct taken){ .bad = SIZE_MAX };
	struct belt *b = belt_open(take, drop, &seen);
	works(belt_end(&b, &e), e);
	assert_true(belt_end(&b, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_that_is_not_taken_ends_it),
		cmocka_unit_test(all_are_taken_in_order),
		cmocka_unit_test(nothing_at_all_is_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
