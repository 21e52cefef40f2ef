/* xlsx_format.h - what the number format of a cell makes of its number.
 * Source: ECMA-376 part 1, sections 18.8.30 (numFmt, with the built-in formats of Japanese Excel) and 18.8.31.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

enum format_shows {
	FORMAT_DATE = 1,    /* year, month, day, era or weekday */
	FORMAT_TIME = 2,    /* hours, minutes or seconds */
	FORMAT_ELAPSED = 4, /* [h]:mm: more than 24 hours are possible */
};

struct format {
	uint8_t shows;  /* enum format_shows; 0 for a plain number */
	uint8_t digits; /* at least so many are shown, with zeros before the number: 00000 */
};

struct format format_of(str code);
struct format format_built_in(size_t id); /* plain when the id is none or gives no date */
