/* words.c - which language the environment asks for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "words.h"

#include <stdlib.h>

enum lang lang_of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < LENGTH(names); i++) {
		const char *set = getenv(names[i]);
		if (set && *set)
			return str_starts(str_of(set), S("en")) ? LANG_EN : LANG_JA;
	}
	return LANG_JA;
}
