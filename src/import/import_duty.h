/* import_duty.h - the duty of 取り込み: files that people bring are looked at together, and then taken into the ledger.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty import_duty;
