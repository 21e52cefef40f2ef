/* terminal.h - a captured terminal session as a person saw it: no pagers, no erased characters, no colours.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

/* Every line stays the line it was; CR LF and lone CRs at a line's end become LF. Always a copy. */
str terminal_clean(struct arena *a, str text);
