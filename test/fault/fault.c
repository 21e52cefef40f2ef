/* fault.c - a library to be preloaded: lets one call of the system fail, or the process die there.
 *   INRO_FAULT=KIND:N        the N-th call of this kind, counted from main, fails once; the kinds are the table below
 *   INRO_FAULT=kill:N        the process is killed before the N-th call that changes a file
 *   INRO_FAULT_COUNTS=FILE   at the end, a line "KIND CALLS" for each kind
 * What the C library writes for stdio does not pass here: nothing that must last is written that way.
 * SPDX-License-Identifier: Apache-2.0 */
#undef _FILE_OFFSET_BITS /* with it, pwrite would be but another name of pwrite64, and we must stand for both */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MALLOC, WRITE, SYNC, RENAME, TRUNCATE, UNLINK, KILL, KINDS };

static struct kind {
	const char *name;
	int number; /* what errno says */
	atomic_long calls, failing;
} kinds[KINDS] = {
	[MALLOC] = { "malloc", ENOMEM, 0, 0 }, /* calloc, realloc */
	[WRITE] = { "write", ENOSPC, 0, 0 },   /* pwrite, writev */
	[SYNC] = { "sync", EIO, 0, 0 },        /* fsync, fdatasync */
	[RENAME] = { "rename", EIO, 0, 0 },
	[TRUNCATE] = { "truncate", ENOSPC, 0, 0 },
	[UNLINK] = { "unlink", EIO, 0, 0 },
	[KILL] = { "kill", 0, 0, 0 }, /* all but malloc */
};

static atomic_bool in_main;

static bool fails(int kind)
{
	if (!in_main)
		return false;
	if (kind != MALLOC && ++kinds[KILL].calls == kinds[KILL].failing)
		raise(SIGKILL);
	if (++kinds[kind].calls != kinds[kind].failing)
		return false;
	errno = kinds[kind].number;
	return true;
}

/* Of all constructors those of a preloaded library run last, right before main. */
__attribute__((constructor)) static void begin(void)
{
	const char *fault = getenv("INRO_FAULT"), *colon = fault ? strchr(fault, ':') : NULL;
	for (struct kind *kind = kinds; colon && kind < kinds + KINDS; kind++)
		if (strlen(kind->name) == (size_t)(colon - fault) && !strncmp(kind->name, fault, (size_t)(colon - fault)))
			kind->failing = strtol(colon + 1, NULL, 10);
	in_main = true;
}

__attribute__((destructor)) static void end(void)
{
	in_main = false;
	const char *name = getenv("INRO_FAULT_COUNTS");
	FILE *file = name ? fopen(name, "w") : NULL;
	for (struct kind *kind = kinds; file && kind < kinds + KINDS; kind++)
		fprintf(file, "%s %ld\n", kind->name, kind->calls);
	if (file)
		fclose(file);
}

/* ---- what stands for the C library's own */

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t n);

void *malloc(size_t n)
{
	return fails(MALLOC) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails(MALLOC) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t n)
{
	return fails(MALLOC) ? NULL : __libc_realloc(old, n);
}

ssize_t write(int fd, const void *from, size_t n)
{
	return fails(WRITE) ? -1 : syscall(SYS_write, fd, from, n);
}

ssize_t pwrite(int fd, const void *from, size_t n, off_t at)
{
	return fails(WRITE) ? -1 : syscall(SYS_pwrite64, fd, from, n, at);
}

ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at)
{
	return fails(WRITE) ? -1 : syscall(SYS_pwrite64, fd, from, n, at);
}

ssize_t writev(int fd, const struct iovec *from, int count)
{
	return fails(WRITE) ? -1 : syscall(SYS_writev, fd, from, count);
}

int fsync(int fd)
{
	return fails(SYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return fails(SYNC) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int rename(const char *from, const char *to)
{
	return fails(RENAME) ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int ftruncate(int fd, off_t n)
{
	return fails(TRUNCATE) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int ftruncate64(int fd, off64_t n)
{
	return fails(TRUNCATE) ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int unlink(const char *path)
{
	return fails(UNLINK) ? -1 : unlinkat(AT_FDCWD, path, 0);
}
