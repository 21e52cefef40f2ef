/* near.h - which of the words there are a mistyped one may have been meant for.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

#define NEAR_WORD_MAX 32u /* bytes; longer words are never near */
#define NEAR_EDITS 2u     /* inserting, dropping, changing one, or swapping two neighbours */

struct near {
	str typed;
	str word;       /* the nearest so far, the first of equals; "" when none is within NEAR_EDITS */
	unsigned edits;
};

static inline struct near near_of(str typed) { return (struct near){ typed, S(""), NEAR_EDITS + 1 }; }
void near_look(struct near *n, str word);
