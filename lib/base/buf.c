/* buf.c - appending to a text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void room_for(struct buf *b, size_t more)
{
	if (b->room - b->n >= more)
		return;
	size_t room = b->room ? b->room * 2 : 256;
	while (room - b->n < more)
		room *= 2;
	b->p = mem_more(b->p, room);
	b->room = room;
}

void buf_put(struct buf *b, str s)
{
	if (!s.n)
		return;
	room_for(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_byte(struct buf *b, char c)
{
	room_for(b, 1);
	b->p[b->n++] = c;
}

void buf_fmt(struct buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		return;
	room_for(b, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(b->p + b->n, (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

void buf_rune(struct buf *b, uint32_t r)
{
	if (r < 0x80) {
		buf_byte(b, (char)r);
	} else if (r < 0x800) {
		buf_byte(b, (char)(0xC0 | r >> 6));
		buf_byte(b, (char)(0x80 | (r & 0x3F)));
	} else if (r < 0x10000) {
		buf_byte(b, (char)(0xE0 | r >> 12));
		buf_byte(b, (char)(0x80 | (r >> 6 & 0x3F)));
		buf_byte(b, (char)(0x80 | (r & 0x3F)));
	} else {
		buf_byte(b, (char)(0xF0 | r >> 18));
		buf_byte(b, (char)(0x80 | (r >> 12 & 0x3F)));
		buf_byte(b, (char)(0x80 | (r >> 6 & 0x3F)));
		buf_byte(b, (char)(0x80 | (r & 0x3F)));
	}
}

void buf_cut(struct buf *b, size_t n)
{
	if (n < b->n)
		b->n = n;
}

str buf_str(const struct buf *b)
{
	return (str){ b->p ? b->p : "", b->n };
}

void buf_drop(struct buf *b)
{
	free(b->p);
	*b = (struct buf){ 0 };
}
