/* untar.h - files out of a tape archive that comes piece by piece; no more than one of them is in memory.
 * Source: POSIX.1 pax(1), "ustar Interchange Format". Names that only an extended header tells are cut to what ustar holds.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

#define UNTAR_BLOCK 512u
#define UNTAR_NAME_MAX 256u

struct untar {
	size_t file_max; /* a longer file is passed over */
	bool (*wants)(void *of, str name);
	bool (*take)(void *of, str name, str bytes, struct err *e); /* both live until it returns */
	void *of;
	/* where it stands */
	char head[UNTAR_BLOCK], name[UNTAR_NAME_MAX + 1];
	size_t head_n;
	uint64_t left, padding; /* of the file that is passing by */
	bool wanted, ended;
	struct buf held;
};

/* The next bytes. ERR_INPUT: it is no archive, or damaged; or what the taker said. */
bool untar_put(struct untar *u, str bytes, struct err *e);
bool untar_end(struct untar *u, struct err *e); /* ERR_INPUT: it was cut off */
void untar_drop(struct untar *u);
