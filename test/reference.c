/* reference.c - the one way a test reads the shared reference data; what is packed comes unpacked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "base/disk.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#define REFERENCE_MAX (64u << 20)

static str unpacked(struct arena *a, str bytes)
{
	char piece[1 << 16];
	auto_buf all = { 0 };
	struct archive_entry *entry;
	struct archive *packed = archive_read_new();
	archive_read_support_filter_gzip(packed);
	archive_read_support_format_raw(packed);
	if (archive_read_open_memory(packed, bytes.p, bytes.n) || archive_read_next_header(packed, &entry))
		fail_msg("%s", archive_error_string(packed));
	la_ssize_t n;
	while ((n = archive_read_data(packed, piece, sizeof piece)) > 0)
		buf_put(&all, (str){ piece, (size_t)n });
	assert_int_equal(n, 0);
	archive_read_free(packed);
	return arena_copy(a, buf_str(&all));
}

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
	if (str_ends(str_of(name), S(".gz")))
		*bytes = unpacked(a, *bytes);
	return true;
}
