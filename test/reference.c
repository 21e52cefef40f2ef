/* reference.c - the one way a test reads the shared reference data.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/disk.h"

#include <stdlib.h>

#define REFERENCE_MAX (64u << 20)

bool reference_read(struct arena *a, const char *name, str *bytes)
{
	struct err e = { 0 };
	const char *set = getenv("INRO_REFERENCE");
	str folder = str_of(set ? set : "../shared/reference");
	if (!disk_there(folder)) {
		fprintf(stderr, "SKIPPED: the reference data is absent (%s)\n", name);
		return false;
	}
	works(disk_read(&disk_real, a, path_join(a, folder, str_of(name)), REFERENCE_MAX, bytes, &e), e);
	return true;
}
