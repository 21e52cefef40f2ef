/* spool.h - a file in memory that has a path while it is open, for libraries that can only write to one.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "buf.h"
#include "err.h"

struct spool {
	bool open;
	int fd;
	char path[32]; /* valid in this process alone */
};

#define auto_spool __attribute__((cleanup(spool_drop))) struct spool

bool spool_open(struct spool *s, struct err *e);
bool spool_read(const struct spool *s, struct buf *out, struct err *e); /* adds all that was written to it */
void spool_drop(struct spool *s);
