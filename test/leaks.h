/* leaks.h - for tests that print: what the leak checker takes for a leak and is none.
 * Fontconfig remembers the patterns of its configuration by offsets, which the checker does not follow; they
 * are as many after a thousand papers as after one.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once

const char *__lsan_default_options(void), *__lsan_default_suppressions(void);

const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
