/* bundle.h - files of a disk put together into one .zip, written as it is made.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

struct bundled_file {
	str name; /* in the archive, relative, slashes forward */
	str path; /* on the disk */
};

/* Writes the entries to fd (open for writing), each with the mode 0600. ERR_MISSING, ERR_DISK. */
bool bundle_put(int fd, const struct bundled_file *entries, size_t count, struct err *e);
/* The same into a file without a name in this folder, open at its beginning; it goes away when it is closed. */
bool bundle_nameless(str folder, const struct bundled_file *files, size_t count, int *fd, struct err *e);
