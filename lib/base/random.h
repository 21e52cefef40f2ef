/* random.h - texts that nobody can guess.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"

#define RANDOM_TEXT_LENGTH 43u

str random_text(struct arena *a);              /* 256 bits as base64url (RFC 4648) without padding */
str random_letters(struct arena *a, size_t n); /* n letters of base32 (RFC 4648), 5 bits each */
