/* arena.h - memory with a bedtime: taken piece by piece, given back all at once.
 * Running out of memory is no answer a caller can act on: the process says so in one line and leaves
 * with the exit code of ERR_MEMORY. What was being written is undone by the store when it is next opened.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "str.h"

#include <stdarg.h>

#define ARENA_BLOCK_MAX (2u << 20) /* what is taken from the system at once, but for a larger piece: a huge page */

struct arena {
	struct arena_block *last;
	size_t taken; /* bytes held from the system */
	size_t max;   /* 0, or the bytes at which arena_full() becomes true */
};

#define auto_arena __attribute__((cleanup(arena_drop))) struct arena

#define never_null __attribute__((returns_nonnull))

never_null void *arena_take(struct arena *a, size_t n);      /* zeroed, aligned for anything */
never_null void *arena_take_each(struct arena *a, size_t size, size_t n); /* the same for n objects of this size */
never_null void *arena_more(struct arena *a, const void *old, size_t old_n, size_t n); /* a larger copy of old */
str arena_copy(struct arena *a, str s);                      /* NUL-terminated behind the end */
never_null char *arena_text(struct arena *a, str s);         /* the same as a C string */
str arena_fmt(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
str arena_vfmt(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
str arena_join(struct arena *a, str one, str between, str two); /* "one", "two" or "one<between>two" */
bool arena_full(const struct arena *a); /* over its max: a parser of foreign bytes asks and refuses */
void arena_drop(struct arena *a);

/* One zeroed object, or an array of them. */
#define arena_new(a, type) ((type *)arena_take(a, sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_take_each(a, sizeof(type), n))

/* Room for one more in a growing array: list is a pointer, count how many are in use, room how many fit. */
#define arena_grow(a, list, count, room)                                                             \
	do {                                                                                         \
		if ((count) == (room)) {                                                             \
			size_t grown_ = (room) ? (room) * 2 : 8;                                     \
			(list) = arena_more(a, list, sizeof *(list) * (count), sizeof *(list) * grown_); \
			(room) = grown_;                                                             \
		}                                                                                    \
	} while (0)

/* Heap memory that outlives arenas. */
never_null void *mem_take(size_t n);
never_null void *mem_more(void *old, size_t n);
/* For a program that answers many small requests: giving memory back to the system after each and faulting it in again for the
 * next takes longer than the answers. Before there are threads. */
void mem_serve(void);
_Noreturn void mem_out(void);
