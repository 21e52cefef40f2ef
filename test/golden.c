/* golden.c - comparing with expected files, and writing them anew when asked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/disk.h"
#include "golden.h"

#include <stdlib.h>

#define GOLDEN_MAX (16u << 20)

void golden(const char *name, str text)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	str path = arena_fmt(&a, "test/golden/%s", name), want;
	if (getenv("BLESS")) {
		works(disk_write(&disk_real, path, text, &e), e);
		return;
	}
	works(disk_read(&disk_real, &a, path, GOLDEN_MAX, &want, &e), e);
	same(text, want);
}
