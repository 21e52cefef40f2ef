/* json_walk.h - JSON (RFC 8259) read in one pass over bytes in memory, without building anything: for feeds of many
 * megabytes, of which little is kept.
 *
 *     for (str name; walk_member(&w, &name);)
 *             if (str_eq(name, S("id")))
 *                     id = walk_text(&w, arena);
 *             else
 *                     walk_pass(&w);
 *
 * Each value must be taken or passed. What is not JSON, too deep or too long breaks the walk: from then on everything is
 * empty and every loop ends, so that only walk_done at the end has to be asked.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

#define WALK_DEPTH_MAX 64u

struct walk {
	str s;
	size_t at;
	unsigned depth;
	bool comes;                 /* a value comes next */
	bool fresh[WALK_DEPTH_MAX]; /* nothing was taken yet of what is open at this depth */
	const char *broken;         /* why; NULL while all is well */
};

struct walk walk_open(str json); /* a byte-order mark before it is passed */

/* The next member of the object that comes (the first call opens it); its value is to be taken next. False at its end, or
 * where no object comes (then that value is passed). `name` is as it is written, without undoing \u. */
bool walk_member(struct walk *w, str *name);
/* The same for the items of an array. */
bool walk_item(struct walk *w);
/* The text that comes, decoded (a view of the bytes where nothing was escaped); any other value is passed and gives "". */
str walk_text(struct walk *w, struct arena *a);
/* The text of the one member that is wanted of the object that comes; "" where it has none. */
str walk_text_of(struct walk *w, struct arena *a, str name);
bool walk_true(struct walk *w);     /* true, or anything else */
double walk_number(struct walk *w); /* 0 for what is none */
void walk_pass(struct walk *w);
char walk_next(struct walk *w);     /* the first byte of the value that comes: { [ " t f n - 0…9; 0 at the end */
/* The whole text was one value. ERR_INPUT says at which byte it broke, and why. */
bool walk_done(struct walk *w, struct err *e);
