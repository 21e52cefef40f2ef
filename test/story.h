/* story.h - every check tells what it should of what it is given: test/stories, one file a check.
 * A story file:
 *   = what the story is about
 *   + KIND FILE [AS-OF]      a file is imported; the CSV follows
 *   ! WORDS                  what the duty's own test does at these words
 *   > label|group|state|reason|detail   every row of the check, in its order; "|stale" behind it
 * Lines that begin with # are remarks. Every state and reason of a check must be told by a story.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"

/* The stories of all checks of a duty, in facilities that have these duties; the exit code. act may be NULL. */
int stories_run(const struct duty *const *with, const struct duty *of, void (*act)(struct toy *t, str words));
