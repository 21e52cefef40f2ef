/* disk.c - reading and replacing whole files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "disk.h"

#include "buf.h"

#include <errno.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int real_open(const char *path, int flags, mode_t mode)
{
	return open(path, flags | O_CLOEXEC, mode);
}

const struct disk disk_real = { real_open, read, write, fsync, close, rename, unlink, mkdir };

#define READ_STEP (1u << 16)
#define FOLDERS_DEEP_MAX 16

str path_join(struct arena *a, str folder, str name)
{
	bool slash = str_ends(folder, S("/"));
	return arena_fmt(a, "%.*s%s%.*s", P(folder), slash || !folder.n ? "" : "/", P(name));
}

str path_name(str path)
{
	for (size_t i = path.n; i; i--)
		if (path.p[i - 1] == '/')
			return str_from(path, i);
	return path;
}

/* What the system's refusals mean to the person at the desk. */
static const struct refusal {
	int number;
	enum err_kind kind;
	struct words words;
} refusals[] = {
	{ ENOENT, ERR_MISSING, { "ファイルまたはフォルダーがありません", "no such file or folder" } },
	{ EACCES, ERR_DENIED, { "読み書きが許可されていません", "permission denied" } },
	{ EPERM, ERR_DENIED, { "この操作は許可されていません", "operation not permitted" } },
	{ EROFS, ERR_DISK, { "読み取り専用の場所です", "the place is read-only" } },
	{ ENOSPC, ERR_DISK, { "ディスクに空き容量がありません", "the disk is full" } },
	{ EDQUOT, ERR_DISK, { "割り当てられた容量を使い切りました", "the disk quota is used up" } },
	{ EISDIR, ERR_DISK, { "ファイルではなくフォルダーです", "it is a folder, not a file" } },
	{ ENOTDIR, ERR_DISK, { "フォルダーではなくファイルです", "it is a file, not a folder" } },
	{ ENAMETOOLONG, ERR_DISK, { "名前が長すぎます", "the name is too long" } },
	{ EIO, ERR_DISK, { "装置が読み書きに失敗しました", "the device failed to read or write" } },
	{ 0 },
};

static bool cannot(struct err *e, str path, int number)
{
	const struct refusal *refusal = refusals;
	while (refusal->number && refusal->number != number)
		refusal++;
	const char *system = strerror(number);
	err_set(e, refusal->number ? refusal->kind : ERR_DISK, "%.*s", "%.*s", P(path));
	return err_at(e, refusal->number ? refusal->words : (struct words){ system, system });
}

static bool read_all(const struct disk *d, int fd, size_t max, struct buf *to, str path, struct err *e)
{
	char step[READ_STEP];
	for (;;) {
		ssize_t n = d->read(fd, step, sizeof step);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return cannot(e, path, errno);
		if (!n)
			return true;
		buf_put(to, (str){ step, (size_t)n });
		if (to->n > max)
			return err_set(e, ERR_INPUT, "%.*s: ファイルが大きすぎます(上限 %zu バイト)",
			               "%.*s: the file is too large (limit %zu bytes)", P(path), max);
	}
}

bool disk_read(const struct disk *d, struct arena *a, str path, size_t max, str *bytes, struct err *e)
{
	auto_buf all = { 0 };
	auto_arena names = { 0 };
	bool standard = str_eq(path, S("-"));
	int fd = standard ? STDIN_FILENO : d->open(arena_text(&names, path), O_RDONLY, 0);
	if (fd < 0)
		return cannot(e, path, errno);
	bool ok = read_all(d, fd, max, &all, path, e);
	if (!standard)
		d->close(fd);
	if (ok)
		*bytes = arena_copy(a, buf_str(&all));
	return ok;
}

bool disk_stream(const struct disk *d, str path, bool (*take)(void *of, str bytes, struct err *e), void *of, struct err *e)
{
	auto_arena names = { 0 };
	bool standard = str_eq(path, S("-")), ok = true;
	char *piece = arena_take(&names, DISK_PIECE);
	int fd = standard ? STDIN_FILENO : d->open(arena_text(&names, path), O_RDONLY, 0);
	if (fd < 0)
		return cannot(e, path, errno);
	while (ok) {
		ssize_t n = d->read(fd, piece, DISK_PIECE);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			ok = cannot(e, path, errno);
		if (n <= 0)
			break;
		ok = take(of, (str){ piece, (size_t)n }, e);
	}
	if (!standard)
		d->close(fd);
	return ok;
}

static bool write_all(const struct disk *d, int fd, str bytes)
{
	while (bytes.n) {
		ssize_t n = d->write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = ENOSPC; /* a disk that takes nothing and gives no reason */
		if (n <= 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return d->sync(fd) == 0;
}

static bool close_keeping(const struct disk *d, int fd, bool ok)
{
	int number = errno;
	if (d->close(fd) != 0 && ok)
		return false;
	errno = number;
	return ok;
}

/* A rename is on the disk only when its folder has been synced. */
static bool sync_folder_of(const struct disk *d, struct arena *a, str path)
{
	str folder = str_first(path, path.n - path_name(path).n);
	int fd = d->open(folder.n ? arena_text(a, folder) : ".", O_RDONLY | O_DIRECTORY, 0);
	return fd >= 0 && close_keeping(d, fd, d->sync(fd) == 0);
}

static bool write_beside(const struct disk *d, const char *beside, str bytes, mode_t mode)
{
	/* What a dead process left there may be open to others: the new file takes nothing from it. */
	d->unlink(beside);
	int fd = d->open(beside, O_WRONLY | O_CREAT | O_EXCL, mode);
	return fd >= 0 && close_keeping(d, fd, write_all(d, fd, bytes));
}

static bool write_whole(const struct disk *d, str path, str bytes, mode_t mode, struct err *e)
{
	auto_arena a = { 0 };
	char *place = arena_text(&a, path), *beside = arena_text(&a, arena_fmt(&a, "%.*s.part", P(path)));
	if (write_beside(d, beside, bytes, mode) && d->rename(beside, place) == 0 && sync_folder_of(d, &a, path))
		return true;
	int number = errno;
	d->unlink(beside);
	return cannot(e, path, number);
}

bool disk_write(const struct disk *d, str path, str bytes, struct err *e)
{
	return write_whole(d, path, bytes, 0644, e);
}

bool disk_write_private(const struct disk *d, str path, str bytes, struct err *e)
{
	return write_whole(d, path, bytes, 0600, e);
}

static bool make_folder(const struct disk *d, str path, mode_t mode, struct err *e)
{
	auto_arena a = { 0 };
	for (size_t i = 1; i <= path.n; i++) {
		if (i < path.n && path.p[i] != '/')
			continue;
		if (d->mkdir(arena_text(&a, str_first(path, i)), mode) != 0 && errno != EEXIST)
			return cannot(e, path, errno);
	}
	int fd = d->open(arena_text(&a, path), O_RDONLY | O_DIRECTORY, 0); /* what was there may be a file */
	if (fd < 0)
		return cannot(e, path, errno);
	d->close(fd);
	return true;
}

bool disk_folder(const struct disk *d, str path, struct err *e)
{
	return make_folder(d, path, 0755, e);
}

bool disk_folder_private(const struct disk *d, str path, struct err *e)
{
	return make_folder(d, path, 0700, e);
}

bool disk_is_folder(str path)
{
	auto_arena names = { 0 };
	struct stat about;
	return stat(arena_text(&names, path), &about) == 0 && S_ISDIR(about.st_mode);
}

bool disk_there(str path)
{
	auto_arena a = { 0 };
	return access(arena_text(&a, path), F_OK) == 0;
}

bool disk_drop(const struct disk *d, str path, struct err *e)
{
	auto_arena a = { 0 };
	return d->unlink(arena_text(&a, path)) == 0 || errno == ENOENT || cannot(e, path, errno);
}

struct listing {
	struct arena *a;
	str *names;
	size_t count, room;
};

static bool list_below(struct listing *l, str root, str below, int deep, struct err *e);

static bool list_entry(struct listing *l, str root, str name, int deep, struct err *e)
{
	struct stat what;
	if (lstat(arena_text(l->a, path_join(l->a, root, name)), &what) != 0)
		return cannot(e, name, errno);
	if (S_ISDIR(what.st_mode))
		return list_below(l, root, name, deep + 1, e);
	if (!S_ISREG(what.st_mode))
		return err_set(e, ERR_INPUT, "%.*s: ふつうのファイルではありません", "%.*s: not a regular file", P(name));
	if (l->count == DISK_FILES_MAX)
		return err_set(e, ERR_INPUT, "%.*s: ファイルが多すぎます", "%.*s: too many files", P(root));
	arena_grow(l->a, l->names, l->count, l->room);
	l->names[l->count++] = name;
	return true;
}

static bool list_below(struct listing *l, str root, str below, int deep, struct err *e)
{
	if (deep > FOLDERS_DEEP_MAX)
		return err_set(e, ERR_INPUT, "%.*s: フォルダーが深すぎます", "%.*s: folders are nested too deep", P(below));
	DIR *folder = opendir(arena_text(l->a, below.n ? path_join(l->a, root, below) : root));
	if (!folder)
		return cannot(e, root, errno);
	bool ok = true;
	for (struct dirent *entry; ok && (errno = 0, entry = readdir(folder));) {
		str name = str_of(entry->d_name);
		if (!str_eq(name, S(".")) && !str_eq(name, S("..")))
			ok = list_entry(l, root, below.n ? path_join(l->a, below, name) : arena_copy(l->a, name), deep, e);
	}
	if (ok && errno) /* readdir says the end and a failure alike by NULL */
		ok = cannot(e, root, errno);
	closedir(folder);
	return ok;
}

static int name_order(const void *x, const void *y)
{
	return str_order(*(const str *)x, *(const str *)y);
}

bool disk_list(struct arena *a, str folder, str **names, size_t *count, struct err *e)
{
	struct listing l = { .a = a };
	if (!list_below(&l, folder, S(""), 0, e))
		return false;
	if (l.count)
		qsort(l.names, l.count, sizeof *l.names, name_order);
	*names = l.names;
	*count = l.count;
	return true;
}
