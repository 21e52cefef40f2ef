/* mend.h - text for libraries that refuse broken bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* Valid UTF-8 without what XML and C strings cannot hold (NUL, U+FFFE, U+FFFF): U+FFFD stands there instead. */
char *mend(struct arena *a, str text);
