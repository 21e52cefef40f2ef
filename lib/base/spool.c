/* spool.c - files in memory, by memfd_create(2).
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "spool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PIECE 65536

bool spool_open(struct spool *s, struct err *e)
{
	s->fd = memfd_create("inro", MFD_CLOEXEC);
	if (s->fd < 0)
		return err_set(e, ERR_DISK, "作業用のファイルを作れません: %s",
			       "no scratch file can be made: %s", strerror(errno));
	s->open = true;
	snprintf(s->path, sizeof s->path, "/proc/self/fd/%d", s->fd);
	return true;
}

bool spool_read(const struct spool *s, struct buf *out, struct err *e)
{
	char piece[PIECE];
	ssize_t n;
	for (off_t at = 0; (n = pread(s->fd, piece, sizeof piece, at)) != 0; at += n) {
		if (n < 0)
			return err_set(e, ERR_DISK, "作業用のファイルを読めません: %s",
				       "the scratch file cannot be read: %s", strerror(errno));
		buf_put(out, (str){ piece, (size_t)n });
	}
	return true;
}

void spool_drop(struct spool *s)
{
	if (s->open)
		close(s->fd);
	s->open = false;
}
