/* affected.c - any bytes are ranges that begin before they end, or are not understood; and a version of a ledger, or none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/affected.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool is_range(const struct version_range *r)
{
	return !r->from.n || !r->to.n || version_order(&r->from, &r->to) < 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct affected affected;
	struct version v;
	str text = { (const char *)bytes, n };
	affected_read(&a, text, &affected);
	if ((affected.what == AFFECTED_RANGES) != (affected.count > 0) && affected.what != AFFECTED_UNTOLD)
		abort();
	for (size_t i = 0; i < affected.count; i++)
		if (!is_range(&affected.ranges[i]))
			abort();
	if (version_of(text, &v) != (v.n > 0) || v.n > VERSION_KEY_MAX)
		abort();
	return 0;
}
