/* fault.c - a library to be preloaded: lets one call of the system fail, or the process die there.
 *   INRO_FAULT=KIND:N           the N-th call of this kind, counted from main, fails once; the kinds are the table below
 *   INRO_FAULT=KIND:N:kill      the process is killed instead
 *   INRO_FAULT_COUNTS=FILE      at the end, a line "KIND CALLS" for each kind, and a line "place malloc:N" for the first
 *                               and the last call of malloc from each place: the callers up to main tell places apart
 *   INRO_FAULT_POINTS=FOLDER    the program runs once for each line of FOLDER/points ("KIND:N" or "KIND:N:kill"): after
 *                               each run "POINT EXIT_STATUS" is written to the pipe FOLDER/done, and a line from the
 *                               pipe FOLDER/next lets the next run begin. Loading the program once, and not thousands of
 *                               times, is what makes it affordable to let every single call fail.
 * What the C library writes for stdio does not pass here: nothing that must last is written that way.
 * SPDX-License-Identifier: Apache-2.0 */
#undef _FILE_OFFSET_BITS /* with it, pwrite would be but another name of pwrite64, and we must stand for both */
#define _GNU_SOURCE
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MALLOC, WRITE, SYNC, RENAME, TRUNCATE, UNLINK, CHANGE, ANY, KINDS };

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
	[CHANGE] = { "change", EIO, 0, 0 }, /* all but malloc */
	[ANY] = { "any", EIO, 0, 0 },
};

static atomic_bool in_main, kills, counts;

/* ---- from where malloc is called */

#define CALLERS_MAX 48
#define PLACES 65536 /* slots: far more than a program of this size has */

static struct place {
	unsigned long callers; /* digest of their addresses; 0: free */
	long first, last;
} places[PLACES];

static void note_place(long call)
{
	void *callers[CALLERS_MAX];
	unsigned long digest = 14695981039346656037u; /* FNV-1a, 64 bits, over whole addresses */
	int n = backtrace(callers, CALLERS_MAX);
	for (int i = 0; i < n; i++)
		digest = (digest ^ (unsigned long)callers[i]) * 1099511628211u;
	struct place *place = &places[digest % PLACES];
	while (place->callers && place->callers != digest)
		place = place == places + PLACES - 1 ? places : place + 1;
	if (!place->callers)
		*place = (struct place){ digest, call, call };
	place->last = call;
}

static void put_places(FILE *file)
{
	for (const struct place *place = places; place < places + PLACES; place++) {
		if (place->callers)
			fprintf(file, "place malloc:%ld\n", place->first);
		if (place->last != place->first)
			fprintf(file, "place malloc:%ld\n", place->last);
	}
}

/* ---- calls that fail */

static bool reached(struct kind *kind)
{
	if (++kind->calls != kind->failing)
		return false;
	if (kills)
		raise(SIGKILL);
	errno = kind->number;
	return true;
}

static bool fails(int kind)
{
	if (!in_main)
		return false;
	if (kind == MALLOC && counts)
		note_place(kinds[MALLOC].calls + 1);
	bool this = reached(&kinds[kind]), change = kind != MALLOC && reached(&kinds[CHANGE]);
	return reached(&kinds[ANY]) || this || change;
}

static void plan(const char *point)
{
	const char *colon = strchr(point, ':');
	for (struct kind *kind = kinds; colon && kind < kinds + KINDS; kind++)
		if (strlen(kind->name) == (size_t)(colon - point) && !strncmp(kind->name, point, (size_t)(colon - point)))
			kind->failing = strtol(colon + 1, NULL, 10);
	kills = strstr(point, ":kill") != NULL;
}

/* ---- one run after the other */

static int open_in(const char *folder, const char *name, int flags)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = open(path, flags | O_CLOEXEC);
	if (fd < 0)
		_exit(127);
	return fd;
}

static int ended(pid_t child)
{
	int status;
	if (waitpid(child, &status, 0) != child)
		_exit(127);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Returns in the children, each of which goes on to main; the parent has no main. No streams are used here: a child
 * that leaves would set back the place of one that is shared. */
static void run_each(const char *folder)
{
	static char points[1 << 20];
	char answer;
	int list = open_in(folder, "points", O_RDONLY);
	int done = open_in(folder, "done", O_WRONLY), next = open_in(folder, "next", O_RDONLY);
	if (read(list, points, sizeof points - 1) <= 0)
		_exit(127);
	for (char *point = strtok(points, "\n"); point; point = strtok(NULL, "\n")) {
		pid_t child = fork();
		if (!child) {
			unsetenv("INRO_FAULT_POINTS");
			setenv("INRO_FAULT", point, 1);
			return;
		}
		dprintf(done, "%s %d\n", point, ended(child));
		if (read(next, &answer, 1) != 1)
			break;
	}
	_exit(0);
}

/* Of all constructors those of a preloaded library run last, right before main. */
__attribute__((constructor)) static void begin(void)
{
	const char *folder = getenv("INRO_FAULT_POINTS");
	if (folder)
		run_each(folder);
	const char *fault = getenv("INRO_FAULT");
	if (fault)
		plan(fault);
	counts = getenv("INRO_FAULT_COUNTS") != NULL;
	if (counts)
		backtrace((void *[1]){ NULL }, 1); /* the first one loads what it needs */
	in_main = true;
}

__attribute__((destructor)) static void end(void)
{
	const char *name = in_main ? getenv("INRO_FAULT_COUNTS") : NULL;
	in_main = false;
	FILE *file = name ? fopen(name, "w") : NULL;
	for (struct kind *kind = kinds; file && kind < kinds + KINDS; kind++)
		fprintf(file, "%s %ld\n", kind->name, kind->calls);
	if (file) {
		put_places(file);
		fclose(file);
	}
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
