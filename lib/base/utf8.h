/* utf8.h - walking over UTF-8 (RFC 3629), strictly.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "str.h"

#define RUNE_BAD 0xFFFDu

/* The Unicode scalar value at byte *at, which moves behind it. A byte that begins no valid sequence is skipped
 * alone and gives RUNE_BAD. *at must be below s.n. */
uint32_t utf8_next(str s, size_t *at);
bool utf8_valid(str s);
size_t utf8_count(str s);            /* characters (scalar values) */
str utf8_first(str s, size_t runes); /* at most so many characters */
str utf8_fit(str s, size_t bytes);   /* at most so many bytes, in whole characters where s is valid */
