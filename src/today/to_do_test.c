/* to_do_test.c - findings that one action settles stand together, and only a few of them are named.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "to_do.h"

static void findings_of_one_kind_are_one_thing_to_do(void **state)
{
	(void)state;
	static const struct check one = { .name = "one" }, other = { .name = "other" };
	static const struct reason bad = { "bad", { "悪い", "bad" }, { "直す", "mend" }, SEVERITY_HIGH },
		worse = { "worse", { "もっと悪い", "worse" }, { "直す", "mend" }, SEVERITY_URGENT };
	auto_arena a = { 0 };
	struct work w = { .arena = &a };
	struct finding findings[TO_DO_NAMES_MAX + 5] = { { .check = &one, .reason = &worse },
		{ .check = &other, .reason = &bad } };
	size_t count, last = LENGTH(findings) - 1;
	for (size_t i = 2; i <= last; i++)
		findings[i] = (struct finding){ .check = &one, .reason = &bad };
	findings[last].unseen = true;
	const struct to_do *list = to_do_gather(&w, findings, LENGTH(findings), &count);
	assert_int_equal(count, 4);
	assert_ptr_equal(list[0].first, &findings[0]);
	assert_ptr_equal(list[1].first, &findings[1]);
	assert_int_equal(list[2].count, last - 2);
	assert_int_equal(list[2].member_count, TO_DO_NAMES_MAX);
	assert_ptr_equal(list[3].members[0], &findings[last]);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(findings_of_one_kind_are_one_thing_to_do) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
