/* buf.h - text that grows at its end.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"

struct buf {
	char *p;
	size_t n, room;
};

#define auto_buf __attribute__((cleanup(buf_drop))) struct buf

void buf_put(struct buf *b, str s);
void buf_byte(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_rune(struct buf *b, uint32_t rune); /* one Unicode scalar value as UTF-8 */
void buf_cut(struct buf *b, size_t n);       /* keeps the first n bytes */
str buf_str(const struct buf *b);            /* valid until the next change */
void buf_drop(struct buf *b);
