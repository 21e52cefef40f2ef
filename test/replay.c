/* replay.c - runs a fuzz target over the files it is given: the corpus as a test, without a fuzzer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/disk.h"

#include <stdio.h>

#define REPLAY_MAX (64u << 20)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int main(int count, char **files)
{
	for (int i = 1; i < count; i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		str bytes;
		if (!disk_read(&disk_real, &a, str_of(files[i]), REPLAY_MAX, &bytes, &e))
			return fprintf(stderr, "%s\n", e.en), 1;
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
	}
	return 0;
}
