/* date.h - dates as people write them in ledgers.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/when.h"

/* A date as people write it (any width, any era, 年月日 . / - or none): 2024/4/1, 令和5年6月1日, R5.6.1, H24.3,
 * 平成25年, 元年, 2012, 20240401, 2024年度 (April to March), "Dec 1, 2020". A weekday or a time of day may follow
 * and is passed over; a time zone turns nothing. False and no span when it is no date, when the day does
 * not exist (平成50年), and when it may be two days (5/6/1; 5/6/2024 without AM or PM). */
bool date_read(str s, struct span *span);
