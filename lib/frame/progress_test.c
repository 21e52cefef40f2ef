/* progress_test.c - progress is seen only by those who watch, only when there is something to wait for, and goes away.
 * SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "given.h"

#include "frame/progress.h"

#include <stdlib.h>

static const struct words doing = { "行を読んでいます", "reading rows" };

/* What is written for steps of which each is due (or none is). */
static void expect_line(enum lang lang, bool due, size_t steps, const char *expected)
{
	char *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);
	assert_non_null(to);
	struct progress p = { .to = to };
	struct work w = { .lang = lang, .progress = &p };
	for (size_t i = 0; i < steps; i++) {
		work_progress(&w, i, 9, doing);
		p.next_ms = due ? 1 : INT64_MAX;
	}
	progress_end(&p);
	fclose(to);
	same(((str){ text, n }), str_of(expected));
	free(text);
}

static void nobody_who_does_not_watch_sees_it(void **state)
{
	(void)state;
	struct work w = { 0 };
	work_progress(&w, 1, 2, doing);
	assert_null(w.progress);
}

static void short_work_says_nothing(void **state)
{
	(void)state;
	expect_line(LANG_JA, true, 1, "");
	expect_line(LANG_JA, false, 5, "");
}

static void long_work_rewrites_one_line_and_takes_it_away(void **state)
{
	(void)state;
	expect_line(LANG_JA, true, 2, "\r\033[K行を読んでいます 1 / 9\r\033[K");
	expect_line(LANG_EN, true, 3, "\r\033[Kreading rows 1 / 9\r\033[Kreading rows 2 / 9\r\033[K");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_who_does_not_watch_sees_it),
		cmocka_unit_test(short_work_says_nothing),
		cmocka_unit_test(long_work_rewrites_one_line_and_takes_it_away),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
