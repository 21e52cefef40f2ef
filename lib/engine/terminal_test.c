/* terminal_test.c - what a pager left in a line goes, and the line stays where it was.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/terminal.h"
#include "given.h"

static const struct {
	const char *given, *seen;
} lines[] = {
	{ "", "" },
	{ "set x\r\nset y\r\n", "set x\nset y\n" },
	{ "set x\r\r\n", "set x\n" },
	{ " --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b access-list 1", " access-list 1" },
	{ "<--- More --->\r              \raccess-list A", "access-list A" },
	{ "---つづく---\r            \rip filter 1", "ip filter 1" },
	{ "\x1b[32mFW01\x1b[0m # show\x1b", "FW01 # show" },
	{ "\x1b[12", "" },
	{ "\x1b(Bpass", "Bpass" },
	{ "さくら\b\bい", "さい" },
	{ "\b\bset x", "set x" },
	{ "a  \t\nb", "a\nb" },
};

static void lines_are_seen_as_a_person_saw_them(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(lines); i++)
		same(terminal_clean(&a, str_of(lines[i].given)), str_of(lines[i].seen));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(lines_are_seen_as_a_person_saw_them) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
