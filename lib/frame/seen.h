/* seen.h - when a session was last seen, while that could not be written down: a full disk or a long import must sign
 * nobody out. Kept by this process alone.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

#define SEEN_MAX 1024u /* the one seen longest ago makes room */

void seen_note(str digest, int64_t now);
int64_t seen_last(str digest); /* 0 for never */
