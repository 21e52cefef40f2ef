/* bundle.c - zip by libarchive: what is read is at once deflated and written, so that memory stays small.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE */
#include "bundle.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (64u << 10)

static bool failed(struct archive *zip, struct err *e)
{
	return err_set(e, ERR_DISK, "控えのファイルを書けません: %s", "the archive cannot be written: %s", archive_error_string(zip));
}

static bool unreadable(str name, struct err *e)
{
	return err_set(e, errno == ENOENT ? ERR_MISSING : ERR_DISK, "%.*s を読めません: %s", "%.*s cannot be read: %s", P(name), strerror(errno));
}

static bool put_head(struct archive *zip, const char *name, const struct stat *stat, struct err *e)
{
	struct archive_entry *head = archive_entry_new();
	archive_entry_set_pathname_utf8(head, name);
	archive_entry_set_size(head, stat->st_size);
	archive_entry_set_mtime(head, stat->st_mtime, 0);
	archive_entry_set_filetype(head, AE_IFREG);
	archive_entry_set_perm(head, 0600);
	int code = archive_write_header(zip, head);
	archive_entry_free(head);
	return code == ARCHIVE_OK || failed(zip, e);
}

static bool put_bytes(struct archive *zip, int from, str name, struct err *e)
{
	char piece[PIECE];
	ssize_t n;
	while ((n = read(from, piece, sizeof piece)) > 0)
		if (archive_write_data(zip, piece, (size_t)n) != n)
			return failed(zip, e);
	return n == 0 || unreadable(name, e);
}

static bool put_entry(struct archive *zip, const struct bundled_file *of, struct err *e)
{
	auto_arena a = { 0 };
	struct stat stat;
	int from = open(arena_text(&a, of->path), O_RDONLY | O_CLOEXEC);
	if (from < 0 || fstat(from, &stat) != 0) {
		if (from >= 0)
			close(from);
		return unreadable(of->name, e);
	}
	bool ok = put_head(zip, arena_text(&a, of->name), &stat, e) && put_bytes(zip, from, of->name, e);
	close(from);
	return ok;
}

bool bundle_put(int fd, const struct bundled_file *entries, size_t count, struct err *e)
{
	struct archive *zip = archive_write_new();
	/* Unless told, names are marked as UTF-8 in some locales only, and Windows takes unmarked ones for CP932. */
	bool ok = (archive_write_set_format_zip(zip) == ARCHIVE_OK && archive_write_set_options(zip, "zip:hdrcharset=UTF-8") == ARCHIVE_OK &&
	           archive_write_open_fd(zip, fd) == ARCHIVE_OK) || failed(zip, e);
	for (size_t i = 0; ok && i < count; i++)
		ok = put_entry(zip, &entries[i], e);
	if (archive_write_close(zip) != ARCHIVE_OK && ok)
		ok = failed(zip, e);
	archive_write_free(zip);
	return ok;
}

bool bundle_nameless(str folder, const struct bundled_file *files, size_t count, int *fd, struct err *e)
{
	auto_arena a = { 0 };
	*fd = open(arena_text(&a, folder), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*fd < 0)
		return err_set(e, ERR_DISK, "zip を書く場所がありません: %s", "there is no place to write the .zip: %s", strerror(errno));
	if (bundle_put(*fd, files, count, e) && lseek(*fd, 0, SEEK_SET) == 0)
		return true;
	close(*fd);
	*fd = -1;
	return false;
}
