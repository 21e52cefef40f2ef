/* gzip_given.c - packing with zlib, at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "gzip_given.h"

#include <stdlib.h>
#include <zlib.h>

void gzip_pack(str bytes, struct buf *to)
{
	z_stream z = { 0 };
	uLong room = compressBound((uLong)bytes.n) + 64;
	char *packed = mem_take(room);
	assert_int_equal(deflateInit2(&z, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)bytes.p;
	z.avail_in = (unsigned)bytes.n;
	z.next_out = (unsigned char *)packed;
	z.avail_out = (unsigned)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	buf_put(to, (str){ packed, room - z.avail_out });
	deflateEnd(&z);
	free(packed);
}
