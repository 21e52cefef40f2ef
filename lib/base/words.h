/* words.h - a word for people, in both languages in one row. Japanese is the master.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "str.h"

enum lang { LANG_JA, LANG_EN };

struct words {
	const char *ja, *en;
};

static inline const char *say(enum lang lang, struct words w)
{
	return lang == LANG_EN ? w.en : w.ja;
}

/* The language the environment asks for (LC_ALL, LC_MESSAGES, LANG); Japanese unless it begins with "en". */
enum lang lang_of_locale(void);
