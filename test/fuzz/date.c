/* date.c - any bytes are days of the calendar, in order, or no date.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/date.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool is_day(struct day d)
{
	return day_valid(d.year, d.month, d.day);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct span span;
	bool is_date = date_read((str){ (const char *)bytes, n }, &span);
	bool holds = is_date ? is_day(span.from) && is_day(span.to) && day_order(span.from, span.to) <= 0
			     : span.from.year == 0;
	if (!holds)
		abort();
	return 0;
}
