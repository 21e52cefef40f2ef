/* id.h - names of things that are never given twice: UUID version 7 (RFC 9562, section 5.7).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "str.h"

#define ID_LENGTH 36u

struct id {
	char text[ID_LENGTH + 1];
};

/* 48 bits of milliseconds (taken from the instant, seconds), 12 that count, 62 random bits: the ids of one process
 * sort in the order they were made. */
struct id id_new(int64_t instant);
void id_after(str made); /* ids made from now on sort behind this one, which another process may have made */
bool id_valid(str s); /* the lower-case form of any UUID */
static inline str id_str(const struct id *id)
{
	return (str){ id->text, ID_LENGTH };
}
