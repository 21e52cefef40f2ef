/* tokens.h - the words of a product's or maker's name, whatever stands between them: "Satera LBP670Cｼﾘｰｽﾞ" has three.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define TOKENS_MAX 48u /* of one cell; what follows is not looked at */

struct name_token {
	str text;       /* a view of the text */
	size_t at, end; /* its bytes */
};

struct tokens {
	struct name_token list[TOKENS_MAX];
	size_t count;
};

/* Cuts a text that is folded (text_fold) at blanks and signs, and where Latin letters, kana and kanji meet. Letters and
 * digits stay together, and so do + and # behind a letter (c++). */
void tokens_read(str folded, struct tokens *t);
