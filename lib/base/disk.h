/* disk.h - files through a table of functions, so that a test can break the disk.
 * A file written here is whole or not there: it is written beside its place, synced, and renamed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"
#include "err.h"

#include <sys/types.h>

struct disk {
	int (*open)(const char *path, int flags, mode_t mode);
	ssize_t (*read)(int fd, void *to, size_t n);
	ssize_t (*write)(int fd, const void *from, size_t n);
	int (*sync)(int fd);
	int (*close)(int fd);
	int (*rename)(const char *from, const char *to);
	int (*unlink)(const char *path);
	int (*mkdir)(const char *path, mode_t mode);
};

extern const struct disk disk_real;

/* Reads a whole file of at most max bytes; "-" is the standard input. ERR_MISSING, ERR_INPUT (too large), ERR_DISK. */
bool disk_read(const struct disk *d, struct arena *a, str path, size_t max, str *bytes, struct err *e);
/* The same piece by piece, of any length; each lives until `take` returns, which stops the reading by false. */
#define DISK_PIECE (256u << 10)
bool disk_stream(const struct disk *d, str path, bool (*take)(void *of, str bytes, struct err *e), void *of, struct err *e);
bool disk_write(const struct disk *d, str path, str bytes, struct err *e);          /* mode 0644 */
bool disk_write_private(const struct disk *d, str path, str bytes, struct err *e);  /* mode 0600 */
bool disk_folder(const struct disk *d, str path, struct err *e);    /* makes it with its parents; there already is fine */
bool disk_folder_private(const struct disk *d, str path, struct err *e); /* what it makes is for its owner only */
bool disk_there(str path);
bool disk_is_folder(str path);
bool disk_drop(const struct disk *d, str path, struct err *e); /* takes a file away; one that is not there is gone already */
/* Names of the regular files under a folder, relative to it, in byte order; at most DISK_FILES_MAX. */
#define DISK_FILES_MAX 100000u
bool disk_list(struct arena *a, str folder, str **names, size_t *count, struct err *e);
str path_join(struct arena *a, str folder, str name);
str path_name(str path); /* behind the last slash */
