/* arena.c - blocks of memory that grow and end together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "arena.h"

#include "err.h"

#include <assert.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK_MIN 4096u
#define ALIGN _Alignof(max_align_t)

/* What serving keeps of memory that was let go of, for each of malloc's arenas: several pages' worth. Beyond it goes back to the
 * system, as does every piece that is larger than a large page. */
#define SERVE_KEPT_MAX (2 << 20)
#define SERVE_PIECE_MAX (512 << 10)
#define SERVE_STEP (128 << 10)

struct arena_block {
	struct arena_block *before;
	size_t used, room;
	_Alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void mem_out(void)
{
	static const char line[] = "inro: メモリが足りません / out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, line, sizeof line - 1);
	(void)ignored;
	_exit(err_exit(ERR_MEMORY));
}

void *mem_take(size_t n)
{
	void *p = calloc(1, n ? n : 1);
	if (!p)
		mem_out();
	return p;
}

void *mem_more(void *old, size_t n)
{
	void *p = realloc(old, n ? n : 1);
	if (!p)
		mem_out();
	return p;
}

void mem_serve(void)
{
	mallopt(M_TRIM_THRESHOLD, SERVE_KEPT_MAX);
	mallopt(M_MMAP_THRESHOLD, SERVE_PIECE_MAX);
	mallopt(M_TOP_PAD, SERVE_STEP);
}

/* Large arenas grow by huge pages where the system has them: a fault for every 4 KB is a tenth of a large import. */
static void *huge_take(void)
{
	void *p = aligned_alloc(ARENA_BLOCK_MAX, ARENA_BLOCK_MAX);
	if (p)
		madvise(p, ARENA_BLOCK_MAX, MADV_HUGEPAGE);
	return p;
}

static struct arena_block *block_add(struct arena *a, size_t n)
{
	size_t size = a->last ? (a->last->room + sizeof *a->last) * 2 : BLOCK_MIN;
	if (size > ARENA_BLOCK_MAX)
		size = ARENA_BLOCK_MAX;
	if (size < n + sizeof *a->last)
		size = n + sizeof *a->last;
	struct arena_block *block = size == ARENA_BLOCK_MAX ? huge_take() : malloc(size);
	if (!block)
		mem_out();
	*block = (struct arena_block){ .before = a->last, .room = size - sizeof *block };
	a->taken += size;
	return a->last = block;
}

/* n bytes, zeroed from `keep` on. */
static void *take(struct arena *a, size_t n, size_t keep)
{
	struct arena_block *block = a->last;
	if (n > SIZE_MAX / 2)
		mem_out();
	n = (n + ALIGN - 1) & ~(ALIGN - 1);
	if (!block || block->room - block->used < n)
		block = block_add(a, n);
	unsigned char *p = block->bytes + block->used;
	block->used += n;
	memset(p + keep, 0, n - keep);
	return p;
}

void *arena_take(struct arena *a, size_t n)
{
	return take(a, n, 0);
}

void *arena_take_each(struct arena *a, size_t size, size_t n)
{
	size_t all;
	if (__builtin_mul_overflow(size, n, &all))
		mem_out();
	return arena_take(a, all);
}

void *arena_more(struct arena *a, const void *old, size_t old_n, size_t n)
{
	assert(old_n <= n);
	void *p = take(a, n, old_n);
	return old_n ? memcpy(p, old, old_n) : p;
}

char *arena_text(struct arena *a, str s)
{
	char *p = take(a, s.n + 1, s.n);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

str arena_copy(struct arena *a, str s)
{
	return (str){ arena_text(a, s), s.n };
}

str arena_vfmt(struct arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return S("");
	char *p = arena_take(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, args);
	return (str){ p, (size_t)n };
}

str arena_fmt(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str s = arena_vfmt(a, format, args);
	va_end(args);
	return s;
}

str arena_join(struct arena *a, str one, str between, str two)
{
	if (!one.n || !two.n)
		return one.n ? one : two;
	return arena_fmt(a, "%.*s%.*s%.*s", P(one), P(between), P(two));
}

bool arena_full(const struct arena *a)
{
	return a->max && a->taken > a->max;
}

void arena_drop(struct arena *a)
{
	while (a->last) {
		struct arena_block *before = a->last->before;
		free(a->last);
		a->last = before;
	}
	a->taken = 0;
}
