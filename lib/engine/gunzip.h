/* gunzip.h - a stream that may be packed by gzip (RFC 1952), unpacked piece by piece.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/err.h"
#include "base/str.h"

#define GUNZIP_PIECE (256u << 10) /* bytes handed on at once */

/* Lives until it returns; false stops, with the error it has set. */
typedef bool bytes_taker(void *of, str bytes, struct err *e);

struct gunzip {
	uint64_t max;      /* bytes that it may become; more is ERR_INPUT */
	bytes_taker *take;
	void *of;
	/* where it stands */
	struct z_stream_s *z; /* NULL for what is not packed */
	bool half; /* only the first byte of what may be gzip's mark has come */
	bool begun, ended;
	uint64_t made;
	char *piece;
};

/* The next bytes of the file. What does not begin as gzip is handed on as it is. ERR_INPUT: it is damaged, or becomes too much. */
bool gunzip_put(struct gunzip *g, str bytes, struct err *e);
bool gunzip_end(struct gunzip *g, struct err *e); /* ERR_INPUT: it was cut off */
void gunzip_drop(struct gunzip *g);
