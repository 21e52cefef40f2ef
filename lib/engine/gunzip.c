/* gunzip.c - zlib, one piece after the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gunzip.h"

#include "base/arena.h"

#include <stdlib.h>
#include <zlib.h>

#define GZIP_WINDOW (15 + 16) /* the largest window, in gzip's clothes */

static const str mark = T("\x1F\x8B"); /* gzip begins so */

static void begin(struct gunzip *g, bool packed)
{
	g->begun = true;
	if (!packed)
		return;
	g->z = mem_take(sizeof *g->z);
	g->piece = mem_take(GUNZIP_PIECE);
	*g->z = (z_stream){ 0 };
	if (inflateInit2(g->z, GZIP_WINDOW) != Z_OK)
		mem_out();
}

static bool hand_on(struct gunzip *g, str bytes, struct err *e)
{
	g->made += bytes.n;
	if (g->made > g->max)
		return err_set(e, ERR_INPUT, "大きすぎます(%llu MBまで)", "it is too large (at most %llu MB)", (unsigned long long)(g->max >> 20));
	return !bytes.n || g->take(g->of, bytes, e);
}

static bool damaged(struct err *e)
{
	return err_set(e, ERR_INPUT, "圧縮(gzip)が壊れています", "the packing (gzip) is damaged");
}

/* Several packed streams may stand one behind the other. */
static bool unpack(struct gunzip *g, str bytes, struct err *e)
{
	g->z->next_in = (unsigned char *)(uintptr_t)bytes.p;
	g->z->avail_in = (unsigned)bytes.n;
	while (g->z->avail_in || !g->z->avail_out) {
		if (g->ended && g->z->avail_in && inflateReset(g->z) != Z_OK)
			return damaged(e);
		g->ended = false;
		g->z->next_out = (unsigned char *)g->piece;
		g->z->avail_out = GUNZIP_PIECE;
		int code = inflate(g->z, Z_NO_FLUSH);
		if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
			return damaged(e);
		g->ended = code == Z_STREAM_END;
		if (!hand_on(g, (str){ g->piece, GUNZIP_PIECE - g->z->avail_out }, e))
			return false;
		if (code == Z_BUF_ERROR || (g->ended && !g->z->avail_in))
			break;
	}
	return true;
}

static bool put(struct gunzip *g, str bytes, struct err *e)
{
	return g->z ? unpack(g, bytes, e) : hand_on(g, bytes, e);
}

bool gunzip_put(struct gunzip *g, str bytes, struct err *e)
{
	if (!bytes.n)
		return true;
	if (!g->begun && !g->half && str_eq(bytes, str_first(mark, 1))) {
		g->half = true;
		return true;
	}
	bool was_half = g->half;
	g->half = false;
	if (!g->begun)
		begin(g, str_starts(bytes, was_half ? str_from(mark, 1) : mark));
	return (!was_half || put(g, str_first(mark, 1), e)) && put(g, bytes, e);
}

bool gunzip_end(struct gunzip *g, struct err *e)
{
	if (g->half)
		return hand_on(g, str_first(mark, 1), e);
	return !g->z || g->ended || err_set(e, ERR_INPUT, "途中で切れています(gzip)", "it is cut off (gzip)");
}

void gunzip_drop(struct gunzip *g)
{
	if (g->z)
		inflateEnd(g->z);
	free(g->z);
	free(g->piece);
	*g = (struct gunzip){ 0 };
}
