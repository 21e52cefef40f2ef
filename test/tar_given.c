/* tar_given.c - heads with their sums, and filling up to whole blocks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "tar_given.h"

#include <stdio.h>
#include <string.h>

#define BLOCK 512u

static void fill(struct buf *tar)
{
	while (tar->n % BLOCK)
		buf_byte(tar, 0);
}

void tar_put(struct buf *tar, const char *name, const char *prefix, char type, str bytes)
{
	char head[BLOCK] = { 0 };
	unsigned sum = 0;
	snprintf(head, 100, "%s", name);
	snprintf(head + 124, 12, "%011o", (unsigned)bytes.n);
	head[156] = type;
	memcpy(head + 257, "ustar", 6);
	snprintf(head + 345, 155, "%s", prefix);
	memset(head + 148, ' ', 8);
	for (size_t i = 0; i < sizeof head; i++)
		sum += (unsigned char)head[i];
	snprintf(head + 148, 8, "%06o", sum & 0777777);
	buf_put(tar, (str){ head, sizeof head });
	buf_put(tar, bytes);
	fill(tar);
}

void tar_end(struct buf *tar)
{
	static const char zeros[2 * BLOCK];
	buf_put(tar, (str){ zeros, sizeof zeros });
}
