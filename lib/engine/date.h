/* date.h - dates as people write them in ledgers.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/when.h"

/* A date as people write it (any width, any era, 年月日 . / - or none): 2024/4/1, 令和5年6月1日, R5.6.1, H24.3,
 * 平成25年, 2012, 20240401, 2024年度 (April to March), "Dec 1, 2020", 2024-04-01 12:30:00, 元年.
 * False when it is none; false too for days that do not exist. */
bool date_read(str s, struct span *span);
