/* xlsx_number.h - a number of a cell as the person at the screen sees it.
 * Everything is done on decimal digits: what the file says is never bent by binary fractions or the locale.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "xlsx_format.h"

#define NUMBER_TEXT_MAX 64u

/* At most 15 significant digits, as Excel keeps them; no exponent from 1E-6 up to 1E+21; a date as YYYY-MM-DD, with
 * hh:mm:ss where the format shows hours and it is not midnight. A day that no calendar of Excel has stays a number.
 * What is no number is given back as it stands. The result lives in `to`, or is `raw`. */
str number_text(str raw, struct format format, bool from_1904, char to[NUMBER_TEXT_MAX]);
