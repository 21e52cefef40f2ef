/* stamp.h - days and spans of time as Windows, its directory and PowerShell write them.
 * Sources: Microsoft Learn, "File Times", "Interval/LargeInteger attributes", "CIM_DATETIME" and
 * "Standard TimeSpan format strings"; RFC 4517, section 3.3.13 (Generalized Time).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/when.h"

/* What the short dates of a file showed about their own order: 11/1/2026 is November in one locale and
 * January in another, so that one value cannot tell. Begin with 0 and show it every date of the file. */
enum stamp_order {
	STAMP_MONTH_FIRST = 1, /* 10/31/2026 was seen */
	STAMP_DAY_FIRST = 2,   /* 31/10/2026 was seen */
	STAMP_TWELVE_HOURS = 4 /* AM or PM was seen: month first, unless a date shows otherwise */
};
void stamp_see(str value, unsigned *order);

/* The civil date in Japan; no date (year 0) where the value says "never" or nothing. False when the value
 * is no date, or a short date whose order the file does not show. */
bool stamp_day(str value, unsigned order, struct day *d);

/* "42.00:00:00", "00:30:00", "-00:00:01.5": fractions of seconds are dropped. */
bool stamp_span(str value, int64_t *seconds);
