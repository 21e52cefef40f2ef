/* typed.h - what a person types that nobody may read over the shoulder.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "work.h"

#define TYPED_BYTES_MAX 1024u

/* One line of the standard input. At a terminal it is asked for, twice, and not shown; ERR_INPUT: the two differ, there is
 * no line, or it is too long. */
bool typed_password(struct work *w, str *password, struct err *e);
