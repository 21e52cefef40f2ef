/* belt.h - one thread makes pieces of work, another takes them, in their order: reading goes on while what was read is kept.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "err.h"

#define BELT_PIECES_MAX 4u /* that may wait */

struct belt;

/* Takes a piece, on the other thread, and lets it go. False stops the belt: those behind it are let go of by `drop`. */
typedef bool belt_taker(void *of, void *piece, struct err *e);

struct belt *belt_open(belt_taker *take, void (*drop)(void *piece), void *of);
/* Waits for room. False: a piece before it was not taken; this one is let go of, and e says why. */
bool belt_put(struct belt *b, void *piece, struct err *e);
/* Waits until all were taken; then there is no other thread any more. False: one was not taken. */
bool belt_end(struct belt **b, struct err *e);
