/* str.h - text that somebody else owns: a pointer and a length, never NUL-terminated by promise.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct str {
	const char *p;
	size_t n;
} str;

/* A literal as a str: S() in code, T() in static tables. A variable does not compile. */
#define S(x) ((str){ "" x, sizeof(x) - 1 })
#define T(x) { "" x, sizeof(x) - 1 }

/* For printf: printf("%.*s", P(text)). */
#define P(s) (int)(s).n, (s).p

#define LENGTH(array) (sizeof(array) / sizeof *(array))

str str_of(const char *c); /* NULL gives the empty text */
bool str_eq(str a, str b);
bool str_eq_nocase(str a, str b); /* ASCII letters only */
int str_order(str a, str b);      /* by bytes; <0, 0, >0 */
bool str_starts(str s, str head);
bool str_ends(str s, str tail);
bool str_has(str s, str part); /* the empty part is in every text */
str str_trim(str s);           /* ASCII white space off both ends */
str str_from(str s, size_t at);          /* the rest from byte `at`; empty when past the end */
str str_first(str s, size_t n);          /* at most n bytes */
size_t str_find(str s, str part);        /* byte offset, or s.n when absent */
bool str_whole(str s, int64_t *number);  /* the whole text is a decimal integer of at most 18 digits */
bool str_hex(str s, uint32_t *number);   /* the whole text is one to eight hexadecimal digits of either case */

/* Cuts `rest` at the first `mark`: the piece before it is returned, `rest` becomes what follows.
 * The last piece empties rest and sets rest->p to NULL, so `while (rest.p)` walks all pieces. mark is not empty. */
str str_cut(str *rest, str mark);

/* FNV-1a, 64 bits: for hash tables inside one process, never for anything kept. */
uint64_t str_hash(str s);
