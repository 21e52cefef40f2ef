/* id_test.c - ids have the form of RFC 9562, never come twice, and sort in the order they were made.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/id.h"

#include <sys/wait.h>
#include <unistd.h>

static void ids_carry_version_variant_and_time(void **state)
{
	(void)state;
	struct id id = id_new(1645557742); /* the instant of RFC 9562's example, appendix A.6 */
	assert_true(id_valid(id_str(&id)));
	same(str_first(id_str(&id), 13), S("017f22e2-79b0"));
	assert_int_equal(id.text[14], '7');
	assert_true(str_has(S("89ab"), (str){ &id.text[19], 1 }));
}

static int text_order(const void *a, const void *b)
{
	return str_order(id_str(a), id_str(b));
}

static void ids_differ_and_sort_as_made(void **state)
{
	(void)state;
	enum { IDS = 20000 };
	static struct id ids[IDS];
	for (size_t i = 0; i < IDS; i++)
		ids[i] = id_new(1795344082 - (int64_t)(i % 3)); /* even when the clock steps back */
	for (size_t i = 1; i < IDS; i++)
		assert_true(text_order(&ids[i - 1], &ids[i]) < 0);
}

static void ids_can_follow_those_of_another_process(void **state)
{
	(void)state;
	static const int64_t instant = 1900000000;
	str other = S("01ba60d3-3800-7fff-bfff-ffffffffffff"); /* the last place of that millisecond */
	id_after(S("not an id"));
	id_after(other);
	struct id id = id_new(instant);
	assert_true(str_order(other, id_str(&id)) < 0);
	assert_int_equal(id.text[14], '7');
}

static void a_forked_child_makes_other_ids(void **state)
{
	(void)state;
	static const int64_t instant = 1900000001;
	struct id ours, childs = { 0 };
	int pipe_ends[2], status;
	id_new(instant);
	assert_int_equal(pipe(pipe_ends), 0);
	pid_t child = fork();
	ours = id_new(instant);
	if (!child)
		_exit(write(pipe_ends[1], &ours, sizeof ours) != sizeof ours);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(read(pipe_ends[0], &childs, sizeof childs), sizeof childs);
	assert_true(id_valid(id_str(&childs)));
	assert_false(str_eq(id_str(&ours), id_str(&childs)));
	close(pipe_ends[0]);
	close(pipe_ends[1]);
}

static void other_texts_are_no_ids(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T("017f22e2-79b0-7cc3-98c4-dc0c0c07398"),
		T("017f22e2-79b0-7cc3-98c4-dc0c0c07398f0"),
		T("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"),
		T("017f22e2079b0-7cc3-98c4-dc0c0c07398f"),
		T("017f22e2-79b0-7cc3-98c4-dc0c0c07398g"),
		T("017f22e-279b0-7cc3-98c4-dc0c0c07398f"),
		T("017f22e2-79b0-7cc3-98c4 dc0c0c07398f"),
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(id_valid(rows[i]));
	assert_true(id_valid(S("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_carry_version_variant_and_time),
		cmocka_unit_test(ids_differ_and_sort_as_made),
		cmocka_unit_test(ids_can_follow_those_of_another_process),
		cmocka_unit_test(a_forked_child_makes_other_ids),
		cmocka_unit_test(other_texts_are_no_ids),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
