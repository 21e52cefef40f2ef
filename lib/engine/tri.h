/* tri.h - yes, no, and "it cannot be told", which is an answer too.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

enum tri { TRI_UNKNOWN, TRI_NO, TRI_YES };

static inline enum tri tri_of(bool known)
{
	return known ? TRI_YES : TRI_NO;
}

/* As a cell says it: "yes", "no" or nothing. */
static inline str tri_text(enum tri t)
{
	return t == TRI_YES ? S("yes") : t == TRI_NO ? S("no") : S("");
}

/* Is one of the two true? A yes decides; otherwise what is not known stays not known. */
static inline enum tri tri_either(enum tri a, enum tri b)
{
	if (a == TRI_YES || b == TRI_YES)
		return TRI_YES;
	return a == TRI_NO && b == TRI_NO ? TRI_NO : TRI_UNKNOWN;
}

/* Are both true? A no decides. */
static inline enum tri tri_both(enum tri a, enum tri b)
{
	if (a == TRI_NO || b == TRI_NO)
		return TRI_NO;
	return a == TRI_YES && b == TRI_YES ? TRI_YES : TRI_UNKNOWN;
}
