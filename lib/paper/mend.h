/* mend.h - text for libraries that refuse broken bytes.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

/* The text as a C string of valid UTF-8, without what XML and C strings cannot hold (NUL, U+FFFE, U+FFFF):
 * U+FFFD stands there instead. It is kept in `into` until that is used again. */
const char *mend(struct buf *into, str text);
